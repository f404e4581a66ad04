//! What moves somebody is told of him: "It worries Norway that …", "The verdict disappointed the families", "What worries the
//! doctors is that …". The object of the verb is whose feeling it is.

use super::cues::Cue;
use super::extent::cut_comment;
use super::find::Found;
use super::source::{meant, phrase, subject, words};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// The attribution of a verb whose object feels, where the cue is one of them.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn moved<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("moves")?;
    let helped = doc.children(t).iter().any(|&c| doc.deprel(c) == Deprel::Aux);
    let tells = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) || helped || misread(doc, t);
    if !tells || doc.child(t, Deprel::AuxPass).is_some() {
        return None;
    }
    let who = object(doc, t)?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let about = subject(doc, t)
        .or_else(|| doc.child(t, Deprel::Expl))
        .filter(|&about| about < t)?;
    let behind = doc.subtree(who).end.max(who + 1);
    let (content, head) = match doc.lemma(about) {
        // "It surprised the judge that nobody had called."
        "it" if doc.form(about).eq_ignore_ascii_case("it") => match clause_from(doc, who + 1, sentence.end) {
            Some(that) => (that..sentence.end, that),
            None => (meant(doc, about), about),
        },
        // "What worries the doctors is that nobody wears a mask."
        "what" => {
            let be = (who + 1..sentence.end.min(who + 16)).find(|&b| doc.lemma(b) == "be")?;
            (be + 1..sentence.end, be + 1)
        }
        // "It is an approach that worries Oslo."
        "that" | "which" if doc.deprel(t) == Deprel::AclRelcl => {
            let noun = doc.head(t).filter(|&noun| noun < about)?;
            (phrase(doc, noun, about), noun)
        }
        _ => (meant(doc, about), about),
    };
    // Whom it moves ends before the clause that moves him.
    let mut source = phrase(doc, who, t);
    source.end = source.end.min(if content.start > who { content.start } else { behind });
    let mut found = Found {
        cue,
        words: words(doc, t),
        head: t,
        source: Some((who, source)),
        addressee: None,
        content: vec![content],
        content_head: Some(head),
        frame,
    };
    cut_comment(doc, head, false, &mut found.content);
    Some(found)
}

/// Whom the verb moves: its object, or the noun right behind a verb that the tagger took for a noun.
fn object(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let nominal = |o: TokenId| matches!(doc.upos(o), Upos::Noun | Upos::Propn | Upos::Pron);
    let own = doc.child(t, Deprel::Obj).filter(|&o| o > t);
    own.or_else(|| {
        doc.children(t)
            .iter()
            .copied()
            .find(|&o| misread(doc, t) && o > t && nominal(o))
    })
    .filter(|&o| nominal(o))
}

/// "The sale worries Oslo.": a word in -s that the tagger has for a noun and the tree for a predicate with a subject.
pub(super) fn misread(doc: Doc<'_>, t: TokenId) -> bool {
    let subject = doc.child(t, Deprel::Nsubj).is_some_and(|subject| subject < t);
    doc.xpos(t) == Xpos::Nns && subject && doc.child(t, Deprel::Cop).is_none()
}

/// The first word of a clause with "that", "how" or "when" behind token `from`.
fn clause_from(doc: Doc<'_>, from: TokenId, end: TokenId) -> Option<TokenId> {
    (from..end.min(from + 12)).find(|&w| {
        matches!(doc.form(w), "that" | "how" | "when" | "to")
            && matches!(
                doc.upos(w),
                Upos::Sconj | Upos::Pron | Upos::Adv | Upos::Part | Upos::Det
            )
    })
}

/// "Investors view the merger with concern", "The neighbours watched with alarm as the river rose": what somebody looks at
/// with a feeling.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn eyed<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("felt")?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let stops = |w: TokenId| matches!(doc.form(w), "," | ";" | ":") || doc.upos(w) == Upos::Verb;
    let before = (t + 1..sentence.end.min(t + 14)).take_while(|&w| !stops(w));
    let with = before.filter(|&w| doc.form(w) == "with").last()?;
    let feels =
        |w: TokenId| FEELINGS.binary_search(&doc.lemma(w)).is_ok() || FEELINGS.binary_search(&doc.form(w)).is_ok();
    let feeling = (with + 1..sentence.end.min(with + 4)).find(|&w| feels(w))?;
    let who = subject(doc, t).filter(|&who| who != t)?;
    // "with concern as the river rose", "with alarm at the rise": else what stands before.
    let behind = feeling + 1;
    let clause = matches!(doc.form(behind), "as" | "how" | "while" | "when") || doc.form(behind) == "that";
    let object = t + 1 + TokenId::from(matches!(doc.form(t + 1), "on" | "upon" | "at"))..with;
    let content = if object.is_empty() && clause {
        let end = (behind + 2..sentence.end).find(|&w| matches!(doc.form(w), "," | ";" | "."));
        behind + TokenId::from(matches!(doc.form(behind), "as" | "while"))..end.unwrap_or(sentence.end)
    } else {
        object
    };
    (!content.is_empty()).then(|| Found {
        cue,
        words: words(doc, t),
        head: t,
        source: Some((who, phrase(doc, who, t))),
        addressee: None,
        content_head: Some(content.start),
        content: vec![content],
        frame,
    })
}

/// Feelings with which one looks at something, in the order of their bytes.
const FEELINGS: [&str; 42] = [
    "alarm",
    "amusement",
    "anger",
    "anticipation",
    "anxiety",
    "apprehension",
    "astonishment",
    "awe",
    "bewilderment",
    "concern",
    "confidence",
    "contempt",
    "delight",
    "disapproval",
    "disbelief",
    "disdain",
    "disgust",
    "dismay",
    "distrust",
    "dread",
    "enthusiasm",
    "envy",
    "fear",
    "fury",
    "hope",
    "horror",
    "hostility",
    "indifference",
    "mistrust",
    "optimism",
    "pessimism",
    "pride",
    "regret",
    "relief",
    "sadness",
    "satisfaction",
    "scepticism",
    "skepticism",
    "suspicion",
    "trepidation",
    "unease",
    "worry",
];
