//! Who can say something. "The report says", "the data suggest", but "this meeting could imply" is a conclusion of the
//! article's own: an event shows things, it claims none.

use super::cues::Cues;
use super::find::Found;
use crate::actors::Actors;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// Whether an attribution's source has no voice of its own, where its verb does not give it one.
pub(super) fn is_lacking(doc: Doc<'_>, actors: &Actors, one: &Found<'_>) -> bool {
    let Some((head, range)) = &one.source else { return false };
    let head = *head;
    let who = doc.antecedent(head).unwrap_or(head);
    let actor = actors.headed_by(who).is_some() || range.clone().any(|t| doc.name(t).kind().is_some());
    if one.frame == "moves" {
        return !actor && (doc.upos(who) != Upos::Pron || is_thing(doc, who));
    }
    // "dismissed her deputy", "recalled its ambassador": who is sent away is no opinion.
    let sent = one
        .content_head
        .filter(|_| matches!(one.cue.lemma, "dismiss" | "recall") && one.frame == "object");
    if sent.is_some_and(|sent| actors.headed_by(sent).is_some()) {
        return true;
    }
    if SHOWING.binary_search(&one.cue.lemma).is_err() || doc.upos(one.head) != Upos::Verb || one.frame == "quote" {
        return false;
    }
    let texts = |t: TokenId| {
        Cues::english().get(doc.lemma(t), Upos::Noun).is_some_and(|cue| {
            ["shows", "label", "clause", "quote"]
                .iter()
                .any(|frame| cue.takes(frame))
        })
    };
    match doc.upos(who) {
        Upos::Pron | Upos::Det => is_thing(doc, who) && !actor,
        // "A series of tests shows", "one of the studies found".
        Upos::Noun => !actor && !range.clone().any(texts),
        // "What he did shows …", "Doing so suggests …".
        Upos::Verb | Upos::Adj | Upos::Adv => true,
        _ => false,
    }
}

/// "no exaggeration to call it a war", "a chance to defend the treaty": an infinitive behind a thing has nobody for its
/// subject.
pub(super) fn is_nobody(doc: Doc<'_>, actors: &Actors, one: &Found<'_>, head: TokenId) -> bool {
    let infinitive = doc.deprel(one.head) == Deprel::Acl && matches!(doc.xpos(one.head), Xpos::Vb | Xpos::Vbg);
    infinitive
        && doc.head(one.head) == Some(head)
        && doc.upos(head) == Upos::Noun
        && doc.form(one.words.start.saturating_sub(1)) != ","
        && doc
            .children(one.head)
            .iter()
            .any(|&c| matches!(doc.deprel(c), Deprel::Mark) && c < one.head)
        && actors.headed_by(head).is_none()
}

fn is_thing(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(
        doc.lemma(t),
        "it" | "this" | "that" | "these" | "those" | "which" | "what" | "all"
    )
}

/// Verbs by which things show, without saying anything, in the order of their bytes.
const SHOWING: [&str; 18] = [
    "demonstrate",
    "exemplify",
    "foretell",
    "highlight",
    "illustrate",
    "imply",
    "indicate",
    "mean",
    "prove",
    "reflect",
    "remind",
    "reveal",
    "show",
    "signal",
    "suggest",
    "underline",
    "underscore",
    "unveil",
];
