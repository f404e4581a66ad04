//! Chores of the workspace: `cargo xtask test`, `cargo xtask schema --write` and so on.

mod accept;
mod bench;
mod data;
mod dependencies;
mod python;
mod readme;
mod schema;
mod shell;
mod suite;
mod train;
mod venv;

use std::process::ExitCode;

use shell::Result;

const USAGE: &str = "\
cargo xtask test               everything that must pass before a change lands
cargo xtask schema [--write]   compare (or rewrite) the committed JSON Schema
cargo xtask python             build the wheel into a fresh environment and run the Python tests on it
cargo xtask faces              compare the JSON of Rust, C, the command and (after `python`) Python
cargo xtask readme             run what the README shows, and compare (needs `python` and the command built)
cargo xtask dependencies       compare what every dependency needs of the compiler with what we promise
cargo xtask accept             write anew what the tests compare with: summaries, README, schema, header
cargo xtask train --treebanks DIR   train the weights of the syntax stage again
cargo xtask boundaries --treebanks DIR  learn again where sentences end without a mark (seconds)
cargo xtask data [--notes]      lint the tables of the world, and say how fresh they are
cargo xtask data import --from DIR   write the large tables anew from their sources
cargo xtask bench              speed: criterion benches, and the comparison with spaCy
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done: Result = match words.as_slice() {
        ["test"] => return suite::run_suite(),
        ["schema"] => schema::compare(),
        ["schema", "--write"] => schema::write(),
        ["python"] => python::test(),
        ["faces"] => python::faces(),
        ["readme"] => readme::test(),
        ["dependencies"] => dependencies::check(),
        ["accept"] => accept::all(),
        ["train", "--treebanks", folder] => train::train(folder),
        ["boundaries", "--treebanks", folder] => train::boundaries(folder),
        ["data"] => data::check(false),
        ["data", "--notes"] => data::check(true),
        ["data", "import", "--from", folder] => data::import(folder),
        ["bench"] => bench::run_all(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            shell::complain(&message);
            ExitCode::FAILURE
        }
    }
}
