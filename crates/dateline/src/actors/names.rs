//! Names: the runs of the name tagger, corrected and completed by the names that the world knows.

use std::ops::Range;

use super::code::{Code, Sectors};
use super::facts::{Fact, Facts, Shape};
use super::lexicon::{Class, Lexicon};
use super::phrase::NounFinder;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, NameKind, NameTag, Upos, Xpos};
use crate::text::TokenId;

/// Longest name that is looked up, in tokens.
const LONGEST_NAME: u32 = 9;

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Name<'w> {
    /// Its tokens, without titles, articles and possessives.
    pub(super) core: Range<TokenId>,
    /// What the tagger takes it for.
    pub(super) tag: Option<NameKind>,
    /// What the world knows of it.
    pub(super) fact: Option<Fact<'w>>,
    /// What it names; `None` for what is no actor (an event, a work, a product).
    pub(super) kind: Option<ActorKind>,
    pub(super) country: Option<Code>,
    pub(super) sectors: Sectors,
    /// A nationality ("Russian", "Iranians").
    pub(super) demonym: bool,
    /// A capital or a seat that stands for a government.
    pub(super) metonym: bool,
}

/// The names of an article, in text order, none overlapping; after them the places within the names of bodies.
#[derive(Clone, Debug, Default)]
pub(super) struct Names<'w> {
    pub(super) list: Vec<Name<'w>>,
    at: Vec<u32>,
}

impl<'w> Names<'w> {
    /// The name that token `t` belongs to, and its position in the list.
    pub(super) fn at(&self, t: TokenId) -> Option<(u32, &Name<'w>)> {
        let index = *self.at.get(t as usize)?;
        self.list.get(index as usize).map(|name| (index, name))
    }

    pub(super) fn get(&self, index: u32) -> Option<&Name<'w>> {
        self.list.get(index as usize)
    }

    fn index(&mut self, tokens: u32) {
        self.at.clear();
        self.at.resize(tokens as usize, u32::MAX);
        for (i, name) in (0..).zip(&self.list) {
            for t in name.core.clone() {
                if let Some(slot) = self.at.get_mut(t as usize) {
                    *slot = i;
                }
            }
        }
    }
}

/// Finds and resolves the names of `doc`, an article or a phrase that names an actor.
pub(super) fn find<'w>(
    doc: Doc<'_>,
    lexicon: &Lexicon,
    facts: &Facts<'w>,
    phrase: Option<Range<TokenId>>,
) -> Names<'w> {
    let mut finder = NounFinder::new(doc, lexicon);
    let mut names = Names::default();
    let mut t = 0;
    while t < doc.len() {
        let Some((core, tag)) = run(doc, t) else {
            t = unnamed(doc, facts, t, &mut names.list);
            continue;
        };
        // "Ann and Bob Roe", "Roe and Doe": two persons in one tag.
        if let Some(first) = first_of_two(doc, lexicon, &core, tag) {
            names.list.push(blank(core.start..first, Some(NameKind::Per)));
            names.list.push(blank(first + 1..core.end, Some(NameKind::Per)));
            t = core.end;
            continue;
        }
        if let Some(and) = super::wording::between_places(doc, facts, &core) {
            names.list.push(blank(core.start..and, Some(NameKind::Loc)));
            names.list.push(blank(and + 1..core.end, Some(NameKind::Loc)));
            t = core.end;
            continue;
        }
        let end = core.end;
        let core = grow(doc, facts, core, tag);
        t = end.max(core.end);
        while names
            .list
            .last()
            .is_some_and(|last: &Name<'_>| last.core.end > core.start)
        {
            names.list.pop();
        }
        let whole = core.end;
        let (core, tag) = holders(doc, lexicon, &mut finder, facts, core, tag, &mut names.list);
        let core = super::trim::trim(doc, &mut finder, facts, core, tag, &mut names.list);
        let (core, tag) = super::wording::read(doc, lexicon, &mut finder, facts, core, tag);
        if !core.is_empty() {
            // "New York Democrat": without the title it is a place.
            let place = tag == NameKind::Org
                && core.end < whole
                && matches!(
                    facts.shape(doc.span_of(core.clone()).slice(doc.text)),
                    Some(Shape::Country | Shape::Capital | Shape::Region | Shape::City)
                );
            names
                .list
                .push(blank(core, Some(if place { NameKind::Loc } else { tag })));
        }
    }
    // A phrase that is nothing but a name, whatever the parser sees in it without a sentence ("ECOWAS").
    if let Some(own) = phrase.clone().filter(|_| names.list.is_empty()) {
        let first = own.start + TokenId::from(doc.upos(own.start) == Upos::Det);
        let whole = first..own.end;
        let mut people = || finder.at(own.end - 1, &whole).is_some_and(|(noun, _)| noun.is_person());
        if first < own.end
            && is_capitalised(doc.form(first))
            && !people()
            && facts.knows(doc.span_of(whole.clone()).slice(doc.text))
        {
            names.list.push(blank(whole, None));
        }
    }
    super::agree::settle(doc, lexicon, facts, &mut names.list);
    super::resolve::resolve(doc, lexicon, facts, &mut names.list, phrase.is_some());
    super::compose::read(doc, lexicon, facts, &mut names.list);
    // What the tagger did not see and the world did not mean is a title where it is held in something: "King of Norway".
    names.list.retain(|name| {
        let mut held = || {
            let title = finder.at(name.core.start, &name.core);
            doc.form(name.core.end) == "of" && title.is_some_and(|(noun, _)| noun.class == Class::Office)
        };
        name.tag.is_some() || name.fact.is_some() || !held()
    });
    super::metonyms::mark(doc, lexicon, facts, &mut names.list, phrase.as_ref());
    names.index(doc.len());
    super::nested::add(doc, facts, &mut names.list);
    names
}

