//! Speed: criterion benches of the stages, and the command beside spaCy on the same text.

use crate::shell::{Result, cargo, run};

/// Runs every benchmark.
pub(crate) fn run_all() -> Result {
    run(cargo(), &["bench", "-p", "dateline"])?;
    run("python3", &["benches/spacy_side_by_side.py"])
}
