//! Who takes part: actors and spans of the participants that a frame's paths lead to, and where to look for one that they
//! do not lead to.

use super::codes::Codes;
use super::matcher::{Core, Found};
use super::missing::{actor_below, dates_another, governing_subject, missing_source, missing_target, state_below};
use super::slots::Scene;
use crate::model::{ActorKind, EventType, Evidence, Participant};
use crate::span::Span;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Source and target of an event.
#[derive(Debug)]
pub(super) struct Participants {
    pub(super) source: Vec<Participant>,
    pub(super) target: Vec<Participant>,
    pub(super) symmetric: bool,
    pub(super) evidence: Vec<Evidence>,
    pub(super) sure: f32,
}

impl Participants {
    /// The participants of a core; `None` where the text names nobody who takes part.
    pub(super) fn find(scene: Scene<'_>, core: &Core, event_type: EventType) -> Option<Self> {
        let doc = scene.doc;
        let mut source = core.source.clone();
        let mut target = core.target.clone();
        let mutual = core.symmetric || super::is_mutual(event_type);
        let meets = matches!(event_type, EventType::Consult | EventType::Cooperate);
        let mut symmetric = core.symmetric;
        let known = |found: &Found| scene.actor_in(found.head).is_some();
        // Whom two do something to is neither theirs ("pooled their forces") nor where they do it.
        // Whom two police forces arrest together is not one of them.
        let apart = |found: &Found| {
            event_type == EventType::Cooperate && country_of(scene, found.head).is_none() && !named(scene, found.head)
        };
        let third =
            |found: &Found| known(found) && !is_own(doc, found.head) && !is_where(scene, found) && !apart(found);
        if (mutual || event_type == EventType::Assault) && !target.iter().any(third) {
            symmetric |= part_sides(scene, &mut source, &mut target);
        }
        if source.len() > 1 && mutual && (target.is_empty() || (source.iter().all(known) && !target.iter().any(third)))
        {
            target = source.split_off(1);
            symmetric = true;
        }
        // "Trade between Chad and Niger was restored": the two sides stand behind one word.
        let between = |found: &Found| found.how.ends_with("between");
        if source.is_empty() && target.len() > 1 && target.iter().all(between) {
            source = target.drain(..1).collect();
            symmetric = true;
        }
        // Aides who discuss a campaign meet nobody; a state that does meets somebody unnamed.
        if is_meeting(core)
            && source.len() == 1
            && !target.iter().any(known)
            && source.iter().all(|found| country_of(scene, found.head).is_none())
        {
            return None;
        }
        let direct = source.len() + target.len();
        let nominal = matches!(doc.upos(core.trigger), Upos::Noun | Upos::Propn);
        // "The marines of both stormed a beach in *joint drills*": what two do in the course of it says who they are.
        let together = || {
            let avoid = Vec::new();
            let subject = missing_source(scene, core.trigger, &avoid).filter(|_| mutual);
            subject.is_some_and(|one| with_conjuncts(scene, &one).len() > 1 || sides_within(scene, &one).is_some())
        };
        if direct == 0 && nominal && !together() {
            return None;
        }
        // "agreed after talks in Geneva": who agreed has talked.
        if source.is_empty() && (mutual || !dates_another(doc, core.trigger)) {
            let avoid: Vec<TokenId> = target.iter().map(|found| found.head).collect();
            let found = missing_source(scene, core.trigger, &avoid);
            source = found.map(|found| with_conjuncts(scene, &found)).unwrap_or_default();
            if mutual && !target.iter().any(third) {
                if source.len() > 1 {
                    target = source.split_off(1);
                    symmetric = true;
                } else {
                    symmetric |= part_sides(scene, &mut source, &mut target);
                }
            }
        }
        // "Norland said *it* was willing to meet": a pronoun that nobody was found for is who says so. "Norland will face
        // consequences, Beijing said": who says it threatens.
        let unsaid = |&c: &TokenId| {
            doc.deprel(c) == Deprel::Nsubj && doc.upos(c) == Upos::Pron && scene.actors.headed_by(c).is_none()
        };
        let told = || event_type == EventType::Threaten || doc.children(core.trigger).iter().any(unsaid);
        if source.is_empty() && told() {
            let avoid: Vec<TokenId> = target.iter().map(|found| found.head).collect();
            source = governing_subject(scene, core.trigger, true, &avoid)
                .into_iter()
                .collect();
        }
        // "warned that *Turkey* would hit back": nobody threatens his own state, or blames it.
        if matches!(event_type, EventType::Threaten | EventType::Accuse)
            && let [one] = source.as_slice()
            && let Some(own) = country_of(scene, one.head)
        {
            let state = |found: &Found| {
                let actor = scene
                    .actors
                    .headed_by(found.head)
                    .and_then(|mention| scene.actors.get(mention.actor));
                actor.is_some_and(|actor| {
                    matches!(actor.kind, ActorKind::Country | ActorKind::Government)
                        && actor.country.as_deref() == Some(own)
                })
            };
            target.retain(|found| found.how != "clause of subject" || !state(found));
        }
        // "reiterated its commitment to …": its own is not the other side.
        if event_type != EventType::Consult {
            let actor = |found: &Found| scene.actors.headed_by(found.head).map(|mention| mention.actor);
            target.retain(|t| actor(t).is_none() || !source.iter().any(|s| actor(s) == actor(t)));
        }
        // What is given, bought or talked over is no side of the act ("sent two aircraft"); what is visited is.
        if matches!(event_type, EventType::Aid | EventType::Cooperate) || (meets && !is_visit(core)) {
            target.retain(known);
        }
        if target.is_empty() {
            let avoid: Vec<TokenId> = source.iter().map(|found| found.head).collect();
            target = missing_target(scene, core.trigger, meets, &avoid).into_iter().collect();
        }
        // A statement, a plan, a resolution does nothing by itself: whoever stands behind it does; and "we" and "they" who
        // are nobody else are those who say so.
        if !source.is_empty() && !source.iter().any(known) && !dates_another(doc, core.trigger) {
            let avoid: Vec<TokenId> = source.iter().chain(&target).map(|found| found.head).collect();
            let told = source
                .iter()
                .all(|found| matches!(doc.form(found.head).to_ascii_lowercase().as_str(), "we" | "they" | "i"));
            if let Some(behind) = governing_subject(scene, core.trigger, told, &avoid) {
                source = with_conjuncts(scene, &behind);
            }
        }
        let other = |found: &Found| scene.actor_in(found.head).is_some() && !is_own(doc, found.head);
        if !target.is_empty() {
            let avoid: Vec<TokenId> = source.iter().chain(&target).map(|found| found.head).collect();
            let state = state_below(scene, core.trigger, &source, &target, meets, &avoid);
            let any = || actor_below(scene, core.trigger, meets, &avoid);
            let more = state.or_else(|| (!symmetric && !target.iter().any(other)).then(any).flatten());
            target.extend(more);
        }
        let named = source
            .iter()
            .chain(&target)
            .any(|found| is_known(scene, found.head, event_type));
        // Nurses who end their strike are of public life as much as those who begin one.
        let strikes = |&word: &TokenId| scene.frames.in_set("protest-noun", doc.lemma(word));
        if !named && !core.consumed.iter().any(strikes) {
            return None;
        }
        // "Thai and Cambodian soldiers": of no one country, so both.
        for side in [&mut source, &mut target] {
            if let [one] = side.as_slice()
                && let Some((first, others)) = sides_within(scene, one)
                && (country_of(scene, one.head).is_none()
                    || others.iter().all(|other| {
                        let countries = country_of(scene, first.head).zip(country_of(scene, other.head));
                        countries.is_some_and(|(a, b)| a != b)
                    }))
            {
                *side = std::iter::once(first).chain(others).collect();
            }
        }
        let sure = |found: &[Found]| found.first().map_or(0.7, |found| found.sure);
        let sure = sure(&source) * sure(&target);
        let mut evidence = Vec::new();
        let mut resolve = |part: &str, found: &[Found]| -> Vec<Participant> {
            let mut participants: Vec<Participant> = Vec::new();
            for found in found {
                let participant = participant(scene, found.head);
                if participants.contains(&participant) {
                    continue;
                }
                evidence.push(Evidence {
                    part: part.to_owned(),
                    how: found.how.clone(),
                    span: Some(participant.span),
                });
                participants.push(participant);
            }
            participants
        };
        let source = resolve("source", &source);
        let mut target = resolve("target", &target);
        // Nobody does it to himself: the weaker reading goes.
        if event_type != EventType::Consult {
            let same = |t: &Participant, s: &Participant| s.span == t.span || (s.actor.is_some() && s.actor == t.actor);
            target.retain(|t| !source.iter().any(|s| same(t, s)));
        }
        Some(Self {
            source,
            target,
            symmetric,
            evidence,
            sure,
        })
    }
}

