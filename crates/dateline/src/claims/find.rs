//! Attributions by their cues: for each cue word, its source and its content by the frames that the word allows.

use std::ops::Range;

use super::cues::{Cue, Cues};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// An attribution before quotations have had their say.
#[derive(Clone, Debug)]
pub(super) struct Found<'c> {
    pub(super) cue: &'c Cue,
    /// The words of the cue: the cue word with its auxiliaries and particle.
    pub(super) words: Range<TokenId>,
    /// The cue word itself.
    pub(super) head: TokenId,
    /// Head of the source, and its words.
    pub(super) source: Option<(TokenId, Range<TokenId>)>,
    /// To whom.
    pub(super) addressee: Option<TokenId>,
    /// The content: runs of tokens in order; empty where a quotation may still supply it.
    pub(super) content: Vec<Range<TokenId>>,
    /// Head of the content.
    pub(super) content_head: Option<TokenId>,
    /// The frame by which it was found, for the rule's name.
    pub(super) frame: &'static str,
}

/// Finds the attributions of an article, in the order of their cues.
pub(super) fn by_cue<'c>(doc: Doc<'_>, cues: &'c Cues) -> Vec<Found<'c>> {
    let mut found = Vec::new();
    for t in 0..doc.len() {
        match doc.upos(t) {
            Upos::Verb => {
                if let Some(cue) = cues.verb(doc.lemma(t), doc.form(t)) {
                    found.extend(verb(doc, t, cue));
                }
            }
            Upos::Noun => {
                if let Some(cue) = cues.get(doc.lemma(t), Upos::Noun) {
                    found.extend(noun(doc, t, cue));
                }
            }
            Upos::Adj => {
                if let Some(cue) = cues.get(doc.lemma(t), Upos::Adj) {
                    found.extend(adjective(doc, t, cue));
                }
            }
            _ => {}
        }
        if doc.lemma(t) == "accord" || doc.form(t).eq_ignore_ascii_case("according") {
            if let Some(cue) = cues.get("say", Upos::Verb) {
                found.extend(according(doc, t, cue));
            }
        }
    }
    found
}

