//! Every form of attribution, by example: `claims.tsv` has the sentences and the claims that they must give.

use dateline::model::{Act, Claim, ParsedArticle, Polarity};
use dateline::{Parser, Span};

fn text(parsed: &ParsedArticle, span: Span) -> &str {
    span.slice(parsed.text())
}

/// A row's claim as the table writes it.
fn row(parsed: &ParsedArticle, claim: &Claim) -> [String; 5] {
    let speaker = claim.speaker.as_ref().and_then(|speaker| speaker.span);
    let act = format!("{:?}", claim.act).to_lowercase();
    let polarity = if claim.polarity == Polarity::Negative { "-" } else { "+" };
    let content: Vec<&str> = claim.content.iter().map(|&span| text(parsed, span)).collect();
    [
        speaker.map_or("-", |span| text(parsed, span)).to_owned(),
        claim.cue.map_or("-", |span| text(parsed, span)).to_owned(),
        content.join("|"),
        act,
        polarity.to_owned(),
    ]
}

/// Articles and the stop at the end of a content are no matter of what is said by whom.
fn plain(text: &str) -> String {
    let text = text.trim_end_matches('.').to_lowercase();
    text.strip_prefix("the ").unwrap_or(&text).to_owned()
}

#[test]
fn every_form_gives_its_claim() {
    let parser = Parser::new();
    let mut wrong = Vec::new();
    let mut forms = 0;
    for line in include_str!("claims.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [form, expected @ .., sentence] = columns.as_slice() else {
            panic!("a row has too few columns: {line}");
        };
        assert_eq!(expected.len(), 5, "{line}");
        forms += 1;
        let parsed = parser.parse(sentence.replace(" ¶ ", "\n\n")).unwrap();
        let found: Vec<[String; 5]> = parsed.claims.iter().map(|claim| row(&parsed, claim)).collect();
        let right = if form.starts_with("no ") {
            !found.iter().any(|claim| claim[2].contains(expected[2]))
        } else {
            found.iter().any(|claim| {
                claim
                    .iter()
                    .zip(expected)
                    .all(|(is, should)| plain(is) == plain(should))
            })
        };
        if !right {
            wrong.push(format!(
                "{form}: {sentence}\n    expected {expected:?}\n    found {found:?}"
            ));
        }
    }
    assert!(forms > 50);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    let text = "“The bridge is safe,” the mayor said. “We checked every bolt of it.\n\n“Nobody needs to take the long way round.”";
    let parsed = Parser::new().parse(text).unwrap();
    let claim = parsed.claims.first().unwrap();
    let content: Vec<&str> = claim.content.iter().map(|&span| span.slice(parsed.text())).collect();
    assert_eq!(parsed.claims.len(), 1, "{:?}", parsed.claims);
    assert_eq!(claim.act, Act::State);
    assert!(content.last().unwrap().contains("the long way round"), "{content:?}");
}

#[test]
fn a_saying_within_a_saying_is_its_child() {
    let text = "The Courier reported that officials believe that the dam will hold.";
    let parsed = Parser::new().parse(text).unwrap();
    let child = parsed.claims.iter().find(|claim| claim.act == Act::Believe).unwrap();
    let parent = child.parent.and_then(|id| parsed.claims.get(id.0 as usize)).unwrap();
    assert_eq!(
        parent
            .speaker
            .as_ref()
            .and_then(|speaker| speaker.span)
            .unwrap()
            .slice(parsed.text()),
        "The Courier"
    );
}

#[test]
fn the_name_behind_a_description_speaks() {
    let text = "Another spokeswoman for the council, Nora Watson, insisted that the talks were going well.";
    let parsed = Parser::new().parse(text).unwrap();
    let speaker = parsed.claims.first().and_then(|claim| claim.speaker.as_ref()).unwrap();
    let actor = speaker.actor.and_then(|id| parsed.actors.get(id.0 as usize)).unwrap();
    assert_eq!(actor.name, "Nora Watson");
}

#[test]
fn whom_it_was_said_to() {
    let text = "“The mine is safe,” the engineer told the Morning Courier.";
    let parsed = Parser::new().parse(text).unwrap();
    let claim = parsed.claims.first().unwrap();
    let addressee = claim.addressee.as_ref().and_then(|addressee| addressee.span).unwrap();
    assert_eq!(addressee.slice(parsed.text()), "the Morning Courier");
}

#[test]
fn a_channel_is_named() {
    let text = "The ministry said in a statement that the port would reopen.";
    let parsed = Parser::new().parse(text).unwrap();
    let via = parsed.claims.first().and_then(|claim| claim.via).unwrap();
    assert_eq!(via.slice(parsed.text()), "in a statement");
}
