//! Claims: who said what, in whose words, how surely.

use crate::ffi::{borrow_some, get};
use crate::types::{
    DatelineAct, DatelineClaim, DatelineClaimForm, DatelinePolarity, DatelineSpan, DatelineSpeaker, DatelineString,
};

/// Its position in the list of claims.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_id(claim: *const DatelineClaim) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.id.0)) }
}

/// Who says it; NULL where the article names nobody ("reportedly").
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_speaker(claim: *const DatelineClaim) -> *const DatelineSpeaker {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(borrow_some(claim.speaker.as_ref()))) }
}

/// To whom ("told Congress"); NULL where the article does not say.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_addressee(claim: *const DatelineClaim) -> *const DatelineSpeaker {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(borrow_some(claim.addressee.as_ref()))) }
}

/// Through what ("in a statement").
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_via(claim: *const DatelineClaim) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| claim.via.map(Into::into)) }
}

/// The words that make it an attribution ("said"); none for a quote without any.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_cue(claim: *const DatelineClaim) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| claim.cue.map(Into::into)) }
}

/// In how many spans stands what is said.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_content_count(claim: *const DatelineClaim) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.content.len())) }
}

/// One of those spans.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_content(claim: *const DatelineClaim, index: usize) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| claim.content.get(index).map(|&span| span.into())) }
}

/// Whose words they are.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_form(claim: *const DatelineClaim) -> DatelineClaimForm {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.form.into())) }
}

/// What kind of saying it is.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_act(claim: *const DatelineClaim) -> DatelineAct {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.act.into())) }
}

/// How surely it is said to be so, from 0 to 1.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_certainty(claim: *const DatelineClaim) -> f32 {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.certainty)) }
}

/// Whether the content is affirmed or denied.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_polarity(claim: *const DatelineClaim) -> DatelinePolarity {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.polarity.into())) }
}

/// The id of the claim in whose content this one stands.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_parent(claim: *const DatelineClaim) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| claim.parent.map(|id| id.0)) }
}

/// The triggers of how many events stand in the content.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_event_count(claim: *const DatelineClaim) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.events.len())) }
}

/// The id of one of those events.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_event(claim: *const DatelineClaim, index: usize) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| claim.events.get(index).map(|id| id.0)) }
}

/// The rule that found it.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_rule(claim: *const DatelineClaim) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.rule.as_str().into())) }
}

/// How sure dateline is of this claim, from 0 to 1.
///
/// # Safety
/// `claim` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_claim_confidence(claim: *const DatelineClaim) -> f32 {
    // SAFETY: by the contract of this function.
    unsafe { get(claim, |claim| Some(claim.confidence)) }
}

/// The id of the actor that it is, where known.
///
/// # Safety
/// `speaker` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_speaker_actor(speaker: *const DatelineSpeaker) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(speaker, |speaker| speaker.actor.map(|id| id.0)) }
}

/// The mention; none where the text has none here.
///
/// # Safety
/// `speaker` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_speaker_span(speaker: *const DatelineSpeaker) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(speaker, |speaker| speaker.span.map(Into::into)) }
}

/// Whether the article keeps the name back.
///
/// # Safety
/// `speaker` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_speaker_anonymous(speaker: *const DatelineSpeaker) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(speaker, |speaker| Some(speaker.anonymous)) }
}