/// "X said that …", "“…,” X said", "X urged Y to …", "X criticised Y".
#[allow(clippy::single_range_in_vec_init)] // a content of one run is the usual case
fn verb<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let passive = doc.is_passive(t);
    let source = if passive { doc.by_phrase(t) } else { subject(doc, t) };
    // "It seems that" has no source; "it said that" has one.
    let source = source.filter(|&s| match doc.lemma(s) {
        "there" | "what" => passive,
        "it" | "that" | "this" | "which" | "one" => passive || cue.weight >= 0.5,
        _ => true,
    });
    let mut found = Found {
        cue,
        words: words(doc, t),
        head: t,
        source: source.map(|s| (s, phrase(doc, s, t))),
        addressee: None,
        content: Vec::new(),
        content_head: None,
        frame: "",
    };
    if let Some((head, range)) = beside_quote(doc, t, cue) {
        // "The plan was “a gift to nobody,” she said.": what leads up to the quotation is said with it.
        if let Some(sentence) = doc.sentence_of(t) {
            let first = range.start.min(found.words.start);
            let start = sentence.tokens.start;
            if first > start {
                found.content = vec![start..first];
                found.content_head = Some(start);
            }
        }
        found.source = Some((head, range));
        found.frame = "quote";
        return Some(found);
    }
    // Between commas the order of words is surer than the tree as well.
    if cue.weight >= 0.7 && cue.takes("clause") && !passive {
        if let Some(around) = inserted(doc, &found) {
            found.content_head = around.first().map(|range| range.start);
            found.content = around;
            found.frame = "inserted";
            return Some(found);
        }
    }
    let child = |relation: Deprel| doc.child(t, relation);
    let object = doc.child(t, Deprel::Obj);
    let indirect = doc.child(t, Deprel::Iobj);
    let infinitive = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Xcomp && is_to(doc, c));
    // A clause: "said that …", and quotations that the parser takes for one.
    if cue.takes("clause") || cue.takes("quote") {
        let clause = child(Deprel::Ccomp).or_else(|| {
            let quoted = doc
                .children(t)
                .iter()
                .copied()
                .find(|&c| doc.deprel(c) == Deprel::Parataxis && c > t);
            // Loose clauses are speech only behind a colon or between quotation marks.
            quoted.filter(|&c| {
                let first = doc.subtree(c).start;
                let mark = doc.form(first).starts_with(['“', '"', '\'', '‘', '`', ':'])
                    || doc.form(first.saturating_sub(1)) == ":";
                cue.takes("quote") && source.is_some() && mark
            })
        });
        if let Some(clause) = clause {
            found.addressee = indirect.or(object.filter(|&o| o < clause));
            found.content = match inserted(doc, &found) {
                Some(around) => around,
                None => without(doc, doc.subtree(clause), t, clause),
            };
            run_on(doc, t, clause, &mut found.content);
            cut_comment(doc, clause, &mut found.content);
            found.content_head = Some(clause);
            found.frame = "clause";
            return Some(found);
        }
        // "The talks, he said, had failed.": the cue hangs on the content.
        if doc.deprel(t) == Deprel::Parataxis && source.is_some() && object.is_none() && infinitive.is_none() {
            if let Some(head) = doc.head(t).filter(|&head| is_clause(doc, head)) {
                let attribution = doc.subtree(t);
                found.content = inserted(doc, &found).unwrap_or_else(|| minus(doc.subtree(head), &attribution));
                found.content_head = Some(head);
                found.frame = "inserted";
                return Some(found);
            }
        }
    }
    if passive && source.is_none() && cue.lemma != "ask" {
        return passive_content(doc, t, found);
    }
    if cue.takes("to") {
        if let Some(infinitive) = infinitive {
            let start = object
                .filter(|&o| o < infinitive)
                .map_or(infinitive, |o| doc.subtree(o).start);
            let range = doc.subtree(infinitive);
            found.content = vec![start.min(range.start)..range.end];
            // "The plan seems to work.": nobody is named to whom it seems.
            if let Some((_, subject)) = found.source.take_if(|_| matches!(cue.lemma, "seem" | "appear")) {
                if subject.end <= range.start {
                    found.content.insert(0, subject);
                }
            }
            found.content_head = Some(infinitive);
            found.frame = "to";
            return Some(found);
        }
    }
    if let Some(clause) = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Advcl && !is_to(doc, c) && cue.takes("clause") && is_whether(doc, c))
    {
        found.content = vec![doc.subtree(clause)];
        found.content_head = Some(clause);
        found.frame = "clause";
        return Some(found);
    }
    // "accused X of lying", "described X as a liar": the parser may hang the charge on the accused.
    let charge = object.filter(|_| !passive).and_then(|object| {
        let of = |c: TokenId| {
            doc.children(c).iter().any(|&k| {
                let case = matches!(doc.deprel(k), Deprel::Case | Deprel::Mark);
                case && matches!(doc.lemma(k), "of" | "as") && cue.takes(doc.lemma(k))
            })
        };
        let beneath = doc.children(object).iter().copied().filter(|&c| c > object);
        let beside = doc.children(t).iter().copied().filter(|&c| c > object);
        beneath.chain(beside).find(|&c| of(c)).map(|c| (object, c))
    });
    if let Some((object, charge)) = charge {
        let end = doc.subtree(charge).end.max(doc.subtree(object).end);
        found.content = vec![doc.subtree(object).start..end];
        found.content_head = Some(charge);
        found.frame = cue.frame("of").unwrap_or("of");
        return found.source.is_some().then_some(found);
    }
    for &c in doc.children(t) {
        if !matches!(doc.deprel(c), Deprel::Obl | Deprel::Advcl) || c < t {
            continue;
        }
        let Some(case) = doc
            .children(c)
            .iter()
            .copied()
            .find(|&k| matches!(doc.deprel(k), Deprel::Case | Deprel::Mark))
        else {
            continue;
        };
        if let Some(frame) = cue.frame(doc.lemma(case)).filter(|_| !is_time(doc, c)) {
            let range = doc.subtree(c);
            // "thanked X for coming", "criticised X over Y": the person is part of what is said.
            let start = object
                .filter(|&o| o > t && o < c && !passive)
                .map_or((case + 1).max(range.start), |o| doc.subtree(o).start);
            found.content = vec![start..tail(doc, t, c)];
            found.content_head = Some(c);
            found.frame = frame;
            let asked = passive && cue.lemma == "ask";
            return (asked || found.source.is_some()).then_some(found);
        }
    }
    if cue.takes("np") {
        let object = if passive { subject(doc, t) } else { object };
        if let Some(object) = object.filter(|&o| doc.upos(o) != Upos::Num && !is_reflexive(doc, o)) {
            found.content = vec![doc.subtree(object).start..tail(doc, t, object)];
            found.content_head = Some(object);
            found.frame = "object";
            return found.source.is_some().then_some(found);
        }
    }
    found.addressee = indirect.or(object);
    // The content may be the quotation beside it; or, for a verb that does little else than say, the words around it,
    // where the parser has lost their tie.
    if cue.weight >= 0.5 && cue.takes("clause") && !passive {
        surface(doc, t, &mut found);
    }
    (cue.takes("quote") && found.source.is_some()).then_some(found)
}

