//! Names of one actor: equal names, parts of a person's name, parts and initials of an organisation's.

use rustc_hash::FxHashMap;

use super::clusters::{Clusters, kinds_agree, sexes_agree};
use super::code::Code;
use super::facts::{Identity, Shape};
use super::lexicon::{Class, Lexicon};
use super::mentions::{Determiner, Mention};
use super::names::is_capitalised;
use super::scene::Scene;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::{Doc, NameKind, Upos};

/// How many persons with one surname are compared at most.
const NAMESAKES: usize = 12;

/// How many mentions back a misspelt name looks for the right one.
const MISSPELT: u32 = 60;

/// Joins the mentions by name.
pub(super) fn link(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    let (doc, mentions) = (scene.doc, scene.mentions);
    by_identity(scene, clusters);
    by_spelling(doc, mentions, clusters);
    persons(doc, mentions, clusters);
    organizations(scene, clusters);
}

/// The same entry of the world.
fn by_identity(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    let mut first: FxHashMap<Identity, u32> = FxHashMap::default();
    for (i, (mention, holder)) in (0..).zip(scene.mentions.iter().zip(scene.holders)) {
        // The people of a country are not the country.
        if mention.form == MentionForm::Demonym && mention.kind != Some(ActorKind::Country) {
            continue;
        }
        let known = mention
            .name
            .and_then(|n| scene.names.get(n)?.fact.as_ref())
            .or(holder.as_ref());
        let government = is_government(scene, mention).map(Identity::Government);
        if let Some(identity) = known.map(|fact| fact.identity).or(government) {
            let seen = *first.entry(identity).or_insert(i);
            clusters.join(seen, i);
        }
    }
}

/// "The Russian government", "the US administration": a country's own.
fn is_government(scene: Scene<'_, '_, '_>, mention: &Mention) -> Option<Code> {
    let general = mention.form == MentionForm::Nominal
        && mention.kind == Some(ActorKind::Government)
        && mention.determiner != Determiner::Indefinite
        && matches!(
            scene.doc.lemma(mention.head),
            "government" | "administration" | "regime"
        )
        && mention.core.len() == 1;
    if general { mention.country } else { None }
}

/// The same words.
fn by_spelling(doc: Doc<'_>, mentions: &[Mention], clusters: &mut Clusters) {
    let mut first: FxHashMap<&str, u32> = FxHashMap::default();
    for (i, mention) in (0..).zip(mentions) {
        if !matches!(mention.form, MentionForm::Name | MentionForm::Metonym) {
            continue;
        }
        let words = doc.span_of(mention.core.clone()).slice(doc.text);
        let seen = *first.entry(words).or_insert(i);
        if kinds_agree(clusters.of(seen).and_then(|s| s.kind), mention.kind) {
            clusters.join(seen, i);
        }
    }
}

/// Full names first, then what may be short for one of them.
fn persons(doc: Doc<'_>, mentions: &[Mention], clusters: &mut Clusters) {
    let people = || (0u32..).zip(mentions).filter(|(_, m)| m.is_name() && m.is_person());
    // By any of its words: the mentions of full names that hold it.
    let mut holders: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (i, mention) in people().filter(|(_, m)| m.core.len() > 1) {
        let words = || mention.core.clone().filter(|&t| is_word(doc, t)).map(|t| doc.form(t));
        let last = mention.core.end - 1;
        let same = holders.get(doc.form(last)).and_then(|known| {
            known
                .iter()
                .rev()
                .take(NAMESAKES)
                .copied()
                .find(|&j| one_person(doc, mentions.get(j as usize), mention))
        });
        if let Some(j) = same {
            clusters.join(j, i);
        }
        for word in words() {
            let list = holders.entry(word).or_default();
            // One entry a cluster, the newest last.
            if list.last().is_none_or(|&j| clusters.root(j) != clusters.root(i)) {
                list.push(i);
            }
        }
    }
    for (i, mention) in people().filter(|(_, m)| m.core.len() == 1) {
        let Some(known) = holders.get(doc.form(mention.core.start)) else {
            // "Lydia Buchmann", then "Ms Buchman": a form of address, and one letter off.
            if let Some(j) = misspelt(doc, mentions, i, mention) {
                clusters.join(j, i);
            }
            continue;
        };
        let fits = |j: u32, clusters: &mut Clusters| clusters.of(j).is_some_and(|s| sexes_agree(s.sex, mention.sex));
        let title_sex = doc.form(mention.core.start.saturating_sub(1)).starts_with('M');
        // Who was named most often so far is meant by the surname; the nearest of equals.
        let mut found: Option<(usize, u32)> = None;
        for &j in known.iter().rev().filter(|&&j| j < i).take(NAMESAKES) {
            if title_sex && !fits(j, clusters) {
                continue;
            }
            let named = clusters.of(j).map_or(0, |s| s.members.partition_point(|&m| m < i));
            if found.is_none_or(|(most, _)| named > most) {
                found = Some((named, j));
            }
        }
        let after = || known.iter().copied().find(|&j| j > i);
        let found = found.map(|(_, j)| j).or_else(after);
        if let Some(j) = found {
            clusters.join(j, i);
        }
    }
}

