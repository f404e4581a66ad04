//! Frames ready for use: patterns read, sets resolved, triggers indexed by lemma.

use std::sync::{Arc, LazyLock};

use dateline_english::frames::{FrameDef, FrameFile};
use rustc_hash::{FxHashMap, FxHashSet};

use super::codes::{CodeId, Codes, event_type};
use crate::error::{Error, Result};
use crate::model::EventType;

/// A step from a word to one that depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Who does it (logical subject).
    Subj,
    /// Whom it is done to (logical object).
    Obj,
    /// The indirect object.
    Iobj,
    /// The possessor.
    Poss,
    /// What is coordinated with it.
    Conj,
    /// A noun or adjective in front ("*Russian* invasion", "*troop* withdrawal").
    Mod,
    /// An infinitive or gerund without subject of its own.
    Xcomp,
    /// A clause.
    Ccomp,
    /// A noun's infinitive or clause.
    Acl,
    /// A clause that says what must or should be.
    Must,
    /// An adverbial clause or participle.
    Advcl,
    /// The governed event's source.
    ContentSource,
    /// The governed event's target.
    ContentTarget,
    /// A phrase with this preposition.
    Prep(Box<str>),
    /// Stays where it is, if an actor of this kind or sector is there.
    Only(Box<str>),
    /// Stays where it is, if one of these words is there.
    Among(Arc<FxHashSet<String>>),
}

pub(super) type Path = Vec<Step>;

/// A condition of a pattern: what stands at the end of the path is one of these words.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) path: Path,
    pub(super) negative: bool,
    /// Lemmas; empty for "anything".
    pub(super) words: Arc<FxHashSet<String>>,
    /// Actor kinds and sectors, by name.
    pub(super) kinds: Vec<String>,
}

impl Condition {
    /// Whether anything at its place will do.
    pub(super) fn is_open(&self) -> bool {
        self.words.is_empty() && self.kinds.is_empty()
    }
}

/// One pattern of a frame.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub(super) frame: u32,
    pub(super) class: Class,
    pub(super) particles: Vec<String>,
    pub(super) conditions: Vec<Condition>,
}

/// Part of speech of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Verb,
    Noun,
    Adjective,
}

/// One frame.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) id: String,
    /// `None` for an operator that hands on the code of its content.
    pub(super) code: Option<CodeId>,
    pub(super) event_type: Option<EventType>,
    pub(super) modes: Vec<String>,
    pub(super) contexts: Vec<String>,
    pub(super) source: Vec<Path>,
    pub(super) target: Vec<Path>,
    pub(super) symmetric: bool,
    pub(super) operator: Option<&'static str>,
    pub(super) content: Vec<Path>,
    pub(super) codes: Vec<(CodeId, Vec<Condition>)>,
    /// What is counted where the event has numbers.
    pub(super) magnitudes: Vec<String>,
    pub(super) when: Vec<Condition>,
}

/// All frames of a parser.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    pub(super) frames: Vec<Frame>,
    pub(super) triggers: Vec<Trigger>,
    index: FxHashMap<String, Vec<u32>>,
    sets: FxHashMap<String, Arc<FxHashSet<String>>>,
    /// The files as read, to be compiled again when more are added.
    files: Vec<(String, FrameFile)>,
}

impl Frames {
    /// The built-in frames, compiled once.
    ///
    /// # Errors
    /// The embedded frames do not belong to this code: a build gone wrong.
    pub fn english() -> Result<Arc<Self>> {
        static ENGLISH: LazyLock<Result<Arc<Frames>>> = LazyLock::new(|| {
            let files = dateline_english::events::frames().map_err(Error::data)?;
            Frames::compile(files).map(Arc::new)
        });
        ENGLISH.clone()
    }

    /// These frames and those of a file in the format of `frames/*.toml`; a frame with the id of another replaces it.
    ///
    /// # Errors
    /// What is wrong with the file, with its name, line and field.
    pub fn with(&self, name: &str, text: &str) -> Result<Self> {
        let file = dateline_english::events::read(text).map_err(|error| Error::data(format!("{name}: {error}")))?;
        let mut files = self.files.clone();
        for (_, older) in &mut files {
            older
                .frames
                .retain(|frame| file.frames.iter().all(|new| new.id != frame.id));
        }
        files.push((name.to_owned(), file));
        Self::compile(files).map_err(|error| located(error, name, text))
    }

