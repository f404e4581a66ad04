//! Many articles: an iterator over an iterable.

use std::sync::Mutex;

use dateline::batch::{Ordered, caught, ordered};
use dateline::{Article, ParsedArticle};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::article::read;
use crate::errors::{DatelineError, exception};
use crate::parser::Parsed;

/// Results in the order of the inputs.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct Batch {
    results: Mutex<Ordered<Inputs, PyResult<ParsedArticle>>>,
    return_errors: bool,
}

impl Batch {
    pub(crate) fn new(
        parser: dateline::Parser,
        articles: &Bound<'_, PyAny>,
        threads: usize,
        return_errors: bool,
    ) -> PyResult<Self> {
        let inputs = Inputs(articles.try_iter()?.unbind());
        let work = move |article: PyResult<Article<'static>>| {
            let article = article?;
            caught(|| parser.parse(article)).map_err(|error| exception(&error))
        };
        Ok(Self {
            results: Mutex::new(ordered(inputs, threads, work)),
            return_errors,
        })
    }
}

#[pymethods]
impl Batch {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        // The interpreter is free while articles are parsed; reading an input takes it back for that long. The lock is
        // never waited for: whoever holds it may be waiting for the interpreter.
        let result = py.detach(|| match self.results.try_lock() {
            Ok(mut results) => Ok(results.next()),
            Err(_) => Err(PyValueError::new_err("this batch is being read already")),
        })?;
        match result {
            None => Ok(None),
            Some(Ok(parsed)) => Py::new(py, Parsed(parsed)).map(|parsed| Some(parsed.into_any())),
            Some(Err(error)) if self.return_errors && error.is_instance_of::<DatelineError>(py) => {
                Ok(Some(error.into_value(py).into_any()))
            }
            Some(Err(error)) => Err(error),
        }
    }
}

/// The articles of a Python iterable.
struct Inputs(Py<PyIterator>);

impl Iterator for Inputs {
    type Item = PyResult<Article<'static>>;

    fn next(&mut self) -> Option<Self::Item> {
        Python::attach(|py| {
            let item = self.0.bind(py).clone().next()?;
            Some(item.and_then(|item| read(&item)))
        })
    }
}
