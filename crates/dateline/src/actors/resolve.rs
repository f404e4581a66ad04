//! Which entry of the world a name means: by its tag, its neighbours, and the countries that the article speaks of.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::code::{Code, Sectors};
use super::evidence::{behind, beside, follows, halves, is_direction, is_reporter, meanings, short_papers};
use super::facts::{Fact, Facts, Shape};
use super::lexicon::{Lexicon, Sex};
use super::link_names::kind_of_tag;
use super::names::Name;
use super::namesakes;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};

/// How often the article speaks of each country.
pub(super) type Tally = FxHashMap<Code, u32>;

/// Inhabitants from which a city is known well enough to be meant without its country.
pub(super) const LARGE_CITY: u32 = 200_000;

/// Inhabitants from which a city is meant by a name that is not quite its own.
const METROPOLIS: u32 = 1_500_000;

/// Resolves the names: first those that mean one thing only, then the others by what the article is about.
pub(super) fn resolve<'w>(doc: Doc<'_>, lexicon: &Lexicon, facts: &Facts<'w>, names: &mut [Name<'w>], phrase: bool) {
    let mut tally = Tally::default();
    // Countries by the divisions and cities that the article names in them.
    let mut within = Tally::default();
    let mut open = Vec::new();
    let mut entries = Vec::new();
    for i in 0..names.len() {
        let Some(name) = names.get(i) else { break };
        entries.clear();
        meanings(doc, facts, &name.core, &mut entries);
        keep_fitting(doc, lexicon, facts, name, &mut entries);
        let local = |fact: &&Fact<'_>| matches!(fact.shape, Shape::Region | Shape::City);
        if !entries.is_empty() && entries.iter().filter(local).count() == entries.len() {
            if let Some(country) = best(&entries, &tally, &within, None).and_then(|fact| fact.country) {
                *within.entry(country).or_default() += 1;
            }
        }
        let countries = entries
            .first()
            .is_none_or(|first| entries.iter().all(|fact| fact.country == first.country));
        if countries {
            let best = best(&entries, &Tally::default(), &within, None);
            let place = |fact: &&Fact<'w>| !matches!(fact.shape, Shape::Person | Shape::Surname);
            if let Some(country) = best.as_ref().filter(place).and_then(|fact| fact.country) {
                *tally.entry(country).or_default() += 1;
            }
            settle(doc, names, i, best);
        } else {
            open.push(i);
        }
    }
    for i in open {
        let Some(name) = names.get(i) else { continue };
        let beside = beside(doc, names, i).or_else(|| behind(doc, names, i));
        entries.clear();
        meanings(doc, facts, &name.core, &mut entries);
        keep_fitting(doc, lexicon, facts, name, &mut entries);
        let best = best(&entries, &tally, &within, beside);
        settle(doc, names, i, best);
    }
    // A phrase alone has nothing else to say whom it means.
    if !phrase {
        namesakes::drop_strangers(names, &tally);
        namesakes::drop_namesakes(doc, names);
    }
    namesakes::surnames(doc, facts, names, &tally);
    namesakes::keep_to_the_article(doc, names);
    namesakes::families(doc, facts, names);
    short_papers(doc, names);
    halves(doc, facts, names);
}

/// The kind of what the world does not know. Places go by few initials, and the world knows those: "the VA".
pub(super) fn kind_by_tag(doc: Doc<'_>, name: &Name<'_>) -> Option<ActorKind> {
    let word = words(doc, &name.core);
    let article = name.core.start.checked_sub(1).map_or("", |t| doc.form(t));
    let initials = word.len() > 2 || word.len() == 2 && article.eq_ignore_ascii_case("the");
    // "Mr. French".
    if super::names::sex_of_honorific(article).is_some() {
        return Some(ActorKind::Person);
    }
    if name.tag == Some(NameKind::Org) && is_direction(word) && article.eq_ignore_ascii_case("the") {
        return Some(ActorKind::Place);
    }
    if name.tag == Some(NameKind::Loc) && initials && word.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(ActorKind::Organization);
    }
    name.tag.and_then(kind_of_tag)
}

