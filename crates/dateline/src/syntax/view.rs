//! The tree as later stages want it: who does something to whom, with the subjects that grammar leaves unsaid.
//!
//! Universal Dependencies attach an argument once, where it is spoken. *Rebels attacked and burned the village* has one
//! subject, *ministers agreed to meet* none for *meet*, and in *troops that crossed the border* the subject is a
//! pronoun. The methods here follow coordination, control and relative clauses to the word that is meant. Each walks
//! up the tree at most once, so that asking for all words of a sentence stays linear in practice and bounded always.

use super::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Longest chain of coordinated or controlled verbs that is followed.
const CHAIN: usize = 12;

impl<'a> Doc<'a> {
    /// The grammatical subject of a predicate: its own, or the one that it shares, is controlled by or refers to.
    #[must_use]
    pub fn subject(self, predicate: TokenId) -> Option<TokenId> {
        let mut verb = predicate;
        for _ in 0..CHAIN {
            if let Some(subject) = self.own_subject(verb) {
                return Some(self.antecedent(subject).unwrap_or(subject));
            }
            if let Some((subject, _)) = self.verb_among_nouns(verb) {
                return Some(subject);
            }
            let head = self.head(verb)?;
            verb = match self.deprel(verb) {
                // "accused him of lying and *called* for a vote": what is finite goes on from what is finite.
                Deprel::Conj if self.is_finite(verb) && self.xpos(head) == Xpos::Vbg => self.head(head)?,
                Deprel::Conj => head,
                Deprel::Xcomp => {
                    if let Some(object) = self.object_of(head).filter(|_| !self.keeps_its_complement(head)) {
                        return Some(object);
                    }
                    head
                }
                Deprel::AclRelcl => return Some(head),
                Deprel::Parataxis if self.is_main_verb_of(verb, head) => return Some(head),
                // In the past tense it is no participle but the verb of the sentence: "The last units left the town".
                Deprel::Acl if self.is_participle(verb) || self.xpos(verb) == Xpos::Vbd => return Some(head),
                // A clause of time or manner without a subject of its own borrows that of the main clause.
                Deprel::Advcl if self.is_participle(verb) || self.is_infinitive(verb) => {
                    if self.is_controlled(verb, head)
                        && let Some(object) = self.object_of(head)
                    {
                        return Some(object);
                    }
                    head
                }
                _ => return None,
            };
        }
        None
    }

    /// Who does it: the subject of an active predicate, the *by*-phrase of a passive one.
    #[must_use]
    pub fn agent(self, predicate: TokenId) -> Option<TokenId> {
        if self.is_passive(predicate) {
            // "arrested and charged by police": who did it stands behind both.
            self.by_phrase(predicate).or_else(|| {
                let first = self
                    .head(predicate)
                    .filter(|_| self.deprel(predicate) == Deprel::Conj)?;
                self.by_phrase(first).filter(|&agent| agent > predicate)
            })
        } else {
            self.subject(predicate)
        }
    }

    /// Subject and object of a verb that was parsed as an adjective between two nouns: "Qatar [has] sold gas". A participle
    /// stands before all the nouns of its phrase, so a name before it is none of them.
    fn verb_among_nouns(self, verb: TokenId) -> Option<(TokenId, TokenId)> {
        let verbal = matches!(self.xpos(verb), Xpos::Vbd | Xpos::Vbn) || self.upos(verb) == Upos::Verb;
        if self.deprel(verb) != Deprel::Amod || !verbal {
            return None;
        }
        let object = self.head(verb).filter(|&noun| noun > verb)?;
        if let Some(subject) = self.child(verb, Deprel::Nsubj) {
            return Some((subject, object));
        }
        let before = |c: &TokenId| *c < verb && self.deprel(*c) == Deprel::Compound && self.upos(*c) == Upos::Propn;
        let subject = self.children(object).iter().copied().find(before)?;
        (self.deprel(object) == Deprel::Root).then_some((subject, object))
    }

