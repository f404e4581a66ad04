//! Trains the weights of the syntax stage from treebanks and sets of names, and measures them.

pub mod augment;
pub mod boundaries;
pub mod conllu;
pub mod corpus;
pub mod encoder;
pub mod evaluate;
pub mod export;
pub mod layers;
pub mod lemmas;
pub mod lexicon;
pub mod matrix;
pub mod name_sets;
pub mod oracle;
pub mod parameters;
pub mod parser;
pub mod random;
pub mod train;
pub mod vocabulary;
