//! What stands beside a name and says what it means.

use std::ops::Range;

use super::code::Code;
use super::facts::{Fact, Facts, Shape};
use super::names::Name;
use crate::model::ActorKind;
use crate::syntax::{Doc, NameTag};

/// Everything that a name can mean: "John F. Kerry" what John Kerry does, "PRI Mexico" what PRI means in Mexico.
pub(super) fn meanings<'w>(doc: Doc<'_>, facts: &Facts<'w>, core: &Range<u32>, entries: &mut Vec<Fact<'w>>) {
    facts.entries(words_of(doc, core), entries);
    state_by_letters(doc, facts, core, entries);
    if entries.is_empty() {
        represented(doc, facts, core, entries);
    }
    if entries.is_empty() {
        constituted(doc, facts, core, entries);
    }
    if entries.is_empty() && core.len() > 2 {
        national(doc, facts, core, entries);
    }
    if !entries.is_empty() || core.len() < 2 {
        return;
    }
    // "John F. Kerry" is John Kerry.
    let initial = |t: &u32| {
        let word = doc.form(*t).trim_end_matches('.');
        word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    let inner = core.start + 1..core.end - 1;
    if !inner.is_empty() && inner.clone().all(|t| initial(&t)) {
        let plain = format!("{} {}", doc.form(core.start), doc.form(core.end - 1));
        facts.entries(&plain, entries);
        entries.retain(|fact| fact.shape == Shape::Person);
        return;
    }
    let last = core.end - 1;
    if facts.shape(doc.form(last)) == Some(Shape::Country) {
        facts.entries(doc.form(last), entries);
        let country = entries.iter().find_map(|fact| fact.country);
        entries.clear();
        facts.entries(words_of(doc, &(core.start..last)), entries);
        entries
            .retain(|fact| matches!(fact.shape, Shape::Body(_)) && fact.country.is_some() && fact.country == country);
    }
}

/// "R-Texas", "D-Mo.": the state that a member of Congress is sent from.
fn represented<'w>(doc: Doc<'_>, facts: &Facts<'w>, core: &Range<u32>, entries: &mut Vec<Fact<'w>>) {
    let words = words_of(doc, core);
    let state = ["R-", "D-", "I-"].iter().find_map(|party| words.strip_prefix(party));
    if let Some(state) = state {
        facts.entries(state, entries);
        if entries.is_empty() {
            facts.entries(&format!("US-{state}"), entries);
        }
        entries.retain(|fact| fact.shape == Shape::Region);
    }
}

/// "Richmond, VA", "Boston, Mass.": a state by its letters, after a comma.
pub(super) fn state_by_letters<'w>(doc: Doc<'_>, facts: &Facts<'w>, core: &Range<u32>, entries: &mut Vec<Fact<'w>>) {
    let word = words_of(doc, core);
    let capitals = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    let letters = capitals || word.len() <= 5 && word.ends_with('.');
    let after = |mark: &str| core.start >= 2 && doc.form(core.start - 1) == mark;
    let after_comma = after(",") && doc.name(core.start - 2) != NameTag::Outside;
    let sent_from = after("-") && matches!(doc.form(core.start - 2), "D" | "R" | "I");
    if letters && (after_comma || sent_from) {
        let mut states = Vec::new();
        facts.entries(&format!("US-{word}"), &mut states);
        if let Some(state) = states.into_iter().find(|fact| fact.shape == Shape::Region) {
            entries.clear();
            entries.push(state);
        }
    }
}

/// "The Spanish Civil Guard": what the Civil Guard means in Spain.
fn national<'w>(doc: Doc<'_>, facts: &Facts<'w>, core: &Range<u32>, entries: &mut Vec<Fact<'w>>) {
    let first = core.start + u32::from(doc.form(core.start).eq_ignore_ascii_case("the"));
    if facts.shape(doc.form(first)) != Some(Shape::Demonym) || first + 1 >= core.end {
        return;
    }
    facts.entries(doc.form(first), entries);
    let country = entries
        .iter()
        .find(|fact| fact.shape == Shape::Demonym)
        .and_then(|fact| fact.country);
    entries.clear();
    facts.entries(words_of(doc, &(first + 1..core.end)), entries);
    entries.retain(|fact| matches!(fact.shape, Shape::Body(_)) && fact.country.is_some() && fact.country == country);
}

/// "The Republic of Macedonia", "the Hashemite Kingdom of Jordan": the country after a form of state.
fn constituted<'w>(doc: Doc<'_>, facts: &Facts<'w>, core: &Range<u32>, entries: &mut Vec<Fact<'w>>) {
    let Some(of) = core.clone().find(|&t| doc.form(t) == "of") else {
        return;
    };
    let state = of > core.start
        && matches!(
            doc.form(of - 1),
            "Republic" | "Kingdom" | "State" | "Sultanate" | "Commonwealth" | "Emirate" | "Principality" | "Federation"
        );
    let first = of + 1 + u32::from(doc.form(of + 1) == "the");
    if state && first < core.end {
        facts.entries(words_of(doc, &(first..core.end)), entries);
        entries.retain(|fact| fact.shape == Shape::Country);
    }
}

/// Whether a single word is the subject of "report", or what things are according to.
pub(super) fn is_reporter(doc: Doc<'_>, name: &Name<'_>) -> bool {
    let t = name.core.start;
    let verb = doc
        .head(t)
        .is_some_and(|head| matches!(doc.lemma(head), "report" | "publish"));
    let according = t >= 2 && doc.form(t - 1) == "to" && doc.lemma(t - 2).eq_ignore_ascii_case("according");
    name.core.len() == 1 && (verb && doc.deprel(t).is_subject() || according)
}

