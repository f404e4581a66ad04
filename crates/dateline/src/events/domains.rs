//! Sport, film, kitchen, weather and markets borrow the words of conflict and diplomacy: "the strike partner", "the
//! battle for the title". Where such a subject prevails in a sentence, its words trigger no event.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::syntax::Doc;
use crate::text::TokenId;

/// Marks from which on a sentence belongs to another domain.
const ENOUGH: u8 = 2;

/// Word → domain and weight, from the language crate's table.
static WORDS: LazyLock<FxHashMap<&'static str, (u8, u8)>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    let mut names: Vec<&str> = Vec::new();
    for line in dateline_english::events::DOMAINS
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut columns = line.split('\t');
        let name = columns.next().unwrap_or_default();
        let weight = if columns.next() == Some("strong") { ENOUGH } else { 1 };
        let domain = names.iter().position(|&known| known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        for word in columns.next().unwrap_or_default().split(' ') {
            words.insert(word, (domain as u8, weight));
        }
    }
    words
});

/// The marks of each sentence, and how many it takes in this article.
pub(super) struct Domains {
    sentences: Vec<u8>,
    enough: u8,
}

impl Domains {
    /// Counts the words of other domains in every sentence.
    pub(super) fn of(doc: Doc<'_>) -> Self {
        let words = &*WORDS;
        let sentences = doc.layout.sentences.iter().map(|sentence| {
            let mut marks = [0u8; 16];
            let mut seen: [&str; 4] = [""; 4];
            let mut kept = 0;
            for t in sentence.tokens.clone() {
                let lemma = doc.lemma(t);
                let Some(&(domain, weight)) = words.get(lemma) else {
                    continue;
                };
                // A word said twice counts once.
                if seen.contains(&lemma) {
                    continue;
                }
                if let Some(slot) = seen.get_mut(kept % 4) {
                    *slot = lemma;
                    kept += 1;
                }
                if let Some(mark) = marks.get_mut(domain as usize) {
                    *mark = mark.saturating_add(weight);
                }
            }
            marks.into_iter().max().unwrap_or(0)
        });
        let sentences: Vec<u8> = sentences.collect();
        let marked = sentences.iter().filter(|&&marks| marks >= ENOUGH).count();
        // In an article that is mostly about sport, every sentence is; in one that is so in part, a single word decides.
        let enough = if marked >= 3 && marked * 3 >= sentences.len() {
            0
        } else if marked >= 3 && marked * 7 >= sentences.len() {
            1
        } else {
            ENOUGH
        };
        Self { sentences, enough }
    }

    /// Whether the sentence of `t` belongs to another domain.
    pub(super) fn is_other(&self, doc: Doc<'_>, t: TokenId) -> bool {
        let i = doc
            .layout
            .sentences
            .partition_point(|sentence| sentence.tokens.end <= t);
        self.sentences.get(i).is_some_and(|&marks| marks >= self.enough)
    }
}
