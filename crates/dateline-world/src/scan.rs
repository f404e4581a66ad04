//! Names in running text: the longest run of tokens that is one.

use crate::fold::fold_into;
use crate::layout::{ACRONYM, is_acronym};
use crate::store::Store;
use crate::world::World;

impl World {
    /// How many of the first `tokens` make the longest known name; 0 for none. Acronyms of up to three letters count in
    /// capitals only.
    #[must_use]
    pub fn longest_prefix<'t>(&self, tokens: impl Iterator<Item = &'t str> + Clone, key: &mut String) -> usize {
        self.stores()
            .map(|store| longest(store, tokens.clone(), key))
            .max()
            .unwrap_or(0)
    }

    /// Whether a name is known exactly as folded, or as an acronym; cheaper than [`World::lookup`].
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        let count = name.split(' ').count();
        self.longest_prefix(name.split(' '), &mut String::new()) == count
    }
}

fn longest<'t>(store: &Store, tokens: impl Iterator<Item = &'t str>, key: &mut String) -> usize {
    let names = store.names();
    let mut node = names.root();
    let mut best = 0;
    let mut started = false;
    for (count, token) in (1..).zip(tokens) {
        if count == 1 && is_acronym(token) {
            key.clear();
            key.push(ACRONYM);
            key.extend(token.chars().filter(char::is_ascii_alphanumeric));
            if names.contains_key(key.as_bytes()) {
                best = 1;
            }
        }
        key.clear();
        fold_into(token, key);
        if key.is_empty() || !started && key == "the" {
            continue;
        }
        // A clitic belongs to the word before it: "McDonald" "'s".
        let joined = token.starts_with(['\'', '’']);
        let blank: &[u8] = if started && !joined { b" " } else { b"" };
        started = true;
        for &byte in blank.iter().chain(key.as_bytes()) {
            let Some(transition) = node.find_input(byte) else {
                return best;
            };
            node = names.node(node.transition_addr(transition));
        }
        if node.is_final() {
            best = count;
        }
    }
    best
}
