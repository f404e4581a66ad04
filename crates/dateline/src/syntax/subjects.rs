//! Verbs and their subjects, where the arguments tell better than the network what is what.
//!
//! In headlines two names with a comma between them are two subjects ("Seoul, Tokyo *hold* talks"), and behind an opening
//! phrase that ends in a place the subject looks like the country of that place ("…from Quito, Colombia *cut* the tariff").
//! The network reads the first as an aside and the second as part of an address; the verb tells, which has no other subject or
//! asks for more than one. What has a subject is no attribute ("Turkey *massed* tanks"), what has an auxiliary no adjective.

use std::ops::Range;

use super::{Deprel, NameTag, ROOT, Syntax, Upos, Xpos};
use crate::text::Sentence;

/// Gives verbs their subjects back. `form` gives each token's form. Linear in the number of tokens.
pub(crate) fn restore<'t>(syntax: &mut Syntax, sentences: &[Sentence], form: impl Fn(usize) -> &'t str) {
    for sentence in sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        join_first_two(syntax, &tokens, &form);
        take_from_place(syntax, &tokens, &form);
        for word in tokens.clone() {
            free_from_noun(syntax, &tokens, word);
            tell_verb(syntax, word);
            make_willing(syntax, &tokens, word, &form);
        }
    }
}

/// "Ties *were re-established*": what has an auxiliary is a verb, and so is what one head takes for a noun and the other for a
/// finite verb ("Seoul, Tokyo *hold* talks").
fn tell_verb(syntax: &mut Syntax, head: usize) -> Option<()> {
    let (upos, xpos) = (*syntax.upos.get(head)?, *syntax.xpos.get(head)?);
    let told = match (upos, xpos) {
        (Upos::Noun, Xpos::Vbp | Xpos::Vbz | Xpos::Vbd) => true,
        (Upos::Adj, Xpos::Vbn | Xpos::Vbd) => {
            let auxiliary =
                |t: usize| syntax.head.get(t) == Some(&(head as u32)) && syntax.deprel.get(t) == Some(&Deprel::AuxPass);
            (head.saturating_sub(AUXILIARY)..head).any(auxiliary)
        }
        _ => false,
    };
    if told {
        *syntax.upos.get_mut(head)? = Upos::Verb;
    }
    Some(())
}

/// How far before its verb an auxiliary is looked for, in tokens.
const AUXILIARY: usize = 4;

/// Adjectives that somebody is, never *it* by itself: "it is willing to".
#[rustfmt::skip]
const WILLING: &[&str] = &[
    "willing", "unwilling", "ready", "prepared", "eager", "keen", "reluctant", "able", "unable", "determined", "set",
    "due", "poised",
];

/// "Norway says *it* is willing to train crews": the pronoun is Norway, and the infinitive no subject.
fn make_willing<'t>(
    syntax: &mut Syntax,
    tokens: &Range<usize>,
    adjective: usize,
    form: impl Fn(usize) -> &'t str,
) -> Option<()> {
    if *syntax.upos.get(adjective)? != Upos::Adj || !WILLING.contains(&form(adjective)) {
        return None;
    }
    let of_it = |t: &usize| syntax.head.get(*t) == Some(&(adjective as u32));
    let relation = |t: usize| syntax.deprel.get(t).copied().unwrap_or_default();
    let near = tokens.start.max(adjective.saturating_sub(WINDOW))..tokens.end.min(adjective + WINDOW);
    let it = near.clone().filter(of_it).find(|&t| relation(t) == Deprel::Expl)?;
    let infinitive = near
        .filter(of_it)
        .find(|&t| t > adjective && relation(t) == Deprel::Csubj)?;
    hang(syntax, it, adjective, Deprel::Nsubj);
    hang(syntax, infinitive, adjective, Deprel::Xcomp);
    Some(())
}

/// How far around a verb its subject and its phrases are looked for, in tokens: more is rarer than texts made to be slow.
const WINDOW: usize = 40;

