//! What goes in and what comes out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests

mod common;

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use common::{dateline, feed, run};
use serde_json::{Value, json};

const TEXT: &str = "BÜSUM (AP) — “We will talk,” the minister said on Friday.";

#[test]
fn a_text_becomes_one_line_of_json_where_no_terminal_is() {
    let ran = run(&["parse", "aid.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let articles = ran.json();
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0]["schema"], "dateline/1");
    assert_eq!(articles[0]["id"], "aid");
    assert_eq!(articles[0]["offsets"], "byte");
}

#[test]
fn a_world_of_ones_own_wins() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("own.tsv");
    let rows = "name\tkind\tcountry\tsector\nHarbour Front\tarmed_group\tKEN\tREB\n";
    std::fs::write(&path, rows).unwrap();
    let text = b"Harbour Front shelled the port on Monday.";
    let ran = feed(&["parse", "--world", path.to_str().unwrap()], text);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.json()[0]["actors"][0]["code"], "KENREB");
    std::fs::write(&path, rows.replace("KEN", "Kenya")).unwrap();
    let ran = feed(&["parse", "--world", path.to_str().unwrap()], text);
    assert_ne!(ran.status, 0);
    assert!(ran.err.contains("own.tsv:2:27: bad code \"Kenya\""), "{}", ran.err);
}

#[test]
fn frames_of_ones_own_are_added_and_explained() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("own.toml");
    let frames = "type = \"CONSULT\"\n[[frame]]\nid = \"own.phone\"\ncameo = \"041\"\nverbs = [\"teleconference with:*\"]\ntarget = \"with\"\nsource = \"subj\"\n";
    std::fs::write(&path, frames).unwrap();
    let arguments = ["parse", "--format", "jsonl", "--frames", path.to_str().unwrap()];
    let ran = feed(&arguments, b"The Danish minister teleconferenced with President Rossi.");
    let events = ran.json()[0]["events"].clone();
    assert_eq!(events[0]["rule"], "own.phone", "{events}");
    let explained: Vec<&Value> = events[0]["explain"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["part"])
        .collect();
    assert_eq!(explained, ["source", "target"]);

    std::fs::write(&path, frames.replace("041", "400")).unwrap();
    let ran = feed(&arguments, b"Talks began.");
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .contains("own.toml, line 4: frame 'own.phone': cameo: '400' is no CAMEO code"),
        "{}",
        ran.err
    );
}

#[test]
fn offsets_are_bytes_or_code_points() {
    for (unit, length) in [("byte", TEXT.len()), ("char", TEXT.chars().count())] {
        let ran = feed(&["parse", "-", "--offsets", unit], TEXT.as_bytes());
        let article = &ran.json()[0];
        assert_eq!(article["offsets"], unit);
        let blocks = article["blocks"].as_array().unwrap();
        let last = blocks.last().unwrap();
        assert_eq!(last["span"][1], length, "{unit}: {blocks:?}");
    }
}

#[test]
fn indented_json_is_the_same_article() {
    let line = run(&["parse", "summit.txt"]).json();
    let ran = run(&["parse", "summit.txt", "--format", "json"]);
    assert!(ran.out.lines().count() > 50);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value, line[0]);
}

#[test]
fn the_day_of_publication_is_the_records_own_or_the_given_one() {
    let lines = concat!(
        "{\"id\": 1, \"text\": \"Talks began.\", \"published\": \"2024-05-03\"}\n",
        "\n",
        "{\"id\": \"b\", \"text\": \"Talks ended.\", \"title\": \"T\", \"outlet\": \"O\", \"url\": \"https://example.org/\"}\n",
    );
    let ran = feed(
        &["parse", "--input", "jsonl", "--published", "2020-01-01"],
        lines.as_bytes(),
    );
    let articles = ran.json();
    assert_eq!(ran.status, 0);
    assert_eq!((&articles[0]["id"], &articles[1]["id"]), (&json!("1"), &json!("b")));
    assert_eq!(articles[0]["article"]["published"], "2024-05-03");
    let second = &articles[1]["article"];
    assert_eq!(second["published"], "2020-01-01");
    assert_eq!(
        (&second["title"], &second["outlet"], &second["url"]),
        (&json!("T"), &json!("O"), &json!("https://example.org/"))
    );
}

