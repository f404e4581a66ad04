//! The parser at work: all sentences of a batch a move at a time, greedily where the network is sure of a move, with a
//! small beam where it is not.
//!
//! A beam opens where two moves are about as good and closes as soon as the hypotheses look alike to the network again
//! (Huang and Sagae 2010: what looks alike goes on alike, so the better one decides), mostly within a few moves. It
//! costs half as many scores again as the greedy parser and is worth half a point of labelled attachment.

use dateline_kernels::{exp, vectorise};

use super::Deprel;
use super::network::{Batch, HIDDEN, Network};
use super::transition::{FACT_VALUES, FACTS, Move, SLOTS, State};

/// Hypotheses of a sentence at most. Eight are worth 0.03 points more than four.
const BEAM: usize = 4;
/// How far a move may be below the best one to be followed: a logarithm of odds.
const MARGIN: f32 = 1.0;
/// How likely a hypothesis must be, measured by the best one.
const LIKELY: f32 = 0.135;

/// A sentence in a batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// First token.
    pub(super) first: u32,
    pub(super) len: u32,
    /// Row of the first token in the batch.
    pub(super) row: usize,
}

/// The hypotheses of one sentence, the likeliest first. All have made as many moves.
#[derive(Clone, Copy, Debug)]
struct Beam {
    len: usize,
    /// Measured by the first.
    probability: [f32; BEAM],
}

/// A move that a hypothesis may make.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    hypothesis: usize,
    action: Move,
    deprel: Deprel,
    probability: f32,
}

/// Buffers of the parser.
#[derive(Default)]
pub(super) struct Parser {
    /// The hypotheses: [`BEAM`] places for each sentence.
    states: Vec<State>,
    beams: Vec<Beam>,
    /// Sentences that are not done.
    open: Vec<usize>,
    /// Hypotheses that wait for scores, in the order of their sentences.
    waiting: Vec<usize>,
    hidden: Vec<i16>,
    sums: Vec<i32>,
    scores: Vec<f32>,
    candidates: Vec<Candidate>,
    next: [State; BEAM],
}

impl Parser {
    /// Parses all entries of a batch.
    pub(super) fn parse(&mut self, network: &Network, batch: &Batch, entries: &[Entry]) {
        let places = self.states.len().max(entries.len() * BEAM);
        self.states.resize_with(places, State::default);
        self.beams.clear();
        self.open.clear();
        for (index, (entry, states)) in entries.iter().zip(self.states.chunks_exact_mut(BEAM)).enumerate() {
            if let Some(state) = states.first_mut() {
                state.begin(entry.len);
            }
            self.beams.push(Beam {
                len: 1,
                probability: [1.0; BEAM],
            });
            self.open.push(index);
        }
        while self.wait() {
            let Self {
                states,
                waiting,
                hidden,
                sums,
                ..
            } = self;
            vectorise(|| {
                hidden.resize(waiting.len() * HIDDEN, 0);
                for (&place, out) in waiting.iter().zip(hidden.chunks_exact_mut(HIDDEN)) {
                    if let (Some(state), Some(entry)) = (states.get(place), entries.get(place / BEAM)) {
                        look(network, state, entry.row, &batch.slots, out);
                    }
                }
            });
            network.actions.sums(hidden, HIDDEN, waiting.len(), sums);
            self.advance(network);
        }
    }

    /// The trees, one for each entry.
    pub(super) fn trees(&self) -> impl Iterator<Item = &State> {
        self.states.iter().step_by(BEAM)
    }

    /// Makes the moves that leave no choice and lists the hypotheses that have one; says whether there are any.
    fn wait(&mut self) -> bool {
        let Self {
            states,
            beams,
            open,
            waiting,
            ..
        } = self;
        waiting.clear();
        open.retain(|&index| {
            let (Some(beam), Some(states)) = (beams.get(index), states.chunks_exact_mut(BEAM).nth(index)) else {
                return false;
            };
            if let (1, Some(state)) = (beam.len, states.first_mut()) {
                while let Some(action) = state.forced() {
                    state.step(action, Deprel::Root as u8);
                }
            }
            for (place, state) in states.iter().enumerate().take(beam.len) {
                if !state.is_done() && state.forced().is_none() {
                    waiting.push(index * BEAM + place);
                }
            }
            states.first().is_some_and(|state| !state.is_done())
        });
        !open.is_empty()
    }

