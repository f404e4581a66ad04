//! The events stage: triggers, frames, participants, time and place.
//!
//! In: trees, actors, claims, the article's date. Out: events, typed by PLOVER with their CAMEO codes. `frames` holds the
//! frames of the language crate (or a user's) ready for use, `codes` the ontology; `matcher` finds which word triggers
//! which frame and what the words above make of it, `slots` where participants sit in the tree, `participants` who they
//! are and where else to look for them, `circumstances` when, where and how many,
//! `contexts` what it is about, `domains` which sentences only borrow the language of conflict.

mod circumstances;
mod codes;
mod contexts;
mod domains;
mod frames;
mod link;
mod matcher;
mod missing;
mod modality;
mod participants;
mod slots;

use dateline_world::World;
use jiff::civil::Date;

pub use frames::Frames;

use crate::actors::Actors;
use crate::factuality::{self, Signatures};
use crate::model::{ActorKind, Claim, Event, EventId, EventType, Evidence, Factuality};
use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;
use circumstances::Circumstances;
use codes::Codes;
use domains::Domains;
use matcher::{Core, Matcher};
use participants::Participants;
use slots::Scene;

/// Below this confidence an event is not told.
const SUREST_DOUBT: f32 = 0.2;

/// What the events of an article are found with.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Its actors.
    pub actors: &'a Actors,
    /// The frames of events.
    pub frames: &'a Frames,
    /// What predicates say of their complements.
    pub signatures: &'a Signatures,
    /// Where places are.
    pub world: &'a World,
    /// Its day of publication.
    pub date: Option<Date>,
}

/// Finds the events of an article, in the order of their triggers, and links them to the claims that carry them.
#[must_use]
pub fn analyse(doc: Doc<'_>, given: Given<'_>, claims: &mut [Claim]) -> Vec<Event> {
    let Given {
        actors,
        frames,
        signatures,
        ..
    } = given;
    let reports = reports(doc, claims);
    let scene = Scene {
        doc,
        actors,
        frames,
        reports: &reports,
    };
    let domains = Domains::of(doc);
    let mut circumstances = Circumstances::of(scene, given.world, given.date);
    let mut events = Vec::new();
    for core in Matcher::new(scene).run() {
        if domains.is_other(doc, core.trigger) {
            continue;
        }
        if let Some(event) = event(scene, signatures, &mut circumstances, core) {
            events.push(event);
        }
    }
    link::unrepeat(&mut events, doc);
    for (i, event) in events.iter_mut().enumerate() {
        event.id = EventId(i as u32);
    }
    link::repeated(&mut events);
    link::to_claims(&mut events, claims);
    events
}

/// For each token the first one behind the content of the claim that it stands in, where its speaker follows.
fn reports(doc: Doc<'_>, claims: &[Claim]) -> Vec<TokenId> {
    let mut ends = vec![TokenId::MAX; doc.len() as usize];
    let tokens = &doc.layout.tokens;
    for claim in claims {
        let (Some(speaker), Some(last)) = (
            claim.speaker.as_ref().and_then(|speaker| speaker.span),
            claim.content.last(),
        ) else {
            continue;
        };
        if speaker.start < last.end {
            continue;
        }
        let end = tokens.partition_point(|token| token.span.start < last.end);
        for content in &claim.content {
            let first = tokens.partition_point(|token| token.span.start < content.start);
            for place in ends.get_mut(first..end).into_iter().flatten() {
                *place = (*place).min(end as TokenId);
            }
        }
    }
    ends
}

