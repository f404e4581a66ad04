//! Finds time expressions: a small grammar over the tokens of each sentence, left to right, longest first.

use std::ops::Range;

use super::{Bound, TimeExpression, TimeValue, Unit, Which, words};
use crate::syntax::{Doc, Upos};
use crate::text::TokenId;

/// Finds all time expressions of the article, in text order, in one pass.
#[must_use]
pub fn find(doc: Doc<'_>) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    for sentence in &doc.layout.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let cursor = Cursor {
                doc,
                end: sentence.tokens.end,
            };
            match cursor.expression(at) {
                Some(expression) => {
                    at = expression.tokens.end.max(at + 1);
                    found.push(expression);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// What was read, and the token after it.
type Read<T> = Option<(T, TokenId)>;

#[derive(Clone, Copy)]
struct Cursor<'a> {
    doc: Doc<'a>,
    end: TokenId,
}

/// A token in lower case, without allocating: time words are short and ASCII.
struct Lower {
    bytes: [u8; 16],
    len: usize,
}

impl Lower {
    fn new(form: &str) -> Self {
        let mut bytes = [0; 16];
        let mut len = 0;
        for (to, from) in bytes.iter_mut().zip(form.bytes()) {
            *to = from.to_ascii_lowercase();
            len += 1;
        }
        if form.len() > bytes.len() || !form.is_ascii() {
            len = 0;
        }
        Self { bytes, len }
    }

    fn as_str(&self) -> &str {
        self.bytes
            .get(..self.len)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
    }
}

impl Cursor<'_> {
    fn lower(&self, at: TokenId) -> Lower {
        Lower::new(if at < self.end { self.doc.form(at) } else { "" })
    }

    fn is(&self, at: TokenId, any: &[&str]) -> bool {
        any.contains(&self.lower(at).as_str())
    }

    /// The token after `at` if that is one of `any`, else `at` itself.
    fn skip(&self, at: TokenId, any: &[&str]) -> TokenId {
        if self.is(at, any) { at + 1 } else { at }
    }

    fn expression(&self, at: TokenId) -> Option<TimeExpression> {
        let bound = match self.lower(at).as_str() {
            "since" => Bound::Since,
            "until" | "till" => Bound::Until,
            "before" | "by" => Bound::Before,
            "after" => Bound::After,
            _ => Bound::Exact,
        };
        let start = if bound == Bound::Exact { at } else { at + 1 };
        let (value, end) = self.value(start)?;
        // "by Friday" is a deadline, "by 30 days" a measure; "after three days" dates nothing by itself.
        let open = matches!(bound, Bound::Before | Bound::After);
        if open && matches!(value, TimeValue::Stretch { .. }) {
            return None;
        }
        let tokens: Range<TokenId> = at..self.day_part(end);
        Some(TimeExpression { tokens, value, bound })
    }

    /// "morning" after a day, and the time of day where one follows ("at 10 a.m.") is left alone.
    fn day_part(&self, at: TokenId) -> TokenId {
        if words::is_day_part(self.lower(at).as_str()) {
            at + 1
        } else {
            at
        }
    }

    fn value(&self, at: TokenId) -> Read<TimeValue> {
        self.iso(at)
            .or_else(|| self.day_word(at))
            .or_else(|| self.between(at))
            .or_else(|| self.calendar(at))
            .or_else(|| self.named(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.years(at))
    }

    /// "2023-09-06".
    fn iso(&self, at: TokenId) -> Read<TimeValue> {
        let lower = self.lower(at);
        let mut parts = lower.as_str().split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let month = words::day_of_month(month).filter(|month| *month <= 12)?;
        Some((
            TimeValue::Day {
                year: Some(words::year(year)?),
                month,
                day: words::day_of_month(day)?,
            },
            at + 1,
        ))
    }

    /// "today", "yesterday", "overnight", "this morning", "last night".
    fn day_word(&self, at: TokenId) -> Read<TimeValue> {
        let offset = |from, to| TimeValue::Offset { from, to };
        let start = self.skip(at, &["earlier", "later", "early", "late"]);
        let found = match self.lower(start).as_str() {
            // The possessive "today's" names the present, not a day.
            "today" | "tonight" if !self.is(start + 1, &["'s", "’s"]) => Some((offset(0, 0), start + 1)),
            "yesterday" => Some((offset(-1, -1), start + 1)),
            "tomorrow" => Some((offset(1, 1), start + 1)),
            "overnight" if self.doc.upos(start) != Upos::Adj => Some((offset(-1, 0), start + 1)),
            "this" if words::is_day_part(self.lower(start + 1).as_str()) => Some((offset(0, 0), start + 2)),
            "last" if self.is(start + 1, &["night", "evening"]) => Some((offset(-1, -1), start + 2)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        if self.is(at, &["the"]) && self.is(at + 1, &["day"]) {
            let (from, words) = match (self.lower(at + 2).as_str(), self.lower(at + 3).as_str()) {
                ("before", "yesterday") => (-2, 4),
                ("after", "tomorrow") => (2, 4),
                _ => return None,
            };
            return Some((offset(from, from), at + words));
        }
        None
    }

    /// A month and a day in either order, with or without a year: "September 10", "10 September 2023", "Sept. 10th".
    fn month_day(&self, at: TokenId) -> Read<(Option<i16>, i8, i8)> {
        let year = |at: TokenId| {
            let comma = self.skip(at, &[","]);
            match words::year(self.lower(comma).as_str()) {
                Some(year) => (Some(year), comma + 1),
                None => (None, at),
            }
        };
        if let Some(month) = self.month(at) {
            let at = self.skip(at + 1, &["the"]);
            let day = words::day_of_month(self.lower(at).as_str())?;
            let (year, end) = year(at + 1);
            return Some(((year, month, day), end));
        }
        let start = self.skip(at, &["the"]);
        let day = words::day_of_month(self.lower(start).as_str())?;
        let of = self.skip(start + 1, &["of"]);
        let month = self.month(of)?;
        let (year, end) = year(of + 1);
        Some(((year, month, day), end))
    }

    /// A month by name; "may", "march" and "mar" only with a capital, and not where they are verbs.
    fn month(&self, at: TokenId) -> Option<i8> {
        let month = words::month(self.lower(at).as_str())?;
        let verb = matches!(self.doc.upos(at), Upos::Verb | Upos::Aux);
        let capital = self.doc.form(at).starts_with(|c: char| c.is_ascii_uppercase());
        (capital && !verb).then_some(month)
    }

    /// "between September 10 and 13", "from June 1 to July 3", "September 10-13", "10 to 13 September".
    fn between(&self, at: TokenId) -> Read<TimeValue> {
        const TO: &[&str] = &["and", "to", "-", "–", "until", "till", "through"];
        let start = self.skip(at, &["between", "from"]);
        let joint = |at: TokenId| at < self.end && (self.is(at, TO) || self.doc.form(at) == "–");
        if let Some(((year, month, day), mut end)) = self.month_day(start) {
            // "and" joins two days only after "between".
            if joint(end) && (start > at || !self.is(end, &["and"])) {
                if let Some(((last_year, last_month, last_day), after)) = self.month_day(end + 1) {
                    end = after;
                    let year = year.or(last_year);
                    return Some((
                        TimeValue::Days {
                            year,
                            first: (month, day),
                            last: (last_month, last_day),
                        },
                        end,
                    ));
                }
                if let Some(last) = words::day_of_month(self.lower(end + 1).as_str()).filter(|last| *last > day) {
                    let comma = self.skip(end + 2, &[","]);
                    let (year, end) = match words::year(self.lower(comma).as_str()) {
                        Some(year) => (Some(year), comma + 1),
                        None => (year, end + 2),
                    };
                    return Some((
                        TimeValue::Days {
                            year,
                            first: (month, day),
                            last: (month, last),
                        },
                        end,
                    ));
                }
            }
            return Some((TimeValue::Day { year, month, day }, end));
        }
        let first = words::day_of_month(self.lower(start).as_str())?;
        if !joint(start + 1) {
            return None;
        }
        let ((year, month, last), end) = self.month_day(start + 2)?;
        Some((
            TimeValue::Days {
                year,
                first: (month, first),
                last: (month, last),
            },
            end,
        ))
    }

    /// "Monday", "last Monday", "July", "July 2016", "last week", "this winter", "the summer of 2016".
    fn calendar(&self, at: TokenId) -> Read<TimeValue> {
        let (which, mut start) = self.which(at);
        let hedged = start == at;
        if hedged {
            start = self.skip(start, &["early", "late", "mid", "mid-"]);
            start = self.skip(start, &["-"]);
        }
        let lower = self.lower(start);
        let lower = lower.as_str().strip_prefix("mid-").unwrap_or(lower.as_str());
        if let Some(day) = words::weekday(lower) {
            return Some((TimeValue::Weekday { day, which }, start + 1));
        }
        if let Some(month) = self
            .month(start)
            .or_else(|| words::month(lower).filter(|_| lower.len() > 4 && lower != "march"))
        {
            let of = self.skip(self.skip(start + 1, &[","]), &["of"]);
            if let Some(year) = words::year(self.lower(of).as_str()) {
                return Some((
                    TimeValue::Month {
                        year: Some(year),
                        month,
                        which,
                    },
                    of + 1,
                ));
            }
            // A bare "May" or "March" at a start of a clause may be a name: ask for a sign of time before it.
            let sure = !matches!(month, 3 | 5) || which != Which::Open || self.after_time_word(at);
            return sure.then_some((
                TimeValue::Month {
                    year: None,
                    month,
                    which,
                },
                start + 1,
            ));
        }
        if let Some(season) = words::season(lower) {
            let of = self.skip(start + 1, &["of"]);
            if let Some(year) = words::year(self.lower(of).as_str()) {
                return Some((
                    TimeValue::Season {
                        season,
                        year: Some(year),
                        which,
                    },
                    of + 1,
                ));
            }
            return (which != Which::Open).then_some((
                TimeValue::Season {
                    season,
                    year: None,
                    which,
                },
                start + 1,
            ));
        }
        let unit = words::unit(lower)?;
        let shift = match which {
            Which::Open => return None,
            Which::This => 0,
            Which::Last => -1,
            Which::Next => 1,
        };
        // "this day" and "next days" are no dates; plurals belong to counted stretches.
        let singular = !lower.ends_with('s');
        (singular && unit != Unit::Day).then_some((TimeValue::Unit { unit, shift }, start + 1))
    }

    fn which(&self, at: TokenId) -> (Which, TokenId) {
        let the = self.skip(at, &["the", "earlier", "later", "early", "late"]);
        let which = match self.lower(the).as_str() {
            "this" | "current" => Which::This,
            "last" | "past" | "previous" => Which::Last,
            "next" | "coming" | "upcoming" | "following" => Which::Next,
            _ => return (Which::Open, at),
        };
        // "the following week" and "the previous year" hang on another date in the text.
        if the > at && self.is(at, &["the"]) && self.is(the, &["previous", "following", "next"]) {
            return (Which::Open, at);
        }
        (which, the + 1)
    }

    fn after_time_word(&self, at: TokenId) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.is(
                before,
                &[
                    "in", "since", "until", "by", "during", "early", "late", "of", "from", "before", "after",
                ],
            )
        })
    }

    /// Feasts that fall on one day.
    fn named(&self, at: TokenId) -> Read<TimeValue> {
        let day = |month, day| TimeValue::Day { year: None, month, day };
        let second = self.lower(at + 1);
        match (self.lower(at).as_str(), second.as_str()) {
            ("christmas", "eve") => Some((day(12, 24), at + 2)),
            ("christmas", "day") => Some((day(12, 25), at + 2)),
            ("boxing", "day") => Some((day(12, 26), at + 2)),
            ("may", "day") if self.doc.form(at) == "May" => Some((day(5, 1), at + 2)),
            ("new", "year") if self.is(at + 2, &["'s", "’s"]) => match self.lower(at + 3).as_str() {
                "eve" => Some((day(12, 31), at + 4)),
                "day" => Some((day(1, 1), at + 4)),
                _ => None,
            },
            _ => None,
        }
    }

    /// "three years ago", "in the last two weeks", "in recent days", "in two weeks", "two days earlier".
    fn counted(&self, at: TokenId) -> Read<TimeValue> {
        let mut start = self.skip(at, &["in", "over", "within", "for", "during"]);
        let inside = start > at && !self.is(at, &["for"]);
        start = self.skip(start, &["the"]);
        if self.is(start, &["recent"]) {
            let unit = words::unit(self.lower(start + 1).as_str()).filter(|_| inside)?;
            let count = match unit {
                Unit::Day => -7,
                Unit::Week => -5,
                _ => -4,
            };
            return Some((TimeValue::Stretch { unit, count }, start + 2));
        }
        let sign = match self.lower(start).as_str() {
            "last" | "past" => -1,
            "next" | "coming" => 1,
            _ => 0,
        };
        if sign != 0 {
            let (count, _, unit, end) = self.measure(start + 1)?;
            return Some((
                TimeValue::Stretch {
                    unit: unit?,
                    count: count.checked_mul(sign)?,
                },
                end,
            ));
        }
        let (count, vague, unit, end) = self.measure(start)?;
        if self.is(end, &["ago", "earlier", "back"]) {
            // "two days earlier" counts from another date unless it opens on the article's own.
            if self.is(end, &["earlier", "back"]) {
                return None;
            }
            return Some(match unit {
                Some(unit) => (
                    TimeValue::Away {
                        unit,
                        count: -count,
                        vague,
                    },
                    end + 1,
                ),
                None => (TimeValue::Offset { from: -1, to: 0 }, end + 1),
            });
        }
        // "in two weeks" lies ahead; "in three years of war" is a length.
        let ahead =
            self.is(at, &["in", "within"]) && !self.is(end, &["of"]) && !self.is(start.saturating_sub(1), &["the"]);
        match unit {
            Some(unit) if ahead => Some((TimeValue::Stretch { unit, count }, end)),
            _ => None,
        }
    }

    /// A number and a unit of time: "more than three years", "a few weeks", "half an hour". `None` for the unit of
    /// hours and less.
    fn measure(&self, at: TokenId) -> Option<(i32, bool, Option<Unit>, TokenId)> {
        let mut at = at;
        let mut vague = false;
        for (first, second) in [("more", "than"), ("less", "than"), ("at", "least"), ("at", "most")] {
            if self.is(at, &[first]) && self.is(at + 1, &[second]) {
                at += 2;
            }
        }
        while self.is(
            at,
            &[
                "about", "around", "nearly", "almost", "some", "roughly", "over", "just", "only",
            ],
        ) {
            at += 1;
        }
        let (mut count, mut end) = match words::count(self.lower(at).as_str()) {
            Some((count, loose)) => {
                vague |= loose;
                (count, at + 1)
            }
            // "last two weeks" has a number, "the past week" none: one.
            None => (1, at),
        };
        if count == 1 && end > at {
            if let Some((loose, true)) = words::count(self.lower(end).as_str()) {
                (count, vague) = (loose, true); // "a few", "a couple", "a dozen"
                end = self.skip(end + 1, &["of"]);
            }
        }
        if end == at {
            return None;
        }
        end = self.skip(end, &["-"]);
        let lower = self.lower(end);
        if words::is_short_unit(lower.as_str()) {
            return Some((count, vague, None, end + 1));
        }
        Some((count, vague, Some(words::unit(lower.as_str())?), end + 1))
    }

    /// "2019", "2014-2016", "the 1990s": four digits alone must stand where a year stands.
    fn years(&self, at: TokenId) -> Read<TimeValue> {
        let start = self.skip(at, &["the"]);
        if let Some(first) = words::decade(self.lower(start).as_str()) {
            return Some((TimeValue::Years { first, last: first + 9 }, start + 1));
        }
        let first = words::year(self.lower(at).as_str())?;
        let number = self
            .doc
            .head(at)
            .is_some_and(|head| head > at && self.doc.upos(head) == Upos::Noun);
        let placed = self.is(
            at.saturating_sub(1),
            &[
                "in", "since", "of", "from", "until", "by", "during", "early", "late", "mid", "before", "after",
                "between", "and", "to", "(", "the", "year",
            ],
        );
        if !placed || number && !self.is(at.saturating_sub(1), &["the", "of"]) {
            return None;
        }
        let dash = at + 1;
        if dash < self.end && (matches!(self.doc.form(dash), "-" | "–") || self.is(dash, &["to"])) {
            if let Some(last) = words::year(self.lower(dash + 1).as_str()).filter(|last| *last > first) {
                return Some((TimeValue::Years { first, last }, dash + 2));
            }
        }
        Some((TimeValue::Years { first, last: first }, at + 1))
    }
}
