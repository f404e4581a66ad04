//! Brings the sets of names to one convention: a name without title, article and possessive; nationalities apart.

use std::io;
use std::ops::Range;
use std::path::Path;

use dateline::syntax::names::Position;
use dateline::syntax::{NameKind, Xpos, name_output};
use rustc_hash::FxHashSet;

use crate::conllu;
use crate::corpus::{Example, UNSAID, projectivise};
use crate::layers::Layer;

/// A sentence of a file with a word and tags in columns.
pub type Columns = Vec<Vec<String>>;

/// Words before a person's name that are no part of it.
const TITLES: &[&str] = &[
    "mr.",
    "mrs.",
    "ms.",
    "mr",
    "mrs",
    "ms",
    "dr.",
    "dr",
    "miss",
    "sir",
    "lord",
    "lady",
    "dame",
    "president",
    "vice",
    "prime",
    "minister",
    "deputy",
    "foreign",
    "defense",
    "defence",
    "interior",
    "finance",
    "premier",
    "chancellor",
    "secretary",
    "state",
    "general",
    "gen.",
    "gen",
    "colonel",
    "col.",
    "major",
    "maj.",
    "lieutenant",
    "lt.",
    "captain",
    "capt.",
    "sergeant",
    "sgt.",
    "admiral",
    "commander",
    "chief",
    "senator",
    "sen.",
    "representative",
    "rep.",
    "congressman",
    "congresswoman",
    "governor",
    "gov.",
    "mayor",
    "ambassador",
    "envoy",
    "king",
    "queen",
    "prince",
    "princess",
    "emperor",
    "sheikh",
    "sheik",
    "ayatollah",
    "imam",
    "pope",
    "cardinal",
    "bishop",
    "archbishop",
    "reverend",
    "rev.",
    "father",
    "judge",
    "justice",
    "attorney",
    "prosecutor",
    "professor",
    "prof.",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "speaker",
    "spokesman",
    "spokeswoman",
    "leader",
    "former",
    "coach",
    "crown",
    "uncle",
    "aunt",
    "saint",
    "brigadier",
    "private",
    "corporal",
    "officer",
    "detective",
    "inspector",
    "head",
];

/// Small words inside the names of organisations, places, works.
const LINKS: &[&str] = &[
    "of", "for", "the", "and", "&", "-", "de", "la", "del", "on", "in", "'s", "’s", "to", "'",
];

/// Reads a file of one token a line, its columns separated by a tab or a space.
pub fn read_columns(path: &Path) -> io::Result<Vec<Columns>> {
    let text =
        std::fs::read_to_string(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    let mut sentences = vec![Columns::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            sentences.push(Columns::new());
        } else if let Some(sentence) = sentences.last_mut() {
            let separator = if line.contains('\t') { '\t' } else { ' ' };
            sentence.push(line.split(separator).map(str::to_owned).collect());
        }
    }
    sentences.retain(|s| !s.is_empty() && s.iter().all(|row| row.len() >= 2));
    Ok(sentences)
}

/// The names of one sentence while they are gathered.
pub(crate) struct Names {
    pub(crate) tags: Vec<u8>,
}

impl Names {
    pub(crate) fn new(length: usize) -> Self {
        Self { tags: vec![0; length] }
    }

    /// Marks a name unless it overlaps one marked before.
    pub(crate) fn mark(&mut self, tokens: Range<usize>, kind: NameKind) {
        if tokens.is_empty() || self.tags[tokens.clone()].iter().any(|&tag| tag != 0) {
            return;
        }
        let last = tokens.end - 1;
        for token in tokens.clone() {
            let position = match (token == tokens.start, token == last) {
                (true, true) => Position::Unit,
                (true, false) => Position::Begin,
                (false, true) => Position::Last,
                (false, false) => Position::Inside,
            };
            self.tags[token] = name_output(kind, position) as u8;
        }
    }
}

/// Takes title, article and possessive off a name.
fn trim(words: &[&str], mut tokens: Range<usize>, kind: NameKind) -> Range<usize> {
    let is = |token: usize, list: &[&str]| list.contains(&words[token].to_lowercase().as_str());
    while tokens.len() > 1 && is(tokens.start, &["the", "a", "an", "\"", "“"]) {
        tokens.start += 1;
    }
    if kind == NameKind::Per {
        while tokens.len() > 1 && is(tokens.start, TITLES) {
            tokens.start += 1;
        }
    }
    while tokens.len() > 1 && is(tokens.end - 1, &["'s", "’s", "'", "’", ",", "\"", "”"]) {
        tokens.end -= 1;
    }
    tokens
}

/// Nationalities, as the newswire set marks them (`gpe` on adjectives and plurals).
pub fn nationalities(gmb: &[Columns]) -> FxHashSet<String> {
    let rows = gmb.iter().flatten();
    rows.filter(|row| row[2] == "B-gpe" && row[1] != "NNP")
        .map(|row| row[0].clone())
        .collect()
}

