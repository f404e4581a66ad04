//! One article, one meaning: what the tagger sees in one sentence corrects what it misses or mistakes in another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::facts::{Facts, Shape};
use super::lexicon::{Lexicon, Sex};
use super::names::{Name, blank, is_capitalised};
use crate::syntax::{Deprel, Doc, NameKind, Upos};
use crate::text::TokenId;

/// Longest name that is looked for outside of the tagger's, in tokens.
const LONGEST: TokenId = 4;

/// What a description weighs against tags.
const DESCRIBED: u16 = 100;

/// What the article as a whole says of a word or a name.
#[derive(Clone, Copy, Default)]
struct Votes {
    person: u16,
    body: u16,
    place: u16,
    people: u16,
}

impl Votes {
    fn add(&mut self, tag: NameKind, weight: u16) {
        let slot = match tag {
            NameKind::Per => &mut self.person,
            NameKind::Org => &mut self.body,
            NameKind::Loc => &mut self.place,
            NameKind::Norp => &mut self.people,
            _ => return,
        };
        *slot = slot.saturating_add(weight);
    }

    /// The kind with most votes; the first of equals in this order.
    fn winner(self) -> Option<NameKind> {
        [
            (self.person, NameKind::Per),
            (self.body, NameKind::Org),
            (self.place, NameKind::Loc),
            (self.people, NameKind::Norp),
        ]
        .into_iter()
        .rev()
        .max_by_key(|&(votes, _)| votes)
        .filter(|&(votes, _)| votes > 0)
        .map(|(_, tag)| tag)
    }
}

