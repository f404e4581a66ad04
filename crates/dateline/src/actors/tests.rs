//! The stage as a whole, on sentences of our own.

use crate::model::{Actor, ActorKind, MentionForm};
use crate::{Article, ParsedArticle, Parser};

pub(super) fn parse(text: &str) -> ParsedArticle {
    Parser::new()
        .parse(Article::new(text).published("2023-09-06"))
        .expect("a text within the limits")
}

/// The actor that is mentioned by exactly these words.
pub(super) fn actor<'a>(parsed: &'a ParsedArticle, words: &str) -> &'a Actor {
    let found = parsed
        .actors
        .iter()
        .find(|actor| actor.mentions.iter().any(|m| m.span.slice(parsed.text()) == words));
    found.unwrap_or_else(|| panic!("no actor is mentioned as {words:?}: {:#?}", parsed.actors))
}

pub(super) fn same(parsed: &ParsedArticle, words: &[&str]) {
    for pair in words.windows(2) {
        assert_eq!(actor(parsed, pair[0]).id, actor(parsed, pair[1]).id, "{pair:?}");
    }
}

pub(super) fn code(phrase: &str) -> String {
    let actor = Parser::new().code_phrase(phrase).expect("a short text");
    actor.map(|actor| actor.code).unwrap_or_default()
}

#[test]
fn nouns_give_sectors() {
    for (phrase, expected) in [
        ("soldiers", "MIL"),
        ("a group of hikers", "CVL"),
        ("riot police", "COP"),
        ("opposition lawmakers", "LEGOPP"),
        ("a rebel spokesman", "REB"),
        ("a company spokeswoman", "BUS"),
        ("the head of the army", "MIL"),
        ("members of the trade union", "LAB"),
        ("a retired prime minister", "ELI"),
        ("the defence minister", "GOVMIL"),
        ("hundreds of protesters", "CVLOPP"),
        ("a senior intelligence official", "SPY"),
        ("the chairman of the bank's board", "BUS"),
    ] {
        assert_eq!(code(phrase), expected, "{phrase}");
    }
}

#[test]
fn titles_and_appositions_give_roles() {
    let parsed = parse(
        "Milltown University professor Anna Karlov met Peter Strand, spokesman for the Harbour Workers Union. \
         The former governor, Jack Doyle, was absent. Musa Bello, a farmer of 54, watched.",
    );
    let titles = |words: &str| -> Vec<String> { actor(&parsed, words).roles.iter().map(|r| r.title.clone()).collect() };
    assert_eq!(titles("Milltown University professor Anna Karlov"), ["professor"]);
    assert_eq!(titles("Peter Strand"), ["spokesman"]);
    assert_eq!(titles("Jack Doyle"), ["governor"]);
    assert!(actor(&parsed, "Jack Doyle").roles[0].former);
    assert_eq!(titles("Musa Bello"), ["farmer"]);
    let university = actor(&parsed, "Milltown University");
    assert_eq!(
        actor(&parsed, "Milltown University professor Anna Karlov").roles[0].of,
        Some(university.id)
    );
}

#[test]
fn one_actor_for_full_and_short_names_and_pronouns() {
    let parsed = parse(
        "Maria Lindqvist arrived on Monday. Lindqvist said that she would stay. Mrs. Lindqvist then left her hotel.",
    );
    same(
        &parsed,
        &["Maria Lindqvist", "Lindqvist", "she", "Mrs. Lindqvist", "her"],
    );
    assert_eq!(actor(&parsed, "she").kind, ActorKind::Person);
}

#[test]
fn two_persons_with_one_surname_stay_apart() {
    let parsed = parse("Peter Ashdown praised Helen Ashdown. She thanked him.");
    assert_ne!(actor(&parsed, "Peter Ashdown").id, actor(&parsed, "Helen Ashdown").id);
    same(&parsed, &["Helen Ashdown", "She"]);
    same(&parsed, &["Peter Ashdown", "him"]);
}

#[test]
fn an_acronym_in_brackets_is_its_organisation() {
    let parsed = parse(
        "The Coastal Fisheries Protection Council (CFPC) met in the capital. The CFPC rejected the plan on Tuesday.",
    );
    let council = parsed
        .actors
        .iter()
        .find(|a| a.name.contains("Fisheries"))
        .expect("the council");
    let words: Vec<_> = council.mentions.iter().map(|m| m.span.slice(parsed.text())).collect();
    assert!(
        words.iter().filter(|words| words.contains("CFPC")).count() == 2,
        "{words:?}"
    );
}

