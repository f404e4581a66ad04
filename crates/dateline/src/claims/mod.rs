//! The claims stage: attributions, their speakers, cues and contents.
//!
//! In: tokens, trees, quotations and actors. Out: [`Claim`]s in the order of their contents. `find` reads attributions
//! off the trees, cue by cue, as the table of `cues` allows; `quoted` gives them the quotations that they touch; here
//! what is left is decided: quotations without a cue go on with the paragraph's speaker, what stands inside another
//! claim becomes its child, and each claim gets its form, act, certainty and confidence.

mod acts;
mod adjectives;
mod any_verb;
mod asides;
mod chains;
mod continued;
mod cues;
mod extent;
mod feelings;
mod find;
mod hedges;
mod labels;
mod naming;
mod nest;
mod nouns;
mod order;
mod passives;
mod phrases;
mod quoted;
mod source;
mod speakers;
mod standing;
mod turns;
mod verbs;
mod voice;

use std::cmp::Reverse;
use std::ops::Range;

use crate::actors::Actors;
use crate::model::{Act, BlockKind, Claim, ClaimForm, ClaimId};
use crate::span::Span;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;
use acts::saying;
use continued::continued;
use cues::Cues;
use find::Found;
use nest::nest;
use quoted::{Quoted, quotations, share_quoted, trimmed};
use speakers::speaker;
use standing::confidence;

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
    answered(doc, actors, &mut drafts);
    continued(doc, actors, &quotations, &owners, &mut drafts);
    chains::cited(doc, actors, &mut drafts);
    // What may stand within another comes behind it.
    let inner = |draft: &Draft| u8::from(draft.nests) + u8::from(draft.claim.rule == chains::CITED);
    drafts.sort_by_key(|draft| (draft.first(), Reverse(draft.last()), Reverse(draft.len()), inner(draft)));
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

/// Gives the answers of an interview whose lines only say "A:" their speaker: whom the interview is with.
fn answered(doc: Doc<'_>, actors: &Actors, drafts: &mut [Draft]) {
    let open = |draft: &Draft| draft.claim.speaker.is_none() && draft.claim.rule.ends_with(turns::ANSWERS);
    let turn = |draft: &&Draft| draft.claim.speaker.is_none() && draft.claim.rule.ends_with(".turn");
    if !drafts.iter().any(open) {
        return;
    }
    let answers = drafts.iter().filter(|draft| open(draft)).map(|draft| draft.head).min();
    let first = drafts
        .iter()
        .filter(turn)
        .map(|draft| draft.head)
        .min()
        .min(answers)
        .or(answers);
    let speaker = first.and_then(|first| turns::interviewee(doc, actors, first));
    for draft in drafts.iter_mut().filter(|draft| open(draft)) {
        draft.claim.speaker.clone_from(&speaker);
    }
}

/// A claim and the tokens of its content.
struct Draft {
    claim: Claim,
    content: Vec<Range<TokenId>>,
    head: TokenId,
    /// Whether it may stand inside another claim: it reports what somebody else said there.
    nests: bool,
    /// Whether its cue stands in somebody's quotation.
    nests_in_quote: bool,
    /// Whether its cue does little else than say.
    says: bool,
    /// The token behind its cue and its source.
    attribution_end: TokenId,
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
    if voice::is_lacking(doc, actors, one) || naming::is_term(doc, one, quotations) {
        return None;
    }
    let own = without_joint(doc, &one.content);
    let content: Vec<Span> = own
        .iter()
        .filter(|&range| {
            let mut words = range.clone();
            words.any(|t| !matches!(doc.upos(t), Upos::Punct | Upos::Cconj))
        })
        .filter_map(|range| trimmed(doc, paired(doc, range.clone())))
        .collect();
    if content.is_empty() {
        return None;
    }
    let confidence = confidence(doc, one);
    if confidence < standing::FLOOR {
        return None;
    }
    let speaker = one
        .source
        .as_ref()
        .filter(|(head, _)| !voice::is_nobody(doc, actors, one, *head))
        .map(|(head, range)| {
            let mut found = speaker(doc, actors, *head, range.clone());
            speakers::settle(doc, actors, *head, &own, &mut found);
            found
        });
    let addressee = one
        .addressee
        .or_else(|| told_to(doc, one))
        .filter(|&t| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron))
        .filter(|&t| !matches!(doc.lemma(t), "that" | "which" | "what" | "this" | "it" | "who" | "whom"))
        .filter(|&t| doc.upos(t) == Upos::Pron || actors.headed_by(t).is_some());
    let (act, polarity, certainty) = saying(doc, one);
    let claim = Claim {
        id: ClaimId(0),
        addressee: addressee.map(|t| self::speaker(doc, actors, t, addressed(doc, t, one))),
        via: via(doc, one),
        cue: (!one.words.is_empty()).then(|| doc.span_of(one.words.clone())),
        content,
        form: form(doc, &own, quotations),
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
        confidence,
        speaker,
    };
    let verbal = matches!(one.frame, "clause" | "quote" | "inserted" | "according" | "noun clause")
        && (one.cue.takes("quote") || one.frame == "noun clause" || one.cue.act == Act::Believe);
    let self_told = |head: TokenId| {
        is_speaking(doc, head)
            || (actors.headed_by(head).is_none() && doc.child(head, Deprel::NmodPoss).is_some_and(|c| is_own(doc, c)))
    };
    let other = one.source.as_ref().is_some_and(|(head, _)| !self_told(*head));
    let nests_in_quote = quoted::is_inside(quotations, one.head);
    // "officials believe that …" is told of somebody; "he believes" within what he says is his own.
    let named = one
        .source
        .as_ref()
        .is_some_and(|(head, _)| matches!(doc.upos(*head), Upos::Noun | Upos::Propn));
    let thinks = matches!(one.cue.act, Act::Believe | Act::Predict);
    let belief = (one.frame == "clause" && thinks && named && !nests_in_quote)
        || (matches!(one.frame, "clause" | "to" | "object") && thinks && is_name(doc, one));
    let sure = one.cue.weight >= 0.45 || belief;
    let nests = (verbal || belief) && other && sure && is_told(doc, one, nests_in_quote);
    // The speaker's own "I think" within what he says is no saying of its own.
    if !nests && nests_in_quote {
        return None;
    }
    Some(Draft {
        claim,
        content: own,
        head: one.head,
        nests,
        nests_in_quote,
        says: one.cue.is_saying() && one.cue.weight >= 0.5 && doc.upos(one.head) == Upos::Verb,
        attribution_end: one.source.as_ref().map_or(0, |(_, range)| range.end).max(one.words.end),
    })
}