pub(super) fn is_short_acronym(words: &str) -> bool {
    let words = words.strip_prefix("The ").unwrap_or(words);
    words.len() <= 5 && words.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

/// Keeps what the name can be by its tag, its place in the sentence, and whose it is.
fn keep_fitting(doc: Doc<'_>, lexicon: &Lexicon, facts: &Facts<'_>, name: &Name<'_>, entries: &mut Vec<Fact<'_>>) {
    // Nobody bears this name: the tagger took a body or a division for a person.
    let first = doc.form(name.core.start);
    let person = |fact: &Fact<'_>| matches!(fact.shape, Shape::Person | Shape::Surname);
    let addressed = name.core.start > 0 && super::names::sex_of_honorific(doc.form(name.core.start - 1)).is_some();
    let nobody = lexicon.sex_of_name(first) == Sex::Unknown && !addressed && !entries.iter().any(person);
    let province = entries
        .iter()
        .find(|fact| fact.shape == Shape::Region && fits(doc, name, fact))
        .and_then(|fact| fact.country);
    let division = follows(doc, facts, &name.core);
    let word = words(doc, &name.core);
    let quarter = is_direction(word.trim_start_matches("The ").trim_start_matches("the "));
    let article = doc.form(name.core.start).eq_ignore_ascii_case("the")
        || name
            .core
            .start
            .checked_sub(1)
            .is_some_and(|t| doc.form(t).eq_ignore_ascii_case("the"));
    let quarter = quarter && (article || name.tag != Some(NameKind::Org));
    let adjective = name.tag == Some(NameKind::Norp) || doc.upos(name.core.start) == Upos::Adj;
    entries.retain(|fact| {
        // "Mr. Burman" is no people's.
        if addressed && matches!(fact.shape, Shape::People | Shape::Demonym) {
            return false;
        }
        // "The Southwest" is no airline.
        if quarter && matches!(fact.shape, Shape::Body(_)) && fact.layer == 0 {
            return false;
        }
        // "Western diplomats" are of no province called so.
        if quarter && adjective && fact.shape == Shape::Region {
            return false;
        }
        if fact.shape == Shape::City && division.is_some() && fact.country == division {
            return true;
        }
        // "Geneva" is a first name too, but a province is called after it.
        if fact.shape == Shape::City && province.is_some() && fact.country == province {
            return true;
        }
        let firm = matches!(fact.shape, Shape::Body(ActorKind::Company | ActorKind::Media)) && !fact.imported;
        let other = name.tag == Some(NameKind::Per) && nobody && (firm || !fact.ambiguous);
        let taken = match fact.shape {
            Shape::Region => name.core.len() > 1,
            Shape::Body(ActorKind::Organization | ActorKind::Government | ActorKind::Party) => first.len() > 5,
            // "Zhongnanhai".
            Shape::Seat => true,
            // "Siemens", "Haaretz": no person has such a name alone.
            Shape::Body(_) => first.len() > 4 && !fact.imported,
            _ => false,
        };
        let paper = fact.shape == Shape::Body(ActorKind::Media) && is_reporter(doc, name);
        fits(doc, name, fact) || other && taken || paper && !addressed
    });
    // "L.A.", "N.C.": a place is no small party with the same initials.
    let place = |fact: &Fact<'_>| {
        matches!(
            fact.shape,
            Shape::Country | Shape::Capital | Shape::Region | Shape::City
        )
    };
    if name.tag == Some(NameKind::Loc) && entries.iter().any(place) {
        entries.retain(|fact| match fact.shape {
            Shape::Body(ActorKind::Company) => false,
            Shape::Body(_) => !fact.imported,
            _ => true,
        });
    }
    // "Bloomberg reports": the paper, not its founder.
    if is_reporter(doc, name) && entries.iter().any(|fact| fact.shape == Shape::Body(ActorKind::Media)) {
        entries.retain(|fact| fact.shape == Shape::Body(ActorKind::Media));
    }
    // "Chile's Defense Department" is none of the United States': every country has bodies of such names.
    let public = |fact: &Fact<'_>| {
        let kind = matches!(
            fact.shape,
            Shape::Body(ActorKind::Organization | ActorKind::Government | ActorKind::Party)
        );
        let national = fact
            .country
            .is_some_and(|country| facts.country_name(country).is_some());
        kind && national && fact.layer == 0
    };
    if entries.iter().any(public) {
        if let Some(owner) = super::compose::owner(doc, facts, &name.core) {
            entries.retain(|fact| !public(fact) || fact.country == Some(owner));
        }
    }
}

pub(super) fn words<'a>(doc: Doc<'a>, core: &Range<u32>) -> &'a str {
    doc.span_of(core.clone()).slice(doc.text)
}

