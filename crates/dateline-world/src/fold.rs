//! Folding of names: what two spellings of one name have in common.

/// Appends the folded form of `text` to `key`: lower case, no diacritics, no dots and apostrophes, hyphens and other
/// punctuation as single spaces. Letters of other scripts stay as they are, in lower case.
pub(crate) fn fold_into(text: &str, key: &mut String) {
    let start = key.len();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if c == '&' {
            space(key, start);
            key.push_str("and");
            key.push(' ');
        } else if is_dropped(c) {
        } else if c.is_ascii() {
            space(key, start);
        } else if let Some(plain) = plain(c) {
            key.push_str(plain);
        } else if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else {
            space(key, start);
        }
    }
    while key.len() > start && key.ends_with(' ') {
        key.pop();
    }
}

/// The folded form of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

fn space(key: &mut String, start: usize) {
    if key.len() > start && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// Marks inside words that spellings leave out or put in: "U.S.", "O'Brien", "Ta‘izz", combining accents.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '.' | '\'' | '`' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '´' | 'ʹ' | 'ʺ' | '\u{ad}' | '\u{300}'..='\u{36f}'
    )
}

/// The plain letters of a Latin letter with a diacritic; `None` for everything else.
#[must_use]
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'ả' | 'Ả' | 'Ạ' | 'ạ' | 'Ấ'..='ặ' | 'ə' | 'Ə' | 'Ș'
            if !matches!(c, 'Ș') =>
        {
            "a"
        }
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' | 'Ḍ' | 'ḍ' | 'Ḏ' | 'ḏ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' | 'Ḩ' | 'ḩ' | 'Ḫ' | 'ḫ' | 'ẖ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' | 'Ǐ' | 'ǐ' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' | 'Ḳ' | 'ḳ' | 'Ḵ' | 'ḵ' => "k",
        'Ĺ'..='ł' | 'Ḷ' | 'ḷ' => "l",
        'Ṃ' | 'ṃ' => "m",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' | 'Ṇ' | 'ṇ' | 'ṅ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' | 'Ǒ' | 'ǒ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' | 'Ṛ' | 'ṛ' => "r",
        'Ś'..='š' | 'Ș' | 'ș' | 'Ṣ' | 'ṣ' => "s",
        'ß' => "ss",
        'Þ' | 'þ' => "th",
        'Ţ'..='ŧ' | 'Ț' | 'ț' | 'Ṭ' | 'ṭ' | 'Ṯ' | 'ṯ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' | 'Ǔ' | 'ǔ' => "u",
        'Ŵ' | 'ŵ' | 'Ẁ'..='ẅ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' | 'Ẓ' | 'ẓ' | 'Ẕ' | 'ẕ' => "z",
        _ => return None,
    })
}

/// What the usual transliterations of a person's name have in common: "Sergei Shoigu" and "Sergey Shoygu",
/// "Volodymyr Zelensky" and "Zelenskyy", "Mohammed" and "Muhammad", "Hussein" and "Husayn". Takes a folded name.
#[must_use]
pub fn transliterated(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(' ') {
        // The Arabic article is written, joined or left out.
        if matches!(word, "al" | "el" | "ul" | "bin" | "ibn" | "ben") {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        transliterate_word(word, &mut key);
    }
    key
}

fn transliterate_word(word: &str, key: &mut String) {
    const PAIRS: [(&str, &str); 25] = [
        ("tsch", "ch"),
        ("tch", "ch"),
        ("sch", "sh"),
        ("mad", "med"),
        ("ks", "x"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("dj", "j"),
        ("ph", "f"),
        ("ck", "k"),
        ("yo", "o"),
        ("io", "o"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ei", "i"),
        ("ey", "i"),
        ("ai", "i"),
        ("ay", "i"),
        ("iy", "i"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
    ];
    let start = key.len();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (from, to) = PAIRS
            .iter()
            .find(|(from, _)| rest.starts_with(from))
            .map_or((c.len_utf8(), None), |(from, to)| (from.len(), Some(*to)));
        match to {
            Some(to) => to.chars().for_each(|c| push_single(key, start, c)),
            None => push_single(key, start, c),
        }
        rest = rest.get(from..).unwrap_or_default();
    }
}

/// Appends a letter; similar letters count as one, double letters as single ones.
fn push_single(key: &mut String, start: usize, c: char) {
    let c = match c {
        'y' | 'j' => 'i',
        'o' => 'u',
        'q' | 'c' => 'k',
        'w' => 'v',
        other => other,
    };
    if key.len() == start || !key.ends_with(c) {
        key.push(c);
    }
}
