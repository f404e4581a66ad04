//! From C's pointers to references and back, with every pointer checked and every panic caught.

use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline::model::{Actor, Claim, Event, Evidence, Magnitude, Participant, Place, Role, Speaker, TimeSpan, Warning};
use dateline::{Error, ParsedArticle};

use crate::types::{DATELINE_NONE, DatelineResult, DatelineSpan, DatelineString};

/// A type that C knows by name alone, and the Rust type that its pointers point to.
pub(crate) trait Opaque {
    type Inner: 'static;
}

macro_rules! opaque {
    ($($(#[$meta:meta])* $name:ident = $inner:ty;)*) => {$(
        impl Opaque for crate::$name {
            type Inner = $inner;
        }
    )*};
}

opaque! {
    DatelineParser = dateline::Parser;
    DatelineParserBuilder = crate::parser::Settings;
    DatelineInput = crate::parser::Input;
    DatelineArticle = ParsedArticle;
    DatelineActor = Actor;
    DatelineRole = Role;
    DatelineEvent = Event;
    DatelineParticipant = Participant;
    DatelineTime = TimeSpan;
    DatelinePlace = Place;
    DatelineMagnitude = Magnitude;
    DatelineEvidence = Evidence;
    DatelineClaim = Claim;
    DatelineSpeaker = Speaker;
    DatelineWarning = Warning;
}

/// The pointer that C gets for a reference.
pub(crate) fn borrow<T: Opaque>(inner: &T::Inner) -> *const T {
    std::ptr::from_ref(inner).cast()
}

/// The pointer that C gets for a part that may be absent.
pub(crate) fn borrow_some<T: Opaque>(inner: Option<&T::Inner>) -> *const T {
    inner.map_or(std::ptr::null(), borrow)
}

/// The pointer that C gets for a value of its own.
pub(crate) fn give<T: Opaque>(inner: T::Inner) -> *mut T {
    Box::into_raw(Box::new(inner)).cast()
}

/// Takes back what [`give`] gave, and drops it.
///
/// # Safety
/// `pointer` is NULL or comes from [`give`], and was not freed before.
pub(crate) unsafe fn free<T: Opaque>(pointer: *mut T) {
    if !pointer.is_null() {
        // SAFETY: `give` made it of a box of this type.
        let inner = unsafe { Box::from_raw(pointer.cast::<T::Inner>()) };
        // To drop a result runs no code of ours that could panic; were it to, C must not see it.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(inner)));
    }
}

/// The value behind a pointer; `None` for NULL.
///
/// # Safety
/// `pointer` is NULL or comes from [`borrow`] or [`give`], and what it points to lives for `'a`.
pub(crate) unsafe fn value<'a, T: Opaque>(pointer: *const T) -> Option<&'a T::Inner> {
    // SAFETY: by the contract of this function.
    unsafe { pointer.cast::<T::Inner>().as_ref() }
}

/// As [`value`], to change it.
///
/// # Safety
/// As for [`value`]; nobody else uses it meanwhile.
pub(crate) unsafe fn value_mut<'a, T: Opaque>(pointer: *mut T) -> Option<&'a mut T::Inner> {
    // SAFETY: by the contract of this function.
    unsafe { pointer.cast::<T::Inner>().as_mut() }
}

/// The bytes of a string of C's; `None` for NULL with a length.
///
/// # Safety
/// `data` is NULL or points to `len` bytes that live for `'a`.
pub(crate) unsafe fn bytes<'a>(data: *const c_char, len: usize) -> Option<&'a [u8]> {
    match (data.is_null(), len) {
        (_, 0) => Some(&[]),
        // Longer than any allocation can be: a negative number, most likely.
        (true, _) => None,
        (false, _) if isize::try_from(len).is_err() => None,
        // SAFETY: by the contract of this function.
        (false, _) => Some(unsafe { std::slice::from_raw_parts(data.cast(), len) }),
    }
}

/// Writes an output, if C wants it.
///
/// # Safety
/// `out` is NULL or can be written to.
pub(crate) unsafe fn put<T>(out: *mut T, value: T) {
    if !out.is_null() {
        // SAFETY: by the contract of this function.
        unsafe { out.write(value) };
    }
}

/// What an accessor returns when there is nothing to return.
pub(crate) trait Nothing {
    const NOTHING: Self;
}

impl<T> Nothing for *const T {
    const NOTHING: Self = std::ptr::null();
}

impl Nothing for DatelineString {
    const NOTHING: Self = Self {
        data: std::ptr::null(),
        len: 0,
    };
}

impl Nothing for DatelineSpan {
    const NOTHING: Self = Self {
        start: DATELINE_NONE,
        end: DATELINE_NONE,
    };
}

/// An id.
impl Nothing for u32 {
    const NOTHING: Self = DATELINE_NONE;
}

/// A count.
impl Nothing for usize {
    const NOTHING: Self = 0;
}

/// A small number.
impl Nothing for u8 {
    const NOTHING: Self = 0;
}

impl Nothing for f32 {
    const NOTHING: Self = 0.0;
}

impl Nothing for f64 {
    const NOTHING: Self = 0.0;
}

impl Nothing for bool {
    const NOTHING: Self = false;
}

/// The body of an accessor: `read` of the value behind `pointer`, or nothing.
///
/// # Safety
/// As for [`value`].
pub(crate) unsafe fn get<T: Opaque, R: Nothing>(
    pointer: *const T,
    read: impl FnOnce(&'static T::Inner) -> Option<R>,
) -> R {
    // SAFETY: by the contract of this function. The lifetime is C's to keep: what is read is borrowed for as long as the
    // article lives, which the header says.
    let inner = unsafe { value(pointer) };
    catch_unwind(AssertUnwindSafe(|| inner.and_then(read)))
        .ok()
        .flatten()
        .unwrap_or(R::NOTHING)
}

/// The body of a function that can fail: `work`, or the result that stands for its error, with the message copied to the
/// caller's buffer. `None` means that a pointer was NULL.
///
/// # Safety
/// `message` is NULL or has room for `size` bytes.
pub(crate) unsafe fn attempt(
    message: *mut c_char,
    size: usize,
    work: impl FnOnce() -> Option<Result<(), Error>>,
) -> DatelineResult {
    let error = match dateline::batch::caught(|| Ok(work())) {
        Ok(Some(Ok(()))) => return DatelineResult::Ok,
        Ok(None) => {
            // SAFETY: by the contract of this function.
            unsafe { copy(message, size, "a pointer is NULL") };
            return DatelineResult::Null;
        }
        Ok(Some(Err(error))) | Err(error) => error,
    };
    // SAFETY: by the contract of this function.
    unsafe { copy(message, size, &error.to_string()) };
    DatelineResult::of(&error)
}

/// Copies as much of `text` as fits, cut between code points, with a NUL byte after it.
///
/// # Safety
/// `buffer` is NULL or has room for `size` bytes.
unsafe fn copy(buffer: *mut c_char, size: usize, text: &str) {
    let Some(room) = size.checked_sub(1).filter(|_| !buffer.is_null()) else {
        return;
    };
    let mut len = text.len().min(room);
    while !text.is_char_boundary(len) {
        len -= 1;
    }
    // SAFETY: `len + 1 <= size`; the text of Rust and the buffer of C do not overlap.
    unsafe {
        std::ptr::copy_nonoverlapping(text.as_ptr(), buffer.cast(), len);
        buffer.add(len).write(0);
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use super::*;

    #[test]
    fn panics_stop_at_the_boundary() {
        let mut buffer = [1; 80];
        // SAFETY: the buffer is as long as is said.
        let result = unsafe { attempt(buffer.as_mut_ptr(), buffer.len(), || panic!("at {}", 7)) };
        assert_eq!(result, DatelineResult::Internal);
        // SAFETY: `attempt` ends the message with a NUL byte.
        let message = unsafe { CStr::from_ptr(buffer.as_ptr()) };
        assert!(message.to_str().unwrap().ends_with("at 7"));

        let parsed = dateline::Parser::new().parse("Talks.").unwrap();
        let article: *const crate::DatelineArticle = borrow(&parsed);
        // SAFETY: `parsed` lives until the end of the test.
        let span: DatelineSpan = unsafe { get(article, |_| panic!("at 7")) };
        assert_eq!(span, DatelineSpan::NOTHING);
    }

    #[test]
    fn messages_are_cut_between_code_points() {
        for size in 0..9 {
            let mut buffer = [b'x' as c_char; 9];
            // SAFETY: the buffer is longer than is said.
            unsafe { copy(buffer.as_mut_ptr(), size, "aéb€c") };
            let bytes: Vec<u8> = buffer.iter().map(|&byte| byte as u8).collect();
            let expected = ["", "", "a", "a", "aé", "aéb", "aéb", "aéb", "aéb€"][size];
            if size > 0 {
                assert_eq!(CStr::from_bytes_until_nul(&bytes).unwrap().to_str().unwrap(), expected);
            }
            assert!(bytes[size..].iter().all(|&byte| byte == b'x'));
        }
    }

    #[test]
    fn lengths_that_cannot_be_are_refused() {
        // SAFETY: refused before the bytes are looked at.
        unsafe {
            assert_eq!(bytes(std::ptr::null(), 3), None);
            assert_eq!(bytes(c"a".as_ptr(), usize::MAX), None);
            assert_eq!(bytes(std::ptr::null(), 0), Some(&[][..]));
        }
    }
}
