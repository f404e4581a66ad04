//! What the words of a noun phrase say of an actor: "the former Russian defence minister", "members of the army",
//! "a South Korean government source", "Kookmin University professor".

use std::ops::Range;

use super::code::{Code, Sectors};
use super::lexicon::{Class, Lexicon, Noun};
use super::names::Names;
use super::phrase::NounFinder;
use crate::model::ActorKind;
use crate::syntax::{Deprel, Doc};
use crate::text::TokenId;

/// How deep complements are followed ("the chairman of the board of a company").
const DEPTH: u32 = 3;

/// What a noun phrase says.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// The noun that it is built on.
    pub(super) noun: Noun,
    /// The words of that noun.
    pub(super) title: Range<TokenId>,
    /// Country, by its name or its people's.
    pub(super) country: Option<Code>,
    /// Sector by the noun, its modifiers and its complements.
    pub(super) sectors: Sectors,
    /// The name of the country or organisation that the title is held in.
    pub(super) of: Option<u32>,
    /// "former", "retired", "ex-".
    pub(super) former: bool,
    /// It stands for its complement ("hundreds of protesters", "a group of tourists").
    pub(super) stands_for: Option<TokenId>,
}

/// Words that make a lower office of one.
pub(super) const SECOND: &[&str] = &["deputy", "vice", "assistant", "associate", "shadow", "under"];

/// What modifiers and complements add.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    country: Option<Code>,
    sectors: Sectors,
    /// Of an organisation with a name, or of an armed group: stronger than the noun's own.
    strong: Sectors,
    of: Option<u32>,
    former: bool,
    /// Of a person by whom it is called: "the Bush administration", "Assad's forces".
    led: Option<Code>,
    /// The sectors of that person: his office is of the same.
    leader: Sectors,
}

impl Evidence {
    /// The nearest word decides, but "civilian" and "community" give way to what says more.
    fn add_sectors(&mut self, sectors: Sectors) {
        if vague(self.sectors) && !sectors.is_none() {
            self.sectors = sectors;
        }
    }

    fn add(&mut self, other: Self) {
        self.country = self.country.or(other.country);
        self.add_sectors(other.sectors);
        self.strong = self.strong.or(other.strong);
        self.of = self.of.or(other.of);
        self.former |= other.former;
        self.led = self.led.or(other.led);
        self.leader = self.leader.or(other.leader);
    }
}

/// Reads descriptions.
pub(super) struct Describer<'a, 'w> {
    pub(super) doc: Doc<'a>,
    pub(super) names: &'a Names<'w>,
    pub(super) finder: NounFinder<'a>,
}

impl<'a, 'w> Describer<'a, 'w> {
    pub(super) fn new(doc: Doc<'a>, lexicon: &'a Lexicon, names: &'a Names<'w>) -> Self {
        Self {
            doc,
            names,
            finder: NounFinder::new(doc, lexicon),
        }
    }

    /// What the phrase over `tokens` with the head `head` says, if its noun is one for actors.
    pub(super) fn read(&mut self, head: TokenId, tokens: &Range<TokenId>) -> Option<Description> {
        self.read_to(head, tokens, DEPTH)
    }

    fn read_to(&mut self, head: TokenId, tokens: &Range<TokenId>, depth: u32) -> Option<Description> {
        let (noun, mut title) = self.finder.at(head, tokens)?;
        // "Deputy Foreign Minister", "assistant trade secretary": another office than the one named.
        let lower = |t: TokenId| SECOND.iter().any(|word| self.doc.form(t).eq_ignore_ascii_case(word));
        while noun.class == Class::Office && title.start > tokens.start && lower(title.start - 1) {
            title.start -= 1;
        }
        let mut evidence = self.premodifiers(tokens.start..title.start);
        let ex = |t: TokenId| super::phrase::former(self.doc.form(t)).is_some();
        // Whoever has an ex-wife is no ex-husband.
        evidence.former |= noun.class != Class::Kin && title.clone().any(ex);
        // "FBI agents": a name within the noun.
        if let Some(within) = (title.start..head).rev().find_map(|t| self.named(t)) {
            evidence.country = evidence.country.or(within.country);
            evidence.of = evidence.of.or(within.of);
        }
        let mut stands_for = None;
        if depth > 0 {
            for &child in self.doc.children(head) {
                if title.contains(&child) {
                    self.complements_of(child, &mut evidence, depth);
                    continue;
                }
                let Some(link) = self.link(child) else { continue };
                if self.is_posted(head, child) {
                    continue;
                }
                // A premodifying possessor was read above unless it is a phrase of its own.
                let found = self.complement(child, depth - 1);
                if link == Link::Of && stands_for.is_none() && self.names.at(child).is_none() {
                    stands_for = Some(child);
                }
                match link {
                    Link::Of => evidence.add(found),
                    Link::Place => {
                        evidence.country = evidence.country.or(found.country);
                        evidence.of = evidence.of.or(found.of);
                        evidence.strong = evidence.strong.or(found.strong);
                    }
                }
            }
        }
        let folk = matches!(
            noun.kind,
            super::lexicon::NounKind::Actor(
                ActorKind::Person
                    | ActorKind::Group
                    | ActorKind::ArmedGroup
                    | ActorKind::Company
                    | ActorKind::Organization
            )
        );
        if depth > 0 && folk {
            self.allegiance(head, &mut evidence, depth - 1);
        }
        if depth > 0 && folk && evidence.country.is_none() {
            evidence.country = self.turnout(head, depth - 1);
        }
        let mut sectors = sectors(&noun, &evidence);
        // "Russian peacekeepers" are soldiers of Russia.
        let of_state = evidence
            .of
            .and_then(|of| self.names.get(of))
            .is_some_and(|name| name.kind == Some(ActorKind::Country));
        if of_state && matches!(self.doc.lemma(head), "peacekeeper" | "helmet") {
            sectors = Sectors::parse("MIL");
        }
        // A president's officials and troops are his country's, his allies and rivals are not.
        let led = evidence.led.filter(|_| noun.class != Class::Kin);
        Some(Description {
            country: evidence.country.or(led),
            sectors,
            of: evidence.of,
            former: evidence.former,
            stands_for: stands_for.filter(|_| noun.part),
            noun,
            title,
        })
    }

