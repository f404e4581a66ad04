//! The world as the actors stage asks it: what a name can mean at the article's date.

use std::cell::RefCell;

use dateline_world::{Entry, Form, Kind, Match, Tenure, World};

use super::code::{Code, Sectors};
use crate::model::ActorKind;

/// Years after which an office that nobody has seen since is taken to have ended.
const LONG_AGO: u32 = 5;

/// Who an entry is, so that two names of one actor meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Identity {
    Country(Code),
    /// The government of a country, also by its seat or capital.
    Government(Code),
    /// Any other entry of the world.
    Entry(u32),
}

/// What kind of entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Person,
    /// A surname known enough to stand alone.
    Surname,
    Country,
    /// A nationality, adjective or noun.
    Demonym,
    /// A division of a country, a continent, a sea.
    Region,
    /// A capital: a place, and what a government is called by.
    Capital,
    City,
    /// A building that stands for a government ("the Kremlin").
    Seat,
    /// A religious or ethnic group.
    People,
    /// An organisation of this kind.
    Body(ActorKind),
}

/// One thing that a name can mean.
#[derive(Clone, Debug)]
pub(super) struct Fact<'w> {
    pub(super) identity: Identity,
    pub(super) shape: Shape,
    /// The adjective or the people of what it names.
    pub(super) adjective: bool,
    /// Its full name.
    pub(super) name: &'w str,
    pub(super) country: Option<Code>,
    pub(super) sectors: Sectors,
    /// The office held at the date, else the last one before.
    pub(super) title: Option<&'w str>,
    pub(super) former: bool,
    pub(super) wikidata: Option<u32>,
    /// Inhabitants, or another measure of how well it is known.
    pub(super) weight: u32,
    /// A person who holds an office at the date, or once led a country: known well enough to be meant.
    pub(super) current: bool,
    /// A person who leads or once led a country.
    pub(super) leads: bool,
    /// Also a common word or a first name.
    pub(super) ambiguous: bool,
    /// Above 0, a user says so: the highest layer wins.
    pub(super) layer: u32,
    /// From a table that was imported whole, not reviewed row by row: small parties, gangs of long ago.
    pub(super) imported: bool,
    /// From the table of people whom the news of the world speaks of without saying who they are.
    pub(super) prominent: bool,
    /// File and line of its row.
    pub(super) row: (&'w str, u32),
}

impl Fact<'_> {
    /// The row that says so.
    pub(super) fn rule(&self) -> String {
        format!("world:{}:{}", self.row.0, self.row.1)
    }
}

/// The world at a date.
#[derive(Debug)]
pub(super) struct Facts<'w> {
    world: &'w World,
    date: Option<dateline_world::Date>,
    /// Buffers of the look-ups.
    scratch: RefCell<(String, Vec<Match<'w>>)>,
}

impl<'w> Facts<'w> {
    pub(super) fn new(world: &'w World, date: Option<jiff::civil::Date>) -> Self {
        let day = |date: jiff::civil::Date| {
            let part = |number: i8| u8::try_from(number).unwrap_or(0);
            dateline_world::Date::new(
                u16::try_from(date.year()).unwrap_or(0),
                part(date.month()),
                part(date.day()),
            )
        };
        Self {
            world,
            date: date.map(day),
            scratch: RefCell::default(),
        }
    }

    /// Whether the article has no date.
    pub(super) const fn undated(&self) -> bool {
        self.date.is_none()
    }

    /// Whether a word is the adjective of a people or a faith and of nothing else.
    pub(super) fn is_people(&self, word: &str) -> bool {
        let mut entries = Vec::new();
        self.entries(word, &mut entries);
        let people = |fact: &Fact<'_>| fact.shape == Shape::People && !fact.ambiguous;
        !entries.is_empty() && entries.iter().all(people)
    }

