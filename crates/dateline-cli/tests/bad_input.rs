//! Input that is not what it should be: nothing is lost, nothing is silent, nothing stops the rest.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests

mod common;

use common::{feed, run};
use serde_json::{Value, json};

fn error<'a>(record: &'a Value, kind: &str) -> &'a str {
    assert_eq!(record["error"]["kind"], kind, "{record}");
    record["error"]["message"].as_str().unwrap()
}

#[test]
fn bad_lines_become_records_in_their_place() {
    let lines = [
        r#"{"id": "a", "text": "Talks began."}"#,
        r#"{"id": "b", "text": "#,
        r#"{"id": "c", "text": 5}"#,
        r#"{"id": "d"}"#,
        "",
        r#"{"id": "e", "text": "Talks ended.", "published": "yesterday"}"#,
        r#"["text"]"#,
        r#"{"id": 7, "text": "Talks went on."}"#,
    ];
    for threads in ["1", "4"] {
        let ran = feed(
            &["parse", "--input", "jsonl", "--threads", threads],
            lines.join("\n").as_bytes(),
        );
        assert_eq!(ran.status, 1);
        let records = ran.json();
        let ids: Vec<&Value> = records.iter().map(|record| &record["id"]).collect();
        assert_eq!(
            ids,
            [
                &json!("a"),
                &json!(null),
                &json!("c"),
                &json!("d"),
                &json!("e"),
                &json!(null),
                &json!("7")
            ]
        );
        assert_eq!(records[0]["schema"], "dateline/1");
        assert!(error(&records[1], "json").contains("column"), "{}", records[1]);
        assert!(
            error(&records[2], "json").contains("expected a string"),
            "{}",
            records[2]
        );
        assert!(error(&records[3], "json").contains("`text`"), "{}", records[3]);
        assert!(error(&records[4], "date").contains("yesterday"), "{}", records[4]);
        error(&records[5], "json");
        let numbers: Vec<&Value> = records[1..6].iter().map(|record| &record["error"]["line"]).collect();
        assert_eq!(numbers, [2, 3, 4, 6, 7], "lines of the file");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_named_by_their_offset() {
    let ran = feed(&["parse", "--input", "text"], b"Talks \xff began.");
    assert_eq!(ran.status, 1);
    assert!(error(&ran.json()[0], "invalid_utf8").contains("byte 6"));
    let ran = feed(
        &["parse", "--input", "jsonl"],
        b"{\"id\": \"a\", \"text\": \"\xff\"}\n{\"id\": \"b\", \"text\": \"Talks.\"}",
    );
    let records = ran.json();
    assert!(error(&records[0], "invalid_utf8").contains("byte 21"));
    assert_eq!((ran.status, &records[1]["id"]), (1, &json!("b")));
}

#[test]
fn a_text_over_the_limit_is_refused_with_both_sizes() {
    // A character of two bytes across the limit does not make it something else.
    let text = "é".repeat(6000);
    let ran = feed(&["parse", "--input", "text", "--max-bytes", "4999"], text.as_bytes());
    assert_eq!(ran.status, 1);
    let records = ran.json();
    let message = error(&records[0], "too_large");
    assert!(message.contains("12000") && message.contains("4999"), "{message}");
    let fits = feed(&["parse", "--input", "text", "--max-bytes", "12000"], text.as_bytes());
    assert_eq!(fits.status, 0, "{}", fits.out);

    let line = |text: &str| json!({"id": "a", "text": text}).to_string() + "\n";
    let lines = line(&text) + &line("Talks.") + &line(&"x".repeat(3 << 20)) + &line("Talks.");
    let ran = feed(&["parse", "--input", "jsonl", "--max-bytes", "4999"], lines.as_bytes());
    let records = ran.json();
    assert_eq!((ran.status, records.len()), (1, 4));
    assert!(error(&records[0], "too_large").contains("12000"));
    error(&records[2], "too_large");
    assert_eq!(
        (&records[1]["schema"], &records[3]["schema"]),
        (&json!("dateline/1"), &json!("dateline/1"))
    );
}

#[test]
fn a_missing_file_is_named_and_the_others_are_parsed() {
    let ran = run(&["parse", "missing.txt", "aid.txt", "."]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("missing.txt: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 2, "the folder is named too: {}", ran.err);
    assert_eq!(ran.json().len(), 1);
    let ran = run(&["syntax", "missing.txt", "aid.txt"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("missing.txt") && ran.out.contains("# newdoc id = aid"));
}

#[test]
fn people_see_errors_on_standard_error() {
    for format in ["summary", "html"] {
        let ran = feed(
            &["parse", "--input", "jsonl", "--format", format],
            b"{\"id\": \"b\", \"text\": 5}",
        );
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert!(ran.err.starts_with("dateline: b, line 1: "), "{}", ran.err);
    }
    let ran = feed(&["syntax", "--input", "jsonl"], b"{\"id\": \"b\"}");
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("# error = {\"id\":\"b\""), "{}", ran.out);
}

#[test]
fn a_wrong_command_line_is_status_2() {
    for arguments in [
        &["parse", "--published", "May"][..],
        &["parse", "--format", "xml"],
        &["parses"],
        &[],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn odd_texts_are_parsed_with_warnings() {
    let warnings = |text: &[u8]| -> Vec<String> {
        let ran = feed(&["parse", "--input", "text"], text);
        assert_eq!(ran.status, 0, "{}", ran.out);
        let articles = ran.json();
        let warnings = articles[0]["warnings"].as_array().unwrap();
        warnings
            .iter()
            .map(|warning| warning["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(warnings(b""), ["empty"]);
    assert_eq!(warnings(b" \n\t "), ["empty"]);
    assert!(warnings(b"Talks\0 began\x01 on Monday, the minister said.").contains(&"control".to_owned()));
    let german = "Der Minister sagte am Montag, dass die Gespräche mit den Nachbarn nicht weitergehen werden.";
    assert!(warnings(german.as_bytes()).contains(&"language".to_owned()));
    let ran = feed(&["parse", "--input", "text", "--strict"], german.as_bytes());
    assert_eq!(ran.status, 1);
    assert!(error(&ran.json()[0], "language").contains("'de'"));
}
