//! The parser in training: all sentences of a batch a move at a time, each following its own predictions half of the
//! time, with the dynamic oracle saying which moves were still right.

use dateline::syntax::Deprel;
use dateline::syntax::network::{HIDDEN, WIDTH};
use dateline::syntax::transition::{FACT_VALUES, FACTS, Move, NONE, SLOTS, State};
use dateline_kernels::exp;

use crate::corpus::Example;
use crate::encoder::Encoded;
use crate::matrix::{Scratch, View, add_product};
use crate::oracle::{ILLEGAL, costs};
use crate::parameters::{ACTIONS, Gradient, Layout, PROJECTED, Parameters};
use crate::random::Random;

/// The actions: moves with relations, in the order of the parser's outputs.
#[derive(Clone, Debug)]
pub struct Actions(pub Vec<(Move, u8)>);

impl Actions {
    /// Shift, and every pair of direction and relation that the treebanks have.
    pub fn new(treebank: &[Example]) -> Self {
        let mut actions = vec![(Move::Shift, 0)];
        for example in treebank {
            for (child, (&head, &deprel)) in example.heads.iter().zip(&example.deprels).enumerate() {
                if (head as usize) < example.heads.len() {
                    let action = (if head as usize > child { Move::Left } else { Move::Right }, deprel);
                    if !actions.contains(&action) {
                        actions.push(action);
                    }
                }
            }
        }
        actions.sort_unstable();
        assert!(actions.len() <= ACTIONS, "{} actions", actions.len());
        Self(actions)
    }
}

