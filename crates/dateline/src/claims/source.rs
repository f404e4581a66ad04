//! Who speaks, and the words of the cue: a cue's subject, its own or shared, and the phrase that names it.

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::extent::says;
use super::find::phrasal;
use super::verbs::is_to;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// The subject of a cue: its own, relative pronouns included, or one that it shares with another clause.
pub(super) fn subject(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let own = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
    // "Roe urged him to listen and accused him of hiding": a finite verb joined to an infinitive goes on with its verb.
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && doc.deprel(t) == Deprel::Conj;
    let beside = doc
        .head(t)
        .filter(|&beside| finite && own.is_none() && doc.deprel(beside) == Deprel::Xcomp && is_to(doc, beside));
    if let Some(above) = beside.and_then(|beside| doc.head(beside)) {
        return doc.subject(above).or_else(|| controller(doc, above));
    }
    own.or_else(|| doc.subject(t)).or_else(|| controller(doc, t))
}

/// The speaker of a verb of saying. Participles behind a comma and joined verbs go on with whoever the sentence is about,
/// not with somebody inside what he says: "Roe said that he had left, arguing that …", "Roe says they failed and says …".
pub(super) fn speaker_of(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    if let Some(quoted) = quoted_as_saying(doc, t) {
        return Some(quoted);
    }
    if let Some(near) = near_subject(doc, t) {
        return Some(near);
    }
    if let Some(between) = between_commas(doc, t) {
        return Some(between);
    }
    let own = doc.children(t).iter().copied().find(|&c| doc.deprel(c).is_subject());
    if own.is_none() {
        // "Roe, a spokesman for Doe, called on … and said …"
        let beside = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Conj);
        if let Some(near) = beside
            .filter(|&v| doc.deprel(v) == Deprel::Acl)
            .and_then(|v| near_subject(doc, v))
        {
            return Some(near);
        }
        let outer = match doc.xpos(t) {
            // "The dam will close, the Courier reported, citing two officials.": of whom the sentence says so.
            Xpos::Vbg if doc.form(t.saturating_sub(1)) == "," => doc
                .sentence_of(t)
                .filter(|sentence| {
                    t > sentence.tokens.start + 3 && says(doc, t - 2) && doc.deprel(t - 2) == Deprel::Parataxis
                })
                .and_then(|_| subject(doc, t - 2))
                .or_else(|| main_subject(doc, t)),
            Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn if doc.deprel(t) == Deprel::Conj => outer_subject(doc, t),
            _ => None,
        };
        if outer.is_some() {
            return outer;
        }
    }
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    // "She has since said": an auxiliary that the tree has for the verb.
    let helped = doc.xpos(t) == Xpos::Vbn && (t.saturating_sub(3)..t).any(|t| doc.lemma(t) == "have");
    let far = || preceding(doc, t).filter(|_| (finite && doc.deprel(t) != Deprel::Conj) || helped);
    subject(doc, t)
        .or_else(far)
        .map(|subject| out_of_phrase(doc, subject, t))
}

/// "cited the minister as saying …", "was quoted as saying …": whoever is quoted.
fn quoted_as_saying(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let marked = doc.xpos(t) == Xpos::Vbg && t > 0 && doc.form(t - 1) == "as";
    let above = doc.head(t).filter(|&above| marked && above < t)?;
    if doc.upos(above) != Upos::Verb {
        return Some(above);
    }
    let quoted = |deprel: Deprel| doc.child(above, deprel).filter(|&c| c < t);
    quoted(Deprel::Obj).or_else(|| quoted(Deprel::NsubjPass))
}

/// "Officials familiar with the talks said", "half of those asked said": a noun in the phrase that describes another is no
/// subject; that other is.
fn out_of_phrase(doc: Doc<'_>, subject: TokenId, verb: TokenId) -> TokenId {
    let Some(sentence) = doc.sentence_of(verb).filter(|_| subject < verb) else {
        return subject;
    };
    let start = sentence.tokens.start;
    let preposition = doc.case(subject).filter(|&case| case < subject && case > start + 1);
    let preposition = preposition.or_else(|| doc.subtree(subject).start.checked_sub(1).filter(|&p| p > start));
    let Some(preposition) = preposition.filter(|&p| doc.upos(p) == Upos::Adp) else {
        return subject;
    };
    let close = matches!(doc.upos(preposition - 1), Upos::Adj | Upos::Adv);
    let noun = preposition - 1 - TokenId::from(close);
    let describes = match doc.lemma(preposition) {
        "of" => !close,
        "to" | "with" => close,
        _ => false,
    };
    let nominal = matches!(doc.upos(noun), Upos::Noun | Upos::Propn | Upos::Num);
    let plain = (preposition..verb).all(|t| doc.form(t) != ",");
    if describes && nominal && plain && noun >= start {
        noun
    } else {
        subject
    }
}

