//! The syntax stage: tags, lemmas, dependency trees and names over the tokens of the text stage.

pub mod conllu;
mod doc;
mod tags;

pub use doc::Doc;
pub use tags::{Deprel, NameKind, NameTag, Upos, Xpos};

use crate::text::{Layout, TokenId};

/// Marks the root of a sentence in [`Syntax::head`].
pub const ROOT: TokenId = TokenId::MAX;

/// What the syntax stage finds: one entry a token in each column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Syntax {
    /// Universal part of speech.
    pub upos: Vec<Upos>,
    /// Penn Treebank part of speech, as in UD English.
    pub xpos: Vec<Xpos>,
    /// Head token (an index into the article's tokens), or [`ROOT`].
    pub head: Vec<TokenId>,
    /// Relation to the head, with its subtype (`nsubj:pass`).
    pub deprel: Vec<Deprel>,
    /// Name tags: outside, begin or inside of a name of some kind.
    pub name: Vec<NameTag>,
    /// Lemmas of all tokens, one after the other.
    pub lemma_text: String,
    /// Where each lemma ends in [`Syntax::lemma_text`].
    pub lemma_end: Vec<u32>,
    /// Children of token `i`: `child[child_end[i - 1]..child_end[i]]`, in text order.
    pub child: Vec<TokenId>,
    /// See [`Syntax::child`].
    pub child_end: Vec<u32>,
}

/// Tags and parses the sentences of `layout`.
#[must_use]
pub fn analyse(text: &str, layout: &Layout) -> Syntax {
    let _ = (text, layout);
    Syntax::default()
}
