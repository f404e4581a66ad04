//! Learns where sentences end without a mark: a linear model over the gaps that the rules of the text stage leave open.
//!
//! AdaGrad on the squared hinge loss: additions, products, quotients and square roots alone, so that the weights come out
//! the same on every machine.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use dateline::text::boundary::{
    Boundaries, CASE_SLOTS, Care, Features, Judge, NAME_SLOTS, SLOTS, case_slot, name_slot, word_number,
};

use crate::lexicon::name_classes;
use crate::random::Random;

/// One document: its text on one line, and the bytes where its sentences begin, in order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text.
    pub text: String,
    /// Where sentences begin.
    pub begins: Vec<u32>,
}

/// Reads the documents of a treebank as texts without line breaks.
pub fn documents(path: &Path) -> io::Result<Vec<Document>> {
    let file =
        std::fs::read_to_string(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    let mut documents: Vec<Document> = Vec::new();
    let (mut inside, mut joined) = (false, 0u32); // a sentence; the last word of the multiword token
    for line in file.lines() {
        if line.starts_with("# newdoc") {
            documents.push(Document::default());
        }
        if line.is_empty() {
            inside = false;
            joined = 0;
        }
        let (Some(document), [id, form, .., misc]) = (documents.last_mut(), &line.split('\t').collect::<Vec<_>>()[..])
        else {
            continue;
        };
        if id.contains('.') {
            continue;
        }
        match id.split_once('-') {
            Some((_, last)) => joined = last.parse().unwrap_or(0),
            None if id.parse().is_ok_and(|id: u32| id <= joined) => continue,
            None => {}
        }
        if !inside {
            if !document.text.is_empty() && !document.text.ends_with(' ') {
                document.text.push(' ');
            }
            document.begins.push(document.text.len() as u32);
            inside = true;
        }
        document.text.push_str(form);
        if !misc.contains("SpaceAfter=No") {
            document.text.push(' ');
        }
    }
    Ok(documents)
}

/// Makes documents of news in tokens, in which hardly a sentence ends without a mark.
pub fn news(folder: &Path) -> io::Result<Vec<Document>> {
    const TOGETHER: usize = 6;
    let sentences = crate::name_sets::read_columns(&folder.join("ner/gmb-voa.conll"))?;
    Ok(sentences.chunks(TOGETHER).map(detokenise).collect())
}

/// The text of sentences in tokens.
fn detokenise(sentences: &[crate::name_sets::Columns]) -> Document {
    let mut document = Document::default();
    for sentence in sentences {
        if !document.text.is_empty() {
            document.text.push(' ');
        }
        document.begins.push(document.text.len() as u32);
        let (mut glued, mut quoted) = (true, false);
        for word in sentence.iter().filter_map(|row| row.first()) {
            let quote = word == "\"";
            let closes = matches!(
                word.as_str(),
                "," | "." | ";" | ":" | "?" | "!" | ")" | "%" | "'" | "n't"
            ) || word.starts_with('\'') && word.len() > 1
                || quote && quoted;
            if !glued && !closes {
                document.text.push(' ');
            }
            document.text.push_str(word);
            glued = matches!(word.as_str(), "(" | "$") || quote && !quoted;
            quoted ^= quote;
        }
    }
    document
}

/// Takes down the gaps and what the treebank says of them.
struct Recorder<'d> {
    document: &'d Document,
    table: Boundaries<'d>,
    seen: Vec<(Features, bool)>,
}

impl Judge for Recorder<'_> {
    fn ends(&mut self, features: &Features, _: Care, at: u32) -> bool {
        let ends = self.document.begins.binary_search(&at).is_ok();
        self.seen.push((*features, ends));
        ends
    }

    fn table(&self) -> Boundaries<'_> {
        self.table
    }
}

/// Features seen less often keep no weight.
const RARE: u32 = 2;
const PASSES: usize = 12;
const STEP: f32 = 0.02;
/// Share of features left out at each step.
const DROPOUT: f32 = 0.2;
/// How much more a missed end counts than a false one: there are twelve gaps without an end to each with one.
const MISSED: f32 = 2.0;
/// How many small weights make a whole one.
const SCALE: f32 = 64.0;

/// Learns from documents; `cased` are words as they stand inside sentences. Returns the file.
pub fn learn(documents: &[Document], cased: &[String], dictionary: &[String]) -> Vec<u8> {
    let mut file = vec![0u8; SLOTS];
    file.extend(cases(cased, dictionary));
    file.extend(names());
    let mut gaps: Vec<(Features, bool)> = documents.iter().flat_map(|document| gaps(document, &file)).collect();
    let mut often = vec![0u32; SLOTS];
    for slot in gaps.iter().flat_map(|(features, _)| features) {
        often[usize::from(*slot)] += 1;
    }
    let mut weights = vec![0f32; SLOTS];
    let mut squares = vec![0f32; SLOTS];
    let mut sums = vec![0f64; SLOTS];
    let mut random = Random::new(1);
    let mut kept = Vec::new();
    for _ in 0..PASSES {
        random.shuffle(&mut gaps);
        for (features, ends) in &gaps {
            kept.clear();
            kept.extend(
                features
                    .iter()
                    .map(|&slot| usize::from(slot))
                    .filter(|_| !random.chance(DROPOUT)),
            );
            let score = kept.iter().map(|&slot| weights[slot]).sum::<f32>() / (1.0 - DROPOUT);
            let (sign, cost) = if *ends { (1.0, MISSED) } else { (-1.0, 1.0) };
            let miss = 1.0 - sign * score;
            if miss <= 0.0 {
                continue;
            }
            for &slot in kept.iter().filter(|&&slot| often[slot] >= RARE) {
                let gradient = -sign * cost * miss;
                squares[slot] += gradient * gradient;
                weights[slot] -= STEP * gradient / (squares[slot].sqrt() + 1e-3);
            }
        }
        for (sum, weight) in sums.iter_mut().zip(&weights) {
            *sum += f64::from(*weight);
        }
    }
    for (byte, sum) in file.iter_mut().zip(&sums) {
        let weight = (sum / PASSES as f64) as f32 * SCALE;
        *byte = weight.round().clamp(-127.0, 127.0) as i8 as u8;
    }
    file
}

