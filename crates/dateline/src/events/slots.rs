//! Where the participants of a trigger sit in the tree: one method a step of a frame's path.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::frames::{Class, Condition, Frames, Path, Step};
use crate::actors::Actors;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// The article as the matcher asks it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    pub(super) doc: Doc<'a>,
    pub(super) actors: &'a Actors,
    pub(super) frames: &'a Frames,
    /// For each token the first one behind what is reported with it where its report follows ("…, two diplomats said").
    pub(super) reports: &'a [TokenId],
}

impl Scene<'_> {
    /// Whether `t` stands in the words that attribute what the trigger says, behind it: no part of what happened.
    pub(super) fn is_attribution(self, trigger: TokenId, t: TokenId) -> bool {
        self.reports.get(trigger as usize).is_some_and(|&end| t >= end)
    }

    /// The words at the end of a path from `t`, in text order.
    pub(super) fn follow(self, t: TokenId, path: &Path) -> Vec<TokenId> {
        let mut at = vec![t];
        for step in path {
            let mut next = Vec::new();
            for &t in &at {
                self.step(t, step, &mut next);
            }
            at = next;
        }
        at
    }

    /// Whether a condition holds at `t`.
    pub(super) fn holds(self, t: TokenId, condition: &Condition) -> bool {
        let anything = condition.is_open();
        let found = self.follow(t, &condition.path);
        // "called the king *on Friday*" is no call on anybody.
        let dated = |word: TokenId| {
            matches!(condition.path.last(), Some(Step::Prep(_))) && self.frames.in_set("times", self.doc.lemma(word))
        };
        let holds = found.iter().any(|&word| {
            (anything && !dated(word))
                || self.doc.conjuncts(word).any(|word| {
                    let is_it = |word: TokenId| {
                        self.is_one_of(word, &condition.words)
                            || self.is_wrapped(word, &condition.words)
                            || condition.kinds.iter().any(|kind| self.is_kind(word, kind))
                    };
                    let measured = std::iter::successors(Some(word), |&word| self.measured(word)).take(4);
                    measured.into_iter().any(is_it)
                })
        });
        holds != condition.negative
    }

    /// Whether a word is in a set of lemmas: by its lemma, its form, whole with its hyphen, or as a plural that the
    /// lemmatiser keeps ("troops").
    fn is_one_of(self, t: TokenId, words: &FxHashSet<String>) -> bool {
        if words.is_empty() {
            return false;
        }
        let lemma = self.doc.lemma(t);
        let form = self.doc.form(t);
        words.contains(lemma)
            || words.contains(form)
            || (form.starts_with(|c: char| c.is_ascii_uppercase()) && {
                // "Pirates" at the beginning of a sentence, taken for a name.
                let small = form.to_ascii_lowercase();
                words.contains(&small) || small.strip_suffix('s').is_some_and(|singular| words.contains(singular))
            })
            || lemma.strip_suffix('s').is_some_and(|singular| words.contains(singular))
            || self.hyphenated(t).is_some_and(|whole| words.contains(&whole))
            || (self.doc.upos(t) == Upos::Verb && stems(form).any(|stem| words.contains(stem.as_ref())))
    }

    /// What a noun of quantity counts: "a convoy of *trucks*", "4,000 tonnes of *rice*".
    fn measured(self, t: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if !self.frames.in_set("measure", doc.lemma(t)) {
            return None;
        }
        let of = |&c: &TokenId| matches!(doc.deprel(c), Deprel::Nmod | Deprel::Obl) && self.has_case(c, "of");
        let below = |t: TokenId| doc.children(t).iter().copied().find(of);
        // "400,000 barrels a day of oil"
        below(t).or_else(|| doc.child(t, Deprel::NmodUnmarked).and_then(below))
    }

    /// Whether a noun that only wraps another stands for it: "curfew order", "aid package".
    fn is_wrapped(self, t: TokenId, words: &FxHashSet<String>) -> bool {
        let doc = self.doc;
        let shell = !words.is_empty() && self.frames.in_set("shell", doc.lemma(t));
        shell
            && doc
                .children(t)
                .iter()
                .any(|&c| doc.deprel(c) == Deprel::Compound && self.is_one_of(c, words))
    }

    /// The lemma of a word written with a hyphen, which the treebanks cut in three: "cease-fire".
    pub(super) fn hyphenated(self, t: TokenId) -> Option<String> {
        let doc = self.doc;
        let before = t.checked_sub(2).filter(|&before| self.is_first_half(before))?;
        Some(format!("{}-{}", doc.lemma(before), doc.lemma(t)))
    }

    /// Whether a word goes on behind a hyphen.
    pub(super) fn is_first_half(self, t: TokenId) -> bool {
        let doc = self.doc;
        t + 2 < doc.len()
            && doc.form(t + 1) == "-"
            && doc.span(t).end == doc.span(t + 1).start
            && doc.span(t + 1).end == doc.span(t + 2).start
    }

    /// Whether the word heads a mention of an actor of this kind or sector.
    fn is_kind(self, word: TokenId, kind: &str) -> bool {
        if kind == "pronoun" {
            return self.doc.upos(word) == Upos::Pron;
        }
        if kind == "name" {
            return self.doc.upos(word) == Upos::Propn;
        }
        let actor = self
            .actors
            .headed_by(word)
            .and_then(|mention| self.actors.get(mention.actor));
        actor.is_some_and(|actor| {
            kind == "actor"
                || actor.sector.as_deref().is_some_and(|sector| sector.starts_with(kind))
                || super::kind_name(actor.kind) == kind
                // A place that does something is its government.
                || (kind == "country" && actor.kind == ActorKind::Place)
        })
    }

    /// Whether a thing is named by whose it is: "a *South Korean* tanker", "*Houthi* positions", "*Peru's* border".
    fn is_of_actor(self, word: TokenId) -> bool {
        let doc = self.doc;
        let named = |&c: &TokenId| {
            matches!(doc.deprel(c), Deprel::Amod | Deprel::Compound | Deprel::NmodPoss)
                && doc.upos(c) != Upos::Pron
                && self.actors.headed_by(c).is_some()
        };
        doc.upos(word) == Upos::Noun && doc.children(word).iter().any(named)
    }

    /// The actor that a phrase is about: its head, its possessor, who stands behind *of* or *by*, or in front as modifier.
    pub(super) fn actor_in(self, head: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let mut at = head;
        for _ in 0..4 {
            if self.actors.headed_by(at).is_some() {
                return Some(at);
            }
            if let Some(doer) = self
                .below_of(at, "by")
                .find(|&doer| self.actors.headed_by(doer).is_some())
            {
                return Some(doer);
            }
            let rank = |&c: &TokenId| match doc.deprel(c) {
                Deprel::NmodPoss => Some(0),
                Deprel::Nmod => match doc.case(c).map_or("", |case| doc.lemma(case)) {
                    // "Chilean wine by South Africa": only what is done is done by somebody.
                    "by" => Some(if self.is_act(at) { 1 } else { 4 }),
                    "of" | "from" | "between" | "among" => Some(3),
                    "against" | "on" | "in" | "for" | "with" => Some(5),
                    _ => None,
                },
                // "the *Iranian* seizure of ships", but "the Lyon offices of a *Chinese* maker".
                Deprel::Compound | Deprel::Amod => {
                    let Some(mention) = self.actors.headed_by(c) else {
                        // "a *Chinese*-owned smelter"
                        let inner =
                            |&c: &TokenId| doc.deprel(c) == Deprel::Compound && self.actors.headed_by(c).is_some();
                        let owned = doc.xpos(c) == Xpos::Vbn && doc.children(c).iter().any(inner);
                        return owned.then_some(2);
                    };
                    let actor = self.actors.get(mention.actor)?;
                    Some(if actor.kind == ActorKind::Place { 4 } else { 2 })
                }
                // "accounts *belonging to* the president", "an attack *staged by* rebels".
                Deprel::Acl if c > at => {
                    let whose = matches!(
                        doc.lemma(c),
                        "belong"
                            | "own"
                            | "run"
                            | "operate"
                            | "hold"
                            | "control"
                            | "crew"
                            | "charter"
                            | "lead"
                            | "command"
                            | "carry"
                            | "stage"
                            | "mount"
                            | "launch"
                            | "perpetrate"
                            | "commit"
                            | "fire"
                            | "plant"
                    );
                    (whose && (doc.lemma(c) == "belong" || doc.by_phrase(c).is_some())).then_some(3)
                }
                Deprel::Obl if doc.lemma(at) == "belong" && self.has_case(c, "to") => Some(0),
                Deprel::OblAgent => Some(0),
                _ => None,
            };
            at = doc
                .children(at)
                .iter()
                .copied()
                .filter(|c| rank(c).is_some())
                .min_by_key(rank)?;
        }
        None
    }

    fn step(self, t: TokenId, step: &Step, out: &mut Vec<TokenId>) {
        let doc = self.doc;
        let verb = self.is_verbal(t);
        let alone = verb && self.frames.in_set("intransitive", doc.lemma(t)) && doc.by_phrase(t).is_none();
        match step {
            // What has no passive has a subject wherever the parser put it: "Soldiers [who] clashed near the border".
            Step::Subj if alone => out.extend(doc.subject(t)),
            Step::Obj if alone => out.extend(doc.child(t, Deprel::Obj)),
            // "Moscow stood by Damascus": a verb in the past with a subject of its own is active whatever follows *by*.
            Step::Subj if matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) => {
                out.extend(doc.child(t, Deprel::Nsubj).or_else(|| doc.agent(t)));
                self.second_subject(t, out);
            }
            Step::Subj if verb => {
                out.extend(
                    doc.agent(t)
                        .or_else(|| self.first_to(t))
                        .or_else(|| self.nested_agent(t)),
                );
                self.second_subject(t, out);
            }
            Step::Subj => out.extend(self.nominal_subject(t)),
            Step::Obj if verb => out.extend(self.object(t)),
            Step::Iobj => out.extend(self.indirect_object(t)),
            Step::Poss => out.extend(doc.child(t, Deprel::NmodPoss)),
            Step::Conj => self.clauses(t, &[Deprel::Conj], out),
            Step::Mod => out.extend(doc.children(t).iter().copied().filter(|&c| {
                matches!(
                    doc.deprel(c),
                    Deprel::Compound | Deprel::Amod | Deprel::NmodUnmarked | Deprel::NmodDesc
                )
            })),
            Step::Xcomp => {
                self.clauses(t, &[Deprel::Xcomp], out);
                if out.is_empty() && self.frames.in_set("control", doc.lemma(t)) {
                    let infinitive = |&c: &TokenId| doc.deprel(c) == Deprel::Advcl && self.has_case(c, "to");
                    out.extend(doc.children(t).iter().copied().filter(infinitive));
                }
            }
            Step::Ccomp => self.clauses(t, &[Deprel::Ccomp, Deprel::Parataxis], out),
            Step::Acl => self.clauses(t, &[Deprel::Acl], out),
            // "fell on the market, killing nine": what others did at the time is another matter.
            Step::Advcl => {
                let shares = |&c: &TokenId| {
                    doc.deprel(c) == Deprel::Advcl && !doc.children(c).iter().any(|&c| doc.deprel(c).is_subject())
                };
                out.extend(doc.children(t).iter().copied().filter(shares));
            }
            Step::Must => {
                let mut clauses = Vec::new();
                self.clauses(t, &[Deprel::Ccomp, Deprel::Parataxis], &mut clauses);
                out.extend(clauses.into_iter().filter(|&clause| self.is_obliged(clause)));
            }
            Step::Prep(preposition) => self.phrases(t, preposition, out),
            Step::Only(kind) => {
                let is_it = self.is_kind(t, kind) || (&**kind == "actor" && self.is_of_actor(t));
                out.extend(is_it.then_some(t));
            }
            Step::Among(words) => out.extend(self.is_one_of(t, words).then_some(t)),
            Step::Obj | Step::ContentSource | Step::ContentTarget => {}
        }
    }

    pub(super) fn is_verbal(self, t: TokenId) -> bool {
        let doc = self.doc;
        matches!(doc.upos(t), Upos::Verb | Upos::Aux) || doc.child(t, Deprel::Cop).is_some() || doc.upos(t) == Upos::Adj
    }

    /// The light verb that carries a noun ("*held* talks", "sanctions *imposed* on …").
    pub(super) fn light_verb(self, noun: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let noun = doc.first_conjunct(noun);
        let light = |verb: TokenId| self.frames.in_set("light", doc.lemma(verb));
        let governor = doc.head(noun).filter(|&head| match doc.deprel(noun) {
            Deprel::Obj | Deprel::NsubjPass => light(head),
            Deprel::Obl => self.frames.in_set("light-oblique", doc.lemma(head)),
            // "Clashes erupted between …", "Talks took place in …".
            Deprel::Nsubj => {
                self.frames.in_set("happen", doc.lemma(head))
                    && doc.object(head).is_none_or(|o| doc.lemma(o) == "place")
            }
            _ => false,
        });
        governor.or_else(|| {
            let clause = |&c: &TokenId| {
                matches!(doc.deprel(c), Deprel::Acl | Deprel::AclRelcl)
                    && light(c)
                    && (doc.is_passive(c) || doc.object(c) == Some(noun))
            };
            doc.children(noun).iter().copied().find(clause)
        })
    }

    fn nominal_subject(self, noun: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if let Some(verb) = self.light_verb(noun) {
            return doc.agent(verb).filter(|&agent| agent != doc.first_conjunct(noun));
        }
        None
    }

    fn object(self, t: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if let Some(given) = self.given(t) {
            return Some(given);
        }
        // "allowed civilians to leave", "will host the prince": whatever the parser takes them for, there is no other.
        if let Some(told) = doc.child(t, Deprel::Iobj)
            && doc.child(t, Deprel::Obj).is_none()
        {
            // "gave the envoy *a week* to leave": taken for how long it lasted.
            let lasting = |&span: &TokenId| {
                span > told && matches!(doc.lemma(span), "hour" | "day" | "week" | "month" | "year" | "deadline")
            };
            let span = doc.child(t, Deprel::OblUnmarked).filter(lasting);
            return span.or(Some(told));
        }
        // "was granted asylum": what is granted stands as object, who receives it as subject.
        if doc.is_passive(t)
            && let Some(object) = doc.child(t, Deprel::Obj)
        {
            return Some(object);
        }
        doc.patient(t).or_else(|| self.after_particle(t)).or_else(|| {
            // "a measure to ban": the infinitive of a noun leaves its object unsaid only if it is that noun.
            let head = doc.head(t)?;
            (doc.deprel(t) == Deprel::Acl && doc.xpos(t) == Xpos::Vbn).then_some(head)
        })
    }

    /// What is given by a verb of giving whose receiver was parsed as its object ("granted Bhutto *an amnesty*").
    fn given(self, t: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if !self.frames.in_set("double", doc.lemma(t)) {
            return None;
        }
        let receiver = doc.child(t, Deprel::Obj)?;
        let gift = |&c: &TokenId| {
            c > receiver
                && matches!(doc.deprel(c), Deprel::Obj | Deprel::Xcomp)
                && matches!(doc.upos(c), Upos::Noun | Upos::Sym)
        };
        doc.children(t).iter().copied().find(gift)
    }

    /// "handed *over* supplies" with the particle read as a preposition: what it governs is the object.
    fn after_particle(self, verb: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let particle = |case: TokenId| {
            case == verb + 1
                && matches!(
                    doc.lemma(case),
                    "over" | "off" | "out" | "up" | "down" | "back" | "away"
                )
        };
        doc.obliques(verb)
            .find(|&(_, case)| case.is_some_and(particle))
            .map(|(noun, _)| noun)
    }

    fn indirect_object(self, t: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if doc.is_passive(t) && doc.child(t, Deprel::Obj).is_some() {
            return doc.patient(t);
        }
        if self.given(t).is_some() {
            return doc.child(t, Deprel::Obj);
        }
        doc.child(t, Deprel::Iobj)
    }

    fn clauses(self, t: TokenId, relations: &[Deprel], out: &mut Vec<TokenId>) {
        let doc = self.doc;
        out.extend(
            doc.children(t)
                .iter()
                .copied()
                .filter(|&c| relations.contains(&doc.deprel(c))),
        );
    }

    /// Whether a clause says what must or should be.
    fn is_obliged(self, clause: TokenId) -> bool {
        let doc = self.doc;
        let modal = doc
            .children(clause)
            .iter()
            .any(|&c| doc.deprel(c) == Deprel::Aux && matches!(doc.lemma(c), "must" | "should" | "ought" | "shall"));
        let governed = matches!(doc.lemma(clause), "need" | "have") && doc.child(clause, Deprel::Xcomp).is_some();
        modal || governed
    }

    /// Phrases with this preposition: of the word itself, of its object (where "aid *to* X" and "give *to* X" look
    /// alike), and of a noun's light verb.
    fn phrases(self, t: TokenId, preposition: &str, out: &mut Vec<TokenId>) {
        let doc = self.doc;
        let own = |t: TokenId, out: &mut Vec<TokenId>| {
            for &c in doc.children(t) {
                let phrase = matches!(
                    doc.deprel(c),
                    Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::OblUnmarked
                ) || (doc.deprel(c) == Deprel::Advcl && doc.xpos(c) == Xpos::Vbg);
                if phrase && self.has_case(c, preposition) {
                    out.push(c);
                }
            }
        };
        let before = out.len();
        own(t, out);
        if preposition == "by" && out.len() == before && doc.upos(t) == Upos::Noun {
            out.extend(self.below_of(t, "by"));
        }
        if self.is_verbal(t) {
            if let Some(object) = self.object(t).filter(|&object| object > t) {
                own(object, out);
                // "passed the names of six suspects *to* Suriname": hung on the suspects.
                if preposition == "to" && out.len() == before {
                    out.extend(self.below_of(object, "to"));
                }
            }
            return;
        }
        if let Some(verb) = self.light_verb(t) {
            own(verb, out);
        } else if out.len() == before && matches!(preposition, "from" | "against" | "with" | "to" | "between") {
            // "completed the withdrawal of a battalion *from* the village": hung on the verb.
            let verb = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Obj);
            out.extend(
                verb.into_iter()
                    .flat_map(|verb| doc.children(verb))
                    .copied()
                    .filter(|&c| c > t && doc.deprel(c) == Deprel::Obl && self.has_case(c, preposition)),
            );
        }
    }

    /// The phrases of a noun that hang on another behind *of*: "the shelling of a village *by rebels*".
    fn below_of(self, noun: TokenId, preposition: &'static str) -> impl Iterator<Item = TokenId> {
        let doc = self.doc;
        let with = move |t: TokenId, case: &'static str| {
            let phrase = move |&c: &TokenId| doc.deprel(c) == Deprel::Nmod && self.has_case(c, case);
            doc.children(t).iter().copied().filter(phrase)
        };
        with(noun, "of").flat_map(move |of| with(of, preposition))
    }

    fn has_case(self, t: TokenId, preposition: &str) -> bool {
        let doc = self.doc;
        doc.children(t)
            .iter()
            .any(|&c| matches!(doc.deprel(c), Deprel::Case | Deprel::Mark) && doc.lemma(c) == preposition)
    }

    /// Whether a noun is the name of an act in some frame.
    fn is_act(self, noun: TokenId) -> bool {
        let mut triggers = self.frames.triggers(self.doc.lemma(noun));
        triggers.any(|trigger| trigger.class == Class::Noun)
    }

    /// "was slapped on chicken *by the ministry*", hung on the chicken; but the raid in "was hurt in a raid *by rebels*" is
    /// theirs.
    fn nested_agent(self, verb: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        if !doc.is_passive(verb) || doc.by_phrase(verb).is_some() {
            return None;
        }
        let thing = |&&c: &&TokenId| {
            c > verb && matches!(doc.deprel(c), Deprel::Obl | Deprel::Obj | Deprel::Xcomp) && !self.is_act(c)
        };
        let by = |&c: &TokenId| {
            doc.deprel(c) == Deprel::Nmod && self.has_case(c, "by") && self.actors.headed_by(c).is_some()
        };
        let phrases = doc.children(verb).iter().filter(thing);
        phrases.flat_map(|&c| doc.children(c)).copied().find(by)
    }

    /// Who does what only he did: "*Malta* became the latest country to recognise …", "*the first envoy* to visit …".
    fn first_to(self, infinitive: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let noun = doc
            .head(infinitive)
            .filter(|&noun| doc.deprel(infinitive) == Deprel::Acl && doc.is_ordinal(noun))?;
        let of_predicate = match doc.deprel(noun) {
            Deprel::Xcomp => doc.head(noun).and_then(|verb| doc.agent(verb)),
            _ => doc.child(noun, Deprel::Nsubj),
        };
        of_predicate.or(Some(noun))
    }

    /// Whether a phrase opens with a word that is not its preposition.
    fn begins_with(self, phrase: TokenId, word: &str) -> bool {
        let doc = self.doc;
        let first = doc.children(phrase).first().copied().filter(|&first| first < phrase);
        first.is_some_and(|first| doc.lemma(first) == word && doc.deprel(first) != Deprel::Case)
            && doc.case(phrase).is_some()
    }

    /// The other half of a coordinated subject that was parsed as a subject of its own: "Putin *and Erdogan* spoke".
    fn second_subject(self, verb: TokenId, out: &mut Vec<TokenId>) {
        let doc = self.doc;
        let Some(&first) = out.last() else { return };
        let begins_with_and = |c: TokenId| {
            let start = doc.subtree(c).start;
            start != c && doc.deprel(start) == Deprel::Cc
        };
        let second = |&c: &TokenId| doc.deprel(c) == Deprel::Nsubj && c > first && begins_with_and(c);
        out.extend(doc.children(verb).iter().copied().find(second));
    }

    /// The object that is the second word of a verb ("open *fire*").
    pub(super) fn particle_noun(self, t: TokenId, particle: &str) -> Option<TokenId> {
        let object = self.doc.child(t, Deprel::Obj)?;
        (self.doc.lemma(object) == particle).then_some(object)
    }

    /// Whether the verb stands with this particle ("call *off*") or word of result ("take *hostage*", "find *guilty*").
    pub(super) fn has_particle(self, t: TokenId, particle: &str) -> bool {
        let doc = self.doc;
        let is_it = |c: TokenId| doc.lemma(c) == particle;
        doc.lemma(t + 1) == particle
            || doc.children(t).iter().any(|&c| match doc.deprel(c) {
                Deprel::CompoundPrt | Deprel::Advmod | Deprel::Xcomp | Deprel::OblUnmarked => is_it(c),
                // Two objects, the second of which is no object ("took twelve nuns hostage"); or hung on the first.
                Deprel::Obj => {
                    let result =
                        |c: TokenId| matches!(doc.deprel(c), Deprel::Flat | Deprel::Appos | Deprel::Amod | Deprel::Acl);
                    is_it(c) || doc.children(c).iter().any(|&c| c > t + 1 && result(c) && is_it(c))
                }
                // "handed the bodies *over* to Norway": before the only preposition.
                Deprel::Obl | Deprel::Advcl if self.begins_with(c, particle) => true,
                // "handed the fugitive *over* to Interpol": the first of two prepositions.
                Deprel::Obl | Deprel::Advcl => {
                    let mut cases = doc
                        .children(c)
                        .iter()
                        .copied()
                        .filter(|&c| doc.deprel(c) == Deprel::Case);
                    cases.next().is_some_and(is_it) && cases.next().is_some()
                }
                _ => false,
            })
    }
}

/// What a form may be an inflection of, by the regular rules: for words that the lemmatiser does not know.
pub(super) fn stems(form: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let endings = ["ed", "d", "ing", "es", "s"];
    let cut = endings.into_iter().filter_map(move |ending| form.strip_suffix(ending));
    cut.flat_map(|stem| {
        let doubled = stem
            .as_bytes()
            .split_last_chunk::<2>()
            .is_some_and(|(_, [a, b])| a == b);
        let single = doubled.then(|| stem.get(..stem.len() - 1).unwrap_or(stem));
        let silent = Cow::Owned(format!("{stem}e"));
        let y = stem.strip_suffix('i').map(|stem| Cow::Owned(format!("{stem}y")));
        [Some(Cow::Borrowed(stem)), single.map(Cow::Borrowed), Some(silent), y]
            .into_iter()
            .flatten()
    })
}
