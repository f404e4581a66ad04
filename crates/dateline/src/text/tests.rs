use super::*;

fn tokens(text: &str) -> Vec<&str> {
    analyse(text)
        .tokens
        .iter()
        .map(|token| token.span.slice(text))
        .collect()
}

fn sentences(text: &str) -> Vec<&str> {
    analyse(text)
        .sentences
        .iter()
        .map(|sentence| sentence.span.slice(text))
        .collect()
}

fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
    analyse(text)
        .blocks
        .iter()
        .map(|block| (block.kind, block.span.slice(text)))
        .collect()
}

fn quotes(text: &str) -> Vec<&str> {
    analyse(text)
        .quotes
        .iter()
        .map(|quote| quote.inner.slice(text))
        .collect()
}

#[test]
fn words() {
    for (text, expected) in [
        ("They don't, can't and won't.", "They do n't , ca n't and wo n't ."),
        (
            "Putin’s allies wouldn’t’ve left.",
            "Putin ’s allies would n’t ’ve left .",
        ),
        (
            "We cannot pay $40m, or US$1.5bn.",
            "We can not pay $ 40 m , or US$ 1.5 bn .",
        ),
        (
            "The U.S. Army met Dr. A. B. Smith at 5:30pm.",
            "The U.S. Army met Dr. A. B. Smith at 5:30 pm .",
        ),
        (
            "A long-term, pro-Russian co-founder re-elected.",
            "A long - term , pro-Russian co-founder re-elected .",
        ),
        (
            "Kim Jong-un and Moscow-backed men",
            "Kim Jong-un and Moscow - backed men",
        ),
        (
            "He left—at last–and then--gone...",
            "He left — at last – and then -- gone ...",
        ),
        (
            "Mail a.b@c.org, see https://x.org/a?b=1, or @desk.",
            "Mail a.b@c.org , see https://x.org/a?b=1 , or @desk .",
        ),
        (
            "In the ’90s and '80s, 1,200 of 9/11",
            "In the ’90s and '80s , 1,200 of 9/11",
        ),
        ("“Yes,” he said: \"No.\"", "“ Yes , ” he said : \" No . \""),
        ("It ended.The rest", "It ended . The rest"),
        (
            "AT&T and the players' union; O'Neill",
            "AT&T and the players ' union ; O'Neill",
        ),
        (
            "50% of them (mostly men) and/or others",
            "50 % of them ( mostly men ) and / or others",
        ),
    ] {
        assert_eq!(tokens(text).join(" "), expected, "{text}");
    }
}

#[test]
fn sentence_ends() {
    for (text, expected) in [
        (
            "Mr. Roe met Gen. Doe on Jan. 5. They talked.",
            "Mr. Roe met Gen. Doe on Jan. 5.|They talked.",
        ),
        (
            "“We left.” She nodded. “Why?” Roe asked.",
            "“We left.”|She nodded.|“Why?” Roe asked.",
        ),
        (
            "He lives in the U.S. The rest left.",
            "He lives in the U.S.|The rest left.",
        ),
        (
            "The U.S. Army left at 5 p.m. on Monday.",
            "The U.S. Army left at 5 p.m. on Monday.",
        ),
        (
            "\"Stop!\" he cried. \"Go... now.\"",
            "\"Stop!\" he cried.|\"Go... now.\"",
        ),
        (
            "It rose 1.5 percent. (It fell in May.) It rose.",
            "It rose 1.5 percent.|(It fell in May.)|It rose.",
        ),
    ] {
        assert_eq!(sentences(text).join("|"), expected, "{text}");
    }
}

#[test]
fn kinds_of_blocks() {
    let text = "date 2023-09-06 It began.\n\nTalks in Bonn\n\nBy Jane Roe\n\nPARIS (AP) — Talks began on Monday.\r\n\r\nSubscribe to our newsletter\n\nThey ended.";
    let expected = [
        (BlockKind::Metadata, "date 2023-09-06"),
        (BlockKind::Paragraph, "It began."),
        (BlockKind::Heading, "Talks in Bonn"),
        (BlockKind::Byline, "By Jane Roe"),
        (BlockKind::Dateline, "PARIS (AP) —"),
        (BlockKind::Paragraph, "Talks began on Monday."),
        (BlockKind::Boilerplate, "Subscribe to our newsletter"),
        (BlockKind::Paragraph, "They ended."),
    ];
    assert_eq!(blocks(text), expected);
    assert_eq!(analyse(text).date.map(|date| date.slice(text)), Some("2023-09-06"));
}

#[test]
fn wrapped_lines_are_joined() {
    let text =
        "The ministers of both countries met in the old town hall\nof the city and signed the treaty.\nNobody came.";
    assert_eq!(blocks(text).len(), 2);
}

#[test]
fn quotations() {
    for (text, expected) in [
        ("“One,” she said, “two.”", "One,|two."),
        ("He said \"one\" and \"two\".", "one|two"),
        ("“It is ‘over’ now,” he said.", "It is ‘over’ now,|over"),
        ("The players' union's men 'left' it.", "left"),
        ("The US has ” information that counts.”", " information that counts."),
        ("She said: “One.\n\n“Two.”\n\nEnd.", "One.|Two."),
    ] {
        let mut found = quotes(text);
        found.iter_mut().for_each(|quote| *quote = quote.trim_end_matches('\n'));
        assert_eq!(found.join("|").trim(), expected.trim(), "{text}");
    }
}

#[test]
fn control_characters_are_spaces_with_a_warning() {
    let text = "One\u{0}two.\u{1}";
    let layout = analyse(text);
    assert_eq!(layout.tokens.len(), 3);
    assert_eq!(
        layout.warnings.first().map(|warning| warning.kind),
        Some(WarningKind::Control)
    );
}

#[test]
fn languages() {
    let english = "The government said on Monday that it would not take part in the talks with its neighbours.";
    let german = "Die Regierung sagte am Montag, dass sie an den Gesprächen mit den Nachbarn nicht teilnehmen werde.";
    assert!(language::guess(english, Lexicon::english()).unwrap().english);
    assert_eq!(language::guess(german, Lexicon::english()).unwrap().code, "de");
    assert_eq!(language::guess("One two", Lexicon::english()), None);
}
