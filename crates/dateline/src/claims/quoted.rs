//! Quotations and attributions brought together: a quotation that an attribution touches is its content whole, the
//! sentences quoted after it go on with it, and what nobody is named for goes on with the paragraph's speaker.

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::find::Found;
use crate::span::Span;
use crate::syntax::{Doc, Upos, Xpos};
use crate::text::{Quote, TokenId};

/// How far back the colon is looked for that introduces a quotation without an opening mark.
const REACH: usize = 60;

/// A quotation as tokens.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    pub(super) tokens: Range<TokenId>,
    /// The token after the closing mark.
    pub(super) end: TokenId,
    pub(super) block: u32,
    /// Whether the next paragraph goes on with it.
    pub(super) continues: bool,
}

/// Quotations of their own (not those within others), as tokens.
pub(super) fn quotations(doc: Doc<'_>) -> Vec<Quoted> {
    let outer = doc
        .layout
        .quotes
        .iter()
        .filter(|quote| quote.level == 0 && !quote.inner.is_empty());
    let mut all: Vec<Quoted> = outer
        .filter_map(|quote| quoted(doc, quote))
        .filter(|quoted| !quoted.tokens.is_empty())
        .collect();
    let unopened = unopened(doc, &all);
    if !unopened.is_empty() {
        all.extend(unopened);
        all.sort_by_key(|quoted| quoted.tokens.start);
    }
    all
}

/// Quotations without an opening mark: "The bridge is safe,” the mayor said." What stands before a closing mark that closes
/// nothing was said, from the beginning of its sentence or what a colon introduces.
fn unopened(doc: Doc<'_>, known: &[Quoted]) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut quotes = doc.layout.quotes.iter().peekable();
    let mut reach = 0; // how far the marks seen so far enclose the text
    for t in 1..doc.len() {
        let span = doc.span(t);
        while let Some(quote) = quotes.next_if(|quote| quote.span.start <= span.start) {
            reach = reach.max(quote.span.end);
        }
        let closes = matches!(doc.form(t), "”" | "’’" | "''" | "»") && span.start >= reach;
        let ends = matches!(doc.form(t - 1), "," | "." | "!" | "?") || matches!(doc.form(t + 1), "." | ",");
        let Some(sentence) = doc.sentence_of(t).filter(|_| closes && ends) else {
            continue;
        };
        let colon = (sentence.tokens.start..t)
            .rev()
            .take(REACH)
            .find(|&c| doc.form(c) == ":");
        let start = colon.map_or(sentence.tokens.start, |colon| colon + 1);
        let next = known.get(first_from(known, start));
        let free = next.is_none_or(|quoted| quoted.tokens.start >= t);
        if free && t >= start + 3 {
            found.push(Quoted {
                tokens: start..t,
                end: t + 1,
                block: sentence.block,
                continues: false,
            });
        }
    }
    found
}

fn quoted(doc: Doc<'_>, quote: &Quote) -> Option<Quoted> {
    let tokens = &doc.layout.tokens;
    let at = |offset: u32| tokens.partition_point(|token| token.span.start < offset) as TokenId;
    let mut range = at(quote.inner.start)..at(quote.inner.end);
    let mut end = at(quote.span.end);
    let sentence = doc.sentence_of(range.start)?;
    // A quotation that is never closed ends where the article names its speaker: "“We go on, the minister said."
    if !quote.closed && !quote.continues {
        if let Some(stop) = attribution(doc, range.start..range.end.min(sentence.tokens.end)) {
            range.end = stop;
            end = stop;
        }
    }
    // A closing mark that opens one is a slip; what it opens ends with its sentence.
    if !quote.closed
        && !quote.continues
        && doc.form(range.start.saturating_sub(1)) == "”"
        && range.end > sentence.tokens.end
    {
        range.end = sentence.tokens.end;
        end = sentence.tokens.end;
    }
    Some(Quoted {
        tokens: range,
        end,
        block: sentence.block,
        continues: quote.continues,
    })
}

