//! What a predicate's own clause says: negation, modals, mood, hedging adverbs and adjectives.

use super::Judgement;
use crate::model::Factuality;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// Judges `t` by the words of its own clause.
pub(super) fn judge(doc: Doc<'_>, t: TokenId) -> Judgement {
    let modal = modal(doc, t);
    let negation = negation(doc, t);
    match (modal, negation) {
        // "may not come" leaves it open; "will not", "cannot", "would not come" do not.
        (Some((_, Modal::May)), Some(by)) => Judgement::new(Factuality::Hypothetical, by),
        (_, Some(by)) => Judgement::new(Factuality::Negated, by),
        (Some((by, Modal::Will)), None) => Judgement::new(Factuality::Future, by),
        (Some((by, Modal::Would)), None) if is_reported_future(doc, t) => Judgement::new(Factuality::Future, by),
        (Some((by, _)), None) => Judgement::new(Factuality::Hypothetical, by),
        (None, None) => mood(doc, t),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Modal {
    Will,
    Would,
    May,
    Other,
}

/// The modal verb of the clause of `t`, or of the clause that it shares one with ("will meet and sign").
fn modal(doc: Doc<'_>, t: TokenId) -> Option<(TokenId, Modal)> {
    for &child in doc.children(t) {
        if doc.deprel(child) != Deprel::Aux {
            continue;
        }
        let kind = match doc.lemma(child) {
            "will" | "shall" | "wo" | "'ll" | "’ll" => Modal::Will,
            "would" | "'d" if doc.xpos(child) == Xpos::Md => Modal::Would,
            "may" | "might" => Modal::May,
            "can" | "could" | "should" | "must" | "ought" => Modal::Other,
            _ => continue,
        };
        return Some((child, kind));
    }
    let shares = doc.deprel(t) == Deprel::Conj && doc.upos(t) == Upos::Verb && !has_own_clause(doc, t);
    if shares && doc.xpos(t) == Xpos::Vb {
        return doc.head(t).filter(|&head| head < t).and_then(|head| modal(doc, head));
    }
    // "is to visit": a form of "be" before an infinitive that nothing governs.
    let be = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Aux && doc.lemma(c) == "be")?;
    let to = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Mark && doc.lemma(c) == "to")?;
    (be < to && doc.xpos(t) == Xpos::Vb).then_some((be, Modal::Will))
}

/// Whether a conjunct has a subject or an auxiliary of its own.
fn has_own_clause(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c).is_subject() || matches!(doc.deprel(c), Deprel::Aux | Deprel::AuxPass))
}

/// "He said he would sign": the future seen from the past.
fn is_reported_future(doc: Doc<'_>, t: TokenId) -> bool {
    doc.deprel(t) == Deprel::Ccomp
        && doc.head(t).is_some_and(|head| doc.xpos(head) == Xpos::Vbd)
        && !doc.children(t).iter().any(|&c| doc.deprel(c) == Deprel::Advcl)
}

/// The word that negates the clause of `t`.
fn negation(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    for &child in doc.children(t) {
        let negates = match doc.deprel(child) {
            Deprel::Advmod | Deprel::Aux | Deprel::CcPreconj | Deprel::Cc => is_negative_adverb(doc, child),
            Deprel::Det => doc.lemma(child) == "no" || doc.lemma(child) == "neither",
            // "No one was hurt", "took no action", "none of them voted".
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => is_negative_noun(doc, child),
            _ => false,
        };
        if negates {
            return Some(child);
        }
    }
    // "did not eat or drink"
    let joined = doc
        .children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Cc && matches!(doc.lemma(c), "or" | "nor"));
    if doc.deprel(t) == Deprel::Conj && joined && !has_own_clause(doc, t) {
        return doc
            .head(t)
            .filter(|&head| head < t)
            .and_then(|head| negation(doc, head));
    }
    None
}

fn is_negative_adverb(doc: Doc<'_>, t: TokenId) -> bool {
    match doc.lemma(t) {
        "not" | "n't" | "n’t" | "never" | "neither" | "nor" | "hardly" | "scarcely" | "barely" => true,
        "longer" | "more" => doc.children(t).iter().any(|&c| doc.lemma(c) == "no"),
        lemma => lemma.eq_ignore_ascii_case("not"),
    }
}

