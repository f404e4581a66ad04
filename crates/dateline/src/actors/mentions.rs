//! Mentions: names with their titles, nouns for actors, pronouns; one for each head token.

use std::ops::Range;

use super::code::{Code, Sectors};
use super::describe::{Describer, Description};
use super::facts::Shape;
use super::lexicon::{Class, Lexicon, NounKind, Sex};
use super::names::{self, Names};
use super::phrase;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// How a nominal is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "the", "this", a possessor.
    Definite,
    /// "a", "another", "some", a number.
    Indefinite,
    Bare,
}

/// Person, number and sex of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// "I", "my".
    Speaker,
    /// "we", "our".
    Speakers,
    /// "he", "she".
    Person,
    /// "it", "its".
    Thing,
    /// "they", "their".
    Plural,
    /// "who", "which" in a relative clause.
    Relative,
    /// "himself", "itself", "themselves".
    Reflexive,
}

/// A mention while its actor is being found.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The whole phrase.
    pub(super) tokens: Range<TokenId>,
    /// The name's or the noun's own tokens.
    pub(super) core: Range<TokenId>,
    pub(super) head: TokenId,
    pub(super) form: MentionForm,
    pub(super) sentence: u32,
    pub(super) kind: Option<ActorKind>,
    pub(super) sex: Sex,
    pub(super) plural: bool,
    pub(super) country: Option<Code>,
    pub(super) sectors: Sectors,
    /// Position in the list of names.
    pub(super) name: Option<u32>,
    /// Title or noun, with what its phrase says.
    pub(super) description: Option<Description>,
    pub(super) determiner: Determiner,
    pub(super) pronoun: Option<Pronoun>,
}

impl Mention {
    pub(super) fn is_person(&self) -> bool {
        self.kind == Some(ActorKind::Person)
    }

    pub(super) const fn is_name(&self) -> bool {
        matches!(self.form, MentionForm::Name | MentionForm::Metonym)
    }
}

/// Collects the mentions of `doc`, in the order of their heads.
pub(super) fn gather(doc: Doc<'_>, lexicon: &Lexicon, names: &Names<'_>) -> Vec<Mention> {
    let mut describer = Describer::new(doc, lexicon, names);
    let mut taken = vec![false; doc.len() as usize];
    let mut mentions = Vec::new();
    for (i, name) in (0..).zip(&names.list) {
        if name.kind.is_none() {
            continue;
        }
        let mention = named(doc, lexicon, &mut describer, i, names);
        // "Secretary of State John Roe": the state is no state.
        let title = mention.description.as_ref().map_or(0..0, |d| d.title.clone());
        for t in mention.core.clone().chain([mention.head]).chain(title) {
            if let Some(slot) = taken.get_mut(t as usize) {
                *slot = true;
            }
        }
        mentions.push(mention);
    }
    for (number, sentence) in (0..).zip(&doc.layout.sentences) {
        for t in sentence.tokens.clone() {
            if taken.get(t as usize).copied().unwrap_or(true) || names.at(t).is_some() {
                continue;
            }
            match doc.upos(t) {
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num => {
                    mentions.extend(nominal(doc, &mut describer, t, number));
                }
                Upos::Pron | Upos::Det => mentions.extend(pronoun(doc, t, number)),
                _ => {}
            }
        }
    }
    mentions.sort_by_key(|mention| mention.head);
    mentions.dedup_by_key(|mention| mention.head);
    mentions
}

/// The token of `core` whose head lies outside of it.
fn top(doc: Doc<'_>, core: &Range<TokenId>) -> TokenId {
    core.clone()
        .find(|&t| doc.head(t).is_none_or(|head| !core.contains(&head)))
        .unwrap_or(core.start)
}

fn sentence_number(doc: Doc<'_>, t: TokenId) -> u32 {
    doc.layout.sentences.partition_point(|s| s.tokens.end <= t) as u32
}

