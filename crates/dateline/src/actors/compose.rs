//! Names that say themselves what they name: "Chile's Ministry of Mines", "Saudi National Guard", "Acme Holdings Ltd".

use std::ops::Range;

use super::code::{Code, Sectors};
use super::facts::{Fact, Facts, Shape};
use super::lexicon::{Class, Lexicon, Noun};
use super::names::Name;
use super::phrase::NounFinder;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Inhabitants from which a city within the name of a body says where it is: "City Council of Barcelona".
const METROPOLIS: u32 = 400_000;

/// Reads the words of every name of an organisation that the world does not know.
pub(super) fn read(doc: Doc<'_>, lexicon: &Lexicon, facts: &Facts<'_>, names: &mut [Name<'_>]) {
    let mut finder = NounFinder::new(doc, lexicon);
    let bodies = bodies(names);
    for name in names {
        // "Lebanese Shiites".
        let group = name.fact.as_ref().is_some_and(|fact| fact.shape == Shape::People);
        if group && name.country.is_none() && name.kind == Some(ActorKind::Group) {
            name.country = possessor(doc, facts, &name.core);
            continue;
        }
        if name.fact.is_none() && name.core.len() > 1 && people(doc, facts, name) {
            continue;
        }
        if name.fact.is_some() || !matches!(name.tag, Some(NameKind::Org | NameKind::Loc | NameKind::Misc)) {
            continue;
        }
        if name.core.len() == 1 && name.tag == Some(NameKind::Loc) {
            continue;
        }
        let noun = noun(doc, &mut finder, facts, &name.core);
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
                    name.sectors = topic(&mut finder, name, &noun);
                }
            }
        } else if let Some(noun) =
            noun.filter(|noun| tagged_body && noun.is_person() && is_plural(doc, name.core.end - 1))
        {
            // "The Dallas Cowboys" are a team; "Slovak Soldiers" in a heading are people, not a body.
            if named_after_town(doc, facts, &name.core, noun.sectors) {
                name.kind = Some(ActorKind::Organization);
                continue;
            }
            name.kind = Some(ActorKind::Group);
            name.sectors = noun.sectors;
        } else if (tagged_body || name.tag == Some(NameKind::Loc) && name.core.len() > 1)
            && lexicon.is_firm(doc.form(name.core.end - 1))
        {
            name.kind = Some(ActorKind::Company);
            name.sectors = Sectors::parse("BUS");
        }
        if name.kind.is_some_and(|kind| kind != ActorKind::Place) && name.country.is_none() {
            let within = within(doc, facts, &name.core);
            name.country = within
                .as_ref()
                .and_then(|fact| fact.country)
                .or_else(|| possessor(doc, facts, &name.core));
            // "The African Union Commission" is of what the Union is of.
            let union = within.filter(|fact| fact.sectors.first.is_some_and(|code| code.as_str() == "IGO"));
            if let Some(union) = union.filter(|_| name.sectors.is_none()) {
                name.sectors = Sectors {
                    first: union.sectors.first,
                    second: None,
                };
            }
            if name.kind == Some(ActorKind::Government) && name.country.is_none() {
                name.country = led_by(doc, facts, name.core.start);
            }
        }
        // "The Northern Fleet's Arctic Group": whose it is says what it is.
        if name.kind == Some(ActorKind::Organization) && name.country.is_none() && name.sectors.is_none() {
            let owner = outside(doc, &name.core)
                .filter_map(|t| bodies.get(bodies.partition_point(|body| body.tokens.end <= t)))
                .find(|body| body.tokens.end <= name.core.start && body.tokens.end + 2 >= name.core.start);
            if let Some(owner) = owner {
                name.country = owner.country;
                name.sectors = owner.sectors;
            }
        }
    }
}

