//! Who speaks by the layout alone: the questions and answers of an interview ("Q: … A: …", or a question in one paragraph
//! and its answer in the next), and posts signed with a handle ("… — Jane Roe (@janeroe) May 4").

use std::ops::Range;

use super::cues::Cue;
use super::find::Found;
use super::labels::end_of_turn;
use super::source::top;
use crate::actors::Actors;
use crate::model::{ActorKind, BlockKind, Speaker};
use crate::syntax::{Doc, NameKind, Upos};
use crate::text::{Sentence, TokenId};

/// How many paragraphs an answer may have.
const ANSWER: usize = 8;

/// Longest post, in tokens.
const POST: usize = 120;

/// The frame of a turn whose speaker its line does not name.
pub(super) const ANSWERS: &str = "answer";

/// "Q: …", "A. …", "Question: …": a line of an interview that only says which side speaks.
pub(super) fn lettered<'c>(doc: Doc<'_>, sentence: &Sentence, cue: &'c Cue) -> Option<Found<'c>> {
    let block = doc.layout.blocks.get(sentence.block as usize)?;
    let start = sentence.tokens.start;
    if doc.span(start).start > block.span.start {
        return None;
    }
    let side = doc.form(start);
    let asks = matches!(side, "Q" | "Q." | "Question" | "QUESTION" | "Q1" | "Q2");
    let answers = matches!(side, "A" | "A." | "Answer" | "ANSWER");
    let dotted = side.ends_with('.');
    let mark = doc.form(start + 1);
    let first = if mark == ":" || (mark == "." && side.len() == 1) {
        start + 2
    } else if dotted {
        start + 1
    } else {
        return None;
    };
    // "A. Smith was elected.": an initial is no side, unless a question stands before.
    let letter_with_stop = doc.form(start + 1) != ":";
    if !(asks || answers) || (letter_with_stop && !asks && !follows_question(doc, sentence.block)) {
        return None;
    }
    let content = first..end_of_turn(doc, sentence);
    (!content.is_empty()).then(|| Found {
        cue,
        words: start..start + 1,
        head: start,
        source: None,
        addressee: None,
        content_head: Some(first),
        content: Vec::from([content]),
        frame: if asks { "turn" } else { ANSWERS },
    })
}

/// Whether the block before ends with a question mark.
fn follows_question(doc: Doc<'_>, block: u32) -> bool {
    block
        .checked_sub(1)
        .and_then(|before| tokens(doc, before as usize))
        .is_some_and(|range| ends_with_question(doc, &range))
}

/// The tokens of a block.
fn tokens(doc: Doc<'_>, block: usize) -> Option<Range<TokenId>> {
    let block = block as u32;
    let sentences = &doc.layout.sentences;
    let first = sentences.partition_point(|one| one.block < block);
    let last = sentences.partition_point(|one| one.block <= block);
    let start = sentences.get(first).filter(|one| one.block == block)?.tokens.start;
    let end = sentences.get(last.checked_sub(1)?)?.tokens.end;
    (start < end).then_some(start..end)
}

fn ends_with_question(doc: Doc<'_>, range: &Range<TokenId>) -> bool {
    range.end > range.start && doc.form(range.end - 1) == "?"
}

/// Questions in paragraphs of their own, each with its answer in the next: no line says who speaks, but the persons change.
/// One such pair may be rhetoric; two are an interview.
pub(super) fn unlabelled<'c>(doc: Doc<'_>, cue: &'c Cue) -> Vec<Found<'c>> {
    let blocks = &doc.layout.blocks;
    let mut found: Vec<Found<'c>> = Vec::new();
    let mut questions = 0;
    let mut block = 0;
    while block + 1 < blocks.len() {
        let pair = question(doc, block).and_then(|asked| Some((asked, answer(doc, block + 1)?)));
        let Some((asked, told)) = pair else {
            block += 1;
            continue;
        };
        questions += 1;
        block += 1 + told.len();
        found.push(turn(doc, cue, Vec::from([asked]), "turn"));
        found.push(turn(doc, cue, told, ANSWERS));
    }
    if questions < 2 { Vec::new() } else { found }
}

fn turn<'c>(doc: Doc<'_>, cue: &'c Cue, content: Vec<Range<TokenId>>, frame: &'static str) -> Found<'c> {
    let head = content.first().map_or(0, |first| first.start);
    let root = content
        .first()
        .and_then(|first| first.clone().find(|&t| doc.head(t).is_none()));
    Found {
        cue,
        words: head..head,
        head,
        source: None,
        addressee: None,
        content,
        content_head: root.or(Some(head)),
        frame,
    }
}

/// A paragraph that does nothing but ask whom it addresses.
fn question(doc: Doc<'_>, block: usize) -> Option<Range<TokenId>> {
    let range = tokens(doc, block).filter(|_| is_text(doc, block))?;
    let spoken = range
        .clone()
        .any(|t| matches!(doc.lemma(t), "you" | "your" | "yours" | "yourself"));
    (ends_with_question(doc, &range) && spoken && is_plain(doc, &range) && range.len() <= 120).then_some(range)
}

