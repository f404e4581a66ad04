//! The native half of the Python package `dateline`: parses, and hands results over as JSON. What people see, the typed
//! objects and their documentation, is Python (`python/dateline`).

mod article;
mod batch;
mod errors;
mod parser;

use pyo3::prelude::*;

/// The native half of dateline; use the package `dateline`.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::batch::Batch;
    #[pymodule_export]
    use crate::errors::{
        DataError, DateError, DatelineError, InternalError, InvalidUtf8Error, LanguageError, TooLargeError,
    };
    #[pymodule_export]
    use crate::parser::{Parsed, Parser, json_schema};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
