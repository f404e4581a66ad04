//! Training sentences: what each set says about them, as numbers.

use std::io;
use std::path::Path;

use dateline::syntax::{Deprel, Upos, Xpos};

use crate::layers::Layer;
use crate::{conllu, name_sets};

/// The set says nothing about this token.
pub const UNSAID: u8 = u8::MAX;

/// One sentence of training.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The words.
    pub words: Vec<String>,
    /// Universal parts of speech, or [`UNSAID`].
    pub upos: Vec<u8>,
    /// Penn parts of speech, or [`UNSAID`].
    pub xpos: Vec<u8>,
    /// Outputs of the name head, or [`UNSAID`].
    pub names: Vec<u8>,
    /// Heads, the number of words for the root; empty where the set has no trees. Projective.
    pub heads: Vec<u32>,
    /// Relations.
    pub deprels: Vec<u8>,
    /// Lemmas, where the set has them.
    pub lemmas: Vec<String>,
    /// How much the sentence counts.
    pub weight: f32,
}

/// Everything that is learnt from.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Sentences with trees.
    pub treebank: Vec<Example>,
    /// Sentences with names and perhaps Penn tags.
    pub names: Vec<Example>,
}

impl Corpus {
    /// Reads `syntax/` and `ner/` of a data folder.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let gmb = name_sets::read_columns(&folder.join("ner/gmb-voa.conll"))?;
        let nationalities = name_sets::nationalities(&gmb);
        let (mut joined, mut joins) = (0, Vec::new());
        let mut corpus = Self::default();
        for (file, layer) in [("ewt-train", Layer::ewt()), ("gum-train", Layer::gum())] {
            let mut document = String::new();
            for sentence in conllu::read(&folder.join(format!("syntax/{file}.conllu")))? {
                let mut example = example(&sentence);
                example.names = layer.names(&sentence.id, sentence.words.len())?;
                let before = corpus.treebank.last().filter(|_| document == sentence.document);
                if let Some(both) = before.and_then(|before| join(before, &example)) {
                    joined += 1;
                    if joined % JOINED == 0 {
                        joins.push(both);
                    }
                }
                let news = ["GUM_news", "GUM_interview"]
                    .iter()
                    .any(|p| sentence.document.starts_with(p));
                if news {
                    // News is what the weights are for: its sentences are seen twice.
                    corpus.treebank.push(example.clone());
                }
                document = sentence.document;
                corpus.treebank.push(example);
            }
        }
        corpus.treebank.extend(joins);
        let gmb = name_sets::from_gmb(&gmb, &Layer::gmb(), &Layer::gmb_trees())?;
        let wikigold = name_sets::read_columns(&folder.join("ner/wikigold.conll"))?;
        let wikigold = name_sets::from_wikigold(&wikigold, &nationalities, &Layer::wikigold_trees())?;
        for example in gmb.into_iter().chain(wikigold) {
            if example.heads.is_empty() {
                corpus.names.push(example);
            } else {
                corpus.treebank.push(example);
            }
        }
        let wnut = name_sets::read_columns(&folder.join("ner/wnut17-train.conll"))?;
        corpus.names.extend(name_sets::from_wnut(&wnut));
        Ok(corpus)
    }
}

/// One in so many of the places where two sentences run together is learnt from.
const JOINED: usize = 2;

/// Two sentences as one, where no mark ends the first: raw text runs on there, whatever finds the ends of sentences.
fn join(first: &Example, second: &Example) -> Option<Example> {
    const LONGEST: usize = 60;
    let length = first.words.len();
    let marked = first
        .words
        .last()
        .is_some_and(|word| word.ends_with(['.', '!', '?', '"', '”', ')', ':']));
    if marked || length + second.words.len() > LONGEST {
        return None;
    }
    let root = first.heads.iter().position(|&head| head as usize == length)? as u32;
    let mut both = first.clone();
    let whole = (length + second.words.len()) as u32;
    both.heads
        .iter_mut()
        .filter(|head| **head as usize == length)
        .for_each(|head| *head = whole);
    for (&head, &deprel) in second.heads.iter().zip(&second.deprels) {
        let top = head as usize == second.words.len();
        both.heads.push(if top { root } else { head + length as u32 });
        both.deprels.push(if top { Deprel::Parataxis as u8 } else { deprel });
    }
    both.words.extend_from_slice(&second.words);
    both.lemmas.extend_from_slice(&second.lemmas);
    for (both, second) in [
        (&mut both.upos, &second.upos),
        (&mut both.xpos, &second.xpos),
        (&mut both.names, &second.names),
    ] {
        both.extend_from_slice(second);
    }
    Some(both)
}

