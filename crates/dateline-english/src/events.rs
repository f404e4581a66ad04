//! Event frames and the tables beside them.

use crate::frames::FrameFile;

/// CAMEO codes with PLOVER type, mode, contexts and Goldstein score.
pub const CAMEO: &str = include_str!("../data/events/cameo.tsv");

/// What operators (agree, reject, demand …) make of the codes that they govern.
pub const OPERATORS: &str = include_str!("../data/events/operators.tsv");

/// Words of subjects whose language borrows that of conflict and diplomacy.
pub const DOMAINS: &str = include_str!("../data/events/domains.tsv");

/// Words that name the contexts of an event.
pub const CONTEXTS: &str = include_str!("../data/events/contexts.tsv");

/// The frames of `frames/*.toml`, compiled.
static FRAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frames.bin"));

/// The built-in frames, each file under its name.
///
/// # Errors
/// The compiled form does not belong to this code: a build gone wrong.
pub fn frames() -> Result<Vec<(String, FrameFile)>, String> {
    postcard::from_bytes(FRAMES).map_err(|error| error.to_string())
}

/// Reads a file of frames; the message of an error names line and field.
///
/// # Errors
/// What is wrong with the file, with the line in it.
pub fn read(text: &str) -> Result<FrameFile, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}
