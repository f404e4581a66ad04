//! Morphology as later stages need it, read from tags, lemmas and auxiliaries: nothing of it is stored.

use super::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// When, as the verb group says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// *met*, *was meeting*, *had met*.
    Past,
    /// *meets*, *is meeting*, *has met*.
    Present,
    /// *will meet*, *is going to meet*.
    Future,
}

/// How, as the verb group says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mood {
    /// A statement or a question.
    #[default]
    Indicative,
    /// *Meet them!*
    Imperative,
    /// With *would*, *could*, *should*, *might*.
    Conditional,
    /// With *can*, *may*, *must*, *shall*.
    Modal,
    /// No finite verb: *to meet*, *meeting*.
    NonFinite,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}

/// Degree of an adjective or adverb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Degree {
    /// *strong*
    Positive,
    /// *stronger*, *more strong*
    Comparative,
    /// *strongest*, *most strong*
    Superlative,
}

/// What the verb group of a predicate says: the predicate with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Tense; `None` where nothing is finite.
    pub tense: Option<Tense>,
    /// Mood.
    pub mood: Mood,
    /// Whether with *have*: *has met*.
    pub perfect: bool,
    /// Whether with *be* and *-ing*: *is meeting*.
    pub progressive: bool,
    /// Whether in the passive voice.
    pub passive: bool,
    /// The modal verb.
    pub modal: Option<TokenId>,
}

impl Doc<'_> {
    /// The verb group of a predicate; a coordinated verb without auxiliaries of its own shares those of the first.
    #[must_use]
    pub fn verb_group(self, predicate: TokenId) -> VerbGroup {
        let passive = self.is_passive(predicate);
        let mut group = self.own_group(predicate, passive);
        let bare = !self.children(predicate).iter().any(|&c| is_auxiliary(self.deprel(c)));
        if let (Deprel::Conj, Some(first)) = (self.deprel(predicate), self.head(predicate))
            && bare
            && self.xpos(predicate) == self.xpos(first)
        {
            let shared = self.own_group(first, passive);
            group = VerbGroup { passive, ..shared };
        }
        group
    }

    fn own_group(self, predicate: TokenId, passive: bool) -> VerbGroup {
        let mut group = VerbGroup {
            tense: None,
            mood: Mood::NonFinite,
            perfect: false,
            progressive: false,
            passive,
            modal: None,
        };
        let xpos = self.xpos(predicate);
        let (mut finite, mut particle) = (None, false);
        for &child in self.children(predicate) {
            let tag = self.xpos(child);
            particle |= tag == Xpos::To && self.deprel(child) == Deprel::Mark;
            if !is_auxiliary(self.deprel(child)) && self.deprel(child) != Deprel::Cop {
                continue;
            }
            match tag {
                Xpos::Md => group.modal = group.modal.or(Some(child)),
                Xpos::Vbd | Xpos::Vbz | Xpos::Vbp => finite = finite.or(Some(tag)),
                _ => {}
            }
            let aspect = self.deprel(child) == Deprel::Aux;
            group.perfect |= aspect && self.lemma(child) == "have";
            group.progressive |= aspect && self.lemma(child) == "be" && xpos == Xpos::Vbg;
        }
        let own = matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp).then_some(xpos);
        if let Some(modal) = group.modal {
            (group.tense, group.mood) = match self.lemma(modal) {
                "will" | "shall" => (Some(Tense::Future), Mood::Indicative),
                "would" | "could" | "should" | "might" => (Some(Tense::Present), Mood::Conditional),
                _ => (Some(Tense::Present), Mood::Modal),
            };
        } else if let Some(tag) = finite.or(own) {
            group.mood = Mood::Indicative;
            group.tense = Some(if tag == Xpos::Vbd { Tense::Past } else { Tense::Present });
        } else if xpos == Xpos::Vb && !particle && self.head(predicate).is_none() {
            (group.mood, group.tense) = (Mood::Imperative, Some(Tense::Present));
        }
        // "is going to meet": the infinitive is what will happen.
        if let (Deprel::Xcomp, Some(head), true) = (self.deprel(predicate), self.head(predicate), particle)
            && self.lemma(head) == "go"
            && self.xpos(head) == Xpos::Vbg
        {
            (group.mood, group.tense) = (Mood::Indicative, Some(Tense::Future));
        }
        group
    }

    /// The word that negates `token`: *not*, *never*, *no*, *nobody* as its subject …
    #[must_use]
    pub fn negation(self, token: TokenId) -> Option<TokenId> {
        const ADVERBS: &[&str] = &["not", "never", "neither", "nor", "hardly", "scarcely", "no"];
        const PRONOUNS: &[&str] = &["nobody", "nothing", "none", "no-one"];
        let children = self.children(token).iter().copied();
        children.into_iter().find(|&c| {
            let lemma = self.lemma(c);
            match self.deprel(c) {
                Deprel::Advmod | Deprel::CcPreconj | Deprel::Cc => ADVERBS.contains(&lemma),
                Deprel::Det => matches!(lemma, "no" | "neither"),
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => {
                    PRONOUNS.contains(&lemma)
                        || self
                            .children(c)
                            .iter()
                            .any(|&d| self.deprel(d) == Deprel::Det && self.lemma(d) == "no")
                }
                _ => false,
            }
        })
    }

    /// Number of a noun, pronoun or verb form, where it shows.
    #[must_use]
    pub fn number(self, token: TokenId) -> Option<Number> {
        const PLURAL: &[&str] = &[
            "we",
            "they",
            "us",
            "them",
            "our",
            "their",
            "these",
            "those",
            "ourselves",
            "themselves",
        ];
        match self.xpos(token) {
            Xpos::Nns | Xpos::Nnps => Some(Number::Plural),
            Xpos::Nn | Xpos::Nnp | Xpos::Vbz => Some(Number::Singular),
            Xpos::Prp | Xpos::PrpS | Xpos::Dt => {
                let form = self.form(token).to_ascii_lowercase();
                if PLURAL.contains(&form.as_str()) {
                    Some(Number::Plural)
                } else if form.starts_with("you") || self.upos(token) == Upos::Det {
                    None
                } else {
                    Some(Number::Singular)
                }
            }
            _ => None,
        }
    }

    /// Grammatical person of a personal pronoun: 1, 2 or 3.
    #[must_use]
    pub fn person(self, token: TokenId) -> Option<u8> {
        if !matches!(self.xpos(token), Xpos::Prp | Xpos::PrpS) {
            return None;
        }
        let form = self.form(token).to_ascii_lowercase();
        Some(match form.as_str() {
            "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves" | "'s" | "’s" => 1,
            "you" | "your" | "yours" | "yourself" | "yourselves" => 2,
            _ => 3,
        })
    }

    /// Degree of an adjective or adverb, with *more* and *most* counted.
    #[must_use]
    pub fn degree(self, token: TokenId) -> Option<Degree> {
        match self.xpos(token) {
            Xpos::Jjr | Xpos::Rbr => return Some(Degree::Comparative),
            Xpos::Jjs | Xpos::Rbs => return Some(Degree::Superlative),
            Xpos::Jj | Xpos::Rb => {}
            _ => return None,
        }
        let graded = self.children(token).iter().find(|&&c| self.deprel(c) == Deprel::Advmod);
        Some(match graded.map(|&c| self.xpos(c)) {
            Some(Xpos::Rbr | Xpos::Jjr) => Degree::Comparative,
            Some(Xpos::Rbs | Xpos::Jjs) => Degree::Superlative,
            _ => Degree::Positive,
        })
    }
}