/// The nearest full name before whose last word differs by one letter, for a name after a form of address.
fn misspelt(doc: Doc<'_>, mentions: &[Mention], i: u32, mention: &Mention) -> Option<u32> {
    let before = mention.core.start.checked_sub(1)?;
    let word = doc.form(mention.core.start);
    if word.len() < 6 || super::names::sex_of_honorific(doc.form(before)).is_none() {
        return None;
    }
    let first = i.saturating_sub(MISSPELT);
    (first..i).rev().find(|&j| {
        mentions.get(j as usize).is_some_and(|m| {
            m.is_name()
                && m.is_person()
                && m.core.len() > 1
                && sexes_agree(m.sex, mention.sex)
                && one_letter_off(doc.form(m.core.end - 1), word)
        })
    })
}

/// Whether two words differ by one letter: another one, one more, one less.
fn one_letter_off(a: &str, b: &str) -> bool {
    if a.chars().next() != b.chars().next() {
        return false;
    }
    let same = |x: &mut dyn Iterator<Item = char>, y: &mut dyn Iterator<Item = char>| {
        x.zip(y).take_while(|(x, y)| x == y).count()
    };
    let start = same(&mut a.chars(), &mut b.chars());
    let end = same(&mut a.chars().rev(), &mut b.chars().rev());
    let (x, y) = (a.chars().count(), b.chars().count());
    x.abs_diff(y) <= 1 && start + end + 1 >= x.max(y)
}

fn is_word(doc: Doc<'_>, t: u32) -> bool {
    doc.upos(t) != Upos::Punct && is_capitalised(doc.form(t)) && doc.form(t).len() > 2
}

/// Whether two full names with the same last word can be one person's: the first names agree, or one is an initial.
fn one_person(doc: Doc<'_>, a: Option<&Mention>, b: &Mention) -> bool {
    let Some(a) = a else { return false };
    if !sexes_agree(a.sex, b.sex) {
        return false;
    }
    let (x, y) = (doc.form(a.core.start), doc.form(b.core.start));
    // "Coach Jane Roe" and "Jane Roe": what stands before may be a title that nobody took for one.
    let suffix = |long: &Mention, short: &Mention| {
        let n = short.core.len() as u32;
        n >= 2 && long.core.len() as u32 > n && doc.form(long.core.end - n) == doc.form(short.core.start)
    };
    x == y || initial_of(x, y) || initial_of(y, x) || suffix(a, b) || suffix(b, a)
}

/// Whether `short` is the initial of `long` ("J." of "John").
fn initial_of(short: &str, long: &str) -> bool {
    let letters = short.trim_end_matches('.');
    letters.chars().count() == 1 && long.starts_with(letters)
}

