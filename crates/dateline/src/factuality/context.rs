//! What the words above a predicate imply about it.

use super::{Implies, Judgement, Signatures, within};
use crate::model::Factuality;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// Judges `t` by what governs it; [`Judgement::ACTUAL`] where nothing does.
pub(super) fn judge(doc: Doc<'_>, signatures: &Signatures, t: TokenId, depth: u32) -> Judgement {
    let Some(head) = doc.head(t) else {
        return Judgement::ACTUAL;
    };
    let above = || within(doc, signatures, head, depth);
    let governed = |frame: &str, default: (Implies, Implies)| {
        let signature = signatures.get(doc.lemma(head), frame).unwrap_or(default);
        imply(above(), signature, head)
    };
    match doc.deprel(t) {
        Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass => match form(doc, t) {
            Form::Infinitive => governed("to", (Implies::Open, Implies::Open)),
            Form::Gerund => governed("ing", (Implies::Yes, Implies::Open)),
            Form::Other => above(),
        },
        Deprel::Ccomp => match mark(doc, t) {
            Some(by) if matches!(doc.lemma(by), "if" | "whether") => Judgement::new(Factuality::Hypothetical, by),
            // "called for the rebels to leave" and the like parse as clauses too.
            _ if form(doc, t) == Form::Infinitive => governed("to", (Implies::Open, Implies::Open)),
            _ => governed("that", (Implies::Yes, Implies::Open)),
        },
        Deprel::Advcl | Deprel::AdvclRelcl => {
            // "prevented them from leaving", "planned on leaving": the preposition's own signature.
            let preposition = mark(doc, t).map_or("", |mark| doc.lemma(mark));
            match signatures
                .get(doc.lemma(head), preposition)
                .filter(|_| form(doc, t) == Form::Gerund)
            {
                Some(signature) => imply(above(), signature, head),
                // "used the law to jail him": what is done by doing the other, parsed as its purpose.
                None if form(doc, t) == Form::Infinitive && doc.child(head, Deprel::Obj).is_some() => {
                    match signatures.get(doc.lemma(head), "to") {
                        Some(both @ (Implies::Yes, Implies::No)) => imply(above(), both, head),
                        _ => adverbial(doc, t, above),
                    }
                }
                None => adverbial(doc, t, above),
            }
        }
        Deprel::Acl if form(doc, t) == Form::Infinitive && doc.is_ordinal(head) => above(),
        Deprel::Acl if form(doc, t) == Form::Infinitive => governed("noun", (Implies::Open, Implies::Open)),
        // Participles and relative clauses presuppose what they say, except of whoever may come.
        Deprel::Acl | Deprel::AclRelcl => match doc.lemma(head) {
            "anyone" | "anybody" | "anything" | "whoever" | "whatever" => {
                Judgement::new(Factuality::Hypothetical, head)
            }
            _ => Judgement::ACTUAL,
        },
        Deprel::Conj => conjunct(doc, signatures, t, head, depth),
        Deprel::Obj | Deprel::NsubjPass => governed("np", (Implies::Yes, Implies::Yes)),
        Deprel::Nsubj => match above() {
            // "Talks will begin", "no attack took place"; but an attack that did not succeed took place.
            Judgement {
                factuality: Factuality::Negated,
                ..
            } if !is_happening(doc, head) => Judgement::ACTUAL,
            Judgement {
                factuality: Factuality::Future | Factuality::Hypothetical,
                ..
            } if !is_happening(doc, head) => Judgement::ACTUAL,
            above => above,
        },
        Deprel::Obl | Deprel::Nmod => {
            let preposition = doc.child(t, Deprel::Case).map_or("", |case| doc.lemma(case));
            match signatures.get(doc.lemma(head), preposition) {
                Some(signature) => imply(above(), signature, head),
                // "an answer to Norway's threats": a noun with its owner is given.
                None if doc.child(t, Deprel::NmodPoss).is_some() => Judgement::ACTUAL,
                None if doc.deprel(t) == Deprel::Nmod => above(),
                None => Judgement::ACTUAL,
            }
        }
        Deprel::Compound => match signatures.get(doc.lemma(head), "of") {
            Some(signature) => imply(above(), signature, head),
            None => above(),
        },
        _ => Judgement::ACTUAL,
    }
}

/// Verbs that say of their subject only that it happens.
fn is_happening(doc: Doc<'_>, head: TokenId) -> bool {
    matches!(
        doc.lemma(head),
        "happen"
            | "occur"
            | "take"
            | "begin"
            | "start"
            | "resume"
            | "continue"
            | "follow"
            | "come"
            | "proceed"
            | "erupt"
            | "break"
            | "be"
            | "loom"
            | "end"
            | "materialise"
            | "materialize"
            | "arise"
    ) || doc.child(head, Deprel::Cop).is_some()
        // "go ahead", but not "go over well".
        || (doc.lemma(head) == "go"
            && doc
                .children(head)
                .iter()
                .any(|&c| matches!(doc.lemma(c), "ahead" | "forward" | "on")))
}

