//! From tables to the compiled form.

use std::collections::BTreeMap;

use crate::fold::{fold, transliterated};
use crate::layout::{
    ACRONYM, AMBIGUOUS, CODE, ENTRY, HEAD, HIDE, ID_BITS, MAGIC, MANY, TABLE, TENURE, VARIANT, acronym_key, is_acronym,
    office_key,
};
use crate::table::{Row, Table};
use crate::types::{Date, Form, Kind};

/// The compiled form of tables.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// Names to postings.
    pub names: Vec<u8>,
    /// Everything else.
    pub data: Vec<u8>,
}

/// Countries whose people put the family name first.
const FAMILY_FIRST: [&str; 8] = ["CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HKG", "MAC"];

#[derive(Default)]
struct Builder<'a> {
    entries: Vec<Entity<'a>>,
    /// Names by which a row finds the entry that it belongs to.
    known: BTreeMap<String, u32>,
    keys: Vec<(String, u32)>,
    offices: Vec<(String, u32)>,
    tenures: Vec<u8>,
    strings: Vec<u8>,
    string_at: BTreeMap<String, u32>,
}

struct Entity<'a> {
    row: &'a Row,
    table: u32,
    region: &'a str,
    wikidata: u32,
    population: u32,
    tenures: Vec<(u32, &'a Row)>,
}

/// Compiles tables; `words` are common words, one a line. Tables of a lower rank come first.
///
/// # Errors
/// When the names cannot be written; a sorted list in memory always can.
pub(crate) fn compile(tables: &[Table], words: &str) -> Result<Compiled, fst::Error> {
    let mut order: Vec<(u32, &Table)> = (0..).zip(tables).collect();
    order.sort_by_key(|(_, table)| table.rank);
    let mut builder = Builder::default();
    for (number, table) in order {
        for row in &table.rows {
            builder.add(number, table, row);
        }
    }
    builder.finish(tables, words)
}

impl<'a> Builder<'a> {
    fn add(&mut self, number: u32, table: &Table, row: &'a Row) {
        let Some(kind) = row.kind else { return };
        let identity = identity(kind, row, table.rank <= 1);
        let found = identity.iter().find_map(|key| self.known.get(key)).copied();
        let id = match found {
            Some(id) => id,
            None => {
                let id = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
                self.entries.push(Entity {
                    row,
                    table: number,
                    region: &row.region,
                    wikidata: 0,
                    population: 0,
                    tenures: Vec::new(),
                });
                id
            }
        };
        for key in identity {
            self.known.entry(key).or_insert(id);
        }
        let Some(entity) = self.entries.get_mut(id as usize) else {
            return;
        };
        if entity.wikidata == 0 {
            entity.wikidata = row.wikidata;
        }
        if entity.population == 0 {
            entity.population = row.population;
        }
        if kind == Kind::Person && !(row.office.is_empty() && row.sector.is_empty()) {
            // What a more trusted table says of an office replaces what the others say.
            let known = entity
                .tenures
                .iter()
                .any(|(other, known)| *other != number && (same_tenure(known, row) || within(known, row)));
            if !known {
                entity.tenures.push((number, row));
            }
        }
        self.names(id, kind, table, row);
    }

    fn names(&mut self, id: u32, kind: Kind, table: &Table, row: &Row) {
        if kind == Kind::Country && !row.country.is_empty() && row.to.is_none() && row.sector.is_empty() {
            self.keys.push((format!("{CODE}{}", row.country), id));
        }
        self.name(id, kind, Form::Name, &row.name);
        for (form, names) in [
            (Form::Alias, &row.aliases),
            (Form::Adjective, &row.adjectives),
            (Form::Demonym, &row.demonyms),
            (Form::Capital, &row.capitals),
            (Form::Seat, &row.seats),
        ] {
            for name in names {
                self.name(id, kind, form, name);
            }
        }
        if kind == Kind::Person {
            let none = row.surnames.iter().any(|name| name == "-");
            for name in row.surnames.iter().filter(|name| *name != "-") {
                self.name(id, kind, Form::Surname, name);
            }
            if table.surnames && !none {
                for name in surnames(&row.name, &row.country) {
                    self.name(id, kind, Form::Surname, name);
                }
            }
            if let Some(short) = without_initials(&row.name) {
                self.name(id, kind, Form::Alias, &short);
            }
        }
    }

