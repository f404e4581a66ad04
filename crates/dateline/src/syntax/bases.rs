//! Lemmas by list: regular endings undone to a base form that the list has, and irregular forms.
//!
//! The rules of `lemma` are learnt from treebanks and guess where to put a silent e back ("endorsed") or take a doubled
//! consonant off ("planned"). Where the list of verbs and adjectives has the answer, it goes first.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Upos, Xpos};

/// Verbs, adjectives with degrees, and irregular verb forms.
#[derive(Debug, Default)]
pub(super) struct Bases {
    verbs: FxHashSet<&'static str>,
    adjectives: FxHashSet<&'static str>,
    irregular: FxHashMap<&'static str, &'static str>,
}

static ENGLISH: LazyLock<Bases> = LazyLock::new(|| Bases::read(dateline_english::LEMMAS));

/// Prefixes that make a verb of a verb.
const PREFIXES: [&str; 13] = [
    "re-", "co-", "pre-", "over-", "self-", "re", "un", "over", "under", "out", "mis", "pre", "de",
];

impl Bases {
    /// The lists of the English crate.
    pub(super) fn english() -> &'static Self {
        &ENGLISH
    }

    fn read(table: &'static str) -> Self {
        let mut bases = Self::default();
        for (list, words) in table.lines().filter_map(|line| line.split_once('\t')) {
            let words = words.split_ascii_whitespace();
            match list {
                "verb" => bases.verbs.extend(words),
                "adjective" => bases.adjectives.extend(words),
                "irregular" => bases.irregular.extend(words.filter_map(|pair| pair.split_once('='))),
                _ => {}
            }
        }
        bases
    }

    /// Appends the lemma of `word`, in small letters, if the lists have it; says whether they do.
    pub(super) fn lemma(&self, word: &str, upos: Upos, xpos: Xpos, out: &mut String) -> bool {
        let kept = out.len();
        let found = match (upos, xpos) {
            (Upos::Verb, Xpos::Vbd | Xpos::Vbn | Xpos::Vbg | Xpos::Vbz) => self.verb(word, xpos, out),
            // A form that cannot be what its tag says.
            (Upos::Verb, Xpos::Vb | Xpos::Vbp) if !self.verbs.contains(word) => [Xpos::Vbd, Xpos::Vbg, Xpos::Vbz]
                .into_iter()
                .any(|xpos| self.verb(word, xpos, out)),
            (Upos::Adj, Xpos::Jjr) => undo(word, "er", &self.adjectives, out),
            (Upos::Adj, Xpos::Jjs) => undo(word, "est", &self.adjectives, out),
            _ => false,
        };
        if !found {
            out.truncate(kept);
        }
        found
    }

    fn verb(&self, word: &str, xpos: Xpos, out: &mut String) -> bool {
        if let Some(base) = self.irregular.get(word) {
            out.push_str(base);
            return true;
        }
        let ending = match xpos {
            Xpos::Vbg => "ing",
            Xpos::Vbz => "s",
            // "put", "shut": the past of some is the base.
            _ if !word.ends_with("ed") && self.verbs.contains(word) => {
                out.push_str(word);
                return true;
            }
            _ => "ed",
        };
        undo(word, ending, &self.verbs, out) || self.with_prefix(word, ending, out)
    }

    /// "reorganised", "outbid", "mistaken": a prefix on what the lists have.
    fn with_prefix(&self, word: &str, ending: &str, out: &mut String) -> bool {
        let start = out.len();
        PREFIXES
            .iter()
            .filter_map(|prefix| Some((prefix, word.strip_prefix(prefix)?)))
            .filter(|(_, rest)| rest.len() > 4)
            .any(|(prefix, rest)| {
                out.truncate(start);
                out.push_str(prefix);
                match self.irregular.get(rest) {
                    Some(base) => {
                        out.push_str(base);
                        true
                    }
                    None => undo(rest, ending, &self.verbs, out),
                }
            })
    }
}

/// Appends what `word` is without its ending, if that is in `bases`: with a silent e first ("hoped", not "hop").
fn undo(word: &str, ending: &str, bases: &FxHashSet<&'static str>, out: &mut String) -> bool {
    let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else {
        return false;
    };
    let shorter = |by: usize| stem.get(..stem.len().wrapping_sub(by)).unwrap_or("");
    let doubled = matches!(stem.as_bytes(), [.., a, b] if a == b);
    let plural = ending == "s";
    let y = if plural {
        stem.strip_suffix("ie")
    } else {
        stem.strip_suffix('i')
    };
    // The stem and what to put after it, in the order of trust.
    let candidates = [
        y.map(|stem| (stem, "y")),
        (!plural).then_some((stem, "e")),
        Some((stem, "")),
        (plural && stem.ends_with('e')).then(|| (shorter(1), "")),
        doubled.then(|| (shorter(1), "")),
        stem.ends_with("ck").then(|| (shorter(1), "")), // "panicked"
    ];
    let start = out.len();
    for (stem, tail) in candidates.into_iter().flatten() {
        out.push_str(stem);
        out.push_str(tail);
        if bases.contains(out.get(start..).unwrap_or("")) {
            return true;
        }
        out.truncate(start);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_undone() {
        for (word, xpos, expected) in [
            ("endorsed", Xpos::Vbd, Some("endorse")),
            ("hoped", Xpos::Vbd, Some("hope")),
            ("hopping", Xpos::Vbg, Some("hop")),
            ("rolled", Xpos::Vbn, Some("roll")),
            ("denied", Xpos::Vbd, Some("deny")),
            ("tied", Xpos::Vbn, Some("tie")),
            ("freed", Xpos::Vbn, Some("free")),
            ("passes", Xpos::Vbz, Some("pass")),
            ("tries", Xpos::Vbz, Some("try")),
            ("panicked", Xpos::Vbd, Some("panic")),
            ("underwent", Xpos::Vbd, Some("undergo")),
            ("found", Xpos::Vbd, Some("find")),
            ("shut", Xpos::Vbn, Some("shut")),
            ("singing", Xpos::Vbg, Some("sing")),
            ("re-elected", Xpos::Vbn, Some("re-elect")),
            ("reoccupied", Xpos::Vbd, Some("reoccupy")),
            ("frobnicated", Xpos::Vbd, None),
            ("ed", Xpos::Vbd, None),
            ("re-emerged", Xpos::Vbd, Some("re-emerge")),
            ("branching", Xpos::Vb, Some("branch")),
            ("give", Xpos::Vb, None),
        ] {
            let mut out = "x".to_owned();
            let found = Bases::english().lemma(word, Upos::Verb, xpos, &mut out);
            assert_eq!(found.then(|| &out[1..]), expected, "{word}");
            assert!(found || out == "x");
        }
    }

    #[test]
    fn degrees_are_undone() {
        for (word, xpos, expected) in [
            ("simplest", Xpos::Jjs, "simple"),
            ("bigger", Xpos::Jjr, "big"),
            ("happier", Xpos::Jjr, "happy"),
            ("cheaper", Xpos::Jjr, "cheap"),
        ] {
            let mut out = String::new();
            assert!(Bases::english().lemma(word, Upos::Adj, xpos, &mut out));
            assert_eq!(out, expected);
        }
    }
}
