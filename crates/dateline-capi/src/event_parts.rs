//! Participants, time, place, numbers and evidence of events.

use crate::ffi::get;
use crate::types::{
    DatelineEvidence, DatelineMagnitude, DatelineParticipant, DatelinePlace, DatelineSpan, DatelineString, DatelineTime,
};

/// The id of the actor that it is, where known.
///
/// # Safety
/// `participant` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_participant_actor(participant: *const DatelineParticipant) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(participant, |participant| participant.actor.map(|id| id.0)) }
}

/// The mention.
///
/// # Safety
/// `participant` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_participant_span(participant: *const DatelineParticipant) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(participant, |participant| Some(participant.span.into())) }
}

/// First day (ISO 8601); none where open.
///
/// # Safety
/// `time` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_time_from(time: *const DatelineTime) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(time, |time| time.from.as_deref().map(Into::into)) }
}

/// Last day (ISO 8601); none where open.
///
/// # Safety
/// `time` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_time_to(time: *const DatelineTime) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(time, |time| time.to.as_deref().map(Into::into)) }
}

/// The words that say so; none where it is the article's own date.
///
/// # Safety
/// `time` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_time_span(time: *const DatelineTime) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(time, |time| time.span.map(Into::into)) }
}

/// Its name.
///
/// # Safety
/// `place` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_place_name(place: *const DatelinePlace) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(place, |place| Some(place.name.as_str().into())) }
}

/// ISO 3166-1 alpha-3 code of its country.
///
/// # Safety
/// `place` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_place_country(place: *const DatelinePlace) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(place, |place| place.country.as_deref().map(Into::into)) }
}

/// Whether its position is known.
///
/// # Safety
/// `place` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_place_has_position(place: *const DatelinePlace) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(place, |place| Some(place.lat.is_some() && place.lon.is_some())) }
}

/// Degrees north.
///
/// # Safety
/// `place` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_place_lat(place: *const DatelinePlace) -> f32 {
    // SAFETY: by the contract of this function.
    unsafe { get(place, |place| place.lat) }
}

/// Degrees east.
///
/// # Safety
/// `place` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_place_lon(place: *const DatelinePlace) -> f32 {
    // SAFETY: by the contract of this function.
    unsafe { get(place, |place| place.lon) }
}

/// The mention.
///
/// # Safety
/// `place` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_place_span(place: *const DatelinePlace) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(place, |place| place.span.map(Into::into)) }
}

/// What is counted: killed, injured, arrested, displaced, protesters, a currency code …
///
/// # Safety
/// `magnitude` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_magnitude_unit(magnitude: *const DatelineMagnitude) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(magnitude, |magnitude| Some(magnitude.unit.as_str().into())) }
}

/// Lower bound (the number itself where it is exact).
///
/// # Safety
/// `magnitude` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_magnitude_low(magnitude: *const DatelineMagnitude) -> f64 {
    // SAFETY: by the contract of this function.
    unsafe { get(magnitude, |magnitude| Some(magnitude.low)) }
}

/// Upper bound (the number itself where it is exact), infinity where open ("at least 20").
///
/// # Safety
/// `magnitude` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_magnitude_high(magnitude: *const DatelineMagnitude) -> f64 {
    // SAFETY: by the contract of this function.
    unsafe { get(magnitude, |magnitude| Some(magnitude.high.unwrap_or(f64::INFINITY))) }
}

/// Whether the article calls it approximate.
///
/// # Safety
/// `magnitude` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_magnitude_approximate(magnitude: *const DatelineMagnitude) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(magnitude, |magnitude| Some(magnitude.approximate)) }
}

/// The words.
///
/// # Safety
/// `magnitude` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_magnitude_span(magnitude: *const DatelineMagnitude) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(magnitude, |magnitude| Some(magnitude.span.into())) }
}

/// Which part of the event: source, target, time, place, factuality.
///
/// # Safety
/// `evidence` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_evidence_part(evidence: *const DatelineEvidence) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(evidence, |evidence| Some(evidence.part.as_str().into())) }
}

/// How it was found ("nsubj", "passive agent", "article date").
///
/// # Safety
/// `evidence` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_evidence_how(evidence: *const DatelineEvidence) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(evidence, |evidence| Some(evidence.how.as_str().into())) }
}

/// The words that show it, where there are any.
///
/// # Safety
/// `evidence` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_evidence_span(evidence: *const DatelineEvidence) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(evidence, |evidence| evidence.span.map(Into::into)) }
}
