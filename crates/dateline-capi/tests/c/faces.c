/* Parses files and prints their JSON, a line each, in order: faces THREADS byte|char PUBLISHED FILE...
 * The id of an article is the path of its file. All threads share one parser. */
#include <pthread.h>

#include "common.h"

static const DatelineParser *parser;
static const char *published;
static uint32_t offsets;
static char **paths;
static char **results;
static int files, threads;

static void *work(void *first)
{
    for (int i = *(int *)first; i < files; i += threads) {
        size_t len;
        char *text = read_file(paths[i], &len);
        char message[256];
        DatelineInput *input = NULL;
        DatelineArticle *article = NULL;
        CHECK(dateline_input_new(&input) == DATELINE_RESULT_OK);
        CHECK(dateline_input_set_id(input, paths[i], strlen(paths[i])) == DATELINE_RESULT_OK);
        CHECK(dateline_input_set_published(input, published, strlen(published)) == DATELINE_RESULT_OK);
        if (dateline_parse(parser, text, len, input, message, sizeof message, &article) != DATELINE_RESULT_OK) {
            fprintf(stderr, "%s: %s\n", paths[i], message);
            exit(1);
        }
        CHECK(dateline_article_to_json(article, offsets, &results[i], NULL) == DATELINE_RESULT_OK);
        dateline_article_free(article);
        dateline_input_free(input);
        free(text);
    }
    return NULL;
}

int main(int argc, char **argv)
{
    CHECK(argc > 4);
    threads = atoi(argv[1]);
    CHECK(threads > 0 && threads <= 64);
    offsets = strcmp(argv[2], "char") == 0 ? DATELINE_OFFSETS_CHAR : DATELINE_OFFSETS_BYTE;
    published = argv[3];
    paths = argv + 4;
    files = argc - 4;
    results = calloc((size_t)files, sizeof *results);
    CHECK(results != NULL);
    DatelineParser *shared = NULL;
    CHECK(dateline_parser_new(&shared) == DATELINE_RESULT_OK);
    parser = shared;
    pthread_t ids[64];
    int first[64];
    for (int i = 0; i < threads; i++) {
        first[i] = i;
        CHECK(pthread_create(&ids[i], NULL, work, &first[i]) == 0);
    }
    for (int i = 0; i < threads; i++) {
        CHECK(pthread_join(ids[i], NULL) == 0);
    }
    for (int i = 0; i < files; i++) {
        puts(results[i]);
        dateline_json_free(results[i]);
    }
    free(results);
    dateline_parser_free(shared);
    return 0;
}
