/* dateline: typed actors, events and claims from English news articles, with the exact text behind each.
 *
 * Generated from crates/dateline-capi; do not edit.
 *
 * Conventions
 * - Every pointer may be NULL. A function that returns a DatelineResult then returns DATELINE_RESULT_NULL; an accessor
 *   returns nothing: an empty string with NULL data, a span or an id that is absent, 0, NULL.
 * - Outputs are written on success only.
 * - DatelineParser, DatelineParserBuilder, DatelineInput and DatelineArticle belong to the caller, who frees each once
 *   with its _free function (NULL is fine). All other pointers are borrowed from an article and live as long as it.
 * - Strings are UTF-8 with a length, and may hold NUL bytes. Those that come out are borrowed from the article.
 * - Spans count bytes of the text that was parsed. Ids are positions: actor 3 is dateline_article_actor(article, 3).
 * - A parser and an article may be used by many threads at a time; a builder and an input by one.
 * - No function unwinds or aborts: a defect inside gives DATELINE_RESULT_INTERNAL, or nothing.
 */

#ifndef DATELINE_H
#define DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// An id, or an end of a span, that is absent.
#define DATELINE_NONE UINT32_MAX

// What became of a call. A number once given is never given another meaning.
enum DatelineResult
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // It was done.
    DATELINE_RESULT_OK = 0,
    // A pointer that is needed is NULL, or a length is none.
    DATELINE_RESULT_NULL = 1,
    // The text is longer than the parser's limit.
    DATELINE_RESULT_TOO_LARGE = 2,
    // A string is not UTF-8; the message says at which byte.
    DATELINE_RESULT_INVALID_UTF8 = 3,
    // The text is not English and the parser is strict.
    DATELINE_RESULT_LANGUAGE = 4,
    // The date of publication is not a date.
    DATELINE_RESULT_DATE = 5,
    // A table cannot be read; the message names file, line and field.
    DATELINE_RESULT_DATA = 6,
    // A number that stands for nothing, for an option or a unit.
    DATELINE_RESULT_ARGUMENT = 7,
    // A defect of dateline: please report it.
    DATELINE_RESULT_INTERNAL = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineResult DatelineResult;
#else
typedef uint32_t DatelineResult;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What a block is. UNKNOWN where there is none.
enum DatelineBlockKind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_BLOCK_KIND_UNKNOWN = 0,
    DATELINE_BLOCK_KIND_PARAGRAPH = 1,
    DATELINE_BLOCK_KIND_HEADING = 2,
    DATELINE_BLOCK_KIND_DATELINE = 3,
    DATELINE_BLOCK_KIND_BYLINE = 4,
    DATELINE_BLOCK_KIND_BOILERPLATE = 5,
    DATELINE_BLOCK_KIND_METADATA = 6,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineBlockKind DatelineBlockKind;
#else
typedef uint32_t DatelineBlockKind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// Kinds of warning. UNKNOWN where there is none.
enum DatelineWarningKind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_WARNING_KIND_UNKNOWN = 0,
    DATELINE_WARNING_KIND_EMPTY = 1,
    DATELINE_WARNING_KIND_LANGUAGE = 2,
    DATELINE_WARNING_KIND_CONTROL = 3,
    DATELINE_WARNING_KIND_LIMIT = 4,
    DATELINE_WARNING_KIND_QUOTES = 5,
    DATELINE_WARNING_KIND_DATE = 6,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineWarningKind DatelineWarningKind;
#else
typedef uint32_t DatelineWarningKind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What an actor is. UNKNOWN where there is none.
enum DatelineActorKind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_ACTOR_KIND_UNKNOWN = 0,
    DATELINE_ACTOR_KIND_PERSON = 1,
    DATELINE_ACTOR_KIND_COUNTRY = 2,
    DATELINE_ACTOR_KIND_GOVERNMENT = 3,
    DATELINE_ACTOR_KIND_ORGANIZATION = 4,
    DATELINE_ACTOR_KIND_ARMED_GROUP = 5,
    DATELINE_ACTOR_KIND_PARTY = 6,
    DATELINE_ACTOR_KIND_COMPANY = 7,
    DATELINE_ACTOR_KIND_MEDIA = 8,
    DATELINE_ACTOR_KIND_PLACE = 9,
    DATELINE_ACTOR_KIND_GROUP = 10,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineActorKind DatelineActorKind;