/// A content without the conjunction on which it ends where something else stands behind: "to visit his country and".
fn without_joint(doc: Doc<'_>, content: &[Range<TokenId>]) -> Vec<Range<TokenId>> {
    let mut own = content.to_vec();
    own.retain(|range| !range.clone().all(|t| doc.upos(t) == Upos::Punct));
    if let Some(last) = own.last_mut() {
        if last.end > last.start + 2 && doc.upos(last.end - 1) == Upos::Cconj {
            last.end -= 1;
            last.end -= TokenId::from(doc.form(last.end - 1) == ",");
        }
    }
    own
}

/// Whether the source of an attribution is called by its name.
fn is_name(doc: Doc<'_>, one: &Found<'_>) -> bool {
    one.source.as_ref().is_some_and(|(head, _)| {
        doc.upos(*head) == Upos::Propn
            && matches!(
                doc.name(*head).kind(),
                Some(NameKind::Per | NameKind::Org | NameKind::Loc)
            )
    })
}

/// The words for whom it was said to, without what was said.
fn addressed(doc: Doc<'_>, t: TokenId, one: &Found<'_>) -> Range<TokenId> {
    let range = source::phrase(doc, t, one.head);
    let said = one.content.iter().map(|content| content.start);
    let end = said.filter(|&start| start > t).min().unwrap_or(range.end);
    // What is told of him behind a comma is no part of who he is.
    let aside = doc
        .children(t)
        .iter()
        .copied()
        .filter(|&c| c > t && doc.deprel(c) == Deprel::AclRelcl);
    let aside = aside
        .map(|c| doc.subtree(c).start)
        .filter(|&start| doc.form(start.saturating_sub(1)) == ",");
    range.start
        ..range
            .end
            .min(end)
            .min(aside.min().map_or(range.end, |start| start - 1))
            .max(t + 1)
}

/// "told" in other words: "pointed out to the agency", "an appeal to the parties".
fn told_to(doc: Doc<'_>, one: &Found<'_>) -> Option<TokenId> {
    let noun = doc.upos(one.head) == Upos::Noun;
    let verb = doc
        .head(one.head)
        .filter(|_| noun && doc.deprel(one.head) == Deprel::Obj);
    let to = |head: TokenId| {
        let children = doc.children(head).iter().copied();
        children.filter(|&c| c > one.head).find(|&c| {
            let to = doc.case(c).is_some_and(|case| doc.lemma(case) == "to");
            to && matches!(doc.deprel(c), Deprel::Obl | Deprel::Nmod)
                && !one.content.iter().any(|range| range.contains(&c))
        })
    };
    (one.cue.is_saying() || noun)
        .then(|| to(one.head).or_else(|| to(verb?)))
        .flatten()
}

