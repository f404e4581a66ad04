use jiff::civil::Date;

use super::*;
use crate::syntax::Doc;
use crate::syntax::Syntax;
use crate::text;

/// Wednesday, 6 September 2023.
fn today() -> Date {
    Date::new(2023, 9, 6).unwrap()
}

/// The first expression of `text` and its days, read without a tree.
fn days(text: &str, direction: Direction) -> Option<(String, String, String)> {
    let layout = text::analyse(text);
    let syntax = Syntax::default();
    let doc = Doc {
        text,
        layout: &layout,
        syntax: &syntax,
    };
    let expressions = find(doc);
    let first = expressions.first()?;
    let interval = first.resolve(Some(today()), direction)?;
    let show = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    Some((
        doc.span_of(first.tokens.clone()).slice(text).to_owned(),
        show(interval.from),
        show(interval.to),
    ))
}

#[track_caller]
fn check(text: &str, words: &str, from: &str, to: &str, direction: Direction) {
    assert_eq!(
        days(text, direction),
        Some((words.to_owned(), from.to_owned(), to.to_owned())),
        "{text}"
    );
}

#[test]
fn past_expressions() {
    for (text, words, from, to) in [
        ("The minister resigned on Monday.", "Monday", "2023-09-04", "2023-09-04"),
        (
            "The minister resigned this Tuesday.",
            "this Tuesday",
            "2023-09-05",
            "2023-09-05",
        ),
        (
            "It was signed on Wednesday morning.",
            "Wednesday morning",
            "2023-09-06",
            "2023-09-06",
        ),
        (
            "It was signed last Wednesday.",
            "last Wednesday",
            "2023-08-30",
            "2023-08-30",
        ),
        ("He left yesterday.", "yesterday", "2023-09-05", "2023-09-05"),
        ("Shells fell overnight.", "overnight", "2023-09-05", "2023-09-06"),
        ("The bank failed last week.", "last week", "2023-08-28", "2023-09-03"),
        ("They voted last weekend.", "last weekend", "2023-09-02", "2023-09-03"),
        ("They met in July.", "July", "2023-07-01", "2023-07-31"),
        ("They met in late October.", "late October", "2022-10-01", "2022-10-31"),
        ("They met on July 4.", "July 4", "2023-07-04", "2023-07-04"),
        ("They met on 4 October.", "4 October", "2022-10-04", "2022-10-04"),
        (
            "They met on July 4, 2016, in Bonn.",
            "July 4, 2016",
            "2016-07-04",
            "2016-07-04",
        ),
        (
            "They met on 14th of May 2019.",
            "14th of May 2019",
            "2019-05-14",
            "2019-05-14",
        ),
        ("He was first elected in 2019.", "2019", "2019-01-01", "2019-12-31"),
        (
            "Since 2014 the border is closed.",
            "Since 2014",
            "2014-01-01",
            "2023-09-06",
        ),
        ("It opened in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        (
            "The war began three years ago.",
            "three years ago",
            "2020-01-01",
            "2020-12-31",
        ),
        ("He fled two days ago.", "two days ago", "2023-09-04", "2023-09-04"),
        (
            "Hundreds died in the last two weeks.",
            "in the last two weeks",
            "2023-08-23",
            "2023-09-06",
        ),
        (
            "Hundreds died in the summer of 2016.",
            "the summer of 2016",
            "2016-06-01",
            "2016-08-31",
        ),
        ("Hundreds died last winter.", "last winter", "2022-12-01", "2023-02-28"),
        (
            "The report of 2023-03-15 says so.",
            "2023-03-15",
            "2023-03-15",
            "2023-03-15",
        ),
    ] {
        // The article before a decade or a season belongs to no value.
        let found = days(text, Direction::Past).unwrap_or_else(|| panic!("nothing in {text}"));
        let trimmed = (found.0.trim_start_matches("the ").to_owned(), found.1, found.2);
        assert_eq!(
            trimmed,
            (
                words.trim_start_matches("the ").to_owned(),
                from.to_owned(),
                to.to_owned()
            ),
            "{text}"
        );
    }
}

#[test]
fn future_expressions() {
    for (text, words, from, to) in [
        ("The court will rule on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        (
            "The court will rule next week.",
            "next week",
            "2023-09-11",
            "2023-09-17",
        ),
        ("The court will rule in October.", "October", "2023-10-01", "2023-10-31"),
        ("The court will rule in July.", "July", "2024-07-01", "2024-07-31"),
        ("The court will rule tomorrow.", "tomorrow", "2023-09-07", "2023-09-07"),
        (
            "They will meet between September 10 and 13.",
            "between September 10 and 13",
            "2023-09-10",
            "2023-09-13",
        ),
        (
            "They will meet September 10-13.",
            "September 10-13",
            "2023-09-10",
            "2023-09-13",
        ),
        (
            "They will meet from 28 December to 2 January.",
            "from 28 December to 2 January",
            "2023-12-28",
            "2024-01-02",
        ),
        (
            "They will vote in two weeks.",
            "in two weeks",
            "2023-09-06",
            "2023-09-20",
        ),
        ("The ban runs until Friday.", "until Friday", "-", "2023-09-08"),
    ] {
        check(text, words, from, to, Direction::Future);
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "The party won 2019 seats of the council.",
        "You may go and march home.",
        "He was jailed for three years.",
        "They sat for 30 days.",
        "It is the second day.",
        "Sixty percent of the farms failed.",
    ] {
        assert_eq!(days(text, Direction::Past), None, "{text}");
    }
}

#[test]
fn days_off_the_calendar_are_refused() {
    for text in ["It was on February 30, 2021.", "It began 9999 centuries ago."] {
        assert_eq!(days(text, Direction::Past), None, "{text}");
    }
}
