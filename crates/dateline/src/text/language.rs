//! What language a text is in: a static model guesses among sixteen, and the share of English function words confirms.

use super::Lexicon;

/// Bytes that are looked at: enough to be sure.
const SAMPLE: usize = 4096;

/// A guess at the language of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Share of English function words among the words, 0 to 1.
    pub function_words: f32,
    /// Whether the text is to be taken for English.
    pub english: bool,
}

/// Guesses the language of `text` from its first few kilobytes; `None` for a text of fewer than five words, which
/// says nothing.
#[must_use]
pub fn guess(text: &str, lexicon: &Lexicon) -> Option<Guess> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end)?;
    let words = || {
        sample
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().any(char::is_alphabetic))
    };
    let count = words().count();
    if count < 5 {
        return None;
    }
    let function_words = words().filter(|word| lexicon.is_function(word)).count() as f32 / count as f32;
    let code = match whichlang::detect_language(sample) {
        whichlang::Lang::Ara => "ar",
        whichlang::Lang::Cmn => "zh",
        whichlang::Lang::Deu => "de",
        whichlang::Lang::Eng => "en",
        whichlang::Lang::Fra => "fr",
        whichlang::Lang::Hin => "hi",
        whichlang::Lang::Ita => "it",
        whichlang::Lang::Jpn => "ja",
        whichlang::Lang::Kor => "ko",
        whichlang::Lang::Nld => "nl",
        whichlang::Lang::Por => "pt",
        whichlang::Lang::Rus => "ru",
        whichlang::Lang::Spa => "es",
        whichlang::Lang::Swe => "sv",
        whichlang::Lang::Tur => "tr",
        whichlang::Lang::Vie => "vi",
    };
    // Names and figures can fool either test alone: lists and headlines have few function words, and a language that
    // the model does not know goes to the nearest that it does.
    let english = if code == "en" {
        function_words >= 0.08 || count < 40
    } else {
        function_words >= 0.28
    };
    Some(Guess {
        code: if english { "en" } else { code },
        function_words,
        english,
    })
}
