//! Persons and places that share a name with those whom the article means.

use rustc_hash::FxHashSet;

use super::code::{Code, Sectors};
use super::evidence::beside;
use super::facts::{Fact, Facts, Shape};
use super::names::Name;
use super::resolve::{LARGE_CITY, Tally, is_short_acronym, kind_by_tag, settle, words};
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};

/// Who held a lesser office once is a namesake, unless the article speaks of that country.
pub(super) fn drop_strangers(names: &mut [Name<'_>], tally: &Tally) {
    for name in names {
        let stranger = name.fact.as_ref().is_some_and(|fact| {
            let person = matches!(fact.shape, Shape::Person | Shape::Surname);
            let spoken_of = fact
                .country
                .and_then(|country| tally.get(&country))
                .copied()
                .unwrap_or(0);
            // Few share a whole name, and nobody that of somebody whom the news speaks of.
            let enough = match name.core.len() > 1 {
                true if fact.prominent => 0,
                true if !fact.former => 1,
                _ => 2,
            };
            // Many have the surname of somebody whom only an imported table has, or who is of an English-speaking
            // country: "Wallace" is anybody, unless he has led one or it is spoken of.
            let common =
                name.core.len() == 1 && fact.shape == Shape::Surname && !fact.leads && is_english(fact.country);
            let small = name.core.len() == 1 && fact.shape == Shape::Surname && !fact.prominent;
            person && (!fact.current && spoken_of < enough || (common || small) && spoken_of == 0)
        });
        if stranger {
            name.fact = None;
            name.country = None;
            name.sectors = Sectors::NONE;
        }
    }
}

fn is_english(country: Option<Code>) -> bool {
    country.is_some_and(|country| matches!(country.as_str(), "USA" | "GBR" | "CAN" | "AUS" | "NZL" | "IRL"))
}

/// "Lawmakers impeached Castillo": a word that the tagger takes for a place or a body, of which the world knows a person
/// of a country that the article speaks of, where nothing happens in it.
pub(super) fn surnames<'w>(doc: Doc<'_>, facts: &Facts<'w>, names: &mut [Name<'w>], tally: &Tally) {
    let mut entries = Vec::new();
    for i in 0..names.len() {
        let Some(name) = names.get(i) else { break };
        let unknown = name.fact.is_none() && name.core.len() == 1;
        if !unknown || !matches!(name.tag, Some(NameKind::Loc | NameKind::Org)) {
            continue;
        }
        entries.clear();
        facts.entries(words(doc, &name.core), &mut entries);
        // "Sunak", "AMLO": the world knows nothing else by that name.
        let people = |fact: &Fact<'_>| matches!(fact.shape, Shape::Surname | Shape::Person);
        let nothing_else = entries.iter().all(people);
        let article = name.core.start.checked_sub(1).is_some_and(|t| doc.upos(t) == Upos::Det);
        let compound = doc.deprel(name.core.start) == Deprel::Compound;
        let inside = doc.case(name.core.start).is_some_and(|case| {
            matches!(
                doc.lemma(case),
                "in" | "at" | "near" | "within" | "outside" | "across" | "into"
            )
        });
        if !compound && (article || inside || super::agree::is_locative(doc, name) && !nothing_else) {
            continue;
        }
        // "The Merkel government" says as much.
        let head = doc
            .head(name.core.start)
            .filter(|_| doc.deprel(name.core.start) == Deprel::Compound);
        let governs = head.is_some_and(|head| {
            matches!(
                doc.lemma(head),
                "government" | "administration" | "regime" | "cabinet" | "presidency"
            )
        });
        let told = governs || nothing_else;
        let spoken_of = |fact: &&Fact<'_>| told || fact.country.is_some_and(|country| tally.contains_key(&country));
        let bearer = entries
            .iter()
            .filter(|fact| people(fact) && fact.prominent && fact.current && !fact.ambiguous)
            .filter(spoken_of)
            .max_by_key(|fact| (fact.weight, std::cmp::Reverse(fact.identity)))
            .cloned();
        if bearer.is_some() {
            if let Some(name) = names.get_mut(i) {
                name.tag = Some(NameKind::Per);
            }
            settle(doc, names, i, bearer);
        }
    }
}

