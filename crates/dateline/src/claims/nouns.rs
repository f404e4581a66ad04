//! Nouns of saying: "X's claim that …", "issued a warning that …", "the plan drew criticism from X".

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::extent::is_occasion;
use super::find::Found;
use super::phrases::is_time;
use super::source::{phrase, subject, words};
use super::verbs::{is_to, marked_that};
use crate::model::Act;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// "X's claim that …", "a warning by X that …", "the decision to …", "criticism of Y".
pub(super) fn noun<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let possessor = doc.child(t, Deprel::NmodPoss);
    let by_whom = |head: TokenId| {
        doc.children(head).iter().copied().find(|&c| {
            matches!(doc.deprel(c), Deprel::Nmod)
                && c > t
                && doc.case(c).is_some_and(|case| matches!(doc.lemma(case), "by" | "from"))
        })
    };
    // "criticism of the plan from the union": the tree may hang whose it is on what it is of.
    let by = by_whom(t).or_else(|| {
        let last = doc
            .children(t)
            .iter()
            .copied()
            .rfind(|&c| c > t && doc.deprel(c) == Deprel::Nmod)?;
        by_whom(last)
    });
    // "X issued a warning that …": the light verb's subject.
    let object = |v: &TokenId| {
        doc.deprel(t) == Deprel::Obj || (doc.deprel(t) == Deprel::Iobj && doc.child(*v, Deprel::Obj).is_none())
    };
    let verb = doc.head(t).filter(object);
    let light = verb.filter(|&v| LIGHT.binary_search(&doc.lemma(v)).is_ok());
    // "came to the conclusion that …"
    let light = light.or_else(|| {
        let came = doc
            .head(t)
            .filter(|&v| matches!(doc.lemma(v), "come" | "arrive" | "jump" | "leap") && v < t)?;
        let to = doc
            .case(t)
            .is_some_and(|case| matches!(doc.lemma(case), "to" | "at" | "with"));
        (to && doc.deprel(t) == Deprel::Obl && cue.takes("clause")).then_some(came)
    });
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
    if let Some(favours) = favours(doc, t, cue) {
        return Some(favours);
    }
    if let Some(received) = received(doc, t, cue) {
        return Some(received);
    }
    let own = possessor.filter(|&owner| light.is_none() || doc.upos(owner) != Upos::Pron);
    // "Villagers are of the opinion that …"
    let copular = || {
        let of = doc.case(t).is_some_and(|case| doc.lemma(case) == "of");
        doc.child(t, Deprel::Nsubj)
            .filter(|&who| of && who < t && doc.child(t, Deprel::Cop).is_some())
    };
    let source = own
        .or(by)
        .or_else(copular)
        .or_else(|| light.and_then(|v| subject(doc, v)))
        .or(possessor);
    // "the view of the union that …", "the belief among farmers that …"
    let of_whom = doc.children(t).iter().copied().find(|&c| {
        let case = doc.case(c).map_or("", |case| doc.lemma(case));
        doc.deprel(c) == Deprel::Nmod && c > t && matches!(case, "of" | "among" | "in" | "within") && !is_time(doc, c)
    });
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
    let own = doc.children(t).iter().copied();
    let clause = own.filter(|&c| c > t).find(|&c| told_clause(doc, c));
    // "There were rumours that …": the tree may have the clause for a subject.
    let clause = clause.or_else(|| {
        let be = doc.head(t).filter(|&be| doc.lemma(be) == "be" && be < t)?;
        let mut beside = doc.children(be).iter().copied().filter(|&c| c > t);
        beside.find(|&c| matches!(doc.deprel(c), Deprel::Csubj | Deprel::Ccomp) && marked_that(doc, c))
    });
    // "No evidence was found that …": the clause stands behind the verb.
    let clause = clause.or_else(|| {
        let found = doc
            .head(t)
            .filter(|&v| v > t && doc.deprel(t) == Deprel::NsubjPass && v - t < 8)?;
        let mut behind = doc.children(found).iter().copied().filter(|&c| c > found);
        behind.find(|&c| marked_that(doc, c) && !matches!(doc.deprel(c), Deprel::Conj | Deprel::Parataxis))
    });
    // "the view of the union that …": the tree may hang the clause on whose view it is.
    let clause = clause.or_else(|| {
        let whose = source.or(of_whom).filter(|&whose| whose > t)?;
        let mut below = doc.children(whose).iter().copied().filter(|&c| c > whose);
        below.find(|&c| told_clause(doc, c))
    });
    let clause = clause.or_else(|| {
        // "made the claim that": the clause may hang on the verb.
        let mut beside = doc.children(light?).iter().copied().filter(|&c| c > t);
        beside.find(|&c| {
            doc.deprel(c) == Deprel::Ccomp
                || (doc.deprel(c) == Deprel::Advcl
                    && marked_that(doc, c)
                    && doc.subtree(c).start <= doc.subtree(t).end + 1)
        })
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
        (doc.deprel(c) == Deprel::Nmod
            || (doc.deprel(c) == Deprel::Acl && c > t)
            || (doc.deprel(c) == Deprel::Obl && c > t && !is_occasion(doc, c)))
            && doc.case(c).or_else(|| doc.child(c, Deprel::Mark)).is_some_and(|case| {
                matches!(doc.lemma(case), "of" | "for" | "about" | "on" | "against") && cue.takes("np")
                    || (cue.takes(doc.lemma(case))
                        && (doc.lemma(case) != "to"
                            || !matches!(cue.act, Act::Request | Act::Promise | Act::Suggest | Act::Warn)))
            })
    });
    let mut source = source;
    let (head, range, frame) = if let Some(clause) = clause.filter(|_| cue.takes("clause") || cue.takes("quote")) {
        source = source.or(of_whom.filter(|&whom| has_opinions(doc, whom)));
        (clause, doc.subtree(clause), "noun clause")
    } else if let Some(infinitive) = infinitive.filter(|_| cue.takes("to") && source.is_some()) {
        (infinitive, doc.subtree(infinitive), "noun infinitive")
    } else if let Some(of) = of.filter(|_| source.is_some()) {
        let range = doc.subtree(of);
        let case = doc.case(of).or_else(|| doc.child(of, Deprel::Mark));
        let start = case.map_or(range.start, |case| case + 1);
        let whose = source.filter(|&whose| whose > of).and_then(|whose| doc.case(whose));
        let end = whose.filter(|&case| range.contains(&case)).unwrap_or(range.end);
        (of, start..end, "noun object")
    } else {
        return None;
    };
    let first = light.map_or(t, |v| v.min(t));
    // "Warning that the dam might break, Roe called …": a participle that the tagger has for a noun.
    if source.is_none() && doc.form(t).ends_with("ing") && doc.sentence_of(t).is_some_and(|one| one.tokens.start == t) {
        source = doc
            .head(t)
            .filter(|&main| main > t && doc.upos(main) == Upos::Verb)
            .and_then(|main| subject(doc, main));
    }
    // Whose it is ends before what it says.
    let whose = |s: TokenId| {
        let words = phrase(doc, s, t);
        let end = if range.start > s {
            words.end.min(range.start)
        } else {
            words.end
        };
        (s, words.start..end.max(s + 1))
    };
    Some(Found {
        cue,
        words: first..t + 1,
        head: t,
        source: source.map(whose),
        addressee: None,
        content: vec![range],
        content_head: Some(head),
        frame,
    })
}

