//! From a layout to its syntax: batches of sentences through the network, then the parser, all of a batch in step.

use dateline_kernels::vectorise;

use super::features::{Casing, Featuriser, WordTable};
use super::lemma::Lemmas;
use super::network::{Batch, HIDDEN, NAMES, Network, quantise};
use super::transition::{FACT_VALUES, SLOTS, State};
use super::weights::{Section, WeightsError, WeightsFile};
use super::{Deprel, NameKind, NameTag, ROOT, Syntax, Upos, Xpos, names, surnames};
use crate::text::{Layout, Sentence};

/// Rows after which a batch goes through the network: its intermediate results stay in the cache.
const BATCH_ROWS: usize = 128;

/// Trained weights, ready to analyse with. Immutable, cheap to share between threads.
#[derive(Clone, Debug)]
pub struct Model {
    network: Network,
    lemmas: Lemmas,
}

/// A sentence in a batch.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// First token.
    first: u32,
    len: u32,
    /// Row of the first token in the batch.
    row: usize,
}

/// Buffers of one analysis.
#[derive(Default)]
struct Work {
    featuriser: Featuriser,
    batch: Batch,
    entries: Vec<Entry>,
    states: Vec<State>,
    live: Vec<usize>,
    hidden: Vec<f32>,
    hidden_quantised: Vec<i16>,
    sums: Vec<i32>,
    scores: Vec<f32>,
    names: names::Decoder,
    folded: String,
}

impl Model {
    /// Reads weights; the large tables are used where they lie.
    ///
    /// # Errors
    /// The file is damaged or was written for other code: see [`WeightsError`].
    pub fn open(bytes: impl Into<std::borrow::Cow<'static, [u8]>>) -> Result<Self, WeightsError> {
        let file = WeightsFile::open(bytes)?;
        let lemmas = Lemmas::open(&file)?;
        Ok(Self {
            network: Network::open(file)?,
            lemmas,
        })
    }

    /// Tags and parses the sentences of `layout`.
    #[must_use]
    pub fn analyse(&self, text: &str, layout: &Layout) -> Syntax {
        let count = layout.tokens.len();
        let mut syntax = Syntax {
            upos: vec![Upos::default(); count],
            xpos: vec![Xpos::default(); count],
            head: vec![ROOT; count],
            deprel: vec![Deprel::default(); count],
            name: vec![NameTag::default(); count],
            lemma_text: String::with_capacity(text.len()),
            lemma_end: Vec::with_capacity(count),
            ..Syntax::default()
        };
        let mut work = Work::default();
        work.batch.begin();
        for sentence in &layout.sentences {
            self.enter(text, layout, sentence, &mut work, &mut syntax);
        }
        self.flush(&mut work, &mut syntax);

        let words = WordTable(self.network.file.section(Section::Words).unwrap_or_default());
        let form = |at: usize| layout.tokens.get(at).map_or("", |token| token.span.slice(text));
        let glued = |at: usize| layout.tokens.get(at).is_some_and(|token| !token.space_after);
        names::join_halves(&mut syntax.name, form, glued);
        names::part_persons(&mut syntax.name, |at, room| (form(at), words.name(form(at), room)));
        surnames::complete(&mut syntax.name, &syntax.upos, form);
        let keys = self.network.file.section(Section::LemmaKeys).unwrap_or_default();
        for ((token, &upos), &xpos) in layout.tokens.iter().zip(&syntax.upos).zip(&syntax.xpos) {
            let word = token.span.slice(text);
            let out = &mut syntax.lemma_text;
            // "the cleansing of a region": a noun by one head and a participle by the other is a noun.
            let xpos = if upos == Upos::Noun && xpos == Xpos::Vbg {
                Xpos::Nn
            } else {
                xpos
            };
            self.lemmas.lemma(keys, word, upos, xpos, &mut work.folded, out);
            syntax.lemma_end.push(out.len() as u32);
        }
        children(&mut syntax);
        syntax
    }

