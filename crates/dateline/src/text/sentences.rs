//! Sentences: where a block's tokens end one thought and begin the next.

use super::boundary::{Care, Gap, Judge, Shape, Sight};
use super::chars::is_closer;
use super::lexicon::Stop;
use super::{Lexicon, Sentence, Token, TokenId};
use crate::model::{Warning, WarningKind};
use crate::span::Span;

/// Splits the tokens from `first` on, all of one block, into sentences and appends them.
pub(super) fn split(view: View<'_>, first: TokenId, block: u32, judge: &mut dyn Judge, sentences: &mut Vec<Sentence>) {
    let end = view.tokens.len() as TokenId;
    let (ends, careless) = view.careless(first, end);
    // A single sentence, and an article without a slip: what their authors mean for an end has its mark.
    let careful = careless == 0 && (ends < 2 || end - first > LONG);
    let mut so_far = SoFar::default();
    let mut start = first;
    let mut at = first;
    while at < end {
        let boundary = view.boundary(start, at, end);
        if view.follows_heading(start, at, end) {
            view.push(start, at, block, sentences);
            start = at;
            so_far = SoFar::default();
        }
        if let Some(date) = view.date_line(first, start, at, end) {
            view.push(start, date, block, sentences);
            view.push(date, at + 1, block, sentences);
            start = at + 1;
            at += 1;
            so_far = SoFar::default();
            continue;
        }
        let learnt = || {
            so_far.see(view.form(at));
            view.gap(start, at, end, &so_far, careless)
                .is_some_and(|gap| {
                    let features = gap.features(&judge.table());
                    // A word alone is rarely a sentence.
                    let care = match (at == start, careful) {
                        (true, _) => Care::Alone,
                        (false, true) => Care::Careful,
                        (false, false) => Care::Usual,
                    };
                    judge.ends(&features, care, view.begin(at + 1))
                })
                .then_some(at + 1)
        };
        match boundary.or_else(learnt) {
            Some(next) => {
                view.push(start, next, block, sentences);
                start = next;
                at = next;
                so_far = SoFar::default();
            }
            None => at += 1,
        }
    }
    view.push(start, end, block, sentences);
}

/// A block that is one sentence: a heading.
pub(super) fn whole(view: View<'_>, first: TokenId, block: u32, sentences: &mut Vec<Sentence>) {
    view.push(first, view.tokens.len() as TokenId, block, sentences);
}

/// Most tokens of a sentence. What later stages do for each word of a sentence with all its other words stays bounded.
const MOST: u32 = 512;

/// Cuts sentences that are too long, behind a comma if there is one near; says which.
pub(super) fn cut_long(text: &str, tokens: &[Token], sentences: &mut Vec<Sentence>) -> Vec<Warning> {
    const NEAR: u32 = MOST / 4;
    let mut warnings = Vec::new();
    if sentences.iter().all(|sentence| sentence.tokens.len() <= MOST as usize) {
        return warnings;
    }
    let span = |at: TokenId| tokens.get(at as usize).map_or(Span::default(), |token| token.span);
    let is_comma = |at: &TokenId| matches!(span(*at).slice(text), "," | ";");
    for mut rest in std::mem::take(sentences) {
        let length = rest.tokens.len();
        if length > MOST as usize {
            warnings.push(Warning {
                kind: WarningKind::Limit,
                message: format!("a sentence of {length} tokens was read in pieces of {MOST} or less"),
                span: Some(rest.span),
            });
        }
        while rest.tokens.len() > MOST as usize {
            let end = rest.tokens.start + MOST;
            let cut = (end - NEAR..end).rev().find(is_comma).map_or(end, |comma| comma + 1);
            sentences.push(Sentence {
                span: span(rest.tokens.start).cover(span(cut - 1)),
                tokens: rest.tokens.start..cut,
                block: rest.block,
            });
            rest.span.start = span(cut).start;
            rest.tokens.start = cut;
        }
        sentences.push(rest);
    }
    warnings
}

/// Tokens from which on a block without a small letter after a full stop shows that its author takes care.
const LONG: TokenId = 150;

/// What stands in the sentence so far.
#[derive(Clone, Copy, Debug, Default)]
struct SoFar {
    small: bool,
    brackets: bool,
    quotes: bool,
}

impl SoFar {
    fn see(&mut self, form: &str) {
        match form.as_bytes() {
            [b'a'..=b'z', ..] => self.small = true,
            [b'(' | b'[' | b'{'] => self.brackets = true,
            [b')' | b']' | b'}'] => self.brackets = false,
            [b'"'] => self.quotes = !self.quotes,
            [0xE2, ..] if form == "“" => self.quotes = true,
            [0xE2, ..] if form == "”" => self.quotes = false,
            _ => {}
        }
    }
}

/// The tokens of a text, and the lists to judge them by.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) tokens: &'a [Token],
}