#[test]
fn descriptions_find_whom_a_title_explains() {
    let parsed = parse(
        "The interior minister, Paul Werner, spoke to reporters on Friday. The mayor listened. The minister then left.",
    );
    same(&parsed, &["Paul Werner", "The minister"]);
    assert_ne!(actor(&parsed, "Paul Werner").id, actor(&parsed, "The mayor").id);
}

#[test]
fn sources_are_anonymous_and_named_people_are_not() {
    let parsed =
        parse("A senior official said on Monday that talks had failed. Some experts disagreed. Jane Porter agreed.");
    assert!(actor(&parsed, "A senior official").anonymous);
    assert!(actor(&parsed, "Some experts").anonymous);
    assert!(!actor(&parsed, "Jane Porter").anonymous);
}

#[test]
fn small_letters_make_no_name() {
    let parsed = parse("The family ate turkey on Thursday and drank from china cups.");
    assert!(
        parsed
            .actors
            .iter()
            .all(|actor| !matches!(actor.kind, ActorKind::Country | ActorKind::Place)),
        "{:#?}",
        parsed.actors
    );
}

#[test]
fn every_mention_lies_in_the_text_and_has_an_actor() {
    let parsed = parse("\u{201c}We met Ana Gómez,\u{201d} the spokesman said. Gómez denied it.");
    for (i, actor) in parsed.actors.iter().enumerate() {
        assert_eq!(actor.id.index(), i);
        assert!(!actor.mentions.is_empty());
        assert!(!actor.name.is_empty());
        assert!(!actor.rule.is_empty());
        for mention in &actor.mentions {
            assert!(!mention.span.slice(parsed.text()).is_empty());
            assert!(mention.form != MentionForm::Pronoun || actor.mentions.len() > 1);
        }
    }
}

#[test]
fn capitals_act_or_lie_somewhere() {
    let parsed = parse(
        "Moscow warned Tehran on Monday. Tourists in Moscow took photographs. The Russian government denied the report.",
    );
    let government = parsed
        .actors
        .iter()
        .find(|a| a.kind == ActorKind::Government && a.code == "RUSGOV");
    let government = government.expect("the government of Russia");
    assert!(government.mentions.iter().any(|m| m.form == MentionForm::Metonym));
    same(&parsed, &["Moscow", "The Russian government"]);
    let city = parsed
        .actors
        .iter()
        .find(|a| a.kind == ActorKind::Place && a.country.as_deref() == Some("RUS"));
    assert!(city.is_some(), "the city is a place of its own: {:#?}", parsed.actors);
}

#[test]
fn a_person_a_country_and_its_government_stay_apart() {
    let parsed =
        parse("France sent aid. The French government said so. Emmanuel Macron, the French president, flew home.");
    let ids = ["France", "The French government", "Emmanuel Macron"].map(|words| actor(&parsed, words).id);
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
    assert_eq!(actor(&parsed, "France").kind, ActorKind::Country);
    assert_eq!(actor(&parsed, "Emmanuel Macron").kind, ActorKind::Person);
    same(&parsed, &["Emmanuel Macron", "the French president"]);
}

#[test]
fn dates_decide_who_holds_an_office() {
    let holder = |date: &str| {
        let article = Article::new("The British prime minister spoke in London.").published(date.to_owned());
        let parsed = Parser::new().parse(article).expect("a text within the limits");
        actor(&parsed, "The British prime minister").name.clone()
    };
    assert_ne!(holder("2015-03-02"), holder("2022-11-14"));
}

#[test]
fn places_that_are_none() {
    // A man, a hotel heiress, a team: each beside the place of that name.
    let parsed = parse("Michael Jordan played golf. Paris Hilton watched. Later Jordan thanked her.");
    assert_eq!(actor(&parsed, "Michael Jordan").kind, ActorKind::Person);
    assert_eq!(actor(&parsed, "Paris Hilton").kind, ActorKind::Person);
    let parsed = parse("Jordan closed its border with Syria, the king of Jordan said.");
    assert_eq!(actor(&parsed, "Jordan").kind, ActorKind::Country);
    let parsed = parse("Voters in Atlanta and across Georgia, in the United States, elected a governor. Ohio did too.");
    assert_eq!(actor(&parsed, "Georgia").country.as_deref(), Some("USA"));
    let parsed =
        parse("Tbilisi is the capital of Georgia. Georgian and Russian troops met near the border with Armenia.");
    assert_eq!(actor(&parsed, "Georgia").country.as_deref(), Some("GEO"));
    let parsed = parse("Turkey and Greece signed an agreement.");
    assert_eq!(actor(&parsed, "Turkey").kind, ActorKind::Country);
}

