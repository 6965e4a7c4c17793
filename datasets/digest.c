/* digest.c — how long a file is, and its SHA-256. */
#include "digest.h"

#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 1 << 18 };

static void finish(struct digest *digest, struct sha256_ctx *state)
{
	unsigned char bytes[SHA256_DIGEST_SIZE];

	sha256_digest(state, sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(digest->sha256 + 2 * i, 3, "%02x", bytes[i]);
}

bool digest_of_open(struct digest *digest, int fd, const char *path, struct error *err)
{
	unsigned char *block = malloc(BLOCK_BYTES);
	struct sha256_ctx state;
	ssize_t got = 1;

	*digest = (struct digest){ 0 };
	if (!block)
		return error_memory(err);
	sha256_init(&state);
	while (got != 0) {
		got = pread(fd, block, BLOCK_BYTES, digest->bytes);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		sha256_update(&state, (size_t)got, block);
		digest->bytes += got;
	}
	if (got < 0)
		error_system(err, "%s: %s", path, strerror(errno));
	finish(digest, &state);
	free(block);
	return got == 0;
}

bool digest_of_file(struct digest *digest, const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good;

	if (fd < 0)
		return error_system(err, "%s: %s", path, strerror(errno));
	good = digest_of_open(digest, fd, path, err);
	close(fd);
	return good;
}

bool digest_of_unpacked(struct digest *digest, const char *path, struct error *err)
{
	unsigned char *block = malloc(BLOCK_BYTES);
	struct input *input = NULL;
	struct sha256_ctx state;
	size_t got = 1;
	bool good = (block || error_memory(err)) && input_open(&input, path, err);

	*digest = (struct digest){ 0 };
	sha256_init(&state);
	while (good && got > 0 && (good = input_read(input, block, BLOCK_BYTES, &got, err))) {
		sha256_update(&state, got, block);
		digest->bytes += (long long)got;
	}
	finish(digest, &state);
	input_close(input);
	free(block);
	return good;
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
	return a->bytes == b->bytes && strcmp(a->sha256, b->sha256) == 0;
}
