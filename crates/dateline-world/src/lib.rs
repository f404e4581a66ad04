//! The world for dateline: countries with their adjectives, inhabitants, capitals and seats of power; people with the
//! offices they held and when; organisations, armed groups, parties, companies, media; cities and divisions.
//!
//! The facts stand in reviewed tables under `tables/`, each with its source, licence and date. A build script compiles
//! them into a form that is read in place: [`World::embedded`] opens in microseconds and allocates nothing.
//!
//! ```
//! use dateline_world::{Date, World};
//!
//! let world = World::embedded();
//! let holder = world.holder("GBR", "Prime Minister", Date::new(2022, 11, 14));
//! assert_eq!(holder.map(|tenure| tenure.person().name()), Some("Rishi Sunak"));
//! ```

#![forbid(unsafe_code)]

mod compile;
mod entry;
mod error;
mod fold;
mod layout;
mod lint;
mod offices;
mod scan;
mod store;
mod table;
mod toml_table;
mod types;
mod world;

#[cfg(test)]
mod tests;

pub use entry::{Entry, Held, Tenure};
pub use error::{TableError, TableErrorKind};
pub use fold::{fold, transliterated};
pub use lint::{Finding, Freshness, lint};
pub use types::{Date, Form, Kind};
pub use world::{EntryId, Match, TableInfo, World};