/// Content and source by the order of words: "…, X said", "…, said X", "X said …". `found` keeps its content empty where
/// the words beside are a quotation, which the quotations themselves settle.
fn surface(doc: Doc<'_>, t: TokenId, found: &mut Found<'_>) {
    let Some(sentence) = doc.sentence_of(t) else { return };
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    if found.source.is_none() || found.source.as_ref().is_some_and(|(_, range)| range.contains(&t)) {
        found.source = following_phrase(doc, t, end);
    }
    let Some((_, source)) = found.source.clone() else {
        return;
    };
    let first = source.start.min(found.words.start);
    let mut last = source.end.max(found.words.end);
    let mark = |t: TokenId| matches!(doc.form(t), "," | "”" | "\"" | "''" | "’’" | "!" | "?");
    let verb_in = |range: &Range<TokenId>| range.clone().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    if first > start && mark(first - 1) {
        let before = start..first;
        let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && doc.deprel(t) != Deprel::Advcl;
        if before.len() >= 4 && finite && verb_in(&before) && !mark(start) {
            found.content = inserted(doc, found).unwrap_or_else(|| vec![before]);
            found.content_head = Some(start);
            found.frame = "before";
        }
    } else if source.start <= t {
        // Time and addressee stand between the verb and what is said.
        for &c in doc.children(t).iter().filter(|&&c| c > t) {
            let range = doc.subtree(c);
            let light = matches!(
                doc.deprel(c),
                Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod | Deprel::Iobj | Deprel::Obj
            ) && range.len() <= 6
                && range.start <= last + 1
                && !verb_in(&range);
            if light {
                last = last.max(range.end);
            }
        }
        // What is coordinated behind a comma, or set off by a semicolon, is the article's own where the cue stands late.
        let late = first.saturating_sub(start) > 2;
        let stop = (last + 4..end).find(|&t| {
            let joined = matches!(doc.upos(t + 1), Upos::Cconj) || doc.xpos(t + 1) == Xpos::Vbg;
            doc.form(t) == ";" || (doc.form(t) == "," && (late || joined))
        });
        let after = last..stop.unwrap_or(end);
        if after.len() >= 4 && verb_in(&after) && !doc.form(last).starts_with(['.', ';', '"', '“']) {
            found.content = vec![after];
            found.content_head = Some(last);
            found.frame = "after";
        }
    }
}

