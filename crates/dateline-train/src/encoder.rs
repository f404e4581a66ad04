//! The encoder and the tag heads in training: forward with dropout, and backward.

use std::ops::Range;

use dateline::syntax::features::{Casing, FEATURES, FORM, Featuriser, LOWER, WordTable};
use dateline::syntax::network::{LAYERS, NAMES, REACH, TAGS, UNKNOWN, WIDTH};
use dateline::syntax::{Upos, Xpos};
use dateline_kernels::exp;

use crate::corpus::{Example, UNSAID};
use crate::matrix::{Scratch, View, add_product};
use crate::parameters::{Gradient, Layout, Parameters};
use crate::random::Random;
use crate::vocabulary::{NO_ROW, Vocabulary};

/// How much is left out at random.
#[derive(Clone, Copy, Debug)]
pub struct Dropout {
    /// Of the values of the first and the last layer.
    pub values: f32,
    /// Of words, so that endings and neighbours are learnt from.
    pub words: f32,
}

/// Sentences in the encoder, with a row of zeros before, between and after them.
pub struct Encoded {
    /// Row of each sentence's first token.
    pub first: Vec<usize>,
    /// Rows in all.
    pub rows: usize,
    /// Output of the last layer, dropout applied.
    pub top: Vec<f32>,
    ids: Vec<[u32; FEATURES]>,
    /// The rows of each row's sentence; none for a row of zeros.
    sentence: Vec<Range<usize>>,
    /// Values before each layer.
    inputs: Vec<Vec<f32>>,
    /// What each convolution gives, before it is rectified.
    raw: Vec<Vec<f32>>,
    keep_bottom: Vec<f32>,
    keep_top: Vec<f32>,
}

/// Runs the encoder over a batch.
pub fn encode(
    layout: &Layout,
    weights: &Parameters,
    vocabulary: &Vocabulary,
    batch: &[Example],
    dropout: Dropout,
    random: &mut Random,
    scratch: &mut Scratch,
) -> Encoded {
    let mut featuriser = Featuriser::default();
    let mut first = Vec::new();
    let mut ids = vec![[NO_ROW; FEATURES]];
    let mut sentence = Vec::new();
    sentence.push(0..0);
    for example in batch {
        first.push(ids.len());
        let rows = ids.len()..ids.len() + example.words.len();
        sentence.resize(rows.end, rows);
        sentence.push(0..0);
        let casing = Casing::of(example.words.iter().map(String::as_str));
        for word in &example.words {
            let mut rows = vocabulary.rows(&featuriser.keys(word, casing, WordTable(&vocabulary.words_table)));
            if random.chance(dropout.words) {
                rows[LOWER] = UNKNOWN;
                rows[FORM] = NO_ROW;
            } else if random.chance(dropout.words * 0.5) {
                rows[FORM] = NO_ROW;
            }
            ids.push(rows);
        }
        ids.push([NO_ROW; FEATURES]);
    }
    let rows = ids.len();
    let mut values = vec![0f32; rows * WIDTH];
    for (value, ids) in values.chunks_exact_mut(WIDTH).zip(&ids) {
        for &row in ids.iter().filter(|&&row| row != NO_ROW) {
            let row = &weights.rows[row as usize * WIDTH..(row as usize + 1) * WIDTH];
            for (value, weight) in value.iter_mut().zip(row) {
                *value += weight;
            }
        }
    }
    let mut mask = || -> Vec<f32> {
        let kept = 1.0 / (1.0 - dropout.values);
        (0..rows * WIDTH)
            .map(|_| if random.chance(dropout.values) { 0.0 } else { kept })
            .collect()
    };
    let (keep_bottom, keep_top) = (mask(), mask());
    multiply(&mut values, &keep_bottom);

    let mut inputs = Vec::new();
    let mut raw = Vec::new();
    let mut windows = vec![0f32; rows * 3 * WIDTH];
    for (layer, reach) in REACH.into_iter().enumerate() {
        window(&values, &sentence, reach, &mut windows);
        let mut out = Vec::with_capacity(rows * WIDTH);
        for _ in 0..rows {
            out.extend_from_slice(&weights.dense[layout.conv_bias[layer].clone()]);
        }
        let conv = View::new(&weights.dense[layout.conv[layer].clone()], WIDTH);
        add_product(
            [rows, 3 * WIDTH, WIDTH],
            View::new(&windows, 3 * WIDTH),
            conv,
            &mut out,
            scratch,
        );
        let mut next = values.clone();
        let rows = next.chunks_exact_mut(WIDTH).zip(out.chunks_exact(WIDTH));
        for ((next, out), sentence) in rows.zip(&sentence) {
            if !sentence.is_empty() {
                for (next, out) in next.iter_mut().zip(out) {
                    *next += out.max(0.0);
                }
            }
        }
        inputs.push(std::mem::replace(&mut values, next));
        raw.push(out);
    }
    multiply(&mut values, &keep_top);
    Encoded {
        first,
        rows,
        top: values,
        ids,
        sentence,
        inputs,
        raw,
        keep_bottom,
        keep_top,
    }
}

