//! Noun phrases over the tree: how far they reach, and the noun for an actor that they are built on.

use std::ops::Range;

use super::lexicon::{Lexicon, Noun};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// How many tokens a noun for actors spans at most ("deputy minister of defence", "attorney general's office").
const LONGEST_NOUN: u32 = 6;

/// How deep noun phrases nest before their end is no longer followed.
const DEPTH: u32 = 6;

/// The tokens of the noun phrase headed by `head`: with its modifiers, its name and its prepositional complements;
/// without relative clauses, appositions and coordinated phrases.
pub(super) fn extent(doc: Doc<'_>, head: TokenId) -> Range<TokenId> {
    let Range { mut start, end } = reach(doc, head, DEPTH);
    while start < head && matches!(doc.upos(start), Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj) {
        start += 1;
    }
    start..end
}

fn reach(doc: Doc<'_>, head: TokenId, depth: u32) -> Range<TokenId> {
    let (mut first, mut last) = (head, head + 1);
    for &child in doc.children(head) {
        let deprel = doc.deprel(child);
        if child < head {
            if is_premodifier(deprel) && depth > 0 {
                first = first.min(leftmost(doc, child, depth - 1));
            }
        } else if deprel == Deprel::Amod
            && child == last
            && doc.upos(child) != Upos::Verb
            && doc.children(child).is_empty()
            && depth > 0
        {
            // "Attorney general", "court martial"; not "officials familiar with the matter".
            last = last.max(reach(doc, child, depth - 1).end);
        } else if is_postmodifier(deprel) && depth > 0 {
            // A complement that does not follow at once belongs to a longer phrase in between.
            if child <= last + 3 {
                last = last.max(reach(doc, child, depth - 1).end);
            }
        }
    }
    first..last
}

/// The first token of everything under `t`.
fn leftmost(doc: Doc<'_>, t: TokenId, depth: u32) -> TokenId {
    let mut first = t;
    if depth > 0 {
        for &child in doc.children(t) {
            if child > t {
                break;
            }
            first = first.min(leftmost(doc, child, depth - 1));
        }
    }
    first
}

const fn is_premodifier(deprel: Deprel) -> bool {
    matches!(
        deprel,
        Deprel::Det
            | Deprel::DetPredet
            | Deprel::Amod
            | Deprel::Compound
            | Deprel::Nummod
            | Deprel::NmodPoss
            | Deprel::NmodDesc
            | Deprel::NmodUnmarked
            | Deprel::Nmod
            | Deprel::Flat
            | Deprel::Goeswith
    )
}

const fn is_postmodifier(deprel: Deprel) -> bool {
    matches!(
        deprel,
        Deprel::Flat | Deprel::Nmod | Deprel::Goeswith | Deprel::Nummod | Deprel::Compound | Deprel::Fixed
    )
}

/// Looks nouns for actors up in the text; keeps the buffer that this needs.
pub(super) struct NounFinder<'a> {
    doc: Doc<'a>,
    lexicon: &'a Lexicon,
    buffer: String,
}

impl<'a> NounFinder<'a> {
    pub(super) fn new(doc: Doc<'a>, lexicon: &'a Lexicon) -> Self {
        Self {
            doc,
            lexicon,
            buffer: String::with_capacity(64),
        }
    }

    /// The longest noun for actors that holds token `head` and stays within `bounds`.
    pub(super) fn at(&mut self, head: TokenId, bounds: &Range<TokenId>) -> Option<(Noun, Range<TokenId>)> {
        let first = head.saturating_sub(LONGEST_NOUN - 1).max(bounds.start);
        let mut best: Option<(Noun, Range<TokenId>)> = None;
        for start in first..=head {
            if !self.lexicon.starts(self.lower(start, start + 1, None)) {
                // A noun in the plural starts its phrase too ("members of parliament").
                if start != head || !self.lexicon.starts(self.lower(start, start + 1, Some(head))) {
                    continue;
                }
            }
            let longest = (start + LONGEST_NOUN).min(bounds.end);
            for end in (head + 1..=longest).rev() {
                if best
                    .as_ref()
                    .is_some_and(|(_, tokens)| tokens.len() >= (end - start) as usize)
                {
                    break;
                }
                let lexicon = self.lexicon;
                let noun = lexicon
                    .noun(self.lower(start, end, None))
                    .or_else(|| lexicon.noun(self.lower(start, end, Some(head))));
                if let Some(noun) = noun {
                    best = Some((*noun, start..end));
                    break;
                }
            }
        }
        best
    }

    /// The sector that the modifier at `start..end` gives.
    pub(super) fn modifier(&mut self, start: TokenId, end: TokenId) -> Option<super::code::Sectors> {
        let lexicon = self.lexicon;
        lexicon.modifier(self.lower(start, end, None))
    }

    /// The noun of which token `t` is the plural, whatever the tagger says: "Doctors" in a name.
    pub(super) fn plural(&mut self, t: TokenId) -> Option<Noun> {
        let lexicon = self.lexicon;
        let word = self.lower(t, t + 1, None);
        lexicon.noun(word.strip_suffix('s')?).copied()
    }

    /// Tokens `start..end` in lower case as they are spaced in the text, token `lemma` by its lemma.
    pub(super) fn lower(&mut self, start: TokenId, end: TokenId, lemma: Option<TokenId>) -> &str {
        self.buffer.clear();
        for t in start..end {
            let word = if lemma == Some(t) {
                singular(self.doc, t)
            } else {
                self.doc.form(t)
            };
            // "Ex-mayor" is a mayor.
            let word = former(word).unwrap_or(word);
            self.buffer.extend(word.chars().flat_map(char::to_lowercase));
            let spaced = self
                .doc
                .layout
                .tokens
                .get(t as usize)
                .is_some_and(|token| token.space_after);
            // "Self - defence group", as texts cut into words have it.
            let hyphen = |t: TokenId| self.doc.form(t) == "-";
            if spaced && t + 1 < end && !hyphen(t) && !hyphen(t + 1) {
                self.buffer.push(' ');
            }
        }
        &self.buffer
    }
}

/// What somebody was: "mayor" of "ex-mayor".
pub(super) fn former(word: &str) -> Option<&str> {
    ["ex-", "Ex-"].iter().find_map(|prefix| word.strip_prefix(prefix))
}

/// The lemma; without the ending where the tagger takes a noun in the plural for a name ("Veterans").
fn singular(doc: Doc<'_>, t: TokenId) -> &str {
    let lemma = doc.lemma(t);
    let plural = matches!(doc.xpos(t), Xpos::Nns | Xpos::Nnps) && lemma == doc.form(t);
    lemma.strip_suffix('s').filter(|_| plural).unwrap_or(lemma)
}
