//! The world for dateline.
