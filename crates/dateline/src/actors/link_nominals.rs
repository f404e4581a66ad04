//! Definite descriptions and what they take up: "the adviser", "the country", "the group".

use super::clusters::{Clusters, Coarse, group_of, sexes_agree};
use super::code::Code;
use super::describe::SECOND;
use super::lexicon::{Class, Lexicon};
use super::mentions::{Determiner, Mention};
use super::names::is_capitalised;
use super::scene::Scene;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::{Deprel, Doc};
use crate::text::TokenId;

/// How many mentions back a description looks for what it describes.
const WINDOW: usize = 90;

/// How many sentences back a description without a matching title looks.
const NEAR: u32 = 3;

/// How often a place is mentioned that an article is about.
const ABOUT: usize = 4;

/// Joins definite descriptions and repeated nouns with what was spoken of before.
pub(super) fn link_by_content(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    for (i, mention) in (0..).zip(scene.mentions) {
        if mention.form != MentionForm::Nominal
            || clusters.of(i).is_none_or(|s| s.named || s.members.first() != Some(&i))
        {
            continue;
        }
        if let Some(j) = antecedent(scene, clusters, i, mention) {
            clusters.join(j, i);
        }
    }
}

fn antecedent(scene: Scene<'_, '_, '_>, clusters: &mut Clusters, i: u32, mention: &Mention) -> Option<u32> {
    let description = mention.description.as_ref()?;
    let kind = mention.kind?;
    let definite = mention.determiner == Determiner::Definite
        || (mention.determiner == Determiner::Bare && is_capitalised_title(scene.doc, mention));
    let possessed = scene.doc.child(mention.head, Deprel::NmodPoss).is_some();
    let first = (i as usize).saturating_sub(WINDOW);
    let mut same_noun = None;
    let mut near = None;
    for j in (first as u32..i).rev() {
        let Some(other) = scene.mention(j) else { continue };
        if other.pronoun.is_some() || overlaps(mention, other) || stand_against(scene.doc, mention, other) {
            continue;
        }
        let root = clusters.root(j);
        let Some(summary) = clusters.summary(root) else {
            continue;
        };
        if !sexes_agree(summary.sex, mention.sex) || country_differs(mention.country, summary.country) {
            continue;
        }
        let close = mention.sentence - other.sentence <= NEAR;
        match group_of(kind) {
            Coarse::Person if definite && !mention.plural => {
                if summary.kind != Some(ActorKind::Person) || summary.plural {
                    continue;
                }
                let titled = summary
                    .members
                    .iter()
                    .any(|&m| title_fits(scene, m, mention, description.noun.class));
                if titled && !possessed {
                    return Some(j);
                }
                // "Their daughter Ann", then "the girl", "their child".
                let child = is_child(scene.doc, mention)
                    && summary.members.iter().any(|&m| {
                        scene
                            .mention(m)
                            .is_some_and(|m| m.form == MentionForm::Nominal && is_child(scene.doc, m))
                    });
                if child && close && near.is_none() {
                    near = Some(j);
                }
                // "The official", not "the North Korean leader".
                let plain = mention.tokens.len() <= description.title.len() + 1;
                let nameless = !summary.named && plain && description.noun.class == Class::Weak;
                if nameless && close && near.is_none() && !possessed && is_source(scene, &summary.members) {
                    near = Some(j);
                }
            }
            Coarse::Country | Coarse::Place if definite && !mention.plural && !possessed => {
                let bare = mention.tokens.len() <= 2 || is_demonstrative(scene.doc, mention.head);
                // What the whole article is about is "the city" on its every page.
                let reach = close || kind == ActorKind::Country || summary.members.len() >= ABOUT;
                if bare && reach && summary.named && summary.kind == Some(kind) && near.is_none() {
                    near = Some(j);
                }
            }
            Coarse::Body if definite && !mention.plural => {
                if summary.kind.is_none_or(|k| group_of(k) != Coarse::Body) {
                    continue;
                }
                // "The Ruritanian Navy", then "the Ruritanian navy".
                let name = other.is_name() && close && same_name(scene.doc, mention, other);
                let noun = same_words(scene.doc, mention, other)
                    && mention.country == other.country
                    && mention.plural == other.plural;
                if same_noun.is_none() && !possessed && (noun || name) {
                    same_noun = Some(j);
                }
                let bare = mention.tokens.len() <= 2 && !possessed;
                if bare
                    && summary.named
                    && close
                    && near.is_none()
                    && body_fits(scene, root_name(scene, &summary.members), mention, summary.kind)
                {
                    near = Some(j);
                }
            }
            Coarse::People | Coarse::Person => {
                let indefinite = mention.determiner == Determiner::Indefinite;
                let same = other.form == MentionForm::Nominal
                    && same_words(scene.doc, mention, other)
                    && mention.country == other.country
                    && mention.plural == other.plural
                    && mention.sectors == other.sectors;
                if same && !indefinite && same_noun.is_none() && (mention.plural || definite) {
                    same_noun = Some(j);
                }
            }
            _ => {}
        }
        if same_noun.is_some() {
            break;
        }
    }
    same_noun.or(near)
}

