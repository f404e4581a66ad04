//! Events among themselves and with claims: one happening told twice, and who tells it.

use rustc_hash::FxHashMap;

use crate::model::{ActorId, Claim, Event, EventId, Factuality, Participant, TimeSpan};
use crate::syntax::Doc;

/// Within a sentence, events of one type between the same participants are one: the surest stays.
pub(super) fn unrepeat(events: &mut Vec<Event>, doc: Doc<'_>) {
    let sentence = |event: &Event| {
        doc.layout
            .sentences
            .partition_point(|sentence| sentence.span.end <= event.trigger.start)
    };
    let mut kept: Vec<(usize, Event)> = Vec::with_capacity(events.len());
    for event in events.drain(..) {
        let at = sentence(&event);
        let twin = kept
            .iter_mut()
            .rev()
            .take_while(|(other, _)| *other == at)
            .find(|(_, other)| {
                other.event_type == event.event_type
                    && overlap(&other.source, &event.source)
                    && overlap(&other.target, &event.target)
            });
        match twin {
            Some((_, other)) if other.confidence >= event.confidence => {}
            Some((_, other)) => {
                let trigger = other.trigger;
                *other = event;
                other.trigger = trigger.min(other.trigger);
            }
            None => kept.push((at, event)),
        }
    }
    events.extend(kept.into_iter().map(|(_, event)| event));
    events.sort_by(|a, b| {
        a.trigger
            .start
            .cmp(&b.trigger.start)
            .then(b.confidence.total_cmp(&a.confidence))
    });
}

fn overlap(a: &[Participant], b: &[Participant]) -> bool {
    (a.is_empty() && b.is_empty())
        || a.iter().any(|a| {
            b.iter()
                .any(|b| a.span.overlaps(b.span) || (a.actor.is_some() && a.actor == b.actor))
        })
}

/// Happenings of one kind between the same two that are told apart by their days, at most.
const LEADERS: usize = 4;

/// What kind of thing was done, between whom, and whether it was said not to be.
type Kind = (u8, ActorId, ActorId, bool);

/// Links later mentions of a happening to its first: same type, actors on both sides, and no other day.
pub(super) fn repeated(events: &mut [Event]) {
    let mut first: FxHashMap<Kind, Vec<(EventId, Option<TimeSpan>)>> = FxHashMap::default();
    for event in events.iter_mut() {
        let side = |participants: &[Participant]| participants.first().and_then(|participant| participant.actor);
        let (Some(source), Some(target)) = (side(&event.source), side(&event.target)) else {
            continue;
        };
        let (a, b) = if event.symmetric && target < source {
            (target, source)
        } else {
            (source, target)
        };
        let negated = event.factuality == Factuality::Negated;
        // A day that the text does not name is any day.
        let time = event.time.clone().filter(|time| time.span.is_some());
        let leaders = first.entry((event.event_type as u8, a, b, negated)).or_default();
        match leaders
            .iter()
            .find(|(_, other)| may_be_one_time(other.as_ref(), time.as_ref()))
        {
            Some((leader, _)) => event.same_as = Some(*leader),
            None if leaders.len() < LEADERS => leaders.push((event.id, time)),
            None => {}
        }
    }
}

/// Whether two times, where both are said, have a day in common.
fn may_be_one_time(a: Option<&TimeSpan>, b: Option<&TimeSpan>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let begins_after = |one: &TimeSpan, other: &TimeSpan| {
        let days = one.from.as_ref().zip(other.to.as_ref());
        days.is_some_and(|(from, to)| from > to)
    };
    !begins_after(a, b) && !begins_after(b, a)
}

/// Links events to the claims in whose content their triggers stand.
pub(super) fn to_claims(events: &mut [Event], claims: &mut [Claim]) {
    for claim in claims.iter_mut() {
        for content in &claim.content {
            let from = events.partition_point(|event| event.trigger.start < content.start);
            for event in events
                .iter_mut()
                .skip(from)
                .take_while(|event| event.trigger.start < content.end)
            {
                if content.contains(event.trigger) {
                    event.claims.push(claim.id);
                    claim.events.push(event.id);
                }
            }
        }
    }
}