    /// Whether a verb was parsed as a participle of a noun that heads a sentence without any other predicate: "Families
    /// crossed into Chad", where "crossed" is the verb of the sentence.
    #[must_use]
    pub fn is_clause_of_bare_noun(self, verb: TokenId) -> bool {
        self.deprel(verb) == Deprel::Acl
            && (self.is_participle(verb) || self.xpos(verb) == Xpos::Vbd)
            && self.head(verb).is_some_and(|noun| {
                let bare = |c: &TokenId| !self.deprel(*c).is_subject() && self.deprel(*c) != Deprel::Cop;
                self.deprel(noun) == Deprel::Root && noun < verb && self.children(noun).iter().all(bare)
            })
    }

    /// Whom it is done to: the object of an active predicate, the subject of a passive one.
    #[must_use]
    pub fn patient(self, predicate: TokenId) -> Option<TokenId> {
        if self.is_passive(predicate) {
            self.subject(predicate)
        } else {
            self.object(predicate)
        }
    }

    /// The direct object: its own, the one shared with a coordinated verb, or what a relative clause is about.
    #[must_use]
    pub fn object(self, verb: TokenId) -> Option<TokenId> {
        if let Some((_, object)) = self.verb_among_nouns(verb) {
            return Some(object);
        }
        if let Some(object) = self.child(verb, Deprel::Obj) {
            return Some(self.antecedent(object).unwrap_or(object));
        }
        let head = self.head(verb);
        if self.deprel(verb) == Deprel::Conj {
            // "seized and burned the village": the object stands behind both.
            let shared = head
                .and_then(|head| self.child(head, Deprel::Obj))
                .filter(|&object| object > verb);
            if shared.is_some() {
                return shared;
            }
        }
        // The same with the object at the last verb; nothing but a conjunction stands between the two.
        let next = self
            .child(verb, Deprel::Conj)
            .filter(|&next| next == verb + 2 && self.upos(next) == Upos::Verb);
        if let Some(object) = next.and_then(|next| self.child(next, Deprel::Obj)) {
            return Some(object);
        }
        // "the town that rebels seized", "the town rebels seized"
        let about = (self.deprel(verb) == Deprel::AclRelcl && self.own_subject(verb).is_some())
            .then_some(head)
            .flatten();
        about.filter(|_| {
            let subject = self.own_subject(verb);
            subject.is_some_and(|subject| !self.is_relative(subject)) && !self.has_relative_oblique(verb)
        })
    }

    /// The *by*-phrase of a passive predicate.
    #[must_use]
    pub fn by_phrase(self, predicate: TokenId) -> Option<TokenId> {
        let own = |verb: TokenId| {
            let by = |c: &TokenId| {
                self.deprel(*c) == Deprel::OblAgent
                    || (self.deprel(*c) == Deprel::Obl && self.case(*c).is_some_and(|case| self.lemma(case) == "by"))
            };
            let children = self.children(verb);
            children
                .iter()
                .copied()
                .find(|c| self.deprel(*c) == Deprel::OblAgent)
                .or_else(|| {
                    let found = children.iter().copied().find(by)?;
                    // "by Monday", "by boat" name no one who acts.
                    matches!(self.upos(found), Upos::Propn | Upos::Noun | Upos::Pron).then_some(found)
                })
        };
        own(predicate).or_else(|| {
            let shared = self
                .children(predicate)
                .iter()
                .copied()
                .find(|&c| self.deprel(c) == Deprel::Conj)?;
            self.is_passive(shared).then(|| own(shared)).flatten()
        })
    }

