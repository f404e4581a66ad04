//! Sentence ends that no full stop marks: a linear model over the words on both sides of a gap.
//!
//! Rules (`sentences`) find the ends that punctuation shows. What is left (greetings and signatures, headings that lost
//! their line break, small letters after a full stop, lists) is learnt: the model of `cargo xtask boundaries` looks at the
//! gaps where something other than a small letter follows, or where something other than a plain word stands before.
//!
//! The features are numbers of slots in one table of small weights; no names of features are kept.

/// Slots for weights of features, one byte each.
pub const SLOTS: usize = 1 << 16;

/// Slots for how words are usually written, two bits each.
pub const CASE_SLOTS: usize = 1 << 19;

/// Slots for what names words are, two bits each.
pub const NAME_SLOTS: usize = 1 << 18;

/// Features of one gap.
pub const FEATURES: usize = 35;

/// The slots of the features of one gap.
pub type Features = [u16; FEATURES];

/// The weights, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Boundaries<'a> {
    weights: &'a [u8],
    cases: &'a [u8],
    names: &'a [u8],
}

impl<'a> Boundaries<'a> {
    /// Splits a file into its tables; without weights if it has not the right length.
    #[must_use]
    pub fn open(file: &'a [u8]) -> Self {
        let (weights, words) = file.split_at_checked(SLOTS).unwrap_or_default();
        match words.split_at_checked(CASE_SLOTS / 4) {
            Some((cases, names)) if names.len() == NAME_SLOTS / 4 => Self { weights, cases, names },
            _ => Self {
                weights: &[],
                cases: &[],
                names: &[],
            },
        }
    }

    /// How much speaks for an end of a sentence; more than 0 is an end.
    #[must_use]
    pub fn score(&self, features: &Features) -> i32 {
        let weight = |&slot: &u16| self.weights.get(usize::from(slot)).map_or(0, |&b| i32::from(b as i8));
        features.iter().map(weight).sum()
    }

    /// How a word is usually written inside sentences: 0 unknown, 1 small, 2 both, 3 with a capital.
    #[must_use]
    pub fn case(&self, word: u32) -> u32 {
        two_bits(self.cases, case_slot(word))
    }

    /// What name a word is: 0 none, 1 a given name, 2 a family name, 3 either.
    #[must_use]
    pub fn name(&self, word: u32) -> u32 {
        two_bits(self.names, name_slot(word))
    }
}

fn two_bits(table: &[u8], slot: usize) -> u32 {
    let byte = table.get(slot / 4).copied().unwrap_or(0);
    u32::from(byte >> (slot % 4 * 2)) & 3
}

/// The slot of a word among the cases.
#[must_use]
pub fn case_slot(word: u32) -> usize {
    (word >> 13) as usize
}

/// The slot of a word among the names.
#[must_use]
pub fn name_slot(word: u32) -> usize {
    (word >> 14) as usize
}

/// A number for a word, its case and the values of its figures apart.
#[must_use]
pub fn word_number(form: &str) -> u32 {
    form.bytes().take(32).fold(0x811C_9DC5, |hash, byte| {
        let byte = if byte.is_ascii_digit() {
            b'0'
        } else {
            byte.to_ascii_lowercase()
        };
        mix(hash, u32::from(byte))
    })
}

fn mix(hash: u32, value: u32) -> u32 {
    let hash = (hash ^ value).wrapping_mul(0x9E37_79B1);
    hash ^ hash >> 15
}

/// One token as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sight {
    /// Its number; 0 outside the block.
    pub(super) word: u32,
    /// Its last three letters.
    pub(super) ending: u32,
    /// What it looks like.
    pub(super) shape: Shape,
}

impl Sight {
    pub(super) fn of(form: &str) -> Self {
        let at = form.len().saturating_sub(3);
        Self {
            word: word_number(form),
            ending: form.get(at..).map_or(0, word_number),
            shape: Shape::of(form),
        }
    }
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    #[default]
    Outside,
    Lower,
    Title,
    Upper,
    Initial,
    Number,
    Figures,
    Mixed,
    Address,
    Abbreviation,
    Stop,
    Strong,
    Ellipsis,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Opener,
    Closer,
    Quote,
    Face,
    Line,
    Sign,
}

