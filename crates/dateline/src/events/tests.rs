use super::*;
use crate::Parser;

/// Every frame finds its event in its examples (or a frame as good does: one of the same CAMEO root) and none in its
/// counter-examples.
#[test]
fn frames_hold_in_their_examples() {
    let frames = Frames::english().unwrap();
    let parser = Parser::new();
    let mut wrong = Vec::new();
    for def in frames.definitions() {
        let through = |event: &Event| event.rule == def.id || event.explain.iter().any(|why| why.how == def.id);
        for sentence in &def.examples {
            let events = parser.parse(sentence.as_str()).unwrap().events;
            let found =
                |event: &Event| through(event) || (!def.cameo.is_empty() && event.cameo.get(..2) == def.cameo.get(..2));
            if !events.iter().any(found) {
                let instead: Vec<_> = events
                    .iter()
                    .map(|event| (event.rule.as_str(), event.cameo.as_str()))
                    .collect();
                wrong.push(format!("{}: {sentence} gives {instead:?}", def.id));
            }
        }
        for sentence in &def.counter {
            if parser.parse(sentence.as_str()).unwrap().events.iter().any(through) {
                wrong.push(format!("{}: {sentence} gives it", def.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const OWN: &str = r#"
type = "CONSULT"

[[frame]]
id = "consult.own"
cameo = "040"
verbs = ["teleconference with:*"]
source = "subj"
target = "with"
"#;

#[test]
fn a_users_file_adds_frames() {
    let parser = Parser::builder().frames("own.toml", OWN).build().unwrap();
    let text = "The Danish minister teleconferenced with President Rossi.";
    let parsed = parser.parse(text).unwrap();
    assert!(
        parsed.events.iter().any(|event| event.rule == "consult.own"),
        "{:?}",
        parsed.events
    );
}

#[test]
fn errors_name_file_line_and_field() {
    let error = |from: &str, to: &str| {
        let text = OWN.replace(from, to);
        Parser::builder()
            .frames("own.toml", text)
            .build()
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        error("\"040\"", "\"999\""),
        "own.toml, line 5: frame 'consult.own': cameo: '999' is no CAMEO code"
    );
    assert_eq!(
        error("with:*", "with:@nobody"),
        "own.toml, line 5: frame 'consult.own': verbs: there is no set 'nobody'"
    );
    assert!(error("verbs = [", "verb = [").starts_with("own.toml: TOML parse error at line 7"));
}