    /// Makes one move with every hypothesis of every open sentence.
    fn advance(&mut self, network: &Network) {
        let Self {
            states,
            beams,
            open,
            sums,
            scores,
            candidates,
            next,
            ..
        } = self;
        let mut sums = sums.chunks_exact(network.actions.columns());
        for &index in open.iter() {
            let (Some(beam), Some(states)) = (beams.get_mut(index), states.chunks_exact_mut(BEAM).nth(index)) else {
                continue;
            };
            candidates.clear();
            let hypotheses = states.iter().zip(beam.probability).take(beam.len);
            for (hypothesis, (state, probability)) in hypotheses.enumerate() {
                let candidate = |action, deprel, share| Candidate {
                    hypothesis,
                    action,
                    deprel,
                    probability: probability * share,
                };
                if let Some(action) = state.forced() {
                    candidates.push(candidate(action, Deprel::Root, 1.0));
                } else if let Some(sums) = sums.next() {
                    let legal = state.legal();
                    let (best, highest) = vectorise(|| {
                        scores.clear();
                        scores.extend(network.actions.values(sums).take(network.moves.len()));
                        let best = best_moves(network, legal, scores);
                        (
                            best,
                            best.iter().fold(f32::NEG_INFINITY, |high, &(_, score)| high.max(score)),
                        )
                    });
                    let close = || best.iter().filter(|(_, score)| *score >= highest - MARGIN);
                    // What the whole is matters only where hypotheses are compared.
                    let alone = beam.len == 1 && close().count() == 1;
                    let whole = if alone {
                        1.0
                    } else {
                        vectorise(|| mass(network, legal, scores, highest))
                    };
                    for &(action, score) in close() {
                        if let Some(&(action, deprel)) = network.moves.get(action) {
                            candidates.push(candidate(action, deprel, exp(score - highest) / whole));
                        }
                    }
                }
            }
            if let (&[only], 1, Some(state)) = (candidates.as_slice(), beam.len, states.first_mut()) {
                state.step(only.action, only.deprel as u8);
            } else {
                *beam = branch(states, candidates, next);
            }
        }
    }
}

/// Values that are looked at together: sums over them are in the same order on every machine.
const LANES: usize = 8;

/// The best action of each legal move, with its score.
#[inline(always)]
fn best_moves(network: &Network, legal: [bool; 3], scores: &[f32]) -> [(usize, f32); 3] {
    let mut best = [(0, f32::NEG_INFINITY); 3];
    let ranges = network.actions_by_move();
    for ((best, range), _) in best.iter_mut().zip(ranges).zip(legal).filter(|(_, legal)| *legal) {
        let start = range.start;
        let scores = scores.get(range).unwrap_or_default();
        let higher = |a: f32, b: f32| if b > a { b } else { a };
        let highest = in_lanes(scores, f32::NEG_INFINITY, higher);
        let first = scores.iter().position(|&score| score >= highest).unwrap_or(0);
        *best = (start + first, highest);
    }
    best
}

/// The sum of the exponentials of all legal scores, measured by the highest.
#[inline(always)]
fn mass(network: &Network, legal: [bool; 3], scores: &mut [f32], highest: f32) -> f32 {
    let mut sum = 0.0;
    for (range, _) in network
        .actions_by_move()
        .into_iter()
        .zip(legal)
        .filter(|(_, legal)| *legal)
    {
        let scores = scores.get_mut(range).unwrap_or_default();
        scores.iter_mut().for_each(|score| *score = exp(*score - highest));
        sum += in_lanes(scores, 0.0, |a, b| a + b);
    }
    sum
}

#[inline(always)]
fn in_lanes(values: &[f32], start: f32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut lanes = [start; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = join(*lane, value);
        }
    }
    lanes.iter().chain(rest).fold(start, |sum, &value| join(sum, value))
}