impl Shape {
    pub(super) fn of(form: &str) -> Self {
        let bytes = form.as_bytes();
        let Some(&first) = bytes.first() else {
            return Self::Outside;
        };
        if form.contains("://") || form.contains('@') && form.len() > 2 || form.starts_with("www.") {
            return Self::Address;
        }
        if first.is_ascii_digit() {
            return if bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
                Self::Number
            } else {
                Self::Figures
            };
        }
        let Some(letter) = form.chars().next().filter(|c| c.is_alphabetic()) else {
            return Self::of_mark(form);
        };
        if form.ends_with('.') {
            return Self::Abbreviation;
        }
        if form.contains('.') || form.contains('_') || form.contains('/') {
            return Self::Address;
        }
        let rest = form.get(letter.len_utf8()..).unwrap_or("");
        let (mut upper, mut lower) = (false, false);
        for c in rest.chars() {
            upper |= c.is_uppercase();
            lower |= c.is_lowercase();
        }
        match (letter.is_uppercase(), upper, lower) {
            (false, false, _) => Self::Lower,
            (true, false, false) if rest.is_empty() => Self::Initial,
            (true, false, _) => Self::Title,
            (true, true, false) => Self::Upper,
            _ => Self::Mixed,
        }
    }

    fn of_mark(form: &str) -> Self {
        match form {
            "." => Self::Stop,
            "," => Self::Comma,
            ";" => Self::Semicolon,
            ":" => Self::Colon,
            "-" | "--" | "—" | "–" => Self::Dash,
            "(" | "[" | "{" => Self::Opener,
            ")" | "]" | "}" => Self::Closer,
            "\"" | "“" | "”" | "'" | "‘" | "’" | "''" | "``" | "«" | "»" => Self::Quote,
            _ if form.starts_with(['!', '?']) => Self::Strong,
            _ if form.chars().all(|c| matches!(c, '.' | '…')) => Self::Ellipsis,
            _ if form.starts_with([':', ';', '<', '=']) && form.len() > 1 => Self::Face,
            _ if form.len() > 2 => Self::Line,
            _ => Self::Sign,
        }
    }

    /// Marks that may end a sentence, and what is no word: after these, a small letter may begin the next.
    pub(super) fn may_precede_small(self) -> bool {
        matches!(
            self,
            Self::Stop
                | Self::Strong
                | Self::Ellipsis
                | Self::Closer
                | Self::Quote
                | Self::Face
                | Self::Line
                | Self::Colon
                | Self::Address
                | Self::Abbreviation
        )
    }

    fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Initial | Self::Mixed)
    }
}

/// What is around a gap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    /// The three tokens before it, the nearest first.
    pub(super) before: [Sight; 3],
    /// The three tokens after it, the nearest first.
    pub(super) after: [Sight; 3],
    /// The first token of the sentence.
    pub(super) first: Sight,
    /// Tokens since the sentence began.
    pub(super) since: u32,
    /// Tokens until the next mark that ends a sentence.
    pub(super) until: u32,
    /// Whether a word in small letters stands in the sentence so far.
    pub(super) small: bool,
    /// Brackets (1) and quotation marks (2) that are open.
    pub(super) open: u32,
    /// How careless the block is with capitals, 0 to 3.
    pub(super) careless: u32,
}