fn named(doc: Doc<'_>, lexicon: &Lexicon, describer: &mut Describer<'_, '_>, i: u32, names: &Names<'_>) -> Mention {
    let Some(name) = names.get(i) else {
        return pronoun_like(doc, 0);
    };
    let core = name.core.clone();
    let mut head = top(doc, &core);
    let person = name.kind == Some(ActorKind::Person);
    // A title in small letters heads its phrase: "spokesman John Roe" hangs the name on the noun.
    if person {
        head = title_above(doc, &core, head, names);
    }
    let modifier = matches!(doc.deprel(head), Deprel::Compound | Deprel::Amod | Deprel::NmodDesc);
    let tokens = if modifier || name.demonym && doc.upos(head) == Upos::Adj {
        core.clone()
    } else {
        let reach = phrase::extent(doc, head);
        // "A girl named Ann": what stands before a verb is none of the name's.
        let verb = (reach.start..core.start)
            .rev()
            .find(|&t| doc.upos(t) == Upos::Verb && doc.xpos(t) != Xpos::Vbg && names.at(t).is_none());
        let first = verb.map_or(reach.start, |verb| verb + 1).min(core.start);
        // "Off Lamu, Kenya": what stands before the comma has a name of its own.
        let other = (first..core.start)
            .rev()
            .find(|&t| doc.form(t) == "," && !person && names.at(t.saturating_sub(1)).is_some());
        other.map_or(first, |comma| comma + 1)..core.end
    };
    let mut sex = Sex::Unknown;
    let mut description = None;
    if person {
        sex = lexicon.sex_of_name(doc.form(core.start));
        let mut before = core.start;
        while before > tokens.start {
            let word = doc.form(before - 1);
            let Some(told) = names::sex_of_honorific(word) else {
                break;
            };
            sex = if told == Sex::Unknown { sex } else { told };
            before -= 1;
        }
        if before > tokens.start {
            description = describer
                .read(before - 1, &(tokens.start..before))
                .filter(|found| found.noun.is_person());
        }
    }
    if let Some(told) = description
        .as_ref()
        .map(|d| d.noun.sex)
        .filter(|&sex| sex != Sex::Unknown)
    {
        sex = told;
    }
    let plural = name.demonym && matches!(doc.xpos(head), Xpos::Nns | Xpos::Nnps);
    Mention {
        sentence: sentence_number(doc, head),
        tokens,
        core,
        head,
        form: match (name.demonym, name.metonym) {
            (true, _) => MentionForm::Demonym,
            (_, true) => MentionForm::Metonym,
            _ => MentionForm::Name,
        },
        kind: name.kind,
        sex,
        plural,
        country: name.country,
        sectors: name.sectors,
        name: Some(i),
        description,
        determiner: determiner(doc, head),
        pronoun: None,
    }
}

/// The title that a person's name hangs on, if it does.
fn title_above(doc: Doc<'_>, core: &Range<TokenId>, head: TokenId, names: &Names<'_>) -> TokenId {
    let mut head = head;
    loop {
        // An apposition without a comma is a title too, if the noun has no article or possessor of its own.
        let near = match doc.deprel(head) {
            Deprel::Flat => 4,
            Deprel::Appos => 1,
            _ => return head,
        };
        let Some(up) = doc.head(head) else { return head };
        let bare = near == 4 || determiner(doc, up) == Determiner::Bare;
        // "With Ann Roe", read as a noun and its apposition.
        let bare = bare && doc.upos(up) != Upos::Adp;
        if up >= core.start || core.start - up > near || names.at(up).is_some() || !bare {
            return head;
        }
        head = up;
    }
}

fn determiner(doc: Doc<'_>, head: TokenId) -> Determiner {
    for &child in doc.children(head) {
        match doc.deprel(child) {
            Deprel::Det => {
                return match doc.lemma(child) {
                    "the" | "this" | "that" | "these" | "those" | "both" => Determiner::Definite,
                    _ => Determiner::Indefinite,
                };
            }
            Deprel::NmodPoss => return Determiner::Definite,
            Deprel::Nummod => return Determiner::Indefinite,
            _ => {}
        }
    }
    Determiner::Bare
}