/// What the governor's own standing and its signature make of what it governs.
fn imply(above: Judgement, (affirmed, negated): (Implies, Implies), by: TokenId) -> Judgement {
    let presupposed = affirmed == Implies::Yes && negated == Implies::Yes;
    let factuality = match above.factuality {
        _ if presupposed => return Judgement::ACTUAL,
        Factuality::Actual => match affirmed {
            Implies::Yes => return Judgement::ACTUAL,
            Implies::No => Factuality::Negated,
            Implies::Open => Factuality::Hypothetical,
            Implies::Planned => Factuality::Future,
        },
        Factuality::Negated => match negated {
            Implies::Yes => return Judgement::ACTUAL,
            Implies::No => Factuality::Negated,
            Implies::Open | Implies::Planned => Factuality::Hypothetical,
        },
        Factuality::Future => match affirmed {
            Implies::Yes | Implies::Planned => return above,
            Implies::No | Implies::Open => Factuality::Hypothetical,
        },
        Factuality::Hypothetical => return above,
    };
    Judgement::new(factuality, by)
}

/// Clauses of time, reason, condition and purpose.
fn adverbial(doc: Doc<'_>, t: TokenId, above: impl Fn() -> Judgement) -> Judgement {
    let Some(by) = mark(doc, t) else {
        return Judgement::ACTUAL;
    };
    match doc.lemma(by) {
        "if" | "unless" | "lest" | "provided" | "whether" | "suppose" | "supposing" | "case" | "so"
            if !is_past(doc, t) =>
        {
            Judgement::new(Factuality::Hypothetical, by)
        }
        "if" | "unless" | "lest" => Judgement::new(Factuality::Hypothetical, by),
        "without" | "instead" | "rather" => Judgement::new(Factuality::Negated, by),
        // A purpose is open: it may or may not be reached.
        "to" | "in" if form(doc, t) == Form::Infinitive => Judgement::new(Factuality::Hypothetical, by),
        // "once they sign", under a future or a condition, is as open as what it dates.
        "when" | "once" | "after" | "until" | "before" if !is_past(doc, t) => above(),
        // What goes on beside it goes on, whatever comes of that, unless both are to come.
        "as" | "while" if !is_past(doc, t) => match above() {
            future if future.factuality == Factuality::Future => future,
            _ => Judgement::ACTUAL,
        },
        _ => Judgement::ACTUAL,
    }
}

/// Conjuncts stand where their first one stands, without the words that are its own.
fn conjunct(doc: Doc<'_>, signatures: &Signatures, t: TokenId, head: TokenId, depth: u32) -> Judgement {
    let first = judge_depth(doc, signatures, head, depth);
    let nominal = !matches!(doc.upos(t), Upos::Verb | Upos::Aux);
    if nominal && doc.upos(head) == Upos::Noun {
        return within(doc, signatures, head, depth);
    }
    first
}

fn judge_depth(doc: Doc<'_>, signatures: &Signatures, t: TokenId, depth: u32) -> Judgement {
    if depth == 0 {
        Judgement::ACTUAL
    } else {
        judge(doc, signatures, t, depth - 1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Infinitive,
    Gerund,
    Other,
}

fn form(doc: Doc<'_>, t: TokenId) -> Form {
    let to = |t: TokenId| {
        doc.children(t)
            .iter()
            .any(|&c| doc.deprel(c) == Deprel::Mark && doc.lemma(c) == "to")
    };
    // A predicate noun or adjective has its infinitive on the copula: the mark still hangs on the predicate.
    match doc.xpos(t) {
        _ if to(t) => Form::Infinitive,
        Xpos::Vb => Form::Infinitive,
        Xpos::Vbg => Form::Gerund,
        _ => Form::Other,
    }
}

/// The word that introduces the clause of `t`.
fn mark(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    doc.children(t).iter().copied().find(|&c| match doc.deprel(c) {
        Deprel::Mark | Deprel::Case => true,
        Deprel::Advmod => matches!(doc.lemma(c), "when" | "whenever" | "once"),
        _ => false,
    })
}

fn is_past(doc: Doc<'_>, t: TokenId) -> bool {
    doc.xpos(t) == Xpos::Vbd
        || doc
            .children(t)
            .iter()
            .any(|&c| matches!(doc.deprel(c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && doc.xpos(c) == Xpos::Vbd)
}
