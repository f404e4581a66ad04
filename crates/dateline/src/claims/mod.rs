//! The claims stage: attributions, their speakers, cues and contents.
//!
//! In: tokens, trees, quotations and actors. Out: [`Claim`]s in the order of their contents. `find` reads attributions
//! off the trees, cue by cue, as the table of `cues` allows; `quoted` gives them the quotations that they touch; here
//! what is left is decided: quotations without a cue go on with the paragraph's speaker, what stands inside another
//! claim becomes its child, and each claim gets its form, act, certainty and confidence.

mod cues;
mod extent;
mod find;
mod labels;
mod nouns;
mod order;
mod phrases;
mod quoted;
mod source;
mod verbs;

use std::ops::Range;

use crate::actors::Actors;
use crate::model::{Act, BlockKind, Claim, ClaimForm, ClaimId, Polarity, Speaker};
use crate::span::Span;
use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;
use cues::Cues;
use find::Found;
use quoted::{Quoted, quotations, share_quoted, shares, trimmed};

/// Finds the claims of an article, in the order of their contents.
#[must_use]
pub fn analyse(doc: Doc<'_>, actors: &Actors) -> Vec<Claim> {
    let mut found = find::by_cue(doc, Cues::english());
    let quotations = quotations(doc);
    let owners = quoted::attach(doc, &mut found, &quotations);
    let mut drafts: Vec<Draft> = found
        .iter()
        .filter_map(|one| draft(doc, actors, one, &quotations))
        .collect();
    continued(doc, actors, &quotations, &owners, &mut drafts);
    drafts.sort_by_key(|draft| (draft.first(), std::cmp::Reverse(draft.last())));
    nest(&mut drafts);
    drafts
        .into_iter()
        .enumerate()
        .map(|(i, mut draft)| {
            draft.claim.id = ClaimId(i as u32);
            draft.claim
        })
        .collect()
}

/// A claim and the tokens of its content.
struct Draft {
    claim: Claim,
    content: Vec<Range<TokenId>>,
    head: TokenId,
    /// Whether it may stand inside another claim: it reports what somebody else said there.
    nests: bool,
}

impl Draft {
    fn first(&self) -> TokenId {
        self.content.first().map_or(0, |range| range.start)
    }

    fn last(&self) -> TokenId {
        self.content.last().map_or(0, |range| range.end)
    }

    fn len(&self) -> u32 {
        self.content.iter().map(|range| range.end - range.start).sum()
    }
}

fn draft(doc: Doc<'_>, actors: &Actors, one: &Found<'_>, quotations: &[Quoted]) -> Option<Draft> {
    if one.content.is_empty() || !is_article(doc, one.head) {
        return None;
    }
    let content: Vec<Span> = one
        .content
        .iter()
        .filter_map(|range| trimmed(doc, range.clone()))
        .collect();
    if content.is_empty() {
        return None;
    }
    let speaker = one
        .source
        .as_ref()
        .map(|(head, range)| speaker(doc, actors, *head, range.clone()));
    let addressee = one
        .addressee
        .filter(|&t| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron));
    let (act, polarity, certainty) = saying(doc, one);
    let claim = Claim {
        id: ClaimId(0),
        addressee: addressee.map(|t| self::speaker(doc, actors, t, doc.subtree(t))),
        via: via(doc, one),
        cue: Some(doc.span_of(one.words.clone())),
        content,
        form: form(doc, &one.content, quotations),
        act,
        certainty,
        polarity,
        parent: None,
        events: Vec::new(),
        rule: format!(
            "cue.{}.{}",
            one.cue.lemma,
            if one.frame.is_empty() { "quote" } else { one.frame }
        ),
        confidence: confidence(one, speaker.is_some()),
        speaker,
    };
    let verbal = matches!(one.frame, "clause" | "quote" | "inserted" | "according" | "noun clause")
        && (one.cue.takes("quote") || one.frame == "noun clause");
    let other = one.source.as_ref().is_some_and(|(head, _)| !is_speaking(doc, *head));
    let nests = verbal && other && one.cue.weight >= 0.45;
    // The speaker's own "I think" within what he says is no saying of its own.
    if !nests && quoted::is_inside(quotations, one.head) {
        return None;
    }
    Some(Draft {
        claim,
        content: one.content.clone(),
        head: one.head,
        nests,
    })
}

