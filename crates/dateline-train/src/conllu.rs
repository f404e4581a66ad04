//! Reads treebanks in CoNLL-U.

use std::io;
use std::path::Path;

/// One word of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// The form.
    pub form: String,
    /// The lemma.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn part of speech.
    pub xpos: String,
    /// Head: `None` is the root.
    pub head: Option<u32>,
    /// Relation.
    pub deprel: String,
    /// The last column.
    pub misc: String,
}

/// One sentence.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The document that it is part of.
    pub document: String,
    /// Its name in the treebank.
    pub id: String,
    /// Its words.
    pub words: Vec<Word>,
}

/// Reads all sentences of a file; multiword tokens and empty nodes are passed over.
pub fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let text =
        std::fs::read_to_string(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if let Some(document) = line.strip_prefix("# newdoc id = ") {
            sentence.document = document.trim().to_owned();
        } else if let Some(id) = line.strip_prefix("# sent_id = ") {
            sentence.id = id.trim().to_owned();
        } else if line.is_empty() {
            if !sentence.words.is_empty() {
                let document = sentence.document.clone();
                sentences.push(std::mem::take(&mut sentence));
                sentence.document = document;
            }
        } else if !line.starts_with('#') {
            let wrong = || io::Error::other(format!("{}: line {}: not CoNLL-U", path.display(), number + 1));
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, form, lemma, upos, xpos, _, head, deprel, _, misc] = columns.as_slice() else {
                return Err(wrong());
            };
            if id.contains(['-', '.']) {
                continue;
            }
            let head: u32 = head.parse().map_err(|_| wrong())?;
            sentence.words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: upos.to_owned(),
                xpos: xpos.to_owned(),
                head: head.checked_sub(1),
                deprel: deprel.to_owned(),
                misc: misc.to_owned(),
            });
        }
    }
    Ok(sentences)
}