/// A participant and the actors coordinated with it.
fn with_conjuncts(scene: Scene<'_>, found: &Found) -> Vec<Found> {
    let heads = scene.doc.conjuncts(found.head);
    let heads = heads.filter(|&head| head == found.head || scene.actor_in(head).is_some());
    heads.map(|head| Found { head, ..found.clone() }).collect()
}

/// Parts a source that holds two sides ("Armenian and Azeri troops") into source and target; whether there were two.
fn part_sides(scene: Scene<'_>, source: &mut Vec<Found>, target: &mut Vec<Found>) -> bool {
    let [one] = source.as_slice() else { return false };
    let Some((first, others)) = sides_within(scene, one) else {
        return false;
    };
    *source = vec![first];
    *target = others;
    true
}

/// Whether a core says no more than that some meet or talk.
fn is_meeting(core: &Core) -> bool {
    Codes::english().get(core.code).is_some_and(|code| code.cameo == "040")
}

/// Whether a core says that somebody travels somewhere or receives who does.
fn is_visit(core: &Core) -> bool {
    Codes::english()
        .get(core.code)
        .is_some_and(|code| matches!(code.cameo, "042" | "043"))
}

/// Whether a participant has a name of its own.
fn named(scene: Scene<'_>, head: TokenId) -> bool {
    scene.doc.upos(head) == Upos::Propn
}

