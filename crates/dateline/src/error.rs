//! What can go wrong.

use std::fmt;

use dateline_world::TableError;

/// The result of fallible calls of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an article could not be read or a parser not be built. Ask the predicates; the message is for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Kind>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Kind {
    #[error("the text is {size} bytes long, the limit is {limit} bytes")]
    TooLarge { size: usize, limit: usize },
    #[error("the text is not valid UTF-8 at byte {offset}")]
    InvalidUtf8 { offset: usize },
    #[error("the text is not English (it looks like '{guess}')")]
    Language { guess: String },
    #[error("'{value}' is not a date (expected YYYY-MM-DD)")]
    Date { value: String },
    #[error("{message}")]
    Data { message: String },
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("internal error, please report it: {message}")]
    Internal { message: String },
}

impl Error {
    /// The text is larger than the limit of the options.
    #[must_use]
    pub fn too_large(size: usize, limit: usize) -> Self {
        Self(Box::new(Kind::TooLarge { size, limit }))
    }

    /// The bytes are not UTF-8 from `offset` on.
    #[must_use]
    pub fn invalid_utf8(offset: usize) -> Self {
        Self(Box::new(Kind::InvalidUtf8 { offset }))
    }

    /// The text is not English and the options are strict.
    #[must_use]
    pub fn language(guess: &str) -> Self {
        Self(Box::new(Kind::Language {
            guess: guess.to_owned(),
        }))
    }

    /// A date that is none.
    #[must_use]
    pub fn date(value: &str) -> Self {
        Self(Box::new(Kind::Date {
            value: value.to_owned(),
        }))
    }

    /// Weights, tables, frames or a user's file that cannot be read; the message names file, line and field.
    #[must_use]
    pub fn data(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Data {
            message: message.into(),
        }))
    }

    /// A table of the world with a bad row.
    #[must_use]
    pub fn table(error: TableError) -> Self {
        Self(Box::new(Kind::Table(error)))
    }

    /// File, line and column (from 1) of a bad row in a table of the world.
    #[must_use]
    pub fn location(&self) -> Option<(&str, u32, u32)> {
        match &*self.0 {
            Kind::Table(error) => Some((&error.file, error.line, error.column)),
            _ => None,
        }
    }

    /// A defect of this crate: a panic that was caught (see [`crate::batch::caught`]).
    #[must_use]
    pub fn internal(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Internal {
            message: message.into(),
        }))
    }

    /// Stable name of the kind: `too_large`, `invalid_utf8`, `language`, `date`, `data`, `internal`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match *self.0 {
            Kind::TooLarge { .. } => "too_large",
            Kind::InvalidUtf8 { .. } => "invalid_utf8",
            Kind::Language { .. } => "language",
            Kind::Date { .. } => "date",
            Kind::Data { .. } | Kind::Table(_) => "data",
            Kind::Internal { .. } => "internal",
        }
    }

    /// Whether a limit of the options was exceeded.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        matches!(*self.0, Kind::TooLarge { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}
