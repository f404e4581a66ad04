//! Speed: criterion benches of the stages, and the command beside spaCy on the same text.

use crate::shell::{Result, binary, cargo, run};
use crate::venv;

/// Runs every benchmark.
pub(crate) fn run_all() -> Result {
    run(cargo(), &["bench", "--locked", "--package", "dateline-benches"])?;
    run(
        cargo(),
        &["build", "--locked", "--release", "--package", "dateline-cli"],
    )?;
    let python = venv::fresh("target/bench-python", "benches/requirements.txt")?;
    let command = binary("release");
    run(python, &["benches/spacy_side_by_side.py", &command.to_string_lossy()])
}
