//! From what an expression says to the days that it means.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{Bound, Direction, Interval, Season, TimeExpression, TimeValue, Unit, Which};

impl TimeExpression {
    /// The days that the expression means in an article of `date`, for an event that lies in `direction`.
    ///
    /// Without a date only what names its own year can be resolved. Days outside of the calendar give `None`.
    #[must_use]
    pub fn resolve(&self, date: Option<Date>, direction: Direction) -> Option<Interval> {
        let (from, to) = self.value.days(date, direction)?;
        Some(match self.bound {
            Bound::Exact => Interval {
                from: Some(from),
                to: Some(to),
            },
            Bound::Since => Interval {
                from: Some(from),
                to: date.filter(|&date| date >= from && direction == Direction::Past),
            },
            Bound::After => Interval {
                from: Some(from),
                to: None,
            },
            Bound::Until | Bound::Before => Interval {
                from: None,
                to: Some(to),
            },
        })
    }

    /// Whether the expression names a time of its own, apart from the article's date ("in 2019", "July 4, 2016").
    #[must_use]
    pub const fn is_absolute(&self) -> bool {
        matches!(
            self.value,
            TimeValue::Years { .. }
                | TimeValue::Day { year: Some(_), .. }
                | TimeValue::Days { year: Some(_), .. }
                | TimeValue::Month { year: Some(_), .. }
                | TimeValue::Season { year: Some(_), .. }
        )
    }
}

impl TimeValue {
    fn days(self, date: Option<Date>, direction: Direction) -> Option<(Date, Date)> {
        match self {
            Self::Day { year, month, day } => {
                let found = nearest(year, date, direction, |year| Date::new(year, month, day).ok())?;
                Some((found, found))
            }
            Self::Days { year, first, last } => {
                let from = nearest(year, date, direction, |year| Date::new(year, first.0, first.1).ok())?;
                let wraps = last < first; // "December 30 to January 2"
                let to = Date::new(from.year().checked_add(i16::from(wraps))?, last.0, last.1).ok()?;
                Some((from, to))
            }
            Self::Month {
                year: Some(year),
                month,
                ..
            } => month_of(year, month),
            Self::Month { month, which, .. } => {
                let date = date?;
                let this = date.year();
                let year = match which {
                    // "last July", said in September, is this year's; said in July, last year's.
                    Which::Last if month < date.month() => this,
                    Which::Last => this.checked_sub(1)?,
                    Which::Next if month > date.month() => this,
                    Which::Next => this.checked_add(1)?,
                    Which::This => this,
                    Which::Open => match direction {
                        Direction::Past if month > date.month() => this.checked_sub(1)?,
                        Direction::Future if month < date.month() => this.checked_add(1)?,
                        _ => this,
                    },
                };
                month_of(year, month)
            }
            Self::Years { first, last } => Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)),
            Self::Weekday { day, which } => {
                let date = date?;
                let back = i32::from(date.weekday().since(day)); // 0 on the day itself
                let ahead = (7 - back) % 7;
                let shift = match (which, direction) {
                    // "last Monday" and "next Monday" are never today.
                    (Which::Last, _) => {
                        if back == 0 {
                            -7
                        } else {
                            -back
                        }
                    }
                    (Which::Next, _) => {
                        if ahead == 0 {
                            7
                        } else {
                            ahead
                        }
                    }
                    // "on Monday": the day itself, else the one before, unless the event is to come.
                    (Which::Open | Which::This, Direction::Past) => -back,
                    (Which::Open | Which::This, Direction::Future) => ahead,
                };
                let found = date.checked_add(shift.days()).ok()?;
                Some((found, found))
            }
            Self::Offset { from, to } => {
                let date = date?;
                Some((date.checked_add(from.days()).ok()?, date.checked_add(to.days()).ok()?))
            }
            Self::Unit { unit, shift } => {
                let date = date?;
                // "They met this weekend", written on a Monday or Tuesday: the one that is over.
                let over = unit == Unit::Weekend && shift == 0 && direction == Direction::Past;
                let weekday = date.weekday().to_monday_zero_offset();
                let shift = if over && weekday < 2 { -1 } else { shift };
                let moved = date.checked_add(span(unit, shift)?).ok()?;
                whole(unit, moved)
            }
            Self::Season {
                season,
                year: Some(year),
                ..
            } => season_of(season, year),
            Self::Season { season, which, .. } => {
                let date = date?;
                let this = season_of(season, date.year())?;
                let year = match (which, direction) {
                    (Which::Last, _) | (Which::Open, Direction::Past) if date <= this.1 => {
                        date.year().checked_sub(1)?
                    }
                    (Which::Next, _) | (Which::Open, Direction::Future) if date >= this.0 => {
                        date.year().checked_add(1)?
                    }
                    // "this winter", said in March, is the one just over: it began in the year before.
                    (Which::This, Direction::Past) if date < this.0 => date.year().checked_sub(1)?,
                    _ => date.year(),
                };
                season_of(season, year)
            }
            Self::Away { unit, count, vague } => {
                let date = date?;
                let moved = date.checked_add(span(unit, count)?).ok()?;
                if vague {
                    let slack = span(unit, (count.abs() / 2).max(1))?;
                    return Some((moved.checked_sub(slack).ok()?, moved.checked_add(slack).ok()?));
                }
                match unit {
                    Unit::Day => Some((moved, moved)),
                    _ => whole(unit, moved),
                }
            }
            Self::Stretch { unit, count } => {
                let date = date?;
                let moved = date.checked_add(span(unit, count)?).ok()?;
                Some((moved.min(date), moved.max(date)))
            }
        }
    }
}