/// Runs of tags `B-x I-x …`; a change of kind begins a new run even without `B-`.
fn runs(tags: &[&str]) -> Vec<(Range<usize>, String)> {
    let mut runs: Vec<(Range<usize>, String)> = Vec::new();
    for (token, tag) in tags.iter().enumerate() {
        let Some((position, kind)) = tag.split_once('-') else {
            continue;
        };
        match runs.last_mut() {
            Some((tokens, last)) if position == "I" && tokens.end == token && last == kind => tokens.end += 1,
            _ => runs.push((token..token + 1, kind.to_owned())),
        }
    }
    runs
}

fn plain(sentence: &Columns, names: Vec<u8>) -> Example {
    let length = sentence.len();
    Example {
        words: sentence.iter().map(|row| row[0].clone()).collect(),
        upos: vec![UNSAID; length],
        xpos: vec![UNSAID; length],
        names,
        weight: 1.0,
        ..Example::default()
    }
}

/// The newswire set: its Penn tags are learnt from as well; its names are those of the layer, for its own are only
/// semi-automatic. Some have trees.
pub fn from_gmb(sentences: &[Columns], names: &Layer, trees: &Layer) -> io::Result<Vec<Example>> {
    let convert = |(index, sentence): (usize, &Columns)| {
        let number = (index + 1).to_string();
        let mut example = plain(sentence, names.names(&number, sentence.len())?);
        plant(&mut example, trees, &number)?;
        for (xpos, row) in example.xpos.iter_mut().zip(sentence) {
            // The treebanks tag the preposition "to" as such; here it has the tag of the particle.
            if row[1] != "TO" {
                *xpos = Xpos::from_label(&row[1]).map_or(UNSAID, |tag| tag as u8);
            }
        }
        Ok(example)
    };
    sentences.iter().enumerate().map(convert).collect()
}

/// Gives a sentence its tree, if the layer has one.
fn plant(example: &mut Example, trees: &Layer, number: &str) -> io::Result<()> {
    if let Some((heads, deprels)) = trees.tree(number, example.words.len())? {
        (example.heads, example.deprels) = (heads, deprels);
        projectivise(&mut example.heads);
    }
    Ok(())
}

/// The encyclopaedia set. Most sentences have trees.
pub fn from_wikigold(
    sentences: &[Columns],
    nationalities: &FxHashSet<String>,
    trees: &Layer,
) -> io::Result<Vec<Example>> {
    let convert = |(index, sentence): (usize, &Columns)| {
        let words: Vec<&str> = sentence.iter().map(|row| row[0].as_str()).collect();
        let tags: Vec<&str> = sentence.iter().map(|row| row[1].as_str()).collect();
        let mut names = Names::new(sentence.len());
        for (tokens, kind) in runs(&tags) {
            let kind = match kind.as_str() {
                "PER" => NameKind::Per,
                "ORG" => NameKind::Org,
                "LOC" => NameKind::Loc,
                _ if tokens.len() == 1 && nationalities.contains(words[tokens.start]) => NameKind::Norp,
                _ => NameKind::Misc,
            };
            names.mark(trim(&words, tokens, kind), kind);
        }
        let mut example = plain(sentence, names.tags);
        plant(&mut example, trees, &(index + 1).to_string())?;
        Ok(example)
    };
    sentences.iter().enumerate().map(convert).collect()
}

/// The set of messages.
pub fn from_wnut(sentences: &[Columns]) -> Vec<Example> {
    let convert = |sentence: &Columns| {
        let words: Vec<&str> = sentence.iter().map(|row| row[0].as_str()).collect();
        let tags: Vec<&str> = sentence.iter().map(|row| row[1].as_str()).collect();
        let mut names = Names::new(sentence.len());
        for (tokens, kind) in runs(&tags) {
            let kind = match kind.as_str() {
                "person" => NameKind::Per,
                "corporation" | "group" => NameKind::Org,
                "location" => NameKind::Loc,
                "creative-work" => NameKind::Work,
                _ => NameKind::Product,
            };
            names.mark(trim(&words, tokens, kind), kind);
        }
        plain(sentence, names.tags)
    };
    sentences.iter().map(convert).collect()
}

