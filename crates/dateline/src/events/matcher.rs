//! From tokens to event cores: which frame a word triggers, and what the words around it make of that.
//!
//! A word's core is computed once and kept. An operator (agree, refuse, call on …) asks for the core of what it governs
//! and changes its code; so does a modal or a negation of the trigger's own clause: "will release" is an agreement to
//! release, "will not release" a refusal.

use std::borrow::Cow;

use super::codes::{Change, CodeId, Codes};
use super::frames::{Class, Condition, Frame, Path, Step, Trigger};
use super::modality;
use super::slots::{Scene, stems};
use crate::model::EventType;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// Deepest nesting of operators ("agreed to stop plans to attack").
const DEPTH: u32 = 6;

/// Irregular forms of trigger words that are too rare in treebanks for the lemmatiser to have met.
const IRREGULAR: &[(&str, &str)] = &[
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("overran", "overrun"),
    ("overrode", "override"),
    ("withheld", "withhold"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("withstood", "withstand"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forgave", "forgive"),
    ("forgiven", "forgive"),
    ("slew", "slay"),
    ("slain", "slay"),
    ("forsook", "forsake"),
    ("undertook", "undertake"),
    ("rebuilt", "rebuild"),
    ("lent", "lend"),
    ("waylaid", "waylay"),
    ("shot", "shoot"),
    ("besought", "beseech"),
    ("outlawed", "outlaw"),
    ("resold", "resell"),
    ("swore", "swear"),
    ("sworn", "swear"),
];

/// A participant as found, before actors are looked up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) head: TokenId,
    pub(super) how: String,
    pub(super) sure: f32,
}

/// What a trigger says.
#[derive(Clone, Debug)]
pub(super) struct Core {
    pub(super) frame: u32,
    pub(super) code: CodeId,
    pub(super) trigger: TokenId,
    pub(super) source: Vec<Found>,
    pub(super) target: Vec<Found>,
    pub(super) symmetric: bool,
    /// The governed words that this core speaks for.
    pub(super) consumed: Vec<TokenId>,
    /// Frames of operators that changed the code, outermost first.
    pub(super) through: Vec<u32>,
    /// Whether a modal or a negation changed the code.
    pub(super) modal: bool,
    pub(super) sure: f32,
}

#[derive(Clone, Debug)]
enum Memo {
    Unknown,
    Open,
    Done(Option<usize>),
}

/// Finds the cores of an article.
pub(super) struct Matcher<'a> {
    pub(super) scene: Scene<'a>,
    codes: &'static Codes,
    memo: Vec<Memo>,
    cores: Vec<Core>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(scene: Scene<'a>) -> Self {
        Self {
            scene,
            codes: Codes::english(),
            memo: vec![Memo::Unknown; scene.doc.len() as usize],
            cores: Vec::new(),
        }
    }

    /// Every core that no other speaks for, in text order.
    pub(super) fn run(mut self) -> Vec<Core> {
        let found: Vec<usize> = (0..self.scene.doc.len()).filter_map(|t| self.core(t, DEPTH)).collect();
        let mut consumed: Vec<TokenId> = self
            .cores
            .iter()
            .flat_map(|core| core.consumed.iter().copied())
            .collect();
        consumed.sort_unstable();
        let mut cores: Vec<Core> = Vec::new();
        for i in found {
            if let Some(core) = self.cores.get(i)
                && consumed.binary_search(&core.trigger).is_err()
            {
                cores.push(core.clone());
            }
        }
        cores.sort_by_key(|core| core.trigger);
        cores.dedup_by_key(|core| core.trigger);
        cores
    }

    fn core(&mut self, t: TokenId, depth: u32) -> Option<usize> {
        match self.memo.get(t as usize)? {
            Memo::Done(found) => return *found,
            // A tree has no cycles, but shared arguments may lead back.
            Memo::Open => return None,
            Memo::Unknown => {}
        }
        if depth == 0 {
            return None;
        }
        self.set(t, Memo::Open);
        let core = self.compute(t, depth);
        let found = core.map(|core| {
            self.cores.push(core);
            self.cores.len() - 1
        });
        self.set(t, Memo::Done(found));
        found
    }

    fn set(&mut self, t: TokenId, memo: Memo) {
        if let Some(slot) = self.memo.get_mut(t as usize) {
            *slot = memo;
        }
    }

    fn compute(&mut self, t: TokenId, depth: u32) -> Option<Core> {
        let scene = self.scene;
        let class = class(scene, t)?;
        let lemma = self.trigger_lemma(t);
        let mut candidates: Vec<(usize, &'a Trigger, &'a Frame)> = Vec::new();
        for trigger in scene.frames.triggers(&lemma) {
            let Some(frame) = scene.frames.frame_at(trigger.frame) else {
                continue;
            };
            let fits = trigger.class == class || (trigger.class == Class::Adjective && class == Class::Verb);
            if fits
                && trigger.particles.iter().all(|particle| scene.has_particle(t, particle))
                && trigger
                    .conditions
                    .iter()
                    .chain(&frame.when)
                    .all(|condition| scene.holds(t, condition))
            {
                let weight = |condition: &Condition| match condition.negative {
                    true => 0,
                    false if condition.is_open() => 1,
                    false => 2,
                };
                let specific: usize = trigger.conditions.iter().map(weight).sum();
                candidates.push((specific + 3 * trigger.particles.len(), trigger, frame));
            }
        }
        // The most specific pattern first; among equals a word of its own before an operator, then as the files have it; but
        // of two of one type the one with modes of its own, which says more.
        candidates.sort_by_key(|(specific, _, frame)| (std::cmp::Reverse(*specific), frame.operator.is_some()));
        if let Some(&(specific, _, first)) = candidates.first()
            && first.modes.is_empty()
        {
            let codes = self.codes;
            let kind = |frame: &Frame| {
                let of_code = frame.code.and_then(|code| codes.get(code)).map(|code| code.event_type);
                frame.event_type.or(of_code)
            };
            let says_more = |(other, _, frame): &(usize, &Trigger, &Frame)| {
                *other == specific && kind(frame) == kind(first) && !frame.modes.is_empty()
            };
            if let Some(at) = candidates.iter().position(says_more)
                && let Some(head) = candidates.get_mut(..=at)
            {
                head.rotate_right(1);
            }
        }
        for (_, trigger, frame) in candidates {
            if let Some(mut core) = self.fill(t, trigger, frame, depth) {
                self.take_words(t, trigger, &mut core);
                if class != Class::Noun {
                    let willing = matches!(frame.operator, Some("future" | "agree"));
                    modality::apply(scene, self.codes, t, willing, &mut core);
                }
                return Some(core);
            }
        }
        None
    }

    /// The lemma under which triggers are looked up: a hyphenated word whole, and a form that the lemmatiser does not
    /// know by its regular stem.
    fn trigger_lemma(&self, t: TokenId) -> Cow<'a, str> {
        let doc = self.scene.doc;
        let frames = self.scene.frames;
        if let Some(whole) = self
            .scene
            .hyphenated(t)
            .filter(|whole| frames.triggers(whole).next().is_some())
        {
            return Cow::Owned(whole);
        }
        let lemma = doc.lemma(t);
        // "is prepared to", "are scheduled to": participles that stand as adjectives are listed as written.
        if doc.upos(t) == Upos::Adj && lemma != doc.form(t) {
            let form = doc.form(t).to_ascii_lowercase();
            if frames.triggers(&form).any(|trigger| trigger.class == Class::Adjective) {
                return Cow::Owned(form);
            }
        }
        if frames.triggers(lemma).next().is_some() {
            return Cow::Borrowed(lemma);
        }
        let form = doc.form(t).to_ascii_lowercase();
        if let Some((_, stem)) = IRREGULAR.iter().find(|(past, _)| *past == form) {
            return Cow::Borrowed(stem);
        }
        // "refugees" is no form of "refuge": nouns that the lemmatiser knows are what it says.
        let known = lemma != form && matches!(doc.upos(t), Upos::Noun | Upos::Propn);
        for stem in stems(&form).filter(|_| !known) {
            if frames.triggers(&stem).next().is_some() {
                return Cow::Owned(stem.into_owned());
            }
        }
        Cow::Borrowed(lemma)
    }

    /// The core of `t` as this frame has it; `None` where an operator without a code governs no event.
    fn fill(&mut self, t: TokenId, trigger: &Trigger, frame: &'a Frame, depth: u32) -> Option<Core> {
        let scene = self.scene;
        let frame_id = trigger.frame;
        let content = frame
            .operator
            .and_then(|operator| self.content(t, frame, operator, depth));
        let mut core = Core {
            frame: frame_id,
            code: 0,
            trigger: t,
            source: Vec::new(),
            target: Vec::new(),
            symmetric: frame.symmetric,
            consumed: Vec::new(),
            through: Vec::new(),
            modal: false,
            sure: 0.9,
        };
        let mut inner = None;
        match content {
            Some((at, change, governed)) => {
                let governed = self.cores.get(governed)?.clone();
                core.code = match change {
                    Change::To(code) => code,
                    Change::Same => governed.code,
                    Change::None => frame.code?,
                };
                if matches!(change, Change::Same) {
                    core.frame = governed.frame;
                    core.trigger = governed.trigger;
                    core.modal = governed.modal;
                    core.through.push(frame_id);
                    core.consumed.clone_from(&governed.consumed);
                    core.symmetric = governed.symmetric;
                    if at != t && core.trigger != t {
                        core.consumed.push(t);
                        core.consumed.retain(|&word| word != governed.trigger);
                    }
                } else {
                    core.consumed.clone_from(&governed.consumed);
                    core.consumed.push(governed.trigger);
                    core.consumed.push(at);
                    core.symmetric |= governed.symmetric;
                    core.through.push(governed.frame);
                }
                core.through.extend(governed.through.iter().copied());
                inner = Some(governed);
            }
            None => {
                core.code = frame.code?;
                let refined = frame
                    .codes
                    .iter()
                    .find(|(_, conditions)| conditions.iter().all(|condition| scene.holds(t, condition)));
                if let Some((code, _)) = refined {
                    core.code = *code;
                }
            }
        }
        let transparent = frame.code.is_none();
        core.source = self.participants(t, &frame.source, inner.as_ref(), &[], true);
        if core.source.is_empty()
            && let Some(inner) = &inner
            && transparent
        {
            core.source.clone_from(&inner.source);
        }
        let mut avoid: Vec<TokenId> = core.source.iter().map(|found| found.head).collect();
        // "opened an investigation into the bank": a word of the pattern is hit only where nobody else is.
        // A verb that says something by itself hits its object ("attacked a camp in Kabul").
        let hit = scene.doc.object(t).or_else(|| scene.doc.patient(t));
        let hit = hit.filter(|_| !frame.symmetric && !scene.frames.in_set("light", scene.doc.lemma(t)));
        for particle in &trigger.particles {
            avoid.extend(scene.particle_noun(t, particle));
        }
        let mut words = avoid.clone();
        words.extend(
            self.pattern_words(t, trigger)
                .filter(|&word| scene.actors.headed_by(word).is_none() && Some(word) != hit),
        );
        core.target = self.participants(t, &frame.target, inner.as_ref(), &words, false);
        // "on *alert*" is nobody even then.
        let state = |&word: &TokenId| scene.frames.in_set("states", scene.doc.lemma(word));
        avoid.extend(words.iter().copied().filter(state));
        if core.target.is_empty() && words.len() > avoid.len() {
            core.target = self.participants(t, &frame.target, inner.as_ref(), &avoid, false);
        }
        // "Families crossed into Chad", parsed as families that were crossed: who is not the target does it.
        if core.source.is_empty()
            && self.scene.doc.is_clause_of_bare_noun(t)
            && let Some(noun) = self.scene.doc.head(t)
            && !core.target.is_empty()
            && core.target.iter().all(|found| found.head != noun)
            && self.can_participate(noun)
        {
            core.source.push(Found {
                head: noun,
                how: "subject".to_owned(),
                sure: 0.85,
            });
            avoid.push(noun);
        }
        if core.target.is_empty()
            && let Some(inner) = &inner
        {
            let sides = inner.target.iter().chain(&inner.source);
            core.target = sides.filter(|found| !avoid.contains(&found.head)).cloned().collect();
            if inner.target.iter().any(|found| !avoid.contains(&found.head)) {
                core.target.retain(|found| inner.target.contains(found));
            }
        }
        Some(core)
    }

    /// Words that a pattern asks for are part of its trigger ("break off *talks*") and tell no event of their own; what
    /// somebody is accused of stays an event.
    fn take_words(&self, t: TokenId, trigger: &Trigger, core: &mut Core) {
        let event_type = |code: CodeId| self.codes.get(code).map(|code| code.event_type);
        if core.trigger != t {
            return;
        }
        // "opened an *investigation*" is one accusation.
        let frames = self.scene.frames;
        let accuses = |word: &TokenId| {
            let of_word = frames.triggers(self.scene.doc.lemma(*word));
            let mut codes = of_word.filter_map(|trigger| frames.frame_at(trigger.frame)?.code);
            codes.any(|code| event_type(code) == Some(EventType::Accuse))
        };
        let is_charge = event_type(core.code) == Some(EventType::Accuse);
        let words = self.pattern_words(t, trigger);
        core.consumed.extend(words.filter(|word| !is_charge || accuses(word)));
    }

    /// The words that fill the places for which a pattern asks words, and its second words ("open *fire*").
    fn pattern_words(&self, t: TokenId, trigger: &Trigger) -> impl Iterator<Item = TokenId> {
        let asked = |condition: &&Condition| !condition.negative && !condition.words.is_empty();
        let conditions = trigger.conditions.iter().filter(asked);
        let seconds = trigger
            .particles
            .iter()
            .filter_map(move |particle| self.scene.particle_noun(t, particle));
        conditions
            .flat_map(move |condition| self.scene.follow(t, &condition.path))
            .chain(seconds)
    }

    /// The governed event: where it is, what the operator makes of it, its core.
    fn content(
        &mut self,
        t: TokenId,
        frame: &'a Frame,
        operator: &'static str,
        depth: u32,
    ) -> Option<(TokenId, Change, usize)> {
        let mut second = None;
        for path in &frame.content {
            for at in self.scene.follow(t, path) {
                if at == t {
                    continue;
                }
                let Some(governed) = self.core(at, depth - 1) else {
                    continue;
                };
                let Some(core) = self.cores.get(governed) else {
                    continue;
                };
                // "insisted they would not disarm" refuses and asks for nothing.
                if operator == "request" && core.modal && path.last() == Some(&Step::Ccomp) {
                    continue;
                }
                let code = core.code;
                match self.codes.apply(operator, code) {
                    Change::None => second = second.or(Some((at, Change::None, governed))),
                    change => return Some((at, change, governed)),
                }
            }
        }
        // An event that the operator does not change is left to speak for itself.
        let _ = second;
        None
    }

    /// The participants at the first path that leads to somebody. Who does it is more than a topic: what stands behind *of*
    /// or before the noun must be somebody ("*air* strikes", "charges of *fraud*"), and a verb has no doer behind *of*
    /// ("accused of *theft*"), nor has "in support of *the strikers*".
    fn participants(
        &self,
        t: TokenId,
        paths: &[Path],
        inner: Option<&Core>,
        avoid: &[TokenId],
        doers: bool,
    ) -> Vec<Found> {
        let doc = self.scene.doc;
        let verbal = doers && self.scene.is_verbal(t);
        let loose = |path: &Path| doers && path.iter().any(is_loose);
        for path in paths {
            let of = matches!(path.first(), Some(Step::Prep(of)) if &**of == "of");
            if of && (verbal || (doers && is_adverbial(doc, t))) {
                continue;
            }
            let somebody = loose(path);
            match (path.first(), inner) {
                (Some(Step::ContentSource), inner) | (Some(Step::ContentTarget), inner @ None) => {
                    if let Some(inner) = inner {
                        let found: Vec<Found> = inner
                            .source
                            .iter()
                            .filter(|f| !avoid.contains(&f.head))
                            .cloned()
                            .collect();
                        if !found.is_empty() {
                            return found;
                        }
                    }
                    continue;
                }
                (Some(Step::ContentTarget), Some(inner)) => {
                    let found: Vec<Found> = inner
                        .target
                        .iter()
                        .filter(|f| !avoid.contains(&f.head))
                        .cloned()
                        .collect();
                    if !found.is_empty() {
                        return found;
                    }
                    continue;
                }
                _ => {}
            }
            let mut heads = self.scene.follow(t, path);
            if matches!(path.last(), Some(Step::Mod)) || matches!(path.as_slice(), [.., Step::Mod, Step::Only(_)]) {
                // "seized a *British* tanker": the tanker, which is British.
                for head in &mut heads {
                    let noun = doc
                        .head(*head)
                        .filter(|&noun| noun != t && doc.upos(noun) == Upos::Noun);
                    *head = noun.unwrap_or(*head);
                }
            }
            let mut found: Vec<Found> = Vec::new();
            for head in heads {
                let crowd = || self.scene.frames.in_set("crowd", doc.lemma(head));
                if !self.can_participate(head) || (somebody && self.scene.actor_in(head).is_none() && !crowd()) {
                    continue;
                }
                for word in doc.conjuncts(head) {
                    let fresh = word != t
                        && !(word != head && self.scene.is_attribution(t, word))
                        && !avoid.contains(&word)
                        && found.iter().all(|f| f.head != word);
                    if fresh && self.can_participate(word) {
                        found.push(Found {
                            head: word,
                            how: describe(path),
                            sure: 0.95,
                        });
                    }
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Nouns, names and pronouns of persons and things; no "it" that fills a place, no times.
    fn can_participate(&self, t: TokenId) -> bool {
        let doc = self.scene.doc;
        let nominal = matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            || (doc.upos(t) == Upos::Adj && (self.scene.actors.headed_by(t).is_some() || is_nominal(doc, t)));
        nominal
            && doc.deprel(t) != Deprel::Expl
            && !matches!(doc.form(t), "himself" | "herself" | "itself" | "themselves")
            && !is_time(self.scene, t)
            && !matches!(doc.lemma(t), "which" | "that" | "this" | "what" | "there" | "it" if self.scene.actors.headed_by(t).is_none())
    }
}

/// Whether a word says when: "on *Monday*", and the day of a month, "on *1* April", "May *22*".
fn is_time(scene: Scene<'_>, t: TokenId) -> bool {
    let doc = scene.doc;
    let named = |t: TokenId| scene.frames.in_set("times", doc.form(t)) || scene.frames.in_set("times", doc.lemma(t));
    let number = doc.upos(t) == Upos::Num;
    named(t) || (number && (doc.children(t).iter().any(|&c| named(c)) || (t > 0 && named(t - 1))))
}

/// Whether an adjective stands for a noun: "*the smaller* of the partners left", "fed *the poor*".
fn is_nominal(doc: Doc<'_>, t: TokenId) -> bool {
    let relation = doc.deprel(t);
    (relation.is_subject() || matches!(relation, Deprel::Obj | Deprel::Iobj))
        && doc.child(t, Deprel::Det).is_some_and(|article| article < t)
}

/// Whether a bare noun behind *in* says what somebody does something for: "in support of", "in defiance of".
fn is_adverbial(doc: Doc<'_>, noun: TokenId) -> bool {
    let bare = |&c: &TokenId| matches!(doc.deprel(c), Deprel::Det | Deprel::NmodPoss);
    doc.case(noun).is_some_and(|case| doc.lemma(case) == "in") && !doc.children(noun).iter().any(bare)
}

/// Whether a step leads to what a noun is about as often as to who does it.
fn is_loose(step: &Step) -> bool {
    match step {
        Step::Mod => true,
        Step::Prep(preposition) => matches!(&**preposition, "of" | "from"),
        _ => false,
    }
}

fn class(scene: Scene<'_>, t: TokenId) -> Option<Class> {
    let doc = scene.doc;
    // "marching orders", "a hacking group": what somebody is wont to do, and "the Alliance to Reclaim Our Schools".
    let wont = doc.deprel(t) == Deprel::Amod && doc.xpos(t) == Xpos::Vbg;
    // "a so-called ceasefire", "the long-isolated country": what such compounds say is no act, or one of their own.
    let compound = doc.upos(t) != Upos::Noun
        && scene
            .hyphenated(t)
            .is_some_and(|whole| scene.frames.triggers(&whole).next().is_none());
    // "a sit-down protest", "the drive-by shooting": the first half of such a word is no act either.
    let first_half = doc.upos(t) == Upos::Verb && scene.is_first_half(t);
    if wont || compound || first_half || (doc.upos(t) == Upos::Verb && is_in_title(scene, t)) {
        return None;
    }
    match doc.upos(t) {
        Upos::Verb => Some(Class::Verb),
        // "to broker peace": a word that is a noun as well, with the mark of an infinitive.
        Upos::Noun if t > 0 && doc.xpos(t - 1) == Xpos::To && doc.head(t - 1) == Some(t) => Some(Class::Verb),
        Upos::Noun => Some(Class::Noun),
        Upos::Adj => Some(Class::Adjective),
        // A noun with a capital ("the Geneva Talks") is tagged as a name, but a name of a person triggers nothing.
        Upos::Propn => scene.actors.headed_by(t).is_none().then_some(Class::Noun),
        Upos::Aux => Some(Class::Verb),
        _ => None,
    }
}

/// Whether a verb is a word of a name or a title: written with a capital among capitals in a sentence whose other words are
/// mostly small.
fn is_in_title(scene: Scene<'_>, t: TokenId) -> bool {
    let doc = scene.doc;
    let is_big = |t: TokenId| doc.form(t).starts_with(|c: char| c.is_uppercase());
    let Some(sentence) = doc
        .sentence_of(t)
        .filter(|sentence| is_big(t) && t > sentence.tokens.start)
    else {
        return false;
    };
    let opens = matches!(
        doc.form(t - 1),
        "“" | "\"" | ":" | "‘" | "'" | "``" | "—" | "-" | ")" | "…"
    );
    let beside = is_big(t - 1) || doc.form(t - 1) == "to" || is_big(t + 1);
    if opens || !beside {
        return false;
    }
    let words = sentence.tokens.clone().filter(|&t| doc.form(t).len() > 3).take(60);
    let (big, all) = words.fold((0, 0), |(big, all), t| (big + usize::from(is_big(t)), all + 1));
    big * 2 < all
}

fn describe(path: &Path) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Subj => "subject",
        Step::Obj => "object",
        Step::Iobj => "indirect object",
        Step::Poss => "possessor",
        Step::Conj => "coordination",
        Step::Mod => "modifier",
        Step::Xcomp | Step::Ccomp | Step::Acl | Step::Advcl | Step::Must => "clause",
        Step::ContentSource | Step::ContentTarget => "governed event",
        Step::Prep(preposition) => preposition,
        Step::Only(_) | Step::Among(_) => "",
    });
    steps.filter(|step| !step.is_empty()).collect::<Vec<_>>().join(" of ")
}
