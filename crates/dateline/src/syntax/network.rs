//! The network: one encoder of tokens that the tag heads, the name head and the parser share.
//!
//! A token is the sum of the embeddings of its features; five convolutions of window 3, the later ones over
//! neighbours farther apart, let each token see ten neighbours on either side. Weights are 8-bit, activations
//! 16-bit, sums 32-bit and exact, and what is left of
//! floating point is never reordered: the result does not depend on the machine nor on the batch.

use std::ops::Range;

use dateline_kernels::{Packed, multiply, vectorise};

use super::features::{FEATURES, Keys, LOWER, find};
use super::transition::{FACT_VALUES, FACTS, Move, SLOTS};
use super::weights::{Section, WeightsError, WeightsFile, read_u32};
use super::{Deprel, NameKind, Upos, Xpos};

/// Width of the encoder.
pub const WIDTH: usize = 96;
/// Number of convolutions.
pub const LAYERS: usize = 5;
/// Width of the parser's hidden layer.
pub const HIDDEN: usize = 192;
/// Outputs of the name head: outside, and four positions for each kind.
pub const NAMES: usize = 1 + 4 * NameKind::ALL.len();
/// How far away the neighbours are that each convolution sees.
pub const REACH: [usize; LAYERS] = [1, 1, 2, 2, 4];
/// Outputs of the tag heads together: Penn tags, universal tags, names.
pub const TAGS: usize = Xpos::ALL.len() + Upos::ALL.len() + NAMES;
/// Bits of an entry of the key table that are the row.
pub const ROW_BITS: u32 = 24;
/// Row of words that training did not see.
pub const UNKNOWN: u32 = 1;

/// One dense layer: packed weights, and for each output a scale (with the step of its input) and a bias.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    weights: Packed,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Dense {
    fn new(weights: &[u8], inputs: usize, scales: &[f32], biases: &[f32], step: f32) -> Self {
        let outputs = scales.len();
        let weights = Packed::new(inputs, outputs, |input, output| {
            let inside = input < inputs && output < outputs;
            let at = if inside { input * outputs + output } else { usize::MAX };
            weights.get(at).map_or(0, |&byte| byte as i8)
        });
        let columns = weights.columns();
        let mut scales: Vec<f32> = scales.iter().map(|scale| scale * step).collect();
        scales.resize(columns, 0.0);
        let mut biases = biases.to_vec();
        biases.resize(columns, 0.0);
        Self {
            weights,
            scales,
            biases,
        }
    }

    /// Columns of the product.
    pub(crate) fn columns(&self) -> usize {
        self.weights.columns()
    }

    /// The exact sums for each row.
    pub(crate) fn sums(&self, left: &[i16], stride: usize, rows: usize, sums: &mut Vec<i32>) {
        sums.resize(rows * self.columns(), 0);
        multiply(left, stride, &self.weights, sums);
    }

    /// One row of sums as values.
    #[inline(always)]
    pub(crate) fn values<'a>(&'a self, sums: &'a [i32]) -> impl Iterator<Item = f32> + 'a {
        sums.iter()
            .zip(&self.scales)
            .zip(&self.biases)
            .map(|((&sum, scale), bias)| sum as f32 * scale + bias)
    }
}

/// The weights, checked and ready to compute with.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) file: WeightsFile,
    row_scales: Vec<f32>,
    layers: Vec<Dense>,
    tags: Dense,
    slots: Dense,
    pub(crate) actions: Dense,
    /// What an empty slot, then what the root contributes to the hidden layer, in steps of that layer.
    pub(crate) empty: Vec<i16>,
    /// The fact tables, and the bias of the hidden layer in front, in steps of that layer.
    pub(crate) facts: Vec<i16>,
    /// Moves with their relations: shift, then all left, then all right arcs.
    pub(crate) moves: Vec<(Move, Deprel)>,
    /// Where the left arcs begin and end.
    lefts: Range<usize>,
    steps: [f32; LAYERS + 2],
}

