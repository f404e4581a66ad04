//! What governing words imply about what they govern: a table read from `signatures.tsv` of the language crate.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::error::{Error, Result};

/// What a word implies about the clause or noun that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Implies {
    /// It happens.
    Yes,
    /// It does not happen.
    No,
    /// Nothing.
    Open,
    /// It is planned.
    Planned,
}

/// The table: (lemma, frame) → what is implied where the word is affirmed, and where it is negated.
///
/// Frames are `to`, `that`, `ing`, `np`, `noun` (a noun's infinitive) and the prepositions of obliques.
#[derive(Clone, Debug, Default)]
pub struct Signatures {
    rows: FxHashMap<(&'static str, &'static str), (Implies, Implies)>,
}

impl Signatures {
    /// The built-in table, read once.
    ///
    /// # Errors
    /// The embedded table cannot be read: a build gone wrong.
    pub fn english() -> Result<&'static Self> {
        static ENGLISH: LazyLock<Result<Signatures>> =
            LazyLock::new(|| Signatures::parse(dateline_english::SIGNATURES));
        ENGLISH.as_ref().map_err(Clone::clone)
    }

    /// Reads the table: tab-separated columns lemma, frame, affirmed, negated, source, after comments and a header.
    ///
    /// # Errors
    /// Names the line and the column of a row that cannot be read.
    pub fn parse(table: &'static str) -> Result<Self> {
        let mut rows = FxHashMap::default();
        let lines = table
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        for (number, line) in lines.skip(1) {
            let wrong = |column: &str| {
                Error::data(format!(
                    "signatures, line {}: {column} is missing or unknown",
                    number + 1
                ))
            };
            let mut columns = line.split('\t');
            let lemma = columns
                .next()
                .filter(|lemma| !lemma.is_empty())
                .ok_or_else(|| wrong("lemma"))?;
            let frame = columns.next().ok_or_else(|| wrong("frame"))?;
            let affirmed = columns.next().and_then(sign).ok_or_else(|| wrong("affirmed"))?;
            let negated = columns.next().and_then(sign).ok_or_else(|| wrong("negated"))?;
            rows.insert((lemma, frame), (affirmed, negated));
        }
        Ok(Self { rows })
    }

    /// What `lemma` implies in `frame`: affirmed and negated.
    #[must_use]
    pub fn get(&self, lemma: &str, frame: &str) -> Option<(Implies, Implies)> {
        // The key's lifetime shrinks to that of the question.
        let rows: &FxHashMap<(&str, &str), (Implies, Implies)> = &self.rows;
        rows.get(&(lemma, frame)).copied()
    }
}

fn sign(column: &str) -> Option<Implies> {
    match column {
        "+" => Some(Implies::Yes),
        "-" => Some(Implies::No),
        "0" => Some(Implies::Open),
        "f" => Some(Implies::Planned),
        _ => None,
    }
}
