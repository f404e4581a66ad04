//! Makes training text as varied as news: headlines, lines of capitals, other quotation marks, missing full stops.

use dateline::syntax::features::Casing;

use crate::corpus::Example;
use crate::random::Random;

/// Changes the spelling of some sentences, and the last token of a few.
pub fn augment(example: &Example, random: &mut Random) -> Example {
    let mut example = example.clone();
    let draw = random.unit();
    let casing = Casing::of(example.words.iter().map(String::as_str));
    if draw < 0.03 {
        example.words.iter_mut().for_each(|word| *word = word.to_uppercase());
    } else if draw < 0.06 && casing == Casing::Mixed {
        example.words.iter_mut().for_each(|word| title(word));
    } else if draw < 0.09 {
        example.words.iter_mut().for_each(|word| *word = word.to_lowercase());
    } else if draw < 0.12 {
        // A dateline: the first words in capitals.
        example
            .words
            .iter_mut()
            .take(2)
            .for_each(|word| *word = word.to_uppercase());
    }
    if random.chance(0.35) {
        let curly = random.chance(0.5);
        let mut open = false;
        for word in &mut example.words {
            respell(word, curly, &mut open);
        }
    }
    if random.chance(0.06) {
        drop_last(&mut example);
    }
    example
}

/// A headline's casing: small words stay small.
fn title(word: &mut str) {
    const SMALL: &[&str] = &[
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "with", "n't", "'s", "but",
    ];
    if SMALL.contains(&&*word) {
        return;
    }
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

/// Quotation marks, apostrophes and dashes of another house style.
fn respell(word: &mut String, curly: bool, open: &mut bool) {
    let other = match (word.as_str(), curly) {
        ("\"" | "``" | "''" | "“" | "”", true) => {
            *open = !*open;
            if *open { "“" } else { "”" }
        }
        ("“" | "”" | "``" | "''", false) => "\"",
        ("—" | "--", true) => "–",
        ("—" | "–", false) => "--",
        ("-", true) => "–",
        _ => {
            if curly && word.contains('\'') {
                *word = word.replace('\'', "’");
            } else if !curly && word.contains('’') {
                *word = word.replace('’', "'");
            }
            return;
        }
    };
    *word = other.to_owned();
}

/// Takes the last token off if it is punctuation that nothing hangs from.
fn drop_last(example: &mut Example) {
    let length = example.words.len();
    let last = length.wrapping_sub(1);
    let stop = example
        .words
        .last()
        .is_some_and(|word| matches!(word.as_str(), "." | "!" | "?"));
    if length < 3 || !stop || example.heads.iter().any(|&head| head as usize == last) {
        return;
    }
    if example.heads.get(last).is_some_and(|&head| head as usize == length) {
        return;
    }
    for list in [
        &mut example.upos,
        &mut example.xpos,
        &mut example.names,
        &mut example.deprels,
    ] {
        list.truncate(last);
    }
    example.words.pop();
    example.heads.truncate(last);
    for head in &mut example.heads {
        if *head as usize == length {
            *head = last as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_full_stop_leaves_a_tree() {
        let mut example = Example {
            words: ["Talks", "began", "."].map(str::to_owned).to_vec(),
            upos: vec![0; 3],
            xpos: vec![0; 3],
            names: vec![0; 3],
            heads: vec![1, 3, 1],
            deprels: vec![0; 3],
            ..Example::default()
        };
        drop_last(&mut example);
        assert_eq!(example.heads, [1, 2]);
        assert_eq!(example.words.len(), 2);
    }

    #[test]
    fn quotation_marks_pair_up() {
        let mut open = false;
        let words = ["\"", "No", "\""].map(|word| {
            let mut word = word.to_owned();
            respell(&mut word, true, &mut open);
            word
        });
        assert_eq!(words, ["“", "No", "”"]);
    }
}
