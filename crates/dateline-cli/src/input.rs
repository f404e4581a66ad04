//! From files to articles, one at a time: memory does not grow with their number.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use dateline::{Article, Error};
use serde::Deserialize;

use crate::args::Input;
use crate::complain;

/// One article, or what stands in its place.
#[derive(Debug)]
pub(crate) struct Item {
    /// The article's id: its own, or the file's name.
    pub(crate) id: Option<String>,
    /// The line of a JSON Lines file, from 1.
    pub(crate) line: Option<u64>,
    /// The article; or the kind and message of why there is none.
    pub(crate) article: Result<Article<'static>, (String, String)>,
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
                // A byte more than the limit is enough to know that it is exceeded; the rest need not fill the memory.
                let mut bytes = Vec::new();
                let limit = if kind == Input::Html {
                    u64::MAX
                } else {
                    self.max_bytes as u64 + 4096
                };
                match reader.take(limit).read_to_end(&mut bytes) {
                    Err(error) => self.fail(&name, &error),
                    Ok(_) => Some(self.article(path, bytes, kind)),
                }
            }
        }
    }

    fn fail(&mut self, name: &str, error: &io::Error) -> Option<Item> {
        complain(&format!("{name}: {error}"));
        self.failed = true;
        None
    }

    fn article(&self, path: &Path, bytes: Vec<u8>, kind: Input) -> Item {
        let id = path
            .file_stem()
            .filter(|stem| *stem != "-")
            .map(|stem| stem.to_string_lossy().into_owned());
        let article = decode(bytes).and_then(|text| match kind {
            Input::Html => crate::html::article(&text),
            _ => Ok(Article::new(text)),
        });
        Item {
            id: id.clone(),
            line: None,
            article: article.map(|article| self.complete(article, id, None)),
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
        let lines = self.lines.as_mut()?;
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            match lines.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => {
                    self.lines = None;
                    return None;
                }
                Ok(_) => lines.number += 1,
                Err(error) => {
                    complain(&format!("{}: {error}", lines.name));
                    self.failed = true;
                    self.lines = None;
                    return None;
                }
            }
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                break;
            }
        }
        let line = Some(lines.number);
        Some(match record(bytes) {
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

/// A line's record; or the id that it has nevertheless, and what is wrong with it.
fn record(bytes: Vec<u8>) -> Result<Record, (Option<String>, (String, String))> {
    let text = decode(bytes).map_err(|error| (None, error))?;
    serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| {
        let value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
        let id = value
            .as_ref()
            .and_then(|value| value.get("id"))
            .filter(|id| !id.is_null());
        let id = id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        (id, ("json".to_owned(), error.to_string()))
    })
}

fn decode(bytes: Vec<u8>) -> Result<String, (String, String)> {
    String::from_utf8(bytes).map_err(|error| {
        let error = Error::invalid_utf8(error.utf8_error().valid_up_to());
        (error.kind().to_owned(), error.to_string())
    })
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
