//! Kinds, forms, dates and codes.

use std::fmt;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A state, or a territory with a code of its own.
    Country,
    /// A first-level division: a US state, a province.
    Region,
    /// A populated place.
    City,
    /// A continent, a region across borders, a sea.
    Place,
    /// A person.
    Person,
    /// An organisation of any other kind.
    Organization,
    /// An armed group that is no state's army.
    ArmedGroup,
    /// A political party.
    Party,
    /// A company.
    Company,
    /// A news agency, newspaper, broadcaster.
    Media,
    /// A people, a religious community.
    Group,
    /// A government, or a building that stands for one.
    Government,
}

impl Kind {
    const ALL: [(Self, &'static str); 12] = [
        (Self::Country, "country"),
        (Self::Region, "region"),
        (Self::City, "city"),
        (Self::Place, "place"),
        (Self::Person, "person"),
        (Self::Organization, "organization"),
        (Self::ArmedGroup, "armed_group"),
        (Self::Party, "party"),
        (Self::Company, "company"),
        (Self::Media, "media"),
        (Self::Group, "group"),
        (Self::Government, "government"),
    ];

    /// Reads a kind as tables write it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }

    /// As tables write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("organization", |(_, name)| name)
    }

    pub(crate) fn from_u8(value: u8) -> Self {
        Self::ALL
            .get(usize::from(value))
            .map_or(Self::Organization, |(kind, _)| *kind)
    }
}

/// How a name names its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Form {
    /// The name that the table gives it.
    Name,
    /// Another whole name.
    Alias,
    /// Capital letters: "UN", "ISIS".
    Acronym,
    /// The adjective of a country or a group: "Russian".
    Adjective,
    /// The inhabitants or members: "Russians".
    Demonym,
    /// The capital of a country, which is also what its government is called.
    Capital,
    /// A building or street that stands for a government: "the Kremlin".
    Seat,
    /// The surname of a well-known person.
    Surname,
    /// The name of a person under another transliteration.
    Variant,
}

impl Form {
    pub(crate) const ALL: [Self; 9] = [
        Self::Name,
        Self::Alias,
        Self::Acronym,
        Self::Adjective,
        Self::Demonym,
        Self::Capital,
        Self::Seat,
        Self::Surname,
        Self::Variant,
    ];
}

/// A day, a month or a year; months and days that are not known are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(crate) u32);

impl Date {
    /// A day. Months and days outside their range count as unknown.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        let month = if month > 12 { 0 } else { month };
        let day = if day > 31 || month == 0 { 0 } else { day };
        Self(year as u32 * 10_000 + month as u32 * 100 + day as u32)
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize, least: u32, most: u32| -> Option<Option<u32>> {
            let Some(part) = parts.next() else { return Some(None) };
            if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let value: u32 = part.parse().ok()?;
            (least..=most).contains(&value).then_some(Some(value))
        };
        let year = number(4, 1000, 2200)??;
        let month = number(2, 1, 12)?;
        let day = number(2, 1, 31)?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let most = match month {
            Some(2) => 28 + u32::from(leap),
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        if parts.next().is_some() || day.is_some_and(|day| day > most) {
            return None;
        }
        Some(Self(year * 10_000 + month.unwrap_or(0) * 100 + day.unwrap_or(0)))
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.0 / 10_000
    }

    /// Its first day, for comparisons.
    pub(crate) const fn first(self) -> u32 {
        let month = if (self.0 / 100).is_multiple_of(100) { 100 } else { 0 };
        let day = if self.0.is_multiple_of(100) { 1 } else { 0 };
        self.0 + month + day
    }

    /// Its last day, for comparisons.
    pub(crate) const fn last(self) -> u32 {
        let month = if (self.0 / 100).is_multiple_of(100) { 1200 } else { 0 };
        let day = if self.0.is_multiple_of(100) { 31 } else { 0 };
        self.0 + month + day
    }

    /// Roughly the months from 0, for distances.
    pub(crate) const fn months(self) -> u32 {
        self.year() * 12 + self.0 / 100 % 100
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        match (month, day) {
            (0, _) => write!(f, "{year:04}"),
            (_, 0) => write!(f, "{year:04}-{month:02}"),
            _ => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}