/// The subject that stands right before a finite verb, where it is surer than the tree: a pronoun in the nominative, a
/// noun between a relative pronoun and the verb ("which officials said will …"), and whoever a finite verb behind an
/// apposition speaks of, which the tree takes for a participle ("Roe, a spokesman for Doe, called on …").
pub(super) fn near_subject(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    if !matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) {
        return None;
    }
    let first = doc.sentence_of(t)?.tokens.start;
    let mut before = t.checked_sub(1).filter(|&before| before >= first)?;
    while before > first && t - before < 4 && matches!(doc.upos(before), Upos::Adv | Upos::Aux) {
        before -= 1;
    }
    let nominative = matches!(
        doc.form(before),
        "he" | "He" | "she" | "She" | "they" | "They" | "I" | "we" | "We"
    );
    if nominative && doc.upos(before) == Upos::Pron {
        return Some(before);
    }
    let relative = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| c < t && matches!(doc.lemma(c), "which" | "that" | "who" | "whom" | "what"));
    if let Some(relative) = relative.filter(|&relative| relative + 1 < before + 1 && relative < before) {
        return preceding(doc, t).filter(|&near| near > relative);
    }
    let behind_comma = doc.deprel(t) == Deprel::Acl && doc.form(before) == "," && doc.xpos(t) != Xpos::Vbn;
    behind_comma.then(|| preceding(doc, t)).flatten()
}

/// "The report, The Evening Mail said, was false.": the name between the commas, not the subject before them.
fn between_commas(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    if !finite || doc.form(t + 1) != "," {
        return None;
    }
    let comma = (t.saturating_sub(7)..t).rev().find(|&c| doc.form(c) == ",")?;
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    let name = |t: TokenId| nominal(t) || matches!(doc.upos(t), Upos::Det | Upos::Adj);
    let all = comma + 1 < t && (comma + 1..t).all(name) && nominal(t - 1);
    let first = doc.sentence_of(t)?.tokens.start;
    // "Jane Roe, an aide to John Doe, said": a name behind a comma may tell who somebody is; then its verb stands behind
    // a second comma.
    let before = (first..comma).any(nominal);
    (all && before).then_some(t - 1).map(|mut head| {
        while let Some(above) = doc.head(head).filter(|&above| above > comma && above < t) {
            head = above;
        }
        head
    })
}

/// The subject of the sentence's main clause, where that stands before `t`: of its last joined verb with a subject.
pub(super) fn main_subject(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let mut root = t;
    for _ in 0..12 {
        match doc.head(root) {
            Some(above) => root = above,
            None => break,
        }
    }
    if root >= t || doc.head(root).is_some() || doc.upos(root) != Upos::Verb {
        return None;
    }
    let subject = |verb: TokenId| {
        doc.children(verb)
            .iter()
            .copied()
            .find(|&c| doc.deprel(c).is_subject() && c < t)
    };
    let joined = doc
        .children(root)
        .iter()
        .copied()
        .filter(|&c| doc.deprel(c) == Deprel::Conj && c < t);
    joined.filter_map(subject).next_back().or_else(|| subject(root))
}

