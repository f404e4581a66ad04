/* Writes an article's JSON anew, out of what the typed accessors say: accessors JSON TEXT. The test compares. */
#include <math.h>

#include "common.h"

static const char *const BLOCK_KINDS[] = {"?", "paragraph", "heading", "dateline", "byline", "boilerplate", "metadata"};
static const char *const ACTOR_KINDS[] = {"?",     "person",  "country", "government", "organization", "armed_group",
                                          "party", "company", "media",   "place",      "group"};
static const char *const MENTION_FORMS[] = {"?", "name", "nominal", "pronoun", "metonym", "demonym"};
static const char *const EVENT_TYPES[] = {"?",        "AGREE",    "CONSULT", "SUPPORT", "CONCEDE",  "COOPERATE",
                                          "AID",      "RETREAT",  "REQUEST", "ACCUSE",  "REJECT",   "THREATEN",
                                          "PROTEST",  "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};
static const char *const FACTUALITIES[] = {"?", "actual", "future", "hypothetical", "negated"};
static const char *const CLAIM_FORMS[] = {"?", "direct", "indirect", "mixed"};
static const char *const ACTS[] = {"?",       "state", "believe", "confirm", "deny",    "warn",    "promise",
                                   "accuse",  "request", "ask",   "praise",  "suggest", "predict", "report"};
static const char *const POLARITIES[] = {"?", "positive", "negative"};
static const char *const WARNING_KINDS[] = {"?", "empty", "language", "control", "limit", "quotes", "date"};

/* Each prints one member of an object, with a comma before it unless it is the first. */
static bool first;

static void key(const char *name)
{
    printf(first ? "\"%s\":" : ",\"%s\":", name);
    first = false;
}

static void open(const char *bracket)
{
    fputs(bracket, stdout);
    first = true;
}

static void close(const char *bracket)
{
    fputs(bracket, stdout);
    first = false;
}

static void item(void)
{
    if (!first) {
        putchar(',');
    }
    first = false;
}

static void print_string(DatelineString string)
{
    if (string.data == NULL) {
        fputs("null", stdout);
        return;
    }
    putchar('"');
    for (size_t i = 0; i < string.len; i++) {
        unsigned char byte = (unsigned char)string.data[i];
        if (byte < 0x20 || byte == '"' || byte == '\\') {
            printf("\\u%04x", byte);
        } else {
            putchar(byte);
        }
    }
    putchar('"');
}

static void print_span(DatelineSpan span)
{
    if (span.start == DATELINE_NONE) {
        fputs("null", stdout);
    } else {
        printf("[%u,%u]", span.start, span.end);
    }
}

static void string(const char *name, DatelineString value) { key(name); print_string(value); }
static void span(const char *name, DatelineSpan value) { key(name); print_span(value); }
static void name_of(const char *name, const char *value) { key(name); printf("\"%s\"", value); }
static void flag(const char *name, bool value) { key(name); fputs(value ? "true" : "false", stdout); }
static void number(const char *name, double value) { key(name); printf("%.17g", value); }

static void id(const char *name, uint32_t value)
{
    key(name);
    if (value == DATELINE_NONE) {
        fputs("null", stdout);
    } else {
        printf("%u", value);
    }
}

static void place(const char *name, const DatelinePlace *place)
{
    key(name);
    if (place == NULL) {
        fputs("null", stdout);
        return;
    }
    open("{");
    string("name", dateline_place_name(place));
    string("country", dateline_place_country(place));
    if (dateline_place_has_position(place)) {
        number("lat", dateline_place_lat(place));
        number("lon", dateline_place_lon(place));
    } else {
        id("lat", DATELINE_NONE);
        id("lon", DATELINE_NONE);
    }
    span("span", dateline_place_span(place));
    close("}");
}

static void actor(const DatelineActor *actor)
{
    open("{");
    id("id", dateline_actor_id(actor));
    string("name", dateline_actor_name(actor));
    name_of("kind", ACTOR_KINDS[dateline_actor_kind(actor)]);
    string("country", dateline_actor_country(actor));
    string("sector", dateline_actor_sector(actor));
    string("code", dateline_actor_code(actor));
    key("roles");
    open("[");
    for (size_t i = 0; i < dateline_actor_role_count(actor); i++) {
        const DatelineRole *role = dateline_actor_role(actor, i);
        item();
        open("{");
        string("title", dateline_role_title(role));
        id("of", dateline_role_of(role));
        flag("former", dateline_role_former(role));
        span("span", dateline_role_span(role));
        close("}");
    }
    CHECK(dateline_actor_role(actor, dateline_actor_role_count(actor)) == NULL);
    close("]");
    flag("anonymous", dateline_actor_anonymous(actor));
    string("wikidata", dateline_actor_wikidata(actor));
    string("rule", dateline_actor_rule(actor));
    key("mentions");
    open("[");
    for (size_t i = 0; i < dateline_actor_mention_count(actor); i++) {
        item();
        open("{");
        span("span", dateline_actor_mention_span(actor, i));
        name_of("form", MENTION_FORMS[dateline_actor_mention_form(actor, i)]);
        close("}");
    }
    close("]");
    close("}");
}

static void participants(const char *name, const DatelineEvent *event, size_t count,
                         const DatelineParticipant *(*get)(const DatelineEvent *, size_t))
{
    key(name);
    open("[");
    for (size_t i = 0; i < count; i++) {
        item();
        open("{");
        id("actor", dateline_participant_actor(get(event, i)));
        span("span", dateline_participant_span(get(event, i)));
        close("}");
    }
    CHECK(get(event, count) == NULL);
    close("]");
}

static void strings(const char *name, const DatelineEvent *event, size_t count,
                    DatelineString (*get)(const DatelineEvent *, size_t))
{
    key(name);
    open("[");
    for (size_t i = 0; i < count; i++) {
        item();
        print_string(get(event, i));
    }
    CHECK(get(event, count).data == NULL);
    close("]");
}

static void magnitude(const DatelineMagnitude *magnitude)
{
    double high = dateline_magnitude_high(magnitude);
    open("{");
    string("unit", dateline_magnitude_unit(magnitude));
    number("low", dateline_magnitude_low(magnitude));
    if (isinf(high)) {
        id("high", DATELINE_NONE);
    } else {
        number("high", high);
    }
    flag("approximate", dateline_magnitude_approximate(magnitude));
    span("span", dateline_magnitude_span(magnitude));
    close("}");
}

static void event(const DatelineEvent *event)
{
    const DatelineTime *time = dateline_event_time(event);
    open("{");
    id("id", dateline_event_id(event));
    name_of("type", EVENT_TYPES[dateline_event_type(event)]);
    strings("modes", event, dateline_event_mode_count(event), dateline_event_mode);
    strings("contexts", event, dateline_event_context_count(event), dateline_event_context);
    string("cameo", dateline_event_cameo(event));
    number("quad", dateline_event_quad(event));
    number("goldstein", dateline_event_goldstein(event));
    participants("source", event, dateline_event_source_count(event), dateline_event_source);
    participants("target", event, dateline_event_target_count(event), dateline_event_target);
    flag("symmetric", dateline_event_symmetric(event));
    span("trigger", dateline_event_trigger(event));
    span("span", dateline_event_span(event));
    name_of("factuality", FACTUALITIES[dateline_event_factuality(event)]);
    flag("historical", dateline_event_historical(event));
    key("time");
    if (time == NULL) {
        fputs("null", stdout);
    } else {
        open("{");
        string("from", dateline_time_from(time));
        string("to", dateline_time_to(time));
        span("span", dateline_time_span(time));
        close("}");
    }
    place("place", dateline_event_place(event));
    key("magnitudes");
    open("[");
    for (size_t i = 0; i < dateline_event_magnitude_count(event); i++) {
        item();
        magnitude(dateline_event_magnitude(event, i));
    }
    close("]");
    key("claims");
    open("[");
    for (size_t i = 0; i < dateline_event_claim_count(event); i++) {
        item();
        printf("%u", dateline_event_claim(event, i));
    }
    close("]");
    id("same_as", dateline_event_same_as(event));
    string("rule", dateline_event_rule(event));
    key("explain");
    open("[");
    for (size_t i = 0; i < dateline_event_evidence_count(event); i++) {
        const DatelineEvidence *evidence = dateline_event_evidence(event, i);
        item();
        open("{");
        string("part", dateline_evidence_part(evidence));
        string("how", dateline_evidence_how(evidence));
        span("span", dateline_evidence_span(evidence));
        close("}");
    }
    close("]");
    number("confidence", dateline_event_confidence(event));
    close("}");
}

static void speaker(const char *name, const DatelineSpeaker *speaker)
{
    key(name);
    if (speaker == NULL) {
        fputs("null", stdout);
        return;
    }
    open("{");
    id("actor", dateline_speaker_actor(speaker));
    span("span", dateline_speaker_span(speaker));
    flag("anonymous", dateline_speaker_anonymous(speaker));
    close("}");
}

static void claim(const DatelineClaim *claim)
{
    open("{");
    id("id", dateline_claim_id(claim));
    speaker("speaker", dateline_claim_speaker(claim));
    speaker("addressee", dateline_claim_addressee(claim));
    span("via", dateline_claim_via(claim));
    span("cue", dateline_claim_cue(claim));
    key("content");
    open("[");
    for (size_t i = 0; i < dateline_claim_content_count(claim); i++) {
        item();
        print_span(dateline_claim_content(claim, i));
    }
    close("]");
    name_of("form", CLAIM_FORMS[dateline_claim_form(claim)]);
    name_of("act", ACTS[dateline_claim_act(claim)]);
    number("certainty", dateline_claim_certainty(claim));
    name_of("polarity", POLARITIES[dateline_claim_polarity(claim)]);
    id("parent", dateline_claim_parent(claim));
    key("events");
    open("[");
    for (size_t i = 0; i < dateline_claim_event_count(claim); i++) {
        item();
        printf("%u", dateline_claim_event(claim, i));
    }
    close("]");
    string("rule", dateline_claim_rule(claim));
    number("confidence", dateline_claim_confidence(claim));
    close("}");
}

static void article(const DatelineArticle *article)
{
    open("{");
    name_of("schema", "dateline/1");
    string("id", dateline_article_id(article));
    name_of("offsets", "byte");
    key("article");
    open("{");
    string("title", dateline_article_title(article));
    string("published", dateline_article_published(article));
    string("outlet", dateline_article_outlet(article));
    string("url", dateline_article_url(article));
    string("language", dateline_article_language(article));
    place("place", dateline_article_place(article));
    close("}");
    key("blocks");
    open("[");
    for (size_t i = 0; i < dateline_article_block_count(article); i++) {
        item();
        open("{");
        span("span", dateline_article_block_span(article, i));
        name_of("kind", BLOCK_KINDS[dateline_article_block_kind(article, i)]);
        close("}");
    }
    close("]");
    key("actors");
    open("[");
    for (size_t i = 0; i < dateline_article_actor_count(article); i++) {
        item();
        actor(dateline_article_actor(article, i));
    }
    close("]");
    key("events");
    open("[");
    for (size_t i = 0; i < dateline_article_event_count(article); i++) {
        item();
        event(dateline_article_event(article, i));
    }
    close("]");
    key("claims");
    open("[");
    for (size_t i = 0; i < dateline_article_claim_count(article); i++) {
        item();
        claim(dateline_article_claim(article, i));
    }
    close("]");
    key("warnings");
    open("[");
    for (size_t i = 0; i < dateline_article_warning_count(article); i++) {
        const DatelineWarning *warning = dateline_article_warning(article, i);
        item();
        open("{");
        name_of("kind", WARNING_KINDS[dateline_warning_kind(warning)]);
        string("message", dateline_warning_message(warning));
        span("span", dateline_warning_span(warning));
        close("}");
    }
    close("]");
    close("}");
}

int main(int argc, char **argv)
{
    CHECK(argc == 3);
    size_t json_len, text_len;
    char *json = read_file(argv[1], &json_len);
    char *text = read_file(argv[2], &text_len);
    char message[256];
    DatelineArticle *parsed = NULL;
    if (dateline_article_from_json(json, json_len, text, text_len, message, sizeof message, &parsed) !=
        DATELINE_RESULT_OK) {
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    article(parsed);
    putchar('\n');
    dateline_article_free(parsed);
    free(json);
    free(text);
    return 0;
}
