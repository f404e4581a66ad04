//! The C face of dateline. The functions do three things alone: check what comes in, call the core, hand over what comes
//! out. `include/dateline.h`, generated from this crate, states the conventions.
//!
//! All `unsafe` is about the pointers that C passes; `ffi.rs` holds the few functions that turn them into references.

mod actor;
mod article;
mod claim;
mod event;
mod event_parts;
mod ffi;
mod parser;
mod types;

pub use actor::*;
pub use article::*;
pub use claim::*;
pub use event::*;
pub use event_parts::*;
pub use parser::*;
pub use types::*;