/// "Roe says they failed and says …": the tree joins the second verb of saying to the clause that is said.
pub(super) fn outer_subject(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let joined = doc.head(t).filter(|&joined| doc.deprel(joined) == Deprel::Ccomp)?;
    let outer = doc.head(joined)?;
    let cue = |verb: TokenId| phrasal(doc, verb, Cues::english());
    let says = |verb: TokenId, least: f32| cue(verb).is_some_and(|cue| cue.is_saying() && cue.weight >= least);
    // Behind a comma or "but" ("ruled that …, and ordered …"), weaker verbs do too.
    let mut joint = t.saturating_sub(1);
    while joint > outer && t - joint < 5 && matches!(doc.upos(joint), Upos::Aux | Upos::Adv | Upos::Part) {
        joint -= 1;
    }
    let set_off =
        doc.upos(joint) == Upos::Cconj && (doc.form(joint) == "but" || doc.form(joint.saturating_sub(1)) == ",");
    let weak = set_off
        && cue(t).is_some_and(Cue::is_speech)
        && cue(outer).is_some_and(|cue| cue.takes("clause") && cue.weight >= 0.2);
    (weak || (says(t, 0.7) && says(outer, 0.7)))
        .then(|| subject(doc, outer))
        .flatten()
}

/// The noun phrase that stands right before a verb, where the tree gives it no subject; what is told of somebody between
/// commas is passed over.
fn preceding(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let sentence = doc.sentence_of(t)?;
    let first = sentence.tokens.start;
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    let mut last = t.checked_sub(1)?;
    while last > first
        && (matches!(doc.upos(last), Upos::Adv | Upos::Aux) || matches!(doc.lemma(last), "have" | "since"))
    {
        last -= 1;
    }
    if doc.form(last) == "," {
        let comma = (first..last).rev().take(25).find(|&c| doc.form(c) == ",")?;
        last = comma.checked_sub(1)?;
    }
    if last < first || !nominal(last) {
        return None;
    }
    let mut head = last;
    while let Some(above) = doc
        .head(head)
        .filter(|&above| above >= first && above < t && nominal(above))
    {
        head = above;
    }
    Some(head)
}

/// Who a participle or a joined verb without a subject speaks of: "X left, arguing that …", "a man claiming that …".
pub(super) fn controller(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let mut below = t;
    for _ in 0..4 {
        let above = doc.head(below)?;
        match doc.deprel(below) {
            // "has nothing to say": whoever has it.
            Deprel::Acl
                if matches!(
                    doc.lemma(above),
                    "nothing" | "something" | "little" | "much" | "anything"
                ) =>
            {
                return doc
                    .head(above)
                    .filter(|&have| doc.lemma(have) == "have")
                    .and_then(|have| doc.subject(have));
            }
            Deprel::Acl => return matches!(doc.upos(above), Upos::Noun | Upos::Propn).then_some(above),
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis => {}
            _ => return None,
        }
        let subject = doc
            .children(above)
            .iter()
            .copied()
            .find(|&c| matches!(doc.deprel(c), Deprel::Nsubj | Deprel::NsubjPass));
        if subject.is_some() {
            return subject;
        }
        below = above;
    }
    None
}

/// The words of what a verb is about; of a relative pronoun those that it stands for ("papers that Roe called forged").
pub(super) fn meant(doc: Doc<'_>, t: TokenId) -> Range<TokenId> {
    match doc.antecedent(t).filter(|&noun| noun < t) {
        Some(noun) => phrase(doc, noun, doc.subtree(t).start),
        None => doc.subtree(t),
    }
}

/// The first word of a run of tokens that is of some kind and hangs on no other word of the run.
pub(super) fn top(doc: Doc<'_>, run: &Range<TokenId>, is: impl Fn(TokenId) -> bool) -> Option<TokenId> {
    run.clone()
        .find(|&t| is(t) && doc.head(t).is_none_or(|above| !run.contains(&above)))
}

/// Whether a word can head a noun phrase.
pub(super) fn is_nominal(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron)
}