#[test]
fn what_users_say_wins() {
    let own = "name\tkind\tcountry\tsector\taliases\tsurnames\toffice\tfrom\n\
        Georgia\torganization\tCAN\tNGO\n\
        Milltown\tcity\tFIN\n\
        Sven Olafson\tperson\tSWE\tGOV\t\t\tPrime Minister\t2023-01-01\n";
    let parser = Parser::builder().world("own.tsv", own).build().expect("a table");
    let article = || Article::new("Georgia met Sven Olafson in Milltown. The Swedish prime minister left.");
    let parsed = parser
        .parse(article().published("2023-09-06"))
        .expect("a text within the limits");
    let georgia = actor(&parsed, "Georgia");
    assert_eq!(
        (georgia.kind, georgia.code.as_str()),
        (ActorKind::Organization, "CANNGO")
    );
    assert_eq!(actor(&parsed, "Milltown").country.as_deref(), Some("FIN"));
    same(&parsed, &["Sven Olafson", "The Swedish prime minister"]);
    // Another parser, and what the table does not name, stay as they are.
    assert_eq!(
        actor(&parse("Georgia closed its border."), "Georgia").kind,
        ActorKind::Country
    );
    let france = parser
        .parse("France closed its border.")
        .expect("a text within the limits");
    assert_eq!(actor(&france, "France").code, "FRA");
}

#[test]
fn bad_tables_are_errors_of_the_builder() {
    let wrong = |name: &str, text: &str| {
        let built = Parser::builder().world(name, text).build();
        let error = built.expect_err("the table is wrong");
        assert_eq!(error.kind(), "data");
        assert_eq!(error.location().map(|(file, _, _)| file), Some(name));
        error.to_string()
    };
    assert_eq!(
        wrong("own.tsv", "name\tkind\tfrom\nA\tperson\t2020-13\n"),
        "own.tsv:2:10: bad date \"2020-13\": YYYY, YYYY-MM or YYYY-MM-DD expected"
    );
    assert!(wrong("own.toml", "[[entry]]\nname = \"A\"\nkynd = \"person\"\n").starts_with("own.toml:3:1: unknown"));
}

#[test]
fn bodies_are_those_of_whose_they_are() {
    for (phrase, expected) in [
        // The word alone is one country's; another owner makes it another body.
        ("Chile's Defense Department", "CHLGOVMIL"),
        ("the Pentagon", "USAGOVMIL"),
        ("Ecuador's Ombudsman's Office", "ECUGOV"),
        ("the Spanish Supreme Court", "ESPJUD"),
        ("the US Supreme Court", "USAJUD"),
        ("Kenya's Interior Ministry", "KENGOV"),
        ("the Northern Fleet's Southern Group", "RUSMIL"),
        ("the Central Nurses Union", "LAB"),
        ("a Muslim community leader", "REL"),
        ("a local community leader", "CVL"),
    ] {
        assert_eq!(code(phrase), expected, "{phrase}");
    }
}

#[test]
fn a_small_town_needs_its_country() {
    let country = |text: &str, words: &str| actor(&parse(text), words).country.clone();
    // A village abroad that no table has, beside towns of its name at the other end of the world.
    let abroad =
        "Nigerian soldiers drove the gunmen out of Milford on Monday, the army said. Residents of Milford fled.";
    assert_eq!(country(abroad, "Milford"), None);
    let home = "A fire closed the mill in Milford on Monday, police in Ohio said.";
    assert_eq!(country(home, "Milford").as_deref(), Some("USA"));
    let beside = "Nigerian students met in Lebanon, Pennsylvania, on Monday.";
    assert_eq!(country(beside, "Lebanon").as_deref(), Some("USA"));
    // A large city needs nothing.
    let large = "Nigerian officials met in Barcelona on Monday.";
    assert_eq!(country(large, "Barcelona").as_deref(), Some("ESP"));
}

#[test]
fn cities_are_known_by_their_english_names() {
    let parsed = parse("Talks began in Geneva. Delegates flew from Cologne, Seville and Ghent to Zürich.");
    for (words, code) in [
        ("Geneva", "CHE"),
        ("Cologne", "DEU"),
        ("Seville", "ESP"),
        ("Ghent", "BEL"),
        ("Zürich", "CHE"),
    ] {
        assert_eq!(actor(&parsed, words).country.as_deref(), Some(code), "{words}");
    }
    assert_eq!(actor(&parsed, "Geneva").name, "Geneva");
}

