//! Source and content by the order of words, where it is surer than the tree: beside quotation marks, between commas,
//! and where the parser has lost the tie between a verb of saying and what is said.

use std::ops::Range;

use super::cues::Cue;
use super::extent::{begins_clause, cut_comment, minus};
use super::find::Found;
use super::phrases::is_time;
use super::source::described;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Content and source by the order of words: "…, X said", "…, said X", "X said …". `found` keeps its content empty where
/// the words beside are a quotation, which the quotations themselves settle.
pub(super) fn surface(doc: Doc<'_>, t: TokenId, found: &mut Found<'_>) {
    let Some(sentence) = doc.sentence_of(t) else { return };
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    if found.source.is_none() || found.source.as_ref().is_some_and(|(_, range)| range.contains(&t)) {
        found.source = following_phrase(doc, t, end);
    }
    let Some((_, source)) = found.source.clone() else {
        return;
    };
    let first = source.start.min(found.words.start);
    let mark = |t: TokenId| matches!(doc.form(t), "," | "”" | "\"" | "''" | "’’" | "!" | "?");
    let before = start..first;
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && doc.deprel(t) != Deprel::Advcl;
    // "When asked, he said …": a clause of time or condition in front is not what is said.
    let free = !matches!(doc.upos(start), Upos::Sconj)
        && !matches!(doc.xpos(start), Xpos::Wrb | Xpos::Vbg | Xpos::Vbn | Xpos::Vbd);
    if first > start && mark(first - 1) && before.len() >= 4 && finite && free && has_verb(doc, &before) && !mark(start)
    {
        found.content = inserted(doc, found).unwrap_or_else(|| vec![before]);
        found.content_head = Some(start);
        found.frame = "before";
    } else if source.start <= t {
        if let Some(after) = behind(doc, t, found, first.saturating_sub(start) > 2) {
            found.content_head = Some(after.start);
            found.content = vec![after];
            cut_comment(doc, found.content_head.unwrap_or(t), true, &mut found.content);
            found.frame = "after";
        }
    }
}

fn has_verb(doc: Doc<'_>, range: &Range<TokenId>) -> bool {
    range.clone().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux))
}

/// The clause that follows a verb of saying, its time and its addressee to the end of the sentence. Where the cue stands
/// `late`, what is coordinated behind a comma is the article's own.
fn behind(doc: Doc<'_>, t: TokenId, found: &Found<'_>, late: bool) -> Option<Range<TokenId>> {
    let end = doc.sentence_of(t)?.tokens.end;
    let mut last = found
        .source
        .as_ref()
        .map_or(0, |(_, range)| range.end)
        .max(found.words.end);
    for &c in doc.children(t).iter().filter(|&&c| c > t) {
        let range = doc.subtree(c);
        // "said Wednesday that …"
        if is_time(doc, c) && range.start <= last + 1 && (range.start..c).all(|t| doc.upos(t) != Upos::Verb) {
            last = last.max(c + 1);
            continue;
        }
        let light = matches!(
            doc.deprel(c),
            Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod | Deprel::Iobj | Deprel::Obj
        ) && range.len() <= 6
            && range.start <= last + 1
            && !has_verb(doc, &range);
        // "added a note of caution, should …": what was said is its object; "told Roe …" has whom it was said to.
        let addressed = doc.upos(c) == Upos::Pron || doc.name(c).kind().is_some() || found.cue.lemma == "tell";
        let object = doc.deprel(c) == Deprel::Obj && range.start <= last + 1 && !addressed;
        if object && (doc.upos(range.end) == Upos::Punct || range.end >= end) && !resumes(doc, t, range.end, end) {
            return None;
        }
        if light && !object {
            last = last.max(range.end);
        }
    }
    let stop = (last + 4..end).find(|&t| {
        let joined = matches!(doc.upos(t + 1), Upos::Cconj) || doc.xpos(t + 1) == Xpos::Vbg;
        doc.form(t) == ";" || (doc.form(t) == "," && (late || joined))
    });
    // "pointed out at a press conference that …": what is said begins with its conjunction.
    let that = (last..end.min(last + 14))
        .take_while(|&t| doc.upos(t) != Upos::Verb && doc.upos(t) != Upos::Punct)
        .find(|&t| doc.form(t) == "that" && (doc.upos(t) == Upos::Sconj || doc.upos(t - 1) == Upos::Noun));
    let after = that.unwrap_or(last)..stop.unwrap_or(end);
    let comma = TokenId::from(doc.form(after.start) == ",");
    let begins = after.start + comma;
    // "when she resigned", "without seeing it" tell of the saying, not what was said; so does what a comma sets off.
    let denied = doc.children(t).iter().any(|&c| matches!(doc.lemma(c), "not" | "n't"));
    let circumstance = (matches!(doc.lemma(begins), "when" | "where") && !denied)
        || matches!(
            doc.lemma(begins),
            "after" | "before" | "without" | "until" | "while" | "because" | "as" | "accord" | "who" | "should"
        )
        || doc.form(begins) == "according"
        || (comma > 0 && matches!(doc.xpos(begins), Xpos::Vbg | Xpos::Vbn | Xpos::Wdt | Xpos::Wp))
        || matches!(
            doc.xpos(begins),
            Xpos::To | Xpos::Cc | Xpos::Vbz | Xpos::Vbd | Xpos::Vbp
        )
        || (that.is_none() && doc.xpos(begins) == Xpos::In && doc.form(begins) != "if");
    let helped = |t: TokenId| doc.children(t).iter().any(|&c| doc.deprel(c) == Deprel::Aux);
    let telling = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        || (doc.xpos(t) == Xpos::Vb && helped(t))
        || (doc.xpos(t) == Xpos::Vbg && found.cue.is_saying() && found.cue.weight >= 0.7);
    if !telling {
        return None;
    }
    let clause = after.len() >= 4 && has_verb(doc, &after) && !doc.form(last).starts_with(['.', ';', '"', '“']);
    (clause && !circumstance).then_some(after)
}

