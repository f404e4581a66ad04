//! The README keeps its promises: what it says the command prints is what it prints, and its programs run.
//!
//! Its Rust is tested with the documentation of the crate.

use std::fs;
use std::path::PathBuf;

use crate::python::ENVIRONMENT;
use crate::shell::{Result, binary, cargo, output, root, run};
use crate::venv;

const PATH: &str = "README.md";
/// What stands before the arguments in the command line that the README shows.
const COMMAND: &str = "$ cargo run --release -p dateline-cli -- ";

/// Compares the output, and runs the programs in Python and C.
pub(crate) fn test() -> Result {
    let text = read()?;
    if with_output(&text)? != text {
        return Err(format!(
            "{PATH} shows what the command no longer prints: look at it, then `cargo xtask accept`"
        ));
    }
    let python = venv::interpreter(ENVIRONMENT);
    for program in programs(&text, "python")? {
        run(&python, &["-c", &program])?;
    }
    for program in programs(&text, "c")? {
        run_c(&program)?;
    }
    Ok(())
}

/// Writes the output anew.
pub(crate) fn write() -> Result {
    let text = with_output(&read()?)?;
    fs::write(root().join(PATH), text).map_err(|error| format!("{PATH}: {error}"))
}

fn read() -> Result<String> {
    fs::read_to_string(root().join(PATH)).map_err(|error| format!("{PATH}: {error}"))
}

/// The README with what its command prints now, in the block in which the command stands.
fn with_output(text: &str) -> Result<String> {
    let missing = || format!("{PATH}: no block with `{COMMAND}`");
    let (before, rest) = text.split_once(COMMAND).ok_or_else(missing)?;
    let (block, after) = rest.split_once("\n```").ok_or_else(missing)?;
    let arguments = block.lines().next().unwrap_or(block);
    let mut all: Vec<&str> = arguments.split_whitespace().collect();
    // What a terminal gets.
    all.extend(["--format", "summary"]);
    let printed = output(binary("debug"), &all)?;
    Ok(format!(
        "{before}{COMMAND}{arguments}\n{}\n```{after}",
        printed.trim_end()
    ))
}

/// The blocks in one language; a README without any is wrong.
fn programs(text: &str, language: &str) -> Result<Vec<String>> {
    let fence = format!("\n```{language}\n");
    let blocks = text.split(&fence).skip(1);
    let blocks: Vec<String> = blocks
        .filter_map(|rest| rest.split_once("\n```"))
        .map(|(program, _)| program.to_owned() + "\n")
        .collect();
    if blocks.is_empty() {
        Err(format!("{PATH}: no program in {language}"))
    } else {
        Ok(blocks)
    }
}

fn run_c(program: &str) -> Result {
    run(cargo(), &["build", "--locked", "--quiet", "--package", "dateline-capi"])?;
    let libraries = binary("debug").parent().map(PathBuf::from).unwrap_or_default();
    let (source, built) = (libraries.join("readme.c"), libraries.join("readme-c"));
    fs::write(&source, program).map_err(|error| format!("{}: {error}", source.display()))?;
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let folder = libraries.to_string_lossy();
    let names = [source.to_string_lossy(), built.to_string_lossy()];
    let (search, path) = (format!("-L{folder}"), format!("-Wl,-rpath,{folder}"));
    let [source, target] = &names;
    run(
        compiler,
        &[
            "-std=c11",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Icrates/dateline-capi/include",
            source,
            "-o",
            target,
            &search,
            &path,
            "-ldateline_capi",
        ],
    )?;
    run(&built, &[])
}
