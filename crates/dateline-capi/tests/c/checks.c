/* What comes in wrong: NULL everywhere, bytes that are no text, limits, dates, buffers that are too short. */
#include <math.h>
#include <pthread.h>

#include "common.h"

static const char TEXT[] = "B\xC3\x9CSUM (AP) \xE2\x80\x94 Talks began on Monday, the minister said.";
#define TEXT_LEN (sizeof TEXT - 1)

static bool no_string(DatelineString string) { return string.data == NULL && string.len == 0; }
static bool no_span(DatelineSpan span) { return span.start == DATELINE_NONE && span.end == DATELINE_NONE; }

static DatelineResult parse(const DatelineParser *parser, const char *text, size_t len, const DatelineInput *input,
                            char *message, size_t size, DatelineArticle **out)
{
    return dateline_parse(parser, text, len, input, message, size, out);
}

static void null_pointers(const DatelineParser *parser)
{
    char message[64];
    DatelineArticle *article = NULL;
    DatelineParser *none = NULL;
    char *json = NULL;
    size_t len = 7;
    CHECK(dateline_parser_new(NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_new(NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_set_max_bytes(NULL, 1) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_set_strict(NULL, true) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_add_frames(NULL, "a", 1, "", 0) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_add_world(NULL, "a", 1, "", 0) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_build(NULL, message, sizeof message, &none) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_new(NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_set_id(NULL, "a", 1) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_set_title(NULL, "a", 1) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_set_published(NULL, "a", 1) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_set_outlet(NULL, "a", 1) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_set_url(NULL, "a", 1) == DATELINE_RESULT_NULL);
    CHECK(parse(NULL, TEXT, TEXT_LEN, NULL, message, sizeof message, &article) == DATELINE_RESULT_NULL);
    CHECK(strcmp(message, "a pointer is NULL") == 0);
    CHECK(parse(parser, NULL, 3, NULL, NULL, 0, &article) == DATELINE_RESULT_NULL);
    CHECK(parse(parser, TEXT, (size_t)-1, NULL, NULL, 0, &article) == DATELINE_RESULT_NULL);
    CHECK(parse(parser, TEXT, TEXT_LEN, NULL, NULL, 0, NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_article_from_json(NULL, 2, TEXT, TEXT_LEN, NULL, 0, &article) == DATELINE_RESULT_NULL);
    CHECK(dateline_article_from_json("{}", 2, NULL, 2, NULL, 0, &article) == DATELINE_RESULT_NULL);
    CHECK(dateline_article_from_json("{}", 2, TEXT, TEXT_LEN, NULL, 0, NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_article_to_json(NULL, DATELINE_OFFSETS_BYTE, &json, &len) == DATELINE_RESULT_NULL);
    CHECK(article == NULL && none == NULL && json == NULL && len == 7);
    dateline_parser_free(NULL);
    dateline_parser_builder_free(NULL);
    dateline_input_free(NULL);
    dateline_article_free(NULL);
    dateline_json_free(NULL);
}

static void null_accessors(void)
{
    CHECK(no_string(dateline_article_text(NULL)) && no_string(dateline_article_id(NULL)));
    CHECK(no_string(dateline_article_title(NULL)) && no_string(dateline_article_published(NULL)));
    CHECK(no_string(dateline_article_outlet(NULL)) && no_string(dateline_article_url(NULL)));
    CHECK(no_string(dateline_article_language(NULL)) && dateline_article_place(NULL) == NULL);
    CHECK(no_string(dateline_article_slice(NULL, (DatelineSpan){0, 0})));
    CHECK(dateline_article_block_count(NULL) == 0 && no_span(dateline_article_block_span(NULL, 0)));
    CHECK(dateline_article_block_kind(NULL, 0) == DATELINE_BLOCK_KIND_UNKNOWN);
    CHECK(dateline_article_actor_count(NULL) == 0 && dateline_article_actor(NULL, 0) == NULL);
    CHECK(dateline_article_event_count(NULL) == 0 && dateline_article_event(NULL, 0) == NULL);
    CHECK(dateline_article_claim_count(NULL) == 0 && dateline_article_claim(NULL, 0) == NULL);
    CHECK(dateline_article_warning_count(NULL) == 0 && dateline_article_warning(NULL, 0) == NULL);
    CHECK(dateline_warning_kind(NULL) == DATELINE_WARNING_KIND_UNKNOWN && no_string(dateline_warning_message(NULL)));
    CHECK(no_span(dateline_warning_span(NULL)));

    CHECK(dateline_actor_id(NULL) == DATELINE_NONE && no_string(dateline_actor_name(NULL)));
    CHECK(dateline_actor_kind(NULL) == DATELINE_ACTOR_KIND_UNKNOWN && no_string(dateline_actor_country(NULL)));
    CHECK(no_string(dateline_actor_sector(NULL)) && no_string(dateline_actor_code(NULL)));
    CHECK(!dateline_actor_anonymous(NULL) && no_string(dateline_actor_wikidata(NULL)));
    CHECK(no_string(dateline_actor_rule(NULL)) && dateline_actor_role_count(NULL) == 0);
    CHECK(dateline_actor_role(NULL, 0) == NULL && dateline_actor_mention_count(NULL) == 0);
    CHECK(no_span(dateline_actor_mention_span(NULL, 0)));
    CHECK(dateline_actor_mention_form(NULL, 0) == DATELINE_MENTION_FORM_UNKNOWN);
    CHECK(no_string(dateline_role_title(NULL)) && dateline_role_of(NULL) == DATELINE_NONE);
    CHECK(!dateline_role_former(NULL) && no_span(dateline_role_span(NULL)));

    CHECK(dateline_event_id(NULL) == DATELINE_NONE && dateline_event_type(NULL) == DATELINE_EVENT_TYPE_UNKNOWN);
    CHECK(dateline_event_mode_count(NULL) == 0 && no_string(dateline_event_mode(NULL, 0)));
    CHECK(dateline_event_context_count(NULL) == 0 && no_string(dateline_event_context(NULL, 0)));
    CHECK(no_string(dateline_event_cameo(NULL)) && dateline_event_quad(NULL) == 0);
    CHECK(dateline_event_goldstein(NULL) == 0 && dateline_event_source_count(NULL) == 0);
    CHECK(dateline_event_source(NULL, 0) == NULL && dateline_event_target_count(NULL) == 0);
    CHECK(dateline_event_target(NULL, 0) == NULL && !dateline_event_symmetric(NULL));
    CHECK(no_span(dateline_event_trigger(NULL)) && no_span(dateline_event_span(NULL)));
    CHECK(dateline_event_factuality(NULL) == DATELINE_FACTUALITY_UNKNOWN && !dateline_event_historical(NULL));
    CHECK(dateline_event_time(NULL) == NULL && dateline_event_place(NULL) == NULL);
    CHECK(dateline_event_magnitude_count(NULL) == 0 && dateline_event_magnitude(NULL, 0) == NULL);
    CHECK(dateline_event_claim_count(NULL) == 0 && dateline_event_claim(NULL, 0) == DATELINE_NONE);
    CHECK(dateline_event_same_as(NULL) == DATELINE_NONE && no_string(dateline_event_rule(NULL)));
    CHECK(dateline_event_evidence_count(NULL) == 0 && dateline_event_evidence(NULL, 0) == NULL);
    CHECK(dateline_event_confidence(NULL) == 0);
    CHECK(dateline_participant_actor(NULL) == DATELINE_NONE && no_span(dateline_participant_span(NULL)));
    CHECK(no_string(dateline_time_from(NULL)) && no_string(dateline_time_to(NULL)));
    CHECK(no_span(dateline_time_span(NULL)) && no_string(dateline_place_name(NULL)));
    CHECK(no_string(dateline_place_country(NULL)) && !dateline_place_has_position(NULL));
    CHECK(dateline_place_lat(NULL) == 0 && dateline_place_lon(NULL) == 0 && no_span(dateline_place_span(NULL)));
    CHECK(no_string(dateline_magnitude_unit(NULL)) && dateline_magnitude_low(NULL) == 0);
    CHECK(dateline_magnitude_high(NULL) == 0 && !dateline_magnitude_approximate(NULL));
    CHECK(no_span(dateline_magnitude_span(NULL)) && no_string(dateline_evidence_part(NULL)));
    CHECK(no_string(dateline_evidence_how(NULL)) && no_span(dateline_evidence_span(NULL)));

    CHECK(dateline_claim_id(NULL) == DATELINE_NONE && dateline_claim_speaker(NULL) == NULL);
    CHECK(dateline_claim_addressee(NULL) == NULL && no_span(dateline_claim_via(NULL)));
    CHECK(no_span(dateline_claim_cue(NULL)) && dateline_claim_content_count(NULL) == 0);
    CHECK(no_span(dateline_claim_content(NULL, 0)) && dateline_claim_form(NULL) == DATELINE_CLAIM_FORM_UNKNOWN);
    CHECK(dateline_claim_act(NULL) == DATELINE_ACT_UNKNOWN && dateline_claim_certainty(NULL) == 0);
    CHECK(dateline_claim_polarity(NULL) == DATELINE_POLARITY_UNKNOWN && dateline_claim_parent(NULL) == DATELINE_NONE);
    CHECK(dateline_claim_event_count(NULL) == 0 && dateline_claim_event(NULL, 0) == DATELINE_NONE);
    CHECK(no_string(dateline_claim_rule(NULL)) && dateline_claim_confidence(NULL) == 0);
    CHECK(dateline_speaker_actor(NULL) == DATELINE_NONE && no_span(dateline_speaker_span(NULL)));
    CHECK(!dateline_speaker_anonymous(NULL));
}

static void bad_texts(const DatelineParser *parser)
{
    char message[128] = "untouched";
    DatelineArticle *article = NULL;
    CHECK(parse(parser, "Talks \xFF began", 13, NULL, message, sizeof message, &article) ==
          DATELINE_RESULT_INVALID_UTF8);
    CHECK(strstr(message, "at byte 6") != NULL);
    /* Cut short, and not written at all. */
    CHECK(parse(parser, "\xFF", 1, NULL, message, 9, &article) == DATELINE_RESULT_INVALID_UTF8);
    CHECK(strcmp(message, "the text") == 0);
    CHECK(parse(parser, "\xFF", 1, NULL, message, 0, &article) == DATELINE_RESULT_INVALID_UTF8);
    CHECK(strcmp(message, "the text") == 0);
    CHECK(parse(parser, "\xFF", 1, NULL, NULL, 99, &article) == DATELINE_RESULT_INVALID_UTF8);
    CHECK(dateline_article_from_json("{}", 2, TEXT, TEXT_LEN, message, sizeof message, &article) ==
          DATELINE_RESULT_DATA);
    CHECK(article == NULL);

    /* Nothing at all, and NUL bytes, are texts. */
    CHECK(parse(parser, NULL, 0, NULL, message, sizeof message, &article) == DATELINE_RESULT_OK);
    CHECK(dateline_article_text(article).len == 0 && dateline_article_event_count(article) == 0);
    dateline_article_free(article);
    CHECK(parse(parser, "Talks\0began.", 12, NULL, message, sizeof message, &article) == DATELINE_RESULT_OK);
    CHECK(dateline_article_text(article).len == 12);
    dateline_article_free(article);
}

static void inputs(const DatelineParser *parser)
{
    char message[128];
    DatelineInput *input = NULL;
    DatelineArticle *article = NULL;
    CHECK(dateline_input_new(&input) == DATELINE_RESULT_OK);
    CHECK(dateline_input_set_title(input, "\xFF", 1) == DATELINE_RESULT_INVALID_UTF8);
    CHECK(dateline_input_set_title(input, NULL, 4) == DATELINE_RESULT_NULL);
    CHECK(dateline_input_set_published(input, "yesterday", 9) == DATELINE_RESULT_OK);
    CHECK(parse(parser, TEXT, TEXT_LEN, input, message, sizeof message, &article) == DATELINE_RESULT_DATE);
    CHECK(strstr(message, "'yesterday'") != NULL && article == NULL);
    CHECK(dateline_input_set_published(input, "2023-09-06", 10) == DATELINE_RESULT_OK);
    CHECK(dateline_input_set_id(input, "a1", 2) == DATELINE_RESULT_OK);
    CHECK(parse(parser, TEXT, TEXT_LEN, input, message, sizeof message, &article) == DATELINE_RESULT_OK);
    dateline_input_free(input);

    DatelineString text = dateline_article_text(article);
    CHECK(text.len == TEXT_LEN && memcmp(text.data, TEXT, text.len) == 0);
    CHECK(dateline_article_id(article).len == 2 && no_string(dateline_article_title(article)));
    DatelineString slice = dateline_article_slice(article, (DatelineSpan){0, 6});
    CHECK(slice.len == 6 && memcmp(slice.data, TEXT, 6) == 0);
    CHECK(no_string(dateline_article_slice(article, (DatelineSpan){0, 2}))); /* within the umlaut */
    CHECK(no_string(dateline_article_slice(article, (DatelineSpan){0, TEXT_LEN + 1})));
    CHECK(no_string(dateline_article_slice(article, (DatelineSpan){DATELINE_NONE, DATELINE_NONE})));
    CHECK(dateline_article_actor(article, (size_t)-1) == NULL && dateline_article_claim(article, 1 << 20) == NULL);
    char *json = NULL;
    CHECK(dateline_article_to_json(article, 2, &json, NULL) == DATELINE_RESULT_ARGUMENT && json == NULL);
    CHECK(dateline_article_to_json(article, DATELINE_OFFSETS_CHAR, NULL, NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_article_to_json(article, DATELINE_OFFSETS_CHAR, &json, NULL) == DATELINE_RESULT_OK);
    CHECK(strstr(json, "\"offsets\":\"char\"") != NULL);
    dateline_json_free(json);
    dateline_article_free(article);
}

static void options(void)
{
    char message[128];
    DatelineParserBuilder *builder = NULL;
    DatelineParser *parser = NULL;
    DatelineArticle *article = NULL;
    const char german[] = "Der Minister sagte am Montag, dass die Regierung und die Opposition sich nicht einig sind. "
                          "Die Gespraeche werden in der kommenden Woche fortgesetzt, wie der Sprecher mitteilte.";
    CHECK(dateline_parser_builder_new(&builder) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_build(builder, message, sizeof message, NULL) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_add_frames(builder, NULL, 1, "", 0) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_add_frames(builder, "a", 1, NULL, 1) == DATELINE_RESULT_NULL);
    CHECK(dateline_parser_builder_add_frames(builder, "a", 1, "\xFF", 1) == DATELINE_RESULT_INVALID_UTF8);
    CHECK(dateline_parser_builder_set_max_bytes(builder, 200) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_set_strict(builder, true) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_build(builder, message, sizeof message, &parser) == DATELINE_RESULT_OK);
    dateline_parser_builder_free(builder);
    char long_text[201];
    memset(long_text, 'a', sizeof long_text);
    CHECK(parse(parser, long_text, sizeof long_text, NULL, message, sizeof message, &article) ==
          DATELINE_RESULT_TOO_LARGE);
    CHECK(strstr(message, "201") != NULL && strstr(message, "200") != NULL);
    CHECK(parse(parser, german, sizeof german - 1, NULL, message, sizeof message, &article) ==
          DATELINE_RESULT_LANGUAGE);
    CHECK(article == NULL);
    dateline_parser_free(parser);
}

static void frames(void)
{
    char message[256];
    DatelineParserBuilder *builder = NULL;
    DatelineParser *parser = NULL;
    DatelineArticle *article = NULL;
    const char own[] = "type = \"CONSULT\"\n[[frame]]\nid = \"consult.serenade\"\ncameo = \"040\"\n"
                       "verbs = [\"serenade\"]\nsource = \"subj\"\ntarget = \"obj\"\n"
                       "examples = [\"France *serenaded* Japan.\"]\n";
    const char text[] = "France serenaded Japan on Monday.";
    CHECK(dateline_parser_builder_new(&builder) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_add_frames(builder, "own.toml", 8, own, sizeof own - 1) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_build(builder, message, sizeof message, &parser) == DATELINE_RESULT_OK);
    CHECK(parse(parser, text, sizeof text - 1, NULL, message, sizeof message, &article) == DATELINE_RESULT_OK);
    CHECK(dateline_article_event_count(article) == 1);
    DatelineString rule = dateline_event_rule(dateline_article_event(article, 0));
    CHECK(rule.len == 16 && memcmp(rule.data, "consult.serenade", rule.len) == 0);
    dateline_article_free(article);
    dateline_parser_free(parser);
    parser = NULL;
    CHECK(dateline_parser_builder_add_frames(builder, "bad.toml", 8, "novel = 1", 9) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_build(builder, message, sizeof message, &parser) == DATELINE_RESULT_DATA);
    CHECK(strstr(message, "bad.toml") != NULL && strstr(message, "novel") != NULL && parser == NULL);
    dateline_parser_builder_free(builder);
}

static void world(void)
{
    char message[256];
    DatelineParserBuilder *builder = NULL;
    DatelineParser *parser = NULL;
    DatelineArticle *article = NULL;
    const char own[] = "name\tkind\tcountry\tsector\nHarbour Front\tarmed_group\tKEN\tREB\n";
    const char bad[] = "name\tkind\nHarbour Front\trebels\n";
    const char text[] = "Harbour Front shelled the port on Monday.";
    CHECK(dateline_parser_builder_new(&builder) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_add_world(builder, "own.tsv", 7, own, sizeof own - 1) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_build(builder, message, sizeof message, &parser) == DATELINE_RESULT_OK);
    CHECK(parse(parser, text, sizeof text - 1, NULL, message, sizeof message, &article) == DATELINE_RESULT_OK);
    DatelineString code = dateline_actor_code(dateline_article_actor(article, 0));
    CHECK(code.len == 6 && memcmp(code.data, "KENREB", code.len) == 0);
    dateline_article_free(article);
    dateline_parser_free(parser);
    parser = NULL;
    CHECK(dateline_parser_builder_add_world(builder, "bad.tsv", 7, bad, sizeof bad - 1) == DATELINE_RESULT_OK);
    CHECK(dateline_parser_builder_build(builder, message, sizeof message, &parser) == DATELINE_RESULT_DATA);
    CHECK(strstr(message, "bad.tsv:2:15: ") != NULL && parser == NULL);
    dateline_parser_builder_free(builder);
}

struct job {
    const DatelineParser *parser;
    char *json;
};

static void *work(void *argument)
{
    struct job *job = argument;
    for (int i = 0; i < 20; i++) {
        DatelineArticle *article = NULL;
        CHECK(parse(job->parser, TEXT, TEXT_LEN, NULL, NULL, 0, &article) == DATELINE_RESULT_OK);
        dateline_json_free(job->json);
        CHECK(dateline_article_to_json(article, DATELINE_OFFSETS_BYTE, &job->json, NULL) == DATELINE_RESULT_OK);
        dateline_article_free(article);
    }
    return NULL;
}

static void threads(const DatelineParser *parser)
{
    pthread_t ids[4];
    struct job jobs[4];
    for (int i = 0; i < 4; i++) {
        jobs[i] = (struct job){parser, NULL};
        CHECK(pthread_create(&ids[i], NULL, work, &jobs[i]) == 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_join(ids[i], NULL) == 0);
        CHECK(strcmp(jobs[i].json, jobs[0].json) == 0);
    }
    for (int i = 0; i < 4; i++) {
        dateline_json_free(jobs[i].json);
    }
}

int main(void)
{
    DatelineParser *parser = NULL;
    CHECK(dateline_parser_new(&parser) == DATELINE_RESULT_OK);
    null_pointers(parser);
    null_accessors();
    bad_texts(parser);
    inputs(parser);
    options();
    frames();
    world();
    threads(parser);
    dateline_parser_free(parser);
    DatelineString version = dateline_version();
    printf("checks of %.*s passed\n", (int)version.len, version.data);
    return 0;
}