/// The comma before an attribution that stands at the end of a sentence: ", the minister said", ", said the minister".
fn attribution(doc: Doc<'_>, sentence: Range<TokenId>) -> Option<TokenId> {
    let says = |t: TokenId| {
        matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz)
            && Cues::english()
                .verb(doc.lemma(t), doc.form(t))
                .is_some_and(|cue| cue.is_saying() && cue.weight >= 0.6)
    };
    let verb = sentence.clone().rev().find(|&t| says(t))?;
    let comma = |t: TokenId| t > sentence.start + 1 && doc.form(t - 1) == ",";
    // "“We go on, the chancellor, Jane Roe, said": the comma before whoever speaks, not the one behind her.
    let subject = doc
        .children(verb)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c).is_subject() && c < verb);
    let first = subject.map(|subject| doc.subtree(subject).start.max(sentence.start));
    if let Some(first) = first.filter(|&first| comma(first)) {
        return Some(first - 1);
    }
    if !comma(verb) {
        return None;
    }
    // ", said the minister"; else whoever speaks stands before the verb, described between commas.
    if matches!(doc.upos(verb + 1), Upos::Det | Upos::Propn | Upos::Noun) {
        return Some(verb - 1);
    }
    let nominal = |t: TokenId| {
        matches!(
            doc.upos(t),
            Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Adp | Upos::Num | Upos::Part
        )
    };
    let mut stop = verb - 1;
    while let Some(before) = (sentence.start + 1..stop).rev().take(8).find(|&c| doc.form(c) == ",") {
        let begins = matches!(doc.upos(before + 1), Upos::Det | Upos::Propn | Upos::Noun | Upos::Adj);
        if !begins || !(before + 1..stop).all(nominal) {
            break;
        }
        stop = before;
    }
    Some(stop)
}

impl Quoted {
    /// Whether it is more than a phrase set off by marks: a clause, or enough words to be somebody's.
    pub(super) fn is_speech(&self, doc: Doc<'_>) -> bool {
        let words = self.tokens.clone().filter(|&t| doc.upos(t) != Upos::Punct).count();
        let verb = self
            .tokens
            .clone()
            .any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
        words >= 6 || (words >= 2 && verb && self.ends_sentence(doc))
    }

    /// Whether the quotation ends like a sentence: with a stop, or a comma before its speaker.
    fn ends_sentence(&self, doc: Doc<'_>) -> bool {
        let last = self.tokens.end.checked_sub(1).map_or("", |last| doc.form(last));
        let after = doc.form(self.end);
        last.ends_with(['.', ',', '!', '?', '…']) || after.starts_with(['.', ',', '!', '?', '–', '—'])
    }
}