impl Network {
    /// Checks every section and unpacks the dense layers; the embeddings stay where they are.
    pub(crate) fn open(file: WeightsFile) -> Result<Self, WeightsError> {
        let expected = shape();
        let shape = file.sized(Section::Shape, expected.len() * 4)?;
        if (0..)
            .zip(&expected)
            .any(|(i, &number)| read_u32(shape, i * 4) != Some(number))
        {
            return Err(WeightsError::Section(Section::Shape));
        }
        let rows = file.section(Section::Rows)?.len() / WIDTH;
        file.sized(Section::Rows, rows * WIDTH)?;
        let row_scales = file.floats(Section::RowScales, rows)?;
        file.table(Section::Keys)?;
        file.table(Section::Words)?;

        let steps = file.floats(Section::Steps, LAYERS + 2)?;
        let steps: [f32; LAYERS + 2] = steps.try_into().map_err(|_| WeightsError::Section(Section::Steps))?;
        if steps.iter().any(|&step| step <= 0.0) {
            return Err(WeightsError::Section(Section::Steps));
        }
        let [inputs @ .., heads, hidden] = steps;
        let conv = file.sized(Section::Conv, LAYERS * 3 * WIDTH * WIDTH)?;
        let scales = file.floats(Section::ConvScales, LAYERS * 2 * WIDTH)?;
        let layers = conv
            .chunks_exact(3 * WIDTH * WIDTH)
            .zip(scales.chunks_exact(2 * WIDTH))
            .zip(inputs)
            .map(|((weights, scales), step)| {
                let (scales, biases) = scales.split_at(WIDTH);
                Dense::new(weights, 3 * WIDTH, scales, biases, step)
            })
            .collect();
        let dense = |weights, scales, inputs: usize, outputs: usize, step| {
            let weights = file.sized(weights, inputs * outputs)?;
            let scales = file.floats(scales, 2 * outputs)?;
            let (scales, biases) = scales.split_at(outputs);
            Ok::<_, WeightsError>(Dense::new(weights, inputs, scales, biases, step))
        };
        let tags = dense(Section::Tags, Section::TagScales, WIDTH, TAGS, heads)?;
        let slots = dense(Section::Slots, Section::SlotScales, WIDTH, SLOTS * HIDDEN, heads)?;

        let names = file.section(Section::ActionNames)?;
        let moves = moves(names).ok_or(WeightsError::Section(Section::ActionNames))?;
        let count = |kind| moves.iter().filter(|(action, _)| *action == kind).count();
        let lefts = 1..1 + count(Move::Left);
        let actions = dense(Section::Actions, Section::ActionScales, HIDDEN, moves.len(), hidden)?;

        let empty = file.floats(Section::Empty, 2 * SLOTS * HIDDEN)?;
        let table = file.sized(Section::Facts, FACTS * FACT_VALUES * HIDDEN)?;
        let scales = file.floats(Section::FactScales, FACTS * FACT_VALUES + HIDDEN)?;
        let (scales, bias) = scales.split_at(FACTS * FACT_VALUES);
        let per_step = 1.0 / hidden;
        let empty = empty.iter().map(|&value| round(value, per_step)).collect();
        let mut facts: Vec<i16> = bias.iter().map(|&value| round(value, per_step)).collect();
        for (row, scale) in table.chunks_exact(HIDDEN).zip(scales) {
            facts.extend(row.iter().map(|&byte| round(f32::from(byte as i8) * scale, per_step)));
        }
        Ok(Self {
            row_scales,
            layers,
            tags,
            slots,
            actions,
            empty,
            facts,
            moves,
            lefts,
            steps,
            file,
        })
    }