fn is_negative_noun(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.lemma(t), "nobody" | "nothing" | "none" | "neither" | "no-one")
        || doc.children(t).iter().any(|&c| {
            (doc.deprel(c) == Deprel::Det && doc.lemma(c) == "no") || (doc.lemma(t) == "one" && doc.lemma(c) == "no")
        })
}

/// Mood and hedges of a clause that has neither modal nor negation.
fn mood(doc: Doc<'_>, t: TokenId) -> Judgement {
    for &child in doc.children(t) {
        let factuality = match doc.deprel(child) {
            Deprel::Advmod => match doc.lemma(child) {
                "possibly" | "perhaps" | "maybe" | "probably" | "potentially" | "likely" | "hopefully" | "nearly"
                | "almost" | "hypothetically" | "theoretically" | "presumably" => Factuality::Hypothetical,
                "soon" | "tomorrow" | "shortly" if doc.xpos(t) != Xpos::Vbd && doc.xpos(t) != Xpos::Vbn => {
                    Factuality::Future
                }
                _ => continue,
            },
            Deprel::Amod => match doc.lemma(child) {
                "possible" | "potential" | "proposed" | "threatened" | "hypothetical" | "would-be" | "eventual"
                | "further" | "suggested" | "conceivable" => Factuality::Hypothetical,
                "planned" | "upcoming" | "scheduled" | "future" | "forthcoming" | "impending" | "imminent"
                | "expected" | "intended" | "looming" => Factuality::Future,
                _ => continue,
            },
            _ => continue,
        };
        return Judgement::new(factuality, child);
    }
    if let Some(by) = imperative(doc, t).or_else(|| polar_question(doc, t)) {
        return Judgement::new(Factuality::Hypothetical, by);
    }
    going_to(doc, t).map_or(Judgement::ACTUAL, |by| Judgement::new(Factuality::Future, by))
}

/// A bare verb without subject at the top of a sentence: an order or a request.
fn imperative(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let top = matches!(doc.deprel(t), Deprel::Root | Deprel::Parataxis | Deprel::Conj);
    let marked = |&c: &TokenId| {
        doc.deprel(c).is_subject()
            || matches!(
                doc.deprel(c),
                Deprel::Aux | Deprel::AuxPass | Deprel::Mark | Deprel::Expl
            )
    };
    if !top || doc.upos(t) != Upos::Verb || doc.xpos(t) != Xpos::Vb || doc.children(t).iter().any(marked) {
        return None;
    }
    if doc.deprel(t) == Deprel::Conj {
        return doc
            .head(t)
            .filter(|&head| head < t && imperative(doc, head).is_some())
            .map(|_| t);
    }
    Some(t)
}

/// A question that asks whether: its verb or auxiliary stands before its subject, and no question word opens it.
pub(super) fn polar_question(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    if doc.deprel(t) != Deprel::Root {
        return None;
    }
    let sentence = doc.sentence_of(t)?;
    let mark = (sentence.tokens.start..sentence.tokens.end)
        .rev()
        .take(3)
        .find(|&i| doc.form(i).contains('?'))?;
    let children = doc.children(t);
    let asks = |&c: &TokenId| matches!(doc.xpos(c), Xpos::Wp | Xpos::Wrb | Xpos::Wdt | Xpos::WpS);
    let subject = children.iter().copied().find(|&c| doc.deprel(c).is_subject())?;
    let auxiliary = children
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop))?;
    (auxiliary < subject && !children.iter().any(asks)).then_some(mark)
}

/// "is going to sign", where the parser takes "going" for the governor: the infinitive is a future.
fn going_to(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let head = doc.head(t)?;
    let infinitive = doc
        .children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Mark && doc.lemma(c) == "to");
    (infinitive && doc.deprel(t) == Deprel::Xcomp && doc.lemma(head) == "go" && doc.xpos(head) == Xpos::Vbg)
        .then_some(head)
}