/// Whether a phrase says where something was done rather than to whom: "exercises in the Baltic Sea".
fn is_where(scene: Scene<'_>, found: &Found) -> bool {
    let local = matches!(
        found.how.as_str(),
        "in" | "at"
            | "on"
            | "near"
            | "over"
            | "off"
            | "around"
            | "across"
            | "along"
            | "above"
            | "object of in"
            | "object of at"
    );
    let actor = scene
        .actors
        .headed_by(found.head)
        .and_then(|mention| scene.actors.get(mention.actor));
    let place = actor.is_some_and(|actor| actor.kind == ActorKind::Place);
    local && (place || scene.doc.name(found.head).kind() == Some(NameKind::Loc))
}

/// The sides that one noun holds: "Armenian and Azeri troops", "Russian-Turkish patrols", "envoys from Kenya, Uganda and
/// Chad".
fn sides_within(scene: Scene<'_>, found: &Found) -> Option<(Found, Vec<Found>)> {
    let doc = scene.doc;
    let modifies = |&c: &TokenId| {
        let of = doc.deprel(c) == Deprel::Nmod
            && doc.xpos(found.head) == Xpos::Nns
            && doc.case(c).is_some_and(|case| matches!(doc.lemma(case), "of" | "from"));
        (of || matches!(doc.deprel(c), Deprel::Amod | Deprel::Compound)) && scene.actors.headed_by(c).is_some()
    };
    // "*Sri Lankan Tamil* rebels" are of one side: something stands between two.
    let joined = |t: TokenId| {
        let next = doc.form(t + 1);
        matches!(next, "and" | "&" | "," | "-" | "–" | "/" | "of" | "from")
    };
    let mut sides: Vec<TokenId> = Vec::new();
    let own = doc.children(found.head).iter().copied();
    // "Warships of the Indian and French navies": one step down.
    let below = own.clone().filter(|&c| {
        doc.deprel(c) == Deprel::Nmod
            && doc.upos(c) == Upos::Noun
            && doc.case(c).is_some_and(|case| doc.lemma(case) == "of")
            && !doc.children(found.head).iter().any(modifies)
    });
    let nested = below.flat_map(|c| doc.children(c).iter().copied());
    for c in own.clone().chain(nested).filter(modifies) {
        if sides
            .last()
            .is_some_and(|&last| last < c && !joined(last) && c < found.head)
        {
            continue;
        }
        sides.extend(doc.conjuncts(c).filter(|&side| scene.actors.headed_by(side).is_some()));
    }
    let actor = |side: TokenId| scene.actors.headed_by(side).map(|mention| mention.actor);
    let side = |head| Found { head, ..found.clone() };
    let (&first, others) = sides.split_first()?;
    let apart = !others.is_empty() && others.iter().all(|&other| actor(other) != actor(first));
    apart.then(|| (side(first), others.iter().map(|&other| side(other)).collect()))
}

