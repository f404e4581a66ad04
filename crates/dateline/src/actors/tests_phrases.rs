//! Phrases by themselves: what a user asks for with [`Parser::code_phrase`].

use super::tests::code;
use crate::{Article, Parser};

fn codes(rows: &[(&str, &str)]) {
    for (phrase, expected) in rows {
        assert_eq!(code(phrase), *expected, "{phrase}");
    }
}

/// The code of a phrase at a date.
fn dated(phrase: &str, date: &str) -> String {
    let actor = Parser::new()
        .code_phrase(Article::new(phrase).published(date))
        .expect("a short text");
    actor.map(|actor| actor.code).unwrap_or_default()
}

#[test]
fn what_reads_as_a_clause_by_itself_is_a_phrase() {
    codes(&[
        ("retired colonel", "MIL"),
        ("unrecognized republic", "PRE"),
        ("jail inmates", "CVL"),
        ("Chief Rabbi of Norway", "NORREL"),
        ("Bishop Ann Oskarsen", "REL"),
        // A clause that has nobody in it.
        ("snow fell", ""),
    ]);
    // Spans are those of the phrase.
    let actor = Parser::new()
        .code_phrase("retired colonel")
        .expect("short")
        .expect("one");
    assert_eq!(actor.mentions[0].span, crate::Span::new(0, 15));
}

#[test]
fn bodies_are_of_the_trade_in_their_name() {
    codes(&[
        ("Lakeland Medical Association", "HLH"),
        ("Aboriginal Health Council", "AUSHLH"),
        ("Norwegian Farmers Federation", "NORAGR"),
        ("Muslim Council of Norway", "NORREL"),
        ("Peruvian Doctors Committee", "PERHLH"),
        ("Press Council of Malta", "MLTMED"),
        // Rights in whatever trade are no trade.
        ("Lakeland Press Freedom League", "NGO"),
        ("Association for Human Rights", "NGO"),
        // The kind of body says more than its topic.
        ("Kenyan Health Ministry", "KENGOV"),
        ("Peruvian Congress of Trade Unions", "PERLAB"),
        ("Lakeland Democratic Movement", "PTY"),
    ]);
}

#[test]
fn bodies_are_of_the_country_that_follows() {
    codes(&[
        ("House of Representatives of Malta", "MLTLEG"),
        ("Minister of Agriculture of Honduras", "HNDGOV"),
        ("National Union of Metalworkers of Norway", "NORLAB"),
        ("Rural Medical Services Alliance of the Northern Territory", "AUSHLH"),
        ("City Council of Barcelona", "ESPGOV"),
        ("African Union Water Commission", "AFUIGO"),
        ("KGB of Belarus", "BLRSPY"),
        ("the KGB", "SUNSPY"),
    ]);
}

#[test]
fn who_is_sent_is_not_of_where() {
    codes(&[
        ("the ambassador to Kenya", "GOV"),
        ("the Kenyan ambassador to Peru", "KENGOV"),
        ("the UN special envoy for Yemen", "UNOIGO"),
        ("Kenya's foreign minister", "KENGOV"),
        ("a spokesman for Kenya", "KEN"),
        ("a Western diplomat in Nairobi", "GOV"),
        ("a police officer in Nairobi", "KENCOP"),
        // Hyphens as texts cut into words have them.
        ("a self - defense group in Peru", "PERPRM"),
        ("the anti-riot squad", "COP"),
    ]);
}

#[test]
fn a_nationality_before_a_known_body() {
    codes(&[
        ("the Spanish Civil Guard", "ESPCOP"),
        ("the Norwegian Civil Guard", "NOR"),
        ("Russian peacekeepers", "RUSMIL"),
        ("peacekeepers", "IGO"),
        ("the German police union", "DEULAB"),
        ("a prison cook", "COP"),
        ("Congress party leaders", "INDPTY"),
        ("Hong Kong Chief Executive Carrie Lam", "HKGGOV"),
    ]);
    assert_eq!(dated("Prince Charles", "2021-10-01"), "GBRELI");
    assert_eq!(dated("King Charles", "2023-10-01"), "GBRGOV");
    assert_eq!(dated("Ramtane Lamamra", "2021-10-01"), "DZAGOV");
}

#[test]
fn arms_are_borne_in_somebodys_cause() {
    codes(&[
        ("separatist gunmen", "REB"),
        ("paramilitary fighters", "PRM"),
        ("the gunmen", "UAF"),
        ("FARC dissidents", "COLREB"),
        ("Cuban dissidents", "CUBOPP"),
        ("the Haqqani network", "AFGREB"),
        ("anti-Balaka militiamen", "CAFPRM"),
        // Workers are paid by firms and stay workers.
        ("Amazon warehouse workers", "USALAB"),
        ("FBI agents", "USACOP"),
    ]);
}

#[test]
fn whose_office_it_is() {
    codes(&[
        ("an ex-mayor of Lima", "PERELI"),
        ("the mayor of Lima", "PERGOV"),
        ("the ex-wife of a baker", ""),
        ("King of Norway", "NORGOV"),
        ("Stephen King", ""),
        ("MEPs", "EURLEG"),
    ]);
    assert_eq!(dated("Emmanuel Macron's office", "2021-10-01"), "FRAGOV");
    assert_eq!(dated("Emmanuel Macron's brother", "2021-10-01"), "");
}

#[test]
fn an_office_that_ended_is_not_held_on_by_older_tables() {
    for (name, held, former) in [
        ("Abdelaziz Bouteflika", "2015-01-01", "2021-01-01"),
        ("Mauricio Macri", "2017-01-01", "2020-06-01"),
        ("Mikheil Saakashvili", "2010-01-01", "2015-03-01"),
    ] {
        assert!(dated(name, held).ends_with("GOV"), "{name}");
        assert!(dated(name, former).ends_with("ELI"), "{name}");
    }
    // Nobody has seen him in his ministry since 2014.
    assert_eq!(dated("Frank Kargbo", "2013-01-01"), "SLEGOVJUD");
    assert_eq!(dated("Frank Kargbo", "2017-01-01"), "SLEGOVJUD");
    assert_eq!(dated("Frank Kargbo", "2023-01-01"), "SLEELI");
    // Where no date says which office is meant, the title does.
    assert_eq!(code("US Senator Marco Rubio"), "USALEG");
    assert_eq!(dated("Professor Mauricio Macri", "2022-01-01"), "ARGEDU");
    assert_eq!(dated("President Mauricio Macri", "2022-01-01"), "ARGELI");
    assert_eq!(dated("Ngozi Okonjo-Iweala", "2022-01-01"), "WTOIGO");
}

#[test]
fn peoples_and_faiths_are_no_papers() {
    codes(&[("Hindu nationalists", "REL"), ("Uyghur activists", "CHNNGO")]);
    let parsed = super::tests::parse("The Hindu reported on Monday that Hindu nationalists had marched.");
    assert_eq!(super::tests::actor(&parsed, "The Hindu").code, "INDMED");
}

#[test]
fn whole_names_are_known_whatever_the_tagger_says() {
    codes(&[
        ("Nicola Sturgeon", "GBRGOV"),
        ("Lashkar-e-Taiba", "PAKREB"),
        ("Makerere University", "UGAEDU"),
        ("students at Makerere University", "UGAEDU"),
    ]);
    assert_eq!(dated("Prayuth Chan-ocha", "2021-10-01"), "THAGOV");
}
