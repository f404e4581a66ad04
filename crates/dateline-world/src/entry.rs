//! Entries and the offices of people, as views of the compiled form.

use crate::store::{Store, number};
use crate::types::{Date, Kind};
use crate::world::EntryId;

/// Something or somebody the world knows.
#[derive(Clone, Copy)]
pub struct Entry<'w> {
    pub(crate) store: &'w Store,
    pub(crate) id: EntryId,
    pub(crate) record: &'w [u8],
}

impl std::fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("name", &self.name())
            .field("kind", &self.kind())
            .field("country", &self.country())
            .field("sector", &self.sector())
            .field("table", &self.table())
            .field("line", &self.line())
            .finish_non_exhaustive()
    }
}

/// An empty text is no text.
fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn code(bytes: Option<&[u8]>) -> Option<&str> {
    bytes
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .filter(|code| !code.starts_with('\0'))
}

fn date(bytes: &[u8], at: usize) -> Option<Date> {
    number(bytes, at).filter(|date| *date != 0).map(Date)
}

impl<'w> Entry<'w> {
    /// The layer it stands in: 0 for the crate's own tables, then those of users in the order in which they were added.
    #[must_use]
    pub const fn layer(&self) -> u32 {
        self.id.0 >> crate::layout::ID_BITS
    }

    fn number(&self, at: usize) -> u32 {
        number(self.record, at).unwrap_or(0)
    }

    /// What it is known by.
    #[must_use]
    pub const fn id(&self) -> EntryId {
        self.id
    }

    /// Its usual name.
    #[must_use]
    pub fn name(&self) -> &'w str {
        self.store.string(self.number(0))
    }

    /// Its country, or the international organisation that it belongs to, as a code of three letters.
    #[must_use]
    pub fn country(&self) -> Option<&'w str> {
        code(self.record.get(4..7))
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::from_u8(self.record.get(7).copied().unwrap_or(u8::MAX))
    }

    /// Its sectors: `GOV`, `GOV+MIL`. Those of a person change with the office: [`Entry::held`].
    #[must_use]
    pub fn sector(&self) -> Option<&'w str> {
        some(self.store.string(self.number(8)))
    }

    /// The division that a place lies in.
    #[must_use]
    pub fn region(&self) -> Option<&'w str> {
        some(self.store.string(self.number(12)))
    }

    /// Its Wikidata item, without the Q.
    #[must_use]
    pub fn wikidata(&self) -> Option<u32> {
        Some(self.number(16)).filter(|number| *number != 0)
    }

    /// Latitude and longitude in degrees.
    #[must_use]
    pub fn position(&self) -> Option<(f64, f64)> {
        let degrees = |at| f64::from(self.number(at) as i32) / 10_000.0;
        let place = (degrees(20), degrees(24));
        (place != (0.0, 0.0)).then_some(place)
    }

    /// Inhabitants; 0 where unknown.
    #[must_use]
    pub fn population(&self) -> u32 {
        self.number(28)
    }

    /// Since when it exists.
    #[must_use]
    pub fn valid_from(&self) -> Option<Date> {
        date(self.record, 32)
    }

    /// Until when it existed.
    #[must_use]
    pub fn valid_to(&self) -> Option<Date> {
        date(self.record, 36)
    }

    /// The file of its row.
    #[must_use]
    pub fn table(&self) -> &'w str {
        let table = u32::from(self.record.get(46).copied().unwrap_or(u8::MAX));
        self.store.string(number(self.store.table(table), 0).unwrap_or(0))
    }

    /// The line of its row.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.number(48)
    }

    pub(crate) fn hides(&self) -> bool {
        self.record
            .get(47)
            .is_some_and(|flags| flags & crate::layout::HIDE != 0)
    }

    /// The offices of a person, those of the most trusted tables first.
    pub fn tenures(&self) -> impl Iterator<Item = Tenure<'w>> + use<'w> {
        let first = self.number(40);
        let count = self.record.get(44..46).and_then(|bytes| bytes.try_into().ok());
        let count = count.map_or(0, u16::from_le_bytes);
        let this = *self;
        (first..first + u32::from(count)).map(move |index| this.tenure(index))
    }

    pub(crate) fn tenure(&self, index: u32) -> Tenure<'w> {
        Tenure {
            person: *self,
            record: self.store.tenure(index),
        }
    }

    /// What a person is at a date: the office held, else the last one held before. Without a date, the last known.
    #[must_use]
    pub fn held(&self, date: Option<Date>) -> Option<Held<'w>> {
        let mut best: Option<(bool, u32, Tenure<'w>)> = None;
        for tenure in self.tenures() {
            let (covers, since) = match date {
                Some(date) if tenure.covers(date) => (true, tenure.from().map_or(0, Date::first)),
                Some(date) if tenure.begins_after(date) => continue,
                _ => (
                    date.is_none() && tenure.to().is_none(),
                    tenure.to().unwrap_or_else(|| tenure.seen()).last(),
                ),
            };
            // Of offices held together the later one, unless a more trusted table, which comes first, knows one.
            let better = best.is_none_or(|(held, when, other)| {
                covers && !held || covers == held && since > when && (tenure.table() == other.table() || !covers)
            });
            if better {
                best = Some((covers, since, tenure));
            }
        }
        best.map(|(covers, _, tenure)| Held {
            tenure,
            former: !covers,
        })
    }
}

