//! What the links between mentions need to see.

use super::facts::{Fact, Facts};
use super::lexicon::Class;
use super::mentions::{Determiner, Mention};
use super::names::Names;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::Doc;
use crate::text::TokenId;

/// What the links need to see.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s, 'a, 'w> {
    pub(super) doc: Doc<'a>,
    pub(super) names: &'s Names<'w>,
    pub(super) mentions: &'s [Mention],
    pub(super) facts: &'s Facts<'w>,
    /// Who holds the office that a mention describes, for each mention.
    pub(super) holders: &'s [Option<Fact<'w>>],
}

impl Scene<'_, '_, '_> {
    pub(super) fn mention(&self, i: u32) -> Option<&Mention> {
        self.mentions.get(i as usize)
    }

    /// The mention with this head.
    pub(super) fn headed_by(&self, t: TokenId) -> Option<u32> {
        self.mentions
            .binary_search_by_key(&t, |mention| mention.head)
            .ok()
            .map(|i| i as u32)
    }
}

/// Who holds the offices that definite descriptions name: "the British prime minister".
pub(super) fn holders<'w>(
    doc: Doc<'_>,
    facts: &Facts<'w>,
    names: &Names<'_>,
    mentions: &[Mention],
) -> Vec<Option<Fact<'w>>> {
    let holder = |mention: &Mention| {
        let description = mention.description.as_ref()?;
        let office = mention.form == MentionForm::Nominal
            && mention.is_person()
            && matches!(description.noun.class, Class::Office | Class::Weak)
            && mention.determiner != Determiner::Indefinite
            && is_sole_office(doc, &description.title)
            && !description.former
            && description
                .of
                .is_none_or(|of| names.get(of).is_some_and(|name| name.kind == Some(ActorKind::Country)));
        let title = doc.span_of(description.title.clone()).slice(doc.text);
        if office {
            facts.holder(mention.country?, title)
        } else {
            None
        }
    };
    mentions.iter().map(holder).collect()
}

/// Offices that one person holds at a time.
fn is_sole_office(doc: Doc<'_>, title: &std::ops::Range<TokenId>) -> bool {
    let last = doc.lemma(title.end - 1).to_lowercase();
    match last.as_str() {
        "president" | "premier" | "chancellor" | "king" | "queen" | "leader" | "emperor" | "emir" | "sultan"
        | "prince" | "pm" | "taoiseach" | "monarch" => true,
        "minister" | "secretary" | "chief" | "speaker" => title.len() > 1,
        "state" | "defense" | "defence" | "adviser" | "advisor" | "general" | "affairs" => title.len() > 2,
        _ => false,
    }
}