    /// Puts a sentence into the batch.
    fn enter(&self, text: &str, layout: &Layout, sentence: &Sentence, work: &mut Work, syntax: &mut Syntax) {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let tokens = layout.tokens.get(tokens).unwrap_or_default();
        if tokens.is_empty() {
            return;
        }
        let tables = self.network.tables();
        let words = WordTable(self.network.file.section(Section::Words).unwrap_or_default());
        let casing = Casing::of(tokens.iter().map(|token| token.span.slice(text)));
        work.entries.push(Entry {
            first: sentence.tokens.start,
            len: tokens.len() as u32,
            row: work.batch.rows(),
        });
        for token in tokens {
            let keys = work.featuriser.keys(token.span.slice(text), casing, words);
            work.batch.push(tables, &keys);
        }
        work.batch.push_pad();
        if work.batch.rows() >= BATCH_ROWS {
            self.flush(work, syntax);
        }
    }

    /// Sends the batch through the network and writes what comes out.
    fn flush(&self, work: &mut Work, syntax: &mut Syntax) {
        self.network.encode(&mut work.batch);
        for entry in &work.entries {
            self.tag(*entry, &work.batch, &mut work.scores, &mut work.names, syntax);
        }
        self.parse(work);
        for (entry, state) in work.entries.iter().zip(&work.states) {
            write_tree(*entry, state, syntax);
        }
        work.entries.clear();
        work.batch.begin();
    }

    /// Parts of speech and names of one entry.
    fn tag(&self, entry: Entry, batch: &Batch, scores: &mut Vec<f32>, names: &mut names::Decoder, syntax: &mut Syntax) {
        names.begin();
        let tokens = entry.first as usize..(entry.first + entry.len) as usize;
        let upos = syntax.upos.get_mut(tokens.clone()).unwrap_or_default().iter_mut();
        let xpos = syntax.xpos.get_mut(tokens.clone()).unwrap_or_default().iter_mut();
        for ((row, upos), xpos) in (entry.row..).zip(upos).zip(xpos) {
            scores.clear();
            vectorise(|| scores.extend(self.network.tag_values(batch, row)));
            let (penn, rest) = scores.split_at(Xpos::ALL.len().min(scores.len()));
            let (universal, name) = rest.split_at(Upos::ALL.len().min(rest.len()));
            *xpos = Xpos::from_number(best(penn) as u8).unwrap_or_default();
            *upos = Upos::from_number(best(universal) as u8).unwrap_or_default();
            debug_assert_eq!(name.len(), NAMES);
            names.push(name);
        }
        names.decode(syntax.name.get_mut(tokens).unwrap_or_default());
    }

    /// Parses all entries of the batch, one action of each at a time.
    fn parse(&self, work: &mut Work) {
        let Work {
            batch,
            entries,
            states,
            live,
            hidden,
            hidden_quantised,
            sums,
            ..
        } = work;
        states.resize_with(states.len().max(entries.len()), State::default);
        live.clear();
        for (index, (entry, state)) in entries.iter().zip(states.iter_mut()).enumerate() {
            state.begin(entry.len);
            live.push(index);
        }
        let per_step = 1.0 / self.network.hidden_step();
        loop {
            live.retain(|&index| states.get_mut(index).is_some_and(advance));
            if live.is_empty() {
                return;
            }
            vectorise(|| {
                hidden.resize(live.len() * HIDDEN, 0.0);
                for (&index, out) in live.iter().zip(hidden.chunks_exact_mut(HIDDEN)) {
                    if let (Some(state), Some(entry)) = (states.get(index), entries.get(index)) {
                        self.hidden(state, entry.row, &batch.slots, out);
                    }
                }
                quantise(hidden, per_step, hidden_quantised);
            });
            let actions = &self.network.actions;
            actions.sums(hidden_quantised, HIDDEN, live.len(), sums);
            for (&index, sums) in live.iter().zip(sums.chunks_exact(actions.columns())) {
                if let Some(state) = states.get_mut(index) {
                    let choice = self.choose(state, sums);
                    if let Some(&(action, deprel)) = self.network.moves.get(choice) {
                        state.step(action, deprel as u8);
                    }
                }
            }
        }
    }