/// "Roe is in favour of the law", "… came out in favour of it": whoever is said to be.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
fn favours<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("in-which-of")?;
    let case = doc.case(t).filter(|&case| case + 1 == t && doc.lemma(case) == "in")?;
    let verb = doc
        .head(t)
        .filter(|&v| doc.deprel(t) == Deprel::Obl && v < t && t - v <= 4);
    let source = if doc.child(t, Deprel::Cop).is_some() {
        doc.subject(t)
    } else {
        verb.filter(|&v| matches!(doc.lemma(v), "come" | "speak" | "argue" | "vote" | "be"))
            .and_then(|v| subject(doc, v))
    };
    let source = source.filter(|&source| source < case)?;
    let of = doc.children(t).iter().copied().find(|&c| {
        c > t
            && doc
                .children(c)
                .iter()
                .any(|&k| matches!(doc.deprel(k), Deprel::Case | Deprel::Mark) && doc.lemma(k) == "of")
    })?;
    let range = doc.subtree(of);
    let first = verb.unwrap_or(doc.child(t, Deprel::Cop).unwrap_or(case));
    Some(Found {
        cue,
        words: first..t + 1,
        head: t,
        source: Some((source, phrase(doc, source, first))),
        addressee: None,
        content: vec![t + 2..range.end],
        content_head: Some(of),
        frame,
    })
}

