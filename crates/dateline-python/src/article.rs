//! Reading articles out of Python objects.

use dateline::Article;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};

use crate::errors::{InvalidUtf8Error, exception};

/// What is known of an article beside its text, by the keys of the JSON form.
#[derive(Default)]
pub(crate) struct Details {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
}

impl Details {
    /// Adds what is known to `article`.
    pub(crate) fn add_to(self, mut article: Article<'static>) -> Article<'static> {
        if let Some(id) = self.id {
            article = article.id(id);
        }
        if let Some(title) = self.title {
            article = article.title(title);
        }
        if let Some(published) = self.published {
            article = article.published(published);
        }
        if let Some(outlet) = self.outlet {
            article = article.outlet(outlet);
        }
        if let Some(url) = self.url {
            article = article.url(url);
        }
        article
    }
}

/// Reads an article from a `str`, `bytes`, a `dict` or an object with the attributes of `dateline.Article`.
pub(crate) fn read(item: &Bound<'_, PyAny>) -> PyResult<Article<'static>> {
    if item.is_instance_of::<PyString>() || item.is_instance_of::<PyBytes>() {
        return Ok(Article::new(text(item)?));
    }
    let part = |name: &str| match item.cast::<PyDict>() {
        Ok(dict) => dict.get_item(name),
        Err(_) => item.getattr_opt(name),
    };
    let Some(body) = part("text")? else {
        let kind = item.get_type().qualname()?;
        return Err(if item.is_instance_of::<PyDict>() {
            exception(&dateline::Error::data("the article has no 'text'"))
        } else {
            PyTypeError::new_err(format!("an article is a str, bytes, dict or Article, not {kind}"))
        });
    };
    let string = |name| -> PyResult<Option<String>> {
        let value = part(name)?.filter(|value| !value.is_none());
        value.as_ref().map(text).transpose()
    };
    let details = Details {
        id: string("id")?,
        title: string("title")?,
        published: date(part("published")?.as_ref())?,
        outlet: string("outlet")?,
        url: string("url")?,
    };
    Ok(details.add_to(Article::new(text(&body)?)))
}

/// A date of publication: a string, or a `datetime.date` or anything else with `isoformat`.
pub(crate) fn date(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<String>> {
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(None);
    };
    match value.getattr_opt("isoformat")? {
        Some(isoformat) => text(&isoformat.call0()?).map(Some),
        None => text(value).map(Some),
    }
}

/// The text of a `str` or of UTF-8 `bytes`.
fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Article::from_utf8(bytes.as_bytes())
            .map(|article| article.text().to_owned())
            .map_err(|error| exception(&error));
    }
    let Ok(string) = value.cast::<PyString>() else {
        let kind = value.get_type().qualname()?;
        return Err(PyTypeError::new_err(format!("expected str or bytes, not {kind}")));
    };
    string.to_str().map(str::to_owned).map_err(|error| {
        let py = value.py();
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        match error.value(py).getattr("start") {
            Ok(start) => InvalidUtf8Error::new_err(format!("the text holds a lone surrogate at code point {start}")),
            Err(error) => error,
        }
    })
}
