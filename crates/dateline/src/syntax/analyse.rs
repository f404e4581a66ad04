//! From a layout to its syntax: batches of sentences through the network and the parser, then lemmas and names.

use dateline_kernels::vectorise;

use super::features::{Casing, Featuriser, WordTable};
use super::lemma::Lemmas;
use super::network::{Batch, NAMES, Network};
use super::parser::{Entry, Parser};
use super::transition::State;
use super::weights::{Section, WeightsError, WeightsFile};
use super::{Deprel, NameKind, NameTag, ROOT, Syntax, Upos, Xpos, names, particles, subjects, surnames};
use crate::text::{Layout, Sentence};

/// Rows after which a batch goes through the network: its intermediate results stay in the cache.
const BATCH_ROWS: usize = 128;

/// Trained weights, ready to analyse with. Immutable, cheap to share between threads.
#[derive(Clone, Debug)]
pub struct Model {
    network: Network,
    lemmas: Lemmas,
}

/// Buffers of one analysis.
#[derive(Default)]
struct Work {
    featuriser: Featuriser,
    batch: Batch,
    entries: Vec<Entry>,
    parser: Parser,
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
        particles::name_nouns(&mut syntax, form, glued);
        subjects::restore(&mut syntax, &layout.sentences, form);
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
        work.parser.parse(&self.network, &work.batch, &work.entries);
        for (entry, state) in work.entries.iter().zip(work.parser.trees()) {
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
