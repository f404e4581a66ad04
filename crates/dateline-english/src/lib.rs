//! English for dateline.

pub mod text;