/// The words of a source: its whole phrase, without what follows the cue or precedes it on the other side.
pub(super) fn phrase(doc: Doc<'_>, head: TokenId, cue: TokenId) -> Range<TokenId> {
    let range = doc.subtree(head);
    let range = first_of(doc, head, range.start)..range.end;
    let mut range = if head < cue {
        range.start..range.end.min(cue)
    } else {
        range.start.max(cue + 1)..range.end
    };
    // What joins the sentence to the one before, and what is told of a source behind a comma, are no part of it; an
    // apposition is.
    while range.start < head && matches!(doc.upos(range.start), Upos::Cconj | Upos::Adv | Upos::Punct) {
        range.start += 1;
    }
    if head < cue {
        let aside = doc.children(head).iter().copied().find(|&c| {
            let first = doc.subtree(c).start;
            let comma = doc.form(first) == "," || doc.form(first.saturating_sub(1)) == ",";
            c > head && comma && matches!(doc.deprel(c), Deprel::AclRelcl | Deprel::Acl)
        });
        if let Some(aside) = aside {
            range.end = range.end.min(doc.subtree(aside).start).max(head + 1);
        }
    }
    // "Jane Roe, managing director of the port, said": what stands between the commas describes her.
    let first = words(doc, cue).start;
    if head < cue && range.end + 1 < first && doc.form(first.saturating_sub(1)) == "," {
        range.end = described(doc, range.end, first - 1);
    }
    // "Q: The president said …": the label of a line is no part of it.
    if let Some(colon) = (range.start..head).rev().find(|&c| doc.form(c) == ":") {
        range.start = colon + 1;
    }
    // A preposition or a possessive mark is no part of it.
    if let Some(case) = doc.case(head) {
        if case == range.start {
            range.start += 1;
        } else if case + 1 == range.end && matches!(doc.xpos(case), Xpos::Pos) {
            range.end -= 1;
        }
    }
    range
}

/// A source without what opens the sentence in front of it: "On the eve of his visit, Japan and South Korea said …",
/// "Speaking in Rome, Nora Watson said …", where the tree takes the opening for the head.
pub(super) fn without_opening(
    doc: Doc<'_>,
    source: (TokenId, Range<TokenId>),
    cue: TokenId,
) -> (TokenId, Range<TokenId>) {
    let range = source.1.clone();
    let Some(sentence) = doc.sentence_of(cue).filter(|_| range.end <= cue) else {
        return source;
    };
    let first = sentence.tokens.start;
    // "In a post on X, formerly Twitter, Roe called …": the person behind the last comma.
    let person = |t: TokenId| doc.name(t).kind() == Some(NameKind::Per);
    if let Some(comma) = range.clone().rev().find(|&c| doc.form(c) == ",") {
        let last = comma + 1..range.end;
        let opens = doc.upos(first) == Upos::Adp
            && range.start > first
            && !range.clone().take_while(|&t| t < comma).any(person);
        let thing = matches!(doc.upos(range.start), Upos::Propn | Upos::Adv);
        if opens && thing && !last.is_empty() && last.clone().all(person) {
            let head = last
                .clone()
                .find(|&t| doc.head(t).is_none_or(|head| !last.contains(&head)));
            return (head.unwrap_or(last.start), last);
        }
    }
    // "…, and its leader, Petr Dolny, said": what a comma and "and" join to the clause before is no part of it.
    let joint = range
        .clone()
        .find(|&c| doc.upos(c) == Upos::Cconj && c > range.start && doc.form(c - 1) == ",");
    if let Some(joint) = joint {
        let rest = joint + 1..range.end;
        let named = rest
            .clone()
            .find(|&c| doc.form(c) == ",")
            .is_some_and(|c| person(c + 1));
        let head = rest.clone().find(|&t| {
            matches!(doc.upos(t), Upos::Noun | Upos::Propn) && doc.head(t).is_none_or(|head| !rest.contains(&head))
        });
        if let Some(head) = head.filter(|_| named) {
            return (head, rest);
        }
    }
    let preposition = range.start == first + 1 && doc.upos(first) == Upos::Adp;
    let participle = range.start == first && matches!(doc.xpos(first), Xpos::Vbg | Xpos::In);
    if !preposition && !participle {
        return source;
    }
    let mut commas = range.clone().filter(|&c| doc.form(c) == "," && c + 1 < range.end);
    let joined = commas
        .clone()
        .next_back()
        .is_some_and(|last| (last..range.end).any(|t| doc.upos(t) == Upos::Cconj));
    let comma = if joined { commas.next() } else { commas.next_back() };
    let Some(rest) = comma.map(|comma| comma + 1..range.end) else {
        return source;
    };
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Pron);
    let top = |&t: &TokenId| nominal(t) && doc.head(t).is_none_or(|head| !rest.contains(&head));
    match rest.clone().find(top) {
        Some(head) => (head, rest),
        None => source,
    }
}

