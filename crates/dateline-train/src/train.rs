//! The training run: batches, schedule, averaging.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Instant;

use dateline::syntax::Model;

use crate::augment::augment;
use crate::conllu;
use crate::corpus::{Corpus, Example};
use crate::encoder::{self, Dropout};
use crate::evaluate::evaluate;
use crate::export::{Trained, export};
use crate::matrix::Scratch;
use crate::name_sets;
use crate::parameters::{Gradient, Layout, Optimiser, Parameters};
use crate::parser::{self, Actions};
use crate::random::Random;
use crate::vocabulary::Vocabulary;
use crate::{lemmas, lexicon};

/// What can be chosen about a run; the defaults are what ships.
#[derive(Clone, Debug)]
pub struct Options {
    /// Passes over the treebanks.
    pub epochs: usize,
    /// Sentences a step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f32,
    /// Dropout.
    pub dropout: Dropout,
    /// Probability of following the prediction rather than the oracle.
    pub explore: f32,
    /// How slowly the shipped average follows the weights.
    pub decay: f32,
    /// Share of the name sets seen in each pass.
    pub names: f32,
    /// Seed of everything random.
    pub seed: u64,
    /// Threads; the result is the same for any number.
    pub threads: usize,
    /// Passes between two evaluations.
    pub every: usize,
    /// Where to leave the weights at each evaluation.
    pub checkpoint: Option<std::path::PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            epochs: 36,
            batch: 32,
            rate: 0.002,
            dropout: Dropout {
                values: 0.25,
                words: 0.15,
            },
            explore: 0.5,
            decay: 0.998,
            names: 0.3,
            seed: 1,
            threads: 1,
            every: 4,
            checkpoint: None,
        }
    }
}

/// Shards of a batch: always this many, so that the sums do not depend on the number of threads.
const SHARDS: usize = 2;

/// Trains on `folder`, reports on its development sets, gives the file of weights.
pub fn train(folder: &Path, options: &Options) -> io::Result<Vec<u8>> {
    let corpus = Corpus::read(folder)?;
    let all = || corpus.treebank.iter().chain(&corpus.names);
    let tokens = |examples: &[Example]| examples.iter().map(|e| e.words.len()).sum::<usize>();
    let vocabulary = Vocabulary::new(all(), lexicon::word_table());
    let actions = Actions::new(&corpus.treebank);
    eprintln!(
        "{} tokens in trees, {} in names; {} rows; {} actions",
        tokens(&corpus.treebank),
        tokens(&corpus.names),
        vocabulary.len(),
        actions.0.len()
    );
    let lemmas = lemmas::learn(corpus.treebank.iter());
    eprintln!(
        "{} lemma endings, {} rules",
        lemmas.entries,
        lemmas.rules.lines().count()
    );

    let layout = Layout::default();
    let mut random = Random::new(options.seed);
    let weights = Parameters::new(&layout, vocabulary.len(), &mut random);
    let mut trained = Trained {
        layout,
        weights,
        vocabulary,
        actions,
        lemmas,
    };
    let mut optimiser = Optimiser::new(&trained.weights);
    let mut gradients: [Gradient; SHARDS] =
        std::array::from_fn(|_| Gradient::new(&trained.layout, trained.vocabulary.len()));
    let mut randoms: [Random; SHARDS] = std::array::from_fn(|i| Random::new(options.seed * 1000 + i as u64));
    let pick = (corpus.names.len() as f32 * options.names) as usize;
    let steps = options.epochs * (corpus.treebank.len() + pick).div_ceil(options.batch);
    let mut name_order: Vec<&Example> = corpus.names.iter().collect();
    let mut step = 0;
    let development = development(folder)?;
    let sample: Vec<Example> = corpus.treebank.iter().step_by(20).cloned().collect();
    let mut file = Vec::new();
    let begin = Instant::now();
    for epoch in 0..options.epochs {
        random.shuffle(&mut name_order);
        let mut order: Vec<&Example> = corpus
            .treebank
            .iter()
            .chain(name_order.iter().copied().take(pick))
            .collect();
        random.shuffle(&mut order);
        let explore = if epoch == 0 { 0.0 } else { options.explore };
        for batch in order.chunks(options.batch) {
            step += 1;
            let size = batch.len().div_ceil(SHARDS);
            let jobs = batch.chunks(size).zip(gradients.iter_mut().zip(&mut randoms));
            let run = |(shard, (gradient, random)): (&[&Example], (&mut Gradient, &mut Random))| {
                one_shard(&trained, shard, options, explore, gradient, random);
            };
            if options.threads > 1 {
                thread::scope(|scope| jobs.for_each(|job| drop(scope.spawn(|| run(job)))));
            } else {
                jobs.for_each(run);
            }
            let progress = step as f32 / steps as f32;
            let rate = options.rate * (step as f32 / 300.0).min(1.0) * (1.0 - progress).max(0.01);
            let [first, rest @ ..] = &mut gradients;
            rest.iter_mut().for_each(|gradient| first.absorb(gradient));
            let scale = 1.0 / (batch.len() as f32 * 17.0);
            optimiser.step(&mut trained.weights, first, rate, scale, options.decay);
        }
        let [gradient, ..] = &mut gradients;
        let loss = std::mem::take(&mut gradient.loss) / std::mem::take(&mut gradient.tokens) as f64;
        eprintln!(
            "pass {} loss {loss:.4} {:.0} s",
            epoch + 1,
            begin.elapsed().as_secs_f32()
        );
        if (epoch + 1) % options.every == 0 || epoch + 1 == options.epochs {
            // What is measured and shipped is the average, in the form in which it ships.
            std::mem::swap(&mut trained.weights, &mut optimiser.average);
            file = export(&trained, &sample);
            std::mem::swap(&mut trained.weights, &mut optimiser.average);
            if let Some(path) = &options.checkpoint {
                std::fs::write(path, &file)?;
            }
            let model = Model::open(file.clone()).map_err(io::Error::other)?;
            for (name, sentences, names) in &development {
                eprintln!("  {name:14} {}", evaluate(&model, sentences, names));
            }
        }
    }
    Ok(file)
}

