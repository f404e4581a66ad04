//! The words of the calendar.

use jiff::civil::Weekday;

use super::{Season, Unit};

/// A day of the week by its name or its usual abbreviation. Abbreviations that are other words too must be written
/// with a capital, and are only asked for where a day is expected.
pub(super) fn weekday(lower: &str) -> Option<Weekday> {
    Some(match lower.strip_suffix('.').unwrap_or(lower) {
        "monday" | "mondays" => Weekday::Monday,
        "tuesday" | "tuesdays" | "tues" => Weekday::Tuesday,
        "wednesday" | "wednesdays" => Weekday::Wednesday,
        "thursday" | "thursdays" | "thurs" => Weekday::Thursday,
        "friday" | "fridays" => Weekday::Friday,
        "saturday" | "saturdays" => Weekday::Saturday,
        "sunday" | "sundays" => Weekday::Sunday,
        _ => return None,
    })
}

/// A month by its name or its usual abbreviation, 1 to 12. "may" and "march" are for the caller to tell from the verbs.
pub(super) fn month(lower: &str) -> Option<i8> {
    Some(match lower.strip_suffix('.').unwrap_or(lower) {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// A season.
pub(super) fn season(lower: &str) -> Option<Season> {
    Some(match lower {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// A unit, singular or plural.
pub(super) fn unit(lower: &str) -> Option<Unit> {
    Some(match lower {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

/// Units of less than a day: what lies hours away lies on the article's day or the day beside it.
pub(super) fn is_short_unit(lower: &str) -> bool {
    matches!(
        lower,
        "second" | "seconds" | "minute" | "minutes" | "hour" | "hours" | "moment" | "moments"
    )
}

/// A part of the day.
pub(super) fn is_day_part(lower: &str) -> bool {
    matches!(
        lower,
        "morning" | "afternoon" | "evening" | "night" | "noon" | "midday" | "midnight" | "dawn" | "dusk"
    )
}

/// A whole number in digits or words, up to the thousands that news counts time in. The flag says that it is vague.
pub(super) fn count(lower: &str) -> Option<(i32, bool)> {
    if lower.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&lower.len()) {
        return lower.parse().ok().map(|n| (n, false));
    }
    let exact = match lower {
        "a" | "an" | "one" | "single" => 1,
        "two" | "both" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "hundred" => 100,
        _ => 0,
    };
    if exact > 0 {
        return Some((exact, false));
    }
    match lower {
        "couple" => Some((2, true)),
        "few" => Some((3, true)),
        "several" | "some" => Some((4, true)),
        "many" => Some((8, true)),
        "dozen" => Some((12, true)),
        "dozens" => Some((30, true)),
        _ => None,
    }
}

/// A day of the month: `3`, `3rd`, `31`.
pub(super) fn day_of_month(lower: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|suffix| lower.strip_suffix(suffix))
        .unwrap_or(lower);
    if digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A year that news may name.
pub(super) fn year(form: &str) -> Option<i16> {
    if form.len() != 4 || !form.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    form.parse().ok().filter(|year| (1600..=2100).contains(year))
}

/// A decade: `1990s`, `90s` (of the last century), `'60s`.
pub(super) fn decade(lower: &str) -> Option<i16> {
    let digits = lower.trim_start_matches(['\'', '’', '‘']).strip_suffix('s')?;
    let digits = digits.strip_suffix(['\'', '’']).unwrap_or(digits);
    if !digits.ends_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match digits.len() {
        4 => digits.parse().ok().filter(|year| (1600..=2100).contains(year)),
        2 => digits.parse::<i16>().ok().map(|years| 1900 + years),
        _ => None,
    }
}
