//! What the tagger takes for a part of a name and is none: articles, possessives, titles, nationalities.

use std::ops::Range;

use super::facts::{Facts, Shape};
use super::lexicon::{Class, NounKind};
use super::names::{Name, blank, is_capitalised, sex_of_honorific};
use super::phrase::NounFinder;
use crate::model::ActorKind;
use crate::syntax::{Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// Takes articles, possessives, titles and nationalities off a tagger's name; a nationality becomes a name of its own.
pub(super) fn trim<'w>(
    doc: Doc<'_>,
    finder: &mut NounFinder<'_>,
    facts: &Facts<'w>,
    core: Range<TokenId>,
    tag: NameKind,
    list: &mut Vec<Name<'w>>,
) -> Range<TokenId> {
    let Range { mut start, mut end } = core;
    let foreign = |t: u32| {
        let verb = matches!(doc.upos(t), Upos::Verb | Upos::Aux) && !is_capitalised(doc.form(t));
        verb || matches!(doc.upos(t), Upos::Det | Upos::Punct | Upos::Adp | Upos::Cconj)
    };
    while start < end && foreign(start) {
        start += 1;
    }
    // "Bangladesh's Hasina", taken for one name.
    let whose = (start + 1..end.saturating_sub(1)).find(|&t| doc.xpos(t) == Xpos::Pos);
    if let Some(pos) = whose.filter(|_| !facts.knows(doc.span_of(start..end).slice(doc.text))) {
        let owner = facts.shape(doc.span_of(start..pos).slice(doc.text));
        if matches!(owner, Some(Shape::Country | Shape::Capital)) {
            list.push(blank(start..pos, Some(NameKind::Loc)));
            start = pos + 1;
        }
    }
    // "Eastern Ukraine" in small letters: the country.
    while tag == NameKind::Loc
        && start + 1 < end
        && !is_capitalised(doc.form(start))
        && is_capitalised(doc.form(start + 1))
    {
        start += 1;
    }
    while start < end && (doc.xpos(end - 1) == Xpos::Pos || matches!(doc.upos(end - 1), Upos::Punct | Upos::Adp)) {
        end -= 1;
    }
    if end == start + 1 && is_of_state(doc, start) {
        return start..start;
    }
    // "The President", "ranking Democrat", "Republicans": descriptions, whatever their capitals.
    if end == start + 1 && is_description(doc, finder, facts, start) {
        return start..start;
    }
    // "Ann Roe, Democrat of Ohio": of what party somebody is, and the name of where she was elected.
    if end > start + 2
        && matches!(doc.form(start + 1), "of" | "from")
        && !facts.knows(doc.span_of(start..end).slice(doc.text))
        && finder
            .at(start, &(start..start + 1))
            .is_some_and(|(noun, _)| noun.is_person() && noun.sectors.first.is_some_and(|code| code.as_str() == "PTY"))
    {
        list.push(blank(start + 2..end, Some(NameKind::Loc)));
        return start..start;
    }
    // Nothing without a capital is a name, nor is a date.
    let capital = |t: u32| doc.form(t).split('-').any(is_capitalised);
    if is_date(doc, &(start..end)) || !(start..end).any(capital) {
        return start..start;
    }
    // "The National Security Adviser", "House Speaker": an office, whatever its capitals.
    let office = end > start + 1
        && finder.at(end - 1, &(start..end)).is_some_and(|(noun, words)| {
            words == (start..end) && noun.is_person() && matches!(noun.class, Class::Office | Class::Weak)
        });
    if office && !facts.knows(doc.span_of(start..end).slice(doc.text)) {
        return start..start;
    }
    if tag != NameKind::Per && !facts.knows(doc.span_of(start..end).slice(doc.text)) {
        // "Speaker of the House Newt Gingrich": what is held, and a person whom the world knows.
        let person = (start + 1..end.saturating_sub(1))
            .find(|&t| facts.shape(doc.span_of(t..end).slice(doc.text)) == Some(Shape::Person));
        if let Some(person) = person {
            list.push(blank(start..person, Some(NameKind::Org)));
            start = person;
        }
    }
    if tag != NameKind::Per {
        // "Director of Central Intelligence": an office, and the name of what it is held in.
        let of = (start + 1..end).find(|&t| matches!(doc.form(t), "of" | "for"));
        let office = of.filter(|&of| {
            let title = start..of;
            finder.at(of - 1, &title).is_some_and(|(noun, words)| {
                words == title && noun.is_person() && matches!(noun.class, Class::Office | Class::Weak)
            })
        });
        if let Some(of) = office.filter(|_| !facts.knows(doc.span_of(start..end).slice(doc.text))) {
            start = of + 1;
            while start < end && doc.upos(start) == Upos::Det {
                start += 1;
            }
        }
        // "United States President": the title is none of the name's.
        let longest = end.saturating_sub(start + 1).min(3);
        let title = (1..=longest).rev().find(|&n| {
            let words = end - n..end;
            let office = finder
                .at(end - 1, &words)
                .is_some_and(|(noun, found)| found == words && noun.is_person());
            office && facts.knows(doc.span_of(start..end - n).slice(doc.text))
        });
        return start..end - title.unwrap_or(0);
    }
    while start + 1 < end {
        if facts.shape(doc.form(start)) == Some(Shape::Demonym) {
            list.push(blank(start..start + 1, Some(NameKind::Norp)));
            start += 1;
            continue;
        }
        let longest = (end - start - 1).min(4);
        let title = (1..=longest).rev().find(|&n| {
            let last = start + n - 1;
            finder.at(last, &(start..start + n)).is_some_and(|(noun, words)| {
                words == (start..start + n) && noun.is_person() && noun.class != Class::Kin
            })
        });
        let honorific = sex_of_honorific(doc.form(start)).is_some();
        match title {
            Some(n) => start += n,
            None if honorific => start += 1,
            None => break,
        }
    }
    start..end
}

