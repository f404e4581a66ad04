//! Blocks: the text cut at its line breaks, and what each part is.

use super::Lexicon;
use super::chars::{char_at, is_space};
use crate::model::BlockKind;
use crate::span::Span;

/// Blocks in order, the day that leading metadata gives, and the place that the first dateline names.
pub(super) struct Found {
    pub(super) blocks: Vec<(BlockKind, Span)>,
    pub(super) date: Option<Span>,
    pub(super) place: Option<Span>,
}

/// Longest heading and longest boilerplate, in bytes: what is longer is a paragraph of the article.
const HEADING: usize = 160;
const BOILERPLATE: usize = 240;

/// Cuts `text` into blocks.
pub(super) fn find(text: &str, lexicon: &Lexicon) -> Found {
    let mut found = Found {
        blocks: Vec::new(),
        date: None,
        place: None,
    };
    for paragraph in paragraphs(text) {
        let rest = metadata(text, paragraph, &mut found);
        let rest = if found.blocks.len() < 6 {
            dateline(text, rest, &mut found)
        } else {
            rest
        };
        let slice = rest.slice(text);
        if slice.is_empty() {
            continue;
        }
        let kind = if is_byline(slice) {
            BlockKind::Byline
        } else if is_boilerplate(slice, lexicon) {
            BlockKind::Boilerplate
        } else if is_heading(slice) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        found.blocks.push((kind, rest));
    }
    found
}

/// Paragraphs, trimmed: lines, and lines wrapped at a width joined again.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None; // the paragraph so far
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        // Old Macs' line ends, and the separators of Unicode, break lines too.
        for piece in line.split_inclusive(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{0B}', '\u{0C}']) {
            let span = trim(text, start, start + piece.len());
            start += piece.len();
            let bare_return = piece.trim_start_matches(is_space).is_empty() && line.len() > piece.len();
            match open {
                _ if bare_return => {}
                Some(before) if span.is_empty() => {
                    paragraphs.push(before);
                    open = None;
                }
                Some(before) if continues(before.slice(text), span.slice(text)) => open = Some(before.cover(span)),
                Some(before) => {
                    paragraphs.push(before);
                    open = Some(span);
                }
                None if span.is_empty() => {}
                None => open = Some(span),
            }
        }
        start = end;
    }
    paragraphs.extend(open);
    paragraphs
}

/// Whether the line `next` goes on where `before` was wrapped.
fn continues(before: &str, next: &str) -> bool {
    let last_line = before.rsplit('\n').next().unwrap_or(before).trim();
    let ends = last_line.ends_with(['.', '!', '?', ':', '"', '”', '…', ';']);
    let lower = next.chars().next().is_some_and(|c| c.is_lowercase() || c == ',');
    // A full line of a wrapped text is neither short nor endless.
    let wrapped = (50..=110).contains(&last_line.len());
    wrapped && (lower || !ends) && !next.is_empty()
}

fn trim(text: &str, start: usize, end: usize) -> Span {
    let slice = text.get(start..end).unwrap_or("");
    let left = slice.len() - slice.trim_start_matches(is_space).len();
    let kept = slice.trim_matches(is_space).len();
    Span::from_usize(start + left, start + left + kept)
}

/// "date 2023-09-06", "Published: 6 September 2023": cut off the front of a paragraph. Returns what is left.
fn metadata(text: &str, paragraph: Span, found: &mut Found) -> Span {
    let slice = paragraph.slice(text);
    let keys = [
        "date",
        "published",
        "publication date",
        "updated",
        "last updated",
        "posted",
        "created",
        "dateline",
    ];
    let Some(key) = keys
        .iter()
        .filter(|key| starts_with_word(slice, key))
        .max_by_key(|key| key.len())
    else {
        return paragraph;
    };
    let after = slice
        .get(key.len()..)
        .unwrap_or("")
        .trim_start_matches([':', ' ', '\t', '=', '\u{A0}']);
    let day = after.get(..10).filter(|day| is_iso_day(day));
    let start = paragraph.end as usize - after.len();
    let (date, end) = match day {
        Some(_) => {
            // A time of day may follow the day.
            let rest = after.get(10..).unwrap_or("");
            let time = rest.len()
                - rest
                    .trim_start_matches(|c: char| c.is_ascii_digit() || "T:.Z+".contains(c))
                    .len();
            (Some(Span::from_usize(start, start + 10)), start + 10 + time)
        }
        // Other dates count as metadata where they fill the whole line.
        None if slice.len() < 60 && slice.contains(':') && after.bytes().any(|b| b.is_ascii_digit()) => {
            (None, paragraph.end as usize)
        }
        None => return paragraph,
    };
    found
        .blocks
        .push((BlockKind::Metadata, Span::new(paragraph.start, end as u32)));
    found.date = found.date.or(date);
    trim(text, end, paragraph.end as usize)
}

