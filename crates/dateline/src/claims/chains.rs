//! Who said it to whoever says it: "The general has fled, the Courier reported, citing two officials."

use super::source::top;
use super::{Draft, speaker};
use crate::actors::Actors;
use crate::model::Act;
use crate::syntax::Doc;
use crate::text::TokenId;

/// The rule of what somebody is cited for.
pub(super) const CITED: &str = "cue.cite.source";

/// Makes what somebody cites a person for the saying of that person: the words are those of the report beside it, told at
/// second hand. Causes and facts that are cited ("citing high costs") stay as they are.
pub(super) fn cited(doc: Doc<'_>, actors: &Actors, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let Some((who, report)) = drafts.get(i).and_then(|draft| {
            let cites = matches!(draft.claim.rule.as_str(), "cue.cite.object" | "cue.quote.object");
            let who = person(doc, actors, draft).filter(|_| cites)?;
            Some((who, beside(doc, drafts, i)?))
        }) else {
            continue;
        };
        let Some((claim, content)) = drafts
            .get(report)
            .map(|report| (report.claim.content.clone(), report.content.clone()))
        else {
            continue;
        };
        if let Some(draft) = drafts.get_mut(i) {
            let words = draft.content.first().cloned().unwrap_or(who..who + 1);
            draft.claim.speaker = Some(speaker(doc, actors, who, words));
            draft.claim.content = claim;
            draft.content = content;
            draft.claim.act = Act::State;
            CITED.clone_into(&mut draft.claim.rule);
            draft.nests = true;
        }
    }
}

/// The head of what is cited, where it is somebody.
fn person(doc: Doc<'_>, actors: &Actors, draft: &Draft) -> Option<TokenId> {
    let cited = draft.content.first().filter(|_| draft.content.len() == 1)?;
    let head = top(doc, cited, |_| true)?;
    actors.headed_by(head).map(|_| head)
}

/// The report of the same speaker in the same sentence.
fn beside(doc: Doc<'_>, drafts: &[Draft], i: usize) -> Option<usize> {
    let cites = drafts.get(i)?;
    let sentence = doc.sentence_of(cites.head)?.tokens.clone();
    let actor = cites.claim.speaker.as_ref()?.actor?;
    // (Drafts stand in the order of their cues.)
    let near = i.saturating_sub(4)..(i + 5).min(drafts.len());
    near.filter(|&j| j != i).find(|&j| {
        drafts.get(j).is_some_and(|report| {
            let same = report.claim.speaker.as_ref().and_then(|speaker| speaker.actor) == Some(actor);
            same && report.says && sentence.contains(&report.head)
        })
    })
}
