//! What kind of saying a claim is, and how surely it is said. Negation and modals on the cue change the act ("did not
//! say", "could confirm"); inside the content they change what is claimed, which is another matter.

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::find::Found;
use super::source::phrase;
use super::standing::labelled;
use crate::model::{Act, Polarity};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// What kind of saying an attribution is: act, polarity and certainty.
pub(super) fn saying(doc: Doc<'_>, one: &Found<'_>) -> (Act, Polarity, f32) {
    let mut act = one.cue.act_in(labelled(one.frame));
    let (mut polarity, mut certainty) = (one.cue.polarity, one.cue.certainty);
    // "told them to leave": what is asked for is not yet so.
    if act != one.cue.act && matches!(act, Act::Request | Act::Suggest) {
        certainty = certainty.min(0.5);
    }
    // "is said to", "it is alleged that": the article passes it on, and does not say from whom.
    if is_hearsay(doc, one) {
        (act, polarity, certainty) = (Act::Report, Polarity::Positive, certainty.min(0.5));
    }
    // "If confirmed, …"
    match one.frame {
        "if" => certainty = 0.4,
        "by-all" => certainty = 0.6,
        _ => {}
    }
    if is_question(doc, one) {
        (act, certainty) = (Act::Ask, 0.3);
    }
    // "asked that he resign"
    let that = one.content.first().is_some_and(|first| doc.form(first.start) == "that");
    if one.cue.lemma == "ask" && that && act == Act::Ask {
        (act, certainty) = (Act::Request, 0.5);
    }
    let modal = modal(doc, one.head);
    let withheld = is_withheld(doc, one);
    if withheld {
        (act, polarity) = match act {
            // "did not rule out", "refused to exclude": it may be.
            _ if excludes(one.cue) => (Act::Suggest, Polarity::Positive),
            // "would neither confirm nor deny", "could not confirm" leave it open.
            Act::Confirm => (Act::State, Polarity::Negative),
            Act::Deny if joined_by_nor(doc, one.head) => (Act::State, Polarity::Negative),
            // "did not deny", "does not doubt"
            Act::Deny => (Act::State, Polarity::Positive),
            _ if polarity == Polarity::Negative => (Act::State, Polarity::Positive),
            // "would not say", "would not comment": who will not say it keeps it back.
            Act::State if modal == Some("would") => (Act::Deny, Polarity::Negative),
            _ => (act, Polarity::Negative),
        };
        certainty *= 0.5;
    } else if matches!(modal, Some("can" | "could" | "may" | "might")) {
        // "could confirm", "may deny": so far it is not said.
        if matches!(
            act,
            Act::Confirm | Act::Deny | Act::Accuse | Act::Warn | Act::Promise | Act::Report
        ) {
            act = Act::State;
        }
    }
    if modal.is_some() {
        certainty *= 0.7;
    }
    // "apparently refused", "reportedly said": the article's own doubt about the saying.
    if doc
        .children(one.head)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Advmod && is_hedge(doc.lemma(c)))
    {
        certainty *= 0.7;
    }
    (act, polarity, ((certainty * hedging(doc, one)) * 100.0).round() / 100.0)
}

/// A passive without anybody who says it, by a verb that only passes things on.
fn is_hearsay(doc: Doc<'_>, one: &Found<'_>) -> bool {
    one.source.is_none()
        && matches!(one.frame, "passive" | "clause" | "inserted")
        && matches!(
            one.cue.lemma,
            "allege" | "claim" | "report" | "rumor" | "rumour" | "say" | "understand"
        )
        && doc.is_passive(one.head)
}

/// "REPORTER: Why …?", "Q: …": a turn that ends with a question mark asks.
fn is_question(doc: Doc<'_>, one: &Found<'_>) -> bool {
    let last = one.content.last().and_then(|last| last.end.checked_sub(1));
    let side = doc.form(one.words.start).starts_with(['Q', 'q']) && one.frame == "turn" && one.source.is_none();
    side || (matches!(one.frame, "turn" | "headline") && last.is_some_and(|end| doc.form(end) == "?"))
}

