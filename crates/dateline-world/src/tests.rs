use super::*;
use proptest::prelude::*;

fn names(name: &str) -> Vec<(&'static str, Form, Kind)> {
    World::embedded()
        .lookup(name)
        .iter()
        .map(|found| (found.entry.name(), found.form, found.entry.kind()))
        .collect()
}

fn has(name: &str, entry: &str, form: Form) -> bool {
    names(name)
        .iter()
        .any(|(found, how, _)| *found == entry && *how == form)
}

#[test]
fn countries_have_adjectives_inhabitants_capitals_and_seats() {
    for (name, country, form) in [
        ("Ukraine", "Ukraine", Form::Name),
        ("North Korean", "North Korea", Form::Adjective),
        ("Iranians", "Iran", Form::Demonym),
        ("Moscow", "Russia", Form::Capital),
        ("the Kremlin", "Russia", Form::Seat),
        ("Downing Street", "United Kingdom", Form::Seat),
        ("Blue House", "South Korea", Form::Seat),
        ("Foggy Bottom", "United States", Form::Seat),
        ("U.S.", "United States", Form::Acronym),
        ("Elysée", "France", Form::Seat),
        ("Holland", "Netherlands", Form::Alias),
        ("Soviet Union", "Soviet Union", Form::Name),
    ] {
        assert!(has(name, country, form), "{name}: {:?}", names(name));
    }
}

#[test]
fn short_acronyms_need_capitals() {
    assert!(has("US", "United States", Form::Acronym));
    assert!(has("WHO", "World Health Organization", Form::Acronym));
    assert!(has("IS", "Islamic State", Form::Acronym));
    for word in ["us", "who", "is", "it"] {
        assert!(!names(word).iter().any(|(_, form, _)| *form == Form::Acronym), "{word}");
    }
    assert!(!has("UN", "Un", Form::Name));
}

