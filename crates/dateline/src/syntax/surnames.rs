//! Surnames alone: who has been named in full is known by the last of his names in the rest of the article.

use rustc_hash::FxHashSet;

use super::{NameKind, NameTag, Upos};

/// Makes a proper noun that stands for no name a person, if it is the surname of somebody whom the article names in full.
/// `word` gives each token's form. Linear in the number of tokens.
pub(crate) fn complete<'t>(tags: &mut [NameTag], upos: &[Upos], word: impl Fn(usize) -> &'t str) {
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for (at, pair) in tags.windows(2).enumerate() {
        if let [
            NameTag::Begin(NameKind::Per) | NameTag::Inside(NameKind::Per),
            NameTag::Inside(NameKind::Per),
        ] = pair
            && tags.get(at + 2) != Some(&NameTag::Inside(NameKind::Per))
        {
            surnames.insert(word(at + 1));
        }
    }
    if surnames.is_empty() {
        return;
    }
    for (at, (tag, upos)) in tags.iter_mut().zip(upos).enumerate() {
        if *tag == NameTag::Outside && *upos == Upos::Propn {
            let form = word(at);
            if form.len() > 2 && form.starts_with(char::is_uppercase) && surnames.contains(form) {
                *tag = NameTag::Begin(NameKind::Per);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_alone_is_the_person() {
        use NameKind::{Org, Per};
        let words = [
            "Ann", "Wick", "left", ".", "Wick", "sang", ".", "Wick", "wick", "Oslo", "Wick",
        ];
        let mut tags = vec![NameTag::Outside; words.len()];
        (tags[0], tags[1]) = (NameTag::Begin(Per), NameTag::Inside(Per));
        (tags[9], tags[10]) = (NameTag::Begin(Org), NameTag::Inside(Org));
        let mut upos = vec![Upos::Propn; words.len()];
        upos[7] = Upos::Noun;
        complete(&mut tags, &upos, |at| words[at]);
        let persons: Vec<usize> = (0..tags.len()).filter(|&at| tags[at] == NameTag::Begin(Per)).collect();
        assert_eq!(persons, [0, 4]);
        assert_eq!(tags[10], NameTag::Inside(Org));
    }

    #[test]
    fn one_name_alone_is_no_surname() {
        let mut tags = [NameTag::Begin(NameKind::Per), NameTag::Outside];
        complete(&mut tags, &[Upos::Propn; 2], |_| "Ann");
        assert_eq!(tags[1], NameTag::Outside);
    }
}
