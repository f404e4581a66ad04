//! The parser: the stages in order.

use std::sync::Arc;

use dateline_world::World;
use jiff::civil::Date;

use crate::article::Article;
use crate::error::{Error, Result};
use crate::events::Frames;
use crate::factuality::Signatures;
use crate::model::{Actor, ArticleInfo, ParsedArticle, Place, SCHEMA, Warning, WarningKind};
use crate::span::Offsets;
use crate::syntax::Doc;
use crate::{actors, claims, events, syntax, text};

/// Limits and switches of a parser.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ParseOptions {
    /// Longest text in bytes; a longer one is an error. Default 4 MiB.
    pub max_bytes: usize,
    /// Whether a text that is not English is an error; by default it is parsed, with a warning.
    pub strict: bool,
}

impl Default for ParseOptions {
    fn default() -> Self {
        Self {
            max_bytes: 4 << 20,
            strict: false,
        }
    }
}

/// Reads articles. Immutable, cheap to share between threads.
///
/// ```
/// let parser = dateline::Parser::new();
/// let parsed = parser.parse("PARIS (AP) — Talks began on Monday.")?;
/// assert_eq!(parsed.text(), "PARIS (AP) — Talks began on Monday.");
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Parser {
    options: ParseOptions,
    /// `None` for the built-in ones.
    frames: Option<Arc<Frames>>,
    /// `None` for the built-in one.
    world: Option<Arc<World>>,
}

/// Builds a [`Parser`] with other options or knowledge than the default.
#[derive(Clone, Debug, Default)]
pub struct ParserBuilder {
    options: ParseOptions,
    /// Name and text of files of frames.
    frames: Vec<(String, String)>,
    /// Name and text of tables of the world.
    world: Vec<(String, String)>,
}

impl ParserBuilder {
    /// Sets limits and switches.
    #[must_use]
    pub fn options(mut self, options: ParseOptions) -> Self {
        self.options = options;
        self
    }

    /// Adds a file of event frames (its name, for messages, and its text): a frame with the id of a built-in one
    /// replaces it.
    #[must_use]
    pub fn frames(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.frames.push((name.into(), text.into()));
        self
    }

    /// Adds a table of the world (its name, for messages, and its text): countries, people and their offices,
    /// organisations, places. TOML where the name ends in `.toml`, else tab-separated; the columns are those of the
    /// tables of the crate `dateline-world`. What a row says of a name wins over what is built in, and a later table
    /// over an earlier one.
    ///
    /// ```
    /// let rows = "name\tkind\tcountry\tsector\taliases\nHarbour Front\tarmed_group\tKEN\tREB\tHF\n";
    /// let parser = dateline::Parser::builder().world("own.tsv", rows).build()?;
    /// let parsed = parser.parse("Harbour Front shelled the port, the army said.")?;
    /// assert!(parsed.actors.iter().any(|actor| actor.code == "KENREB" && actor.rule == "world:own.tsv:2"));
    /// # Ok::<(), dateline::Error>(())
    /// ```
    #[must_use]
    pub fn world(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.world.push((name.into(), text.into()));
        self
    }

    /// Builds the parser.
    ///
    /// # Errors
    /// Data that cannot be read, with file, line and field or column.
    pub fn build(self) -> Result<Parser> {
        let mut frames = None;
        for (name, text) in &self.frames {
            let before = frames.map_or_else(Frames::english, Ok)?;
            frames = Some(Arc::new(before.with(name, text)?));
        }
        let mut world: Option<World> = None;
        for (name, text) in &self.world {
            let before = world.as_ref().unwrap_or_else(|| World::embedded());
            let with = before.with_overrides(name, text);
            world = Some(with.map_err(Error::table)?);
        }
        Ok(Parser {
            options: self.options,
            frames,
            world: world.map(Arc::new),
        })
    }
}

impl Parser {
    /// A parser with the built-in knowledge and default options.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder, for other options or more knowledge.
    #[must_use]
    pub fn builder() -> ParserBuilder {
        ParserBuilder::default()
    }

    fn world(&self) -> &World {
        self.world.as_deref().unwrap_or_else(|| World::embedded())
    }

