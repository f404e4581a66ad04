/* Prints who did what to whom in an article: dateline FILE [PUBLISHED]
 *
 *   cargo build --release -p dateline-capi
 *   cc -I crates/dateline-capi/include examples/c/dateline.c -L target/release -ldateline_capi -o dateline-c
 *   LD_LIBRARY_PATH=target/release ./dateline-c examples/articles/NAME.txt 2023-09-06
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dateline.h>

static void print_names(const DatelineArticle *article, const DatelineEvent *event, size_t count,
                        const DatelineParticipant *(*participant)(const DatelineEvent *, size_t))
{
    for (size_t i = 0; i < count; i++) {
        const DatelineParticipant *who = participant(event, i);
        const DatelineActor *actor = dateline_article_actor(article, dateline_participant_actor(who));
        DatelineString name = actor != NULL ? dateline_actor_name(actor)
                                            : dateline_article_slice(article, dateline_participant_span(who));
        printf("%s%.*s", i > 0 ? ", " : "", (int)name.len, name.data);
    }
}

int main(int argc, char **argv)
{
    static char text[1 << 20];
    char message[256] = "";
    DatelineParser *parser = NULL;
    DatelineInput *input = NULL;
    DatelineArticle *article = NULL;
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: %s FILE [PUBLISHED]\n", argv[0]);
        return 2;
    }
    size_t len = fread(text, 1, sizeof text, file);
    fclose(file);

    if (dateline_parser_new(&parser) != DATELINE_RESULT_OK || dateline_input_new(&input) != DATELINE_RESULT_OK) {
        return 1;
    }
    if (argc > 2) {
        dateline_input_set_published(input, argv[2], strlen(argv[2]));
    }
    DatelineResult result = dateline_parse(parser, text, len, input, message, sizeof message, &article);
    if (result != DATELINE_RESULT_OK) {
        fprintf(stderr, "%s: %s\n", argv[1], message);
    } else {
        printf("%zu actors, %zu events, %zu claims\n", dateline_article_actor_count(article),
               dateline_article_event_count(article), dateline_article_claim_count(article));
        for (size_t i = 0; i < dateline_article_event_count(article); i++) {
            const DatelineEvent *event = dateline_article_event(article, i);
            DatelineString trigger = dateline_article_slice(article, dateline_event_trigger(event));
            print_names(article, event, dateline_event_source_count(event), dateline_event_source);
            printf(" -> %.*s -> ", (int)trigger.len, trigger.data);
            print_names(article, event, dateline_event_target_count(event), dateline_event_target);
            printf("\n");
        }
    }
    dateline_article_free(article);
    dateline_input_free(input);
    dateline_parser_free(parser);
    return result == DATELINE_RESULT_OK ? 0 : 1;
}
