//! Where a content begins and ends: what belongs to the reported words, and what is the article's own.

use std::ops::Range;

use super::cues::{Cue, Cues};
use super::find::phrasal;
use super::phrases::{is_channel, is_time};
use super::verbs::{is_to, marked_that};
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// "warned for years that lakes in the Himalayas are growing": a clause whose subject the tree has elsewhere begins with its
/// conjunction all the same.
pub(super) fn with_that(doc: Doc<'_>, cue: TokenId, content: &mut [Range<TokenId>]) {
    let Some(first) = content.first_mut().filter(|first| first.start > cue) else {
        return;
    };
    let headless = matches!(doc.xpos(first.start), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let that = (cue + 1..first.start).find(|&t| doc.form(t) == "that");
    if let Some(that) = that.filter(|_| headless && first.start - cue < 16) {
        first.start = that;
    }
}

/// Grows a clause over what follows it without a comma: the parser may hang it on the cue, the reader does not.
pub(super) fn run_on(doc: Doc<'_>, cue: TokenId, clause: TokenId, content: &mut [Range<TokenId>]) {
    let Some(last) = content
        .last_mut()
        .filter(|last| last.start > cue && last.contains(&clause))
    else {
        return;
    };
    for &c in doc.children(cue).iter().filter(|&&c| c > clause) {
        let range = doc.subtree(c);
        // "it was “impossible” for him to win": marks do not end what is said.
        let marked = closes(doc, last.end) && range.start == last.end + 1;
        let goes_on = (range.start == last.end || (marked && !is_occasion(doc, c)))
            && doc.upos(range.start) != Upos::Punct
            && matches!(
                doc.deprel(c),
                Deprel::Obl
                    | Deprel::Advcl
                    | Deprel::Advmod
                    | Deprel::Xcomp
                    | Deprel::Obj
                    | Deprel::Ccomp
                    | Deprel::OblUnmarked
            );
        let again = doc.deprel(c) == Deprel::Conj && marked_that(doc, c) && range.start <= last.end + 1;
        // "said she was tired and wanted a rest": a verb without a subject that is joined without a comma goes on with
        // what is said, unless it says something itself.
        let joined = doc.deprel(c) == Deprel::Conj
            && range.start == last.end
            && doc.form(range.start) == "and"
            && !doc.children(c).iter().any(|&k| doc.deprel(k).is_subject())
            && matches!(doc.upos(c), Upos::Verb | Upos::Adj | Upos::Noun)
            && Cues::english()
                .verb(doc.lemma(c), doc.form(c))
                .is_none_or(|cue| !cue.is_speech());
        if goes_on || again || joined {
            last.end = range.end;
        }
    }
}

/// Cuts off what the article itself adds behind a content: after a dash, "…, although …", "…, noting that …", "…, who
/// had …", "… and added: …". `clausal` contents are whole reported clauses; the others are phrases, to which a participle
/// behind a comma never belongs.
pub(super) fn cut_comment(doc: Doc<'_>, head: TokenId, clausal: bool, content: &mut [Range<TokenId>]) {
    let Some(last) = content.last_mut().filter(|last| last.contains(&head)) else {
        return;
    };
    let mut quoted = false;
    let helped = doc.children(head).iter().any(|&c| doc.deprel(c) == Deprel::Aux);
    let unreal = doc.xpos(head) == Xpos::Vb && !helped;
    let mut cut = None;
    for t in last.start..last.end.saturating_sub(1) {
        match doc.form(t) {
            "“" | "``" => quoted = true,
            "”" => quoted = false,
            "\"" | "''" => quoted = !quoted,
            "—" | "―" | "--" | "–" if t > head && !quoted => {
                let alone = !last.clone().any(|o| o != t && doc.form(o) == doc.form(t));
                if alone && clausal {
                    cut = Some(t);
                }
            }
            "," if t > head && !quoted && is_aside(doc, t + 1, clausal, last.end) => cut = Some(t),
            "," if t > head && !quoted && goes_on_saying(doc, t + 2, head) => cut = Some(t),
            // "demanded that he resign, and police fired tear gas": what happened is no part of a request.
            "," if t > head && !quoted && (unreal || !clausal) && happened(doc, t + 1) => cut = Some(t),
            "and" | "but" if t > head && !quoted && goes_on_saying(doc, t + 1, head) => cut = Some(t),
            _ => {}
        }
        // "…,” adding that …": the remark stands behind the closing mark.
        if cut.is_none() && t > head && !quoted && closes(doc, t) && doc.form(t - 1) == "," && adds(doc, t + 1) {
            cut = Some(t + 1);
        }
        if cut.is_some() {
            break;
        }
    }
    if let Some(cut) = cut {
        last.end = cut;
    }
}

/// ", and police fired": a clause of its own in the past, behind a conjunction.
fn happened(doc: Doc<'_>, t: TokenId) -> bool {
    let nominal = |t: TokenId| {
        matches!(
            doc.upos(t),
            Upos::Det | Upos::Propn | Upos::Noun | Upos::Pron | Upos::Adj | Upos::Num
        )
    };
    // (A name may stand between commas: ", and its leader, Petr Dolny, said".)
    let verb = (t + 2..t + 12).find(|&v| !nominal(v) && doc.form(v) != ",");
    doc.upos(t) == Upos::Cconj && nominal(t + 1) && verb.is_some_and(|v| doc.xpos(v) == Xpos::Vbd)
}

/// Whether a token may close a quotation.
fn closes(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.form(t), "”" | "\"" | "''" | "’’")
}

