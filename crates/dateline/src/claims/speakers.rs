//! Speakers as actors: whom the words of a source name, and whom a pronoun beside somebody's words can mean.

use std::ops::Range;

use super::quoted::trimmed;
use super::source;
use crate::actors::{Actors, TokenMention};
use crate::model::{ActorKind, Speaker};
use crate::syntax::{Deprel, Doc, NameKind, Upos};
use crate::text::TokenId;

/// How many mentions before a pronoun are looked at.
const NEARBY: usize = 16;

/// The speaker whom a source names.
pub(super) fn speaker(doc: Doc<'_>, actors: &Actors, head: TokenId, range: Range<TokenId>) -> Speaker {
    let who = doc.antecedent(head).unwrap_or(head);
    let who = source::those_who(doc, who).unwrap_or(who);
    // "the adviser, Jane Roe": the name that closes the phrase; the head of a name is a matter of taste, so any word of
    // it will do.
    let person = |t: TokenId| doc.name(t).kind() == Some(NameKind::Per);
    let mut last = range.end.saturating_sub(1);
    while last > who && doc.upos(last) == Upos::Punct {
        last -= 1;
    }
    let first = (who..last + 1).rev().take_while(|&t| person(t)).last();
    let closing = first.filter(|&first| first > who && !person(who) && doc.form(first - 1) == ",");
    let mention = closing
        .and_then(|first| (first..last + 1).find_map(|t| actors.headed_by(t)))
        .or_else(|| actors.headed_by(who))
        .or_else(|| {
            let named = |t: TokenId| doc.name(t).kind().is_some();
            let mut name = range
                .clone()
                .filter(|&t| named(who) && named(t) && t.abs_diff(who) <= 4);
            name.find_map(|t| actors.headed_by(t))
        });
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

/// Settles whom "he" or "she" means who says something: no country and no body, and nobody who is only spoken of in what he
/// says himself ("“The referee robbed us,” he said"). The nearest person before is, subjects first.
pub(super) fn settle(doc: Doc<'_>, actors: &Actors, head: TokenId, content: &[Range<TokenId>], speaker: &mut Speaker) {
    let pronoun = doc.upos(head) == Upos::Pron && matches!(doc.lemma(head), "he" | "she");
    if !pronoun {
        return;
    }
    let inside = |t: TokenId| content.iter().any(|range| range.contains(&t));
    let last = actors.mentions.partition_point(|mention| mention.head < head);
    let before = || actors.mentions.iter().take(last).rev().take(NEARBY);
    let named = |mention: &&TokenMention| doc.upos(mention.head) != Upos::Pron;
    let person = |mention: &TokenMention| {
        actors
            .get(mention.actor)
            .is_some_and(|actor| actor.kind == ActorKind::Person)
    };
    let fits = speaker.actor.is_some_and(|id| {
        let mut own = before().filter(|mention| mention.actor == id).filter(named).peekable();
        let human = actors.get(id).is_some_and(|actor| actor.kind == ActorKind::Person);
        human && (own.peek().is_none() || own.any(|mention| !inside(mention.head)))
    });
    if fits {
        return;
    }
    let outside = || before().filter(|mention| person(mention) && !inside(mention.head));
    // "Her opposite number, Dave Kerr, was furious": an apposition is its subject too.
    let leads = |t: TokenId| {
        let apposed = matches!(doc.deprel(t), Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
        doc.deprel(t).is_subject() || (apposed && doc.head(t).is_some_and(|head| doc.deprel(head).is_subject()))
    };
    let subject = outside().find(|mention| leads(mention.head));
    if let Some(mention) = subject.or_else(|| outside().next()) {
        speaker.actor = Some(mention.actor);
        speaker.anonymous = actors.get(mention.actor).is_some_and(|actor| actor.anonymous);
    }
}
