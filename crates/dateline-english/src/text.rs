//! Word lists of the text stage, as reviewed tables.

/// Abbreviations that keep their full stop: `class<TAB>words` lines, classes `title`, `number` and `plain`.
pub static ABBREVIATIONS: &str = include_str!("../data/text/abbreviations.tsv");

/// Closed word lists: `name<TAB>words` lines.
pub static WORDS: &str = include_str!("../data/text/words.tsv");

/// Phrases of boilerplate, one a line.
pub static BOILERPLATE: &str = include_str!("../data/text/boilerplate.txt");

/// Weights of sentence ends that no mark shows, made by `cargo xtask boundaries`.
pub static BOUNDARIES: &[u8] = include_bytes!("../data/text/boundaries.weights");
