//! Prints what names mean: `cargo run -p dateline-world --example lookup -- 2016-07-20 "Theresa May" UN Kremlin`.

use dateline_world::{Date, World};

fn main() {
    let mut words = std::env::args().skip(1);
    let date = words.next().and_then(|date| Date::parse(&date));
    let world = World::embedded();
    for name in words {
        println!("{name}");
        for found in world.lookup(&name) {
            let entry = found.entry;
            println!(
                "  {:?}{} {:?} {} {:?} {:?} {}:{}",
                found.form,
                if found.ambiguous { "?" } else { "" },
                entry.kind(),
                entry.name(),
                entry.country(),
                entry.sector(),
                entry.table(),
                entry.line()
            );
            if let Some(held) = entry.held(date) {
                println!("    {}{:?}", if held.former { "former " } else { "" }, held.tenure);
            }
        }
    }
}