impl Gap {
    /// The slots of the features.
    pub(super) fn features(&self, table: &Boundaries<'_>) -> Features {
        let [p1, p2, p3] = self.before;
        let [n1, n2, n3] = self.after;
        let shapes = p1.shape as u32 * 32 + n1.shape as u32;
        let since = bucket(self.since);
        let until = bucket(self.until);
        let (case, case_before, case_next) = (table.case(n1.word), table.case(p1.word), table.case(n2.word));
        let streak = |sights: &[Sight]| sights.iter().take_while(|s| s.shape.is_capital()).count() as u32;
        let streaks = streak(&self.before) * 4 + streak(&self.after);
        let same = u32::from(n1.word == self.first.word) + 2 * u32::from(n1.shape == self.first.shape);
        let small = u32::from(self.small);
        let again = u32::from(p1.word == n1.word) + 2 * u32::from(p2.word == n1.word);
        let name = |sight: &Sight| {
            if sight.shape.is_capital() {
                table.name(sight.word)
            } else {
                0
            }
        };
        let before = name(&p2) * 4 + name(&p1);
        let after = name(&n1) * 4 + name(&n2);
        let values: [(u32, u32); FEATURES] = [
            (shapes, 0),
            (p1.word, 0),
            (n1.word, n1.shape as u32),
            (p1.word, n1.shape as u32),
            (n1.word, shapes),
            (p1.word, n1.word),
            (p2.word, p1.word),
            (n1.word, n2.word),
            (shapes, p2.shape as u32 * 32 + n2.shape as u32),
            (p2.word, n1.shape as u32),
            (n2.word, shapes),
            (p1.ending, n1.shape as u32),
            (n1.ending, shapes),
            (since, shapes),
            (until, shapes),
            (since * 16 + until, n1.shape as u32),
            (self.first.shape as u32 * 16 + since, shapes),
            (self.careless, shapes),
            (streaks, shapes),
            (case, shapes),
            (case * 4 + case_before, shapes),
            (self.open, shapes),
            (n2.shape as u32 * 32 + n3.shape as u32, n1.shape as u32),
            (case * 4 + case_next, n2.shape as u32 * 32 + n1.shape as u32),
            (self.first.word, n1.shape as u32),
            (small * 16 + since, shapes),
            (p3.shape as u32 * 32 + p2.shape as u32, shapes),
            (same * 16 + since, shapes),
            (case * 16 + streaks, small * 1024 + since),
            (self.careless * 16 + until, shapes),
            (again, shapes),
            (before, shapes),
            (after, shapes * 32 + n2.shape as u32),
            (before * 16 + after, n2.shape as u32),
            (p1.word, after),
        ];
        let mut slots = [0u16; FEATURES];
        for ((slot, (a, b)), template) in slots.iter_mut().zip(values).zip(1u32..) {
            *slot = (mix(mix(mix(template, a), b), template) >> 16) as u16;
        }
        slots
    }
}

fn bucket(count: u32) -> u32 {
    match count {
        0..=4 => count,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=19 => 8,
        20..=29 => 9,
        _ => 10,
    }
}

/// What decides at a gap: the weights, or in training the treebank.
pub trait Judge {
    /// Whether a sentence ends at the gap before byte `at`.
    fn ends(&mut self, features: &Features, care: Care, at: u32) -> bool;

    /// The table that the features look words up in.
    fn table(&self) -> Boundaries<'_>;
}

/// Decides by the weights.
#[derive(Clone, Copy, Debug)]
pub struct Weighed<'a> {
    /// The weights.
    pub table: Boundaries<'a>,
    /// How much more must speak for an end than against it.
    pub margin: i32,
}

/// How unusual an end without a mark would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// As in any text.
    Usual,
    /// In a text whose author marks the ends of sentences.
    Careful,
    /// Behind the first word of a sentence.
    Alone,
}

/// The margin where an end without a mark would be unusual.
const CAREFUL: i32 = 20;

/// The margin behind the first word of a sentence: greetings are rarer than sentences that begin with somebody's name. Of 2,196
/// persons at the beginning of a sentence 37 lose their first name; with a margin of 20 it was 81.
const ALONE: i32 = 40;

impl Judge for Weighed<'_> {
    fn ends(&mut self, features: &Features, care: Care, _: u32) -> bool {
        let margin = self.margin.max(match care {
            Care::Usual => 0,
            Care::Careful => CAREFUL,
            Care::Alone => ALONE,
        });
        self.table.score(features) > margin
    }

    fn table(&self) -> Boundaries<'_> {
        self.table
    }
}
