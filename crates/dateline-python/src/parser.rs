//! The parser and its result, as `dateline._parser` and `dateline._model` wrap them.

use std::hash::{Hash, Hasher};

use dateline::batch::caught;
use dateline::{Offsets, ParseOptions, ParsedArticle};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::article::{Details, date, read};
use crate::batch::Batch;
use crate::errors::exception;

/// Reads articles.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct Parser(dateline::Parser);

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (*, max_bytes=None, strict=false, frames=Vec::new(), world=Vec::new()), text_signature = "(*, max_bytes=None, strict=False, frames=(), world=())")]
    fn new(
        max_bytes: Option<usize>,
        strict: bool,
        frames: Vec<(String, String)>,
        world: Vec<(String, String)>,
    ) -> PyResult<Self> {
        let mut options = ParseOptions::default();
        options.max_bytes = max_bytes.unwrap_or(options.max_bytes);
        options.strict = strict;
        let mut builder = dateline::Parser::builder().options(options);
        for (name, text) in frames {
            builder = builder.frames(name, text);
        }
        for (name, text) in world {
            builder = builder.world(name, text);
        }
        caught(|| builder.build()).map(Self).map_err(|error| exception(&error))
    }

    /// Parses one article, with the interpreter free for other threads.
    #[pyo3(signature = (article, *, id=None, title=None, published=None, outlet=None, url=None))]
    #[allow(clippy::too_many_arguments)] // the keyword arguments of a Python function
    fn parse(
        &self,
        py: Python<'_>,
        article: &Bound<'_, PyAny>,
        id: Option<String>,
        title: Option<String>,
        published: Option<&Bound<'_, PyAny>>,
        outlet: Option<String>,
        url: Option<String>,
    ) -> PyResult<Parsed> {
        let details = Details {
            id,
            title,
            published: date(published)?,
            outlet,
            url,
        };
        let article = details.add_to(read(article)?);
        py.detach(|| caught(|| self.0.parse(article)))
            .map(Parsed)
            .map_err(|error| exception(&error))
    }

    /// Parses many articles, in order.
    #[pyo3(signature = (articles, *, threads=0, return_errors=false))]
    fn parse_many(&self, articles: &Bound<'_, PyAny>, threads: usize, return_errors: bool) -> PyResult<Batch> {
        Batch::new(self.0.clone(), articles, threads, return_errors)
    }
}

/// A parsed article.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct Parsed(pub(crate) ParsedArticle);

#[pymethods]
impl Parsed {
    /// Reads back what `to_json("byte")` wrote.
    #[staticmethod]
    fn from_json(json: &str, text: &str) -> PyResult<Self> {
        caught(|| ParsedArticle::from_json(json, text))
            .map(Self)
            .map_err(|error| exception(&error))
    }

    /// The JSON form, with spans in "char" or "byte".
    fn to_json(&self, py: Python<'_>, offsets: &str) -> PyResult<String> {
        let offsets = match offsets {
            "char" => Offsets::Char,
            "byte" => Offsets::Byte,
            other => {
                return Err(PyValueError::new_err(format!(
                    "offsets is 'char' or 'byte', not '{other}'"
                )));
            }
        };
        py.detach(|| caught(|| Ok(self.0.to_json(offsets))))
            .map_err(|error| exception(&error))
    }

    #[getter]
    fn text(&self) -> &str {
        self.0.text()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        (&self.0.id, self.0.text()).hash(&mut hasher);
        hasher.finish()
    }
}

/// The JSON Schema of the results.
#[pyfunction]
pub(crate) fn json_schema() -> String {
    dateline::model::json_schema()
}