/// Whether an entry can be what the tagger and the tree say of the name.
fn fits(doc: Doc<'_>, name: &Name<'_>, fact: &Fact<'_>) -> bool {
    // Who adds a name knows better than the tagger; a surname alone is still to be a person's.
    if fact.layer > 0 && fact.shape != Shape::Surname {
        return true;
    }
    let several = name.core.len() > 1;
    let person = matches!(fact.shape, Shape::Person | Shape::Surname);
    let word = words(doc, &name.core);
    // "LA" is a city, "La" is not, nor is "us" a country.
    let letters = word.bytes().filter(u8::is_ascii_alphabetic);
    if !person && letters.count() == 2 && word.bytes().any(|b| b.is_ascii_lowercase()) {
        return fact.shape == Shape::Region && word.ends_with('.');
    }
    // "Republicans", "ISIS": the tagger takes many for persons and places.
    let acronym = matches!(fact.shape, Shape::Body(_)) && word.len() > 1 && word.chars().all(char::is_uppercase);
    let people = fact.shape == Shape::People && doc.xpos(name.core.start) == Xpos::Nnps;
    if !several
        && (fact.adjective || acronym || people)
        && matches!(name.tag, Some(NameKind::Per | NameKind::Loc | NameKind::Org))
    {
        return true;
    }
    match name.tag {
        // A person is a person even where a place or a country bears the same name; whole names of several words
        // that the world knows as something else are that.
        Some(NameKind::Per) => person || several && !matches!(fact.shape, Shape::City | Shape::Region),
        Some(NameKind::Loc) => {
            // "The West" is no province, unless it is a large one.
            let vague = match fact.shape {
                Shape::City => fact.ambiguous && !several,
                Shape::Region => is_direction(word),
                _ => false,
            };
            let full = several && fact.shape == Shape::Person && fact.layer == 0;
            let firm = fact.shape == Shape::Body(ActorKind::Company) && (fact.imported || fact.ambiguous);
            !(firm || person && !full || vague && fact.weight < 300_000)
        }
        // Few bodies are called by a person's whole name of three words.
        Some(NameKind::Org) => {
            !person || fact.shape == Shape::Person && several && (fact.prominent || name.core.len() > 2)
        }
        Some(NameKind::Norp) => {
            // "Hindu nationalists" are of no newspaper.
            let paper = matches!(fact.shape, Shape::Body(ActorKind::Company | ActorKind::Media));
            !person && fact.shape != Shape::City && !paper
        }
        // Whole names that a reviewed table has are no ship's and no book's, as far as nothing else says so.
        Some(NameKind::Event | NameKind::Work | NameKind::Product) => {
            let named = matches!(
                fact.shape,
                Shape::Person | Shape::Body(ActorKind::ArmedGroup | ActorKind::Organization | ActorKind::Party)
            );
            several && named && !fact.imported && !fact.ambiguous
        }
        Some(NameKind::Misc) => !matches!(fact.shape, Shape::Surname | Shape::City),
        None => {
            let adjective = doc.upos(name.core.start) == Upos::Adj;
            // "Selma, Ala."
            let before = name.core.start.checked_sub(2).filter(|&t| doc.form(t + 1) == ",");
            if fact.shape == Shape::Region && before.is_some_and(|t| matches!(doc.name(t).kind(), Some(NameKind::Loc)))
            {
                return true;
            }
            if fact.ambiguous && !several && fact.shape != Shape::Demonym && fact.shape != Shape::Country {
                return false;
            }
            match fact.shape {
                // "Macron" is nobody else.
                Shape::Surname => {
                    fact.prominent && fact.current && !adjective && doc.upos(name.core.start) == Upos::Propn
                }
                Shape::Demonym => true,
                // Small places that share their name with a word or a person are left to the tagger.
                Shape::City => several || (!adjective && fact.weight >= 300_000),
                _ => !adjective || several || fact.adjective || word.contains('-'),
            }
        }
    }
}

