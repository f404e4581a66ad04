//! Phrases of attribution without a verb: "according to X, …", "in X's view, …", "in a poll, …", "for X, …", "reportedly".

use super::cues::{Cue, Cues};
use super::extent::{begins_clause, minus};
use super::find::Found;
use super::source::{is_nominal, phrase, top};
use super::verbs::is_clause;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// "According to X, …", "…, according to X".
pub(super) fn according<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let to = t + 1;
    if !doc.form(to).eq_ignore_ascii_case("to") {
        return None;
    }
    // "according" is the preposition of X, or a participle that governs it.
    let source = match doc.deprel(t) {
        Deprel::Case => doc.head(t)?,
        _ => doc.children(t).iter().copied().find(|&c| c > to)?,
    };
    let top = if doc.deprel(t) == Deprel::Case { source } else { t };
    // It belongs to the whole clause, not to a noun inside of it.
    let sentence = doc.sentence_of(t)?;
    // "According to a report by X, two men died.": the tree may have the report for the head of the sentence.
    let Some(mut governor) = doc.head(top) else {
        return in_front(doc, t, cue);
    };
    for _ in 0..8 {
        // A relative clause that ends with the phrase carries it only by its place: "Those that they wrote, according to
        // X, helped."
        let closes = doc.deprel(governor) == Deprel::AclRelcl && doc.form(t.saturating_sub(1)) == ",";
        if is_clause(doc, governor) && !closes {
            break;
        }
        governor = doc.head(governor)?;
    }
    let phrase_range = doc.subtree(top);
    // "The vote, according to X, was rigged.": what stands before it is no clause of its own.
    let finite = |t: TokenId| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let before = sentence.tokens.start..phrase_range.start;
    let nominal = before.len() <= 12 && !before.clone().any(finite) && doc.form(t - TokenId::from(t > 0)) == ",";
    let whole = if t == sentence.tokens.start || phrase_range.end + 1 >= sentence.tokens.end || nominal {
        sentence.tokens.start..sentence.tokens.end
    } else {
        clause_before(doc, governor, top)
    };
    let source_range = {
        let range = doc.subtree(source);
        let start = (to + 1).max(range.start);
        // A quotation or a clause behind a comma is no part of the name: "according to Kirby, “…”".
        let marks = |t: TokenId| doc.form(t).starts_with(['“', '"', '”']) || doc.form(t) == "``";
        let mut end = (start + 1..range.end).find(|&t| marks(t)).unwrap_or(range.end);
        while end > start + 1 && doc.upos(end - 1) == Upos::Punct && doc.form(end - 1) != ")" {
            end -= 1;
        }
        start..end
    };
    let mut phrase_range = phrase_range.start..phrase_range.end.min(source_range.end.max(to + 2));
    let mut whole = whole;
    let front = t == sentence.tokens.start;
    // "According to an official who spoke anonymously because the details were open, the crossing will …"
    let commas = (phrase_range.end..sentence.tokens.end.min(t + 40)).filter(|&c| doc.form(c) == ",");
    let main = commas.clone().find(|&c| begins_clause(doc, c + 1));
    let apart = front && !matches!(doc.form(phrase_range.end), "," | "“" | "\"");
    let mut source_range = source_range;
    if let Some(main) = main.filter(|_| apart) {
        (source_range.end, phrase_range.end) = (main, main);
    }
    let comma = t > 0 && doc.form(t - 1) == ",";
    let closed = doc.form(phrase_range.end) == "," || doc.form(source_range.end) == ",";
    if !front && comma && closed {
        let joint = |t: TokenId| doc.upos(t) == Upos::Cconj;
        let opening = t - 1;
        if joint(opening.saturating_sub(1)) {
            // "… and, according to X, tried to …": what stands behind.
            whole = source_range.end + 1..sentence.tokens.end;
        } else if joint(phrase_range.end + 1) && before.clone().any(finite) {
            // "A man was hurt, according to X, and two cars burnt.": what stands before.
            whole = before;
        }
    }
    Some(Found {
        cue,
        words: t..to + 1,
        head: t,
        source: Some((source, source_range)),
        addressee: None,
        content: minus(whole, &phrase_range),
        content_head: Some(governor),
        frame: "according",
    })
}

/// "According to X, …" by the order of words: the source ends at the comma before a clause, or else at the first one.
#[allow(clippy::single_range_in_vec_init)] // a content of one run
fn in_front<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let sentence = doc.sentence_of(t).filter(|one| one.tokens.start == t)?.tokens.clone();
    let commas = (t + 3..sentence.end.min(t + 40)).filter(|&c| doc.form(c) == ",");
    let comma = commas
        .clone()
        .find(|&c| begins_clause(doc, c + 1))
        .or_else(|| commas.clone().next())?;
    let name = t + 2..comma;
    let head = top(doc, &name, |n| is_nominal(doc, n))?;
    let content = comma + 1..sentence.end;
    let told = content
        .clone()
        .find(|&v| matches!(doc.upos(v), Upos::Verb | Upos::Aux))?;
    Some(Found {
        cue,
        words: t..t + 2,
        head: t,
        source: Some((head, name)),
        addressee: None,
        content: Vec::from([content]),
        content_head: Some(told),
        frame: "according",
    })
}

