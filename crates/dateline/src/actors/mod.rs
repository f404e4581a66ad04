//! The actors stage: mentions, and the actors that they refer to.

use std::ops::Range;

use jiff::civil::Date;

use crate::model::{Actor, ActorId, MentionForm};
use crate::syntax::Doc;
use crate::text::TokenId;

/// A mention by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenMention {
    /// All its tokens ("the North Korean leader").
    pub tokens: Range<TokenId>,
    /// The token on which it hangs in the tree ("leader").
    pub head: TokenId,
    /// Who it is.
    pub actor: ActorId,
    /// How it is mentioned.
    pub form: MentionForm,
}

/// What the actors stage finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actors {
    /// The actors, in the order of first mention.
    pub actors: Vec<Actor>,
    /// Their mentions, in the order of the head tokens.
    pub mentions: Vec<TokenMention>,
}

impl Actors {
    /// The mention whose head is token `t`.
    #[must_use]
    pub fn headed_by(&self, t: TokenId) -> Option<&TokenMention> {
        self.mentions
            .binary_search_by_key(&t, |mention| mention.head)
            .ok()
            .and_then(|i| self.mentions.get(i))
    }

    /// The actor with this id.
    #[must_use]
    pub fn get(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.index())
    }
}

/// Finds the actors of an article published on `date`.
#[must_use]
pub fn analyse(doc: Doc<'_>, date: Option<Date>) -> Actors {
    let _ = (doc, date);
    Actors::default()
}
