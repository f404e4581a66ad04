//! Speakers before a colon: headlines ("Kremlin: no decision yet"), the lines of an interview ("ROE: Yes, we did.").

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::find::Found;
use crate::model::BlockKind;
use crate::syntax::{Deprel, Doc, NameKind, Upos, Xpos};
use crate::text::{Sentence, TokenId};

/// Longest label, in tokens: "Former Attorney General Jane Roe at the party's convention".
const LABEL: TokenId = 12;

/// The attribution that a label before a colon makes of the rest of its line.
pub(super) fn label<'c>(doc: Doc<'_>, sentence: &Sentence, cue: &'c Cue) -> Option<Found<'c>> {
    let block = doc.layout.blocks.get(sentence.block as usize)?;
    if doc.span(sentence.tokens.start).start > block.span.start {
        return None; // not the beginning of a line
    }
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let colon = (start + 1..end.min(start + LABEL + 1)).find(|&t| doc.form(t) == ":")?;
    let heading = block.kind == BlockKind::Heading;
    // "EXCLUSIVE – Roe: …"
    let start = (start..colon)
        .rev()
        .find(|&t| matches!(doc.form(t), "–" | "—" | "--" | "|"))
        .map_or(start, |t| t + 1);
    // "Roe on the budget: …", "Roe to the press: …"
    let last = (start + 1..colon)
        .find(|&t| doc.upos(t) == Upos::Adp && !matches!(doc.lemma(t), "of" | "at" | "for" | "in" | "from"))
        .unwrap_or(colon);
    let name = start..last;
    let speaks = name.clone().any(|t| is_voice(doc, t, heading));
    let quiet = !name.clone().any(|t| {
        matches!(
            doc.upos(t),
            Upos::Verb | Upos::Aux | Upos::Num | Upos::Sconj | Upos::Pron
        ) && doc.form(t).len() > 1
            || matches!(doc.form(t), "," | ";" | "“" | "\"" | "(")
    });
    let asks = end_of_turn(doc, sentence)
        .checked_sub(1)
        .is_some_and(|last| doc.form(last) == "?");
    let capital = |t: TokenId| doc.form(t).starts_with(char::is_uppercase);
    let named = name
        .clone()
        .all(|t| matches!(doc.upos(t), Upos::Propn | Upos::Det | Upos::Noun) && capital(t));
    if name.is_empty() || !quiet || !(speaks || is_shouted(doc, &name) || (asks && named)) {
        return None;
    }
    let content = colon + 1..if heading { end } else { end_of_turn(doc, sentence) };
    let mark = doc.form(colon + 1).starts_with(['“', '"', '‘', '\'']);
    let clause = content.clone().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    // In running text only a speaker's own turn is one: "ROE: …", "Jane Roe: …".
    let article = TokenId::from(doc.upos(name.start) == Upos::Det && name.len() > 1);
    let named = name.len() <= 4 && (name.start + article..name.end).all(|t| doc.upos(t) == Upos::Propn);
    // "Reporter: …", "Moderator: …"
    let role = name.len() == 1
        && Cues::english()
            .get(&doc.form(name.start).to_lowercase(), Upos::Noun)
            .is_some_and(|cue| cue.takes("turns"));
    let turn = heading || is_shouted(doc, &name) || named || role;
    // "Kremlin: no decision yet": a headline needs no verb where a body or a person speaks.
    let least = if heading && !names_place(doc, &name) { 3 } else { 5 };
    if content.len() < 2 || !(clause || mark || asks || content.len() >= least) || !turn {
        return None;
    }
    let head = name
        .clone()
        .rev()
        .find(|&t| {
            matches!(doc.upos(t), Upos::Propn | Upos::Noun)
                && doc
                    .head(t)
                    .is_none_or(|head| !name.contains(&head) || doc.deprel(t) == Deprel::Root)
        })
        .or_else(|| {
            name.clone()
                .rev()
                .find(|&t| matches!(doc.upos(t), Upos::Propn | Upos::Noun))
        })?;
    Some(Found {
        cue,
        words: colon..colon + 1,
        head: colon,
        source: Some((head, name)),
        addressee: None,
        content_head: Some(content.start),
        content: Vec::from([content]),
        frame: if heading { "headline" } else { "turn" },
    })
}