/// Sends the gradient of the top values down to the weights and the embedding rows.
pub fn backward(
    layout: &Layout,
    weights: &Parameters,
    encoded: &Encoded,
    mut above: Vec<f32>,
    gradient: &mut Gradient,
    scratch: &mut Scratch,
) {
    let rows = encoded.rows;
    multiply(&mut above, &encoded.keep_top);
    let clear_pads = |values: &mut [f32]| {
        for (value, _) in values
            .chunks_exact_mut(WIDTH)
            .zip(&encoded.sentence)
            .filter(|(_, sentence)| sentence.is_empty())
        {
            value.fill(0.0);
        }
    };
    clear_pads(&mut above);
    let mut windows = vec![0f32; rows * 3 * WIDTH];
    for layer in (0..LAYERS).rev() {
        let mut through = above.clone();
        for (through, raw) in through.iter_mut().zip(&encoded.raw[layer]) {
            if *raw <= 0.0 {
                *through = 0.0;
            }
        }
        window(&encoded.inputs[layer], &encoded.sentence, REACH[layer], &mut windows);
        let conv = layout.conv[layer].clone();
        let left = View::new(&windows, 3 * WIDTH).transposed();
        add_product(
            [3 * WIDTH, rows, WIDTH],
            left,
            View::new(&through, WIDTH),
            &mut gradient.dense[conv.clone()],
            scratch,
        );
        let bias = &mut gradient.dense[layout.conv_bias[layer].clone()];
        for row in through.chunks_exact(WIDTH) {
            for (bias, value) in bias.iter_mut().zip(row) {
                *bias += value;
            }
        }
        windows.fill(0.0);
        let turned = View::new(&weights.dense[conv], WIDTH).transposed();
        add_product(
            [rows, WIDTH, 3 * WIDTH],
            View::new(&through, WIDTH),
            turned,
            &mut windows,
            scratch,
        );
        for (row, window) in windows.chunks_exact(3 * WIDTH).enumerate() {
            for (offset, part) in window.chunks_exact(WIDTH).enumerate() {
                let Some(target) = neighbour(row, offset, REACH[layer], &encoded.sentence[row]) else {
                    continue;
                };
                for (sum, value) in above[target * WIDTH..(target + 1) * WIDTH].iter_mut().zip(part) {
                    *sum += value;
                }
            }
        }
        clear_pads(&mut above);
    }
    multiply(&mut above, &encoded.keep_bottom);
    for (ids, values) in encoded.ids.iter().zip(above.chunks_exact(WIDTH)) {
        for &row in ids.iter().filter(|&&row| row != NO_ROW) {
            gradient.add_row(row, values);
        }
    }
}

