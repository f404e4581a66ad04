//! What a tagger's name is by its own words and those beside it: "Clean Water Act", "Justice Ann Roe", "Ann Roe, 54,".

use std::ops::Range;

use super::facts::{Facts, Shape};
use super::lexicon::{Class, Lexicon, Sex};
use super::names::is_capitalised;
use super::phrase::NounFinder;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Words of a person's name at most.
const LONGEST_PERSON: usize = 4;

/// The tagger's name, without a title that it took for a part of it, and what it is.
pub(super) fn read(
    doc: Doc<'_>,
    lexicon: &Lexicon,
    finder: &mut NounFinder<'_>,
    facts: &Facts<'_>,
    core: Range<TokenId>,
    tag: NameKind,
) -> (Range<TokenId>, NameKind) {
    // "Air Force One", of which the tagger may see the first two words.
    for end in core.end..(core.end + 2).min(doc.len() + 1) {
        if lexicon.is_pact(finder.lower(core.start, end, None)) {
            return (core.start..end, NameKind::Misc);
        }
    }
    if core.len() == 1 && tag == NameKind::Per && is_bill(doc, lexicon, finder, core.start) {
        return (core, NameKind::Misc);
    }
    if core.len() == 1 && tag == NameKind::Per && is_region(doc, lexicon, facts, core.start) {
        return (core, NameKind::Loc);
    }
    let named = matches!(tag, NameKind::Per | NameKind::Org | NameKind::Loc);
    if !named || core.len() < 2 {
        return (core, tag);
    }
    let last = finder.lower(core.end - 1, core.end, None);
    let (work, site) = (lexicon.is_work(last), lexicon.is_site(last));
    let known = facts.knows(doc.span_of(core.clone()).slice(doc.text));
    if work && !known {
        return (core, NameKind::Misc);
    }
    let institution = finder
        .at(core.end - 1, &core)
        .is_some_and(|(noun, _)| !noun.is_person());
    if tag == NameKind::Per || known || work || site || institution || core.len() > LONGEST_PERSON {
        return (core, tag);
    }
    if let Some(name) = titled(doc, lexicon, finder, &core) {
        return (name..core.end, NameKind::Per);
    }
    let bearer = core.clone().all(|t| is_part_of_name(doc, t));
    let article = core.start.checked_sub(1).is_some_and(|t| doc.upos(t) == Upos::Det);
    if bearer && !article && (has_age(doc, &core) || is_described(doc, finder, &core)) {
        return (core, NameKind::Per);
    }
    (core, tag)
}

/// "The Crime Bill": a first name that is a law, by the noun before it.
fn is_bill(doc: Doc<'_>, lexicon: &Lexicon, finder: &mut NounFinder<'_>, t: TokenId) -> bool {
    let topic = |&child: &TokenId| child + 1 == t && doc.deprel(child) == Deprel::Compound;
    let Some(&before) = doc.children(t).iter().find(|child| topic(child)) else {
        return false;
    };
    let title = finder
        .at(before, &(before..t))
        .is_some_and(|(noun, _)| noun.is_person());
    // "The Fisher Bill" is no fisher called Bill: a person with a title has no article.
    let article = doc.children(t).iter().any(|&child| doc.upos(child) == Upos::Det) && is_capitalised(doc.form(before));
    lexicon.is_work(finder.lower(t, t + 1, None))
        && (!title || article)
        && super::names::sex_of_honorific(doc.form(before)).is_none()
}

/// "Rakhine rebels": a region before a noun, which nobody has for a first name.
fn is_region(doc: Doc<'_>, lexicon: &Lexicon, facts: &Facts<'_>, t: TokenId) -> bool {
    let noun = doc
        .head(t)
        .is_some_and(|head| head == t + 1 && doc.upos(head) == Upos::Noun);
    noun && doc.deprel(t) == Deprel::Compound
        && facts.shape(doc.form(t)) == Some(Shape::Region)
        && lexicon.sex_of_name(doc.form(t)) == Sex::Unknown
}

/// A word that a person can be called by: no "of", no "&", no initials of a body.
fn is_part_of_name(doc: Doc<'_>, t: TokenId) -> bool {
    let form = doc.form(t);
    let initials = form.len() > 2 && form.chars().all(char::is_uppercase);
    doc.upos(t) == Upos::Propn && doc.xpos(t) != Xpos::Nnps && is_capitalised(form) && !initials
}

/// Where the person's name begins in a name that begins with a title: "Justice Ann Roe", "Senator Bo Doe".
fn titled(doc: Doc<'_>, lexicon: &Lexicon, finder: &mut NounFinder<'_>, core: &Range<TokenId>) -> Option<TokenId> {
    let (name, office) = (core.start + 1..core.end).find_map(|t| {
        let title = core.start..t;
        let (noun, words) = finder.at(t - 1, &title)?;
        let held = words == title && noun.is_person() && matches!(noun.class, Class::Office | Class::Weak);
        held.then_some((t, noun))
    })?;
    // "General Motors", "Coach": what is not held in public is a word of many names.
    let public = office
        .sectors
        .first
        .is_some_and(|code| matches!(code.as_str(), "GOV" | "LEG" | "JUD" | "COP" | "REL"));
    let given = lexicon.sex_of_name(doc.form(name)) != Sex::Unknown || public;
    let whole = (name..core.end).all(|t| is_part_of_name(doc, t));
    let plain = (name..core.end).all(|t| finder.at(t, &(t..t + 1)).is_none());
    (given && whole && plain && name + 1 < core.end).then_some(name)
}

/// "Ann Roe, 54, a farmer".
fn has_age(doc: Doc<'_>, core: &Range<TokenId>) -> bool {
    let age = doc.form(core.end + 1);
    let number = matches!(age.len(), 1 | 2) && age.bytes().all(|b| b.is_ascii_digit());
    let closed = matches!(doc.form(core.end + 2), "," | ")" | ".");
    number && closed && matches!(doc.form(core.end), "," | "(")
}

/// "The singer Ann Roe", "Ann Roe, a lawyer": in apposition with a noun for one person.
fn is_described(doc: Doc<'_>, finder: &mut NounFinder<'_>, core: &Range<TokenId>) -> bool {
    let Some(head) = core
        .clone()
        .find(|&t| doc.head(t).is_none_or(|head| !core.contains(&head)))
    else {
        return false;
    };
    let above = doc.head(head).filter(|_| doc.deprel(head) == Deprel::Appos);
    let below = doc.child(head, Deprel::Appos);
    [above, below].into_iter().flatten().any(|t| {
        let singular = doc.xpos(t) == Xpos::Nn;
        let person = finder.at(t, &(t..t + 1)).is_some_and(|(noun, _)| noun.is_person());
        singular && person
    })
}

/// The "and" between two countries, divisions or towns that the tagger takes for one name.
pub(super) fn between_places(doc: Doc<'_>, facts: &Facts<'_>, core: &Range<TokenId>) -> Option<TokenId> {
    let and = core.clone().find(|&t| doc.form(t) == "and")?;
    let place = |tokens: Range<TokenId>| {
        let words = doc.span_of(tokens.clone()).slice(doc.text);
        let known = matches!(
            facts.shape(words),
            Some(Shape::Country | Shape::Capital | Shape::Region | Shape::City | Shape::Demonym)
        );
        !tokens.is_empty() && known
    };
    let whole = facts.knows(doc.span_of(core.clone()).slice(doc.text));
    (!whole && and > core.start && and + 1 < core.end && place(core.start..and) && place(and + 1..core.end))
        .then_some(and)
}