/// Where a name ends with the description behind its comma: ", a lawyer", ", director of the port". `stop` is where it
/// must end at last; a clause or a circumstance ("…, speaking in Rome") describes nobody.
pub(super) fn described(doc: Doc<'_>, end: TokenId, stop: TokenId) -> TokenId {
    let comma = if doc.form(end.saturating_sub(1)) == "," {
        end.saturating_sub(1)
    } else {
        end
    };
    let first = comma + 1;
    let describes = matches!(doc.upos(first), Upos::Det | Upos::Noun | Upos::Adj)
        || (doc.upos(first) == Upos::Propn && doc.upos(first + 1) == Upos::Noun);
    if doc.form(comma) != "," || !describes {
        return end;
    }
    let mut relative = false;
    let mut last = first;
    while last < stop.min(first + 30) {
        let next = last + 1;
        match doc.form(last) {
            "." | ";" | ":" | "—" | "–" | "--" | "“" | "”" | "\"" | "''" | "``" => break,
            "," if matches!(
                doc.xpos(next),
                Xpos::Vbg | Xpos::Vbn | Xpos::In | Xpos::Cc | Xpos::Wdt | Xpos::Wp
            ) =>
            {
                break;
            }
            _ => {}
        }
        relative |= matches!(doc.xpos(last), Xpos::Wdt | Xpos::Wp);
        if !relative && matches!(doc.xpos(last), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md) {
            return end;
        }
        last = next;
    }
    last.max(end)
}

/// Where the phrase of `head` begins: what stands to its left and modifies it. A clause or a phrase set off there
/// ("On Tuesday, after the vote, Jane Roe …") is the sentence's, whatever the tree says.
fn first_of(doc: Doc<'_>, head: TokenId, start: TokenId) -> TokenId {
    let mut first = head;
    for &c in doc.children(head).iter().filter(|&&c| c < head) {
        let modifies = matches!(
            doc.deprel(c),
            Deprel::Det
                | Deprel::DetPredet
                | Deprel::Amod
                | Deprel::Compound
                | Deprel::Nummod
                | Deprel::NmodPoss
                | Deprel::Flat
                | Deprel::Case
                | Deprel::Cc
                | Deprel::CcPreconj
                | Deprel::Punct
                | Deprel::Advmod
                | Deprel::Nmod
                | Deprel::NmodUnmarked
                | Deprel::NmodDesc
                | Deprel::Goeswith
                | Deprel::Appos
        );
        if modifies {
            let range = doc.subtree(c);
            let clause = range.clone().any(|t| doc.deprel(t).is_subject());
            if !clause {
                first = first.min(range.start);
            }
        }
    }
    first.max(start)
}

/// The cue's words: auxiliaries, negation and particle around the cue word.
pub(super) fn words(doc: Doc<'_>, t: TokenId) -> Range<TokenId> {
    let mut range = t..t + 1;
    for &c in doc.children(t) {
        let belongs = matches!(
            doc.deprel(c),
            Deprel::Aux | Deprel::AuxPass | Deprel::CompoundPrt | Deprel::Cop
        ) || (doc.deprel(c) == Deprel::Advmod && c.abs_diff(t) == 1);
        if belongs && c.abs_diff(t) <= 3 {
            range = range.start.min(c)..range.end.max(c + 1);
        }
    }
    range
}

/// "Roe and Doe exchanged letters in which they agreed to …": those whom the sentence joins as its subject, rather than
/// whatever plural stands nearer.
pub(super) fn those_who(doc: Doc<'_>, pronoun: TokenId) -> Option<TokenId> {
    if doc.upos(pronoun) != Upos::Pron || !doc.form(pronoun).eq_ignore_ascii_case("they") {
        return None;
    }
    let mut verb = doc.head(pronoun)?;
    for _ in 0..6 {
        verb = doc.head(verb)?;
        let subject = doc
            .children(verb)
            .iter()
            .copied()
            .find(|&c| doc.deprel(c).is_subject() && c < pronoun);
        let joined = |&subject: &TokenId| {
            doc.children(subject)
                .iter()
                .any(|&c| doc.deprel(c) == Deprel::Conj && c < verb && doc.upos(c) != Upos::Verb)
        };
        if let Some(subject) = subject {
            return Some(subject).filter(joined);
        }
    }
    None
}
