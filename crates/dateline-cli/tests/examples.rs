//! What the command finds in the example articles: the committed summaries.
//!
//! `cargo xtask accept` writes the summaries anew.

mod common;

use common::{articles, run};

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
