//! The weights while they are trained: one flat list, so that the optimiser need not know what they are.

use std::ops::Range;

use dateline::syntax::network::{HIDDEN, LAYERS, TAGS, WIDTH};
use dateline::syntax::transition::{FACT_VALUES, FACTS, SLOTS};

use crate::random::Random;

/// Outputs of the parser, a whole number of vectors.
pub const ACTIONS: usize = 96;

/// Width of the slot projections of one token.
pub const PROJECTED: usize = SLOTS * HIDDEN;

/// Where each part lies in the list.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Convolution weights, `3 * WIDTH` by `WIDTH` each.
    pub conv: [Range<usize>; LAYERS],
    /// Convolution biases.
    pub conv_bias: [Range<usize>; LAYERS],
    /// Tag heads.
    pub tags: Range<usize>,
    /// Their biases.
    pub tags_bias: Range<usize>,
    /// Slot projections.
    pub slots: Range<usize>,
    /// Bias of the hidden layer.
    pub hidden_bias: Range<usize>,
    /// The vectors of an empty slot and of the root, for each slot: `(2, SLOTS, WIDTH)`.
    pub empty: Range<usize>,
    /// Fact tables.
    pub facts: Range<usize>,
    /// Output layer.
    pub actions: Range<usize>,
    /// Its biases.
    pub actions_bias: Range<usize>,
    /// Length of all.
    pub len: usize,
}

impl Default for Layout {
    fn default() -> Self {
        let mut len = 0;
        let mut take = |count: usize| {
            len += count;
            len - count..len
        };
        Self {
            conv: std::array::from_fn(|_| take(3 * WIDTH * WIDTH)),
            conv_bias: std::array::from_fn(|_| take(WIDTH)),
            tags: take(WIDTH * TAGS),
            tags_bias: take(TAGS),
            slots: take(WIDTH * PROJECTED),
            hidden_bias: take(HIDDEN),
            empty: take(2 * SLOTS * WIDTH),
            facts: take(FACTS * FACT_VALUES * HIDDEN),
            actions: take(HIDDEN * ACTIONS),
            actions_bias: take(ACTIONS),
            len,
        }
    }
}

/// All weights: the dense part and the embedding rows.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// Dense weights, as [`Layout`] says.
    pub dense: Vec<f32>,
    /// Embedding rows.
    pub rows: Vec<f32>,
}

impl Parameters {
    /// Random weights.
    pub fn new(layout: &Layout, rows: usize, random: &mut Random) -> Self {
        let mut dense = vec![0f32; layout.len];
        let mut fill = |range: &Range<usize>, scale: f32, random: &mut Random| {
            for value in &mut dense[range.clone()] {
                *value = (random.unit() * 2.0 - 1.0) * scale;
            }
        };
        let spread = |inputs: usize| (3.0 / inputs as f32).sqrt();
        for conv in &layout.conv {
            fill(conv, spread(3 * WIDTH), random);
        }
        fill(&layout.tags, spread(WIDTH) * 0.5, random);
        fill(&layout.slots, spread(WIDTH * 4), random);
        fill(&layout.empty, 0.1, random);
        fill(&layout.facts, 0.05, random);
        fill(&layout.actions, spread(HIDDEN) * 0.5, random);
        let rows = (0..rows * WIDTH).map(|_| (random.unit() * 2.0 - 1.0) * 0.3).collect();
        Self { dense, rows }
    }
}

/// Gradients of one shard of a batch.
#[derive(Debug)]
pub struct Gradient {
    /// Of the dense weights.
    pub dense: Vec<f32>,
    /// Of the rows; zero where not touched.
    pub rows: Vec<f32>,
    /// Rows that have a gradient.
    pub touched: Vec<u32>,
    marked: Vec<bool>,
    /// Sum of the losses.
    pub loss: f64,
    /// Tokens that the sum is over.
    pub tokens: usize,
}

impl Gradient {
    /// No gradient.
    pub fn new(layout: &Layout, rows: usize) -> Self {
        Self {
            dense: vec![0.0; layout.len],
            rows: vec![0.0; rows * WIDTH],
            touched: Vec::new(),
            marked: vec![false; rows],
            loss: 0.0,
            tokens: 0,
        }
    }

