//! dateline reads an English news article and returns typed **actors** (who is in it), **events** (who did what to
//! whom, when, where, how certain) and **claims** (who said what, in whose words, how surely), each with the exact
//! text behind it.
#![forbid(unsafe_code)]

pub mod actors;
pub mod article;
pub mod batch;
pub mod claims;
mod error;
pub mod events;
pub mod factuality;
pub mod model;
mod parser;
pub mod quantity;
pub mod span;
pub mod syntax;
pub mod text;
pub mod time;

pub use article::Article;
pub use error::{Error, Result};
pub use model::ParsedArticle;
pub use parser::{ParseOptions, Parser, ParserBuilder};
pub use span::{Offsets, Span};

// The README's Rust is tested with the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
