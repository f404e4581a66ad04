//! Attributions by their cues: for each cue word, its source and its content by the frames that the word allows.

use std::ops::Range;

use super::acts::{holder, joined_by_nor, neither_nor};
use super::adjectives::adjective;
use super::any_verb::{behind_quote, colon, verdict};
use super::cues::{Cue, Cues};
use super::feelings::{eyed, misread, moved};
use super::hedges::{adverb, as_far_as, believed, by_all, condition, has_it, hedge, so_called, weakens_saying};
use super::labels::{feared, intended, label, moved_by, quoted_first};
use super::naming::what_called;
use super::nouns::noun;
use super::phrases::{according, from_view_of, in_phrase, per};
use super::source::words;
use super::turns::{ANSWERS, lettered, post, unlabelled};
use super::verbs::verb;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// An attribution before quotations have had their say.
#[derive(Clone, Debug)]
pub(super) struct Found<'c> {
    pub(super) cue: &'c Cue,
    /// The words of the cue: the cue word with its auxiliaries and particle.
    pub(super) words: Range<TokenId>,
    /// The cue word itself.
    pub(super) head: TokenId,
    /// Head of the source, and its words.
    pub(super) source: Option<(TokenId, Range<TokenId>)>,
    /// To whom.
    pub(super) addressee: Option<TokenId>,
    /// The content: runs of tokens in order; empty where a quotation may still supply it.
    pub(super) content: Vec<Range<TokenId>>,
    /// Head of the content.
    pub(super) content_head: Option<TokenId>,
    /// The frame by which it was found, for the rule's name.
    pub(super) frame: &'static str,
}

/// Finds the attributions of an article, in the order of their cues.
pub(super) fn by_cue<'c>(doc: Doc<'_>, cues: &'c Cues) -> Vec<Found<'c>> {
    let mut found = Vec::new();
    if let Some(say) = cues.get("say", Upos::Verb) {
        let plan = cues.get("plan", Upos::Verb).unwrap_or(say);
        for sentence in &doc.layout.sentences {
            let labelled = lettered(doc, sentence, say)
                .or_else(|| label(doc, sentence, say))
                .or_else(|| quoted_first(doc, sentence, say));
            let spoken = labelled.or_else(|| intended(doc, sentence, plan));
            found.extend(spoken.or_else(|| moved_by(doc, sentence, say)));
        }
        if !found.iter().any(|one| matches!(one.frame, "turn" | ANSWERS)) {
            found.extend(unlabelled(doc, say));
        }
    }
    for t in 0..doc.len() {
        if doc.deprel(t) == Deprel::Amod {
            if let Some(cue) = cues.get(&doc.form(t).to_lowercase(), Upos::Adj) {
                found.extend(hedge(doc, t, cue));
            }
        }
        if doc.form(t).eq_ignore_ascii_case("so") {
            found.extend(so_called(doc, t, cues));
        }
        match doc.upos(t) {
            Upos::Verb => {
                if let Some(cue) = phrasal(doc, t, cues) {
                    let one = feels(doc, t, cues)
                        .or_else(|| condition(doc, t, cue))
                        .or_else(|| believed(doc, t, cue))
                        .or_else(|| moved(doc, t, cue))
                        .or_else(|| eyed(doc, t, cue))
                        .or_else(|| feared(doc, t, cue))
                        .or_else(|| match verb(doc, t, cue) {
                            Some(one) if !one.content.is_empty() => Some(one),
                            told => what_called(doc, t, cue).or(told),
                        });
                    found.extend(one);
                } else if let Some(one) = feels(doc, t, cues) {
                    found.push(one);
                } else if let Some(say) = cues.get("say", Upos::Verb) {
                    found.extend(behind_quote(doc, t, say));
                }
            }
            Upos::Noun => {
                if let Some(cue) = cues.verb(doc.lemma(t), doc.form(t)).filter(|_| ends_quotation(doc, t)) {
                    found.extend(verb(doc, t, cue));
                } else if let Some(cue) = cues.verb(doc.lemma(t), doc.form(t)).filter(|_| misread(doc, t)) {
                    found.extend(moved(doc, t, cue).or_else(|| verb(doc, t, cue)));
                } else if let Some(cue) = cues.get(doc.lemma(t), Upos::Noun) {
                    let one = has_it(doc, t, cue)
                        .or_else(|| verdict(doc, t, cue))
                        .or_else(|| noun(doc, t, cue));
                    found.extend(one.or_else(|| in_phrase(doc, t, cue)).or_else(|| by_all(doc, t, cue)));
                }
            }
            Upos::Adj => {
                // ("concerned" may have the lemma of its verb.)
                let cue = cues
                    .get(doc.lemma(t), Upos::Adj)
                    .or_else(|| cues.get(doc.form(t), Upos::Adj));
                if let Some(cue) = cue {
                    found.extend(condition(doc, t, cue).or_else(|| adjective(doc, t, cue)));
                }
            }
            Upos::Adp => {
                if let Some(cue) = cues.get(doc.lemma(t), Upos::Adp) {
                    found.extend(from_view_of(doc, t, cue));
                }
            }
            Upos::Adv => {
                if let Some(cue) = cues.get(doc.lemma(t), Upos::Adv) {
                    // "reportedly said" is the saying of whoever said it.
                    if !weakens_saying(doc, t, cues) {
                        found.extend(adverb(doc, t, cue));
                    }
                }
            }
            _ => {}
        }
        if doc.form(t) == "far" {
            found.extend(cues.get("concerned", Upos::Adj).and_then(|cue| as_far_as(doc, t, cue)));
        }
        if doc.form(t) == "nor" {
            found.extend(neither_nor(doc, t, cues));
        }
        if doc.form(t).eq_ignore_ascii_case("per") {
            found.extend(cues.get("per", Upos::Adp).and_then(|cue| per(doc, t, cue)));
        }
        if let Some(say) = cues.get("say", Upos::Verb).filter(|_| doc.form(t).starts_with('@')) {
            found.extend(post(doc, t, say));
        }
        if doc.form(t) == ":" {
            found.extend(colon(doc, t, cues));
        }
        if doc.lemma(t) == "accord" || doc.form(t).eq_ignore_ascii_case("according") {
            if let Some(cue) = cues.get("say", Upos::Verb) {
                found.extend(according(doc, t, cue));
            }
        }
    }
    for one in &mut found {
        // "declined to say", "was unable to confirm": what keeps it from being said is part of the cue.
        if let Some(holder) = holder(doc, one.head) {
            one.words.start = one.words.start.min(words(doc, holder).start);
        }
        // "would neither confirm nor deny"
        let joined = doc
            .head(one.head)
            .filter(|&first| joined_by_nor(doc, one.head) && first < one.words.start);
        if let Some(first) = joined.filter(|&first| one.words.start - first <= 3) {
            let start = words(doc, first).start;
            one.words.start = start - TokenId::from(start > 0 && doc.lemma(start - 1) == "neither");
        }
    }
    found.sort_by_key(|one| one.head);
    // "As far as the police can tell, …": its verb is no saying of its own.
    let mut reach = 0;
    found.retain(|one| {
        if let Some((_, range)) = one.source.as_ref().filter(|_| one.frame == "as-far-as") {
            reach = range.end + 2;
            return true;
        }
        one.head >= reach
    });
    // The same where only the first of the two verbs gave a claim.
    for one in &mut found {
        let second = doc
            .child(one.head, Deprel::Conj)
            .filter(|&second| joined_by_nor(doc, second));
        if let Some(second) = second.filter(|&second| second > one.words.end && second - one.words.end < 2) {
            one.words.end = second + 1;
            if one.words.start > 0 && doc.lemma(one.words.start - 1) == "neither" {
                one.words.start -= 1;
            }
        }
    }
    found
}

