//! What names are by their own words, and whose the actors are that no words give a country.

use super::tests::{actor, code, parse, same};
use crate::model::ActorKind;
use crate::{Article, ParsedArticle, Parser};

/// An article that nobody dated.
fn undated(text: &str) -> ParsedArticle {
    Parser::new()
        .parse(Article::new(text))
        .expect("a text within the limits")
}

#[test]
fn laws_texts_and_events_are_no_actors() {
    let parsed = parse(
        "Senators debated the Clean Harbors Act and the Fisher Bill on Monday. The Coastal Heritage Prize went to Ann Roe.",
    );
    for words in ["Act", "Bill", "Prize"] {
        let named = |a: &&crate::model::Actor| a.name.split(' ').any(|word| word == words);
        assert!(
            parsed.actors.iter().find(named).is_none(),
            "{words}: {:#?}",
            parsed.actors
        );
    }
    // Nor is the bill that its topic is called by anybody of that name.
    let parsed = parse("Bill Fenwick spoke. He had opposed the Prison Reform Bill for years.");
    assert_eq!(actor(&parsed, "Bill Fenwick").mentions.len(), 2);
    // The Senate is one.
    let parsed = parse("The US Senate passed the Clean Harbors Act.");
    assert_eq!(actor(&parsed, "The US Senate").code, "USALEG");
}

#[test]
fn titles_and_ages_make_persons_of_what_the_tagger_takes_for_bodies() {
    let parsed = parse("The law was upheld by Justice Halvard Oskarsen. Brindle Tasker, 54, a baker, was pleased.");
    assert_eq!(actor(&parsed, "Justice Halvard Oskarsen").kind, ActorKind::Person);
    assert_eq!(actor(&parsed, "Brindle Tasker").kind, ActorKind::Person);
    // A body with a title in its name stays one.
    let parsed = parse("The Justice Department sued General Motors on Monday.");
    assert_eq!(actor(&parsed, "The Justice Department").code, "USAGOVJUD");
    assert_eq!(actor(&parsed, "General Motors").kind, ActorKind::Company);
}

#[test]
fn two_places_joined_are_two() {
    let parsed = parse("Voters in Virginia and Indiana went to the polls.");
    assert_eq!(actor(&parsed, "Virginia").kind, ActorKind::Place);
    assert_ne!(actor(&parsed, "Virginia").id, actor(&parsed, "Indiana").id);
    // One country whose name has an "and" in it.
    let parsed = parse("Trinidad and Tobago voted on Monday.");
    assert_eq!(actor(&parsed, "Trinidad and Tobago").code, "TTO");
}

#[test]
fn firms_and_papers_are_known_whatever_the_tagger_says() {
    for (text, words, kind, country) in [
        ("Siemens sued the ministry.", "Siemens", ActorKind::Company, "DEU"),
        (
            "The president accused Haaretz of lying.",
            "Haaretz",
            ActorKind::Media,
            "ISR",
        ),
        (
            "Washington imposed sanctions on Huawei.",
            "Huawei",
            ActorKind::Company,
            "CHN",
        ),
    ] {
        let parsed = parse(text);
        let found = actor(&parsed, words);
        assert_eq!((found.kind, found.country.as_deref()), (kind, Some(country)), "{text}");
    }
    // A person of that name whom the article names in full.
    let parsed = parse("Peter Siemens, a teacher, arrived on Monday. Siemens said that he was tired.");
    assert_eq!(actor(&parsed, "Siemens").kind, ActorKind::Person);
}

#[test]
fn whom_a_president_leads_is_of_his_country() {
    for (phrase, expected) in [
        ("Assad's forces", "SYRMIL"),
        ("a spokesman for President Vladimir Putin", "RUS"),
        ("the Merkel government", "DEUGOV"),
        // His rivals and friends may be from anywhere.
        ("Putin's ally", ""),
    ] {
        let actor = Parser::new()
            .code_phrase(Article::new(phrase).published("2016-05-01"))
            .expect("a short text");
        let found = actor.map(|actor| actor.code).unwrap_or_default();
        assert!(found.starts_with(expected), "{phrase}: {found}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{phrase}: {found}");
    }
}

#[test]
fn whose_cause_somebody_is_loyal_to() {
    let at = |text: &str| {
        let article = Article::new(text).published("2019-06-01");
        Parser::new().parse(article).expect("a text within the limits")
    };
    let parsed = at("Forces loyal to Khalifa Haftar attacked the town.");
    assert_eq!(parsed.actors[0].code, "LBYMIL", "{:#?}", parsed.actors);
    let parsed = at("People close to the Kremlin told reporters so.");
    let people = actor(&parsed, "People");
    assert!(
        people.anonymous && people.country.as_deref() == Some("RUS"),
        "{people:#?}"
    );
    let parsed = at("Gunmen affiliated with Boko Haram fled.");
    assert_eq!(actor(&parsed, "Gunmen").code, "NGAREB");
    // Where they stand is not whose they are.
    let parsed = at("Villages close to Benghazi burned, and troops opposed to Khalifa Haftar fled.");
    let troops = actor(&parsed, "troops");
    assert_eq!(troops.country, None);
}