/// The clause of `governor` that a phrase in its middle closes: what is coordinated behind the phrase is the article's.
fn clause_before(doc: Doc<'_>, governor: TokenId, top: TokenId) -> std::ops::Range<TokenId> {
    let mut whole = doc.subtree(governor);
    let phrase = doc.subtree(top);
    for &c in doc.children(governor).iter().filter(|&&c| c > top) {
        let own = matches!(doc.deprel(c), Deprel::Conj | Deprel::Parataxis)
            && doc.children(c).iter().any(|&k| doc.deprel(k).is_subject());
        let start = doc.subtree(c).start;
        if own && start >= phrase.end {
            whole.end = whole.end.min(start);
        }
    }
    whole
}

/// "In X's view, …", "in the opinion of X", "In a poll released Monday, …": a noun whose phrase with "in" names the source.
pub(super) fn in_phrase<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    // "from X's point of view", "by X's own account": what stands before the noun, it says itself.
    let case = doc.case(t).filter(|&case| case < t)?;
    let frame = match doc.lemma(case) {
        "from" => cue.frame("from-whose")?,
        "by" => cue.frame("by-whose")?,
        "in" => cue.frame("in-whose").or_else(|| cue.frame("in-which"))?,
        _ => return None,
    };
    let mut governor = doc.head(t)?;
    for _ in 0..4 {
        if is_clause(doc, governor) {
            break;
        }
        governor = doc.head(governor)?;
    }
    let mut range = doc.subtree(t);
    while range.end > t + 1 && doc.upos(range.end - 1) == Upos::Punct {
        range.end -= 1;
    }
    while range.start < case && doc.upos(range.start) == Upos::Punct {
        range.start += 1;
    }
    let source = if frame == "in-which" {
        (t, case + 1..range.end)
    } else {
        let of = |c: TokenId| {
            let of = doc.case(c).is_some_and(|case| doc.lemma(case) == "of");
            doc.deprel(c) == Deprel::Nmod && of && c > t && doc.lemma(c) != "view"
        };
        let owner = doc
            .child(t, Deprel::NmodPoss)
            .or_else(|| doc.children(t).iter().copied().find(|&c| of(c)))?;
        (owner, phrase(doc, owner, if owner < t { t } else { case }))
    };
    let sentence = doc.sentence_of(t)?;
    let first = range.start <= sentence.tokens.start;
    let aside = doc.form(range.start.saturating_sub(1)) == "," && doc.form(range.end) == ",";
    let last = range.end + 1 >= sentence.tokens.end;
    let (whole, tied) = if first && doc.form(range.end) == "," {
        (sentence.tokens.clone(), true)
    } else if frame != "in-which" && (aside || last) && is_clause(doc, governor) {
        (doc.subtree(governor), true)
    } else {
        (0..0, false)
    };
    let words = if source.0 == t { case..case + 1 } else { case..t + 1 };
    let words = if source.1.start > t || source.0 == t {
        words
    } else {
        t..t + 1 + 2 * TokenId::from(doc.form(t + 1) == "of" && doc.form(t + 2) == "view")
    };
    tied.then(|| Found {
        cue,
        words,
        head: t,
        source: Some(source),
        addressee: None,
        content: minus(whole, &range),
        content_head: Some(governor),
        frame,
    })
}

/// "Per the report, two men died.", "Per Roe, the deal is dead.": whatever the tree makes of the short word.
pub(super) fn per<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let frame = cue.frame("per")?;
    let sentence = doc.sentence_of(t)?.tokens.clone();
    let comma = (t + 2..sentence.end.min(t + 10)).find(|&c| doc.form(c) == ",");
    let front = t == sentence.start;
    let back = t > sentence.start + 3 && doc.form(t - 1) == ",";
    let end = if front { comma? } else { sentence.end.checked_sub(1)? };
    let name = t + 1..end;
    let nominal = |t: TokenId| matches!(doc.upos(t), Upos::Noun | Upos::Propn);
    let plain = name
        .clone()
        .all(|t| nominal(t) || matches!(doc.upos(t), Upos::Det | Upos::Adj | Upos::Adp | Upos::Part));
    let head = top(doc, &name, nominal)?;
    // "per week", "per cent"
    let voice = doc.name(head).kind().is_some()
        || name.clone().any(|n| doc.name(n).kind().is_some())
        || Cues::english()
            .get(doc.lemma(head), Upos::Noun)
            .is_some_and(|cue| cue.takes("shows") || cue.takes("label"));
    let content = if front {
        end + 1..sentence.end
    } else {
        sentence.start..t - 1
    };
    let clause = content.clone().any(|t| doc.deprel(t).is_subject());
    ((front || back) && plain && voice && clause).then(|| Found {
        cue,
        words: t..t + 1,
        head: t,
        source: Some((head, name)),
        addressee: None,
        content_head: content.clone().find(|&c| doc.head(c).is_none()).or(Some(content.start)),
        content: Vec::from([content]),
        frame,
    })
}

