//! The actors stage: mentions, and the actors that they refer to.
//!
//! In: the tokens, trees and name tags of an article, the world, the article's date. Out: [`Actors`]. In this order:
//! `names` corrects the tagger's names by those that the world knows and by their own words (`trim`, `wording`),
//! `agree` makes them one over the article, `resolve` decides what each one means by what stands beside it (`evidence`)
//! and who only shares the name (`namesakes`), `compose` reads those that the world lacks; `metonyms` tells governments
//! from their capitals; `nested` sees places in the names of bodies; `mentions` adds nouns and pronouns, `describe`
//! reads titles, countries and sectors off their phrases; `link_names`, `link_syntax`, `link_nominals` and `pronouns`
//! join the mentions of one actor, the surest evidence first; `build` makes the result, and asks `context` for the
//! countries that no words give. Every look back is bounded, so the stage is linear in the article's length.

mod agree;
mod build;
mod clusters;
mod code;
mod compose;
mod context;
mod describe;
mod evidence;
mod facts;
mod lexicon;
mod link_ahead;
mod link_names;
mod link_nominals;
mod link_syntax;
mod mentions;
mod metonyms;
mod names;
mod namesakes;
mod nested;
mod phrase;
mod pronouns;
mod resolve;
mod scene;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_context;
#[cfg(test)]
mod tests_doubt;
#[cfg(test)]
mod tests_phrases;
mod trim;
mod wording;

use std::ops::Range;

use dateline_world::World;
use jiff::civil::Date;

use crate::model::{Actor, ActorId, MentionForm};
use crate::span::Span;
use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;
use clusters::Clusters;
use facts::Facts;
use lexicon::Lexicon;
use scene::Scene;

pub use code::{Code, Sectors};

/// A mention by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenMention {
    /// All its tokens ("the North Korean leader").
    pub tokens: Range<TokenId>,
    /// The token on which it hangs in the tree ("leader").
    pub head: TokenId,
    /// Who it is.
    pub actor: ActorId,
    /// How it is mentioned.
    pub form: MentionForm,
}

/// What the actors stage finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actors {
    /// The actors, in the order of first mention.
    pub actors: Vec<Actor>,
    /// Their mentions, in the order of the head tokens.
    pub mentions: Vec<TokenMention>,
}

impl Actors {
    /// The mention whose head is token `t`.
    #[must_use]
    pub fn headed_by(&self, t: TokenId) -> Option<&TokenMention> {
        self.mentions
            .binary_search_by_key(&t, |mention| mention.head)
            .ok()
            .and_then(|i| self.mentions.get(i))
    }

    /// The actor with this id.
    #[must_use]
    pub fn get(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.index())
    }
}

/// Finds the actors of an article published on `date`.
#[must_use]
pub fn analyse(doc: Doc<'_>, world: &World, date: Option<Date>) -> Actors {
    find(doc, world, date, None)
}

/// The actor that a phrase names or describes ("the Russian defence minister"): that of its head, else its first. The
/// phrase is `place` in the text. Unless it is `certain`, `None` where its tree is that of a clause.
#[must_use]
pub fn of_phrase(doc: Doc<'_>, world: &World, date: Option<Date>, place: Range<usize>, certain: bool) -> Option<Actor> {
    let starts = |t: TokenId| doc.span_of(t..t + 1).start as usize;
    let own = (0..doc.len()).find(|&t| starts(t) >= place.start)?
        ..(0..doc.len()).find(|&t| starts(t) >= place.end).unwrap_or(doc.len());
    let mut tops = own
        .clone()
        .filter(|&t| doc.head(t).is_none_or(|head| !own.contains(&head)));
    let top = tops.next()?;
    let torn = tops.next().is_some() || own.clone().any(|t| doc.deprel(t) == Deprel::Parataxis);
    let clause = torn || doc.upos(top) == Upos::Verb;
    if clause && !certain {
        return None;
    }
    let actors = find(doc, world, date, Some(own.clone()));
    let mut mentions = actors.mentions.iter().filter(|mention| own.contains(&mention.head));
    let headed = mentions.clone().find(|mention| mention.head == top);
    let covering = || mentions.clone().find(|mention| mention.tokens.contains(&top));
    let mention = headed.or_else(covering).or_else(|| mentions.next())?;
    let mut actor = actors.get(mention.actor).cloned()?;
    // Spans are those of the phrase by itself.
    actor
        .mentions
        .retain(|mention| (mention.span.end as usize) > place.start && mention.span.end as usize <= place.end);
    for mention in &mut actor.mentions {
        mention.span = Span::new(
            mention.span.start.saturating_sub(place.start as u32),
            mention.span.end - place.start as u32,
        );
    }
    Some(actor)
}

fn find(doc: Doc<'_>, world: &World, date: Option<Date>, phrase: Option<Range<TokenId>>) -> Actors {
    let lexicon = Lexicon::english();
    let facts = Facts::new(world, date);
    let names = names::find(doc, lexicon, &facts, phrase);
    let mentions = mentions::gather(doc, lexicon, &names);
    let holders = scene::holders(doc, &facts, &names, &mentions);
    let mut clusters = Clusters::new(&mentions);
    let scene = Scene {
        doc,
        names: &names,
        mentions: &mentions,
        facts: &facts,
        holders: &holders,
    };
    link_names::link(scene, &mut clusters);
    link_syntax::link_by_syntax(scene, &mut clusters);
    link_syntax::link_by_commas(scene, &mut clusters);
    link_nominals::link_by_content(scene, &mut clusters);
    link_ahead::link_ahead(scene, &mut clusters);
    pronouns::link(scene, &mut clusters);
    build::build(scene, &mut clusters)
}
