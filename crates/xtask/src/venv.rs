//! Python environments under `target/`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{Result, root, run, run_with};

/// The interpreter of the environment at `path` (from the root).
pub(crate) fn interpreter(path: &str) -> PathBuf {
    let bin = if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    };
    root().join(path).join(bin)
}

/// Makes a fresh environment at `path` with what `requirements` lists; gives its interpreter.
pub(crate) fn fresh(path: &str, requirements: &str) -> Result<PathBuf> {
    let folder = root().join(path);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{path}: {error}"))?;
    }
    run(base()?, &["-m", "venv", path])?;
    let python = interpreter(path);
    pip(&python, &["-r", requirements])?;
    Ok(python)
}

/// Installs into the environment of `python`.
pub(crate) fn pip(python: &Path, arguments: &[&str]) -> Result {
    let mut all = vec!["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    all.extend(arguments);
    // Builds without isolation look for their tools where the environment has them.
    let mut path = python.parent().map(Path::as_os_str).unwrap_or_default().to_owned();
    if let Some(rest) = std::env::var_os("PATH") {
        path.push(if cfg!(windows) { ";" } else { ":" });
        path.push(rest);
    }
    run_with(python, &all, &[("PATH", &path.to_string_lossy())])
}

/// The Python to make environments with: `PYTHON`, else the one on the path; 3.11 at least.
fn base() -> Result<String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let check = "import sys; sys.exit(f'Python 3.11 or later is needed, this is {sys.version}' if sys.version_info < (3, 11) else 0)";
    run(&python, &["-c", check])?;
    Ok(python)
}