    /// The hidden layer of a state: what its slots and its facts contribute, rectified.
    #[inline(always)]
    fn hidden(&self, state: &State, row: usize, projected: &[f32], out: &mut [f32]) {
        let (slots, facts) = state.view();
        let network = &self.network;
        let (bias, tables) = network.facts.split_at(HIDDEN.min(network.facts.len()));
        out.copy_from_slice(bias);
        for (slot, token) in slots.into_iter().enumerate() {
            let source = if token < state.len() {
                let start = ((row + token as usize) * SLOTS + slot) * HIDDEN;
                projected.get(start..start + HIDDEN)
            } else {
                let root = usize::from(token == state.len());
                let start = (root * SLOTS + slot) * HIDDEN;
                network.empty.get(start..start + HIDDEN)
            };
            add(out, source.unwrap_or_default());
        }
        for (fact, value) in facts.into_iter().enumerate() {
            let start = (fact * FACT_VALUES + usize::from(value)) * HIDDEN;
            add(out, tables.get(start..start + HIDDEN).unwrap_or_default());
        }
        for value in out {
            *value = if *value > 0.0 { *value } else { 0.0 };
        }
    }

    /// The legal action with the highest score.
    fn choose(&self, state: &State, sums: &[i32]) -> usize {
        let network = &self.network;
        let [shift, left, right] = state.legal();
        let (mut choice, mut highest) = (0, f32::NEG_INFINITY);
        for (action, score) in network.actions.values(sums).take(network.moves.len()).enumerate() {
            let legal = match action {
                0 => shift,
                _ if action < network.lefts.end => left,
                _ => right,
            };
            if legal && score > highest {
                (choice, highest) = (action, score);
            }
        }
        choice
    }
}

/// Makes the moves that leave no choice; says whether there is one to make.
fn advance(state: &mut State) -> bool {
    while let Some(action) = state.forced() {
        state.step(action, Deprel::Root as u8);
    }
    !state.is_done()
}

#[inline(always)]
fn add(out: &mut [f32], source: &[f32]) {
    for (out, source) in out.iter_mut().zip(source) {
        *out += source;
    }
}

/// The first of the highest scores.
fn best(scores: &[f32]) -> usize {
    let start = (0, f32::NEG_INFINITY);
    let (best, _) = scores
        .iter()
        .enumerate()
        .fold(start, |(best, highest), (index, &score)| {
            if score > highest {
                (index, score)
            } else {
                (best, highest)
            }
        });
    best
}

/// Writes the heads of one sentence.
fn write_tree(entry: Entry, state: &State, syntax: &mut Syntax) {
    let start = entry.first as usize;
    let heads = syntax.head.get_mut(start..).unwrap_or_default().iter_mut();
    let deprels = syntax.deprel.get_mut(start..).unwrap_or_default().iter_mut();
    for ((head, deprel), (parent, label)) in heads.zip(deprels).zip(state.arcs()) {
        (*head, *deprel) = if parent < entry.len {
            (entry.first + parent, Deprel::from_number(label).unwrap_or_default())
        } else {
            (ROOT, Deprel::Root)
        };
    }
}

/// Fills the child lists from the heads.
pub(crate) fn children(syntax: &mut Syntax) {
    let count = syntax.head.len();
    let ends = &mut syntax.child_end;
    ends.clear();
    ends.resize(count, 0);
    for &head in &syntax.head {
        if let Some(end) = ends.get_mut(head as usize) {
            *end += 1;
        }
    }
    let mut total = 0;
    for end in ends.iter_mut() {
        // Until filled, the end of a list is where its next child goes.
        (*end, total) = (total, total + *end);
    }
    syntax.child.clear();
    syntax.child.resize(total as usize, 0);
    for (child, &head) in syntax.head.iter().enumerate() {
        if let Some(end) = ends.get_mut(head as usize) {
            if let Some(place) = syntax.child.get_mut(*end as usize) {
                *place = child as u32;
            }
            *end += 1;
        }
    }
}

/// The kinds of names in the order of the name head's outputs.
#[must_use]
pub fn name_output(kind: NameKind, position: names::Position) -> usize {
    1 + 4 * kind as usize + position as usize
}
