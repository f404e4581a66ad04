//! The compiled form: little-endian numbers at fixed places, read where they lie.

/// First bytes of the data.
pub(crate) const MAGIC: [u8; 8] = *b"dlworld1";
/// Sections, whose offsets follow the magic: entries, tenures, postings, tables, strings, end.
pub(crate) const SECTIONS: usize = 6;
/// Bytes before the first section.
pub(crate) const HEAD: usize = MAGIC.len() + 4 * SECTIONS;

/// Bytes of an entry.
pub(crate) const ENTRY: usize = 52;
/// Bytes of a tenure.
pub(crate) const TENURE: usize = 36;
/// Bytes of a table's description.
pub(crate) const TABLE: usize = 20;

/// Key of an acronym, before its letters.
pub(crate) const ACRONYM: char = '\u{2}';
/// Key of a transliteration.
pub(crate) const VARIANT: char = '\u{3}';
/// Key of a country: its code.
pub(crate) const CODE: char = '\u{4}';
/// Key of an office: country, blank, title.
pub(crate) const OFFICE: char = '\u{1}';

/// Bits of a posting: the entry, the form, whether the key is also a common word or a first name.
pub(crate) const ID_BITS: u32 = 26;
pub(crate) const FORM_MASK: u32 = 0xf;
pub(crate) const AMBIGUOUS: u32 = 1 << 31;
/// The value of a key: one posting, or (with this bit) the place of several.
pub(crate) const MANY: u64 = 1 << 32;

/// Flags of an entry.
pub(crate) const HIDE: u8 = 1;

/// Whether a name is written like an acronym.
pub(crate) fn is_acronym(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_uppercase).count();
    let others = name
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'.' | b'&' | b'-' | b'/'));
    others && letters >= 1 && name.len() >= 2 && name.len() <= 12
}

/// The key of an acronym: its letters and digits.
pub(crate) fn acronym_key(name: &str) -> String {
    std::iter::once(ACRONYM)
        .chain(name.chars().filter(char::is_ascii_alphanumeric))
        .collect()
}

/// A title as offices are looked up: folded, British spellings and abbreviations made one with the others.
pub(crate) fn office_key(country: &str, title: &str) -> String {
    let mut key = String::with_capacity(title.len() + 5);
    key.push(OFFICE);
    key.push_str(country);
    let folded = crate::fold::fold(title);
    for word in folded.split(' ') {
        if matches!(word, "the" | "of" | "for" | "and" | "acting" | "interim" | "caretaker") {
            continue;
        }
        key.push(' ');
        key.push_str(match word {
            "defence" => "defense",
            "pm" => "prime minister",
            "premier" if country != "CHN" => "prime minister",
            "secy" => "secretary",
            "labour" => "labor",
            "affairs" if key.contains("foreign") => {
                key.pop();
                continue;
            }
            other => other,
        });
    }
    key
}
