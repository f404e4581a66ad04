//! The two commands that read articles: everything in order, nothing lost.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use dateline::batch::{caught, ordered};
use dateline::{Offsets, ParseOptions, ParsedArticle, Parser};
use serde::Serialize;

use crate::args::{CommonArgs, Format, ParseArgs, SyntaxArgs};
use crate::input::{Articles, Item, Problem};
use crate::progress::Progress;
use crate::{Failure, complain, html, summary};

/// Stands in the place of an article that could not be parsed.
#[derive(Debug, Serialize)]
struct ErrorRecord {
    id: Option<String>,
    error: ErrorBody,
}

#[derive(Debug, Serialize)]
struct ErrorBody {
    kind: String,
    message: String,
    line: Option<u64>,
}

type Outcome<T> = Result<T, ErrorRecord>;

/// `dateline parse`. `Ok(false)`: something could not be parsed, and said so in its place.
pub(crate) fn parse(args: &ParseArgs) -> Result<bool, Failure> {
    let terminal = io::stdout().is_terminal();
    let format = args
        .format
        .unwrap_or(if terminal { Format::Summary } else { Format::Jsonl });
    let parser = parser(&args.common, &args.frames, &args.world)?;
    if let Some(day) = &args.published {
        // A wrong date is one mistake of the caller, not one of each article.
        let probe = dateline::Article::new("").published(day.as_str());
        parser
            .parse(probe)
            .map_err(|error| Failure::Usage(format!("--published: {error}")))?;
    }
    let offsets = args.offsets.into();
    let articles = Articles::new(
        &args.common.files,
        args.input,
        args.published.clone(),
        args.common.max_bytes,
    );
    // Rendering is part of the work: threads share it.
    let work = move |item: Item| one(item, |article| Ok(render(&parser.parse(article)?, format, offsets)));
    let first = format == Format::Summary;
    // Only the summary has colours, which stay on a terminal.
    let stdout: Box<dyn Write> = if first {
        Box::new(anstream::stdout())
    } else {
        Box::new(io::stdout())
    };
    run(
        articles,
        stdout,
        &args.common,
        work,
        |out, outcome, number| match outcome {
            Ok(text) => {
                if first && number > 0 {
                    writeln!(out)?;
                }
                out.write_all(text.as_bytes())
            }
            Err(record) if matches!(format, Format::Jsonl | Format::Json) => writeln!(out, "{}", json(record)),
            Err(record) => {
                tell(record);
                Ok(())
            }
        },
    )
}

/// `dateline syntax`. An article that cannot be read becomes a comment in its place.
pub(crate) fn syntax(args: &SyntaxArgs) -> Result<bool, Failure> {
    let parser = parser(&args.common, &[], &[])?;
    let articles = Articles::new(&args.common.files, args.input, None, args.common.max_bytes);
    let work = move |item: Item| one(item, |article| parser.conllu(article));
    run(
        articles,
        io::stdout(),
        &args.common,
        work,
        |out, outcome, _| match outcome {
            Ok(text) => out.write_all(text.as_bytes()),
            Err(record) => {
                tell(record);
                writeln!(out, "# error = {}\n", json(record))
            }
        },
    )
}

fn parser(common: &CommonArgs, frames: &[PathBuf], world: &[PathBuf]) -> Result<Parser, Failure> {
    let mut options = ParseOptions::default();
    options.max_bytes = common.max_bytes;
    options.strict = common.strict;
    let mut builder = Parser::builder().options(options);
    for path in frames {
        let (name, text) = file(path)?;
        builder = builder.frames(name, text);
    }
    for path in world {
        let (name, text) = file(path)?;
        builder = builder.world(name, text);
    }
    builder.build().map_err(|error| Failure::Io(error.to_string()))
}

/// Name and text of a file.
fn file(path: &Path) -> Result<(String, String), Failure> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| Failure::Io(format!("{name}: {error}")))?;
    Ok((name, text))
}

/// Does the work of one item; a failure becomes its record.
fn one<T>(item: Item, work: impl FnOnce(dateline::Article<'static>) -> dateline::Result<T>) -> Outcome<T> {
    let failed = |(kind, message): Problem| ErrorRecord {
        id: item.id.clone(),
        error: ErrorBody {
            kind,
            message,
            line: item.line,
        },
    };
    match item.article {
        Ok(article) => caught(|| work(article)).map_err(|error| failed((error.kind().to_owned(), error.to_string()))),
        Err(error) => Err(failed(error)),
    }
}

/// Runs `work` over all articles on threads of its own and hands the outcomes to `print`, in order.
fn run(
    mut articles: Articles,
    out: impl Write,
    common: &CommonArgs,
    work: impl Fn(Item) -> Outcome<String> + Send + Sync + 'static,
    mut print: impl FnMut(&mut dyn Write, &Outcome<String>, u64) -> io::Result<()>,
) -> Result<bool, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let mut progress = Progress::new(common.progress);
    let mut whole = true;
    let threads = common.threads;
    for (number, outcome) in (0..).zip(ordered(&mut articles, threads, work)) {
        whole &= outcome.is_ok();
        print(&mut out, &outcome, number)?;
        progress.step();
    }
    out.flush()?;
    progress.finish();
    Ok(whole && !articles.failed)
}

fn render(parsed: &ParsedArticle, format: Format, offsets: Offsets) -> String {
    match format {
        Format::Summary => summary::render(parsed),
        Format::Html => html::render(parsed),
        Format::Jsonl => parsed.to_json(offsets) + "\n",
        Format::Json => {
            let parsed = parsed.with_offsets(offsets);
            serde_json::to_string_pretty(&parsed).unwrap_or_default() + "\n"
        }
    }
}

fn json(record: &ErrorRecord) -> String {
    serde_json::to_string(record).unwrap_or_default()
}

fn tell(record: &ErrorRecord) {
    let id = record.id.as_deref().unwrap_or("article");
    let line = record
        .error
        .line
        .map(|line| format!(", line {line}"))
        .unwrap_or_default();
    complain(&format!("{id}{line}: {}", record.error.message));
}
