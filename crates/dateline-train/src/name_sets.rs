//! Brings the sets of names to one convention: a name without title, article and possessive; nationalities apart.

use std::io;
use std::ops::Range;
use std::path::Path;

use dateline::syntax::names::Position;
use dateline::syntax::{NameKind, Xpos, name_output};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::conllu;
use crate::corpus::{Example, UNSAID};

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
struct Names {
    tags: Vec<u8>,
}

impl Names {
    fn new(length: usize) -> Self {
        Self { tags: vec![0; length] }
    }

    /// Marks a name unless it overlaps one marked before.
    fn mark(&mut self, tokens: Range<usize>, kind: NameKind) {
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

/// The newswire set: its Penn tags are learnt from as well.
pub fn from_gmb(sentences: &[Columns]) -> Vec<Example> {
    let convert = |sentence: &Columns| {
        let words: Vec<&str> = sentence.iter().map(|row| row[0].as_str()).collect();
        let tags: Vec<&str> = sentence.iter().map(|row| row[2].as_str()).collect();
        let mut names = Names::new(sentence.len());
        for (tokens, kind) in runs(&tags) {
            let kind = match kind.as_str() {
                "geo" => NameKind::Loc,
                "gpe" if tokens.clone().any(|t| sentence[t][1] == "NNP") => NameKind::Loc,
                "gpe" => NameKind::Norp,
                "org" => NameKind::Org,
                "per" => NameKind::Per,
                "art" => NameKind::Misc,
                "eve" => NameKind::Event,
                _ => continue,
            };
            names.mark(trim(&words, tokens, kind), kind);
        }
        let mut example = plain(sentence, names.tags);
        for (xpos, row) in example.xpos.iter_mut().zip(sentence) {
            // The treebanks tag the preposition "to" as such; here it has the tag of the particle.
            if row[1] != "TO" {
                *xpos = Xpos::from_label(&row[1]).map_or(UNSAID, |tag| tag as u8);
            }
        }
        example
    };
    sentences.iter().map(convert).collect()
}

/// The encyclopaedia set.
pub fn from_wikigold(sentences: &[Columns], nationalities: &FxHashSet<String>) -> Vec<Example> {
    let convert = |sentence: &Columns| {
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
        plain(sentence, names.tags)
    };
    sentences.iter().map(convert).collect()
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

/// A treebank without names still says what is none: everything in small letters that stands between no proper nouns.
/// And a run of proper nouns whose words the list of name words knows for one thing only is a name of that kind.
pub fn from_tags(
    sentence: &conllu::Sentence,
    nationalities: &FxHashSet<String>,
    classes: &FxHashMap<&str, u8>,
) -> Vec<u8> {
    let words = &sentence.words;
    let proper = |token: Option<usize>| {
        token
            .and_then(|t| words.get(t))
            .is_some_and(|w| w.upos == "PROPN" || w.upos == "X")
    };
    let convert = |(token, word): (usize, &conllu::Word)| {
        if nationalities.contains(&word.form) && word.xpos == "JJ" {
            return name_output(NameKind::Norp, Position::Unit) as u8;
        }
        let before = proper(token.checked_sub(1));
        let after = proper(Some(token + 1));
        let small = !capital(&word.form) && !proper(Some(token));
        let said = match word.upos.as_str() {
            "VERB" | "AUX" | "PRON" | "ADV" | "SCONJ" | "INTJ" => !proper(Some(token)),
            "NOUN" | "ADJ" | "PART" => small,
            "PUNCT" | "ADP" | "DET" | "CCONJ" => small && !(before && after),
            _ => small && !before && !after,
        };
        if said { 0 } else { UNSAID }
    };
    let tags = words.iter().enumerate().map(convert).collect();
    let mut names = Names { tags };
    let mut start = 0;
    while start < words.len() {
        let end = (start..words.len())
            .find(|&t| words[t].upos != "PROPN")
            .unwrap_or(words.len());
        let forms: Vec<&str> = words[start..end].iter().map(|w| w.form.as_str()).collect();
        if let Some(kind) = known(&forms, classes) {
            let run = trim(&forms, 0..forms.len(), kind);
            let alone = words.get(end).is_none_or(|w| !capital(&w.form));
            if alone {
                let tokens = start + run.start..start + run.end;
                names.tags[start..end].fill(0);
                names.mark(tokens, kind);
            }
        }
        start = end + 1;
    }
    names.tags
}

/// What a run of proper nouns must be, if its words can be nothing else.
fn known(forms: &[&str], classes: &FxHashMap<&str, u8>) -> Option<NameKind> {
    const GIVEN: u8 = 1;
    const FAMILY: u8 = 2;
    const PLACE: u8 = 4;
    let class = |form: &str| classes.get(form.to_lowercase().as_str()).copied().unwrap_or(0);
    let untitled: Vec<&str> = forms
        .iter()
        .copied()
        .skip_while(|form| TITLES.contains(&form.to_lowercase().as_str()))
        .collect();
    match untitled.as_slice() {
        [only] => match class(only) {
            GIVEN => Some(NameKind::Per),
            PLACE if untitled.len() == forms.len() => Some(NameKind::Loc),
            _ => None,
        },
        [first, .., last] if untitled.len() <= 3 => {
            let given = class(first) & GIVEN != 0 && class(first) & PLACE == 0;
            let family = class(last) & PLACE == 0 && (class(last) & FAMILY != 0 || class(last) == 0);
            (given && family && capital(last)).then_some(NameKind::Per)
        }
        _ => None,
    }
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