/// Grows contents over the quotations that they touch, and gives each cue that waits for one the quotation beside it.
/// Returns, for each quotation, the attribution that has it.
pub(super) fn attach(doc: Doc<'_>, found: &mut [Found<'_>], quotations: &[Quoted]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; quotations.len()];
    let mut taken: Vec<(usize, usize)> = Vec::new(); // attributions, with the last quotation that each took
    for (i, one) in found.iter_mut().enumerate() {
        let Some(sentence) = doc.sentence_of(one.head) else {
            continue;
        };
        let near = first_from(quotations, sentence.tokens.start);
        if inside(quotations, near, one.head).is_some() {
            continue; // a cue within somebody's quotation says nothing of the quotation itself
        }
        let reach = sentence.tokens.end + 2;
        let mut last_owned = None;
        for (q, quoted) in quotations.iter().enumerate().skip(near) {
            if quoted.tokens.start >= reach {
                break;
            }
            if owners.get(q).is_some_and(Option::is_some) {
                continue;
            }
            let touches = one.content.iter().any(|range| shares(range, &quoted.tokens));
            let waits = one.content.is_empty() && beside(doc, one, quoted, sentence.tokens.end);
            // "“One,” she said, “two.”": a quotation on each side of the attribution is one saying.
            let within = quoted.tokens.start < sentence.tokens.end;
            let split = within && !touches && !one.content.is_empty() && is_split(doc, one, quoted, quotations);
            if touches || waits || split {
                if touches && !quoted.is_speech(doc) {
                    continue; // a few words in marks change nothing about where the content ends
                }
                let own = bridged(doc, one, quoted.tokens.clone(), &sentence.tokens);
                add(&mut one.content, own, &one.words);
                if one.content_head.is_none() {
                    one.content_head = Some(quoted.tokens.start);
                    if one.frame.is_empty() {
                        one.frame = "quote";
                    }
                }
                if let Some(owner) = owners.get_mut(q) {
                    *owner = Some(i);
                }
                last_owned = Some(q);
            }
        }
        if let Some(last) = last_owned {
            taken.push((i, last));
        }
    }
    // "“One,” she said. “Two. Three.”": what is quoted next in the paragraph and has no cue of its own.
    for (i, last) in taken {
        let Some(one) = found.get_mut(i) else { continue };
        let Some(sentence) = doc.sentence_of(one.head) else {
            continue;
        };
        let mut end = quotations
            .get(last)
            .map_or(0, |quoted| quoted.end)
            .max(sentence.tokens.end);
        for (q, quoted) in quotations.iter().enumerate().skip(last + 1) {
            let same_block = quotations.get(last).is_some_and(|last| last.block == quoted.block);
            let free = owners.get(q).is_some_and(Option::is_none);
            if !same_block || !free || !quoted.is_speech(doc) || !only_marks(doc, end..quoted.tokens.start) {
                break;
            }
            let own = bridged(doc, one, quoted.tokens.clone(), &sentence.tokens);
            add(&mut one.content, own, &one.words);
            if let Some(owner) = owners.get_mut(q) {
                *owner = Some(i);
            }
            end = quoted.end;
        }
    }
    // "“One. ¶ “Two,” she said.": the paragraphs before, whose marks never closed, belong to it.
    for q in (0..quotations.len().saturating_sub(1)).rev() {
        let (Some(quoted), Some(next)) = (quotations.get(q), quotations.get(q + 1)) else {
            continue;
        };
        let free = owners.get(q).is_some_and(Option::is_none);
        let Some(owner) = owners.get(q + 1).copied().flatten() else {
            continue;
        };
        if free && quoted.continues && next.block == quoted.block + 1 {
            if let Some(one) = found.get_mut(owner) {
                add(&mut one.content, quoted.tokens.clone(), &one.words);
            }
            if let Some(slot) = owners.get_mut(q) {
                *slot = Some(owner);
            }
        }
    }
    owners
}

/// A quotation with the words that join it to what the same attribution reports before: "that the talks “go on” and the
/// government has “no doubt …”".
fn bridged(doc: Doc<'_>, one: &Found<'_>, quoted: Range<TokenId>, sentence: &Range<TokenId>) -> Range<TokenId> {
    let Some(last) = one.content.last().filter(|last| last.end < quoted.start) else {
        return quoted;
    };
    let mut joint = last.end..quoted.start;
    let near = joint.len() <= 9 && sentence.contains(&last.start) && sentence.contains(&quoted.start);
    let begins = joint.clone().find(|&t| doc.upos(t) != Upos::Punct);
    let joins = begins.is_some_and(|t| matches!(doc.upos(t), Upos::Cconj | Upos::Adp | Upos::Sconj));
    let says = |t: TokenId| {
        t == one.head
            || Cues::english()
                .verb(doc.lemma(t), doc.form(t))
                .is_some_and(Cue::is_saying)
    };
    let own = shares(&joint, &one.words) || one.source.as_ref().is_some_and(|(_, source)| shares(&joint, source));
    if near && joins && !own && !joint.any(|t| says(t) && doc.upos(t) == Upos::Verb) {
        last.end..quoted.end
    } else {
        quoted
    }
}

/// The first quotation that ends after token `t`.
fn first_from(quotations: &[Quoted], t: TokenId) -> usize {
    quotations.partition_point(|quoted| quoted.tokens.end <= t)
}

/// The quotation that token `t` stands in.
fn inside(quotations: &[Quoted], from: usize, t: TokenId) -> Option<usize> {
    let near = quotations
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, quoted)| quoted.tokens.start <= t);
    near.filter(|(_, quoted)| quoted.tokens.contains(&t))
        .map(|(i, _)| i)
        .last()
}

/// Whether token `t` stands between quotation marks.
pub(super) fn is_inside(quotations: &[Quoted], t: TokenId) -> bool {
    inside(quotations, first_from(quotations, t), t).is_some()
}

