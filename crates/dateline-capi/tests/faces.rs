//! Rust, C, the command and Python give the same JSON for the same articles, byte for byte, on 1 and on 4 threads.
//!
//! Rust and C are always compared. The command and Python are when `DATELINE_COMMAND` names the binary and
//! `DATELINE_PYTHON` an interpreter that has the package, as `cargo xtask test` sets them; `DATELINE_FACES=all` makes it
//! an error if one is missing.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod common;

use std::path::Path;
use std::process::Command;

use common::{Link, articles, compile, package, run};
use dateline::{Article, Offsets, Parser};

const PUBLISHED: &str = "2023-09-06";

const PYTHON: &str = "
import json, sys, dateline
path, offsets, threads = sys.argv[1:]
with open(path, encoding='utf-8') as lines:
    for article in dateline.Parser().parse_many(map(json.loads, lines), threads=int(threads)):
        sys.stdout.buffer.write(article.to_json(offsets).encode() + b'\\n')
";

#[test]
fn all_faces_give_the_same_json() {
    let paths = articles();
    let id = |path: &Path| path.to_str().unwrap().to_owned();
    let texts: Vec<String> = paths
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let batch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faces.jsonl");
    let lines: Vec<String> = paths
        .iter()
        .zip(&texts)
        .map(|(path, text)| {
            serde_json::json!({"id": id(path), "published": PUBLISHED, "text": text}).to_string() + "\n"
        })
        .collect();
    std::fs::write(&batch, lines.concat()).unwrap();
    let c = compile(&package().join("tests/c/faces.c"), Link::Shared);
    let external = ["DATELINE_COMMAND", "DATELINE_PYTHON"].map(|name| {
        let program = std::env::var_os(name);
        let needed = std::env::var_os("DATELINE_FACES").is_some_and(|faces| faces == "all");
        assert!(program.is_some() || !needed, "{name} is not set");
        program
    });

    for (unit, offsets) in [(Offsets::Byte, "byte"), (Offsets::Char, "char")] {
        let parser = Parser::new();
        let expected: String = paths
            .iter()
            .zip(&texts)
            .map(|(path, text)| {
                let article = Article::new(text.as_str()).id(id(path)).published(PUBLISHED);
                parser.parse(article).unwrap().to_json(unit) + "\n"
            })
            .collect();
        for threads in ["1", "4"] {
            let check = |face: &str, found: String| {
                let differs = found
                    .lines()
                    .zip(expected.lines())
                    .find(|(found, expected)| found != expected);
                assert!(found == expected, "{face}, {offsets}, {threads} threads: {differs:#?}");
                println!("{face}: same JSON, {offsets}, {threads} threads");
            };
            let articles = paths
                .iter()
                .zip(&texts)
                .map(|(path, text)| Article::new(text.clone()).id(id(path)).published(PUBLISHED));
            let articles: Vec<_> = articles.collect();
            let parsed = parser.parse_many(articles, threads.parse().unwrap());
            check(
                "Rust",
                parsed.map(|parsed| parsed.unwrap().to_json(unit) + "\n").collect(),
            );
            check(
                "C",
                run(Command::new(&c).args([threads, offsets, PUBLISHED]).args(&paths)),
            );
            let [command, python] = &external;
            if let Some(command) = command {
                let mut command = Command::new(command);
                command.args(["parse", "--input", "jsonl", "--format", "jsonl"]);
                check(
                    "command",
                    run(command.args(["--offsets", offsets, "--threads", threads]).arg(&batch)),
                );
            }
            if let Some(python) = python {
                let mut python = Command::new(python);
                check(
                    "Python",
                    run(python.args(["-c", PYTHON]).arg(&batch).args([offsets, threads])),
                );
            }
        }
    }
}
