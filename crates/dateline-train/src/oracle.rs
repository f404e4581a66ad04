//! What each move costs: how many gold arcs it puts out of reach. For the arc-hybrid system the count is exact.

use dateline::syntax::transition::State;

/// The cost of an illegal move.
pub const ILLEGAL: u32 = u32::MAX;

/// Costs of shift, left and right in a state, given the gold heads (the root being the number of tokens).
pub fn costs(state: &State, gold: &[u32]) -> [u32; 3] {
    let legal = state.legal();
    let mut costs = [ILLEGAL; 3];
    let buffer = state.buffer();
    let stack = state.stack();
    let head = |token: u32| gold.get(token as usize).copied();
    let Some((&top, below)) = stack.split_last() else {
        return [0, ILLEGAL, ILLEGAL];
    };
    let in_buffer = |token: u32| {
        gold.get(buffer as usize..)
            .unwrap_or_default()
            .iter()
            .filter(|&&h| h == token)
            .count() as u32
    };
    if legal[0] {
        let children = stack.iter().filter(|&&token| head(token) == Some(buffer)).count() as u32;
        let parent = below.iter().any(|&token| head(buffer) == Some(token));
        costs[0] = children + u32::from(parent);
    }
    let lost = if legal[1] || legal[2] { in_buffer(top) } else { 0 };
    if legal[1] {
        let elsewhere = head(top).is_some_and(|h| h > buffer) || below.last().is_some_and(|&t| head(top) == Some(t));
        costs[1] = lost + u32::from(elsewhere);
    }
    if legal[2] {
        costs[2] = lost + u32::from(head(top).is_some_and(|h| h >= buffer));
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline::syntax::transition::Move;

    #[test]
    fn moves_without_cost_rebuild_the_tree() {
        for gold in [vec![1, 4, 1, 2], vec![3, 0, 0, 4], vec![5, 0, 1, 4, 1]] {
            let mut state = State::default();
            state.begin(gold.len() as u32);
            while !state.is_done() {
                let costs = costs(&state, &gold);
                let free = costs
                    .iter()
                    .position(|&cost| cost == 0)
                    .expect("a projective tree is always reachable");
                state.step([Move::Shift, Move::Left, Move::Right][free], 0);
            }
            let heads: Vec<u32> = state.arcs().map(|(head, _)| head).collect();
            assert_eq!(heads, gold);
        }
    }
}
