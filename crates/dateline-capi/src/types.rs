//! The types that C sees: handles, strings, spans, numbers for kinds.

use std::ffi::c_char;

use dateline::model::{
    Act, ActorKind, BlockKind, ClaimForm, EventType, Factuality, MentionForm, Polarity, WarningKind,
};
use dateline::{Error, Span};

use crate::ffi::Nothing;

/// An id, or an end of a span, that is absent.
pub const DATELINE_NONE: u32 = u32::MAX;

/// Reads articles. Free with `dateline_parser_free`.
pub struct DatelineParser(());

/// Makes a parser with other options than the default. Free with `dateline_parser_builder_free`.
pub struct DatelineParserBuilder(());

/// What is known of an article beside its text. Free with `dateline_input_free`.
pub struct DatelineInput(());

/// A parsed article. Free with `dateline_article_free`.
pub struct DatelineArticle(());

/// One person, country, organisation or group. Borrowed from its article.
pub struct DatelineActor(());

/// A title or an office of an actor. Borrowed from its article.
pub struct DatelineRole(());

/// Who did what to whom, when, where. Borrowed from its article.
pub struct DatelineEvent(());

/// Somebody as mentioned in an event's clause. Borrowed from its article.
pub struct DatelineParticipant(());

/// An interval of days. Borrowed from its article.
pub struct DatelineTime(());

/// A place with coordinates. Borrowed from its article.
pub struct DatelinePlace(());

/// A number that the article gives for an event. Borrowed from its article.
pub struct DatelineMagnitude(());

/// Why a part of an event is as it is. Borrowed from its article.
pub struct DatelineEvidence(());

/// Who said what. Borrowed from its article.
pub struct DatelineClaim(());

/// Somebody who speaks or is spoken to. Borrowed from its article.
pub struct DatelineSpeaker(());

/// Something out of the ordinary that did not stop the parse. Borrowed from its article.
pub struct DatelineWarning(());

/// A borrowed string: UTF-8, not ended by a NUL byte. `data` is NULL where there is none.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct DatelineString {
    /// Its first byte.
    pub data: *const c_char,
    /// Its length in bytes.
    pub len: usize,
}

impl From<&str> for DatelineString {
    fn from(text: &str) -> Self {
        Self {
            data: text.as_ptr().cast(),
            len: text.len(),
        }
    }
}

/// A stretch `[start, end)` of the text, in bytes. Both are `DATELINE_NONE` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct DatelineSpan {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl From<Span> for DatelineSpan {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

/// What became of a call. A number once given is never given another meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum DatelineResult {
    /// It was done.
    Ok = 0,
    /// A pointer that is needed is NULL, or a length is none.
    Null = 1,
    /// The text is longer than the parser's limit.
    TooLarge = 2,
    /// A string is not UTF-8; the message says at which byte.
    InvalidUtf8 = 3,
    /// The text is not English and the parser is strict.
    Language = 4,
    /// The date of publication is not a date.
    Date = 5,
    /// A table cannot be read; the message names file, line and field.
    Data = 6,
    /// A number that stands for nothing, for an option or a unit.
    Argument = 7,
    /// A defect of dateline: please report it.
    Internal = 8,
}

impl DatelineResult {
    pub(crate) fn of(error: &Error) -> Self {
        match error.kind() {
            "too_large" => Self::TooLarge,
            "invalid_utf8" => Self::InvalidUtf8,
            "language" => Self::Language,
            "date" => Self::Date,
            "data" => Self::Data,
            _ => Self::Internal,
        }
    }
}

/// The unit of spans in JSON, for `dateline_article_to_json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum DatelineOffsets {
    /// UTF-8 bytes.
    Byte = 0,
    /// Unicode code points.
    Char = 1,
}

/// What an actor is. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineActorKind {
    Unknown = 0,
    Person = 1,
    Country = 2,
    Government = 3,
    Organization = 4,
    ArmedGroup = 5,
    Party = 6,
    Company = 7,
    Media = 8,
    Place = 9,
    Group = 10,
}

/// How an actor is mentioned. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineMentionForm {
    Unknown = 0,
    Name = 1,
    Nominal = 2,
    Pronoun = 3,
    Metonym = 4,
    Demonym = 5,
}

/// What a block is. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineBlockKind {
    Unknown = 0,
    Paragraph = 1,
    Heading = 2,
    Dateline = 3,
    Byline = 4,
    Boilerplate = 5,
    Metadata = 6,
}

/// The event types of PLOVER. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineEventType {
    Unknown = 0,
    Agree = 1,
    Consult = 2,
    Support = 3,
    Concede = 4,
    Cooperate = 5,
    Aid = 6,
    Retreat = 7,
    Request = 8,
    Accuse = 9,
    Reject = 10,
    Threaten = 11,
    Protest = 12,
    Sanction = 13,
    Mobilize = 14,
    Coerce = 15,
    Assault = 16,
}

/// Whether an event happened. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineFactuality {
    Unknown = 0,
    Actual = 1,
    Future = 2,
    Hypothetical = 3,
    Negated = 4,
}

/// Whose words a claim's content is in: the speaker's, the article's, the article's with words of the speaker. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineClaimForm {
    Unknown = 0,
    Direct = 1,
    Indirect = 2,
    Mixed = 3,
}

/// What kind of saying a claim is. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineAct {
    Unknown = 0,
    State = 1,
    Believe = 2,
    Confirm = 3,
    Deny = 4,
    Warn = 5,
    Promise = 6,
    Accuse = 7,
    Request = 8,
    Ask = 9,
    Praise = 10,
    Suggest = 11,
    Predict = 12,
    Report = 13,
}

/// Whether the content of a claim is affirmed or denied. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelinePolarity {
    Unknown = 0,
    Positive = 1,
    Negative = 2,
}

/// Kinds of warning. UNKNOWN where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)] // the names say it
pub enum DatelineWarningKind {
    Unknown = 0,
    Empty = 1,
    Language = 2,
    Control = 3,
    Limit = 4,
    Quotes = 5,
    Date = 6,
}

/// The kinds of the core in C's numbers: a kind that is added there does not compile here before it has a number.
macro_rules! kinds {
    ($($core:ident => $c:ident { $($variant:ident)* })*) => {$(
        impl From<$core> for $c {
            fn from(kind: $core) -> Self {
                match kind {
                    $($core::$variant => Self::$variant,)*
                }
            }
        }

        impl Nothing for $c {
            const NOTHING: Self = Self::Unknown;
        }
    )*};
}

kinds! {
    ActorKind => DatelineActorKind { Person Country Government Organization ArmedGroup Party Company Media Place Group }
    MentionForm => DatelineMentionForm { Name Nominal Pronoun Metonym Demonym }
    BlockKind => DatelineBlockKind { Paragraph Heading Dateline Byline Boilerplate Metadata }
    EventType => DatelineEventType { Agree Consult Support Concede Cooperate Aid Retreat Request Accuse Reject Threaten Protest Sanction Mobilize Coerce Assault }
    Factuality => DatelineFactuality { Actual Future Hypothetical Negated }
    ClaimForm => DatelineClaimForm { Direct Indirect Mixed }
    Act => DatelineAct { State Believe Confirm Deny Warn Promise Accuse Request Ask Praise Suggest Predict Report }
    Polarity => DatelinePolarity { Positive Negative }
    WarningKind => DatelineWarningKind { Empty Language Control Limit Quotes Date }
}
