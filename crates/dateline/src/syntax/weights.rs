//! The file of trained weights: sections of plain little-endian numbers behind a header that vouches for them.
//!
//! ```text
//! 0   magic "dlsyntax"       8 bytes
//! 8   version                u32
//! 12  number of sections     u32
//! 16  length of the file     u64
//! 24  checksum of the rest   u64
//! 32  for each section: id u32, zero u32, offset u64, length u64
//!     the sections, each beginning at a multiple of 64
//! ```

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::{Deprel, NameKind, Upos, Xpos};

/// The version of the format that this code reads.
pub const VERSION: u32 = 1;

const MAGIC: &[u8; 8] = b"dlsyntax";
const HEADER: usize = 32;
const ENTRY: usize = 24;
const ALIGN: usize = 64;

/// Why a file of weights cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// The file does not begin like a file of weights.
    #[error("not a file of syntax weights")]
    Magic,
    /// The file is of another version of the format.
    #[error("weights of format version {found}, this build reads version {VERSION}")]
    Version {
        /// The version found.
        found: u32,
    },
    /// The file is longer or shorter than it says.
    #[error("weights are {found} bytes long, their header says {expected}")]
    Length {
        /// The length found.
        found: u64,
        /// The length that the header names.
        expected: u64,
    },
    /// The content is not what was written.
    #[error("weights are damaged: the checksum does not match")]
    Checksum,
    /// The weights were trained for other tag sets.
    #[error("weights for another set of labels")]
    Labels,
    /// A section is missing or has the wrong size.
    #[error("section {0} of the weights is missing or has the wrong size")]
    Section(Section),
}

impl From<WeightsError> for crate::Error {
    fn from(error: WeightsError) -> Self {
        Self::data(format!("syntax weights: {error}"))
    }
}

macro_rules! sections {
    ($($(#[$meta:meta])* $name:ident = $number:literal),+ $(,)?) => {
        /// The sections of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Section { $($(#[$meta])* $name = $number),+ }

        impl fmt::Display for Section {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self:?}")
            }
        }
    };
}

sections! {
    /// The labels that the numbers stand for, as [`labels`] writes them.
    Labels = 1,
    /// Width, number of layers, width of the hidden layer, reach of each layer: `u32` each.
    Shape = 2,
    /// A hash table of feature keys: `u64` each, the low 24 bits the row, zero where empty.
    Keys = 3,
    /// Embedding rows, `i8`.
    Rows = 4,
    /// Scale of each embedding row, `f32`.
    RowScales = 5,
    /// The convolutions, one after the other: weights `i8`.
    Conv = 6,
    /// Their scales and biases: for each, `f32` scales and `f32` biases.
    ConvScales = 7,
    /// The tag heads: weights `i8`.
    Tags = 8,
    /// Their scales and biases.
    TagScales = 9,
    /// The projections onto the parser's slots: weights `i8`.
    Slots = 10,
    /// Their scales.
    SlotScales = 11,
    /// What an empty slot and the root contribute, `f32`, the bias of the hidden layer added to neither.
    Empty = 12,
    /// The fact tables, `i8`.
    Facts = 13,
    /// Scale of each row of the fact tables, then the bias of the hidden layer, `f32`.
    FactScales = 14,
    /// The parser's output layer, `i8`.
    Actions = 15,
    /// Its scales and biases.
    ActionScales = 16,
    /// The actions: pairs of move and relation.
    ActionNames = 17,
    /// Steps of the 16-bit activations before each layer, the heads and the actions, `f32`.
    Steps = 18,
    /// Hash table of lemma rules.
    LemmaKeys = 19,
    /// The lemma rules, one a line.
    LemmaRules = 20,
    /// Hash table of what word lists say of words.
    Words = 21,
}

/// The labels of this build, in the order of their numbers.
#[must_use]
pub fn labels() -> String {
    let join = |labels: Vec<&str>| labels.join(" ");
    [
        join(Upos::ALL.iter().map(|t| t.as_str()).collect()),
        join(Xpos::ALL.iter().map(|t| t.as_str()).collect()),
        join(Deprel::ALL.iter().map(|t| t.as_str()).collect()),
        join(NameKind::ALL.iter().map(|t| t.as_str()).collect()),
    ]
    .join("\n")
}

/// A checked file of weights.
#[derive(Clone)]
pub struct WeightsFile {
    bytes: Cow<'static, [u8]>,
    sections: Vec<(u32, Range<usize>)>,
}

impl fmt::Debug for WeightsFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WeightsFile({} bytes)", self.bytes.len())
    }
}

