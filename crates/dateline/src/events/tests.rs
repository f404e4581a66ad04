use super::*;
use crate::Parser;

/// An example as frames have it: `"0353: [Chad] agreed to free {the hostages}."`, where the code is that which the event
/// must have if not the frame's own, and the brackets mark its source and its target.
struct Example {
    code: Option<String>,
    text: String,
    source: Option<String>,
    target: Option<String>,
}

impl Example {
    fn read(written: &str) -> Self {
        let is_code = |code: &str| (3..=4).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_digit());
        let (code, sentence) = match written.split_once(": ") {
            Some((code, sentence)) if is_code(code) => (Some(code.to_owned()), sentence),
            _ => (None, written),
        };
        let marked = |open: char, close: char| {
            let (_, rest) = sentence.split_once(open)?;
            Some(rest.split_once(close)?.0.to_owned())
        };
        Self {
            code,
            text: sentence.replace(['[', ']', '{', '}'], ""),
            source: marked('[', ']'),
            target: marked('{', '}'),
        }
    }

    /// Whether the marked participants are among those of the event.
    fn has_participants(&self, event: &Event) -> bool {
        let has = |wanted: &Option<String>, found: &[crate::model::Participant]| {
            wanted.as_ref().is_none_or(|wanted| {
                found.iter().any(|participant| {
                    let name = participant.span.slice(&self.text);
                    name.contains(wanted.as_str()) || wanted.contains(name)
                })
            })
        };
        if event.symmetric {
            let both = [event.source.clone(), event.target.clone()].concat();
            return has(&self.source, &both) && has(&self.target, &both);
        }
        has(&self.source, &event.source) && has(&self.target, &event.target)
    }
}

