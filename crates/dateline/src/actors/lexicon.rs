//! The nouns for actors ("soldier", "foreign minister", "sources") and the first names that tell a person's sex.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::Sectors;
use super::metonyms::Use;
use crate::model::ActorKind;

/// What a noun for actors does in its phrase; see the head of `agents.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Agent,
    Office,
    Weak,
    Body,
    Part,
    Kin,
}

/// A person's sex as far as the words tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sex {
    #[default]
    Unknown,
    Male,
    Female,
}

/// What kind of thing a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounKind {
    Actor(ActorKind),
    /// A vehicle, a weapon or a building: an actor only where it acts.
    Thing,
}

/// A noun for actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) class: Class,
    pub(super) kind: NounKind,
    pub(super) sectors: Sectors,
    pub(super) sex: Sex,
    /// What follows "of" says who it is ("a group of tourists", "head of the army").
    pub(super) part: bool,
}

impl Noun {
    /// Whether it stands for one human being.
    pub(super) fn is_person(&self) -> bool {
        self.kind == NounKind::Actor(ActorKind::Person)
    }
}

/// The tables, ready for look-up. Keys borrow from the tables themselves.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    nouns: FxHashMap<&'static str, Noun>,
    /// First words of all nouns, so that most look-ups end at once.
    starts: FxHashSet<&'static str>,
    modifiers: FxHashMap<&'static str, Sectors>,
    /// Last words of what is no actor, and of places.
    works: FxHashSet<&'static str>,
    sites: FxHashSet<&'static str>,
    /// Last words of companies, as written.
    firms: FxHashSet<&'static str>,
    /// Whole names of treaties and the like.
    pacts: FxHashSet<&'static str>,
    sexes: FxHashMap<&'static str, Sex>,
    metonymic: FxHashSet<(Use, &'static str)>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self {
            nouns: FxHashMap::default(),
            starts: FxHashSet::default(),
            modifiers: FxHashMap::default(),
            works: FxHashSet::default(),
            sites: FxHashSet::default(),
            firms: FxHashSet::default(),
            pacts: FxHashSet::default(),
            sexes: FxHashMap::default(),
            metonymic: FxHashSet::default(),
        };
        lexicon.read_agents(dateline_english::actors::AGENTS);
        lexicon.read_sexes(dateline_english::actors::FIRST_NAMES);
        lexicon.read_metonymy(dateline_english::actors::METONYMY);
        lexicon
    }
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

