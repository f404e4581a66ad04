//! Events: who did what to whom, when, where, how certain.

use crate::ffi::{borrow, borrow_some, get};
use crate::types::{
    DatelineEvent, DatelineEventType, DatelineEvidence, DatelineFactuality, DatelineMagnitude, DatelineParticipant,
    DatelinePlace, DatelineSpan, DatelineString, DatelineTime,
};

/// Its position in the list of events.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_id(event: *const DatelineEvent) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.id.0)) }
}

/// PLOVER type.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_type(event: *const DatelineEvent) -> DatelineEventType {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.event_type.into())) }
}

/// How many PLOVER modes it has.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_mode_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.modes.len())) }
}

/// One of its PLOVER modes.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_mode(event: *const DatelineEvent, index: usize) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.modes.get(index).map(|mode| mode.as_str().into())) }
}

/// How many PLOVER contexts it has.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_context_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.contexts.len())) }
}

/// One of its PLOVER contexts.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_context(event: *const DatelineEvent, index: usize) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe {
        get(event, |event| {
            event.contexts.get(index).map(|context| context.as_str().into())
        })
    }
}

/// CAMEO code.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_cameo(event: *const DatelineEvent) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.cameo.as_str().into())) }
}

/// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_quad(event: *const DatelineEvent) -> u8 {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.quad)) }
}

/// Goldstein score of the CAMEO code, from −10 to 10.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_goldstein(event: *const DatelineEvent) -> f32 {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.goldstein)) }
}

/// Who did it: how many.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_source_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.source.len())) }
}

/// Who did it: one of them; NULL past the last.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_source(
    event: *const DatelineEvent,
    index: usize,
) -> *const DatelineParticipant {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.source.get(index).map(borrow)) }
}

/// To whom: how many.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_target_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.target.len())) }
}

/// To whom: one of them; NULL past the last.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_target(
    event: *const DatelineEvent,
    index: usize,
) -> *const DatelineParticipant {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.target.get(index).map(borrow)) }
}

/// Whether source and target do the same to each other (talks, a meeting).
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_symmetric(event: *const DatelineEvent) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.symmetric)) }
}

/// The words that name the event.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_trigger(event: *const DatelineEvent) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.trigger.into())) }
}

/// The clause around the trigger.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_span(event: *const DatelineEvent) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.span.into())) }
}

/// Whether it happened.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_factuality(event: *const DatelineEvent) -> DatelineFactuality {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.factuality.into())) }
}

/// Whether it is background from before the news ("in 2019").
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_historical(event: *const DatelineEvent) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.historical)) }
}

/// When; NULL where that is not known.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_time(event: *const DatelineEvent) -> *const DatelineTime {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(borrow_some(event.time.as_ref()))) }
}

/// Where; NULL where that is not known.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_place(event: *const DatelineEvent) -> *const DatelinePlace {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(borrow_some(event.place.as_ref()))) }
}

/// How many numbers the article gives for it.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_magnitude_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.magnitudes.len())) }
}

/// One of those numbers; NULL past the last.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_magnitude(
    event: *const DatelineEvent,
    index: usize,
) -> *const DatelineMagnitude {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.magnitudes.get(index).map(borrow)) }
}

/// In the content of how many claims the trigger stands.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_claim_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.claims.len())) }
}

/// The id of one of those claims.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_claim(event: *const DatelineEvent, index: usize) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.claims.get(index).map(|id| id.0)) }
}

/// The id of the leading mention of the same happening.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_same_as(event: *const DatelineEvent) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.same_as.map(|id| id.0)) }
}

/// The frame that found it.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_rule(event: *const DatelineEvent) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.rule.as_str().into())) }
}

/// How many pieces of evidence there are.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_evidence_count(event: *const DatelineEvent) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.explain.len())) }
}

/// How one participant or circumstance was found; NULL past the last.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_evidence(event: *const DatelineEvent, index: usize) -> *const DatelineEvidence {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| event.explain.get(index).map(borrow)) }
}

/// How sure dateline is of this event, from 0 to 1.
///
/// # Safety
/// `event` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_event_confidence(event: *const DatelineEvent) -> f32 {
    // SAFETY: by the contract of this function.
    unsafe { get(event, |event| Some(event.confidence)) }
}