#[test]
fn what_an_article_is_about_gives_the_country_of_its_bodies() {
    let parsed = parse(
        "Protests in Peru went on. Peruvian ministers met in Lima, and Peru closed its schools. \
         The army moved into the capital. Two tourists were hurt.",
    );
    let army = actor(&parsed, "The army");
    assert_eq!(army.code, "PERMIL");
    assert_eq!(army.rule, "noun:army country:article");
    assert_eq!(actor(&parsed, "Two tourists").country, None);
    // Where several countries are spoken of, it could be any of them.
    let parsed = parse("Peru, Chile and Bolivia met. Chile and Bolivia signed, Peru did not. The army was not asked.");
    assert_eq!(actor(&parsed, "The army").country, None);
}

#[test]
fn where_it_happens_gives_the_country_of_those_who_keep_or_break_order() {
    let parsed = parse("Police arrested two Russians in Lyon. Rebels attacked government troops in eastern Congo.");
    assert_eq!(actor(&parsed, "Police").code, "FRACOP");
    assert_eq!(actor(&parsed, "Police").rule, "noun:police country:clause");
    assert_eq!(actor(&parsed, "Rebels").code, "CODREB");
    assert_eq!(actor(&parsed, "government troops").code, "CODMIL");
    // Who meets in a place may come from elsewhere.
    let parsed = parse("The ministers met officials in Geneva.");
    assert_eq!(actor(&parsed, "officials").country, None);
}

#[test]
fn an_article_without_a_date_speaks_of_those_whom_the_news_knows() {
    let parsed = undated("Lavrov met Kerry in Vienna. The Bush administration had warned Syria.");
    assert_eq!(actor(&parsed, "Kerry").country.as_deref(), Some("USA"));
    assert_eq!(actor(&parsed, "The Bush administration").code, "USAGOV");
    let parsed = undated("Former Chancellor Angela Merkel spoke.");
    assert_eq!(actor(&parsed, "Former Chancellor Angela Merkel").code, "DEUELI");
    // Nobody whom the news knows.
    let parsed = undated("Brindle Tasker met Oona Varga in Vienna.");
    assert!(
        parsed
            .actors
            .iter()
            .all(|a| a.kind != ActorKind::Person || a.country.is_none())
    );
}

#[test]
fn the_tagger_takes_surnames_for_places() {
    let parsed = undated("Peruvian lawmakers impeached Castillo.");
    assert_eq!(actor(&parsed, "Castillo").code, "PERGOV");
    let parsed = undated("Bangladesh's Hasina fled to India.");
    assert_eq!(actor(&parsed, "Bangladesh's Hasina").country.as_deref(), Some("BGD"));
    // A town is a town where something happens.
    let parsed = undated("The fair was held in Castillo, a village of Peru.");
    assert_ne!(actor(&parsed, "Castillo").kind, ActorKind::Person);
}

#[test]
fn halves_and_capitals_of_what_the_article_speaks_of() {
    let parsed = parse("South Korean and U.S. forces began drills. They angered the North.");
    assert_eq!(actor(&parsed, "the North").code, "PRK");
    let parsed = parse("Brussels fined the firm. Brussels had warned London.");
    assert_eq!(actor(&parsed, "Brussels").name, "European Union");
    let parsed = parse("The Belgian prime minister spoke. Brussels warned London.");
    assert_eq!(actor(&parsed, "Brussels").name, "Government of Belgium");
    let parsed = parse("The talks were held in Brussels.");
    assert_eq!(actor(&parsed, "Brussels").kind, ActorKind::Place);
}

#[test]
fn states_that_few_recognise_and_peoples_of_a_country() {
    for (phrase, expected) in [
        ("Abkhazia", "GEOPRE"),
        ("a breakaway province", "PRE"),
        ("Lebanese Shiites", "LBNREL"),
        ("Sudan's state news agency", "SDNGOVMED"),
        ("Kurdish fighters", "UAF"),
        ("Rakhine rebels", "MMRREB"),
    ] {
        assert_eq!(code(phrase), expected, "{phrase}");
    }
}

#[test]
fn countries_within_the_names_of_bodies_are_mentioned() {
    let parsed = parse("The United States protested. The US Embassy in Oslo was closed.");
    same(&parsed, &["The United States", "US"]);
}

