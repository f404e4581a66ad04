//! Quotations: pairs of quotation marks, mended where marks are missing, mixed or left open over paragraphs.

use super::{Layout, Token};
use crate::model::BlockKind;
use crate::span::Span;

/// One quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening mark to the closing one, both included where they exist.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// 0 for a quotation of its own, 1 for one within another.
    pub level: u8,
    /// Whether it has a closing mark (else it runs to the end of its block).
    pub closed: bool,
    /// Whether the next paragraph opens with a mark too and goes on with it, as long quotations do.
    pub continues: bool,
}

/// What a token does to quotations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// A straight mark with space on neither side, or on both.
    Either,
}

/// Pairs the double quotation marks of each block, and single ones where they enclose words.
pub(super) fn pair(text: &str, layout: &Layout) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut tokens = layout.tokens.iter().peekable();
    let mut previous: Option<usize> = None; // the unclosed quotation of the paragraph before
    for block in &layout.blocks {
        let mut open: Vec<(Span, usize)> = Vec::new(); // opening marks, with the index of their quotation
        let mut spaced = true;
        let mut first = true;
        while let Some(&&token) = tokens.peek() {
            if token.span.start >= block.span.end {
                break;
            }
            tokens.next();
            let form = token.span.slice(text);
            if let Some((mark, single)) = mark(form, spaced, token) {
                let opens = match mark {
                    Mark::Open => !(single && open.is_empty() && !closes_later(text, token.span.end, block.span)),
                    Mark::Close => false,
                    Mark::Either => open.is_empty() && !single,
                };
                if opens {
                    // A second opening mark of the same kind means that the first one was never closed.
                    if let Some(at) = previous.take().filter(|_| first) {
                        if let Some(quote) = quotes.get_mut(at) {
                            quote.continues = true;
                        }
                    }
                    if !single && open.len() == 1 {
                        close(
                            &mut quotes,
                            open.pop(),
                            Span::new(token.span.start, token.span.start),
                            false,
                        );
                    }
                    open.push((token.span, quotes.len()));
                    let inner = Span::new(token.span.end, token.span.end);
                    let level = u8::from(open.len() > 1);
                    quotes.push(Quote {
                        span: token.span,
                        inner,
                        level,
                        closed: false,
                        continues: false,
                    });
                } else if let Some(at) = open.iter().rposition(|(mark, _)| same_kind(mark.slice(text), single)) {
                    // What was opened inside and not closed ends here too.
                    while open.len() > at + 1 {
                        close(
                            &mut quotes,
                            open.pop(),
                            Span::new(token.span.start, token.span.start),
                            false,
                        );
                    }
                    close(&mut quotes, open.pop(), token.span, true);
                }
            }
            spaced = token.space_after || opens_bracket(form);
            first = false;
        }
        let end = Span::new(block.span.end, block.span.end);
        previous = open
            .first()
            .map(|&(_, at)| at)
            .filter(|_| block.kind == BlockKind::Paragraph);
        while let Some(last) = open.pop() {
            close(&mut quotes, Some(last), end, false);
        }
    }
    quotes
}

fn close(quotes: &mut [Quote], open: Option<(Span, usize)>, mark: Span, closed: bool) {
    if let Some((opening, at)) = open
        && let Some(quote) = quotes.get_mut(at)
    {
        quote.span = Span::new(opening.start, mark.end);
        quote.inner = Span::new(opening.end, mark.start);
        quote.closed = closed;
    }
}

/// What the token does, and whether it is a single mark. `spaced`: whether it stands after a space.
fn mark(form: &str, spaced: bool, token: Token) -> Option<(Mark, bool)> {
    let by_space = |single: bool| match (spaced, token.space_after) {
        (true, false) => Some((Mark::Open, single)),
        (false, true) => Some((Mark::Close, single)),
        _ => Some((Mark::Either, single)),
    };
    match form {
        // An opening curl behind a word and before a space closes what is open: "„so“", "“so,“ she said".
        "“" if !spaced && token.space_after => Some((Mark::Either, false)),
        "“" | "„" | "«" | "``" | "‘‘" => Some((Mark::Open, false)),
        // Closing curls open too where translators' software put them: after a space and before a word.
        "”" | "»" | "’’" if spaced && !token.space_after => Some((Mark::Open, false)),
        "”" if spaced => Some((Mark::Either, false)),
        "”" | "»" | "’’" => Some((Mark::Close, false)),
        "\"" | "''" => by_space(false),
        "‘" => Some((Mark::Open, true)),
        "’" | "'" if spaced && !token.space_after => Some((Mark::Open, true)),
        "’" | "'" if !spaced => Some((Mark::Close, true)),
        _ => None,
    }
}

fn same_kind(opening: &str, single: bool) -> bool {
    matches!(opening, "‘" | "’" | "'") == single
}

fn opens_bracket(form: &str) -> bool {
    matches!(form, "(" | "[" | "—" | "–" | "--" | "-" | "“" | "‘" | "\"" | "'")
}

/// Whether a single mark closes within the block: else it is an apostrophe.
fn closes_later(text: &str, from: u32, block: Span) -> bool {
    let rest = Span::new(from, block.end).slice(text);
    let window = rest.char_indices().take(400);
    let mut before = ' ';
    for (at, c) in window {
        if matches!(c, '’' | '\'') && before.is_alphanumeric() | matches!(before, '.' | ',' | '!' | '?') {
            let after = rest
                .get(at + c.len_utf8()..)
                .and_then(|rest| rest.chars().next())
                .unwrap_or(' ');
            if !after.is_alphanumeric() {
                return true;
            }
        }
        before = c;
    }
    false
}