/// The tag heads: adds their gradients, and what they ask of the top values to `above`.
pub fn tags(
    layout: &Layout,
    weights: &Parameters,
    encoded: &Encoded,
    batch: &[Example],
    above: &mut [f32],
    gradient: &mut Gradient,
    scratch: &mut Scratch,
) {
    let rows = encoded.rows;
    let mut scores = Vec::with_capacity(rows * TAGS);
    for _ in 0..rows {
        scores.extend_from_slice(&weights.dense[layout.tags_bias.clone()]);
    }
    let heads = View::new(&weights.dense[layout.tags.clone()], TAGS);
    add_product(
        [rows, WIDTH, TAGS],
        View::new(&encoded.top, WIDTH),
        heads,
        &mut scores,
        scratch,
    );
    const PENN: Range<usize> = 0..Xpos::ALL.len();
    const UNIVERSAL: Range<usize> = PENN.end..PENN.end + Upos::ALL.len();
    const NAME: Range<usize> = UNIVERSAL.end..UNIVERSAL.end + NAMES;
    let mut said = vec![false; rows];
    for (example, &first) in batch.iter().zip(&encoded.first) {
        for token in 0..example.words.len() {
            let row = &mut scores[(first + token) * TAGS..(first + token + 1) * TAGS];
            said[first + token] = true;
            for (range, gold) in [
                (PENN, &example.xpos),
                (UNIVERSAL, &example.upos),
                (NAME, &example.names),
            ] {
                let scores = &mut row[range];
                if gold[token] == UNSAID {
                    scores.fill(0.0);
                } else {
                    gradient.loss += softmax(scores, gold[token].into(), example.weight);
                }
            }
            gradient.tokens += 1;
        }
    }
    for (row, _) in scores.chunks_exact_mut(TAGS).zip(&said).filter(|(_, said)| !**said) {
        row.fill(0.0);
    }
    let left = View::new(&encoded.top, WIDTH).transposed();
    let scores_view = View::new(&scores, TAGS);
    add_product(
        [WIDTH, rows, TAGS],
        left,
        scores_view,
        &mut gradient.dense[layout.tags.clone()],
        scratch,
    );
    let bias = &mut gradient.dense[layout.tags_bias.clone()];
    for row in scores.chunks_exact(TAGS) {
        for (bias, value) in bias.iter_mut().zip(row) {
            *bias += value;
        }
    }
    add_product([rows, TAGS, WIDTH], scores_view, heads.transposed(), above, scratch);
}

/// Turns scores into the gradient of the cross entropy; gives the loss.
fn softmax(scores: &mut [f32], gold: usize, weight: f32) -> f64 {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - highest);
        sum += *score;
    }
    let probability = scores[gold] / sum;
    for score in scores.iter_mut() {
        *score *= weight / sum;
    }
    scores[gold] -= weight;
    -f64::from(probability.max(1e-9)).ln() * f64::from(weight)
}

fn multiply(values: &mut [f32], factors: &[f32]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}

/// The row before (0), at (1) or behind (2) a row, at a distance of `reach`, if it is of the same sentence.
fn neighbour(row: usize, offset: usize, reach: usize, sentence: &Range<usize>) -> Option<usize> {
    (row + offset * reach)
        .checked_sub(reach)
        .filter(|row| sentence.contains(row))
}

/// Each row with its two neighbours beside it.
fn window(values: &[f32], sentences: &[Range<usize>], reach: usize, out: &mut [f32]) {
    for ((row, out), sentence) in out.chunks_exact_mut(3 * WIDTH).enumerate().zip(sentences) {
        for (offset, part) in out.chunks_exact_mut(WIDTH).enumerate() {
            match neighbour(row, offset, reach, sentence) {
                Some(source) => part.copy_from_slice(&values[source * WIDTH..(source + 1) * WIDTH]),
                None => part.fill(0.0),
            }
        }
    }
}

impl Encoded {
    /// The values before each layer, then the top.
    pub fn layers(&self) -> impl Iterator<Item = &[f32]> {
        self.inputs.iter().chain([&self.top]).map(Vec::as_slice)
    }
}
