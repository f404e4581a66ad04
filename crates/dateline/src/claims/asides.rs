//! Attributions set off from what they report: between dashes or brackets, between commas with the verb in front, at the end
//! of the sentence, and with "as".

use std::ops::Range;

use super::extent::minus;
use super::find::Found;
use super::order::following_phrase;
use super::phrases::is_time;
use super::source::{is_nominal, top};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// "Mine to close in May, says owner": a speaker behind the verb at the end of the sentence, whatever the tree makes of it.
pub(super) fn inverted<'c>(doc: Doc<'_>, found: &Found<'c>) -> Option<Found<'c>> {
    let t = found.head;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let says =
        matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && found.cue.is_saying() && found.cue.weight >= 0.7;
    // "…, told the agency" and "…, describes a dinner" have an object there, not a speaker.
    let says = says && found.cue.share("np").is_none_or(|share| share < 0.5);
    if !says || t < sentence.start + 4 || doc.form(t - 1) != "," || doc.form(t + 1) == "," {
        return None;
    }
    let (head, name) = following_phrase(doc, t, sentence.end)?;
    let closed = (name.end..sentence.end).all(|t| doc.upos(t) == Upos::Punct);
    let content = sentence.start..t - 1;
    let told = content.clone().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    let pronoun = doc.upos(head) == Upos::Pron;
    (closed && told && !pronoun).then(|| Found {
        source: Some((head, name)),
        content_head: Some(content.start),
        content: Vec::from([content]),
        frame: "inserted",
        ..found.clone()
    })
}

/// "The accident, say the police, was caused by …": the verb and its speaker between commas.
pub(super) fn inverted_between<'c>(doc: Doc<'_>, found: &Found<'c>) -> Option<Found<'c>> {
    let t = found.head;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let says = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vb)
        && found.cue.is_saying()
        && found.cue.weight >= 0.6
        && found.cue.share("np").is_none_or(|share| share < 0.5);
    if !says || t < sentence.start + 2 || doc.form(t - 1) != "," {
        return None;
    }
    let comma = (t + 2..sentence.end.min(t + 14)).find(|&c| doc.form(c) == ",")?;
    let (head, name) = following_phrase(doc, t, comma)?;
    let finite = |t: TokenId| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let quote = |t: TokenId| doc.form(t).starts_with(['“', '”', '"', '\'', '‘', '’', '`']);
    let name = name.start..name.end.min(comma);
    let whole = name.end == comma && name.contains(&head) && !name.clone().any(|t| doc.upos(t) == Upos::Verb);
    let subject = !(sentence.start..t - 1).any(finite) && finite(comma + 1);
    let plain = !quote(t - 2) && !quote(comma + 1) && doc.upos(head) != Upos::Pron;
    (whole && subject && plain).then(|| Found {
        source: Some((head, name)),
        content_head: Some(sentence.start),
        content: minus(sentence, &(t - 1..comma + 1)),
        frame: "inserted",
        ..found.clone()
    })
}

/// "The talks – assured the spokesman, John Kirby – had advanced.": the source and the content around an attribution
/// between dashes.
pub(super) fn between_dashes(doc: Doc<'_>, t: TokenId) -> Option<(TokenId, Range<TokenId>, Vec<Range<TokenId>>)> {
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let dash = |t: TokenId| matches!(doc.form(t), "–" | "—" | "―" | "--" | "-" | "(" | ")");
    let open = (sentence.start..t).rev().take(12).find(|&d| dash(d))?;
    let close = (t + 1..sentence.end.min(t + 24)).find(|&d| dash(d))?;
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
    let clause =
        (close..sentence.end).any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux)) || close + 2 >= sentence.end;
    if !finite || !clause || open <= sentence.start {
        return None;
    }
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    let mut name = if open + 1 == t { t + 1..close } else { open + 1..t };
    // "(so the minister says)", "(as the minister put it)"
    if matches!(doc.form(name.start), "so" | "as" | "or" | "and") {
        name.start += 1;
    }
    let inner = name
        .clone()
        .all(|t| !matches!(doc.upos(t), Upos::Verb | Upos::Sconj) && !matches!(doc.form(t), "that" | ":"));
    let head = name
        .clone()
        .find(|&t| nominal(t) && doc.head(t).is_none_or(|head| !name.contains(&head)))
        .or_else(|| name.clone().find(|&t| nominal(t)))?;
    (inner && (open + 1 == t || t + 1 == close)).then(|| (head, name, minus(sentence, &(open..close + 1))))
}