/// What a person is at a date.
#[derive(Clone, Copy, Debug)]
pub struct Held<'w> {
    /// The office.
    pub tenure: Tenure<'w>,
    /// Whether it lies in the past.
    pub former: bool,
}

/// An office held by a person for a time.
#[derive(Clone, Copy)]
pub struct Tenure<'w> {
    pub(crate) person: Entry<'w>,
    pub(crate) record: &'w [u8],
}

impl std::fmt::Debug for Tenure<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tenure")
            .field("person", &self.person.name())
            .field("office", &self.office())
            .field("country", &self.country())
            .field("from", &self.from())
            .field("to", &self.to())
            .finish_non_exhaustive()
    }
}

/// Months after which an office that nobody has seen since is no longer taken to be held.
const STALE: u32 = 24;

impl<'w> Tenure<'w> {
    fn number(&self, at: usize) -> u32 {
        number(self.record, at).unwrap_or(0)
    }

    /// Who held it.
    #[must_use]
    pub const fn person(&self) -> Entry<'w> {
        self.person
    }

    /// The title: "Prime Minister". Some tables know the sector alone.
    #[must_use]
    pub fn office(&self) -> Option<&'w str> {
        some(self.person.store.string(self.number(4)))
    }

    /// Its general name: "head of government", "foreign minister"; several are joined with `|`.
    #[must_use]
    pub fn class(&self) -> Option<&'w str> {
        some(self.person.store.string(self.number(8)))
    }

    /// The sectors of its holder: `GOV`, `GOV+MIL`.
    #[must_use]
    pub fn sector(&self) -> Option<&'w str> {
        some(self.person.store.string(self.number(12)))
    }

    /// Its country or international organisation.
    #[must_use]
    pub fn country(&self) -> Option<&'w str> {
        code(self.record.get(16..19))
    }

    /// Since when.
    #[must_use]
    pub fn from(&self) -> Option<Date> {
        date(self.record, 20)
    }

    /// Until when, where an end is known.
    #[must_use]
    pub fn to(&self) -> Option<Date> {
        date(self.record, 24)
    }

    /// When it was last known to hold.
    #[must_use]
    pub fn seen(&self) -> Date {
        date(self.record, 28).unwrap_or_default()
    }

    /// The file of its row.
    #[must_use]
    pub fn table(&self) -> &'w str {
        let table = u32::from(self.record.get(19).copied().unwrap_or(u8::MAX));
        let store = self.person.store;
        store.string(number(store.table(table), 0).unwrap_or(0))
    }

    /// The line of its row.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.number(32)
    }

    /// Whether it is held at the date. An office without a known end is, for two years after it was last seen.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        let ends = match self.to() {
            Some(to) => date.first() <= to.last(),
            None => date.months() <= self.seen().months() + STALE,
        };
        ends && !self.begins_after(date)
    }

    fn begins_after(&self, date: Date) -> bool {
        self.from().is_some_and(|from| date.last() < from.first())
    }
}
