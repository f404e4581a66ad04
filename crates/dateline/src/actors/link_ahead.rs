//! Descriptions whose name follows: "dismissed *her deputy* … Deputy Prime Minister Karl Immer", and the bare titles of a
//! headline.

use super::clusters::{Clusters, sexes_agree};
use super::lexicon::Class;
use super::link_nominals::{country_differs, is_same_office, stand_against};
use super::mentions::{Determiner, Mention};
use super::scene::Scene;
use crate::model::{ActorKind, BlockKind, MentionForm};
use crate::syntax::{Deprel, Upos};

/// How many sentences ahead the name may stand.
const NEAR: u32 = 4;

/// Joins titles that name nobody with the first person behind them who is introduced with that title.
pub(super) fn link_ahead(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    for (i, mention) in (0..).zip(scene.mentions) {
        let alone = |clusters: &mut Clusters| {
            clusters
                .of(i)
                .is_some_and(|s| !s.named && s.members.first() == Some(&i))
        };
        if !waits_for_a_name(scene, mention) || !alone(clusters) {
            continue;
        }
        let behind = (i + 1..).zip(scene.mentions.iter().skip(i as usize + 1));
        let mut near = behind.take_while(|(_, other)| other.sentence <= mention.sentence + NEAR);
        let named = near.find(|(_, other)| {
            let title = other
                .description
                .as_ref()
                .filter(|d| !d.former || mention_is_former(mention));
            other.is_name() && other.is_person() && title.is_some_and(|d| is_same_office(scene.doc, mention, &d.title))
        });
        let Some((j, other)) = named else { continue };
        let fits = clusters.of(j).is_some_and(|summary| {
            let apart = |&m: &u32| scene.mention(m).is_some_and(|m| stand_against(scene.doc, m, mention));
            sexes_agree(summary.sex, mention.sex)
                && !country_differs(summary.country, mention.country)
                && !summary.members.iter().any(apart)
        });
        if fits && !is_owner(scene, clusters, mention, j) && !stand_against(scene.doc, mention, other) {
            clusters.join(j, i);
        }
    }
}

/// Whether a mention is an office of somebody ("her deputy") or stands bare in a headline.
fn waits_for_a_name(scene: Scene<'_, '_, '_>, mention: &Mention) -> bool {
    let doc = scene.doc;
    let office = mention
        .description
        .as_ref()
        .is_some_and(|d| d.noun.class == Class::Office);
    if mention.form != MentionForm::Nominal || mention.plural || mention.kind != Some(ActorKind::Person) || !office {
        return false;
    }
    let owned = doc
        .child(mention.head, Deprel::NmodPoss)
        .is_some_and(|owner| doc.upos(owner) == Upos::Pron);
    let in_heading = || {
        let sentence = doc.layout.sentences.get(mention.sentence as usize);
        let block = sentence.and_then(|sentence| doc.layout.blocks.get(sentence.block as usize));
        block.is_some_and(|block| block.kind == BlockKind::Heading)
    };
    owned || (mention.determiner == Determiner::Bare && in_heading())
}

fn mention_is_former(mention: &Mention) -> bool {
    mention.description.as_ref().is_some_and(|d| d.former)
}

/// Whether the one whose deputy it is is mention `j`.
fn is_owner(scene: Scene<'_, '_, '_>, clusters: &mut Clusters, mention: &Mention, j: u32) -> bool {
    let Some(owner) = scene.doc.child(mention.head, Deprel::NmodPoss) else {
        return false;
    };
    let at = scene.mentions.partition_point(|m| m.head < owner);
    let owner = scene.mentions.get(at).filter(|m| m.head == owner);
    owner.is_some() && clusters.root(at as u32) == clusters.root(j)
}