    fn name(&mut self, id: u32, kind: Kind, form: Form, name: &str) {
        let posting = |form: Form| id | (form as u32) << ID_BITS;
        let acronym = is_acronym(name) && form != Form::Surname;
        if acronym {
            let letters = acronym_key(name);
            let long = letters.len() > 4;
            self.keys.push((letters, posting(Form::Acronym)));
            // Short ones are words in lower case: "who", "us", "it".
            if !long {
                return;
            }
        }
        let form = if acronym { Form::Acronym } else { form };
        let folded = fold(name);
        let key = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        if key.is_empty() {
            return;
        }
        if kind == Kind::Person && (key.contains(' ') || form == Form::Surname && key.len() > 5) {
            let form = if form == Form::Surname { form } else { Form::Variant };
            self.keys
                .push((format!("{VARIANT}{}", transliterated(&key)), posting(form)));
        }
        self.keys.push((key, posting(form)));
    }

    fn string(&mut self, text: &str) -> u32 {
        if let Some(at) = self.string_at.get(text) {
            return *at;
        }
        let at = u32::try_from(self.strings.len()).unwrap_or(0);
        let bytes = text.as_bytes();
        let length = u16::try_from(bytes.len()).unwrap_or(0);
        self.strings.extend(length.to_le_bytes());
        self.strings.extend(bytes.iter().take(usize::from(length)));
        self.string_at.insert(text.to_owned(), at);
        at
    }

    fn finish(mut self, tables: &[Table], words: &str) -> Result<Compiled, fst::Error> {
        self.string("");
        let entries = self.write_entries(tables);
        let mut described = Vec::with_capacity(tables.len() * TABLE);
        for table in tables {
            let texts = [&table.file, &table.source, &table.licence];
            for text in texts {
                let at = self.string(text);
                described.extend(at.to_le_bytes());
            }
            described.extend(table.date.0.to_le_bytes());
            described.extend(u32::try_from(table.rows.len()).unwrap_or(u32::MAX).to_le_bytes());
        }
        let (names, postings) = self.write_names(words)?;
        let sections = [&entries, &self.tenures, &postings, &described, &self.strings];
        let mut data = MAGIC.to_vec();
        let mut at = HEAD;
        for section in sections {
            data.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
            at += section.len();
        }
        data.extend(u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
        for section in sections {
            data.extend(section);
        }
        Ok(Compiled { names, data })
    }

    fn write_entries(&mut self, tables: &[Table]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.entries.len() * ENTRY);
        let entities = std::mem::take(&mut self.entries);
        for (id, entity) in (0_u32..).zip(&entities) {
            let row = entity.row;
            let first = self.tenures.len() / TENURE;
            for (number, tenure) in &entity.tenures {
                self.write_tenure(id, *number, tables, tenure);
            }
            let name = self.string(&row.name);
            let sector = self.string(&row.sector);
            let region = self.string(entity.region);
            bytes.extend(name.to_le_bytes());
            bytes.extend(country(row));
            bytes.push(row.kind.map_or(0, |kind| kind as u8));
            for number in [
                sector,
                region,
                entity.wikidata,
                row.lat as u32,
                row.lon as u32,
                entity.population,
                row.from.unwrap_or_default().0,
                row.to.unwrap_or_default().0,
                u32::try_from(first).unwrap_or(0),
            ] {
                bytes.extend(number.to_le_bytes());
            }
            bytes.extend(u16::try_from(entity.tenures.len()).unwrap_or(u16::MAX).to_le_bytes());
            bytes.push(u8::try_from(entity.table).unwrap_or(u8::MAX));
            bytes.push(if row.hide { HIDE } else { 0 });
            bytes.extend(row.line.to_le_bytes());
        }
        bytes
    }

