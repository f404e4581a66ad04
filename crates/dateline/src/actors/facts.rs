//! The world as the actors stage asks it: what a name can mean at the article's date.

use jiff::civil::Date;

use super::code::{Code, Sectors};
use crate::model::ActorKind;

#[allow(dead_code)] // constructed by the world's look-ups
/// Who an entry is, so that two names of one actor meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Identity {
    Country(Code),
    /// The government of a country, also by its seat or capital.
    Government(Code),
    /// Any other entry of the world.
    Entry(u32),
}

#[allow(dead_code)] // constructed by the world's look-ups
/// What kind of entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Person,
    /// A surname known enough to stand alone.
    Surname,
    Country,
    /// A nationality, adjective or noun.
    Demonym,
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
    /// Its full name.
    pub(super) name: &'w str,
    pub(super) country: Option<Code>,
    pub(super) sectors: Sectors,
    /// The office held at the date, else the last one before.
    pub(super) title: Option<&'w str>,
    pub(super) former: bool,
    pub(super) wikidata: Option<&'w str>,
    /// Inhabitants, or another measure of how well it is known.
    pub(super) weight: u32,
    /// Table and row.
    pub(super) rule: String,
}

/// The world at a date.
#[derive(Clone, Debug)]
pub(super) struct Facts<'w> {
    date: Option<Date>,
    world: std::marker::PhantomData<&'w ()>,
}

impl<'w> Facts<'w> {
    pub(super) fn new(date: Option<Date>) -> Self {
        Self {
            date,
            world: std::marker::PhantomData,
        }
    }

    /// Whether the world has this name, exactly.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.shape(name).is_some()
    }

    /// What the name most often is.
    pub(super) fn shape(&self, name: &str) -> Option<Shape> {
        let mut entries = Vec::new();
        self.entries(name, &mut entries);
        entries.first().map(|fact| fact.shape)
    }

    /// Everything that the name can mean.
    pub(super) fn entries(&self, _name: &str, _entries: &mut Vec<Fact<'w>>) {
        let _ = self.date;
    }

    /// The office of a person.
    pub(super) fn title(&self, fact: &Fact<'w>) -> Option<&'w str> {
        fact.title
    }

    /// The name of a country.
    pub(super) fn country_name(&self, _code: Code) -> Option<&'w str> {
        None
    }
}