/// A verb's cue: that of the verb with its particle ("rule out"), or of the verb alone. A particle that the table does not
/// know makes another verb of it ("call off"), of which no object is said; it may still shout a sentence ("yell out").
pub(super) fn phrasal<'c>(doc: Doc<'_>, t: TokenId, cues: &'c Cues) -> Option<&'c Cue> {
    let particle = doc.child(t, Deprel::CompoundPrt).or_else(|| {
        let next = t + 1;
        (doc.upos(next) == Upos::Adv && is_particle(doc.form(next))).then_some(next)
    });
    let Some(particle) = particle.filter(|&particle| particle > t && particle - t < 6) else {
        return cues.verb(doc.lemma(t), doc.form(t));
    };
    let mark = |w: TokenId| doc.form(w).starts_with(['“', '”', '"', ':']) || matches!(doc.form(w), "''" | "``");
    let spoken = || {
        doc.child(t, Deprel::Ccomp).is_some() || (t.saturating_sub(4)..t).any(mark) || (t + 1..particle + 4).any(mark)
    };
    cues.phrasal(doc.lemma(t), doc.form(particle)).or_else(|| {
        cues.verb(doc.lemma(t), doc.form(t))
            .filter(|cue| cue.is_saying() && spoken())
    })
}

fn is_particle(form: &str) -> bool {
    matches!(
        form,
        "out" | "up" | "down" | "off" | "back" | "away" | "aside" | "forth" | "over" | "in" | "on"
    )
}

/// "was concerned that …", "is opposed to …": a participle that the table has for an adjective.
fn feels<'c>(doc: Doc<'_>, t: TokenId, cues: &'c Cues) -> Option<Found<'c>> {
    // ("made it plain" may have a verb.)
    let made = doc.deprel(t) == Deprel::Xcomp && doc.head(t).is_some_and(|above| doc.lemma(above) == "make");
    if doc.xpos(t) != Xpos::Vbn && doc.upos(t) != Upos::Adj && !made {
        return None;
    }
    let cue = cues.get(doc.form(t), Upos::Adj).filter(|cue| !cue.takes("hedge"))?;
    adjective(doc, t, cue)
}

/// "…,” Jane Roe notes.": a word in -s behind a quotation and a name is the verb of its attribution, whatever its tag.
fn ends_quotation(doc: Doc<'_>, t: TokenId) -> bool {
    if doc.xpos(t) != Xpos::Nns || !matches!(doc.form(t + 1), "." | "," | ":" | "—" | "in" | "to") {
        return false;
    }
    let mut first = t;
    while first > 0 && t - first < 8 && matches!(doc.upos(first - 1), Upos::Propn | Upos::Pron) {
        first -= 1;
    }
    first < t && first > 0 && matches!(doc.form(first - 1), "”" | "\"" | "''" | "’’")
}
