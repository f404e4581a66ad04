//! From trained weights to the file that ships: 8-bit weights with a scale for each output or row.

use dateline::syntax::network::{HIDDEN, LAYERS, ROW_BITS, TAGS, WIDTH, shape};
use dateline::syntax::transition::{FACT_VALUES, FACTS};
use dateline::syntax::weights::{Section, labels, write};

use crate::corpus::Example;
use crate::encoder::{Dropout, encode};
use crate::lemmas::LemmaTable;
use crate::matrix::Scratch;
use crate::parameters::{ACTIONS, Layout, PROJECTED, Parameters};
use crate::parser::{Actions, empty_slots};
use crate::random::Random;
use crate::vocabulary::Vocabulary;

/// Everything that training produced.
pub struct Trained {
    /// Where the weights lie.
    pub layout: Layout,
    /// The weights.
    pub weights: Parameters,
    /// Keys with rows.
    pub vocabulary: Vocabulary,
    /// The parser's actions.
    pub actions: Actions,
    /// The rules for lemmas.
    pub lemmas: LemmaTable,
}

/// Largest value of the hidden layer that 16 bits hold.
const HIDDEN_RANGE: f32 = 64.0;

/// Writes the file. `sample` is text to find out how large activations become.
pub fn export(trained: &Trained, sample: &[Example]) -> Vec<u8> {
    let Trained {
        layout,
        weights,
        vocabulary,
        actions,
        lemmas,
    } = trained;
    let dense = &weights.dense;
    let mut sections = vec![(Section::Labels, labels().into_bytes())];
    let shape = shape().iter().flat_map(|n| n.to_le_bytes()).collect();
    sections.push((Section::Shape, shape));

    sections.push((Section::Keys, key_table(vocabulary)));
    let (rows, scales) = by_row(&weights.rows, WIDTH);
    sections.push((Section::Rows, rows));
    sections.push((Section::RowScales, bytes(&scales)));

    let (mut conv, mut conv_scales) = (Vec::new(), Vec::new());
    for layer in 0..LAYERS {
        let (values, scales) = by_column(&dense[layout.conv[layer].clone()], WIDTH, WIDTH);
        conv.extend(values);
        conv_scales.extend(scales);
        conv_scales.extend_from_slice(&dense[layout.conv_bias[layer].clone()]);
    }
    sections.push((Section::Conv, conv));
    sections.push((Section::ConvScales, bytes(&conv_scales)));
    let mut head = |values, scales, columns: Vec<f32>, width, kept, biases: &[f32]| {
        let (weights, mut all) = by_column(&columns, width, kept);
        all.extend(biases);
        sections.push((values, weights));
        sections.push((scales, bytes(&all)));
    };
    head(
        Section::Tags,
        Section::TagScales,
        dense[layout.tags.clone()].to_vec(),
        TAGS,
        TAGS,
        &dense[layout.tags_bias.clone()],
    );
    let slots = dense[layout.slots.clone()].to_vec();
    head(
        Section::Slots,
        Section::SlotScales,
        slots,
        PROJECTED,
        PROJECTED,
        &[0.0; PROJECTED],
    );
    let kept = actions.0.len();
    let biases = &dense[layout.actions_bias.clone()][..kept];
    head(
        Section::Actions,
        Section::ActionScales,
        dense[layout.actions.clone()].to_vec(),
        ACTIONS,
        kept,
        biases,
    );
    sections.push((
        Section::ActionNames,
        actions
            .0
            .iter()
            .flat_map(|&(action, label)| [action as u8, label])
            .collect(),
    ));

    sections.push((Section::Empty, bytes(&empty_slots(layout, dense))));
    let (facts, mut scales) = by_row(&dense[layout.facts.clone()], HIDDEN);
    debug_assert_eq!(facts.len(), FACTS * FACT_VALUES * HIDDEN);
    scales.extend_from_slice(&dense[layout.hidden_bias.clone()]);
    sections.push((Section::Facts, facts));
    sections.push((Section::FactScales, bytes(&scales)));
    sections.push((Section::Steps, bytes(&steps(trained, sample))));
    sections.push((Section::LemmaKeys, lemmas.keys.clone()));
    sections.push((Section::LemmaRules, lemmas.rules.clone().into_bytes()));
    sections.push((Section::Words, vocabulary.words_table.clone()));
    write(&sections)
}

/// The hash table of keys: the low bits of a key say where it stands, the rest that it is the one.
fn key_table(vocabulary: &Vocabulary) -> Vec<u8> {
    let keys = vocabulary.keys();
    let entries = keys
        .into_iter()
        .map(|(key, row)| (key, (key >> ROW_BITS << ROW_BITS) | u64::from(row)));
    hash_table(entries.collect())
}

/// An open hash table of 64-bit entries, at most seven tenths full.
pub fn hash_table(entries: Vec<(u64, u64)>) -> Vec<u8> {
    let slots = (entries.len() * 10 / 7 + 2).next_power_of_two();
    let mut table = vec![0u64; slots];
    for (key, entry) in entries {
        assert_ne!(entry, 0, "an entry that looks like an empty slot");
        let mut slot = key as usize & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = entry;
    }
    table.iter().flat_map(|entry| entry.to_le_bytes()).collect()
}

/// Rounds rows to 8 bits, each with the scale of its largest value.
fn by_row(values: &[f32], width: usize) -> (Vec<u8>, Vec<f32>) {
    let mut out = Vec::with_capacity(values.len());
    let mut scales = Vec::new();
    for row in values.chunks_exact(width) {
        let scale = scale(row.iter().copied());
        out.extend(row.iter().map(|value| (value / scale).round() as i8 as u8));
        scales.push(scale);
    }
    (out, scales)
}

/// Rounds the first `kept` columns to 8 bits, each with the scale of its largest value.
fn by_column(values: &[f32], width: usize, kept: usize) -> (Vec<u8>, Vec<f32>) {
    let column = |c: usize| values.iter().skip(c).step_by(width).copied();
    let scales: Vec<f32> = (0..kept).map(|c| scale(column(c))).collect();
    let round = |row: &[f32]| -> Vec<u8> {
        row.iter()
            .zip(&scales)
            .map(|(value, scale)| (value / scale).round() as i8 as u8)
            .collect()
    };
    (values.chunks_exact(width).flat_map(round).collect(), scales)
}

fn scale(values: impl Iterator<Item = f32>) -> f32 {
    let largest = values.fold(0f32, |largest, value| largest.max(value.abs()));
    if largest == 0.0 { 1.0 } else { largest / 127.0 }
}

/// Steps of the activations: four times the largest value seen still fits.
fn steps(trained: &Trained, sample: &[Example]) -> Vec<f32> {
    let none = Dropout {
        values: 0.0,
        words: 0.0,
    };
    let mut largest = [0f32; LAYERS + 1];
    for batch in sample.chunks(64) {
        let encoded = encode(
            &trained.layout,
            &trained.weights,
            &trained.vocabulary,
            batch,
            none,
            &mut Random::new(0),
            &mut Scratch::default(),
        );
        for (largest, values) in largest.iter_mut().zip(encoded.layers()) {
            *largest = values.iter().fold(*largest, |largest, value| largest.max(value.abs()));
        }
    }
    largest
        .iter()
        .map(|&range| range * 4.0)
        .chain([HIDDEN_RANGE])
        .map(|range| range / 32_767.0)
        .collect()
}

fn bytes(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}
