//! Where the time of a parse goes: seconds and share of each stage over the articles of a file.
//!
//! `cargo run --release -p dateline-benches --bin stages -- FILE.jsonl [PASSES]`
//!
//! Each line of the file is `{"text": …}`. All articles go through the stages one after another, on one thread; the first
//! pass, which opens the tables, is not counted.

// A script: what is wrong with its file stops it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::{Duration, Instant};

use dateline::events::{Frames, Given};
use dateline::factuality::Signatures;
use dateline::syntax::Doc;
use dateline::{actors, claims, events, syntax, text};
use dateline_world::World;

const STAGES: [&str; 5] = ["text", "syntax", "actors", "claims", "events"];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("a file of articles");
    let passes: u32 = arguments.next().map_or(3, |passes| passes.parse().unwrap());
    let file = std::fs::read_to_string(path).unwrap();
    let articles: Vec<String> = file
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|row| row["text"].as_str().unwrap().to_owned())
        .collect();
    let words: usize = articles.iter().map(|text| text.split_whitespace().count()).sum();
    let mut spent = [Duration::ZERO; 5];
    for pass in 0..=passes {
        for text in &articles {
            let times = parse(text);
            if pass > 0 {
                for (spent, time) in spent.iter_mut().zip(times) {
                    *spent += time;
                }
            }
        }
    }
    let all: Duration = spent.iter().sum();
    for (stage, time) in STAGES.iter().zip(spent) {
        let share = 100.0 * time.as_secs_f64() / all.as_secs_f64();
        println!(
            "{stage:8} {:8.3} s {share:5.1} %",
            time.as_secs_f64() / f64::from(passes)
        );
    }
    let speed = words as f64 * f64::from(passes) / all.as_secs_f64();
    println!("{words} words, {speed:.0} a second");
}

/// What each stage took for one article.
fn parse(article: &str) -> [Duration; 5] {
    let mut last = Instant::now();
    let mut lap = || {
        let now = Instant::now();
        let time = now - last;
        last = now;
        time
    };
    let layout = text::analyse(article);
    let of_text = lap();
    let syntax = syntax::analyse(article, &layout);
    let of_syntax = lap();
    let doc = Doc {
        text: article,
        layout: &layout,
        syntax: &syntax,
    };
    let world = World::embedded();
    let actors = actors::analyse(doc, world, None);
    let of_actors = lap();
    let mut claims = claims::analyse(doc, &actors);
    let of_claims = lap();
    let frames = Frames::english().unwrap();
    let given = Given {
        actors: &actors,
        frames: &frames,
        signatures: Signatures::english().unwrap(),
        world,
        date: None,
    };
    let events = events::analyse(doc, given, &mut claims);
    let of_events = lap();
    std::hint::black_box(events);
    [of_text, of_syntax, of_actors, of_claims, of_events]
}
