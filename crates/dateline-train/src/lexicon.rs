//! Word lists beside the treebanks: the words that names are made of, and fields of meaning.

use std::collections::BTreeMap;

use dateline::syntax::features::{WordFacts, WordTable};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::export::hash_table;

/// Words that names are made of, and what each can be.
const NAME_WORDS: &str = include_str!("../data/name-words.tsv");

/// Fields of meaning of nouns and verbs.
const WORD_SENSES: &str = include_str!("../data/word-senses.tsv");

/// Fields of nouns, in the order of their numbers from 1.
const NOUNS: &str = "tops act animal artifact attribute body cognition communication event feeling food group location \
    motive object person phenomenon plant possession process quantity relation shape state substance time";

/// Fields of verbs, in the order of their numbers from 1.
const VERBS: &str = "body change cognition communication competition consumption contact creation emotion motion \
    perception possession social stative weather";

/// What the list of name words says a word can be, as bits (given name 1, family name 2, place 4, part of a place 8,
/// organisation 16, part of an organisation 32).
pub fn name_classes() -> FxHashMap<&'static str, u8> {
    let rows = NAME_WORDS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let (word, kinds) = line.split_once('\t')?;
        let bit = |kind: char| "gfpqow".find(kind).map_or(0, |index| 1 << index);
        Some((word, kinds.chars().map(bit).sum()))
    })
    .collect()
}

/// All word lists as one table that is read in place.
pub fn word_table() -> Vec<u8> {
    let mut words: BTreeMap<&str, WordFacts> = BTreeMap::new();
    for (word, name) in name_classes() {
        words.entry(word).or_default().name = name;
    }
    let number = |fields: &str, field: &str| {
        fields
            .split_whitespace()
            .position(|f| f == field)
            .map_or(0, |i| i as u8 + 1)
    };
    for line in WORD_SENSES.lines().filter(|line| !line.starts_with('#')) {
        if let &[word, noun, verb] = line.split('\t').collect::<Vec<_>>().as_slice() {
            let facts = words.entry(word).or_default();
            facts.noun = number(NOUNS, noun);
            facts.verb = number(VERBS, verb);
        }
    }
    let mut keys = FxHashSet::default();
    let entries = words.into_iter().filter_map(|(word, facts)| {
        let key = WordTable::key(word);
        let entry = (key >> WordTable::BITS << WordTable::BITS) | facts.pack();
        keys.insert(key).then_some((key, entry))
    });
    hash_table(entries.collect())
}
