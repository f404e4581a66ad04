//! The command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Reads English news articles: who is in them, what happened between them, and who says so.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, about)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Actors, events and claims of articles.
    Parse(ParseArgs),
    /// Tokens, tags, lemmas, trees and names of articles, as CoNLL-U.
    Syntax(SyntaxArgs),
    /// The JSON Schema of a parsed article.
    Schema,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,

    /// What the files hold; `auto` goes by their names and first bytes.
    #[arg(long, value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,

    /// What to print; the default is `summary` on a terminal and `jsonl` elsewhere.
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,

    /// Unit of the offsets in JSON.
    #[arg(long, value_enum, default_value_t = Unit::Byte)]
    pub(crate) offsets: Unit,

    /// Day of publication (YYYY-MM-DD) of articles whose record or page does not give one.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,

    /// Files of event frames to add; a frame with the id of a built-in one replaces it.
    #[arg(long, value_name = "FILE")]
    pub(crate) frames: Vec<PathBuf>,

    /// Tables of the world to add (TSV or TOML); what a row says of a name wins over what is built in.
    #[arg(long, value_name = "FILE")]
    pub(crate) world: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SyntaxArgs {
    #[command(flatten)]
    pub(crate) common: CommonArgs,

    /// What the files hold; `auto` goes by their names and first bytes.
    #[arg(long, value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CommonArgs {
    /// Files to read; `-` is standard input, and the default.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Threads to parse with; 0 takes as many as there are cores.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,

    /// Show progress on standard error, even for a short run.
    #[arg(long)]
    pub(crate) progress: bool,

    /// Refuse articles that are not English instead of warning.
    #[arg(long)]
    pub(crate) strict: bool,

    /// Longest article in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 4 << 20)]
    pub(crate) max_bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// By name and first bytes.
    Auto,
    /// One article a file.
    Text,
    /// One JSON object a line: {"id", "text", "title"?, "published"?, "outlet"?, "url"?}.
    Jsonl,
    /// One web page a file.
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Summary,
    /// JSON, indented.
    Json,
    /// JSON, one article a line.
    Jsonl,
    /// A web page with everything marked in the text.
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    /// UTF-8 bytes.
    Byte,
    /// Unicode code points.
    Char,
}

impl From<Unit> for dateline::Offsets {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Byte => Self::Byte,
            Unit::Char => Self::Char,
        }
    }
}
