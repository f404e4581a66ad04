//! English for dateline.
