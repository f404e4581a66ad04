//! The command `dateline`: articles in, actors, events and claims out.

mod args;
mod html;
mod input;
mod progress;
mod run;
mod summary;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// What went wrong outside of the articles themselves.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of the output has gone: end quietly.
    ClosedPipe,
    /// Reading or writing failed.
    Io(String),
    /// The command line asks for what cannot be.
    Usage(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Io(error.to_string())
        }
    }
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Parse(args) => run::parse(&args),
        Command::Syntax(args) => run::syntax(&args),
        Command::Schema => schema().map(|()| true),
    };
    match done {
        Ok(true) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Failure::Io(message)) => {
            complain(&message);
            ExitCode::FAILURE
        }
        Err(Failure::Usage(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

fn schema() -> Result<(), Failure> {
    Ok(writeln!(io::stdout().lock(), "{}", dateline::model::json_schema())?)
}

/// Writes a message to standard error; if that is closed too, nobody is there to read it.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "dateline: {message}");
}