/// "For the rebels, the truce was a victory.": whose view a sentence is told from, in front of it.
pub(super) fn from_view_of<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    let sentence = doc.sentence_of(t)?;
    let who = doc.head(t).filter(|_| doc.deprel(t) == Deprel::Case)?;
    let frame = cue.frame("whom")?;
    let mut range = doc.subtree(who);
    while range.end > who + 1 && doc.upos(range.end - 1) == Upos::Punct {
        range.end -= 1;
    }
    let governor = doc.head(who)?;
    let set_off = t == sentence.tokens.start && range.start == t && doc.form(range.end) == ",";
    // A judgement: "X is Y to him". What was done for somebody is none.
    let judges = doc.children(governor).iter().any(|&c| doc.deprel(c) == Deprel::Cop)
        || matches!(
            doc.lemma(governor),
            "mean" | "represent" | "mark" | "seem" | "remain" | "matter"
        );
    let personal = doc
        .name(who)
        .kind()
        .is_some_and(|kind| kind == crate::syntax::NameKind::Per)
        || matches!(doc.xpos(who), crate::syntax::Xpos::Nns | crate::syntax::Xpos::Nnps)
        || doc.upos(who) == Upos::Pron
        // "For the opposition, …", "For Moscow, …": who has a voice.
        || matches!(doc.name(who).kind(), Some(crate::syntax::NameKind::Org | crate::syntax::NameKind::Loc))
        || Cues::english().get(doc.lemma(who), Upos::Noun).is_some_and(|cue| cue.takes("label"));
    (set_off && judges && personal).then(|| Found {
        cue,
        words: t..t + 1,
        head: t,
        source: Some((who, t + 1..range.end)),
        addressee: None,
        content: minus(sentence.tokens.clone(), &range),
        content_head: Some(governor),
        frame,
    })
}

/// Whether a noun is something through which one speaks: "a statement", "an interview", "Twitter".
pub(super) fn is_channel(doc: Doc<'_>, t: TokenId) -> bool {
    CHANNELS.binary_search(&doc.lemma(t)).is_ok()
}

/// Whether a noun says when.
pub(super) fn is_time(doc: Doc<'_>, t: TokenId) -> bool {
    TIMES.binary_search(&doc.lemma(t)).is_ok()
}

/// Channels, in the order of their bytes.
const CHANNELS: [&str; 59] = [
    "Facebook",
    "Instagram",
    "Telegram",
    "TikTok",
    "Twitter",
    "Weibo",
    "WhatsApp",
    "X",
    "YouTube",
    "address",
    "article",
    "blog",
    "briefing",
    "broadcast",
    "bulletin",
    "cable",
    "call",
    "column",
    "commentary",
    "communique",
    "communiqué",
    "conference",
    "debate",
    "document",
    "e-mail",
    "editorial",
    "email",
    "essay",
    "filing",
    "forum",
    "hearing",
    "interview",
    "letter",
    "memo",
    "message",
    "newscast",
    "newspaper",
    "note",
    "op-ed",
    "page",
    "phone",
    "podcast",
    "post",
    "program",
    "programme",
    "radio",
    "rally",
    "release",
    "report",
    "show",
    "speech",
    "statement",
    "telegram",
    "telephone",
    "television",
    "testimony",
    "tweet",
    "video",
    "website",
];

/// Words of time, in the order of their bytes.
const TIMES: [&str; 48] = [
    "April",
    "August",
    "December",
    "February",
    "Friday",
    "January",
    "July",
    "June",
    "March",
    "May",
    "Monday",
    "November",
    "October",
    "Saturday",
    "September",
    "Sunday",
    "Thursday",
    "Tuesday",
    "Wednesday",
    "afternoon",
    "autumn",
    "century",
    "day",
    "decade",
    "evening",
    "fall",
    "hour",
    "minute",
    "moment",
    "month",
    "morning",
    "night",
    "noon",
    "quarter",
    "season",
    "second",
    "spring",
    "summer",
    "time",
    "today",
    "tomorrow",
    "tonight",
    "week",
    "weekend",
    "while",
    "winter",
    "year",
    "yesterday",
];
