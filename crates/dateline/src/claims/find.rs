//! Attributions by their cues: for each cue word, its source and its content by the frames that the word allows.

use std::ops::Range;

use super::any_verb::{behind_quote, colon};
use super::cues::{Cue, Cues};
use super::labels::{intended, label, quoted_first};
use super::nouns::{adjective, noun};
use super::phrases::{according, adverb, from_view_of, hedge, in_phrase};
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
            let labelled = label(doc, sentence, say).or_else(|| quoted_first(doc, sentence, say));
            found.extend(labelled.or_else(|| intended(doc, sentence, plan)));
        }
    }
    for t in 0..doc.len() {
        if doc.deprel(t) == Deprel::Amod {
            if let Some(cue) = cues.get(&doc.form(t).to_lowercase(), Upos::Adj) {
                found.extend(hedge(doc, t, cue));
            }
        }
        match doc.upos(t) {
            Upos::Verb => {
                if let Some(cue) = cues.verb(doc.lemma(t), doc.form(t)) {
                    found.extend(verb(doc, t, cue));
                } else if let Some(say) = cues.get("say", Upos::Verb) {
                    found.extend(behind_quote(doc, t, say));
                }
            }
            Upos::Noun => {
                if let Some(cue) = cues.verb(doc.lemma(t), doc.form(t)).filter(|_| ends_quotation(doc, t)) {
                    found.extend(verb(doc, t, cue));
                } else if let Some(cue) = cues.get(doc.lemma(t), Upos::Noun) {
                    found.extend(noun(doc, t, cue).or_else(|| in_phrase(doc, t, cue)));
                }
            }
            Upos::Adj => {
                if let Some(cue) = cues.get(doc.lemma(t), Upos::Adj) {
                    found.extend(adjective(doc, t, cue));
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
                    let governor = doc.head(t).and_then(|verb| cues.verb(doc.lemma(verb), doc.form(verb)));
                    if !governor.is_some_and(|cue| cue.is_saying() && cue.weight >= 0.5) {
                        found.extend(adverb(doc, t, cue));
                    }
                }
            }
            _ => {}
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
    found.sort_by_key(|one| one.head);
    found
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
