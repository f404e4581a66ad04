//! Descriptions and the actors that they describe, by the structure of the sentence: appositions, predicates, shares.

use super::clusters::{Clusters, Coarse, group_of, kinds_agree, sexes_agree};
use super::lexicon::Class;
use super::link_nominals::is_child;
use super::mentions::{Determiner, Mention, Pronoun, relative_clause};
use super::scene::Scene;
use crate::model::{ActorKind, MentionForm};
use crate::syntax::{Deprel, Xpos};

/// Joins descriptions with what they describe by the structure of the sentence.
pub(super) fn link_by_syntax(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    for (i, mention) in (0..).zip(scene.mentions) {
        for &child in scene.doc.children(mention.head) {
            match scene.doc.deprel(child) {
                Deprel::Appos => {
                    // "X and Y, the minister": the minister is Y.
                    let before = scene.doc.children(mention.head).iter().copied();
                    let last = before
                        .take_while(|&c| c < child)
                        .filter(|&c| scene.doc.deprel(c) == Deprel::Conj)
                        .last();
                    let near = last.and_then(|conjunct| scene.headed_by(conjunct)).unwrap_or(i);
                    if let Some(j) = scene.headed_by(child) {
                        apposition(scene, clusters, near, j);
                    }
                }
                Deprel::Compound if mention.form == MentionForm::Nominal => {
                    if let Some(j) = scene.headed_by(child).filter(|&j| is_type_of(scene, mention, j)) {
                        clusters.join(j, i);
                    }
                }
                Deprel::Nsubj => {
                    if let Some(j) = scene.headed_by(child) {
                        predicate(scene, clusters, j, i);
                    }
                }
                // "A man named Roe", "a rapper known as Doe".
                Deprel::Acl if mention.form == MentionForm::Nominal && !mention.plural => {
                    let called = matches!(scene.doc.lemma(child), "name" | "call" | "know" | "dub" | "nickname");
                    let name = called.then(|| scene.doc.children(child).iter().find_map(|&c| scene.headed_by(c)));
                    if let Some(j) = name.flatten().filter(|&j| j > i) {
                        let named = scene
                            .mention(j)
                            .is_some_and(|m| m.is_name() && m.core.start > child && kinds_agree(m.kind, mention.kind));
                        if named {
                            clusters.join(j, i);
                        }
                    }
                }
                _ => {}
            }
        }
        // "She chairs the board and was a minister": the subject is that of the first verb.
        let shared = scene.doc.deprel(mention.head) == Deprel::Conj
            && scene.doc.child(mention.head, Deprel::Cop).is_some()
            && scene.doc.child(mention.head, Deprel::Nsubj).is_none();
        let subject = scene
            .doc
            .head(mention.head)
            .filter(|_| shared)
            .and_then(|verb| scene.doc.child(verb, Deprel::Nsubj))
            .and_then(|subject| scene.headed_by(subject));
        if let Some(j) = subject {
            predicate(scene, clusters, j, i);
        }
        // "Speaker of the House Newt Roe": the parser hangs the name on the title's last word.
        if let Some(j) = bearer(scene, mention) {
            clusters.join(j, i);
        }
        if let Some(inner) = mention.description.as_ref().and_then(|d| d.stands_for) {
            let share = mention
                .description
                .as_ref()
                .is_some_and(|d| d.noun.class == Class::Part);
            if let Some(j) = scene.headed_by(inner).filter(|_| share) {
                if scene.mention(j).is_some_and(|m| m.form == MentionForm::Nominal) {
                    clusters.join(j, i);
                }
            }
        }
    }
}

/// The person's name within the phrase of a noun that follows it at once: "student Ann Roe", "his wife Ann".
fn bearer(scene: Scene<'_, '_, '_>, mention: &Mention) -> Option<u32> {
    let title = &mention.description.as_ref()?.title;
    let one = mention.form == MentionForm::Nominal && mention.is_person() && !mention.plural;
    let name = scene.headed_by(title.end).filter(|_| one)?;
    let named = scene.mention(name)?;
    let within = named.core.start == title.end && named.core.end <= mention.tokens.end;
    (named.name.is_some() && named.is_person() && within && sexes_agree(named.sex, mention.sex)).then_some(name)
}

/// "The Hamas movement", "the Yonhap news agency", "the Republican party": the noun says what the name before it is.
fn is_type_of(scene: Scene<'_, '_, '_>, mention: &Mention, name: u32) -> bool {
    let Some(named) = scene.mention(name).filter(|m| m.name.is_some()) else {
        return false;
    };
    let general = matches!(
        scene.doc.lemma(mention.head),
        "group"
            | "movement"
            | "organization"
            | "organisation"
            | "party"
            | "agency"
            | "newspaper"
            | "network"
            | "militia"
            | "company"
            | "firm"
            | "cartel"
            | "gang"
            | "alliance"
            | "bloc"
            | "magazine"
            | "website"
            | "broadcaster"
            | "site"
    );
    match (mention.kind, named.kind) {
        (Some(noun), Some(name)) if general && !mention.plural => {
            noun == name
                || group_of(noun) == Coarse::Body
                    && matches!(name, ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Media)
        }
        _ => false,
    }
}

