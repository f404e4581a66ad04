//! The world: names to entries.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::compile::compile;
use crate::entry::{Entry, Tenure};
use crate::error::{TableError, TableErrorKind};
use crate::fold::{fold_into, transliterated};
use crate::layout::{AMBIGUOUS, FORM_MASK, ID_BITS, VARIANT, acronym_key};
use crate::store::{Store, number};
use crate::types::{Form, Kind};
use crate::{table, toml_table};

/// What an entry is known by; those of one world compare and sort by table and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// What a name can mean.
#[derive(Clone, Copy, Debug)]
pub struct Match<'w> {
    /// The entry.
    pub entry: Entry<'w>,
    /// How the name names it.
    pub form: Form,
    /// Whether the name is also a common word or a first name: ask the context.
    pub ambiguous: bool,
}

/// A table and how fresh it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableInfo<'w> {
    /// Its file.
    pub file: &'w str,
    /// Where its facts come from.
    pub source: &'w str,
    /// Under which licence.
    pub licence: &'w str,
    /// Up to when it is known to hold.
    pub date: crate::Date,
    /// How many rows it has.
    pub rows: u32,
}

/// Everything that is known, by name and by office.
#[derive(Clone, Debug)]
pub struct World {
    /// The tables of the crate last, those of users before them.
    stores: Vec<Arc<Store>>,
}

/// How many tables of users one world can have, with that of the crate.
const MOST_STORES: usize = 1 << (u32::BITS - ID_BITS);

const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.fst"));
const DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/world.bin"));