    /// Whether a predicate is in the passive voice, with its auxiliary, one shared or none (*the man arrested*).
    #[must_use]
    pub fn is_passive(self, predicate: TokenId) -> bool {
        let mut verb = predicate;
        for _ in 0..CHAIN {
            let marked = |c: &TokenId| {
                matches!(
                    self.deprel(*c),
                    Deprel::AuxPass | Deprel::NsubjPass | Deprel::CsubjPass | Deprel::OblAgent
                )
            };
            // "requested mediation by the Vatican": a verb with a plain subject and object is active, whatever a phrase with
            // "by" was taken for; so is what the parser made a participle of the noun that the sentence says it of.
            let has = |relation: Deprel| self.children(verb).iter().any(|&c| self.deprel(c) == relation);
            let active = has(Deprel::Obj) && (has(Deprel::Nsubj) || self.is_clause_of_bare_noun(verb))
                || self.verb_among_nouns(verb).is_some();
            if active && !has(Deprel::AuxPass) {
                return false;
            }
            if self.children(verb).iter().any(marked) {
                return true;
            }
            if self.xpos(verb) != Xpos::Vbn || self.children(verb).iter().any(|&c| self.deprel(c) == Deprel::Aux) {
                return false;
            }
            // "Minister convicted of fraud": a headline leaves out the auxiliary.
            if has(Deprel::Nsubj) && !has(Deprel::Obj) && self.is_headline(verb) {
                return true;
            }
            match (self.deprel(verb), self.head(verb)) {
                (Deprel::Conj, Some(head)) => verb = head,
                (Deprel::Acl | Deprel::Advcl | Deprel::Amod | Deprel::Xcomp, _) => return true,
                _ => return false,
            }
        }
        false
    }

    /// Whether a noun is told apart by its place in an order: "the *first* country to …" did it.
    #[must_use]
    pub fn is_ordinal(self, noun: TokenId) -> bool {
        self.children(noun).iter().any(|&c| {
            c < noun
                && matches!(
                    self.lemma(c),
                    "first" | "last" | "latest" | "late" | "second" | "third" | "only"
                )
        })
    }

    /// What a relative pronoun refers to: the noun that its clause modifies.
    #[must_use]
    pub fn antecedent(self, pronoun: TokenId) -> Option<TokenId> {
        if !self.is_relative(pronoun) {
            return None;
        }
        let mut token = pronoun;
        for _ in 0..CHAIN {
            let head = self.head(token)?;
            if self.deprel(token) == Deprel::AclRelcl {
                return Some(head);
            }
            token = head;
        }
        None
    }

