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

/// A token of a run of persons, as [`part_persons`] sees it.
struct Part<'t> {
    form: &'t str,
    class: u8,
}

impl Part<'_> {
    fn can_be(&self, class: u8) -> bool {
        self.class & class != 0
    }

    /// A given name and nothing else.
    fn is_given(&self) -> bool {
        self.class & (GIVEN | FAMILY | PLACE) == GIVEN
    }

    fn may_end(&self) -> bool {
        (!self.can_be(GIVEN) || self.can_be(FAMILY)) && is_word(self.form)
    }
}

/// Parts persons who stand side by side with nothing between them: lists and signatures that lost their line breaks
/// ("Tom Martin Ann Neal", "Thanks, Ann Ann, here is …"). A name begins where a word that is only a given name follows
/// a whole name, where a given name is said twice, where a list of pairs goes on, and where a given name before a comma
/// addresses the reader behind another given name that signs. `word` gives each token and what it can be in a name.
pub(crate) fn part_persons<'t>(tags: &mut [NameTag], word: impl Fn(usize, &mut Vec<u8>) -> (&'t str, u8)) {
    let mut room = Vec::new();
    let mut run: Vec<Part<'t>> = Vec::new();
    let mut at = 0;
    while let Some(tag) = tags.get(at) {
        at += 1;
        if *tag != NameTag::Begin(NameKind::Per) {
            continue;
        }
        let first = at - 1;
        let is_quote = |at: usize, room: &mut Vec<u8>| matches!(word(at, room).0, "\"" | "“" | "”");
        let end = tags
            .iter()
            .skip(at)
            .take_while(|tag| **tag == NameTag::Inside(NameKind::Per))
            .count()
            + at;
        at = end;
        if let Some(quote) = first.checked_sub(3)
            && is_quote(quote, &mut room)
            && is_quote(end, &mut room)
            && word(first - 1, &mut room).0 == ","
            && word(first - 2, &mut room).0.starts_with(char::is_uppercase)
        {
            // “Neal, Ann”, as lists of addresses have it, is one person's name.
            if let [surname, rest @ ..] = tags.get_mut(first - 2..end).unwrap_or_default() {
                *surname = NameTag::Begin(NameKind::Per);
                rest.fill(NameTag::Inside(NameKind::Per));
            }
            continue;
        }
        if end - first < 2 {
            // A given name just before a surname that stands alone.
            let before = first.checked_sub(1).map_or(("", 0), |before| word(before, &mut room));
            if before.1 & (GIVEN | FAMILY | PLACE) == GIVEN
                && is_word(before.0)
                && let Some([before @ NameTag::Outside, surname]) = tags.get_mut(first - 1..end)
            {
                (*before, *surname) = (NameTag::Begin(NameKind::Per), NameTag::Inside(NameKind::Per));
            }
            continue;
        }
        run.clear();
        run.extend((first..end).map(|at| {
            let (form, class) = word(at, &mut room);
            Part { form, class }
        }));
        let greets = || word(end, &mut room).0 == "," && word(end + 1, &mut room).0.starts_with(char::is_uppercase);
        part(&run, greets, |offset| {
            if let Some(tag) = tags.get_mut(first + offset) {
                *tag = NameTag::Begin(NameKind::Per);
            }
        });
    }
}

/// Joins the halves of a person's name at a hyphen without space around it: "Jean-Luc". `glued` says of a token that the
/// next one follows without space.
pub(crate) fn join_halves<'t>(tags: &mut [NameTag], word: impl Fn(usize) -> &'t str, glued: impl Fn(usize) -> bool) {
    const PERSON: NameTag = NameTag::Inside(NameKind::Per);
    for at in 1..tags.len() {
        if let Some([before, hyphen @ NameTag::Outside, after]) = tags.get_mut(at - 1..at + 2)
            && word(at) == "-"
            && before.kind() == Some(NameKind::Per)
            && *after == NameTag::Begin(NameKind::Per)
            && glued(at - 1)
            && glued(at)
        {
            (*hyphen, *after) = (PERSON, PERSON);
        }
    }
}

