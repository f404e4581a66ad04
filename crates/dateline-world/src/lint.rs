//! What a reviewer of the tables should look at.

use std::collections::BTreeMap;
use std::fmt;

use crate::error::TableError;
use crate::fold::fold;
use crate::table::{self, Row, Table};
use crate::types::{Date, Kind};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// What is suspicious.
    pub message: String,
    /// Whether it must be put right before the tables are shipped.
    pub serious: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = if self.serious { "error" } else { "note" };
        write!(f, "{}:{}: {level}: {}", self.file, self.line, self.message)
    }
}

/// How fresh a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// The file.
    pub file: String,
    /// Its rows.
    pub rows: usize,
    /// Up to when it is known to hold.
    pub date: Date,
    /// The latest date in a row.
    pub latest: Date,
    /// Offices without an end.
    pub open: usize,
    /// Where its facts come from.
    pub source: String,
}

/// Years after which an office without an end is suspicious.
const LONG: u32 = 25;

/// Reads tables (file name, text) and finds what is suspicious in them.
///
/// # Errors
/// The first row that cannot be read.
pub fn lint(files: &[(String, String)]) -> Result<(Vec<Finding>, Vec<Freshness>), TableError> {
    let mut findings = Vec::new();
    let mut report = Vec::new();
    let mut reviewed = BTreeMap::new();
    for (file, text) in files {
        let table = table::read(file, text)?;
        head(&table, &mut findings);
        rows(&table, &mut findings);
        overlaps(&table, &mut findings);
        twice(&table, &mut reviewed, &mut findings);
        report.push(freshness(&table));
    }
    Ok((findings, report))
}

fn head(table: &Table, findings: &mut Vec<Finding>) {
    for (name, missing) in [
        ("source", table.source.is_empty()),
        ("licence", table.licence.is_empty()),
        ("date", table.date == Date::default()),
    ] {
        if missing {
            findings.push(finding(table, 1, true, format!("the head names no {name}")));
        }
    }
}

fn finding(table: &Table, line: u32, serious: bool, message: String) -> Finding {
    Finding {
        file: table.file.clone(),
        line,
        message,
        serious,
    }
}

fn rows(table: &Table, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in &table.rows {
        let mut note = |serious, message| findings.push(finding(table, row.line, serious, message));
        if row.to.or(row.from).is_some_and(|date| date > table.date) && table.date != Date::default() {
            note(true, format!("{} is dated after the table", row.name));
        }
        let open = row.to.is_none() && row.seen.is_none() && !row.office.is_empty();
        if open && row.from.is_some_and(|from| from.year() + LONG < table.date.year()) {
            note(
                false,
                format!("{} holds an office since {}", row.name, row.from.unwrap_or_default()),
            );
        }
        let mut names: Vec<&String> = row.aliases.iter().chain(&row.adjectives).collect();
        names.push(&row.name);
        if let Some(bad) = names
            .iter()
            .find(|name| name.contains(['<', '>', '&', ';']) && name.contains(['<', ';']))
        {
            note(true, format!("markup in {bad:?}"));
        }
        if row.kind == Some(Kind::City) {
            continue;
        }
        let key = [
            fold(&row.name),
            row.country.clone(),
            row.office.clone(),
            row.sector.clone(),
            row.from.unwrap_or_default().to_string(),
        ]
        .join("\t");
        if let Some(first) = seen.insert(key, row.line) {
            note(true, format!("{} stands in line {first} too", row.name));
        }
    }
}

/// Tables of this rank and below were written row by row.
const REVIEWED: u8 = 2;

/// A body or a group that two reviewed tables have: one of them says what the other does not mean.
fn twice(table: &Table, known: &mut BTreeMap<(String, String), (String, u32)>, findings: &mut Vec<Finding>) {
    if table.rank > REVIEWED {
        return;
    }
    let body = |kind: Kind| {
        !matches!(
            kind,
            Kind::City | Kind::Region | Kind::Country | Kind::Person | Kind::Place
        )
    };
    for row in table.rows.iter().filter(|row| row.kind.is_some_and(body)) {
        let folded = fold(&row.name);
        let name = folded.strip_prefix("the ").unwrap_or(&folded);
        let key = (name.to_owned(), row.country.clone());
        match known.get(&key) {
            Some((file, line)) if *file != table.file => {
                let message = format!("{} stands in {file}:{line} too", row.name);
                findings.push(finding(table, row.line, false, message));
            }
            Some(_) => {}
            None => {
                known.insert(key, (table.file.clone(), row.line));
            }
        }
    }
}

/// Offices that one person holds at a time.
const SINGLE: [&str; 9] = [
    "head of government",
    "foreign minister",
    "defense minister",
    "finance minister",
    "interior minister",
    "central bank governor",
    "military chief",
    "national security adviser",
    "speaker",
];

fn overlaps(table: &Table, findings: &mut Vec<Finding>) {
    let mut offices: BTreeMap<(String, String, String), Vec<&Row>> = BTreeMap::new();
    for row in &table.rows {
        let classes = row.class.split('|');
        if row.from.is_some() && classes.clone().any(|class| SINGLE.contains(&class)) {
            let key = (row.country.clone(), row.class.clone(), row.office.clone());
            offices.entry(key).or_default().push(row);
        }
    }
    for ((country, _, office), mut rows) in offices {
        rows.sort_by_key(|row| row.from);
        for pair in rows.windows(2) {
            let [first, second] = pair else { continue };
            let end = first.to.map_or(u32::MAX, Date::first);
            let start = second.from.map_or(0, Date::last);
            if end > start && first.name != second.name {
                let message = format!(
                    "{} and {} are both {office} of {country} in {}",
                    first.name,
                    second.name,
                    second.from.unwrap_or_default()
                );
                findings.push(finding(table, second.line, table.rank < 3, message));
            }
        }
    }
}

fn freshness(table: &Table) -> Freshness {
    let dates = table.rows.iter().flat_map(|row| [row.from, row.to, row.seen]);
    Freshness {
        file: table.file.clone(),
        rows: table.rows.len(),
        date: table.date,
        latest: dates.flatten().max().unwrap_or_default(),
        open: table
            .rows
            .iter()
            .filter(|row| !row.office.is_empty() && row.to.is_none() && row.seen.is_none())
            .count(),
        source: table.source.clone(),
    }
}
