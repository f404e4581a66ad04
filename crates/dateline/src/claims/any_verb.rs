//! Quotations whose place names their speaker, whatever the verb is: behind a colon ("Roe leaned in and boomed: “…”",
//! "The ministry’s answer: “…”") and before a name with a verb ("“…,” Roe interjected").

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::find::Found;
use super::nouns::LIGHT;
use super::order::beside_quote;
use super::source::{phrase, subject, words};
use crate::model::BlockKind;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// How far before a colon its verb may stand.
const REACH: usize = 40;

/// "“…,” Roe interjected.": a verb that no table knows, beside a quotation that ends with a comma and a name.
pub(super) fn behind_quote<'c>(doc: Doc<'_>, t: TokenId, say: &'c Cue) -> Option<Found<'c>> {
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz);
    let object = doc.child(t, Deprel::Obj).is_some_and(|object| object > t);
    if !finite || object || doc.is_passive(t) {
        return None;
    }
    let (head, range) = beside_quote(doc, t, say)?;
    let speaks = doc.upos(head) == Upos::Pron || matches!(doc.name(head).kind(), Some(NameKind::Per));
    let closes = range.start.min(t);
    let comma = doc.form(closes.saturating_sub(2)) == ",";
    (speaks && comma && !range.contains(&t)).then(|| Found {
        cue: say,
        words: words(doc, t),
        head: t,
        source: Some((head, range)),
        addressee: None,
        content: Vec::new(),
        content_head: None,
        frame: "quote",
    })
}

/// A colon before a quotation: the speaker is the subject of the clause before it, or the name that stands there alone.
/// The content stays empty: the quotation supplies it, where no cue of the table has it already.
pub(super) fn colon<'c>(doc: Doc<'_>, t: TokenId, cues: &'c Cues) -> Option<Found<'c>> {
    let opens =
        doc.form(t + 1) == "“" || doc.xpos(t + 1) == Xpos::Open || matches!(doc.form(t + 1), "\"" | "``" | "''");
    let whole = doc.sentence_of(t)?;
    let sentence = whole.tokens.clone();
    // "The report concludes: ¶ The dam was never safe.": the next paragraph is what it introduces.
    let block = (!opens && t + 1 == sentence.end)
        .then(|| next_paragraph(doc, whole.block))
        .flatten();
    if !(opens || block.is_some()) || t <= sentence.start {
        return None;
    }
    let say = cues.get("say", Upos::Verb)?;
    if let Some(reply) = reply(doc, t, say).filter(|_| opens) {
        return Some(reply);
    }
    let perfect = |v: TokenId| {
        doc.children(v)
            .iter()
            .any(|&c| doc.deprel(c) == Deprel::Aux && doc.lemma(c) == "have")
    };
    let tells = |v: TokenId| match doc.xpos(v) {
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbg => doc.upos(v) == Upos::Verb,
        // A participle with a subject of its own is a past tense that the tagger misread.
        Xpos::Vbn => perfect(v) || (!doc.is_passive(v) && doc.child(v, Deprel::Nsubj).is_some()),
        _ => false,
    };
    let verb = (sentence.start..t).rev().take(REACH).find(|&v| tells(v));
    let (source, range, cue, words) = match verb {
        Some(verb) => {
            let source = subject(doc, verb)?;
            let range = phrase(doc, source, verb);
            // "launched an appeal to the farmers: “…”": the noun says what was done.
            let light = LIGHT.binary_search(&doc.lemma(verb)).is_ok();
            let noun = doc.child(verb, Deprel::Obj).filter(|&noun| light && noun > verb);
            let said = |noun: TokenId| cues.get(doc.lemma(noun), Upos::Noun).filter(|cue| !cue.only_shows());
            let noun = noun.and_then(|noun| Some((said(noun)?, verb..noun + 1)));
            let (cue, words) = noun.unwrap_or_else(|| {
                let cue = cues.verb(doc.lemma(verb), doc.form(verb)).unwrap_or(say);
                (cue, words(doc, verb))
            });
            (source, range, cue, words)
        }
        None if states(doc, sentence.start..t).is_some() => {
            // "The message from the mayor was clear: “…”": whose message it is.
            let noun = states(doc, sentence.start..t)?;
            let source = owner(doc, noun)?;
            (source, phrase(doc, source, t), say, noun..noun + 1)
        }
        None => {
            let (source, range) = alone(doc, sentence.start..t)?;
            (source, range, say, t..t + 1)
        }
    };
    let empty = matches!(
        doc.lemma(source),
        "it" | "there" | "that" | "this" | "which" | "what" | "you"
    );
    // Without marks, only a verb of saying at the end of its paragraph introduces one: what else stands before a colon
    // may be a list's title.
    let says = cue.is_saying() && cue.weight >= 0.6 && verb.is_some_and(|verb| t - verb <= 8);
    if block.is_some() && !says {
        return None;
    }
    (!empty && !range.contains(&t) && source < t).then(|| Found {
        cue,
        words,
        head: t,
        source: Some((source, range)),
        addressee: None,
        content_head: block.as_ref().map(|block| block.start),
        content: block.into_iter().collect(),
        frame: "colon",
    })
}

