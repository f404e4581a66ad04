//! How sure a claim is: the share of attributions among its cue's uses in its frame, and where in the sentence the cue
//! stands. "Roe backs the plan" tells what she says; "the senators who back the plan" only says which senators are meant.

use super::acts::is_withheld;
use super::find::Found;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// Less sure than this, more often than not wrong for who reads it, is no claim.
pub(super) const FLOOR: f32 = 0.36;

/// The confidence of an attribution, from 0 to 1.
pub(super) fn confidence(doc: Doc<'_>, one: &Found<'_>) -> f32 {
    let (frame, base, part) = shared(one.frame);
    let share = match one.cue.share(frame) {
        Some(share) => share * part,
        None => base * (0.6 + 0.4 * one.cue.weight),
    };
    let sourced = if one.source.is_some() { 1.0 } else { 0.85 };
    // A paragraph whose speaker nothing but the place of it tells.
    let bare = if one.words.is_empty() { 0.75 } else { 1.0 };
    let confidence = share * sourced * bare * told(doc, one);
    (confidence.min(0.97) * 100.0).round() / 100.0
}

/// How much more, or less, than usual the place of the cue makes a saying of it.
fn told(doc: Doc<'_>, one: &Found<'_>) -> f32 {
    let t = one.head;
    // What stands beside a quotation or a colon is a saying, wherever its verb hangs.
    if matches!(
        one.frame,
        "" | "quote"
            | "colon"
            | "turn"
            | "answer"
            | "headline"
            | "according"
            | "in-which"
            | "in-whose"
            | "from-whose"
            | "by-whose"
            | "whom"
            | "by-all"
            | "per"
            | "has-it"
            | "if"
            | "if-believed"
            | "as-far-as"
            | "named"
            | "adverb"
            | "hedge"
            | "moves"
    ) {
        return 1.0;
    }
    let mut factor = 1.0;
    let words: u32 = one.content.iter().map(|range| range.end - range.start).sum();
    factor *= match words {
        0..=2 => 0.82,
        3..=5 => 0.94,
        6..=8 => 1.0,
        _ => 1.1,
    };
    if doc.upos(t) == Upos::Verb {
        factor *= standing(doc, t, one);
    }
    // "issued a warning": with a verb that only lends it a subject, a noun is as good as a verb.
    if doc.upos(t) == Upos::Noun && one.words.start < t && one.words.end == t + 1 {
        factor *= 1.2;
    }
    if asked(doc, t) {
        factor *= 0.7;
    }
    factor
}

/// By the clause that the cue heads: told for its own sake, or only to say who or what is meant.
fn standing(doc: Doc<'_>, t: TokenId, one: &Found<'_>) -> f32 {
    let phrase = matches!(labelled(one.frame), "np");
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let anybody = one.source.as_ref().is_some_and(|(head, _)| {
        matches!(
            doc.lemma(*head),
            "you" | "one" | "anyone" | "someone" | "anybody" | "somebody"
        )
    });
    let place = match (doc.deprel(t), doc.xpos(t)) {
        (Deprel::Acl, Xpos::Vbn) => 0.6,
        (Deprel::Acl, _) => 0.85,
        (Deprel::AclRelcl, _) if phrase => 0.7,
        (Deprel::AclRelcl, _) => 0.8,
        (Deprel::Ccomp, _) => 0.75,
        (Deprel::Xcomp, Xpos::Vb) | (Deprel::Conj, Xpos::Vb) if phrase => 0.75,
        (Deprel::Xcomp, _) => 0.95,
        (Deprel::Root, _) if phrase && finite => 1.15,
        (Deprel::Root | Deprel::Advcl | Deprel::Conj, _) if finite => 1.05,
        _ => 1.0,
    };
    // "would neither confirm nor deny it": that something is not said is told for its own sake.
    let place = if place < 1.0 && one.cue.is_speech() && is_withheld(doc, one) {
        1.0
    } else {
        place
    };
    place * if anybody { 0.6 } else { 1.0 }
}

/// Whether the sentence is a question.
fn asked(doc: Doc<'_>, t: TokenId) -> bool {
    doc.sentence_of(t)
        .is_some_and(|sentence| doc.form(sentence.tokens.end.saturating_sub(1)) == "?")
}

/// The table's label for the frame by which an attribution was found.
pub(super) fn labelled(frame: &'static str) -> &'static str {
    shared(frame).0
}

/// The table's label for a frame, how sure such frames are by themselves, and how much of the share that the table has
/// for the label holds for this one: where the order of words stands in for the tree, more goes wrong.
fn shared(frame: &'static str) -> (&'static str, f32, f32) {
    match frame {
        "" | "quote" => ("quote", 0.9, 1.0),
        "clause" => ("clause", 0.85, 1.0),
        "according" => ("", 0.9, 1.0),
        "inserted" => ("clause", 0.85, 1.05),
        "after" => ("clause", 0.75, 0.85),
        "before" => ("clause", 0.6, 0.75),
        "noun clause" | "adjective clause" => ("clause", 0.7, 1.0),
        "to" | "noun infinitive" | "adjective infinitive" => ("to", 0.7, 1.0),
        "passive" => ("", 0.8, 1.0),
        "object" | "noun object" | "named" => ("np", 0.6, 1.0),
        "adverb" => ("clause", 0.45, 0.75),
        "headline" | "turn" | "answer" => ("", 0.85, 1.0),
        "colon" => ("", 0.85, 1.0),
        preposition => (preposition, 0.6, 1.0),
    }
}
