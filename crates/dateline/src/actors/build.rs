//! From clusters of mentions to actors: name, kind, country, sector, roles, and why.

use super::clusters::{Clusters, Coarse, Summary, group_of};
use super::code::{Sectors, combined};
use super::context::Context;
use super::describe::Description;
use super::facts::{Fact, Identity, Shape};
use super::lexicon::Class;
use super::mentions::{Determiner, Mention};
use super::scene::Scene;
use super::{Actors, TokenMention};
use crate::model::{self, Actor, ActorId, ActorKind, MentionForm, Role};
use crate::syntax::Doc;

/// A role whose organisation is still a mention, not an actor.
struct OpenRole {
    actor: usize,
    role: usize,
    of: u32,
}

/// Builds the actors.
pub(super) fn build(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) -> Actors {
    let mut actors = Actors::default();
    let mut actor_of: Vec<Option<ActorId>> = vec![None; scene.mentions.len()];
    let mut open = Vec::new();
    let context = Context::new(scene);
    for root in clusters.roots() {
        let Some(summary) = clusters.summary(root) else {
            continue;
        };
        let Some(kind) = worth_keeping(scene, summary) else {
            continue;
        };
        let id = ActorId(actors.actors.len() as u32);
        for &m in &summary.members {
            if let (Some(slot), Some(mention)) = (actor_of.get_mut(m as usize), scene.mention(m)) {
                *slot = Some(id);
                actors.mentions.push(TokenMention {
                    tokens: mention.tokens.clone(),
                    head: mention.head,
                    actor: id,
                    form: mention.form,
                });
            }
        }
        let actor = actor(scene, context, summary, kind, id, &mut open);
        actors.actors.push(actor);
    }
    for OpenRole { actor, role, of } in open {
        let held_in = scene
            .names
            .get(of)
            .and_then(|name| {
                let at = scene.mentions.partition_point(|m| m.head < name.core.start);
                let near = scene.mentions.get(at..(at + 4).min(scene.mentions.len()))?;
                near.iter().position(|m| m.name == Some(of)).map(|n| at + n)
            })
            .and_then(|m| actor_of.get(m).copied().flatten());
        if let Some(role) = actors.actors.get_mut(actor).and_then(|a| a.roles.get_mut(role)) {
            role.of = held_in.filter(|id| id.index() != actor);
        }
    }
    actors.mentions.sort_by_key(|mention| mention.head);
    actors
}

/// The kind of a cluster that is an actor; `None` for words that found nobody ("the city", a pronoun by itself).
fn worth_keeping(scene: Scene<'_, '_, '_>, summary: &Summary) -> Option<ActorKind> {
    let mentions = || summary.members.iter().filter_map(|&m| scene.mention(m));
    if mentions().all(|m| m.pronoun.is_some()) {
        return None;
    }
    let kind = summary.kind?;
    let named = mentions().any(|m| m.name.is_some());
    let empty = mentions().all(|m| {
        m.description
            .as_ref()
            .is_none_or(|d| d.sectors.is_none() && d.country.is_none())
    });
    match kind {
        // "The country", "a city": nothing is known of them.
        ActorKind::Country | ActorKind::Place if !named && empty => None,
        // "One", "the rest", "a number".
        ActorKind::Group if !named && empty && mentions().all(is_share) => None,
        _ => Some(kind),
    }
}

fn is_share(mention: &Mention) -> bool {
    mention.description.as_ref().is_none_or(|d| d.noun.class == Class::Part)
}

