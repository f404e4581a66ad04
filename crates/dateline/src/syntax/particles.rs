//! Nouns made of a verb and its particle: "a *sit-in*", "the *call-up* of reservists".
//!
//! UD English cuts such a word in three and makes its second half a noun over the first. Treebanks have few of them, so that
//! the network often reads the particle as one of the verb before.

use super::{Deprel, ROOT, Syntax, Upos, Xpos};

/// Particles that end such nouns.
const PARTICLES: &[&str] = &["in", "up", "off", "out", "over", "down", "by", "away", "back"];

/// How far back an object of the same verb is looked for, in tokens.
const WINDOW: usize = 40;

/// Makes a particle behind a hyphen a noun where its determiner or the verb in front was hung on it. `form` gives each token's
/// form, `glued` whether no space follows it. Linear in the number of tokens.
pub(crate) fn name_nouns<'t>(syntax: &mut Syntax, form: impl Fn(usize) -> &'t str, glued: impl Fn(usize) -> bool) {
    for at in 2..syntax.upos.len() {
        let is_particle = form(at - 1) == "-"
            && glued(at - 1)
            && glued(at - 2)
            && PARTICLES.contains(&form(at))
            && !matches!(syntax.upos.get(at), Some(Upos::Noun | Upos::Propn | Upos::Verb))
            && form(at + 1) != "-";
        let hangs = |word: usize, relation: Deprel| {
            syntax.head.get(word) == Some(&(at as u32)) && syntax.deprel.get(word) == Some(&relation)
        };
        if !is_particle || !hangs(at - 2, Deprel::Compound) {
            continue;
        }
        let head = syntax.head.get(at).copied().unwrap_or(ROOT);
        let governor = syntax.upos.get(head as usize).copied();
        let is_verb = matches!(governor, Some(Upos::Verb | Upos::Aux));
        // An object further off than this is rarer than texts made to be slow.
        let before = at.saturating_sub(WINDOW)..at;
        let has = |relation: Deprel| {
            let mut words = before.clone();
            words.any(|word| syntax.head.get(word) == Some(&head) && syntax.deprel.get(word) == Some(&relation))
        };
        let as_noun = match syntax.deprel.get(at).copied().unwrap_or_default() {
            Deprel::CompoundPrt | Deprel::Advmod | Deprel::Case | Deprel::Mark | Deprel::Dep => match (is_verb, head) {
                (true, head) if (at as u32) < head => Deprel::Nsubj,
                (true, _) if has(Deprel::Obj) => Deprel::Obl,
                (true, _) => Deprel::Obj,
                (false, head) if (at as u32) < head => Deprel::Compound,
                (false, _) => Deprel::Nmod,
            },
            relation => relation,
        };
        for word in [at - 2, at] {
            if let (Some(upos), Some(xpos)) = (syntax.upos.get_mut(word), syntax.xpos.get_mut(word)) {
                (*upos, *xpos) = (Upos::Noun, Xpos::Nn);
            }
        }
        if let Some(relation) = syntax.deprel.get_mut(at) {
            *relation = as_noun;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Kurds staged a sit-in", with the particle hung on the verb.
    fn staged(upos: Upos) -> (Syntax, [&'static str; 6]) {
        let syntax = Syntax {
            upos: vec![Upos::Propn, Upos::Verb, Upos::Det, Upos::Verb, Upos::Punct, upos],
            xpos: vec![Xpos::Nnp, Xpos::Vbd, Xpos::Dt, Xpos::Vb, Xpos::Hyph, Xpos::In],
            head: vec![1, ROOT, 5, 5, 3, 1],
            deprel: vec![
                Deprel::Nsubj,
                Deprel::Root,
                Deprel::Det,
                Deprel::Compound,
                Deprel::Punct,
                Deprel::CompoundPrt,
            ],
            ..Syntax::default()
        };
        (syntax, ["Kurds", "staged", "a", "sit", "-", "in"])
    }

    #[test]
    fn a_particle_with_its_verb_in_front_is_a_noun() {
        let (mut syntax, words) = staged(Upos::Adp);
        name_nouns(
            &mut syntax,
            |at| words.get(at).copied().unwrap_or(""),
            |at| at == 3 || at == 4,
        );
        assert_eq!((syntax.upos[3], syntax.upos[5]), (Upos::Noun, Upos::Noun));
        assert_eq!((syntax.xpos[5], syntax.deprel[5]), (Xpos::Nn, Deprel::Obj));
    }

    #[test]
    fn spaces_keep_them_apart() {
        let (mut syntax, words) = staged(Upos::Adp);
        let before = syntax.clone();
        name_nouns(&mut syntax, |at| words.get(at).copied().unwrap_or(""), |_| false);
        assert_eq!(syntax, before);
    }
}
