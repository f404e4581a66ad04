//! Verbs in the passive, and verbs of seeming: whom they speak of is the first half of what is said, and often nobody is named
//! who says it.

use super::extent::{cut_comment, minus, says};
use super::find::Found;
use super::source::{meant, phrase};
use super::verbs::is_to;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// "is expected to leave", "was called a liar", "is seen as a rival": the subject, and what is said of it.
pub(super) fn passive_content<'c>(doc: Doc<'_>, t: TokenId, mut found: Found<'c>) -> Option<Found<'c>> {
    let subject = doc.child(t, Deprel::NsubjPass)?;
    // "A ban was called for by the union.": the preposition that is left behind is no part of who called.
    let by = |c: TokenId| {
        doc.children(c)
            .iter()
            .any(|&k| doc.deprel(k) == Deprel::Case && doc.lemma(k) == "by")
    };
    let told = doc
        .children(t)
        .iter()
        .copied()
        .filter(|&c| c > t)
        .find(|&c| match doc.deprel(c) {
            Deprel::Xcomp if is_to(doc, c) => RAISING.contains(&doc.lemma(t)),
            // "is understood to have left": the same, where the tree takes it for a purpose.
            Deprel::Advcl if is_to(doc, c) && doc.subtree(c).start == t + 1 => RAISING.contains(&doc.lemma(t)),
            Deprel::Xcomp => found.cue.takes("np") && doc.xpos(c) != Xpos::Vbg,
            // "was quoted as saying that …" is that of "saying".
            Deprel::Obl | Deprel::Advcl if is_participle(doc, c) && says(doc, c) => false,
            Deprel::Obl | Deprel::Advcl => {
                !by(c)
                    && doc.children(c).iter().any(|&k| {
                        let case = matches!(doc.deprel(k), Deprel::Case | Deprel::Mark);
                        case && matches!(doc.lemma(k), "as" | "of" | "for") && found.cue.takes(doc.lemma(k))
                    })
            }
            _ => false,
        })?;
    // "as a threat by many farmers": who says so is no part of it, wherever the tree hangs him.
    let mut end = doc.subtree(told).end;
    if found.source.is_none() {
        let by = (told..end).find(|&b| doc.form(b) == "by" && doc.deprel(b) == Deprel::Case);
        let agent = by
            .and_then(|by| doc.head(by))
            .filter(|&agent| doc.subtree(agent).end == end);
        found.source = agent.map(|agent| (agent, phrase(doc, agent, t)));
    }
    if let Some((_, range)) = found
        .source
        .as_ref()
        .filter(|(_, range)| range.start > told && range.start < end)
    {
        end = range.start - 1;
    }
    found.content = vec![meant(doc, subject), doc.subtree(told).start..end];
    found.content.retain(|range| !range.is_empty() && !range.contains(&t));
    found.content_head = Some(told);
    found.frame = "passive";
    Some(found)
}

/// "saying", "having said".
fn is_participle(doc: Doc<'_>, t: TokenId) -> bool {
    let having = |&c: &TokenId| doc.deprel(c) == Deprel::Aux && doc.xpos(c) == Xpos::Vbg;
    doc.xpos(t) == Xpos::Vbg || doc.children(t).iter().any(having)
}

/// Verbs whose passive raises the subject of what is said: "is expected to", "is said to".
const RAISING: [&str; 18] = [
    "allege",
    "assume",
    "believe",
    "claim",
    "consider",
    "estimate",
    "expect",
    "forecast",
    "know",
    "predict",
    "report",
    "rumor",
    "rumour",
    "say",
    "schedule",
    "suspect",
    "think",
    "understand",
];