/// The source of a verb of saying right behind a quotation: "…,” Jane Roe said", "…,” said Jane Roe, a lawyer". There
/// the order of words is surer than the tree, which long quotations mislead.
fn beside_quote(doc: Doc<'_>, t: TokenId, cue: &Cue) -> Option<(TokenId, Range<TokenId>)> {
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
    if !finite || !cue.takes("quote") || cue.weight < 0.35 {
        return None;
    }
    let sentence = doc.sentence_of(t)?;
    let closes = |t: TokenId| matches!(doc.form(t), "”" | "\"" | "''" | "’’");
    let end = sentence.tokens.end;
    if t > sentence.tokens.start && closes(t - 1) {
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
    let mut last = t;
    while last > first && matches!(doc.upos(last - 1), Upos::Adv | Upos::Aux | Upos::Punct) {
        last -= 1;
    }
    let range = first..last;
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    let head = range
        .clone()
        .find(|&t| nominal(t) && doc.head(t).is_none_or(|head| !range.contains(&head)))?;
    Some((head, range))
}

/// The sentence without an attribution that stands between commas inside of it: "The middle fifth, he said, paid more."
fn inserted(doc: Doc<'_>, found: &Found<'_>) -> Option<Vec<Range<TokenId>>> {
    let sentence = doc.sentence_of(found.head)?.tokens.clone();
    let (_, source) = found.source.as_ref()?;
    let finite = matches!(doc.xpos(found.head), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let first = source.start.min(found.words.start);
    let mut last = source.end.max(found.words.end);
    // Time and place of saying, up to the comma: "the agency said in a June report, …".
    while last < sentence.end && last < first + 16 && doc.form(last) != "," && doc.upos(last) != Upos::Verb {
        last += 1;
    }
    let quote = |t: TokenId| doc.form(t).starts_with(['“', '”', '"', '\'', '‘', '’', '`']);
    let enclosed = first > sentence.start + 1 && doc.form(first - 1) == "," && doc.form(last) == ",";
    let plain = !quote(first.saturating_sub(2)) && !quote(last + 1) && !quote(sentence.start);
    if !finite || !enclosed || !plain || sentence.end < last + 4 || source.len() + found.words.len() > 14 {
        return None;
    }
    // "…, he said, adding that …": what follows the comma is not said in the same breath.
    let complete = (sentence.start..first).any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    let relative = matches!(doc.xpos(last + 1), Xpos::Wp | Xpos::Wdt | Xpos::Wrb);
    if relative || (complete && matches!(doc.xpos(last + 1), Xpos::Vbg | Xpos::Vbn)) {
        return None;
    }
    Some(minus(sentence, &(first..last)))
}

/// Grows a clause over what follows it without a comma: the parser may hang it on the cue, the reader does not.
fn run_on(doc: Doc<'_>, cue: TokenId, clause: TokenId, content: &mut [Range<TokenId>]) {
    let Some(last) = content
        .last_mut()
        .filter(|last| last.start > cue && last.contains(&clause))
    else {
        return;
    };
    for &c in doc.children(cue).iter().filter(|&&c| c > clause) {
        let range = doc.subtree(c);
        let goes_on = range.start == last.end
            && doc.upos(range.start) != Upos::Punct
            && matches!(
                doc.deprel(c),
                Deprel::Obl
                    | Deprel::Advcl
                    | Deprel::Advmod
                    | Deprel::Xcomp
                    | Deprel::Obj
                    | Deprel::Ccomp
                    | Deprel::OblUnmarked
            );
        let again = doc.deprel(c) == Deprel::Conj && marked_that(doc, c) && range.start <= last.end + 1;
        if goes_on || again {
            last.end = range.end;
        }
    }
}

/// Cuts off what the article itself adds behind a reported clause: after a dash, or "…, although …", "…, noting …".
fn cut_comment(doc: Doc<'_>, clause: TokenId, content: &mut [Range<TokenId>]) {
    let Some(last) = content.last_mut().filter(|last| last.contains(&clause)) else {
        return;
    };
    let quote = |t: TokenId| doc.form(t).starts_with(['“', '”', '"', '`']) || doc.form(t) == "''";
    if last.clone().any(quote) {
        return;
    }
    let cut = (clause + 1..last.end.saturating_sub(1)).find(|&t| {
        let dash = matches!(doc.form(t), "—" | "―" | "--" | "–")
            && !last.clone().filter(|&o| o != t).any(|o| doc.form(o) == doc.form(t));
        let aside = doc.form(t) == ","
            && (matches!(doc.lemma(t + 1), "although" | "though" | "whereas" | "accord")
                || doc.form(t + 1).eq_ignore_ascii_case("according")
                || (doc.xpos(t + 1) == Xpos::Vbg && doc.deprel(t + 1) == Deprel::Advcl));
        dash || aside
    });
    if let Some(cut) = cut {
        last.end = cut;
    }
}

/// The noun phrase that begins right after token `t`: "said the mayor of Bonn, …".
fn following_phrase(doc: Doc<'_>, t: TokenId, end: TokenId) -> Option<(TokenId, Range<TokenId>)> {
    let next = (t + 1).min(end.saturating_sub(1));
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    if !(nominal(next) || matches!(doc.upos(next), Upos::Det | Upos::Adj | Upos::Num)) {
        return None;
    }
    let mut head = next;
    while let Some(above) = doc
        .head(head)
        .filter(|&above| above > t && above < end && !matches!(doc.upos(above), Upos::Verb))
    {
        if above == head {
            break;
        }
        head = above;
    }
    let range = doc.subtree(head);
    (nominal(head) && range.start >= t).then(|| (head, range.start.max(t + 1)..range.end.min(end)))
}

/// "is expected to leave", "was reported killed", "is believed to be": the subject and the infinitive.
fn passive_content<'c>(doc: Doc<'_>, t: TokenId, mut found: Found<'c>) -> Option<Found<'c>> {
    let infinitive = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Xcomp && is_to(doc, c))?;
    let subject = doc.child(t, Deprel::NsubjPass)?;
    let raising = matches!(
        doc.lemma(t),
        "expect"
            | "believe"
            | "say"
            | "report"
            | "think"
            | "allege"
            | "rumor"
            | "rumour"
            | "know"
            | "consider"
            | "estimate"
            | "suspect"
            | "understand"
            | "claim"
            | "assume"
            | "predict"
            | "forecast"
    );
    if !raising {
        return None;
    }
    found.content = vec![doc.subtree(subject), doc.subtree(infinitive)];
    found.content.retain(|range| !range.is_empty());
    found.content_head = Some(infinitive);
    found.frame = "passive";
    Some(found)
}

/// "X's claim that …", "a warning by X that …", "the decision to …", "criticism of Y".
fn noun<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let possessor = doc.child(t, Deprel::NmodPoss);
    let by = doc.children(t).iter().copied().find(|&c| {
        matches!(doc.deprel(c), Deprel::Nmod)
            && doc.case(c).is_some_and(|case| matches!(doc.lemma(case), "by" | "from"))
    });
    // "X issued a warning that …": the light verb's subject.
    let verb = doc.head(t).filter(|_| matches!(doc.deprel(t), Deprel::Obj));
    let light = verb.filter(|&v| {
        matches!(
            doc.lemma(v),
            "make"
                | "issue"
                | "give"
                | "have"
                | "express"
                | "offer"
                | "launch"
                | "voice"
                | "raise"
                | "deliver"
                | "repeat"
                | "send"
                | "announce"
                | "reiterate"
                | "release"
                | "post"
                | "take"
                | "hold"
                | "share"
                | "level"
                | "lodge"
                | "file"
        )
    });
    let source = possessor.or(by).or_else(|| light.and_then(|v| subject(doc, v)));
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
    let of = doc.children(t).iter().copied().find(|&c| {
        doc.deprel(c) == Deprel::Nmod
            && doc
                .case(c)
                .is_some_and(|case| matches!(doc.lemma(case), "of" | "for" | "about" | "on" | "against"))
    });
    let (head, range, frame) = if let Some(clause) = clause.filter(|_| cue.takes("clause") || cue.takes("quote")) {
        (clause, doc.subtree(clause), "noun clause")
    } else if let Some(infinitive) = infinitive.filter(|_| cue.takes("to") && source.is_some()) {
        (infinitive, doc.subtree(infinitive), "noun infinitive")
    } else if let Some(of) = of.filter(|_| cue.takes("np") && source.is_some()) {
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

/// "X is confident that …", "X is willing to …", "X is critical of …".
fn adjective<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    doc.child(t, Deprel::Cop)?;
    let source = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Nsubj)?;
    if matches!(doc.lemma(source), "it" | "there" | "that" | "this") {
        return None;
    }
    let clause = doc.child(t, Deprel::Ccomp).filter(|_| cue.takes("clause"));
    let infinitive = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Xcomp | Deprel::Advcl) && is_to(doc, c) && cue.takes("to"));
    let head = clause.or(infinitive)?;
    Some(Found {
        cue,
        words: words(doc, t),
        head: t,
        source: Some((source, phrase(doc, source, t))),
        addressee: None,
        content: vec![doc.subtree(head)],
        content_head: Some(head),
        frame: "adjective",
    })
}