fn nominal(doc: Doc<'_>, describer: &mut Describer<'_, '_>, t: TokenId, sentence: u32) -> Option<Mention> {
    let deprel = doc.deprel(t);
    if matches!(
        deprel,
        Deprel::Compound
            | Deprel::Flat
            | Deprel::NmodDesc
            | Deprel::Amod
            | Deprel::Fixed
            | Deprel::Nummod
            | Deprel::Det
            | Deprel::Goeswith
            | Deprel::Case
            | Deprel::Mark
            | Deprel::Cc
            | Deprel::Advmod
    ) {
        return None;
    }
    if matches!(doc.upos(t), Upos::Adj | Upos::Num) && !deprel.is_subject() {
        return None;
    }
    let tokens = phrase::extent(doc, t);
    let description = describer.read(t, &tokens)?;
    let noun = description.noun;
    // "Their heads", "his chief worry": a part of the body, an adjective.
    let owned = doc
        .child(t, Deprel::NmodPoss)
        .is_some_and(|owner| doc.upos(owner) == Upos::Pron);
    if owned && doc.lemma(t) == "head" && description.title.len() == 1 {
        return None;
    }
    if is_undertaking(doc, describer, t) {
        return None;
    }
    let plural = matches!(doc.xpos(t), Xpos::Nns | Xpos::Nnps);
    let kind = match noun.kind {
        NounKind::Actor(ActorKind::Person) if plural => ActorKind::Group,
        NounKind::Actor(kind) => kind,
        NounKind::Thing if deprel.is_subject() || matches!(deprel, Deprel::OblAgent | Deprel::Root) => ActorKind::Group,
        NounKind::Thing => return None,
    };
    if noun.class == Class::Part && matches!(doc.upos(t), Upos::Adj | Upos::Num) && description.stands_for.is_none() {
        return None;
    }
    let (mut kind, mut description) = (kind, description);
    if is_team(doc, describer, t, &description) {
        kind = ActorKind::Organization;
        (description.sectors, description.country) = (Sectors::NONE, None);
    }
    Some(Mention {
        core: description.title.clone(),
        head: t,
        form: MentionForm::Nominal,
        sentence,
        kind: Some(kind),
        sex: noun.sex,
        plural: plural || kind == ActorKind::Group,
        country: description.country,
        sectors: description.sectors,
        name: None,
        determiner: determiner(doc, t),
        tokens,
        description: Some(description),
        pronoun: None,
    })
}

/// "A campaign against piracy", "the bombing campaign": what is done, not the people around a candidate.
fn is_undertaking(doc: Doc<'_>, describer: &mut Describer<'_, '_>, t: TokenId) -> bool {
    if doc.lemma(t) != "campaign" {
        return false;
    }
    doc.children(t).iter().any(|&child| match doc.deprel(child) {
        Deprel::Nmod | Deprel::Obl => doc.case(child).is_some_and(|case| {
            matches!(
                doc.lemma(case),
                "against" | "to" | "on" | "off" | "over" | "by" | "about"
            )
        }),
        Deprel::Acl => child > t,
        Deprel::Amod | Deprel::Compound => {
            let armed = describer
                .finder
                .modifier(child, child + 1)
                .and_then(|sectors| sectors.first)
                .is_some_and(|code| code.as_str() == "MIL");
            let word = doc.lemma(child);
            armed
                || word.starts_with("anti-")
                || matches!(
                    word,
                    "bombing"
                        | "air"
                        | "advertising"
                        | "ad"
                        | "awareness"
                        | "vaccination"
                        | "smear"
                        | "disinformation"
                        | "propaganda"
                        | "terror"
                        | "lobbying"
                        | "marketing"
                        | "fundraising"
                        | "violent"
                        | "pressure"
                )
        }
        _ => false,
    })
}

