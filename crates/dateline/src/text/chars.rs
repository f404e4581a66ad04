//! Classes of characters, over the original bytes.

/// Control bytes that are read as white space: all of C0 but tab, line feed and carriage return, and DEL.
pub(super) const fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F
}

/// White space in the wide sense: Unicode's, control characters, and the invisible marks that separate nothing else.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{200E}' | '\u{200F}')
}

/// Whether `c` can stand inside a word: letters, digits, combining marks, soft hyphens, joiners.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || is_mark(c)
}

/// Combining marks and characters that only modify the one before.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c as u32,
        0xAD | 0x300..=0x36F | 0x483..=0x489 | 0x591..=0x5BD | 0x610..=0x61A | 0x64B..=0x65F | 0x93C | 0x93E..=0x94D
        | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200C | 0x200D | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F
        | 0x1F3FB..=0x1F3FF)
}

/// Apostrophes, straight and curly, and the letters that look like them.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Hyphens within words.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Signs of currency that stand before a number.
pub(super) const fn is_currency(c: char) -> bool {
    matches!(
        c,
        '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '₦' | '₴' | '₪' | '¢' | '₺' | '₱' | '₫' | '฿'
    )
}

/// Marks that close a quotation or a bracket (or, if straight, may).
pub(super) const fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | '›' | ')' | ']' | '}' | '“')
}

/// The character that starts at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The character that ends before byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|rest| rest.chars().next_back())
}