#[test]
fn nominees_of_two_parties_are_two() {
    let parsed = parse(
        "The Republican nominee spoke in Toledo. The Democratic nominee was in Akron. The Republican nominee left early.",
    );
    let said: Vec<_> = parsed.actors.iter().filter(|a| a.name.contains("nominee")).collect();
    assert_eq!(said.len(), 2, "{said:#?}");
    assert_eq!(actor(&parsed, "The Republican nominee").mentions.len(), 2);
}

#[test]
fn firms_are_called_by_their_first_word() {
    let parsed = parse("Tarkwell Energy sued its owners. In a statement, Tarkwell said that it was solvent.");
    same(&parsed, &["Tarkwell Energy", "Tarkwell"]);
    // The founder is a person, whatever the firm is called.
    let parsed = parse("Brindle Foods was sold. Mr. Brindle said that he was sorry.");
    assert_eq!(actor(&parsed, "Mr. Brindle").kind, ActorKind::Person);
}

#[test]
fn surnames_and_epithets_of_those_whom_the_news_knows() {
    for (text, date, words, name) in [
        (
            "Officials said Zelenskyy had left.",
            "2022-05-01",
            "Zelenskyy",
            "Volodymyr Zelensky",
        ),
        ("Qaddafi left.", "2011-05-01", "Qaddafi", "Muammar Gaddafi"),
        ("Tinubu met Kagame.", "2024-06-01", "Kagame", "Paul Kagame"),
        ("The opposition lost to Sunak.", "2023-06-01", "Sunak", "Rishi Sunak"),
        (
            "The Iron Lady had died.",
            "2013-06-01",
            "The Iron Lady",
            "Margaret Thatcher",
        ),
        (
            "Officials spoke of the Brilliant Comrade.",
            "2017-06-01",
            "the Brilliant Comrade",
            "Kim Jong-un",
        ),
    ] {
        let parsed = Parser::new()
            .parse(Article::new(text).published(date))
            .expect("a text within the limits");
        assert_eq!(actor(&parsed, words).name, name, "{text}");
    }
    // Before they held an office, nobody knew them.
    let parsed = Parser::new()
        .parse(Article::new("Macron arrived on Monday.").published("1999-06-01"))
        .expect("a text within the limits");
    assert!(
        parsed.actors.iter().all(|a| a.country.is_none()),
        "{:#?}",
        parsed.actors
    );
}

#[test]
fn teams_and_people_called_by_towns() {
    let parsed = parse("Paris Hilton flew to Paris. The Dallas Shepherds lost.");
    assert_eq!(actor(&parsed, "Paris").kind, ActorKind::Place);
    assert_ne!(actor(&parsed, "Paris").id, actor(&parsed, "Paris Hilton").id);
    let team = actor(&parsed, "The Dallas Shepherds");
    assert_eq!((team.kind, team.code.as_str()), (ActorKind::Organization, ""));
    assert_eq!(code("farmers in Dallas"), "USAAGR");
}

#[test]
fn offices_are_joined_with_the_name_that_follows() {
    let parsed = parse(
        "Minister sacks deputy over memo\n\nForeign Minister Ann Roe dismissed her deputy on Monday. She said that Deputy Foreign \
         Minister Jon Berg had lied. The foreign minister did not take questions.",
    );
    same(&parsed, &["her deputy", "Deputy Foreign Minister Jon Berg"]);
    same(&parsed, &["The foreign minister", "Foreign Minister Ann Roe"]);
    assert_ne!(
        actor(&parsed, "The foreign minister").id,
        actor(&parsed, "Deputy Foreign Minister Jon Berg").id
    );
    // The owner of an office does not hold it.
    let parsed = parse("Deputy Mayor Jon Berg dismissed his deputy on Monday. Berg left.");
    assert_ne!(
        actor(&parsed, "his deputy").id,
        actor(&parsed, "Deputy Mayor Jon Berg").id
    );
}

#[test]
fn the_age_of_a_person_is_no_clause() {
    let parsed = parse("Berg, 49, denied that he had been plotting.");
    let speaker = parsed.claims.first().and_then(|claim| claim.speaker.as_ref());
    assert_eq!(
        speaker.and_then(|speaker| speaker.actor),
        Some(actor(&parsed, "Berg").id)
    );
}

#[test]
fn a_capital_is_that_of_the_state_that_is() {
    let country = |date: &str| {
        let article = Article::new("Moscow dismissed Soviet claims.").published(date.to_owned());
        let parsed = Parser::new().parse(article).expect("a text within the limits");
        let moscow = parsed.actors.iter().find(|actor| actor.kind == ActorKind::Government);
        moscow.and_then(|actor| actor.country.clone())
    };
    assert_eq!(country("2019-06-01").as_deref(), Some("RUS"));
    assert_eq!(country("1985-06-01").as_deref(), Some("SUN"));
}