/// What a body of no trade of its own is about: "Medical Association", "Council of Churches", "Farmers' Federation". Who
/// stands up for rights, in whatever trade, is a group of citizens.
fn topic(finder: &mut NounFinder<'_>, name: &Name<'_>, noun: &Noun) -> Sectors {
    let own = noun.sectors;
    let citizens = own.first.is_none_or(|code| code.as_str() == "NGO") && noun.kind == ORGANIZATION;
    if !citizens {
        return own;
    }
    let mut found = Sectors::NONE;
    let mut t = name.core.end;
    while t > name.core.start {
        t -= 1;
        let two = (t > name.core.start).then(|| finder.modifier(t - 1, t + 1)).flatten();
        let sectors = two.or_else(|| finder.modifier(t, t + 1)).or_else(|| {
            let noun = finder.plural(t).or_else(|| Some(finder.at(t, &(t..t + 1))?.0))?;
            noun.is_person().then_some(noun.sectors)
        });
        let Some(code) = sectors.and_then(|sectors| sectors.first) else {
            continue;
        };
        if code.as_str() == "NGO" {
            return Sectors::one(code);
        }
        let trade = matches!(
            code.as_str(),
            "HLH" | "REL" | "EDU" | "BUS" | "AGR" | "LAB" | "MED" | "JUD"
        );
        if trade && found.is_none() {
            found = Sectors::one(code);
        }
    }
    found.or(own)
}

const ORGANIZATION: super::lexicon::NounKind = super::lexicon::NounKind::Actor(ActorKind::Organization);

/// "The Merkel Government": the country of the person whose surname begins a name.
fn led_by(doc: Doc<'_>, facts: &Facts<'_>, first: TokenId) -> Option<Code> {
    let mut entries = Vec::new();
    facts.entries(doc.form(first), &mut entries);
    let leader = entries
        .iter()
        .filter(|fact| fact.shape == Shape::Surname && fact.prominent && fact.current)
        .max_by_key(|fact| fact.weight)?;
    leader.country
}

/// Teams are called by a town and by people of an old trade: cowboys, pirates, saints.
fn named_after_town(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<TokenId>, sectors: Sectors) -> bool {
    let town = facts.shape(doc.span_of(core.start..core.end - 1).slice(doc.text));
    is_trade(sectors) && matches!(town, Some(Shape::City | Shape::Capital | Shape::Region))
}

/// Whether nouns of this sector name teams.
pub(super) fn is_trade(sectors: Sectors) -> bool {
    sectors
        .first
        .is_some_and(|code| matches!(code.as_str(), "AGR" | "CVL" | "UAF" | "CRM" | "REL" | "ELI" | "MIL"))
}

/// "Rakhine Buddhists", "Lebanese Shiites": of what faith or people, and where.
fn people(doc: Doc<'_>, facts: &Facts<'_>, name: &mut Name<'_>) -> bool {
    let last = name.core.end - 1;
    if name.tag != Some(NameKind::Norp) && doc.xpos(last) != Xpos::Nnps {
        return false;
    }
    let mut entries = Vec::new();
    facts.entries(doc.form(last), &mut entries);
    let Some(fact) = entries.iter().find(|fact| fact.shape == Shape::People) else {
        return false;
    };
    name.kind = Some(ActorKind::Group);
    name.sectors = name.sectors.or(fact.sectors);
    name.country = name
        .country
        .or_else(|| within(doc, facts, &name.core).and_then(|fact| fact.country));
    true
}

/// A body that the world knows.
struct Body {
    tokens: Range<TokenId>,
    country: Option<Code>,
    sectors: Sectors,
}

fn bodies(names: &[Name<'_>]) -> Vec<Body> {
    let known = |name: &Name<'_>| {
        let fact = name.fact.as_ref()?;
        matches!(fact.shape, Shape::Body(_)).then(|| Body {
            tokens: name.core.clone(),
            country: fact.country,
            sectors: fact.sectors,
        })
    };
    names.iter().filter_map(known).collect()
}

/// What stands before a name and depends on one of its words.
fn outside<'d>(doc: Doc<'d>, core: &Range<TokenId>) -> impl Iterator<Item = TokenId> + 'd {
    let start = core.start;
    core.clone()
        .flat_map(move |t| doc.children(t).iter().copied())
        .filter(move |&child| child < start)
}

