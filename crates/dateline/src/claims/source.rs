//! Who speaks, and the words of the cue: a cue's subject, its own or shared, and the phrase that names it.

use std::ops::Range;

use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// The subject of a cue: its own, relative pronouns included, or one that it shares with another clause.
pub(super) fn subject(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let own = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
    own.or_else(|| doc.subject(t)).or_else(|| controller(doc, t))
}

/// Who a participle or a joined verb without a subject speaks of: "X left, arguing that …", "a man claiming that …".
pub(super) fn controller(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let mut below = t;
    for _ in 0..4 {
        let above = doc.head(below)?;
        match doc.deprel(below) {
            Deprel::Acl => return matches!(doc.upos(above), Upos::Noun | Upos::Propn).then_some(above),
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis => {}
            _ => return None,
        }
        let subject = doc
            .children(above)
            .iter()
            .copied()
            .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
        if subject.is_some() {
            return subject;
        }
        below = above;
    }
    None
}

/// The words of a source: its whole phrase, without what follows the cue or precedes it on the other side.
pub(super) fn phrase(doc: Doc<'_>, head: TokenId, cue: TokenId) -> Range<TokenId> {
    let range = doc.subtree(head);
    let range = first_of(doc, head, range.start)..range.end;
    let mut range = if head < cue {
        range.start..range.end.min(cue)
    } else {
        range.start.max(cue + 1)..range.end
    };
    // What joins the sentence to the one before, and what is told of a source behind a comma, are no part of it; an
    // apposition is.
    while range.start < head && matches!(doc.upos(range.start), Upos::Cconj | Upos::Adv | Upos::Punct) {
        range.start += 1;
    }
    if head < cue {
        let aside = doc.children(head).iter().copied().find(|&c| {
            let first = doc.subtree(c).start;
            let comma = doc.form(first) == "," || doc.form(first.saturating_sub(1)) == ",";
            c > head && comma && matches!(doc.deprel(c), Deprel::AclRelcl | Deprel::Acl)
        });
        if let Some(aside) = aside {
            range.end = range.end.min(doc.subtree(aside).start).max(head + 1);
        }
    }
    // A preposition or a possessive mark is no part of it.
    if let Some(case) = doc.case(head) {
        if case == range.start {
            range.start += 1;
        } else if case + 1 == range.end && matches!(doc.xpos(case), Xpos::Pos) {
            range.end -= 1;
        }
    }
    range
}

/// Where the phrase of `head` begins: what stands to its left and modifies it. A clause or a phrase set off there
/// ("On Tuesday, after the vote, Jane Roe …") is the sentence's, whatever the tree says.
fn first_of(doc: Doc<'_>, head: TokenId, start: TokenId) -> TokenId {
    let mut first = head;
    for &c in doc.children(head).iter().filter(|&&c| c < head) {
        let modifies = matches!(
            doc.deprel(c),
            Deprel::Det
                | Deprel::DetPredet
                | Deprel::Amod
                | Deprel::Compound
                | Deprel::Nummod
                | Deprel::NmodPoss
                | Deprel::Flat
                | Deprel::Case
                | Deprel::Cc
                | Deprel::CcPreconj
                | Deprel::Punct
                | Deprel::Advmod
                | Deprel::Nmod
                | Deprel::NmodUnmarked
                | Deprel::NmodDesc
                | Deprel::Goeswith
                | Deprel::Appos
        );
        if modifies {
            let range = doc.subtree(c);
            let clause = range.clone().any(|t| doc.deprel(t).is_subject());
            if !clause {
                first = first.min(range.start);
            }
        }
    }
    first.max(start)
}

/// The cue's words: auxiliaries, negation and particle around the cue word.
pub(super) fn words(doc: Doc<'_>, t: TokenId) -> Range<TokenId> {
    let mut range = t..t + 1;
    for &c in doc.children(t) {
        let belongs = matches!(
            doc.deprel(c),
            Deprel::Aux | Deprel::AuxPass | Deprel::CompoundPrt | Deprel::Cop
        ) || (doc.deprel(c) == Deprel::Advmod && c.abs_diff(t) == 1);
        if belongs && c.abs_diff(t) <= 3 {
            range = range.start.min(c)..range.end.max(c + 1);
        }
    }
    range
}