/// "The opposition called for a ban.": a past tense taken for a participle, in a sentence that has no other verb to be
/// its main one. (A headline, without a stop, may well have none.)
pub(super) fn is_misread(doc: Doc<'_>, t: TokenId) -> bool {
    let Some(sentence) = doc.sentence_of(t) else {
        return false;
    };
    // "papers that investigators described as a ledger": what the clause is about is its object.
    let helped = doc.child(t, Deprel::AuxPass).is_some();
    if !helped && doc.child(t, Deprel::Obj).is_some_and(|object| object < t) {
        return true;
    }
    // "He's said that …" has "has", not "is".
    let clipped = doc
        .child(t, Deprel::AuxPass)
        .is_some_and(|be| matches!(doc.form(be), "'s" | "’s"));
    if clipped && doc.child(t, Deprel::Ccomp).is_some_and(|clause| clause > t) {
        return true;
    }
    // "She has since said": an auxiliary that the tree has for the main verb.
    let mut before = t;
    while before > sentence.tokens.start && t - before < 3 && doc.lemma(before) != "have" {
        before -= 1;
        if !matches!(doc.upos(before), Upos::Adv | Upos::Sconj | Upos::Aux | Upos::Verb) || doc.lemma(before) == "be" {
            break;
        }
    }
    if before < t && doc.lemma(before) == "have" && doc.xpos(t) == Xpos::Vbn {
        return true;
    }
    let above = doc.head(t).filter(|&above| doc.deprel(t) == Deprel::Acl && above < t);
    let root = above.is_some_and(|above| doc.head(above).is_none() && doc.upos(above) != Upos::Verb);
    let finite = |t: TokenId| {
        matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md) && doc.deprel(t) != Deprel::AclRelcl
    };
    // Longer sentences have a verb.
    let short = sentence.tokens.len() <= 60;
    root && short && doc.form(sentence.tokens.end.saturating_sub(1)) == "." && !sentence.tokens.clone().any(finite)
}

/// "The bridge, it was reported, collapsed.", "The bridge collapsed, it was said.": an aside with "it" and nobody who says so.
pub(super) fn impersonal<'c>(doc: Doc<'_>, found: &Found<'c>) -> Option<Found<'c>> {
    let t = found.head;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let first = found
        .words
        .start
        .checked_sub(1)
        .filter(|&it| doc.form(it).eq_ignore_ascii_case("it"))?;
    let comma = |t: TokenId| matches!(doc.form(t), "," | "–" | "—" | "-");
    let opened = first > sentence.start + 1 && comma(first - 1);
    let mut end = found.words.end;
    while end < sentence.end && end < t + 6 && !comma(end) && !matches!(doc.upos(end), Upos::Verb | Upos::Sconj) {
        end += 1;
    }
    let closed = comma(end) || end + 1 >= sentence.end;
    let content = minus(sentence.clone(), &(first..end));
    let told = content.iter().any(|range| {
        range
            .clone()
            .any(|t| doc.upos(t) == Upos::Verb || doc.upos(t) == Upos::Aux)
    });
    (found.source.is_none() && found.cue.is_saying() && opened && closed && told).then(|| Found {
        content_head: content.first().map(|range| range.start),
        content,
        frame: "inserted",
        ..found.clone()
    })
}

/// "The plan seems sound.": what seems, and how; nobody is named to whom it seems.
pub(super) fn seeming<'c>(doc: Doc<'_>, t: TokenId, found: &Found<'c>) -> Option<Found<'c>> {
    let frame = found.cue.frame("seems")?;
    let subject = doc.child(t, Deprel::Nsubj).filter(|&subject| subject < t)?;
    let predicate = doc.children(t).iter().copied().find(|&c| {
        c > t
            && doc.deprel(c) == Deprel::Xcomp
            && !is_to(doc, c)
            && matches!(doc.upos(c), Upos::Adj | Upos::Noun | Upos::Verb)
    })?;
    let told = doc.subtree(predicate);
    let mut seeming = found.clone();
    seeming.source = None;
    seeming.content = vec![meant(doc, subject), told.start.max(t + 1)..told.end];
    seeming.content.retain(|range| !range.is_empty() && !range.contains(&t));
    cut_comment(doc, predicate, false, &mut seeming.content);
    seeming.content_head = Some(predicate);
    seeming.frame = frame;
    Some(seeming)
}