/// A name of which nothing is decided.
pub(super) fn blank<'w>(core: Range<TokenId>, tag: Option<NameKind>) -> Name<'w> {
    Name {
        core,
        tag,
        fact: None,
        kind: None,
        country: None,
        sectors: Sectors::NONE,
        demonym: false,
        metonym: false,
    }
}

/// The tagger's name that begins at `t`.
fn run(doc: Doc<'_>, t: TokenId) -> Option<(Range<TokenId>, NameKind)> {
    let NameTag::Begin(kind) = doc.name(t) else { return None };
    let mut end = t + 1;
    while matches!(doc.name(end), NameTag::Inside(_)) && end < doc.len() {
        end += 1;
    }
    Some((t..end, kind))
}

/// The "and" between the names of two persons that the tagger takes for one name.
fn first_of_two(doc: Doc<'_>, lexicon: &Lexicon, core: &Range<TokenId>, tag: NameKind) -> Option<TokenId> {
    let and = core.clone().find(|&t| matches!(doc.form(t), "and" | "&"))?;
    let mut words = core.clone().filter(|&t| t != and);
    let named = and > core.start
        && and + 1 < core.end
        && words.all(|t| doc.upos(t) == Upos::Propn && is_capitalised(doc.form(t)));
    let given = |t: TokenId| lexicon.sex_of_name(doc.form(t)) != super::lexicon::Sex::Unknown;
    let persons = match tag {
        NameKind::Per => doc.form(and) == "and",
        NameKind::Misc | NameKind::Work | NameKind::Event | NameKind::Product => {
            given(core.start) && (given(and + 1) || and + 2 < core.end)
        }
        _ => false,
    };
    (named && persons).then_some(and)
}

/// A tagger's name that is part of a longer one that the world knows ("Security Council" in "UN Security Council").
fn grow(doc: Doc<'_>, facts: &Facts<'_>, core: Range<TokenId>, tag: NameKind) -> Range<TokenId> {
    let mut core = match longest(doc, facts, core.start) {
        Some(end) if end > core.end => core.start..end,
        _ => core,
    };
    // "The National Union of Metalworkers": what follows in capitals, of a body by its kind.
    if tag == NameKind::Org
        && doc.form(core.end) == "of"
        && doc.name(core.end + 1) == NameTag::Outside
        && matches!(doc.upos(core.end + 1), Upos::Noun | Upos::Propn)
        && is_capitalised(doc.form(core.end + 1))
        && doc.head(core.end + 1).is_some_and(|head| core.contains(&head))
        && doc.deprel(core.end + 1) == Deprel::Nmod
    {
        core.end += 2;
    }
    // A hyphen within a name ("Jean-Yves", "Hou-jen") belongs to it, whatever the tagger says.
    let bound = |t: TokenId| {
        let touches = |t: TokenId| {
            doc.layout
                .tokens
                .get(t as usize)
                .is_some_and(|token| !token.space_after)
        };
        doc.form(t) == "-" && touches(t) && t > 0 && touches(t - 1)
    };
    if core.start >= 2 && bound(core.start - 1) && doc.upos(core.start - 2) == Upos::Propn {
        core.start -= 2;
    }
    while bound(core.end) && core.end + 1 < doc.len() && matches!(doc.upos(core.end + 1), Upos::Propn | Upos::X) {
        core.end += 2;
    }
    // "Mark Cuban praised her": a nationality after a first name, with nothing that it could describe.
    let last = core.end;
    if tag == NameKind::Per
        && core.len() == 1
        && is_capitalised(doc.form(last))
        && facts.shape(doc.form(last)) == Some(Shape::Demonym)
        && doc.sentence_of(last) == doc.sentence_of(core.start)
        && !matches!(doc.upos(last + 1), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Punct)
    {
        core.end += 1;
    }
    // The rest of a person's name hangs on its first word.
    while tag == NameKind::Per
        && doc.upos(core.end) == Upos::Propn
        && doc.deprel(core.end) == Deprel::Flat
        && doc.name(core.end) == NameTag::Outside
        && doc.head(core.end).is_some_and(|head| core.contains(&head))
    {
        core.end += 1;
    }
    core
}

