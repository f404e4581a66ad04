//! How long the world takes to open, and how much memory it holds.
//!
//! `cargo run --release -p dateline-benches --bin world`
//!
//! Three steps, each with its time and with what the process holds afterwards more than before (`VmRSS`, Linux): opening,
//! which reads a head and nothing else; the first thousand look-ups, which bring the pages in that they touch; and every
//! entry under its own name, which brings in all.

// A script: what it cannot read stops it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Instant;

use dateline_world::World;

fn main() {
    let start = resident();
    let clock = Instant::now();
    let world = World::embedded();
    report("open", clock, start);
    let entries = world.entries().count();
    let names: Vec<&str> = world
        .entries()
        .step_by(entries / 1000)
        .map(|entry| entry.name())
        .collect();
    let clock = Instant::now();
    let found: usize = names.iter().map(|name| world.lookup(name).len()).sum();
    report(&format!("{} look-ups, {found} meanings", names.len()), clock, start);
    let clock = Instant::now();
    let found: usize = world.entries().map(|entry| world.lookup(entry.name()).len()).sum();
    report(&format!("{entries} look-ups, {found} meanings"), clock, start);
}

fn report(step: &str, clock: Instant, start: u64) {
    let time = clock.elapsed().as_secs_f64() * 1e3;
    let more = resident().saturating_sub(start) as f64 / 1024.0;
    println!("{step:40} {time:9.3} ms   {more:6.2} MiB");
}

/// What the process holds, in KiB; 0 where the system does not say.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}