/// "According to X, …", "…, according to X".
fn according<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let to = t + 1;
    if !doc.form(to).eq_ignore_ascii_case("to") {
        return None;
    }
    // "according" is the preposition of X, or a participle that governs it.
    let source = match doc.deprel(t) {
        Deprel::Case => doc.head(t)?,
        _ => doc.children(t).iter().copied().find(|&c| c > to)?,
    };
    let top = if doc.deprel(t) == Deprel::Case { source } else { t };
    let mut governor = doc.head(top)?;
    // It belongs to the whole clause, not to a noun inside of it.
    let sentence = doc.sentence_of(t)?;
    for _ in 0..8 {
        if is_clause(doc, governor) {
            break;
        }
        governor = doc.head(governor)?;
    }
    let phrase_range = doc.subtree(top);
    let whole = if t == sentence.tokens.start || phrase_range.end + 1 >= sentence.tokens.end {
        sentence.tokens.start..sentence.tokens.end
    } else {
        doc.subtree(governor)
    };
    let source_range = {
        let range = doc.subtree(source);
        (to + 1).max(range.start)..range.end
    };
    Some(Found {
        cue,
        words: t..to + 1,
        head: t,
        source: Some((source, source_range)),
        addressee: None,
        content: minus(whole, &phrase_range),
        content_head: Some(governor),
        frame: "according",
    })
}

