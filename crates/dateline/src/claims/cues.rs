//! The cue table: which words make an attribution, of what kind, and where its content stands.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::model::{Act, Polarity};
use crate::syntax::Upos;

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cue {
    pub(super) lemma: &'static str,
    pub(super) act: Act,
    /// How far it commits its source to the content, 0 to 1.
    pub(super) certainty: f32,
    pub(super) polarity: Polarity,
    frames: &'static str,
    /// Share of the word's uses that are attributions.
    pub(super) weight: f32,
}

impl Cue {
    /// The label of `frame`, where the content may stand in it: `clause`, `quote`, `to`, `np`, or a preposition.
    pub(super) fn frame(&self, frame: &str) -> Option<&'static str> {
        self.frames().map(|(known, _)| known).find(|&known| known == frame)
    }

    /// Whether the content may stand in `frame`.
    pub(super) fn takes(&self, frame: &str) -> bool {
        self.frame(frame).is_some()
    }

    /// Share of the uses in `frame` that are attributions: the frame's own where the table has one, else none.
    pub(super) fn share(&self, frame: &str) -> Option<f32> {
        self.frames().find(|(known, _)| *known == frame)?.1?.parse().ok()
    }

    /// What kind of saying it is in `frame`: the frame's own where the table has one ("call for" asks, "call X Y" states).
    pub(super) fn act_in(&self, frame: &str) -> Act {
        let entry = self
            .frames
            .split(' ')
            .find(|entry| entry.split(':').next() == Some(frame));
        entry
            .and_then(|entry| act(entry.split(':').nth(2)?))
            .unwrap_or(self.act)
    }

    /// Whether it does little else than say: clauses and quotations are its contents.
    pub(super) fn is_saying(&self) -> bool {
        self.takes("clause") && self.takes("quote")
    }

    /// Whether it is nothing but a text or a finding, which may show or suggest something: "a graph", "the data".
    pub(super) fn only_shows(&self) -> bool {
        self.frames == "shows"
    }

    /// Whether it is an act of speech, be what is said a clause, an infinitive or a phrase; wishes, beliefs and feelings
    /// are none.
    pub(super) fn is_speech(&self) -> bool {
        let speech = matches!(
            self.act,
            Act::State
                | Act::Confirm
                | Act::Deny
                | Act::Warn
                | Act::Accuse
                | Act::Request
                | Act::Ask
                | Act::Praise
                | Act::Suggest
        );
        speech && self.weight >= 0.4
    }

    fn frames(&self) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        self.frames.split(' ').map(|entry| match entry.split_once(':') {
            Some((frame, rest)) => (frame, rest.split(':').next()),
            None => (entry, None),
        })
    }
}

/// All cues, by lemma and part of speech.
#[derive(Debug, Default)]
pub(super) struct Cues {
    rows: FxHashMap<&'static str, Vec<(Upos, Cue)>>,
    /// Verbs with a particle, by the verb.
    particles: FxHashMap<&'static str, Vec<(&'static str, Cue)>>,
}

static ENGLISH: LazyLock<Cues> = LazyLock::new(|| Cues::parse(dateline_english::CUES).unwrap_or_default());