/// "I", "we", "you": whoever speaks, or is spoken to.
fn is_speaking(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.lemma(t), "I" | "we" | "you" | "i" | "me" | "us")
        || matches!(doc.form(t), "I" | "We" | "we" | "You" | "you")
}

/// Only the article's own text makes claims, not its boilerplate.
fn is_article(doc: Doc<'_>, t: TokenId) -> bool {
    let block = doc
        .sentence_of(t)
        .and_then(|sentence| doc.layout.blocks.get(sentence.block as usize));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading))
}

fn speaker(doc: Doc<'_>, actors: &Actors, head: TokenId, range: Range<TokenId>) -> Speaker {
    let who = doc.antecedent(head).unwrap_or(head);
    let mention = actors.headed_by(who);
    let actor = mention.map(|mention| mention.actor);
    let anonymous = actor
        .and_then(|actor| actors.get(actor))
        .is_some_and(|actor| actor.anonymous);
    Speaker {
        actor,
        span: trimmed(doc, range),
        anonymous,
    }
}

/// What kind of saying it is. Negation and modals on the cue change the act; the content keeps its own.
fn saying(doc: Doc<'_>, one: &Found<'_>) -> (Act, Polarity, f32) {
    let negated = doc
        .children(one.head)
        .iter()
        .any(|&c| matches!(doc.lemma(c), "not" | "n't" | "never"));
    let modal = doc.children(one.head).iter().any(|&c| {
        doc.deprel(c) == Deprel::Aux
            && matches!(
                doc.lemma(c),
                "could" | "would" | "may" | "might" | "should" | "can" | "will"
            )
    });
    let (mut act, mut polarity, mut certainty) = (one.cue.act, one.cue.polarity, one.cue.certainty);
    if negated {
        (act, polarity) = match (act, polarity) {
            // "did not deny", "does not doubt"
            (Act::Deny, _) | (_, Polarity::Negative) => (Act::State, Polarity::Positive),
            (Act::Confirm, _) => (Act::Deny, Polarity::Positive),
            (act, _) => (act, Polarity::Negative),
        };
        certainty *= 0.5;
    }
    if modal {
        certainty *= 0.7;
    }
    let hedged = one.content_head.is_some_and(|head| {
        doc.children(head).iter().any(|&c| {
            matches!(
                doc.lemma(c),
                "may"
                    | "might"
                    | "could"
                    | "perhaps"
                    | "possibly"
                    | "probably"
                    | "likely"
                    | "allegedly"
                    | "reportedly"
                    | "maybe"
            )
        })
    });
    if hedged {
        certainty *= 0.7;
    }
    (act, polarity, (certainty * 100.0).round() / 100.0)
}

/// "in a statement", "on Twitter", "in an interview with …": an oblique phrase of the cue whose noun is a channel.
fn via(doc: Doc<'_>, one: &Found<'_>) -> Option<Span> {
    doc.children(one.head)
        .iter()
        .copied()
        .filter(|&c| matches!(doc.deprel(c), Deprel::Obl | Deprel::Nmod))
        .find(|&c| {
            matches!(
                doc.lemma(c),
                "statement"
                    | "interview"
                    | "conference"
                    | "briefing"
                    | "speech"
                    | "letter"
                    | "tweet"
                    | "post"
                    | "email"
                    | "e-mail"
                    | "memo"
                    | "report"
                    | "Twitter"
                    | "Facebook"
                    | "television"
                    | "radio"
                    | "phone"
                    | "address"
                    | "message"
                    | "article"
                    | "op-ed"
                    | "video"
                    | "release"
                    | "testimony"
                    | "rally"
                    | "debate"
                    | "blog"
                    | "column"
                    | "call"
            )
        })
        .and_then(|c| trimmed(doc, doc.subtree(c)))
}