/// The end of the longest name with more than one word that the world knows and that begins at `t`.
fn longest(doc: Doc<'_>, facts: &Facts<'_>, t: TokenId) -> Option<TokenId> {
    let sentence = doc.sentence_of(t)?.tokens.end;
    if !is_capitalised(doc.form(t)) {
        return None;
    }
    let limit = (t + LONGEST_NAME).min(sentence);
    let end = t + facts.longest((t..limit).map(|t| doc.form(t)));
    // "Chan-ocha" ends in small letters; "the Haqqani network" too, where a table of groups has it so.
    let whole = || {
        is_capitalised(doc.form(end - 1))
            || doc.form(end - 2) == "-"
            || facts.is_body(doc.span_of(t..end).slice(doc.text))
    };
    (end >= t + 2 && whole()).then_some(end)
}

pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Names that the tagger missed: those that the world knows. Returns where to go on.
fn unnamed<'w>(doc: Doc<'_>, facts: &Facts<'w>, t: TokenId, list: &mut Vec<Name<'w>>) -> TokenId {
    let form = doc.form(t);
    if !form.chars().next().is_some_and(char::is_uppercase) {
        // "Anti-Balaka" in the middle of a sentence.
        let inner = form.split_once('-').is_some_and(|(_, rest)| is_capitalised(rest));
        if inner && matches!(doc.upos(t), Upos::Adj | Upos::Noun | Upos::Propn) && facts.is_body(form) {
            list.push(blank(t..t + 1, None));
        }
        return t + 1;
    }
    if let Some(end) = longest(doc, facts, t) {
        // "The Hong Kong election": the article is none of a place's name, but for those that are never without it.
        let bare = facts.shape(doc.span_of(t + 1..end).slice(doc.text));
        let place = matches!(
            bare,
            Some(Shape::Country | Shape::Capital | Shape::Region | Shape::City | Shape::Demonym)
        ) && bare == facts.shape(doc.span_of(t..end).slice(doc.text));
        let tagged = doc.name(t + 1) == NameTag::Begin(NameKind::Loc) && facts.is_city_or_region(doc.form(t + 1));
        let article = doc.upos(t) == Upos::Det && (place || tagged && end == t + 2);
        if article {
            return t + 1;
        }
        list.push(blank(t..end, None));
        return end;
    }
    // A single word: a proper noun or an adjective, not any capitalised word ("Turkey was roasted").
    let first = doc.sentence_of(t).is_some_and(|sentence| sentence.tokens.start == t);
    let proper = match doc.upos(t) {
        Upos::Propn => true,
        Upos::Adj | Upos::Noun => !first || facts.shape(form) == Some(Shape::Demonym) || facts.is_people(form),
        Upos::X | Upos::Pron => form.len() > 1 && form.chars().all(|c| c.is_uppercase() || c == '.'),
        _ => false,
    };
    // Not a word of another name, a title or a person's name that the tagger did not see.
    let alone = doc.deprel(t) != Deprel::Flat && doc.xpos(t) != Xpos::PrpS;
    let inside = |other: TokenId| doc.upos(other) == Upos::Propn && is_capitalised(doc.form(other));
    let neighbours = (t > 0 && doc.head(t) == Some(t - 1) && inside(t - 1))
        || (doc.head(t + 1) == Some(t) && doc.deprel(t + 1) == Deprel::Flat);
    // "Toledo, OH", "D-Ore.".
    let mut states = Vec::new();
    super::evidence::state_by_letters(doc, facts, &(t..t + 1), &mut states);
    if !states.is_empty() || proper && alone && !neighbours && facts.knows(form) {
        list.push(blank(t..t + 1, None));
    }
    t + 1
}