/// Whether a clause that hangs on a noun is what the noun says ("the claim that he lied"), not what tells which one is
/// meant ("the claim that he made"). The tree often has the one for the other.
pub(super) fn told_clause(doc: Doc<'_>, clause: TokenId) -> bool {
    let gap = is_gapped(doc, clause);
    match doc.deprel(clause) {
        Deprel::Ccomp => !gap,
        Deprel::Acl => marked_that(doc, clause) && !gap,
        Deprel::AclRelcl | Deprel::Csubj | Deprel::CsubjPass | Deprel::Advcl => {
            let first = doc.subtree(clause).start;
            if doc.form(first) != "that" || first >= clause {
                return false;
            }
            if matches!(doc.deprel(first), Deprel::Mark) {
                return !gap;
            }
            // A relative pronoun that the clause has no use for: it has its own subject, and an object or a phrase behind.
            let children = doc.children(clause);
            let subject = children.iter().any(|&c| doc.deprel(c).is_subject() && c != first);
            let behind = children.iter().any(|&c| {
                let complement = matches!(
                    doc.deprel(c),
                    Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::Ccomp | Deprel::Advmod | Deprel::OblAgent
                );
                c > clause && complement
            });
            let own = children.iter().any(|&c| doc.deprel(c) == Deprel::Obj && c != first);
            let copular = children
                .iter()
                .any(|&c| matches!(doc.deprel(c), Deprel::Cop | Deprel::AuxPass));
            let made = LIGHT.binary_search(&doc.lemma(clause)).is_ok() || by_cue(doc, clause);
            let modal = children.iter().any(|&c| doc.xpos(c) == Xpos::Md);
            subject && (copular || own || ((behind || modal) && !made))
        }
        _ => false,
    }
}

/// "the claim that he made", "the promise that she broke": a verb of what one does with words, without an object of its own,
/// has the noun for one.
fn is_gapped(doc: Doc<'_>, clause: TokenId) -> bool {
    let verb = doc.lemma(clause);
    let handles = LIGHT.binary_search(&verb).is_ok()
        || matches!(
            verb,
            "accept"
                | "believe"
                | "break"
                | "deny"
                | "dismiss"
                | "hear"
                | "honor"
                | "honour"
                | "ignore"
                | "keep"
                | "read"
                | "receive"
                | "reject"
                | "retract"
                | "withdraw"
                | "write"
        );
    let first = doc.subtree(clause).start;
    let complete = doc.children(clause).iter().any(|&c| {
        let own = matches!(
            doc.deprel(c),
            Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp | Deprel::Cop | Deprel::NsubjPass | Deprel::AuxPass
        );
        own && c != first
    });
    doc.upos(clause) == Upos::Verb && handles && !complete
}

/// Whether a verb is one of saying: "the remark that he denied".
fn by_cue(doc: Doc<'_>, verb: TokenId) -> bool {
    Cues::english().verb(doc.lemma(verb), doc.form(verb)).is_some()
}

/// Whether a phrase with "of" or "among" names whose view it is: people, a name, a body that speaks.
fn has_opinions(doc: Doc<'_>, t: TokenId) -> bool {
    doc.name(t).kind().is_some()
        || doc.upos(t) == Upos::Pron
        || doc.xpos(t) == Xpos::Nns
        || Cues::english()
            .get(doc.lemma(t), Upos::Noun)
            .is_some_and(|cue| cue.takes("label") || cue.takes("shows"))
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
pub(super) const LIGHT: [&str; 61] = [
    "adopt",
    "air",
    "announce",
    "bring",
    "carry",
    "cherish",
    "circulate",
    "cite",
    "convey",
    "deliver",
    "discover",
    "draw",
    "express",
    "extend",
    "file",
    "find",
    "form",
    "give",
    "harbor",
    "harbour",
    "have",
    "hold",
    "issue",
    "launch",
    "lend",
    "level",
    "lodge",
    "make",
    "mount",
    "nurture",
    "offer",
    "pass",
    "pay",
    "pose",
    "post",
    "present",
    "print",
    "pronounce",
    "provide",
    "publish",
    "put",
    "raise",
    "reach",
    "register",
    "reiterate",
    "release",
    "renew",
    "repeat",
    "restate",
    "run",
    "see",
    "send",
    "share",
    "sound",
    "spread",
    "submit",
    "take",
    "throw",
    "uncover",
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

/// The verb that a noun hangs on.
fn verb_above(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    doc.head(t).filter(|&v| doc.upos(v) == Upos::Verb)
}