/// "adding that …", "claiming that …": a participle of saying that goes on with the speaker.
fn adds(doc: Doc<'_>, t: TokenId) -> bool {
    doc.xpos(t) == Xpos::Vbg && says(doc, t)
}

/// "Asked if he was ever bullied, the candidate said no.": what a participle at the head of the sentence reports ends at
/// the comma before the main clause, wherever the tree hangs that.
pub(super) fn cut_main_clause(doc: Doc<'_>, cue: TokenId, content: &mut [Range<TokenId>]) {
    let Some(first) = doc.sentence_of(cue).map(|sentence| sentence.tokens.start) else {
        return;
    };
    // "The mayor, arguing that the dam was safe, left it open.": a participle between commas ends at the second.
    let aside = doc.xpos(cue) == Xpos::Vbg && cue > first && doc.form(cue - 1) == ",";
    if let Some(last) = content.last_mut().filter(|last| aside && last.start > cue) {
        let finite = |t: TokenId| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        let goes_on = |c: TokenId| {
            let next = c + 1 + TokenId::from(doc.upos(c + 1) == Upos::Adv);
            finite(next) && !doc.children(next).iter().any(|&k| doc.deprel(k).is_subject())
        };
        if let Some(comma) = (last.start + 2..last.end.saturating_sub(1)).find(|&c| doc.form(c) == "," && goes_on(c)) {
            last.end = comma;
        }
        return;
    }
    // (A past tense that opens a sentence is a participle.)
    let opens = cue <= first + 2
        && (matches!(doc.xpos(cue), Xpos::Vbg | Xpos::Vbn) || (doc.xpos(cue) == Xpos::Vbd && cue == first))
        && (first..cue).all(|t| matches!(doc.upos(t), Upos::Sconj | Upos::Adv | Upos::Adp | Upos::Cconj));
    let Some(last) = content.last_mut().filter(|last| opens && last.start > cue) else {
        return;
    };
    let comma = (last.start + 1..last.end.saturating_sub(2)).find(|&c| doc.form(c) == "," && begins_clause(doc, c + 1));
    if let Some(comma) = comma {
        last.end = comma;
    }
}

/// Whether a noun phrase with a finite verb right behind it begins at `t`.
pub(super) fn begins_clause(doc: Doc<'_>, t: TokenId) -> bool {
    if !matches!(
        doc.upos(t),
        Upos::Det | Upos::Propn | Upos::Noun | Upos::Pron | Upos::Adj | Upos::Num
    ) {
        return false;
    }
    let nominal = |t: TokenId| {
        matches!(
            doc.upos(t),
            Upos::Det | Upos::Propn | Upos::Noun | Upos::Pron | Upos::Adj | Upos::Num | Upos::Part
        )
    };
    let finite = |t: TokenId| matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    (t + 1..t + 9).find(|&v| !nominal(v)).is_some_and(finite)
}

/// Whether the words from `t` on, behind a comma, are a remark of the article's own.
fn is_aside(doc: Doc<'_>, t: TokenId, clausal: bool, end: TokenId) -> bool {
    // "…, although …" may as well be said; behind a phrase it hardly ever is.
    let contrast = matches!(doc.lemma(t), "while" | "whereas" | "accord")
        || doc.form(t).eq_ignore_ascii_case("according")
        || (!clausal && matches!(doc.lemma(t), "although" | "though"))
        || (!clausal && doc.lemma(t) == "even" && matches!(doc.lemma(t + 1), "as" | "though"));
    let participle = doc.xpos(t) == Xpos::Vbg
        && if clausal {
            doc.deprel(t) == Deprel::Advcl && says(doc, t)
        } else {
            doc.deprel(t) == Deprel::Advcl || says(doc, t)
        };
    // A relative clause behind a comma tells of somebody or something; it ends the sentence.
    let relative = matches!(doc.lemma(t), "who" | "which" | "whom" | "whose" | "where" | "when")
        && doc.head(t).is_some_and(|verb| {
            let mut below = verb;
            for _ in 0..3 {
                if doc.deprel(below) == Deprel::AclRelcl {
                    return doc.subtree(below).end >= end;
                }
                let Some(above) = doc.head(below) else { return false };
                below = above;
            }
            false
        });
    // So does an apposition that nothing follows.
    let appositive = (t..end.min(t + 14))
        .find(|&c| doc.deprel(c) == Deprel::Appos && doc.subtree(c).start + 1 >= t)
        .is_some_and(|c| doc.subtree(c).end >= end && end - t > 3);
    contrast || participle || relative || appositive
}