    /// Adds to the gradient of a row.
    pub fn add_row(&mut self, row: u32, values: &[f32]) {
        let at = row as usize;
        if !self.marked[at] {
            self.marked[at] = true;
            self.touched.push(row);
        }
        for (sum, value) in self.rows[at * WIDTH..(at + 1) * WIDTH].iter_mut().zip(values) {
            *sum += value;
        }
    }

    /// Moves another gradient into this one.
    pub fn absorb(&mut self, other: &mut Self) {
        for (sum, value) in self.dense.iter_mut().zip(&mut other.dense) {
            *sum += *value;
            *value = 0.0;
        }
        for row in other.touched.drain(..) {
            let at = row as usize;
            other.marked[at] = false;
            let values = &mut other.rows[at * WIDTH..(at + 1) * WIDTH];
            self.add_row(row, values);
            values.fill(0.0);
        }
        self.loss += std::mem::take(&mut other.loss);
        self.tokens += std::mem::take(&mut other.tokens);
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.dense.fill(0.0);
        for row in self.touched.drain(..) {
            let at = row as usize;
            self.marked[at] = false;
            self.rows[at * WIDTH..(at + 1) * WIDTH].fill(0.0);
        }
    }
}

/// Adam, with rows updated only when touched, and an average of the weights over time.
pub struct Optimiser {
    first: Parameters,
    second: Parameters,
    /// The average of the weights over the last steps: what is shipped.
    pub average: Parameters,
    step: i32,
}

/// Steps between two updates of the average.
const AVERAGE_EVERY: i32 = 8;

impl Optimiser {
    /// Begins with no momentum.
    pub fn new(start: &Parameters) -> Self {
        let zero = Parameters {
            dense: vec![0.0; start.dense.len()],
            rows: vec![0.0; start.rows.len()],
        };
        Self {
            first: zero.clone(),
            second: zero,
            average: start.clone(),
            step: 0,
        }
    }

    /// One step along a gradient.
    pub fn step(&mut self, weights: &mut Parameters, gradient: &mut Gradient, rate: f32, scale: f32, decay: f32) {
        const CLIP: f32 = 5.0;
        self.step += 1;
        let norm = gradient.dense.iter().map(|g| g * g).sum::<f32>().sqrt() * scale;
        let scale = if norm > CLIP { scale * CLIP / norm } else { scale };
        let correction = (1.0 - 0.999f32.powi(self.step)).sqrt() / (1.0 - 0.9f32.powi(self.step));
        let rate = rate * correction;
        update(
            &mut weights.dense,
            &gradient.dense,
            &mut self.first.dense,
            &mut self.second.dense,
            rate,
            scale,
        );
        for &row in &gradient.touched {
            let at = row as usize * WIDTH..(row as usize + 1) * WIDTH;
            update(
                &mut weights.rows[at.clone()],
                &gradient.rows[at.clone()],
                &mut self.first.rows[at.clone()],
                &mut self.second.rows[at],
                rate,
                scale,
            );
        }
        gradient.clear();
        if self.step % AVERAGE_EVERY == 0 {
            // Early on the average follows closely, so that it forgets where it began.
            let warm = 1.0 / (1.0 + (self.step / AVERAGE_EVERY) as f32 * 0.1);
            let share = (AVERAGE_EVERY as f32 * (1.0 - decay)).max(warm).min(1.0);
            blend(&mut self.average.dense, &weights.dense, share);
            blend(&mut self.average.rows, &weights.rows, share);
        }
    }
}

fn blend(average: &mut [f32], weights: &[f32], share: f32) {
    for (average, weight) in average.iter_mut().zip(weights) {
        *average += share * (weight - *average);
    }
}

fn update(weights: &mut [f32], gradient: &[f32], first: &mut [f32], second: &mut [f32], rate: f32, scale: f32) {
    for (((weight, gradient), first), second) in weights.iter_mut().zip(gradient).zip(first).zip(second) {
        let gradient = gradient * scale;
        *first = 0.9 * *first + 0.1 * gradient;
        *second = 0.999 * *second + 0.001 * gradient * gradient;
        *weight -= rate * *first / (second.sqrt() + 1e-7);
    }
}
