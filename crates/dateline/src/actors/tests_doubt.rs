//! Wrong is worse than unknown: names that look like others, each with what it must not be taken for.

use super::tests::{actor, code, parse, same};
use crate::model::ActorKind;
use crate::{Article, ParsedArticle, Parser};

fn kinds(text: &str, expected: &[(&str, ActorKind, &str)]) -> ParsedArticle {
    let parsed = parse(text);
    for (words, kind, code) in expected {
        let found = actor(&parsed, words);
        assert_eq!((found.kind, found.code.as_str()), (*kind, *code), "{words} in {text}");
    }
    parsed
}

fn none(text: &str, word: &str) {
    let parsed = parse(text);
    let named = |a: &&crate::model::Actor| a.name.split(' ').any(|part| part == word);
    assert!(
        parsed.actors.iter().find(named).is_none(),
        "{word} in {text}: {:#?}",
        parsed.actors
    );
}

#[test]
fn departments_airlines_and_states_share_letters_and_words() {
    kinds(
        "Veterans waited at the VA, and a doctor at the VA apologised.",
        &[("the VA", ActorKind::Organization, "USAGOV")],
    );
    kinds(
        "She lives in Richmond, VA, with a dog.",
        &[("VA", ActorKind::Place, "USA")],
    );
    kinds("He moved to Toledo, OH, last year.", &[("OH", ActorKind::Place, "USA")]);
    kinds(
        "He moved to Boston, Mass., last year.",
        &[("Mass.", ActorKind::Place, "USA")],
    );
    kinds("Senator Ann Roe (D-Ore.) agreed.", &[("Ore.", ActorKind::Place, "USA")]);
    none("The Mass was sung in Latin.", "Massachusetts");
    kinds(
        "Southwest cancelled 200 flights on Monday.",
        &[("Southwest", ActorKind::Company, "USABUS")],
    );
    let parsed = parse("The Southwest has had little rain this year.");
    assert!(parsed.actors.iter().all(|a| a.kind != ActorKind::Company));
    // Who is Western is of no province called so.
    assert_eq!(code("two Western diplomats"), "GOV");
    assert_eq!(code("Northern officials"), "GOV");
}

#[test]
fn treaties_planes_and_programmes_are_nobody() {
    none("Nafta is unpopular in Ohio, the union said.", "Nafta");
    none("The North American Free Trade Agreement took effect.", "Agreement");
    none("The general boarded Air Force One on Monday.", "Air");
    none("Brexit divided the party.", "Brexit");
    // What signs them is somebody.
    kinds(
        "The US Air Force bought a plane.",
        &[("The US Air Force", ActorKind::Organization, "USAMIL")],
    );
    kinds("Mexico left Nafta.", &[("Mexico", ActorKind::Country, "MEX")]);
}

#[test]
fn states_by_their_form() {
    kinds(
        "The Republic of Macedonia voted, and the Kingdom of Norway did not.",
        &[
            ("The Republic of Macedonia", ActorKind::Country, "MKD"),
            ("the Kingdom of Norway", ActorKind::Country, "NOR"),
        ],
    );
    kinds(
        "The Republic of Korea voted.",
        &[("The Republic of Korea", ActorKind::Country, "KOR")],
    );
    kinds("Korea has changed.", &[("Korea", ActorKind::Place, "")]);
    // A club that calls itself one.
    let parsed = parse("The Kingdom of Sweets sells cakes.");
    assert!(
        parsed.actors.iter().all(|a| a.country.is_none()),
        "{:#?}",
        parsed.actors
    );
}

#[test]
fn two_nationalities_are_no_one_country() {
    let parsed = kinds(
        "Finnish and Swedish soldiers trained together.",
        &[("Finnish and Swedish soldiers", ActorKind::Group, "MIL")],
    );
    assert_eq!(actor(&parsed, "Finnish").code, "FIN");
    assert_eq!(actor(&parsed, "Swedish").code, "SWE");
    assert_eq!(code("tired and hungry Swedish soldiers"), "SWEMIL");
    assert_eq!(code("Swedish soldiers and Finnish police"), "SWEMIL");
}

#[test]
fn towns_that_play_are_teams() {
    kinds(
        "Dallas beat Denver 24 to 10.",
        &[
            ("Dallas", ActorKind::Organization, ""),
            ("Denver", ActorKind::Organization, ""),
        ],
    );
    kinds("Phoenix lost the game.", &[("Phoenix", ActorKind::Organization, "")]);
    kinds(
        "Manchester United lost to Real Madrid.",
        &[("Manchester United", ActorKind::Organization, "GBR")],
    );
    // Towns where other things are lost and won.
    kinds("Phoenix lost its only bridge.", &[("Phoenix", ActorKind::Place, "USA")]);
    kinds("Dallas won the lawsuit.", &[("Dallas", ActorKind::Place, "USA")]);
}

