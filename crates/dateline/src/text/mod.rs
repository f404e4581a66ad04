//! The text stage: from the original text to blocks, sentences and tokens, all as spans of the untouched original.
//!
//! The text is read once in each of three steps, all linear: `blocks` cuts it at its line breaks and says what each part
//! is, `tokens` cuts a block into words by the conventions of UD English, `sentences` groups them. `quotes` pairs the
//! quotation marks. Nothing is normalised: a span slices the original bytes.

mod blocks;
pub mod boundary;
mod chars;
pub mod language;
mod lexicon;
mod quotes;
mod sentences;
mod tokens;

use std::ops::Range;

use boundary::{Boundaries, Judge, Weighed};
pub use lexicon::Lexicon;
pub use quotes::Quote;

use crate::model::{Block, BlockKind, Warning, WarningKind};
use crate::span::Span;

/// Index of a token in its article.
pub type TokenId = u32;

/// One syntactic word in the conventions of Universal Dependencies for English (`do` + `n't`, `can` + `not`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Whether white space (or the end of the text) follows.
    pub space_after: bool,
    /// Whether it is the second or a later word of a multiword token (the `n't` of `don't`).
    pub joined: bool,
}

/// One sentence: a run of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, from its first token to its last.
    pub span: Span,
    /// Its tokens, as indices into [`Layout::tokens`].
    pub tokens: Range<TokenId>,
    /// Its block, as an index into [`Layout::blocks`].
    pub block: u32,
}

/// What the text stage finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Blocks in order; together they cover every character that is not white space.
    pub blocks: Vec<Block>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Tokens in order, never overlapping.
    pub tokens: Vec<Token>,
    /// Quotations in the order of their opening marks.
    pub quotes: Vec<Quote>,
    /// The day that leading metadata gives ("date 2023-09-06"), as written.
    pub date: Option<Span>,
    /// The place that the dateline names ("PARIS" of "PARIS (AP) —").
    pub place: Option<Span>,
    /// What was out of the ordinary (control characters, marks that do not pair up).
    pub warnings: Vec<Warning>,
}

impl Layout {
    /// Makes one sentence of all: a phrase has no more.
    pub(crate) fn join_sentences(&mut self) {
        if let (Some(last), Some(first)) = (self.sentences.last().cloned(), self.sentences.first_mut()) {
            first.tokens.end = last.tokens.end;
            first.span.end = last.span.end;
            self.sentences.truncate(1);
        }
    }
}

/// Finds blocks, sentences and tokens of `text`, in time linear in its length.
#[must_use]
pub fn analyse(text: &str) -> Layout {
    let table = Boundaries::open(dateline_english::text::BOUNDARIES);
    // Where line breaks are kept, a heading or a greeting stands in a block of its own: what the weights, learnt from
    // texts that lost them, take for one must be all the surer.
    let broken = text.trim().contains(['\n', '\r']);
    let margin = if broken { MARGIN } else { 0 };
    analyse_with(text, &mut Weighed { table, margin })
}

/// How much more must speak for a sentence end without a mark in a text that has line breaks.
const MARGIN: i32 = 40;

/// As [`analyse`], the sentence ends that no rule finds decided by `judge`.
#[must_use]
pub fn analyse_with(text: &str, judge: &mut dyn Judge) -> Layout {
    let lexicon = Lexicon::english();
    let mut layout = Layout::default();
    let found = blocks::find(text, lexicon);
    layout.date = found.date;
    layout.place = found.place;
    let alone = found.blocks.len() == 1; // a short text, rather than a heading
    for (block, span) in found.blocks {
        let index = layout.blocks.len() as u32;
        let first = layout.tokens.len() as TokenId;
        tokens::split(text, span, lexicon, &mut layout.tokens);
        if first < layout.tokens.len() as TokenId {
            let tokens = &layout.tokens;
            let view = sentences::View { text, lexicon, tokens };
            if block == BlockKind::Heading && !alone {
                sentences::whole(view, first, index, &mut layout.sentences);
            } else {
                sentences::split(view, first, index, judge, &mut layout.sentences);
            }
            layout.blocks.push(Block { span, kind: block });
        }
    }
    let cut = sentences::cut_long(text, &layout.tokens, &mut layout.sentences);
    layout.quotes = quotes::pair(text, &layout);
    layout.warnings = warnings(text, &layout);
    layout.warnings.extend(cut);
    layout
}

/// The name of a dateline's place in ordinary letters: "Buenos Aires" of "BUENOS AIRES".
pub(crate) fn place_name(written: &str) -> String {
    if written.chars().any(char::is_lowercase) {
        return written.to_owned();
    }
    let mut inside = false; // a word
    let lower = |(c, inside): (char, bool)| {
        let kept = Some(c).filter(|_| !inside);
        kept.into_iter()
            .chain(c.to_lowercase().take(if inside { usize::MAX } else { 0 }))
    };
    let marked = written.chars().map(|c| {
        let before = inside;
        inside = c.is_alphabetic();
        (c, before)
    });
    marked.flat_map(lower).collect()
}

/// Control characters, marks that do not pair up, and a text without words.
fn warnings(text: &str, layout: &Layout) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |kind, message: String, span| warnings.push(Warning { kind, message, span });
    let mut controls = text.bytes().enumerate().filter(|&(_, b)| chars::is_control(b));
    if let Some((first, _)) = controls.next() {
        let count = 1 + controls.count();
        let at = Span::from_usize(first, first + 1);
        warn(
            WarningKind::Control,
            format!("{count} control characters were read as white space"),
            Some(at),
        );
    }
    let open = layout.quotes.iter().filter(|quote| !quote.closed && !quote.continues);
    let mut open = open.map(|quote| quote.span);
    if let Some(first) = open.next() {
        let count = 1 + open.count();
        warn(
            WarningKind::Quotes,
            format!("{count} quotation marks have no partner"),
            Some(first),
        );
    }
    if layout.tokens.is_empty() {
        warn(WarningKind::Empty, "there are no words in the text".to_owned(), None);
    }
    warnings
}

#[cfg(test)]
mod tests;
