//! What the command finds in the example articles: the committed summaries, and what a reader finds in them.
//!
//! `cargo xtask accept` writes the summaries anew.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // helpers of tests

mod common;

use common::{articles, run};
use serde_json::Value;

const PUBLISHED: &str = "2024-03-13";

#[test]
fn summaries_are_the_committed_ones() {
    let mut names: Vec<String> = std::fs::read_dir(articles())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 14);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for name in names {
        let ran = run(&["parse", &name, "--format", "summary", "--published", PUBLISHED]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        insta::assert_snapshot!(name.trim_end_matches(".txt"), ran.out);
    }
}

/// Rows of `expected.tsv` that may be missed; fewer as the stages get better, never more.
const MAY_MISS: usize = 52;

#[test]
fn a_reader_finds_what_a_reader_expects() {
    let table = std::fs::read_to_string(articles().join("expected.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let mut missed = Vec::new();
    let mut parsed = (String::new(), Value::Null, String::new());
    for row in &rows {
        let [article, kind, who, what, whom] = row[..] else {
            panic!("five fields expected: {row:?}");
        };
        if parsed.0 != article {
            let name = format!("{article}.txt");
            let result = run(&["parse", &name, "--published", PUBLISHED]).json().remove(0);
            let text = std::fs::read_to_string(articles().join(name)).unwrap();
            parsed = (article.to_owned(), result, text);
        }
        let reader = Reader {
            article: &parsed.1,
            text: &parsed.2,
        };
        if !reader.finds(kind, who, what, whom) {
            missed.push(row.join("\t"));
        }
    }
    assert!(rows.len() > 80);
    assert!(
        missed.len() <= MAY_MISS,
        "{} of {} rows missed:\n{}",
        missed.len(),
        rows.len(),
        missed.join("\n")
    );
}

/// Looks for a row in an article's JSON.
struct Reader<'a> {
    article: &'a Value,
    text: &'a str,
}

impl Reader<'_> {
    fn finds(&self, kind: &str, who: &str, what: &str, whom: &str) -> bool {
        let all = |key: &str| self.article[key].as_array().unwrap().iter();
        let is = |value: &Value, expected: &str| expected == "-" || value == expected;
        match kind {
            "event" => all("events").any(|event| {
                // Who has done it to whom is the same for those who did it together.
                let sides = [&event["source"], &event["target"]];
                let [source, target] = sides.map(|side| side.as_array().unwrap());
                let side = |side: &[Value], name: &str| name == "-" || side.iter().any(|one| self.named(one, name));
                let apart = side(source, who) && side(target, whom);
                let turned = event["symmetric"] == true && side(target, who) && side(source, whom);
                is(&event["type"], what) && (apart || turned)
            }),
            "none" => !all("events").any(|event| is(&event["type"], what)),
            "claim" => all("claims").any(|claim| {
                let content = claim["content"].as_array().unwrap().iter();
                let words: Vec<&str> = content.map(|span| self.words(span)).collect();
                let speaker = who == "-" || self.named(&claim["speaker"], who);
                speaker && is(&claim["act"], what) && words.join(" ").contains(whom)
            }),
            "actor" => all("actors").any(|actor| {
                let roles = actor["roles"].as_array().unwrap().iter();
                let role = roles
                    .into_iter()
                    .any(|role| role["title"].as_str().unwrap().contains(whom));
                let named = actor["name"].as_str().unwrap().contains(who);
                named && is(&actor["kind"], what) && (role || is(&actor["country"], whom))
            }),
            other => panic!("{other} is no kind of row"),
        }
    }

    /// Whether a participant or a speaker has `name` in its mention or its actor's name.
    fn named(&self, one: &Value, name: &str) -> bool {
        let actor = one["actor"]
            .as_u64()
            .map(|id| &self.article["actors"][id as usize]["name"]);
        let known = actor.and_then(Value::as_str).is_some_and(|known| known.contains(name));
        known || one["span"].is_array() && self.words(&one["span"]).contains(name)
    }

    fn words(&self, span: &Value) -> &str {
        let [start, end] = [0, 1].map(|edge| span[edge].as_u64().unwrap() as usize);
        &self.text[start..end]
    }
}