fn actor(
    scene: Scene<'_, '_, '_>,
    context: Context,
    summary: &Summary,
    kind: ActorKind,
    id: ActorId,
    open: &mut Vec<OpenRole>,
) -> Actor {
    let doc = scene.doc;
    let mentions = || summary.members.iter().filter_map(|&m| scene.mention(m));
    let fact = mentions()
        .filter_map(|m| m.name)
        .filter_map(|n| scene.names.get(n))
        .filter_map(|name| Some((name.core.len(), name.fact.as_ref()?)))
        // The fullest name says best who it is.
        .max_by_key(|(words, fact)| (*words, fact.weight))
        .map(|(_, fact)| fact);
    let holder = || {
        summary
            .members
            .iter()
            .find_map(|&m| scene.holders.get(m as usize)?.as_ref())
    };
    let fact = fact.or_else(holder);
    let described = mentions().filter_map(|m| m.description.as_ref());
    // "Jordan's King Abdullah", "South Korean Foreign Minister Ban Ki-moon": whose office it is, the article knows best. Of a
    // name that is not whole that is somebody else.
    let person = |fact: &&Fact<'_>| matches!(fact.shape, Shape::Person | Shape::Surname);
    let office_of = |d: &&Description| {
        let state = d
            .sectors
            .first
            .is_some_and(|code| matches!(code.as_str(), "GOV" | "MIL" | "LEG" | "JUD"));
        d.noun.class == Class::Office && !d.former && state && d.country.is_some()
    };
    let elsewhere = fact.filter(person).and_then(|fact| {
        let mut offices = described.clone().filter(office_of);
        let own = fact.country?;
        let first = offices.clone().next()?;
        offices.all(|d| d.country != Some(own)).then_some(first)
    });
    let whole = |fact: &&Fact<'_>| {
        let name = mentions()
            .filter_map(|m| scene.names.get(m.name?))
            .map(|name| name.core.len())
            .max();
        fact.shape == Shape::Person && !fact.ambiguous && name.is_some_and(|words| words > 1)
    };
    let fact = fact.filter(|fact| elsewhere.is_none() || whole(fact));
    let roles = roles(scene, summary, fact, id, open);
    // What the article says of an actor at the time of writing counts before the world's table, unless it says nothing.
    let said = described
        .clone()
        .filter(|d| !d.sectors.is_none())
        .max_by_key(|d| (rank(d.noun.class), d.sectors.second.is_some()))
        .map_or(Sectors::NONE, |d| d.sectors);
    let country = match fact {
        Some(fact) if fact.shape != Shape::People => fact.country,
        // A faith is of the country that its name stands with.
        Some(fact) => fact.country.or_else(|| mentions().find_map(|m| m.country)),
        None => mentions().find_map(|m| m.country),
    }
    .or_else(|| described.clone().find_map(|d| d.country));
    // "Former President Roe", where nothing else tells when that was.
    let left = said.first.is_some_and(|code| code.as_str() == "ELI") && described.clone().any(|d| d.former);
    let office = described
        .clone()
        .any(|d| d.noun.class == Class::Office && !d.former && d.sectors == said);
    let of_state = said
        .first
        .is_some_and(|code| matches!(code.as_str(), "GOV" | "LEG" | "MIL" | "JUD"));
    // Where no date says which office is meant, the title does: "Defence Secretary Ann Roe". Who left an office may have
    // another calling since: "opposition leader Ann Roe"; but presidents are called so for life.
    let left_office =
        fact.is_some_and(|fact| fact.former && fact.sectors.first.is_some_and(|code| code.as_str() == "ELI"));
    let titled = office && (scene.facts.undated() && of_state || left_office && !of_state && !said.is_none());
    let sectors = match fact {
        Some(fact) if titled && matches!(fact.shape, Shape::Person | Shape::Surname) => said.or(fact.sectors),
        Some(fact) if left && fact.sectors.first.is_some_and(|code| code.as_str() == "GOV") => said,
        Some(fact) => fact.sectors.or(said),
        None => said.or(mentions().map(|m| m.sectors).find(|s| !s.is_none()).unwrap_or_default()),
    };
    let sectors = sectors.or(of_kind(kind));
    let mut rule = rule(scene, summary, fact);
    let (mut country, sectors) = elsewhere.map_or((country, sectors), |office| (office.country, office.sectors));
    if country.is_none() && fact.is_none() {
        if let Some((code, ground)) = context.country(scene, summary, sectors) {
            country = Some(code);
            rule.push(' ');
            rule.push_str(ground.as_str());
        }
    }
    Actor {
        id,
        name: name(scene, summary, fact),
        kind,
        country: country.map(|code| code.to_string()),
        sector: sectors.first.map(|code| code.to_string()),
        code: combined(country, sectors),
        roles,
        anonymous: fact.is_none() && anonymous(summary, scene),
        wikidata: fact.and_then(|fact| fact.wikidata).map(|item| format!("Q{item}")),
        rule,
        mentions: summary
            .members
            .iter()
            .filter_map(|&m| scene.mention(m))
            .map(|m| model::Mention {
                span: doc.span_of(m.tokens.clone()),
                form: m.form,
            })
            .collect(),
    }
}

/// Which noun says most of a sector.
const fn rank(class: Class) -> u8 {
    match class {
        Class::Office => 3,
        Class::Agent | Class::Body => 2,
        Class::Weak | Class::Part => 1,
        Class::Kin => 0,
    }
}

/// The sector that the kind alone gives.
fn of_kind(kind: ActorKind) -> Sectors {
    Sectors::parse(match kind {
        ActorKind::Government => "GOV",
        ActorKind::Party => "PTY",
        ActorKind::Company => "BUS",
        ActorKind::Media => "MED",
        ActorKind::ArmedGroup => "UAF",
        _ => "-",
    })
}

fn name(scene: Scene<'_, '_, '_>, summary: &Summary, fact: Option<&Fact<'_>>) -> String {
    let doc = scene.doc;
    let mentions = || summary.members.iter().filter_map(|&m| scene.mention(m));
    if let Some(fact) = fact {
        if let Identity::Government(country) = fact.identity {
            if let Some(country) = scene.facts.country_name(country) {
                return format!("Government of {country}");
            }
        }
        let people = fact.shape == Shape::Demonym && summary.kind == Some(ActorKind::Group);
        if !people {
            return fact.name.to_owned();
        }
    }
    // The longest name in the article, the first of equals.
    let longest = mentions()
        .filter(|m| m.is_name())
        .max_by_key(|m| (m.core.len(), std::cmp::Reverse(m.head)))
        .map(|m| m.core.clone());
    let words = longest.or_else(|| {
        mentions()
            .filter(|m| m.pronoun.is_none())
            .max_by_key(|m| (m.tokens.len().min(12), std::cmp::Reverse(m.head)))
            .map(|m| without_article(doc, m))
    });
    words.map_or_else(String::new, |words| one_line(doc.span_of(words).slice(doc.text)))
}