/// Whether a participant is somebody of public life: named, of a known country or of a sector that makes politics. Anybody
/// may protest, be arrested or hurt.
fn is_known(scene: Scene<'_>, head: TokenId, event_type: EventType) -> bool {
    let actor = scene.actor_in(head).and_then(|inner| scene.actors.headed_by(inner));
    let actor = actor.and_then(|mention| scene.actors.get(mention.actor));
    let anybody = matches!(event_type, EventType::Protest | EventType::Coerce | EventType::Assault);
    let doc = scene.doc;
    // "Hong Kong's leader", "a movement of Kurds".
    let named = |&c: &TokenId| {
        is_name(doc, c)
            && matches!(
                doc.deprel(c),
                Deprel::NmodPoss | Deprel::Compound | Deprel::Nmod | Deprel::NmodDesc | Deprel::Appos
            )
    };
    is_name(doc, head)
        || (actor.is_some() && doc.children(head).iter().any(named))
        || actor.is_some_and(|actor| {
            let public = |sector: &str| anybody || !PRIVATE.iter().any(|private| sector.starts_with(private));
            actor.country.is_some() || actor.sector.as_deref().is_some_and(public)
        })
}

/// Sectors whose people act in private when nothing more is said of them ("guests", "doctors").
const PRIVATE: &[&str] = &["CVL", "HLH", "BUS", "EDU", "MED", "SPO", "ELI"];

fn is_name(doc: Doc<'_>, head: TokenId) -> bool {
    doc.upos(head) == Upos::Propn
        || matches!(
            doc.name(head).kind(),
            Some(NameKind::Per | NameKind::Org | NameKind::Loc)
        )
}

/// The participant at a head: the actor that it names, else the one in its phrase, else the phrase alone.
fn participant(scene: Scene<'_>, head: TokenId) -> Participant {
    let head = named_in_sentence(scene, head);
    if let Some(mention) = scene.actors.headed_by(head) {
        return Participant {
            actor: Some(mention.actor),
            span: scene
                .doc
                .span_of(mention.tokens.clone())
                .cover(noun_phrase(scene.doc, head)),
        };
    }
    let actor = scene.actor_in(head).and_then(|inner| scene.actors.headed_by(inner));
    Participant {
        actor: actor.map(|mention| mention.actor),
        span: noun_phrase(scene.doc, head),
    }
}

/// For a pronoun, the nearest mention in its sentence that says who it is; else the head itself.
fn named_in_sentence(scene: Scene<'_>, head: TokenId) -> TokenId {
    let doc = scene.doc;
    if doc.upos(head) != Upos::Pron {
        return head;
    }
    let named = || {
        let actor = scene.actors.headed_by(head)?.actor;
        let sentence = doc.sentence_of(head)?;
        let is_name = |&t: &TokenId| {
            doc.upos(t) != Upos::Pron && scene.actors.headed_by(t).is_some_and(|mention| mention.actor == actor)
        };
        let before = (sentence.tokens.start..head).rev().find(is_name);
        before.or_else(|| (head + 1..sentence.tokens.end).find(is_name))
    };
    named().unwrap_or(head)
}

/// The phrase of a head without clauses, appositions and coordinated phrases.
pub(super) fn noun_phrase(doc: Doc<'_>, head: TokenId) -> Span {
    let (mut first, mut last) = (head, head);
    let mut stack = vec![head];
    while let Some(t) = stack.pop() {
        first = first.min(t);
        last = last.max(t);
        for &c in doc.children(t) {
            let left_out = match doc.deprel(c) {
                Deprel::Acl
                | Deprel::AclRelcl
                | Deprel::Conj
                | Deprel::Cc
                | Deprel::Punct
                | Deprel::Parataxis
                | Deprel::Advcl
                | Deprel::Cop
                | Deprel::Case => t == head,
                Deprel::Appos => t == head && c > t + 1,
                relation => t == head && (relation.is_subject() || matches!(relation, Deprel::Aux | Deprel::Mark)),
            };
            if !left_out {
                stack.push(c);
            }
        }
    }
    doc.span_of(first..last + 1)
}

/// Whether a phrase names what is somebody's of the sentence ("its troops"): more often the source's than another's.
pub(super) fn is_own(doc: Doc<'_>, head: TokenId) -> bool {
    doc.child(head, Deprel::NmodPoss)
        .is_some_and(|possessor| doc.upos(possessor) == Upos::Pron)
}

/// The country that a participant belongs to, as far as the text says.
pub(super) fn country_of(scene: Scene<'_>, head: TokenId) -> Option<&str> {
    let actor = scene.actors.headed_by(scene.actor_in(head)?)?.actor;
    scene.actors.get(actor)?.country.as_deref()
}