#[test]
fn a_state_stands_after_its_town() {
    kinds("Atlanta, Georgia, voted.", &[("Georgia", ActorKind::Place, "USA")]);
    kinds("Tbilisi, Georgia, is old.", &[("Georgia", ActorKind::Country, "GEO")]);
    kinds(
        "Georgia and Russia signed a truce.",
        &[("Georgia", ActorKind::Country, "GEO")],
    );
}

#[test]
fn papers_families_and_committees() {
    kinds(
        "Politico reported that the senator will retire.",
        &[("Politico", ActorKind::Media, "USAMED")],
    );
    assert_eq!(code("an old politico"), "PTY");
    kinds("The Bidens left on Monday.", &[("The Bidens", ActorKind::Group, "USA")]);
    kinds("The Obamas stayed.", &[("The Obamas", ActorKind::Group, "USA")]);
    assert_ne!(
        actor(&parse("The Wickhams stayed."), "The Wickhams").country.as_deref(),
        Some("USA")
    );
    let parsed = parse("The Senate voted. The Senate Armed Services Committee met. The Senate then adjourned.");
    assert_ne!(
        actor(&parsed, "The Senate").id,
        actor(&parsed, "The Senate Armed Services Committee").id
    );
}

#[test]
fn common_surnames_need_their_country() {
    let at = |text: &str| {
        let article = Article::new(text).published("2022-09-06");
        Parser::new().parse(article).expect("a text within the limits")
    };
    // Nothing speaks of Britain.
    let parsed = at("Wallace asked whether he had signed it.");
    assert_eq!(actor(&parsed, "Wallace").country, None);
    let parsed = at("Britain sent missiles, and Wallace asked for more.");
    assert_eq!(actor(&parsed, "Wallace").code, "GBRGOVMIL");
    // Few have these names, and all know who led a country.
    assert_eq!(actor(&at("Shoigu agreed."), "Shoigu").code, "RUSGOVMIL");
    assert_eq!(actor(&at("Trump agreed."), "Trump").country.as_deref(), Some("USA"));
}

#[test]
fn who_does_it_is_not_whom_it_is_done_to() {
    let parsed = parse("The adviser spoke to the North Korean leader.");
    assert_ne!(
        actor(&parsed, "The adviser").id,
        actor(&parsed, "the North Korean leader").id
    );
    let parsed = parse("A senior official spoke on Monday. The official then left.");
    same(&parsed, &["A senior official", "The official"]);
    // A title with a former holder's words in it.
    let parsed = parse("Former United States President Donald Trump met aides.");
    let trump = actor(&parsed, "Former United States President Donald Trump");
    assert!(trump.roles[0].former);
    let parsed = parse("Ex-general Juan Prado fled.");
    let prado = &actor(&parsed, "Ex-general Juan Prado").roles[0];
    assert_eq!((prado.title.as_str(), prado.former), ("general", true));
}

#[test]
fn chiefs_and_speakers_by_date() {
    for (date, chief) in [
        ("2016-07-20", "Raheel Sharif"),
        ("2022-11-01", "Qamar Javed Bajwa"),
        ("2023-02-01", "Asim Munir"),
    ] {
        let article = Article::new("The Pakistani army chief warned the rebels.").published(date);
        let parsed = Parser::new().parse(article).expect("a text within the limits");
        assert_eq!(actor(&parsed, "The Pakistani army chief").name, chief);
    }
    // One of several, or one whom the words do not place.
    let parsed = parse("A Pakistani army chief of old was buried. The chief wept.");
    assert!(parsed.actors.iter().all(|a| a.name != "Asim Munir"));
}

#[test]
fn members_of_parties_are_no_names() {
    let parsed =
        parse("Ann Roe, Republican of Ohio, spoke. Tom Hill, a Democrat from Iowa, left. The Democrats of Ohio met.");
    same(&parsed, &["Ann Roe", "Republican of Ohio"]);
    same(&parsed, &["Tom Hill", "a Democrat from Iowa"]);
    assert_eq!(actor(&parsed, "Ann Roe").kind, ActorKind::Person);
    assert_eq!(actor(&parsed, "Iowa").kind, ActorKind::Place);
    assert!(
        parsed.actors.iter().all(|a| a.kind != ActorKind::Organization),
        "{:#?}",
        parsed.actors
    );
}