/// The parser's loss on a batch: adds gradients, and what it asks of the top values to `above`.
#[allow(clippy::too_many_arguments)]
pub fn parse(
    layout: &Layout,
    weights: &Parameters,
    actions: &Actions,
    encoded: &Encoded,
    batch: &[Example],
    explore: f32,
    random: &mut Random,
    above: &mut [f32],
    gradient: &mut Gradient,
    scratch: &mut Scratch,
) {
    // Only sentences with trees are projected: their rows, gathered.
    let treed: Vec<usize> = (0..batch.len()).filter(|&i| !batch[i].heads.is_empty()).collect();
    let mut top = Vec::new();
    let mut first = vec![0; batch.len()];
    for &index in &treed {
        first[index] = top.len() / WIDTH;
        let start = encoded.first[index] * WIDTH;
        top.extend_from_slice(&encoded.top[start..start + batch[index].words.len() * WIDTH]);
    }
    let rows = top.len() / WIDTH;
    if rows == 0 {
        return;
    }
    let dense = &weights.dense;
    let slots = View::new(&dense[layout.slots.clone()], PROJECTED);
    let mut projected = vec![0f32; rows * PROJECTED];
    add_product(
        [rows, WIDTH, PROJECTED],
        View::new(&top, WIDTH),
        slots,
        &mut projected,
        scratch,
    );
    let empty = empty_slots(layout, dense);
    let mut back = vec![0f32; rows * PROJECTED];
    let mut back_empty = vec![0f32; 2 * PROJECTED];

    let mut states: Vec<State> = Vec::new();
    for example in batch {
        let mut state = State::default();
        state.begin(example.heads.len() as u32);
        states.push(state);
    }
    let mut live = treed;
    let mut hidden: Vec<f32> = Vec::new();
    let mut scores: Vec<f32> = Vec::new();
    let mut views: Vec<([u32; SLOTS], [u8; FACTS])> = Vec::new();
    loop {
        live.retain(|&index| {
            let state = &mut states[index];
            while let Some(action) = state.forced() {
                state.step(action, Deprel::Root as u8);
            }
            !state.is_done()
        });
        if live.is_empty() {
            break;
        }
        let count = live.len();
        hidden.clear();
        hidden.resize(count * HIDDEN, 0.0);
        views.clear();
        for (&index, out) in live.iter().zip(hidden.chunks_exact_mut(HIDDEN)) {
            let view = states[index].view();
            let length = batch[index].heads.len() as u32;
            out.copy_from_slice(&dense[layout.hidden_bias.clone()]);
            for (slot, &token) in view.0.iter().enumerate() {
                let (table, at) = place(token, length, first[index], slot);
                add(out, &[&projected, &empty][table][at..at + HIDDEN]);
            }
            for (fact, &value) in view.1.iter().enumerate() {
                let at = layout.facts.start + (fact * FACT_VALUES + value as usize) * HIDDEN;
                add(out, &dense[at..at + HIDDEN]);
            }
            out.iter_mut().for_each(|value| *value = value.max(0.0));
            views.push(view);
        }
        scores.clear();
        for _ in 0..count {
            scores.extend_from_slice(&dense[layout.actions_bias.clone()]);
        }
        let output = View::new(&dense[layout.actions.clone()], ACTIONS);
        add_product(
            [count, HIDDEN, ACTIONS],
            View::new(&hidden, HIDDEN),
            output,
            &mut scores,
            scratch,
        );
        for (&index, scores) in live.iter().zip(scores.chunks_exact_mut(ACTIONS)) {
            let explore = random.chance(explore);
            gradient.loss += choose(actions, &batch[index], &mut states[index], scores, explore);
        }

        let back_scores = View::new(&scores, ACTIONS);
        let turned = View::new(&hidden, HIDDEN).transposed();
        add_product(
            [HIDDEN, count, ACTIONS],
            turned,
            back_scores,
            &mut gradient.dense[layout.actions.clone()],
            scratch,
        );
        for row in scores.chunks_exact(ACTIONS) {
            add(&mut gradient.dense[layout.actions_bias.clone()], row);
        }
        let mut back_hidden = vec![0f32; count * HIDDEN];
        add_product(
            [count, ACTIONS, HIDDEN],
            back_scores,
            output.transposed(),
            &mut back_hidden,
            scratch,
        );
        for ((&index, view), (back_row, hidden)) in live
            .iter()
            .zip(&views)
            .zip(back_hidden.chunks_exact_mut(HIDDEN).zip(hidden.chunks_exact(HIDDEN)))
        {
            for (back, hidden) in back_row.iter_mut().zip(hidden) {
                if *hidden <= 0.0 {
                    *back = 0.0;
                }
            }
            let length = batch[index].heads.len() as u32;
            add(&mut gradient.dense[layout.hidden_bias.clone()], back_row);
            for (slot, &token) in view.0.iter().enumerate() {
                let (table, at) = place(token, length, first[index], slot);
                let target = if table == 0 { &mut back } else { &mut back_empty };
                add(&mut target[at..at + HIDDEN], back_row);
            }
            for (fact, &value) in view.1.iter().enumerate() {
                let at = layout.facts.start + (fact * FACT_VALUES + value as usize) * HIDDEN;
                add(&mut gradient.dense[at..at + HIDDEN], back_row);
            }
        }
    }

    let back_view = View::new(&back, PROJECTED);
    let turned = View::new(&top, WIDTH).transposed();
    add_product(
        [WIDTH, rows, PROJECTED],
        turned,
        back_view,
        &mut gradient.dense[layout.slots.clone()],
        scratch,
    );
    let mut down = vec![0f32; rows * WIDTH];
    add_product(
        [rows, PROJECTED, WIDTH],
        back_view,
        slots.transposed(),
        &mut down,
        scratch,
    );
    let mut from = 0;
    for (index, example) in batch
        .iter()
        .enumerate()
        .filter(|(_, example)| !example.heads.is_empty())
    {
        let length = example.words.len() * WIDTH;
        let start = encoded.first[index] * WIDTH;
        add(&mut above[start..start + length], &down[from..from + length]);
        from += length;
    }
    back_through_empty(layout, dense, &back_empty, gradient);
}

/// Where the contribution of a slot lies: the table (projected tokens or empty slots) and the offset.
fn place(token: u32, length: u32, first: usize, slot: usize) -> (usize, usize) {
    if token < length {
        (0, (first + token as usize) * PROJECTED + slot * HIDDEN)
    } else {
        (1, usize::from(token != NONE) * PROJECTED + slot * HIDDEN)
    }
}

