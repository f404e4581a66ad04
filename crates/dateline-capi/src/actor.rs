//! Actors: who is in the article.

use crate::ffi::{borrow, get};
use crate::types::{DatelineActor, DatelineActorKind, DatelineMentionForm, DatelineRole, DatelineSpan, DatelineString};

/// Its position in the list of actors.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_id(actor: *const DatelineActor) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.id.0)) }
}

/// Its fullest name: the world's where the world knows it, else the article's.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_name(actor: *const DatelineActor) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.name.as_str().into())) }
}

/// What it is.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_kind(actor: *const DatelineActor) -> DatelineActorKind {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.kind.into())) }
}

/// ISO 3166-1 alpha-3 code, or that of an international organisation (UNO, EUU, NAT …).
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_country(actor: *const DatelineActor) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| actor.country.as_deref().map(Into::into)) }
}

/// Sector code: GOV, MIL, COP, JUD, LEG, OPP, REB, PTY, CVL, NGO, IGO, MED, BUS …
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_sector(actor: *const DatelineActor) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| actor.sector.as_deref().map(Into::into)) }
}

/// Country and sector in one (PRKGOV); empty where neither is known.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_code(actor: *const DatelineActor) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.code.as_str().into())) }
}

/// Whether the article keeps its name back ("a senior official", "sources").
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_anonymous(actor: *const DatelineActor) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.anonymous)) }
}

/// Wikidata id, where a source gives it.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_wikidata(actor: *const DatelineActor) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| actor.wikidata.as_deref().map(Into::into)) }
}

/// Why it is this actor: the rule, table and row that decided.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_rule(actor: *const DatelineActor) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.rule.as_str().into())) }
}

/// How many titles and offices it has.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_role_count(actor: *const DatelineActor) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.roles.len())) }
}

/// One of its titles and offices; NULL past the last.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_role(actor: *const DatelineActor, index: usize) -> *const DatelineRole {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| actor.roles.get(index).map(borrow)) }
}

/// How many mentions it has.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_mention_count(actor: *const DatelineActor) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(actor, |actor| Some(actor.mentions.len())) }
}

/// Where a mention stands; they are in text order.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_mention_span(actor: *const DatelineActor, index: usize) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe {
        get(actor, |actor| {
            actor.mentions.get(index).map(|mention| mention.span.into())
        })
    }
}

/// How a mention names it.
///
/// # Safety
/// `actor` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_actor_mention_form(actor: *const DatelineActor, index: usize) -> DatelineMentionForm {
    // SAFETY: by the contract of this function.
    unsafe {
        get(actor, |actor| {
            actor.mentions.get(index).map(|mention| mention.form.into())
        })
    }
}

/// The title in lower case ("defense minister").
///
/// # Safety
/// `role` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_role_title(role: *const DatelineRole) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(role, |role| Some(role.title.as_str().into())) }
}

/// The id of the actor that it is held in.
///
/// # Safety
/// `role` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_role_of(role: *const DatelineRole) -> u32 {
    // SAFETY: by the contract of this function.
    unsafe { get(role, |role| role.of.map(|of| of.0)) }
}

/// Whether the article says that it is no longer held.
///
/// # Safety
/// `role` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_role_former(role: *const DatelineRole) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { get(role, |role| Some(role.former)) }
}

/// Where the article says so; none where the world does.
///
/// # Safety
/// `role` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_role_span(role: *const DatelineRole) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(role, |role| role.span.map(Into::into)) }
}
