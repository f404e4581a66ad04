//! Events among themselves and with claims: one happening told twice, and who tells it.

use rustc_hash::FxHashMap;

use crate::model::{ActorId, Claim, Event, EventId, Participant};
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

/// Links later mentions of a happening to its first: same type, code family and actors on both sides.
pub(super) fn repeated(events: &mut [Event]) {
    let mut first: FxHashMap<(u8, ActorId, ActorId), (EventId, bool)> = FxHashMap::default();
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
        let key = (event.event_type as u8, a, b);
        let negated = event.factuality == crate::model::Factuality::Negated;
        match first.get(&key) {
            Some(&(leader, polarity)) if polarity == negated => event.same_as = Some(leader),
            Some(_) => {}
            None => {
                first.insert(key, (event.id, negated));
            }
        }
    }
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
