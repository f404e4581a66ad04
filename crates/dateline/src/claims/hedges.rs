//! The article's own doubt: "reportedly", "the alleged thief", "by all accounts", "if confirmed", "rumour has it that". What
//! is only passed on is a claim whose speaker nobody names.

use std::ops::Range;

use super::acts::is_hedge;
use super::cues::{Cue, Cues};
use super::extent::{begins_clause, minus};
use super::find::Found;
use super::source::{is_nominal, top};
use super::verbs::is_clause;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::TokenId;

/// "X has reportedly agreed": the article's own hedge, a saying whose speaker is not named.
pub(super) fn adverb<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let governor = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Advmod)?;
    let predicate = is_clause(doc, governor) || doc.deprel(governor) == Deprel::Acl;
    if !predicate {
        return None;
    }
    Some(unsourced(
        cue,
        t..t + 1,
        t,
        minus(doc.subtree(governor), &(t..t + 1)),
        governor,
        "adverb",
    ))
}

/// "the alleged thief": what the article only passes on, without saying whose word it is.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn hedge<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("hedge")?;
    let noun = doc.head(t).filter(|&noun| noun > t)?;
    let whole = doc.subtree(noun);
    // What is told of him behind a comma or with a verb is no part of it: "the alleged thief, who …".
    let aside = doc.children(noun).iter().copied().find(|&c| {
        c > noun
            && matches!(
                doc.deprel(c),
                Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis | Deprel::Punct
            )
    });
    let end = aside.map_or(whole.end, |aside| doc.subtree(aside).start.max(noun + 1));
    let name = doc.name(noun).kind().is_some() && doc.upos(noun) == Upos::Propn;
    // "so-called “green zones”": marks are nobody's doubt but the writer's own.
    let marked = doc.form(t + 1).starts_with(['“', '"', '‘', '\'']);
    (!name && !marked && noun - t < 6).then(|| unsourced(cue, t..t + 1, t, Vec::from([t + 1..end]), noun, frame))
}

/// "so-called reform" in three words.
pub(super) fn so_called<'c>(doc: Doc<'_>, t: TokenId, cues: &'c Cues) -> Option<Found<'c>> {
    let joined = doc.form(t).eq_ignore_ascii_case("so") && doc.form(t + 1) == "-" && doc.form(t + 2) == "called";
    let cue = cues.get("so-called", Upos::Adj).filter(|_| joined)?;
    let mut found = hedge(doc, t + 2, cue)?;
    found.words = t..t + 3;
    Some(found)
}