    /// The words coordinated with `first`, itself in front: *Norway, Sweden and Denmark*.
    pub fn conjuncts(self, first: TokenId) -> impl Iterator<Item = TokenId> + 'a {
        let others = self
            .children(first)
            .iter()
            .copied()
            .filter(move |&c| self.deprel(c) == Deprel::Conj);
        std::iter::once(first).chain(others)
    }

    /// The first of the words that `token` is coordinated with; `token` itself if it is the first or alone.
    #[must_use]
    pub fn first_conjunct(self, token: TokenId) -> TokenId {
        match self.head(token) {
            Some(head) if self.deprel(token) == Deprel::Conj => head,
            _ => token,
        }
    }

    /// The preposition or possessive mark of a phrase.
    #[must_use]
    pub fn case(self, token: TokenId) -> Option<TokenId> {
        self.child(token, Deprel::Case)
    }

    /// The oblique phrases of a predicate: head of the phrase, and its preposition if it has one.
    pub fn obliques(self, predicate: TokenId) -> impl Iterator<Item = (TokenId, Option<TokenId>)> + 'a {
        let obliques = self
            .children(predicate)
            .iter()
            .copied()
            .filter(move |&c| matches!(self.deprel(c), Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked));
        obliques.map(move |c| (c, self.case(c)))
    }

    /// The noun that carries the meaning of a light verb: *talks* of *held talks*, *war* of *is engaged in a war*.
    #[must_use]
    pub fn light_noun(self, verb: TokenId) -> Option<TokenId> {
        let lemma = self.lemma(verb);
        let rules = dateline_english::LIGHT_VERBS.lines().filter_map(|line| {
            let mut columns = line.split('\t');
            (columns.next()? == lemma).then(|| columns.next().unwrap_or_default())
        });
        rules.into_iter().find_map(|via| {
            if via == "obj" {
                self.patient(verb).filter(|&noun| self.upos(noun) == Upos::Noun)
            } else {
                let with = |case: Option<TokenId>| case.is_some_and(|case| self.lemma(case) == via);
                let found = self.obliques(verb).find(|&(_, case)| with(case));
                found
                    .map(|(noun, _)| noun)
                    .filter(|&noun| self.upos(noun) == Upos::Noun)
            }
        })
    }

    fn own_subject(self, verb: TokenId) -> Option<TokenId> {
        let outer = |d: Deprel| matches!(d, Deprel::NsubjOuter | Deprel::CsubjOuter);
        let subject = |c: &&TokenId| self.deprel(**c).is_subject() && !outer(self.deprel(**c));
        self.children(verb).iter().find(subject).copied().or_else(|| {
            // "Mr Lee, 49, denied …": a person between commas, taken for a time.
            let person = |&c: &TokenId| {
                c < verb
                    && self.deprel(c) == Deprel::OblUnmarked
                    && self.upos(c) == Upos::Propn
                    && (self.child(c, Deprel::Appos).is_some() || self.name(c).kind() == Some(NameKind::Per))
            };
            self.children(verb).iter().copied().find(person)
        })
    }

    /// Whether a verb in the past with a complement was only set beside the noun before it, its subject, because something
    /// stands between the two: "Kim, who came by train, invited him", "Lee, 49, denied it".
    fn is_main_verb_of(self, verb: TokenId, noun: TokenId) -> bool {
        let between = |&c: &TokenId| {
            c < verb
                && matches!(
                    self.deprel(c),
                    Deprel::AclRelcl | Deprel::Acl | Deprel::Appos | Deprel::NmodUnmarked
                )
        };
        let complement = |&c: &TokenId| matches!(self.deprel(c), Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp);
        noun < verb
            && self.deprel(noun) == Deprel::Root
            && matches!(self.upos(noun), Upos::Noun | Upos::Propn)
            && matches!(self.xpos(verb), Xpos::Vbd | Xpos::Vbn)
            && self.children(verb).iter().any(complement)
            && self.children(noun).iter().any(between)
    }

    /// Whether a verb is the root of a sentence without a full stop.
    fn is_headline(self, verb: TokenId) -> bool {
        let last = self
            .sentence_of(verb)
            .and_then(|sentence| sentence.tokens.end.checked_sub(1));
        self.deprel(verb) == Deprel::Root && last.is_some_and(|last| self.upos(last) != Upos::Punct)
    }

    pub(super) fn object_of(self, verb: TokenId) -> Option<TokenId> {
        let object = self
            .child(verb, Deprel::Obj)
            .or_else(|| self.child(verb, Deprel::Iobj))?;
        Some(self.antecedent(object).unwrap_or(object))
    }

    /// Whether a verb is in the past or present tense; a participle without an auxiliary in a coordination is one in the past.
    fn is_finite(self, verb: TokenId) -> bool {
        let auxiliary = |&c: &TokenId| matches!(self.deprel(c), Deprel::Aux | Deprel::AuxPass);
        match self.xpos(verb) {
            Xpos::Vbd | Xpos::Vbz | Xpos::Vbp => true,
            Xpos::Vbn => !self.children(verb).iter().any(auxiliary),
            _ => false,
        }
    }

    pub(super) fn is_participle(self, verb: TokenId) -> bool {
        matches!(self.xpos(verb), Xpos::Vbg | Xpos::Vbn)
    }

    fn is_infinitive(self, verb: TokenId) -> bool {
        self.xpos(verb) == Xpos::Vb && self.children(verb).iter().any(|&c| self.xpos(c) == Xpos::To)
    }

    /// Whether a word is a relative pronoun.
    fn is_relative(self, token: TokenId) -> bool {
        matches!(self.xpos(token), Xpos::Wdt | Xpos::Wp)
    }

    /// Whether the relative clause of `verb` is about an oblique: *the city in which they met*, *the day when …*.
    fn has_relative_oblique(self, verb: TokenId) -> bool {
        self.children(verb).iter().any(|&c| {
            self.xpos(c) == Xpos::Wrb
                || (matches!(self.deprel(c), Deprel::Obl | Deprel::Nmod) && self.is_relative(c))
                || (self.deprel(c) == Deprel::Obl && self.children(c).iter().any(|&g| self.is_relative(g)))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Doc, analyse};
    use crate::text;

    /// Asks about the first token of that form; gives the form of the answer, `-` for none.
    fn ask(source: &str, word: &str, question: impl for<'a> Fn(Doc<'a>, u32) -> Option<u32>) -> String {
        let layout = text::analyse(source);
        let syntax = analyse(source, &layout);
        let doc = Doc {
            text: source,
            layout: &layout,
            syntax: &syntax,
        };
        let token = (0..doc.len()).find(|&t| doc.form(t) == word).unwrap();
        question(doc, token).map_or_else(|| "-".to_owned(), |t| doc.form(t).to_owned())
    }

    #[test]
    fn coordinated_verbs_share_their_arguments() {
        let text = "Rebels attacked the village and killed three farmers.";
        assert_eq!(ask(text, "killed", |doc, t| doc.subject(t)), "Rebels");
        assert_eq!(ask(text, "attacked", |doc, t| doc.object(t)), "village");
        assert_eq!(ask(text, "killed", |doc, t| doc.object(t)), "farmers");
        let text = "A court convicted the minister of taking bribes from a builder and sentenced him to six years.";
        assert_eq!(ask(text, "sentenced", |doc, t| doc.subject(t)), "court");
        let text = "The suspect was arrested and charged by police.";
        assert_eq!(ask(text, "charged", |doc, t| doc.patient(t)), "suspect");
        assert_eq!(ask(text, "charged", |doc, t| doc.agent(t)), "police");
    }

    #[test]
    fn infinitives_have_the_subject_of_their_governor() {
        assert_eq!(
            ask("The ministers agreed to meet again.", "meet", |doc, t| doc.subject(t)),
            "ministers"
        );
        assert_eq!(
            ask("The court ordered the company to pay a fine.", "pay", |doc, t| doc
                .subject(t)),
            "company"
        );
        assert_eq!(
            ask("The group threatened to kill the hostages.", "kill", |doc, t| doc
                .subject(t)),
            "group"
        );
        assert_eq!(
            ask("The envoy accused the general of arming rebels.", "arming", |doc, t| {
                doc.subject(t)
            }),
            "general"
        );
        assert_eq!(
            ask(
                "The envoy thanked the general for freeing the boys.",
                "freeing",
                |doc, t| { doc.subject(t) }
            ),
            "general"
        );
        assert_eq!(
            ask("The firm made a fortune from selling arms.", "selling", |doc, t| doc
                .subject(t)),
            "firm"
        );
        assert_eq!(
            ask("The general was accused of arming rebels.", "arming", |doc, t| doc
                .subject(t)),
            "general"
        );
        assert_eq!(
            ask("Troops were ordered to leave the town.", "leave", |doc, t| doc
                .subject(t)),
            "Troops"
        );
    }

    #[test]
    fn relative_clauses_find_their_noun() {
        assert_eq!(
            ask("Troops that crossed the border were captured.", "crossed", |doc, t| doc
                .subject(t)),
            "Troops"
        );
        assert_eq!(
            ask("The town that rebels seized lies in ruins.", "seized", |doc, t| doc
                .object(t)),
            "town"
        );
        assert_eq!(
            ask("The men who attacked the convoy fled.", "attacked", |doc, t| doc
                .agent(t)),
            "men"
        );
    }

    #[test]
    fn passives_name_who_acts_behind_by() {
        let text = "The village was attacked by rebels.";
        assert_eq!(ask(text, "attacked", |doc, t| doc.agent(t)), "rebels");
        assert_eq!(ask(text, "attacked", |doc, t| doc.patient(t)), "village");
        assert_eq!(
            ask("Former minister convicted of fraud", "convicted", |doc, t| doc
                .patient(t)),
            "minister"
        );
        assert_eq!(
            ask("A man arrested by police was released.", "arrested", |doc, t| doc
                .patient(t)),
            "man"
        );
    }

    #[test]
    fn light_verbs_give_way_to_their_noun() {
        assert_eq!(
            ask("The leaders held talks in Cairo.", "held", |doc, t| doc.light_noun(t)),
            "talks"
        );
        assert_eq!(
            ask("The army carried out an attack on the town.", "carried", |doc, t| doc
                .light_noun(t)),
            "attack"
        );
        assert_eq!(
            ask("The leaders praised the talks.", "praised", |doc, t| doc.light_noun(t)),
            "-"
        );
    }
}