/// Whether a verb does little else than say.
pub(super) fn says(doc: Doc<'_>, t: TokenId) -> bool {
    Cues::english()
        .verb(doc.lemma(t), doc.form(t))
        .is_some_and(Cue::is_saying)
}

/// "… and added: “…”": the next verb, without a subject of its own, is again a verb of saying. Its clause stands
/// coordinated with the reported one by the tree, but the speaker of both is the same.
fn goes_on_saying(doc: Doc<'_>, t: TokenId, head: TokenId) -> bool {
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    // "urged him to listen and accused him of hiding": a finite verb never goes on with an infinitive.
    if finite && doc.upos(t) == Upos::Verb && is_to(doc, head) && doc.xpos(head) == Xpos::Vb {
        return !doc.children(t).iter().any(|&c| doc.deprel(c).is_subject());
    }
    // "but have not ruled out …", "and called for …", which the tagger may have for a participle.
    let ahead = |w: TokenId| matches!(doc.upos(w), Upos::Aux | Upos::Adv | Upos::Part);
    let mut verb = t;
    while verb < t + 4 && ahead(verb) {
        verb += 1;
    }
    let adjective = doc.child(head, Deprel::Cop).is_some() && doc.child(verb, Deprel::AuxPass).is_none();
    let helped = verb > t && matches!(doc.lemma(t), "have" | "do") && !doc.is_passive(verb);
    let tells = (finite && verb == t) || helped || (adjective && doc.xpos(verb) == Xpos::Vbn && verb == t);
    tells
        && doc.deprel(verb) == Deprel::Conj
        && doc.head(verb) == Some(head)
        && !doc.children(verb).iter().any(|&c| doc.deprel(c).is_subject())
        && phrasal(doc, verb, Cues::english()).is_some_and(Cue::is_speech)
}

/// Grows a reported clause over what explains or continues it: "… a new reality: that X is …", "…, and that …".
pub(super) fn continues(doc: Doc<'_>, cue: TokenId, head: TokenId, content: &mut [Range<TokenId>]) {
    let Some(sentence) = doc.sentence_of(cue) else { return };
    let Some(last) = content
        .last_mut()
        .filter(|last| last.start > cue && last.contains(&head))
    else {
        return;
    };
    let end = sentence.tokens.end;
    let form = |t: TokenId| if t < end { doc.form(t) } else { "" };
    let verb = |range: Range<TokenId>| range.clone().any(|t| matches!(doc.upos(t), Upos::Verb | Upos::Aux));
    let explained = form(last.end) == ":" && verb(last.end..end);
    let joined = last.end + TokenId::from(form(last.end) == "," || form(last.end) == "—" || form(last.end) == ";");
    let again = matches!(form(joined), "and" | "but") && form(joined + 1) == "that" && verb(joined..end);
    if explained || again {
        last.end = end;
    }
}

/// Where the content that begins with `object` ends: what is said of it belongs to it ("called X a liar", "blamed X on
/// Y", "blasted X for leaving").
pub(super) fn tail(doc: Doc<'_>, verb: TokenId, object: TokenId) -> TokenId {
    let mut end = doc.subtree(object).end;
    for &c in doc.children(verb).iter().filter(|&&c| c > object) {
        let case = doc
            .children(c)
            .iter()
            .copied()
            .find(|&k| matches!(doc.deprel(k), Deprel::Case | Deprel::Mark));
        let range = doc.subtree(c);
        let adjoins = range.start <= end && doc.upos(range.start) != Upos::Punct;
        let of_it = match doc.deprel(c) {
            Deprel::Xcomp => true,
            Deprel::Ccomp => adjoins,
            Deprel::Obl | Deprel::Advcl => {
                let to = adjoins && is_to(doc, c);
                let of_object = case.is_some_and(|case| {
                    matches!(
                        doc.lemma(case),
                        "for" | "as" | "on" | "over" | "against" | "of" | "to" | "by" | "with" | "from"
                    )
                });
                (to || of_object || (adjoins && case.is_none() && doc.xpos(c) == Xpos::Vbg)) && !is_occasion(doc, c)
            }
            _ => false,
        };
        if !of_it {
            break;
        }
        end = end.max(doc.subtree(c).end);
    }
    adjoining(doc, verb, end)
}

