//! The word lists of the text stage, read from the language crate's tables.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashSet;

/// What an abbreviation's full stop means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A name follows: never the end of a sentence.
    Title,
    /// Keeps its stop only before a number.
    Number,
    /// May also end a sentence.
    Plain,
}

/// Abbreviations, closed word lists and boilerplate phrases of one language.
#[derive(Clone, Debug)]
pub struct Lexicon {
    titles: FxHashSet<&'static str>,
    numbers: FxHashSet<&'static str>,
    plain: FxHashSet<&'static str>,
    prefixes: FxHashSet<&'static str>,
    starters: FxHashSet<&'static str>,
    units: FxHashSet<&'static str>,
    saying: FxHashSet<&'static str>,
    function: FxHashSet<&'static str>,
    weekdays: FxHashSet<&'static str>,
    months: FxHashSet<&'static str>,
    openers: FxHashSet<&'static str>,
    boilerplate: Option<AhoCorasick>,
}

/// The lists of the English crate, read once.
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    use dateline_english::text::{ABBREVIATIONS, BOILERPLATE, WORDS};
    Lexicon::read(ABBREVIATIONS, WORDS, BOILERPLATE)
});

impl Lexicon {
    /// The lists of the English crate.
    #[must_use]
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Reads the tables (`list<TAB>words` lines; phrases one a line). A list that a table lacks is empty.
    fn read(abbreviations: &'static str, words: &'static str, boilerplate: &'static str) -> Self {
        let list = |table: &'static str, name: &str| -> FxHashSet<&'static str> {
            let row = table
                .lines()
                .find_map(|line| line.split_once('\t').filter(|(list, _)| *list == name));
            row.map(|(_, words)| words.split_ascii_whitespace().collect())
                .unwrap_or_default()
        };
        let phrases = boilerplate
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self {
            titles: list(abbreviations, "title"),
            numbers: list(abbreviations, "number"),
            plain: list(abbreviations, "plain"),
            prefixes: list(words, "prefixes"),
            starters: list(words, "starters"),
            units: list(words, "units"),
            saying: list(words, "saying"),
            function: list(words, "function"),
            weekdays: list(words, "weekdays"),
            months: list(words, "months"),
            openers: list(words, "openers"),
            boilerplate: AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok(),
        }
    }

    /// Whether one of the phrases of boilerplate stands in `slice`.
    pub(super) fn has_boilerplate(&self, slice: &str) -> bool {
        self.boilerplate.as_ref().is_some_and(|phrases| phrases.is_match(slice))
    }

    /// What the full stop after `word` means, if `word` is an abbreviation.
    pub(super) fn stop(&self, word: &str) -> Option<Stop> {
        with_lower(word, |lower| {
            if self.titles.contains(lower) {
                Some(Stop::Title)
            } else if self.numbers.contains(lower) {
                Some(Stop::Number)
            } else if self.plain.contains(lower) {
                Some(Stop::Plain)
            } else {
                None
            }
        })
        .flatten()
    }

    pub(super) fn is_prefix(&self, word: &str) -> bool {
        with_lower(word, |lower| self.prefixes.contains(lower)).unwrap_or(false)
    }

    pub(super) fn is_starter(&self, word: &str) -> bool {
        with_lower(word, |lower| self.starters.contains(lower)).unwrap_or(false)
    }

    pub(super) fn is_unit(&self, word: &str) -> bool {
        with_lower(word, |lower| self.units.contains(lower)).unwrap_or(false)
    }

    pub(super) fn is_saying(&self, word: &str) -> bool {
        with_lower(word, |lower| self.saying.contains(lower)).unwrap_or(false)
    }

    pub(super) fn is_function(&self, word: &str) -> bool {
        with_lower(word, |lower| self.function.contains(lower)).unwrap_or(false)
    }

    /// Whether `word` opens sentences and, with a capital, little else.
    pub(super) fn is_opener(&self, word: &str) -> bool {
        with_lower(word, |lower| self.openers.contains(lower)).unwrap_or(false)
    }

    /// Whether `word` names a day of the week, in full or short, with or without its full stop.
    pub(super) fn is_weekday(&self, word: &str) -> bool {
        with_lower(word.trim_end_matches('.'), |lower| self.weekdays.contains(lower)).unwrap_or(false)
    }

    /// Whether `word` names a month, in full or short, with or without its full stop.
    pub(super) fn is_month(&self, word: &str) -> bool {
        with_lower(word.trim_end_matches('.'), |lower| self.months.contains(lower)).unwrap_or(false)
    }
}

/// Calls `f` with `word` in lower case, on the stack; `None` for what no list holds (long or not ASCII).
fn with_lower<T>(word: &str, f: impl FnOnce(&str) -> T) -> Option<T> {
    let mut bytes = [0u8; 16];
    let bytes = bytes.get_mut(..word.len())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok().map(f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_there() {
        let lexicon = Lexicon::english();
        let lists = [
            &lexicon.titles,
            &lexicon.numbers,
            &lexicon.plain,
            &lexicon.prefixes,
            &lexicon.starters,
            &lexicon.units,
            &lexicon.saying,
            &lexicon.function,
            &lexicon.weekdays,
            &lexicon.months,
            &lexicon.openers,
        ];
        assert!(lists.iter().all(|list| !list.is_empty()));
        assert!(lexicon.has_boilerplate("Subscribe to our Newsletter"));
    }
}
