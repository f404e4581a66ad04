//! User tables in TOML: `[[entry]]` tables with the columns of a table as keys.
//!
//! ```toml
//! source = "own research"
//! date = "2026-01-31"
//!
//! [[entry]]
//! name = "Example Front"
//! kind = "armed_group"
//! country = "NGA"
//! sector = "REB"
//! aliases = ["EF", "Front of the Example"]
//! ```

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{TableError, TableErrorKind};
use crate::table::{Row, Table, check, error, set};
use crate::types::Date;

/// Reads a table.
pub(crate) fn read(file: &str, text: &str) -> Result<Table, TableError> {
    let at = |offset: usize, kind| {
        let (line, column) = place(text, offset);
        error(file, line, column, kind)
    };
    let document = DeTable::parse(text).map_err(|wrong| {
        let offset = wrong.span().map_or(0, |span| span.start);
        at(offset, TableErrorKind::Syntax(wrong.message().to_owned()))
    })?;
    let mut table = Table {
        file: file.to_owned(),
        ..Table::default()
    };
    for (key, value) in document.get_ref() {
        let wrong = |kind| at(value.span().start, kind);
        match key.get_ref().as_ref() {
            "source" => table.source = cell(value).map_err(wrong)?,
            "licence" => table.licence = cell(value).map_err(wrong)?,
            "date" => {
                let date = cell(value).map_err(wrong)?;
                table.date = Date::parse(&date).ok_or_else(|| wrong(TableErrorKind::Date(date)))?;
            }
            "entry" => {
                let rows = value.get_ref().as_array();
                for row in rows.ok_or_else(|| wrong(TableErrorKind::Toml("tables: [[entry]]")))? {
                    table.rows.push(read_row(row, &at)?);
                }
            }
            other => {
                let kind = TableErrorKind::UnknownColumn(other.to_owned());
                return Err(at(key.span().start, kind));
            }
        }
    }
    Ok(table)
}

fn read_row(
    value: &Spanned<DeValue<'_>>,
    at: &impl Fn(usize, TableErrorKind) -> TableError,
) -> Result<Row, TableError> {
    let start = value.span().start;
    let Some(cells) = value.get_ref().as_table() else {
        return Err(at(start, TableErrorKind::Toml("a table: [[entry]]")));
    };
    let first = cells.keys().map(|key| key.span().start).min();
    let start = first.map_or(start, |first| first.min(start.max(first)));
    let line = at(start, TableErrorKind::NoName).line;
    let mut row = Row { line, ..Row::default() };
    for (key, value) in cells {
        let cell = cell(value).map_err(|kind| at(value.span().start, kind))?;
        set(&mut row, key.get_ref(), &cell).map_err(|kind| {
            let place = if matches!(kind, TableErrorKind::UnknownColumn(_)) {
                key.span().start
            } else {
                value.span().start
            };
            at(place, kind)
        })?;
    }
    check(&row).map_err(|kind| at(start, kind))?;
    Ok(row)
}

/// A value as a cell of a table writes it.
fn cell(value: &Spanned<DeValue<'_>>) -> Result<String, TableErrorKind> {
    Ok(match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(true) => "yes".to_owned(),
        DeValue::Boolean(false) => "no".to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(parts) => {
            let parts: Result<Vec<String>, _> = parts.iter().map(cell).collect();
            parts?.join("|")
        }
        DeValue::Table(_) => return Err(TableErrorKind::Toml("a text, a number, a date or a list of texts")),
    })
}

/// Line and column of an offset, from 1.
fn place(text: &str, offset: usize) -> (u32, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), column)
}