    /// The sections read in place.
    pub(crate) fn tables(&self) -> Tables<'_> {
        let section = |section| self.file.section(section).unwrap_or_default();
        Tables {
            keys: section(Section::Keys),
            rows: section(Section::Rows),
            scales: &self.row_scales,
        }
    }

    /// Encodes the tokens of a batch and computes the heads: afterwards `batch.tags` and `batch.slots` have a row for
    /// each row of the batch.
    pub(crate) fn encode(&self, batch: &mut Batch) {
        let rows = batch.rows();
        for ((layer, step), reach) in self.layers.iter().zip(self.steps).zip(REACH) {
            vectorise(|| quantise(&batch.values, 1.0 / step, &mut batch.quantised));
            if reach == 1 {
                // The rows of three neighbours lie side by side as they are.
                layer.sums(&batch.quantised, WIDTH, rows.saturating_sub(2), &mut batch.sums);
            } else {
                gather(&batch.quantised, &batch.sentence, reach, &mut batch.windows);
                layer.sums(&batch.windows, 3 * WIDTH, rows.saturating_sub(2), &mut batch.sums);
            }
            vectorise(|| add_rectified(layer, &batch.sums, &batch.sentence, &mut batch.values));
        }
        let [.., heads, _] = self.steps;
        vectorise(|| quantise(&batch.values, 1.0 / heads, &mut batch.quantised));
        self.tags.sums(&batch.quantised, WIDTH, rows, &mut batch.tag_sums);
        self.slots.sums(&batch.quantised, WIDTH, rows, &mut batch.sums);
        let columns = self.slots.columns();
        let per_step = 1.0 / self.hidden_step();
        vectorise(|| {
            batch.slots.clear();
            for row in batch.sums.chunks_exact(columns) {
                let values = self.slots.values(row).take(SLOTS * HIDDEN);
                batch.slots.extend(values.map(|value| round(value, per_step)));
            }
        });
    }

    /// The values of the tag heads in one row of the batch.
    pub(crate) fn tag_values<'a>(&'a self, batch: &'a Batch, row: usize) -> impl Iterator<Item = f32> + 'a {
        let columns = self.tags.columns();
        let sums = batch
            .tag_sums
            .get(row * columns..(row + 1) * columns)
            .unwrap_or_default();
        self.tags.values(sums).take(TAGS)
    }

    /// Which actions shift, which are left and which are right arcs.
    pub(crate) fn actions_by_move(&self) -> [Range<usize>; 3] {
        let Range { start, end } = self.lefts;
        [0..start, start..end, end..self.moves.len()]
    }

    /// The step of the hidden layer.
    fn hidden_step(&self) -> f32 {
        let [.., hidden] = self.steps;
        hidden
    }
}

/// What the shape section holds: the widths, the number of layers, the reach of each.
#[must_use]
pub fn shape() -> Vec<u32> {
    [WIDTH, LAYERS, HIDDEN]
        .iter()
        .chain(&REACH)
        .map(|&n| n as u32)
        .collect()
}

/// Reads the actions: shift first, then left arcs, then right arcs.
fn moves(names: &[u8]) -> Option<Vec<(Move, Deprel)>> {
    let pairs = names.chunks_exact(2).map(|pair| {
        let &[action, deprel] = pair else { return None };
        let action = [Move::Shift, Move::Left, Move::Right].get(action as usize).copied()?;
        Some((action, Deprel::from_number(deprel)?))
    });
    let moves: Vec<_> = pairs.collect::<Option<_>>()?;
    let sorted = moves.windows(2).all(|pair| matches!(pair, [a, b] if a.0 <= b.0));
    let kinds = [Move::Shift, Move::Left, Move::Right].map(|kind| moves.iter().filter(|m| m.0 == kind).count());
    let [shifts, lefts, rights] = kinds;
    (sorted && shifts == 1 && lefts > 0 && rights > 0).then_some(moves)
}

/// The tables that are read in place.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    keys: &'a [u8],
    rows: &'a [u8],
    scales: &'a [f32],
}

impl Tables<'_> {
    /// Adds the embeddings of a token's features.
    #[inline(always)]
    fn embed(&self, keys: &Keys, out: &mut [f32]) {
        let mut found = [None; FEATURES];
        for (feature, (&key, found)) in keys.iter().zip(&mut found).enumerate() {
            if key != 0 {
                *found = find(self.keys, key, ROW_BITS).or((feature == LOWER).then_some(UNKNOWN.into()));
            }
        }
        for row in found.into_iter().flatten() {
            let start = row as usize * WIDTH;
            let (Some(row), Some(&scale)) = (self.rows.get(start..start + WIDTH), self.scales.get(row as usize)) else {
                continue;
            };
            for (out, &byte) in out.iter_mut().zip(row) {
                *out += f32::from(byte as i8) * scale;
            }
        }
    }
}

