//! Running other programs, from the root of the workspace.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A chore's outcome; the error is for people.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The command `dateline` as a profile builds it.
pub(crate) fn binary(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let name = format!("dateline{}", std::env::consts::EXE_SUFFIX);
    root().join(target).join(profile).join(name)
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Runs a program at the root and shows what it says; fails if it does.
pub(crate) fn run(program: impl AsRef<Path>, arguments: &[&str]) -> Result {
    run_with(program, arguments, &[])
}

/// As [`run`], with environment variables.
pub(crate) fn run_with(program: impl AsRef<Path>, arguments: &[&str], environment: &[(&str, &str)]) -> Result {
    let program = program.as_ref();
    let line = format!("{} {}", program.display(), arguments.join(" "));
    say(&format!("$ {line}"));
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(root())
        .envs(environment.iter().copied());
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{line}: {status}"))
    }
}

/// What a program prints; fails if it does.
pub(crate) fn output(program: impl AsRef<Path>, arguments: &[&str]) -> Result<String> {
    let program = program.as_ref();
    let line = format!("{} {}", program.display(), arguments.join(" "));
    let mut command = Command::new(program);
    let output = command.args(arguments).current_dir(root()).output();
    let output = output.map_err(|error| format!("{line}: {error}"))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| format!("{line}: {error}"))
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{line}: {}\n{}", output.status, said.trim_end()))
    }
}

/// Writes a line for people.
pub(crate) fn say(message: &str) {
    // Nobody may be reading; the exit status says the rest.
    let _ = writeln!(std::io::stdout().lock(), "{message}");
}

/// Writes a line of complaint.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{message}");
}