/// The event of a core; `None` where nobody takes part in it.
fn event(
    scene: Scene<'_>,
    signatures: &Signatures,
    circumstances: &mut Circumstances<'_>,
    core: Core,
) -> Option<Event> {
    let doc = scene.doc;
    // Storms strike, hyenas attack and are shot; that is no politics. Nor is what a study supports.
    let one_of = |set: &str, found: &matcher::Found| {
        let is = |word: &str| scene.frames.in_set(set, word);
        let named = scene.actors.headed_by(found.head).is_some() && doc.upos(found.head) == Upos::Propn;
        // What the pattern itself asks for is no force of nature ("opened *fire*").
        let asked = core.consumed.contains(&found.head);
        // "Cyclone Freddy" has a name and is none the less weather.
        let is_storm = |t: u32| scene.frames.in_set("storm", &doc.form(t).to_ascii_lowercase());
        let storm = || set == "nature" && (is_storm(found.head) || found.head.checked_sub(1).is_some_and(is_storm));
        // "killed by *Azerbaijani fire*": guns.
        let of_somebody = scene
            .doc
            .children(found.head)
            .iter()
            .any(|&c| scene.actors.headed_by(c).is_some());
        let plain =
            !named && !of_somebody && (is(doc.lemma(found.head)) || is(&doc.form(found.head).to_ascii_lowercase()));
        (plain && !asked) || storm()
    };
    let all = |set: &str, found: &[matcher::Found]| !found.is_empty() && found.iter().all(|one| one_of(set, one));
    let verbal = doc.upos(core.trigger) == Upos::Verb;
    if all("nature", &core.source) || (verbal && (all("nature", &core.target) || all("inert", &core.source))) {
        return None;
    }
    let codes = Codes::english();
    let code = codes.get(core.code)?;
    let frame = scene.frames.frame_at(core.frame)?;
    let changed = frame.code != Some(core.code) && !frame.codes.iter().any(|(code, _)| *code == core.code);
    let event_type = match frame.event_type {
        Some(own) if !changed => own,
        _ => code.event_type,
    };
    let nominal = matches!(doc.upos(core.trigger), Upos::Noun | Upos::Propn);
    if is_to_oneself(scene, &core, event_type) {
        return None;
    }
    let sides = Participants::find(scene, &core, event_type)?;
    let judgement = if core.modal {
        factuality::judge_utterance(doc, signatures, core.trigger)
    } else {
        factuality::judge(doc, signatures, core.trigger)
    };
    let factuality = judgement.factuality;
    let mut modes: Vec<String> = match code.mode {
        "" => Vec::new(),
        mode => vec![mode.to_owned()],
    };
    let mut contexts: Vec<String> = code.contexts.iter().map(|&context| context.to_owned()).collect();
    if !changed {
        if !frame.modes.is_empty() {
            modes.clone_from(&frame.modes);
        }
        for context in &frame.contexts {
            if !contexts.contains(context) {
                contexts.push(context.clone());
            }
        }
    }
    let clause = clause(doc, core.trigger);
    for context in contexts::of_clause(doc, clause, core.trigger) {
        if !contexts.iter().any(|known| known == context) {
            contexts.push(context.to_owned());
        }
    }
    let confidence = core.sure * sides.sure * if nominal { 0.9 } else { 1.0 };
    if confidence < SUREST_DOUBT {
        return None;
    }
    let mut explain = sides.evidence;
    if let Some(by) = judgement.by {
        explain.push(Evidence {
            part: "factuality".to_owned(),
            how: "word".to_owned(),
            span: Some(doc.span(by)),
        });
    }
    for &through in &core.through {
        if let Some(operator) = scene.frames.frame_at(through) {
            explain.push(Evidence {
                part: "type".to_owned(),
                how: operator.id.clone(),
                span: None,
            });
        }
    }
    let ahead = core.modal || factuality == Factuality::Future;
    let (time, historical) = circumstances.time(core.trigger, factuality, ahead, &mut explain);
    let place = circumstances.place(core.trigger, &sides.source, &mut explain);
    let magnitudes = circumstances.magnitudes(core.trigger, &frame.magnitudes);
    Some(Event {
        id: EventId(0),
        event_type,
        modes,
        contexts,
        cameo: code.cameo.to_owned(),
        quad: event_type.quad(),
        goldstein: code.goldstein,
        source: sides.source,
        target: sides.target,
        symmetric: sides.symmetric,
        trigger: doc.span(core.trigger),
        span: doc.span_of(doc.subtree(clause)),
        factuality,
        historical,
        time,
        place,
        magnitudes,
        claims: Vec::new(),
        same_as: None,
        rule: frame.id.clone(),
        explain,
        confidence: (confidence * 100.0).round() / 100.0,
    })
}

/// Whether somebody does a hard thing only to himself or to his own: "shot itself in the foot", "suspended his campaign".
fn is_to_oneself(scene: Scene<'_>, core: &Core, event_type: EventType) -> bool {
    let doc = scene.doc;
    let hard = matches!(
        event_type,
        EventType::Coerce | EventType::Assault | EventType::Sanction | EventType::Threaten
    );
    let Some(object) = doc.child(core.trigger, Deprel::Obj).filter(|_| hard) else {
        return false;
    };
    if core.consumed.contains(&object) {
        return false;
    }
    let reflexive = |form: &str| {
        matches!(
            form,
            "himself" | "herself" | "itself" | "themselves" | "myself" | "ourselves" | "yourself"
        )
    };
    // Somebody's own people and what stands between him and others may well be coerced: only what is no actor is his own.
    let own = doc
        .child(object, Deprel::NmodPoss)
        .is_some_and(|owner| doc.upos(owner) == Upos::Pron && is_subject_of(scene, core.trigger, owner));
    let alone = core.target.iter().all(|found| found.head == object);
    reflexive(doc.form(object)) || (own && alone && scene.actors.headed_by(object).is_none())
}

/// Whether a pronoun stands for the subject of a verb.
fn is_subject_of(scene: Scene<'_>, verb: TokenId, pronoun: TokenId) -> bool {
    let actor = |t: TokenId| scene.actors.headed_by(t).map(|mention| mention.actor);
    let subject = scene.doc.agent(verb).and_then(actor);
    subject.is_some() && subject == actor(pronoun)
}

/// The head of the clause around a trigger: the nearest verb that is not an infinitive of another.
fn clause(doc: Doc<'_>, trigger: TokenId) -> TokenId {
    let mut top = trigger;
    for _ in 0..20 {
        let clausal = matches!(
            doc.deprel(top),
            Deprel::Root
                | Deprel::Ccomp
                | Deprel::Advcl
                | Deprel::AclRelcl
                | Deprel::Acl
                | Deprel::Parataxis
                | Deprel::Csubj
                | Deprel::Conj
        ) && matches!(doc.upos(top), Upos::Verb | Upos::Aux);
        match doc.head(top) {
            Some(head) if !clausal => top = head,
            _ => break,
        }
    }
    top
}

/// The name of a kind as JSON writes it.
fn kind_name(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Country => "country",
        ActorKind::Government => "government",
        ActorKind::Organization => "organization",
        ActorKind::ArmedGroup => "armed_group",
        ActorKind::Party => "party",
        ActorKind::Company => "company",
        ActorKind::Media => "media",
        ActorKind::Place => "place",
        ActorKind::Group => "group",
    }
}

/// Whether source and target of such events may be one coordinated phrase ("Norway and Chile agreed …").
const fn is_mutual(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Agree | EventType::Consult | EventType::Cooperate | EventType::Support
    )
}

#[cfg(test)]
mod tests;