/// "The Dallas Cowboys": called by a town and, in capitals, by people of an old trade.
fn is_team(doc: Doc<'_>, describer: &Describer<'_, '_>, t: TokenId, description: &Description) -> bool {
    let town = t.checked_sub(1).and_then(|before| describer.names.at(before));
    let town = town.is_some_and(|(_, name)| {
        let place = name.fact.as_ref().map(|fact| fact.shape);
        matches!(place, Some(Shape::City | Shape::Capital | Shape::Region))
    });
    let capital = names::is_capitalised(doc.form(t)) && matches!(doc.xpos(t), Xpos::Nns | Xpos::Nnps);
    town && capital && description.title.len() == 1 && super::compose::is_trade(description.noun.sectors)
}

/// A mention with nothing but its token.
fn pronoun_like(doc: Doc<'_>, t: TokenId) -> Mention {
    Mention {
        tokens: t..t + 1,
        core: t..t + 1,
        head: t,
        form: MentionForm::Pronoun,
        sentence: sentence_number(doc, t),
        kind: None,
        sex: Sex::Unknown,
        plural: false,
        country: None,
        sectors: Sectors::NONE,
        name: None,
        description: None,
        determiner: Determiner::Bare,
        pronoun: None,
    }
}

fn pronoun(doc: Doc<'_>, t: TokenId, sentence: u32) -> Option<Mention> {
    let word = doc.form(t);
    let (pronoun, sex) = match word {
        "he" | "him" | "his" | "He" | "Him" | "His" => (Pronoun::Person, Sex::Male),
        "she" | "her" | "hers" | "She" | "Her" | "Hers" => (Pronoun::Person, Sex::Female),
        "it" | "its" | "It" | "Its" => (Pronoun::Thing, Sex::Unknown),
        "they" | "them" | "their" | "theirs" | "They" | "Them" | "Their" => (Pronoun::Plural, Sex::Unknown),
        "I" | "me" | "my" | "mine" | "My" | "Me" | "myself" => (Pronoun::Speaker, Sex::Unknown),
        "we" | "us" | "our" | "ours" | "We" | "Us" | "Our" | "ourselves" => (Pronoun::Speakers, Sex::Unknown),
        "himself" => (Pronoun::Reflexive, Sex::Male),
        "herself" => (Pronoun::Reflexive, Sex::Female),
        "itself" | "themselves" => (Pronoun::Reflexive, Sex::Unknown),
        "who" | "whom" | "which" | "that" | "whose" if in_relative_clause(doc, t) => (Pronoun::Relative, Sex::Unknown),
        _ => return None,
    };
    if doc.deprel(t) == Deprel::Expl {
        return None;
    }
    let mut mention = pronoun_like(doc, t);
    mention.sentence = sentence;
    mention.sex = sex;
    mention.plural = matches!(pronoun, Pronoun::Plural | Pronoun::Speakers) || word == "themselves";
    mention.kind = matches!(pronoun, Pronoun::Person | Pronoun::Speaker).then_some(ActorKind::Person);
    mention.pronoun = Some(pronoun);
    Some(mention)
}

/// Whether `t` introduces a clause that modifies a noun.
fn in_relative_clause(doc: Doc<'_>, t: TokenId) -> bool {
    relative_clause(doc, t).is_some()
}

/// The noun that the relative clause of `t` modifies.
pub(super) fn relative_clause(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    if doc.deprel(t) == Deprel::Mark || doc.deprel(t) == Deprel::Det {
        return None;
    }
    let mut verb = doc.head(t)?;
    for _ in 0..3 {
        if doc.deprel(verb) == Deprel::AclRelcl {
            let noun = doc.head(verb)?;
            return (noun < t).then_some(noun);
        }
        verb = doc.head(verb)?;
    }
    None
}
