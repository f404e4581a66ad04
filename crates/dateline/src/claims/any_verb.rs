//! Quotations whose place names their speaker, whatever the verb is: behind a colon ("Roe leaned in and boomed: “…”",
//! "The ministry’s answer: “…”") and before a name with a verb ("“…,” Roe interjected").

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::find::Found;
use super::nouns::LIGHT;
use super::order::beside_quote;
use super::source::{phrase, subject, words};
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
    let sentence = doc.sentence_of(t)?.tokens.clone();
    if !opens || t <= sentence.start {
        return None;
    }
    let say = cues.get("say", Upos::Verb)?;
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
            let noun = noun.and_then(|noun| Some((cues.get(doc.lemma(noun), Upos::Noun)?, verb..noun + 1)));
            let (cue, words) = noun.unwrap_or_else(|| {
                let cue = cues.verb(doc.lemma(verb), doc.form(verb)).unwrap_or(say);
                (cue, words(doc, verb))
            });
            (source, range, cue, words)
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
    (!empty && !range.contains(&t) && source < t).then(|| Found {
        cue,
        words,
        head: t,
        source: Some((source, range)),
        addressee: None,
        content: Vec::new(),
        content_head: None,
        frame: "colon",
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