/// The paragraphs that answer: in the first person, to the next question.
fn answer(doc: Doc<'_>, first: usize) -> Option<Vec<Range<TokenId>>> {
    let own = |range: &Range<TokenId>| {
        range
            .clone()
            .any(|t| matches!(doc.lemma(t), "I" | "we" | "my" | "our" | "me" | "us") || doc.form(t) == "I")
    };
    let mut told = Vec::new();
    for block in first..first + ANSWER {
        let paragraph = tokens(doc, block)
            .filter(|range| is_text(doc, block) && !ends_with_question(doc, range) && is_plain(doc, range));
        let Some(range) = paragraph.filter(|range| told.is_empty() || own(range)) else {
            break;
        };
        told.push(range);
    }
    told.first().is_some_and(own).then_some(told)
}

fn is_text(doc: Doc<'_>, block: usize) -> bool {
    let kind = doc.layout.blocks.get(block).map(|block| block.kind);
    matches!(kind, Some(BlockKind::Paragraph | BlockKind::Heading))
}

/// Without quotation marks and without a label: somebody's own words on the page.
fn is_plain(doc: Doc<'_>, range: &Range<TokenId>) -> bool {
    !range
        .clone()
        .any(|t| matches!(doc.form(t), "“" | "”" | "\"" | "``" | "''" | "«" | "»"))
        && !(range.start..range.end.min(range.start + 4)).any(|t| doc.form(t) == ":")
}

/// "The bridge is safe. — Jane Roe (@janeroe) May 4, 2020": a post, signed with a name and a handle.
pub(super) fn post<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    // The handle in its brackets.
    let open = t
        .checked_sub(1)
        .filter(|&open| doc.form(t).starts_with('@') && doc.form(open) == "(")?;
    let close = (t + 1..t + 4).find(|&c| doc.form(c) == ")")?;
    let sentence = doc.sentence_of(t)?;
    let block = sentence.block as usize;
    let whole = tokens(doc, block)?;
    let dash = (open.saturating_sub(8)..open)
        .rev()
        .find(|&d| d >= whole.start && matches!(doc.form(d), "—" | "–" | "--" | "-" | "―"));
    let (name, content, words) = match dash {
        // Before the dash, or in the paragraph before it.
        Some(dash) => {
            let content = if dash > whole.start + 1 {
                whole.start..dash
            } else {
                tokens(doc, block.checked_sub(1)?)?
            };
            (dash + 1..open, content, dash..dash + 1)
        }
        // "Jane Roe (@janeroe) May 4, 2020: The bridge is safe."
        None if open > whole.start && open - whole.start <= 5 => {
            let colon = (close..whole.end.min(close + 8)).find(|&c| doc.form(c) == ":")?;
            (whole.start..open, colon + 1..whole.end, colon..colon + 1)
        }
        None => return None,
    };
    let head = name
        .clone()
        .rev()
        .find(|&n| matches!(doc.upos(n), Upos::Propn | Upos::Noun))?;
    let head = top(doc, &name, |n| doc.upos(n) == Upos::Propn).unwrap_or(head);
    // (Posts are short; in a run of them, each ends the one before.)
    (content.len() >= 2 && content.len() <= POST && !name.is_empty()).then(|| Found {
        cue,
        head: words.start,
        words,
        source: Some((head, name.start..close + 1)),
        addressee: None,
        content_head: Some(content.start),
        content: Vec::from([content]),
        frame: "turn",
    })
}

/// Whoever an interview is with: the person whom the article speaks of most before the first of its turns.
pub(super) fn interviewee(doc: Doc<'_>, actors: &Actors, first: TokenId) -> Option<Speaker> {
    // Mentions before the first turn, a name counting for two, and the first of them.
    let mut told: Vec<(usize, Option<TokenId>)> = vec![(0, None); actors.actors.len()];
    for mention in actors.mentions.iter().take_while(|mention| mention.head < first) {
        let person = actors
            .get(mention.actor)
            .is_some_and(|actor| actor.kind == ActorKind::Person);
        if let Some((count, head)) = told.get_mut(mention.actor.index()).filter(|_| person) {
            *count += 1 + usize::from(doc.name(mention.head).kind() == Some(NameKind::Per));
            *head = head.or(Some(mention.head));
        }
    }
    let most = told.iter().map(|&(count, _)| count).max().filter(|&most| most > 0)?;
    let head = told
        .iter()
        .find(|&&(count, _)| count == most)
        .and_then(|&(_, head)| head)?;
    let mention = actors.headed_by(head)?;
    let actor = mention.actor;
    Some(Speaker {
        actor: Some(actor),
        span: Some(doc.span_of(mention.tokens.clone())),
        anonymous: actors.get(actor).is_some_and(|actor| actor.anonymous),
    })
}