#else
typedef uint32_t DatelineActorKind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// How an actor is mentioned. UNKNOWN where there is none.
enum DatelineMentionForm
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_MENTION_FORM_UNKNOWN = 0,
    DATELINE_MENTION_FORM_NAME = 1,
    DATELINE_MENTION_FORM_NOMINAL = 2,
    DATELINE_MENTION_FORM_PRONOUN = 3,
    DATELINE_MENTION_FORM_METONYM = 4,
    DATELINE_MENTION_FORM_DEMONYM = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineMentionForm DatelineMentionForm;
#else
typedef uint32_t DatelineMentionForm;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// The event types of PLOVER. UNKNOWN where there is none.
enum DatelineEventType
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_EVENT_TYPE_UNKNOWN = 0,
    DATELINE_EVENT_TYPE_AGREE = 1,
    DATELINE_EVENT_TYPE_CONSULT = 2,
    DATELINE_EVENT_TYPE_SUPPORT = 3,
    DATELINE_EVENT_TYPE_CONCEDE = 4,
    DATELINE_EVENT_TYPE_COOPERATE = 5,
    DATELINE_EVENT_TYPE_AID = 6,
    DATELINE_EVENT_TYPE_RETREAT = 7,
    DATELINE_EVENT_TYPE_REQUEST = 8,
    DATELINE_EVENT_TYPE_ACCUSE = 9,
    DATELINE_EVENT_TYPE_REJECT = 10,
    DATELINE_EVENT_TYPE_THREATEN = 11,
    DATELINE_EVENT_TYPE_PROTEST = 12,
    DATELINE_EVENT_TYPE_SANCTION = 13,
    DATELINE_EVENT_TYPE_MOBILIZE = 14,
    DATELINE_EVENT_TYPE_COERCE = 15,
    DATELINE_EVENT_TYPE_ASSAULT = 16,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineEventType DatelineEventType;
#else
typedef uint32_t DatelineEventType;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// Whether an event happened. UNKNOWN where there is none.
enum DatelineFactuality
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_FACTUALITY_UNKNOWN = 0,
    DATELINE_FACTUALITY_ACTUAL = 1,
    DATELINE_FACTUALITY_FUTURE = 2,
    DATELINE_FACTUALITY_HYPOTHETICAL = 3,
    DATELINE_FACTUALITY_NEGATED = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineFactuality DatelineFactuality;
#else
typedef uint32_t DatelineFactuality;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// Whose words a claim's content is in: the speaker's, the article's, the article's with words of the speaker. UNKNOWN where there is none.
enum DatelineClaimForm
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_CLAIM_FORM_UNKNOWN = 0,
    DATELINE_CLAIM_FORM_DIRECT = 1,
    DATELINE_CLAIM_FORM_INDIRECT = 2,
    DATELINE_CLAIM_FORM_MIXED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineClaimForm DatelineClaimForm;
#else
typedef uint32_t DatelineClaimForm;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What kind of saying a claim is. UNKNOWN where there is none.
enum DatelineAct
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_ACT_UNKNOWN = 0,
    DATELINE_ACT_STATE = 1,
    DATELINE_ACT_BELIEVE = 2,
    DATELINE_ACT_CONFIRM = 3,
    DATELINE_ACT_DENY = 4,
    DATELINE_ACT_WARN = 5,
    DATELINE_ACT_PROMISE = 6,
    DATELINE_ACT_ACCUSE = 7,
    DATELINE_ACT_REQUEST = 8,
    DATELINE_ACT_ASK = 9,
    DATELINE_ACT_PRAISE = 10,
    DATELINE_ACT_SUGGEST = 11,
    DATELINE_ACT_PREDICT = 12,
    DATELINE_ACT_REPORT = 13,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineAct DatelineAct;
#else
typedef uint32_t DatelineAct;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// Whether the content of a claim is affirmed or denied. UNKNOWN where there is none.
enum DatelinePolarity
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    DATELINE_POLARITY_UNKNOWN = 0,
    DATELINE_POLARITY_POSITIVE = 1,
    DATELINE_POLARITY_NEGATIVE = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelinePolarity DatelinePolarity;
