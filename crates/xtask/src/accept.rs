//! What the tests compare with, written anew. Look at the difference before you commit it.

use crate::shell::{Result, cargo, run, run_with};
use crate::{readme, schema};

/// Writes the schema, the C header, the summaries of the example articles and the README's output.
pub(crate) fn all() -> Result {
    schema::write()?;
    let header = ["test", "--quiet", "--package", "dateline-capi", "--test", "header"];
    run_with(cargo(), &header, &[("UPDATE_HEADER", "1")])?;
    let summaries = ["test", "--quiet", "--package", "dateline-cli", "--test", "examples"];
    run_with(
        cargo(),
        &summaries,
        &[("INSTA_UPDATE", "always"), ("INSTA_FORCE_PASS", "1")],
    )?;
    run(cargo(), &["build", "--quiet", "--package", "dateline-cli"])?;
    readme::write()
}
