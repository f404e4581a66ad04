//! Participants that no path of the frame leads to, where the sentence still says who they are.
//!
//! Whoever only stands in the sentence is not taken: somebody who reports an act has not done it, and a reader is better
//! served with nobody than with the wrong one.

use super::matcher::Found;
use super::participants::{country_of, is_own};
use super::slots::Scene;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

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

/// Whether a mention says where two sides met rather than whom somebody met: "talks *in Geneva*".
fn is_venue(scene: Scene<'_>, t: TokenId) -> bool {
    let doc = scene.doc;
    let local = doc
        .case(t)
        .is_some_and(|case| matches!(doc.lemma(case), "in" | "at" | "near" | "outside" | "inside"));
    let actor = scene
        .actors
        .headed_by(t)
        .and_then(|mention| scene.actors.get(mention.actor));
    local && (doc.upos(t) == Upos::Noun || actor.is_some_and(|actor| actor.kind == ActorKind::Place))
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
pub(super) fn missing_source(scene: Scene<'_>, trigger: TokenId, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    // Who is said to do it does it, known or not.
    let said = |&c: &TokenId| doc.deprel(c) == Deprel::Nsubj && doc.upos(c) != Upos::Pron;
    if doc.children(trigger).iter().any(said) {
        return None;
    }
    if let Some(subject) = governing_subject(scene, trigger, false, avoid) {
        return Some(subject);
    }
    // Whom a phrase with *by* names before where it was.
    let is_by = |t: TokenId| doc.case(t).is_some_and(|case| doc.lemma(case) == "by");
    let mut below = descendants(doc, trigger);
    below.sort_by_key(|&t| !is_by(t));
    let place = below
        .into_iter()
        .filter(|&t| matches!(doc.deprel(t), Deprel::Obl | Deprel::Nmod | Deprel::OblAgent))
        .filter(|&t| {
            doc.case(t)
                .is_some_and(|case| matches!(doc.lemma(case), "in" | "at" | "inside" | "within" | "by"))
        })
        .find(|&t| {
            // "was received at the Great Hall of the People *by the premier*", hung on the hall.
            let by = doc.is_passive(trigger) && is_by(t);
            acts(scene, t, avoid) && (by || governs(scene, t)) && !scene.is_attribution(trigger, t)
        })?;
    Some(Found {
        head: place,
        how: "place".to_owned(),
        sure: 0.6,
    })
}

/// Whether a noun only dates or explains what its sentence says ("*after the attacks*, the minister spoke", "a deadline *over
/// the attack*"), which is then no word of who did it and to whom.
pub(super) fn dates_another(doc: Doc<'_>, trigger: TokenId) -> bool {
    let temporal = |case: TokenId| {
        matches!(
            doc.lemma(case),
            "after"
                | "before"
                | "during"
                | "since"
                | "amid"
                | "following"
                | "despite"
                | "until"
                | "because"
                | "due"
                | "over"
                | "about"
        )
    };
    matches!(doc.deprel(trigger), Deprel::Obl | Deprel::Nmod)
        && matches!(doc.upos(trigger), Upos::Noun | Upos::Propn)
        && doc.case(trigger).is_some_and(temporal)
}

/// The subject of a clause above the trigger, as far as the trigger is part of what that subject does: not of what it
/// says unless `told` allows it, and no passive with a clause of its own.
pub(super) fn governing_subject(scene: Scene<'_>, trigger: TokenId, told: bool, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let finite_passive = |t: TokenId| doc.children(t).iter().any(|&c| doc.deprel(c) == Deprel::AuxPass);
    let mut at = trigger;
    for _ in 0..6 {
        let head = doc.head(at)?;
        let relation = doc.deprel(at);
        let reported = matches!(relation, Deprel::Ccomp | Deprel::Parataxis);
        if (reported && !told) || (relation != Deprel::Xcomp && finite_passive(at)) {
            return None;
        }
        // "demanded the release of a lawyer *jailed for inciting* unrest": whoever is jailed did it, nobody above.
        // "ordered two members *jailed*" says that of whoever ordered it.
        let ordered = || {
            let verb = doc.head(head).filter(|_| doc.deprel(head) == Deprel::Obj);
            verb.is_some_and(|verb| matches!(doc.lemma(verb), "order" | "have" | "want" | "get" | "see"))
        };
        if relation == Deprel::Acl && doc.xpos(at) == Xpos::Vbn && !ordered() {
            let accused = at != trigger && scene.frames.in_set("charged", doc.lemma(at)) && acts(scene, head, avoid);
            return accused.then(|| Found {
                head,
                how: "governing clause".to_owned(),
                sure: 0.75,
            });
        }
        // "Oslo delegation in Lima to talk prices": a headline without a verb of its own.
        if relation == Deprel::Acl
            && doc.xpos(at) == Xpos::Vb
            && doc.deprel(head) == Deprel::Root
            && head < at
            && acts(scene, head, avoid)
            && doc.child(head, Deprel::Nsubj).is_none()
        {
            return Some(Found {
                head,
                how: "governing clause".to_owned(),
                sure: 0.75,
            });
        }
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

/// The other state that an act reaches whose targets are of no country: "hit a refinery in *Russia*", "massed troops on the
/// border with *Armenia*". What a state does at home has no other state in it.
pub(super) fn state_below(
    scene: Scene<'_>,
    trigger: TokenId,
    source: &[Found],
    target: &[Found],
    meets: bool,
    avoid: &[TokenId],
) -> Option<Found> {
    let doc = scene.doc;
    let own = source.iter().find_map(|found| country_of(scene, found.head))?;
    // "massed troops at *its* border with …" says of the border only whose it is.
    // Nor does the town in which a state did it say to whom, nor what is its own ("Chile's border with Peru").
    let venue = |found: &Found| {
        let at_home = matches!(found.how.as_str(), "in" | "at") && is_venue(scene, found.head);
        let thing = doc.upos(found.head) == Upos::Noun && scene.actors.headed_by(found.head).is_none();
        country_of(scene, found.head) == Some(own) && (at_home || thing)
    };
    let settled = |found: &Found| !is_own(doc, found.head) && !venue(found) && country_of(scene, found.head).is_some();
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
    // "The prospect of duties on *Vietnamese* steel was raised."
    let undergone = |&t: &TokenId| {
        let patient = doc
            .child(trigger, Deprel::NsubjPass)
            .filter(|_| doc.upos(trigger) == Upos::Verb);
        patient.is_some_and(|patient| within(doc, t, patient))
    };
    let inside = descendants(doc, trigger).into_iter();
    let head = inside
        .filter(|&t| acts(scene, t, avoid) && relation(&t) && !scene.is_attribution(trigger, t))
        .filter(|&t| !(meets && is_venue(scene, t)))
        .filter(|&t| t > trigger || aimed(&t) || undergone(&t))
        .find(foreign)?;
    Some(Found {
        head,
        how: "country of the target".to_owned(),
        sure: 0.7,
    })
}

/// The first actor of the trigger's own phrases that belongs to no participant's phrase already.
pub(super) fn actor_below(scene: Scene<'_>, trigger: TokenId, meets: bool, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let below = descendants(doc, trigger).into_iter();
    let head = below
        .filter(|&t| {
            t > trigger
                && acts(scene, t, avoid)
                && !is_own(doc, t)
                && !scene.is_attribution(trigger, t)
                && !(meets && is_venue(scene, t))
        })
        .find(|&t| doc.deprel(t) != Deprel::OblAgent && !doc.deprel(t).is_subject())?;
    Some(Found {
        head,
        how: "clause".to_owned(),
        sure: 0.7,
    })
}

/// To whom it was done where the frame's paths lead to nobody: another actor of the clause; what an act that is itself the
/// subject of a verb does it to ("the *strikes* killed four miners").
pub(super) fn missing_target(scene: Scene<'_>, trigger: TokenId, meets: bool, avoid: &[TokenId]) -> Option<Found> {
    let doc = scene.doc;
    let not_theirs = |t: TokenId| avoid.iter().all(|&other| !within(doc, t, other));
    let clause = descendants(doc, trigger).into_iter().find(|&t| {
        t > trigger
            && acts(scene, t, avoid)
            && not_theirs(t)
            && !scene.is_attribution(trigger, t)
            && !(meets && is_venue(scene, t))
    });
    // "The tanks *donated* by Slovenia have reached Ukraine."
    let reached = || {
        let noun = doc
            .head(trigger)
            .filter(|_| doc.deprel(trigger) == Deprel::Acl && doc.is_passive(trigger))?;
        let verb = doc.head(noun).filter(|_| doc.deprel(noun).is_subject())?;
        let arrives = matches!(
            doc.lemma(verb),
            "reach"
                | "arrive"
                | "land"
                | "enter"
                | "cross"
                | "go"
                | "head"
                | "leave"
                | "hit"
                | "strike"
                | "tear"
                | "slam"
                | "crash"
                | "rip"
                | "fall"
        );
        let place = |c: &TokenId| matches!(doc.deprel(*c), Deprel::Obj | Deprel::Obl) && acts(scene, *c, avoid);
        let mut places = doc.children(verb).iter().copied().filter(place);
        places.next().filter(|_| arrives)
    };
    let object = || {
        let verb = doc.head(doc.first_conjunct(trigger))?;
        let agent = doc.agent(verb).filter(|&agent| agent == doc.first_conjunct(trigger))?;
        doc.object(verb)
            .filter(|&object| object != agent && acts(scene, object, avoid))
    };
    Some(Found {
        head: clause.or_else(reached).or_else(object)?,
        how: "clause".to_owned(),
        sure: 0.7,
    })
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

/// The words below `t`, in text order, without what happened beside it: clauses that are coordinated with it or give its
/// time or reason, and have a subject of their own. What it waits for or depends on belongs to it.
fn descendants(doc: Doc<'_>, t: TokenId) -> Vec<TokenId> {
    let beside = |c: TokenId| match doc.deprel(c) {
        Deprel::Conj | Deprel::Parataxis => true,
        Deprel::Advcl => doc.child(c, Deprel::Mark).is_some_and(|mark| {
            let mark = doc.lemma(mark);
            matches!(
                mark,
                "after" | "before" | "when" | "as" | "while" | "because" | "since" | "although" | "though"
            )
        }),
        _ => false,
    };
    let has_subject = |c: TokenId| doc.children(c).iter().any(|&c| doc.deprel(c).is_subject());
    let mut all = Vec::new();
    let mut stack = doc.children(t).to_vec();
    stack.retain(|&c| !(beside(c) && has_subject(c)));
    while let Some(t) = stack.pop() {
        all.push(t);
        let inner = doc.children(t).iter().copied();
        stack.extend(inner.filter(|&c| doc.deprel(c) == Deprel::Conj || !(beside(c) && has_subject(c))));
    }
    all.sort_unstable();
    all
}
