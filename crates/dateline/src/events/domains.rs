//! Sport, film, kitchen, weather and markets borrow the words of conflict and diplomacy: "the strike partner", "the
//! battle for the title". Where such a subject prevails in a sentence, its words trigger no event.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::syntax::Doc;
use crate::text::TokenId;

/// Marks from which on a sentence belongs to another domain.
const ENOUGH: u8 = 2;

/// Most domains that the table may name.
const DOMAINS: usize = 16;

/// The language crate's table: word → domain and weight, and which domains whole articles may belong to.
struct Table {
    words: FxHashMap<&'static str, (u8, u8)>,
    whole: [bool; DOMAINS],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        words: FxHashMap::default(),
        whole: [false; DOMAINS],
    };
    let mut names: Vec<&str> = Vec::new();
    for line in dateline_english::events::DOMAINS
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut columns = line.split('\t');
        let name = columns.next().unwrap_or_default();
        let strength = columns.next().unwrap_or_default();
        let domain = names.iter().position(|&known| known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        if strength == "whole" {
            if let Some(whole) = table.whole.get_mut(domain) {
                *whole = true;
            }
            continue;
        }
        let weight = if strength == "strong" { ENOUGH } else { 1 };
        for word in columns.next().unwrap_or_default().split(' ') {
            table.words.insert(word, (domain as u8, weight));
        }
    }
    table
});

/// The marks of each sentence, and how many it takes in this article.
pub(super) struct Domains {
    sentences: Vec<u8>,
    enough: u8,
}

impl Domains {
    /// Counts the words of other domains in every sentence.
    pub(super) fn of(doc: Doc<'_>) -> Self {
        let table = &*TABLE;
        let mut totals = [0usize; DOMAINS];
        let mut covered = [0usize; DOMAINS];
        let mut sentences = Vec::with_capacity(doc.layout.sentences.len());
        for sentence in &doc.layout.sentences {
            let mut marks = [0u8; DOMAINS];
            let mut seen: [&str; 4] = [""; 4];
            let mut kept = 0;
            for t in sentence.tokens.clone() {
                let lemma = doc.lemma(t);
                let Some(&(domain, weight)) = table.words.get(lemma) else {
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
            for ((total, sentences), mark) in totals.iter_mut().zip(&mut covered).zip(marks) {
                *total += usize::from(mark);
                *sentences += usize::from(mark > 0);
            }
            sentences.push(marks.into_iter().max().unwrap_or(0));
        }
        let most = |counts: &[usize]| {
            let whole = counts.iter().zip(table.whole).filter(|&(_, whole)| whole);
            whole.map(|(&count, _)| count).max().unwrap_or(0)
        };
        let (most, covered) = (most(&totals), most(&covered));
        let everywhere = covered >= 3 && covered * 5 >= sentences.len() * 3;
        // In an article about sport every sentence is about sport; in one that is so in part, a single word decides.
        let enough = if everywhere || (most >= 5 && most * 2 >= sentences.len()) {
            0
        } else if most >= 4 && most * 4 >= sentences.len() {
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
