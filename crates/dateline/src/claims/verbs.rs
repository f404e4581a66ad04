//! Verbs of saying: "X said that …", "X urged Y to …", "X criticised Y", by the frames that the cue allows.

use super::acts::excludes;
use super::asides::{as_said, between_dashes, closing, inverted, inverted_between, said_first};
use super::cues::{Cue, Cues};
use super::extent::{
    continues, cut_comment, cut_main_clause, is_occasion, is_topic, minus, named, run_on, says, tail, with_that,
    without,
};
use super::find::{Found, phrasal};
use super::nouns::{by_light_verb, told_clause};
use super::order::{bare_clause, beside_quote, gapped, inserted, opened, surface, trailing};
use super::passives::{impersonal, is_misread, passive_content, seeming};
use super::phrases::{is_channel, is_time};
use super::source::{
    main_subject, meant, near_subject, outer_subject, phrase, speaker_of, subject, without_opening, words,
};
use crate::model::Act;
use crate::syntax::{Deprel, Doc, Upos, Xpos};
use crate::text::TokenId;

/// "X said that …", "“…,” X said", "X urged Y to …", "X criticised Y".
#[allow(clippy::single_range_in_vec_init)] // a content of one run is the usual case
pub(super) fn verb<'c>(doc: Doc<'_>, t: TokenId, cue: &'c Cue) -> Option<Found<'c>> {
    // "let it be known that …" says it.
    let lets = doc
        .head(t)
        .filter(|&lets| doc.lemma(lets) == "let" && lets < t && t - lets <= 4);
    let say = Cues::english()
        .get("say", Upos::Verb)
        .filter(|_| lets.is_some() && doc.lemma(t) == "know");
    let cue = say.unwrap_or(cue);
    // "Asked whether the talks had failed, Roe shrugged.": a participle in front, whatever its tag.
    let asked = cue.lemma == "ask"
        && matches!(doc.xpos(t), Xpos::Vbn | Xpos::Vbd)
        && doc.sentence_of(t).is_some_and(|one| one.tokens.start == t)
        && !doc.children(t).iter().any(|&c| doc.deprel(c).is_subject());
    // "said by telephone" has a channel behind "by", nobody who said it.
    let by_channel = doc.child(t, Deprel::AuxPass).is_none() && doc.by_phrase(t).is_some_and(|by| is_channel(doc, by));
    let passive = asked || (doc.is_passive(t) && !by_channel && !is_misread(doc, t));
    let source = if passive {
        doc.by_phrase(t).or_else(|| lets.and_then(|lets| subject(doc, lets)))
    } else if cue.is_saying() {
        speaker_of(doc, t)
    } else {
        {
            let joined = || outer_subject(doc, t).filter(|_| doc.deprel(t) == Deprel::Conj);
            near_subject(doc, t)
                .or_else(joined)
                .or_else(|| subject(doc, t))
                .or_else(|| of_headline(doc, t))
        }
    };
    // "Japan and Norway said that they condemn it, and agreed to …": whoever the sentence is about.
    let joined = || main_subject(doc, t).filter(|_| doc.deprel(t) == Deprel::Conj && doc.xpos(t) == Xpos::Vbd);
    let source = source.or_else(|| joined().filter(|_| !passive));
    // "It seems that" has no source; "it said that" has one.
    let source = source.filter(|&s| !matches!(doc.upos(s), Upos::Verb | Upos::Aux));
    let source = source.filter(|&s| match doc.lemma(s) {
        "there" | "what" => passive,
        "it" | "that" | "this" | "which" | "one" => passive || cue.weight >= 0.5,
        _ => true,
    });
    let mut found = Found {
        cue,
        words: say.and(lets).unwrap_or(t).min(words(doc, t).start)..words(doc, t).end,
        head: t,
        source: source.map(|s| without_opening(doc, (s, phrase(doc, s, t)), t)),
        addressee: None,
        content: Vec::new(),
        content_head: None,
        frame: "",
    };
    if let Some((head, range)) = beside_quote(doc, t, cue) {
        // "The plan was “a gift to nobody,” she said.": what leads up to the quotation is said with it.
        if let Some(sentence) = doc.sentence_of(t) {
            let first = range.start.min(found.words.start);
            let start = sentence.tokens.start;
            if first > start {
                found.content = vec![start..first];
                found.content_head = Some(start);
            }
        }
        found.addressee = doc
            .child(t, Deprel::Iobj)
            .or_else(|| doc.child(t, Deprel::Obj))
            .filter(|&o| o > t && !range.contains(&o));
        found.source = Some((head, range));
        found.frame = "quote";
        return Some(found);
    }
    if let Some(first) = said_first(doc, &found).filter(|_| !passive) {
        return Some(first);
    }
    if let Some(between) = inverted_between(doc, &found).filter(|_| !passive) {
        return Some(between);
    }
    // "– assured the spokesman –"
    let dash = |w: TokenId| matches!(doc.form(w), "–" | "—" | "―" | "--" | "-" | "(");
    let misread = t > 0 && dash(t - 1) && doc.child(t, Deprel::AuxPass).is_none();
    if cue.is_saying() && (!passive || misread) {
        if let Some((head, name, around)) = between_dashes(doc, t) {
            found.source = Some((head, name));
            found.content_head = around.first().map(|range| range.start);
            found.content = around;
            found.frame = "inserted";
            return Some(found);
        }
    }
    if let Some(inverted) = inverted(doc, &found).filter(|_| !passive) {
        return Some(inverted);
    }
    if let Some(closing) = closing(doc, &found).filter(|_| cue.is_saying()) {
        return Some(closing);
    }
    if cue.is_saying() && cue.weight >= 0.4 && !passive {
        if let Some(before) = trailing(doc, &found) {
            found.content_head = before.first().map(|range| range.start);
            found.content = before;
            found.frame = "inserted";
            return Some(found);
        }
    }
    // "as Roe put it", "as the mayor sees it"
    let put_it = doc
        .child(t, Deprel::Obj)
        .is_some_and(|it| doc.lemma(it) == "it" && it == t + 1);
    if cue.is_saying() && (cue.weight >= 0.4 || put_it) {
        if let Some(as_said) = as_said(doc, t, &found) {
            return Some(as_said);
        }
    }
    if let Some(aside) = impersonal(doc, &found).filter(|_| passive) {
        return Some(aside);
    }
    // Between commas the order of words is surer than the tree as well.
    if cue.weight >= 0.7 && cue.takes("clause") && !passive {
        if let Some(around) = inserted(doc, &found) {
            found.content_head = around.first().map(|range| range.start);
            found.content = around;
            found.frame = "inserted";
            return Some(found);
        }
    }
    let child = |relation: Deprel| doc.child(t, relation);
    let object = doc.child(t, Deprel::Obj);
    let indirect = doc.child(t, Deprel::Iobj);
    let infinitive = doc
        .children(t)
        .iter()
        .copied()
        .find(|&c| doc.deprel(c) == Deprel::Xcomp && is_to(doc, c));
    let clause_behind = doc.children(t).iter().any(|&c| c > t && doc.deprel(c) == Deprel::Ccomp);
    if cue.is_saying()
        && cue.weight >= 0.5
        && !passive
        && !clause_behind
        && found.source.is_some()
        && doc.deprel(t) != Deprel::Ccomp
    {
        if let Some(range) = opened(doc, t) {
            found.addressee = indirect.or(object.filter(|&o| o < range.start));
            found.content_head = Some(range.start);
            found.content = vec![range];
            found.frame = "clause";
            return Some(found);
        }
    }
    // A clause: "said that …", and quotations that the parser takes for one.
    if cue.takes("clause") || cue.takes("quote") {
        let told = || {
            // "told the workers that the mine would close": the tree may hang the clause on whom it was told to.
            let whom = indirect
                .or(object)
                .filter(|_| ADDRESSING.contains(&cue.lemma) && !passive)?;
            let mut below = doc.children(whom).iter().copied();
            below.find(|&c| c > whom && (marked_that(doc, c) || told_clause(doc, c)) && doc.deprel(c) != Deprel::Conj)
        };
        // "It was announced that …": the clause is what "it" stands for.
        let extraposed = || {
            let expletive = doc.child(t, Deprel::Expl).or_else(|| subject(doc, t));
            let it = expletive.is_some_and(|it| doc.lemma(it) == "it");
            let mut behind = doc.children(t).iter().copied().filter(|&c| c > t && it);
            behind.find(|&c| matches!(doc.deprel(c), Deprel::Csubj | Deprel::CsubjPass) && marked_that(doc, c))
        };
        // "has warned for years that …", "said on Monday that …": the clause may hang on the time between.
        let behind_time = || {
            let mut times =
                doc.children(t).iter().copied().filter(|&c| {
                    c > t && matches!(doc.deprel(c), Deprel::Obl | Deprel::OblUnmarked) && is_time(doc, c)
                });
            times.find_map(|c| {
                doc.child(c, Deprel::Acl)
                    .filter(|&clause| marked_that(doc, clause) && doc.child(clause, Deprel::Nsubj).is_some())
            })
        };
        // "Roe recalled that the two are talking: “…”": it is Roe who goes on.
        let within =
            cue.weight < 0.6 && doc.deprel(t) == Deprel::Ccomp && doc.head(t).is_some_and(|above| says(doc, above));
        // "Roe left, and her deputy, Doe, said he would not.": of two clauses, the one behind.
        let clauses = || {
            doc.children(t)
                .iter()
                .copied()
                .filter(|&c| doc.deprel(c) == Deprel::Ccomp)
        };
        let joint = |c: TokenId| doc.upos(c) == Upos::Cconj && doc.form(c.saturating_sub(1)) == ",";
        let behind = clauses().find(|&c| c > t && doc.form(doc.subtree(c).start) != ":");
        let before = clauses().find(|&c| c < t);
        let behind = behind.filter(|_| before.is_some_and(|c| (c..t).any(joint)));
        let own = behind.or(child(Deprel::Ccomp)).filter(|&clause| {
            let first = doc.subtree(clause).start;
            !within || first < t || doc.form(first) != ":" && doc.form(first.saturating_sub(1)) != ":"
        });
        let clause = own.or_else(extraposed).or_else(behind_time).or_else(told).or_else(|| {
            if infinitive.is_some_and(|infinitive| cue.takes("to") && infinitive > t) {
                return None;
            }
            let quoted = doc
                .children(t)
                .iter()
                .copied()
                .find(|&c| doc.deprel(c) == Deprel::Parataxis && c > t);
            // Loose clauses are speech only behind a colon or between quotation marks.
            quoted.filter(|&c| {
                let first = doc.subtree(c).start;
                let mark = doc.form(first).starts_with(['“', '"', '\'', '‘', '`', ':'])
                    || doc.form(first.saturating_sub(1)) == ":";
                cue.takes("quote") && source.is_some() && mark && !within
            })
        });
        if let Some(clause) = clause {
            found.addressee = indirect.or(object.filter(|&o| o < clause));
            found.content = match inserted(doc, &found) {
                Some(around) => around,
                None => without(doc, doc.subtree(clause), t, clause),
            };
            with_that(doc, t, &mut found.content);
            run_on(doc, t, clause, &mut found.content);
            continues(doc, t, clause, &mut found.content);
            cut_comment(doc, clause, true, &mut found.content);
            cut_main_clause(doc, t, &mut found.content);
            found.content_head = Some(clause);
            found.frame = "clause";
            return Some(found);
        }
        // "The talks, he said, had failed.": the cue hangs on the content.
        if doc.deprel(t) == Deprel::Parataxis && source.is_some() && object.is_none() && infinitive.is_none() {
            let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
            let attribution = doc.subtree(t);
            let brief = finite && cue.is_saying() && cue.weight >= 0.4 && attribution.len() <= 16;
            if let Some(head) = doc.head(t).filter(|&head| brief && is_clause(doc, head)) {
                found.content = inserted(doc, &found).unwrap_or_else(|| minus(doc.subtree(head), &attribution));
                found.content_head = Some(head);
                found.frame = "inserted";
                return Some(found);
            }
        }
    }
    // "the jobs that many economists say are gone": what is said is told of the noun before.
    if let Some(gapped) = gapped(doc, t, &found).filter(|_| !passive) {
        return Some(gapped);
    }
    if let Some(clause) = object
        .filter(|_| !passive)
        .and_then(|object| bare_clause(doc, t, cue, object))
    {
        found.content = vec![clause.clone()];
        found.content_head = Some(clause.start);
        cut_comment(doc, clause.start, true, &mut found.content);
        found.frame = "clause";
        return Some(found);
    }
    // "Residents were warned not to drink the water.": nobody is named who warned them.
    if let Some(infinitive) = infinitive.filter(|_| passive && source.is_none() && is_control(cue)) {
        found.addressee = doc.child(t, Deprel::NsubjPass);
        found.content = vec![doc.subtree(infinitive)];
        found.content_head = Some(infinitive);
        found.frame = cue.frame("to").unwrap_or("to");
        return Some(found);
    }
    if passive && cue.lemma != "ask" {
        let told = passive_content(doc, t, found.clone());
        if told.is_some() || source.is_none() {
            return told;
        }
    }
    if let Some(seeming) = seeming(doc, t, &found).filter(|_| !passive) {
        return Some(seeming);
    }
    if cue.takes("to") {
        if let Some(infinitive) = infinitive {
            // "called on the rebels to surrender", "pleaded with them to stay"
            let on = doc.children(t).iter().copied().find(|&c| {
                let case = doc.case(c).map_or("", |case| doc.lemma(case));
                doc.deprel(c) == Deprel::Obl && c > t && matches!(case, "on" | "upon" | "to" | "with" | "for")
            });
            let on =
                on.filter(|&c| object.or(indirect).is_none() && c < infinitive && !is_occasion(doc, c) && !passive);
            let start = object
                .or(indirect)
                .filter(|&o| o < infinitive)
                .map(|o| doc.subtree(o).start)
                .or_else(|| on.map(|c| doc.case(c).map_or(c, |case| case + 1)))
                .unwrap_or(infinitive);
            let range = doc.subtree(infinitive);
            // "who asked not to be named" is how the article got it.
            let unnamed = matches!(doc.lemma(infinitive), "name" | "identify" | "quote") && doc.is_passive(infinitive);
            let keeps_back = matches!(cue.lemma, "refuse" | "decline");
            let left_open = phrasal(doc, infinitive, Cues::english()).is_some_and(excludes);
            if unnamed || (keeps_back && left_open) {
                return None;
            }
            found.content = vec![start.min(range.start)..range.end];
            // "The plan seems to work.": nobody is named to whom it seems.
            if let Some((_, subject)) = found.source.take_if(|_| matches!(cue.lemma, "seem" | "appear")) {
                if subject.end <= range.start {
                    found.content.insert(0, subject);
                }
            }
            cut_comment(doc, infinitive, false, &mut found.content);
            found.content_head = Some(infinitive);
            found.frame = "to";
            return Some(found);
        }
    }
    if let Some(clause) = doc.children(t).iter().copied().find(|&c| {
        doc.deprel(c) == Deprel::Advcl
            && !is_to(doc, c)
            && cue.takes("clause")
            && (is_whether(doc, c) || (cue.act == Act::Ask && is_if(doc, c)))
    }) {
        found.content = vec![doc.subtree(clause)];
        found.content_head = Some(clause);
        found.frame = "clause";
        return Some(found);
    }
    // "accused X of lying", "described X as a liar": the parser may hang the charge on the accused.
    let charge = object.filter(|_| !passive).and_then(|object| {
        let of = |c: TokenId| {
            doc.children(c).iter().any(|&k| {
                let case = matches!(doc.deprel(k), Deprel::Case | Deprel::Mark);
                let asked = doc.lemma(k) == "for" && cue.act_in("for") == Act::Request && cue.lemma != "call";
                case && (matches!(doc.lemma(k), "of" | "as") || asked) && cue.takes(doc.lemma(k))
            })
        };
        let beneath = doc.children(object).iter().copied().filter(|&c| c > object);
        let beside = doc.children(t).iter().copied().filter(|&c| c > object);
        beneath.chain(beside).find(|&c| of(c)).map(|c| (object, c))
    });
    if let Some((object, charge)) = charge {
        let mut end = doc.subtree(charge).end.max(doc.subtree(object).end);
        // "of fishing without a licence": what follows at once belongs to the charge, but for times.
        for &c in doc.children(t).iter().filter(|&&c| c > charge) {
            let range = doc.subtree(c);
            let aside = doc.upos(range.start) == Upos::Punct;
            let more = matches!(doc.deprel(c), Deprel::Obl | Deprel::Advcl) && !is_occasion(doc, c) && !aside;
            if range.start == end && more {
                end = range.end;
            }
        }
        found.content = if object < t {
            vec![meant(doc, object), doc.subtree(charge).start..end]
        } else {
            vec![doc.subtree(object).start..end]
        };
        cut_comment(doc, charge, false, &mut found.content);
        found.content_head = Some(charge);
        found.frame = cue.frame("of").unwrap_or("of");
        return found.source.is_some().then_some(found);
    }
    for &c in doc.children(t) {
        // (In headlines, a phrase behind a verb may hang on it as if it were a noun.)
        if !matches!(doc.deprel(c), Deprel::Obl | Deprel::Advcl | Deprel::Nmod) || c < t {
            continue;
        }
        let Some(case) = doc
            .children(c)
            .iter()
            .copied()
            .find(|&k| matches!(doc.deprel(k), Deprel::Case | Deprel::Mark))
        else {
            continue;
        };
        // "promised an answer to the attack": what is promised is the object, not what it answers.
        let beside = doc.xpos(case) != Xpos::To
            && doc.lemma(case) == "to"
            && cue.takes("np")
            && object.is_some_and(|o| o < c)
            && cue.act == Act::Promise;
        // "was quoted by the Herald as saying that …" is that of "saying".
        let saying = passive && doc.xpos(c) == Xpos::Vbg && says(doc, c);
        if let Some(frame) = cue
            .frame(doc.lemma(case))
            .filter(|_| (!is_occasion(doc, c) || is_topic(doc, c, case)) && !beside && !saying)
        {
            let range = doc.subtree(c);
            // "to lower taxes": an infinitive that the tree has for a phrase.
            let infinitive = doc.xpos(case) == Xpos::To;
            // "thanked X for coming", "criticised X over Y": the person is part of what is said.
            let start = object
                .filter(|&o| o > t && o < c && !passive && !is_said(doc, o) && !is_reflexive(doc, o))
                .map_or((case + TokenId::from(!infinitive)).max(range.start), |o| {
                    doc.subtree(o).start
                });
            found.content = vec![start..named(doc, t, tail(doc, t, c))];
            cut_comment(doc, c, false, &mut found.content);
            found.content_head = Some(c);
            found.frame = frame;
            let asked = passive && cue.lemma == "ask";
            return (asked || found.source.is_some()).then_some(found);
        }
    }
    // "expressed confidence that …", "raised objections to …": what is said is the noun's.
    if object.is_some_and(|object| !passive && is_said(doc, object) && by_light_verb(doc, object)) {
        return None;
    }
    // "said the talks, which began in May, had failed": of the verbs that hardly ever say a thing, the order of words is
    // asked first.
    if cue.is_saying()
        && cue.weight >= 0.7
        && cue.takes("np")
        && cue.share("np").is_some_and(|share| share < 0.6)
        && !passive
    {
        let mut ordered = found.clone();
        ordered.addressee = indirect.or(object);
        surface(doc, t, &mut ordered);
        if !ordered.content.is_empty() {
            return Some(ordered);
        }
    }
    if cue.takes("np") {
        let object = if passive { subject(doc, t) } else { object };
        // "A ban was called for by the union."
        let stranded = cue
            .frame(doc.form(t + 1))
            .filter(|_| passive && matches!(doc.form(t + 2), "by" | "." | ","));
        if let Some(object) =
            object.filter(|&o| doc.upos(o) != Upos::Num && (!is_reflexive(doc, o) || child(Deprel::Xcomp).is_some()))
        {
            found.content = vec![doc.subtree(object).start..named(doc, t, tail(doc, t, object))];
            cut_comment(doc, object, false, &mut found.content);
            found.content_head = Some(object);
            found.frame = stranded.unwrap_or("object");
            return found.source.is_some().then_some(found);
        }
    }
    found.addressee = indirect.or(object);
    // The content may be the quotation beside it; or, for a verb that does little else than say, the words around it,
    // where the parser has lost their tie.
    if cue.weight >= 0.5 && cue.takes("clause") && cue.share("clause").is_none_or(|share| share >= 0.5) && !passive {
        surface(doc, t, &mut found);
    }
    (cue.takes("quote") && found.source.is_some()).then_some(found)
}