/// "Turkey massed tanks along the frontier", read as tanks that were massed: what has a subject is no attribute.
fn free_from_noun(syntax: &mut Syntax, tokens: &Range<usize>, verb: usize) -> Option<()> {
    let attribute = *syntax.deprel.get(verb)? == Deprel::Amod
        && *syntax.upos.get(verb)? == Upos::Verb
        && matches!(syntax.xpos.get(verb)?, Xpos::Vbd | Xpos::Vbn);
    if !attribute {
        return None;
    }
    let noun = *syntax.head.get(verb)? as usize;
    let near = tokens.start.max(verb.saturating_sub(WINDOW))..tokens.end.min(noun.saturating_add(WINDOW));
    if noun < verb || !near.contains(&noun) {
        return None;
    }
    let head = |t: usize| syntax.head.get(t).map_or(usize::MAX, |&head| head as usize);
    let relation = |t: usize| syntax.deprel.get(t).copied().unwrap_or_default();
    let is_subject = |&t: &usize| relation(t) == Deprel::Nsubj && (head(t) == verb || head(t) == noun);
    let subject = (near.start..verb).find(is_subject)?;
    let predicate = near
        .clone()
        .any(|t| head(t) == noun && matches!(relation(t), Deprel::Cop | Deprel::Aux | Deprel::AuxPass));
    // "the firm Acme acquired": nothing between the noun's words and the verb.
    let article = (verb..noun).any(|t| head(t) == noun && matches!(relation(t), Deprel::Det | Deprel::NmodPoss));
    let root = relation(noun) == Deprel::Root;
    if predicate || !(root || article || head(subject) == verb) {
        return None;
    }
    let moved: Vec<usize> = near
        .filter(|&t| {
            let outside = t < verb || (t > noun && relation(t) == Deprel::Punct);
            t != verb
                && head(t) == noun
                && (outside || matches!(relation(t), Deprel::Advcl | Deprel::Obl | Deprel::Parataxis))
        })
        .collect();
    let (above, was) = (head(noun), relation(noun));
    for t in moved {
        let relation = syntax.deprel.get(t).copied().unwrap_or_default();
        hang(syntax, t, verb, relation);
    }
    if let Some(xpos) = syntax.xpos.get_mut(verb) {
        *xpos = Xpos::Vbd;
    }
    hang(syntax, verb, above, was);
    hang(syntax, noun, verb, Deprel::Obj);
    hang(syntax, subject, verb, Deprel::Nsubj);
    Some(())
}

/// "Seoul, Tokyo hold talks": the second name is the subject of a plural verb, the first stands aside.
fn join_first_two<'t>(syntax: &mut Syntax, tokens: &Range<usize>, form: impl Fn(usize) -> &'t str) -> Option<()> {
    let first = name_at(syntax, tokens.start)?;
    let comma = first.end;
    let second = name_at(syntax, comma + 1).filter(|_| form(comma) == ",")?;
    let verb = second.end;
    let plural = *syntax.xpos.get(verb)? == Xpos::Vbp && tokens.contains(&verb);
    let (one, other) = (top(syntax, &first)?, top(syntax, &second)?);
    let subject = *syntax.head.get(other)? == verb as u32 && *syntax.deprel.get(other)? == Deprel::Nsubj;
    let aside = matches!(
        syntax.deprel.get(one)?,
        Deprel::Dislocated
            | Deprel::OblUnmarked
            | Deprel::Vocative
            | Deprel::Parataxis
            | Deprel::NmodUnmarked
            | Deprel::Nmod
    );
    let beside = [verb as u32, other as u32].contains(syntax.head.get(one)?);
    if plural && subject && aside && beside {
        hang(syntax, one, verb, Deprel::Nsubj);
        hang(syntax, other, one, Deprel::Conj);
        // Not where something hangs on the comma: that could close a circle.
        if [verb, one, other].contains(&(*syntax.head.get(comma)? as usize)) {
            hang(syntax, comma, other, Deprel::Punct);
        }
    }
    Some(())
}

