use super::*;

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
        ("U.S.", "United States", Form::Acronym),
        ("Elysée", "France", Form::Seat),
        ("Holland", "Netherlands", Form::Alias),
    ] {
        assert!(has(name, country, form), "{name}: {:?}", names(name));
    }
}

#[test]
fn short_acronyms_need_capitals() {
    assert!(has("US", "United States", Form::Acronym));
    assert!(names("us").is_empty(), "{:?}", names("us"));
    assert!(!has("who", "World Health Organization", Form::Acronym));
}
