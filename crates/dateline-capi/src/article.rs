//! Parsed articles as a whole: their text, their JSON form, their parts.

use std::ffi::c_char;

use dateline::{Article, Offsets, ParsedArticle, Span};

use crate::ffi::{attempt, borrow, borrow_some, bytes, free, get, give, put, value};
use crate::types::{
    DatelineActor, DatelineArticle, DatelineBlockKind, DatelineClaim, DatelineEvent, DatelineOffsets, DatelinePlace,
    DatelineResult, DatelineSpan, DatelineString, DatelineWarning, DatelineWarningKind,
};

/// Frees an article, and with it all that was borrowed from it.
///
/// # Safety
/// `article` is NULL or was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_free(article: *mut DatelineArticle) {
    // SAFETY: by the contract of this function.
    unsafe { free(article) }
}

/// Makes an article of what `dateline_article_to_json` wrote in bytes, and of the text that it was parsed from.
///
/// Where it fails, why is copied to `message`, at most `message_size` bytes with the NUL byte that ends it.
///
/// # Safety
/// `json` has `json_len` bytes and `text` `text_len`, `message` has room for `message_size` bytes, `out` can be written
/// to; each may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_from_json(
    json: *const c_char,
    json_len: usize,
    text: *const c_char,
    text_len: usize,
    message: *mut c_char,
    message_size: usize,
    out: *mut *mut DatelineArticle,
) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        let (json, text) = unsafe { (bytes(json, json_len)?, bytes(text, text_len)?) };
        if out.is_null() {
            return None;
        }
        let read = || {
            let (json, text) = (Article::from_utf8(json)?, Article::from_utf8(text)?);
            ParsedArticle::from_json(json.text(), text.text())
        };
        // SAFETY: by the contract of this function.
        Some(read().map(|parsed| unsafe { put(out, give(parsed)) }))
    };
    // SAFETY: by the contract of this function.
    unsafe { attempt(message, message_size, work) }
}

/// Makes the JSON form, on one line and ended by a NUL byte, with spans in `offsets` (a DatelineOffsets). Its length
/// without the NUL byte goes to `len`, if that is not NULL. Free with `dateline_json_free`.
///
/// # Safety
/// `article` lives, `out` and `len` can be written to; each may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_to_json(
    article: *const DatelineArticle,
    offsets: u32,
    out: *mut *mut c_char,
    len: *mut usize,
) -> DatelineResult {
    const BYTE: u32 = DatelineOffsets::Byte as u32;
    const CHAR: u32 = DatelineOffsets::Char as u32;
    let offsets = match offsets {
        BYTE => Offsets::Byte,
        CHAR => Offsets::Char,
        _ => return DatelineResult::Argument,
    };
    let work = || {
        // SAFETY: by the contract of this function.
        let article = unsafe { value(article) }.filter(|_| !out.is_null())?;
        // JSON writes a NUL byte as an escape: it holds none itself.
        let json = std::ffi::CString::new(article.to_json(offsets)).unwrap_or_default();
        // SAFETY: by the contract of this function.
        unsafe {
            put(len, json.as_bytes().len());
            put(out, json.into_raw());
        }
        Some(Ok(()))
    };
    // SAFETY: there is no message.
    unsafe { attempt(std::ptr::null_mut(), 0, work) }
}

/// Frees what `dateline_article_to_json` made.
///
/// # Safety
/// `json` is NULL or was not freed before, and its NUL byte is where it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_json_free(json: *mut c_char) {
    if !json.is_null() {
        // SAFETY: by the contract of this function.
        drop(unsafe { std::ffi::CString::from_raw(json) });
    }
}

/// The text that was parsed.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_text(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(article.text().into())) }
}

/// The text that a span covers; nothing where the span does not lie in the text.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_slice(article: *const DatelineArticle, span: DatelineSpan) -> DatelineString {
    let range = Span::new(span.start, span.end);
    let range = range.start as usize..range.end as usize;
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.text().get(range).map(Into::into)) }
}

/// The caller's id for it.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_id(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.id.as_deref().map(Into::into)) }
}

/// Its title, as given.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_title(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.article.title.as_deref().map(Into::into)) }
}

/// Its date (ISO 8601), as given or as its leading metadata says.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_published(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.article.published.as_deref().map(Into::into)) }
}

/// Its outlet, as given.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_outlet(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.article.outlet.as_deref().map(Into::into)) }
}

/// Its address, as given.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_url(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.article.url.as_deref().map(Into::into)) }
}

/// Language of the text, ISO 639-1.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_language(article: *const DatelineArticle) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.article.language.as_deref().map(Into::into)) }
}

/// The place of its dateline; NULL where it has none.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_place(article: *const DatelineArticle) -> *const DatelinePlace {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(borrow_some(article.article.place.as_ref()))) }
}

/// How many blocks it has.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_block_count(article: *const DatelineArticle) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(article.blocks.len())) }
}

/// Where a block stands.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_block_span(article: *const DatelineArticle, index: usize) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe {
        get(article, |article| {
            article.blocks.get(index).map(|block| block.span.into())
        })
    }
}

/// What a block is.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_block_kind(
    article: *const DatelineArticle,
    index: usize,
) -> DatelineBlockKind {
    // SAFETY: by the contract of this function.
    unsafe {
        get(article, |article| {
            article.blocks.get(index).map(|block| block.kind.into())
        })
    }
}

/// How many actors it has.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_actor_count(article: *const DatelineArticle) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(article.actors.len())) }
}

/// One of its actors; NULL past the last.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_actor(article: *const DatelineArticle, index: usize) -> *const DatelineActor {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.actors.get(index).map(borrow)) }
}

/// How many events it has.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_event_count(article: *const DatelineArticle) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(article.events.len())) }
}

/// One of its events; NULL past the last.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_event(article: *const DatelineArticle, index: usize) -> *const DatelineEvent {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.events.get(index).map(borrow)) }
}

/// How many claims it has.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_claim_count(article: *const DatelineArticle) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(article.claims.len())) }
}

/// One of its claims; NULL past the last.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_claim(article: *const DatelineArticle, index: usize) -> *const DatelineClaim {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.claims.get(index).map(borrow)) }
}

/// How many warnings it has.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_warning_count(article: *const DatelineArticle) -> usize {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| Some(article.warnings.len())) }
}

/// One of its warnings; NULL past the last.
///
/// # Safety
/// `article` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_article_warning(
    article: *const DatelineArticle,
    index: usize,
) -> *const DatelineWarning {
    // SAFETY: by the contract of this function.
    unsafe { get(article, |article| article.warnings.get(index).map(borrow)) }
}

/// What kind of warning it is.
///
/// # Safety
/// `warning` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_warning_kind(warning: *const DatelineWarning) -> DatelineWarningKind {
    // SAFETY: by the contract of this function.
    unsafe { get(warning, |warning| Some(warning.kind.into())) }
}

/// What it says, for people.
///
/// # Safety
/// `warning` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_warning_message(warning: *const DatelineWarning) -> DatelineString {
    // SAFETY: by the contract of this function.
    unsafe { get(warning, |warning| Some(warning.message.as_str().into())) }
}

/// Where, if in one place.
///
/// # Safety
/// `warning` is NULL or lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_warning_span(warning: *const DatelineWarning) -> DatelineSpan {
    // SAFETY: by the contract of this function.
    unsafe { get(warning, |warning| warning.span.map(Into::into)) }
}
