//! Phrases of attribution without a verb: "according to X, …".

use super::cues::Cue;
use super::extent::minus;
use super::find::Found;
use super::verbs::is_clause;
use crate::syntax::{Deprel, Doc};
use crate::text::TokenId;

/// "According to X, …", "…, according to X".
pub(super) fn according<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let to = t + 1;
    if !doc.form(to).eq_ignore_ascii_case("to") {
        return None;
    }
    // "according" is the preposition of X, or a participle that governs it.
    let source = match doc.deprel(t) {
        Deprel::Case => doc.head(t)?,
        _ => doc.children(t).iter().copied().find(|&c| c > to)?,
    };
    let top = if doc.deprel(t) == Deprel::Case { source } else { t };
    let mut governor = doc.head(top)?;
    // It belongs to the whole clause, not to a noun inside of it.
    let sentence = doc.sentence_of(t)?;
    for _ in 0..8 {
        if is_clause(doc, governor) {
            break;
        }
        governor = doc.head(governor)?;
    }
    let phrase_range = doc.subtree(top);
    let whole = if t == sentence.tokens.start || phrase_range.end + 1 >= sentence.tokens.end {
        sentence.tokens.start..sentence.tokens.end
    } else {
        doc.subtree(governor)
    };
    let source_range = {
        let range = doc.subtree(source);
        (to + 1).max(range.start)..range.end
    };
    Some(Found {
        cue,
        words: t..to + 1,
        head: t,
        source: Some((source, source_range)),
        addressee: None,
        content: minus(whole, &phrase_range),
        content_head: Some(governor),
        frame: "according",
    })
}