/// The modal of a cue, by its lemma.
fn modal<'a>(doc: Doc<'a>, t: TokenId) -> Option<&'a str> {
    let of = |t: TokenId| {
        doc.children(t).iter().find_map(|&c| {
            let lemma = doc.lemma(c);
            let known = matches!(
                lemma,
                "could" | "would" | "may" | "might" | "should" | "can" | "will" | "must" | "shall"
            );
            (doc.deprel(c) == Deprel::Aux && known).then_some(lemma)
        })
    };
    // "would neither confirm nor deny": joined verbs share it.
    of(t).or_else(|| {
        of(doc
            .head(t)
            .filter(|_| doc.deprel(t) == Deprel::Conj && doc.xpos(t) == Xpos::Vb)?)
    })
}

/// Whether the content is not said after all: "did not say", "nobody claimed", "declined to say", "was unable to
/// confirm", "has yet to confirm", "stopped short of saying", "no evidence that".
pub(super) fn is_withheld(doc: Doc<'_>, one: &Found<'_>) -> bool {
    let t = one.head;
    let nobody = |&(source, _): &(TokenId, Range<TokenId>)| {
        let none = |t: TokenId| matches!(doc.lemma(t), "nobody" | "none" | "neither" | "no");
        none(source)
            || (doc.form(source).eq_ignore_ascii_case("no") && doc.form(source + 1) == "one")
            || doc
                .children(source)
                .iter()
                .any(|&c| c < source && matches!(doc.deprel(c), Deprel::Det | Deprel::CcPreconj) && none(c))
    };
    let noun = doc.upos(t) == Upos::Noun;
    // "no evidence that …"; "no evidence was found that …" has it on the subject.
    let none = |&c: &TokenId| doc.deprel(c) == Deprel::Det && doc.lemma(c) == "no";
    let of_none = noun && doc.children(t).iter().any(none);
    let subject = doc.child(t, Deprel::NsubjPass).filter(|_| !noun);
    of_none
        || is_negated(doc, t)
        || joined_by_nor(doc, t)
        || (noun && one.words.clone().any(|v| v != t && is_negated(doc, v)))
        || one.source.as_ref().is_some_and(nobody)
        || subject.is_some_and(|subject| doc.children(subject).iter().any(none))
        || without(doc, t)
        || holder(doc, t).is_some()
}

/// "did not say", "never said", "no longer says"; "neither confirmed".
fn is_negated(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t).iter().any(|&c| {
        c < t
            && matches!(
                doc.lemma(c),
                "not" | "n't" | "never" | "neither" | "hardly" | "scarcely"
            )
            && t - c < 6
    })
}

/// "neither confirmed nor denied".
pub(super) fn joined_by_nor(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Cc && doc.lemma(c) == "nor")
}

/// "without saying"
fn without(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t).iter().any(|&c| {
        c < t && t - c < 4 && matches!(doc.deprel(c), Deprel::Mark | Deprel::Case) && doc.lemma(c) == "without"
    })
}

/// The word that a cue hangs on as an infinitive or a gerund and that keeps it from being said: "declined to say", "avoided
/// saying", "was unable to confirm", "stopped short of saying", "has yet to say", "has nothing to say".
pub(super) fn holder(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let above = doc.head(t).filter(|&above| above < t && t - above < 6)?;
    let nonfinite = matches!(doc.xpos(t), Xpos::Vb | Xpos::Vbg);
    let below = matches!(
        doc.deprel(t),
        Deprel::Xcomp | Deprel::Advcl | Deprel::Acl | Deprel::Obl | Deprel::Ccomp | Deprel::AclRelcl
    );
    let yet = || {
        (above + 1..t).any(|w| doc.lemma(w) == "yet")
            && (matches!(doc.lemma(above), "have" | "be")
                || doc.children(above).iter().any(|&c| doc.lemma(c) == "have"))
    };
    let short = || (above..t).any(|w| doc.lemma(w) == "short") && doc.form(t - 1) == "of";
    let refuses = || HOLDING_BACK.contains(&doc.lemma(above)) && !is_negated(doc, above);
    let willing = || {
        matches!(
            doc.lemma(above),
            "able" | "ready" | "willing" | "prepared" | "position" | "want" | "wish" | "care"
        ) && (is_negated(doc, above)
            || doc
                .head(above)
                .is_some_and(|verb| verb < above && is_negated(doc, verb)))
    };
    (nonfinite && below && (yet() || short() || refuses() || willing())).then_some(above)
}

