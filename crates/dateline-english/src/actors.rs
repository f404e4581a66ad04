//! Tables of the actors stage: nouns for actors, first names, capitals that stand for governments.

/// Nouns for actors with their sectors and kinds; its head describes the columns.
pub const AGENTS: &str = include_str!("../data/actors/agents.tsv");

/// Where a capital stands for its government.
pub const METONYMY: &str = include_str!("../data/actors/metonymy.tsv");

/// First names that tell a person's sex.
pub const FIRST_NAMES: &str = include_str!("../data/actors/first-names.tsv");