fn form(doc: Doc<'_>, content: &[Range<TokenId>], quotations: &[Quoted]) -> ClaimForm {
    match share_quoted(doc, content, quotations) {
        (0, _) => ClaimForm::Indirect,
        (quoted, all) if quoted * 10 >= all * 9 => ClaimForm::Direct,
        _ => ClaimForm::Mixed,
    }
}

/// How sure a claim is: the share of attributions among the cue's uses in this frame, as the table has it, or else the
/// frame's share and the cue's own; less without a source.
fn confidence(one: &Found<'_>, sourced: bool) -> f32 {
    let (frame, base) = match one.frame {
        "" | "quote" => ("quote", 0.9),
        "clause" => ("clause", 0.85),
        "according" => ("", 0.85),
        "inserted" | "before" | "after" => ("", 0.75),
        "noun clause" => ("clause", 0.7),
        "to" | "noun infinitive" => ("to", 0.7),
        "passive" => ("", 0.7),
        "object" | "noun object" => ("np", 0.6),
        "adjective" | "adverb" => ("", 0.6),
        "headline" | "turn" => ("", 0.8),
        preposition => (preposition, 0.6),
    };
    let confidence = one.cue.share(frame).unwrap_or(base * (0.6 + 0.4 * one.cue.weight));
    let confidence = confidence * if sourced { 1.0 } else { 0.85 };
    (confidence * 100.0).round() / 100.0
}

/// How many attributions to either side are looked at for the speaker of a quotation without a cue.
const NEARBY: usize = 16;

/// Quotations that no cue has: the paragraph's speaker goes on, or the one of the paragraph before. `drafts` stand in
/// the order of their cues.
fn continued(doc: Doc<'_>, actors: &Actors, quotations: &[Quoted], owners: &[Option<usize>], drafts: &mut Vec<Draft>) {
    let mut added: Vec<Draft> = Vec::new();
    let block = |draft: &Draft| doc.sentence_of(draft.head).map_or(u32::MAX, |sentence| sentence.block);
    let speaks = |draft: &&Draft| draft.claim.speaker.is_some() && draft.claim.form != ClaimForm::Indirect;
    for (quoted, _) in quotations.iter().zip(owners).filter(|(_, owner)| owner.is_none()) {
        if !quoted.is_speech(doc) || !is_article(doc, quoted.tokens.start) {
            continue;
        }
        let middle = drafts.partition_point(|draft| draft.head < quoted.tokens.start);
        let (left, right) = drafts.split_at(middle);
        let mut near = left.iter().rev().take(NEARBY).chain(right.iter().take(NEARBY));
        if near.any(|draft| draft.content.iter().any(|range| shares(range, &quoted.tokens))) {
            continue;
        }
        if let Some(signed) = signed(doc, actors, quoted) {
            added.push(signed);
            continue;
        }
        let before = left
            .iter()
            .rev()
            .take(NEARBY)
            .filter(speaks)
            .find(|draft| block(draft) + 1 >= quoted.block);
        let after = right
            .iter()
            .take(NEARBY)
            .filter(speaks)
            .find(|draft| block(draft) == quoted.block);
        let same_block = before.filter(|draft| block(draft) == quoted.block);
        let Some(model) = same_block.or(after).or(before) else {
            continue;
        };
        let Some(content) = trimmed(doc, quoted.tokens.start.saturating_sub(1)..quoted.end) else {
            continue;
        };
        let mut claim = model.claim.clone();
        claim.cue = None;
        claim.content = vec![content];
        claim.form = ClaimForm::Direct;
        claim.rule = "quote.continued".to_owned();
        claim.confidence = 0.5;
        added.push(Draft {
            claim,
            content: vec![quoted.tokens.clone()],
            head: quoted.tokens.start,
            nests: false,
        });
    }
    drafts.extend(added);
}

