//! Who takes part: actors and spans of the participants that a frame's paths lead to, and where to look for one that they
//! do not lead to.

use super::codes::Codes;
use super::matcher::{Core, Found};
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
        let mut symmetric = core.symmetric;
        let known = |found: &Found| actor_in(scene, found.head).is_some();
        // Whom two do something to is neither theirs ("pooled their forces") nor where they do it.
        // Whom two police forces arrest together is not one of them.
        let apart = |found: &Found| {
            event_type == EventType::Cooperate && country_of(scene, found.head).is_none() && !named(scene, found.head)
        };
        let third =
            |found: &Found| known(found) && !is_own(doc, found.head) && !is_where(scene, found) && !apart(found);
        if let [one] = source.as_slice()
            && (mutual || event_type == EventType::Assault)
            && !target.iter().any(third)
            && let Some((first, others)) = sides_within(scene, one)
        {
            source = vec![first];
            target = others;
            symmetric = true;
        }
        if source.len() > 1 && mutual && (target.is_empty() || (source.iter().all(known) && !target.iter().any(third)))
        {
            target = source.split_off(1);
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
        if direct == 0 && nominal {
            return None;
        }
        // "agreed after talks in Geneva": who agreed has talked.
        if source.is_empty() && (mutual || !dates_another(doc, core.trigger)) {
            let avoid: Vec<TokenId> = target.iter().map(|found| found.head).collect();
            source = missing_source(scene, core.trigger, &avoid).into_iter().collect();
        }
        // "reiterated its commitment to …": its own is not the other side.
        if event_type != EventType::Consult {
            let actor = |found: &Found| scene.actors.headed_by(found.head).map(|mention| mention.actor);
            target.retain(|t| actor(t).is_none() || !source.iter().any(|s| actor(s) == actor(t)));
        }
        if target.is_empty() {
            let avoid: Vec<TokenId> = source.iter().map(|found| found.head).collect();
            target = missing_target(scene, core.trigger, &avoid).into_iter().collect();
        }
        // A statement, a plan, a resolution does nothing by itself and suffers nothing: whoever stands behind it is named too.
        if !source.is_empty() && !source.iter().any(|found| actor_in(scene, found.head).is_some()) {
            let avoid: Vec<TokenId> = source.iter().chain(&target).map(|found| found.head).collect();
            source.extend(governing_subject(scene, core.trigger, &avoid));
        }
        let other = |found: &Found| actor_in(scene, found.head).is_some() && !is_own(doc, found.head);
        if !target.is_empty() {
            let avoid: Vec<TokenId> = source.iter().chain(&target).map(|found| found.head).collect();
            let state = state_below(scene, core.trigger, &source, &target, &avoid);
            let any = || actor_below(scene, core.trigger, &avoid);
            let more = state.or_else(|| (!target.iter().any(other)).then(any).flatten());
            target.extend(more);
        }
        let named = source
            .iter()
            .chain(&target)
            .any(|found| is_known(scene, found.head, event_type));
        if !named {
            return None;
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

/// Whether a core says no more than that some meet or talk.
fn is_meeting(core: &Core) -> bool {
    Codes::english().get(core.code).is_some_and(|code| code.cameo == "040")
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
    let mut sides = Vec::new();
    for c in doc.children(found.head).iter().copied().filter(modifies) {
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
    let actor = actor_in(scene, head).and_then(|inner| scene.actors.headed_by(inner));
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
    let actor = actor_in(scene, head).and_then(|inner| scene.actors.headed_by(inner));
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

/// The actor that a phrase is about: its head, its possessor, who stands behind *of* or *by*, or in front as modifier.
fn actor_in(scene: Scene<'_>, head: TokenId) -> Option<TokenId> {
    let doc = scene.doc;
    let mut at = head;
    for _ in 0..4 {
        if scene.actors.headed_by(at).is_some() {
            return Some(at);
        }
        let rank = |&c: &TokenId| match doc.deprel(c) {
            Deprel::NmodPoss => Some(0),
            Deprel::Nmod => match doc.case(c).map_or("", |case| doc.lemma(case)) {
                "by" => Some(1),
                "of" | "from" | "between" | "among" => Some(2),
                "against" | "on" | "in" | "for" | "with" => Some(4),
                _ => None,
            },
            Deprel::Compound | Deprel::Amod => scene.actors.headed_by(c).is_some().then_some(3),
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

/// Whether a token heads a mention that may act: no time, no bare pronoun of things.
fn acts(scene: Scene<'_>, t: TokenId, avoid: &[TokenId]) -> bool {
    let doc = scene.doc;
    !avoid.contains(&t)
        && scene.actors.headed_by(t).is_some()
        && !avoid.iter().any(|&other| {
            let same = scene.actors.headed_by(other).zip(scene.actors.headed_by(t));
            same.is_some_and(|(a, b)| a.actor == b.actor)
        })
        && doc.upos(t) != Upos::Pron
        && !scene.frames.in_set("times", doc.lemma(t))
}

/// Whether a mention names a state: only that may act where nobody else is named ("was arrested in Niger").
fn governs(scene: Scene<'_>, t: TokenId) -> bool {
    let actor = scene
        .actors
        .headed_by(t)
        .and_then(|mention| scene.actors.get(mention.actor));
    actor.is_some_and(|actor| !matches!(actor.kind, ActorKind::Place | ActorKind::Person | ActorKind::Group))
}

/// Who did it where the frame's paths lead to nobody: the place of an agentless passive, the subject of a clause above.
fn missing_source(scene: Scene<'_>, trigger: TokenId, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let found = |head, how: &str, sure| {
        Some(Found {
            head,
            how: how.to_owned(),
            sure,
        })
    };
    if let Some(subject) = governing_subject(scene, trigger, avoid) {
        return Some(subject);
    }
    let inside = descendants(doc, trigger);
    let place = inside
        .iter()
        .copied()
        .filter(|&t| matches!(doc.deprel(t), Deprel::Obl | Deprel::Nmod | Deprel::OblAgent))
        .find(|&t| acts(scene, t, avoid) && governs(scene, t));
    if let Some(place) = place {
        return found(place, "place", 0.6);
    }
    let sentence = doc.sentence_of(trigger)?;
    let before = (sentence.tokens.start..trigger).rev().find(|&t| acts(scene, t, avoid));
    before.and_then(|t| found(t, "sentence", 0.5))
}

/// Whether a noun only dates or places what its sentence says ("*after the attacks*, the minister spoke"), which is then no
/// word of who did it and to whom.
fn dates_another(doc: Doc<'_>, trigger: TokenId) -> bool {
    let temporal = |case: TokenId| {
        matches!(
            doc.lemma(case),
            "after" | "before" | "during" | "since" | "amid" | "following" | "despite" | "until"
        )
    };
    doc.deprel(trigger) == Deprel::Obl
        && matches!(doc.upos(trigger), Upos::Noun | Upos::Propn)
        && doc.case(trigger).is_some_and(temporal)
}

/// The subject of a clause above the trigger.
fn governing_subject(scene: Scene<'_>, trigger: TokenId, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let mut at = trigger;
    for _ in 0..6 {
        let head = doc.head(at)?;
        let subject = doc.agent(head).filter(|&subject| acts(scene, subject, avoid));
        if let Some(subject) = subject.filter(|&subject| !within(doc, trigger, subject)) {
            return Some(Found {
                head: subject,
                how: "governing clause".to_owned(),
                sure: 0.75,
            });
        }
        at = head;
    }
    None
}

/// Whether a phrase names what is somebody's of the sentence ("its troops"): more often the source's than another's.
fn is_own(doc: Doc<'_>, head: TokenId) -> bool {
    doc.child(head, Deprel::NmodPoss)
        .is_some_and(|possessor| doc.upos(possessor) == Upos::Pron)
}

/// The country that a participant belongs to, as far as the text says.
fn country_of(scene: Scene<'_>, head: TokenId) -> Option<&str> {
    let actor = scene.actors.headed_by(actor_in(scene, head)?)?.actor;
    scene.actors.get(actor)?.country.as_deref()
}

/// The other state that an act reaches whose targets are of no country: "hit a refinery in *Russia*", "massed troops on the
/// border with *Armenia*". What a state does at home has no other state in it.
fn state_below(
    scene: Scene<'_>,
    trigger: TokenId,
    source: &[Found],
    target: &[Found],
    avoid: &[TokenId],
) -> Option<Found> {
    let doc = scene.doc;
    let own = source.iter().find_map(|found| country_of(scene, found.head))?;
    // "massed troops at *its* border with …" says of the border only whose it is.
    let settled = |found: &Found| !is_own(doc, found.head) && country_of(scene, found.head).is_some();
    if target.iter().any(settled) {
        return None;
    }
    let foreign = |&t: &TokenId| {
        let mention = scene.actors.headed_by(t);
        let actor = mention.and_then(|mention| scene.actors.get(mention.actor));
        actor.is_some_and(|actor| {
            matches!(
                actor.kind,
                ActorKind::Country | ActorKind::Place | ActorKind::Government
            ) && actor.country.as_deref().is_some_and(|country| country != own)
        })
    };
    let relation = |&t: &TokenId| {
        matches!(
            doc.deprel(t),
            Deprel::Obl | Deprel::Nmod | Deprel::NmodPoss | Deprel::Amod
        )
    };
    // "A Saudi raid on a Yemeni wedding left dozens dead": what does it is itself aimed at somebody.
    let aimed = |&t: &TokenId| {
        let aim = source
            .iter()
            .filter(|found| found.head < t && within(doc, t, found.head));
        aim.count() > 0 && doc.upos(trigger) == Upos::Verb
    };
    let inside = descendants(doc, trigger).into_iter();
    let head = inside
        .filter(|&t| acts(scene, t, avoid) && relation(&t))
        .filter(|&t| t > trigger || aimed(&t))
        .find(foreign)?;
    Some(Found {
        head,
        how: "country of the target".to_owned(),
        sure: 0.7,
    })
}

/// The first actor of the trigger's own phrases that belongs to no participant's phrase already.
fn actor_below(scene: Scene<'_>, trigger: TokenId, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let below = descendants(doc, trigger).into_iter();
    let head = below
        .filter(|&t| t > trigger && acts(scene, t, avoid))
        .find(|&t| doc.deprel(t) != Deprel::OblAgent && !doc.deprel(t).is_subject())?;
    Some(Found {
        head,
        how: "clause".to_owned(),
        sure: 0.7,
    })
}

/// To whom it was done where the frame's paths lead to nobody: another actor of the clause, else of the sentence.
fn missing_target(scene: Scene<'_>, trigger: TokenId, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let found = |head, how: &str, sure| {
        Some(Found {
            head,
            how: how.to_owned(),
            sure,
        })
    };
    let inside = descendants(doc, trigger);
    let not_theirs = |t: TokenId| avoid.iter().all(|&other| !within(doc, t, other));
    let clause = inside
        .iter()
        .copied()
        .find(|&t| t > trigger && acts(scene, t, avoid) && not_theirs(t));
    if let Some(t) = clause {
        return found(t, "clause", 0.7);
    }
    if dates_another(doc, trigger) {
        return None;
    }
    let sentence = doc.sentence_of(trigger)?;
    let mut after = trigger + 1..sentence.tokens.end;
    let after = after.find(|&t| acts(scene, t, avoid) && not_theirs(t));
    if let Some(t) = after {
        return found(t, "sentence", 0.55);
    }
    let before = (sentence.tokens.start..trigger)
        .rev()
        .find(|&t| acts(scene, t, avoid) && not_theirs(t));
    before.and_then(|t| found(t, "sentence", 0.5))
}

/// Whether `t` is `ancestor` or stands below it.
fn within(doc: Doc<'_>, t: TokenId, ancestor: TokenId) -> bool {
    let mut at = t;
    for _ in 0..40 {
        if at == ancestor {
            return true;
        }
        match doc.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// The words below `t`, in text order.
fn descendants(doc: Doc<'_>, t: TokenId) -> Vec<TokenId> {
    let mut all = Vec::new();
    let mut stack = doc.children(t).to_vec();
    while let Some(t) = stack.pop() {
        all.push(t);
        stack.extend_from_slice(doc.children(t));
    }
    all.sort_unstable();
    all
}
