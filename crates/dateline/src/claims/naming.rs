//! Words for a thing in quotation marks. "Officials speak of “collateral damage”" only shows which words they use; "what he
//! called a “witch hunt”" tells what he thinks that something is.

use super::cues::Cue;
use super::find::Found;
use super::quoted::Quoted;
use super::source::{phrase, subject, words};
use crate::syntax::{Doc, Upos};
use crate::text::TokenId;

/// Longest term, in words.
const TERM: usize = 4;

/// How far behind its verb a name's closing mark may stand.
const REACH: TokenId = 14;

/// Whether all that an attribution has is a quoted noun phrase of a few words, of which its verb only speaks.
pub(super) fn is_term(doc: Doc<'_>, one: &Found<'_>, quotations: &[Quoted]) -> bool {
    let speaks = matches!(one.cue.lemma, "speak" | "talk" | "write" | "refer" | "mention");
    if !speaks
        || doc.upos(one.head) != Upos::Verb
        || matches!(one.frame, "" | "quote" | "clause" | "inserted" | "colon")
    {
        return false;
    }
    let mut own = one.content.iter().flat_map(Clone::clone);
    let Some(first) = own.find(|&t| doc.upos(t) != Upos::Punct && !matches!(doc.lemma(t), "a" | "an" | "the" | "such"))
    else {
        return false;
    };
    let near = quotations.partition_point(|quoted| quoted.tokens.end <= first);
    let Some(quoted) = quotations.get(near).filter(|quoted| quoted.tokens.start == first) else {
        return false;
    };
    let all = || quoted.tokens.clone().filter(|&t| doc.upos(t) != Upos::Punct);
    let nominal = all()
        .next_back()
        .is_some_and(|t| matches!(doc.upos(t), Upos::Noun | Upos::Propn));
    nominal && all().count() <= TERM && !all().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux | Upos::Pron))
}

/// "what the mayor called a “minor accident”", "what critics describe as “theft”": whose word it is for what the article tells.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn what_called<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let names = NAMING.binary_search(&cue.lemma).is_ok();
    let who = subject(doc, t).filter(|&who| names && who < t && doc.lemma(who) != "what")?;
    let source = phrase(doc, who, t);
    let what = source
        .start
        .checked_sub(1)
        .filter(|&what| doc.form(what).eq_ignore_ascii_case("what"))?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let start = t + 1 + TokenId::from(doc.lemma(t + 1) == "as");
    let end = sentence.end.min(start + REACH);
    let opens = |m: TokenId| doc.form(m).starts_with(['“', '"', '‘']) || doc.form(m) == "``";
    let closes = |m: TokenId| doc.form(m).starts_with(['”', '"', '’']) || doc.form(m) == "''";
    let open = (start..end.min(start + 5)).find(|&m| opens(m))?;
    let close = (open + 2..end).find(|&m| closes(m))?;
    let leads = (start..open).all(|w| matches!(doc.upos(w), Upos::Det | Upos::Adj | Upos::Adv | Upos::Noun));
    (what >= sentence.start && leads).then(|| Found {
        cue,
        words: words(doc, t),
        head: t,
        source: Some((who, source)),
        addressee: None,
        content: Vec::from([start..close + 1]),
        content_head: Some(open + 1),
        frame: "named",
    })
}

/// Verbs that give a thing a name, in the order of their bytes.
const NAMING: [&str; 12] = [
    "brand",
    "call",
    "characterise",
    "characterize",
    "consider",
    "deem",
    "denounce",
    "describe",
    "dub",
    "label",
    "see",
    "term",
];