impl<'a> View<'a> {
    fn form(&self, at: TokenId) -> &'a str {
        self.tokens
            .get(at as usize)
            .map_or("", |token| token.span.slice(self.text))
    }

    fn space_after(&self, at: TokenId) -> bool {
        self.tokens.get(at as usize).is_none_or(|token| token.space_after)
    }

    fn begin(&self, at: TokenId) -> u32 {
        self.tokens.get(at as usize).map_or(0, |token| token.span.start)
    }

    /// How many marks end a sentence, and how many of them have a small letter after them: 0 none, 3 most.
    fn careless(&self, first: TokenId, end: TokenId) -> (u32, u32) {
        let (mut ends, mut small) = (0u32, 0u32);
        for at in first..end.saturating_sub(1) {
            let form = self.form(at).as_bytes();
            if let [b'.' | b'!' | b'?', ..] = form {
                ends += 1;
                small += u32::from(matches!(self.form(at + 1).as_bytes(), [b'a'..=b'z', ..]));
            }
        }
        let careless = match small {
            0 => 0,
            _ if small * 5 < ends => 1,
            _ if small * 2 < ends => 2,
            _ => 3,
        };
        (ends, careless)
    }

    /// What is around the gap after token `at`, if a sentence might end there without a rule that says so.
    fn gap(&self, start: TokenId, at: TokenId, end: TokenId, so_far: &SoFar, careless: u32) -> Option<Gap> {
        const AHEAD: TokenId = 24;
        let next = at + 1;
        if next >= end || !self.space_after(at) {
            return None;
        }
        let (form, after) = (self.form(at), self.form(next));
        let n1 = Shape::of(after);
        if matches!(
            n1,
            Shape::Stop
                | Shape::Strong
                | Shape::Ellipsis
                | Shape::Comma
                | Shape::Semicolon
                | Shape::Colon
                | Shape::Closer
        ) || n1 == Shape::Lower && !Shape::of(form).may_precede_small()
        {
            return None;
        }
        let sight = |token: Option<TokenId>| {
            let form = token.filter(|t| (start..end).contains(t)).map(|t| self.form(t));
            form.map(Sight::of).unwrap_or_default()
        };
        let until =
            (next..end.min(next + AHEAD)).find(|&t| matches!(self.form(t).as_bytes(), [b'.' | b'!' | b'?', ..]));
        Some(Gap {
            before: [sight(Some(at)), sight(at.checked_sub(1)), sight(at.checked_sub(2))],
            after: [sight(Some(next)), sight(Some(next + 1)), sight(Some(next + 2))],
            first: sight(Some(start)),
            since: at - start,
            until: until.map_or(AHEAD, |t| t - next),
            small: so_far.small,
            open: u32::from(so_far.brackets) + 2 * u32::from(so_far.quotes),
            careless,
        })
    }

    fn push(&self, start: TokenId, end: TokenId, block: u32, sentences: &mut Vec<Sentence>) {
        if start < end
            && let (Some(first), Some(last)) = (self.tokens.get(start as usize), self.tokens.get(end as usize - 1))
        {
            sentences.push(Sentence {
                span: first.span.cover(last.span),
                tokens: start..end,
                block,
            });
        }
    }

    /// Where the next sentence begins, if one ends with token `at`.
    fn boundary(&self, start: TokenId, at: TokenId, end: TokenId) -> Option<TokenId> {
        let form = self.form(at);
        let ender = Ender::of(form)?;
        // What closes a quotation or a bracket belongs to the sentence that it closes.
        let mut next = at + 1;
        while next < end && !self.space_after(next - 1) && self.closes(next) {
            next += 1;
        }
        let quoted = next > at + 1;
        // So does the sign of a footnote: "It ended.[4] The rest", "It ended. [4] [5] The rest".
        while next + 2 < end && self.is_note(next) {
            next += 3;
        }
        if next >= end || matches!(self.form(next), "," | ";") {
            return None;
        }
        let glued = !self.space_after(next - 1);
        let word = self.first_word(next, end);
        let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let lower = word.starts_with(char::is_lowercase);
        let ends = match ender {
            Ender::Stop => !lower && (!glued || capital) && !self.is_list_number(start, at),
            // "“Why?” he asked." and "“Why?” Smith asked." go on.
            Ender::Strong => !(lower || quoted && self.is_saying_soon(next, end)),
            Ender::Ellipsis => capital && !glued && !(quoted && self.is_saying_soon(next, end)),
            Ender::Abbreviation => capital && !glued && self.may_end(form) && (quoted || self.lexicon.is_starter(word)),
        };
        ends.then_some(next)
    }

    /// Whether token `at`, glued to the end of a sentence, closes something.
    fn closes(&self, at: TokenId) -> bool {
        let form = self.form(at);
        if !form.chars().all(is_closer) {
            return matches!(form, "''");
        }
        // A straight mark closes if something follows it at a distance; glued to a word it opens the next quotation.
        self.space_after(at)
            || self
                .form(at + 1)
                .chars()
                .all(|c| is_closer(c) || matches!(c, ',' | '.' | ';' | '—' | '–'))
    }

    /// "[4]", in three tokens.
    fn is_note(&self, at: TokenId) -> bool {
        let number = self.form(at + 1);
        self.form(at) == "["
            && self.form(at + 2) == "]"
            && number.len() <= 3
            && number.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether a heading that lost its line break ends before token `at`: "Early life The family moved …". Its sign is a
    /// capital on a word that has one at the start of sentences only, with a small letter or a year after it.
    fn follows_heading(&self, start: TokenId, at: TokenId, end: TokenId) -> bool {
        const LONGEST: TokenId = 14;
        let word = self.form(at);
        if at == start || at - start > LONGEST || at + 1 >= end || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return false;
        }
        let small = word.len() > 1 && word.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        let before = self.form(at - 1);
        small
            && self.lexicon.is_opener(word)
            && self.space_after(at)
            && self
                .form(at + 1)
                .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            && before.ends_with(char::is_alphanumeric)
            && !self.lexicon.is_function(before)
            && !self.lexicon.is_starter(before)
            && !self.lexicon.is_saying(before)
            && self
                .form(start)
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && (start + 1..at).all(|t| !matches!(self.form(t), "," | ":" | ";" | "“" | "\""))
    }

    /// Where a date line begins that ends with the year `at`: "Council votes on budget Friday, May 8, 2009 The council …"
    /// has three sentences where its line breaks are lost. Without its weekday it counts in the first sentence alone.
    fn date_line(&self, first: TokenId, start: TokenId, at: TokenId, end: TokenId) -> Option<TokenId> {
        let year = self.form(at);
        if !is_year(year) || at + 1 >= end || at < start + 2 || !self.form(at + 1).starts_with(char::is_uppercase) {
            return None;
        }
        let before_comma = |at: TokenId| {
            if self.form(at) == "," {
                at.checked_sub(1)
            } else {
                Some(at)
            }
        };
        let is_day = |form: &str| form.len() <= 2 && form.bytes().all(|b| b.is_ascii_digit());
        let last = before_comma(at - 1)?;
        let date = last.checked_sub(1).filter(|&date| date >= start)?;
        let (a, b) = (self.form(date), self.form(last));
        if !(self.lexicon.is_month(a) && is_day(b) || is_day(a) && self.lexicon.is_month(b)) {
            return None;
        }
        let weekday = date
            .checked_sub(1)
            .and_then(before_comma)
            .filter(|&day| day >= start && self.lexicon.is_weekday(self.form(day)));
        let begin = weekday.or((start == first).then_some(date))?;
        // "On Friday, May 8, 2009 Jane Roe left" goes on.
        let before = begin
            .checked_sub(1)
            .filter(|&before| before >= start)
            .map(|at| self.form(at));
        let bound = before.is_some_and(|word| {
            self.lexicon.is_function(word)
                || self.lexicon.is_starter(word)
                || !word.ends_with(|c: char| c.is_alphanumeric() || is_closer(c))
        });
        (!bound).then_some(begin)
    }

    /// The first token from `at` on that is a word, quotation marks and brackets passed over.
    fn first_word(&self, at: TokenId, end: TokenId) -> &'a str {
        (at..end.min(at + 4))
            .map(|t| self.form(t))
            .find(|form| form.starts_with(char::is_alphanumeric))
            .unwrap_or("A")
    }

    /// "1." at the start of a sentence.
    fn is_list_number(&self, start: TokenId, at: TokenId) -> bool {
        at == start + 1 && self.form(start).bytes().all(|b| b.is_ascii_digit()) && self.form(start).len() <= 2
    }

    fn may_end(&self, form: &str) -> bool {
        let word = form.trim_end_matches('.');
        !matches!(self.lexicon.stop(word), Some(Stop::Title | Stop::Number)) && word.chars().count() > 1
    }

    /// Whether a verb of saying stands among the next few words.
    fn is_saying_soon(&self, at: TokenId, end: TokenId) -> bool {
        (at..end.min(at + 5)).any(|t| self.lexicon.is_saying(self.form(t)))
    }
}

/// "1998", "2023".
fn is_year(form: &str) -> bool {
    form.len() == 4 && form.starts_with(['1', '2']) && form.bytes().all(|b| b.is_ascii_digit())
}

/// What may end a sentence.
enum Ender {
    Stop,
    Strong,
    Ellipsis,
    Abbreviation,
}

impl Ender {
    fn of(form: &str) -> Option<Self> {
        match form {
            "." | "。" | "।" => Some(Self::Stop),
            "…" => Some(Self::Ellipsis),
            _ if form.starts_with(['!', '?', '‽']) => Some(Self::Strong),
            _ if form.len() > 1 && form.chars().all(|c| matches!(c, '.' | '…')) => Some(Self::Ellipsis),
            _ if form.ends_with('.') => Some(Self::Abbreviation),
            _ => None,
        }
    }
}
