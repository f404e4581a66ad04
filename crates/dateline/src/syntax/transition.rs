//! The arc-hybrid transition system: every sequence of legal actions ends in a projective tree with one root.

/// No token: an empty slot, or a head not yet known.
pub const NONE: u32 = u32::MAX;

/// What an action does; the labelled ones name a relation besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// The first token of the buffer goes onto the stack.
    Shift,
    /// The top of the stack becomes a child of the first token of the buffer (or the root, when the buffer is empty).
    Left,
    /// The top of the stack becomes a child of the token below it.
    Right,
}

/// Token slots that the parser looks at.
pub const SLOTS: usize = 13;

/// Small facts about a state besides its tokens, each a number below [`FACT_VALUES`].
pub const FACTS: usize = 8;

/// Upper bound of a fact's value.
pub const FACT_VALUES: usize = 64;

#[derive(Clone, Copy, Debug)]
struct Node {
    head: u32,
    deprel: u8,
    /// The two outermost children on the left and on the right, outermost first.
    left: [u32; 2],
    right: [u32; 2],
    lefts: u8,
    rights: u8,
}

impl Node {
    const NEW: Self = Self {
        head: NONE,
        deprel: 0,
        left: [NONE; 2],
        right: [NONE; 2],
        lefts: 0,
        rights: 0,
    };
}

/// A state of the parser. Tokens are `0..n`; `n` stands for the root.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u32>,
    buffer: u32,
    len: u32,
}

impl State {
    /// Begins a sentence of `len` tokens.
    pub fn begin(&mut self, len: u32) {
        self.nodes.clear();
        self.nodes.resize(len as usize + 1, Node::NEW);
        self.stack.clear();
        self.buffer = 0;
        self.len = len;
    }

    /// Becomes a copy of another state, in the memory that it has.
    pub fn copy_from(&mut self, other: &Self) {
        self.nodes.clone_from(&other.nodes);
        self.stack.clone_from(&other.stack);
        (self.buffer, self.len) = (other.buffer, other.len);
    }

