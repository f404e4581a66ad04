//! Whose bodies and people are meant where the words do not say: "the army" in an article about Mali, "police arrested
//! two men in Lyon".

use super::clusters::Summary;
use super::code::{Code, Sectors};
use super::mentions::{Determiner, Mention};
use super::scene::Scene;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::{Deprel, Doc};
use crate::text::TokenId;

/// How often a country must be spoken of before an article is about it.
const LEAST: u32 = 3;

/// Of a hundred times that any country is spoken of, how often it must be this one.
const SHARE: u32 = 60;

/// The country that an article is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    country: Option<Code>,
    /// The only country that is spoken of, however seldom.
    only: Option<Code>,
}

/// Where a country comes from that the words do not give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// It happens there.
    Clause,
    /// The article is about it.
    Article,
}

impl Ground {
    /// As the rule of an actor says it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "country:clause",
            Self::Article => "country:article",
        }
    }
}

impl Context {
    /// Counts the names of countries, their places, people and bodies.
    pub(super) fn new(scene: Scene<'_, '_, '_>) -> Self {
        // A country that is not in the first hundred is not what the article is about.
        let mut counts: Vec<(Code, u32)> = Vec::new();
        let mut all = 0;
        let mut unknown = false;
        for name in &scene.names.list {
            // A place that nobody knows may be what the article is about.
            if name.country.is_none() && (name.kind == Some(ActorKind::Place) || name.demonym) {
                all += 1;
                unknown = true;
                continue;
            }
            let Some(country) = name.country.filter(|_| name.fact.is_some()) else {
                continue;
            };
            if scene.facts.country_name(country).is_none() {
                continue;
            }
            all += 1;
            if let Some((_, count)) = counts.iter_mut().find(|(code, _)| *code == country) {
                *count += 1;
            } else if counts.len() < 100 {
                counts.push((country, 1));
            }
        }
        let most = counts
            .iter()
            .max_by_key(|&&(code, count)| (count, std::cmp::Reverse(code)));
        let country = most
            .filter(|&&(_, count)| count >= LEAST && count * 100 >= all * SHARE)
            .map(|&(code, _)| code);
        let only = counts
            .first()
            .filter(|_| counts.len() == 1 && !unknown)
            .map(|&(code, _)| code);
        Self { country, only }
    }

    /// The country of an actor that no words and no table give, and where it comes from.
    pub(super) fn country(
        self,
        scene: Scene<'_, '_, '_>,
        summary: &Summary,
        sectors: Sectors,
    ) -> Option<(Code, Ground)> {
        let sector = sectors.second.filter(|code| code.as_str() == "OPP").or(sectors.first)?;
        let kind = summary.kind?;
        if matches!(kind, ActorKind::Country | ActorKind::Place | ActorKind::Company) {
            return None;
        }
        let mentions = || summary.members.iter().filter_map(|&m| scene.mention(m));
        let person = mentions().any(|m| m.is_name() && m.is_person());
        // Lawyers speak for anybody.
        let advocate = |m: &Mention| {
            matches!(
                scene.doc.lemma(m.head),
                "lawyer" | "attorney" | "counsel" | "solicitor" | "barrister" | "advocate"
            )
        };
        // "Ruritania's foreign ministry": of a country, but one that nobody knows.
        let whose = |m: &Mention| m.description.as_ref().is_some_and(|d| d.of.is_some());
        if person
            || mentions().any(whose)
            || mentions().any(|m| m.form == MentionForm::Demonym || m.pronoun.is_none() && advocate(m))
        {
            return None;
        }
        // Who keeps order in a place or rises against it belongs there; who governs or fights may come from elsewhere.
        let home = |m: &Mention| m.tokens.clone().any(|t| scene.doc.form(t) == "government");
        let domestic = matches!(sector.as_str(), "COP" | "JUD" | "OPP" | "REB" | "PRM" | "UAF")
            || sector.as_str() == "MIL" && mentions().any(home);
        if domestic {
            let there = mentions().find_map(|m| happens_in(scene, m));
            if let Some(country) = there {
                return Some((country, Ground::Clause));
            }
        }
        let state = matches!(sector.as_str(), "GOV" | "COP" | "JUD" | "LEG" | "MIL" | "OPP" | "SPY");
        let known = mentions().any(|m| m.is_name() || m.determiner != Determiner::Indefinite);
        // The opposition is that of the country of those whom it opposes.
        let opposition = self.only.filter(|_| sector.as_str() == "OPP");
        self.country
            .or(opposition)
            .filter(|_| state && known)
            .map(|country| (country, Ground::Article))
    }
}

/// Where the clause of a description says that it happens: "police in riot gear arrested him in Lyon".
fn happens_in(scene: Scene<'_, '_, '_>, mention: &Mention) -> Option<Code> {
    if mention.form != MentionForm::Nominal {
        return None;
    }
    let doc = scene.doc;
    let deprel = doc.deprel(mention.head);
    let argument = deprel.is_subject() || matches!(deprel, Deprel::Obj | Deprel::OblAgent);
    // Who speaks in a place may be a guest there.
    let speaks = |verb: &TokenId| {
        matches!(
            doc.lemma(*verb),
            "say" | "tell" | "meet" | "announce" | "declare" | "speak" | "talk" | "negotiate" | "add" | "live"
        )
    };
    let verb = doc.head(mention.head).filter(|verb| argument && !speaks(verb))?;
    doc.children(verb).iter().find_map(|&child| {
        // "Arrested two men in Lyon": the place may hang on what it is done to.
        let beside = doc.deprel(child) == Deprel::Obj && child != mention.head;
        let below = doc.children(child).iter().filter(|_| beside).copied();
        std::iter::once(child).chain(below).find_map(|t| {
            let (_, name) = scene.names.at(t)?;
            let place = matches!(name.kind, Some(ActorKind::Country | ActorKind::Place)) && !name.metonym;
            let country = name.country.filter(|_| place && is_locative(doc, t))?;
            scene.facts.country_name(country).map(|_| country)
        })
    })
}

fn is_locative(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.deprel(t), Deprel::Obl | Deprel::Nmod)
        && doc
            .child(t, Deprel::Case)
            .is_some_and(|case| matches!(doc.lemma(case), "in" | "at" | "across" | "outside" | "near"))
}