/// Every frame finds its event in its examples, with its exact code and the participants that are marked there, and none
/// in its counter-examples.
#[test]
fn frames_hold_in_their_examples() {
    let frames = Frames::english().unwrap();
    let parser = Parser::new();
    let mut wrong = Vec::new();
    for def in frames.definitions() {
        let through = |event: &Event| event.rule == def.id || event.explain.iter().any(|why| why.how == def.id);
        let own_code = |event: &Event| {
            let refined = def
                .codes
                .iter()
                .any(|entry| entry.split(' ').next() == Some(event.cameo.as_str()));
            event.cameo == def.cameo || (through(event) && (refined || !def.operator.is_empty()))
        };
        for written in &def.examples {
            let example = Example::read(written);
            let events = parser.parse(example.text.as_str()).unwrap().events;
            let found = events.iter().any(|event| {
                let coded = match &example.code {
                    Some(code) => event.cameo == *code,
                    None => own_code(event),
                };
                coded && example.has_participants(event)
            });
            if !found {
                let name = |side: &[crate::model::Participant]| {
                    let names = side.iter().map(|one| one.span.slice(&example.text));
                    names.collect::<Vec<_>>().join(" + ")
                };
                let told = |event: &Event| {
                    let (source, target) = (name(&event.source), name(&event.target));
                    format!("{} {} [{source}] {{{target}}}", event.rule, event.cameo)
                };
                let instead: Vec<_> = events.iter().map(told).collect();
                wrong.push(format!("{}: {written} gives {instead:?}", def.id));
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

/// The modes of each type and the contexts, as the PLOVER manual of 2021 has them.
const MODES: &[(EventType, &str)] = &[
    (EventType::Consult, "visit third-party multilateral phone"),
    (
        EventType::Retreat,
        "withdraw release return disarm ceasefire access resign",
    ),
    (EventType::Request, "assist change yield meet"),
    (EventType::Accuse, "disapprove investigate allege"),
    (EventType::Reject, "assist change yield meet"),
    (
        EventType::Threaten,
        "restrict ban arrest relations rights expel territory violence",
    ),
    (EventType::Protest, "demo riot strike hunger boycott obstruct"),
    (EventType::Sanction, "convict expel withdraw discontinue"),
    (EventType::Mobilize, "troops weapons police militia"),
    (
        EventType::Coerce,
        "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    ),
    (
        EventType::Assault,
        "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack aerial drone \
         heavy-weapons crowd-control cleansing massacre unconventional",
    ),
];
const CONTEXTS: &str = "military intelligence executive legislative election political_institutions pro_democracy \
    pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security gender lgbt \
    religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource \
    environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking";

/// The examples of the frames, all of them together, give every code of the table, every type, every mode and every context.
#[test]
fn the_ontology_is_covered() {
    let parser = Parser::new();
    let frames = Frames::english().unwrap();
    let examples = frames.definitions().flat_map(|def| &def.examples);
    let events: Vec<Event> = examples
        .flat_map(|written| parser.parse(Example::read(written).text).unwrap().events)
        .collect();
    let mut missing = Vec::new();
    let rows = dateline_english::events::CAMEO.lines();
    for code in rows
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split('\t').next())
    {
        if !events.iter().any(|event| event.cameo == code) {
            missing.push(code.to_owned());
        }
    }
    for (event_type, modes) in MODES {
        for mode in modes.split(' ') {
            let has = |event: &Event| event.event_type == *event_type && event.modes.iter().any(|known| known == mode);
            if !events.iter().any(has) {
                missing.push(format!("{event_type:?} {mode}"));
            }
        }
    }
    for context in CONTEXTS.split_whitespace() {
        if !events
            .iter()
            .any(|event| event.contexts.iter().any(|known| known == context))
        {
            missing.push(context.to_owned());
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every CAMEO code has a frame of its own or a condition that leads to it.
#[test]
fn every_code_has_a_frame() {
    let frames = Frames::english().unwrap();
    let codes = dateline_english::events::CAMEO
        .lines()
        .filter(|line| !line.starts_with('#'));
    let covered = |code: &str| {
        frames
            .definitions()
            .any(|def| def.cameo == code || def.codes.iter().any(|entry| entry.split(' ').next() == Some(code)))
    };
    let missing: Vec<_> = codes
        .filter_map(|line| line.split('\t').next())
        .filter(|code| !covered(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A magnitude as the table writes it: `killed 9`, `killed 40+`, `protesters 300-400`.
fn written(magnitude: &crate::model::Magnitude) -> String {
    let number = match magnitude.high {
        Some(high) if (high - magnitude.low).abs() < 0.5 => format!("{high}"),
        Some(high) => format!("{}-{high}", magnitude.low),
        None => format!("{}+", magnitude.low),
    };
    format!("{} {number}", magnitude.unit)
}

#[test]
fn time_place_and_number() {
    let parser = Parser::new();
    let mut wrong = Vec::new();
    for row in include_str!("circumstances.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let columns: Vec<&str> = row.split('\t').collect();
        let [sentence, kind, from, to, place, magnitudes] = columns[..] else {
            panic!("{row}")
        };
        let article = crate::Article::new(sentence).published("2026-03-18");
        let parsed = parser.parse(article).unwrap();
        let nothing = || "-".to_owned();
        let told: Vec<String> = parsed
            .events
            .iter()
            .map(|event| {
                let day = |day: Option<String>| day.unwrap_or_else(nothing);
                let (from, to) = event.time.clone().map_or((None, None), |time| (time.from, time.to));
                let place = event.place.as_ref().map_or_else(nothing, |place| place.name.clone());
                let numbers: Vec<String> = event.magnitudes.iter().map(written).collect();
                let numbers = if numbers.is_empty() {
                    nothing()
                } else {
                    numbers.join(", ")
                };
                let kind = serde_json::to_value(event.event_type).unwrap();
                let kind = kind.as_str().unwrap_or_default();
                [kind, &day(from), &day(to), &place, &numbers].join("\t")
            })
            .collect();
        let wanted = [kind, from, to, place, magnitudes].join("\t");
        if !told.contains(&wanted) {
            wrong.push(format!("{sentence}\n  {wanted}\n  {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One happening told again is linked to its first mention; another day's or another pair's is not.
#[test]
fn repeated_mentions_are_one_happening() {
    let same = |text: &str| {
        let article = crate::Article::new(text).published("2026-03-18");
        let events = Parser::new().parse(article).unwrap().events;
        events.iter().filter(|event| event.same_as.is_some()).count()
    };
    assert_eq!(
        same("Norway expelled a Chilean diplomat. Norway expelled the Chilean diplomat for spying."),
        1
    );
    assert_eq!(
        same("Norway expelled a Chilean diplomat. Peru expelled a Chilean diplomat."),
        0
    );
    assert_eq!(same("Norway bombed Chile. Norway did not bomb Chile."), 0);
    assert_eq!(same("Norway bombed Chile in 2014. Norway bombed Chile on Monday."), 0);
    assert_eq!(same("Norway bombed Chile this week. Norway bombed Chile on Monday."), 1);
}

/// Sentences of every type, in many words: the frames find nine in ten of them with both sides.
#[test]
fn sentences_of_many_words() {
    let parser = Parser::new();
    let (mut all, mut wrong) = (0, Vec::new());
    for row in include_str!("varied.tsv").lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [kind, source, target, text] = columns[..] else {
            panic!("{row}")
        };
        let parsed = parser.parse(text).unwrap();
        let names = |words: &str, sides: &[&[crate::model::Participant]]| {
            let start = text.find(words).unwrap() as u32;
            let end = start + words.len() as u32;
            let mut spans = sides.iter().copied().flatten().map(|participant| participant.span);
            spans.any(|span| span.start < end && start < span.end)
        };
        let found = parsed.events.iter().any(|event| {
            let both: &[&[_]] = &[&event.source, &event.target];
            let sides = if event.symmetric {
                names(source, both) && names(target, both)
            } else {
                names(source, &both[..1]) && names(target, &both[1..])
            };
            sides && super::codes::event_type(kind) == Some(event.event_type)
        });
        all += 1;
        if !found {
            wrong.push(text);
        }
    }
    assert!(wrong.len() * 10 <= all, "{} of {all}: {wrong:#?}", wrong.len());
}

/// Sentences of what states do to each other: the frames find five in six of them with the countries on both sides.
#[test]
fn states_on_both_sides() {
    let parser = Parser::new();
    let merged = |kind: EventType| match kind {
        EventType::Concede => EventType::Retreat,
        other => other,
    };
    let (mut all, mut wrong) = (0, Vec::new());
    for row in include_str!("states.tsv").lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [kind, source, target, text] = columns[..] else {
            panic!("{row}")
        };
        let article = crate::Article::new(text).published("2024-03-20");
        let parsed = parser.parse(article).unwrap();
        let has = |country: &str, sides: &[&[crate::model::Participant]]| {
            let mut actors = sides.iter().copied().flatten().filter_map(|side| side.actor);
            country == "-" || actors.any(|id| parsed.actors[id.0 as usize].country.as_deref() == Some(country))
        };
        let wanted = super::codes::event_type(kind).map(merged);
        let found = parsed.events.iter().any(|event| {
            let both: &[&[_]] = &[&event.source, &event.target];
            let (sources, targets) = if event.symmetric {
                (both, both)
            } else {
                (&both[..1], &both[1..])
            };
            wanted == Some(merged(event.event_type)) && has(source, sources) && has(target, targets)
        });
        all += 1;
        if !found {
            wrong.push(text);
        }
    }
    assert!(wrong.len() * 6 <= all, "{} of {all}: {wrong:#?}", wrong.len());
}

/// Two who do something together are its two sides, wherever the tree has them.
#[test]
fn both_sides_of_what_two_do() {
    let parser = Parser::new();
    for (text, sides) in [
        ("Armenian and Azeri troops clashed on Sunday.", ["Armenian", "Azeri"]),
        (
            "Russian and Turkish officials held talks in Ankara.",
            ["Russian", "Turkish"],
        ),
        (
            "The presidents of Kenya and Uganda met in Nairobi.",
            ["Kenya", "Uganda"],
        ),
        (
            "India and France conducted joint naval exercises in the Arabian Sea.",
            ["India", "France"],
        ),
        ("Finland and Sweden pooled their air forces.", ["Finland", "Sweden"]),
        ("Heavy fighting broke out between Chad and Sudan.", ["Chad", "Sudan"]),
    ] {
        let parsed = parser.parse(text).unwrap();
        let told = parsed.events.first().map(|event| {
            let both = event.source.iter().chain(&event.target);
            both.map(|participant| participant.span.slice(text)).collect::<Vec<_>>()
        });
        assert_eq!(told.as_deref(), Some(&sides[..]), "{text}");
    }
}

/// Sport, films, recipes, weather and markets borrow the words of conflict: one event in five articles at most.
#[test]
fn other_subjects_borrow_words() {
    let articles: Vec<_> = include_str!("elsewhere.txt").split("## ").skip(1).collect();
    let parser = Parser::new();
    let mut told = Vec::new();
    for article in &articles {
        let (name, text) = article.split_once('\n').unwrap();
        let parsed = parser.parse(text).unwrap();
        let rules = parsed.events.iter().map(|event| format!("{name}: {}", event.rule));
        told.extend(rules);
    }
    assert!(told.len() * 5 <= articles.len(), "{told:?}");
}

/// Each event says by which rule and word it was found, and where source, target, time and place stand.
#[test]
fn events_explain_themselves() {
    let article = crate::Article::new("Norway bombed a camp in Chad on Monday.").published("2026-03-18");
    let parsed = Parser::new().parse(article).unwrap();
    let [event] = parsed.events.as_slice() else {
        panic!("{:?}", parsed.events)
    };
    let text = parsed.text();
    assert_eq!(event.trigger.slice(text), "bombed");
    assert_eq!(event.rule, "assault.from-air");
    let told = |e: &crate::model::Evidence| (e.part.clone(), e.span.map_or("", |span| span.slice(text)).to_owned());
    let told: Vec<(String, String)> = event.explain.iter().map(told).collect();
    let wanted = [
        ("source", "Norway"),
        ("target", "Chad"),
        ("time", "Monday"),
        ("place", "Chad"),
    ];
    let wanted = wanted.map(|(part, words)| (part.to_owned(), words.to_owned()));
    assert_eq!(told, wanted);
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
        "own.toml, line 6: frame 'consult.own': cameo: '999' is no CAMEO code"
    );
    assert_eq!(
        error("with:*", "with:@nobody"),
        "own.toml, line 7: frame 'consult.own': verbs: there is no set 'nobody'"
    );
    assert!(error("verbs = [", "verb = [").starts_with("own.toml: TOML parse error at line 7"));
}