fn is_auxiliary(deprel: Deprel) -> bool {
    matches!(deprel, Deprel::Aux | Deprel::AuxPass)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::analyse;
    use crate::text;

    /// Calls `check` with the first token of that form.
    fn with<T>(source: &str, word: &str, check: impl FnOnce(Doc<'_>, u32) -> T) -> T {
        let layout = text::analyse(source);
        let syntax = analyse(source, &layout);
        let doc = Doc {
            text: source,
            layout: &layout,
            syntax: &syntax,
        };
        let token = (0..doc.len()).find(|&t| doc.form(t) == word).unwrap();
        check(doc, token)
    }

    fn group(source: &str, word: &str) -> VerbGroup {
        with(source, word, |doc, t| doc.verb_group(t))
    }

    #[test]
    fn verb_groups_tell_when_and_how() {
        let met = group("The ministers met in Oslo.", "met");
        assert_eq!(
            (met.tense, met.mood, met.passive),
            (Some(Tense::Past), Mood::Indicative, false)
        );
        let meeting = group("The ministers have been meeting in Oslo.", "meeting");
        assert!(meeting.perfect && meeting.progressive && meeting.tense == Some(Tense::Present));
        assert_eq!(
            group("The ministers will meet in Oslo.", "meet").tense,
            Some(Tense::Future)
        );
        let would = group("The ministers would meet in Oslo.", "meet");
        assert_eq!((would.mood, would.modal.is_some()), (Mood::Conditional, true));
        let infinitive = group("The ministers agreed to meet in Oslo.", "meet");
        assert_eq!((infinitive.tense, infinitive.mood), (None, Mood::NonFinite));
        let passive = group("The town was attacked on Monday.", "attacked");
        assert!(passive.passive && passive.tense == Some(Tense::Past));
    }

    #[test]
    fn coordinated_verbs_share_their_auxiliaries() {
        let charged = group("Two men were arrested and charged.", "charged");
        assert!(charged.passive && charged.tense == Some(Tense::Past));
        assert_eq!(
            group("The army will surround the town and seize it.", "seize").tense,
            Some(Tense::Future)
        );
    }

    #[test]
    fn negation_is_found() {
        let negated = |source, word| with(source, word, |doc, t| doc.negation(t).is_some());
        assert!(negated("The ministers did not meet.", "meet"));
        assert!(negated("The talks never began.", "began"));
        assert!(negated("No soldiers crossed the border.", "crossed"));
        assert!(!negated("The soldiers crossed the border.", "crossed"));
    }

    #[test]
    fn number_person_and_degree() {
        let text = "They want stronger sanctions than we do, the minister said.";
        assert_eq!(with(text, "sanctions", |doc, t| doc.number(t)), Some(Number::Plural));
        assert_eq!(with(text, "minister", |doc, t| doc.number(t)), Some(Number::Singular));
        assert_eq!(
            with(text, "They", |doc, t| (doc.number(t), doc.person(t))),
            (Some(Number::Plural), Some(3))
        );
        assert_eq!(with(text, "we", |doc, t| doc.person(t)), Some(1));
        assert_eq!(
            with(text, "stronger", |doc, t| doc.degree(t)),
            Some(Degree::Comparative)
        );
    }
}