/// "If confirmed, the deal would …", "…, if true, …", "If the reports are true, …": the main clause holds only if somebody's
/// word does, who is not named. `t` is the participle or the adjective.
pub(super) fn condition<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue
        .frame("if")
        .filter(|_| doc.xpos(t) == Xpos::Vbn || doc.upos(t) == Upos::Adj)?;
    // "If the allegations prove true, …": the word hangs on another verb.
    let verb = doc
        .head(t)
        .filter(|&verb| verb < t && t - verb <= 2 && matches!(doc.lemma(verb), "prove" | "turn" | "hold" | "ring"));
    let top = verb.unwrap_or(t);
    // "Should it be confirmed, …", "Were the report true, …": the verb in front stands for "if".
    let turned = |c: TokenId| {
        matches!(doc.form(c), "Should" | "Were") && doc.sentence_of(c).is_some_and(|one| one.tokens.start == c)
    };
    let mark = doc
        .children(top)
        .iter()
        .copied()
        .find(|&c| c < t && (doc.lemma(c) == "if" || turned(c)));
    let mark = mark.or_else(|| t.checked_sub(1).filter(|&before| doc.lemma(before) == "if"))?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    // Without a subject, or with what was said for one.
    let told = doc
        .children(top)
        .iter()
        .copied()
        .find(|&c| c < t && doc.deprel(c).is_subject());
    let word = |subject: TokenId| {
        matches!(
            doc.lemma(subject),
            "it" | "that" | "this" | "they" | "information" | "news"
        ) || Cues::english()
            .get(doc.lemma(subject), Upos::Noun)
            .is_some_and(|cue| !cue.takes("label") && (cue.takes("clause") || cue.takes("quote")))
            || matches!(doc.lemma(subject), "report" | "account" | "rumour")
    };
    if !told.is_none_or(word) {
        return None;
    }
    let own = doc.subtree(t);
    let phrase = mark..own.end.max(t + 1).min(sentence.end);
    let before = phrase.start == sentence.start
        || matches!(doc.form(phrase.start - 1), "," | "–" | "—" | "-" | "(" | "and" | "but");
    let behind = |t: TokenId| matches!(doc.form(t), "," | "." | "–" | "—" | "-" | ")" | ";") || t >= sentence.end;
    // The phrase ends at the comma behind its word, whatever else the tree hangs there.
    let end = (t + 1..phrase.end.max(t + 2).min(sentence.end))
        .find(|&c| behind(c))
        .unwrap_or(phrase.end);
    if !before || !behind(end) {
        return None;
    }
    let mut content = minus(sentence.clone(), &(phrase.start..end));
    // "If confirmed, something that nobody has done yet, the visit would …": what is said of the condition is no part of it.
    if let Some(last) = content.last_mut().filter(|_| phrase.start == sentence.start) {
        let aside = matches!(doc.lemma(last.start + 1), "something" | "which" | "what");
        let joint = |c: TokenId| matches!(doc.form(c), "," | "–" | "—" | "-") && begins_clause(doc, c + 1);
        let main = (last.start + 2..last.end)
            .rev()
            .find(|&c| aside && joint(c) && doc.form(c) != ",");
        let main = main.or_else(|| (last.start + 2..last.end).find(|&c| aside && joint(c)));
        last.start = main.map_or(last.start, |joint| joint + 1);
    }
    let head = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Advcl);
    let root = || content.iter().flat_map(Clone::clone).find(|&c| doc.head(c).is_none());
    let head = head.or_else(root).or_else(|| predicate(doc, &content))?;
    let clause = content
        .iter()
        .any(|range| range.clone().any(|c| doc.deprel(c).is_subject()));
    clause.then(|| unsourced(cue, mark..t + 1, t, content, head, frame))
}

/// "If the minister is to be believed, …", "If we are to believe the polls, …": the sentence is told on somebody's word.
pub(super) fn believed<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("if-believed")?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let passive = doc.form(t.checked_sub(1)?) == "be";
    let to = t
        .checked_sub(1 + TokenId::from(passive))
        .filter(|&to| doc.form(to) == "to")?;
    let be = to.checked_sub(1).filter(|&be| doc.lemma(be) == "be")?;
    let first = be.saturating_sub(14).max(sentence.start);
    let mark = (first..be).rev().find(|&w| doc.form(w).eq_ignore_ascii_case("if"))?;
    let comma = |w: TokenId| matches!(doc.form(w), "," | "." | "–" | "—" | ")") || w >= sentence.end;
    let end = (t + 1..sentence.end.min(t + 16))
        .find(|&w| comma(w))
        .unwrap_or(sentence.end);
    let name = if passive { mark + 1..be } else { t + 1..end };
    let front = mark == sentence.start;
    let before = front || matches!(doc.form(mark - 1), "," | "–" | "—" | "(");
    let tight = if passive {
        end == t + 1
    } else {
        be == mark + 2 && doc.upos(mark + 1) == Upos::Pron
    };
    let head = top(doc, &name, |n| is_nominal(doc, n))?;
    let content = minus(sentence, &(mark..end));
    let told = predicate(doc, &content)?;
    // "If it is to be believed" names nobody.
    let it = matches!(doc.lemma(head), "it" | "that" | "this");
    let words = if passive { be..t + 1 } else { mark..t + 1 };
    (before && tight && !it).then(|| Found {
        source: Some((head, name)),
        ..unsourced(cue, words, t, content, told, frame)
    })
}