/// What an empty slot and the root contribute.
pub fn empty_slots(layout: &Layout, dense: &[f32]) -> Vec<f32> {
    let mut out = vec![0f32; 2 * PROJECTED];
    for kind in 0..2 {
        for slot in 0..SLOTS {
            let vector = layout.empty.start + (kind * SLOTS + slot) * WIDTH;
            let at = kind * PROJECTED + slot * HIDDEN;
            for (i, &value) in dense[vector..vector + WIDTH].iter().enumerate() {
                let weights = layout.slots.start + i * PROJECTED + slot * HIDDEN;
                for (out, weight) in out[at..at + HIDDEN].iter_mut().zip(&dense[weights..weights + HIDDEN]) {
                    *out += value * weight;
                }
            }
        }
    }
    out
}

fn back_through_empty(layout: &Layout, dense: &[f32], back: &[f32], gradient: &mut Gradient) {
    for kind in 0..2 {
        for slot in 0..SLOTS {
            let vector = layout.empty.start + (kind * SLOTS + slot) * WIDTH;
            let back = &back[kind * PROJECTED + slot * HIDDEN..][..HIDDEN];
            for i in 0..WIDTH {
                let at = layout.slots.start + i * PROJECTED + slot * HIDDEN;
                let value = dense[vector + i];
                let mut sum = 0.0;
                for (h, &back) in back.iter().enumerate() {
                    sum += back * dense[at + h];
                    gradient.dense[at + h] += value * back;
                }
                gradient.dense[vector + i] += sum;
            }
        }
    }
}

/// Turns scores into their gradient, makes a move, gives the loss: minus the logarithm of the probability of all moves
/// that cost nothing more than need be.
fn choose(actions: &Actions, example: &Example, state: &mut State, scores: &mut [f32], explore: bool) -> f64 {
    let costs = costs(state, &example.heads);
    let cheapest = costs.into_iter().min().unwrap_or(0);
    let stack = state.stack();
    let top = stack.last().copied().unwrap_or(NONE) as usize;
    let below = stack.len().checked_sub(2).map_or(NONE, |i| stack[i]);
    let (gold_head, gold_label) = (example.heads[top], example.deprels[top]);
    let right = |&(action, label): &(Move, u8)| {
        costs[action as usize] == cheapest
            && match action {
                Move::Shift => true,
                Move::Left => gold_head != state.buffer() || label == gold_label,
                Move::Right => gold_head != below || label == gold_label,
            }
    };
    let (mut best, mut gold) = ((0, f32::NEG_INFINITY), (usize::MAX, f32::NEG_INFINITY));
    let mut is_right = [false; ACTIONS];
    for (index, action) in actions.0.iter().enumerate() {
        if costs[action.0 as usize] == ILLEGAL {
            scores[index] = f32::NEG_INFINITY;
            continue;
        }
        is_right[index] = right(action);
        if scores[index] > best.1 {
            best = (index, scores[index]);
        }
        if is_right[index] && scores[index] > gold.1 {
            gold = (index, scores[index]);
        }
    }
    scores[actions.0.len()..].fill(f32::NEG_INFINITY);
    if gold.0 == usize::MAX {
        // The relation of this arc is not among the actions.
        is_right[best.0] = true;
        gold = best;
    }
    let (mut sum, mut sum_right) = (0f32, 0f32);
    for (score, &right) in scores.iter_mut().zip(&is_right) {
        *score = if *score == f32::NEG_INFINITY {
            0.0
        } else {
            exp(*score - best.1)
        };
        sum += *score;
        sum_right += if right { *score } else { 0.0 };
    }
    for (score, &right) in scores.iter_mut().zip(&is_right) {
        let target = if right { *score / sum_right.max(1e-20) } else { 0.0 };
        *score = (*score / sum - target) * example.weight;
    }
    let (action, label) = actions.0[if explore { best.0 } else { gold.0 }];
    state.step(action, label);
    -f64::from((sum_right / sum).max(1e-9)).ln() * f64::from(example.weight)
}

fn add(out: &mut [f32], source: &[f32]) {
    for (out, source) in out.iter_mut().zip(source) {
        *out += source;
    }
}