/// Words that keep from being said what hangs on them, in the order of their bytes.
const HOLDING_BACK: [&str; 22] = [
    "avoid",
    "decline",
    "dodge",
    "evade",
    "fail",
    "forget",
    "hesitate",
    "little",
    "neglect",
    "nothing",
    "omit",
    "refrain",
    "refuse",
    "reluctant",
    "resist",
    "shy",
    "skirt",
    "stop",
    "unable",
    "unprepared",
    "unready",
    "unwilling",
];

/// "rule out", "exclude": what they keep from being so, negated, may be so.
pub(super) fn excludes(cue: &Cue) -> bool {
    matches!(cue.lemma, "rule out" | "exclude" | "discount" | "preclude")
}

/// Adverbs by which an article keeps its distance.
pub(super) fn is_hedge(lemma: &str) -> bool {
    matches!(
        lemma,
        "allegedly"
            | "apparently"
            | "ostensibly"
            | "presumably"
            | "purportedly"
            | "reportedly"
            | "seemingly"
            | "supposedly"
    )
}

/// How far the content takes back what it says: "may", "probably", "if …", "about 40".
fn hedging(doc: Doc<'_>, one: &Found<'_>) -> f32 {
    let Some(head) = one.content_head else { return 1.0 };
    let unsure = |&c: &TokenId| {
        (is_hedge(doc.lemma(c)) && one.frame != "adverb")
            || matches!(
                doc.lemma(c),
                "may"
                    | "might"
                    | "could"
                    | "perhaps"
                    | "possibly"
                    | "potentially"
                    | "conceivably"
                    | "probably"
                    | "likely"
                    | "unlikely"
                    | "maybe"
                    | "arguably"
            )
    };
    let conditional = |&c: &TokenId| {
        let marked = |k: &TokenId| matches!(doc.lemma(*k), "if" | "unless" | "provided" | "assuming");
        doc.deprel(c) == Deprel::Advcl && doc.children(c).iter().any(marked)
    };
    let children = doc.children(head);
    let seems = matches!(doc.lemma(head), "appear" | "seem") && doc.upos(head) == Upos::Verb;
    let mut range = one.content.iter().flat_map(|range| range.clone().take(CONTENT));
    let approximate = range.any(|t| {
        let near = matches!(
            doc.lemma(t),
            "about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "some"
        );
        near && doc.upos(t + 1) == Upos::Num
    });
    let mut certainty = 1.0;
    if seems || children.iter().any(unsure) {
        certainty *= 0.7;
    }
    if one.frame != "if" && children.iter().any(conditional) {
        certainty *= 0.8;
    }
    if approximate {
        certainty *= 0.95;
    }
    certainty
}

/// How many tokens of a content are looked at for words of approximation.
const CONTENT: usize = 60;

/// "has neither confirmed nor denied reports that …": the tree may have the verbs for adjectives. `t` is "nor".
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn neither_nor<'c>(doc: Doc<'_>, t: TokenId, cues: &'c Cues) -> Option<Found<'c>> {
    let (first, second) = (t.checked_sub(1)?, t + 1);
    let neither = t.checked_sub(2).filter(|&n| doc.lemma(n) == "neither")?;
    let cue = cues.verb(doc.lemma(second), doc.form(second))?;
    let other = cues.verb(doc.lemma(first), doc.form(first))?;
    let noun = doc
        .head(first)
        .filter(|&noun| noun > second && doc.deprel(first) == Deprel::Amod)?;
    let helper = neither.checked_sub(1)?;
    let who = doc
        .head(noun)
        .and_then(|verb| doc.child(verb, Deprel::Nsubj))
        .filter(|&who| who < helper)?;
    let end = doc.subtree(noun).end;
    (cue.is_speech() && other.is_speech()).then(|| Found {
        cue,
        words: helper..second + 1,
        head: second,
        source: Some((who, phrase(doc, who, helper))),
        addressee: None,
        content: Vec::from([second + 1..end]),
        content_head: Some(noun),
        frame: "clause",
    })
}