fn is_name_tag(xpos: &str) -> bool {
    matches!(xpos, "NNP" | "NNPS")
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// GUM marks every mention of an entity; those headed by a proper noun are names, once cut down to the name.
pub fn from_gum(sentence: &conllu::Sentence, nationalities: &FxHashSet<String>) -> Vec<u8> {
    let words: Vec<&str> = sentence.words.iter().map(|w| w.form.as_str()).collect();
    let mut names = Names::new(words.len());
    let mut mentions = mentions(sentence);
    mentions.sort_by_key(|(tokens, _, _)| (std::cmp::Reverse(tokens.len()), tokens.start));
    for (tokens, head, kind) in mentions {
        if !is_name_tag(&sentence.words[head].xpos) {
            continue;
        }
        let kind = match kind.as_str() {
            "person" => NameKind::Per,
            "organization" => NameKind::Org,
            "place" => NameKind::Loc,
            "event" => NameKind::Event,
            "object" => NameKind::Product,
            "abstract" | "animal" | "plant" | "substance" => NameKind::Misc,
            _ => continue,
        };
        let name = trim(&words, around(sentence, tokens, head, kind), kind);
        let title_alone =
            kind == NameKind::Per && name.len() == 1 && { TITLES.contains(&words[name.start].to_lowercase().as_str()) };
        if !title_alone {
            names.mark(name, kind);
        }
    }
    for (token, word) in words.iter().enumerate() {
        if nationalities.contains(*word) {
            names.mark(token..token + 1, NameKind::Norp);
        } else if names.tags[token] == 0 && sentence.words[token].xpos == "JJ" && capital(word) && token > 0 {
            names.tags[token] = UNSAID;
        }
    }
    names.tags
}

/// The run of name words around `head` inside a mention, small words between them included where the kind allows.
fn around(sentence: &conllu::Sentence, mention: Range<usize>, head: usize, kind: NameKind) -> Range<usize> {
    let word = |token: usize| sentence.words[token].form.as_str();
    let name = |token: usize| {
        let tag = sentence.words[token].xpos.as_str();
        is_name_tag(tag) || (kind != NameKind::Per && capital(word(token)) && !matches!(tag, "DT" | "PRP" | "PRP$"))
    };
    let link = |token: usize| kind != NameKind::Per && LINKS.contains(&word(token));
    let (mut start, mut end) = (head, head + 1);
    while start > mention.start {
        let links = (mention.start..start).rev().take_while(|&t| link(t)).count();
        match (start - links).checked_sub(1) {
            Some(next) if next >= mention.start && links <= 2 && name(next) => start = next,
            _ => break,
        }
    }
    while end < mention.end {
        let links = (end..mention.end).take_while(|&t| link(t)).count();
        if links > 2 || end + links >= mention.end || !name(end + links) {
            break;
        }
        end += links + 1;
    }
    start..end
}

/// The mentions of a GUM sentence: tokens, head token, type.
fn mentions(sentence: &conllu::Sentence) -> Vec<(Range<usize>, usize, String)> {
    let mut open: Vec<(String, usize, String, usize)> = Vec::new();
    let mut found = Vec::new();
    for (token, word) in sentence.words.iter().enumerate() {
        let Some(mut rest) = word.misc.split('|').find_map(|kv| kv.strip_prefix("Entity=")) else {
            continue;
        };
        while !rest.is_empty() {
            if let Some(opening) = rest.strip_prefix('(') {
                let end = opening.find(['(', ')']).unwrap_or(opening.len());
                let (content, after) = opening.split_at(end);
                let mut fields = content.split('-');
                let id = fields.next().unwrap_or_default().to_owned();
                let kind = fields.next().unwrap_or_default().to_owned();
                // infstat, salience, centering, then the tokens of the head, counted from the mention's first.
                let head = fields
                    .nth(3)
                    .and_then(|span| span.split(',').next()?.parse().ok())
                    .unwrap_or(1usize);
                let head = token + head.max(1) - 1;
                if let Some(after) = after.strip_prefix(')') {
                    found.push((token..token + 1, head, kind));
                    rest = after;
                } else {
                    open.push((id, token, kind, head));
                    rest = after;
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                let (id, after) = rest.split_at(end);
                if let Some(at) = open.iter().rposition(|(opened, ..)| opened == id) {
                    let (_, start, kind, head) = open.remove(at);
                    found.push((start..token + 1, head, kind));
                }
                rest = after.strip_prefix(')').unwrap_or(after);
            }
        }
    }
    let length = sentence.words.len();
    found.retain(|(_, head, _)| *head < length);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_articles_and_possessives_are_taken_off() {
        let words = ["the", "President", "Mary", "Robinson", "'s"];
        assert_eq!(trim(&words, 1..5, NameKind::Per), 2..4);
        assert_eq!(trim(&words, 0..4, NameKind::Org), 1..4);
    }

    #[test]
    fn mentions_nest() {
        let mut sentence = conllu::Sentence::default();
        for misc in [
            "Entity=(1-person-new-nnnnn-cf1-3,4-coref",
            "Entity=(2-place-new-nnnnn-cf2-1-sgl-X)",
            "_",
            "Entity=1)",
        ] {
            sentence.words.push(conllu::Word {
                misc: misc.to_owned(),
                ..conllu::Word::default()
            });
        }
        let found = mentions(&sentence);
        assert_eq!(found, [(1..2, 1, "place".to_owned()), (0..4, 2, "person".to_owned())]);
    }

    #[test]
    fn runs_of_tags() {
        let found = runs(&["B-org", "I-org", "O", "I-per", "I-org"]);
        let ranges: Vec<_> = found.into_iter().map(|(range, _)| range).collect();
        assert_eq!(ranges, [0..2, 3..4, 4..5]);
    }
}
