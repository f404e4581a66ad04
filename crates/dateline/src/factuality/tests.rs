use super::*;

#[test]
fn a_broken_table_names_its_line_and_column() {
    let error =
        Signatures::parse("# comment\nlemma\tframe\taffirmed\tnegated\tsource\nwant\tto\t?\t0\town\n").unwrap_err();
    assert_eq!(error.to_string(), "signatures, line 3: affirmed is missing or unknown");
}

/// Judges the first token of `text` that is written `word`.
fn factuality(text: &str, word: &str) -> Factuality {
    let signatures = Signatures::parse(dateline_english::SIGNATURES).unwrap();
    let layout = crate::text::analyse(text);
    let syntax = crate::syntax::analyse(text, &layout);
    let doc = Doc {
        text,
        layout: &layout,
        syntax: &syntax,
    };
    let t = (0..doc.len())
        .find(|&t| doc.form(t) == word)
        .unwrap_or_else(|| panic!("no {word} in {text}"));
    judge(doc, &signatures, t).factuality
}

#[test]
fn predicates_in_their_clauses() {
    use Factuality::{Actual, Future, Hypothetical, Negated};
    for (text, word, expected) in [
        ("The rebels attacked the town on Monday.", "attacked", Actual),
        ("The rebels did not attack the town.", "attack", Negated),
        ("No one was killed in the blast.", "killed", Negated),
        ("The president will visit Oslo next week.", "visit", Future),
        ("The president might visit Oslo next week.", "visit", Hypothetical),
        ("The minister said that the army had withdrawn.", "withdrawn", Actual),
        ("The minister refused to sign the treaty.", "sign", Negated),
        ("The minister managed to sign the treaty.", "sign", Actual),
        ("The two sides agreed to sign the treaty.", "sign", Future),
        ("The rebels threatened to attack the capital.", "attack", Hypothetical),
        (
            "If the rebels attack the town, many people will flee.",
            "attack",
            Hypothetical,
        ),
        ("The union called for talks with the government.", "talks", Hypothetical),
        ("The two sides held talks in Geneva.", "talks", Actual),
        ("The two sides cancelled the talks.", "talks", Negated),
    ] {
        assert_eq!(factuality(text, word), expected, "{word} in: {text}");
    }
}
