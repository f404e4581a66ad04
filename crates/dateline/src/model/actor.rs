//! Actors: who is in the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ActorId;
use crate::span::Span;

/// One person, country, organisation or group, with every place where the article mentions it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// Its position in the list of actors.
    pub id: ActorId,
    /// Its fullest name: the world's where the world knows it, else the article's.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 code, or that of an international organisation (`UNO`, `EUU`, `NAT` …).
    pub country: Option<String>,
    /// Sector code: `GOV`, `MIL`, `COP`, `JUD`, `LEG`, `OPP`, `REB`, `PTY`, `CVL`, `NGO`, `IGO`, `MED`, `BUS` …
    pub sector: Option<String>,
    /// Country and sector in one, as event coders write it (`PRKGOV`); empty where neither is known.
    pub code: String,
    /// Titles and offices that the article or the world gives it.
    pub roles: Vec<Role>,
    /// Whether the article keeps its name back ("a senior official", "sources").
    pub anonymous: bool,
    /// Wikidata id, where a source gives it.
    pub wikidata: Option<String>,
    /// Why it is this actor: the rule, table and row that decided.
    pub rule: String,
    /// Every mention, in text order.
    pub mentions: Vec<Mention>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum ActorKind {
    Person,
    Country,
    Government,
    Organization,
    ArmedGroup,
    Party,
    Company,
    Media,
    Place,
    Group,
}

/// A title or an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// The title in lower case ("defense minister").
    pub title: String,
    /// The organisation or country that it is held in.
    pub of: Option<ActorId>,
    /// Whether the article says that it is no longer held.
    pub former: bool,
    /// Where the article says so; `None` where the world does.
    pub span: Option<Span>,
}

/// One place where the article mentions an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// How.
    pub form: MentionForm,
}

/// How an actor is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// By a name: "Sergei Shoigu", "Shoigu".
    Name,
    /// By a description: "the adviser", "protesters".
    Nominal,
    /// By a pronoun: "he", "his".
    Pronoun,
    /// By something that stands for it: "the Kremlin" for Russia's government.
    Metonym,
    /// By a nationality: "the Iranians", "Russian" in "Russian forces".
    Demonym,
}