#else
typedef uint32_t DatelinePolarity;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// The unit of spans in JSON, for `dateline_article_to_json`.
enum DatelineOffsets
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // UTF-8 bytes.
    DATELINE_OFFSETS_BYTE = 0,
    // Unicode code points.
    DATELINE_OFFSETS_CHAR = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum DatelineOffsets DatelineOffsets;
#else
typedef uint32_t DatelineOffsets;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// One person, country, organisation or group. Borrowed from its article.
typedef struct DatelineActor DatelineActor;

// A parsed article. Free with `dateline_article_free`.
typedef struct DatelineArticle DatelineArticle;

// Who said what. Borrowed from its article.
typedef struct DatelineClaim DatelineClaim;

// Who did what to whom, when, where. Borrowed from its article.
typedef struct DatelineEvent DatelineEvent;

// Why a part of an event is as it is. Borrowed from its article.
typedef struct DatelineEvidence DatelineEvidence;

// What is known of an article beside its text. Free with `dateline_input_free`.
typedef struct DatelineInput DatelineInput;

// A number that the article gives for an event. Borrowed from its article.
typedef struct DatelineMagnitude DatelineMagnitude;

// Reads articles. Free with `dateline_parser_free`.
typedef struct DatelineParser DatelineParser;

// Makes a parser with other options than the default. Free with `dateline_parser_builder_free`.
typedef struct DatelineParserBuilder DatelineParserBuilder;

// Somebody as mentioned in an event's clause. Borrowed from its article.
typedef struct DatelineParticipant DatelineParticipant;

// A place with coordinates. Borrowed from its article.
typedef struct DatelinePlace DatelinePlace;

// A title or an office of an actor. Borrowed from its article.
typedef struct DatelineRole DatelineRole;

// Somebody who speaks or is spoken to. Borrowed from its article.
typedef struct DatelineSpeaker DatelineSpeaker;

// An interval of days. Borrowed from its article.
typedef struct DatelineTime DatelineTime;

// Something out of the ordinary that did not stop the parse. Borrowed from its article.
typedef struct DatelineWarning DatelineWarning;

// A borrowed string: UTF-8, not ended by a NUL byte. `data` is NULL where there is none.
typedef struct {
    // Its first byte.
    const char *data;
    // Its length in bytes.
    size_t len;
} DatelineString;

// A stretch `[start, end)` of the text, in bytes. Both are `DATELINE_NONE` where there is none.
typedef struct {
    // Offset of the first byte.
    uint32_t start;
    // Offset after the last byte.
    uint32_t end;
} DatelineSpan;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of this library, such as 0.1.0.
DatelineString dateline_version(void);

// Makes a parser with the built-in knowledge and default options.
//
// # Safety
// `out` can be written to.
DatelineResult dateline_parser_new(DatelineParser **out);

// Frees a parser. The articles that it parsed stay.
//
// # Safety
// `parser` is NULL or was not freed before.
void dateline_parser_free(DatelineParser *parser);

// Makes a builder, for a parser with other options than the default.
//
// # Safety
// `out` can be written to.
DatelineResult dateline_parser_builder_new(DatelineParserBuilder **out);

// Sets the longest text, in bytes. Without it the limit is 4 MiB.
//
// # Safety
// `builder` is NULL or lives, and no other thread uses it.
DatelineResult dateline_parser_builder_set_max_bytes(DatelineParserBuilder *builder, size_t max_bytes);

// Sets whether a text that is not English is an error; without it such a text is parsed, with a warning.
//
// # Safety
// `builder` is NULL or lives, and no other thread uses it.
DatelineResult dateline_parser_builder_set_strict(DatelineParserBuilder *builder, bool strict);

// Adds a file of event frames beside the built-in ones: its name, for messages, and its text. A frame with the id of
// another replaces it. What cannot be read in it is an error of `dateline_parser_builder_build`.
//
// # Safety
// `builder` lives and no other thread uses it; `name` has `name_len` bytes and `text` `text_len`; each may be NULL.
DatelineResult dateline_parser_builder_add_frames(DatelineParserBuilder *builder,
                                                  const char *name,
                                                  size_t name_len,
                                                  const char *text,
                                                  size_t text_len);

