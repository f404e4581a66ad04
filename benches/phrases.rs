//! How well phrases for actors are coded, against phrases with the country and the role expected.
//!
//! `cargo run --release -p dateline-benches --bin phrases -- FILE.json [--date 2021-10-01] [--list]`
//!
//! Two figures: at that date, and at the best of the dates from 1998 to 2024. The tests were written with dates of their
//! own that the file has lost; a phrase that names somebody who held several offices can be right at one of them only.
//!
//! `--date none` gives no date at all.
//!
//! The file is a list of `{"text": …, "func": …, "expect": {"country", "code_1", "code_2", "title", "wiki"}}`, as made from
//! the tests of NGEC (Halterman et al. 2023). A phrase is right if every field that is expected is: the country, the first
//! sector among ours, the second as well, and the name that the actor has (`title`, `wiki`; accents, case and "The" do not
//! count, and neither does what an encyclopedia puts in brackets). An empty value expects that there is none. Their codes
//! are read as ours where only the letters differ: `MED` is health in NGEC and the media here, `JRN` the media
//! there, `SOC` a league of citizens (`NGO`), and each faith has letters of its own (`REL`). `UNK` and `JNK` say that no
//! sector is known, which is no sector here.
//! `--list` prints what was wrong.

// A script: what is wrong with its file stops it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use dateline::{Article, Parser};
use dateline_world::World;

fn main() {
    let (mut path, mut date, mut list) = (None, "2021-10-01".to_owned(), false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--list" => list = true,
            "--date" => date = arguments.next().expect("a date"),
            _ => path = Some(argument),
        }
    }
    let text = std::fs::read_to_string(path.expect("a file of phrases")).unwrap();
    let rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let parser = Parser::new();
    // All, right at the date, right at some date.
    let mut counts: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for row in &rows {
        let phrase = row["text"].as_str().unwrap();
        let (found, wrong) = judge(&parser, row, phrase, &date);
        let dates = (1998..=2024).map(|year| format!("{year}-03-01"));
        let sometime = wrong.is_empty()
            || dates
                .into_iter()
                .any(|date| judge(&parser, row, phrase, &date).1.is_empty());
        let [all, right, once] = counts.entry(row["func"].as_str().unwrap()).or_default();
        *all += 1;
        *right += u32::from(wrong.is_empty());
        *once += u32::from(sometime);
        if list && !wrong.is_empty() {
            let dated = if sometime { "\tright at another date" } else { "" };
            println!("{phrase}\texpected {}\tgot {found}{dated}", wrong.join(", "));
        }
    }
    let mut total = [0; 3];
    for (function, count) in counts {
        print(function, count);
        for (sum, part) in total.iter_mut().zip(count) {
            *sum += part;
        }
    }
    print("all", total);
}

fn print(function: &str, [all, right, once]: [u32; 3]) {
    let share = |part: u32| f64::from(part) / f64::from(all.max(1));
    println!(
        "{function:22} {right:3} of {all:3}  {:.3}   at some date {once:3}  {:.3}",
        share(right),
        share(once)
    );
}

/// What is found for a phrase at a date, and which fields are not as expected.
fn judge(parser: &Parser, row: &serde_json::Value, phrase: &str, date: &str) -> (String, Vec<String>) {
    let article = Article::new(phrase);
    let article = if date == "none" {
        article
    } else {
        article.published(date)
    };
    let actor = parser.code_phrase(article).unwrap();
    let (country, sectors, name) = actor.map_or_else(Default::default, |actor| {
        let country = actor.country.unwrap_or_default();
        // What follows the country in the combined code are the sectors.
        let sectors = actor.code.strip_prefix(&country).unwrap_or(&actor.code).to_owned();
        (country, sectors, actor.name)
    });
    // A title is that of the entry under the phrase: a capital, whoever acts by its name.
    let world = World::embedded();
    let entries = || world.lookup(phrase).into_iter().map(|found| found.entry);
    let wrong = row["expect"]
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(field, value)| {
            let value = value.as_str().unwrap_or_default();
            let right = match field.as_str() {
                "country" => country == value,
                "code_1" | "code_2" if matches!(value, "" | "UNK" | "JNK") => sectors.is_empty(),
                "code_1" | "code_2" => sectors.contains(ours(value)),
                "wiki" => value.is_empty() || plain(value) == plain(&name),
                "title" => plain(value) == plain(&name) || entries().any(|entry| plain(entry.name()) == plain(value)),
                _ => true,
            };
            (!right).then(|| format!("{field} {value}"))
        })
        .collect();
    (format!("{country} {sectors} “{name}”"), wrong)
}

/// Our letters for their sector.
fn ours(sector: &str) -> &str {
    match sector {
        "MED" => "HLH",
        "JRN" => "MED",
        "SOC" => "NGO",
        "BUD" => "REL",
        other => other,
    }
}

/// A name in small letters without accents, article and brackets.
fn plain(name: &str) -> String {
    let name = name.split(" (").next().unwrap_or(name);
    let name = name
        .strip_prefix("The ")
        .or_else(|| name.strip_prefix("the "))
        .unwrap_or(name);
    dateline_world::fold(name)
}