fn without_article(doc: Doc<'_>, mention: &Mention) -> std::ops::Range<u32> {
    let start = mention.tokens.start;
    let article = matches!(
        doc.lemma(start),
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "some"
    );
    let first = if article && mention.tokens.len() > 1 {
        start + 1
    } else {
        start
    };
    first..mention.tokens.end
}

fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn roles(
    scene: Scene<'_, '_, '_>,
    summary: &Summary,
    fact: Option<&Fact<'_>>,
    id: ActorId,
    open: &mut Vec<OpenRole>,
) -> Vec<Role> {
    let doc = scene.doc;
    let mut roles: Vec<Role> = Vec::new();
    if summary.kind != Some(ActorKind::Person) {
        return roles;
    }
    for mention in summary.members.iter().filter_map(|&m| scene.mention(m)) {
        let Some(description) = &mention.description else {
            continue;
        };
        // Who has no name is what he is called; "the man" is no role of anybody.
        let role = match description.noun.class {
            Class::Office | Class::Weak | Class::Kin => true,
            Class::Agent => description.sectors.first.is_some_and(|code| code.as_str() != "CVL"),
            Class::Body | Class::Part => false,
        };
        if !role {
            continue;
        }
        // "envoy of" is how the lexicon knows an envoy from a messenger; the title is the noun.
        let mut title = description.title.clone();
        if title.len() > 1 && matches!(doc.lemma(title.end - 1), "of" | "to" | "for") {
            title.end -= 1;
        }
        let span = doc.span_of(title);
        let title = one_line(&span.slice(doc.text).to_lowercase());
        let title = super::phrase::former(&title).unwrap_or(&title).to_owned();
        if let Some(known) = roles
            .iter()
            .position(|known| known.title == title && known.former == description.former)
        {
            // A later mention may say where it is held.
            if let Some(of) = description
                .of
                .filter(|_| roles.get(known).is_some_and(|r| r.of.is_none()))
            {
                open.push(OpenRole {
                    actor: id.index(),
                    role: known,
                    of,
                });
            }
            continue;
        }
        if let Some(of) = description.of {
            open.push(OpenRole {
                actor: id.index(),
                role: roles.len(),
                of,
            });
        }
        roles.push(Role {
            title,
            of: None,
            former: description.former,
            span: Some(span),
        });
    }
    if let Some(fact) = fact {
        if let Some(title) = fact.title {
            let title = title.to_lowercase();
            if roles.iter().all(|known| known.title != title) {
                roles.push(Role {
                    title,
                    of: None,
                    former: fact.former,
                    span: None,
                });
            }
        }
    }
    roles
}

/// A person or persons who speak, hold an office or know something, and never get a name.
fn anonymous(summary: &Summary, scene: Scene<'_, '_, '_>) -> bool {
    let people = summary
        .kind
        .is_some_and(|kind| matches!(group_of(kind), Coarse::Person | Coarse::People));
    let mut mentions = summary.members.iter().filter_map(|&m| scene.mention(m));
    people
        && !summary.named
        && mentions.any(|m| {
            m.description.as_ref().is_some_and(|d| {
                d.noun.is_person()
                    && (matches!(d.noun.class, Class::Office | Class::Weak | Class::Kin)
                        || matches!(
                            scene.doc.lemma(m.head),
                            "witness" | "resident" | "eyewitness" | "person" | "people"
                        ))
            }) || is_informed(scene.doc, m.head)
                || m.determiner == Determiner::Indefinite && m.kind == Some(ActorKind::Person)
        })
}

/// "People close to the talks", "those familiar with the matter".
fn is_informed(doc: Doc<'_>, head: u32) -> bool {
    matches!(doc.lemma(head), "people" | "person" | "those")
        && doc.children(head).iter().any(|&child| {
            child > head
                && matches!(
                    doc.lemma(child),
                    "close" | "familiar" | "knowledge" | "brief" | "aware" | "informed"
                )
        })
}

/// Why it is this actor.
fn rule(scene: Scene<'_, '_, '_>, summary: &Summary, fact: Option<&Fact<'_>>) -> String {
    if let Some(fact) = fact {
        return fact.rule();
    }
    let doc: Doc<'_> = scene.doc;
    let first = summary
        .members
        .iter()
        .filter_map(|&m| scene.mention(m))
        .find(|m| m.pronoun.is_none());
    match first {
        Some(m) if m.form == MentionForm::Nominal => {
            let title = m
                .description
                .as_ref()
                .map(|d| d.title.clone())
                .unwrap_or(m.core.clone());
            format!("noun:{}", one_line(&doc.span_of(title).slice(doc.text).to_lowercase()))
        }
        Some(m) => {
            let tag = m.name.and_then(|n| scene.names.get(n)?.tag);
            tag.map_or_else(|| "name".to_owned(), |tag| format!("tagger:{}", tag.as_str()))
        }
        None => String::new(),
    }
}
