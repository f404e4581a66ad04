//! Parsers, their options, and what is known of an article.

use std::ffi::c_char;

use dateline::{Article, Error, ParseOptions, Parser};

use crate::ffi::{attempt, bytes, free, give, put, value, value_mut};
use crate::types::{
    DatelineArticle, DatelineInput, DatelineParser, DatelineParserBuilder, DatelineResult, DatelineString,
};

/// What a parser is to be built of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    options: ParseOptions,
    /// Name and text of files of frames.
    frames: Vec<(String, String)>,
    /// Name and text of tables of the world.
    world: Vec<(String, String)>,
}

/// What is known of an article beside its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Input {
    id: Option<String>,
    title: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

impl Input {
    fn add_to<'a>(&self, mut article: Article<'a>) -> Article<'a> {
        if let Some(id) = &self.id {
            article = article.id(id);
        }
        if let Some(title) = &self.title {
            article = article.title(title);
        }
        if let Some(published) = &self.published {
            article = article.published(published);
        }
        if let Some(outlet) = &self.outlet {
            article = article.outlet(outlet);
        }
        if let Some(url) = &self.url {
            article = article.url(url);
        }
        article
    }
}

/// The version of this library, such as 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn dateline_version() -> DatelineString {
    env!("CARGO_PKG_VERSION").into()
}

/// Makes a parser with the built-in knowledge and default options.
///
/// # Safety
/// `out` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_new(out: *mut *mut DatelineParser) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        (!out.is_null()).then(|| unsafe { put(out, give(Parser::new())) })?;
        Some(Ok(()))
    };
    // SAFETY: there is no message.
    unsafe { attempt(std::ptr::null_mut(), 0, work) }
}

/// Frees a parser. The articles that it parsed stay.
///
/// # Safety
/// `parser` is NULL or was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_free(parser: *mut DatelineParser) {
    // SAFETY: by the contract of this function.
    unsafe { free(parser) }
}

/// Makes a builder, for a parser with other options than the default.
///
/// # Safety
/// `out` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_new(out: *mut *mut DatelineParserBuilder) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        (!out.is_null()).then(|| unsafe { put(out, give(Settings::default())) })?;
        Some(Ok(()))
    };
    // SAFETY: there is no message.
    unsafe { attempt(std::ptr::null_mut(), 0, work) }
}

/// Sets the longest text, in bytes. Without it the limit is 4 MiB.
///
/// # Safety
/// `builder` is NULL or lives, and no other thread uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_set_max_bytes(
    builder: *mut DatelineParserBuilder,
    max_bytes: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    let Some(settings) = (unsafe { value_mut(builder) }) else {
        return DatelineResult::Null;
    };
    settings.options.max_bytes = max_bytes;
    DatelineResult::Ok
}

/// Sets whether a text that is not English is an error; without it such a text is parsed, with a warning.
///
/// # Safety
/// `builder` is NULL or lives, and no other thread uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_set_strict(
    builder: *mut DatelineParserBuilder,
    strict: bool,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    let Some(settings) = (unsafe { value_mut(builder) }) else {
        return DatelineResult::Null;
    };
    settings.options.strict = strict;
    DatelineResult::Ok
}

/// Adds a file of event frames beside the built-in ones: its name, for messages, and its text. A frame with the id of
/// another replaces it. What cannot be read in it is an error of `dateline_parser_builder_build`.
///
/// # Safety
/// `builder` lives and no other thread uses it; `name` has `name_len` bytes and `text` `text_len`; each may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_add_frames(
    builder: *mut DatelineParserBuilder,
    name: *const c_char,
    name_len: usize,
    text: *const c_char,
    text_len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe {
        add(builder, (name, name_len), (text, text_len), |settings| {
            &mut settings.frames
        })
    }
}

/// Adds a table of the world beside the built-in ones: its name, for messages, and its text, TOML where the name ends in
/// `.toml`, else tab-separated. What a row says of a name wins over what is built in. A row that is wrong is an error of
/// `dateline_parser_builder_build`, with file, line and column.
///
/// # Safety
/// As for `dateline_parser_builder_add_frames`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_add_world(
    builder: *mut DatelineParserBuilder,
    name: *const c_char,
    name_len: usize,
    text: *const c_char,
    text_len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe {
        add(builder, (name, name_len), (text, text_len), |settings| {
            &mut settings.world
        })
    }
}

/// Adds a file, name and text, to one list of a builder's.
///
/// # Safety
/// As for `dateline_parser_builder_add_frames`.
unsafe fn add(
    builder: *mut DatelineParserBuilder,
    name: (*const c_char, usize),
    text: (*const c_char, usize),
    list: impl FnOnce(&mut Settings) -> &mut Vec<(String, String)>,
) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        let (settings, name, text) = unsafe { (value_mut(builder)?, bytes(name.0, name.1)?, bytes(text.0, text.1)?) };
        let read = |bytes| Article::from_utf8(bytes).map(|article| article.text().to_owned());
        let file = read(name).and_then(|name| Ok((name, read(text)?)));
        Some(file.map(|file| list(settings).push(file)))
    };
    // SAFETY: there is no message.
    unsafe { attempt(std::ptr::null_mut(), 0, work) }
}

