//! Countries and cities within longer names ("University of Oslo"), where the article speaks of them by themselves too.

use rustc_hash::FxHashMap;

use super::facts::{Facts, Shape};
use super::names::{Name, is_capitalised};
use crate::model::ActorKind;
use crate::syntax::Doc;

/// How many words a place within a longer name has at most.
const LONGEST: u32 = 5;

/// Adds the places that are words of other names and that the article names by themselves as well. Papers, companies and
/// people that are called after a place do not speak of it.
pub(super) fn add(doc: Doc<'_>, facts: &Facts<'_>, names: &mut Vec<Name<'_>>) {
    let text = |core: std::ops::Range<u32>| doc.span_of(core).slice(doc.text);
    let alone: FxHashMap<&str, usize> = (0..)
        .zip(names.iter())
        .filter(|(_, name)| is_place(name) && !name.demonym && !name.metonym)
        .map(|(i, name)| (text(name.core.clone()), i))
        .collect();
    if alone.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for name in names.iter() {
        let body = name.core.len() > 1
            && !is_place(name)
            && !matches!(
                name.kind,
                None | Some(ActorKind::Person | ActorKind::Media | ActorKind::Company)
            );
        let mut t = name.core.start;
        while body && t < name.core.end {
            // What the world knows by a longer name is that: no Mexico in "New Mexico".
            let most = name.core.end.min(t + LONGEST);
            let words = facts.longest((t..most).map(|t| doc.form(t))).max(1);
            let core = t..t + words;
            t = core.end;
            if core == name.core || !is_capitalised(doc.form(core.start)) {
                continue;
            }
            if let Some(place) = alone.get(text(core.clone())).and_then(|&i| names.get(i)) {
                found.push(Name { core, ..place.clone() });
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
