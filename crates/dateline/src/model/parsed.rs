//! The parsed article as a whole.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Actor, Claim, Event, Place};
use crate::error::{Error, Result};
use crate::span::{CharOffsets, Offsets, Span};

/// Version of the JSON contract.
pub const SCHEMA: &str = "dateline/1";

/// One article, read: what [`crate::Parser::parse`] returns. Owns its text; all spans count bytes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParsedArticle {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The caller's id for the article.
    pub id: Option<String>,
    /// Unit of every span below.
    pub offsets: Offsets,
    /// What is known of the article itself.
    pub article: ArticleInfo,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
    /// Who is in it, in the order of first mention.
    pub actors: Vec<Actor>,
    /// Who did what to whom, in the order of the triggers.
    pub events: Vec<Event>,
    /// Who said what, in the order of the contents.
    pub claims: Vec<Claim>,
    /// What was out of the ordinary.
    pub warnings: Vec<Warning>,
    /// The original text.
    #[serde(skip)]
    pub(crate) text: Arc<str>,
}

/// What is known of the article itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleInfo {
    /// Its title, as given.
    pub title: Option<String>,
    /// Its date (ISO 8601), as given or as its leading metadata says.
    pub published: Option<String>,
    /// Its outlet, as given.
    pub outlet: Option<String>,
    /// Its address, as given.
    pub url: Option<String>,
    /// Language of the text, ISO 639-1; `None` for a text without words.
    pub language: Option<String>,
    /// The place of its dateline.
    pub place: Option<Place>,
}

/// One part of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A title or a heading between paragraphs.
    Heading,
    /// "PARIS (AP) —".
    Dateline,
    /// "By Jane Roe, Staff Writer".
    Byline,
    /// "Subscribe to our newsletter".
    Boilerplate,
    /// "date 2023-09-06".
    Metadata,
}

/// Something out of the ordinary that did not stop the parse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// What kind.
    pub kind: WarningKind,
    /// For people.
    pub message: String,
    /// Where, if in one place.
    pub span: Option<Span>,
}

/// Kinds of warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// No words in the text.
    Empty,
    /// The text does not look like English.
    Language,
    /// NUL bytes or control characters, read as white space.
    Control,
    /// A limit cut in (a sentence too long to parse whole …).
    Limit,
    /// Quotation marks that do not pair up.
    Quotes,
    /// A date that cannot be read.
    Date,
}

impl ParsedArticle {
    /// The original text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same article with every span in code points of the text: one linear pass.
    #[must_use]
    pub fn with_offsets(&self, offsets: Offsets) -> Self {
        let mut article = self.clone();
        if offsets == Offsets::Char && self.offsets == Offsets::Byte {
            let chars = CharOffsets::new(&self.text);
            article.offsets = Offsets::Char;
            article.map_spans(&mut |span| *span = chars.span(*span));
        }
        article
    }

    /// The JSON form, on one line.
    #[must_use]
    pub fn to_json(&self, offsets: Offsets) -> String {
        // Serialisation of these types cannot fail: no map keys, no foreign types.
        let json = if offsets == self.offsets {
            serde_json::to_string(self)
        } else {
            serde_json::to_string(&self.with_offsets(offsets))
        };
        json.unwrap_or_default()
    }

    /// Reads back what [`Self::to_json`] wrote with [`Offsets::Byte`] for `text`.
    ///
    /// # Errors
    /// JSON that is not such an article, or one whose spans do not lie in `text` on character boundaries.
    pub fn from_json(json: &str, text: impl Into<Arc<str>>) -> Result<Self> {
        let mut article: Self = serde_json::from_str(json).map_err(|error| Error::data(error.to_string()))?;
        article.text = text.into();
        if article.schema != SCHEMA || article.offsets != Offsets::Byte {
            return Err(Error::data(format!(
                "expected schema \"{SCHEMA}\" with offsets \"byte\""
            )));
        }
        let text = article.text.clone();
        let mut outside = None;
        article.map_spans(&mut |span| {
            if text.get(span.start as usize..span.end as usize).is_none() {
                outside = Some(*span);
            }
        });
        match outside {
            Some(span) => Err(Error::data(format!("the span {span:?} does not lie in the text"))),
            None => Ok(article),
        }
    }

    /// Applies `f` to every span of the article.
    fn map_spans(&mut self, f: &mut dyn FnMut(&mut Span)) {
        for block in &mut self.blocks {
            f(&mut block.span);
        }
        if let Some(span) = self.article.place.as_mut().and_then(|place| place.span.as_mut()) {
            f(span);
        }
        for actor in &mut self.actors {
            actor
                .roles
                .iter_mut()
                .filter_map(|role| role.span.as_mut())
                .for_each(&mut *f);
            actor.mentions.iter_mut().for_each(|mention| f(&mut mention.span));
        }
        for event in &mut self.events {
            event
                .source
                .iter_mut()
                .chain(&mut event.target)
                .for_each(|participant| f(&mut participant.span));
            f(&mut event.trigger);
            f(&mut event.span);
            event
                .time
                .iter_mut()
                .filter_map(|time| time.span.as_mut())
                .for_each(&mut *f);
            event
                .place
                .iter_mut()
                .filter_map(|place| place.span.as_mut())
                .for_each(&mut *f);
            event.magnitudes.iter_mut().for_each(|magnitude| f(&mut magnitude.span));
            event
                .explain
                .iter_mut()
                .filter_map(|evidence| evidence.span.as_mut())
                .for_each(&mut *f);
        }
        for claim in &mut self.claims {
            let people = claim.speaker.iter_mut().chain(&mut claim.addressee);
            people.filter_map(|speaker| speaker.span.as_mut()).for_each(&mut *f);
            claim.via.iter_mut().chain(&mut claim.cue).for_each(&mut *f);
            claim.content.iter_mut().for_each(&mut *f);
        }
        self.warnings
            .iter_mut()
            .filter_map(|warning| warning.span.as_mut())
            .for_each(&mut *f);
    }
}

/// The JSON Schema of [`ParsedArticle`], as `dateline schema` prints it.
#[must_use]
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(ParsedArticle);
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_back_whole_or_not_at_all() {
        let text = "BÜSUM (AP) — Talks began.";
        let parsed = crate::Parser::new().parse(text).unwrap();
        let json = parsed.to_json(Offsets::Byte);
        assert_eq!(ParsedArticle::from_json(&json, text).unwrap(), parsed);
        for (json, text) in [
            ("{}", text),
            (&*parsed.to_json(Offsets::Char), text),
            (&*json.replace(SCHEMA, "dateline/0"), text),
        ] {
            assert_eq!(ParsedArticle::from_json(json, text).unwrap_err().kind(), "data");
        }
        let mut outside = parsed.clone();
        outside.blocks.push(Block {
            span: Span::new(0, 2),
            kind: BlockKind::Paragraph,
        });
        let error = ParsedArticle::from_json(&outside.to_json(Offsets::Byte), text).unwrap_err();
        assert!(error.to_string().contains("0..2"), "{error}");
    }
}