/// Words of the compass name many provinces and mean none of them alone.
pub(super) fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "North"
            | "South"
            | "East"
            | "West"
            | "Northern"
            | "Southern"
            | "Eastern"
            | "Western"
            | "Central"
            | "Northeast"
            | "Northwest"
            | "Southeast"
            | "Southwest"
            | "Centre"
            | "Center"
    )
}

/// The country of the name that follows after a comma ("Paris, Texas").
pub(super) fn beside(doc: Doc<'_>, names: &[Name<'_>], i: usize) -> Option<Code> {
    let name = names.get(i)?;
    let next = names.get(i + 1)?;
    let comma = next.core.start == name.core.end + 1 && doc.form(name.core.end) == ",";
    if comma && matches!(next.kind, Some(ActorKind::Country | ActorKind::Place)) {
        next.country
    } else {
        None
    }
}

/// The country of the town that stands before the comma, of which this name is the country or a division: "Atlanta,
/// Georgia".
pub(super) fn behind(doc: Doc<'_>, names: &[Name<'_>], i: usize) -> Option<Code> {
    let name = names.get(i)?;
    let last = names.get(i.checked_sub(1)?)?;
    let comma = last.core.end + 1 == name.core.start && doc.form(last.core.end) == ",";
    let town = last.fact.as_ref().filter(|fact| fact.shape == Shape::City)?;
    town.country.filter(|_| comma && doc.form(name.core.end) != "and")
}

/// The country of the division or country that follows after a comma, named or not: "Flint, Mich.".
pub(super) fn follows(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<u32>) -> Option<Code> {
    if doc.form(core.end) != "," {
        return None;
    }
    let mut entries = Vec::new();
    [2, 1].into_iter().find_map(|words| {
        let next = core.end + 1..(core.end + 1 + words).min(doc.len());
        entries.clear();
        facts.entries(words_of(doc, &next), &mut entries);
        let place = entries
            .iter()
            .find(|fact| matches!(fact.shape, Shape::Region | Shape::Country))?;
        place.country
    })
}

fn words_of<'a>(doc: Doc<'a>, core: &Range<u32>) -> &'a str {
    doc.span_of(core.clone()).slice(doc.text)
}

/// "The North" after North Korea, "the South" after South Sudan: halves of a country that the article names.
pub(super) fn halves<'w>(doc: Doc<'_>, facts: &Facts<'w>, names: &mut [Name<'w>]) {
    for i in 0..names.len() {
        let Some(name) = names.get(i) else { break };
        let word = doc.form(name.core.start);
        let half = name.core.len() == 1 && name.kind == Some(ActorKind::Place) && matches!(word, "North" | "South");
        let article = name
            .core
            .start
            .checked_sub(1)
            .is_some_and(|t| doc.form(t).eq_ignore_ascii_case("the"));
        if !half || !article {
            continue;
        }
        let whole = names.iter().find(|other| {
            other.kind == Some(ActorKind::Country) && other.core.len() > 1 && doc.form(other.core.start) == word
        });
        let Some(whole) = whole.cloned().or_else(|| other_half(facts, names, word)) else {
            continue;
        };
        if let Some(name) = names.get_mut(i) {
            let core = name.core.clone();
            *name = Name { core, ..whole };
        }
    }
}

/// "The North", where the article names the South in full.
fn other_half<'w>(facts: &Facts<'w>, names: &[Name<'w>], word: &str) -> Option<Name<'w>> {
    let opposite = if word == "North" { "South " } else { "North " };
    let mut entries = Vec::new();
    let fact = names.iter().find_map(|name| {
        let named = name.fact.as_ref()?;
        let state = matches!(named.shape, Shape::Country | Shape::Demonym);
        let rest = named.name.strip_prefix(opposite).filter(|_| state)?;
        entries.clear();
        facts.entries(&format!("{word} {rest}"), &mut entries);
        entries.iter().find(|fact| fact.shape == Shape::Country).cloned()
    })?;
    let mut name = super::names::blank(0..0, None);
    name.kind = Some(ActorKind::Country);
    name.country = fact.country;
    name.fact = Some(fact);
    Some(name)
}

/// Papers that go by the last word of their name: after "the New York Times", "the Times" is that one.
pub(super) fn short_papers(doc: Doc<'_>, names: &mut [Name<'_>]) {
    let paper = |name: &Name<'_>| {
        let fact = name.fact.as_ref()?;
        (fact.shape == Shape::Body(ActorKind::Media)).then_some(fact.identity)
    };
    for i in 0..names.len() {
        let Some(name) = names.get(i) else { break };
        let last = doc.form(name.core.end.saturating_sub(1));
        let article = doc.form(name.core.start).eq_ignore_ascii_case("the");
        let short = name.core.len() == 1 || name.core.len() == 2 && article;
        if !short || paper(name).is_none() {
            continue;
        }
        let longer = names.iter().find(|other| {
            other.core.len() > name.core.len()
                && doc.form(other.core.end.saturating_sub(1)) == last
                && paper(other).is_some_and(|identity| Some(identity) != paper(name))
        });
        let Some((fact, country, sectors)) = longer.map(|name| (name.fact.clone(), name.country, name.sectors)) else {
            continue;
        };
        if let Some(name) = names.get_mut(i) {
            name.fact = fact;
            name.country = country;
            name.sectors = sectors;
        }
    }
}