#[test]
fn people_who_are_called_like_places_and_places_like_people() {
    let parsed = parse(
        "Tom Israel, a teacher from Kano, sued the school. Israel said that it owed him money. Mr. Georgia agreed.",
    );
    same(&parsed, &["Tom Israel", "Israel"]);
    assert_eq!(actor(&parsed, "Tom Israel").country.as_deref(), Some("NGA"));
    assert_eq!(actor(&parsed, "Mr. Georgia").kind, ActorKind::Person);
    let parsed = parse("Israel and Jordan signed a water agreement on Monday, officials in Amman said.");
    assert_eq!(actor(&parsed, "Israel").kind, ActorKind::Country);
    assert_eq!(actor(&parsed, "Jordan").kind, ActorKind::Country);
    let parsed = parse("The Riigikogu passed the law. Its speaker, Anna Riik, thanked the members.");
    assert_eq!(actor(&parsed, "The Riigikogu").code, "ESTLEG");
}

#[test]
fn the_article_decides_between_people_and_places() {
    let parsed = parse("Isabel Reyes runs a shop with Mark Cuban in the port. I work with Isabel.");
    same(&parsed, &["Isabel Reyes", "Isabel"]);
    assert_eq!(actor(&parsed, "Mark Cuban").kind, ActorKind::Person);
    // A Cuban doctor and Mark's Cuban friends stay what they are.
    let parsed = parse("Mark met Cuban doctors on Monday.");
    assert!(parsed.actors.iter().any(|a| a.country.as_deref() == Some("CUB")));
    // A place is no short form of a paper, initials are no party of a country that nobody speaks of.
    let parsed = parse(
        "The New York Times endorsed Ana King, a New York Democrat. Doctors at the VA in Ohio said that they agreed.",
    );
    let paper = actor(&parsed, "The New York Times");
    assert_eq!(paper.mentions.len(), 1, "{paper:#?}");
    assert!(
        parsed
            .actors
            .iter()
            .all(|a| a.kind != ActorKind::Party || a.country.as_deref() == Some("USA"))
    );
}

#[test]
fn what_an_office_is_held_in_is_a_name_of_its_own() {
    let parsed = parse(
        "US President Barack Obama met the critics of President Nadia Rell's policies. The letter was signed by Miss Karwin.",
    );
    assert_eq!(actor(&parsed, "US").kind, ActorKind::Country);
    assert_eq!(actor(&parsed, "US President Barack Obama").name, "Barack Obama");
    assert_eq!(actor(&parsed, "President Nadia Rell").name, "Nadia Rell");
    assert_eq!(actor(&parsed, "Miss Karwin").kind, ActorKind::Person);
    // A state's name is no office's when nothing is held in it.
    let parsed = parse("Ann Roe spoke. The Virginia Woolf Society met in Leeds.");
    assert!(
        parsed.actors.iter().all(|a| a.kind != ActorKind::Country),
        "{:#?}",
        parsed.actors
    );
}

#[test]
fn two_persons_in_one_name_and_dates_that_are_none() {
    let parsed = parse(
        "Earlier this month, lawyers for both Donald and Ivana Trump filed legal motions. The firm closed in April.",
    );
    assert_eq!(actor(&parsed, "Ivana Trump").kind, ActorKind::Person);
    assert!(parsed.actors.iter().all(|a| a.name != "April"), "{:#?}", parsed.actors);
    let parsed = parse("June Hansen won. In May, she spoke to the papers.");
    assert_eq!(actor(&parsed, "June Hansen").kind, ActorKind::Person);
}

#[test]
fn what_stands_beside_a_name_says_what_it_means() {
    let parsed = parse("He marched in Selma, Ala., and in Flint, Michigan. The attorney general of Oklahoma sued.");
    assert_eq!(actor(&parsed, "Selma").country.as_deref(), Some("USA"));
    assert_eq!(actor(&parsed, "Flint").country.as_deref(), Some("USA"));
    assert_eq!(actor(&parsed, "Oklahoma").name, "Oklahoma");
    let parsed = parse("The New York Times printed it. The Times wrote that Bloomberg reported a loss.");
    same(&parsed, &["The New York Times", "The Times"]);
    assert_eq!(actor(&parsed, "Bloomberg").kind, ActorKind::Media);
    let parsed = parse(
        "Secretary of State John F. Kerry said that the United States and American allies agreed. Kim Roe, the Charlotte-Mecklenburg police chief, left.",
    );
    assert_eq!(actor(&parsed, "Secretary of State John F. Kerry").name, "John Kerry");
    assert_ne!(actor(&parsed, "Charlotte-Mecklenburg").kind, ActorKind::Person);
}

