//! CoNLL-U: the syntax of an article in the format of Universal Dependencies.

use std::fmt::{self, Write};

use super::{Doc, NameKind, NameTag};
use crate::text::{Sentence, TokenId};

/// Writes `doc` as one document: `# newdoc id`, then each sentence with `# sent_id` and `# text`. MISC holds
/// `NER=B-PER` (and so on) for names, and `SpaceAfter=No`. White space inside a token is written as a space.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut impl Write, doc: Doc<'_>, id: &str) -> fmt::Result {
    writeln!(out, "# newdoc id = {}", OneLine(id))?;
    for (number, sentence) in doc.layout.sentences.iter().enumerate() {
        writeln!(out, "# sent_id = {}-{}", OneLine(id), number + 1)?;
        writeln!(out, "# text = {}", OneLine(sentence.span.slice(doc.text)))?;
        for t in sentence.tokens.clone() {
            word(out, doc, sentence, t)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn word(out: &mut impl Write, doc: Doc<'_>, sentence: &Sentence, t: TokenId) -> fmt::Result {
    let first = sentence.tokens.start;
    let number = |t: TokenId| t - first + 1;
    let Some(token) = doc.layout.tokens.get(t as usize) else {
        return Ok(());
    };
    let joined =
        |t: TokenId| sentence.tokens.contains(&t) && doc.layout.tokens.get(t as usize).is_some_and(|t| t.joined);
    // A multiword token ("don't") stands before its words.
    let mut last = t;
    while !token.joined && joined(last + 1) {
        last += 1;
    }
    let space = |t: TokenId| doc.layout.tokens.get(t as usize).is_none_or(|token| token.space_after);
    if last > t {
        let form = doc.span_of(t..last + 1).slice(doc.text);
        let misc = if space(last) { "_" } else { "SpaceAfter=No" };
        writeln!(
            out,
            "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}",
            number(t),
            number(last),
            OneLine(form)
        )?;
    }
    let head = doc.head(t).map_or(0, number);
    let lemma = doc.lemma(t);
    write!(
        out,
        "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t",
        number(t),
        OneLine(doc.form(t)),
        OneLine(if lemma.is_empty() { "_" } else { lemma }),
        doc.upos(t).as_str(),
        doc.xpos(t).as_str(),
        head,
        doc.deprel(t).as_str(),
    )?;
    let in_range = token.joined || last > t;
    misc(out, doc.name(t), !space(t) && !in_range)
}

fn misc(out: &mut impl Write, name: NameTag, glued: bool) -> fmt::Result {
    let (mark, kind) = match name {
        NameTag::Outside if glued => return writeln!(out, "SpaceAfter=No"),
        NameTag::Outside => return writeln!(out, "_"),
        NameTag::Begin(kind) => ("B", kind),
        NameTag::Inside(kind) => ("I", kind),
    };
    let kind: NameKind = kind;
    writeln!(
        out,
        "NER={mark}-{}{}",
        kind.as_str(),
        if glued { "|SpaceAfter=No" } else { "" }
    )
}

/// Text on one line: every run of white space and control characters is one space.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pieces = self
            .0
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|piece| !piece.is_empty());
        f.write_str(pieces.next().unwrap_or("_"))?;
        pieces.try_for_each(|piece| write!(f, " {piece}"))
    }
}
