//! Pronouns: whom they mean, by agreement, distance and the structure of the sentence.

use super::clusters::{Clusters, Coarse, group_of, sexes_agree};
use super::lexicon::Sex;
use super::mentions::{Mention, Pronoun, relative_clause};
use super::scene::Scene;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::{Deprel, Upos};
use crate::text::TokenId;

/// How many mentions back a pronoun looks.
const WINDOW: u32 = 60;

/// How many sentences back a pronoun looks.
const SENTENCES: u32 = 3;

/// Joins the pronouns with their antecedents, in text order.
pub(super) fn link(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    let mut candidates = Vec::new();
    for (i, mention) in (0..).zip(scene.mentions) {
        let found = match mention.pronoun {
            None => continue,
            Some(Pronoun::Relative) => relative_clause(scene.doc, mention.head).and_then(|noun| scene.headed_by(noun)),
            Some(Pronoun::Reflexive) => subject_beside(scene, mention.head),
            Some(Pronoun::Speaker) => speaker(scene, i),
            Some(Pronoun::Speakers) => None,
            Some(Pronoun::Person | Pronoun::Thing | Pronoun::Plural) => {
                antecedent(scene, clusters, i, mention, &mut candidates)
            }
        };
        if let Some(j) = found {
            clusters.join(j, i);
        }
    }
}

/// The subject of the verb that governs `t`.
fn subject_beside(scene: Scene<'_, '_, '_>, t: TokenId) -> Option<u32> {
    let mut verb = scene.doc.head(t)?;
    for _ in 0..3 {
        let subject = scene
            .doc
            .children(verb)
            .iter()
            .copied()
            .find(|&c| scene.doc.deprel(c).is_subject());
        if let Some(subject) = subject.filter(|&s| s != t) {
            return scene.headed_by(subject);
        }
        verb = scene.doc.head(verb)?;
    }
    None
}

/// Who says "I": the subject of the verb of saying that the words hang on.
fn speaker(scene: Scene<'_, '_, '_>, i: u32) -> Option<u32> {
    let doc = scene.doc;
    let start = scene.mention(i)?.head;
    // The same speaker says "I" again in the same sentence.
    let mut t = start;
    for _ in 0..12 {
        let head = doc.head(t)?;
        let said = matches!(doc.deprel(t), Deprel::Ccomp | Deprel::Parataxis);
        if said && doc.upos(head) == Upos::Verb {
            if let Some(subject) = doc.child(head, Deprel::Nsubj) {
                if let Some(j) = scene.headed_by(subject).filter(|&j| j != i) {
                    return Some(j);
                }
            }
        }
        // "…", he said: the verb of saying may hang on the words.
        let beside = doc.children(head).iter().copied().find(|&c| {
            doc.deprel(c) == Deprel::Parataxis
                && matches!(doc.lemma(c), "say" | "add" | "tell" | "write" | "recall" | "explain")
        });
        if let Some(j) = beside
            .and_then(|verb| doc.child(verb, Deprel::Nsubj))
            .and_then(|subject| scene.headed_by(subject))
            .filter(|&j| j != i)
        {
            return Some(j);
        }
        t = head;
    }
    None
}

/// The clause that a token belongs to: its nearest verb or predicate above.
fn clause(scene: Scene<'_, '_, '_>, t: TokenId) -> TokenId {
    let doc = scene.doc;
    let mut at = t;
    for _ in 0..8 {
        let Some(head) = doc.head(at) else { return at };
        let deprel = doc.deprel(at);
        at = head;
        if deprel.is_subject()
            || matches!(
                deprel,
                Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::OblAgent | Deprel::Xcomp
            )
        {
            return at;
        }
    }
    at
}

fn antecedent(
    scene: Scene<'_, '_, '_>,
    clusters: &mut Clusters,
    i: u32,
    pronoun: &Mention,
    candidates: &mut Vec<(u32, i32)>,
) -> Option<u32> {
    let kind = pronoun.pronoun?;
    let doc = scene.doc;
    let own_clause = clause(scene, pronoun.head);
    let possessive = doc.deprel(pronoun.head) == Deprel::NmodPoss;
    candidates.clear();
    for j in (i.saturating_sub(WINDOW)..i).rev() {
        let Some(other) = scene.mention(j) else { continue };
        let distance = pronoun.sentence - other.sentence;
        if distance > SENTENCES {
            break;
        }
        if other.tokens.contains(&pronoun.head) && other.pronoun.is_none() {
            continue;
        }
        let root = clusters.root(j);
        let Some(summary) = clusters.summary(root) else {
            continue;
        };
        if !agrees(kind, pronoun.sex, summary, other) {
            continue;
        }
        let deprel = doc.deprel(other.head);
        // Two arguments of one verb are two actors, unless the pronoun is reflexive or a possessor.
        if distance == 0 && !possessive && clause(scene, other.head) == own_clause && is_argument(deprel) {
            continue;
        }
        let mut score = match distance {
            0 => 60,
            1 => 45,
            2 => 22,
            _ => 8,
        };
        score += role_score(deprel);
        if other.is_name() {
            score += 4;
        }
        if other.pronoun.is_some() {
            score += 14;
        }
        // Who was spoken of often is spoken of again.
        let before = summary.members.partition_point(|&m| m < i);
        score += (before.min(12) as i32) * 2;
        if doc.deprel(pronoun.head).is_subject() && deprel.is_subject() {
            score += 8;
        }
        // A modifier of another noun is rarely taken up.
        if matches!(deprel, Deprel::Compound | Deprel::Amod) {
            score -= 25;
        }
        if other.form == MentionForm::Demonym {
            score -= 15;
        }
        score -= (i - j) as i32 / 2;
        if kind == Pronoun::Plural && !summary.plural {
            score -= 30;
        }
        match candidates.iter_mut().find(|(known, _)| *known == root) {
            Some((_, best)) => *best = (*best).max(score),
            None => candidates.push((root, score)),
        }
    }
    let &(root, score) = candidates
        .iter()
        .max_by_key(|&&(root, score)| (score, std::cmp::Reverse(root)))?;
    let threshold = match kind {
        Pronoun::Person => 20,
        Pronoun::Thing => 68,
        _ => 58,
    };
    (score >= threshold).then_some(root)
}

fn is_argument(deprel: Deprel) -> bool {
    deprel.is_subject() || matches!(deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::OblAgent)
}

fn role_score(deprel: Deprel) -> i32 {
    if deprel.is_subject() {
        return 25;
    }
    match deprel {
        Deprel::Root | Deprel::Conj | Deprel::Obj | Deprel::Iobj => 10,
        Deprel::Obl | Deprel::OblAgent | Deprel::NmodPoss => 6,
        _ => 0,
    }
}

/// Whether the pronoun can mean the actor of this cluster.
fn agrees(kind: Pronoun, sex: Sex, summary: &super::clusters::Summary, other: &Mention) -> bool {
    let Some(of) = summary.kind else {
        // Another pronoun that found nobody: the same words take up the same actor.
        return other.pronoun == Some(kind) && sexes_agree(summary.sex, sex);
    };
    match kind {
        Pronoun::Person => of == ActorKind::Person && !summary.plural && sexes_agree(summary.sex, sex),
        Pronoun::Thing => {
            let coarse = group_of(of);
            !summary.plural
                && (matches!(coarse, Coarse::Body | Coarse::Country) || (coarse == Coarse::Place && summary.named))
        }
        Pronoun::Plural => match group_of(of) {
            Coarse::People => true,
            Coarse::Body => true,
            Coarse::Country | Coarse::Place | Coarse::Person => summary.plural,
        },
        _ => false,
    }
}
