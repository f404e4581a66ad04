//! Spans of the original text, and the one conversion between bytes and code points.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open stretch `[start, end)` of the original text, in UTF-8 bytes (32 bits each).
///
/// Inside Rust and C a span always counts bytes; JSON and Python may count code points (see [`Offsets`]).
/// Serialised as `[start, end]`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(from = "[u32; 2]", into = "[u32; 2]")]
#[schemars(with = "[u32; 2]")]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The span `[start, end)`; an `end` before `start` gives an empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// A span from `usize` offsets. Texts are limited to less than 4 GiB, so that the cut cannot occur in a parse.
    #[must_use]
    pub(crate) fn from_usize(start: usize, end: usize) -> Self {
        Self::new(
            u32::try_from(start).unwrap_or(u32::MAX),
            u32::try_from(end).unwrap_or(u32::MAX),
        )
    }

    /// The text that the span covers; empty where the span does not lie in `text` on character boundaries.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl From<[u32; 2]> for Span {
    fn from([start, end]: [u32; 2]) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for [u32; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The unit in which offsets are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// UTF-8 bytes: the unit of Rust and C.
    #[default]
    Byte,
    /// Unicode code points: the unit of Python.
    Char,
}

/// Converts byte offsets of one text to code points: built once in one pass, then constant time an offset.
#[derive(Clone, Debug)]
pub struct CharOffsets<'t> {
    text: &'t str,
    /// Code points before each block of [`BLOCK`] bytes; empty for ASCII, where the two units are the same.
    before: Vec<u32>,
}

const BLOCK: usize = 64;

impl<'t> CharOffsets<'t> {
    /// Counts the code points of `text`, a block at a time.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0u32;
            for block in text.as_bytes().chunks(BLOCK) {
                before.push(count);
                count += starts(block);
            }
            before.push(count);
        }
        Self { text, before }
    }

    /// Code points before byte offset `byte` (offsets past the end count as the end).
    #[must_use]
    pub fn to_char(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / BLOCK;
        match self.before.get(block) {
            None => byte as u32,
            Some(before) => before + self.text.as_bytes().get(block * BLOCK..byte).map_or(0, starts),
        }
    }

    /// The same stretch in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.to_char(span.start), self.to_char(span.end))
    }
}

/// How many code points begin in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_across_blocks() {
        let text = "naïve — “quoted” ".repeat(40) + "🙂 end";
        let offsets = CharOffsets::new(&text);
        let mut chars = 0;
        for (byte, _) in text.char_indices() {
            assert_eq!(offsets.to_char(byte as u32), chars);
            chars += 1;
        }
        assert_eq!(offsets.to_char(text.len() as u32), chars);
    }

    #[test]
    fn ascii_offsets_stay() {
        assert_eq!(CharOffsets::new("plain").span(Span::new(1, 4)), Span::new(1, 4));
    }
}
