//! The exceptions, and which one stands for which error.

use dateline::Error;
use pyo3::PyErr;
use pyo3::create_exception;
use pyo3::exceptions::PyException;

create_exception!(
    dateline,
    DatelineError,
    PyException,
    "Why an article could not be read."
);
create_exception!(
    dateline,
    TooLargeError,
    DatelineError,
    "The text is longer than the parser's limit."
);
create_exception!(
    dateline,
    InvalidUtf8Error,
    DatelineError,
    "The bytes are not UTF-8, or the string holds a lone surrogate."
);
create_exception!(
    dateline,
    LanguageError,
    DatelineError,
    "The text is not English and the parser is strict."
);
create_exception!(
    dateline,
    DateError,
    DatelineError,
    "The date of publication is not a date."
);
create_exception!(
    dateline,
    DataError,
    DatelineError,
    "An article, a table or a saved result that cannot be read."
);
create_exception!(
    dateline,
    InternalError,
    DatelineError,
    "A defect of dateline itself: please report it."
);

/// The exception for an error of the core.
pub(crate) fn exception(error: &Error) -> PyErr {
    let message = error.to_string();
    match error.kind() {
        "too_large" => TooLargeError::new_err(message),
        "invalid_utf8" => InvalidUtf8Error::new_err(message),
        "language" => LanguageError::new_err(message),
        "date" => DateError::new_err(message),
        "data" => DataError::new_err(message),
        _ => InternalError::new_err(message),
    }
}