    /// Complements that hang on another word of a noun of several words ("minister of defence of Chile").
    fn complements_of(&mut self, t: TokenId, evidence: &mut Evidence, depth: u32) {
        for &child in self.doc.children(t) {
            if self.link(child).is_some() {
                evidence.add(self.complement(child, depth - 1));
            }
        }
    }

    /// How a dependent of the noun is linked to it, if it says whose or where.
    fn link(&self, child: TokenId) -> Option<Link> {
        match self.doc.deprel(child) {
            Deprel::NmodPoss => Some(Link::Of),
            Deprel::Nmod => {
                let case = self.doc.child(child, Deprel::Case)?;
                match self.doc.form(case) {
                    "of" | "for" | "Of" | "For" => Some(Link::Of),
                    "in" | "from" | "at" | "with" | "to" | "on" | "across" | "within" => Some(Link::Place),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// "Forces loyal to the general", "people close to the Kremlin", "gunmen affiliated with the front", "hackers believed to
    /// be working for the state", "rebels backed by a neighbour": whose they are.
    fn allegiance(&mut self, head: TokenId, evidence: &mut Evidence, depth: u32) {
        for &child in self.doc.children(head) {
            if child < head || !matches!(self.doc.deprel(child), Deprel::Amod | Deprel::Acl) {
                continue;
            }
            let said = matches!(
                self.doc.lemma(child),
                "believe" | "think" | "suspect" | "say" | "know" | "allege" | "report" | "presume"
            );
            let bond = self.doc.child(child, Deprel::Xcomp).filter(|_| said).unwrap_or(child);
            let prepositions: &[&str] = match self.doc.lemma(bond) {
                "loyal" | "close" | "faithful" | "loyalist" | "affiliate" | "affiliated" | "link" | "linked"
                | "belong" | "ally" | "allied" => &["to", "with"],
                "work" | "fight" | "act" | "spy" | "serve" | "fly" => &["for"],
                "back" | "support" | "fund" | "finance" | "train" | "arm" | "control" | "command" | "hire"
                | "employ" | "sponsor" | "own" | "run" | "pay" => &["by"],
                _ => continue,
            };
            let whom = self.doc.children(bond).iter().copied().find(|&t| {
                let case = self.doc.case(t).map(|case| self.doc.lemma(case));
                matches!(self.doc.deprel(t), Deprel::Obl | Deprel::OblAgent)
                    && case.is_some_and(|case| prepositions.contains(&case))
            });
            let Some(whom) = whom else { continue };
            let found = self.complement(whom, depth);
            evidence.country = evidence.country.or(found.country).or(found.led);
            evidence.of = evidence.of.or(found.of);
            evidence.strong = evidence.strong.or(Sectors {
                first: found
                    .strong
                    .first
                    .filter(|code| matches!(code.as_str(), "REB" | "PRM" | "CRM")),
                second: None,
            });
        }
    }

    /// "Thousands *demonstrated in* Bamako": who takes to the streets lives there.
    fn turnout(&mut self, head: TokenId, depth: u32) -> Option<Code> {
        let doc = self.doc;
        let verb = doc.head(head).filter(|_| doc.deprel(head) == Deprel::Nsubj)?;
        let turns_out = matches!(
            doc.lemma(verb),
            "demonstrate" | "protest" | "rally" | "march" | "riot" | "picket" | "loot" | "rampage" | "chant" | "gather"
        ) || (doc.lemma(verb) == "burn"
            && doc
                .child(verb, Deprel::Obj)
                .is_some_and(|burnt| matches!(doc.lemma(burnt), "flag" | "effigy" | "portrait")))
            || (doc.lemma(verb) == "take" && doc.obliques(verb).any(|(noun, _)| doc.lemma(noun) == "street"));
        let place = |c: &TokenId| {
            let case = doc.case(*c).map(|case| doc.lemma(case));
            matches!(doc.deprel(*c), Deprel::Obl | Deprel::Nmod)
                && matches!(case, Some("in" | "across" | "throughout" | "around"))
        };
        // "outside the embassy in Hanoi": where the embassy is.
        let outside = |c: &TokenId| {
            let case = doc.case(*c).map(|case| doc.lemma(case));
            doc.deprel(*c) == Deprel::Obl
                && matches!(case, Some("outside" | "near" | "at" | "before" | "to" | "through"))
        };
        let own = doc.children(verb).iter().copied().filter(|_| turns_out);
        let nested = own
            .clone()
            .filter(outside)
            .flat_map(|c| doc.children(c).iter().copied());
        let place = own.chain(nested).find(place)?;
        self.complement(place, depth).country
    }

    /// "The ambassador to Kenya", "an envoy for Yemen": where somebody is sent, not whose he is.
    fn is_posted(&self, head: TokenId, child: TokenId) -> bool {
        let sent = matches!(
            self.doc.lemma(head),
            "ambassador"
                | "envoy"
                | "emissary"
                | "consul"
                | "attaché"
                | "attache"
                | "delegate"
                | "mediator"
                | "rapporteur"
        );
        let case = self.doc.case(child).map(|case| self.doc.lemma(case));
        // Diplomats in a place are guests there.
        let guest = self.doc.lemma(head) == "diplomat" && matches!(case, Some("in" | "at"));
        guest || sent && matches!(case, Some("to" | "for" | "in" | "on" | "at"))
    }

    /// What the complement headed by `t` adds.
    fn complement(&mut self, t: TokenId, depth: u32) -> Evidence {
        if let Some(evidence) = self.named(t) {
            return evidence;
        }
        let mut evidence = Evidence::default();
        if depth == 0 {
            return evidence;
        }
        let tokens = super::phrase::extent(self.doc, t);
        if let Some(description) = self.read_to(t, &tokens, depth) {
            evidence.country = description.country;
            evidence.led = self.bearer(t);
            evidence.of = description.of;
            // A complement that is a person or a thing says nothing of the sector of what is held in it, a body does.
            evidence.sectors = description.sectors;
            if matches!(description.noun.class, Class::Body | Class::Agent) && !description.noun.is_person() {
                evidence.strong = description.sectors;
            }
        } else {
            evidence.add(self.premodifiers(tokens.start..t));
            // "Minister of Agriculture of Honduras".
            self.complements_of(t, &mut evidence, depth);
        }
        evidence
    }

    /// The country of the person whose title heads a phrase: "President Ann Roe" in "a spokesman for President Ann Roe".
    fn bearer(&self, title: TokenId) -> Option<Code> {
        let named = self.doc.children(title).iter().filter_map(|&child| {
            let flat = matches!(self.doc.deprel(child), Deprel::Flat | Deprel::Appos);
            self.names.at(child).filter(|_| flat)
        });
        named
            .map(|(_, name)| name)
            .find(|name| name.kind == Some(ActorKind::Person))
            .and_then(|name| name.country)
    }

    /// What a name at token `t` says as a complement or a modifier.
    fn named(&self, t: TokenId) -> Option<Evidence> {
        let (index, name) = self.names.at(t)?;
        let mut evidence = Evidence {
            country: name.country,
            ..Evidence::default()
        };
        match name.kind {
            Some(ActorKind::Country | ActorKind::Place) => evidence.of = Some(index),
            Some(ActorKind::Person) => {
                evidence.led = evidence.country.take();
                evidence.leader = name.sectors;
            }
            Some(_) => {
                // A people says nothing of what its members do: "Kurdish fighters".
                if !vague(name.sectors) {
                    evidence.strong = name.sectors;
                }
                evidence.of = Some(index);
            }
            None => {}
        }
        Some(evidence)
    }

    /// What the words before the noun say, the nearest first.
    fn premodifiers(&mut self, tokens: Range<TokenId>) -> Evidence {
        let mut mixed = false;
        let mut evidence = Evidence::default();
        let mut t = tokens.end;
        while t > tokens.start {
            t -= 1;
            if let Some((_, name)) = self.names.at(t) {
                let first = name.core.start;
                if let Some(found) = self.named(t) {
                    evidence.add(found);
                }
                // "Finnish and Swedish soldiers" are of no one country.
                mixed |= self.joined(name.country, first, tokens.start);
                t = first.max(tokens.start).min(t);
                continue;
            }
            let word = self.finder.lower(t, t + 1, None);
            if matches!(
                word,
                "former" | "ex" | "retired" | "onetime" | "one-time" | "ousted" | "deposed" | "late" | "erstwhile"
            ) {
                evidence.former = true;
                continue;
            }
            if matches!(
                word,
                "the" | "a" | "an" | "of" | "," | "-" | "'s" | "’s" | "and" | "senior" | "top"
            ) {
                continue;
            }
            // Two words before one: "law enforcement official".
            if t > tokens.start {
                if let Some(sectors) = self.finder.modifier(t - 1, t + 1) {
                    evidence.add_sectors(sectors);
                    t -= 1;
                    continue;
                }
            }
            let sectors = match self.finder.modifier(t, t + 1) {
                Some(sectors) => sectors,
                None => match self.finder.at(t, &(tokens.start..t + 1)) {
                    Some((noun, words)) => {
                        t = words.start;
                        noun.sectors
                    }
                    None => Sectors::NONE,
                },
            };
            evidence.add_sectors(sectors);
        }
        if mixed {
            evidence.country = None;
        }
        evidence
    }

    /// Whether another country is joined to one whose name begins at `first`.
    fn joined(&self, country: Option<Code>, first: TokenId, start: TokenId) -> bool {
        let other = first
            .checked_sub(2)
            .filter(|&t| t >= start && matches!(self.doc.form(first - 1), "and" | "or"))
            .and_then(|t| self.names.at(t))
            .and_then(|(_, name)| name.country);
        other.is_some() && country.is_some() && other != country
    }
}

/// Civilians, or nobody in particular.
fn vague(sectors: Sectors) -> bool {
    sectors.first.is_none_or(|code| code.as_str() == "CVL")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// Whose it is: "of", "for", a possessor.
    Of,
    /// Where it is or comes from.
    Place,
}

/// Whether a trade gives way to the body of the state that it is plied in.
fn serves(own: Sectors, body: Sectors) -> bool {
    let is = |sectors: Sectors, codes: &[&str]| sectors.first.is_some_and(|code| codes.contains(&code.as_str()));
    is(own, &["LAB", "BUS"]) && is(body, &["GOV", "MIL", "COP", "SPY", "REB"])
}

/// Whether these say in whose cause somebody bears arms.
fn takes_arms(sectors: Sectors) -> bool {
    sectors
        .first
        .is_some_and(|code| matches!(code.as_str(), "REB" | "PRM" | "CRM"))
}

/// The sector of a noun with what its modifiers and complements add.
fn sectors(noun: &Noun, evidence: &Evidence) -> Sectors {
    let own = noun.sectors;
    let generic = own
        .first
        .is_none_or(|code| matches!(code.as_str(), "UAF" | "CVL" | "LAB" | "PTY" | "BUS"));
    // Workers are paid by somebody and dissidents leave an armed group, and stay what they are.
    let of = |codes: &[&str]| evidence.strong.first.is_some_and(|code| codes.contains(&code.as_str()));
    let is = |code: &str| own.first.is_some_and(|first| first.as_str() == code) && own.second.is_none();
    let generic = generic && !(is("LAB") && of(&["BUS"]) && !noun.part) || is("OPP") && of(&["REB", "UAF", "CRM"]);
    let mut sectors = match noun.class {
        Class::Kin => Sectors::NONE,
        // "Jewish community leader": of the community, but first of the faith.
        Class::Weak | Class::Part if vague(evidence.sectors) => evidence.strong.or(evidence.sectors).or(own),
        Class::Weak | Class::Part => evidence.sectors,
        Class::Office if noun.part => evidence.strong.or(own),
        // "The president's office", "Ann Roe's team".
        Class::Body if own.is_none() && evidence.sectors.is_none() && evidence.strong.is_none() => evidence.leader,
        // Who works for the state is the state's: "army accountant", "prison cook".
        Class::Agent | Class::Office if noun.is_person() && serves(own, evidence.sectors) => evidence.sectors,
        // "Separatist fighters", "cartel gunmen".
        Class::Agent if is("UAF") && evidence.strong.is_none() && takes_arms(evidence.sectors) => evidence.sectors,
        Class::Agent | Class::Office | Class::Body if generic => {
            evidence.strong.or(if own.is_none() { evidence.sectors } else { own })
        }
        Class::Agent | Class::Office | Class::Body => own,
    };
    if evidence.former && sectors.first.is_some_and(|code| matches!(code.as_str(), "GOV" | "LEG")) {
        sectors = Sectors::parse("ELI");
    }
    sectors
}