/// "The engineer: “…”", "Her answer: “No.”", "The reply: “…”": a noun alone before a colon, for who speaks or for what is said.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
fn reply<'c>(doc: Doc<'_>, t: TokenId, say: &'c Cue) -> Option<Found<'c>> {
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let noun = t
        .checked_sub(1)
        .filter(|&noun| noun >= sentence.start && doc.upos(noun) == Upos::Noun)?;
    let before = sentence.start..t;
    let plain = before.clone().all(|w| {
        let part = matches!(
            doc.upos(w),
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Part
        );
        part && !matches!(doc.lemma(w), "what" | "which" | "no")
    });
    let close = (t + 2..doc.len().min(t + 400)).find(|&m| matches!(doc.form(m), "”" | "\"" | "''" | "’’"))?;
    let cue = Cues::english().get(doc.lemma(noun), Upos::Noun)?;
    let definite = matches!(doc.form(sentence.start), "The" | "the") || doc.child(noun, Deprel::NmodPoss).is_some();
    if !plain || before.len() > 8 || !definite {
        return None;
    }
    let speaks = cue.takes("label") && !cue.takes("quote") && !cue.takes("clause");
    let says = ANSWERS.binary_search(&cue.lemma).is_ok();
    let (cue, words, source) = if speaks {
        (say, t..t + 1, Some((noun, before)))
    } else {
        let whose = doc.child(noun, Deprel::NmodPoss);
        (
            cue,
            noun..noun + 1,
            whose.map(|whose| (whose, phrase(doc, whose, noun))),
        )
    };
    (speaks || says).then(|| Found {
        cue,
        words,
        head: t,
        source,
        addressee: None,
        content_head: Some(t + 2),
        content: Vec::from([t + 1..close + 1]),
        frame: "colon",
    })
}

/// Nouns for what somebody says, which may stand alone before a colon, in the order of their bytes.
const ANSWERS: [&str; 17] = [
    "advice",
    "answer",
    "argument",
    "assessment",
    "comment",
    "conclusion",
    "explanation",
    "message",
    "reaction",
    "reply",
    "response",
    "retort",
    "statement",
    "suggestion",
    "verdict",
    "view",
    "warning",
];

/// The paragraph behind a block, where it is no quotation with marks of its own.
fn next_paragraph(doc: Doc<'_>, block: u32) -> Option<Range<TokenId>> {
    let sentences = &doc.layout.sentences;
    let first = sentences.partition_point(|one| one.block <= block);
    let last = sentences.partition_point(|one| one.block <= block + 1);
    let start = sentences.get(first)?.tokens.start;
    let end = sentences.get(last.checked_sub(1)?)?.tokens.end;
    let kind = doc.layout.blocks.get(block as usize + 1)?.kind;
    let marked = doc.form(start).starts_with(['“', '"', '‘', '\'', '«', '`']);
    (kind == BlockKind::Paragraph && start < end && !marked && end - start >= 4).then_some(start..end)
}

/// Whose saying a noun is: "the mayor’s message", "the message from the mayor".
pub(super) fn owner(doc: Doc<'_>, noun: TokenId) -> Option<TokenId> {
    let says = Cues::english()
        .get(doc.lemma(noun), Upos::Noun)
        .is_some_and(|cue| cue.takes("quote") || cue.takes("clause"));
    let of = |c: TokenId| {
        doc.case(c)
            .is_some_and(|case| matches!(doc.lemma(case), "of" | "from" | "by"))
    };
    let phrase = || {
        let mut behind = doc.children(noun).iter().copied().filter(|&c| c > noun);
        behind.find(|&c| doc.deprel(c) == Deprel::Nmod && of(c))
    };
    doc.child(noun, Deprel::NmodPoss).or_else(phrase).filter(|_| says)
}

/// The subject of a clause with "be" before a colon.
fn states(doc: Doc<'_>, before: Range<TokenId>) -> Option<TokenId> {
    let be = before
        .rev()
        .take(6)
        .find(|&b| doc.lemma(b) == "be" && doc.upos(b) == Upos::Aux)?;
    let predicate = doc.head(be).filter(|_| doc.deprel(be) == Deprel::Cop)?;
    doc.child(predicate, Deprel::Nsubj).filter(|&noun| noun < be)
}

/// "“It is a disgrace,” was the union’s verdict.", "“The bridge is safe” – that was the message of the mayor.": a noun of
/// saying, with whose it is, behind a quotation and "was".
pub(super) fn verdict<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let who = owner(doc, t)?;
    let closes = |m: TokenId| matches!(doc.form(m), "”" | "\"" | "''" | "’’" | "’");
    let be = (sentence.start..t).rev().take(8).find(|&b| doc.lemma(b) == "be")?;
    let mark = (sentence.start..be)
        .rev()
        .take(4)
        .find(|&m| closes(m))
        .filter(|&m| m > sentence.start)?;
    let joint = (mark + 1..be).all(|w| doc.upos(w) == Upos::Punct || matches!(doc.lemma(w), "that" | "this" | "such"));
    // What describes it may stand between: "was the terse verdict of the union".
    let plain = (be + 1..t).all(|w| !matches!(doc.upos(w), Upos::Verb | Upos::Aux | Upos::Punct | Upos::Adp));
    (joint && plain).then(|| Found {
        cue,
        words: be..t + 1,
        head: t,
        source: Some((who, phrase(doc, who, if who < t { t } else { be }))),
        addressee: None,
        content: Vec::new(),
        content_head: None,
        frame: "quote",
    })
}

/// "Pew Research: “…”", "More from Jane Roe: “…”": a name at the end of what has no verb.
fn alone(doc: Doc<'_>, before: Range<TokenId>) -> Option<(TokenId, Range<TokenId>)> {
    let last = before.end.checked_sub(1)?;
    matches!(doc.name(last).kind(), Some(NameKind::Per | NameKind::Org)).then_some(())?;
    let mut start = last;
    while start > before.start && doc.name(start - 1).kind() == doc.name(last).kind() {
        start -= 1;
    }
    let head = (start..last + 1).find(|&t| doc.head(t).is_none_or(|head| head < start || head > last))?;
    Some((head, start..last + 1))
}
