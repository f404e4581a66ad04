//! `cargo xtask data`: what is suspicious in the tables of the world, and how fresh they are; `import` writes the large
//! tables anew from a folder with their sources.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::{Result, complain};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../dateline-world")
}

/// Lints the tables and prints the report; notes only with `notes`.
pub(crate) fn check(notes: bool) -> Result {
    let tables = folder().join("tables");
    let failed = |error: std::io::Error| error.to_string();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&tables).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).map_err(failed)?));
        }
    }
    files.sort();
    let (findings, report) = dateline_world::lint(&files).map_err(|error| error.to_string())?;
    let serious = findings.iter().filter(|finding| finding.serious).count();
    for finding in findings.iter().filter(|finding| finding.serious || notes) {
        complain(&finding.to_string());
    }
    let mut lines = String::from("table\trows\tholds until\tlatest date\topen offices\n");
    for table in report {
        lines += &format!(
            "{}\t{}\t{}\t{}\t{}\n",
            table.file, table.rows, table.date, table.latest, table.open
        );
    }
    lines += &format!("{serious} errors, {} notes", findings.len() - serious);
    complain(&lines);
    if serious == 0 {
        Ok(())
    } else {
        Err(format!("{serious} rows of the tables are wrong"))
    }
}

/// Writes the large tables anew.
pub(crate) fn import(from: &str) -> Result {
    let status = Command::new("python3")
        .arg(folder().join("import/run.py"))
        .arg(from)
        .status()
        .map_err(|error| format!("python3: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("the import failed".to_owned())
    }
}
