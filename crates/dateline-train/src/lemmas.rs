//! Learns the rules for lemmas: the shortest endings that decide, and whole words where endings mislead.

use std::collections::BTreeMap;

use dateline::syntax::lemma::{LONGEST, RULE_BITS, Rule, class, fold, key};
use dateline::syntax::{Upos, Xpos};

use crate::corpus::{Example, UNSAID};
use crate::export::hash_table;

/// The compiled rules.
#[derive(Clone, Debug, Default)]
pub struct LemmaTable {
    /// Hash table: the low 16 bits the rule, the rest a part of the key.
    pub keys: Vec<u8>,
    /// The rules, one a line.
    pub rules: String,
    /// Number of endings and words with a rule.
    pub entries: usize,
}

/// How often each rule applies.
type Counts = BTreeMap<Rule, u32>;

/// The rule that makes `lemma` of `word`.
pub fn rule(word: &str, lemma: &str) -> Rule {
    let common = word
        .char_indices()
        .zip(lemma.chars())
        .take_while(|((_, a), b)| a == b)
        .count();
    let keep: usize = word.chars().take(common).map(char::len_utf8).sum();
    let cut = word.len() - keep;
    if keep == 0 || cut >= Rule::ALL.into() {
        Rule {
            cut: Rule::ALL,
            append: lemma.to_owned(),
        }
    } else {
        Rule {
            cut: cut as u8,
            append: lemma[keep..].to_owned(),
        }
    }
}

fn most(counts: &Counts) -> Option<&Rule> {
    counts
        .iter()
        .max_by_key(|(rule, count)| (**count, std::cmp::Reverse(*rule)))
        .map(|(rule, _)| rule)
}

/// Learns from sentences with lemmas.
pub fn learn<'e>(examples: impl Iterator<Item = &'e Example>) -> LemmaTable {
    // For each class and word: which rules, how often.
    let mut words: BTreeMap<(u64, String), Counts> = BTreeMap::new();
    let mut folded = String::new();
    for example in examples {
        let tags = example.upos.iter().zip(&example.xpos);
        for ((word, lemma), (&upos, &xpos)) in example.words.iter().zip(&example.lemmas).zip(tags) {
            if upos == UNSAID || xpos == UNSAID || lemma == "_" {
                continue;
            }
            let (Some(upos), Some(xpos)) = (Upos::from_number(upos), Xpos::from_number(xpos)) else {
                continue;
            };
            if matches!(upos, Upos::Punct | Upos::Sym | Upos::Num) {
                continue;
            }
            fold(word, upos, &mut folded);
            let entry = words.entry((class(upos, xpos), folded.clone())).or_default();
            *entry.entry(rule(&folded, lemma)).or_default() += 1;
        }
    }
    let mut endings: BTreeMap<(u64, usize, Vec<u8>), Counts> = BTreeMap::new();
    for ((class, word), counts) in &words {
        let Some(best) = most(counts) else { continue };
        for length in 0..=LONGEST.min(word.len()) {
            let ending = word.as_bytes()[word.len() - length..].to_vec();
            *endings
                .entry((*class, length, ending))
                .or_default()
                .entry(best.clone())
                .or_default() += 1;
        }
    }
    // Short endings first: a longer one is kept only where it decides otherwise. The tables map keys to rules.
    let mut chosen: BTreeMap<u64, Rule> = BTreeMap::new();
    let decide = |chosen: &BTreeMap<u64, Rule>, class: u64, word: &[u8], below: usize| -> Option<Rule> {
        (0..below)
            .rev()
            .find_map(|length| chosen.get(&key(class, word, Some(length))).cloned())
    };
    for length in 0..=LONGEST {
        for ((class, _, ending), counts) in endings.iter().filter(|((_, l, _), _)| *l == length) {
            let Some(best) = most(counts) else { continue };
            let types: u32 = counts.values().sum();
            let share = f64::from(counts.get(best).copied().unwrap_or(0)) / f64::from(types);
            let before = decide(&chosen, *class, ending, length);
            if before.as_ref() != Some(best) && (length == 0 || (types >= 3 && share > 0.6)) {
                chosen.insert(key(*class, ending, Some(length)), best.clone());
            }
        }
    }
    for ((class, word), counts) in &words {
        let Some(best) = most(counts) else { continue };
        let before = decide(&chosen, *class, word.as_bytes(), LONGEST.min(word.len()) + 1);
        let identity = Rule {
            cut: 0,
            append: String::new(),
        };
        if before.as_ref().unwrap_or(&identity) != best {
            chosen.insert(key(*class, word.as_bytes(), None), best.clone());
        }
    }
    compile(&chosen)
}

fn compile(chosen: &BTreeMap<u64, Rule>) -> LemmaTable {
    let mut uses: BTreeMap<&Rule, usize> = BTreeMap::new();
    for rule in chosen.values() {
        *uses.entry(rule).or_default() += 1;
    }
    let mut rules: Vec<&Rule> = uses.keys().copied().collect();
    rules.sort_by_key(|rule| (std::cmp::Reverse(uses[rule]), *rule));
    assert!(rules.len() <= usize::from(u16::MAX), "too many rules");
    let number = |rule: &Rule| rules.iter().position(|r| *r == rule).unwrap_or(0) as u64;
    let numbers: BTreeMap<&Rule, u64> = rules.iter().map(|rule| (*rule, number(rule))).collect();
    let entries = chosen
        .iter()
        .map(|(&key, rule)| (key, (key >> RULE_BITS << RULE_BITS) | numbers[rule]))
        .collect::<Vec<_>>();
    LemmaTable {
        entries: entries.len(),
        keys: hash_table(entries),
        rules: rules.iter().map(|rule| rule.to_line()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_keep_what_is_common() {
        assert_eq!(
            rule("cities", "city"),
            Rule {
                cut: 3,
                append: "y".to_owned()
            }
        );
        assert_eq!(
            rule("went", "go"),
            Rule {
                cut: Rule::ALL,
                append: "go".to_owned()
            }
        );
        assert_eq!(
            rule("talk", "talk"),
            Rule {
                cut: 0,
                append: String::new()
            }
        );
    }
}