/// "said the talks, which began in May, had failed": whether a verb behind an object with its aside is what the object,
/// by the tree, is the subject of.
fn resumes(doc: Doc<'_>, cue: TokenId, from: TokenId, end: TokenId) -> bool {
    let verb = (from..end).find(|&v| {
        let finite = matches!(doc.xpos(v), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        let predicate = doc.head(v).filter(|_| doc.upos(v) == Upos::Aux).unwrap_or(v);
        let subject = doc
            .children(predicate)
            .iter()
            .any(|&c| doc.deprel(c).is_subject() && c >= from);
        finite && !subject
    });
    verb.is_some_and(|v| {
        let joined = matches!(doc.upos(v - 1), Upos::Cconj) || doc.deprel(v) == Deprel::Conj;
        !joined && matches!(doc.form(v - 1), "," | "—" | "–" | "-" | ")") && v > cue + 2
    })
}

/// "believe the middle class would be back again": an object with a finite verb right behind it is the subject of a
/// clause, where the cue takes one.
pub(super) fn bare_clause(doc: Doc<'_>, t: TokenId, cue: &Cue, object: TokenId) -> Option<Range<TokenId>> {
    let takes = cue.takes("clause") && cue.share("clause").is_none_or(|share| share >= 0.6);
    if !takes || object < t || matches!(doc.deprel(t), Deprel::Acl | Deprel::AclRelcl) {
        return None;
    }
    let range = doc.subtree(object);
    let mut verb = range.end;
    while doc.upos(verb) == Upos::Adv && verb < range.end + 2 {
        verb += 1;
    }
    let sentence = doc.sentence_of(t)?.tokens.end;
    let finite = matches!(doc.xpos(verb), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    if !finite || verb >= sentence {
        return None;
    }
    let predicate = doc.head(verb).filter(|_| doc.upos(verb) == Upos::Aux).unwrap_or(verb);
    let end = doc.subtree(predicate).end.clamp(verb + 1, sentence);
    Some(range.start..end)
}

/// "the jobs that many economists say are gone", "what he said was a mistake": the words for which the relative clause
/// stands, and the verb behind the cue with what belongs to it.
pub(super) fn gapped<'c>(doc: Doc<'_>, t: TokenId, found: &Found<'c>) -> Option<Found<'c>> {
    let verb = t + 1;
    let finite = |v: TokenId| matches!(doc.xpos(v), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let says = found.cue.takes("clause") && found.cue.share("clause").is_none_or(|share| share >= 0.6);
    let (_, source) = found.source.as_ref()?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    if !says || !finite(t) || !finite(verb) || source.end > t || verb + 1 >= sentence.end {
        return None;
    }
    let relative = source.start.checked_sub(1).filter(|&before| before >= sentence.start)?;
    if !matches!(doc.lemma(relative), "that" | "which" | "what" | "who") {
        return None;
    }
    // "What he said was: “…”" has it behind the colon.
    if doc.lemma(relative) == "what" && matches!(doc.form(verb + 1), ":" | "," | "“" | "\"" | "``") {
        return None;
    }
    let stop = (verb + 1..sentence.end)
        .find(|&t| matches!(doc.form(t), "," | ";" | "." | "—" | "–" | ":"))
        .unwrap_or(sentence.end);
    // "the jobs that they say are gone will not return": the main clause goes on with what the clause describes.
    let noun = doc
        .head(t)
        .filter(|&noun| noun < relative && doc.deprel(noun).is_subject());
    let main = noun
        .and_then(|noun| doc.head(noun))
        .filter(|&main| main > verb && doc.head(verb) != Some(main));
    let goes_on = main.map(|main| {
        let helps = |&&c: &&TokenId| matches!(doc.deprel(c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && c > verb;
        doc.children(main)
            .iter()
            .filter(helps)
            .fold(main, |first, &c| first.min(c))
    });
    let stop = goes_on.map_or(stop, |goes_on| stop.min(goes_on)).max(verb + 1);
    let mut gapped = found.clone();
    gapped.content = vec![relative..relative + 1, verb..stop];
    gapped.content_head = Some(verb);
    gapped.frame = "clause";
    Some(gapped)
}

/// The source of a verb of saying right behind a quotation: "…,” Jane Roe said", "…,” said Jane Roe, a lawyer". There
/// the order of words is surer than the tree, which long quotations mislead.
pub(super) fn beside_quote(doc: Doc<'_>, t: TokenId, cue: &Cue) -> Option<(TokenId, Range<TokenId>)> {
    // "“…,” read a statement": the present and the past of some verbs are written like the infinitive.
    let finite = matches!(
        doc.xpos(t),
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vb | Xpos::Vbn | Xpos::Nns
    );
    let usual = cue.weight >= 0.35 || cue.share("quote").is_some_and(|share| share >= 0.6);
    if !finite || !cue.takes("quote") || !usual {
        return None;
    }
    let sentence = doc.sentence_of(t)?;
    // (A single mark, or one that is turned the wrong way, closes behind a stop.)
    let closes = |t: TokenId| {
        matches!(doc.form(t), "”" | "\"" | "''" | "’’" | "»")
            || (matches!(doc.form(t), "’" | "'" | "“")
                && t > sentence.tokens.start
                && matches!(doc.form(t - 1), "," | "." | "!" | "?"))
    };
    let end = sentence.tokens.end;
    // "…,” said Jane Roe", and as some print it: "…”, said Jane Roe".
    let mark_before =
        |t: TokenId| t > sentence.tokens.start + 1 && (closes(t - 1) || (doc.form(t - 1) == "," && closes(t - 2)));
    if mark_before(t) {
        return following_phrase(doc, t, end);
    }
    // Back over the name and what stands with it, to the closing mark.
    let mut first = t;
    while first > sentence.tokens.start && t - first < 24 && !closes(first - 1) {
        first -= 1;
        let clause = matches!(doc.upos(first), Upos::Verb | Upos::Sconj | Upos::Aux) && doc.xpos(first) != Xpos::Vbn;
        if clause || doc.form(first) == ":" {
            return None;
        }
    }
    if first == t || first == sentence.tokens.start || !closes(first - 1) {
        return None;
    }
    // "has used the phrase “…” often and …": a quotation within a clause has no stop at its end.
    let stop = |t: TokenId| doc.form(t).ends_with([',', '.', '!', '?', '…', '—', '-', '–']);
    if !stop(first - 2) && !stop(first) {
        return None;
    }
    if doc.form(first) == "," {
        first += 1;
    }
    let mut last = t;
    while last > first && matches!(doc.upos(last - 1), Upos::Adv | Upos::Aux | Upos::Punct) {
        last -= 1;
    }
    let range = first..last;
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    let head = range
        .clone()
        .find(|&t| nominal(t) && doc.head(t).is_none_or(|head| !range.contains(&head)))?;
    // "“… industry” in the manufacture of weapons, Jane Roe added": what stands before the last comma is said as well.
    let late = range
        .clone()
        .rev()
        .find(|&c| doc.form(c) == ",")
        .filter(|_| doc.upos(range.start) == Upos::Adp);
    if let Some(comma) = late {
        let name = comma + 1..range.end;
        let head = name
            .clone()
            .find(|&t| nominal(t) && doc.head(t).is_none_or(|head| !name.contains(&head)))?;
        return Some((head, name));
    }
    Some((head, range))
}

/// "… of the treaty, the official stressed.": the whole sentence before an attribution that ends it.
pub(super) fn trailing(doc: Doc<'_>, found: &Found<'_>) -> Option<Vec<Range<TokenId>>> {
    let sentence = doc.sentence_of(found.head)?.tokens.clone();
    let (_, source) = found.source.as_ref()?;
    let finite = matches!(doc.xpos(found.head), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let first = source.start.min(found.words.start);
    let last = source.end.max(found.words.end);
    let closed = (last..sentence.end).all(|t| doc.upos(t) == Upos::Punct);
    let behind = first > sentence.start + 4 && doc.form(first - 1) == ",";
    let content = sentence.start..first.saturating_sub(1);
    let clause = content.clone().any(|t| doc.deprel(t).is_subject())
        && content.clone().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    // A clause of time or condition in front is none: "When asked, he agreed."; it is, before its main clause: "Since
    // they lost, they may leave, he said."
    let main = || {
        let mut commas = content
            .clone()
            .filter(|&c| c > sentence.start + 1 && doc.form(c) == ",");
        commas.any(|c| begins_clause(doc, c + 1))
    };
    let free = (!matches!(doc.upos(sentence.start), Upos::Sconj)
        && !matches!(doc.xpos(sentence.start), Xpos::Wrb | Xpos::Vbg | Xpos::Vbn | Xpos::Vbd))
        || main();
    (finite && closed && behind && clause && free && source.len() <= 14).then(|| vec![content])
}

/// The sentence without an attribution that stands between commas inside of it: "The middle fifth, he said, paid more."
pub(super) fn inserted(doc: Doc<'_>, found: &Found<'_>) -> Option<Vec<Range<TokenId>>> {
    let sentence = doc.sentence_of(found.head)?.tokens.clone();
    let (_, source) = found.source.as_ref()?;
    let finite = matches!(doc.xpos(found.head), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let first = source.start.min(found.words.start);
    let mut last = source.end.max(found.words.end);
    // Time and place of saying, up to the comma: "the agency said in a June report, …".
    let clause = |t: TokenId| matches!(doc.upos(t), Upos::Verb | Upos::Aux) || doc.form(t) == "that";
    while last < sentence.end && last < first + 16 && doc.form(last) != "," && !clause(last) {
        last += 1;
    }
    let quote = |t: TokenId| doc.form(t).starts_with(['“', '”', '"', '\'', '‘', '’', '`']);
    let enclosed = first > sentence.start + 1 && doc.form(first - 1) == "," && doc.form(last) == ",";
    // "Roe, who once dismissed it, now says …" tells of Roe.
    let relative = found
        .source
        .as_ref()
        .is_some_and(|(head, _)| matches!(doc.lemma(*head), "who" | "which" | "that"));
    let plain = !quote(first.saturating_sub(2)) && !quote(last + 1) && !quote(sentence.start) && !relative;
    if !finite || !enclosed || !plain || sentence.end < last + 3 || source.len() + found.words.len() > 14 {
        return None;
    }
    // "…, he said, adding that …": what follows the comma is not said in the same breath.
    let complete = (sentence.start..first).any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    let relative = matches!(doc.xpos(last + 1), Xpos::Wp | Xpos::Wdt | Xpos::Wrb);
    if relative || (complete && matches!(doc.xpos(last + 1), Xpos::Vbg | Xpos::Vbn)) {
        return None;
    }
    // "…, he said, although engineers warned …": the article's own remark.
    let contrast = complete && matches!(doc.form(last + 1), "although" | "though" | "while" | "whereas" | "even");
    Some(if contrast {
        minus(sentence.start..first, &(first..first))
    } else {
        minus(sentence, &(first..last))
    })
}

/// The noun phrase that begins right after token `t`: "said the mayor of Bonn, …".
pub(super) fn following_phrase(doc: Doc<'_>, t: TokenId, end: TokenId) -> Option<(TokenId, Range<TokenId>)> {
    let next = (t + 1).min(end.saturating_sub(1));
    // "said the 46-year-old."
    let nominal = |n: TokenId| {
        matches!(doc.upos(n), Upos::Noun | Upos::Propn | Upos::Pron)
            || (n == next + 1 && doc.upos(next) == Upos::Det && doc.upos(n + 1) == Upos::Punct)
            // "said Small, who …": a name that is a word as well.
            || (n == next && doc.upos(n + 1) == Upos::Punct && doc.form(n).starts_with(char::is_uppercase))
    };
    if !(nominal(next) || matches!(doc.upos(next), Upos::Det | Upos::Adj | Upos::Num)) {
        return None;
    }
    let mut head = next;
    while let Some(above) = doc
        .head(head)
        .filter(|&above| above > t && above < end && !matches!(doc.upos(above), Upos::Verb))
    {
        if nominal(head) && !nominal(above) {
            break;
        }
        head = above;
    }
    let range = doc.subtree(head);
    // "“We,” said Roe, “have done nothing wrong.”": the quotation that goes on is no part of him.
    let mark = (head + 1..range.end.min(end)).find(|&m| matches!(doc.form(m), "“" | "``" | "\"" | "‘" | "«"));
    let stop = mark.map_or(end, |mark| {
        mark - TokenId::from(doc.form(mark - 1) == "," && mark > head + 1)
    });
    let last = described(doc, range.end.min(stop), stop);
    (nominal(head) && range.start >= t).then(|| (head, range.start.max(t + 1)..last))
}

/// What a quotation that opens soon behind a verb of saying completes: "said the ruling “will force us to …”", "told Roe
/// that “they …”", "called the plan a “gift …”". Marks in the middle of a clause mislead the tree.
pub(super) fn opened(doc: Doc<'_>, t: TokenId) -> Option<Range<TokenId>> {
    let end = doc.sentence_of(t)?.tokens.end;
    let opens = |t: TokenId| matches!(doc.form(t), "“" | "``") || doc.xpos(t) == Xpos::Open;
    let mut mark = t + 1;
    let mut that = None;
    while !opens(mark) {
        let joins = matches!(doc.form(mark), "," | ":") && opens(mark + 1);
        if mark >= end.min(t + 14)
            || matches!(doc.upos(mark), Upos::Verb | Upos::Aux | Upos::Cconj)
            || doc.form(mark) == "to"
            || (doc.upos(mark) == Upos::Punct && !joins && doc.form(mark) != "-")
        {
            return None;
        }
        if doc.form(mark) == "that" {
            that = Some(mark);
        }
        mark += 1;
    }
    if mark + 2 >= end {
        return None;
    }
    let last = doc.form(mark - 1);
    let to_somebody = doc.name(mark - 1).kind() == Some(NameKind::Per)
        || matches!(doc.deprel(t + 1), Deprel::Iobj)
        || matches!(doc.upos(t + 1), Upos::Adp | Upos::Adv);
    let start = match that {
        Some(that) => that,
        None if matches!(last, "," | ":") || to_somebody => mark,
        None => t + 1,
    };
    let closes = |t: TokenId| matches!(doc.form(t), "”" | "''") || doc.xpos(t) == Xpos::Close;
    let stop = (mark + 1..end).find(|&t| closes(t)).map_or(end, |t| t + 1);
    // A few words between marks within a clause of the article's own complete nothing.
    let verb = (mark + 1..stop).any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    let ends = stop >= end || matches!(doc.upos(stop), Upos::Punct | Upos::Cconj | Upos::Sconj);
    // "vowed “to hit back” if it was attacked": the condition is part of what was said.
    let condition = matches!(doc.form(stop), "if" | "unless");
    let stop = if condition {
        end - TokenId::from(doc.upos(end - 1) == Upos::Punct)
    } else {
        stop
    };
    ((verb || condition) && ends).then_some(start..stop)
}