/// Whether a saying within a saying is told as a fact: a finite verb, not asked, not denied; within a quotation, with a
/// speaker who is named or definite ("people tell you that …" is a way of speaking).
fn is_told(doc: Doc<'_>, one: &Found<'_>, in_quote: bool) -> bool {
    let finite = matches!(doc.xpos(one.head), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let verb = doc.upos(one.head) == Upos::Verb;
    let helped = doc.children(one.head).iter().any(|&c| {
        matches!(doc.lemma(c), "not" | "n't" | "never")
            || (doc.deprel(c) == Deprel::Aux && !matches!(doc.lemma(c), "have" | "be"))
    });
    // "quoted the minister as saying …" tells what he said.
    let quoted = doc.xpos(one.head) == Xpos::Vbg && doc.form(one.head.saturating_sub(1)) == "as";
    let told = !verb
        || quoted
        || ((finite || doc.children(one.head).iter().any(|&c| doc.deprel(c) == Deprel::Aux)) && !helped);
    let known = one.source.as_ref().is_some_and(|(head, _)| {
        doc.upos(*head) == Upos::Propn
            || (doc.upos(*head) == Upos::Noun
                && doc
                    .children(*head)
                    .iter()
                    .any(|&c| doc.lemma(c) == "the" || doc.deprel(c) == Deprel::NmodPoss))
    });
    told && (!in_quote || known)
}

/// A run of tokens with the quotation marks that belong to it and stand just outside.
fn paired(doc: Doc<'_>, range: Range<TokenId>) -> Range<TokenId> {
    let straight = |t: TokenId| matches!(doc.form(t), "\"" | "''" | "``");
    let opens = |t: TokenId| doc.form(t) == "“" || (straight(t) && doc.xpos(t) == Xpos::Open);
    let closes = |t: TokenId| doc.form(t) == "”" || (straight(t) && doc.xpos(t) == Xpos::Close);
    let before = range.start > 0 && opens(range.start - 1);
    let behind = closes(range.end);
    // „so“, with marks that are the other way round elsewhere.
    if range.start > 0 && doc.form(range.start - 1) == "„" {
        return range.start - 1..range.end + TokenId::from(doc.form(range.end) == "“");
    }
    // ‘so.’, within a quotation of another kind.
    let single = |t: TokenId| matches!(doc.form(t), "’" | "'");
    let first = range.clone().find(|&t| doc.form(t) != ":").unwrap_or(range.start);
    if matches!(doc.form(first), "‘" | "'") && !(first + 1..range.end).any(single) {
        let stop = TokenId::from(matches!(doc.form(range.end), "." | "," | "!" | "?"));
        return range.start..range.end + if single(range.end + stop) { stop + 1 } else { 0 };
    }
    let opened = range.start > 0 && matches!(doc.form(range.start - 1), "‘" | "'");
    if opened && single(range.end) && !range.clone().any(single) {
        return range.start - 1..range.end + 1;
    }
    // A mark just before may be the other half of the first one inside. A closing mark where nothing is open opens:
    // translators' software turns them at will.
    let (mut open, mut marks, mut joined) = (before, 0, false);
    for t in range.clone() {
        if opens(t) {
            (open, marks) = (true, marks + 1);
        } else if closes(t) {
            joined |= before && marks == 0;
            (open, marks) = (!open, marks + 1);
        }
    }
    let start = range.start - TokenId::from(joined);
    if !open {
        return start..range.end;
    }
    if marks == 0 {
        return if behind { range.start - 1..range.end + 1 } else { range };
    }
    // "was “perfectly safe,” adding …": the comma stands within the marks.
    let stop = matches!(doc.form(range.end), "," | "." | "!" | "?") && closes(range.end + 1);
    if behind {
        start..range.end + 1
    } else if stop {
        start..range.end + 2
    } else {
        start..range.end
    }
}

/// "I", "we", "you": whoever speaks, or is spoken to.
fn is_speaking(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.lemma(t), "I" | "we" | "you" | "i" | "me" | "us")
        || matches!(doc.form(t), "I" | "We" | "we" | "You" | "you")
}

/// "our information": the speaker's own.
fn is_own(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.lemma(t), "my" | "our")
}

/// Only the article's own text makes claims, not its boilerplate.
fn is_article(doc: Doc<'_>, t: TokenId) -> bool {
    let block = doc
        .sentence_of(t)
        .and_then(|sentence| doc.layout.blocks.get(sentence.block as usize));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading))
}

/// "in a statement", "on Twitter", "in an interview with …": an oblique phrase of the cue whose noun is a channel.
fn via(doc: Doc<'_>, one: &Found<'_>) -> Option<Span> {
    doc.children(one.head)
        .iter()
        .copied()
        .filter(|&c| matches!(doc.deprel(c), Deprel::Obl | Deprel::Nmod))
        .filter(|&c| doc.case(c).is_none_or(|case| !matches!(doc.lemma(case), "to" | "of")) && one.addressee != Some(c))
        .filter(|&c| !one.content.iter().any(|range| range.contains(&c)))
        .find(|&c| phrases::is_channel(doc, c))
        .and_then(|c| {
            let range = doc.subtree(c);
            // "in a statement that …": what it says is no part of it.
            let end = (c + 1..range.end).find(|&t| doc.form(t) == "that").unwrap_or(range.end);
            trimmed(doc, range.start..end)
        })
}

fn form(doc: Doc<'_>, content: &[Range<TokenId>], quotations: &[Quoted]) -> ClaimForm {
    match share_quoted(doc, content, quotations) {
        (0, _) => ClaimForm::Indirect,
        (quoted, all) if quoted * 10 >= all * 9 => ClaimForm::Direct,
        _ => ClaimForm::Mixed,
    }
}
