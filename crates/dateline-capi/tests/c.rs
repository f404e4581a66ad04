//! Programs in C, built with `cc` under AddressSanitizer and UndefinedBehaviorSanitizer, and run.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod common;

use std::path::Path;
use std::process::Command;

use common::{Link, articles, compile, package, run, workspace};
use dateline::{Offsets, Parser};
use serde_json::Value;

#[test]
fn bad_input_is_refused() {
    for link in [Link::Static, Link::Shared] {
        let program = compile(&package().join("tests/c/checks.c"), link);
        let expected = concat!("checks of ", env!("CARGO_PKG_VERSION"), " passed\n");
        assert_eq!(run(&mut Command::new(program)), expected);
    }
}

#[test]
fn accessors_say_what_the_json_says() {
    let program = compile(&package().join("tests/c/accessors.c"), Link::Static);
    let check = |json: &Path, text: &Path| {
        let mut expected = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
        let mut found = serde_json::from_str(&run(Command::new(&program).arg(json).arg(text))).unwrap();
        round(&mut expected);
        round(&mut found);
        assert_eq!(found, expected, "{}", text.display());
    };
    let data = package().join("tests/data");
    check(&data.join("full.json"), &data.join("full.txt"));
    let parser = Parser::new();
    for path in articles() {
        let parsed = parser.parse(std::fs::read_to_string(&path).unwrap()).unwrap();
        let json = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parsed.json");
        std::fs::write(&json, parsed.to_json(Offsets::Byte)).unwrap();
        check(&json, &path);
    }
}

/// Numbers to the precision that both sides have: C's accessors hand over single precision, JSON is decimal.
fn round(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::from(f64::from(number.as_f64().unwrap() as f32)),
        Value::Array(items) => items.iter_mut().for_each(round),
        Value::Object(members) => members.values_mut().for_each(round),
        _ => {}
    }
}

#[test]
fn the_example_runs() {
    let program = compile(&workspace().join("examples/c/dateline.c"), Link::Shared);
    for path in articles() {
        let printed = run(Command::new(&program).arg(&path).arg("2023-09-06"));
        assert!(printed.contains(" actors, "), "{printed}");
    }
}