    /// The syntax of one article as CoNLL-U, one document under the article's id.
    ///
    /// # Errors
    /// A text over the limit and, if strict, a text that is not English.
    pub fn conllu<'a>(&self, article: impl Into<Article<'a>>) -> Result<String> {
        let article = article.into();
        self.check(&article)?;
        let layout = text::analyse(&article.text);
        let syntax = syntax::analyse(&article.text, &layout);
        let doc = Doc {
            text: &article.text,
            layout: &layout,
            syntax: &syntax,
        };
        let mut out = String::with_capacity(article.text.len() * 8);
        // Writing to a string cannot fail.
        let _ = syntax::conllu::write(&mut out, doc, article.id.as_deref().unwrap_or(""));
        Ok(out)
    }

    /// Refuses what is over the limit and, if strict, what is not English; else the guess at the language.
    fn check(&self, article: &Article<'_>) -> Result<Option<text::language::Guess>> {
        let size = article.text.len();
        if size > self.options.max_bytes {
            return Err(Error::too_large(size, self.options.max_bytes));
        }
        let language = text::language::guess(&article.text, text::Lexicon::english());
        match language.filter(|guess| !guess.english && self.options.strict) {
            Some(guess) => Err(Error::language(guess.code)),
            None => Ok(language),
        }
    }

    /// Codes a phrase for an actor alone: "the Russian defence minister", "members of the army". The date of the
    /// article that it is given as decides who holds an office. `None` where the phrase has no actor.
    ///
    /// ```
    /// let parser = dateline::Parser::new();
    /// let actor = parser.code_phrase("two soldiers")?;
    /// assert_eq!(actor.map(|actor| actor.code).as_deref(), Some("MIL"));
    /// # Ok::<(), dateline::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Parser::parse`].
    pub fn code_phrase<'a>(&self, phrase: impl Into<Article<'a>>) -> Result<Option<Actor>> {
        let phrase = phrase.into();
        self.check(&phrase)?;
        let date = phrase.published.as_deref().map(parse_date).transpose()?;
        let world = self.world();
        let own = phrase.text.trim_end();
        let read = |before: &str, after: &str, certain: bool| {
            let text = format!("{before}{own}{after}");
            let mut layout = text::analyse(&text);
            layout.join_sentences();
            let syntax = syntax::analyse(&text, &layout);
            let doc = Doc {
                text: &text,
                layout: &layout,
                syntax: &syntax,
            };
            actors::of_phrase(doc, world, date, before.len()..before.len() + own.len(), certain)
        };
        // What looks like a clause, or like nobody, by itself is read as the subject of a sentence ("retired general").
        let small = own.starts_with(char::is_lowercase);
        Ok(read("", "", false)
            .or_else(|| read("", " said so.", false))
            .or_else(|| small.then(|| read("The ", " said so.", false)).flatten())
            .or_else(|| read("", "", true)))
    }

    /// Parses one article.
    ///
    /// # Errors
    /// A text over the limit, a date that is none and, if strict, a text that is not English.
    pub fn parse<'a>(&self, article: impl Into<Article<'a>>) -> Result<ParsedArticle> {
        let article = article.into();
        let language = self.check(&article)?;
        let given = article.published.as_deref().map(parse_date).transpose()?;
        let text: Arc<str> = Arc::from(article.text.as_ref());
        let mut layout = text::analyse(&text);
        if let Some(guess) = language.filter(|guess| !guess.english) {
            let message = format!("the text is not English (it looks like '{}')", guess.code);
            layout.warnings.push(Warning {
                kind: WarningKind::Language,
                message,
                span: None,
            });
        }
        // What the caller says of the date counts before what the article's own metadata says.
        let printed = layout.date.map(|span| span.slice(&text));
        let date = given.or_else(|| printed.and_then(|day| day.parse().ok()));
        let published = article.published.or_else(|| date.and(printed).map(str::to_owned));
        let place = layout.place.map(|span| Place {
            name: text::place_name(span.slice(&text)),
            country: None,
            lat: None,
            lon: None,
            span: Some(span),
        });
        let syntax = syntax::analyse(&text, &layout);
        let doc = Doc {
            text: &text,
            layout: &layout,
            syntax: &syntax,
        };
        let actors = actors::analyse(doc, self.world(), date);
        let mut claims = claims::analyse(doc, &actors);
        let frames = self.frames.clone().map_or_else(Frames::english, Ok)?;
        let signatures = Signatures::english()?;
        let given = events::Given {
            actors: &actors,
            frames: &frames,
            signatures,
            world: self.world(),
            date,
        };
        let events = events::analyse(doc, given, &mut claims);
        Ok(ParsedArticle {
            schema: SCHEMA.to_owned(),
            id: article.id,
            offsets: Offsets::Byte,
            article: ArticleInfo {
                title: article.title,
                published,
                outlet: article.outlet,
                url: article.url,
                language: language.map(|guess| guess.code.to_owned()),
                place,
            },
            blocks: layout.blocks,
            actors: actors.actors,
            events,
            claims,
            warnings: layout.warnings,
            text,
        })
    }
}

/// The day of an ISO 8601 date or time.
fn parse_date(value: &str) -> Result<Date> {
    value
        .get(..10)
        .and_then(|day| day.parse().ok())
        .ok_or_else(|| Error::date(value))
}