/// The country that a body is said to be of: "Chile's Defense Department", "the Spanish Supreme Court".
pub(super) fn owner(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<TokenId>) -> Option<Code> {
    let before = outside(doc, core).find(|&t| matches!(doc.deprel(t), Deprel::NmodPoss | Deprel::Amod));
    // "The House of Representatives of Libya".
    let after = |&t: &TokenId| {
        let of = doc.deprel(t) == Deprel::Nmod && doc.case(t).is_some_and(|case| doc.form(case) == "of");
        of && t >= core.end && t <= core.end + 3
    };
    let children = || core.clone().flat_map(|t| doc.children(t).iter().copied());
    let whose = before.or_else(|| children().find(after))?;
    let tokens = super::phrase::extent(doc, whose);
    let first = tokens.clone().find(|&t| doc.upos(t) != Upos::Det).unwrap_or(whose);
    let mut entries = Vec::new();
    facts.entries(doc.span_of(first..whose + 1).slice(doc.text), &mut entries);
    let state = entries
        .iter()
        .find(|fact| matches!(fact.shape, Shape::Country | Shape::Demonym))?;
    state.country.filter(|country| facts.country_name(*country).is_some())
}

/// The noun that a name is built on: the last of its words, or that before its first "of" or "for".
fn noun(doc: Doc<'_>, finder: &mut NounFinder<'_>, facts: &Facts<'_>, core: &Range<TokenId>) -> Option<Noun> {
    let of = core
        .clone()
        .skip(1)
        .find(|&t| doc.upos(t) == Upos::Adp || doc.form(t) == "of");
    // "Teachers Union Northern Territory": a division or a country at the end says where.
    let place = (core.start + 2..core.end).find(|&t| {
        matches!(
            facts.shape(doc.span_of(t..core.end).slice(doc.text)),
            Some(Shape::Country | Shape::Region)
        )
    });
    let head = of.or(place).unwrap_or(core.end).checked_sub(1)?;
    let found = finder.at(head, core).map(|(noun, _)| noun);
    let whole = (core.len() > 1).then(|| finder.at(core.end - 1, core)).flatten();
    found.or(whole.map(|(noun, _)| noun))
}

/// A country, a nationality, a well-known place or body among the words of a name, of some country.
fn within<'w>(doc: Doc<'_>, facts: &Facts<'w>, core: &Range<TokenId>) -> Option<Fact<'w>> {
    let mut entries = Vec::new();
    // "House of Representatives of Malta": the country at the end, before the body that is called so elsewhere.
    for start in core.start + 1..core.end {
        entries.clear();
        facts.entries(doc.span_of(start..core.end).slice(doc.text), &mut entries);
        let of = doc.form(start - 1) == "of";
        if let Some(state) = entries
            .iter()
            .find(|fact| fact.shape == Shape::Country && (of || !fact.ambiguous))
        {
            return Some(state.clone());
        }
    }
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
                    // "Central" and "Northern" are provinces somewhere.
                    let plain = !fact.ambiguous && !super::evidence::is_direction(doc.form(t));
                    // "Carolina Herrera" is of no province called like her.
                    let placed = t == core.start
                        || matches!(doc.form(t - 1), "of" | "in" | "at" | "for")
                        || super::evidence::is_direction(doc.form(t - 1));
                    // "The Democratic Senate", "Harvard Law School": of the country of what it names.
                    let public = matches!(fact.shape, Shape::Body(ActorKind::Organization | ActorKind::Government));
                    let body = public && plain && !fact.imported;
                    matches!(
                        fact.shape,
                        Shape::Country | Shape::Demonym | Shape::Capital | Shape::Seat
                    ) || body
                        || fact.shape == Shape::People && plain && fact.country.is_some()
                        || fact.shape == Shape::City && plain && t > core.start && placed && fact.weight >= METROPOLIS
                        || fact.shape == Shape::Region && (plain && placed || end - t > 1)
                })
                .max_by_key(|fact| {
                    (
                        !matches!(fact.shape, Shape::Region | Shape::City | Shape::People),
                        fact.weight,
                    )
                });
            if let Some(found) = found.filter(|fact| fact.country.is_some()) {
                return Some(found.clone());
            }
        }
        t += 1;
    }
    None
}

/// Whose it is: "Chile's Defence Department".
fn possessor(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<TokenId>) -> Option<Code> {
    for child in core.clone().flat_map(|t| doc.children(t).iter().copied()) {
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
