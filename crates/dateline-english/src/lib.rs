//! English for dateline.

pub mod actors;
pub mod text;

/// What words imply about the clauses and nouns that they govern: the table `data/signatures.tsv`, with the columns
/// lemma, frame, affirmed, negated and source.
pub static SIGNATURES: &str = include_str!("../data/signatures.tsv");
