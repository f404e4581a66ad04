//! Adjectives of stance and feeling: "X is confident that …", "X is wary of …", "X made it clear that …".

use super::cues::Cue;
use super::extent::cut_comment;
use super::find::Found;
use super::source::{phrase, subject, words};
use super::verbs::{is_to, marked_that};
use crate::syntax::{Deprel, Doc};
use crate::text::TokenId;

/// "X is confident that …", "X is willing to …", "X is critical of …".
pub(super) fn adjective<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let source = bearer(doc, t)?;
    if matches!(doc.lemma(source), "it" | "there" | "that" | "this") {
        return None;
    }
    let clause = doc.child(t, Deprel::Ccomp).or_else(|| {
        // "made it clear that …": the clause may hang on the verb.
        let made = made(doc, t)?;
        let mut beside = doc.children(made).iter().copied();
        beside.find(|&c| c > t && matches!(doc.deprel(c), Deprel::Ccomp | Deprel::Advcl) && marked_that(doc, c))
    });
    let clause = clause.filter(|_| cue.takes("clause"));
    let infinitive = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Xcomp | Deprel::Advcl) && is_to(doc, c) && cue.takes("to"));
    let (head, start, frame) = if let Some(head) = clause {
        (head, doc.subtree(head).start, "adjective clause")
    } else if let Some(head) = infinitive {
        (head, doc.subtree(head).start, "adjective infinitive")
    } else {
        // "is critical of the plan", "is worried about losing"
        doc.children(t).iter().copied().filter(|&c| c > t).find_map(|c| {
            let case = doc
                .children(c)
                .iter()
                .copied()
                .find(|&k| matches!(doc.deprel(k), Deprel::Case | Deprel::Mark))?;
            let frame = cue.frame(doc.lemma(case))?;
            Some((c, case + 1, frame))
        })?
    };
    let content = start..doc.subtree(head).end;
    let mut found = Found {
        cue,
        words: made(doc, t).map_or_else(|| words(doc, t), |made| words(doc, made).start..t + 1),
        head: t,
        source: Some((source, phrase(doc, source, made(doc, t).unwrap_or(t)))),
        addressee: None,
        content: vec![content],
        content_head: Some(head),
        frame,
    };
    cut_comment(doc, head, frame.starts_with("adjective"), &mut found.content);
    Some(found)
}

/// Of whom an adjective is said: "X is wary", "X became wary", "a minister wary of …".
fn bearer(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let own = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
    if doc.child(t, Deprel::Cop).is_some() || doc.child(t, Deprel::AuxPass).is_some() {
        return own.or_else(|| doc.subject(t));
    }
    let above = doc.head(t)?;
    match doc.deprel(t) {
        Deprel::Xcomp
            if matches!(
                doc.lemma(above),
                "become" | "remain" | "feel" | "grow" | "sound" | "seem" | "appear"
            ) =>
        {
            doc.subject(above)
        }
        Deprel::Xcomp if made(doc, t).is_some() => subject(doc, above),
        Deprel::Amod | Deprel::Acl if above < t => Some(above),
        _ => None,
    }
}

/// "made" in "made clear", "made it plain".
fn made(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    doc.head(t)
        .filter(|&above| doc.deprel(t) == Deprel::Xcomp && doc.lemma(above) == "make" && above < t && t - above <= 3)
}
