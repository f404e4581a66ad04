//! The events stage: triggers, frames, participants, time and place.

use jiff::civil::Date;

use crate::actors::Actors;
use crate::model::{Claim, Event};
use crate::syntax::Doc;

/// Finds the events of an article, in the order of their triggers, and links them to the claims that carry them.
#[must_use]
pub fn analyse(doc: Doc<'_>, actors: &Actors, claims: &mut [Claim], date: Option<Date>) -> Vec<Event> {
    let _ = (doc, actors, claims, date);
    Vec::new()
}