// Adds a table of the world beside the built-in ones: its name, for messages, and its text, TOML where the name ends in
// `.toml`, else tab-separated. What a row says of a name wins over what is built in. A row that is wrong is an error of
// `dateline_parser_builder_build`, with file, line and column.
//
// # Safety
// As for `dateline_parser_builder_add_frames`.
DatelineResult dateline_parser_builder_add_world(DatelineParserBuilder *builder,
                                                 const char *name,
                                                 size_t name_len,
                                                 const char *text,
                                                 size_t text_len);

// Makes a parser as the builder says; the builder stays.
//
// Where it fails, why is copied to `message`, at most `message_size` bytes with the NUL byte that ends it.
//
// # Safety
// `builder` lives, `message` has room for `message_size` bytes, `out` can be written to; each may be NULL.
DatelineResult dateline_parser_builder_build(const DatelineParserBuilder *builder,
                                             char *message,
                                             size_t message_size,
                                             DatelineParser **out);

// Frees a builder.
//
// # Safety
// `builder` is NULL or was not freed before.
void dateline_parser_builder_free(DatelineParserBuilder *builder);

// Makes an input of which nothing is known yet.
//
// # Safety
// `out` can be written to.
DatelineResult dateline_input_new(DatelineInput **out);

// Sets the caller's id for the article.
//
// # Safety
// `input` lives and no other thread uses it; `data` has `len` bytes; each may be NULL.
DatelineResult dateline_input_set_id(DatelineInput *input, const char *data, size_t len);

// Sets the title.
//
// # Safety
// As for `dateline_input_set_id`.
DatelineResult dateline_input_set_title(DatelineInput *input, const char *data, size_t len);

// Sets the day of publication: YYYY-MM-DD, or a longer ISO 8601 time whose day counts.
//
// # Safety
// As for `dateline_input_set_id`.
DatelineResult dateline_input_set_published(DatelineInput *input, const char *data, size_t len);

// Sets who published it.
//
// # Safety
// As for `dateline_input_set_id`.
DatelineResult dateline_input_set_outlet(DatelineInput *input, const char *data, size_t len);

// Sets its address.
//
// # Safety
// As for `dateline_input_set_id`.
DatelineResult dateline_input_set_url(DatelineInput *input, const char *data, size_t len);

// Frees an input.
//
// # Safety
// `input` is NULL or was not freed before.
void dateline_input_free(DatelineInput *input);

// Parses one article: `len` bytes of UTF-8 from `text` on, and what `input` says of it (NULL: nothing).
//
// Where it fails, why is copied to `message`, at most `message_size` bytes with the NUL byte that ends it.
//
// # Safety
// `parser` and `input` live, `text` has `len` bytes, `message` has room for `message_size` bytes, `out` can be written
// to; each may be NULL.
DatelineResult dateline_parse(const DatelineParser *parser,
                              const char *text,
                              size_t len,
                              const DatelineInput *input,
                              char *message,
                              size_t message_size,
                              DatelineArticle **out);

// Frees an article, and with it all that was borrowed from it.
//
// # Safety
// `article` is NULL or was not freed before.
void dateline_article_free(DatelineArticle *article);

// Makes an article of what `dateline_article_to_json` wrote in bytes, and of the text that it was parsed from.
//
// Where it fails, why is copied to `message`, at most `message_size` bytes with the NUL byte that ends it.
//
// # Safety
// `json` has `json_len` bytes and `text` `text_len`, `message` has room for `message_size` bytes, `out` can be written
// to; each may be NULL.
DatelineResult dateline_article_from_json(const char *json,
                                          size_t json_len,
                                          const char *text,
                                          size_t text_len,
                                          char *message,
                                          size_t message_size,
                                          DatelineArticle **out);

// Makes the JSON form, on one line and ended by a NUL byte, with spans in `offsets` (a DatelineOffsets). Its length
// without the NUL byte goes to `len`, if that is not NULL. Free with `dateline_json_free`.
//
// # Safety
// `article` lives, `out` and `len` can be written to; each may be NULL.
DatelineResult dateline_article_to_json(const DatelineArticle *article, uint32_t offsets, char **out, size_t *len);