#[test]
fn the_summary_is_for_people() {
    let ran = run(&["parse", "summit.txt", "--format", "summary"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("summit\n"), "{}", ran.out);
    assert!(ran.out.contains("\nActors\n"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "colours without a terminal");
    let two = run(&["parse", "summit.txt", "aid.txt", "--format", "summary"]);
    assert!(
        two.out.starts_with(&ran.out) && two.out.contains("\n\naid\n"),
        "{}",
        two.out
    );
}

#[test]
fn nothing_of_the_article_controls_the_terminal() {
    let text = "The minister \u{1b}[31mSergei\u{7} Petrov\u{1b}[0m met the president.";
    let ran = feed(&["parse", "--format", "summary"], text.as_bytes());
    assert!(ran.out.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", ran.out);
}

#[test]
fn a_page_shows_the_text_with_nothing_left_to_interpret() {
    let text = "“<script>alert(1)</script> & co” is what the minister, Ana Noor, said on Friday in Oslo.";
    let ran = feed(&["parse", "--format", "html"], text.as_bytes());
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("<!DOCTYPE html>") && ran.out.trim_end().ends_with("</html>"));
    assert!(!ran.out.contains("<script>"));
    let body = ran.out.split("<pre>").nth(1).unwrap().split("</pre>").next().unwrap();
    let mut shown = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => shown.push(c),
            _ => {}
        }
    }
    let shown = shown
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    assert_eq!(shown, text);
}

#[test]
fn a_page_gives_its_article() {
    let paragraph =
        "The two governments agreed on Friday to reopen the border, the foreign ministry said in a statement. "
            .repeat(5);
    let page = format!(
        "<!DOCTYPE html><html><head><title>Border to reopen</title>\
         <meta property=\"article:published_time\" content=\"2024-05-03T08:00:00Z\">\
         <meta property=\"og:site_name\" content=\"Example Post\"></head>\
         <body><nav><a href=\"/\">Home</a> <a href=\"/x\">Sport</a></nav>\
         <article><h1>Border to reopen</h1><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"
    );
    for input in ["auto", "html"] {
        let ran = feed(
            &["parse", "--input", input, "--published", "2020-01-01"],
            page.as_bytes(),
        );
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        let info = &ran.json()[0]["article"];
        assert_eq!(
            (&info["title"], &info["outlet"]),
            (&json!("Border to reopen"), &json!("Example Post"))
        );
        assert_eq!(info["published"], "2024-05-03", "the page's own day");
    }
    let empty = feed(&["parse", "--input", "html"], b"<html></html>");
    assert_eq!(empty.status, 1);
    assert_eq!(empty.json()[0]["error"]["kind"], "html");
}

#[test]
fn syntax_is_conllu() {
    let ran = feed(
        &["syntax", "--input", "jsonl"],
        br#"{"id": "a", "text": "Talks began. They didn't end."}"#,
    );
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.starts_with("# newdoc id = a\n"), "{}", ran.out);
    let words: Vec<Vec<&str>> = ran
        .out
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(words.iter().all(|columns| columns.len() == 10), "{words:?}");
    let forms: Vec<&str> = words
        .iter()
        .filter(|columns| !columns[0].contains('-'))
        .map(|columns| columns[1])
        .collect();
    assert_eq!(forms, ["Talks", "began", ".", "They", "did", "n't", "end", "."]);
}

#[test]
fn the_schema_is_json_and_has_the_keys_of_a_result() {
    let schema: Value = serde_json::from_str(&run(&["schema"]).out).unwrap();
    let article = &run(&["parse", "aid.txt"]).json()[0];
    for key in article.as_object().unwrap().keys() {
        assert!(schema["properties"].get(key).is_some(), "{key}");
    }
}

#[test]
fn order_and_bytes_do_not_depend_on_threads() {
    let mut lines = String::new();
    for round in 0..12 {
        for entry in std::fs::read_dir(common::articles()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = std::fs::read_to_string(&path).unwrap();
                // Long and short ones in turn: the threads get out of step.
                let text: String = text.chars().take(text.len() / (1 + round % 3)).collect();
                lines += &(json!({"id": format!("{round}-{}", path.display()), "text": text}).to_string() + "\n");
            }
        }
    }
    let one = feed(&["parse", "--input", "jsonl", "--threads", "1"], lines.as_bytes());
    let ids: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone())
        .collect();
    assert_eq!(
        one.json()
            .iter()
            .map(|article| article["id"].clone())
            .collect::<Vec<_>>(),
        ids
    );
    let four = feed(&["parse", "--input", "jsonl", "--threads", "4"], lines.as_bytes());
    assert!(one.out == four.out);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let lines = "{\"id\": \"a\", \"text\": \"Talks began on Monday, the minister said.\"}\n".repeat(3000);
    let file = std::env::temp_dir().join(format!("dateline-closed-{}.jsonl", std::process::id()));
    std::fs::write(&file, lines).unwrap();
    let mut command = dateline(&["parse", "--threads", "2", file.to_str().unwrap()]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    // The reader is dropped, and the pipe with it, after one line.
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    let output = child.wait_with_output().unwrap();
    std::fs::remove_file(file).unwrap();
    assert!(first.contains("\"id\":\"a\""));
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