/// Makes a parser as the builder says; the builder stays.
///
/// Where it fails, why is copied to `message`, at most `message_size` bytes with the NUL byte that ends it.
///
/// # Safety
/// `builder` lives, `message` has room for `message_size` bytes, `out` can be written to; each may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_build(
    builder: *const DatelineParserBuilder,
    message: *mut c_char,
    message_size: usize,
    out: *mut *mut DatelineParser,
) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        let settings = unsafe { value(builder) }.filter(|_| !out.is_null())?.clone();
        let mut builder = Parser::builder().options(settings.options);
        for (name, text) in settings.frames {
            builder = builder.frames(name, text);
        }
        for (name, text) in settings.world {
            builder = builder.world(name, text);
        }
        // SAFETY: by the contract of this function.
        Some(builder.build().map(|parser| unsafe { put(out, give(parser)) }))
    };
    // SAFETY: by the contract of this function.
    unsafe { attempt(message, message_size, work) }
}

/// Frees a builder.
///
/// # Safety
/// `builder` is NULL or was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parser_builder_free(builder: *mut DatelineParserBuilder) {
    // SAFETY: by the contract of this function.
    unsafe { free(builder) }
}

/// Makes an input of which nothing is known yet.
///
/// # Safety
/// `out` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_new(out: *mut *mut DatelineInput) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        (!out.is_null()).then(|| unsafe { put(out, give(Input::default())) })?;
        Some(Ok(()))
    };
    // SAFETY: there is no message.
    unsafe { attempt(std::ptr::null_mut(), 0, work) }
}

/// Sets the caller's id for the article.
///
/// # Safety
/// `input` lives and no other thread uses it; `data` has `len` bytes; each may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_set_id(
    input: *mut DatelineInput,
    data: *const c_char,
    len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe { set(input, data, len, |input| &mut input.id) }
}

/// Sets the title.
///
/// # Safety
/// As for `dateline_input_set_id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_set_title(
    input: *mut DatelineInput,
    data: *const c_char,
    len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe { set(input, data, len, |input| &mut input.title) }
}

/// Sets the day of publication: YYYY-MM-DD, or a longer ISO 8601 time whose day counts.
///
/// # Safety
/// As for `dateline_input_set_id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_set_published(
    input: *mut DatelineInput,
    data: *const c_char,
    len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe { set(input, data, len, |input| &mut input.published) }
}

/// Sets who published it.
///
/// # Safety
/// As for `dateline_input_set_id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_set_outlet(
    input: *mut DatelineInput,
    data: *const c_char,
    len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe { set(input, data, len, |input| &mut input.outlet) }
}

/// Sets its address.
///
/// # Safety
/// As for `dateline_input_set_id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_set_url(
    input: *mut DatelineInput,
    data: *const c_char,
    len: usize,
) -> DatelineResult {
    // SAFETY: by the contract of this function.
    unsafe { set(input, data, len, |input| &mut input.url) }
}

/// Sets one part of an input.
///
/// # Safety
/// As for `dateline_input_set_id`.
unsafe fn set(
    input: *mut DatelineInput,
    data: *const c_char,
    len: usize,
    part: impl FnOnce(&mut Input) -> &mut Option<String>,
) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        let (input, bytes) = unsafe { (value_mut(input)?, bytes(data, len)?) };
        Some(Article::from_utf8(bytes).map(|text| *part(input) = Some(text.text().to_owned())))
    };
    // SAFETY: there is no message.
    unsafe { attempt(std::ptr::null_mut(), 0, work) }
}

/// Frees an input.
///
/// # Safety
/// `input` is NULL or was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_input_free(input: *mut DatelineInput) {
    // SAFETY: by the contract of this function.
    unsafe { free(input) }
}

/// Parses one article: `len` bytes of UTF-8 from `text` on, and what `input` says of it (NULL: nothing).
///
/// Where it fails, why is copied to `message`, at most `message_size` bytes with the NUL byte that ends it.
///
/// # Safety
/// `parser` and `input` live, `text` has `len` bytes, `message` has room for `message_size` bytes, `out` can be written
/// to; each may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dateline_parse(
    parser: *const DatelineParser,
    text: *const c_char,
    len: usize,
    input: *const DatelineInput,
    message: *mut c_char,
    message_size: usize,
    out: *mut *mut DatelineArticle,
) -> DatelineResult {
    let work = || {
        // SAFETY: by the contract of this function.
        let (parser, bytes, input) = unsafe { (value(parser)?, bytes(text, len)?, value(input)) };
        if out.is_null() {
            return None;
        }
        let parse = || -> Result<_, Error> {
            let article = Article::from_utf8(bytes)?;
            parser.parse(match input {
                Some(input) => input.add_to(article),
                None => article,
            })
        };
        // SAFETY: by the contract of this function.
        Some(parse().map(|parsed| unsafe { put(out, give(parsed)) }))
    };
    // SAFETY: by the contract of this function.
    unsafe { attempt(message, message_size, work) }
}
