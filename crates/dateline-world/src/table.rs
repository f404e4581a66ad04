//! Reading tables: tab-separated rows under a head that names source, licence and date.

use crate::error::{TableError, TableErrorKind};
use crate::types::{Date, Kind};

/// A table as read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// Its file name.
    pub file: String,
    /// Where its facts come from.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// The day up to which it is known to hold.
    pub date: Date,
    /// Tables of a lower rank are the more trusted ones, and give entries their names.
    pub rank: u8,
    /// Whether the surnames of its people are known well enough to stand alone.
    pub surnames: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row as read; empty strings and zeros stand for what it does not say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Line in its file, from 1.
    pub line: u32,
    /// The name to show.
    pub name: String,
    /// What it is.
    pub kind: Option<Kind>,
    /// ISO 3166-1 alpha-3, or the code of an international organisation.
    pub country: String,
    /// `GOV`, `GOV+MIL`.
    pub sector: String,
    /// Other whole names; those in capitals are acronyms.
    pub aliases: Vec<String>,
    /// Adjectives of a country or group.
    pub adjectives: Vec<String>,
    /// Inhabitants or members.
    pub demonyms: Vec<String>,
    /// Capitals of a country.
    pub capitals: Vec<String>,
    /// Buildings and streets that stand for a government.
    pub seats: Vec<String>,
    /// Surnames that name a person alone, beside the one that the name gives; `-` for none at all.
    pub surnames: Vec<String>,
    /// The office held from `from` to `to`.
    pub office: String,
    /// The general name of that office: `head of government`.
    pub class: String,
    /// Beginning.
    pub from: Option<Date>,
    /// End.
    pub to: Option<Date>,
    /// When it was last known to hold, where no end is known.
    pub seen: Option<Date>,
    /// The division that a place lies in.
    pub region: String,
    /// Latitude, in ten-thousandths of a degree.
    pub lat: i32,
    /// Longitude, in ten-thousandths of a degree.
    pub lon: i32,
    /// Inhabitants.
    pub population: u32,
    /// The number of its Wikidata item.
    pub wikidata: u32,
    /// Whether it hides entries of this kind and name instead of adding one.
    pub hide: bool,
}

/// Columns that a table can have.
pub(crate) const COLUMNS: [&str; 21] = [
    "name",
    "kind",
    "country",
    "sector",
    "aliases",
    "adjectives",
    "demonyms",
    "capitals",
    "seats",
    "surnames",
    "office",
    "class",
    "from",
    "to",
    "seen",
    "region",
    "lat",
    "lon",
    "population",
    "wikidata",
    "hide",
];

/// Reads a table.
///
/// # Errors
/// The first row that is wrong, with its line and column.
pub(crate) fn read(file: &str, text: &str) -> Result<Table, TableError> {
    let mut table = Table {
        file: file.to_owned(),
        rank: 5,
        ..Table::default()
    };
    let mut defaults = Row::default();
    let mut columns: Option<Vec<&'static str>> = None;
    // Editors of some systems begin a file with a mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (line, content) in (1..).zip(text.lines()) {
        let at = |column: usize, kind| error(file, line, column, kind);
        if let Some(comment) = content.strip_prefix('#') {
            if columns.is_none() {
                head(file, line, comment, &mut table, &mut defaults)?;
            }
            continue;
        }
        if content.trim().is_empty() {
            continue;
        }
        let Some(columns) = &columns else {
            let mut names = Vec::new();
            let mut column = 1;
            for cell in content.split('\t') {
                let Some(name) = COLUMNS.iter().find(|name| **name == cell.trim()) else {
                    return Err(at(column, TableErrorKind::UnknownColumn(cell.trim().to_owned())));
                };
                names.push(*name);
                column += cell.chars().count() + 1;
            }
            if !names.contains(&"name") {
                return Err(at(1, TableErrorKind::NoNameColumn));
            }
            columns = Some(names);
            continue;
        };
        let mut row = Row {
            line,
            ..defaults.clone()
        };
        let mut column = 1;
        for (i, cell) in content.split('\t').enumerate() {
            let Some(name) = columns.get(i) else {
                let found = content.split('\t').count();
                let expected = columns.len();
                return Err(at(column, TableErrorKind::TooManyCells { found, expected }));
            };
            set(&mut row, name, cell.trim()).map_err(|kind| at(column, kind))?;
            column += cell.chars().count() + 1;
        }
        check(&row).map_err(|kind| at(1, kind))?;
        table.rows.push(row);
    }
    if columns.is_none() {
        return Err(error(file, 1, 1, TableErrorKind::NoHeader));
    }
    Ok(table)
}

