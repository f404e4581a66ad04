//! Time expressions: where the article says when, resolved against its date to closed intervals of days.
//!
//! Input: the tokens of a [`Doc`](crate::syntax::Doc). Output: [`TimeExpression`]s in text order. An expression is found
//! once (`grammar`), and resolved for each event that it dates, since tense decides what "on Monday" means (`resolve`).

mod attach;
mod grammar;
mod resolve;
mod words;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

pub use attach::{Attachment, attach};
pub use grammar::find;

use crate::text::TokenId;

/// A stretch of text that says when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens, without a leading preposition unless that bounds the interval ("since").
    pub tokens: Range<TokenId>,
    /// What it says.
    pub value: TimeValue,
    /// Whether it names a bound rather than the time itself.
    pub bound: Bound,
}

/// How an expression bounds the time that it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// It is the time itself.
    #[default]
    Exact,
    /// "since 2014": from then on.
    Since,
    /// "until Friday": up to then.
    Until,
    /// "before the 2016 vote": ended by then.
    Before,
    /// "after July 4": not before then.
    After,
}

/// What a time expression says, before it is held against a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// A named day of the calendar; without a year, the nearest that fits.
    Day {
        /// Year, where the text gives it.
        year: Option<i16>,
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month.
        day: i8,
    },
    /// A run of named days ("September 10 to 13").
    Days {
        /// Year, where the text gives it.
        year: Option<i16>,
        /// First month and day.
        first: (i8, i8),
        /// Last month and day.
        last: (i8, i8),
    },
    /// A named month ("in July", "July 2016", "last July").
    Month {
        /// Year, where the text gives it.
        year: Option<i16>,
        /// Month, 1 to 12.
        month: i8,
        /// Which one, where the text says so.
        which: Which,
    },
    /// A run of years ("2019", "the 1990s", "2014-2016").
    Years {
        /// First year.
        first: i16,
        /// Last year.
        last: i16,
    },
    /// A day of the week ("on Monday", "last Monday").
    Weekday {
        /// The day.
        day: Weekday,
        /// Which one, where the text says so.
        which: Which,
    },
    /// Days from the article's date ("yesterday": −1).
    Offset {
        /// First day, counted from the article's date.
        from: i32,
        /// Last day, counted from the article's date.
        to: i32,
    },
    /// A calendar unit around the article's date ("last week", "this year", "next month").
    Unit {
        /// The unit.
        unit: Unit,
        /// How many units away: −1 for "last", 0 for "this", 1 for "next".
        shift: i32,
    },
    /// A season ("this winter", "in the summer of 2016").
    Season {
        /// The season.
        season: Season,
        /// Year, where the text gives it.
        year: Option<i16>,
        /// Which one, where the text says so.
        which: Which,
    },
    /// A time back or ahead, as coarse as its unit ("three years ago": −3 years).
    Away {
        /// The unit.
        unit: Unit,
        /// How many, negative for the past.
        count: i32,
        /// Whether the number is vague ("a few weeks ago").
        vague: bool,
    },
    /// A stretch that ends or begins at the article's date ("in the last two weeks": −2 weeks).
    Stretch {
        /// The unit.
        unit: Unit,
        /// How many, negative for the past.
        count: i32,
    },
}

/// Which of several days or months of one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The text leaves it to tense.
    #[default]
    Open,
    /// "this".
    This,
    /// "last", "past".
    Last,
    /// "next", "coming".
    Next,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A season, of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Where the event stands from the article's point of view: it decides between the last and the next Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Over.
    Past,
    /// To come.
    Future,
}

/// A closed interval of days, open at an end where nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

#[cfg(test)]
mod tests;
