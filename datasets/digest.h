/*
 * digest.h — how long a file is, and its SHA-256: whether it is still the one that was read.
 */
#ifndef MIGSTAT_DIGEST_H
#define MIGSTAT_DIGEST_H

#include "error.h"

#include <stdbool.h>

struct digest {
	long long bytes;
	char sha256[65]; /* in hexadecimal digits */
};

/* Reads the whole file. False with *err. */
bool digest_of_file(struct digest *digest, const char *path, struct error *err);

/* The same of an open file, from its beginning; its offset stays. path names it in complaints. */
bool digest_of_open(struct digest *digest, int fd, const char *path, struct error *err);

/* The same of what a compressed file unpacks to (input.h). */
bool digest_of_unpacked(struct digest *digest, const char *path, struct error *err);

bool digest_equal(const struct digest *a, const struct digest *b);

#endif