pub(crate) fn error(file: &str, line: u32, column: usize, kind: TableErrorKind) -> TableError {
    TableError {
        file: file.to_owned(),
        line,
        column: u32::try_from(column).unwrap_or(u32::MAX),
        kind,
    }
}

/// Reads a line of the head: `# source: …`.
fn head(file: &str, line: u32, comment: &str, table: &mut Table, defaults: &mut Row) -> Result<(), TableError> {
    let Some((key, value)) = comment.split_once(':') else {
        return Ok(());
    };
    let value = value.trim();
    let wrong = |kind| error(file, line, 3, kind);
    match key.trim() {
        "source" => value.clone_into(&mut table.source),
        "licence" => value.clone_into(&mut table.licence),
        "date" => table.date = Date::parse(value).ok_or_else(|| wrong(TableErrorKind::Date(value.to_owned())))?,
        "rank" => {
            table.rank = value
                .parse()
                .map_err(|_| wrong(TableErrorKind::Number(value.to_owned())))?
        }
        "surnames" => table.surnames = value == "yes",
        "kind" => set(defaults, "kind", value).map_err(wrong)?,
        "sector" => set(defaults, "sector", value).map_err(wrong)?,
        "country" => set(defaults, "country", value).map_err(wrong)?,
        _ => {}
    }
    Ok(())
}

/// Whether the row is complete.
pub(crate) fn check(row: &Row) -> Result<(), TableErrorKind> {
    if row.name.is_empty() {
        return Err(TableErrorKind::NoName);
    }
    if row.kind.is_none() {
        return Err(TableErrorKind::NoKind);
    }
    match (row.from, row.to) {
        (Some(from), Some(to)) if from.first() > to.last() => Err(TableErrorKind::Interval),
        _ => Ok(()),
    }
}

/// Sets one cell of a row.
pub(crate) fn set(row: &mut Row, column: &str, cell: &str) -> Result<(), TableErrorKind> {
    if cell.is_empty() {
        return Ok(());
    }
    let owned = || cell.to_owned();
    match column {
        "name" => row.name = owned(),
        "kind" => row.kind = Some(Kind::parse(cell).ok_or_else(|| TableErrorKind::Kind(owned()))?),
        "country" => row.country = if cell == "-" { String::new() } else { code(cell)? },
        "sector" => {
            if cell != "-" {
                for part in cell.split('+') {
                    code(part)?;
                }
                row.sector = owned();
            }
        }
        "aliases" => row.aliases = list(cell),
        "adjectives" => row.adjectives = list(cell),
        "demonyms" => row.demonyms = list(cell),
        "capitals" => row.capitals = list(cell),
        "seats" => row.seats = list(cell),
        "surnames" => row.surnames = list(cell),
        "office" => row.office = owned(),
        "class" => row.class = owned(),
        "from" => row.from = Some(date(cell)?),
        "to" => row.to = Some(date(cell)?),
        "seen" => row.seen = Some(date(cell)?),
        "region" => row.region = owned(),
        "lat" => row.lat = degrees(cell, 90.0)?,
        "lon" => row.lon = degrees(cell, 180.0)?,
        "population" => row.population = cell.parse().map_err(|_| TableErrorKind::Number(owned()))?,
        "wikidata" => {
            let number = cell.strip_prefix('Q').and_then(|digits| digits.parse().ok());
            row.wikidata = number.ok_or_else(|| TableErrorKind::Wikidata(owned()))?;
        }
        "hide" => row.hide = cell == "yes",
        _ => return Err(TableErrorKind::UnknownColumn(column.to_owned())),
    }
    Ok(())
}

fn list(cell: &str) -> Vec<String> {
    cell.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn code(cell: &str) -> Result<String, TableErrorKind> {
    if cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(cell.to_owned())
    } else {
        Err(TableErrorKind::Code(cell.to_owned()))
    }
}

fn date(cell: &str) -> Result<Date, TableErrorKind> {
    Date::parse(cell).ok_or_else(|| TableErrorKind::Date(cell.to_owned()))
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn degrees(cell: &str, most: f64) -> Result<i32, TableErrorKind> {
    let value: f64 = cell.parse().map_err(|_| TableErrorKind::Number(cell.to_owned()))?;
    if value.abs() <= most {
        Ok((value * 10_000.0).round() as i32)
    } else {
        Err(TableErrorKind::Number(cell.to_owned()))
    }
}
