//! The name head speaks of beginnings, insides, lasts and units of names; this finds the best sequence that makes sense.

use super::network::NAMES;
use super::{NameKind, NameTag};

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Position {
    /// The first of several tokens.
    Begin = 0,
    /// Neither the first nor the last.
    Inside = 1,
    /// The last of several tokens.
    Last = 2,
    /// The only one.
    Unit = 3,
}

/// Bits of what a word can be in a name.
const GIVEN: u8 = 1;
const FAMILY: u8 = 2;
const PLACE: u8 = 4;

/// Parts persons who stand side by side with nothing between them: lists and signatures that lost their line breaks
/// ("Tom Martin Ann Neal", "Thanks, Ann Ann, here is …"). A name begins where a word that is only a given name follows
/// a whole name, or where a given name is said twice. `word` gives each token and what it can be in a name.
pub(crate) fn part_persons<'t>(tags: &mut [NameTag], word: impl Fn(usize, &mut Vec<u8>) -> (&'t str, u8)) {
    let mut room = Vec::new();
    // Whether the name so far begins with a given name, and where it began.
    let (mut given, mut start) = (false, 0);
    let mut before = ("", 0);
    for (at, tag) in tags.iter_mut().enumerate() {
        match *tag {
            NameTag::Begin(NameKind::Per) => {
                before = word(at, &mut room);
                (given, start) = (before.1 & GIVEN != 0, at);
            }
            NameTag::Inside(NameKind::Per) => {
                let now = word(at, &mut room);
                let only_given = now.1 & (GIVEN | FAMILY | PLACE) == GIVEN;
                let family = before.1 & GIVEN == 0 || before.1 & FAMILY != 0;
                let closed = at - start >= 2 && given && family && is_word(before.0);
                let again = now.1 & GIVEN != 0 && now.0 == before.0;
                if again || closed && only_given {
                    *tag = NameTag::Begin(NameKind::Per);
                    (given, start) = (now.1 & GIVEN != 0, at);
                }
                before = now;
            }
            _ => {}
        }
    }
}

/// A family name rather than an initial, a particle or a mark.
fn is_word(word: &str) -> bool {
    word.len() > 2 && word.starts_with(char::is_uppercase) && !word.ends_with('.')
}

const KINDS: usize = NameKind::ALL.len();

/// No name is open.
const CLOSED: usize = KINDS;

/// What is best for a prefix that ends with each name open, or with none.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: [f32; KINDS + 1],
    /// For an open name: whether it was open before. For none: the kind that just ended, if it was open.
    continued: [bool; KINDS],
    closed_from: u8,
    /// The kind of a unit, if the token is one.
    unit: u8,
}

const NO: u8 = u8::MAX;

/// Finds the best sequence of name tags of a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decoder {
    steps: Vec<Step>,
}

impl Decoder {
    /// Begins a sentence.
    pub(crate) fn begin(&mut self) {
        self.steps.clear();
    }

    /// Adds the scores of the next token.
    pub(crate) fn push(&mut self, scores: &[f32]) {
        let mut before = [f32::NEG_INFINITY; KINDS + 1];
        match self.steps.last() {
            Some(step) => before = step.score,
            None => before[CLOSED] = 0.0,
        }
        let Some((&outside, kinds)) = scores.get(..NAMES).and_then(<[f32]>::split_first) else {
            return;
        };
        let [open @ .., closed] = before;
        let mut step = Step {
            score: [f32::NEG_INFINITY; KINDS + 1],
            continued: [false; KINDS],
            closed_from: NO,
            unit: NO,
        };
        let mut best = closed + outside;
        for (kind, ((scores, open), (score, continued))) in kinds
            .chunks_exact(4)
            .zip(open)
            .zip(step.score.iter_mut().zip(&mut step.continued))
            .enumerate()
        {
            let &[begin, inside, last, unit] = scores else { continue };
            *continued = open + inside > closed + begin;
            *score = if *continued { open + inside } else { closed + begin };
            if closed + unit > best {
                best = closed + unit;
                (step.closed_from, step.unit) = (NO, kind as u8);
            }
            if open + last > best {
                best = open + last;
                (step.closed_from, step.unit) = (kind as u8, NO);
            }
        }
        step.score[CLOSED] = best;
        self.steps.push(step);
    }

    /// Writes the best sequence.
    pub(crate) fn decode(&self, tags: &mut [NameTag]) {
        let mut open = NO;
        for (step, tag) in self.steps.iter().zip(tags).rev() {
            let kind = |number: u8| NameKind::from_number(number).unwrap_or_default();
            if open != NO {
                let continued = step.continued.get(open as usize).copied().unwrap_or(false);
                if continued {
                    *tag = NameTag::Inside(kind(open));
                } else {
                    *tag = NameTag::Begin(kind(open));
                    open = NO;
                }
            } else if step.closed_from != NO {
                *tag = NameTag::Inside(kind(step.closed_from));
                open = step.closed_from;
            } else if step.unit != NO {
                *tag = NameTag::Begin(kind(step.unit));
            } else {
                *tag = NameTag::Outside;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(rows: &[&[(usize, f32)]]) -> Vec<NameTag> {
        let mut decoder = Decoder::default();
        decoder.begin();
        for row in rows {
            let mut scores = [0.0; NAMES];
            for &(output, score) in *row {
                scores[output] = score;
            }
            decoder.push(&scores);
        }
        let mut tags = vec![NameTag::Outside; rows.len()];
        decoder.decode(&mut tags);
        tags
    }

    #[test]
    fn persons_side_by_side_are_two() {
        use NameKind::Per;
        let words = [
            "Tom", "Martin", "Ann", "B.", "Neal", "Ann", "Ann", "Maria", "Anna", "Neal",
        ];
        let class = |word: &str| match word {
            "Tom" | "Ann" | "Maria" | "Anna" => GIVEN,
            "Martin" | "Neal" => FAMILY,
            _ => 0,
        };
        let part = |range: std::ops::Range<usize>| {
            let mut tags = vec![NameTag::Inside(Per); range.len()];
            tags[0] = NameTag::Begin(Per);
            let words = &words[range];
            part_persons(&mut tags, |at, _| (words[at], class(words[at])));
            let begins = (0..tags.len()).filter(|&at| tags[at] == NameTag::Begin(Per));
            begins.collect::<Vec<_>>()
        };
        assert_eq!(part(0..6), [0, 2, 5]);
        assert_eq!(part(5..7), [0, 1]);
        assert_eq!(part(7..10), [0], "two given names are one person's");
    }

    fn output(kind: NameKind, position: Position) -> usize {
        1 + 4 * kind as usize + position as usize
    }

    #[test]
    fn the_best_sequence_is_a_sensible_one() {
        use NameKind::{Org, Per};
        let begin = (output(Per, Position::Begin), 3.0);
        let last = (output(Per, Position::Last), 3.0);
        let unit = (output(Org, Position::Unit), 3.0);
        let outside = (0, 3.0);
        assert_eq!(
            decode(&[&[begin], &[last], &[outside], &[unit]]),
            [
                NameTag::Begin(Per),
                NameTag::Inside(Per),
                NameTag::Outside,
                NameTag::Begin(Org)
            ]
        );
        // An end without a beginning loses against the reading that makes sense of both tokens.
        assert_eq!(decode(&[&[outside], &[last, (0, 2.0)]]), [NameTag::Outside; 2]);
        assert_eq!(decode(&[&[begin, (0, 2.5)]]), [NameTag::Outside]);
        assert_eq!(decode(&[&[unit], &[unit]]), [NameTag::Begin(Org); 2]);
    }
}
