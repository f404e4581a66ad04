//! Claims: who said what, in whose words, how surely.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimId, EventId};
use crate::span::Span;

/// One attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Its position in the list of claims.
    pub id: ClaimId,
    /// Who says it; `None` where the article names nobody ("reportedly").
    pub speaker: Option<Speaker>,
    /// To whom ("told Congress").
    pub addressee: Option<Speaker>,
    /// Through what ("in a statement", "in an interview with Fox News").
    pub via: Option<Span>,
    /// The words that make it an attribution ("said", "according to"); `None` for a quote without any.
    pub cue: Option<Span>,
    /// What is said: one span, or several where the attribution splits it.
    pub content: Vec<Span>,
    /// Whose words they are.
    pub form: ClaimForm,
    /// What kind of saying it is.
    pub act: Act,
    /// How surely it is said to be so, from 0 to 1.
    pub certainty: f32,
    /// Whether the content is affirmed or denied.
    pub polarity: Polarity,
    /// The claim in whose content this one stands.
    pub parent: Option<ClaimId>,
    /// Events whose trigger stands in the content.
    pub events: Vec<EventId>,
    /// The rule that found it.
    pub rule: String,
    /// How sure dateline is of this claim, from 0 to 1.
    pub confidence: f32,
}

/// Somebody as mentioned, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// Who it is, where known.
    pub actor: Option<ActorId>,
    /// The mention; `None` where the text has none here (an unattributed quote that goes on).
    pub span: Option<Span>,
    /// Whether the article keeps the name back.
    pub anonymous: bool,
}

/// Whose words a claim's content is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimForm {
    /// The speaker's, between quotation marks.
    Direct,
    /// The article's.
    Indirect,
    /// The article's, with words of the speaker between quotation marks.
    Mixed,
}

/// What kind of saying a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Act {
    State,
    Believe,
    Confirm,
    Deny,
    Warn,
    Promise,
    Accuse,
    Request,
    Ask,
    Praise,
    Suggest,
    Predict,
    Report,
}

/// Affirmed or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Polarity {
    #[default]
    Positive,
    Negative,
}