fn starts_with_word(slice: &str, word: &str) -> bool {
    slice
        .get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
        && char_at(slice, word.len()).is_none_or(|c| !c.is_alphanumeric())
}

fn is_iso_day(day: &str) -> bool {
    day.bytes().enumerate().all(|(i, b)| {
        if i == 4 || i == 7 {
            b == b'-'
        } else {
            b.is_ascii_digit()
        }
    })
}

/// "PARIS (AP) — ", "LONDON, Sept 6 (Reuters) - ": cut off the front of a paragraph. Returns what is left.
fn dateline(text: &str, paragraph: Span, found: &mut Found) -> Span {
    let slice = paragraph.slice(text);
    let head: String = slice.chars().take(70).collect();
    let dash = |from: usize| -> Option<(usize, usize)> {
        let rest = head.get(from..)?;
        let (at, width) = rest.char_indices().find_map(|(at, c)| match c {
            '—' | '–' => Some((at, c.len_utf8())),
            '-' if rest.get(at..at + 2) == Some("--") => Some((at, 2)),
            '-' if rest.get(..at).is_some_and(|before| before.ends_with(' ')) => Some((at, 1)),
            _ => None,
        })?;
        Some((from + at, width))
    };
    let Some((at, width)) = dash(0) else { return paragraph };
    let place = head.get(..at).unwrap_or("").trim_end();
    if !is_dateline_place(place) || slice.get(at + width..).is_none_or(|rest| rest.trim().is_empty()) {
        return paragraph;
    }
    let end = paragraph.start as usize + at + width;
    found
        .blocks
        .push((BlockKind::Dateline, Span::new(paragraph.start, end as u32)));
    let city = place.split([',', '(']).next().unwrap_or("").trim_end().len();
    let city = Span::from_usize(paragraph.start as usize, paragraph.start as usize + city);
    found.place = found.place.or(Some(city));
    trim(text, end, paragraph.end as usize)
}

/// A place in capitals, or any place before the sign of an agency: "PARIS", "Kyiv, Ukraine (AP)".
fn is_dateline_place(place: &str) -> bool {
    let (name, agency) = match place.split_once('(') {
        Some((name, agency)) => (name.trim_end(), agency.ends_with(')')),
        None => (place, false),
    };
    let city = name.split(',').next().unwrap_or(name);
    let words = city.split_whitespace().count();
    let letters = || city.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 3 && letters().all(char::is_uppercase);
    let titled = city.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (1..=4).contains(&words)
        && name.split_whitespace().count() <= 8
        && (capitals || (agency && titled))
        && !city.contains(['.', '!', '?', '"', '“', ':'])
}

/// "By Jane Roe, Staff Writer": a short line of names, without a full stop.
fn is_byline(slice: &str) -> bool {
    let Some(names) = ["By ", "BY ", "by "].iter().find_map(|by| slice.strip_prefix(by)) else {
        return false;
    };
    let words = || names.split_whitespace();
    names.len() <= 100
        && !names.ends_with('.')
        && words().next().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words().all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(word, "and" | "for" | "in" | "of" | "the" | "de" | "van" | "|")
        })
}

fn is_boilerplate(slice: &str, lexicon: &Lexicon) -> bool {
    slice.len() <= BOILERPLATE && lexicon.has_boilerplate(slice)
}

/// A short line without the stop of a sentence.
fn is_heading(slice: &str) -> bool {
    let open = slice.trim_end_matches(super::chars::is_closer);
    slice.len() <= HEADING
        && !open.ends_with(['.', ':', ';', ',', '…'])
        && !slice.ends_with(['"', '”', '»'])
        && (!open.ends_with(['?', '!']) || slice.len() <= HEADING / 2 && !slice.starts_with(['"', '“']))
        && slice.chars().any(char::is_alphabetic)
}