    fn write_tenure(&mut self, id: u32, number: u32, tables: &[Table], row: &Row) {
        let at = u32::try_from(self.tenures.len() / TENURE).unwrap_or(0);
        let table = tables.get(number as usize);
        let seen = row.seen.or_else(|| table.map(|table| table.date)).unwrap_or_default();
        let office = self.string(&row.office);
        let class = self.string(&row.class);
        let sector = self.string(&row.sector);
        for number in [id, office, class, sector] {
            self.tenures.extend(number.to_le_bytes());
        }
        self.tenures.extend(country(row));
        self.tenures.push(u8::try_from(number).unwrap_or(u8::MAX));
        let date = |date: Option<Date>| date.unwrap_or_default().0;
        for number in [date(row.from), date(row.to), seen.0, row.line] {
            self.tenures.extend(number.to_le_bytes());
        }
        if !row.office.is_empty() {
            self.offices.push((office_key(&row.country, &row.office), at));
        }
        for class in row.class.split('|').filter(|class| !class.is_empty()) {
            self.offices.push((office_key(&row.country, class), at));
        }
    }

    fn write_names(&mut self, words: &str) -> Result<(Vec<u8>, Vec<u8>), fst::Error> {
        let common: std::collections::BTreeSet<String> = words
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(fold)
            .chain(self.first_names())
            .collect();
        let mut keys = std::mem::take(&mut self.keys);
        keys.append(&mut self.offices);
        keys.sort_unstable();
        keys.dedup();
        let mut postings: Vec<u8> = Vec::new();
        let mut names = fst::MapBuilder::memory();
        let mut rest = keys.as_slice();
        while let Some((key, _)) = rest.first() {
            let count = rest.iter().take_while(|(other, _)| other == key).count();
            let (group, after) = rest.split_at(count);
            rest = after;
            let word = key.strip_prefix([ACRONYM, VARIANT]).unwrap_or(key);
            let flag = if common.contains(word) { AMBIGUOUS } else { 0 };
            // One form an entry: the first, which is the plainest.
            let mut seen = std::collections::BTreeSet::new();
            let office = key.starts_with(crate::layout::OFFICE);
            let kept: Vec<u32> = group
                .iter()
                .map(|(_, posting)| *posting)
                .filter(|posting| office || seen.insert(posting & ((1 << ID_BITS) - 1)))
                .collect();
            let value = match kept.as_slice() {
                [one] => u64::from(one | flag),
                many => {
                    let at = postings.len();
                    postings.extend(u32::try_from(many.len()).unwrap_or(0).to_le_bytes());
                    for posting in many {
                        postings.extend((posting | flag).to_le_bytes());
                    }
                    MANY | at as u64
                }
            };
            names.insert(key, value)?;
        }
        Ok((names.into_inner()?, postings))
    }

    /// Words that several people have for a first name.
    fn first_names(&self) -> Vec<String> {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for (key, posting) in &self.keys {
            if posting >> ID_BITS & crate::layout::FORM_MASK == Form::Name as u32
                && let Some((first, _)) = key.split_once(' ')
                && let Some(entity) = self.entries.get((posting & ((1 << ID_BITS) - 1)) as usize)
                && entity.row.kind == Some(Kind::Person)
                && !FAMILY_FIRST.contains(&entity.row.country.as_str())
            {
                *counts.entry(first.to_owned()).or_default() += 1;
            }
        }
        counts
            .into_iter()
            .filter(|(_, count)| *count >= 3)
            .map(|(name, _)| name)
            .collect()
    }
}