    /// Whether the other state has the same tokens before it and looks the same to the parser.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        self.buffer == other.buffer && self.stack == other.stack && self.view() == other.view()
    }

    /// Number of tokens.
    #[inline]
    #[must_use]
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether the sentence is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the tree is complete.
    #[inline]
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.buffer >= self.len && self.stack.is_empty()
    }

    /// The tokens on the stack, the top last.
    #[must_use]
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The first token of the buffer; the number of tokens when it is empty.
    #[must_use]
    pub fn buffer(&self) -> u32 {
        self.buffer
    }

    /// Whether each of shift, left and right is legal.
    #[inline]
    #[must_use]
    pub fn legal(&self) -> [bool; 3] {
        let depth = self.stack.len();
        if self.buffer == self.len {
            [false, depth == 1, depth >= 2]
        } else {
            [true, depth >= 1, depth >= 2]
        }
    }

    /// The move that leaves no choice, if the state is one of those.
    #[inline]
    #[must_use]
    pub fn forced(&self) -> Option<Move> {
        match self.legal() {
            [true, false, false] => Some(Move::Shift),
            [false, true, false] => Some(Move::Left),
            _ => None,
        }
    }

    /// Makes a move, with the relation that it labels. An illegal move changes nothing.
    #[inline]
    pub fn step(&mut self, action: Move, deprel: u8) {
        match action {
            Move::Shift => {
                if self.buffer < self.len {
                    self.stack.push(self.buffer);
                    self.buffer += 1;
                }
            }
            Move::Left => {
                if let Some(child) = self.stack.pop() {
                    self.attach(child, self.buffer, deprel);
                    if let Some(head) = self.nodes.get_mut(self.buffer as usize) {
                        head.left = [child, head.left[0]];
                        head.lefts = head.lefts.saturating_add(1);
                    }
                }
            }
            Move::Right => {
                if self.stack.len() < 2 {
                    return;
                }
                if let (Some(child), Some(&parent)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(child, parent, deprel);
                    if let Some(head) = self.nodes.get_mut(parent as usize) {
                        head.right = [child, head.right[0]];
                        head.rights = head.rights.saturating_add(1);
                    }
                }
            }
        }
    }

    #[inline]
    fn attach(&mut self, child: u32, head: u32, deprel: u8) {
        if let Some(node) = self.nodes.get_mut(child as usize) {
            node.head = head;
            node.deprel = deprel;
        }
    }

    #[inline]
    fn node(&self, token: u32) -> Node {
        self.nodes.get(token as usize).copied().unwrap_or(Node::NEW)
    }

    /// Head and relation of each token; the head of the root is the number of tokens.
    pub fn arcs(&self) -> impl Iterator<Item = (u32, u8)> {
        self.nodes
            .iter()
            .take(self.len as usize)
            .map(|node| (node.head, node.deprel))
    }

    /// What the parser decides by: its token slots (a token, the root, or [`NONE`]) and its facts.
    #[inline]
    #[must_use]
    pub fn view(&self) -> ([u32; SLOTS], [u8; FACTS]) {
        let mut top = self.stack.iter().rev().copied();
        let mut pop = || top.next().unwrap_or(NONE);
        let (s0, s1, s2) = (pop(), pop(), pop());
        let b0 = self.buffer;
        let b1 = if b0 < self.len { b0 + 1 } else { NONE };
        let (n0, n1, nb) = (self.node(s0), self.node(s1), self.node(b0));
        let slots = [
            s0,
            s1,
            s2,
            b0,
            b1,
            n0.left[0],
            n0.right[0],
            n1.left[0],
            n1.right[0],
            nb.left[0],
            n0.left[1],
            n0.right[1],
            n1.right[1],
        ];
        let label = |token: u32| {
            if token < self.len {
                1 + self.node(token).deprel.min(62)
            } else {
                0
            }
        };
        let few = |count: u8| count.min(3);
        let facts = [
            label(n0.left[0]),
            label(n0.right[0]),
            label(n1.left[0]),
            label(n1.right[0]),
            label(nb.left[0]),
            distance(s0, b0),
            distance(s1, s0),
            few(n0.lefts) + 4 * few(n0.rights) + 16 * few(n1.rights),
        ];
        (slots, facts)
    }
}

#[inline]
fn distance(left: u32, right: u32) -> u8 {
    if left == NONE || right == NONE {
        return 0;
    }
    match right.wrapping_sub(left) {
        near @ 0..8 => near as u8,
        8..12 => 8,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever is chosen among the legal moves, the result is a projective tree with one root.
    #[test]
    fn every_sequence_of_legal_moves_ends_in_a_tree() {
        let mut random = 0x0123_4567_89AB_CDEF_u64;
        let mut state = State::default();
        for len in (0..40).chain([300]) {
            for _ in 0..20 {
                state.begin(len);
                let mut steps = 0;
                while !state.is_done() {
                    let legal = state.legal();
                    let choices: Vec<Move> = [Move::Shift, Move::Left, Move::Right]
                        .into_iter()
                        .zip(legal)
                        .filter_map(|(action, legal)| legal.then_some(action))
                        .collect();
                    random ^= random << 13;
                    random ^= random >> 7;
                    random ^= random << 17;
                    state.step(choices[(random % choices.len() as u64) as usize], 1);
                    steps += 1;
                }
                assert_eq!(steps, 2 * len);
                let heads: Vec<u32> = state.arcs().map(|(head, _)| head).collect();
                assert_eq!(heads.iter().filter(|&&head| head == len).count(), usize::from(len > 0));
                for mut token in 0..len {
                    for _ in 0..len {
                        token = heads.get(token as usize).copied().unwrap_or(len);
                    }
                    assert_eq!(token, len);
                }
            }
        }
    }
}