/// "…from Quito, Colombia cut the tariff": a name before a verb that has no subject is its subject.
fn take_from_place<'t>(syntax: &mut Syntax, tokens: &Range<usize>, form: impl Fn(usize) -> &'t str) -> Option<()> {
    let verb = tokens.clone().find(|&t| syntax.head.get(t) == Some(&ROOT))?;
    let finite = matches!(syntax.xpos.get(verb)?, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let mut last = verb.checked_sub(1).filter(|_| finite && verb > tokens.start)?;
    let before_verb = |syntax: &Syntax, t: usize| {
        let relation = syntax.deprel.get(t).copied().unwrap_or_default();
        syntax.head.get(t) == Some(&(verb as u32)) && matches!(relation, Deprel::Aux | Deprel::AuxPass | Deprel::Advmod)
    };
    while last > tokens.start && before_verb(syntax, last) {
        last -= 1;
    }
    let mut first = last;
    while first > tokens.start && matches!(syntax.name.get(first), Some(NameTag::Inside(_))) {
        first -= 1;
    }
    let name = name_at(syntax, first).filter(|name| name.end == last + 1)?;
    let comma = first.checked_sub(1).filter(|&t| t > tokens.start && form(t) == ",")?;
    let subject = top(syntax, &name)?;
    let place = *syntax.head.get(subject)? as usize;
    let after_place = place < comma
        && *syntax.upos.get(place)? == Upos::Propn
        && matches!(syntax.deprel.get(subject)?, Deprel::NmodUnmarked | Deprel::Appos);
    let of_verb = |t: usize| syntax.head.get(t) == Some(&(verb as u32));
    let relation = |t: usize| syntax.deprel.get(t).copied().unwrap_or_default();
    let mut others = tokens.clone().filter(|&t| of_verb(t) && relation(t).is_subject());
    // A participle before the comma is no subject either ("*Bowing* to a demand from …").
    let clause = others
        .clone()
        .find(|&t| relation(t) == Deprel::Csubj && t < comma && syntax.xpos.get(t) == Some(&Xpos::Vbg));
    if !after_place || others.any(|t| Some(t) != clause) {
        return None;
    }
    if let Some(clause) = clause {
        hang(syntax, clause, verb, Deprel::Advcl);
    }
    hang(syntax, subject, verb, Deprel::Nsubj);
    hang(syntax, comma, verb, Deprel::Punct);
    Some(())
}

/// The tokens of the name that begins at `first`.
fn name_at(syntax: &Syntax, first: usize) -> Option<Range<usize>> {
    let Some(NameTag::Begin(kind)) = syntax.name.get(first) else {
        return None;
    };
    let inside = NameTag::Inside(*kind);
    let more = syntax.name.get(first + 1..).unwrap_or_default();
    let more = more.iter().take_while(|&&tag| tag == inside).count();
    Some(first..first + 1 + more)
}

/// The token of a name whose head stands outside.
fn top(syntax: &Syntax, name: &Range<usize>) -> Option<usize> {
    let outside = |&t: &usize| syntax.head.get(t).is_some_and(|&head| !name.contains(&(head as usize)));
    name.clone().find(outside)
}

fn hang(syntax: &mut Syntax, t: usize, head: usize, relation: Deprel) {
    if let (Some(place), Some(deprel)) = (syntax.head.get_mut(t), syntax.deprel.get_mut(t)) {
        (*place, *deprel) = (u32::try_from(head).unwrap_or(ROOT), relation);
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Doc, analyse};
    use crate::text;

    /// The words that are subjects of the root, with their conjuncts.
    fn subjects(sentence: &str) -> Vec<String> {
        let layout = text::analyse(sentence);
        let syntax = analyse(sentence, &layout);
        let doc = Doc {
            text: sentence,
            layout: &layout,
            syntax: &syntax,
        };
        let root = (0..doc.len()).find(|&t| doc.head(t).is_none()).unwrap();
        let subject = doc.children(root).iter().copied().find(|&t| doc.deprel(t).is_subject());
        let words = subject.into_iter().flat_map(|t| doc.conjuncts(t));
        words.map(|t| doc.form(t).to_owned()).collect()
    }

    #[test]
    fn two_names_before_a_plural_verb_are_two_subjects() {
        assert_eq!(
            subjects("Seoul, Tokyo hold first dialogue in two years"),
            ["Seoul", "Tokyo"]
        );
        assert_eq!(subjects("Turkey, Egypt agree to restore ties"), ["Turkey", "Egypt"]);
        assert_eq!(subjects("In Paris, Macron has agreed to a visit."), ["Macron"]);
    }

    #[test]
    fn what_has_a_subject_is_no_attribute() {
        assert_eq!(
            subjects("Turkey massed tanks and heavy artillery along its frontier with Iraq."),
            ["Turkey"]
        );
        let sentence = "Moroccan intelligence supplied Belgian investigators with telephone records.";
        assert_eq!(subjects(sentence), ["intelligence"]);
        assert_eq!(subjects("The captured soldiers were flown home."), ["soldiers"]);
    }

    #[test]
    fn a_name_behind_a_place_is_the_subject_of_a_verb_without_one() {
        let sentence = "Bowing to a demand from Quito, Colombia scaled back spraying.";
        assert_eq!(subjects(sentence), ["Colombia"]);
    }
}