#[test]
fn spellings_of_one_name_meet() {
    for (name, entry) in [
        ("Sergey Shoygu", "Sergei Shoigu"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Vladimir Zelenskiy", "Volodymyr Zelensky"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Viktor Orban", "Viktor Orbán"),
        ("Nicolas Maduro", "Nicolás Maduro"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Brilliant Comrade", "Kim Jong-un"),
        ("al-Qaeda", "Al-Qaida"),
        ("Hizbullah", "Hezbollah"),
    ] {
        assert!(
            names(name).iter().any(|(found, ..)| *found == entry),
            "{name}: {:?}",
            names(name)
        );
    }
}

#[test]
fn fathers_and_sons_stay_apart() {
    assert!(
        has("Ferdinand Marcos Jr.", "Bongbong Marcos", Form::Alias)
            || has("Ferdinand Marcos Jr.", "Bongbong Marcos", Form::Name)
    );
    assert!(!has("Ferdinand Marcos", "Bongbong Marcos", Form::Name));
    assert!(names("George Bush").len() >= 2);
}

#[test]
fn dates_decide_who_holds_an_office() {
    let world = World::embedded();
    let holder = |country, title, date: &str| {
        let date = Date::parse(date)?;
        world.holder(country, title, date).map(|tenure| tenure.person().name())
    };
    for (country, title, date, name) in [
        ("GBR", "prime minister", "2016-07-20", "Theresa May"),
        ("GBR", "prime minister", "2022-11-10", "Rishi Sunak"),
        ("DEU", "chancellor", "2019-05-01", "Angela Merkel"),
        ("GBR", "chancellor of the exchequer", "2019-05-01", "Philip Hammond"),
        ("RUS", "Defence Minister", "2023-09-06", "Sergei Shoigu"),
        ("USA", "Secretary of State", "2010-01-01", "Hillary Clinton"),
        ("PRK", "leader", "2023-09-06", "Kim Jong-un"),
        ("IRN", "supreme leader", "2020-01-01", "Ali Khamenei"),
        ("UNO", "Secretary-General", "2010-01-01", "Ban Ki-moon"),
    ] {
        assert_eq!(holder(country, title, date), Some(name), "{country} {title} {date}");
    }
    assert_eq!(holder("GBR", "astronaut royal", "2020-01-01"), None);
}

#[test]
fn presidents_become_former_ones() {
    let world = World::embedded();
    let found = world.lookup("Barack Obama");
    let held = |date| found.first().and_then(|found| found.entry.held(Some(date)));
    let then = held(Date::new(2010, 3, 1)).expect("Obama held an office in 2010");
    assert_eq!((then.tenure.office(), then.former), (Some("President"), false));
    let later = held(Date::new(2020, 3, 1)).expect("Obama had held an office by 2020");
    assert_eq!((later.tenure.office(), later.former), (Some("President"), true));
    let senator = held(Date::new(2006, 3, 1)).expect("Obama was a senator");
    assert_eq!(senator.tenure.sector(), Some("LEG"));
}

#[test]
fn words_and_first_names_are_ambiguous() {
    let ambiguous = |name: &str| World::embedded().lookup(name).iter().all(|found| found.ambiguous);
    for name in ["Reading", "Mobile", "Nice", "Chad", "Jordan", "Apple"] {
        assert!(ambiguous(name), "{name}");
    }
    for name in ["Kyiv", "Pyongyang", "Damascus", "Germany"] {
        assert!(!ambiguous(name), "{name}");
    }
}

#[test]
fn the_longest_name_wins() {
    let world = World::embedded();
    let mut key = String::new();
    let mut longest = |text: &str| world.longest_prefix(text.split(' '), &mut key);
    assert_eq!(longest("South Korea said on Monday"), 2);
    assert_eq!(longest("United Nations Security Council members"), 4);
    assert_eq!(longest("the United Nations said"), 3);
    assert_eq!(longest("UN said"), 1);
    assert_eq!(longest("said on Monday"), 0);
    assert!(world.knows("Security Council"));
    assert!(!world.knows("Security Counci"));
}

#[test]
fn users_add_hide_and_override() {
    let world = World::embedded();
    let tsv = "name\tkind\tcountry\tsector\thide\nExample Front\tarmed_group\tNGA\tREB\nGoogle\tcompany\t\t\tyes\n";
    let world = world.with_overrides("own.tsv", tsv).expect("the table is right");
    assert_eq!(world.lookup("example front").len(), 1);
    assert!(world.lookup("Google").is_empty());
    let toml =
        "[[entry]]\nname = \"Boko Haram\"\nkind = \"armed_group\"\ncountry = \"TCD\"\naliases = [\"BH Group\"]\n";
    let world = world.with_overrides("own.toml", toml).expect("the table is right");
    let found = world.lookup("Boko Haram");
    assert_eq!(
        found.iter().map(|found| found.entry.country()).collect::<Vec<_>>(),
        [Some("TCD")]
    );
    assert_eq!(
        found.first().map(|found| (found.entry.table(), found.entry.line())),
        Some(("own.toml", 2))
    );
}

#[test]
fn bad_rows_are_named_by_file_line_and_column() {
    let wrong = |file: &str, text: &str| {
        let error = World::embedded()
            .with_overrides(file, text)
            .expect_err("the table is wrong");
        error.to_string()
    };
    let head = "name\tkind\tfrom\n";
    assert_eq!(wrong("a.tsv", "name\tknd\n"), "a.tsv:1:6: unknown column \"knd\"");
    assert!(wrong("a.tsv", &format!("{head}Someone\tperson\t2020-13")).starts_with("a.tsv:2:16: bad date \"2020-13\""));
    assert!(wrong("a.tsv", &format!("{head}Someone\tpersn\t2020")).starts_with("a.tsv:2:9: unknown kind"));
    assert!(wrong("a.tsv", &format!("{head}\tperson\t2020")).starts_with("a.tsv:2:1: the name is missing"));
    assert!(wrong("a.toml", "[[entry]]\nname = \"X\"\nkind = \"persn\"\n").starts_with("a.toml:3:8: unknown kind"));
    assert!(wrong("a.toml", "[[entry]]\nname = \n").starts_with("a.toml:2:"));
}

#[test]
fn dates_are_read_strictly() {
    for good in ["2020", "2020-02", "2020-02-29"] {
        assert_eq!(Date::parse(good).map(|date| date.to_string()).as_deref(), Some(good));
    }
    for bad in [
        "",
        "20",
        "2020-00",
        "2020-13",
        "2021-02-29",
        "2020-2-1",
        "2020-01-01-01",
    ] {
        assert_eq!(Date::parse(bad), None, "{bad}");
    }
}

#[test]
fn the_lint_finds_what_is_wrong() {
    let text = "# source: test\n# date: 2020-12-31\n# kind: person\n# rank: 1\nname\tcountry\toffice\tclass\tfrom\tto\n\
        Ann A\tGBR\tPrime Minister\thead of government\t2010\t2016-07\n\
        Bob B\tGBR\tPrime Minister\thead of government\t2015-01\t2021\n";
    let files = [("test.tsv".to_owned(), text.to_owned())];
    let (findings, report) = lint(&files).expect("the table can be read");
    let found = |words: &str| {
        findings
            .iter()
            .any(|finding| finding.serious && finding.message.contains(words))
    };
    assert!(found("are both Prime Minister of GBR"));
    assert!(found("names no licence"));
    assert!(found("dated after the table"));
    assert_eq!(report.first().map(|table| table.rows), Some(2));
}

#[test]
fn the_lint_sees_what_two_tables_have() {
    let table = |kind: &str, row: &str| {
        format!("# source: test\n# licence: MIT\n# date: 2020-12-31\n# kind: {kind}\n# rank: 1\nname\tcountry\n{row}\n")
    };
    let files = [
        ("bodies.tsv".to_owned(), table("organization", "Harbour Board\tGBR")),
        ("firms.tsv".to_owned(), table("company", "The harbour board\tGBR")),
        ("papers.tsv".to_owned(), table("media", "Harbour Board\tFRA")),
    ];
    let (findings, _) = lint(&files).expect("the tables can be read");
    let messages: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        ["firms.tsv:7: note: The harbour board stands in bodies.tsv:7 too"]
    );
}

proptest! {
    #[test]
    fn any_text_can_be_looked_up(text in "\\PC{0,40}") {
        let world = World::embedded();
        let found = world.lookup(&text);
        let words = text.split(' ');
        let longest = world.longest_prefix(words.clone(), &mut String::new());
        prop_assert!(longest <= words.count());
        prop_assert!(found.iter().all(|found| !found.entry.name().is_empty()));
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
    }

    #[test]
    fn every_entry_is_found_by_its_name(index in 0_usize..60_000) {
        let world = World::embedded();
        if let Some(entry) = world.entries().nth(index) {
            let name = entry.name();
            let found = world.lookup(name);
            prop_assert!(found.iter().any(|found| found.entry.id() == entry.id()), "{}", name);
        }
    }
}
