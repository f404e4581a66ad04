//! Trains the weights.
fn main() {}