/// Gives the same name the same tag everywhere, and finds untagged words that are names elsewhere.
pub(super) fn settle<'w>(doc: Doc<'_>, lexicon: &Lexicon, facts: &Facts<'w>, names: &mut Vec<Name<'w>>) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    let words = |name: &Name<'_>| doc.span_of(name.core.clone()).slice(doc.text);
    for name in names.iter_mut() {
        let Some(tag) = name.tag else { continue };
        // "The Charlotte-Mecklenburg police": a county, not a lady.
        let first = words(name).split_once('-').map_or("", |(first, _)| first);
        if tag == NameKind::Per
            && doc.deprel(name.core.start) == Deprel::Compound
            && matches!(facts.shape(first), Some(Shape::City | Shape::Capital | Shape::Region))
        {
            name.tag = Some(NameKind::Loc);
            continue;
        }
        // "Their child, Gloria": whoever a person is called after the comma is one, everywhere in the article.
        if alone_in_place(name) && described_as_person(doc, lexicon, name) {
            name.tag = Some(NameKind::Per);
            votes.entry(words(name)).or_default().add(NameKind::Per, DESCRIBED);
            continue;
        }
        votes.entry(words(name)).or_default().add(tag, 2);
        if tag == NameKind::Per && name.core.len() > 1 {
            // The parts of a person's full name are that person, unless they are seen as something else more often.
            for t in [name.core.start, name.core.end - 1] {
                if is_capitalised(doc.form(t)) && doc.form(t).len() > 2 {
                    votes.entry(doc.form(t)).or_default().add(tag, 3);
                }
            }
        }
    }
    let parts = parts(doc, names);
    let firms = firms(doc, lexicon, names);
    let bearers = bearers(doc, facts, names, &votes);
    for name in names.iter_mut() {
        let Some(tag) = name.tag else {
            // The world knows a place, the article a person of that name.
            let person = name.core.len() == 1
                && votes
                    .get(words(name))
                    .copied()
                    .and_then(Votes::winner)
                    .is_some_and(|winner| winner == NameKind::Per);
            if person {
                name.tag = Some(NameKind::Per);
            }
            continue;
        };
        let text = words(name);
        if !matches!(tag, NameKind::Per | NameKind::Org | NameKind::Loc | NameKind::Norp) {
            // "The Hong Kong election", "the Ann Roe video": the tagger sees an event or a work, and it is called after
            // a country, or after what is a name elsewhere in the article.
            let place = matches!(facts.shape(text), Some(Shape::Country | Shape::Capital));
            let work = name.core.len() == 1 && lexicon.is_work(&text.to_lowercase());
            let elsewhere = votes.get(text).copied().and_then(Votes::winner).filter(|_| !work);
            name.tag = elsewhere.or(place.then_some(NameKind::Loc)).or(name.tag);
            continue;
        }
        let known_place =
            tag == NameKind::Loc && matches!(facts.shape(text), Some(Shape::Country | Shape::Capital | Shape::Region));
        if let Some(winner) = votes.get(text).copied().and_then(Votes::winner) {
            // "Paris Hilton flew to Paris."
            let there =
                tag == NameKind::Loc && winner == NameKind::Per && is_locative(doc, name) && facts.is_city(text);
            // "Michael Jordan" does not make a person of Jordan.
            if !(there || known_place && winner == NameKind::Per) || bearers.contains(text) {
                name.tag = Some(winner);
            }
        }
        // A country or a capital that nobody in the article is called after is no person, whatever the tagger says.
        if name.core.len() == 1
            && name.tag == Some(NameKind::Per)
            && place_by_name(doc, lexicon, facts, &votes, &bearers, name)
        {
            name.tag = Some(NameKind::Loc);
        }
        // "Peabody Energy", then "Peabody said": the firm, unless the article names somebody so.
        let addressed = name.core.start > 0 && super::names::sex_of_honorific(doc.form(name.core.start - 1)).is_some();
        if name.core.len() == 1
            && matches!(name.tag, Some(NameKind::Per | NameKind::Loc))
            && firms.contains(text)
            && !parts.contains(text)
            && !addressed
            && !is_locative(doc, name)
        {
            name.tag = Some(NameKind::Org);
        }
        // Charlotte is a lady unless the article once speaks of the city.
        let seen = votes.get(text).is_some_and(|votes| votes.place > 0) && !parts.contains(text);
        if seen && name.tag == Some(NameKind::Per) && name.core.len() == 1 && facts.is_city(text) {
            name.tag = Some(NameKind::Loc);
        }
        // "Loretta Lane" is a person, "Virginia Falls" is not.
        let hyphen = doc.form(name.core.start + 1) == "-";
        let several = matches!(name.core.len(), 2 | 3)
            && matches!(name.tag, Some(NameKind::Loc | NameKind::Org))
            && !hyphen
            && (name.core.clone()).all(|t| doc.upos(t) == Upos::Propn && is_capitalised(doc.form(t)));
        if several && lexicon.sex_of_name(doc.form(name.core.start)) != Sex::Unknown {
            let last = doc.form(name.core.end - 1).to_lowercase();
            if !facts.knows(text) && !lexicon.is_site(&last) && lexicon.noun(&last).is_none() {
                name.tag = Some(NameKind::Per);
            }
        }
        // "The Ricketts family": a family, whatever the tagger says.
        if alone_in_place(name)
            && matches!(doc.form(name.core.end), "family" | "brothers" | "siblings")
            && !facts.knows(text)
        {
            name.tag = Some(NameKind::Per);
        }
        // "Isabel" is a town too, but the article names Isabel Reyes, and nothing happens there.
        let part = matches!(
            facts.shape(text),
            None | Some(Shape::City | Shape::Region | Shape::Surname)
        ) && parts.contains(text);
        if alone_in_place(name) && part && !is_locative(doc, name) {
            name.tag = Some(NameKind::Per);
        }
        // A first name that is no known place is a person's.
        if alone_in_place(name) && lexicon.sex_of_name(text) != Sex::Unknown {
            let place = matches!(
                facts.shape(text),
                Some(Shape::Country | Shape::Capital | Shape::Region | Shape::City)
            );
            if !place && !text.chars().all(char::is_uppercase) {
                name.tag = Some(NameKind::Per);
            }
        }
    }
    let found = untagged(doc, names, &votes);
    if !found.is_empty() {
        names.extend(found.into_iter().map(|(core, tag)| blank(core, Some(tag))));
        names.sort_by_key(|name| name.core.start);
    }
}

/// A single word that the tagger takes for a place or a body.
fn alone_in_place(name: &Name<'_>) -> bool {
    name.core.len() == 1 && matches!(name.tag, Some(NameKind::Loc | NameKind::Org))
}

/// A first name in apposition to a noun for a person.
fn described_as_person(doc: Doc<'_>, lexicon: &Lexicon, name: &Name<'_>) -> bool {
    let noun = doc
        .head(name.core.start)
        .filter(|_| doc.deprel(name.core.start) == Deprel::Appos);
    noun.is_some_and(|t| lexicon.noun(doc.lemma(t)).is_some_and(|noun| noun.is_person()))
        && lexicon.sex_of_name(doc.form(name.core.start)) != Sex::Unknown
}

/// Whether something happens there: "in Isabel", "Jackson, Miss."
pub(super) fn is_locative(doc: Doc<'_>, name: &Name<'_>) -> bool {
    let case = doc.case(name.core.start).is_some_and(|case| {
        matches!(
            doc.lemma(case),
            "in" | "from" | "into" | "across" | "to" | "near" | "outside" | "within" | "at"
        )
    });
    case || doc.deprel(name.core.start) == Deprel::Compound
        || doc.form(name.core.end) == "," && matches!(doc.name(name.core.end + 1).kind(), Some(NameKind::Loc))
}