impl WeightsFile {
    /// Checks the header and the checksum.
    ///
    /// # Errors
    /// See [`WeightsError`].
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let bytes = bytes.into();
        if bytes.get(..8) != Some(MAGIC) {
            return Err(WeightsError::Magic);
        }
        let found = bytes.len() as u64;
        let short = WeightsError::Length {
            found,
            expected: HEADER as u64,
        };
        let version = read_u32(&bytes, 8).ok_or(short.clone())?;
        if version != VERSION {
            return Err(WeightsError::Version { found: version });
        }
        let count = read_u32(&bytes, 12).ok_or(short.clone())?;
        let expected = read_u64(&bytes, 16).ok_or(short.clone())?;
        let sum = read_u64(&bytes, 24).ok_or(short)?;
        if expected != found {
            return Err(WeightsError::Length { found, expected });
        }
        if sum != checksum(bytes.get(HEADER..).unwrap_or_default()) {
            return Err(WeightsError::Checksum);
        }
        let mut sections = Vec::new();
        for index in 0..count as usize {
            let at = HEADER + index * ENTRY;
            let entry = || {
                Some((
                    read_u32(&bytes, at)?,
                    read_u64(&bytes, at + 8)?,
                    read_u64(&bytes, at + 16)?,
                ))
            };
            let (id, start, length) = entry().ok_or(WeightsError::Checksum)?;
            let end = start.checked_add(length).filter(|&end| end <= found);
            sections.push((id, start as usize..end.ok_or(WeightsError::Checksum)? as usize));
        }
        let file = Self { bytes, sections };
        if file.section(Section::Labels)? != labels().as_bytes() {
            return Err(WeightsError::Labels);
        }
        Ok(file)
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// The section is missing.
    pub fn section(&self, section: Section) -> Result<&[u8], WeightsError> {
        let range = self.sections.iter().find(|(id, _)| *id == section as u32);
        range
            .and_then(|(_, range)| self.bytes.get(range.clone()))
            .ok_or(WeightsError::Section(section))
    }

    /// The bytes of a section that must have this length.
    ///
    /// # Errors
    /// The section is missing or has another length.
    pub fn sized(&self, section: Section, length: usize) -> Result<&[u8], WeightsError> {
        let bytes = self.section(section)?;
        if bytes.len() == length {
            Ok(bytes)
        } else {
            Err(WeightsError::Section(section))
        }
    }

    /// The bytes of a section that must be a hash table of 64-bit entries.
    ///
    /// # Errors
    /// The section is missing or its length is no power of two.
    pub fn table(&self, section: Section) -> Result<&[u8], WeightsError> {
        let bytes = self.section(section)?;
        if bytes.len() % 8 == 0 && (bytes.len() / 8).is_power_of_two() {
            Ok(bytes)
        } else {
            Err(WeightsError::Section(section))
        }
    }

    /// The numbers of a section that must hold this many.
    ///
    /// # Errors
    /// The section is missing or has another length.
    pub fn floats(&self, section: Section, count: usize) -> Result<Vec<f32>, WeightsError> {
        let bytes = self.sized(section, count * 4)?;
        let values: Vec<f32> = bytes
            .chunks_exact(4)
            .map(|b| b.try_into().map_or(0.0, f32::from_le_bytes))
            .collect();
        if values.iter().all(|value| value.is_finite()) {
            Ok(values)
        } else {
            Err(WeightsError::Section(section))
        }
    }
}

/// Writes a file of weights.
#[must_use]
pub fn write(sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
    let mut at = (HEADER + sections.len() * ENTRY).next_multiple_of(ALIGN);
    let mut body = Vec::new();
    for (section, data) in sections {
        body.extend((*section as u32).to_le_bytes());
        body.extend(0u32.to_le_bytes());
        body.extend((at as u64).to_le_bytes());
        body.extend((data.len() as u64).to_le_bytes());
        at = (at + data.len()).next_multiple_of(ALIGN);
    }
    for (_, data) in sections {
        body.resize((HEADER + body.len()).next_multiple_of(ALIGN) - HEADER, 0);
        body.extend(data);
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend((sections.len() as u32).to_le_bytes());
    file.extend(((HEADER + body.len()) as u64).to_le_bytes());
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}

/// A 64-bit sum of all bytes in order: four lanes, so that megabytes take no time at all.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut lanes = [1u64, 2, 3, 4];
    let blocks = bytes.chunks_exact(32);
    let rest = blocks.remainder();
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            let word = word.try_into().map_or(0, u64::from_le_bytes);
            *lane = (*lane ^ word).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    let mut sum = bytes.len() as u64;
    for value in lanes.into_iter().chain(rest.iter().map(|&byte| u64::from(byte))) {
        sum = (sum ^ value).wrapping_mul(PRIME).rotate_left(31);
    }
    sum ^ (sum >> 32)
}

/// Four bytes at `at` as a number.
pub(crate) fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Eight bytes at `at` as a number.
pub(crate) fn read_u64(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        write(&[(Section::Labels, labels().into_bytes()), (Section::Steps, vec![0; 12])])
    }

    #[test]
    fn sections_come_back() {
        let file = WeightsFile::open(small()).unwrap();
        assert_eq!(file.floats(Section::Steps, 3).unwrap(), vec![0.0; 3]);
        assert_eq!(
            file.floats(Section::Steps, 4),
            Err(WeightsError::Section(Section::Steps))
        );
        assert!(file.section(Section::Rows).is_err());
    }

    #[test]
    fn every_cut_and_every_flipped_bit_is_noticed() {
        let good = small();
        for length in 0..good.len() {
            assert!(WeightsFile::open(good[..length].to_vec()).is_err(), "cut at {length}");
        }
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            assert!(WeightsFile::open(bad).is_err(), "flipped at {at}");
        }
    }

    #[test]
    fn errors_name_what_is_wrong() {
        assert_eq!(
            WeightsFile::open(b"not weights".to_vec()).unwrap_err(),
            WeightsError::Magic
        );
        let mut other = small();
        other[8] = 99;
        assert_eq!(
            WeightsFile::open(other).unwrap_err(),
            WeightsError::Version { found: 99 }
        );
        let mut long = small();
        long.push(0);
        assert!(matches!(
            WeightsFile::open(long).unwrap_err(),
            WeightsError::Length { .. }
        ));
        let foreign = write(&[(Section::Labels, b"A B C".to_vec())]);
        assert_eq!(WeightsFile::open(foreign).unwrap_err(), WeightsError::Labels);
    }
}