/// Grows a phrase over what follows it at once: a place, a manner or a comparison may hang elsewhere by the tree, but it
/// is read with the phrase. When and on which occasion something was said is no part of it.
fn adjoining(doc: Doc<'_>, verb: TokenId, mut end: TokenId) -> TokenId {
    let stop = doc.sentence_of(verb).map_or(end, |sentence| sentence.tokens.end);
    while end > verb && end < stop {
        let mut top = end;
        while let Some(above) = doc.head(top).filter(|&above| doc.subtree(above).start >= end) {
            top = above;
        }
        let range = doc.subtree(top);
        let follows = match doc.upos(end) {
            Upos::Punct | Upos::Cconj | Upos::Sconj | Upos::Pron => false,
            Upos::Verb | Upos::Aux => doc.xpos(end) == Xpos::Vbg && !adds(doc, end),
            Upos::Adp | Upos::Part => !matches!(
                doc.form(end),
                "during" | "after" | "before" | "since" | "until" | "despite"
            ),
            _ => true,
        };
        let clause = doc.children(top).iter().any(|&c| doc.deprel(c).is_subject());
        if !follows || clause || range.start != end || is_occasion(doc, top) {
            break;
        }
        end = range.end.min(stop);
    }
    end
}

/// Whether a phrase says when, through what or on which occasion something is said.
pub(super) fn is_occasion(doc: Doc<'_>, t: TokenId) -> bool {
    let year = |t: TokenId| doc.form(t).len() == 4 && doc.form(t).bytes().all(|b| b.is_ascii_digit());
    is_time(doc, t)
        || is_channel(doc, t)
        || year(t)
        || matches!(
            doc.lemma(t),
            "past"
                | "event"
                | "meeting"
                | "appearance"
                | "town"
                | "hall"
                | "dinner"
                | "occasion"
                | "ceremony"
                | "here"
                | "there"
        )
}

/// Whether a text is what is spoken of rather than where it is said: "would not comment on the report".
pub(super) fn is_topic(doc: Doc<'_>, t: TokenId, case: TokenId) -> bool {
    matches!(
        doc.lemma(case),
        "on" | "about" | "of" | "to" | "against" | "for" | "with"
    ) && doc.xpos(case) != Xpos::To
        && matches!(
            doc.lemma(t),
            "article"
                | "broadcast"
                | "column"
                | "document"
                | "editorial"
                | "email"
                | "filing"
                | "interview"
                | "letter"
                | "memo"
                | "message"
                | "post"
                | "report"
                | "speech"
                | "statement"
                | "testimony"
                | "tweet"
                | "video"
        )
}

/// A clause's range without the cue and its other words, where they stand inside of it.
pub(super) fn without(doc: Doc<'_>, clause: Range<TokenId>, cue: TokenId, head: TokenId) -> Vec<Range<TokenId>> {
    if !clause.contains(&cue) {
        return vec![clause];
    }
    // All that hangs on the cue but the clause itself.
    let mut attribution = cue..cue + 1;
    for &c in doc.children(cue) {
        if c != head && c.abs_diff(cue) < 30 {
            let range = doc.subtree(c);
            if clause.start <= range.start && range.end <= clause.end {
                attribution = attribution.start.min(range.start)..attribution.end.max(range.end);
            }
        }
    }
    minus(clause, &attribution)
}

/// What is left of `whole` without `part`.
pub(super) fn minus(whole: Range<TokenId>, part: &Range<TokenId>) -> Vec<Range<TokenId>> {
    let pieces = [
        whole.start..part.start.clamp(whole.start, whole.end),
        part.end.clamp(whole.start, whole.end)..whole.end,
    ];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

/// "called the plan “a disgrace”": a quotation right behind the object, which the tree may hang elsewhere, says what the
/// object is called. The content ends with it.
pub(super) fn named(doc: Doc<'_>, verb: TokenId, end: TokenId) -> TokenId {
    let opens = |t: TokenId| matches!(doc.form(t), "“" | "\"" | "``" | "''" | "‘");
    let closes = |t: TokenId| matches!(doc.form(t), "”" | "\"" | "''" | "’");
    let limit = doc.sentence_of(verb).map_or(end, |sentence| sentence.tokens.end);
    if end <= verb || end >= limit || !opens(end) {
        return end;
    }
    (end + 1..limit.min(end + 40))
        .find(|&t| closes(t))
        .map_or(end, |t| t + 1)
}
