//! Errors of tables.

use thiserror::Error;

/// What is wrong with a table, and where.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{file}:{line}:{column}: {kind}")]
pub struct TableError {
    /// The file, as its reader named it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub kind: TableErrorKind,
}

/// What is wrong with a row.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableErrorKind {
    /// The first line that is no comment must name the columns.
    #[error("there is no line with the names of the columns")]
    NoHeader,
    /// A column that no table has.
    #[error("unknown column {0:?}")]
    UnknownColumn(String),
    /// The table has no column of names.
    #[error("there is no column \"name\"")]
    NoNameColumn,
    /// A row with more cells than columns.
    #[error("{found} cells, but {expected} columns")]
    TooManyCells {
        /// Cells in the row.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// A row without a name.
    #[error("the name is missing")]
    NoName,
    /// A kind that does not exist.
    #[error(
        "unknown kind {0:?}; one of country, region, city, place, person, organization, armed_group, party, company, media, group, government"
    )]
    Kind(String),
    /// Neither the row nor the table says what kind of actor this is.
    #[error("neither the row nor the table says what kind this is")]
    NoKind,
    /// A code that is not three capital letters.
    #[error("bad code {0:?}: three capital letters expected")]
    Code(String),
    /// A date that does not exist or is written otherwise.
    #[error("bad date {0:?}: YYYY, YYYY-MM or YYYY-MM-DD expected")]
    Date(String),
    /// An interval that ends before it begins.
    #[error("the end lies before the beginning")]
    Interval,
    /// A number that is none, or out of range.
    #[error("bad number {0:?}")]
    Number(String),
    /// A Wikidata id is Q and digits.
    #[error("bad Wikidata id {0:?}: Q and digits expected")]
    Wikidata(String),
    /// More tables, or rows in one, than a world can hold.
    #[error("more than a world can hold")]
    Full,
    /// Text that is no TOML.
    #[error("{0}")]
    Syntax(String),
    /// A value of the wrong type.
    #[error("expected {0}")]
    Toml(&'static str),
}
