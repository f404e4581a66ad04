//! `cargo xtask test`: every check, each to its end, and a summary.

use std::process::ExitCode;
use std::time::Instant;

use crate::shell::{Result, cargo, complain, run, run_with, say};
use crate::{dependencies, python, readme, schema};

type Part = (&'static str, fn() -> Result);

const PARTS: &[Part] = &[
    ("format", || run(cargo(), &["fmt", "--all", "--check"])),
    ("clippy", || {
        run(
            cargo(),
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--locked",
                "--quiet",
                "--",
                "-D",
                "warnings",
            ],
        )
    }),
    ("rust tests", || {
        // A summary that is not the committed one fails, and is not written beside it.
        let update = [("INSTA_UPDATE", "no")];
        run_with(cargo(), &["test", "--workspace", "--locked", "--quiet"], &update)
    }),
    ("documentation", || {
        let flags = [("RUSTDOCFLAGS", "-D warnings")];
        run_with(
            cargo(),
            &["doc", "--workspace", "--no-deps", "--locked", "--quiet"],
            &flags,
        )
    }),
    ("schema", schema::compare),
    ("python", python::test),
    ("faces", python::faces),
    ("readme", readme::test),
    ("dependencies", dependencies::check),
];

/// Runs all parts, also after one has failed, and says how each ended.
pub(crate) fn run_suite() -> ExitCode {
    let start = Instant::now();
    let mut failed = 0;
    let mut lines = Vec::new();
    for (name, part) in PARTS {
        say(&format!("\n== {name}"));
        let begun = Instant::now();
        let outcome = part();
        let seconds = begun.elapsed().as_secs();
        match outcome {
            Ok(()) => lines.push(format!("  ok      {name:16} {seconds:4} s")),
            Err(message) => {
                failed += 1;
                complain(&message);
                lines.push(format!("  FAILED  {name:16} {seconds:4} s  {message}"));
            }
        }
    }
    say(&format!("\n{}", lines.join("\n")));
    say(&format!("{} s in all", start.elapsed().as_secs()));
    say(&format!("{} passed, {failed} failed", PARTS.len() - failed));
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
