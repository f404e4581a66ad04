//! Nouns and adjectives of saying: "X's claim that …", "issued a warning that …", "X is confident that …".

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::extent::{cut_comment, is_occasion};
use super::find::Found;
use super::source::{phrase, subject, words};
use super::verbs::{is_to, marked_that};
use crate::model::Act;
use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;

/// "X's claim that …", "a warning by X that …", "the decision to …", "criticism of Y".
pub(super) fn noun<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let possessor = doc.child(t, Deprel::NmodPoss);
    let by = doc.children(t).iter().copied().find(|&c| {
        matches!(doc.deprel(c), Deprel::Nmod)
            && doc.case(c).is_some_and(|case| matches!(doc.lemma(case), "by" | "from"))
    });
    // "X issued a warning that …": the light verb's subject.
    let verb = doc.head(t).filter(|_| matches!(doc.deprel(t), Deprel::Obj));
    let light = verb.filter(|&v| LIGHT.binary_search(&doc.lemma(v)).is_ok());
    // "insisted in a statement that …" is the verb's.
    let channel = matches!(doc.deprel(t), Deprel::Obl | Deprel::Nmod)
        && possessor.is_none()
        && verb_above(doc, t).is_some_and(|v| {
            Cues::english()
                .verb(doc.lemma(v), doc.form(v))
                .is_some_and(Cue::is_saying)
        });
    if channel {
        return None;
    }
    if let Some(received) = received(doc, t, cue) {
        return Some(received);
    }
    let source = possessor.or(by).or_else(|| light.and_then(|v| subject(doc, v)));
    if let Some(clause) = equated(doc, t).filter(|_| cue.takes("clause") || cue.takes("quote")) {
        return Some(Found {
            cue,
            words: t..t + 1,
            head: t,
            source: source.map(|s| (s, phrase(doc, s, t))),
            addressee: None,
            content: vec![clause.clone()],
            content_head: Some(clause.start),
            frame: "noun clause",
        });
    }
    let clause = doc.children(t).iter().copied().find(|&c| {
        matches!(doc.deprel(c), Deprel::Ccomp) || (doc.deprel(c) == Deprel::Acl && c > t && marked_that(doc, c))
    });
    let clause = clause.or_else(|| {
        // "made the claim that": the clause may hang on the verb.
        light.and_then(|v| doc.child(v, Deprel::Ccomp)).filter(|&c| c > t)
    });
    let infinitive = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Acl && is_to(doc, c));
    // "launched an appeal to the parties to keep …": the infinitive may hang on the verb.
    let infinitive = infinitive.or_else(|| {
        let verb = light?;
        doc.children(verb)
            .iter()
            .copied()
            .find(|&c| c > t && matches!(doc.deprel(c), Deprel::Xcomp | Deprel::Advcl) && is_to(doc, c))
    });
    // "raised objections to the plan": the phrase may hang on the verb as well.
    let beside = light.map(|v| doc.children(v).iter().copied()).into_iter().flatten();
    let of = doc.children(t).iter().copied().chain(beside).find(|&c| {
        (doc.deprel(c) == Deprel::Nmod || (doc.deprel(c) == Deprel::Obl && c > t && !is_occasion(doc, c)))
            && doc.case(c).is_some_and(|case| {
                matches!(doc.lemma(case), "of" | "for" | "about" | "on" | "against") && cue.takes("np")
                    || (cue.takes(doc.lemma(case))
                        && (doc.lemma(case) != "to" || !matches!(cue.act, Act::Request | Act::Promise | Act::Suggest)))
            })
    });
    let (head, range, frame) = if let Some(clause) = clause.filter(|_| cue.takes("clause") || cue.takes("quote")) {
        (clause, doc.subtree(clause), "noun clause")
    } else if let Some(infinitive) = infinitive.filter(|_| cue.takes("to") && source.is_some()) {
        (infinitive, doc.subtree(infinitive), "noun infinitive")
    } else if let Some(of) = of.filter(|_| source.is_some()) {
        let range = doc.subtree(of);
        let start = doc.case(of).map_or(range.start, |case| case + 1);
        (of, start..range.end, "noun object")
    } else {
        return None;
    };
    let first = light.map_or(t, |v| v.min(t));
    Some(Found {
        cue,
        words: first..t + 1,
        head: t,
        source: source.map(|s| (s, phrase(doc, s, t))),
        addressee: None,
        content: vec![range],
        content_head: Some(head),
        frame,
    })
}

