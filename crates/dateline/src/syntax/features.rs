//! What the network sees of a token: hashes of its spelling, its affixes and its shape.
//!
//! The trainer and the runtime share this code, so that a row of the embedding table means the same to both.

use super::weights::read_u64;

/// Features of one token.
pub const FEATURES: usize = 12;

/// Which of the features is the lower-cased word; an unknown one falls back to the row of unknown words.
pub const LOWER: usize = 0;

/// Which of the features is the word as written.
pub const FORM: usize = 7;

/// Which of the features is the casing of the sentence.
pub const CASING: usize = 8;

/// What word lists say of a word: a hash table that is read in place.
#[derive(Clone, Copy, Debug)]
pub struct WordTable<'a>(pub &'a [u8]);

/// What word lists say of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// What it can be in a name, as bits: given name 1, family name 2, name of a place 4, part of one 8, name of an
    /// organisation 16, part of one 32.
    pub name: u8,
    /// Its field of meaning as a noun, from 1; zero if it is none.
    pub noun: u8,
    /// Its field of meaning as a verb, from 1; zero if it is none.
    pub verb: u8,
}

impl WordFacts {
    /// As the value of a table entry.
    #[must_use]
    pub fn pack(self) -> u64 {
        u64::from(self.name & 63) | u64::from(self.noun & 31) << 6 | u64::from(self.verb & 31) << 11
    }

    fn unpack(value: u64) -> Self {
        Self {
            name: (value & 63) as u8,
            noun: (value >> 6 & 31) as u8,
            verb: (value >> 11 & 31) as u8,
        }
    }
}

impl WordTable<'_> {
    /// Bits of an entry that are its value; the rest are a part of its key.
    pub const BITS: u32 = 16;

    /// What is known of the word with this hash.
    #[inline]
    fn facts(self, hash: u64) -> WordFacts {
        find(self.0, mix(11, hash), Self::BITS).map_or_else(WordFacts::default, WordFacts::unpack)
    }

    /// What a word can be in a name, as the bits of [`WordFacts::name`]; `lower` is room to fold it in.
    pub(crate) fn name(self, word: &str, lower: &mut Vec<u8>) -> u8 {
        lower.clear();
        normalise(word, lower);
        self.facts(hash(lower)).name
    }

    /// The key of a word in small letters.
    #[must_use]
    pub fn key(word: &str) -> u64 {
        let mut lower = Vec::new();
        normalise(word, &mut lower);
        mix(11, hash(&lower))
    }
}

/// Looks a key up in an open hash table of 64-bit entries: the low `bits` of an entry are its value, the others those
/// of the key; zero is no entry.
#[inline]
#[must_use]
pub fn find(table: &[u8], key: u64, bits: u32) -> Option<u64> {
    let mask = (table.len() / 8).checked_sub(1)?;
    let mut slot = key as usize & mask;
    // A good table has empty slots, so that a search ends soon; the bound guards against one that has none.
    for _ in 0..=mask {
        let entry = read_u64(table, slot * 8)?;
        if entry == 0 {
            return None;
        }
        if entry >> bits == key >> bits {
            return Some(entry & ((1 << bits) - 1));
        }
        slot = (slot + 1) & mask;
    }
    None
}

/// The feature keys of one token; zero where the token lacks the feature.
pub type Keys = [u64; FEATURES];

/// How the letters of a sentence are cased: capitals tell names apart only where the rest is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// As usual.
    Mixed,
    /// All capitals, as in a dateline or an old wire.
    Upper,
    /// Every longer word begins with a capital, as in a headline.
    Title,
    /// No capital at all.
    Lower,
}

impl Casing {
    /// The casing of a sentence of these words.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let (mut long, mut capital, mut upper, mut any) = (0u32, 0u32, 0u32, false);
        for word in words {
            let bytes = word.as_bytes();
            let starts_upper = bytes.first().is_some_and(u8::is_ascii_uppercase);
            any |= starts_upper;
            if bytes.len() >= 4 && bytes.iter().all(|b| b.is_ascii_alphabetic()) {
                long += 1;
                capital += u32::from(starts_upper);
                upper += u32::from(bytes.iter().all(u8::is_ascii_uppercase));
            }
        }
        if long >= 2 && upper * 10 >= long * 9 {
            Self::Upper
        } else if long >= 4 && capital * 20 >= long * 17 {
            Self::Title
        } else if long >= 3 && !any {
            Self::Lower
        } else {
            Self::Mixed
        }
    }
}

/// Computes feature keys; keeps a buffer between tokens.
#[derive(Clone, Debug, Default)]
pub struct Featuriser {
    lower: Vec<u8>,
}

