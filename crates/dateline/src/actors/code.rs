//! Codes: three letters for a country or an international organisation, three for a sector.

use std::fmt;

/// A code of three letters: a country (`PRK`), an international organisation (`UNO`), a sector (`GOV`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; 3]);

impl Code {
    /// The code of these three ASCII letters.
    #[must_use]
    pub const fn new(letters: [u8; 3]) -> Self {
        Self(letters)
    }

    /// Reads a code; `None` unless it is three ASCII letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 3] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_alphabetic).then_some(Self(letters))
    }

    /// Its letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One or two sectors: a defence minister is government and military.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sectors {
    /// The sector that says most.
    pub first: Option<Code>,
    /// A second one.
    pub second: Option<Code>,
}

impl Sectors {
    /// No sector.
    pub const NONE: Self = Self {
        first: None,
        second: None,
    };

    /// One sector.
    #[must_use]
    pub const fn one(sector: Code) -> Self {
        Self {
            first: Some(sector),
            second: None,
        }
    }

    /// Reads `GOV`, `GOV+MIL`, or `-` for none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut codes = text.split('+').map(Code::parse);
        Self {
            first: codes.next().flatten(),
            second: codes.next().flatten(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.first.is_none()
    }

    /// These, or the others where there are none.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        if self.is_none() { other } else { self }
    }
}

impl fmt::Display for Sectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        [self.first, self.second]
            .into_iter()
            .flatten()
            .try_for_each(|code| f.write_str(code.as_str()))
    }
}

/// The combined code of an actor: country, then sectors.
pub(super) fn combined(country: Option<Code>, sectors: Sectors) -> String {
    let mut code = String::with_capacity(9);
    for part in [country, sectors.first, sectors.second].into_iter().flatten() {
        code.push_str(part.as_str());
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_combine() {
        let country = Code::parse("COL");
        assert_eq!(combined(country, Sectors::parse("GOV+MIL")), "COLGOVMIL");
        assert_eq!(combined(country, Sectors::parse("-")), "COL");
        assert_eq!(combined(None, Sectors::NONE), "");
        assert_eq!(Code::parse("COLX"), None);
        assert_eq!(Code::parse("C1L"), None);
    }
}
