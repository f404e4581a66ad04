//! Quantities: numbers of people and things and sums of money, with their bounds, as the article gives them.
//!
//! Input: the tokens of a [`Doc`]. Output: [`Quantity`]s in text order ("at least 20 people", "between 30 and 40",
//! "some $1.5 billion", "hundreds"). Frames decide what a quantity means for an event.

use std::ops::Range;

use crate::syntax::{Deprel, Doc, Upos};
use crate::text::TokenId;

/// A number with its bounds and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its tokens, hedges included ("at least 20").
    pub tokens: Range<TokenId>,
    /// The noun that is counted ("people"), or the number itself where nothing else stands ("20 were killed").
    pub counted: TokenId,
    /// Lower bound: the number itself where it is exact.
    pub low: f64,
    /// Upper bound: the number itself where it is exact, `None` where open.
    pub high: Option<f64>,
    /// Whether the article calls it approximate or gives only its order ("dozens").
    pub approximate: bool,
    /// ISO 4217 code, where it is a sum of money.
    pub currency: Option<&'static str>,
}

/// Finds all quantities of the article, in text order, in one pass.
#[must_use]
pub fn find(doc: Doc<'_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    for sentence in &doc.layout.sentences {
        let end = sentence.tokens.end;
        let mut at = sentence.tokens.start;
        while at < end {
            match read(doc, at, end) {
                Some(quantity) => {
                    at = quantity.tokens.end.max(at + 1);
                    found.push(quantity);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// How a hedge bounds the number after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hedge {
    None,
    About,
    AtLeast,
    AtMost,
}

const HEDGES: &[(&[&str], Hedge)] = &[
    (&["at", "least"], Hedge::AtLeast),
    (&["more", "than"], Hedge::AtLeast),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["over"], Hedge::AtLeast),
    (&["above"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["less", "than"], Hedge::AtMost),
    (&["fewer", "than"], Hedge::AtMost),
    (&["no", "more", "than"], Hedge::AtMost),
    (&["under"], Hedge::AtMost),
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["some"], Hedge::About),
    (&["nearly"], Hedge::About),
    (&["almost"], Hedge::About),
    (&["an", "estimated"], Hedge::About),
    (&["estimated"], Hedge::About),
];

fn read(doc: Doc<'_>, start: TokenId, end: TokenId) -> Option<Quantity> {
    let (hedge, mut at) = hedge(doc, start, end);
    let mut between = false;
    if is(doc, at, end, "between") || is(doc, at, end, "from") {
        between = true;
        at += 1;
    }
    let (mut currency, after) = symbol(doc, at, end);
    let (mut first, mut vague, mut last) = number(doc, after, end)?;
    let (mut low, mut high) = (first, Some(first));
    // "30 to 40", "30-40", "between 30 and 40".
    let joint = is(doc, last, end, "to") || is(doc, last, end, "-") || is(doc, last, end, "–");
    if joint || (between && is(doc, last, end, "and")) {
        let (_, after) = symbol(doc, last + 1, end);
        if let Some((second, loose, after)) = number(doc, after, end).filter(|(second, ..)| *second >= first) {
            // "1 to 2 million" means millions on both sides.
            if first < 1000.0 && second >= 1e6 {
                first *= if second >= 1e9 { 1e9 } else { 1e6 };
            }
            (low, high, vague, last) = (first, Some(second), vague || loose, after);
        }
    } else if between {
        return None;
    }
    match hedge {
        Hedge::AtLeast => high = None,
        Hedge::AtMost => (low, high) = (0.0, Some(first)),
        Hedge::None | Hedge::About => {}
    }
    if vague && hedge == Hedge::None {
        high = None; // "hundreds" is a floor
    }
    if let Some((code, after)) = currency_word(doc, last, end).filter(|_| currency.is_none()) {
        (currency, last) = (Some(code), after);
    }
    let number_token = last.checked_sub(1)?;
    let counted = counted(doc, after..last).unwrap_or(number_token);
    Some(Quantity {
        tokens: start..last,
        counted,
        low,
        high,
        approximate: vague || hedge == Hedge::About,
        currency,
    })
}

fn is(doc: Doc<'_>, at: TokenId, end: TokenId, word: &str) -> bool {
    at < end && doc.form(at).eq_ignore_ascii_case(word)
}

fn hedge(doc: Doc<'_>, at: TokenId, end: TokenId) -> (Hedge, TokenId) {
    HEDGES
        .iter()
        .find(|(words, _)| words.iter().zip(at..).all(|(word, at)| is(doc, at, end, word)))
        .map_or((Hedge::None, at), |(words, hedge)| {
            (*hedge, at + words.len() as TokenId)
        })
}

/// A currency sign before a number: `$`, `US$`, `€`.
fn symbol(doc: Doc<'_>, at: TokenId, end: TokenId) -> (Option<&'static str>, TokenId) {
    let code = match if at < end { doc.form(at) } else { "" } {
        "$" | "US$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₦" => "NGN",
        "₴" => "UAH",
        "₪" => "ILS",
        "C$" => "CAD",
        "A$" => "AUD",
        _ => return (None, at),
    };
    (Some(code), at + 1)
}

/// A currency by name after a number.
fn currency_word(doc: Doc<'_>, at: TokenId, end: TokenId) -> Option<(&'static str, TokenId)> {
    let form = if at < end { doc.form(at) } else { return None };
    let code = match form {
        "dollars" | "dollar" | "USD" => "USD",
        "euros" | "euro" | "EUR" => "EUR",
        "pounds" if is(doc, at + 1, end, "sterling") => return Some(("GBP", at + 2)),
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rubles" | "roubles" | "ruble" | "rouble" => "RUB",
        "hryvnias" | "hryvnia" => "UAH",
        "rupees" => "INR",
        "naira" => "NGN",
        "rand" => "ZAR",
        "shekels" => "ILS",
        "liras" | "lira" => "TRY",
        "zlotys" | "zloty" => "PLN",
        "reais" | "real" => "BRL",
        "francs" if is(doc, at.saturating_sub(2), end, "Swiss") => "CHF",
        _ => return None,
    };
    Some((code, at + 1))
}

/// A number in digits, words or both, whether it is vague, and the token after it.
fn number(doc: Doc<'_>, start: TokenId, end: TokenId) -> Option<(f64, bool, TokenId)> {
    let mut at = start;
    let (mut total, mut part, mut vague, mut any) = (0.0f64, 0.0f64, false, false);
    while at < end {
        let form = doc.form(at);
        if let Some(value) = digits(form) {
            if any {
                break;
            }
            (part, any) = (value, true);
        } else if let Some((value, kind)) = word(form) {
            match kind {
                Word::Unit if any && !(part >= 20.0 && value < 10.0) && part != 0.0 => break,
                Word::Unit => part += value,
                Word::Scale if any => {
                    part = if part == 0.0 { value } else { part * value };
                    if value >= 1000.0 {
                        total += part;
                        part = 0.0;
                    }
                }
                Word::Scale if value == 12.0 => part = value, // "dozen" after a bare "a" or "half a"
                Word::Scale => return None,
                Word::Plural if any => break,
                Word::Plural => {
                    (part, vague) = (value, true);
                    // "hundreds of thousands"
                    if is(doc, at + 1, end, "of") && at + 2 < end {
                        if let Some((scale, Word::Plural)) = word(doc.form(at + 2)) {
                            // A floor again: two hundred of one thousand each.
                            part *= scale / 2.0;
                            at += 2;
                        }
                    }
                }
                Word::Few if any => break,
                Word::Few => (part, vague) = (value, true),
            }
            any = true;
        } else if (form.eq_ignore_ascii_case("a") || form.eq_ignore_ascii_case("an"))
            && !any
            && at + 1 < end
            && matches!(word(doc.form(at + 1)), Some((_, Word::Scale)))
        {
            (part, any) = (1.0, true);
        } else if form == "-"
            && any
            && at + 1 < end
            && part >= 20.0
            && matches!(word(doc.form(at + 1)), Some((v, Word::Unit)) if v < 10.0)
        {
            // "twenty-five", split at the hyphen
        } else {
            break;
        }
        at += 1;
    }
    // A number alone that is a year, an ordinal or a list number is told apart by the caller's tree.
    (any && at > start).then_some((total + part, vague, at))
}

enum Word {
    /// One to ninety.
    Unit,
    /// "hundred", "million": multiplies.
    Scale,
    /// "dozens", "hundreds": an order.
    Plural,
    /// "several": a few.
    Few,
}

fn word(form: &str) -> Option<(f64, Word)> {
    // All number words are short: longer tokens need no folding.
    if form.len() > 13 {
        return None;
    }
    let lower = form.to_ascii_lowercase();
    if let Some((tens, ones)) = lower.split_once('-') {
        return match (word(tens)?, word(ones)?) {
            ((tens, Word::Unit), (ones, Word::Unit)) if tens >= 20.0 && ones < 10.0 => Some((tens + ones, Word::Unit)),
            _ => None,
        };
    }
    Some(match lower.as_str() {
        "one" => (1.0, Word::Unit),
        "two" => (2.0, Word::Unit),
        "three" => (3.0, Word::Unit),
        "four" => (4.0, Word::Unit),
        "five" => (5.0, Word::Unit),
        "six" => (6.0, Word::Unit),
        "seven" => (7.0, Word::Unit),
        "eight" => (8.0, Word::Unit),
        "nine" => (9.0, Word::Unit),
        "ten" => (10.0, Word::Unit),
        "eleven" => (11.0, Word::Unit),
        "twelve" => (12.0, Word::Unit),
        "thirteen" => (13.0, Word::Unit),
        "fourteen" => (14.0, Word::Unit),
        "fifteen" => (15.0, Word::Unit),
        "sixteen" => (16.0, Word::Unit),
        "seventeen" => (17.0, Word::Unit),
        "eighteen" => (18.0, Word::Unit),
        "nineteen" => (19.0, Word::Unit),
        "twenty" => (20.0, Word::Unit),
        "thirty" => (30.0, Word::Unit),
        "forty" => (40.0, Word::Unit),
        "fifty" => (50.0, Word::Unit),
        "sixty" => (60.0, Word::Unit),
        "seventy" => (70.0, Word::Unit),
        "eighty" => (80.0, Word::Unit),
        "ninety" => (90.0, Word::Unit),
        "dozen" => (12.0, Word::Scale),
        "hundred" => (100.0, Word::Scale),
        "thousand" => (1e3, Word::Scale),
        "million" | "mln" | "m" => (1e6, Word::Scale),
        "billion" | "bln" | "bn" => (1e9, Word::Scale),
        "trillion" => (1e12, Word::Scale),
        "dozens" => (24.0, Word::Plural),
        "scores" => (40.0, Word::Plural),
        "hundreds" => (200.0, Word::Plural),
        "thousands" => (2e3, Word::Plural),
        "millions" => (2e6, Word::Plural),
        "billions" => (2e9, Word::Plural),
        "several" => (3.0, Word::Few),
        _ => return None,
    })
}

/// `1,200`, `3.5`, `40m`: digits with thousands' commas, a decimal point, and a scale glued on.
fn digits(form: &str) -> Option<f64> {
    if !form.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let split = form
        .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .unwrap_or(form.len());
    let (number, scale) = (form.get(..split)?, form.get(split..)?);
    let scale = match scale {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "M" | "mn" => 1e6,
        "b" | "bn" | "B" => 1e9,
        _ => return None,
    };
    let plain: String = number.chars().filter(|&c| c != ',').collect();
    plain
        .trim_end_matches('.')
        .parse::<f64>()
        .ok()
        .map(|value| value * scale)
}

/// The noun that the number of these tokens counts.
fn counted(doc: Doc<'_>, tokens: Range<TokenId>) -> Option<TokenId> {
    let top = tokens
        .clone()
        .find(|&t| doc.head(t).is_none_or(|head| !tokens.contains(&head)))?;
    match doc.deprel(top) {
        Deprel::Nummod | Deprel::Det | Deprel::Amod | Deprel::Compound => doc
            .head(top)
            .filter(|&head| matches!(doc.upos(head), Upos::Noun | Upos::Propn | Upos::Sym)),
        // "dozens of people", "20 of the prisoners"
        _ => doc.children(top).iter().copied().find(|&c| {
            doc.deprel(c) == Deprel::Nmod && doc.child(c, Deprel::Case).is_some_and(|case| doc.lemma(case) == "of")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Syntax;
    use crate::text;

    type Found = (String, f64, Option<f64>, bool, Option<&'static str>);

    fn first(text: &str) -> Option<Found> {
        let layout = text::analyse(text);
        let syntax = Syntax::default();
        let doc = Doc {
            text,
            layout: &layout,
            syntax: &syntax,
        };
        let quantity = find(doc).into_iter().next()?;
        let words = doc.span_of(quantity.tokens).slice(text).to_owned();
        Some((
            words,
            quantity.low,
            quantity.high,
            quantity.approximate,
            quantity.currency,
        ))
    }

    #[test]
    fn numbers_with_their_bounds() {
        for (text, words, low, high, approximate, currency) in [
            ("At least 20 people died.", "At least 20", 20.0, None, false, None),
            ("They held 1,200 men.", "1,200", 1200.0, Some(1200.0), false, None),
            (
                "Between 30 and 40 men fled.",
                "Between 30 and 40",
                30.0,
                Some(40.0),
                false,
                None,
            ),
            ("Some 3,000 marched.", "Some 3,000", 3000.0, Some(3000.0), true, None),
            ("Up to 50 were hurt.", "Up to 50", 0.0, Some(50.0), false, None),
            (
                "Hundreds of thousands fled.",
                "Hundreds of thousands",
                200_000.0,
                None,
                true,
                None,
            ),
            ("Twenty-five miners died.", "Twenty-five", 25.0, Some(25.0), false, None),
            (
                "Two hundred miners died.",
                "Two hundred",
                200.0,
                Some(200.0),
                false,
                None,
            ),
            ("A dozen miners died.", "A dozen", 12.0, Some(12.0), false, None),
            (
                "About $1.5 billion is lost.",
                "About $1.5 billion",
                1.5e9,
                Some(1.5e9),
                true,
                Some("USD"),
            ),
            (
                "He paid 3 million euros.",
                "3 million euros",
                3e6,
                Some(3e6),
                false,
                Some("EUR"),
            ),
        ] {
            assert_eq!(
                first(text),
                Some((words.to_owned(), low, high, approximate, currency)),
                "{text}"
            );
        }
    }

    #[test]
    fn no_number_no_quantity() {
        for text in ["A man left.", "They came from Kyiv.", "An hour passed."] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
