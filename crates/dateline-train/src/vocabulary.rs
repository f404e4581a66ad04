//! Which feature keys have a row of their own.

use dateline::syntax::features::{CASING, Casing, FEATURES, FORM, Featuriser, Keys, LOWER, WordTable};
use dateline::syntax::network::UNKNOWN;
use rustc_hash::FxHashMap;

use crate::corpus::Example;

/// No row.
pub const NO_ROW: u32 = u32::MAX;

/// Keys and their rows. Row 0 is never used, row 1 stands for unknown words.
#[derive(Debug, Default)]
pub struct Vocabulary {
    rows: FxHashMap<u64, u32>,
    /// What word lists say of words.
    pub words_table: Vec<u8>,
}

impl Vocabulary {
    /// Gives a row to every key seen often enough.
    pub fn new<'e>(examples: impl Iterator<Item = &'e Example>, words_table: Vec<u8>) -> Self {
        let mut counts: FxHashMap<u64, (u32, usize)> = FxHashMap::default();
        let mut featuriser = Featuriser::default();
        for example in examples {
            for word in &example.words {
                for (feature, key) in featuriser
                    .keys(word, Casing::Mixed, WordTable(&words_table))
                    .into_iter()
                    .enumerate()
                {
                    if key != 0 {
                        counts.entry(key).or_insert((0, feature)).0 += 1;
                    }
                }
            }
        }
        let often = |&(_, &(count, feature)): &(&u64, &(u32, usize))| count >= if feature == FORM { 3 } else { 2 };
        let mut keys: Vec<u64> = counts.iter().filter(often).map(|(&key, _)| key).collect();
        keys.extend(casing_keys());
        keys.sort_unstable();
        keys.dedup();
        let rows = keys.into_iter().zip(UNKNOWN + 1..).collect();
        Self { rows, words_table }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len() + UNKNOWN as usize + 1
    }

    /// Whether no key has a row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Keys with rows, in the order of the rows.
    pub fn keys(&self) -> Vec<(u64, u32)> {
        let mut keys: Vec<_> = self.rows.iter().map(|(&key, &row)| (key, row)).collect();
        keys.sort_unstable_by_key(|&(_, row)| row);
        keys
    }

    /// The rows of a token.
    pub fn rows(&self, keys: &Keys) -> [u32; FEATURES] {
        std::array::from_fn(|feature| {
            let unknown = if feature == LOWER { UNKNOWN } else { NO_ROW };
            if keys[feature] == 0 {
                NO_ROW
            } else {
                self.rows.get(&keys[feature]).copied().unwrap_or(unknown)
            }
        })
    }
}

/// The keys of the casing feature, which the training text has few examples of.
fn casing_keys() -> Vec<u64> {
    let mut featuriser = Featuriser::default();
    let casings = [Casing::Upper, Casing::Title, Casing::Lower];
    casings
        .into_iter()
        .map(|casing| featuriser.keys("", casing, WordTable(&[]))[CASING])
        .collect()
}