    /// Compiles files of frames.
    ///
    /// # Errors
    /// The first field that cannot be read, with the file's name and the frame's id.
    pub fn compile(files: Vec<(String, FrameFile)>) -> Result<Self> {
        let mut all = Self::default();
        for (name, file) in &files {
            for (set, words) in &file.sets {
                let words = words.iter().cloned().collect();
                if all.sets.insert(set.clone(), Arc::new(words)).is_some() {
                    return Err(Error::data(format!("{name}: there are two sets '{set}'")));
                }
            }
        }
        let mut ids = FxHashSet::default();
        for (name, file) in &files {
            for def in &file.frames {
                let wrong = |message: String| Error::data(format!("{name}: frame '{}': {message}", def.id));
                if !ids.insert(def.id.as_str()) {
                    return Err(wrong("there are two of this id".to_owned()));
                }
                let frame = all.frame(file, def).map_err(wrong)?;
                all.add_triggers(def).map_err(wrong)?;
                all.frames.push(frame);
            }
        }
        all.files = files;
        Ok(all)
    }

    /// The triggers whose first word has this lemma.
    pub(super) fn triggers(&self, lemma: &str) -> impl Iterator<Item = &Trigger> {
        let found = self.index.get(lemma).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|&i| self.triggers.get(i as usize))
    }

    pub(super) fn frame_at(&self, i: u32) -> Option<&Frame> {
        self.frames.get(i as usize)
    }

    /// Whether a lemma is in a named set.
    pub(super) fn in_set(&self, set: &str, lemma: &str) -> bool {
        self.sets.get(set).is_some_and(|words| words.contains(lemma))
    }

    /// The definitions, in order, for tests and for showing.
    pub fn definitions(&self) -> impl Iterator<Item = &FrameDef> {
        self.files.iter().flat_map(|(_, file)| &file.frames)
    }

    fn frame(&self, file: &FrameFile, def: &FrameDef) -> std::result::Result<Frame, String> {
        let codes = Codes::english();
        let operator = match def.operator.as_str() {
            "" => None,
            name => Some(
                codes
                    .operator(name)
                    .ok_or_else(|| format!("operator: there is no '{name}'"))?,
            ),
        };
        let find = |cameo: &str, field: &str| {
            codes
                .find(cameo)
                .ok_or_else(|| format!("{field}: '{cameo}' is no CAMEO code"))
        };
        let code = match def.cameo.as_str() {
            "" if operator.is_some() => None,
            cameo => Some(find(cameo, "cameo")?),
        };
        let named = |name: &str| match name {
            "" => Ok(None),
            name => event_type(name)
                .map(Some)
                .ok_or_else(|| format!("type: '{name}' is none")),
        };
        let own = named(&def.event_type)?;
        let of_file = named(&file.event_type)?;
        let of_code = code.and_then(|code| codes.get(code)).map(|code| code.event_type);
        if let (None, Some(file), Some(code)) = (own, of_file, of_code)
            && file != code
        {
            return Err(format!(
                "cameo: '{}' is of another type than the file; name the frame's type",
                def.cameo
            ));
        }
        let pick = |own: &'_ str, file: &'_ str| {
            if own.is_empty() {
                file.to_owned()
            } else {
                own.to_owned()
            }
        };
        let refined = def.codes.iter().map(|entry| {
            let (cameo, conditions) = entry
                .split_once(' ')
                .ok_or_else(|| format!("codes: '{entry}' has no condition"))?;
            Ok((find(cameo, "codes")?, self.conditions(conditions, "codes")?))
        });
        Ok(Frame {
            id: def.id.clone(),
            code,
            event_type: own,
            modes: def.modes.clone(),
            contexts: def.contexts.clone(),
            source: self.places(&pick(&def.source, &file.source), "source")?,
            target: self.places(&pick(&def.target, &file.target), "target")?,
            symmetric: def.symmetric,
            operator,
            content: self.places(
                if def.content.is_empty() {
                    "xcomp ccomp obj"
                } else {
                    &def.content
                },
                "content",
            )?,
            codes: refined.collect::<std::result::Result<_, String>>()?,
            magnitudes: def.magnitudes.clone(),
            when: self.conditions(&def.when, "when")?,
        })
    }

    /// Places as written, each with what must be at its end: `obj.of obj:@people to:#actor`.
    fn places(&self, text: &str, field: &str) -> std::result::Result<Vec<Path>, String> {
        let place = |place: &str| {
            let (steps, wanted) = place.split_once(':').map_or((place, None), |(a, b)| (a, Some(b)));
            let mut path = path(steps);
            match wanted.map(|wanted| (wanted.strip_prefix('#'), wanted.strip_prefix('@'), wanted)) {
                None => {}
                Some((Some(kind), ..)) => path.push(Step::Only(kind.into())),
                Some((_, Some(name), _)) => {
                    let set = self.sets.get(name);
                    let set = set.ok_or_else(|| format!("{field}: there is no set '{name}'"))?;
                    path.push(Step::Among(Arc::clone(set)));
                }
                Some((.., words)) => {
                    let words = words.split('|').map(str::to_owned).collect();
                    path.push(Step::Among(Arc::new(words)));
                }
            }
            Ok(path)
        };
        text.split_whitespace().map(place).collect()
    }

    fn add_triggers(&mut self, def: &FrameDef) -> std::result::Result<(), String> {
        let frame = self.frames.len() as u32;
        let lists = [
            (&def.verbs, Class::Verb, "verbs"),
            (&def.nouns, Class::Noun, "nouns"),
            (&def.adjectives, Class::Adjective, "adjectives"),
        ];
        for (patterns, class, field) in lists {
            for pattern in patterns {
                let (word, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
                let conditions = self.conditions(rest, field)?;
                let words: Vec<String> = match word.strip_prefix('@') {
                    Some(set) => {
                        let words = self
                            .sets
                            .get(set)
                            .ok_or_else(|| format!("{field}: there is no set '{set}'"))?;
                        let mut words: Vec<String> = words.iter().cloned().collect();
                        words.sort();
                        words
                    }
                    None => vec![word.to_owned()],
                };
                for word in words {
                    let mut parts = word.split('_').map(str::to_owned);
                    let lemma = parts.next().filter(|lemma| !lemma.is_empty());
                    let lemma = lemma.ok_or_else(|| format!("{field}: an empty pattern"))?;
                    let at = self.triggers.len() as u32;
                    self.index.entry(lemma).or_default().push(at);
                    self.triggers.push(Trigger {
                        frame,
                        class,
                        particles: parts.collect(),
                        conditions: conditions.clone(),
                    });
                }
            }
        }
        Ok(())
    }

    /// Conditions as written: `obj:@relations|tie !on:strike xcomp:* subj:#person`.
    fn conditions(&self, text: &str, field: &str) -> std::result::Result<Vec<Condition>, String> {
        text.split_whitespace()
            .map(|part| self.condition(part, field))
            .collect()
    }

    fn condition(&self, part: &str, field: &str) -> std::result::Result<Condition, String> {
        let (negative, part) = match part.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, part),
        };
        let (at, values) = part
            .split_once(':')
            .ok_or_else(|| format!("{field}: '{part}' is not place:words"))?;
        let mut words = FxHashSet::default();
        let mut kinds = Vec::new();
        let mut shared = None;
        let alternatives: Vec<&str> = values.split('|').collect();
        for value in &alternatives {
            if let Some(name) = value.strip_prefix('@') {
                let set = self
                    .sets
                    .get(name)
                    .ok_or_else(|| format!("{field}: there is no set '{name}'"))?;
                if alternatives.len() == 1 {
                    shared = Some(Arc::clone(set));
                } else {
                    words.extend(set.iter().cloned());
                }
            } else if let Some(kind) = value.strip_prefix('#') {
                kinds.push(kind.to_owned());
            } else if *value != "*" {
                words.insert((*value).to_owned());
            }
        }
        Ok(Condition {
            path: path(at),
            negative,
            words: shared.unwrap_or_else(|| Arc::new(words)),
            kinds,
        })
    }
}