// Frees what `dateline_article_to_json` made.
//
// # Safety
// `json` is NULL or was not freed before, and its NUL byte is where it was.
void dateline_json_free(char *json);

// The text that was parsed.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_text(const DatelineArticle *article);

// The text that a span covers; nothing where the span does not lie in the text.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_slice(const DatelineArticle *article, DatelineSpan span);

// The caller's id for it.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_id(const DatelineArticle *article);

// Its title, as given.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_title(const DatelineArticle *article);

// Its date (ISO 8601), as given or as its leading metadata says.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_published(const DatelineArticle *article);

// Its outlet, as given.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_outlet(const DatelineArticle *article);

// Its address, as given.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_url(const DatelineArticle *article);

// Language of the text, ISO 639-1.
//
// # Safety
// `article` is NULL or lives.
DatelineString dateline_article_language(const DatelineArticle *article);

// The place of its dateline; NULL where it has none.
//
// # Safety
// `article` is NULL or lives.
const DatelinePlace *dateline_article_place(const DatelineArticle *article);

// How many blocks it has.
//
// # Safety
// `article` is NULL or lives.
size_t dateline_article_block_count(const DatelineArticle *article);

// Where a block stands.
//
// # Safety
// `article` is NULL or lives.
DatelineSpan dateline_article_block_span(const DatelineArticle *article, size_t index);

// What a block is.
//
// # Safety
// `article` is NULL or lives.
DatelineBlockKind dateline_article_block_kind(const DatelineArticle *article, size_t index);

// How many actors it has.
//
// # Safety
// `article` is NULL or lives.
size_t dateline_article_actor_count(const DatelineArticle *article);

// One of its actors; NULL past the last.
//
// # Safety
// `article` is NULL or lives.
const DatelineActor *dateline_article_actor(const DatelineArticle *article, size_t index);

// How many events it has.
//
// # Safety
// `article` is NULL or lives.
size_t dateline_article_event_count(const DatelineArticle *article);

// One of its events; NULL past the last.
//
// # Safety
// `article` is NULL or lives.
const DatelineEvent *dateline_article_event(const DatelineArticle *article, size_t index);

// How many claims it has.
//
// # Safety
// `article` is NULL or lives.
size_t dateline_article_claim_count(const DatelineArticle *article);

// One of its claims; NULL past the last.
//
// # Safety
// `article` is NULL or lives.
const DatelineClaim *dateline_article_claim(const DatelineArticle *article, size_t index);

// How many warnings it has.
//
// # Safety
// `article` is NULL or lives.
size_t dateline_article_warning_count(const DatelineArticle *article);

// One of its warnings; NULL past the last.
//
// # Safety
// `article` is NULL or lives.
const DatelineWarning *dateline_article_warning(const DatelineArticle *article, size_t index);

// What kind of warning it is.
//
// # Safety
// `warning` is NULL or lives.
DatelineWarningKind dateline_warning_kind(const DatelineWarning *warning);

// What it says, for people.
//
// # Safety
// `warning` is NULL or lives.
DatelineString dateline_warning_message(const DatelineWarning *warning);

// Where, if in one place.
//
// # Safety
// `warning` is NULL or lives.
DatelineSpan dateline_warning_span(const DatelineWarning *warning);

// Its position in the list of actors.
//
// # Safety
// `actor` is NULL or lives.
uint32_t dateline_actor_id(const DatelineActor *actor);

// Its fullest name: the world's where the world knows it, else the article's.
//
// # Safety
// `actor` is NULL or lives.
DatelineString dateline_actor_name(const DatelineActor *actor);

// What it is.
//
// # Safety
// `actor` is NULL or lives.
DatelineActorKind dateline_actor_kind(const DatelineActor *actor);

// ISO 3166-1 alpha-3 code, or that of an international organisation (UNO, EUU, NAT …).
//
// # Safety
// `actor` is NULL or lives.
DatelineString dateline_actor_country(const DatelineActor *actor);

// Sector code: GOV, MIL, COP, JUD, LEG, OPP, REB, PTY, CVL, NGO, IGO, MED, BUS …
//
// # Safety
// `actor` is NULL or lives.
DatelineString dateline_actor_sector(const DatelineActor *actor);