/// The subject of a cue: its own, relative pronouns included, or one that it shares with another clause.
fn subject(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let own = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
    own.or_else(|| doc.subject(t)).or_else(|| controller(doc, t))
}

/// Who a participle or a joined verb without a subject speaks of: "X left, arguing that …", "a man claiming that …".
fn controller(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let mut below = t;
    for _ in 0..4 {
        let above = doc.head(below)?;
        match doc.deprel(below) {
            Deprel::Acl => return matches!(doc.upos(above), Upos::Noun | Upos::Propn).then_some(above),
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis => {}
            _ => return None,
        }
        let subject = doc
            .children(above)
            .iter()
            .copied()
            .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
        if subject.is_some() {
            return subject;
        }
        below = above;
    }
    None
}

/// The words of a source: its whole phrase, without what follows the cue or precedes it on the other side.
fn phrase(doc: Doc<'_>, head: TokenId, cue: TokenId) -> Range<TokenId> {
    let range = doc.subtree(head);
    let mut range = if head < cue {
        range.start..range.end.min(cue)
    } else {
        range.start.max(cue + 1)..range.end
    };
    // What joins the sentence to the one before, and what is told of a source behind a comma, are no part of it; an
    // apposition is.
    while range.start < head && matches!(doc.upos(range.start), Upos::Cconj | Upos::Adv | Upos::Punct) {
        range.start += 1;
    }
    if head < cue {
        let aside = doc.children(head).iter().copied().find(|&c| {
            let first = doc.subtree(c).start;
            let comma = doc.form(first) == "," || doc.form(first.saturating_sub(1)) == ",";
            c > head && comma && matches!(doc.deprel(c), Deprel::AclRelcl | Deprel::Acl)
        });
        if let Some(aside) = aside {
            range.end = range.end.min(doc.subtree(aside).start).max(head + 1);
        }
    }
    // A preposition or a possessive mark is no part of it.
    if let Some(case) = doc.case(head) {
        if case == range.start {
            range.start += 1;
        } else if case + 1 == range.end && matches!(doc.xpos(case), Xpos::Pos) {
            range.end -= 1;
        }
    }
    range
}

