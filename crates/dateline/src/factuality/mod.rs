//! Factuality: whether what a predicate names happened, as the article presents it.
//!
//! One mechanism for events and for the contents of claims. A predicate is judged by its own clause (`local`: negation,
//! modals, tense, mood) within what the clauses above it imply (`context`: implicative and embedding words, conditions,
//! purposes), as in the signatures of Nairn, Condoravdi and Karttunen (2006) and the source-and-factuality scheme of
//! FactBank (Saurí and Pustejovsky 2009). Attribution does not change factuality: "he said that X left" presents the
//! leaving as a fact of the speaker, and the claim that carries it says whose.

mod context;
mod local;
mod signatures;

pub use signatures::{Implies, Signatures};

use crate::model::Factuality;
use crate::syntax::Doc;
use crate::text::TokenId;

/// What was decided about a predicate, and the word that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it happened.
    pub factuality: Factuality,
    /// The word that says so (a modal, "not", "if", an embedding verb); `None` for the plain case.
    pub by: Option<TokenId>,
}

impl Judgement {
    const ACTUAL: Self = Self {
        factuality: Factuality::Actual,
        by: None,
    };

    const fn new(factuality: Factuality, by: TokenId) -> Self {
        Self {
            factuality,
            by: Some(by),
        }
    }
}

/// How many clauses up a judgement looks: what lies deeper than this is judged by the nearest ones alone.
const DEPTH: u32 = 8;

/// Judges the predicate whose head is `t`: a verb, an adjective or noun with a copula, or a noun that names an event.
#[must_use]
pub fn judge(doc: Doc<'_>, signatures: &Signatures, t: TokenId) -> Judgement {
    within(doc, signatures, t, DEPTH)
}

/// Judges a promise or a refusal that a modal or a negation of the clause of `t` makes ("will send", "will not release"): it
/// is made where it is uttered, unless the clause is asked, wondered about or denied.
#[must_use]
pub fn judge_utterance(doc: Doc<'_>, signatures: &Signatures, t: TokenId) -> Judgement {
    if let Some(by) = local::polar_question(doc, t) {
        return Judgement::new(Factuality::Hypothetical, by);
    }
    match context::judge(doc, signatures, t, DEPTH - 1) {
        // What is expected or feared of somebody is no word of his; a plan to promise is.
        open if open.factuality != Factuality::Future => open,
        _ => Judgement::ACTUAL,
    }
}

fn within(doc: Doc<'_>, signatures: &Signatures, t: TokenId, depth: u32) -> Judgement {
    let local = local::judge(doc, t);
    if depth == 0 {
        return local;
    }
    let context = context::judge(doc, signatures, t, depth - 1);
    match (context.factuality, local.factuality) {
        (Factuality::Actual, _) => local,
        // What is said not to be, within what is planned, is said not to be.
        (Factuality::Future, Factuality::Negated | Factuality::Hypothetical) => local,
        // "refused to not go" is rare enough to read as not done.
        _ => context,
    }
}

#[cfg(test)]
mod tests;