// Country and sector in one (PRKGOV); empty where neither is known.
//
// # Safety
// `actor` is NULL or lives.
DatelineString dateline_actor_code(const DatelineActor *actor);

// Whether the article keeps its name back ("a senior official", "sources").
//
// # Safety
// `actor` is NULL or lives.
bool dateline_actor_anonymous(const DatelineActor *actor);

// Wikidata id, where a source gives it.
//
// # Safety
// `actor` is NULL or lives.
DatelineString dateline_actor_wikidata(const DatelineActor *actor);

// Why it is this actor: the rule, table and row that decided.
//
// # Safety
// `actor` is NULL or lives.
DatelineString dateline_actor_rule(const DatelineActor *actor);

// How many titles and offices it has.
//
// # Safety
// `actor` is NULL or lives.
size_t dateline_actor_role_count(const DatelineActor *actor);

// One of its titles and offices; NULL past the last.
//
// # Safety
// `actor` is NULL or lives.
const DatelineRole *dateline_actor_role(const DatelineActor *actor, size_t index);

// How many mentions it has.
//
// # Safety
// `actor` is NULL or lives.
size_t dateline_actor_mention_count(const DatelineActor *actor);

// Where a mention stands; they are in text order.
//
// # Safety
// `actor` is NULL or lives.
DatelineSpan dateline_actor_mention_span(const DatelineActor *actor, size_t index);

// How a mention names it.
//
// # Safety
// `actor` is NULL or lives.
DatelineMentionForm dateline_actor_mention_form(const DatelineActor *actor, size_t index);

// The title in lower case ("defense minister").
//
// # Safety
// `role` is NULL or lives.
DatelineString dateline_role_title(const DatelineRole *role);

// The id of the actor that it is held in.
//
// # Safety
// `role` is NULL or lives.
uint32_t dateline_role_of(const DatelineRole *role);

// Whether the article says that it is no longer held.
//
// # Safety
// `role` is NULL or lives.
bool dateline_role_former(const DatelineRole *role);

// Where the article says so; none where the world does.
//
// # Safety
// `role` is NULL or lives.
DatelineSpan dateline_role_span(const DatelineRole *role);

// Its position in the list of events.
//
// # Safety
// `event` is NULL or lives.
uint32_t dateline_event_id(const DatelineEvent *event);

// PLOVER type.
//
// # Safety
// `event` is NULL or lives.
DatelineEventType dateline_event_type(const DatelineEvent *event);

// How many PLOVER modes it has.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_mode_count(const DatelineEvent *event);

// One of its PLOVER modes.
//
// # Safety
// `event` is NULL or lives.
DatelineString dateline_event_mode(const DatelineEvent *event, size_t index);

// How many PLOVER contexts it has.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_context_count(const DatelineEvent *event);

// One of its PLOVER contexts.
//
// # Safety
// `event` is NULL or lives.
DatelineString dateline_event_context(const DatelineEvent *event, size_t index);

// CAMEO code.
//
// # Safety
// `event` is NULL or lives.
DatelineString dateline_event_cameo(const DatelineEvent *event);

// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
//
// # Safety
// `event` is NULL or lives.
uint8_t dateline_event_quad(const DatelineEvent *event);

// Goldstein score of the CAMEO code, from −10 to 10.
//
// # Safety
// `event` is NULL or lives.
float dateline_event_goldstein(const DatelineEvent *event);

// Who did it: how many.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_source_count(const DatelineEvent *event);

// Who did it: one of them; NULL past the last.
//
// # Safety
// `event` is NULL or lives.
const DatelineParticipant *dateline_event_source(const DatelineEvent *event, size_t index);

// To whom: how many.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_target_count(const DatelineEvent *event);

// To whom: one of them; NULL past the last.
//
// # Safety
// `event` is NULL or lives.
const DatelineParticipant *dateline_event_target(const DatelineEvent *event, size_t index);

// Whether source and target do the same to each other (talks, a meeting).
//
// # Safety
// `event` is NULL or lives.
bool dateline_event_symmetric(const DatelineEvent *event);

// The words that name the event.
//
// # Safety
// `event` is NULL or lives.
DatelineSpan dateline_event_trigger(const DatelineEvent *event);

