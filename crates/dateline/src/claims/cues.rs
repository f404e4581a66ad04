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
    /// Whether the content may stand in `frame`: `clause`, `quote`, `to`, `np`, or a preposition.
    pub(super) fn takes(&self, frame: &str) -> bool {
        self.frames.split(' ').any(|known| known == frame)
    }
}

/// All cues, by lemma and part of speech.
#[derive(Debug, Default)]
pub(super) struct Cues {
    rows: FxHashMap<&'static str, Vec<(Upos, Cue)>>,
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

    /// Reads the table.
    ///
    /// # Errors
    /// Names the line and the column that cannot be read.
    fn parse(table: &'static str) -> Result<Self> {
        let mut rows: FxHashMap<&str, Vec<(Upos, Cue)>> = FxHashMap::default();
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
            rows.entry(lemma).or_default().push((upos, cue));
        }
        Ok(Self { rows })
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
        assert!(say.takes("clause") && say.takes("quote") && !say.takes("of"));
        assert_eq!(
            cues.get("deny", Upos::Verb).map(|cue| cue.polarity),
            Some(Polarity::Negative)
        );
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