/// "The Clintons": a family, called by the surname of somebody whom the world knows.
pub(super) fn families(doc: Doc<'_>, facts: &Facts<'_>, names: &mut [Name<'_>]) {
    let mut entries = Vec::new();
    for name in names {
        let t = name.core.end - 1;
        let article = t.checked_sub(1).map_or("", |t| doc.form(t));
        let plural = matches!(doc.xpos(t), Xpos::Nnps | Xpos::Nns | Xpos::Nnp) && article.eq_ignore_ascii_case("the");
        let alone = name.core.len() == 1 || name.core.len() == 2 && name.core.start == t - 1;
        let Some(surname) = doc
            .form(t)
            .strip_suffix('s')
            .filter(|_| plural && alone && name.fact.is_none())
        else {
            continue;
        };
        entries.clear();
        facts.entries(surname, &mut entries);
        let known = |fact: &&Fact<'_>| fact.shape == Shape::Surname && fact.prominent && fact.leads;
        if let Some(bearer) = entries.iter().filter(known).max_by_key(|fact| fact.weight) {
            name.kind = Some(ActorKind::Group);
            name.country = bearer.country;
        }
    }
}

/// A surname of somebody whom the article names in full is that person's, not that of the best known bearer.
pub(super) fn keep_to_the_article(doc: Doc<'_>, names: &mut [Name<'_>]) {
    let full = |name: &&Name<'_>| {
        // "Bin Laden" is no full name.
        let surname = name.fact.as_ref().is_some_and(|fact| fact.shape == Shape::Surname);
        name.kind == Some(ActorKind::Person) && name.core.len() > 1 && !surname
    };
    let parts = |name: &Name<'_>| [doc.form(name.core.start), doc.form(name.core.end - 1)];
    let surnames: FxHashSet<&str> = names.iter().filter(full).flat_map(parts).collect();
    for name in names {
        let surname = name.fact.as_ref().is_some_and(|fact| {
            let taken = name.tag == Some(NameKind::Per) && matches!(fact.shape, Shape::Body(_));
            fact.shape == Shape::Surname || name.core.len() == 1 && taken
        });
        if surname && surnames.contains(doc.form(name.core.start)) {
            name.fact = None;
            name.kind = Some(ActorKind::Person);
            name.country = None;
            name.sectors = Sectors::NONE;
        }
    }
}

/// A small town has many namesakes that no table lists: where nothing else in the article speaks of its country, but
/// something of others, the name is that of a place nobody knows.
pub(super) fn drop_namesakes(doc: Doc<'_>, names: &mut [Name<'_>]) {
    let mut spoken_of: Vec<Code> = Vec::new();
    let known = |fact: &Fact<'_>| match fact.shape {
        Shape::City | Shape::Capital => fact.weight >= LARGE_CITY,
        Shape::Person | Shape::Surname => fact.current,
        Shape::Region => !fact.ambiguous,
        Shape::Country | Shape::Demonym | Shape::Seat | Shape::People => true,
        Shape::Body(kind) => kind != ActorKind::Media && !fact.imported,
    };
    for name in names.iter() {
        let fact = name.fact.as_ref().filter(|fact| known(fact));
        if let Some(country) = fact.and_then(|fact| fact.country) {
            if !spoken_of.contains(&country) {
                spoken_of.push(country);
            }
        }
    }
    for i in 0..names.len() {
        let beside = beside(doc, names, i);
        let Some(name) = names.get_mut(i) else { break };
        let words = words(doc, &name.core);
        let stranger = name.fact.as_ref().is_some_and(|fact| {
            let small = fact.shape == Shape::City && fact.weight < LARGE_CITY && fact.layer == 0;
            let alone = fact.country.is_some_and(|country| !spoken_of.contains(&country));
            // "VA" is many things before it is a party of Andorra.
            let initials = matches!(fact.shape, Shape::Body(_)) && fact.imported && is_short_acronym(words);
            (small && !spoken_of.is_empty() || initials) && alone && beside != fact.country
        });
        if stranger {
            name.kind = kind_by_tag(doc, name);
            name.sectors = Sectors::NONE;
            name.fact = None;
            name.country = None;
        }
    }
}