impl World {
    /// The world of the crate's own tables.
    pub fn embedded() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| Self {
            stores: Store::open(Cow::Borrowed(NAMES), Cow::Borrowed(DATA))
                .map(Arc::new)
                .into_iter()
                .collect(),
        })
    }

    /// This world with the rows of a file before its own: TSV, or TOML where the name of the file ends in `.toml`.
    /// A row wins over known entries of its name and kind; `hide` removes them.
    ///
    /// # Errors
    /// The first row that is wrong, with file, line and column.
    pub fn with_overrides(&self, file: &str, text: &str) -> Result<Self, TableError> {
        let toml = std::path::Path::new(file)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        let mut table = if toml {
            toml_table::read(file, text)?
        } else {
            table::read(file, text)?
        };
        table.surnames = true;
        if table.date == crate::Date::default() {
            // What users say holds until they say otherwise.
            table.date = crate::Date::new(2199, 12, 31);
        }
        let full = || table::error(file, 1, 1, TableErrorKind::Full);
        if self.stores.len() >= MOST_STORES || table.rows.len() >= 1 << ID_BITS {
            return Err(full());
        }
        let compiled = compile(&[table], "").ok().and_then(Store::from_compiled);
        let mut stores = Vec::with_capacity(self.stores.len() + 1);
        stores.push(Arc::new(compiled.ok_or_else(full)?));
        stores.extend(self.stores.iter().cloned());
        Ok(Self { stores })
    }

    pub(crate) fn stores(&self) -> impl Iterator<Item = &Store> {
        self.stores.iter().map(AsRef::as_ref)
    }

    /// Ids count from the last store, so that those of the crate's tables stay when users add theirs.
    fn id(&self, store: usize, index: u32) -> EntryId {
        let level = self.stores.len() - 1 - store;
        EntryId((level as u32) << ID_BITS | index)
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<Entry<'_>> {
        let level = (id.0 >> ID_BITS) as usize;
        let store = self.stores.len().checked_sub(level + 1)?;
        self.entry_in(store, id.0 & ((1 << ID_BITS) - 1))
    }

    fn entry_in(&self, store: usize, index: u32) -> Option<Entry<'_>> {
        let id = self.id(store, index);
        let store = self.stores.get(store)?;
        let record = store.entry(index);
        (!record.is_empty()).then_some(Entry { store, id, record })
    }

    pub(crate) fn tenure<'w>(&'w self, store: &'w Store, index: u32) -> Option<Tenure<'w>> {
        let person = number(store.tenure(index), 0)?;
        let position = self.stores().position(|other| std::ptr::eq(other, store))?;
        Some(self.entry_in(position, person)?.tenure(index))
    }

    /// Everything that a name can mean: as written, folded, and for people by transliteration.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<Match<'_>> {
        let mut found = Vec::new();
        self.lookup_into(name, &mut String::new(), &mut found);
        found
    }

    /// [`World::lookup`] into a list that is cleared first, with a buffer for the folded name.
    pub fn lookup_into<'w>(&'w self, name: &str, key: &mut String, found: &mut Vec<Match<'w>>) {
        found.clear();
        key.clear();
        fold_into(name, key);
        let folded = key.strip_prefix("the ").unwrap_or(key);
        if folded.is_empty() {
            return;
        }
        let bare = name
            .strip_prefix("the ")
            .or_else(|| name.strip_prefix("The "))
            .unwrap_or(name);
        let capitals = !bare.bytes().any(|b| b.is_ascii_lowercase()) && bare.is_ascii() && bare.len() <= 12;
        let acronym = capitals.then(|| acronym_key(bare));
        for store in 0..self.stores.len() {
            let before = found.len();
            if let Some(acronym) = &acronym {
                self.collect(store, acronym, found);
            }
            // "UN" in capitals is no town called Un.
            if found.len() == before || folded.len() > 4 {
                self.collect(store, folded, found);
            }
        }
        if found.is_empty() {
            let variant = format!("{VARIANT}{}", transliterated(folded));
            for store in 0..self.stores.len() {
                self.collect(store, &variant, found);
            }
        }
        found.retain(|found| !found.entry.hides());
    }

    fn collect<'w>(&'w self, store: usize, key: &str, found: &mut Vec<Match<'w>>) {
        let Some(source) = self.stores.get(store) else { return };
        let before = found.len();
        for posting in source.postings(key) {
            let index = posting & ((1 << ID_BITS) - 1);
            let Some(entry) = self.entry_in(store, index) else {
                continue;
            };
            let form = Form::ALL.get((posting >> ID_BITS & FORM_MASK) as usize).copied();
            let known = found.iter().take(before);
            // A user's row of this kind hides the others of this name; one store does not hide its own.
            let hidden = known.clone().any(|other| {
                other.entry.id == entry.id || store_of(other) != store_of_entry(entry) && hides(other, entry)
            });
            if !hidden {
                found.push(Match {
                    entry,
                    form: form.unwrap_or(Form::Alias),
                    ambiguous: posting & AMBIGUOUS != 0,
                });
            }
        }
    }

    /// The country with this code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<Entry<'_>> {
        (0..self.stores.len()).find_map(|store| {
            let source = self.stores.get(store)?;
            let posting = source.postings(&format!("{}{code}", crate::layout::CODE)).next()?;
            self.entry_in(store, posting & ((1 << ID_BITS) - 1))
        })
    }

    /// All entries, those of users first.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.stores
            .iter()
            .enumerate()
            .flat_map(move |(store, source)| (0..source.entries()).filter_map(move |index| self.entry_in(store, index)))
    }

    /// The tables, with source, licence and date.
    pub fn tables(&self) -> impl Iterator<Item = TableInfo<'_>> {
        self.stores().flat_map(|store| {
            (0..store.tables()).map(|index| {
                let record = store.table(index);
                let text = |at| store.string(number(record, at).unwrap_or(0));
                TableInfo {
                    file: text(0),
                    source: text(4),
                    licence: text(8),
                    date: crate::Date(number(record, 12).unwrap_or(0)),
                    rows: number(record, 16).unwrap_or(0),
                }
            })
        })
    }
}

const fn store_of(found: &Match<'_>) -> u32 {
    store_of_entry(found.entry)
}

const fn store_of_entry(entry: Entry<'_>) -> u32 {
    entry.id.0 >> ID_BITS
}

fn hides(user: &Match<'_>, other: Entry<'_>) -> bool {
    let kind: Kind = user.entry.kind();
    kind == other.kind()
}
