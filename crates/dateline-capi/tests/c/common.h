/* What the test programs share: checks that name their line, and reading files. */
#ifndef COMMON_H
#define COMMON_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dateline.h"

#define CHECK(condition)                                                          \
    do {                                                                          \
        if (!(condition)) {                                                       \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);       \
            exit(1);                                                              \
        }                                                                         \
    } while (0)

/* The bytes of a file; the caller frees them. */
static inline char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL && fseek(file, 0, SEEK_END) == 0);
    long size = ftell(file);
    CHECK(size >= 0 && fseek(file, 0, SEEK_SET) == 0);
    char *data = malloc((size_t)size + 1);
    CHECK(data != NULL && fread(data, 1, (size_t)size, file) == (size_t)size);
    data[size] = 0;
    fclose(file);
    *len = (size_t)size;
    return data;
}

#endif
