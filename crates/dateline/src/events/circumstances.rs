//! When, where and how many: time expressions, places and quantities beside a trigger.

use std::borrow::Cow;

use dateline_world::{Kind, World};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::slots::Scene;
use crate::model::{Evidence, Factuality, Magnitude, Participant, Place, TimeSpan};
use crate::quantity::{self, Quantity};
use crate::span::Span;
use crate::syntax::{Deprel, Doc, NameKind, Upos};
use crate::text::TokenId;
use crate::time::{self, Direction, Interval, TimeExpression};

/// Words after which a number counts people to whom that happened, or who do it.
const UNITS: &[(&str, &[&str])] = &[
    (
        "killed",
        &[
            "kill", "die", "murder", "slay", "massacre", "execute", "perish", "death", "dead", "behead",
        ],
    ),
    ("injured", &["injure", "wound", "hurt", "injury", "injured", "wounded"]),
    (
        "arrested",
        &["arrest", "detain", "jail", "imprison", "capture", "seize", "hold"],
    ),
    ("released", &["release", "free", "liberate"]),
    ("abducted", &["abduct", "kidnap"]),
    (
        "displaced",
        &["displace", "flee", "evacuate", "expel", "deport", "uproot"],
    ),
    (
        "protesters",
        &["protest", "demonstrate", "rally", "march", "gather", "riot", "strike"],
    ),
];

/// What an article says of time, place and number, found once.
pub(super) struct Circumstances<'a> {
    scene: Scene<'a>,
    world: &'a World,
    date: Option<Date>,
    times: Vec<TimeExpression>,
    quantities: Vec<Quantity>,
    /// Places already looked up, by name.
    places: FxHashMap<Cow<'a, str>, Option<Place>>,
}

impl<'a> Circumstances<'a> {
    pub(super) fn of(scene: Scene<'a>, world: &'a World, date: Option<Date>) -> Self {
        Self {
            scene,
            world,
            date,
            times: time::find(scene.doc),
            quantities: quantity::find(scene.doc),
            places: FxHashMap::default(),
        }
    }

    /// When, and whether that is background: the time said of the trigger, else the article's date. `ahead` where what the
    /// trigger names is to come, though it be promised now ("will visit on Friday").
    pub(super) fn time(
        &self,
        trigger: TokenId,
        factuality: Factuality,
        ahead: bool,
        explain: &mut Vec<Evidence>,
    ) -> (Option<TimeSpan>, bool) {
        let doc = self.scene.doc;
        let direction = if ahead { Direction::Future } else { Direction::Past };
        let said = time::attach(doc, &self.times, trigger);
        if let Some((expression, how)) = said
            && let Some(interval) = expression.resolve(self.date, direction)
        {
            let span = doc.span_of(expression.tokens.clone());
            explain.push(evidence("time", how.as_str(), Some(span)));
            let historical = factuality == Factuality::Actual && self.is_history(interval);
            return (Some(days(interval, Some(span))), historical);
        }
        let Some(date) = self.date.filter(|_| factuality != Factuality::Future) else {
            return (None, false);
        };
        explain.push(evidence("time", "article date", None));
        let interval = Interval {
            from: Some(date),
            to: Some(date),
        };
        (Some(days(interval, None)), false)
    }

    /// Whether an interval ended half a year before the article or earlier.
    fn is_history(&self, interval: Interval) -> bool {
        let age = interval.to.zip(self.date).and_then(|(to, date)| date.since(to).ok());
        age.is_some_and(|age| age.get_days() > 183)
    }

    /// Where: a place that the trigger's clause names after a preposition of place, as a phrase of its own or of whom it
    /// happened to; not who did it.
    pub(super) fn place(
        &mut self,
        trigger: TokenId,
        sources: &[Participant],
        explain: &mut Vec<Evidence>,
    ) -> Option<Place> {
        let doc = self.scene.doc;
        let mut around = vec![trigger];
        around.extend(
            doc.head(trigger)
                .filter(|_| matches!(doc.deprel(trigger), Deprel::Obj | Deprel::NsubjPass | Deprel::Xcomp)),
        );
        let hit = around
            .iter()
            .filter_map(|&at| doc.patient(at).or_else(|| doc.object(at)))
            .next();
        around.extend(hit.filter(|&hit| hit != trigger));
        // "The bombing in Kabul killed nine": what did it has a place where it is itself something that happened.
        let subject = doc
            .agent(trigger)
            .filter(|&subject| self.scene.actors.headed_by(subject).is_none());
        around.extend(subject);
        for at in around {
            for &c in doc.children(at) {
                let local = matches!(doc.deprel(c), Deprel::Obl | Deprel::Nmod)
                    && doc.case(c).is_some_and(|case| {
                        matches!(doc.lemma(case), "in" | "at" | "near" | "outside" | "across" | "around")
                    });
                let span = self.name(c);
                if local
                    && doc.name(c).kind() == Some(NameKind::Loc)
                    && sources.iter().all(|source| source.span != span)
                {
                    let place = self.look_up(c, span)?;
                    explain.push(evidence("place", "phrase of place", Some(span)));
                    return Some(place);
                }
            }
        }
        None
    }

    /// The whole name that a token belongs to.
    fn name(&self, t: TokenId) -> Span {
        let doc = self.scene.doc;
        let inside = |t: TokenId| matches!(doc.name(t), crate::syntax::NameTag::Inside(_));
        let (mut first, mut last) = (t, t);
        while inside(first) && first > 0 {
            first -= 1;
        }
        while inside(last + 1) {
            last += 1;
        }
        doc.span_of(first..last + 1)
    }

