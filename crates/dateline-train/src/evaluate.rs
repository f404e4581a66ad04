//! Measures the shipped code on gold tokens: what is evaluated is what users run.

use std::time::Instant;

use dateline::span::Span;
use dateline::syntax::{Doc, Model, NameTag};
use dateline::text::{Layout, Sentence, Token};

use crate::conllu;

/// Figures in per cent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Universal parts of speech.
    pub upos: f64,
    /// Penn parts of speech.
    pub xpos: f64,
    /// Lemmas, not minding case.
    pub lemma: f64,
    /// Heads.
    pub uas: f64,
    /// Heads with universal relations.
    pub las: f64,
    /// Heads with relations and subtypes.
    pub full_las: f64,
    /// Names, by F1 over spans and kinds, on sets that have them.
    pub names: f64,
    /// Tokens a second.
    pub speed: f64,
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "upos {:.2} xpos {:.2} lemma {:.2} uas {:.2} las {:.2} ({:.2}) names {:.2} {:.0}k tok/s",
            self.upos,
            self.xpos,
            self.lemma,
            self.uas,
            self.las,
            self.full_las,
            self.names,
            self.speed / 1000.0
        )
    }
}

/// Text and layout of sentences of given words.
pub fn layout<'w>(sentences: impl Iterator<Item = Vec<&'w str>>) -> (String, Layout) {
    let mut text = String::new();
    let mut layout = Layout::default();
    for words in sentences {
        let first = layout.tokens.len() as u32;
        let begin = text.len() as u32;
        for word in words {
            let start = text.len() as u32;
            text.push_str(word);
            let span = Span::new(start, text.len() as u32);
            layout.tokens.push(Token {
                span,
                space_after: true,
                joined: false,
            });
            text.push(' ');
        }
        let tokens = first..layout.tokens.len() as u32;
        layout.sentences.push(Sentence {
            span: Span::new(begin, text.len() as u32 - 1),
            tokens,
            block: 0,
        });
    }
    (text, layout)
}

/// Runs a model over the gold tokens of a treebank. `names` are gold outputs of the name head for each sentence.
pub fn evaluate(model: &Model, sentences: &[conllu::Sentence], names: &[Vec<u8>]) -> Figures {
    let words = |s: &conllu::Sentence| s.words.iter().map(|w| w.form.clone()).collect::<Vec<_>>();
    let owned: Vec<Vec<String>> = sentences.iter().map(words).collect();
    let (text, layout) = layout(owned.iter().map(|s| s.iter().map(String::as_str).collect()));
    let start = Instant::now();
    let syntax = model.analyse(&text, &layout);
    let seconds = start.elapsed().as_secs_f64();
    let doc = Doc {
        text: &text,
        layout: &layout,
        syntax: &syntax,
    };
    let mut hits = [0usize; 6];
    let mut t = 0u32;
    for sentence in sentences {
        let first = t;
        for word in &sentence.words {
            let head = doc.head(t).map(|h| h - first);
            let arc = head == word.head;
            let universal = word.deprel.split(':').next() == Some(doc.deprel(t).universal());
            let hit = [
                doc.upos(t).as_str() == word.upos,
                doc.xpos(t).as_str() == word.xpos,
                doc.lemma(t).to_lowercase() == word.lemma.to_lowercase(),
                arc,
                arc && universal,
                arc && doc.deprel(t).as_str() == word.deprel,
            ];
            for (sum, hit) in hits.iter_mut().zip(hit) {
                *sum += usize::from(hit);
            }
            t += 1;
        }
    }
    let share = |hits: usize| 100.0 * hits as f64 / f64::from(t.max(1));
    Figures {
        upos: share(hits[0]),
        xpos: share(hits[1]),
        lemma: share(hits[2]),
        uas: share(hits[3]),
        las: share(hits[4]),
        full_las: share(hits[5]),
        names: 100.0 * name_score(&syntax.name, names),
        speed: f64::from(t) / seconds,
    }
}

/// F1 of names; sentences whose gold has unsaid tokens are compared as if those were in no name.
fn name_score(found: &[NameTag], gold: &[Vec<u8>]) -> f64 {
    let mut spans: Vec<(usize, usize, u8)> = Vec::new();
    for (t, &tag) in gold.iter().flatten().enumerate() {
        if tag != 0 && tag != u8::MAX {
            let (kind, position) = ((tag - 1) / 4, (tag - 1) % 4);
            match (position, spans.last_mut()) {
                (1 | 2, Some(last)) if last.1 == t => last.1 += 1,
                _ => spans.push((t, t + 1, kind)),
            }
        }
    }
    let mut predicted: Vec<(usize, usize, u8)> = Vec::new();
    for (t, tag) in found.iter().enumerate() {
        match (tag, predicted.last_mut()) {
            (NameTag::Begin(kind), _) => predicted.push((t, t + 1, *kind as u8)),
            (NameTag::Inside(_), Some(last)) if last.1 == t => last.1 += 1,
            _ => {}
        }
    }
    let hits = predicted
        .iter()
        .filter(|span| spans.binary_search(span).is_ok())
        .count();
    2.0 * hits as f64 / (spans.len() + predicted.len()).max(1) as f64
}