/// Adds the line of the field that an error is about, or of its frame's id where the file says the field for all.
fn located(error: Error, name: &str, text: &str) -> Error {
    let message = error.to_string();
    let id = message.split('\'').nth(1).unwrap_or_default();
    let field = message.split(": ").nth(2).unwrap_or_default();
    let frame = text.lines().position(|line| !id.is_empty() && line.contains(id));
    let line = frame.map(|frame| {
        let own = text.lines().skip(frame).take_while(|line| !line.starts_with("[["));
        let at = own
            .take(100)
            .position(|line| line.split('=').next().is_some_and(|key| key.trim() == field));
        frame + at.unwrap_or(0)
    });
    match (line, message.strip_prefix(name)) {
        (Some(line), Some(rest)) => Error::data(format!("{name}, line {}{rest}", line + 1)),
        _ => error,
    }
}

fn path(text: &str) -> Path {
    text.split('.').map(step).collect()
}

fn step(text: &str) -> Step {
    match text {
        "subj" => Step::Subj,
        "obj" => Step::Obj,
        "iobj" => Step::Iobj,
        "poss" => Step::Poss,
        "conj" => Step::Conj,
        "mod" => Step::Mod,
        "xcomp" => Step::Xcomp,
        "ccomp" => Step::Ccomp,
        "acl" => Step::Acl,
        "must" => Step::Must,
        "advcl" => Step::Advcl,
        "c-source" => Step::ContentSource,
        "c-target" => Step::ContentTarget,
        preposition => Step::Prep(preposition.into()),
    }
}