/// "“…” — Jane Roe": a quotation with its speaker's name behind a dash.
fn signed(doc: Doc<'_>, actors: &Actors, quoted: &Quoted) -> Option<Draft> {
    let dash = quoted.end;
    if !matches!(doc.form(dash), "—" | "―" | "–" | "--" | "-") || doc.upos(dash + 1) != Upos::Propn {
        return None;
    }
    let block = doc.layout.blocks.get(quoted.block as usize)?;
    let mut last = dash + 1;
    while last < dash + 12
        && doc.span(last + 1).end <= block.span.end
        && !doc.form(last + 1).starts_with(['“', '"', '.'])
        && last + 1 < doc.len()
    {
        last += 1;
    }
    let name = dash + 1..last + 1;
    let head = name
        .clone()
        .find(|&t| doc.head(t).is_none_or(|head| !name.contains(&head)))?;
    let claim = Claim {
        id: ClaimId(0),
        speaker: Some(speaker(doc, actors, head, name)),
        addressee: None,
        via: None,
        cue: Some(doc.span(dash)),
        content: vec![trimmed(doc, quoted.tokens.start.saturating_sub(1)..quoted.end)?],
        form: ClaimForm::Direct,
        act: Act::State,
        certainty: 0.9,
        polarity: Polarity::Positive,
        parent: None,
        events: Vec::new(),
        rule: "quote.signed".to_owned(),
        confidence: 0.8,
    };
    Some(Draft {
        claim,
        content: vec![quoted.tokens.clone()],
        head: quoted.tokens.start,
        nests: false,
    })
}

/// Gives what stands in another claim's content its parent; of two claims of the same words the surer one stays.
fn nest(drafts: &mut Vec<Draft>) {
    let mut keep: Vec<bool> = vec![true; drafts.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut parents: Vec<Option<usize>> = vec![None; drafts.len()];
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get(i) else { continue };
        open.retain(|&j| drafts.get(j).is_some_and(|outer| outer.last() > draft.first()));
        let holder = open.iter().rev().copied().find(|&j| {
            drafts.get(j).is_some_and(|outer| {
                outer
                    .content
                    .iter()
                    .any(|range| range.start <= draft.first() && draft.first() < range.end)
            })
        });
        if let Some(j) = holder
            && let Some(outer) = drafts.get(j)
        {
            let same = outer.len().abs_diff(draft.len()) * 5 <= outer.len();
            if same
                && outer
                    .content
                    .iter()
                    .any(|range| shares(range, &(draft.first()..draft.last())))
            {
                let weaker = if outer.claim.confidence >= draft.claim.confidence {
                    i
                } else {
                    j
                };
                if let Some(flag) = keep.get_mut(weaker) {
                    *flag = false;
                }
                if weaker == i {
                    continue;
                }
            } else if draft.nests {
                if let Some(parent) = parents.get_mut(i) {
                    *parent = Some(j);
                }
            } else {
                if let Some(flag) = keep.get_mut(i) {
                    *flag = false;
                }
                continue;
            }
        }
        open.push(i);
    }
    // Positions change as what is not kept goes.
    let mut position = Vec::with_capacity(keep.len());
    let mut next = 0u32;
    for &kept in &keep {
        position.push(kept.then_some(next));
        next += u32::from(kept);
    }
    let mut i = 0;
    drafts.retain_mut(|draft| {
        let parent = parents
            .get(i)
            .copied()
            .flatten()
            .and_then(|parent| position.get(parent).copied().flatten());
        draft.claim.parent = parent.map(ClaimId);
        let kept = keep.get(i).copied().unwrap_or(true);
        i += 1;
        kept
    });
}