    fn look_up(&mut self, t: TokenId, span: Span) -> Option<Place> {
        let name = span.slice(self.scene.doc.text);
        // The actors stage has read the whole article, and knows in which country the place is, or that nobody knows.
        let actor = self
            .scene
            .actors
            .headed_by(t)
            .and_then(|m| self.scene.actors.get(m.actor));
        let country = actor.map(|actor| actor.country.as_deref());
        let world = self.world;
        let found = self.places.entry(Cow::Borrowed(name)).or_insert_with(|| {
            let matches = world.lookup(name);
            let places = matches
                .iter()
                .map(|found| found.entry)
                .filter(|entry| matches!(entry.kind(), Kind::City | Kind::Region | Kind::Country | Kind::Place))
                .filter(|entry| country.is_none_or(|country| country == entry.country()));
            // "Dhaka" stands for Bangladesh elsewhere; here it is the city of that name.
            let rank = |entry: &dateline_world::Entry<'_>| {
                let country = entry.kind() == Kind::Country;
                (entry.layer(), entry.name() == name, country, entry.population())
            };
            let best = places.max_by_key(rank)?;
            let (lat, lon) = best.position().unzip();
            Some(Place {
                name: best.name().to_owned(),
                country: best.country().map(str::to_owned),
                lat: lat.map(|degrees| degrees as f32),
                lon: lon.map(|degrees| degrees as f32),
                span: None,
            })
        });
        found.clone().map(|place| Place {
            span: Some(span),
            ..place
        })
    }

    /// The numbers of the trigger's sentence that the frame asks for.
    pub(super) fn magnitudes(&self, trigger: TokenId, wanted: &[String]) -> Vec<Magnitude> {
        let doc = self.scene.doc;
        let Some(sentence) = doc.sentence_of(trigger).filter(|_| !wanted.is_empty()) else {
            return Vec::new();
        };
        let from = self
            .quantities
            .partition_point(|q| q.tokens.start < sentence.tokens.start);
        let here = self
            .quantities
            .iter()
            .skip(from)
            .take_while(|q| q.tokens.end <= sentence.tokens.end);
        // "in April 2014": no number of people.
        let dated = |quantity: &Quantity| {
            self.times
                .iter()
                .any(|time| time.tokens.start < quantity.tokens.end && quantity.tokens.start < time.tokens.end)
        };
        let here: Vec<&Quantity> = here.filter(|quantity| !dated(quantity)).collect();
        // Where the trigger's own clause says how many, what other clauses count is theirs.
        let own = |quantity: &Quantity| self.is_of_clause(quantity, trigger);
        let any_own = here.iter().any(|quantity| own(quantity));
        let found = here.into_iter().filter(|quantity| !any_own || own(quantity));
        let found = found.filter_map(|quantity| {
            let unit = match quantity.currency {
                Some(currency) => currency,
                None => unit(doc, quantity.counted).filter(|_| self.counts_people(quantity.counted))?,
            };
            let asked = wanted
                .iter()
                .any(|want| want == unit || (want == "money" && quantity.currency.is_some()));
            asked.then(|| Magnitude {
                unit: unit.to_owned(),
                low: quantity.low,
                high: quantity.high,
                approximate: quantity.approximate,
                span: doc.span_of(quantity.tokens.clone()),
            })
        });
        found.collect()
    }
}

impl Circumstances<'_> {
    /// Whether a number counts people, or stands alone for them; "for three years" and "three times the rate" do not.
    fn counts_people(&self, counted: TokenId) -> bool {
        let scene = self.scene;
        let lemma = scene.doc.lemma(counted);
        scene.doc.upos(counted) != Upos::Noun
            || scene.actors.headed_by(counted).is_some()
            || scene.frames.in_set("people", lemma)
            || scene.frames.in_set("masses", lemma)
    }

    /// Whether a number stands in the clause of a trigger, and in no clause within it.
    fn is_of_clause(&self, quantity: &Quantity, trigger: TokenId) -> bool {
        let doc = self.scene.doc;
        let mut at = quantity.counted;
        for _ in 0..CLIMB {
            if at == trigger {
                return true;
            }
            let apart = match doc.deprel(at) {
                Deprel::Advcl | Deprel::AclRelcl | Deprel::Ccomp | Deprel::Parataxis => true,
                // "killed nine and wounded 31" is one clause, "he gave nine and she gave ten" are two.
                Deprel::Conj => doc.children(at).iter().any(|&c| doc.deprel(c).is_subject()),
                _ => false,
            };
            match doc.head(at) {
                Some(head) if !apart => at = head,
                _ => return false,
            }
        }
        false
    }
}

/// How far above a number its clause is looked for.
const CLIMB: usize = 12;

/// What happened to those who are counted: the unit of the nearest word above that has one.
fn unit(doc: Doc<'_>, counted: TokenId) -> Option<&'static str> {
    let mut at = counted;
    for _ in 0..3 {
        let lemma = doc.lemma(at);
        let unit = UNITS.iter().find(|(_, words)| words.contains(&lemma));
        if let Some((unit, _)) = unit {
            return Some(unit);
        }
        at = doc.head(at)?;
    }
    None
}

fn days(interval: Interval, span: Option<Span>) -> TimeSpan {
    TimeSpan {
        from: interval.from.map(|day| day.to_string()),
        to: interval.to.map(|day| day.to_string()),
        span,
    }
}

fn evidence(part: &str, how: &str, span: Option<Span>) -> Evidence {
    Evidence {
        part: part.to_owned(),
        how: how.to_owned(),
        span,
    }
}
