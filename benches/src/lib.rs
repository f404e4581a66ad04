//! Nothing here: the benchmarks are in `parse.rs`.
