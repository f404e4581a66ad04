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
