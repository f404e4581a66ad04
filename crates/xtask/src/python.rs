//! The Python face: the wheel, built into a fresh environment under `target/`, and its tests run on it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{Result, root, run, run_with};

/// The environment that the wheel is tested in.
fn environment() -> PathBuf {
    root().join("target/python")
}

/// The interpreter of [`environment`].
fn interpreter() -> PathBuf {
    let bin = if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    };
    environment().join(bin)
}

/// Builds the wheel, installs it and runs pytest, stubtest and mypy.
pub(crate) fn test() -> Result {
    let path = environment();
    if path.exists() {
        fs::remove_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let name = path.to_string_lossy().into_owned();
    run("python3", &["-m", "venv", &name])?;
    let python = interpreter();
    pip(&python, &["-r", "python/requirements-test.txt"])?;
    // The wheel shares the workspace's target directory: what the other parts built is not built again.
    let target = root().join("target/wheel-build");
    let target = target.to_string_lossy();
    run_with(
        &python,
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "./python",
        ],
        &[("CARGO_TARGET_DIR", &target)],
    )?;
    run(&python, &["-m", "pytest", "-q", "python/tests"])?;
    let allowed = "python/stubtest-allowlist.txt";
    run(&python, &["-m", "mypy.stubtest", "dateline", "--allowlist", allowed])?;
    run(&python, &["-m", "mypy", "--strict", "examples/python"])
}

fn pip(python: &Path, arguments: &[&str]) -> Result {
    let mut all = vec!["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    all.extend(arguments);
    run(python, &all)
}
