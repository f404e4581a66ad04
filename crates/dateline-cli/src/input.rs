//! From files to articles, one at a time: memory does not grow with their number.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use dateline::{Article, Error};
use serde::Deserialize;

use crate::args::Input;
use crate::complain;

/// Kind and message of why there is no article.
pub(crate) type Problem = (String, String);

/// One article, or what stands in its place.
#[derive(Debug)]
pub(crate) struct Item {
    /// The article's id: its own, or the file's name.
    pub(crate) id: Option<String>,
    /// The line of a JSON Lines file, from 1.
    pub(crate) line: Option<u64>,
    /// The article, or why there is none.
    pub(crate) article: Result<Article<'static>, Problem>,
}

/// Reads the articles of several files, in order.
#[derive(Debug)]
pub(crate) struct Articles {
    files: std::vec::IntoIter<PathBuf>,
    input: Input,
    published: Option<String>,
    max_bytes: usize,
    lines: Option<Lines>,
    /// Whether a file could not be read.
    pub(crate) failed: bool,
}

/// An open JSON Lines file.
struct Lines {
    name: String,
    reader: Box<dyn BufRead + Send>,
    number: u64,
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines")
            .field("name", &self.name)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Record {
    id: Option<serde_json::Value>,
    text: String,
    title: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

impl Articles {
    pub(crate) fn new(files: &[PathBuf], input: Input, published: Option<String>, max_bytes: usize) -> Self {
        let files = if files.is_empty() {
            vec![PathBuf::from("-")]
        } else {
            files.to_vec()
        };
        Self {
            files: files.into_iter(),
            input,
            published,
            max_bytes,
            lines: None,
            failed: false,
        }
    }

    /// The next file: an article, or the first line of many.
    fn open(&mut self, path: &Path) -> Option<Item> {
        let name = if path == Path::new("-") {
            "standard input".to_owned()
        } else {
            path.display().to_string()
        };
        let reader: io::Result<Box<dyn BufRead + Send>> = if path == Path::new("-") {
            Ok(Box::new(BufReader::new(io::stdin())))
        } else {
            File::open(path).map(|file| Box::new(BufReader::with_capacity(1 << 16, file)) as Box<dyn BufRead + Send>)
        };
        let kind = reader.and_then(|mut reader| {
            let start = reader.fill_buf()?;
            let kind = if self.input == Input::Auto {
                guess(path, start)
            } else {
                self.input
            };
            Ok((reader, kind))
        });
        match kind {
            Err(error) => self.fail(&name, &error),
            Ok((reader, Input::Jsonl)) => {
                self.lines = Some(Lines {
                    name,
                    reader,
                    number: 0,
                });
                None
            }
            Ok((reader, kind)) => {
                // A page is longer than the article in it: only text has its limit here.
                let limit = if kind == Input::Html {
                    usize::MAX
                } else {
                    self.max_bytes
                };
                match read_up_to(reader, limit) {
                    Err(error) => self.fail(&name, &error),
                    Ok(read) => Some(self.article(path, read, kind)),
                }
            }
        }
    }

    fn fail(&mut self, name: &str, error: &io::Error) -> Option<Item> {
        complain(&format!("{name}: {error}"));
        self.failed = true;
        None
    }

    fn article(&self, path: &Path, read: Result<Vec<u8>, Problem>, kind: Input) -> Item {
        let id = path
            .file_stem()
            .filter(|stem| *stem != "-")
            .map(|stem| stem.to_string_lossy().into_owned());
        let article = read.and_then(decode).and_then(|text| match kind {
            Input::Html => crate::html::article(&text),
            _ => Ok((Article::new(text), None)),
        });
        Item {
            id: id.clone(),
            line: None,
            article: article.map(|(article, published)| self.complete(article, id, published)),
        }
    }

    fn complete(
        &self,
        mut article: Article<'static>,
        id: Option<String>,
        published: Option<String>,
    ) -> Article<'static> {
        if let Some(id) = id {
            article = article.id(id);
        }
        match published.or_else(|| self.published.clone()) {
            Some(day) => article.published(day),
            None => article,
        }
    }

    /// The next line of the open file that is not empty.
    fn line(&mut self) -> Option<Item> {
        // JSON writes one byte of text with at most six; the other fields get a share of their own.
        let longest = self.max_bytes.saturating_mul(6).saturating_add(1 << 20);
        let lines = self.lines.as_mut()?;
        let bytes = loop {
            match read_line(&mut lines.reader, longest) {
                Ok(None) => {
                    self.lines = None;
                    return None;
                }
                Ok(Some(bytes)) => {
                    lines.number += 1;
                    if !bytes
                        .as_ref()
                        .is_ok_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace))
                    {
                        break bytes;
                    }
                }
                Err(error) => {
                    complain(&format!("{}: {error}", lines.name));
                    self.failed = true;
                    self.lines = None;
                    return None;
                }
            }
        };
        let line = Some(lines.number);
        Some(match bytes.map_err(|error| (None, error)).and_then(record) {
            Ok(record) => {
                let id = record
                    .id
                    .map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
                let mut article = self.complete(Article::new(record.text), id.clone(), record.published);
                if let Some(title) = record.title {
                    article = article.title(title);
                }
                if let Some(outlet) = record.outlet {
                    article = article.outlet(outlet);
                }
                if let Some(url) = record.url {
                    article = article.url(url);
                }
                Item {
                    id,
                    line,
                    article: Ok(article),
                }
            }
            Err((id, error)) => Item {
                id,
                line,
                article: Err(error),
            },
        })
    }
}