/// Keeps the best candidates, makes their moves, lets go of those that look like a better one.
fn branch(states: &mut [State], candidates: &mut [Candidate], next: &mut [State; BEAM]) -> Beam {
    // The sort is stable: of candidates as good, the one of the better hypothesis and the earlier move comes first.
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let highest = candidates.first().map_or(1.0, |best| best.probability);
    let mut beam = Beam {
        len: 0,
        probability: [0.0; BEAM],
    };
    for candidate in candidates.iter() {
        let share = candidate.probability / highest;
        let (done, rest) = next.split_at_mut(beam.len);
        let (Some(state), Some(source)) = (rest.first_mut(), states.get(candidate.hypothesis)) else {
            break;
        };
        if share < LIKELY {
            break;
        }
        state.copy_from(source);
        state.step(candidate.action, candidate.deprel as u8);
        if !done.iter().any(|better| better.looks_like(state)) {
            if let Some(probability) = beam.probability.get_mut(beam.len) {
                *probability = share;
            }
            beam.len += 1;
        }
    }
    for (state, next) in states.iter_mut().zip(next).take(beam.len) {
        std::mem::swap(state, next);
    }
    beam
}

/// The hidden layer of a state: what its slots and its facts contribute, rectified.
#[inline(always)]
fn look(network: &Network, state: &State, row: usize, projected: &[i16], out: &mut [i16]) {
    /// Values that are added up together, in registers.
    const BLOCK: usize = 64;
    let (slots, facts) = state.view();
    let (bias, tables) = network.facts.split_at(HIDDEN.min(network.facts.len()));
    let mut parts: [&[i16]; SLOTS + FACTS] = [bias; SLOTS + FACTS];
    let (from_slots, from_facts) = parts.split_at_mut(SLOTS);
    for (slot, (token, part)) in slots.into_iter().zip(from_slots).enumerate() {
        let (table, place) = if token < state.len() {
            (projected, row + token as usize)
        } else {
            // Nothing, or the root.
            (network.empty.as_slice(), usize::from(token == state.len()))
        };
        let start = (place * SLOTS + slot) * HIDDEN;
        *part = table.get(start..start + HIDDEN).unwrap_or_default();
    }
    for (fact, (value, part)) in facts.into_iter().zip(from_facts).enumerate() {
        let start = (fact * FACT_VALUES + usize::from(value)) * HIDDEN;
        *part = tables.get(start..start + HIDDEN).unwrap_or_default();
    }
    for (block, (out, bias)) in out.chunks_exact_mut(BLOCK).zip(bias.chunks_exact(BLOCK)).enumerate() {
        let mut sums = [0; BLOCK];
        sums.copy_from_slice(bias);
        for part in parts {
            let part = part.get(block * BLOCK..(block + 1) * BLOCK).unwrap_or_default();
            for (sum, value) in sums.iter_mut().zip(part) {
                *sum = sum.saturating_add(*value);
            }
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            *out = sum.max(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(hypothesis: usize, action: Move, probability: f32) -> Candidate {
        Candidate {
            hypothesis,
            action,
            deprel: Deprel::Dep,
            probability,
        }
    }

    fn hypotheses() -> Vec<State> {
        let mut states = vec![State::default(); BEAM];
        states[0].begin(4);
        for action in [Move::Shift, Move::Shift, Move::Shift] {
            states[0].step(action, 0);
        }
        states
    }

    #[test]
    fn a_beam_keeps_the_likely_candidates_in_order() {
        let mut states = hypotheses();
        let mut candidates = [
            candidate(0, Move::Shift, 0.3),
            candidate(0, Move::Left, 0.01),
            candidate(0, Move::Right, 0.6),
        ];
        let beam = branch(&mut states, &mut candidates, &mut Default::default());
        assert_eq!((beam.len, beam.probability[..2].to_vec()), (2, vec![1.0, 0.5]));
        assert_eq!(states[0].stack(), [0, 1]);
        assert_eq!(states[1].stack(), [0, 1, 2, 3]);
    }

    #[test]
    fn hypotheses_that_look_alike_become_one() {
        let mut states = hypotheses();
        let (first, rest) = states.split_at_mut(1);
        rest[0].copy_from(&first[0]);
        let mut candidates = [candidate(1, Move::Right, 0.4), candidate(0, Move::Right, 0.5)];
        let beam = branch(&mut states, &mut candidates, &mut Default::default());
        assert_eq!(beam.len, 1);
    }
}