/// The likeliest entry.
fn best<'w>(entries: &[Fact<'w>], tally: &Tally, within: &Tally, beside: Option<Code>) -> Option<Fact<'w>> {
    let heard_of = |fact: &Fact<'_>| {
        fact.country
            .and_then(|country| tally.get(&country))
            .copied()
            .unwrap_or(0)
    };
    // A state of the same name in a country that the article speaks of, while nothing else points to the other one:
    // "Georgia" between Atlanta and Ohio.
    let division = entries.iter().any(|fact| {
        let others = fact
            .country
            .and_then(|country| within.get(&country))
            .copied()
            .unwrap_or(0);
        fact.shape == Shape::Region && others > 0
    });
    let large = |fact: &&Fact<'_>| fact.shape == Shape::City && fact.weight >= 2 * LARGE_CITY;
    let metropolis = entries.iter().find(large).and_then(|fact| fact.country);
    let best = entries
        .iter()
        .max_by_key(|fact| {
            let spoken_of = heard_of(fact);
            let near = beside.is_some() && fact.country == beside;
            let rank = match fact.shape {
                Shape::Country if division && spoken_of == 0 => 2_900_000,
                Shape::Country => 6_000_000,
                Shape::Demonym => 5_500_000,
                Shape::Seat => 5_000_000,
                Shape::Capital => 4_500_000,
                Shape::Body(_) => 4_000_000,
                // "Charlotte": a parish of an island that nobody speaks of, and a large city.
                Shape::Region if spoken_of == 0 && metropolis.is_some_and(|country| fact.country != Some(country)) => {
                    100_000
                }
                Shape::Region => 3_000_000,
                Shape::People => 2_500_000,
                Shape::Person | Shape::Surname => 2_000_000,
                Shape::City => 0,
            };
            // How many live there says something of cities, how well known somebody is of persons.
            let weight = match fact.shape {
                Shape::City | Shape::Person | Shape::Surname => fact.weight.min(3_000_000),
                _ => 0,
            };
            // A country spoken of three times outweighs the rank of one step.
            (
                fact.layer,
                near,
                rank + spoken_of.min(12) * 700_000 + weight,
                std::cmp::Reverse(fact.identity),
            )
        })
        .cloned();
    // A capital is the city first; its government is told by what it does.
    let city = |fact: &Fact<'w>| {
        entries
            .iter()
            .filter(|other| other.shape == Shape::City && other.country == fact.country)
            .max_by_key(|other| other.weight)
    };
    match best {
        // A province that is called after its chief city: the city is what news speaks of.
        Some(fact) if fact.shape == Shape::Region => match city(&fact) {
            // Oklahoma is not Oklahoma City.
            Some(city)
                if city.weight >= LARGE_CITY / 2 && (!city.name.ends_with(" City") || city.weight >= METROPOLIS) =>
            {
                Some(city.clone())
            }
            _ => Some(fact),
        },
        Some(fact) if fact.shape == Shape::Capital => Some(match city(&fact) {
            Some(city) => Fact {
                shape: Shape::Capital,
                ..city.clone()
            },
            None => fact,
        }),
        other => other,
    }
}

/// Writes the decision into the name.
pub(super) fn settle<'w>(doc: Doc<'_>, names: &mut [Name<'w>], i: usize, fact: Option<Fact<'w>>) {
    let Some(name) = names.get_mut(i) else { return };
    let Some(fact) = fact else {
        name.kind = kind_by_tag(doc, name);
        if name.tag == Some(NameKind::Norp) {
            name.demonym = true;
        }
        return;
    };
    name.country = fact.country;
    name.sectors = fact.sectors;
    let last = name.core.end - 1;
    match fact.shape {
        Shape::Person | Shape::Surname => name.kind = Some(ActorKind::Person),
        Shape::Country => name.kind = Some(ActorKind::Country),
        Shape::Demonym => {
            name.demonym = true;
            // "An Iranian shouted."
            let one = || doc.child(last, Deprel::Det).is_some() && stands_alone(doc, last);
            let people = matches!(doc.xpos(last), Xpos::Nns | Xpos::Nnps)
                || doc.upos(last) == Upos::Adj && one()
                || matches!(doc.upos(last), Upos::Noun | Upos::Propn) && stands_alone(doc, last);
            name.kind = Some(if people { ActorKind::Group } else { ActorKind::Country });
        }
        Shape::Region => name.kind = Some(ActorKind::Place),
        Shape::Capital | Shape::City => {
            let team = name.tag == Some(NameKind::Org) && fact.shape == Shape::City && fact.layer == 0;
            name.kind = Some(if team {
                ActorKind::Organization
            } else {
                ActorKind::Place
            });
            if team {
                // A team or a company named like a city is not in the table of cities.
                name.country = None;
                name.sectors = Sectors::NONE;
                return;
            }
        }
        Shape::Seat => name.kind = Some(ActorKind::Government),
        Shape::People => {
            name.kind = Some(ActorKind::Group);
            name.demonym = fact.adjective;
        }
        Shape::Body(kind) => name.kind = Some(kind),
    }
    name.fact = Some(fact);
}

/// Whether the token is a noun phrase of its own, not a modifier.
fn stands_alone(doc: Doc<'_>, t: u32) -> bool {
    !matches!(
        doc.deprel(t),
        Deprel::Amod | Deprel::Compound | Deprel::Flat | Deprel::NmodDesc
    )
}
