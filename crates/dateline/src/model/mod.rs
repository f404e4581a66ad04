//! The result: blocks, actors, events and claims of one article, and its JSON form.
//!
//! Every type here serialises to exactly the keys of the JSON contract (`dateline schema` prints its schema). Ids are
//! positions: actor 3 is `actors[3]`.

mod actor;
mod claim;
mod event;
mod parsed;

pub use actor::{Actor, ActorKind, Mention, MentionForm, Role};
pub use claim::{Act, Claim, ClaimForm, Polarity, Speaker};
pub use event::{Event, EventType, Evidence, Factuality, Magnitude, Participant, Place, TimeSpan};
pub use parsed::{ArticleInfo, Block, BlockKind, ParsedArticle, SCHEMA, Warning, WarningKind, json_schema};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            schemars::JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in the list that it counts.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// Position of an actor in [`ParsedArticle::actors`].
    ActorId
}
id! {
    /// Position of an event in [`ParsedArticle::events`].
    EventId
}
id! {
    /// Position of a claim in [`ParsedArticle::claims`].
    ClaimId
}