/// "US President Ann Roe", "Texas Governor Bo Doe", "FBI Director Jim Poe": the tagger takes it all for one name, of a
/// person or of anything. What the office is held in becomes a name of its own; the rest is a person's.
fn holders<'w>(
    doc: Doc<'_>,
    lexicon: &Lexicon,
    finder: &mut NounFinder<'_>,
    facts: &Facts<'w>,
    core: Range<TokenId>,
    tag: NameKind,
    list: &mut Vec<Name<'w>>,
) -> (Range<TokenId>, NameKind) {
    let Range { mut start, end } = core;
    while start < end && doc.upos(start) == Upos::Det {
        start += 1;
    }
    // "President Roe", "Miss Doe", taken for neither person nor place.
    let other = !matches!(tag, NameKind::Per | NameKind::Org | NameKind::Loc | NameKind::Norp);
    if other && end > start + 1 && !facts.knows(doc.span_of(start..end).slice(doc.text)) {
        // "German Chancellor", "Republican Ann Roe".
        let demonym = |t: TokenId| facts.shape(doc.form(t)) == Some(Shape::Demonym);
        let from = (start..end).find(|&t| !demonym(t)).unwrap_or(start);
        let titled = (from + 1..end).find(|&t| {
            let title = from..t;
            sex_of_honorific(doc.form(from)).is_some() && t == from + 1
                || finder.at(t - 1, &title).is_some_and(|(noun, words)| {
                    let office = matches!(noun.class, Class::Office | Class::Weak);
                    words == title && noun.is_person() && (office || end > t + 1)
                })
        });
        let capitals = |t: TokenId| doc.upos(t) == Upos::Propn && is_capitalised(doc.form(t));
        if titled.is_some_and(|name| (start..name).all(|t| is_capitalised(doc.form(t))) && (name..end).all(capitals)) {
            return (start..end, NameKind::Per);
        }
    }
    // "Hassan Sheikh Mohamud": no sheikh of the town of Hassan.
    let person = facts.shape(doc.span_of(start..end).slice(doc.text)) == Some(Shape::Person);
    if end < start + 3 || !is_capitalised(doc.form(start)) || person {
        return (core, tag);
    }
    let one = facts.knows(doc.form(start)).then_some(start + 1);
    let known = longest(doc, facts, start).filter(|&owner| owner < end).or(one);
    let noun = finder
        .at(start, &(start..start + 1))
        .is_some_and(|(noun, _)| noun.class == Class::Body);
    let owner = known.unwrap_or(start + 1);
    let owner_tag = match facts.shape(doc.span_of(start..owner).slice(doc.text)) {
        Some(Shape::Country | Shape::Capital | Shape::Region | Shape::City) => NameKind::Loc,
        Some(Shape::Body(_)) => NameKind::Org,
        _ if noun && tag == NameKind::Org => NameKind::Org,
        _ => return (core, tag),
    };
    let most = (end - owner).saturating_sub(1).min(4);
    let office = (1..=most).rev().map(|n| owner..owner + n).find(|title| {
        finder.at(title.end - 1, title).is_some_and(|(noun, words)| {
            words == *title && noun.is_person() && matches!(noun.class, Class::Office | Class::Weak)
        })
    });
    let bearer = |t: TokenId| doc.upos(t) == Upos::Propn && is_capitalised(doc.form(t));
    // "Speaker of the House Newt Roe": the tagger goes on from the body to the person.
    let of = (start.max(2) - 2..start).any(|t| doc.form(t) == "of");
    let speaker = of && matches!(doc.deprel(owner), Deprel::Flat | Deprel::Appos);
    let person = owner_tag == NameKind::Org
        && end == owner + 2
        && doc.deprel(end - 1) == Deprel::Flat
        && (speaker || lexicon.sex_of_name(doc.form(owner)) != super::lexicon::Sex::Unknown)
        && (owner..end).all(bearer)
        && !facts.knows(doc.span_of(start..end).slice(doc.text));
    if person {
        if !super::trim::is_of_state(doc, start) {
            list.push(blank(start..owner, Some(owner_tag)));
        }
        return (owner..end, NameKind::Per);
    }
    match office {
        Some(title) if bearer(title.end) => {
            list.push(blank(start..owner, Some(owner_tag)));
            (title.end..end, NameKind::Per)
        }
        _ => (core, tag),
    }
}

/// Forms of address: `Some` with the sex that they tell, if they tell one.
pub(super) fn sex_of_honorific(word: &str) -> Option<super::lexicon::Sex> {
    use super::lexicon::Sex;
    match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "Don" | "Herr" | "Monsieur" | "Señor" | "Messrs" => Some(Sex::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Madame" | "Mme" | "Frau" | "Señora" | "Doña" => Some(Sex::Female),
        "Mx" | "Dr" | "Hon" | "Haji" | "Alhaji" | "Haj" => Some(Sex::Unknown),
        _ => None,
    }
}
