//! Names within longer ones ("University of Oslo", "Ann Roe Prize"), where the article speaks of them by themselves too.

use rustc_hash::FxHashMap;

use super::facts::{Facts, Identity, Shape};
use super::names::{Name, is_capitalised};
use crate::model::ActorKind;
use crate::syntax::{Doc, NameKind};

/// How many words a place within a longer name has at most.
const LONGEST: u32 = 5;

/// Adds the places that are words of other names and that the article names by themselves as well, and whoever an event
/// is called after. Papers, companies and people that are called after a place do not speak of it.
pub(super) fn add(doc: Doc<'_>, facts: &Facts<'_>, names: &mut Vec<Name<'_>>) {
    let text = |core: std::ops::Range<u32>| doc.span_of(core).slice(doc.text);
    let alone: FxHashMap<&str, usize> = (0..)
        .zip(names.iter())
        .filter(|(_, name)| name.kind.is_some() && !name.demonym && !name.metonym)
        .map(|(i, name)| (text(name.core.clone()), i))
        .collect();
    if alone.is_empty() {
        return;
    }
    // By any of its names: "the US Embassy" where the article says "the United States".
    let mut states: FxHashMap<Identity, usize> = FxHashMap::default();
    for (i, name) in (0..).zip(names.iter()) {
        if let Some(fact) = name.fact.as_ref().filter(|fact| fact.shape == Shape::Country) {
            states.entry(fact.identity).or_insert(i);
        }
    }
    let mut entries = Vec::new();
    let mut found = Vec::new();
    for name in names.iter() {
        // An event or a scandal speaks of those whom it is called after.
        let event = name.kind.is_none() && matches!(name.tag, Some(NameKind::Event | NameKind::Misc));
        let body = !is_place(name)
            && !matches!(
                name.kind,
                None | Some(ActorKind::Person | ActorKind::Media | ActorKind::Company)
            );
        let mut t = name.core.start;
        while name.core.len() > 1 && (body || event) && t < name.core.end {
            // What the world knows by a longer name is that: no Mexico in "New Mexico".
            let most = name.core.end.min(t + LONGEST);
            let known = facts.longest((t..most).map(|t| doc.form(t))).max(1);
            let full = (t + known..=most)
                .rev()
                .find(|&end| event && alone.contains_key(text(t..end)));
            let core = t..full.unwrap_or(t + known);
            t = core.end;
            if core == name.core || !is_capitalised(doc.form(core.start)) {
                continue;
            }
            entries.clear();
            facts.entries(text(core.clone()), &mut entries);
            let state = entries
                .iter()
                .filter(|fact| body && fact.shape == Shape::Country)
                .find_map(|fact| states.get(&fact.identity));
            let other = alone.get(text(core.clone())).or(state);
            if let Some(other) = other.and_then(|&i| names.get(i)) {
                if event || is_place(other) {
                    found.push(Name { core, ..other.clone() });
                }
            }
        }
    }
    names.extend(found);
}

/// A country, a division or a town that the world knows.
fn is_place(name: &Name<'_>) -> bool {
    name.fact.as_ref().is_some_and(|fact| {
        matches!(
            fact.shape,
            Shape::Country | Shape::Capital | Shape::Region | Shape::City
        )
    })
}