/// The first and last words of the persons whom the article names in full.
fn parts<'d>(doc: Doc<'d>, names: &[Name<'_>]) -> FxHashSet<&'d str> {
    let full = |name: &&Name<'_>| name.tag == Some(NameKind::Per) && name.core.len() > 1;
    let words = |name: &Name<'_>| [doc.form(name.core.start), doc.form(name.core.end - 1)];
    names.iter().filter(full).flat_map(words).collect()
}

/// The first words of the firms that the article names in full.
fn firms<'d>(doc: Doc<'d>, lexicon: &Lexicon, names: &[Name<'_>]) -> FxHashSet<&'d str> {
    let full = |name: &&Name<'_>| {
        name.tag == Some(NameKind::Org) && name.core.len() > 1 && lexicon.is_firm(doc.form(name.core.end - 1))
    };
    names
        .iter()
        .filter(full)
        .map(|name| doc.form(name.core.start))
        .collect()
}

/// Words that are a country's name and here a person's: the article names somebody in full whose surname it is, nothing
/// else in it speaks of the country, and nothing happens there.
fn bearers<'d>(
    doc: Doc<'d>,
    facts: &Facts<'_>,
    names: &[Name<'_>],
    votes: &FxHashMap<&str, Votes>,
) -> FxHashSet<&'d str> {
    let full = |name: &&Name<'_>| name.tag == Some(NameKind::Per) && name.core.len() > 1;
    let mut found: FxHashSet<&str> = FxHashSet::default();
    let mut entries = Vec::new();
    for name in names.iter().filter(full) {
        let word = doc.form(name.core.end - 1);
        let person = votes
            .get(word)
            .copied()
            .and_then(Votes::winner)
            .is_some_and(|winner| winner == NameKind::Per);
        if person && facts.shape(word) == Some(Shape::Country) {
            found.insert(word);
        }
    }
    // At most as many as there are countries, and mostly none.
    found.retain(|word| {
        entries.clear();
        facts.entries(word, &mut entries);
        let country = entries
            .iter()
            .find(|fact| fact.shape == Shape::Country)
            .and_then(|fact| fact.country);
        !names.iter().any(|name| {
            let other = doc.span_of(name.core.clone()).slice(doc.text);
            if other == *word {
                return is_locative(doc, name);
            }
            if doc.form(name.core.end - 1) == *word {
                return false;
            }
            entries.clear();
            facts.entries(other, &mut entries);
            entries.iter().any(|fact| {
                fact.country == country && matches!(fact.shape, Shape::Demonym | Shape::Capital | Shape::Seat)
                    || fact.country == country && fact.shape == Shape::City && fact.weight > 100_000
            })
        })
    });
    found
}

fn place_by_name(
    doc: Doc<'_>,
    lexicon: &Lexicon,
    facts: &Facts<'_>,
    votes: &FxHashMap<&str, Votes>,
    bearers: &FxHashSet<&str>,
    name: &Name<'_>,
) -> bool {
    let word = doc.form(name.core.start);
    let addressed = name.core.start > 0 && super::names::sex_of_honorific(doc.form(name.core.start - 1)).is_some();
    let bearer = votes
        .get(word)
        .is_some_and(|votes| votes.person >= 3 && votes.person % 2 == 1);
    !addressed
        && !bearer
        && !bearers.contains(word)
        && lexicon.sex_of_name(word) == Sex::Unknown
        && facts.is_plain_place(word)
}

/// Proper nouns outside of all names that are names elsewhere in the article.
fn untagged(
    doc: Doc<'_>,
    names: &[Name<'_>],
    votes: &FxHashMap<&str, Votes>,
) -> Vec<(std::ops::Range<TokenId>, NameKind)> {
    let mut found = Vec::new();
    let mut next = 0;
    let mut t = 0;
    while t < doc.len() {
        while names.get(next).is_some_and(|name: &Name<'_>| name.core.end <= t) {
            next += 1;
        }
        let named = names.get(next).map_or(doc.len(), |name| name.core.start);
        if named <= t || doc.upos(t) != Upos::Propn || doc.deprel(t) == Deprel::Flat {
            t += 1;
            continue;
        }
        let flat = doc.children(t).iter().any(|&c| doc.deprel(c) == Deprel::Flat);
        let capitals = (t..named.min(t + LONGEST)).take_while(|&t| is_capitalised(doc.form(t)));
        let most = capitals.count() as TokenId;
        let least = if flat { 2 } else { 1 };
        let name = (least..=most).rev().find_map(|n| {
            let tag = votes
                .get(doc.span_of(t..t + n).slice(doc.text))
                .copied()
                .and_then(Votes::winner)?;
            Some((t..t + n, tag))
        });
        t = name.as_ref().map_or(t + 1, |(core, _)| core.end);
        found.extend(name);
    }
    found
}