/// "As Roe reported on Monday, …", "…, as announced by the ministry, …": the sentence around a clause with "as".
pub(super) fn as_said<'c>(doc: Doc<'_>, t: TokenId, found: &Found<'c>) -> Option<Found<'c>> {
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let first = doc.children(t).iter().copied().find(|&c| {
        c < t && matches!(doc.deprel(c), Deprel::Mark | Deprel::Advmod) && doc.form(c).eq_ignore_ascii_case("as")
    })?;
    let bound = doc.children(t).iter().any(|&c| {
        matches!(doc.deprel(c), Deprel::Ccomp | Deprel::Obj | Deprel::Xcomp)
            && c > t
            && doc.name(c).kind().is_none()
            && doc.lemma(c) != "it"
    });
    let comma = |t: TokenId| doc.form(t) == ",";
    let end = (t + 1..sentence.end.min(t + 20))
        .find(|&c| comma(c))
        .unwrap_or(sentence.end.saturating_sub(1));
    let set_off = (first == sentence.start && comma(end)) || (first > sentence.start && comma(first - 1));
    let rest = minus(
        sentence.clone(),
        &(first.saturating_sub(TokenId::from(first > sentence.start))..end + 1),
    );
    let clause = rest
        .iter()
        .any(|range| range.len() > 3 && range.clone().any(|t| doc.deprel(t).is_subject()));
    // "as announced on Monday The New York Times": the source may stand behind, without a preposition.
    let behind = || {
        let name = (t + 1..end).find(|&n| {
            doc.name(n).kind().is_some()
                && !matches!(
                    doc.lemma(n),
                    "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"
                )
        })?;
        let mut head = name;
        while let Some(above) = doc
            .head(head)
            .filter(|&above| above > t && above < end && doc.name(above).kind().is_some())
        {
            head = above;
        }
        let start = if matches!(doc.form(name - 1), "the" | "The") {
            name - 1
        } else {
            name
        };
        Some((head, start..end))
    };
    let source = found
        .source
        .clone()
        .filter(|(_, range)| range.start > first && range.end <= end)
        .or_else(behind)?;
    let mut found = found.clone();
    found.source = Some(source);
    found.content_head = rest.first().map(|range| range.start);
    found.content = rest;
    found.frame = "inserted";
    (set_off && clause && !bound).then_some(found)
}

/// "Said the adviser: “…”": the verb in front, its speaker and a colon or a comma behind.
pub(super) fn said_first<'c>(doc: Doc<'_>, found: &Found<'c>) -> Option<Found<'c>> {
    let t = found.head;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
    if t != sentence.start || !finite || !found.cue.is_saying() || found.cue.weight < 0.4 {
        return None;
    }
    let (head, name) = following_phrase(doc, t, sentence.end)?;
    let colon = (name.start + 1..sentence.end.min(name.start + 16)).find(|&c| matches!(doc.form(c), ":" | ","))?;
    let content = colon + 1..sentence.end;
    let name = name.start..name.end.min(colon);
    let quoted = doc.form(colon + 1).starts_with(['“', '"', '‘', '`', '«']);
    (content.len() >= 3 && name.contains(&head) && (quoted || doc.form(colon) == ":")).then(|| Found {
        source: Some((head, name)),
        content_head: Some(content.start),
        content: Vec::from([content]),
        frame: "quote",
        ..found.clone()
    })
}

/// "Rebels took the airport, forcing the army out, residents and a military source said on Monday.": whoever speaks at the
/// end of the sentence, by the order of words, where the tree has lost him.
pub(super) fn closing<'c>(doc: Doc<'_>, found: &Found<'c>) -> Option<Found<'c>> {
    let t = found.head;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    // (The past tense may pass for a participle.)
    let told = doc.xpos(t) == Xpos::Vbn
        && !doc
            .children(t)
            .iter()
            .any(|&c| matches!(doc.deprel(c), Deprel::Aux | Deprel::AuxPass));
    let says = (told || matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)) && found.cue.weight >= 0.6;
    let first = found.words.start;
    if !says || first < sentence.start + 6 {
        return None;
    }
    // Behind the verb, nothing but when, where and how it was said; a participle goes on with the news.
    let finite = |t: TokenId| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let comma = (t + 1..sentence.end).find(|&c| doc.form(c) == ",");
    if comma.is_some_and(|comma| !matches!(doc.xpos(comma + 1), Xpos::Vbg | Xpos::Vbn)) {
        return None;
    }
    let stop = comma.unwrap_or(sentence.end);
    let adjunct = matches!(doc.upos(t + 1), Upos::Adp | Upos::Adv | Upos::Punct)
        || is_time(doc, t + 1)
        || (doc.upos(t + 1) == Upos::Det && is_time(doc, t + 2))
        || (matches!(doc.upos(t + 1), Upos::Adj) && is_time(doc, t + 2));
    let bare = (t + 1..stop).all(|w| !finite(w) && !matches!(doc.form(w), "that" | ":" | "“" | "”" | "\"" | "to"));
    if !adjunct || !bare || stop > t + 14 {
        return None;
    }
    // Before it, a noun phrase from the last comma.
    let part = |w: TokenId| {
        matches!(
            doc.upos(w),
            Upos::Noun
                | Upos::Propn
                | Upos::Adj
                | Upos::Det
                | Upos::Adp
                | Upos::Cconj
                | Upos::Num
                | Upos::Part
                | Upos::Pron
        ) || doc.form(w) == "-"
    };
    let comma = (sentence.start..first).rev().find(|&c| doc.form(c) == ",")?;
    let name = comma + 1..first;
    let begins = matches!(
        doc.upos(name.start),
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num | Upos::Pron
    ) && !matches!(doc.lemma(name.start), "who" | "which" | "that" | "whom");
    let whole = !name.is_empty() && name.len() <= 14 && begins && name.clone().all(part);
    // "…, and its leader, Petr Dolny, said": an apposition has a comma behind it.
    let head = top(doc, &name, |w| is_nominal(doc, w))?;
    let content = sentence.start..comma;
    let clause = content.clone().any(finite) && content.clone().any(|w| doc.deprel(w).is_subject());
    let free = !matches!(doc.upos(content.start), Upos::Sconj)
        && !matches!(doc.xpos(content.start), Xpos::Wrb | Xpos::Vbg | Xpos::Vbn | Xpos::Vbd)
        && !content
            .clone()
            .any(|w| matches!(doc.form(w), "“" | "”" | "\"" | "''" | "``" | "’’"));
    (whole && clause && free).then(|| Found {
        source: Some((head, name)),
        content_head: content.clone().find(|&w| finite(w)),
        content: Vec::from([content]),
        frame: "inserted",
        ..found.clone()
    })
}
