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
fn paragraphs_before_their_speaker_are_his() {
    let text = "“Nobody told us the bridge was unsafe.\n\n“We checked every bolt of it.\n\n“It will stand for a hundred years,” the mayor said.";
    let parsed = Parser::new().parse(text).unwrap();
    assert_eq!(parsed.claims.len(), 1, "{:?}", parsed.claims);
    let content = &parsed.claims.first().unwrap().content;
    let first = content.first().map(|span| span.slice(parsed.text())).unwrap();
    assert!(first.starts_with("Nobody told us"), "{first}");
    assert!(content.last().unwrap().slice(parsed.text()).contains("a hundred years"));
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

#[test]
fn they_are_not_the_first_of_several() {
    let actor = |text: &str| {
        let claims = claims(text);
        claims.first().and_then(|claim| claim.speaker.as_ref()).unwrap().actor
    };
    for text in [
        "Anna Roe and Paul Doe met in Lisbon. They said the dam was safe.",
        "The mayor and the engineer met in Lisbon. They said that the dam was safe.",
    ] {
        assert_eq!(actor(text), None, "{text}");
    }
    assert!(actor("The farmers met in Lisbon. They said that the dam was safe.").is_some());
}

/// The claims of a text.
#[cfg(test)]
fn claims(text: &str) -> Vec<Claim> {
    Parser::new().parse(text).unwrap().claims
}

#[test]
fn addressees_are_whom_it_was_said_to_alone() {
    for (text, whom) in [
        ("The premier told the workers that the mine would close.", "the workers"),
        ("She told Congress that the dam would hold.", "Congress"),
        ("“The dam will hold,” the engineer told Reuters on Monday.", "Reuters"),
        (
            "The mayor promised the farmers that the canal would be repaired.",
            "the farmers",
        ),
    ] {
        let parsed = Parser::new().parse(text).unwrap();
        let addressee = parsed.claims.first().and_then(|claim| claim.addressee.as_ref());
        let span = addressee.and_then(|addressee| addressee.span).unwrap();
        assert_eq!(span.slice(parsed.text()), whom, "{text}");
    }
}

#[test]
fn channels_are_statements_interviews_and_networks() {
    for (text, via) in [
        (
            "The engineer said in an interview with Radio Porto that the dam would hold.",
            "in an interview with Radio Porto",
        ),
        ("The dam will hold, the engineer wrote on Twitter.", "on Twitter"),
        (
            "In a statement, the company said it regretted the accident.",
            "In a statement",
        ),
    ] {
        let parsed = Parser::new().parse(text).unwrap();
        let span = parsed.claims.first().and_then(|claim| claim.via).unwrap();
        assert_eq!(span.slice(parsed.text()), via, "{text}");
    }
    let without = claims("The engineer said on Monday that the dam would hold.");
    assert!(without.iter().all(|claim| claim.via.is_none()), "{without:?}");
}

#[test]
fn sources_without_a_name_are_anonymous() {
    let anonymous = |text: &str| {
        let found = claims(text);
        let speaker = found.first().and_then(|claim| claim.speaker.as_ref()).unwrap();
        speaker.anonymous
    };
    assert!(anonymous(
        "A senior official, who spoke on condition of anonymity, said the dam would hold."
    ));
    assert!(anonymous("Several ministers said the dam would hold."));
    assert!(!anonymous("Nora Watson said the dam would hold."));
}

#[test]
fn the_hedge_of_the_article_has_no_speaker() {
    for text in [
        "The company has reportedly agreed to sell its mines.",
        "The alleged thief was arrested on Monday.",
    ] {
        let found = claims(text);
        let claim = found.iter().find(|claim| claim.act == Act::Report).unwrap();
        assert!(claim.speaker.is_none() && claim.certainty < 0.6, "{claim:?}");
    }
}

#[test]
fn hedges_of_the_cue_and_of_the_content_are_two_things() {
    let first = |text: &str| claims(text).into_iter().next().unwrap();
    let sure = first("The minister confirmed that the mine would close.");
    let content = first("The minister confirmed that the mine could close.");
    let cue = first("The minister could not confirm that the mine would close.");
    assert_eq!((sure.act, content.act), (Act::Confirm, Act::Confirm));
    assert!(content.certainty < sure.certainty);
    assert_eq!((cue.act, cue.polarity), (Act::State, Polarity::Negative));
    let denied = first("The minister confirmed that the mine would not close.");
    assert_eq!((denied.act, denied.polarity), (Act::Confirm, Polarity::Positive));
    let conditional = first("The minister said the mine would close if prices fell.");
    let plain = first("The minister said the mine would close.");
    assert!(conditional.certainty < plain.certainty);
    let about = first("The police said about 40 people had fled.");
    let exactly = first("The police said 40 people had fled.");
    assert!(about.certainty < exactly.certainty);
}

#[test]
fn a_quotation_without_a_cue_is_less_sure() {
    let text = "Nora Watson said the dam was safe. “We checked every bolt.”";
    let found = claims(text);
    let quotation = found.iter().find(|claim| claim.cue.is_none());
    let cued = found.iter().find(|claim| claim.cue.is_some()).unwrap();
    match quotation {
        Some(quotation) => assert!(quotation.confidence < cued.confidence && quotation.speaker == cued.speaker),
        None => panic!("{found:?}"),
    }
}

#[test]
fn events_are_linked_to_the_claims_that_carry_them() {
    let text = "The army said that rebels attacked a village near Porto on Monday.";
    let parsed = Parser::new().parse(text).unwrap();
    let claim = parsed.claims.first().unwrap();
    let event = claim
        .events
        .first()
        .and_then(|id| parsed.events.get(id.0 as usize))
        .unwrap();
    assert!(event.claims.contains(&claim.id));
    assert_eq!(event.trigger.slice(parsed.text()), "attacked");
}

#[test]
fn a_clause_that_only_names_is_less_sure() {
    let confidence = |text: &str| claims(text).first().map_or(0.0, |claim| claim.confidence);
    let main = confidence("Nora Watson backs the new treaty with Norway.");
    let relative = confidence("The senators who back the new treaty with Norway are old.");
    assert!(main > relative, "{main} {relative}");
}

#[test]
fn he_is_nobody_whom_he_speaks_of() {
    let text =
        "Nora Watson met the coach, Leo Brandt, after the match. Brandt was angry. “The referee robbed us,” he said.";
    let parsed = Parser::new().parse(text).unwrap();
    let claim = parsed.claims.iter().find(|claim| claim.act == Act::State).unwrap();
    let actor = claim.speaker.as_ref().and_then(|speaker| speaker.actor).unwrap();
    assert_eq!(parsed.actors.get(actor.0 as usize).unwrap().name, "Leo Brandt");
}

#[test]
fn joined_subjects_speak_together() {
    let text = "Nora Watson and Leo Marsh wrote letters in which they agreed to meet the ministers.";
    let parsed = Parser::new().parse(text).unwrap();
    let claim = parsed.claims.iter().find(|claim| claim.act == Act::Promise).unwrap();
    let actor = claim.speaker.as_ref().and_then(|speaker| speaker.actor).unwrap();
    assert_eq!(parsed.actors.get(actor.0 as usize).unwrap().name, "Nora Watson");
}

#[test]
fn an_interview_is_with_somebody() {
    let text = "Nora Watson has run the port since 2012. She spoke to the Courier.\n\nQ: Why did you close the mine?\n\nA: It was a mistake.";
    let parsed = Parser::new().parse(text).unwrap();
    let answer = parsed.claims.iter().find(|claim| claim.act == Act::State).unwrap();
    let question = parsed.claims.iter().find(|claim| claim.act == Act::Ask).unwrap();
    let actor = answer.speaker.as_ref().and_then(|speaker| speaker.actor).unwrap();
    assert_eq!(parsed.actors.get(actor.0 as usize).unwrap().name, "Nora Watson");
    assert!(question.speaker.is_none());
}

#[test]
fn a_condition_on_somebodys_word_lowers_the_certainty() {
    let found = claims("If confirmed, the find would be the oldest in Europe.");
    let claim = found.first().unwrap();
    assert!(
        claim.speaker.is_none() && claim.act == Act::Report && claim.certainty < 0.5,
        "{claim:?}"
    );
}

#[test]
fn whoever_is_cited_speaks_within_the_report() {
    let text = "The general has fled, the Courier reported, citing two officials.";
    let found = claims(text);
    let cited = found.iter().find(|claim| claim.rule == "cue.cite.source").unwrap();
    let report = found.iter().find(|claim| claim.act == Act::Report).unwrap();
    assert_eq!(cited.parent, Some(report.id));
    assert_eq!(cited.content, report.content);
}
