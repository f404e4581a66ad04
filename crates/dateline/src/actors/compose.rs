//! Names that say themselves what they name: "Chile's Ministry of Mines", "Saudi National Guard", "Acme Holdings Ltd".

use std::ops::Range;

use super::code::{Code, Sectors};
use super::facts::{Facts, Shape};
use super::lexicon::{Class, Lexicon, Noun};
use super::names::Name;
use super::phrase::NounFinder;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Reads the words of every name of an organisation that the world does not know.
pub(super) fn read(doc: Doc<'_>, lexicon: &Lexicon, facts: &Facts<'_>, names: &mut [Name<'_>]) {
    let mut finder = NounFinder::new(doc, lexicon);
    for name in names {
        if name.fact.is_some() || !matches!(name.tag, Some(NameKind::Org | NameKind::Loc | NameKind::Misc)) {
            continue;
        }
        if name.core.len() == 1 && name.tag == Some(NameKind::Loc) {
            continue;
        }
        let noun = noun(doc, &mut finder, &name.core);
        let tagged_body = name.tag == Some(NameKind::Org);
        let body = noun.filter(|noun| matches!(noun.class, Class::Body | Class::Agent) && !noun.is_person());
        if let Some(noun) = body {
            if let super::lexicon::NounKind::Actor(kind) = noun.kind {
                let place = matches!(kind, ActorKind::Place | ActorKind::Country);
                if tagged_body && !place || name.tag == Some(NameKind::Loc) && kind != ActorKind::Group && !place {
                    name.kind = Some(if kind == ActorKind::Group {
                        ActorKind::Organization
                    } else {
                        kind
                    });
                    name.sectors = noun.sectors;
                }
            }
        } else if let Some(noun) =
            noun.filter(|noun| tagged_body && noun.is_person() && is_plural(doc, name.core.end - 1))
        {
            // "Slovak Soldiers" in a heading: people, not a body.
            name.kind = Some(ActorKind::Group);
            name.sectors = noun.sectors;
        } else if tagged_body && is_company(doc.form(name.core.end - 1)) {
            name.kind = Some(ActorKind::Company);
            name.sectors = Sectors::parse("BUS");
        }
        if name.kind.is_some_and(|kind| kind != ActorKind::Place) && name.country.is_none() {
            name.country = country_within(doc, facts, &name.core).or_else(|| possessor(doc, facts, &name.core));
        }
    }
}

/// The noun that a name is built on: the last of its words, or that before its first "of" or "for".
fn noun(doc: Doc<'_>, finder: &mut NounFinder<'_>, core: &Range<TokenId>) -> Option<Noun> {
    let of = core
        .clone()
        .skip(1)
        .find(|&t| doc.upos(t) == Upos::Adp || doc.form(t) == "of");
    let head = of.unwrap_or(core.end).checked_sub(1)?;
    let found = finder.at(head, core).map(|(noun, _)| noun);
    let whole = (core.len() > 1).then(|| finder.at(core.end - 1, core)).flatten();
    found.or(whole.map(|(noun, _)| noun))
}

/// A country, a nationality or a well-known place among the words of a name.
fn country_within(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<TokenId>) -> Option<Code> {
    let mut entries = Vec::new();
    let mut t = core.start;
    while t < core.end {
        for end in (t + 1..=core.end.min(t + 4)).rev() {
            if end - t == core.len() as u32 {
                continue;
            }
            entries.clear();
            facts.entries(doc.span_of(t..end).slice(doc.text), &mut entries);
            let found = entries
                .iter()
                .filter(|fact| {
                    matches!(
                        fact.shape,
                        Shape::Country | Shape::Demonym | Shape::Capital | Shape::Region
                    )
                })
                .max_by_key(|fact| (fact.shape != Shape::Region, fact.weight));
            if let Some(country) = found.and_then(|fact| fact.country) {
                return Some(country);
            }
        }
        t += 1;
    }
    None
}

/// Whose it is: "Chile's Defence Department".
fn possessor(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<TokenId>) -> Option<Code> {
    let head = core
        .clone()
        .find(|&t| doc.head(t).is_none_or(|head| !core.contains(&head)))?;
    for &child in doc.children(head) {
        let before =
            child < core.start && matches!(doc.deprel(child), Deprel::NmodPoss | Deprel::Amod | Deprel::Compound);
        let of = child >= core.end && doc.deprel(child) == Deprel::Nmod;
        if before || of {
            let mut entries = Vec::new();
            let tokens = super::phrase::extent(doc, child);
            let last = if of { tokens.end } else { child + 1 };
            let first = tokens.clone().find(|&t| doc.upos(t) != Upos::Det).unwrap_or(child);
            facts.entries(doc.span_of(first..last).slice(doc.text), &mut entries);
            let found = entries.iter().find(|fact| {
                matches!(
                    fact.shape,
                    Shape::Country | Shape::Demonym | Shape::Capital | Shape::Region
                )
            });
            if let Some(country) = found.and_then(|fact| fact.country) {
                return Some(country);
            }
        }
    }
    None
}

fn is_plural(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.xpos(t), Xpos::Nns | Xpos::Nnps)
}

/// Legal forms and the like at the end of a company's name.
fn is_company(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Inc"
            | "Corp"
            | "Corporation"
            | "Ltd"
            | "Limited"
            | "LLC"
            | "LLP"
            | "PLC"
            | "plc"
            | "Co"
            | "Company"
            | "AG"
            | "GmbH"
            | "SA"
            | "SpA"
            | "NV"
            | "AB"
            | "ASA"
            | "Oyj"
            | "Holdings"
            | "Holding"
            | "Industries"
            | "Motors"
            | "Airlines"
            | "Airways"
            | "Pharmaceuticals"
            | "Technologies"
            | "Systems"
            | "Partners"
            | "Capital"
            | "Energy"
            | "Petroleum"
            | "Bank"
            | "Bancorp"
            | "Group"
            | "Enterprises"
            | "Electric"
            | "Brands"
            | "Stores"
            | "Foods"
            | "Insurance"
    )
}