/// Acronyms and shortened names.
fn organizations(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    let (doc, mentions) = (scene.doc, scene.mentions);
    let mut acronyms: FxHashMap<String, u32> = FxHashMap::default();
    let mut starts: FxHashMap<&str, u32> = FxHashMap::default();
    let mut ends: FxHashMap<&str, u32> = FxHashMap::default();
    // "The Church of Scientology", then "Scientology".
    let mut complements: FxHashMap<&str, u32> = FxHashMap::default();
    let bodies = || (0u32..).zip(mentions).filter(|(_, m)| is_body(m));
    for (i, mention) in bodies().filter(|(_, m)| m.core.len() > 1) {
        let initials = initials(doc, mention);
        if initials.len() >= 2 {
            acronyms.entry(initials).or_insert(i);
        }
        let (first, last) = (mention.core.start, mention.core.end);
        starts.entry(doc.form(first)).or_insert(i);
        if mention.core.len() > 2 && doc.form(last - 2) == "of" {
            complements.entry(doc.form(last - 1)).or_insert(i);
        }
        for n in 1..mention.core.len() as u32 {
            ends.entry(doc.span_of(first + n..last).slice(doc.text)).or_insert(i);
            starts.entry(doc.span_of(first..last - n).slice(doc.text)).or_insert(i);
        }
    }
    for (i, mention) in bodies() {
        let words = doc.span_of(mention.core.clone()).slice(doc.text);
        let bracketed = mention
            .core
            .start
            .checked_sub(2)
            // The name may stand in the brackets too: "NWB (Northern Waters Board)".
            .filter(|&t| {
                doc.form(t + 1) == "("
                    && (is_acronym(words) || is_acronym(doc.form(t)) && doc.form(mention.core.end) == ")")
            })
            .and_then(|t| {
                let at = mentions.partition_point(|m| m.head <= t);
                mentions
                    .get(at.saturating_sub(6)..(at + 2).min(mentions.len()))?
                    .iter()
                    .position(|m| is_body(m) && m.core.end == t + 1)
                    .map(|n| (at.saturating_sub(6) + n) as u32)
            });
        // "The Senate" is short for "the Senate of Canada", not for one of its committees.
        let start = || {
            let of = |&&j: &&u32| {
                let next = mentions
                    .get(j as usize)
                    .map(|m| m.core.start + mention.core.len() as u32);
                next.is_some_and(|t| doc.upos(t) == Upos::Adp)
            };
            starts.get(words).filter(|j| !is_kind_of_body(words) || of(j))
        };
        let short = if mention.core.len() > 1 {
            ends.get(words).or(start()).copied()
        } else if is_acronym(words) {
            let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
            acronyms.get(&letters).copied()
        } else {
            start().or_else(|| complements.get(words)).copied()
        };
        // "New York" may be a team of that city; it is never short for the New York Times.
        let place = || {
            matches!(
                scene.facts.shape(words),
                Some(Shape::Country | Shape::Capital | Shape::Region | Shape::City)
            )
        };
        if let Some(j) = bracketed.or(short).filter(|&j| j != i && !place()) {
            if !different(clusters, i, j) {
                clusters.join(j, i);
            }
        }
    }
}

/// Whether a word says of itself what kind of body it names: "Senate", "Army".
fn is_kind_of_body(word: &str) -> bool {
    let word = word.to_lowercase();
    let noun = Lexicon::english().noun(word.strip_prefix("the ").unwrap_or(&word));
    noun.is_some_and(|noun| noun.class == Class::Body && !noun.sectors.is_none())
}

/// Both are known to the world, as two.
fn different(clusters: &mut Clusters, i: u32, j: u32) -> bool {
    let country = |s: Option<&super::clusters::Summary>| s.and_then(|s| s.country);
    let (a, b) = (country(clusters.of(i)), country(clusters.of(j)));
    a.is_some() && b.is_some() && a != b
}

fn is_body(mention: &Mention) -> bool {
    mention.is_name()
        && !matches!(
            mention.kind,
            None | Some(ActorKind::Person | ActorKind::Country | ActorKind::Place | ActorKind::Group)
        )
}

fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && word.chars().all(|c| c.is_uppercase() || "-.&".contains(c))
}

/// The initials of the capitalised words of a name.
fn initials(doc: Doc<'_>, mention: &Mention) -> String {
    mention
        .core
        .clone()
        .map(|t| doc.form(t))
        .filter(|word| is_capitalised(word))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// What a tag of the name tagger says of the kind.
pub(super) const fn kind_of_tag(tag: NameKind) -> Option<ActorKind> {
    match tag {
        NameKind::Per => Some(ActorKind::Person),
        NameKind::Org => Some(ActorKind::Organization),
        NameKind::Loc => Some(ActorKind::Place),
        NameKind::Norp => Some(ActorKind::Group),
        NameKind::Misc | NameKind::Event | NameKind::Work | NameKind::Product => None,
    }
}
