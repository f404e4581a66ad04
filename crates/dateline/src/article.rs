//! The input: one article.

use std::borrow::Cow;

use crate::error::{Error, Result};

/// An article to parse: its text and what the caller knows of it.
///
/// ```
/// use dateline::Article;
/// let article = Article::new("PARIS (AP) — Talks began.").published("2023-09-06").title("Talks begin");
/// assert_eq!(article.text(), "PARIS (AP) — Talks began.");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Article<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
}

impl<'a> Article<'a> {
    /// An article of which only the text is known.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// An article from bytes that should be UTF-8.
    ///
    /// # Errors
    /// Names the offset of the first byte that is not UTF-8.
    pub fn from_utf8(bytes: &'a [u8]) -> Result<Self> {
        std::str::from_utf8(bytes)
            .map(Self::new)
            .map_err(|error| Error::invalid_utf8(error.valid_up_to()))
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caller's id for it, given back in the result.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The day it was published: `YYYY-MM-DD`, or a longer ISO 8601 time whose day counts.
    #[must_use]
    pub fn published(mut self, date: impl Into<String>) -> Self {
        self.published = Some(date.into());
        self
    }

    /// Who published it.
    #[must_use]
    pub fn outlet(mut self, outlet: impl Into<String>) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// Its address.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }
}

impl<'a> From<&'a str> for Article<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Article<'_> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
