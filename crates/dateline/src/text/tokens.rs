//! Tokens: words by the conventions of UD English (EWT and GUM), all spans of the original.

use super::chars::{
    char_at, char_before, is_apostrophe, is_closer, is_currency, is_hyphen, is_mark, is_space, is_word,
};
use super::lexicon::Stop;
use super::{Lexicon, Token};
use crate::span::Span;

/// Splits the block `span` of `text` into tokens and appends them.
pub(super) fn split(text: &str, span: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner {
        text,
        end: span.end as usize,
        lexicon,
        tokens,
    };
    let mut at = span.start as usize;
    while at < scanner.end {
        let next = scanner.token(at);
        at = if next > at {
            next
        } else {
            at + char_at(text, at).map_or(1, char::len_utf8)
        };
    }
    if let Some(last) = tokens.last_mut() {
        last.space_after = true;
    }
}

struct Scanner<'t, 'o> {
    text: &'t str,
    end: usize,
    lexicon: &'t Lexicon,
    tokens: &'o mut Vec<Token>,
}

impl Scanner<'_, '_> {
    fn char_at(&self, at: usize) -> Option<char> {
        if at < self.end { char_at(self.text, at) } else { None }
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end.min(self.end)).unwrap_or("")
    }

    fn push(&mut self, start: usize, end: usize) {
        self.push_word(start, end, false);
    }

    fn push_word(&mut self, start: usize, end: usize, joined: bool) {
        if start < end {
            let space_after = self.char_at(end).is_none_or(is_space);
            self.tokens.push(Token {
                span: Span::from_usize(start, end),
                space_after,
                joined,
            });
        }
    }

    /// Reads one token (or several that belong to one word) at `at`; returns where it ends.
    fn token(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.end };
        if is_space(c) {
            return at + c.len_utf8();
        }
        if let Some(end) = self.address(at, c).or_else(|| self.emoticon(at, c)) {
            self.push(at, end);
            return end;
        }
        if is_word(c) {
            return self.word(at);
        }
        self.mark(at, c)
    }

    /// A run of characters for which `f` holds.
    fn run(&self, at: usize, f: impl Fn(char) -> bool) -> usize {
        let rest = self.slice(at, self.end);
        at + rest.find(|c: char| !f(c)).unwrap_or(rest.len())
    }

    /// Web and mail addresses, handles and hash tags.
    fn address(&self, at: usize, c: char) -> Option<usize> {
        if matches!(c, '@' | '#') {
            let end = self.run(at + 1, |c| is_word(c) || c == '_');
            let letter = self.char_at(at + 1).is_some_and(|c| c.is_alphabetic() || c == '_');
            return (letter && end > at + 2).then_some(end);
        }
        if !c.is_ascii_alphanumeric() || self.char_before_is_word(at) {
            return None;
        }
        // No further than this, so that a text without spaces is not searched to its end at each of its tokens.
        const LONGEST: usize = 512;
        let mut end = self.end.min(at + LONGEST);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let rest = self.slice(at, end);
        let solid = rest.find(is_space).unwrap_or(rest.len());
        let chunk = rest.get(..solid)?;
        let lower_start = |prefix: &str| {
            chunk
                .get(..prefix.len())
                .is_some_and(|s| s.eq_ignore_ascii_case(prefix))
        };
        let scheme = ["http://", "https://", "ftp://", "www."]
            .iter()
            .any(|prefix| lower_start(prefix));
        let mail = || {
            let (user, host) = chunk.split_once('@')?;
            let sane = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c));
            let end = host
                .find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)))
                .unwrap_or(host.len());
            let host = host.get(..end)?.trim_end_matches(['.', '-']);
            (sane(user) && host.contains('.')).then_some(at + user.len() + 1 + host.len())
        };
        if scheme {
            let end = chunk.find(['"', '“', '”', '<', '>', '«', '»']).unwrap_or(chunk.len());
            let mut url = chunk
                .get(..end)?
                .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*']);
            if !url.contains('(') {
                url = url.trim_end_matches([')', ']', '.', ',']);
            }
            return Some(at + url.len());
        }
        mail()
    }

    fn char_before_is_word(&self, at: usize) -> bool {
        char_before(self.text, at).is_some_and(is_word)
    }

    fn emoticon(&self, at: usize, c: char) -> Option<usize> {
        const FACES: &[&str] = &[
            ":-)", ":-(", ";-)", ":-D", ":-P", ":)", ":(", ";)", ":D", ":P", "<3", ":/",
        ];
        if !matches!(c, ':' | ';' | '<') || self.char_before_is_word(at) {
            return None;
        }
        let rest = self.slice(at, self.end);
        let face = FACES.iter().find(|face| rest.starts_with(**face))?;
        self.char_at(at + face.len())
            .is_none_or(|c| is_space(c) || c == '.')
            .then_some(at + face.len())
    }

    /// A word with what is joined to it: inner stops, apostrophes, hyphens, and an abbreviation's full stop.
    fn word(&mut self, start: usize) -> usize {
        let mut end = self.run(start, is_word);
        while let Some(next) = self.joiner(start, end) {
            end = self.run(next, is_word);
        }
        let end = self.full_stop(start, end);
        self.hyphenated(start, end);
        end
    }

    /// Whether the character at `at` joins the word that starts at `start` to what follows: then, where that is.
    fn joiner(&self, start: usize, at: usize) -> Option<usize> {
        let c = self.char_at(at)?;
        let after = at + c.len_utf8();
        let next = self.char_at(after).filter(|&next| is_word(next))?;
        let before = char_before(self.text, at)?;
        let digits = before.is_ascii_digit() && next.is_ascii_digit();
        let joins = match c {
            '.' => {
                let segment = self.slice(start, at).rsplit(['.', '-']).next().unwrap_or("");
                let single = segment.chars().count() == 1 && before.is_alphabetic();
                // "U.S", "a.m", "1.5", "file.doc"; but "end.The" lacks its space.
                digits
                    || single
                    || self.lexicon.stop(self.slice(start, self.run(after, is_word))).is_some() // "Ph.D"
                    || (before.is_alphanumeric() && next.is_lowercase() && !self.has_space_soon(after))
                    || (before.is_lowercase() && next.is_ascii_digit() && segment.len() > 8)
            }
            ',' => digits && self.is_thousands(after),
            ':' => digits,
            '/' => digits,
            '_' => true,
            '&' => before.is_uppercase() && next.is_uppercase(),
            _ if is_apostrophe(c) => before.is_alphanumeric() && next.is_alphabetic(),
            _ if is_hyphen(c) => true,
            _ => false,
        };
        joins.then_some(after)
    }

    /// In "end.the", a missing space, what follows the stop is a whole word; in "file.doc" and "yahoo.com" too. Known
    /// endings and short ones are taken for names.
    fn has_space_soon(&self, at: usize) -> bool {
        let end = self.run(at, is_word);
        !(2..=4).contains(&(end - at)) || self.lexicon.is_starter(self.slice(at, end))
    }

    fn is_thousands(&self, at: usize) -> bool {
        let end = self.run(at, |c| c.is_ascii_digit());
        end - at == 3
    }

    /// Takes the full stop of an abbreviation into the word.
    fn full_stop(&self, start: usize, end: usize) -> usize {
        if self.char_at(end) != Some('.') || self.char_at(end + 1) == Some('.') {
            return end;
        }
        let word = self.slice(start, end);
        let last = word.rsplit(is_hyphen).next().unwrap_or(word);
        let mut letters = last.chars();
        let keeps = match (letters.next(), letters.next()) {
            (Some(c), None) if c.is_uppercase() => self.is_initial(start, end, c),
            (Some(_), None) => self.lexicon.stop(last) == Some(Stop::Number) && self.number_follows(end),
            // "U.S", "a.m", "Ph.D"
            (Some(_), Some(_)) if last.contains('.') => last
                .split('.')
                .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic)),
            (Some(first), Some(_)) => match self.lexicon.stop(last) {
                Some(Stop::Title | Stop::Plain) => {
                    // "he sat." is no Saturday: but for a few, abbreviations have a capital.
                    first.is_uppercase()
                        || matches!(
                            last,
                            "vs" | "v" | "etc" | "al" | "cf" | "approx" | "est" | "viz" | "ed" | "eds"
                        )
                        || self.after_number()
                }
                Some(Stop::Number) => self.number_follows(end),
                None => false,
            },
            _ => false,
        };
        if keeps { end + 1 } else { end }
    }

    /// Whether a number stands after the full stop at `end`: "No. 5", "c. 1890".
    fn number_follows(&self, end: usize) -> bool {
        let next = self.run(end + 1, is_space);
        self.char_at(next).is_some_and(|c| c.is_ascii_digit())
    }

    fn after_number(&self) -> bool {
        let last = self.tokens.last().map_or("", |token| token.span.slice(self.text));
        last.ends_with(|c: char| c.is_ascii_digit())
    }

    /// "J. Smith", "George W. Bush": a capital letter alone, with a name after it.
    fn is_initial(&self, start: usize, end: usize, c: char) -> bool {
        let next = self.run(end + 1, is_space);
        let glued = next == end + 1;
        let Some(following) = self.char_at(next) else {
            return false;
        };
        if glued || !following.is_uppercase() {
            return false;
        }
        let word_end = self.run(next, is_word);
        let another = word_end == next + following.len_utf8() && self.char_at(word_end) == Some('.');
        let starter = self.lexicon.is_starter(self.slice(next, word_end));
        // "World War I. The treaty": the pronoun and the numeral rarely are initials.
        let before = self
            .tokens
            .last()
            .map(|token| token.span.slice(self.text))
            .unwrap_or("");
        let after_name =
            start == 0 || before.starts_with(char::is_uppercase) || before.is_empty() || !is_word_form(before);
        another || (!starter && (c != 'I' || after_name))
    }

    /// Splits a hyphenated word into its parts where the treebanks do, and pushes all parts.
    fn hyphenated(&mut self, start: usize, end: usize) {
        let word = self.slice(start, end);
        if !word.contains(is_hyphen) || self.keeps_hyphens(word) {
            return self.clitics(start, end);
        }
        let mut from = start;
        let mut at = start;
        while let Some((offset, hyphen)) = self.slice(at, end).char_indices().find(|&(_, c)| is_hyphen(c)) {
            let hyphen_at = at + offset;
            let after = hyphen_at + hyphen.len_utf8();
            at = after;
            if hyphen_at == from || self.lexicon.is_prefix(self.slice(from, hyphen_at)) {
                continue; // "re-elected" stays whole; its later hyphens may still split
            }
            self.clitics(from, hyphen_at);
            self.push(hyphen_at, after);
            from = after;
        }
        self.clitics(from, end);
    }

    /// Hyphenated words that stay whole: numbers ("713-853-3989"), given names ("Jong-un"), letters
    /// spelt out ("e-mail").
    fn keeps_hyphens(&self, word: &str) -> bool {
        let mut parts = word.split(is_hyphen);
        let (Some(first), Some(second)) = (parts.next(), parts.next()) else {
            return true;
        };
        let count = 2 + parts.clone().count();
        let all_digits = word.chars().all(|c| c.is_ascii_digit() || is_hyphen(c));
        if all_digits && (count > 2 || (first.len() == 3 && second.len() == 4)) {
            return true;
        }
        // East Asian given names: two short parts, after a surname. "-led", "-born" and the like are words.
        let before = self
            .tokens
            .last()
            .filter(|token| token.space_after)
            .map_or("", |token| token.span.slice(self.text));
        let capital = |part: &str| part.starts_with(char::is_uppercase) && part.chars().skip(1).all(char::is_lowercase);
        let syllable = |part: &str| {
            (2..=5).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_lowercase())
                && !matches!(
                    part,
                    "led"
                        | "born"
                        | "run"
                        | "made"
                        | "era"
                        | "held"
                        | "wide"
                        | "based"
                        | "style"
                        | "like"
                        | "owned"
                        | "area"
                        | "only"
                        | "bound"
                        | "free"
                        | "pro"
                )
        };
        count == 2
            && capital(before)
            && !self.lexicon.is_starter(before)
            && capital(first)
            && first.len() <= 6
            && syllable(second)
            && before.len() <= 6
    }

    /// Splits clitics off a word ("do|n't", "Putin|'s", "can|not", "gon|na"), units off a number ("40|m"), and pushes.
    fn clitics(&mut self, start: usize, end: usize) {
        let word = self.slice(start, end);
        if let Some(at) = split_clitic(word).or_else(|| split_whole(word)) {
            self.clitics_of_stem(start, start + at);
            self.push_word(start + at, end, true);
            return;
        }
        let digits = word.len()
            - word
                .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))
                .len();
        if digits > 0 && digits < word.len() {
            let unit = self.slice(start + digits, end);
            if self.lexicon.is_unit(unit.trim_end_matches('.')) || matches!(unit, "a.m" | "p.m" | "a.m." | "p.m.") {
                self.push(start, start + digits);
                self.push(start + digits, end);
                return;
            }
        }
        self.push(start, end);
    }

    /// "wouldn't've": a clitic may follow a clitic.
    fn clitics_of_stem(&mut self, start: usize, end: usize) {
        match split_clitic(self.slice(start, end)) {
            Some(at) => {
                self.push(start, start + at);
                self.push_word(start + at, end, true);
            }
            None => self.push(start, end),
        }
    }

    /// Punctuation and signs.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let after = at + c.len_utf8();
        let end = match c {
            // Runs of one sign are one token: "...", "!!!", "?!", "--", "***".
            // ".265" is a number.
            '.' if self.char_at(after).is_some_and(|c| c.is_ascii_digit()) && !self.char_before_is_word(at) => {
                self.run(after, |c| c.is_ascii_digit())
            }
            '.' | '…' => self.run(at, |c| matches!(c, '.' | '…')),
            '[' if self.slice(after, after + 4) == "...]" => after + 4,
            '[' if self.slice(after, after + 4) == "…]" => after + 4,
            '!' | '?' => self.run(at, |c| matches!(c, '!' | '?')),
            '-' | '*' | '_' | '=' | '~' | '+' | '#' | '<' | '>' | '^' | '|' => self.run(at, |next| next == c),
            '\'' | '`' if self.char_at(after) == Some(c) => after + 1,
            '’' | '‘' if self.char_at(after) == Some('’') => after + '’'.len_utf8(),
            _ if is_apostrophe(c) => self.after_apostrophe(at, after),
            _ if is_currency(c) => after,
            _ if is_pictograph(c) => self.run(after, |c| is_mark(c) || matches!(c, '\u{200D}')),
            _ => after,
        };
        // "US$" is one sign.
        if c == '$'
            && let Some(last) = self.tokens.last_mut()
            && last.span.end as usize == at
            && matches!(last.span.slice(self.text), "US" | "A" | "C" | "HK" | "NZ" | "S")
        {
            last.span.end = end as u32;
            last.space_after = char_at(self.text, end).is_none_or(is_space);
            return end;
        }
        self.push(at, end);
        end
    }

    /// An apostrophe before a word: a clitic that lost its word ("'s"), a decade ("'90s"), a clipped word ("'em"), or
    /// else a quotation mark.
    fn after_apostrophe(&self, at: usize, after: usize) -> usize {
        let end = self.run(after, is_word);
        let word = self.slice(after, end);
        let glued = self.char_before_is_word(at);
        let decade = word.len() == 3 && word.ends_with('s') && word.bytes().take(2).all(|b| b.is_ascii_digit());
        let clitic = ["s", "re", "ve", "ll", "d", "m"]
            .iter()
            .any(|clitic| word.eq_ignore_ascii_case(clitic));
        let clipped = ["em", "til", "cause", "bout", "tis", "twas"]
            .iter()
            .any(|clip| word.eq_ignore_ascii_case(clip));
        let free_clitic = clitic
            && !glued
            && self
                .char_at(end)
                .is_none_or(|c| is_space(c) || is_closer(c) || c == ',');
        if decade || (clipped && !glued) || free_clitic {
            end
        } else {
            after
        }
    }
}

