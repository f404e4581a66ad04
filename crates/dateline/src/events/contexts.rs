//! Which contexts of PLOVER an event belongs to beside those of its code: words of its clause tell.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;

/// Words that are read of one clause, at most: a sentence without end has many events.
const WIDEST: usize = 64;

/// The language crate's table: its contexts, and to which of them each word belongs.
struct Table {
    contexts: Vec<&'static str>,
    /// One bit a context.
    words: FxHashMap<&'static str, u64>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        contexts: Vec::new(),
        words: FxHashMap::default(),
    };
    let rows = dateline_english::events::CONTEXTS.lines();
    for (context, words) in rows
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once('\t'))
    {
        let bit = 1 << table.contexts.len();
        table.contexts.push(context);
        for word in words.split(' ') {
            *table.words.entry(word).or_default() |= bit;
        }
    }
    table
});

/// The contexts that the words of a clause name, in the order of the table. `top` is the head of the clause and `trigger`
/// the word that the event stands on; clauses within it that do not hold the trigger are about something else.
pub(super) fn of_clause(doc: Doc<'_>, top: TokenId, trigger: TokenId) -> impl Iterator<Item = &'static str> {
    let table = &*TABLE;
    let mut found = 0;
    let mut stack = vec![top];
    for _ in 0..WIDEST {
        let Some(t) = stack.pop() else { break };
        if matches!(doc.upos(t), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb) {
            found |= table.words.get(doc.lemma(t)).copied().unwrap_or(0);
        }
        let apart = |c: TokenId| {
            matches!(
                doc.deprel(c),
                Deprel::Advcl | Deprel::AclRelcl | Deprel::Parataxis | Deprel::Ccomp
            ) && !doc.subtree(c).contains(&trigger)
        };
        stack.extend(doc.children(t).iter().copied().filter(|&c| !apart(c)));
    }
    let contexts = table.contexts.iter().copied().enumerate();
    contexts.filter_map(move |(i, context)| (found >> i & 1 == 1).then_some(context))
}