/// "X's answer was that …": the clause which the noun is said to be.
fn equated(doc: Doc<'_>, t: TokenId) -> Option<Range<TokenId>> {
    doc.deprel(t).is_subject().then_some(())?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let phrase = doc.subtree(t);
    let be = (phrase.end..sentence.end.min(phrase.end + 2)).find(|&b| doc.lemma(b) == "be")?;
    let that = (be + 1..sentence.end.min(be + 4)).find(|&w| doc.form(w) == "that" && doc.upos(w) == Upos::Sconj)?;
    let plain = (be + 1..that).all(|t| matches!(doc.upos(t), Upos::Adv | Upos::Punct));
    let clause = doc.head(that).map_or(sentence.end, |verb| doc.subtree(verb).end);
    plain.then_some(that..clause.clamp(that + 1, sentence.end))
}

/// "The plan drew criticism from X", "Roe won the support of X": who gets praise or blame is what it is about.
fn received<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("received")?;
    let verb = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Obj)?;
    if !RECEIVING.contains(&doc.lemma(verb)) {
        return None;
    }
    let giver = |head: TokenId| {
        let mut beside = doc.children(head).iter().copied().filter(|&c| c > t);
        beside.find(|&c| {
            matches!(doc.deprel(c), Deprel::Nmod | Deprel::Obl)
                && doc.case(c).is_some_and(|case| {
                    matches!(doc.lemma(case), "from" | "by" | "among")
                        || (doc.lemma(case) == "of" && cue.act == Act::Praise)
                })
        })
    };
    let owner = doc.child(t, Deprel::NmodPoss);
    let source = giver(t).or_else(|| giver(verb)).or(owner)?;
    let about = subject(doc, verb).filter(|&about| about < verb)?;
    Some(Found {
        cue,
        words: words(doc, verb).start..t + 1,
        head: t,
        source: Some((source, phrase(doc, source, t))),
        addressee: None,
        content: vec![phrase(doc, about, verb)],
        content_head: Some(about),
        frame,
    })
}

/// Whether a noun that says something is the object of a verb that only lends it a subject, and has its content behind it.
pub(super) fn by_light_verb(doc: Doc<'_>, t: TokenId) -> bool {
    let light = doc.head(t).is_some_and(|v| LIGHT.binary_search(&doc.lemma(v)).is_ok());
    let cue = Cues::english().get(doc.lemma(t), Upos::Noun);
    light && cue.and_then(|cue| noun(doc, t, cue)).is_some()
}

/// Verbs that lend a noun of saying their subject: "issue a warning", in the order of their bytes.
pub(super) const LIGHT: [&str; 38] = [
    "air",
    "announce",
    "circulate",
    "convey",
    "deliver",
    "express",
    "extend",
    "file",
    "give",
    "have",
    "hold",
    "issue",
    "launch",
    "lend",
    "level",
    "lodge",
    "make",
    "mount",
    "offer",
    "pass",
    "pose",
    "post",
    "present",
    "pronounce",
    "put",
    "raise",
    "register",
    "reiterate",
    "release",
    "renew",
    "repeat",
    "restate",
    "send",
    "share",
    "take",
    "throw",
    "utter",
    "voice",
];

/// Verbs whose subject gets what their object says of it.
const RECEIVING: [&str; 21] = [
    "attract",
    "draw",
    "earn",
    "elicit",
    "encounter",
    "endure",
    "enjoy",
    "face",
    "gain",
    "garner",
    "get",
    "have",
    "invite",
    "meet",
    "need",
    "pick",
    "prompt",
    "provoke",
    "receive",
    "secure",
    "win",
];

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
        .find(|&c| doc.deprel(c) == Deprel::Nsubj);
    if doc.child(t, Deprel::Cop).is_some() {
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

/// The verb that a noun hangs on.
fn verb_above(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    doc.head(t).filter(|&v| doc.upos(v) == Upos::Verb)
}