impl Cues {
    /// The cues of the English crate, read once. (A test reads the table for its errors.)
    pub(super) fn english() -> &'static Self {
        &ENGLISH
    }

    pub(super) fn get(&self, lemma: &str, upos: Upos) -> Option<&Cue> {
        self.rows
            .get(lemma)?
            .iter()
            .find(|(pos, _)| *pos == upos)
            .map(|(_, cue)| cue)
    }

    /// The cue of a verb with its particle: "rule out".
    pub(super) fn phrasal(&self, lemma: &str, particle: &str) -> Option<&Cue> {
        // (The table has few of them: most verbs are told by the first look.)
        self.particles
            .get(lemma)?
            .iter()
            .find_map(|(known, cue)| known.eq_ignore_ascii_case(particle).then_some(cue))
    }

    /// A verb's cue by its lemma, or by the base forms that its inflected form may have: a rare verb's lemma is a guess.
    pub(super) fn verb(&self, lemma: &str, form: &str) -> Option<&Cue> {
        self.get(lemma, Upos::Verb).or_else(|| {
            let form = form.to_ascii_lowercase();
            ["ed", "ing", "es", "s", "d"].iter().find_map(|ending| {
                let stem = form.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
                let undoubled = || {
                    let mut letters = stem.chars().rev();
                    let double = letters.next().is_some() && stem.chars().next_back() == letters.next();
                    stem.get(..stem.len() - 1).filter(|_| double)
                };
                self.get(stem, Upos::Verb)
                    .or_else(|| self.get(&format!("{stem}e"), Upos::Verb))
                    .or_else(|| self.get(&format!("{}y", stem.strip_suffix('i')?), Upos::Verb))
                    .or_else(|| self.get(undoubled()?, Upos::Verb))
            })
        })
    }

    /// Reads the table.
    ///
    /// # Errors
    /// Names the line and the column that cannot be read.
    fn parse(table: &'static str) -> Result<Self> {
        let mut rows: FxHashMap<&str, Vec<(Upos, Cue)>> = FxHashMap::default();
        let mut particles: FxHashMap<&str, Vec<(&str, Cue)>> = FxHashMap::default();
        let lines = table
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        for (number, line) in lines.skip(1) {
            let wrong =
                |column: &str| Error::data(format!("cues, line {}: {column} is missing or unknown", number + 1));
            let mut columns = line.split('\t');
            let mut next = |name| {
                columns
                    .next()
                    .filter(|value| !value.is_empty())
                    .ok_or_else(|| wrong(name))
            };
            let lemma = next("lemma")?;
            let upos = Upos::from_label(next("pos")?).ok_or_else(|| wrong("pos"))?;
            let act = act(next("act")?).ok_or_else(|| wrong("act"))?;
            let certainty = next("certainty")?.parse().map_err(|_| wrong("certainty"))?;
            let polarity = match next("polarity")? {
                "+" => Polarity::Positive,
                "-" => Polarity::Negative,
                _ => return Err(wrong("polarity")),
            };
            let frames = next("frames")?;
            let weight = next("weight")?.parse().map_err(|_| wrong("weight"))?;
            let cue = Cue {
                lemma,
                act,
                certainty,
                polarity,
                frames,
                weight,
            };
            match lemma.split_once(' ').filter(|_| upos == Upos::Verb) {
                Some((verb, particle)) => particles.entry(verb).or_default().push((particle, cue)),
                None => rows.entry(lemma).or_default().push((upos, cue)),
            }
        }
        Ok(Self { rows, particles })
    }
}

fn act(label: &str) -> Option<Act> {
    Some(match label {
        "state" => Act::State,
        "believe" => Act::Believe,
        "confirm" => Act::Confirm,
        "deny" => Act::Deny,
        "warn" => Act::Warn,
        "promise" => Act::Promise,
        "accuse" => Act::Accuse,
        "request" => Act::Request,
        "ask" => Act::Ask,
        "praise" => Act::Praise,
        "suggest" => Act::Suggest,
        "predict" => Act::Predict,
        "report" => Act::Report,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads() {
        let cues = Cues::parse(dateline_english::CUES).unwrap();
        let say = cues.get("say", Upos::Verb).unwrap();
        assert!(say.takes("clause") && say.takes("quote") && !say.takes("against"));
        assert_eq!(
            cues.get("deny", Upos::Verb).map(|cue| cue.polarity),
            Some(Polarity::Negative)
        );
    }

    #[test]
    fn a_guessed_lemma_does_not_hide_a_verb() {
        let cues = Cues::parse(dateline_english::CUES).unwrap();
        let found = |form: &str| cues.verb("?", form).map(|cue| cue.lemma);
        assert_eq!(found("endorsed"), Some("endorse"));
        assert_eq!(found("Blasting"), Some("blast"));
        assert_eq!(found("denies"), Some("deny"));
        assert_eq!(found("planned"), Some("plan"));
        assert_eq!(found("walked"), None);
    }

    #[test]
    fn a_frame_may_have_its_own_share() {
        let table = "lemma\tpos\tact\tcertainty\tpolarity\tframes\tweight\nclaim\tVERB\tstate\t0.6\t+\tclause:0.83 quote\t0.5\n";
        let cues = Cues::parse(table).unwrap();
        let claim = cues.get("claim", Upos::Verb).unwrap();
        assert!(claim.takes("clause") && claim.takes("quote") && !claim.takes("np"));
        assert_eq!((claim.share("clause"), claim.share("quote")), (Some(0.83), None));
    }

    #[test]
    fn a_broken_row_names_its_place() {
        let table = "lemma\tpos\tact\tcertainty\tpolarity\tframes\tweight\nsay\tVERB\tsing\t1\t+\tclause\t1\n";
        assert_eq!(
            Cues::parse(table).unwrap_err().to_string(),
            "cues, line 2: act is missing or unknown"
        );
    }
}