/// Whether two rows are about the same time in the same office.
fn same_tenure(known: &Row, row: &Row) -> bool {
    let near = match (known.from, row.from) {
        (Some(known), Some(from)) => known.months().abs_diff(from.months()) <= 6,
        _ => true,
    };
    let same = known
        .class
        .split('|')
        .any(|class| row.class.split('|').any(|other| class == other));
    near && (same || row.office.is_empty())
}

/// Whether a row begins within a time for which a more trusted table knows the office, and its end: what other tables saw
/// later of it was seen too late.
fn within(known: &Row, row: &Row) -> bool {
    let (Some(from), Some(to), Some(begins)) = (known.from, known.to, row.from) else {
        return false;
    };
    let same = fold(&known.office) == fold(&row.office) || row.office.is_empty() && known.sector == row.sector;
    same && known.country == row.country && from.first() <= begins.last() && begins.first() <= to.last()
}

fn country(row: &Row) -> [u8; 3] {
    row.country.as_bytes().try_into().unwrap_or([0; 3])
}

/// Under which a later row is recognised as the same entry.
fn identity(kind: Kind, row: &Row, reviewed: bool) -> Vec<String> {
    let country = &row.country;
    match kind {
        Kind::Country if row.to.is_none() && row.sector.is_empty() && !country.is_empty() => {
            vec![format!("{country} country")]
        }
        // Two towns of a name are two entries.
        Kind::City => Vec::new(),
        Kind::Person => {
            let names = std::iter::once(&row.name).chain(&row.aliases);
            let names = names
                .filter(|name| name.contains([' ', '-']))
                .map(|name| transliterated(&fold(name)).replace('-', " "));
            let mut keys: Vec<String> = names.map(|name| format!("{country} {name}")).collect();
            // In the reviewed table a person can hold offices of several countries and organisations.
            if reviewed {
                keys.push(format!("* {}", transliterated(&fold(&row.name)).replace('-', " ")));
            }
            keys
        }
        _ => vec![format!("{country} {} {}", kind as u8, fold(&row.name))],
    }
}

/// The surname of a name: its last word with the particles before it, or the first where family names stand first.
pub(crate) fn surnames<'n>(name: &'n str, country: &str) -> Vec<&'n str> {
    const PARTICLES: [&str; 17] = [
        "de", "da", "do", "dos", "di", "del", "della", "van", "von", "der", "den", "le", "la", "el", "al", "ter", "ten",
    ];
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let latin = words.first().is_some_and(|first| first.ends_with('.'));
    if FAMILY_FIRST.contains(&country) && !latin {
        return words.first().copied().into_iter().collect();
    }
    let mut end = words.len();
    while end > 1
        && words
            .get(end - 1)
            .is_some_and(|word| matches!(*word, "Jr." | "Jr" | "Sr." | "II" | "III" | "IV") || word.starts_with('('))
    {
        end -= 1;
    }
    if end < 2 {
        return Vec::new();
    }
    let offset = |index: usize| words.iter().take(index).map(|word| word.len() + 1).sum::<usize>();
    let stop = offset(end) - 1;
    let mut start = end - 1;
    let last = name.get(offset(start)..stop);
    while start > 1
        && words
            .get(start - 1)
            .is_some_and(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
    {
        start -= 1;
    }
    let whole = name.get(offset(start)..stop);
    let mut found: Vec<&str> = last.into_iter().collect();
    if whole != last {
        found.extend(whole);
    }
    // "al-Assad" is also "Assad".
    let bare = last.and_then(|last| {
        ["al-", "Al-", "el-", "El-"]
            .iter()
            .find_map(|article| last.strip_prefix(article))
    });
    found.extend(bare);
    found
}

/// "George W. Bush" is also "George Bush".
fn without_initials(name: &str) -> Option<String> {
    let mut words: Vec<&str> = name.split(' ').collect();
    let count = words.len();
    let mut index = 0;
    words.retain(|word| {
        index += 1;
        index == 1 || !(word.len() == 2 && word.ends_with('.'))
    });
    (words.len() >= 2 && words.len() < count).then(|| words.join(" "))
}
