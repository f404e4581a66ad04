//! How well factuality tells what happened from what did not, against judged predicates.
//!
//! `cargo run --release -p dateline-benches --bin factuality -- FILE.jsonl [--list]`
//!
//! Each line of the file is `{"text": …, "predicate": [start, end], "factuality": −3 … 3}` with offsets in code points, as
//! made from the UDS-IH2 judgements (White et al. 2016; Rudinger et al. 2018). Predicates judged 1 or more happened, −1 or
//! less did not; those between are left out. The figure is balanced accuracy: the mean of the two shares that are right.
//! `--list` prints what was wrong.

// A script: what is wrong with its file stops it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use dateline::factuality::{Signatures, judge};
use dateline::model::Factuality;
use dateline::syntax::Doc;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("a file of judged predicates");
    let list = arguments.next().is_some_and(|flag| flag == "--list");
    let signatures = Signatures::english().unwrap();
    // What happened, what did not: how many, and how many of them right.
    let mut counts = [[0u32; 2]; 2];
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = row["text"].as_str().unwrap();
        let value = row["factuality"].as_f64().unwrap();
        if value.abs() < 1.0 {
            continue;
        }
        let start = row["predicate"][0].as_u64().unwrap() as usize;
        let start = text.char_indices().nth(start).unwrap().0 as u32;
        let layout = dateline::text::analyse(text);
        let syntax = dateline::syntax::analyse(text, &layout);
        let doc = Doc {
            text,
            layout: &layout,
            syntax: &syntax,
        };
        let Some(predicate) = (0..doc.len()).find(|&t| doc.span(t).end > start) else {
            continue;
        };
        let judged = judge(doc, signatures, predicate).factuality;
        let happened = value > 0.0;
        let right = (judged == Factuality::Actual) == happened;
        let [all, hits] = &mut counts[usize::from(!happened)];
        *all += 1;
        *hits += u32::from(right);
        if list && !right {
            println!("{value:+.1} {judged:?}\t{}\t{text}", doc.form(predicate));
        }
    }
    let share = |[all, right]: [u32; 2]| f64::from(right) / f64::from(all.max(1));
    let [happened, not] = counts.map(share);
    println!("happened          {:5}  right {happened:.3}", counts[0][0]);
    println!("did not           {:5}  right {not:.3}", counts[1][0]);
    println!("balanced accuracy        {:.3}", f64::midpoint(happened, not));
}
