//! Capitals that stand for governments: "Washington warned" is an actor, "in Washington" a place.

use std::ops::Range;

use super::code::Sectors;
use super::facts::{Fact, Facts, Identity, Shape};
use super::lexicon::Lexicon;
use super::names::Name;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;

/// Whose capital Brussels is in most news.
const UNION: &str = "European Union";

/// How a verb or a noun takes a government by the name of its capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Use {
    Subject,
    Object,
    Noun,
}

/// Turns capitals that act into governments.
pub(super) fn mark<'w>(
    doc: Doc<'_>,
    lexicon: &Lexicon,
    facts: &Facts<'w>,
    names: &mut [Name<'w>],
    phrase: Option<&Range<TokenId>>,
) {
    let belgian = names.iter().any(|name| {
        let state = |fact: &Fact<'_>| matches!(fact.shape, Shape::Country | Shape::Demonym);
        name.country.is_some_and(|country| country.as_str() == "BEL") && name.fact.as_ref().is_some_and(state)
    });
    for name in names {
        let head = top(doc, name);
        let Some(fact) = &mut name.fact else { continue };
        let Some(country) = fact.country else { continue };
        let acts = match fact.shape {
            Shape::Seat => true,
            // A phrase that is said to be an actor is one.
            Shape::Capital => {
                phrase.is_some_and(|own| doc.head(head).is_none_or(|above| !own.contains(&above)))
                    || acts(doc, lexicon, head)
            }
            _ => false,
        };
        // Who acts in Brussels is the Union, unless the article speaks of Belgium.
        if acts && country.as_str() == "BEL" && !belgian {
            let mut entries = Vec::new();
            facts.entries(UNION, &mut entries);
            if let Some(union) = entries.into_iter().find(|fact| matches!(fact.shape, Shape::Body(_))) {
                name.kind = Some(ActorKind::Organization);
                name.country = union.country;
                name.sectors = union.sectors;
                name.fact = Some(union);
                name.metonym = true;
                continue;
            }
        }
        // "Dallas beat Denver": teams, called by their towns.
        if matches!(fact.shape, Shape::City | Shape::Capital | Shape::Region) && plays(doc, head) {
            name.kind = Some(ActorKind::Organization);
            name.country = None;
            name.sectors = Sectors::NONE;
            name.fact = None;
            continue;
        }
        if acts {
            fact.identity = Identity::Government(country);
            name.kind = Some(ActorKind::Government);
            name.sectors = Sectors::parse("GOV");
            name.metonym = true;
        }
    }
}

/// Whether a town stands for its team: what it does, or what is done to it, is done in games.
fn plays(doc: Doc<'_>, t: TokenId) -> bool {
    let Some(verb) = doc.head(t) else { return false };
    let subject = doc.deprel(t) == Deprel::Nsubj;
    let argument = subject || matches!(doc.deprel(t), Deprel::Obj | Deprel::Obl);
    let name = |t: TokenId| doc.upos(t) == Upos::Propn;
    let object = doc.child(verb, Deprel::Obj);
    let rival = || doc.child(verb, Deprel::Nsubj).is_some_and(name) && object.is_some_and(name);
    let game = || {
        object.is_some_and(|t| {
            matches!(
                doc.lemma(t),
                "game" | "match" | "opener" | "playoff" | "final" | "semifinal"
            )
        }) && doc.child(verb, Deprel::Nsubj).is_some_and(name)
    };
    // "24-10", "3 to 1".
    let score = || {
        doc.children(verb)
            .iter()
            .any(|&child| doc.upos(child) == Upos::Num && child > verb)
    };
    argument
        && match doc.lemma(verb) {
            "outscore" | "trounce" | "rout" | "thrash" | "edge" | "outplay" => rival(),
            "beat" | "defeat" | "down" | "host" | "face" | "top" | "draw" => rival() && score(),
            "win" | "lose" => game() || subject && score() && object.is_none(),
            _ => false,
        }
}

fn top(doc: Doc<'_>, name: &Name<'_>) -> TokenId {
    let core = name.core.clone();
    core.clone()
        .find(|&t| doc.head(t).is_none_or(|head| !core.contains(&head)))
        .unwrap_or(core.start)
}

/// Whether the place with the head `t` does what only its government can do.
fn acts(doc: Doc<'_>, lexicon: &Lexicon, t: TokenId) -> bool {
    // "Moscow and Pyongyang said": the second stands as the first.
    let mut at = t;
    while doc.deprel(at) == Deprel::Conj {
        let Some(first) = doc.head(at).filter(|&first| first < at) else {
            break;
        };
        if doc.upos(first) != Upos::Propn {
            break;
        }
        at = first;
    }
    let Some(head) = doc.head(at) else { return false };
    // "According to Washington".
    let source = at >= 2 && doc.form(at - 1) == "to" && doc.form(at - 2).eq_ignore_ascii_case("according");
    if source {
        return true;
    }
    let case = doc.child(at, Deprel::Case).map(|case| doc.lemma(case));
    let verb = doc.lemma(head);
    match doc.deprel(at) {
        Deprel::Nsubj => {
            // A copula says where or what a place is, unless it speaks of a will ("Washington is ready").
            let predicate = doc.child(head, Deprel::Cop).is_some();
            if predicate {
                return matches!(
                    verb,
                    "ready"
                        | "willing"
                        | "unwilling"
                        | "concerned"
                        | "reluctant"
                        | "keen"
                        | "eager"
                        | "responsible"
                        | "sure"
                        | "confident"
                        | "worried"
                        | "wary"
                        | "determined"
                        | "unhappy"
                        | "committed"
                        | "angry"
                        | "able"
                );
            }
            lexicon.is_metonymic(Use::Subject, verb)
        }
        Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj => case.is_none() && lexicon.is_metonymic(Use::Object, verb),
        Deprel::OblAgent => lexicon.is_metonymic(Use::Subject, verb),
        Deprel::Obl => match case {
            Some("with") => lexicon.is_metonymic(Use::Subject, verb),
            Some("against") => true,
            Some("to") => matches!(
                verb,
                "sell" | "supply" | "appeal" | "provide" | "give" | "offer" | "propose" | "signal"
            ),
            Some("on" | "upon") => matches!(verb, "impose" | "call" | "rely" | "depend" | "press"),
            _ => false,
        },
        Deprel::Nmod => match case {
            Some("with" | "between" | "against" | "towards" | "toward" | "by") => lexicon.is_metonymic(Use::Noun, verb),
            Some("to" | "from" | "for" | "on") => {
                lexicon.is_metonymic(Use::Noun, verb)
                    && !matches!(verb, "summit" | "talk" | "letter" | "call" | "approach")
            }
            _ => false,
        },
        // Governments possess policies; a place possesses streets.
        Deprel::NmodPoss => lexicon.is_metonymic(Use::Noun, verb),
        _ => false,
    }
}