/// "Union calls for strike": a headline's subject that the tree has for a part of the verb's name.
fn of_headline(doc: Doc<'_>, t: TokenId) -> Option<TokenId> {
    let finite = matches!(doc.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && doc.head(t).is_none();
    let nominal = |c: TokenId| matches!(doc.upos(c), Upos::Noun | Upos::Propn);
    doc.children(t)
        .iter()
        .copied()
        .find(|&c| finite && c + 1 == t && nominal(c) && matches!(doc.deprel(c), Deprel::Compound | Deprel::Vocative))
}

/// Whether an object is itself what is done by saying: "expressed concern about X", "voiced support for X".
fn is_said(doc: Doc<'_>, object: TokenId) -> bool {
    Cues::english()
        .get(doc.lemma(object), Upos::Noun)
        .is_some_and(|cue| !cue.takes("label") && !cue.takes("in-whose") && !cue.only_shows())
}

/// Verbs whose object is whom it is said to, in front of a clause.
const ADDRESSING: [&str; 16] = [
    "advise", "alert", "assure", "caution", "convince", "forewarn", "inform", "notify", "persuade", "promise",
    "reassure", "remind", "show", "teach", "tell", "warn",
];

/// Verbs that make somebody do something by saying it: "urge", "tell", "warn" with an infinitive.
fn is_control(cue: &Cue) -> bool {
    cue.takes("to")
        && (matches!(cue.act, Act::Request | Act::Warn | Act::Ask | Act::Suggest) || cue.act_in("to") == Act::Request)
        && !matches!(
            cue.lemma,
            "want" | "seek" | "threaten" | "offer" | "propose" | "require"
        )
}

/// "asked if he would …"
fn is_if(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t).iter().any(|&c| doc.lemma(c) == "if")
}

pub(super) fn is_whether(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| matches!(doc.lemma(c), "whether" | "how" | "why"))
}

pub(super) fn marked_that(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Mark && matches!(doc.lemma(c), "that" | "whether"))
}

pub(super) fn is_reflexive(doc: Doc<'_>, t: TokenId) -> bool {
    doc.form(t).ends_with("self") || doc.form(t).ends_with("selves")
}

pub(super) fn is_to(doc: Doc<'_>, t: TokenId) -> bool {
    doc.children(t)
        .iter()
        .any(|&c| doc.deprel(c) == Deprel::Mark && doc.lemma(c) == "to")
}

pub(super) fn is_clause(doc: Doc<'_>, t: TokenId) -> bool {
    matches!(doc.upos(t), Upos::Verb | Upos::Aux)
        || doc
            .children(t)
            .iter()
            .any(|&c| doc.deprel(c).is_subject() || doc.deprel(c) == Deprel::Cop)
        || doc.head(t).is_none()
}