/// The tokens of a sentence that begins a heading.
fn headline(doc: Doc<'_>, sentence: &Sentence) -> Option<Range<TokenId>> {
    let block = doc.layout.blocks.get(sentence.block as usize)?;
    let begins = doc.span(sentence.tokens.start).start <= block.span.start;
    (block.kind == BlockKind::Heading && begins).then(|| sentence.tokens.clone())
}

/// "Roe to ‘review’ deal": a headline without a verb that announces in somebody's words what he will do.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn intended<'c>(doc: Doc<'_>, sentence: &Sentence, cue: &'c Cue) -> Option<Found<'c>> {
    let Range { start, end } = headline(doc, sentence)?;
    let to = (start + 1..end.min(start + LABEL)).find(|&t| doc.form(t) == "to")?;
    let mark = |t: TokenId| doc.form(t).starts_with(['‘', '’', '\'', '“', '”', '"']);
    let close = (to + 2..end.min(to + 8)).find(|&t| mark(t));
    let name = start..to;
    let quiet = name
        .clone()
        .all(|t| matches!(doc.upos(t), Upos::Propn | Upos::Noun | Upos::Adj | Upos::Adp));
    let finite = (start..end).any(|t| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md));
    if !mark(to + 1) || close.is_none() || !quiet || finite || !name.clone().any(|t| is_voice(doc, t, true)) {
        return None;
    }
    let head = name.clone().rev().find(|&t| is_voice(doc, t, true))?;
    Some(Found {
        cue,
        words: to..to + 1,
        head: to,
        source: Some((head, name)),
        addressee: None,
        content_head: Some(to),
        content: Vec::from([to..end]),
        frame: "headline",
    })
}

/// "Minister “shocked” by fire": a headline without a verb whose quoted word is what somebody says of himself.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn moved_by<'c>(doc: Doc<'_>, sentence: &Sentence, cue: &'c Cue) -> Option<Found<'c>> {
    let Range { start, end } = headline(doc, sentence)?;
    let mark = |t: TokenId| doc.form(t).starts_with(['‘', '’', '\'', '“', '”', '"']);
    let open = (start + 1..end.min(start + LABEL)).find(|&t| mark(t))?;
    let close = (open + 2..end.min(open + 5)).find(|&t| mark(t))?;
    let name = start..open;
    let quiet = name
        .clone()
        .all(|t| matches!(doc.upos(t), Upos::Propn | Upos::Noun | Upos::Adj));
    let finite =
        (start..end).any(|t| !(open..close).contains(&t) && matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    // What somebody is, not a thing's name: "Roe “delighted” with result", "Police ‘confident’ of arrest".
    let feels = |t: TokenId| {
        let form = doc.form(t).to_lowercase();
        Cues::english()
            .get(&form, Upos::Adj)
            .is_some_and(|cue| !cue.takes("hedge"))
    };
    let joined = close + 1 == end || matches!(doc.upos(close + 1), Upos::Adp | Upos::Sconj | Upos::Part | Upos::Punct);
    let head = name.clone().rev().find(|&t| is_voice(doc, t, true))?;
    (quiet && !finite && feels(close - 1) && joined).then(|| Found {
        cue,
        words: open..open,
        head: open,
        source: Some((head, name)),
        addressee: None,
        content_head: Some(open + 1),
        content: Vec::from([open..end]),
        frame: "headline",
    })
}