// The clause around the trigger.
//
// # Safety
// `event` is NULL or lives.
DatelineSpan dateline_event_span(const DatelineEvent *event);

// Whether it happened.
//
// # Safety
// `event` is NULL or lives.
DatelineFactuality dateline_event_factuality(const DatelineEvent *event);

// Whether it is background from before the news ("in 2019").
//
// # Safety
// `event` is NULL or lives.
bool dateline_event_historical(const DatelineEvent *event);

// When; NULL where that is not known.
//
// # Safety
// `event` is NULL or lives.
const DatelineTime *dateline_event_time(const DatelineEvent *event);

// Where; NULL where that is not known.
//
// # Safety
// `event` is NULL or lives.
const DatelinePlace *dateline_event_place(const DatelineEvent *event);

// How many numbers the article gives for it.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_magnitude_count(const DatelineEvent *event);

// One of those numbers; NULL past the last.
//
// # Safety
// `event` is NULL or lives.
const DatelineMagnitude *dateline_event_magnitude(const DatelineEvent *event, size_t index);

// In the content of how many claims the trigger stands.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_claim_count(const DatelineEvent *event);

// The id of one of those claims.
//
// # Safety
// `event` is NULL or lives.
uint32_t dateline_event_claim(const DatelineEvent *event, size_t index);

// The id of the leading mention of the same happening.
//
// # Safety
// `event` is NULL or lives.
uint32_t dateline_event_same_as(const DatelineEvent *event);

// The frame that found it.
//
// # Safety
// `event` is NULL or lives.
DatelineString dateline_event_rule(const DatelineEvent *event);

// How many pieces of evidence there are.
//
// # Safety
// `event` is NULL or lives.
size_t dateline_event_evidence_count(const DatelineEvent *event);

// How one participant or circumstance was found; NULL past the last.
//
// # Safety
// `event` is NULL or lives.
const DatelineEvidence *dateline_event_evidence(const DatelineEvent *event, size_t index);

// How sure dateline is of this event, from 0 to 1.
//
// # Safety
// `event` is NULL or lives.
float dateline_event_confidence(const DatelineEvent *event);

// The id of the actor that it is, where known.
//
// # Safety
// `participant` is NULL or lives.
uint32_t dateline_participant_actor(const DatelineParticipant *participant);

// The mention.
//
// # Safety
// `participant` is NULL or lives.
DatelineSpan dateline_participant_span(const DatelineParticipant *participant);

// First day (ISO 8601); none where open.
//
// # Safety
// `time` is NULL or lives.
DatelineString dateline_time_from(const DatelineTime *time);

// Last day (ISO 8601); none where open.
//
// # Safety
// `time` is NULL or lives.
DatelineString dateline_time_to(const DatelineTime *time);

// The words that say so; none where it is the article's own date.
//
// # Safety
// `time` is NULL or lives.
DatelineSpan dateline_time_span(const DatelineTime *time);

// Its name.
//
// # Safety
// `place` is NULL or lives.
DatelineString dateline_place_name(const DatelinePlace *place);

// ISO 3166-1 alpha-3 code of its country.
//
// # Safety
// `place` is NULL or lives.
DatelineString dateline_place_country(const DatelinePlace *place);

// Whether its position is known.
//
// # Safety
// `place` is NULL or lives.
bool dateline_place_has_position(const DatelinePlace *place);

// Degrees north.
//
// # Safety
// `place` is NULL or lives.
float dateline_place_lat(const DatelinePlace *place);

// Degrees east.
//
// # Safety
// `place` is NULL or lives.
float dateline_place_lon(const DatelinePlace *place);

// The mention.
//
// # Safety
// `place` is NULL or lives.
DatelineSpan dateline_place_span(const DatelinePlace *place);

// What is counted: killed, injured, arrested, displaced, protesters, a currency code …
//
// # Safety
// `magnitude` is NULL or lives.
DatelineString dateline_magnitude_unit(const DatelineMagnitude *magnitude);

// Lower bound (the number itself where it is exact).
//
// # Safety
// `magnitude` is NULL or lives.
double dateline_magnitude_low(const DatelineMagnitude *magnitude);

// Upper bound (the number itself where it is exact), infinity where open ("at least 20").
//
// # Safety
// `magnitude` is NULL or lives.
double dateline_magnitude_high(const DatelineMagnitude *magnitude);