/// The gaps of a document that the rules leave open, and whether a sentence ends there.
fn gaps(document: &Document, file: &[u8]) -> Vec<(Features, bool)> {
    let table = Boundaries::open(file);
    let seen = Vec::new();
    let mut recorder = Recorder { document, table, seen };
    let _ = dateline::text::analyse_with(&document.text, &mut recorder);
    recorder.seen
}

/// What the weights find in documents: ends found, ends seen falsely, ends missed.
pub fn measure(file: &[u8], documents: &[Document]) -> (usize, usize, usize) {
    let table = Boundaries::open(file);
    let mut counts = (0, 0, 0);
    for (features, ends) in documents.iter().flat_map(|document| gaps(document, file)) {
        match (ends, table.score(&features) > 0) {
            (true, true) => counts.0 += 1,
            (false, true) => counts.1 += 1,
            (true, false) => counts.2 += 1,
            (false, false) => {}
        }
    }
    counts
}

/// How words are written inside sentences, two bits for each.
fn cases(words: &[String], dictionary: &[String]) -> Vec<u8> {
    let mut counts = count(words);
    for (word, count) in count(dictionary) {
        counts.entry(word).or_insert(count);
    }
    let mut table = vec![0u8; CASE_SLOTS / 4];
    for (word, (small, capital)) in counts {
        let case = match (small, capital) {
            (0, 0) => continue,
            _ if capital * 5 < small => 1,
            _ if small * 5 < capital => 3,
            _ => 2,
        };
        let slot = case_slot(word);
        table[slot / 4] |= case << (slot % 4 * 2);
    }
    table
}

/// Which words are given names and which family names, two bits for each.
fn names() -> Vec<u8> {
    let mut table = vec![0u8; NAME_SLOTS / 4];
    for (word, class) in name_classes() {
        let slot = name_slot(word_number(word));
        table[slot / 4] |= (class & 3) << (slot % 4 * 2);
    }
    table
}

/// How often each word has a small letter and how often a capital.
fn count(words: &[String]) -> BTreeMap<u32, (u32, u32)> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for word in words {
        let count = counts.entry(word_number(word)).or_default();
        if word.starts_with(char::is_uppercase) {
            count.1 += 1;
        } else if word.starts_with(char::is_lowercase) {
            count.0 += 1;
        }
    }
    counts
}

/// Words of a dictionary as it writes them, and their plurals: for what the texts do not show.
pub fn dictionary(folder: &Path) -> io::Result<Vec<String>> {
    let mut words = Vec::new();
    for file in ["data.noun", "data.verb"] {
        let path = folder.join("world/wordnet").join(file);
        let text = std::fs::read_to_string(&path)?;
        for line in text.lines().filter(|line| !line.starts_with(' ')) {
            let mut fields = line.split(' ').skip(3);
            let count = fields
                .next()
                .and_then(|n| usize::from_str_radix(n, 16).ok())
                .unwrap_or(0);
            for word in fields.step_by(2).take(count).filter(|word| !word.contains('_')) {
                words.extend([word.to_owned(), format!("{word}s")]);
            }
        }
    }
    Ok(words)
}

/// Words inside sentences, of the treebanks and of the sets of names, for [`learn`].
pub fn cased(folder: &Path) -> io::Result<Vec<String>> {
    let mut words = Vec::new();
    for file in ["ewt-train", "gum-train"] {
        for sentence in crate::conllu::read(&folder.join(format!("syntax/{file}.conllu")))? {
            words.extend(sentence.words.into_iter().skip(1).map(|word| word.form));
        }
    }
    for sentence in crate::name_sets::read_columns(&folder.join("ner/gmb-voa.conll"))? {
        words.extend(sentence.into_iter().skip(1).filter_map(|row| row.into_iter().next()));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_is_learnt() {
        let text = "Dear Ann, We left early today. Thanks Bob".to_owned();
        let begins = vec![0, 10, 31];
        let documents = vec![Document { text, begins }; 40];
        let cased = ["We", "we", "left", "early"].map(str::to_owned);
        let file = learn(&documents, &cased, &[]);
        assert_eq!(file, learn(&documents, &cased, &[]), "the same twice");
        let (found, seen_falsely, missed) = measure(&file, &documents);
        assert_eq!((found, seen_falsely, missed), (40, 0, 0));
    }
}