/// A title and a name with nothing but a comma between them, closed by another: the parser takes one in ten for
/// something else.
pub(super) fn link_by_commas(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    let doc = scene.doc;
    for (i, (a, b)) in (0..).zip(scene.mentions.iter().zip(scene.mentions.iter().skip(1))) {
        let (name, noun) = if a.is_name() { (a, b) } else { (b, a) };
        let apart = a.tokens.end + 1 == b.tokens.start && doc.form(a.tokens.end) == ",";
        let end = doc.form(b.tokens.end);
        // A complement that the parser hangs elsewhere: "Ann Roe, director, …, of the Institute".
        let complement = !b.is_name() && b.determiner == Determiner::Bare && matches!(end, "of" | "for" | "at");
        let closed = complement || matches!(end, "," | "." | ";" | "—" | "–" | ")" | "\"" | "”");
        if !apart || !closed || a.sentence != b.sentence || !name.is_name() || !name.is_person() || !noun.is_person() {
            continue;
        }
        let office = noun.form == MentionForm::Nominal
            && noun.description.as_ref().is_some_and(|d| {
                matches!(d.noun.class, Class::Office | Class::Weak | Class::Kin) || is_child(doc, noun)
            });
        let coordinated = doc.deprel(b.head) == Deprel::Conj
            && noun.determiner != Determiner::Bare
            && (doc.child(b.head, Deprel::Cc).is_some()
                || doc.head(b.head).is_none_or(|head| {
                    doc.children(head)
                        .iter()
                        .any(|&c| doc.deprel(c) == Deprel::Conj && doc.child(c, Deprel::Cc).is_some())
                }));
        let listed = coordinated
            || doc.form(b.tokens.end + 1) == "and" && noun.determiner != Determiner::Bare
            || doc.deprel(noun.head).is_subject() && noun.head > name.head;
        if office && !listed && sexes_agree(a.sex, b.sex) {
            let (i, j) = if a.is_name() { (i, i + 1) } else { (i + 1, i) };
            if clusters.of(j).is_some_and(|s| !s.named) {
                clusters.join(i, j);
            }
        }
    }
    further_titles(scene, clusters);
}

/// "X, chairman of … and director of …": titles without articles, joined by "and", are one person's.
fn further_titles(scene: Scene<'_, '_, '_>, clusters: &mut Clusters) {
    let bare = |m: &Mention| {
        m.is_person()
            && m.form == MentionForm::Nominal
            && m.determiner == Determiner::Bare
            && m.description
                .as_ref()
                .is_some_and(|d| matches!(d.noun.class, Class::Office | Class::Weak))
    };
    for (i, mention) in (0..).zip(scene.mentions) {
        if !bare(mention) || scene.doc.deprel(mention.head) != Deprel::Conj {
            continue;
        }
        let first = scene.doc.head(mention.head).and_then(|head| scene.headed_by(head));
        if let Some(j) = first.filter(|&j| scene.mention(j).is_some_and(bare)) {
            if clusters.of(j).is_some_and(|s| s.named) && clusters.of(i).is_some_and(|s| !s.named) {
                clusters.join(j, i);
            }
        }
    }
}

fn apposition(scene: Scene<'_, '_, '_>, clusters: &mut Clusters, i: u32, j: u32) {
    let (Some(a), Some(b)) = (scene.mention(i), scene.mention(j)) else {
        return;
    };
    // Two names side by side are a list or a place in a place; brackets with initials were joined before.
    if a.is_name() && b.is_name() || a.plural != b.plural {
        return;
    }
    if kinds_agree(a.kind, b.kind) && sexes_agree(a.sex, b.sex) && a.form != MentionForm::Pronoun {
        clusters.join(if a.is_name() { i } else { j }, if a.is_name() { j } else { i });
    }
}

/// "X is the head of …": only where it is said outright.
fn predicate(scene: Scene<'_, '_, '_>, clusters: &mut Clusters, subject: u32, i: u32) {
    let (Some(a), Some(b)) = (scene.mention(subject), scene.mention(i)) else {
        return;
    };
    let doc = scene.doc;
    let copula = doc.child(b.head, Deprel::Cop).is_some_and(|cop| doc.lemma(cop) == "be");
    let doubted = doc.children(b.head).iter().any(|&c| {
        matches!(doc.deprel(c), Deprel::Mark | Deprel::Advmod | Deprel::Aux)
            && (doc.xpos(c) == Xpos::Md || matches!(doc.lemma(c), "not" | "n't" | "never" | "if" | "no" | "whether"))
    });
    if copula && !doubted && b.form == MentionForm::Nominal && !b.plural && !a.plural {
        let kin = b.description.as_ref().is_some_and(|d| d.noun.class == Class::Kin);
        if kinds_agree(a.kind, b.kind)
            && sexes_agree(a.sex, b.sex)
            && !kin
            && a.pronoun.is_none_or(|pronoun| pronoun == Pronoun::Person)
        {
            clusters.join(subject, i);
        }
        // "Ann Roe, who is our editor".
        let antecedent = (a.pronoun == Some(Pronoun::Relative))
            .then(|| relative_clause(doc, a.head).and_then(|noun| scene.headed_by(noun)))
            .flatten();
        if let Some((j, c)) = antecedent.and_then(|j| Some((j, scene.mention(j)?))) {
            if kinds_agree(c.kind, b.kind) && sexes_agree(c.sex, b.sex) && !kin && !c.plural {
                clusters.join(j, i);
            }
        }
    }
}