impl Iterator for Articles {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.line() {
                return Some(item);
            }
            let path = self.files.next()?;
            if let Some(item) = self.open(&path) {
                return Some(item);
            }
        }
    }
}

/// All bytes of `reader`; where there are more than `limit`, they are counted, not kept.
fn read_up_to(mut reader: impl BufRead, limit: usize) -> io::Result<Result<Vec<u8>, Problem>> {
    let mut bytes = Vec::new();
    let within = u64::try_from(limit).unwrap_or(u64::MAX);
    reader.by_ref().take(within).read_to_end(&mut bytes)?;
    let rest = io::copy(&mut reader, &mut io::sink())?;
    Ok(if rest == 0 {
        Ok(bytes)
    } else {
        let size = bytes.len().saturating_add(usize::try_from(rest).unwrap_or(usize::MAX));
        Err(problem(&Error::too_large(size, limit)))
    })
}

/// The next line, if there is one; a line of more than `limit` bytes is counted, not kept.
fn read_line(reader: &mut impl BufRead, limit: usize) -> io::Result<Option<Result<Vec<u8>, Problem>>> {
    let mut bytes = Vec::new();
    let within = u64::try_from(limit).unwrap_or(u64::MAX);
    if reader.by_ref().take(within).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() < limit || bytes.ends_with(b"\n") {
        return Ok(Some(Ok(bytes)));
    }
    let rest = reader.skip_until(b'\n')?;
    Ok(Some(if rest == 0 {
        Ok(bytes)
    } else {
        Err(problem(&Error::too_large(bytes.len().saturating_add(rest), limit)))
    }))
}

/// A line's record; or the id that it has nevertheless, and what is wrong with it.
fn record(bytes: Vec<u8>) -> Result<Record, (Option<String>, Problem)> {
    let text = decode(bytes).map_err(|error| (None, error))?;
    let text = text.trim_start_matches('\u{FEFF}');
    serde_json::from_str(text).map_err(|error| {
        let value: Option<serde_json::Value> = serde_json::from_str(text).ok();
        let id = value
            .as_ref()
            .and_then(|value| value.get("id"))
            .filter(|id| !id.is_null());
        let id = id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        // Its line is always the first: the record says which of the file it is.
        let message = error.to_string().replacen(" at line 1 column ", " at column ", 1);
        (id, ("json".to_owned(), message))
    })
}

fn problem(error: &Error) -> Problem {
    (error.kind().to_owned(), error.to_string())
}

fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| problem(&Error::invalid_utf8(error.utf8_error().valid_up_to())))
}

/// What a file holds, by its name and its first bytes.
fn guess(path: &Path, start: &[u8]) -> Input {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .map(str::to_ascii_lowercase);
    match extension.as_deref() {
        Some("jsonl" | "ndjson") => return Input::Jsonl,
        Some("html" | "htm" | "xhtml") => return Input::Html,
        Some("txt" | "text" | "md") => return Input::Text,
        _ => {}
    }
    let start = start.trim_ascii_start();
    let head = start.get(..start.len().min(256)).unwrap_or(start).to_ascii_lowercase();
    if head.starts_with(b"{\"") || head.starts_with(b"{ \"") {
        Input::Jsonl
    } else if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
        Input::Html
    } else {
        Input::Text
    }
}
