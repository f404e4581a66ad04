//! Lemmas by rule: the longest ending that has a rule for the tag decides; whole words are the longest endings.

use super::bases::Bases;
use super::features::{find, hash, mix};
use super::weights::{Section, WeightsError, WeightsFile};
use super::{Upos, Xpos};

/// Longest ending, in bytes, that a rule may have.
pub const LONGEST: usize = 7;

/// Bits of an entry of the table that are the rule.
pub const RULE_BITS: u32 = 16;

/// Number of the "ending" that is the whole word.
const WHOLE: u64 = 100;

/// One rule: what to cut from the end of the word and what to put there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule {
    /// Bytes to cut; [`Rule::ALL`] cuts the whole word.
    pub cut: u8,
    /// What to append.
    pub append: String,
}

impl Rule {
    /// Cuts everything.
    pub const ALL: u8 = u8::MAX;

    /// The rule as a line of the table.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{}\t{}\n", self.cut, self.append)
    }
}

/// The key of the rule for an ending of `word`: `None` takes the whole word.
#[must_use]
pub fn key(class: u64, word: &[u8], ending: Option<usize>) -> u64 {
    let (length, bytes) = match ending {
        Some(n) => (n as u64, word.get(word.len().saturating_sub(n)..).unwrap_or(word)),
        None => (WHOLE, word),
    };
    mix(mix(class, length), hash(bytes))
}

/// Words of one class share their rules: Penn tags, auxiliaries and proper nouns apart.
#[must_use]
pub fn class(upos: Upos, xpos: Xpos) -> u64 {
    let kind = match upos {
        Upos::Aux => 1,
        Upos::Propn => 2,
        _ => 0,
    };
    mix(77, xpos as u64 * 4 + kind)
}

/// Writes the word as the rules see it: in lower case unless it is a proper noun, with plain apostrophes.
pub fn fold(word: &str, upos: Upos, out: &mut String) {
    out.clear();
    if matches!(upos, Upos::Propn) {
        out.push_str(word);
    } else if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        for c in word.chars() {
            match c {
                '’' | '‘' if word.len() > c.len_utf8() => out.push('\''),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
}

/// The table of rules, read in place.
#[derive(Clone, Debug)]
pub struct Lemmas {
    rules: Vec<Rule>,
}

impl Lemmas {
    /// Reads the rules of the weights.
    ///
    /// # Errors
    /// A section is missing or not what it should be.
    pub(crate) fn open(file: &WeightsFile) -> Result<Self, WeightsError> {
        file.table(Section::LemmaKeys)?;
        let wrong = WeightsError::Section(Section::LemmaRules);
        let text = std::str::from_utf8(file.section(Section::LemmaRules)?).map_err(|_| wrong.clone())?;
        let rules = text.lines().map(|line| {
            let (cut, append) = line.split_once('\t')?;
            Some(Rule {
                cut: cut.parse().ok()?,
                append: append.to_owned(),
            })
        });
        let rules = rules.collect::<Option<Vec<_>>>().ok_or(wrong)?;
        Ok(Self { rules })
    }

    /// Appends the lemma of `word` to `out`. `folded` is a buffer.
    pub(crate) fn lemma(&self, keys: &[u8], word: &str, upos: Upos, xpos: Xpos, folded: &mut String, out: &mut String) {
        match upos {
            Upos::Punct | Upos::Sym => return out.push_str(plain_mark(word)),
            Upos::Num => return number(word, out),
            _ => {}
        }
        fold(word, upos, folded);
        if Bases::english().lemma(folded, upos, xpos, out) {
            return;
        }
        // What has no ending to take off changes only where a treebank has the very word.
        let plain = matches!(
            (upos, xpos),
            (Upos::Adj, Xpos::Jj) | (Upos::Noun, Xpos::Nn) | (Upos::Adv, Xpos::Rb)
        );
        let longest = if plain { 0 } else { LONGEST };
        let rule = self.find(keys, class(upos, xpos), folded.as_bytes(), longest);
        let Some(rule) = rule else {
            out.push_str(folded);
            return;
        };
        if rule.cut != Rule::ALL {
            let keep = folded.len().saturating_sub(rule.cut.into());
            out.push_str(folded.get(..keep).unwrap_or(folded));
        }
        out.push_str(&rule.append);
    }

    fn find(&self, keys: &[u8], class: u64, word: &[u8], longest: usize) -> Option<&Rule> {
        let probe = |key: u64| self.rules.get(find(keys, key, RULE_BITS)? as usize);
        probe(key(class, word, None)).or_else(|| {
            (0..=longest.min(word.len()))
                .rev()
                .find_map(|n| probe(key(class, word, Some(n))))
        })
    }
}

/// The treebanks' one sign for each kind of mark: straight quotation marks, and a hyphen for the short dash.
fn plain_mark(mark: &str) -> &str {
    match mark {
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "–" => "-",
        _ => mark,
    }
}

/// Figures without the commas between thousands; the letters that stand for large numbers written out; words in small
/// letters.
fn number(word: &str, out: &mut String) {
    match word {
        "k" | "K" => out.push_str("thousand"),
        "m" | "M" => out.push_str("million"),
        "b" | "B" | "bn" => out.push_str("billion"),
        _ if word.bytes().all(|b| b"IVXLCDM".contains(&b)) => out.push_str(word),
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => out.extend(word.chars().filter(|&c| c != ',')),
        _ => out.extend(word.chars().flat_map(char::to_lowercase)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_numbers() {
        for (mark, expected) in [("“", "\""), ("–", "-"), ("—", "—"), ("!", "!")] {
            assert_eq!(plain_mark(mark), expected);
        }
        for (word, expected) in [
            ("5,000", "5000"),
            ("Two", "two"),
            ("m", "million"),
            ("1.5", "1.5"),
            ("IV", "IV"),
        ] {
            let mut out = String::new();
            number(word, &mut out);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn words_fold_unless_they_are_names() {
        let mut out = String::new();
        fold("Don’T", Upos::Verb, &mut out);
        assert_eq!(out, "don't");
        fold("McDonald", Upos::Propn, &mut out);
        assert_eq!(out, "McDonald");
    }

    #[test]
    fn keys_tell_endings_from_whole_words() {
        let class = class(Upos::Noun, Xpos::Nns);
        assert_eq!(key(class, b"cities", Some(3)), key(class, b"pities", Some(3)));
        assert_ne!(key(class, b"cities", Some(6)), key(class, b"cities", None));
    }
}
