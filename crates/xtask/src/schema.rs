//! The JSON Schema of the result: committed, and compared with what the code says.

use std::fs;

use crate::shell::{Result, root};

const PATH: &str = "schema/dateline-1.json";

fn current() -> String {
    dateline::model::json_schema() + "\n"
}

/// Fails if the committed schema is not the code's.
pub(crate) fn compare() -> Result {
    let committed = fs::read_to_string(root().join(PATH)).map_err(|error| format!("{PATH}: {error}"))?;
    if committed == current() {
        Ok(())
    } else {
        Err(format!(
            "{PATH} is not what the code says: look at the change, then `cargo xtask schema --write`"
        ))
    }
}

/// Writes the schema anew.
pub(crate) fn write() -> Result {
    fs::write(root().join(PATH), current()).map_err(|error| format!("{PATH}: {error}"))
}