/// What a treebank says about a sentence, its tree made projective.
pub fn example(sentence: &conllu::Sentence) -> Example {
    let words = &sentence.words;
    let root = words.len() as u32;
    let mut heads: Vec<u32> = words.iter().map(|w| w.head.unwrap_or(root)).collect();
    projectivise(&mut heads);
    let deprel = |label: &str| {
        let universal = label.split(':').next().unwrap_or(label);
        Deprel::from_label(label)
            .or_else(|| Deprel::from_label(universal))
            .unwrap_or_default() as u8
    };
    Example {
        words: words.iter().map(|w| w.form.clone()).collect(),
        upos: words
            .iter()
            .map(|w| Upos::from_label(&w.upos).map_or(UNSAID, |t| t as u8))
            .collect(),
        xpos: words
            .iter()
            .map(|w| Xpos::from_label(&w.xpos).map_or(UNSAID, |t| t as u8))
            .collect(),
        names: vec![UNSAID; words.len()],
        heads,
        deprels: words.iter().map(|w| deprel(&w.deprel)).collect(),
        lemmas: words.iter().map(|w| w.lemma.clone()).collect(),
        weight: 1.0,
    }
}

/// Lifts the shortest arc that is crossed to its grandparent until no arcs cross.
pub fn projectivise(heads: &mut [u32]) {
    let root = heads.len() as u32;
    loop {
        let crossing = (0..root)
            .filter(|&child| !is_projective(heads, child))
            .min_by_key(|&child| (heads[child as usize].abs_diff(child), child));
        let Some(child) = crossing else { return };
        let head = heads[child as usize];
        heads[child as usize] = heads.get(head as usize).copied().unwrap_or(root);
    }
}

/// Whether all tokens between a child and its head descend from the head.
fn is_projective(heads: &[u32], child: u32) -> bool {
    let root = heads.len() as u32;
    let head = heads[child as usize];
    if head == root {
        return true;
    }
    let (first, last) = (child.min(head), child.max(head));
    (first + 1..last).all(|between| {
        let mut token = between;
        while token != head && token != root {
            token = heads[token as usize];
        }
        token == head
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_without_a_mark_run_together() {
        let sentence = |words: &[&str], heads: &[u32]| Example {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            upos: vec![1; words.len()],
            heads: heads.to_vec(),
            deprels: vec![Deprel::Dep as u8; words.len()],
            ..Example::default()
        };
        let (first, second) = (
            sentence(&["Best", "regards"], &[1, 2]),
            sentence(&["Dear", "Ann", ","], &[1, 3, 1]),
        );
        let both = join(&first, &second).expect("no mark between them");
        assert_eq!(both.heads, [1, 5, 3, 1, 3]);
        assert_eq!(both.deprels[3], Deprel::Parataxis as u8);
        assert_eq!((both.words.len(), both.upos.len()), (5, 5));
        assert!(join(&sentence(&["Yes", "."], &[2, 0]), &second).is_none());
    }

    #[test]
    fn crossing_arcs_are_lifted() {
        // 0 ← 2, 1 → 3 crosses it.
        let mut heads = vec![2, 4, 1, 0];
        projectivise(&mut heads);
        assert!((0..4).all(|child| is_projective(&heads, child)));
        let mut fine = vec![1, 3, 1];
        projectivise(&mut fine);
        assert_eq!(fine, [1, 3, 1]);
    }
}