/// "The former secretary of State": no state.
pub(super) fn is_of_state(doc: Doc<'_>, t: TokenId) -> bool {
    t > 1
        && doc.form(t) == "State"
        && doc.form(t - 1) == "of"
        && matches!(doc.form(t - 2), "secretary" | "Secretary" | "SECRETARY")
}

/// Months and days that are names too: "in April", "April 3".
fn is_date(doc: Doc<'_>, core: &Range<TokenId>) -> bool {
    let word = doc.form(core.start);
    let calendar = matches!(
        word,
        "April" | "May" | "June" | "August" | "January" | "Sunday" | "Friday" | "Wednesday"
    );
    let before = core.start.checked_sub(1).map_or("", |t| doc.lemma(t));
    let after = doc.form(core.end);
    calendar
        && core.len() == 1
        && (matches!(
            before,
            "in" | "on"
                | "since"
                | "until"
                | "by"
                | "last"
                | "this"
                | "next"
                | "early"
                | "late"
                | "mid"
                | "during"
                | "of"
        ) || after.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a single word is a noun for people, not their name.
fn is_description(doc: Doc<'_>, finder: &mut NounFinder<'_>, facts: &Facts<'_>, t: TokenId) -> bool {
    let Some((noun, _)) = finder.at(t, &(t..t + 1)) else {
        return false;
    };
    // "Ambulances arrived": a thing that acts, with the capital of its sentence.
    let first = doc.sentence_of(t).is_some_and(|sentence| sentence.tokens.start == t);
    if first && noun.kind == NounKind::Thing && facts.shape(doc.form(t)).is_none() {
        return true;
    }
    let determined = t > 0 && matches!(doc.upos(t - 1), Upos::Det | Upos::Adj | Upos::Num | Upos::Verb);
    let plural = matches!(doc.xpos(t), Xpos::Nns | Xpos::Nnps);
    let party = noun.sectors.first.is_some_and(|code| code.as_str() == "PTY");
    // "Chief Rabbi of Israel".
    let held = noun.class == Class::Office && doc.form(t + 1) == "of";
    // "Republicans" by themselves are that party.
    let members = plural && !determined && facts.shape(doc.form(t)) == Some(Shape::Body(ActorKind::Party));
    noun.is_person()
        && !members
        && (determined || plural || party || held)
        && match facts.shape(doc.form(t)) {
            None => true,
            // "Politico" is a paper, whatever the word means elsewhere.
            Some(Shape::Body(ActorKind::Media | ActorKind::Company)) => false,
            Some(_) => party,
        }
}