fn is_word_form(form: &str) -> bool {
    form.chars().next().is_some_and(is_word)
}

/// Emoji and other pictures, each a token of its own.
fn is_pictograph(c: char) -> bool {
    matches!(c as u32, 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2190..=0x21FF | 0x2B00..=0x2BFF)
}

/// Where the clitic of a word begins, if it has one.
fn split_clitic(word: &str) -> Option<usize> {
    // "n't" keeps its n; all others begin at the apostrophe.
    let apostrophe = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c))?.0;
    if apostrophe == 0 {
        return None;
    }
    let (stem, clitic) = word.split_at_checked(apostrophe)?;
    let clitic = clitic.get(clitic.chars().next()?.len_utf8()..)?;
    if clitic.eq_ignore_ascii_case("t") && stem.len() > 1 && stem.ends_with(['n', 'N']) {
        return Some(apostrophe - 1);
    }
    ["s", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|known| clitic.eq_ignore_ascii_case(known))
        .then_some(apostrophe)
}

/// Words that are written as one and are two: "cannot", "gonna".
fn split_whole(word: &str) -> Option<usize> {
    let pairs = [
        ("can", "not"),
        ("gon", "na"),
        ("wan", "na"),
        ("got", "ta"),
        ("do", "nt"),
        ("wo", "nt"),
        ("did", "nt"),
        ("does", "nt"),
        ("is", "nt"),
    ];
    pairs.iter().find_map(|(first, second)| {
        let (a, b) = word.split_at_checked(first.len())?;
        (a.eq_ignore_ascii_case(first) && b.eq_ignore_ascii_case(second)).then_some(first.len())
    })
}
