//! Clusters of mentions: one for each actor that the article speaks of.

use super::code::Code;
use super::lexicon::Sex;
use super::mentions::Mention;
use crate::model::ActorKind;

/// What is known of all mentions of a cluster together.
#[derive(Clone, Debug)]
pub(super) struct Summary {
    pub(super) kind: Option<ActorKind>,
    pub(super) sex: Sex,
    pub(super) plural: bool,
    pub(super) country: Option<Code>,
    pub(super) named: bool,
    /// Mentions, in text order.
    pub(super) members: Vec<u32>,
}

/// A partition of the mentions. Mentions are numbered as in the list that it was made from.
#[derive(Clone, Debug)]
pub(super) struct Clusters {
    parent: Vec<u32>,
    summaries: Vec<Summary>,
}

impl Clusters {
    /// Every mention by itself.
    pub(super) fn new(mentions: &[Mention]) -> Self {
        Self {
            parent: (0..mentions.len() as u32).collect(),
            summaries: (0..)
                .zip(mentions)
                .map(|(i, mention)| Summary {
                    kind: mention.kind,
                    sex: mention.sex,
                    plural: mention.plural,
                    country: mention.country.or(mention.description.as_ref().and_then(|d| d.country)),
                    named: mention.is_name(),
                    members: vec![i],
                })
                .collect(),
        }
    }

    /// The cluster of mention `i`, by the number of one of its mentions.
    pub(super) fn root(&mut self, i: u32) -> u32 {
        let mut root = i;
        while let Some(&up) = self.parent.get(root as usize).filter(|&&up| up != root) {
            root = up;
        }
        // Halve the way for the next time.
        let mut at = i;
        while let Some(slot) = self.parent.get_mut(at as usize).filter(|slot| **slot != root) {
            at = std::mem::replace(slot, root);
        }
        root
    }

    /// What is known of the cluster with this root.
    pub(super) fn summary(&self, root: u32) -> Option<&Summary> {
        self.summaries.get(root as usize)
    }

    /// What is known of the cluster of mention `i`.
    pub(super) fn of(&mut self, i: u32) -> Option<&Summary> {
        let root = self.root(i);
        self.summary(root)
    }

    /// Joins the clusters of two mentions; the kind, sex and country of `a` come first.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let Some(taken) = self.summaries.get_mut(b as usize).map(|summary| {
            let empty = Summary {
                members: Vec::new(),
                ..summary.clone()
            };
            std::mem::replace(summary, empty)
        }) else {
            return;
        };
        if let Some(slot) = self.parent.get_mut(b as usize) {
            *slot = a;
        }
        let Some(summary) = self.summaries.get_mut(a as usize) else {
            return;
        };
        // A name says better than a noun what a thing is.
        if summary.kind.is_none() || taken.named && !summary.named && taken.kind.is_some() {
            summary.kind = taken.kind;
        }
        if summary.sex == Sex::Unknown {
            summary.sex = taken.sex;
        }
        if taken.named && !summary.named {
            summary.plural = taken.plural;
        }
        summary.country = summary.country.or(taken.country);
        summary.named |= taken.named;
        summary.members.extend_from_slice(&taken.members);
        summary.members.sort_unstable();
    }

    /// The roots, in the order of their first mention.
    pub(super) fn roots(&mut self) -> Vec<u32> {
        let mut roots: Vec<(u32, u32)> = Vec::new();
        for i in 0..self.parent.len() as u32 {
            let root = self.root(i);
            if let Some(&first) = self.summary(root).and_then(|s| s.members.first()) {
                if first == i {
                    roots.push((first, root));
                }
            }
        }
        roots.into_iter().map(|(_, root)| root).collect()
    }
}

/// Whether two sexes can be one person's.
pub(super) fn sexes_agree(a: Sex, b: Sex) -> bool {
    a == b || a == Sex::Unknown || b == Sex::Unknown
}

/// Whether two kinds can be one actor's: a person is never an organisation, a government is one.
pub(super) fn kinds_agree(a: Option<ActorKind>, b: Option<ActorKind>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || group_of(a) == group_of(b),
        _ => true,
    }
}

/// Coarse kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coarse {
    Person,
    People,
    Country,
    Place,
    Body,
}

pub(super) const fn group_of(kind: ActorKind) -> Coarse {
    match kind {
        ActorKind::Person => Coarse::Person,
        ActorKind::Group => Coarse::People,
        ActorKind::Country => Coarse::Country,
        ActorKind::Place => Coarse::Place,
        _ => Coarse::Body,
    }
}
