//! A read-only view over text, layout and syntax that the later stages share.

use std::ops::Range;

use super::{Deprel, NameTag, ROOT, Syntax, Upos, Xpos};
use crate::span::Span;
use crate::text::{Layout, Sentence, TokenId};

/// The article as the stages after syntax see it. Cheap to copy; a token that does not exist answers with defaults.
#[derive(Clone, Copy, Debug)]
pub struct Doc<'a> {
    /// The original text.
    pub text: &'a str,
    /// Blocks, sentences, tokens.
    pub layout: &'a Layout,
    /// Tags, lemmas, trees, names.
    pub syntax: &'a Syntax,
}

impl<'a> Doc<'a> {
    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.layout.tokens.len() as u32
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.layout.tokens.is_empty()
    }

    /// Where token `t` stands.
    #[must_use]
    pub fn span(&self, t: TokenId) -> Span {
        self.layout
            .tokens
            .get(t as usize)
            .map_or_else(Span::default, |token| token.span)
    }

    /// The token's text as written.
    #[must_use]
    pub fn form(&self, t: TokenId) -> &'a str {
        self.span(t).slice(self.text)
    }

    /// The token's lemma.
    #[must_use]
    pub fn lemma(&self, t: TokenId) -> &'a str {
        let i = t as usize;
        let start = if i == 0 {
            0
        } else {
            self.syntax.lemma_end.get(i - 1).copied().unwrap_or(0)
        };
        let end = self.syntax.lemma_end.get(i).copied().unwrap_or(start);
        self.syntax.lemma_text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Universal part of speech.
    #[must_use]
    pub fn upos(&self, t: TokenId) -> Upos {
        self.syntax.upos.get(t as usize).copied().unwrap_or_default()
    }

    /// Penn part of speech.
    #[must_use]
    pub fn xpos(&self, t: TokenId) -> Xpos {
        self.syntax.xpos.get(t as usize).copied().unwrap_or_default()
    }

    /// Head token, `None` for the root of a sentence.
    #[must_use]
    pub fn head(&self, t: TokenId) -> Option<TokenId> {
        self.syntax.head.get(t as usize).copied().filter(|&head| head != ROOT)
    }

    /// Relation to the head.
    #[must_use]
    pub fn deprel(&self, t: TokenId) -> Deprel {
        self.syntax.deprel.get(t as usize).copied().unwrap_or_default()
    }

    /// Name tag.
    #[must_use]
    pub fn name(&self, t: TokenId) -> NameTag {
        self.syntax.name.get(t as usize).copied().unwrap_or_default()
    }

    /// Dependents of `t`, in text order.
    #[must_use]
    pub fn children(&self, t: TokenId) -> &'a [TokenId] {
        let i = t as usize;
        let start = if i == 0 {
            0
        } else {
            self.syntax.child_end.get(i - 1).copied().unwrap_or(0)
        };
        let end = self.syntax.child_end.get(i).copied().unwrap_or(start);
        self.syntax.child.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// First dependent of `t` with this relation.
    #[must_use]
    pub fn child(&self, t: TokenId, deprel: Deprel) -> Option<TokenId> {
        self.children(t).iter().copied().find(|&c| self.deprel(c) == deprel)
    }

    /// The sentence of token `t`.
    #[must_use]
    pub fn sentence_of(&self, t: TokenId) -> Option<&'a Sentence> {
        let sentences = &self.layout.sentences;
        let i = sentences.partition_point(|s| s.tokens.end <= t);
        sentences.get(i).filter(|s| s.tokens.contains(&t))
    }

    /// The smallest run of tokens that holds `t` and all its descendants (trees may be non-projective).
    #[must_use]
    pub fn subtree(&self, t: TokenId) -> Range<TokenId> {
        let (mut first, mut last) = (t, t);
        let mut stack = vec![t];
        while let Some(t) = stack.pop() {
            first = first.min(t);
            last = last.max(t);
            stack.extend_from_slice(self.children(t));
        }
        first..last + 1
    }

    /// The text span of a run of tokens.
    #[must_use]
    pub fn span_of(&self, tokens: Range<TokenId>) -> Span {
        if tokens.is_empty() {
            Span::default()
        } else {
            self.span(tokens.start).cover(self.span(tokens.end - 1))
        }
    }
}
