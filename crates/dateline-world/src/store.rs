//! The compiled form, read where it lies.

use std::borrow::Cow;

use crate::compile::Compiled;
use crate::layout::{ENTRY, HEAD, MAGIC, MANY, SECTIONS, TABLE, TENURE};

/// One compiled set of tables.
#[derive(Debug)]
pub(crate) struct Store {
    names: fst::Map<Cow<'static, [u8]>>,
    data: Cow<'static, [u8]>,
    sections: [usize; SECTIONS],
}

impl Store {
    /// Opens what [`crate::compile::compile`] wrote; `None` for anything else.
    pub(crate) fn open(names: Cow<'static, [u8]>, data: Cow<'static, [u8]>) -> Option<Self> {
        if !data.starts_with(&MAGIC) {
            return None;
        }
        let mut sections = [0; SECTIONS];
        for (i, section) in sections.iter_mut().enumerate() {
            *section = number(&data, MAGIC.len() + 4 * i)? as usize;
        }
        let orderly = sections.is_sorted() && sections.first() == Some(&HEAD) && sections.last() == Some(&data.len());
        let names = fst::Map::new(names).ok()?;
        orderly.then_some(Self { names, data, sections })
    }

    pub(crate) fn from_compiled(compiled: Compiled) -> Option<Self> {
        Self::open(Cow::Owned(compiled.names), Cow::Owned(compiled.data))
    }

    /// The transitions over names.
    pub(crate) fn names(&self) -> &fst::raw::Fst<Cow<'static, [u8]>> {
        self.names.as_fst()
    }

    /// The postings of a key.
    pub(crate) fn postings(&self, key: &str) -> Postings<'_> {
        let Some(value) = self.names.get(key) else {
            return Postings { one: None, many: &[] };
        };
        let low = value as u32;
        if value & MANY == 0 {
            return Postings {
                one: Some(low),
                many: &[],
            };
        }
        let section = self.section(2);
        let at = low as usize;
        let count = number(section, at).unwrap_or(0) as usize;
        Postings {
            one: None,
            many: section.get(at + 4..at + 4 + 4 * count).unwrap_or_default(),
        }
    }

    fn section(&self, index: usize) -> &[u8] {
        let start = self.sections.get(index).copied().unwrap_or(0);
        let end = self.sections.get(index + 1).copied().unwrap_or(0);
        self.data.get(start..end).unwrap_or_default()
    }

    pub(crate) fn entry(&self, index: u32) -> &[u8] {
        record(self.section(0), index, ENTRY)
    }

    pub(crate) fn entries(&self) -> u32 {
        u32::try_from(self.section(0).len() / ENTRY).unwrap_or(0)
    }

    pub(crate) fn tenure(&self, index: u32) -> &[u8] {
        record(self.section(1), index, TENURE)
    }

    pub(crate) fn table(&self, index: u32) -> &[u8] {
        record(self.section(3), index, TABLE)
    }

    pub(crate) fn tables(&self) -> u32 {
        u32::try_from(self.section(3).len() / TABLE).unwrap_or(0)
    }

    pub(crate) fn string(&self, at: u32) -> &str {
        let strings = self.section(4);
        let at = at as usize;
        let length = strings
            .get(at..at + 2)
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(0, u16::from_le_bytes);
        let bytes = strings.get(at + 2..at + 2 + usize::from(length)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

fn record(section: &[u8], index: u32, size: usize) -> &[u8] {
    let at = index as usize * size;
    section.get(at..at + size).unwrap_or_default()
}

/// The number at `at`.
pub(crate) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The postings of a key, in order.
pub(crate) struct Postings<'s> {
    one: Option<u32>,
    many: &'s [u8],
}

impl Iterator for Postings<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if let Some(one) = self.one.take() {
            return Some(one);
        }
        let (first, rest) = self.many.split_at_checked(4)?;
        self.many = rest;
        number(first, 0)
    }
}
