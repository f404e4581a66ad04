//! Claims within claims: what stands in another claim's content is its child, or goes.

use super::Draft;
use super::quoted::shares;
use crate::model::{Claim, ClaimId};

/// Gives what stands in another claim's content its parent; of two claims of the same words the surer one stays.
pub(super) fn nest(drafts: &mut Vec<Draft>) {
    let mut keep: Vec<bool> = vec![true; drafts.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut parents: Vec<Option<usize>> = vec![None; drafts.len()];
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get(i) else { continue };
        open.retain(|&j| drafts.get(j).is_some_and(|outer| outer.last() > draft.first()));
        let holder = open.iter().rev().copied().find(|&j| {
            drafts.get(j).is_some_and(|outer| {
                outer
                    .content
                    .iter()
                    .any(|range| range.start <= draft.first() && draft.first() < range.end)
            })
        });
        if let Some(j) = holder
            && let Some(outer) = drafts.get(j)
        {
            let same = outer.len().abs_diff(draft.len()) * 5 <= outer.len();
            if same
                && outer
                    .content
                    .iter()
                    .any(|range| shares(range, &(draft.first()..draft.last())))
            {
                // "The dam is unsafe, the minister said, according to the Courier.": the same words, of two speakers.
                if draft.nests && draft.last() <= outer.last() + 1 && differ(&outer.claim, &draft.claim) {
                    if let Some(parent) = parents.get_mut(i) {
                        *parent = Some(j);
                    }
                    open.push(i);
                    continue;
                }
                // "She said she hoped …": the hope is told as hers.
                let told = outer.content.iter().any(|range| range.contains(&draft.head))
                    && !outer.claim.rule.ends_with("object");
                let weaker = if told || outer.claim.confidence >= draft.claim.confidence {
                    i
                } else {
                    j
                };
                if let Some(flag) = keep.get_mut(weaker) {
                    *flag = false;
                }
                if weaker == i {
                    continue;
                }
            } else if (draft.nests && draft.last() <= outer.last() + 1)
                || reports_noun(outer, draft)
                || is_turn(outer)
                || (answers(outer) && draft.claim.rule.ends_with(".clause"))
            {
                if let Some(parent) = parents.get_mut(i) {
                    *parent = Some(j);
                }
            } else {
                if let Some(flag) = keep.get_mut(i) {
                    *flag = false;
                }
                continue;
            }
        }
        open.push(i);
    }
    // Positions change as what is not kept goes.
    let mut position = Vec::with_capacity(keep.len());
    let mut next = 0u32;
    for &kept in &keep {
        position.push(kept.then_some(next));
        next += u32::from(kept);
    }
    let mut i = 0;
    drafts.retain_mut(|draft| {
        let parent = parents
            .get(i)
            .copied()
            .flatten()
            .and_then(|parent| position.get(parent).copied().flatten());
        draft.claim.parent = parent.map(ClaimId);
        let kept = keep.get(i).copied().unwrap_or(true);
        i += 1;
        kept
    });
}

/// Whether two claims have speakers who are known to be two.
fn differ(one: &Claim, other: &Claim) -> bool {
    let actor = |claim: &Claim| claim.speaker.as_ref().and_then(|speaker| speaker.actor);
    matches!((actor(one), actor(other)), (Some(a), Some(b)) if a != b)
}

/// "Nobody believed the mayor’s promise to …": what is believed, ignored or denied is itself somebody’s saying.
fn reports_noun(outer: &Draft, inner: &Draft) -> bool {
    outer.claim.rule.ends_with("object") && inner.claim.rule.contains(".noun ") && inner.claim.speaker.is_some()
}

/// An answer whose speaker its line does not name: "I think that …" is told in it as well.
fn answers(outer: &Draft) -> bool {
    outer.claim.rule.ends_with(".answer")
}

/// A turn of an interview whose speaker its line does not name: what is said in it stays as it is, "I think" too.
fn is_turn(outer: &Draft) -> bool {
    outer.claim.rule.ends_with(".turn") && outer.claim.speaker.is_none()
}
