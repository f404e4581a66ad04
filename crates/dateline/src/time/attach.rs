//! Which time expression dates which event.

use super::TimeExpression;
use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;

/// How an expression came to date an event, from the surest way to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attachment {
    /// It depends on the trigger, or on a word of the trigger's own clause.
    Tree,
    /// It stands in a clause above the trigger's.
    Above,
    /// It stands in the same sentence.
    Sentence,
}

impl Attachment {
    /// For [`crate::model::Evidence`].
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Above => "governing clause",
            Self::Sentence => "sentence",
        }
    }
}

/// The expression that dates the event of `trigger`, if one of its sentence does. `expressions` is the article's list,
/// in text order.
///
/// Every expression hangs, through its head, on some word. If the way from that word up to the root meets the trigger
/// before it leaves the clause, the expression dates it; if the way from the trigger up meets that word, the clause
/// above dates both ("talks broke down on Monday": trigger "talks"). What hangs in another clause dates that one.
#[must_use]
pub fn attach<'e>(
    doc: Doc<'_>,
    expressions: &'e [TimeExpression],
    trigger: TokenId,
) -> Option<(&'e TimeExpression, Attachment)> {
    let sentence = doc.sentence_of(trigger)?;
    let first = expressions.partition_point(|expression| expression.tokens.end <= sentence.tokens.start);
    let inside = expressions
        .get(first..)?
        .iter()
        .take_while(|expression| expression.tokens.start < sentence.tokens.end);
    let mut best: Option<(Attachment, u32, &TimeExpression)> = None;
    for expression in inside {
        let way = way(doc, expression, trigger);
        let distance = expression.tokens.start.abs_diff(trigger);
        if let Some(way) = way
            && best.is_none_or(|(best, nearest, _)| (way, distance) < (best, nearest))
        {
            best = Some((way, distance, expression));
        }
    }
    best.map(|(way, _, expression)| (expression, way))
}

/// How far up a tree is climbed: deeper nesting than this dates nothing.
const CLIMB: usize = 12;

fn way(doc: Doc<'_>, expression: &TimeExpression, trigger: TokenId) -> Option<Attachment> {
    // The expression's anchor: the first word outside of it on the way up.
    let mut anchor = expression.tokens.end.checked_sub(1)?;
    for _ in 0..CLIMB {
        match doc.head(anchor) {
            Some(head) => anchor = head,
            None => break,
        }
        if !expression.tokens.contains(&anchor) {
            break;
        }
    }
    // "before *this year's* debate", "the *2014* report": what stands before a noun dates that noun, and a verb only where
    // the noun is what happened or what it happened in ("*Monday's* raid killed nine", "died in a *dawn* raid").
    let last = expression.tokens.end - 1;
    let before_noun = matches!(
        doc.deprel(last),
        Deprel::NmodPoss | Deprel::Compound | Deprel::Amod | Deprel::Nummod | Deprel::NmodUnmarked
    ) && last < anchor
        && doc.upos(anchor) == Upos::Noun;
    let in_it = matches!(
        doc.deprel(anchor),
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl | Deprel::OblAgent
    ) && doc.head(anchor) == Some(trigger);
    if before_noun && anchor != trigger && !in_it {
        return None;
    }
    let mut at = anchor;
    for _ in 0..CLIMB {
        if at == trigger {
            return Some(Attachment::Tree);
        }
        if opens_clause(doc, at) {
            break;
        }
        match doc.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    let clause = at;
    let mut at = trigger;
    let mut left_clause = false;
    for _ in 0..CLIMB {
        if at == anchor || at == clause {
            return Some(if left_clause {
                Attachment::Above
            } else {
                Attachment::Tree
            });
        }
        left_clause |= opens_clause(doc, at) && !shares_time(doc, at);
        match doc.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    None
}

/// Whether token `t` heads a clause of its own.
fn opens_clause(doc: Doc<'_>, t: TokenId) -> bool {
    match doc.deprel(t) {
        Deprel::Ccomp | Deprel::Advcl | Deprel::AclRelcl | Deprel::AdvclRelcl | Deprel::Parataxis | Deprel::Root => {
            true
        }
        Deprel::Conj => matches!(doc.upos(t), Upos::Verb | Upos::Aux),
        _ => false,
    }
}

/// Clauses that happen with the one above: conjuncts of a verb, and participles.
fn shares_time(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.deprel(t), Deprel::Conj | Deprel::Xcomp)
        || (doc.deprel(t) == Deprel::Advcl && doc.child(t, Deprel::Mark).is_none())
}