/// A title in capitals without an article is as good as a definite one ("the President", "Defence Minister").
fn is_capitalised_title(doc: Doc<'_>, mention: &Mention) -> bool {
    mention.core.start > 0 && is_capitalised(doc.form(mention.head)) && mention.core.start == mention.head
}

/// One young person: what these words tell apart is sex and age, not who it is.
pub(super) fn is_child(doc: Doc<'_>, mention: &Mention) -> bool {
    !mention.plural
        && matches!(
            doc.lemma(mention.head),
            "child"
                | "kid"
                | "baby"
                | "infant"
                | "newborn"
                | "toddler"
                | "boy"
                | "girl"
                | "son"
                | "daughter"
                | "teenager"
                | "teen"
                | "youngster"
                | "schoolboy"
                | "schoolgirl"
        )
}

fn is_demonstrative(doc: Doc<'_>, head: TokenId) -> bool {
    doc.child(head, Deprel::Det)
        .is_some_and(|det| matches!(doc.lemma(det), "this" | "that"))
}

/// Who does something and whom it is done to are two: "the adviser spoke to the leader".
pub(super) fn stand_against(doc: Doc<'_>, a: &Mention, b: &Mention) -> bool {
    let verb = doc.head(a.head);
    let subject = |m: &Mention| doc.deprel(m.head).is_subject();
    let object = |m: &Mention| {
        matches!(
            doc.deprel(m.head),
            Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::OblAgent
        )
    };
    verb.is_some() && verb == doc.head(b.head) && (subject(a) && object(b) || object(a) && subject(b))
}

fn overlaps(a: &Mention, b: &Mention) -> bool {
    a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end
}