// Whether the article calls it approximate.
//
// # Safety
// `magnitude` is NULL or lives.
bool dateline_magnitude_approximate(const DatelineMagnitude *magnitude);

// The words.
//
// # Safety
// `magnitude` is NULL or lives.
DatelineSpan dateline_magnitude_span(const DatelineMagnitude *magnitude);

// Which part of the event: source, target, time, place, factuality.
//
// # Safety
// `evidence` is NULL or lives.
DatelineString dateline_evidence_part(const DatelineEvidence *evidence);

// How it was found ("nsubj", "passive agent", "article date").
//
// # Safety
// `evidence` is NULL or lives.
DatelineString dateline_evidence_how(const DatelineEvidence *evidence);

// The words that show it, where there are any.
//
// # Safety
// `evidence` is NULL or lives.
DatelineSpan dateline_evidence_span(const DatelineEvidence *evidence);

// Its position in the list of claims.
//
// # Safety
// `claim` is NULL or lives.
uint32_t dateline_claim_id(const DatelineClaim *claim);

// Who says it; NULL where the article names nobody ("reportedly").
//
// # Safety
// `claim` is NULL or lives.
const DatelineSpeaker *dateline_claim_speaker(const DatelineClaim *claim);

// To whom ("told Congress"); NULL where the article does not say.
//
// # Safety
// `claim` is NULL or lives.
const DatelineSpeaker *dateline_claim_addressee(const DatelineClaim *claim);

// Through what ("in a statement").
//
// # Safety
// `claim` is NULL or lives.
DatelineSpan dateline_claim_via(const DatelineClaim *claim);

// The words that make it an attribution ("said"); none for a quote without any.
//
// # Safety
// `claim` is NULL or lives.
DatelineSpan dateline_claim_cue(const DatelineClaim *claim);

// In how many spans stands what is said.
//
// # Safety
// `claim` is NULL or lives.
size_t dateline_claim_content_count(const DatelineClaim *claim);

// One of those spans.
//
// # Safety
// `claim` is NULL or lives.
DatelineSpan dateline_claim_content(const DatelineClaim *claim, size_t index);

// Whose words they are.
//
// # Safety
// `claim` is NULL or lives.
DatelineClaimForm dateline_claim_form(const DatelineClaim *claim);

// What kind of saying it is.
//
// # Safety
// `claim` is NULL or lives.
DatelineAct dateline_claim_act(const DatelineClaim *claim);

// How surely it is said to be so, from 0 to 1.
//
// # Safety
// `claim` is NULL or lives.
float dateline_claim_certainty(const DatelineClaim *claim);

// Whether the content is affirmed or denied.
//
// # Safety
// `claim` is NULL or lives.
DatelinePolarity dateline_claim_polarity(const DatelineClaim *claim);

// The id of the claim in whose content this one stands.
//
// # Safety
// `claim` is NULL or lives.
uint32_t dateline_claim_parent(const DatelineClaim *claim);

// The triggers of how many events stand in the content.
//
// # Safety
// `claim` is NULL or lives.
size_t dateline_claim_event_count(const DatelineClaim *claim);

// The id of one of those events.
//
// # Safety
// `claim` is NULL or lives.
uint32_t dateline_claim_event(const DatelineClaim *claim, size_t index);

// The rule that found it.
//
// # Safety
// `claim` is NULL or lives.
DatelineString dateline_claim_rule(const DatelineClaim *claim);

// How sure dateline is of this claim, from 0 to 1.
//
// # Safety
// `claim` is NULL or lives.
float dateline_claim_confidence(const DatelineClaim *claim);

// The id of the actor that it is, where known.
//
// # Safety
// `speaker` is NULL or lives.
uint32_t dateline_speaker_actor(const DatelineSpeaker *speaker);

// The mention; none where the text has none here.
//
// # Safety
// `speaker` is NULL or lives.
DatelineSpan dateline_speaker_span(const DatelineSpeaker *speaker);

// Whether the article keeps the name back.
//
// # Safety
// `speaker` is NULL or lives.
bool dateline_speaker_anonymous(const DatelineSpeaker *speaker);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* DATELINE_H */