/// "Hundreds feared dead", "Two men believed missing after avalanche": a headline's participle of which nobody is named.
pub(super) fn feared<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let sentence = doc.sentence_of(t)?;
    let block = doc.layout.blocks.get(sentence.block as usize)?;
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let guesses = matches!(
        cue.lemma,
        "assume" | "believe" | "fear" | "presume" | "report" | "suspect" | "think"
    );
    let participle = matches!(doc.xpos(t), Xpos::Vbn | Xpos::Vbd) && guesses;
    if !participle || block.kind != BlockKind::Heading || t == start || t - start > LABEL {
        return None;
    }
    let suffers = matches!(
        doc.form(t + 1),
        "dead"
            | "missing"
            | "lost"
            | "injured"
            | "hurt"
            | "wounded"
            | "killed"
            | "drowned"
            | "trapped"
            | "buried"
            | "safe"
    );
    let whom = start..t;
    let quiet = whom.clone().all(|w| {
        let nominal = matches!(
            doc.upos(w),
            Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Adv | Upos::Det
        );
        nominal || doc.upos(w) == Upos::Adp
    });
    (suffers && quiet).then(|| Found {
        cue,
        words: t..t + 1,
        head: t,
        source: None,
        addressee: None,
        content_head: Some(t + 1),
        content: Vec::from([whom, t + 1..end]),
        frame: "headline",
    })
}

/// "‘We checked every bolt’: Mayor defends bridge": the quotation before a headline's colon is of whom the rest is about.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
pub(super) fn quoted_first<'c>(doc: Doc<'_>, sentence: &Sentence, cue: &'c Cue) -> Option<Found<'c>> {
    let block = doc.layout.blocks.get(sentence.block as usize)?;
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let opens = doc.form(start).starts_with(['‘', '\'', '“', '"']);
    if block.kind != BlockKind::Heading || doc.span(start).start > block.span.start || !opens {
        return None;
    }
    let colon = (start + 3..end).find(|&t| doc.form(t) == ":")?;
    let closes = doc.form(colon - 1).starts_with(['’', '\'', '”', '"']);
    let finite = |t: TokenId| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    // "‘We checked every bolt’: Mayor"
    let verb = (colon + 2..end.min(colon + LABEL)).find(|&t| finite(t));
    let last = (colon + 2..end).find(|&t| doc.upos(t) == Upos::Punct).unwrap_or(end);
    let verb = verb.or(Some(last).filter(|&last| last - colon <= 5))?;
    let name = colon + 1..verb;
    let voice = name.clone().rev().find(|&t| is_voice(doc, t, true));
    let quiet = name
        .clone()
        .all(|t| matches!(doc.upos(t), Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det));
    let head = voice.filter(|_| closes && quiet)?;
    Some(Found {
        cue,
        words: colon..colon + 1,
        head: colon,
        source: Some((head, name)),
        addressee: None,
        content_head: Some(start),
        content: Vec::from([start..colon]),
        frame: "headline",
    })
}

/// The end of what a speaker says who is named at the beginning of its line.
pub(super) fn end_of_turn(doc: Doc<'_>, sentence: &Sentence) -> TokenId {
    let sentences = &doc.layout.sentences;
    let first = sentences.partition_point(|one| one.tokens.end <= sentence.tokens.start);
    sentences
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|one| one.block == sentence.block)
        .last()
        .map_or(sentence.tokens.end, |one| one.tokens.end)
}

/// Whether a label names a place alone: "Lisbon: fire in the harbour" says where.
fn names_place(doc: Doc<'_>, name: &Range<TokenId>) -> bool {
    name.clone()
        .all(|t| doc.name(t).kind() == Some(NameKind::Loc) || doc.upos(t) == Upos::Punct)
}

/// "ROE", "JANE ROE": a name in capitals, as transcripts print it.
fn is_shouted(doc: Doc<'_>, name: &Range<TokenId>) -> bool {
    name.len() <= 3
        && name.clone().all(|t| {
            let form = doc.form(t);
            form.len() > 1
                && form
                    .chars()
                    .all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '’' | '\''))
        })
        && name.clone().any(|t| doc.upos(t) == Upos::Propn)
}

/// A person, an organisation, in headlines a place that speaks for its government ("Moscow: …"), or a noun of the table
/// ("Poll: …", "Police: …").
fn is_voice(doc: Doc<'_>, t: TokenId, heading: bool) -> bool {
    match doc.name(t).kind() {
        Some(NameKind::Per | NameKind::Org | NameKind::Norp) => true,
        Some(NameKind::Loc) => heading,
        _ => Cues::english()
            .get(&doc.lemma(t).to_lowercase(), Upos::Noun)
            .or_else(|| Cues::english().get(&doc.form(t).to_lowercase(), Upos::Noun))
            .is_some_and(|cue| cue.takes("label")),
    }
}
