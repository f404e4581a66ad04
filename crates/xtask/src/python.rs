//! The Python face: the wheel, built into a fresh environment under `target/`, and its tests run on it.

use crate::shell::{Result, binary, cargo, run, run_with};
use crate::venv;

/// The environment that the wheel is tested in.
pub(crate) const ENVIRONMENT: &str = "target/python";

/// Builds the wheel, installs it and runs pytest, stubtest, mypy and the example.
pub(crate) fn test() -> Result {
    let python = venv::fresh(ENVIRONMENT, "python/requirements-test.txt")?;
    // With the pinned maturin of the requirements, and nothing fetched for the build itself.
    venv::pip(&python, &["--no-deps", "--no-build-isolation", "./python"])?;
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

/// Compares the JSON of all faces: Rust, C, the command, and the Python of [`test()`], which must have run before.
pub(crate) fn faces() -> Result {
    run(cargo(), &["build", "--locked", "--quiet", "--package", "dateline-cli"])?;
    let (command, python) = (binary("debug"), venv::interpreter(ENVIRONMENT));
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
            ("DATELINE_COMMAND", &command.to_string_lossy()),
            ("DATELINE_PYTHON", &python.to_string_lossy()),
        ],
    )?;
    let example = ["run", "--locked", "--quiet", "--package", "dateline-example", "--"];
    run(
        cargo(),
        &[&example[..], &["examples/articles/summit.txt", "2023-09-06"]].concat(),
    )
}