#[test]
fn large_cities_and_initials() {
    let parsed = parse("They fled as Charlotte burned. In Charlotte, N.C., it rained. She flew to L.A. on Monday.");
    assert_eq!(actor(&parsed, "Charlotte").country.as_deref(), Some("USA"));
    assert_eq!(actor(&parsed, "L.A.").name, "Los Angeles");
    let parsed = parse("House Speaker Newt Gingrich agreed. The former secretary of State did not.");
    assert_eq!(actor(&parsed, "House Speaker Newt Gingrich").name, "Newt Gingrich");
    assert!(
        parsed.actors.iter().all(|a| a.kind != ActorKind::Place),
        "{:#?}",
        parsed.actors
    );
    let parsed = parse("Mrs. Charlotte Holm was ill. The doctor saw Charlotte on Monday.");
    same(&parsed, &["Mrs. Charlotte Holm", "Charlotte"]);
}

#[test]
fn places_within_names_are_mentioned_where_the_article_names_them() {
    let parsed = parse("Norway was calm. The Medical Journal of Norway reported the case, and the Bank of Norway met.");
    let norway = actor(&parsed, "Norway");
    assert!(norway.mentions.len() >= 2, "{norway:#?}");
    // No Mexico in New Mexico, no city in its paper, and none where the article never speaks of it.
    let parsed = parse("Mexico protested. The University of New Mexico said nothing.");
    assert_eq!(actor(&parsed, "Mexico").mentions.len(), 1);
    let parsed = parse("The University of Norway opened on Monday.");
    assert!(parsed.actors.iter().all(|a| a.kind != ActorKind::Country));
}

#[test]
fn words_that_say_who_somebody_is() {
    let parsed = parse("A rapper named Omar Tarn sang. There was also Jonas Berg, who is the editor of the paper.");
    same(&parsed, &["A rapper", "Omar Tarn"]);
    same(&parsed, &["Jonas Berg", "the editor of the paper"]);
    let parsed = parse("The couple mourned their nine-month-old child, Gloria. Doctors said the baby had been ill.");
    same(&parsed, &["Gloria", "the baby"]);
    let parsed = parse("Maria Berg, director of the Alpine Institute, and chairman of the Rhine Fund, resigned.");
    let berg = actor(&parsed, "Maria Berg");
    assert!(berg.roles.iter().any(|role| role.title == "director"), "{berg:#?}");
}

#[test]
fn short_forms_and_brackets_of_bodies() {
    let parsed = parse("The Church of Scientology sued. Critics of Scientology were not surprised.");
    same(&parsed, &["The Church of Scientology", "Scientology"]);
    let parsed = parse("The secretary of the NWB (Northern Waters Board) resigned. The NWB thanked her.");
    same(&parsed, &["the NWB", "Northern Waters Board", "The NWB"]);
    let parsed = parse("The teams came early. The team left. She runs the firm and was a minister.");
    assert_ne!(actor(&parsed, "The teams").id, actor(&parsed, "The team").id);
}

#[test]
fn offices_sources_and_halves() {
    let parsed = parse(
        "The National Security Adviser, Jake Sullivan, spoke of North Korea. According to Seoul, the North sold arms. \
         He told the Yonhap news agency so.",
    );
    same(&parsed, &["The National Security Adviser", "Jake Sullivan"]);
    assert_eq!(actor(&parsed, "Seoul").code, "KORGOV");
    same(&parsed, &["North Korea", "the North"]);
    assert_eq!(actor(&parsed, "the Yonhap news agency").code, "KORMED");
    // The north of a country that nobody names so is a region.
    let parsed = parse("Italy voted. The North was calm.");
    assert_ne!(parsed.actors.iter().filter(|a| a.kind == ActorKind::Country).count(), 2);
}

#[test]
fn a_letter_off_is_the_same_person() {
    let parsed = parse("Lydia Buchmann spoke first. Ms Buchman said that the plan was sound. Mr Buchmann disagreed.");
    same(&parsed, &["Lydia Buchmann", "Ms Buchman"]);
    let parsed = parse("Peter Hartman spoke first. Mr Bartman said that the plan was sound.");
    assert_ne!(actor(&parsed, "Peter Hartman").id, actor(&parsed, "Mr Bartman").id);
}

#[test]
fn nationalities_give_countries() {
    for (phrase, expected) in [
        ("Russian forces", "RUSMIL"),
        ("two Iranian diplomats", "IRNGOV"),
        ("a Kenyan police officer", "KENCOP"),
        ("farmers in Peru", "PERAGR"),
        ("Norway's central bank", "NORGOV"),
        ("the Polish Ministry of Health", "POLGOV"),
        ("Egyptian protesters", "EGYCVLOPP"),
    ] {
        assert_eq!(code(phrase), expected, "{phrase}");
    }
}