/// Whether nothing but punctuation stands between a cue's clause and the quotation.
fn beside(doc: Doc<'_>, one: &Found<'_>, quoted: &Quoted, sentence_end: TokenId) -> bool {
    if !quoted.is_speech(doc) {
        return false;
    }
    let source = one
        .source
        .as_ref()
        .map(|(_, range)| range.clone())
        .unwrap_or_else(|| one.words.clone());
    let first = source.start.min(one.words.start);
    let mut last = source.end.max(one.words.end);
    if doc.form(one.head) == ":" {
        last = one.head;
    }
    let before = quoted.end <= first && first - quoted.end <= 6;
    let after = quoted.tokens.start >= last
        && (quoted.tokens.start - last <= 14 || quoted.tokens.start >= sentence_end)
        && (doc.form(quoted.tokens.start.saturating_sub(2)) == ":"
            || doc.form(quoted.tokens.start.saturating_sub(2)) == ","
            || quoted.tokens.start - last <= 3);
    before || after
}

/// Whether the attribution stands between this quotation and another, with nothing else but marks.
fn is_split(doc: Doc<'_>, one: &Found<'_>, quoted: &Quoted, quotations: &[Quoted]) -> bool {
    let source = one
        .source
        .as_ref()
        .map_or_else(|| one.words.clone(), |(_, range)| range.clone());
    let first = source.start.min(one.words.start);
    let last = source.end.max(one.words.end);
    let near = first_from(quotations, first.saturating_sub(2));
    let before = near
        .checked_sub(usize::from(quotations.get(near).is_none_or(|q| q.end > first)))
        .and_then(|i| quotations.get(i));
    let after = quotations
        .iter()
        .skip(near.saturating_sub(1))
        .find(|q| q.tokens.start > last);
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let tight = before.end <= first && first - before.end <= 1 && after.tokens.start - last <= 8;
    let comma = only_marks(doc, after.tokens.start.saturating_sub(1)..after.tokens.start);
    tight && comma && (quoted.tokens == before.tokens || quoted.tokens == after.tokens)
}

fn only_marks(doc: Doc<'_>, mut range: Range<TokenId>) -> bool {
    range.all(|t| doc.upos(t) == Upos::Punct)
}

pub(super) fn shares(a: &Range<TokenId>, b: &Range<TokenId>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Adds a run to a content, joined with the runs that it meets; the cue's own words stay out.
pub(super) fn add(content: &mut Vec<Range<TokenId>>, mut run: Range<TokenId>, cue: &Range<TokenId>) {
    if shares(&run, cue) {
        return;
    }
    content.retain(|old| {
        let meets = old.start <= run.end + 1
            && run.start <= old.end + 1
            && !(cue.start >= old.end.min(run.end) && cue.end <= old.start.max(run.start));
        if meets {
            run = old.start.min(run.start)..old.end.max(run.end);
        }
        !meets
    });
    content.push(run);
    content.sort_unstable_by_key(|range| range.start);
}

/// How much of `span` lies between quotation marks: none, some or all of its words.
pub(super) fn share_quoted(doc: Doc<'_>, content: &[Range<TokenId>], quotations: &[Quoted]) -> (usize, usize) {
    let (mut quoted, mut all) = (0, 0);
    for range in content {
        let mut near = first_from(quotations, range.start);
        for t in range.clone().filter(|&t| doc.upos(t) != Upos::Punct) {
            while quotations.get(near).is_some_and(|q| q.tokens.end <= t) {
                near += 1;
            }
            all += 1;
            quoted += usize::from(quotations.get(near).is_some_and(|q| q.tokens.contains(&t)));
        }
    }
    (quoted, all)
}

/// The text span of a run of tokens, with the quotation marks that hug it and without stray punctuation at its ends.
pub(super) fn trimmed(doc: Doc<'_>, mut range: Range<TokenId>) -> Option<Span> {
    let punct = |t: TokenId| doc.upos(t) == Upos::Punct;
    let mark = |t: TokenId| {
        doc.form(t)
            .starts_with(['“', '”', '„', '"', '‘', '’', '\'', '«', '»', '(', '[', ')', ']'])
    };
    while range.start < range.end && punct(range.start) && !mark(range.start) {
        range.start += 1;
    }
    let stop = |t: TokenId| matches!(doc.form(t), "." | "?" | "!" | "…");
    while range.end > range.start && punct(range.end - 1) && !mark(range.end - 1) && !stop(range.end - 1) {
        range.end -= 1;
    }
    (!range.is_empty()).then(|| doc.span_of(range))
}