/// A development set: its name, its sentences, the gold names.
type Development = (&'static str, Vec<conllu::Sentence>, Vec<Vec<u8>>);

/// The development sets of a data folder.
pub fn development(folder: &Path) -> io::Result<Vec<Development>> {
    let gmb = name_sets::read_columns(&folder.join("ner/gmb-voa.conll"))?;
    let nationalities = name_sets::nationalities(&gmb);
    let read = |name: &'static str| {
        let sentences = conllu::read(&folder.join(format!("syntax/{name}.conllu")))?;
        let names = if name.starts_with("gum") {
            sentences
                .iter()
                .map(|s| name_sets::from_gum(s, &nationalities))
                .collect()
        } else {
            Vec::new()
        };
        Ok((name, sentences, names))
    };
    ["ewt-dev", "gum-dev", "gum-news-dev"].into_iter().map(read).collect()
}

fn one_shard(
    trained: &Trained,
    shard: &[&Example],
    options: &Options,
    explore: f32,
    gradient: &mut Gradient,
    random: &mut Random,
) {
    let Trained {
        layout,
        weights,
        vocabulary,
        actions,
        ..
    } = trained;
    let mut scratch = Scratch::default();
    let batch: Vec<Example> = shard.iter().map(|example| augment(example, random)).collect();
    let encoded = encoder::encode(
        layout,
        weights,
        vocabulary,
        &batch,
        options.dropout,
        random,
        &mut scratch,
    );
    let mut above = vec![0f32; encoded.top.len()];
    encoder::tags(layout, weights, &encoded, &batch, &mut above, gradient, &mut scratch);
    parser::parse(
        layout,
        weights,
        actions,
        &encoded,
        &batch,
        explore,
        random,
        &mut above,
        gradient,
        &mut scratch,
    );
    encoder::backward(layout, weights, &encoded, above, gradient, &mut scratch);
}
