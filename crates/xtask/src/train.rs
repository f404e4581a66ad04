//! `cargo xtask train` and `cargo xtask boundaries`: make the weights again, byte for byte.

use crate::shell::{Result, cargo, run_with};

/// Trains on the treebanks of a folder and writes the committed file of weights.
pub(crate) fn train(folder: &str) -> Result {
    let build = [
        "run",
        "--release",
        "--target-dir",
        "target/train",
        "-p",
        "dateline-train",
        "--",
    ];
    let options = [
        "--treebanks",
        folder,
        "--threads",
        "2",
        "--out",
        "crates/dateline-english/data/syntax.weights",
    ];
    // Built for the machine at hand: several times as fast, and the same bytes, for nothing is fused or reordered.
    run_with(
        cargo(),
        &[&build[..], &options[..]].concat(),
        &[("RUSTFLAGS", "-C target-cpu=native")],
    )
}

/// Learns from the treebanks of a folder where sentences end without a mark, and writes the committed weights.
pub(crate) fn boundaries(folder: &str) -> Result {
    let out = "crates/dateline-english/data/text/boundaries.weights";
    let build = ["run", "--release", "-p", "dateline-train", "--bin", "boundaries", "--"];
    run_with(cargo(), &[&build[..], &[folder, out]].concat(), &[])
}
