//! What modals and negations of a trigger's clause make of its code: "will send" promises, "will not send" and "does not
//! recognise" refuse, "may attack" threatens.

use std::ops::RangeInclusive;

use super::codes::{Change, Codes};
use super::matcher::{Core, Found};
use super::slots::Scene;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// The first two digits of codes of cooperation.
const COOPERATION: RangeInclusive<u8> = 3..=8;
/// The first two digits of codes of material conflict.
const CONFLICT: RangeInclusive<u8> = 15..=20;

/// What modals and negations of the trigger's clause make of its code; `willing` where the trigger itself says that
/// something will be done ("intends to").
pub(super) fn apply(scene: Scene<'_>, codes: &'static Codes, t: TokenId, willing: bool, core: &mut Core) {
    let doc = scene.doc;
    let modal = modal(scene, t);
    let willing = willing || codes.has_root(core.code, 3..=3);
    let promised_not = is_promised_not(doc, t);
    let operator = match (modal, negated(doc, t) || (willing && promised_not)) {
        // Who promises not to attack promises peace.
        (None, _) if promised_not && codes.has_root(core.code, 13..=13) => "forgo",
        (Some(Modal::Future), false) => "future",
        (Some(Modal::Future | Modal::Ability), true) => "reject",
        (None, true) if willing => "reject",
        // "does not recognise": what one keeps from doing; "did not recognise" is only what did not happen.
        (None, true) if codes.has_root(core.code, COOPERATION) && is_habit(doc, t) => "reject",
        // "may attack" threatens, "may have attacked" supposes.
        (Some(Modal::Chance), false) if codes.has_root(core.code, CONFLICT) && !is_perfect(doc, t) => "future",
        _ => return,
    };
    if let Change::To(code) = codes.apply(operator, core.code) {
        core.code = code;
        core.modal = true;
        // A promise is made by who utters it: "Norway said it would send aid".
        let pronoun = core.source.iter().all(|found| doc.upos(found.head) == Upos::Pron);
        if pronoun
            && doc.deprel(t) == Deprel::Ccomp
            && let Some(speaker) = doc.head(t).and_then(|verb| doc.agent(verb))
            && doc.upos(speaker) != Upos::Pron
        {
            core.source = vec![Found {
                head: speaker,
                how: "speaker".to_owned(),
                sure: 0.85,
            }];
            core.target.retain(|found| found.head != speaker);
            // "assured Pakistan that it would pay": whom it is promised.
            let told = doc
                .head(t)
                .and_then(|verb| doc.object(verb).or_else(|| doc.child(verb, Deprel::Iobj)));
            if let Some(told) = told.filter(|&told| scene.actor_in(told).is_some())
                && core.target.iter().all(|found| scene.actor_in(found.head).is_none())
            {
                core.target = vec![Found {
                    head: told,
                    how: "addressee".to_owned(),
                    sure: 0.85,
                }];
            }
        }
    }
}

/// "vowed never to admit", "promised not to attack": the negation of what is promised, wherever it was parsed.
fn is_promised_not(doc: Doc<'_>, t: TokenId) -> bool {
    doc.child(t, Deprel::Xcomp)
        .is_some_and(|promised| negated(doc, promised))
}

/// Whether a clause is in the present with *do*.
fn is_habit(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Aux && matches!(doc.xpos(c), Xpos::Vbz | Xpos::Vbp) && doc.lemma(c) == "do")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Modal {
    Future,
    Ability,
    /// What may be done and need not.
    Chance,
}

/// Whether a clause is negated by an adverb of its own.
fn negated(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t).iter().any(|&c| {
        doc.deprel(c) == Deprel::Advmod && matches!(doc.lemma(c), "not" | "n't" | "n’t" | "never" | "no-longer")
    })
}

fn is_perfect(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Aux && doc.lemma(c) == "have")
}

/// The modal of a clause, shared in coordination ("will meet and sign").
fn modal(scene: Scene<'_>, t: TokenId) -> Option<Modal> {
    let doc = scene.doc;
    for &c in doc.children(t) {
        if doc.deprel(c) == Deprel::Aux {
            match doc.lemma(c) {
                "will" | "would" | "shall" | "wo" | "'ll" | "’ll" | "'d" | "’d" => return Some(Modal::Future),
                "can" => return Some(Modal::Ability),
                "could" if !negated(doc, t) => return Some(Modal::Chance),
                "could" => return Some(Modal::Ability),
                "may" | "might" if !negated(doc, t) => return Some(Modal::Chance),
                _ => {}
            }
        }
    }
    // "are to hold a summit".
    let is_to = |&c: &TokenId| {
        matches!(doc.deprel(c), Deprel::Cop | Deprel::Aux) && matches!(doc.xpos(c), Xpos::Vbz | Xpos::Vbp)
    };
    let infinitive = doc.xpos(t) == Xpos::Vb && doc.children(t).iter().any(|&c| doc.xpos(c) == Xpos::To);
    if infinitive && doc.children(t).iter().any(is_to) {
        return Some(Modal::Future);
    }
    // "will not hesitate to strike" is the firmest of promises.
    let governor = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Xcomp);
    if governor.is_some_and(|verb| doc.lemma(verb) == "hesitate" && negated(doc, verb)) {
        return Some(Modal::Future);
    }
    // "Chile to free truckers by weekend": the future of headlines.
    let opens = |&c: &TokenId| {
        doc.deprel(c) == Deprel::Nsubj
            && doc
                .sentence_of(c)
                .is_some_and(|sentence| doc.subtree(c).start == sentence.tokens.start)
    };
    if infinitive && doc.children(t).iter().any(opens) {
        return Some(Modal::Future);
    }
    let bare = doc.deprel(t) == Deprel::Conj
        && doc.xpos(t) == Xpos::Vb
        && !doc.children(t).iter().any(|&c| doc.deprel(c).is_subject());
    if bare {
        return doc.head(t).filter(|&head| head < t).and_then(|head| {
            let first = doc
                .children(head)
                .iter()
                .copied()
                .find(|&c| doc.deprel(c) == Deprel::Aux)?;
            matches!(doc.lemma(first), "will" | "would" | "shall").then_some(Modal::Future)
        });
    }
    None
}