/// "As far as the minister is concerned, …", "As far as the police can tell, …": the sentence is somebody's view, where it is
/// one who has views.
pub(super) fn as_far_as<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("as-far-as")?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let start = t
        .checked_sub(1)
        .filter(|&one| matches!(doc.form(one), "As" | "as" | "So" | "so"))?;
    let end = (t + 3..sentence.end.min(t + 14)).find(|&w| matches!(doc.form(w), "," | "." | "–" | "—"))?;
    let last = end - 1;
    let helped = last
        - TokenId::from(matches!(
            doc.form(last - 1),
            "is" | "are" | "was" | "were" | "can" | "could"
        ));
    let tells = match doc.form(last) {
        "concerned" | "tell" | "see" => helped < last,
        "know" | "knows" | "knew" => true,
        _ => false,
    };
    let name = t + 2..helped;
    let voice = |n: TokenId| {
        matches!(
            doc.name(n).kind(),
            Some(NameKind::Per | NameKind::Org | NameKind::Loc | NameKind::Norp)
        ) || Cues::english()
            .get(doc.lemma(n), Upos::Noun)
            .is_some_and(|cue| cue.takes("label"))
            || matches!(doc.lemma(n), "he" | "she" | "they")
            || (doc.xpos(n) == Xpos::Nns && doc.form(last) != "concerned")
    };
    let head = name.clone().find(|&n| voice(n))?;
    let plain = name.clone().all(|n| !matches!(doc.upos(n), Upos::Verb | Upos::Punct));
    let front = start == sentence.start || doc.form(start - 1) == ",";
    let content = minus(sentence, &(start..end));
    let told = predicate(doc, &content)?;
    (doc.form(t + 1) == "as" && tells && plain && front).then(|| Found {
        source: Some((head, name)),
        ..unsourced(cue, start..t + 2, t, content, told, frame)
    })
}

/// "By all accounts, …": everybody's word is nobody's.
pub(super) fn by_all<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("by-all")?;
    let by = doc
        .case(t)
        .filter(|&by| by < t && doc.form(by).eq_ignore_ascii_case("by"))?;
    let all = (by + 1..t).any(|w| matches!(doc.lemma(w), "all" | "most" | "many" | "some" | "several"));
    let owned = doc.child(t, Deprel::NmodPoss).is_some();
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let content = minus(sentence, &(by..t + 1));
    let head = doc.head(t)?;
    (all && !owned).then(|| unsourced(cue, by..t + 1, t, content, head, frame))
}

/// "Rumour has it that …", "Word is that …", "There are rumours that …": a noun of hearsay with its clause.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn has_it<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("has-it")?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let has = Some(t + 1).filter(|&v| v < sentence.end && matches!(doc.lemma(v), "have" | "be"))?;
    let it = if doc.lemma(has) == "have" { has + 1 } else { has };
    let that = it + 1;
    let idiom = (doc.lemma(has) == "be" || doc.form(it) == "it") && doc.form(that) == "that";
    let bare = !doc.children(t).iter().any(|&c| doc.deprel(c) == Deprel::NmodPoss);
    let end = sentence.end;
    (idiom && bare && that + 2 < end).then(|| unsourced(cue, t..it + 1, t, Vec::from([that..end]), that, frame))
}

/// Whether an adverb of doubt stands on a verb with a claim of its own, which it weakens: "reportedly said", "apparently
/// refused to …".
pub(super) fn weakens_saying(doc: Doc<'_>, t: TokenId, cues: &Cues) -> bool {
    let active = |&verb: &TokenId| doc.upos(verb) == Upos::Verb && !doc.is_passive(verb);
    let governor = doc.head(t).filter(active);
    let governor = governor.and_then(|verb| cues.verb(doc.lemma(verb), doc.form(verb)));
    // "has reportedly agreed" is hearsay of an agreement; "has apparently refused" is the article's own guess at one.
    let hearsay = matches!(
        doc.lemma(t),
        "allegedly" | "purportedly" | "reportedly" | "reputedly" | "supposedly"
    );
    is_hedge(doc.lemma(t))
        && governor.is_some_and(|cue| (cue.is_saying() && cue.weight >= 0.5) || (!hearsay && cue.weight >= 0.2))
}

/// What the first subject of a content is the subject of.
fn predicate(doc: Doc<'_>, content: &[Range<TokenId>]) -> Option<TokenId> {
    let mut words = content.iter().flat_map(Clone::clone);
    let subject = words.find(|&w| doc.deprel(w).is_subject())?;
    doc.head(subject).or(Some(subject))
}

/// A claim that nobody is named for.
fn unsourced<'c>(
    cue: &'c Cue,
    words: Range<TokenId>,
    head: TokenId,
    content: Vec<Range<TokenId>>,
    content_head: TokenId,
    frame: &'static str,
) -> Found<'c> {
    Found {
        cue,
        words,
        head,
        source: None,
        addressee: None,
        content,
        content_head: Some(content_head),
        frame,
    }
}
