//! CAMEO codes with what belongs to each, and what operators make of them: two tables of the language crate.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::EventType;

/// One CAMEO code and what the PLOVER manual gives for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Code {
    /// The code (`0871`).
    pub(super) cameo: &'static str,
    /// PLOVER type.
    pub(super) event_type: EventType,
    /// PLOVER mode; empty where the code has none.
    pub(super) mode: &'static str,
    /// PLOVER contexts.
    pub(super) contexts: Vec<&'static str>,
    /// Goldstein score.
    pub(super) goldstein: f32,
}

/// Position of a code in the table.
pub(super) type CodeId = u16;

/// What an operator makes of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The operator says nothing of it: its own frame's code stands.
    None,
    /// The code stays.
    Same,
    /// It becomes another.
    To(CodeId),
}

/// The table of codes and the operators over them.
#[derive(Debug)]
pub(super) struct Codes {
    codes: Vec<Code>,
    by_name: FxHashMap<&'static str, CodeId>,
    operators: FxHashMap<(&'static str, &'static str), &'static str>,
    names: Vec<&'static str>,
}

impl Codes {
    /// The built-in tables.
    pub(super) fn english() -> &'static Self {
        static CODES: LazyLock<Codes> =
            LazyLock::new(|| Codes::read(dateline_english::events::CAMEO, dateline_english::events::OPERATORS));
        &CODES
    }

    fn read(cameo: &'static str, operators: &'static str) -> Self {
        let rows = |table: &'static str| table.lines().filter(|line| !line.starts_with('#'));
        let codes: Vec<Code> = rows(cameo).filter_map(code).collect();
        let by_name = codes.iter().enumerate().map(|(i, code)| (code.cameo, i as CodeId));
        let operators: Vec<_> = rows(operators)
            .filter_map(|line| {
                let mut columns = line.split('\t');
                Some(((columns.next()?, columns.next()?), columns.next()?))
            })
            .collect();
        let mut names: Vec<_> = operators.iter().map(|((name, _), _)| *name).collect();
        names.dedup();
        Self {
            by_name: by_name.collect(),
            codes,
            operators: operators.into_iter().collect(),
            names,
        }
    }

    pub(super) fn get(&self, id: CodeId) -> Option<&Code> {
        self.codes.get(id as usize)
    }

    pub(super) fn find(&self, cameo: &str) -> Option<CodeId> {
        self.by_name.get(cameo).copied()
    }

    /// The table's own name of an operator; `None` if there is none of that name.
    pub(super) fn operator(&self, name: &str) -> Option<&'static str> {
        if name == "same" {
            return Some("same");
        }
        self.names.iter().copied().find(|&known| known == name)
    }

    /// Whether the first two digits of a code are among these.
    pub(super) fn has_root(&self, id: CodeId, roots: std::ops::RangeInclusive<u8>) -> bool {
        let root = self.get(id).and_then(|code| code.cameo.get(..2)?.parse().ok());
        root.is_some_and(|root| roots.contains(&root))
    }

    /// What `operator` makes of a code: the row of the longest beginning of the code decides.
    pub(super) fn apply(&self, operator: &'static str, id: CodeId) -> Change {
        if operator == "same" {
            return Change::Same;
        }
        let Some(code) = self.get(id) else {
            return Change::None;
        };
        let cameo = code.cameo;
        for length in (2..=cameo.len()).rev() {
            let Some(beginning) = cameo.get(..length) else {
                continue;
            };
            match self.operators.get(&(operator, beginning)) {
                Some(&"=") => return Change::Same,
                Some(&becomes) => return self.find(becomes).map_or(Change::None, Change::To),
                None => {}
            }
        }
        Change::None
    }
}

fn code(line: &'static str) -> Option<Code> {
    let mut columns = line.split('\t');
    Some(Code {
        cameo: columns.next()?,
        event_type: event_type(columns.next()?)?,
        mode: columns.next()?,
        contexts: columns.next()?.split_whitespace().collect(),
        goldstein: columns.next()?.parse().ok()?,
    })
}

/// The event type of this name.
pub(super) fn event_type(name: &str) -> Option<EventType> {
    Some(match name {
        "AGREE" => EventType::Agree,
        "CONSULT" => EventType::Consult,
        "SUPPORT" => EventType::Support,
        "CONCEDE" => EventType::Concede,
        "COOPERATE" => EventType::Cooperate,
        "AID" => EventType::Aid,
        "RETREAT" => EventType::Retreat,
        "REQUEST" => EventType::Request,
        "ACCUSE" => EventType::Accuse,
        "REJECT" => EventType::Reject,
        "THREATEN" => EventType::Threaten,
        "PROTEST" => EventType::Protest,
        "SANCTION" => EventType::Sanction,
        "MOBILIZE" => EventType::Mobilize,
        "COERCE" => EventType::Coerce,
        "ASSAULT" => EventType::Assault,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let codes = Codes::english();
        let rows = |table: &str| table.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(codes.codes.len(), rows(dateline_english::events::CAMEO));
        assert_eq!(codes.operators.len(), rows(dateline_english::events::OPERATORS));
        for line in dateline_english::events::OPERATORS
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let columns: Vec<&str> = line.split('\t').collect();
            let [_, from, to] = columns[..] else { panic!("{line}") };
            assert!(codes.codes.iter().any(|code| code.cameo.starts_with(from)), "{line}");
            assert!(to == "=" || codes.find(to).is_some(), "{line}");
        }
    }

    #[test]
    fn the_longest_row_decides() {
        let codes = Codes::english();
        let apply = |operator, code| match codes.apply(operator, codes.find(code).unwrap()) {
            Change::To(id) => codes.get(id).unwrap().cameo,
            Change::Same => "=",
            Change::None => "-",
        };
        assert_eq!(apply("agree", "0871"), "0356");
        assert_eq!(apply("agree", "045"), "039");
        assert_eq!(apply("request", "0841"), "1053");
        assert_eq!(apply("reject", "1056"), "1246");
        assert_eq!(apply("halt", "1621"), "085");
        assert_eq!(apply("halt", "111"), "-");
    }
}
