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

#[test]
fn lost_line_breaks() {
    for (text, expected) in [
        (
            "Council backs new bridge Friday, May 8, 2009 The council met. It agreed.",
            "Council backs new bridge|Friday, May 8, 2009|The council met.|It agreed.",
        ),
        (
            "On Friday, May 8, 2009 Smith left the city.",
            "On Friday, May 8, 2009 Smith left the city.",
        ),
        (
            "Early life The family moved to Leeds.",
            "Early life|The family moved to Leeds.",
        ),
        (
            "Readers of The Daily News complained.",
            "Readers of The Daily News complained.",
        ),
        (
            "It rained.[3] The river rose. [4] [5] Then it fell.",
            "It rained.[3]|The river rose. [4] [5]|Then it fell.",
        ),
        (
            "See Smith, J.; Jones, K. The rest follows.",
            "See Smith, J.; Jones, K.|The rest follows.",
        ),
    ] {
        assert_eq!(sentences(text).join("|"), expected);
    }
}

#[test]
fn ends_without_a_mark() {
    for (text, expected) in [
        (
            "they closed at noon. we stood outside. do not go there!!",
            "they closed at noon.|we stood outside.|do not go there!!",
        ),
        (
            "Hi Ann, Please send me the draft today. Thanks, Bob",
            "Hi Ann,|Please send me the draft today.|Thanks,|Bob",
        ),
        (
            "The minister met Anna Kowalska in Lower Saxony on Monday.",
            "The minister met Anna Kowalska in Lower Saxony on Monday.",
        ),
    ] {
        assert_eq!(sentences(text).join("|"), expected);
    }
    // Where lines are kept, names and greetings are safe from it.
    let text = "The council met in Bonn\n\nThe mayor, Bob Smith, wrote to Ann Jones. He said so.\n";
    assert_eq!(sentences(text).len(), 3);
}

#[test]
fn weights_of_the_wrong_length_say_nothing() {
    let features = [7; boundary::FEATURES];
    assert_eq!(Boundaries::open(&[1; 99]).score(&features), 0);
    let file = vec![1; boundary::SLOTS + boundary::CASE_SLOTS / 4 + boundary::NAME_SLOTS / 4];
    assert_eq!(Boundaries::open(&file).score(&features), boundary::FEATURES as i32);
}

#[test]
fn datelines_name_their_place() {
    for (text, expected) in [
        ("PARIS (AP) — Talks began.", Some("PARIS")),
        ("Kyiv, Ukraine (AP) - Talks began.", Some("Kyiv")),
        ("Talks began — at last.", None),
    ] {
        assert_eq!(analyse(text).place.map(|span| span.slice(text)), expected, "{text}");
    }
}

/// Text like that of articles, but wilder: words, marks, breaks, other scripts, in any order.
fn wild() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let piece = prop_oneof![
        Just(" ".to_owned()),
        Just(" ".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("date 2023-09-06 ".to_owned()),
        Just("PARIS (AP) — ".to_owned()),
        Just("Friday, May 8, 2009 ".to_owned()),
        Just(" [4]".to_owned()),
        Just("[…]".to_owned()),
        Just("Ph.D.".to_owned()),
        "[a-zA-Z'’]{1,9}",
        "[0-9.,:/$€%-]{1,6}",
        "[\"“”‘’'«»(){}.!?…—–;:,-]{1,3}",
        "[\u{0}\u{AD}\u{A0}\u{200D}\u{301}\u{FEFF}é李😀🇫🇷]{1,3}",
        "\\PC{1,4}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// What holds for every text.
fn holds(text: &str) {
    let layout = analyse(text);
    assert_eq!(layout, analyse(text), "the same twice");
    let sound = |span: Span| {
        text.get(span.start as usize..span.end as usize)
            .is_some_and(|s| !s.is_empty())
    };
    // Tokens are in order and leave out only white space; blocks too.
    for spans in [
        layout.tokens.iter().map(|token| token.span).collect::<Vec<_>>(),
        layout.blocks.iter().map(|block| block.span).collect(),
    ] {
        let mut at = 0;
        for span in spans {
            assert!(sound(span) && span.start as usize >= at);
            assert!(text[at..span.start as usize].chars().all(chars::is_space));
            at = span.end as usize;
        }
        assert!(text[at..].chars().all(chars::is_space));
    }
    // Sentences partition the tokens, and each lies in its block.
    let mut next = 0;
    for sentence in &layout.sentences {
        assert_eq!(sentence.tokens.start, next);
        assert!(sentence.tokens.end > next && sound(sentence.span));
        next = sentence.tokens.end;
        let block = layout.blocks[sentence.block as usize].span;
        assert!(block.start <= sentence.span.start && sentence.span.end <= block.end);
    }
    assert_eq!(next as usize, layout.tokens.len());
    // Quotations stand in the order of their opening marks, and hold what is between the marks.
    for pair in layout.quotes.windows(2) {
        assert!(pair[0].span.start < pair[1].span.start);
    }
    for quote in &layout.quotes {
        assert!(sound(quote.span) && quote.inner.start <= quote.inner.end);
        assert!(quote.span.start < quote.inner.start && quote.inner.end <= quote.span.end);
        assert_eq!(quote.closed, quote.inner.end < quote.span.end);
    }
    assert!(layout.date.is_none_or(sound) && layout.place.is_none_or(sound));
}

proptest::proptest! {
    #[test]
    fn every_text_keeps_the_invariants(text in wild()) {
        holds(&text);
    }

    #[test]
    fn every_string_keeps_the_invariants(text in "\\PC{0,80}") {
        holds(&text);
    }
}

#[test]
fn time_grows_with_length_alone() {
    // What a quadratic scan would take minutes for: one endless word, mark or run of openings.
    for unit in [
        "a",
        "a-",
        "a.",
        "'",
        " '",
        "“",
        "“ ",
        " ‘a",
        "[4] ",
        "May 8, 2009 A ",
        "@",
        "a@",
        "!",
        "\n",
        "x\n",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let start = std::time::Instant::now();
        assert!(analyse(&text).tokens.len() <= text.len());
        assert!(start.elapsed().as_secs() < 20, "{unit:?} took {:?}", start.elapsed());
    }
}