pub(super) fn country_differs(a: Option<Code>, b: Option<Code>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// Whether the two nouns are the same, whatever else their phrases say.
fn same_words(doc: Doc<'_>, a: &Mention, b: &Mention) -> bool {
    let (Some(x), Some(y)) = (&a.description, &b.description) else {
        return false;
    };
    b.form == MentionForm::Nominal
        && !of_other_parties(doc, a, b)
        && x.title.len() == y.title.len()
        && x.title
            .clone()
            .zip(y.title.clone())
            .all(|(s, t)| doc.lemma(s).eq_ignore_ascii_case(doc.lemma(t)))
}

/// "The Democratic nominee" is not "the Republican nominee": each is said to be of a party, and not of the same.
fn of_other_parties(doc: Doc<'_>, a: &Mention, b: &Mention) -> bool {
    let lexicon = Lexicon::english();
    let party = |t: &TokenId| {
        let word = doc.form(*t).to_lowercase();
        let sector = lexicon.modifier(&word).and_then(|sectors| sectors.first);
        sector.is_some_and(|code| code.as_str() == "PTY")
    };
    let parties = |m: &Mention| {
        let title = m.description.as_ref().map_or(m.core.end, |d| d.title.end);
        let capitals = (m.tokens.start..title.min(m.tokens.end)).filter(|&t| is_capitalised(doc.form(t)));
        capitals.filter(party).collect::<Vec<_>>()
    };
    let (x, y) = (parties(a), parties(b));
    let shared = x.iter().any(|&s| y.iter().any(|&t| doc.form(s) == doc.form(t)));
    !x.is_empty() && !y.is_empty() && !shared
}

/// Whether a description of several words is a name but for its capitals.
fn same_name(doc: Doc<'_>, description: &Mention, name: &Mention) -> bool {
    let words = doc.span_of(name.core.clone()).slice(doc.text);
    let first = description.tokens.start;
    let article = TokenId::from(doc.deprel(first) == Deprel::Det);
    let phrase = doc.span_of(first + article..description.tokens.end).slice(doc.text);
    name.core.len() > 1 && words.eq_ignore_ascii_case(phrase)
}

/// Whether mention `m` of a person bears a title that `mention` can stand for.
fn title_fits(scene: Scene<'_, '_, '_>, m: u32, mention: &Mention, class: Class) -> bool {
    let Some(bearer) = scene.mention(m) else { return false };
    let doc = scene.doc;
    if of_other_parties(doc, bearer, mention) {
        return false;
    }
    let head = doc.lemma(mention.head);
    if let Some(title) = bearer
        .description
        .as_ref()
        .filter(|d| !d.former || mention.description.as_ref().is_some_and(|x| x.former))
    {
        if is_same_office(doc, mention, &title.title) || class == Class::Weak && covers(head, title.sectors.first) {
            return true;
        }
    }
    // The office that the world knows.
    bearer
        .name
        .and_then(|n| scene.names.get(n))
        .and_then(|name| name.fact.as_ref())
        .filter(|fact| !fact.former)
        .is_some_and(|fact| {
            fact.title.is_some_and(|office| {
                let has = |word: &str| office.split([' ', '-']).any(|said| said.eq_ignore_ascii_case(word));
                let said = |word: &str| doc.lemma(mention.head.saturating_sub(1)).eq_ignore_ascii_case(word);
                let second = SECOND
                    .iter()
                    .any(|word| has(word) && !said(word) && !word.eq_ignore_ascii_case(head));
                (has(head) && !second) || covers(head, fact.sectors.first)
            })
        })
}

/// Whether a description says no more than a title: "the minister" for a minister of defence, not "the prime minister"; nor
/// "the president" for a vice president.
pub(super) fn is_same_office(doc: Doc<'_>, mention: &Mention, title: &std::ops::Range<TokenId>) -> bool {
    let Some(description) = &mention.description else {
        return false;
    };
    let has =
        |words: &std::ops::Range<TokenId>, word: &str| words.clone().any(|t| doc.lemma(t).eq_ignore_ascii_case(word));
    let said = description.title.clone().all(|t| has(title, doc.lemma(t)));
    let second = |words: &std::ops::Range<TokenId>| SECOND.iter().any(|word| has(words, word));
    // A deputy is short for a deputy prime minister, a minister is not short for a prime minister.
    let lower = second(title) && !second(&description.title);
    let prime = has(title, "prime") && !has(&description.title, "prime") && !second(&description.title);
    said && !lower && !prime
}

/// General words for those who hold an office of this sector.
fn covers(word: &str, sector: Option<Code>) -> bool {
    let Some(sector) = sector else { return false };
    match sector.as_str() {
        "GOV" => matches!(word, "official" | "leader" | "politician" | "statesman"),
        "LEG" => matches!(word, "lawmaker" | "legislator" | "politician" | "official"),
        "MIL" => matches!(word, "commander" | "officer" | "official"),
        "PTY" | "OPP" => matches!(word, "politician" | "leader"),
        "EDU" => matches!(word, "expert" | "scholar"),
        _ => false,
    }
}

/// Sources are spoken of again as "the official", "this person".
fn is_source(scene: Scene<'_, '_, '_>, members: &[u32]) -> bool {
    members.iter().filter_map(|&m| scene.mention(m)).any(|m| {
        m.description
            .as_ref()
            .is_some_and(|d| d.noun.is_person() && matches!(d.noun.class, Class::Weak | Class::Office))
    })
}

/// The words of the first name of a cluster.
fn root_name<'a>(scene: Scene<'_, 'a, '_>, members: &[u32]) -> &'a str {
    members
        .iter()
        .filter_map(|&m| scene.mention(m))
        .find(|m| m.is_name())
        .map_or("", |m| scene.doc.span_of(m.core.clone()).slice(scene.doc.text))
}

/// Whether a named organisation can be spoken of by this noun.
fn body_fits(scene: Scene<'_, '_, '_>, name: &str, mention: &Mention, kind: Option<ActorKind>) -> bool {
    let noun = scene.doc.lemma(mention.head);
    // A name that holds the noun: "the ministry", "the university", "the commission".
    if name.split([' ', '-']).any(|word| {
        word.get(..noun.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(noun))
    }) {
        return true;
    }
    match noun {
        "company" | "firm" => matches!(kind, Some(ActorKind::Company | ActorKind::Media)),
        "corporation" | "manufacturer" | "retailer" | "airline" | "bank" | "giant" => kind == Some(ActorKind::Company),
        "team" | "club" | "band" | "squad" => kind == Some(ActorKind::Organization),
        "party" => kind == Some(ActorKind::Party),
        "newspaper" | "agency" | "network" | "broadcaster" | "outlet" | "magazine" => kind == Some(ActorKind::Media),
        "group" | "movement" | "militia" => {
            matches!(kind, Some(ActorKind::ArmedGroup | ActorKind::Organization))
        }
        "organization" | "organisation" => matches!(kind, Some(ActorKind::Organization | ActorKind::ArmedGroup)),
        "body" | "alliance" | "bloc" | "institution" => kind == Some(ActorKind::Organization),
        _ => false,
    }
}
