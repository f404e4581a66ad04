//! The syntax stage: tags, lemmas, dependency trees and names over the tokens of the text stage.

mod analyse;
mod bases;
pub mod conllu;
mod control;
mod doc;
pub mod features;
pub mod lemma;
mod morphology;
pub mod names;
pub mod network;
mod parser;
mod particles;
mod subjects;
mod surnames;
mod tags;
pub mod transition;
mod view;
pub mod weights;

use std::sync::LazyLock;

pub use analyse::{Model, name_output};
pub use doc::Doc;
pub use morphology::{Degree, Mood, Number, Tense, VerbGroup};
pub use tags::{Deprel, NameKind, NameTag, Upos, Xpos};

use crate::text::{Layout, TokenId};
use weights::WeightsError;

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

/// The weights that come with the crate.
static ENGLISH: LazyLock<Result<Model, WeightsError>> = LazyLock::new(|| Model::open(dateline_english::SYNTAX_WEIGHTS));

/// The model that comes with the crate, opened once.
///
/// # Errors
/// The embedded weights do not belong to this code: a build gone wrong.
pub fn english() -> crate::Result<&'static Model> {
    ENGLISH.as_ref().map_err(|error| error.clone().into())
}

/// Tags and parses the sentences of `layout` with the built-in model.
#[must_use]
pub fn analyse(text: &str, layout: &Layout) -> Syntax {
    english().map_or_else(|_| Syntax::default(), |model| model.analyse(text, layout))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn parse(source: &str) -> (Layout, Syntax) {
        let layout = text::analyse(source);
        let syntax = analyse(source, &layout);
        (layout, syntax)
    }

    /// Every column is full, every sentence one tree, the child lists the heads turned round, names well formed.
    fn check(source: &str) -> Syntax {
        let (layout, syntax) = parse(source);
        let count = layout.tokens.len();
        assert!(
            [
                syntax.upos.len(),
                syntax.xpos.len(),
                syntax.head.len(),
                syntax.name.len()
            ] == [count; 4]
        );
        assert!([syntax.deprel.len(), syntax.lemma_end.len(), syntax.child_end.len()] == [count; 3]);
        let mut children = 0;
        for sentence in &layout.sentences {
            let roots = sentence
                .tokens
                .clone()
                .filter(|&t| syntax.head[t as usize] == ROOT)
                .count();
            assert_eq!(roots, 1, "{source}");
            for start in sentence.tokens.clone() {
                let mut t = start;
                let mut steps = 0;
                while syntax.head[t as usize] != ROOT {
                    t = syntax.head[t as usize];
                    assert!(sentence.tokens.contains(&t));
                    steps += 1;
                    assert!(steps <= sentence.tokens.len(), "a cycle in {source}");
                }
            }
        }
        let doc = Doc {
            text: source,
            layout: &layout,
            syntax: &syntax,
        };
        for t in 0..doc.len() {
            assert_eq!(doc.deprel(t) == Deprel::Root, doc.head(t).is_none());
            for &child in doc.children(t) {
                assert_eq!(doc.head(child), Some(t));
                children += 1;
            }
            if let NameTag::Inside(kind) = doc.name(t) {
                assert_eq!(doc.name(t - 1).kind(), Some(kind));
            }
        }
        assert_eq!(children, syntax.head.iter().filter(|&&head| head != ROOT).count());
        syntax
    }

    #[test]
    fn a_plain_sentence_is_understood() {
        let text = "President Maria Lopez met ministers from Norway in Madrid on Tuesday.";
        let (layout, syntax) = parse(text);
        let doc = Doc {
            text,
            layout: &layout,
            syntax: &syntax,
        };
        let met = (0..doc.len()).find(|&t| doc.form(t) == "met").unwrap();
        assert_eq!(
            (doc.head(met), doc.lemma(met), doc.upos(met)),
            (None, "meet", Upos::Verb)
        );
        let object = doc.child(met, Deprel::Obj).unwrap();
        assert_eq!(
            (doc.form(object), doc.lemma(object), doc.xpos(object)),
            ("ministers", "minister", Xpos::Nns)
        );
        let maria = (0..doc.len()).find(|&t| doc.form(t) == "Maria").unwrap();
        assert_eq!(doc.name(maria), NameTag::Begin(NameKind::Per));
        assert_eq!(doc.name(maria + 1), NameTag::Inside(NameKind::Per));
    }

    #[test]
    fn odd_texts_give_trees_too() {
        check("");
        check("12 34 5.6 7,890 -- 3/4");
        check("MINISTERS MEET AGAIN IN GENEVA AFTER TALKS FAIL TO END LONG WAR IN THE EAST");
        check("no full stop and no capital letters either");
        check("日本 の 首相 — ‘été’ naïve 🙂🙂 \u{202E}abc");
        let mut random = 0x2545_F491_4F6C_DD1Du64;
        for _ in 0..40 {
            let text: String = (0..300)
                .filter_map(|_| {
                    random ^= random << 13;
                    random ^= random >> 7;
                    random ^= random << 17;
                    let range = [0x80, 0x250, 0x3000, 0x11_0000][(random >> 60) as usize % 4];
                    char::from_u32((random % range) as u32)
                })
                .collect();
            check(&text);
        }
    }

    #[test]
    fn a_sentence_without_end_is_read_in_pieces() {
        let text = "and the ministers met in Oslo ".repeat(2000);
        let text = text.trim_end();
        let (layout, _) = parse(text);
        assert!(layout.sentences.len() > 20);
        assert_eq!(layout.warnings.len(), 1);
        assert_eq!(layout.warnings[0].kind, crate::model::WarningKind::Limit);
        check(text);
    }

    #[test]
    fn a_sentence_does_not_depend_on_its_company() {
        let sentences = [
            "The envoy arrived in Oslo late on Monday, officials said.",
            "She declined to answer questions.",
            "Rebels who seized the town last week have been driven out by government forces, a spokesman told reporters.",
        ];
        let alone: Vec<Syntax> = sentences.iter().map(|s| parse(s).1).collect();
        let text = sentences.join(" ").repeat(9);
        let (layout, together) = parse(&text);
        assert_eq!(layout.sentences.len(), 27);
        for (sentence, alone) in layout.sentences.iter().zip(alone.iter().cycle()) {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            assert_eq!(together.xpos[range.clone()], alone.xpos);
            assert_eq!(together.deprel[range.clone()], alone.deprel);
            assert_eq!(together.name[range.clone()], alone.name);
            let heads = together.head[range].iter().map(|&head| {
                if head == ROOT {
                    ROOT
                } else {
                    head - sentence.tokens.start
                }
            });
            assert_eq!(heads.collect::<Vec<_>>(), alone.head);
        }
    }

    #[test]
    fn the_instruction_set_changes_nothing() {
        let text = "Two envoys, who had flown in from Nairobi, told reporters that they wouldn't sign the 1998 accord.";
        let (layout, syntax) = parse(&text.repeat(3));
        let portable = dateline_kernels::portably(|| analyse(&text.repeat(3), &layout));
        assert_eq!(syntax, portable);
    }

    #[test]
    fn damaged_weights_are_refused() {
        let good = dateline_english::SYNTAX_WEIGHTS;
        assert!(Model::open(good).is_ok());
        assert!(matches!(
            Model::open(&good[..good.len() / 2]),
            Err(WeightsError::Length { .. })
        ));
        let mut flipped = good.to_vec();
        flipped[good.len() / 3] ^= 1;
        assert_eq!(Model::open(flipped).unwrap_err(), WeightsError::Checksum);
    }
}
