//! The Python face: the wheel, built into a fresh environment under `target/`, and its tests run on it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{Result, cargo, root, run, run_with};

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

/// Builds the wheel, installs it and runs pytest, stubtest, mypy and the example.
pub(crate) fn test() -> Result {
    let path = environment();
    if path.exists() {
        fs::remove_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let name = path.to_string_lossy().into_owned();
    run("python3", &["-m", "venv", &name])?;
    let python = interpreter();
    pip(&python, &["-r", "python/requirements-test.txt"])?;
    // With the pinned maturin of the requirements, and nothing fetched for the build itself.
    pip(&python, &["--no-deps", "--no-build-isolation", "./python"])?;
    run(&python, &["-m", "pytest", "-q", "python/tests"])?;
    let config = "python/pyproject.toml";
    let allowed = "python/stubtest-allowlist.txt";
    let stubtest = ["-m", "mypy.stubtest", "dateline", "--mypy-config-file", config];
    run(&python, &[&stubtest[..], &["--allowlist", allowed]].concat())?;
    run(
        &python,
        &["-m", "mypy", "--config-file", config, "python/src", "python/tests"],
    )?;
    run(&python, &["-m", "mypy", "--strict", "examples/python"])?;
    run(&python, &["examples/python/events.py", "examples/articles/summit.txt"])
}

/// Compares the JSON of all faces: Rust, C, the command, and the Python of [`test`], which must have run before.
pub(crate) fn faces() -> Result {
    run(cargo(), &["build", "--locked", "--quiet", "--package", "dateline-cli"])?;
    let suffix = std::env::consts::EXE_SUFFIX;
    let command = root().join(format!("target/debug/dateline{suffix}"));
    let (command, python) = (command.to_string_lossy(), interpreter());
    run_with(
        cargo(),
        &[
            "test",
            "--locked",
            "--quiet",
            "--package",
            "dateline-capi",
            "--test",
            "faces",
            "--",
            "--nocapture",
        ],
        &[
            ("DATELINE_FACES", "all"),
            ("DATELINE_COMMAND", &command),
            ("DATELINE_PYTHON", &python.to_string_lossy()),
        ],
    )?;
    let example = ["run", "--locked", "--quiet", "--package", "dateline-example", "--"];
    run(
        cargo(),
        &[&example[..], &["examples/articles/summit.txt", "2023-09-06"]].concat(),
    )
}

fn pip(python: &Path, arguments: &[&str]) -> Result {
    let mut all = vec!["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    all.extend(arguments);
    run(python, &all)
}
