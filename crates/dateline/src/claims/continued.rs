//! Quotations that no cue has: signed ones, and those that go on with the speaker of what stands before.

use super::cues::Cues;
use super::quoted::{Quoted, shares, trimmed};
use super::{Draft, is_article, source, speaker};
use crate::actors::Actors;
use crate::model::{Act, Claim, ClaimForm, ClaimId, Polarity, Speaker};
use crate::span::Span;
use crate::syntax::{Deprel, Doc, NameKind, Upos};
use crate::text::TokenId;

/// How many attributions to either side are looked at for the speaker of a quotation without a cue.
const NEARBY: usize = 16;

/// Quotations that no cue has: the paragraph's speaker goes on, or the one of the paragraph before. `drafts` stand in
/// the order of their cues.
pub(super) fn continued(
    doc: Doc<'_>,
    actors: &Actors,
    quotations: &[Quoted],
    owners: &[Option<usize>],
    drafts: &mut Vec<Draft>,
) {
    let mut added: Vec<Draft> = Vec::new();
    let block = |draft: &Draft| {
        let of = |t: TokenId| doc.sentence_of(t).map(|sentence| sentence.block);
        of(draft.head)
            .max(of(draft.last().saturating_sub(1)))
            .unwrap_or(u32::MAX)
    };
    let speaks = |draft: &&Draft| draft.claim.speaker.is_some() && draft.claim.form != ClaimForm::Indirect;
    let saying = |draft: &&Draft| draft.claim.speaker.is_some() && draft.claim.cue.is_some() && draft.says;
    for (quoted, _) in quotations.iter().zip(owners).filter(|(_, owner)| owner.is_none()) {
        if !quoted.is_speech(doc) || !is_article(doc, quoted.tokens.start) {
            continue;
        }
        // A paragraph that opens with a quotation goes on with the one that closed the paragraph before.
        if let Some(open) = runs_on(doc, quoted, drafts) {
            if let Some(span) = trimmed(doc, quoted.tokens.start.saturating_sub(1)..quoted.end) {
                open.claim.content.push(span);
                open.content.push(quoted.tokens.clone());
                open.claim.confidence = (open.claim.confidence * 95.0).round() / 100.0;
            }
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
        if is_title(doc, quoted) {
            continue;
        }
        let before = left
            .iter()
            .rev()
            .take(NEARBY)
            .filter(speaks)
            .find(|draft| block(draft) + 1 >= quoted.block);
        // "The summit achieved “too little,” he said. “Without a change …”": nothing but marks, or a word that joins,
        // stands between; it is one saying.
        if let Some(open) = left.last().filter(|draft| speaks(draft) && adjoins(doc, draft, quoted)) {
            let head = open.head;
            if let (Some(open), Some(span)) = (
                drafts.iter_mut().find(|draft| draft.head == head),
                trimmed(doc, quoted.tokens.start.saturating_sub(1)..quoted.end),
            ) {
                open.claim.content.push(span);
                open.content.push(quoted.tokens.clone());
            }
            continue;
        }
        let after = right
            .iter()
            .take(NEARBY)
            .filter(speaks)
            .find(|draft| block(draft) == quoted.block);
        let same_block = before.filter(|draft| block(draft) == quoted.block);
        // "Roe said the crane was old. ¶ “We need a new one.”": a paragraph of nothing but somebody's words goes on with
        // whoever spoke last in the one before.
        let spoke = || {
            let last = left
                .iter()
                .rev()
                .take(NEARBY)
                .find(|draft| block(draft) + 1 >= quoted.block)?;
            (Some(last).filter(saying).is_some() && is_whole(doc, quoted)).then_some(last)
        };
        let before = before.or_else(spoke);
        // "The talks – assured the spokesman – have advanced. “To the point that …”": whoever spoke in the sentence before.
        let spoke = || {
            let mark = quoted.tokens.start.checked_sub(1)?;
            let before = doc.sentence_of(mark.checked_sub(1)?)?;
            let last = left.last().filter(saying)?;
            let next = doc.sentence_of(mark).is_some_and(|own| own.tokens.start == mark);
            (next && before.tokens.contains(&last.head) && block(last) == quoted.block).then_some(last)
        };
        let told = || beside(doc, actors, quoted).or_else(|| goes_on(doc, spoke()?, quoted));
        let Some(model) = same_block.or(after) else {
            match (told(), before) {
                (Some(told), _) => added.push(told),
                (None, Some(before)) => added.extend(goes_on(doc, before, quoted)),
                (None, None) => {}
            }
            continue;
        };
        added.extend(goes_on(doc, model, quoted));
    }
    drafts.extend(added);
}

/// Whether a quotation is all of its paragraph.
fn is_whole(doc: Doc<'_>, quoted: &Quoted) -> bool {
    let Some(block) = doc.layout.blocks.get(quoted.block as usize) else {
        return false;
    };
    let first = quoted.tokens.start.saturating_sub(1);
    let last = quoted.end.saturating_sub(1);
    doc.span(first).start <= block.span.start && doc.span(last).end >= block.span.end
}

/// The claim that a quotation without a cue is of the speaker of another.
fn goes_on(doc: Doc<'_>, model: &Draft, quoted: &Quoted) -> Option<Draft> {
    let content = trimmed(doc, quoted.tokens.start.saturating_sub(1)..quoted.end)?;
    let mut claim = model.claim.clone();
    claim.cue = None;
    claim.content = vec![content];
    claim.form = ClaimForm::Direct;
    claim.rule = "quote.continued".to_owned();
    // What goes on with words that were only reported is less sure.
    claim.confidence = if model.claim.form == ClaimForm::Indirect {
        0.42
    } else {
        0.5
    };
    Some(Draft {
        claim,
        content: vec![quoted.tokens.clone()],
        head: quoted.tokens.start,
        nests: false,
        nests_in_quote: false,
        says: false,
        attribution_end: quoted.end,
    })
}

/// "13 Hours: The Secret Soldiers": words in capitals are a title, nobody's saying.
fn is_title(doc: Doc<'_>, quoted: &Quoted) -> bool {
    let content = |t: &TokenId| {
        matches!(
            doc.upos(*t),
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv
        )
    };
    let capital = |t: &TokenId| doc.form(*t).starts_with(char::is_uppercase);
    let words = quoted.tokens.clone().filter(content).count();
    let capitals = quoted.tokens.clone().filter(content).filter(capital).count();
    words >= 2 && capitals * 5 >= words * 4
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
    uncued(
        doc,
        quoted,
        speaker(doc, actors, head, name),
        Some(doc.span(dash)),
        "quote.signed",
        0.8,
    )
}

/// "The mayor shrugged. “We checked every bolt.”": whoever the sentence before is about, where a quotation is the next
/// sentence of its paragraph.
fn beside(doc: Doc<'_>, actors: &Actors, quoted: &Quoted) -> Option<Draft> {
    let mark = quoted.tokens.start.checked_sub(1)?;
    let own = doc.sentence_of(mark).filter(|own| own.tokens.start == mark)?;
    // A paragraph of nothing but somebody's words may be of whom the one before tells.
    let whole = is_whole(doc, quoted);
    let before = doc
        .sentence_of(mark.checked_sub(1)?)
        .filter(|before| before.block == own.block || (whole && before.block + 1 == own.block))?;
    let confidence = if before.block == own.block { 0.45 } else { 0.4 };
    let root = before.tokens.clone().find(|&t| doc.head(t).is_none())?;
    let subject = doc.child(root, Deprel::Nsubj).filter(|&subject| subject < root)?;
    let pronoun = matches!(doc.form(subject), "he" | "He" | "she" | "She");
    let voice = Cues::english()
        .get(doc.lemma(subject), Upos::Noun)
        .is_some_and(|cue| cue.takes("label"));
    if !(pronoun || voice || doc.name(subject).kind() == Some(NameKind::Per)) || doc.upos(root) != Upos::Verb {
        return None;
    }
    let who = speaker(doc, actors, subject, source::phrase(doc, subject, root));
    uncued(doc, quoted, who, None, "quote.beside", confidence)
}

/// The claim that a quotation is without any cue.
fn uncued(
    doc: Doc<'_>,
    quoted: &Quoted,
    who: Speaker,
    cue: Option<Span>,
    rule: &str,
    confidence: f32,
) -> Option<Draft> {
    let claim = Claim {
        id: ClaimId(0),
        speaker: Some(who),
        addressee: None,
        via: None,
        cue,
        content: vec![trimmed(doc, quoted.tokens.start.saturating_sub(1)..quoted.end)?],
        form: ClaimForm::Direct,
        act: Act::State,
        certainty: 0.9,
        polarity: Polarity::Positive,
        parent: None,
        events: Vec::new(),
        rule: rule.to_owned(),
        confidence,
    };
    Some(Draft {
        claim,
        content: vec![quoted.tokens.clone()],
        head: quoted.tokens.start,
        nests: false,
        nests_in_quote: false,
        says: false,
        attribution_end: quoted.end,
    })
}

/// The quoted saying with which the paragraph before ended, where `quoted` begins the next.
fn runs_on<'d>(doc: Doc<'_>, quoted: &Quoted, drafts: &'d mut [Draft]) -> Option<&'d mut Draft> {
    let first = doc.layout.blocks.get(quoted.block as usize)?.span.start;
    let mark = quoted.tokens.start.checked_sub(1)?;
    if doc.span(mark).start > first || mark == 0 {
        return None;
    }
    let sentence = doc
        .sentence_of(mark - 1)
        .filter(|sentence| sentence.block + 1 == quoted.block)?;
    let middle = drafts.partition_point(|draft| draft.head < quoted.tokens.start);
    let open = drafts
        .get_mut(middle.saturating_sub(NEARBY)..middle)?
        .iter_mut()
        .rev()
        .find(|draft| !draft.nests_in_quote && draft.claim.form != ClaimForm::Indirect)?;
    // Its words or its attribution stand in the last sentence of that paragraph.
    let reach = open.last().max(open.head + 1);
    let closes = sentence.tokens.contains(&open.head) || reach > sentence.tokens.start;
    (closes && open.claim.speaker.is_some() && reach <= quoted.tokens.start).then_some(open)
}

/// Whether a quotation follows a saying at once.
fn adjoins(doc: Doc<'_>, draft: &Draft, quoted: &Quoted) -> bool {
    let first = quoted.tokens.start.saturating_sub(1);
    // "“One,” he said on Tuesday, referring to the port. “Two.”": the next sentence of the same paragraph.
    let next = doc.sentence_of(first).filter(|sentence| sentence.tokens.start == first);
    let spoke = doc
        .sentence_of(draft.head)
        .filter(|sentence| sentence.tokens.end == first);
    if next.is_some_and(|next| spoke.is_some_and(|spoke| spoke.block == next.block)) && draft.claim.cue.is_some() {
        return draft.last() <= first;
    }
    let last = draft.last().max(draft.attribution_end).min(first);
    let same = doc
        .sentence_of(draft.head)
        .is_some_and(|sentence| sentence.block == quoted.block);
    let between = (last..first).filter(|&t| doc.upos(t) != Upos::Punct);
    let light = between.clone().all(|t| {
        matches!(
            doc.upos(t),
            Upos::Cconj | Upos::Sconj | Upos::Adv | Upos::Adp | Upos::Part
        )
    });
    same && light && between.count() <= 3
}