    /// Whether the world has this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.world.knows(name)
    }

    /// How many of these words make the longest name that the world has.
    pub(super) fn longest<'t>(&self, words: impl Iterator<Item = &'t str> + Clone) -> u32 {
        self.world
            .longest_prefix(words, &mut self.scratch.borrow_mut().0)
            .try_into()
            .unwrap_or(0)
    }

    /// What the name most often is: a country or a nationality before all others.
    pub(super) fn shape(&self, name: &str) -> Option<Shape> {
        let mut entries = Vec::new();
        self.entries(name, &mut entries);
        entries
            .iter()
            .map(|fact| fact.shape)
            .find(|shape| matches!(shape, Shape::Country | Shape::Demonym))
            .or(entries.first().map(|fact| fact.shape))
    }

    /// Whether the name is a country's or a capital's and not also a word or a first name.
    pub(super) fn is_plain_place(&self, name: &str) -> bool {
        let mut entries = Vec::new();
        self.entries(name, &mut entries);
        entries
            .iter()
            .any(|fact| matches!(fact.shape, Shape::Country | Shape::Capital) && !fact.ambiguous)
    }

    /// Whether the name can be that of a city or a division, whatever else it is.
    pub(super) fn is_city_or_region(&self, name: &str) -> bool {
        let mut entries = Vec::new();
        self.entries(name, &mut entries);
        entries
            .iter()
            .any(|fact| matches!(fact.shape, Shape::City | Shape::Region))
    }

    /// Whether the name is that of a large city, whatever else it is.
    pub(super) fn is_city(&self, name: &str) -> bool {
        let mut entries = Vec::new();
        self.entries(name, &mut entries);
        entries
            .iter()
            .any(|fact| matches!(fact.shape, Shape::City | Shape::Capital) && fact.weight >= 200_000)
    }

    /// Whether the name is that of bodies only, one of them in a table that was written for this project.
    pub(super) fn is_body(&self, name: &str) -> bool {
        let mut entries = Vec::new();
        self.entries(name, &mut entries);
        let body = |fact: &Fact<'_>| matches!(fact.shape, Shape::Body(_));
        entries.iter().all(body) && entries.iter().any(|fact| !fact.imported)
    }

    /// Adds everything that the name can mean.
    pub(super) fn entries(&self, name: &str, entries: &mut Vec<Fact<'w>>) {
        let (key, found) = &mut *self.scratch.borrow_mut();
        self.world.lookup_into(name, key, found);
        // The capital of a state that is no more has gone to another: "Moscow" is Russia's, however Soviet the monuments.
        let gone = |entry: Entry<'_>| {
            let last = entry.valid_to().filter(|_| entry.kind() == Kind::Country);
            last.is_some_and(|last| self.date.is_none_or(|date| last < date))
        };
        let stands = |found: &&Match<'w>| !(matches!(found.form, Form::Capital | Form::Seat) && gone(found.entry));
        let found = found.iter().filter(stands);
        entries.extend(found.map(|found| self.fact(found.entry, found.form, found.ambiguous)));
    }

    /// Who holds an office of a country.
    pub(super) fn holder(&self, country: Code, title: &str) -> Option<Fact<'w>> {
        let tenure = self.world.holder(country.as_str(), title, self.date?)?;
        let mut fact = self.fact(tenure.person(), Form::Name, false);
        fact.title = tenure.office();
        fact.former = false;
        fact.current = true;
        fact.country = Some(country);
        fact.sectors = tenure.sector().map_or(fact.sectors, Sectors::parse);
        fact.row = (tenure.table(), tenure.line());
        Some(fact)
    }

    /// The name of a country.
    pub(super) fn country_name(&self, code: Code) -> Option<&'w str> {
        self.world.country(code.as_str()).map(|entry| entry.name())
    }

    fn fact(&self, entry: Entry<'w>, form: Form, ambiguous: bool) -> Fact<'w> {
        let country = entry.country().and_then(Code::parse);
        let shape = shape(entry.kind(), form);
        let identity = match (shape, country) {
            (Shape::Country | Shape::Demonym, Some(code)) => Identity::Country(code),
            (Shape::Seat, Some(code)) => Identity::Government(code),
            _ => Identity::Entry(entry.id().0),
        };
        let mut fact = Fact {
            identity,
            shape,
            adjective: matches!(form, Form::Adjective | Form::Demonym),
            name: entry.name(),
            country,
            sectors: entry.sector().map_or(Sectors::NONE, Sectors::parse),
            title: None,
            former: false,
            wikidata: entry.wikidata(),
            weight: entry.population(),
            current: false,
            leads: false,
            ambiguous,
            layer: entry.layer(),
            imported: ["-phoenix.tsv", "-factbook.tsv"]
                .iter()
                .any(|end| entry.table().ends_with(end)),
            prominent: entry.table() == "office-holders.tsv",
            row: (entry.table(), entry.line()),
        };
        if matches!(
            shape,
            Shape::Country | Shape::Demonym | Shape::Capital | Shape::City | Shape::Region
        ) {
            // A state that few recognise is said to be that, other places have no sector.
            let apart = entry.sector() == Some("PRE");
            fact.sectors = if apart { fact.sectors } else { Sectors::NONE };
        }
        if entry.kind() == Kind::Person {
            // What somebody will be one day, nobody knows at the date.
            fact.sectors = Sectors::NONE;
            self.office(entry, &mut fact);
        }
        fact
    }

    /// What a person is at the date.
    fn office(&self, entry: Entry<'w>, fact: &mut Fact<'w>) {
        let Some(held) = entry.held(self.date) else { return };
        let tenure = held.tenure;
        fact.sectors = tenure.sector().map_or(fact.sectors, Sectors::parse);
        // A head of state is that of the territories too: the home country first.
        let international = tenure.sector().is_some_and(|sector| sector.starts_with("IGO"));
        let home = !international
            && entry.tenures().any(|other| {
                // Not one that is still to come.
                let begun = |date| other.from().is_none_or(|from| from <= date);
                other.country() == entry.country()
                    && self
                        .date
                        .is_none_or(|date| other.covers(date) || held.former && begun(date))
            });
        fact.country = tenure
            .country()
            .and_then(Code::parse)
            .filter(|_| !home)
            .or(fact.country);
        fact.title = tenure.office();
        // An office whose end nobody recorded may still be held, for as long as offices are.
        let long_ago = self
            .date
            .is_some_and(|date| date.year() >= tenure.seen().year() + LONG_AGO);
        let ended = held.former && (tenure.to().is_some() || long_ago);
        fact.former = ended;
        // Where the article has no date, nothing says that an office had ended when it was written.
        let undated = self.date.is_none() && fact.prominent;
        let leads = |tenure: &Tenure<'_>| {
            tenure.class().is_some_and(|class| {
                class
                    .split('|')
                    .any(|c| matches!(c, "head of government" | "head of state" | "leader"))
            })
        };
        let top = leads(&tenure) || undated && entry.tenures().any(|tenure| leads(&tenure));
        fact.current = !held.former || top || undated;
        fact.leads = entry.tenures().any(|tenure| leads(&tenure));
        fact.weight = match (held.former, ended) {
            _ if undated => 2_100_000,
            (false, _) => 2_000_000,
            (true, true) => 1_000_000,
            (true, false) => 600_000,
        } + if top { 800_000 } else { 0 };
        // Of two who held the same office the later one.
        let year: u32 = tenure.from().map_or(0, dateline_world::Date::year);
        fact.weight += year.saturating_sub(1900).min(200) * 500;
        if held.former && !ended {
            fact.title = None;
        }
        if ended && !undated && fact.sectors.first.is_some_and(|code| code.as_str() == "GOV") {
            fact.sectors = Sectors::parse("ELI");
        }
    }
}

fn shape(kind: Kind, form: Form) -> Shape {
    match (kind, form) {
        (Kind::Country, Form::Adjective | Form::Demonym) => Shape::Demonym,
        (Kind::Country, Form::Capital) => Shape::Capital,
        (Kind::Country | Kind::Government, Form::Seat) => Shape::Seat,
        (Kind::Country, _) => Shape::Country,
        (Kind::Region | Kind::Place, _) => Shape::Region,
        (Kind::City, _) => Shape::City,
        (Kind::Person, Form::Surname) => Shape::Surname,
        (Kind::Person, _) => Shape::Person,
        (Kind::Group, _) => Shape::People,
        (Kind::Government, _) => Shape::Body(ActorKind::Government),
        (Kind::ArmedGroup, _) => Shape::Body(ActorKind::ArmedGroup),
        (Kind::Party, _) => Shape::Body(ActorKind::Party),
        (Kind::Company, _) => Shape::Body(ActorKind::Company),
        (Kind::Media, _) => Shape::Body(ActorKind::Media),
        (Kind::Organization, _) => Shape::Body(ActorKind::Organization),
    }
}