/// Calls `begin` for each part of a run where a further name begins.
fn part(run: &[Part<'_>], greets: impl FnOnce() -> bool, mut begin: impl FnMut(usize)) {
    // Lists of pairs alone are as long as that.
    const LIST: usize = 6;
    if let [one, other] = run
        && one.can_be(GIVEN)
        && other.is_given()
        && one.form != other.form
    {
        if greets() {
            begin(1);
        }
        return;
    }
    let mut start = 0;
    for (at, pair) in run.windows(2).enumerate() {
        let [before, now] = pair else { continue };
        let at = at + 1;
        let given = run.get(start).is_some_and(|first| first.can_be(GIVEN));
        let closed = at - start >= 2 && given && before.may_end();
        let again = now.can_be(GIVEN) && now.form == before.form;
        let next = run
            .get(at + 1)
            .is_some_and(|next| next.can_be(FAMILY) || next.class == 0);
        let goes_on = run.len() >= LIST && at - start == 2 && now.can_be(GIVEN) && next;
        if again || closed && (now.is_given() || goes_on) {
            begin(at);
            start = at;
        }
    }
}

/// A family name rather than an initial, a particle or a mark.
fn is_word(word: &str) -> bool {
    word.len() > 2 && word.starts_with(char::is_uppercase) && !word.ends_with('.')
}

const KINDS: usize = NameKind::ALL.len();

/// What a name must have more in its favour than none: the sets of names that are learnt from are denser in names than most
/// text. On the development part of UNER EWT 0, 1, 1.5, 2 and 3 give an F1 of 0.708, 0.717, 0.721, 0.721 and 0.728; the
/// higher ones lose names of news that are right.
const DOUBT: f32 = 1.5;

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
            let (begin, unit) = (begin - DOUBT, unit - DOUBT);
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

    #[test]
    fn lists_of_pairs_and_greetings_are_parted() {
        let begins = |text: &str, persons: usize| {
            let words: Vec<&str> = text.split(' ').collect();
            let mut tags = vec![NameTag::Outside; words.len()];
            tags[..persons].fill(NameTag::Inside(NameKind::Per));
            tags[0] = NameTag::Begin(NameKind::Per);
            let class = |word: &str| match word {
                "Jim" | "Ruth" => GIVEN,
                "Larry" | "Tom" | "Scott" | "Neal" | "Lewis" | "Martin" => GIVEN | FAMILY,
                _ => 0,
            };
            part_persons(&mut tags, |at, _| {
                let word = words.get(at).copied().unwrap_or_default();
                (word, class(word))
            });
            let begins = (0..tags.len()).filter(|&at| tags[at] == NameTag::Begin(NameKind::Per));
            begins.collect::<Vec<_>>()
        };
        assert_eq!(begins("Larry Lewis Tom Martin Scott Neal", 6), [0, 2, 4]);
        assert_eq!(
            begins("Larry Lewis Tom Martin", 4),
            [0],
            "four names may be one person's"
        );
        assert_eq!(begins("Ruth Jim , The files came", 2), [0, 1]);
        assert_eq!(begins("Ruth Jim , who sang", 2), [0]);
        assert_eq!(begins("Ruth Jim sang", 2), [0]);
    }

    #[test]
    fn halves_of_a_name_are_joined() {
        use NameTag::{Begin, Outside};
        let words = ["Jean", "-", "Luc", "left"];
        let join = |glued: bool| {
            let mut tags = [Begin(NameKind::Per), Outside, Begin(NameKind::Per), Outside];
            join_halves(&mut tags, |at| words[at], |_| glued);
            tags.iter()
                .filter(|tag| **tag == NameTag::Inside(NameKind::Per))
                .count()
        };
        assert_eq!((join(true), join(false)), (2, 0));
    }

    #[test]
    fn given_names_before_surnames_belong_to_them() {
        let names = |words: [&str; 3]| {
            let mut tags = [NameTag::Outside, NameTag::Begin(NameKind::Per), NameTag::Outside];
            part_persons(&mut tags, |at, _| {
                let word = words.get(at).copied().unwrap_or_default();
                (word, if word == "Isabel" { GIVEN } else { FAMILY })
            });
            tags[1] == NameTag::Inside(NameKind::Per)
        };
        assert!(names(["Isabel", "Reyes", "left"]));
        assert!(!names(["Minister", "Reyes", "left"]));
    }

    #[test]
    fn surnames_in_front_belong_to_the_name() {
        let names = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            let mut tags = vec![NameTag::Outside; words.len()];
            let given = words.iter().position(|word| *word == "Ruth").expect("Ruth");
            tags[given] = NameTag::Begin(NameKind::Per);
            part_persons(&mut tags, |at, _| (words.get(at).copied().unwrap_or_default(), 0));
            let inside = tags.iter().filter(|tag| **tag != NameTag::Outside).count();
            (inside, tags.contains(&NameTag::Inside(NameKind::Per)))
        };
        assert_eq!(names("To : \" Neal , Ruth \""), (3, true));
        assert_eq!(names("With Neal , Ruth left ."), (1, false));
        assert_eq!(names("\" Yes , Ruth left \""), (1, false));
    }

    fn output(kind: NameKind, position: Position) -> usize {
        1 + 4 * kind as usize + position as usize
    }

    #[test]
    fn the_best_sequence_is_a_sensible_one() {
        use NameKind::{Org, Per};
        let begin = (output(Per, Position::Begin), 3.0 + DOUBT);
        let last = (output(Per, Position::Last), 3.0);
        let unit = (output(Org, Position::Unit), 3.0 + DOUBT);
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