impl Lexicon {
    /// The built-in tables, read once.
    pub(crate) fn english() -> &'static Self {
        &ENGLISH
    }

    fn read_agents(&mut self, table: &'static str) {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(class), Some(sector), Some(kind), Some(sex), Some(words)) = (
                fields.next(),
                fields.next(),
                fields.next(),
                fields.next(),
                fields.next(),
            ) else {
                continue;
            };
            let sectors = Sectors::parse(sector);
            let class = match class {
                "agent" => Class::Agent,
                "office" => Class::Office,
                "weak" => Class::Weak,
                "body" => Class::Body,
                "part" => Class::Part,
                "kin" => Class::Kin,
                "work" => {
                    self.works.extend(words.split(", "));
                    continue;
                }
                "site" => {
                    self.sites.extend(words.split(", "));
                    continue;
                }
                "firm" => {
                    self.firms.extend(words.split(", "));
                    continue;
                }
                "pact" => {
                    self.pacts.extend(words.split(", "));
                    continue;
                }
                _ => {
                    for word in words.split(", ") {
                        self.modifiers.entry(word).or_insert(sectors);
                    }
                    continue;
                }
            };
            let noun = Noun {
                class,
                kind: noun_kind(kind),
                sectors,
                sex: read_sex(sex),
                part: class == Class::Part,
            };
            for word in words.split(", ") {
                let first = word.split([' ', '-', '\'', '’']).next().unwrap_or(word);
                self.starts.insert(first);
                // "Anti-riot" is one token, "self-defence" three.
                self.starts.insert(word.split(' ').next().unwrap_or(word));
                // The first row of a word says what it is; a later one under "part" adds that "of" says more.
                self.nouns
                    .entry(word)
                    .and_modify(|known| known.part |= noun.part)
                    .or_insert(noun);
            }
        }
    }

    fn read_sexes(&mut self, table: &'static str) {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            if let Some((sex, names)) = line.split_once('\t') {
                self.sexes.extend(names.split(", ").map(|name| (name, read_sex(sex))));
            }
        }
    }

    fn read_metonymy(&mut self, table: &'static str) {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((kind, words)) = line.split_once('\t') else {
                continue;
            };
            let kind = match kind {
                "subject" => Use::Subject,
                "object" => Use::Object,
                _ => Use::Noun,
            };
            self.metonymic.extend(words.split(", ").map(|word| (kind, word)));
        }
    }

    /// Whether this lemma takes a government by the name of its capital.
    pub(super) fn is_metonymic(&self, kind: Use, lemma: &str) -> bool {
        self.metonymic.contains(&(kind, lemma))
    }

    /// The noun with this phrase, in lower case.
    pub(super) fn noun(&self, phrase: &str) -> Option<&Noun> {
        self.nouns.get(phrase)
    }

    /// Whether some noun begins with this word, in lower case.
    pub(super) fn starts(&self, word: &str) -> bool {
        self.starts.contains(word)
    }

    /// The sector that a modifier in lower case gives to a weak noun.
    pub(super) fn modifier(&self, phrase: &str) -> Option<Sectors> {
        self.modifiers.get(phrase).copied()
    }

    /// Whether a name that ends in this word, in lower case, is a law's, a text's or an event's.
    pub(super) fn is_work(&self, word: &str) -> bool {
        self.works.contains(word)
    }

    /// Whether this is the whole name, in lower case, of a treaty or another thing that is no actor.
    pub(super) fn is_pact(&self, name: &str) -> bool {
        self.pacts.contains(name)
    }

    /// Whether a name that ends in this word, in lower case, is a place's.
    pub(super) fn is_site(&self, word: &str) -> bool {
        self.sites.contains(word)
    }

    /// Whether a name that ends in this word, as written, is a company's: a legal form or a trade.
    pub(super) fn is_firm(&self, word: &str) -> bool {
        self.firms.contains(word.trim_end_matches('.'))
    }

    /// The sex that a first name tells.
    pub(super) fn sex_of_name(&self, first_name: &str) -> Sex {
        self.sexes.get(first_name).copied().unwrap_or_default()
    }
}

fn read_sex(sex: &str) -> Sex {
    match sex {
        "m" => Sex::Male,
        "f" => Sex::Female,
        _ => Sex::Unknown,
    }
}

fn noun_kind(kind: &str) -> NounKind {
    NounKind::Actor(match kind {
        "person" => ActorKind::Person,
        "group" => ActorKind::Group,
        "government" => ActorKind::Government,
        "armed_group" => ActorKind::ArmedGroup,
        "party" => ActorKind::Party,
        "company" => ActorKind::Company,
        "media" => ActorKind::Media,
        "country" => ActorKind::Country,
        "place" => ActorKind::Place,
        "thing" => return NounKind::Thing,
        _ => ActorKind::Organization,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let lexicon = Lexicon::default();
        let known = |word: &str| *lexicon.noun(word).unwrap_or_else(|| panic!("{word}"));
        assert_eq!(known("soldier").sectors.to_string(), "MIL");
        assert_eq!(known("defence minister").sectors.to_string(), "GOVMIL");
        assert_eq!(known("source").class, Class::Weak);
        assert!(known("president").part);
        assert_eq!(known("warplane").kind, NounKind::Thing);
        assert_eq!(known("spokeswoman").sex, Sex::Female);
        assert_eq!(lexicon.modifier("rebel").map(|s| s.to_string()).as_deref(), Some("REB"));
        assert_eq!(lexicon.sex_of_name("Vladimir"), Sex::Male);
        assert_eq!(lexicon.sex_of_name("Condoleezza"), Sex::Female);
        assert_eq!(lexicon.noun("table"), None);
    }

    #[test]
    fn the_tables_have_no_malformed_row() {
        for line in dateline_english::actors::AGENTS
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            assert_eq!(line.split('\t').count(), 5, "{line}");
            let class = line.split('\t').next().unwrap_or_default();
            assert!(
                [
                    "agent", "office", "weak", "body", "part", "kin", "mod", "work", "pact", "site", "firm"
                ]
                .contains(&class),
                "{line}"
            );
        }
    }
}