/// The cue's words: auxiliaries, negation and particle around the cue word.
fn words(doc: Doc<'_>, t: TokenId) -> Range<TokenId> {
    let mut range = t..t + 1;
    for &c in doc.children(t) {
        let belongs = matches!(
            doc.deprel(c),
            Deprel::Aux | Deprel::AuxPass | Deprel::CompoundPrt | Deprel::Cop
        ) || (doc.deprel(c) == Deprel::Advmod && c.abs_diff(t) == 1);
        if belongs && c.abs_diff(t) <= 3 {
            range = range.start.min(c)..range.end.max(c + 1);
        }
    }
    range
}

/// A clause's range without the cue and its other words, where they stand inside of it.
fn without(doc: Doc<'_>, clause: Range<TokenId>, cue: TokenId, head: TokenId) -> Vec<Range<TokenId>> {
    if !clause.contains(&cue) {
        return vec![clause];
    }
    // All that hangs on the cue but the clause itself.
    let mut attribution = cue..cue + 1;
    for &c in doc.children(cue) {
        if c != head && c.abs_diff(cue) < 30 {
            let range = doc.subtree(c);
            if clause.start <= range.start && range.end <= clause.end {
                attribution = attribution.start.min(range.start)..attribution.end.max(range.end);
            }
        }
    }
    minus(clause, &attribution)
}

/// What is left of `whole` without `part`.
fn minus(whole: Range<TokenId>, part: &Range<TokenId>) -> Vec<Range<TokenId>> {
    let pieces = [
        whole.start..part.start.clamp(whole.start, whole.end),
        part.end.clamp(whole.start, whole.end)..whole.end,
    ];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

fn is_clause(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.upos(t), Upos::Verb | Upos::Aux)
        || doc
            .children(t)
            .iter()
            .any(|&c| doc.deprel(c).is_subject() || doc.deprel(c) == Deprel::Cop)
        || doc.head(t).is_none()
}

fn is_to(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Mark && doc.lemma(c) == "to")
}

fn is_whether(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| matches!(doc.lemma(c), "whether" | "how" | "why"))
}

fn marked_that(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Mark && matches!(doc.lemma(c), "that" | "whether"))
}

fn is_reflexive(doc: Doc<'_>, t: TokenId) -> bool {
    doc.form(t).ends_with("self") || doc.form(t).ends_with("selves")
}

/// Where the content that begins with `object` ends: what is said of it belongs to it ("called X a liar", "blamed X on
/// Y", "blasted X for leaving").
fn tail(doc: Doc<'_>, verb: TokenId, object: TokenId) -> TokenId {
    let mut end = doc.subtree(object).end;
    for &c in doc.children(verb).iter().filter(|&&c| c > object) {
        let case = doc
            .children(c)
            .iter()
            .copied()
            .find(|&k| matches!(doc.deprel(k), Deprel::Case | Deprel::Mark));
        let range = doc.subtree(c);
        let adjoins = range.start <= end && doc.upos(range.start) != Upos::Punct;
        let of_it = match doc.deprel(c) {
            Deprel::Xcomp => true,
            Deprel::Ccomp => adjoins,
            Deprel::Obl | Deprel::Advcl => {
                let to = adjoins && is_to(doc, c);
                let of_object = case.is_some_and(|case| {
                    matches!(
                        doc.lemma(case),
                        "for" | "as" | "on" | "over" | "against" | "of" | "to" | "by" | "with" | "from"
                    )
                });
                (to || of_object || (adjoins && case.is_none() && doc.xpos(c) == Xpos::Vbg)) && !is_time(doc, c)
            }
            _ => false,
        };
        if !of_it {
            break;
        }
        end = end.max(doc.subtree(c).end);
    }
    end
}

/// Whether an oblique phrase says when, by its noun.
fn is_time(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(
        doc.lemma(t),
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "year"
            | "month"
            | "week"
            | "day"
            | "time"
            | "moment"
            | "hour"
            | "minute"
            | "while"
    )
}
