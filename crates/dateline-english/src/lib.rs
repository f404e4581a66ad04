//! English for dateline.

pub mod actors;
pub mod events;
pub mod frames;
pub mod text;

/// What words imply about the clauses and nouns that they govern: the table `data/signatures.tsv`, with the columns
/// lemma, frame, affirmed, negated and source.
pub static SIGNATURES: &str = include_str!("../data/signatures.tsv");

/// The weights of the syntax stage: tagger, parser, names, lemma rules. `cargo xtask train` makes them.
pub static SYNTAX_WEIGHTS: &[u8] = include_bytes!("../data/syntax.weights");

/// Verbs that say little beside their noun (*hold talks*, *engage in a war*): verb, and `obj` or the preposition that
/// the noun follows.
pub static LIGHT_VERBS: &str = include_str!("../data/light-verbs.tsv");

/// Attribution cues: the table `data/cues.tsv`, with the columns lemma, pos, act, certainty, polarity, frames, weight.
pub static CUES: &str = include_str!("../data/cues.tsv");

/// Base forms of verbs and adjectives, and irregular verb forms: `list<TAB>words` lines.
pub static LEMMAS: &str = include_str!("../data/lemmas.tsv");