impl Featuriser {
    /// The keys of `word` in a sentence of this casing.
    pub fn keys(&mut self, word: &str, casing: Casing, words: WordTable<'_>) -> Keys {
        let bytes = word.as_bytes();
        let lower = &mut self.lower;
        lower.clear();
        normalise(word, lower);
        let looks = Looks::of(bytes);
        let figures = looks.digit && !looks.letter;
        if figures {
            // 1987 and 2016 are the same word: only the pattern of a figure is learnt.
            for byte in lower.iter_mut().filter(|byte| byte.is_ascii_digit()) {
                *byte = b'0';
            }
        }
        let low = hash(lower);
        let form = if figures { low } else { hash(bytes) };
        let prefix = |n: usize| hash(lower.get(..n).unwrap_or(lower));
        let suffix = |n: usize| hash(lower.get(lower.len().saturating_sub(n)..).unwrap_or(lower));
        let facts = words.facts(low);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let casing = match casing {
            Casing::Mixed => 0,
            other => mix(9, other as u64),
        };
        [
            mix(1, low),
            mix(2, suffix(2)),
            mix(3, suffix(3)),
            mix(4, prefix(2)),
            mix(5, looks.shape),
            mix(6, prefix(1)),
            mix(7, suffix(4)),
            mix(8, form),
            casing,
            match facts.name {
                0 => 0,
                name => mix(10, u64::from(name) * 2 + u64::from(capital)),
            },
            if facts.noun == 0 { 0 } else { mix(12, facts.noun.into()) },
            if facts.verb == 0 { 0 } else { mix(13, facts.verb.into()) },
        ]
    }
}

/// Which kinds of characters a word has.
struct Looks {
    digit: bool,
    letter: bool,
    shape: u64,
}

impl Looks {
    /// The shape writes each run of alike characters at most twice: `Xx` for *Paris*, `X.X.` for *U.S.*
    fn of(bytes: &[u8]) -> Self {
        let (mut digit, mut letter, mut shape) = (false, false, 0);
        let (mut last, mut run) = (0, 0);
        for &byte in bytes {
            let class = match byte {
                b'A'..=b'Z' => {
                    letter = true;
                    1
                }
                b'a'..=b'z' => {
                    letter = true;
                    2
                }
                b'0'..=b'9' => {
                    digit = true;
                    3
                }
                b'-' => 4,
                128.. => 5,
                other => 6 + u64::from(other),
            };
            run = if class == last { run + 1 } else { 1 };
            last = class;
            if run <= 2 {
                shape = mix(shape, class);
            }
        }
        Self { digit, letter, shape }
    }
}

/// Appends `word` in lower case, with the variants of quotation marks and dashes made one.
fn normalise(word: &str, out: &mut Vec<u8>) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|byte| byte.to_ascii_lowercase()));
        if out == b"``" || out == b"''" {
            out.clear();
            out.push(b'"');
        } else if out == b"---" {
            out.pop();
        }
        return;
    }
    for c in word.chars() {
        match c {
            '“' | '”' | '„' | '‟' | '«' | '»' => out.push(b'"'),
            '‘' | '’' | '‚' | '‛' | '`' | '´' => out.push(b'\''),
            '–' | '‐' | '‑' => out.push(b'-'),
            '—' | '―' => out.extend(b"--"),
            '…' => out.extend(b"..."),
            _ => {
                for c in c.to_lowercase() {
                    out.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
        }
    }
}

/// Combines two numbers into a hash.
#[inline]
#[must_use]
pub fn mix(a: u64, b: u64) -> u64 {
    let x = (a ^ b.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    x ^ (x >> 32)
}

/// Hashes bytes, eight at a time.
#[inline]
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0xCBF2_9CE4_8422_2325 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let word = chunk
            .iter()
            .rev()
            .fold(0u64, |word, &byte| (word << 8) | u64::from(byte));
        state = (state.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    state ^ (state >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(word: &str) -> Keys {
        Featuriser::default().keys(word, Casing::Mixed, WordTable(&[]))
    }

    #[test]
    fn figures_and_variants_of_punctuation_share_their_word() {
        assert_eq!(keys("1987"), keys("2016"));
        assert_ne!(keys("1987"), keys("19870"));
        assert_eq!(keys("“")[LOWER], keys("\"")[LOWER]);
        assert_eq!(keys("—")[LOWER], keys("--")[LOWER]);
        assert_eq!(keys("’s")[LOWER], keys("'S")[LOWER]);
        assert_ne!(keys("’s")[FORM], keys("'s")[FORM]);
        assert_eq!(keys("Élan")[LOWER], keys("élan")[LOWER]);
    }

    #[test]
    fn shape_keeps_runs_short() {
        assert_eq!(Looks::of(b"Paris").shape, Looks::of(b"London").shape);
        assert_ne!(Looks::of(b"NATO").shape, Looks::of(b"Nato").shape);
    }

    #[test]
    fn casing_of_sentences() {
        let of = |text: &str| Casing::of(text.split(' '));
        assert_eq!(of("Talks began on Monday ."), Casing::Mixed);
        assert_eq!(of("TALKS BEGAN ON MONDAY"), Casing::Upper);
        assert_eq!(of("Ministers Meet After Third Round of Talks"), Casing::Title);
        assert_eq!(of("the talks began after midnight"), Casing::Lower);
        assert_eq!(of("No ."), Casing::Mixed);
    }
}
