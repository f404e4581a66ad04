//! Control: which argument of a verb is the unsaid subject of a clause below it.

use super::{Deprel, Doc};
use crate::text::TokenId;

/// Verbs whose subject, not whose object, carries out what the infinitive says: *promised her to leave*.
#[rustfmt::skip]
const SUBJECT_CONTROL: &[&str] = &[
    "promise", "threaten", "vow", "pledge", "swear", "offer", "use", "cost",
];

/// Verbs whose object carries out what the infinitive says, however the parser attaches it: *ordered him to leave*.
#[rustfmt::skip]
const OBJECT_CONTROL: &[&str] = &[
    "advise", "allow", "ask", "authorize", "authorise", "beg", "call", "challenge", "compel", "convince", "direct",
    "enable", "encourage", "expect", "forbid", "force", "help", "implore", "instruct", "invite", "lead", "oblige",
    "order", "permit", "persuade", "press", "pressure", "prompt", "push", "remind", "request", "require", "summon",
    "teach", "tell", "urge", "want", "warn",
];

/// Verbs of judging: *for* and a participle say what their object did.
#[rustfmt::skip]
const JUDGES: &[&str] = &[
    "applaud", "arrest", "attack", "berate", "blame", "blast", "castigate", "censure", "charge", "chastise", "chide",
    "commend", "condemn", "congratulate", "criticise", "criticize", "decry", "denounce", "deride", "detain",
    "execute", "expel", "fault", "fine", "fire", "hail", "honor", "honour", "imprison", "indict", "investigate",
    "jail", "lambast", "lambaste", "laud", "mock", "penalise", "penalize", "praise", "prosecute", "punish", "rebuke",
    "reprimand", "reproach", "sack", "salute", "sanction", "scold", "sentence", "slam", "sue", "suspend", "thank",
    "upbraid",
];

/// Verbs of keeping somebody *from* something.
#[rustfmt::skip]
const KEEPS: &[&str] = &[
    "ban", "bar", "block", "deter", "disqualify", "discourage", "dissuade", "exempt", "forbid", "hinder", "hold",
    "keep", "prevent", "prohibit", "protect", "restrain", "restrict", "save", "stop", "suspend",
];

impl Doc<'_> {
    /// Whether a verb's own subject carries out what its complement says, though it has an object too.
    pub(super) fn keeps_its_complement(self, verb: TokenId) -> bool {
        SUBJECT_CONTROL.contains(&self.lemma(verb))
    }

    /// Whether the object of `verb` is the subject of an infinitive or a participle that hangs on it: "ordered him *to
    /// leave*", "accused him *of leaving*", "stopped him *from leaving*", "blamed him *for leaving*".
    pub(super) fn is_controlled(self, clause: TokenId, verb: TokenId) -> bool {
        let lemma = self.lemma(verb);
        if !self.is_participle(clause) {
            return OBJECT_CONTROL.contains(&lemma);
        }
        let mark = self.children(clause).iter().copied();
        let mark = mark
            .filter(|&c| c < clause && matches!(self.deprel(c), Deprel::Mark | Deprel::Case))
            .map(|c| self.lemma(c))
            .next();
        match mark {
            Some("of" | "into") => true,
            Some("for") => JUDGES.contains(&lemma),
            Some("from") => KEEPS.contains(&lemma),
            _ => false,
        }
    }
}