/// The day that `of` gives in `year`, or else in the year that fits the direction best.
///
/// A named day without a year lies within about half a year of the article where tense does not push it over.
fn nearest(
    year: Option<i16>,
    date: Option<Date>,
    direction: Direction,
    of: impl Fn(i16) -> Option<Date>,
) -> Option<Date> {
    if let Some(year) = year {
        return of(year);
    }
    let date = date?;
    let this = of(date.year());
    let other = match direction {
        Direction::Past if this.is_none_or(|this| this > date) => of(date.year().checked_sub(1)?),
        Direction::Future if this.is_none_or(|this| this < date) => of(date.year().checked_add(1)?),
        _ => None,
    };
    other.or(this)
}

fn month_of(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// Meteorological seasons of the northern hemisphere; winter is named after the year in which it begins.
fn season_of(season: Season, year: i16) -> Option<(Date, Date)> {
    let (first, last) = match season {
        Season::Spring => (Date::new(year, 3, 1), Date::new(year, 5, 31)),
        Season::Summer => (Date::new(year, 6, 1), Date::new(year, 8, 31)),
        Season::Autumn => (Date::new(year, 9, 1), Date::new(year, 11, 30)),
        Season::Winter => {
            let end = Date::new(year.checked_add(1)?, 2, 1).ok()?.last_of_month();
            (Date::new(year, 12, 1), Ok(end))
        }
    };
    Some((first.ok()?, last.ok()?))
}

fn span(unit: Unit, count: i32) -> Option<Span> {
    let count = i64::from(count);
    let span = Span::new();
    match unit {
        Unit::Day => span.try_days(count),
        Unit::Week | Unit::Weekend => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Quarter => span.try_months(count.checked_mul(3)?),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count.checked_mul(10)?),
        Unit::Century => span.try_years(count.checked_mul(100)?),
    }
    .ok()
}

/// The whole calendar unit around `day`. Weeks run from Monday to Sunday, and a weekend closes its week.
fn whole(unit: Unit, day: Date) -> Option<(Date, Date)> {
    let year = day.year();
    Some(match unit {
        Unit::Day => (day, day),
        Unit::Week | Unit::Weekend => {
            let monday = day
                .checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
                .ok()?;
            let first = if unit == Unit::Week {
                monday
            } else {
                monday.checked_add(5.days()).ok()?
            };
            (first, monday.checked_add(6.days()).ok()?)
        }
        Unit::Month => (day.first_of_month(), day.last_of_month()),
        Unit::Quarter => {
            let first = (day.month() - 1) / 3 * 3 + 1;
            (
                Date::new(year, first, 1).ok()?,
                Date::new(year, first + 2, 1).ok()?.last_of_month(),
            )
        }
        Unit::Year => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
        Unit::Decade => {
            let first = year.div_euclid(10) * 10;
            (
                Date::new(first, 1, 1).ok()?,
                Date::new(first.checked_add(9)?, 12, 31).ok()?,
            )
        }
        Unit::Century => {
            let first = year.div_euclid(100) * 100;
            (
                Date::new(first, 1, 1).ok()?,
                Date::new(first.checked_add(99)?, 12, 31).ok()?,
            )
        }
    })
}