/// Sentences on their way through the network, with a row of zeros before, between and after them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    values: Vec<f32>,
    /// The rows of each row's sentence; none for a row of zeros.
    sentence: Vec<Range<u32>>,
    windows: Vec<i16>,
    quantised: Vec<i16>,
    sums: Vec<i32>,
    tag_sums: Vec<i32>,
    /// What each token contributes to the hidden layer from each slot, in steps of that layer.
    pub(crate) slots: Vec<i16>,
}

impl Batch {
    /// Begins a batch.
    pub(crate) fn begin(&mut self) {
        self.values.clear();
        self.sentence.clear();
        self.push_pad();
    }

    /// Rows so far.
    pub(crate) fn rows(&self) -> usize {
        self.values.len() / WIDTH
    }

    /// Ends a sentence.
    pub(crate) fn push_pad(&mut self) {
        let (first, end) = (self.sentence.len(), self.rows());
        self.sentence.resize(end, first as u32..end as u32);
        self.sentence.push(0..0);
        self.values.resize((end + 1) * WIDTH, 0.0);
    }

    /// Adds a token.
    pub(crate) fn push(&mut self, tables: Tables<'_>, keys: &Keys) {
        let start = self.values.len();
        self.values.resize(start + WIDTH, 0.0);
        let row = self.values.get_mut(start..).unwrap_or_default();
        vectorise(|| tables.embed(keys, row));
    }
}

/// Rounds values to multiples of a step, as 16-bit numbers; what does not fit is cut off.
#[inline(always)]
fn quantise(values: &[f32], per_step: f32, out: &mut Vec<i16>) {
    out.clear();
    out.extend(values.iter().map(|&value| round(value, per_step)));
}

/// A value in steps.
#[inline(always)]
fn round(value: f32, per_step: f32) -> i16 {
    /// Adding it leaves the rounded number in the low bits: the same on every machine, without a library call.
    const ROUND: f32 = 12_582_912.0;
    let value = (value * per_step).clamp(-32_767.0, 32_767.0);
    (value + ROUND).to_bits() as i16
}

/// One residual layer: adds the positive part of what the convolution gives to every token.
#[inline(always)]
fn add_rectified(layer: &Dense, sums: &[i32], sentences: &[Range<u32>], values: &mut [f32]) {
    let rows = values.chunks_exact_mut(WIDTH).zip(sentences).skip(1);
    for ((row, sentence), sums) in rows.zip(sums.chunks_exact(layer.columns())) {
        if !sentence.is_empty() {
            for (value, added) in row.iter_mut().zip(layer.values(sums)) {
                *value += if added > 0.0 { added } else { 0.0 };
            }
        }
    }
}

/// Puts each row's neighbours at a distance of `reach` beside it, zeros for what is not of its sentence; the first row
/// and the last are left out.
fn gather(rows: &[i16], sentences: &[Range<u32>], reach: usize, out: &mut Vec<i16>) {
    const ZERO: [i16; WIDTH] = [0; WIDTH];
    out.clear();
    let inside = sentences.len().saturating_sub(1);
    for (row, sentence) in sentences.iter().enumerate().take(inside).skip(1) {
        for source in [row.wrapping_sub(reach), row, row + reach] {
            let within = (sentence.start as usize..sentence.end as usize).contains(&source);
            let source = Some(source)
                .filter(|_| within)
                .and_then(|at| rows.get(at * WIDTH..(at + 1) * WIDTH));
            out.extend_from_slice(source.unwrap_or(&ZERO));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_round_to_the_nearest_step_and_saturate() {
        let mut out = Vec::new();
        quantise(&[0.0, 0.26, -0.26, 1.0, -1.0, 1e9, -1e9], 2.0, &mut out);
        assert_eq!(out, [0, 1, -1, 2, -2, 32_767, -32_767]);
    }
}
