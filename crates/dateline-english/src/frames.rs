//! The file format of event frames: what stands in `frames/*.toml`, as plain types.
//!
//! The build script reads the files and keeps them in a compact form; the same types read a user's file at run time.
//! `frames/README.md` explains the format to authors.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One file of frames.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameFile {
    /// Event type of the file's frames (`ASSAULT`), where a frame does not name its own.
    #[serde(default, rename = "type")]
    pub event_type: String,
    /// Named sets of lemmas, for `@name` in patterns of any file.
    #[serde(default)]
    pub sets: BTreeMap<String, Vec<String>>,
    /// Where the source of a frame sits, where the frame does not say.
    #[serde(default)]
    pub source: String,
    /// Where the target of a frame sits, where the frame does not say.
    #[serde(default)]
    pub target: String,
    /// The frames.
    #[serde(default, rename = "frame")]
    pub frames: Vec<FrameDef>,
}

/// One frame: triggers, restrictions, participants and the code that they give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameDef {
    /// Its name, `type.what`; a frame of a user's file with the name of another replaces it.
    pub id: String,
    /// CAMEO code; empty for an operator that only hands on the code of its content.
    #[serde(default)]
    pub cameo: String,
    /// Event type, where it is not the file's.
    #[serde(default, rename = "type")]
    pub event_type: String,
    /// PLOVER modes, where they are not those of the code.
    #[serde(default)]
    pub modes: Vec<String>,
    /// PLOVER contexts beside those of the code.
    #[serde(default)]
    pub contexts: Vec<String>,
    /// Patterns whose first word is a verb.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Patterns whose first word is a noun.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Patterns whose first word is an adjective or a participle used as one.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Conditions on all patterns of the frame, written as in a pattern.
    #[serde(default)]
    pub when: String,
    /// Where the source sits: paths, the first that leads to somebody counts.
    #[serde(default)]
    pub source: String,
    /// Where the target sits.
    #[serde(default)]
    pub target: String,
    /// Whether source and target do the same to each other.
    #[serde(default)]
    pub symmetric: bool,
    /// What the frame makes of an event that it governs (`agree`, `reject` …; a column of `operators.tsv`).
    #[serde(default)]
    pub operator: String,
    /// Where the governed event sits.
    #[serde(default)]
    pub content: String,
    /// More precise codes under conditions, the first that holds counts: `["1411 for:@leadership"]`.
    #[serde(default)]
    pub codes: Vec<String>,
    /// What is counted where the event has numbers (`killed`, `arrested` …).
    #[serde(default)]
    pub magnitudes: Vec<String>,
    /// Sentences in which the frame finds its event; a code in front, `[source]` and `{target}` say what of it.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Sentences in which it finds none.
    #[serde(default)]
    pub counter: Vec<String>,
}
