//! Events: who did what to whom, when, where, how certain.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimId, EventId};
use crate::span::Span;

/// One event, typed by PLOVER with its CAMEO code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Its position in the list of events.
    pub id: EventId,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// PLOVER modes (`visit`, `arrest` …).
    pub modes: Vec<String>,
    /// PLOVER contexts (`military`, `economic` …).
    pub contexts: Vec<String>,
    /// CAMEO code.
    pub cameo: String,
    /// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// Goldstein score of the CAMEO code, from −10 to 10.
    pub goldstein: f32,
    /// Who did it.
    pub source: Vec<Participant>,
    /// To whom.
    pub target: Vec<Participant>,
    /// Whether source and target do the same to each other (talks, a meeting).
    pub symmetric: bool,
    /// The words that name the event.
    pub trigger: Span,
    /// The clause around the trigger.
    pub span: Span,
    /// Whether it happened.
    pub factuality: Factuality,
    /// Whether it is background from before the news ("in 2019").
    pub historical: bool,
    /// When.
    pub time: Option<TimeSpan>,
    /// Where.
    pub place: Option<Place>,
    /// Numbers that the article gives for it (killed, arrested, protesters …).
    pub magnitudes: Vec<Magnitude>,
    /// Claims in whose content the trigger stands.
    pub claims: Vec<ClaimId>,
    /// The leading mention of the same happening.
    pub same_as: Option<EventId>,
    /// The frame that found it.
    pub rule: String,
    /// How each participant and circumstance was found.
    pub explain: Vec<Evidence>,
    /// How sure dateline is of this event, from 0 to 1.
    pub confidence: f32,
}

/// The sixteen event types of PLOVER (2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)] // the ontology's names
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    /// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    #[must_use]
    pub const fn quad(self) -> u8 {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => 1,
            Self::Cooperate | Self::Aid | Self::Retreat => 2,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => 3,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => 4,
        }
    }
}

/// Somebody as mentioned in the event's clause, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// Who it is, where known.
    pub actor: Option<ActorId>,
    /// The mention.
    pub span: Span,
}

/// Whether an event happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Factuality {
    /// It did, or is happening.
    #[default]
    Actual,
    /// It is to come.
    Future,
    /// It might, could or would.
    Hypothetical,
    /// It did not.
    Negated,
}

/// A closed interval of days, ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeSpan {
    /// First day, `None` where open.
    pub from: Option<String>,
    /// Last day, `None` where open.
    pub to: Option<String>,
    /// The words that say so; `None` where it is the article's own date.
    pub span: Option<Span>,
}

/// A place with coordinates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f32>,
    /// Degrees east.
    pub lon: Option<f32>,
    /// The mention.
    pub span: Option<Span>,
}

/// A number that the article gives for an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Magnitude {
    /// What is counted: `killed`, `injured`, `arrested`, `displaced`, `protesters`, a currency code …
    pub unit: String,
    /// Lower bound (the number itself where it is exact).
    pub low: f64,
    /// Upper bound (the number itself where it is exact), `None` where open ("at least 20").
    pub high: Option<f64>,
    /// Whether the article calls it approximate.
    pub approximate: bool,
    /// The words.
    pub span: Span,
}

/// Why a part of an event is as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Which part: `source`, `target`, `time`, `place`, `factuality`.
    pub part: String,
    /// How it was found ("nsubj", "passive agent", "article date").
    pub how: String,
    /// The words that show it, where there are any.
    pub span: Option<Span>,
}
