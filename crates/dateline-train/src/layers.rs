//! Names and trees annotated for this project over sets that come without them, or with labels that are only semi-automatic:
//! for each sentence spans of tokens and their kinds, or heads and relations. The sentences stay where they are.

use std::io;

use dateline::syntax::{Deprel, NameKind};
use rustc_hash::FxHashMap;

use crate::name_sets::Names;

/// Names over the training part of UD English EWT, by sentence id.
const EWT: (&str, &str) = ("ewt-names.tsv", include_str!("../data/ewt-names.tsv"));

/// Names over the training part of UD English GUM, by sentence id.
const GUM: (&str, &str) = ("gum-names.tsv", include_str!("../data/gum-names.tsv"));

/// Names over the newswire of the Groningen Meaning Bank, by the number of the sentence.
const GMB: (&str, &str) = ("gmb-names.tsv", include_str!("../data/gmb-names.tsv"));

/// Trees over the newswire of the Groningen Meaning Bank, by the number of the sentence.
const TREES: (&str, &str) = ("gmb-trees.tsv", include_str!("../data/gmb-trees.tsv"));

/// Trees over the encyclopaedia set, by the number of the sentence.
const WIKIGOLD: (&str, &str) = ("wikigold-trees.tsv", include_str!("../data/wikigold-trees.tsv"));

/// What is said of each sentence.
pub struct Layer {
    file: &'static str,
    rows: FxHashMap<&'static str, &'static str>,
}

impl Layer {
    /// The names of UD English EWT.
    pub fn ewt() -> Self {
        Self::new(EWT)
    }

    /// The names of UD English GUM.
    pub fn gum() -> Self {
        Self::new(GUM)
    }

    /// The names of the newswire set.
    pub fn gmb() -> Self {
        Self::new(GMB)
    }

    /// Trees over the newswire set.
    pub fn gmb_trees() -> Self {
        Self::new(TREES)
    }

    /// Trees over the encyclopaedia set.
    pub fn wikigold_trees() -> Self {
        Self::new(WIKIGOLD)
    }

    fn new((file, text): (&'static str, &'static str)) -> Self {
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        Self {
            file,
            rows: rows.filter_map(|line| line.split_once('\t')).collect(),
        }
    }

    /// Outputs of the name head for a sentence; one that is not listed has no names.
    pub fn names(&self, sentence: &str, length: usize) -> io::Result<Vec<u8>> {
        let mut names = Names::new(length);
        let spans = self.rows.get(sentence).copied().unwrap_or_default();
        for span in spans.split_whitespace() {
            let (first, last, kind) = parse(span)
                .filter(|&(first, last, _)| first >= 1 && first <= last && last <= length)
                .ok_or_else(|| io::Error::other(format!("{}: {sentence}: no span of {length}: {span}", self.file)))?;
            names.mark(first - 1..last, kind);
        }
        Ok(names.tags)
    }
}

impl Layer {
    /// Heads (the number of tokens for the root) and relations of a sentence, if it is listed.
    pub fn tree(&self, sentence: &str, length: usize) -> io::Result<Option<(Vec<u32>, Vec<u8>)>> {
        let Some(row) = self.rows.get(sentence) else {
            return Ok(None);
        };
        let wrong = |what: &str| io::Error::other(format!("{}: {sentence}: {what}", self.file));
        let (mut heads, mut deprels) = (Vec::new(), Vec::new());
        for arc in row.split(' ') {
            let (head, relation) = arc.split_once(':').ok_or_else(|| wrong(arc))?;
            let head: u32 = head.parse().map_err(|_| wrong(arc))?;
            heads.push(head.checked_sub(1).unwrap_or(length as u32));
            deprels.push(Deprel::from_label(relation).ok_or_else(|| wrong(arc))? as u8);
        }
        if heads.len() != length || heads.iter().any(|&head| head as usize > length) {
            return Err(wrong(&format!("no tree of {length} tokens")));
        }
        Ok(Some((heads, deprels)))
    }
}

/// `first-last:KIND`, tokens counted from one.
fn parse(span: &str) -> Option<(usize, usize, NameKind)> {
    let (tokens, kind) = span.split_once(':')?;
    let (first, last) = tokens.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?, NameKind::from_label(kind)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline::syntax::name_output;
    use dateline::syntax::names::Position;

    #[test]
    fn spans_become_outputs() {
        let layer = Layer::new(("test.tsv", "# head\na-1\t2-3:ORG 5-5:PER\na-2\t4-9:LOC\n"));
        let output = |kind, position| name_output(kind, position) as u8;
        let (org, person) = (NameKind::Org, NameKind::Per);
        assert_eq!(
            layer.names("a-1", 5).expect("in range"),
            [
                0,
                output(org, Position::Begin),
                output(org, Position::Last),
                0,
                output(person, Position::Unit)
            ]
        );
        assert_eq!(layer.names("a-3", 2).expect("not listed"), [0, 0]);
        let error = layer.names("a-2", 5).expect_err("out of range").to_string();
        assert!(error.contains("test.tsv") && error.contains("a-2"), "{error}");
    }

    #[test]
    fn arcs_become_heads() {
        let layer = Layer::new(("test.tsv", "7\t2:nsubj 0:root 2:obl:unmarked\n8\t0:root 9:dep\n"));
        let (heads, deprels) = layer.tree("7", 3).expect("a tree").expect("listed");
        assert_eq!(heads, [1, 3, 1]);
        assert_eq!(deprels[2], Deprel::OblUnmarked as u8);
        assert!(layer.tree("9", 3).expect("not listed").is_none());
        assert!(layer.tree("8", 2).is_err(), "a head outside the sentence");
        assert!(layer.tree("7", 4).is_err(), "another length");
    }
}
