/* source.c — a foreign file in memory. */
#include "source.h"

#include "plain-text.h"

#include "datasets/array.h"
#include "datasets/input.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 65536 };

/* Of the file as it is. */
static void hash(struct import_source *source, const char *bytes, size_t length)
{
	struct sha256_ctx context;
	unsigned char digest[SHA256_DIGEST_SIZE];

	sha256_init(&context);
	sha256_update(&context, length, (const uint8_t *)bytes);
	sha256_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		snprintf(source->sha256 + 2 * i, 3, "%02x", digest[i]);
}

/* source->text and length are there. */
static bool accept(struct import_source *source, struct error *err)
{
	const char *nul;

	plain_text(source->text, &source->length);
	nul = memchr(source->text, '\0', source->length);
	return !nul || error_at(err, source_place(source, nul), "a NUL byte: this is no text file");
}

/* All bytes of the input as new text; NULL with *err. */
static char *read_all(struct input *input, size_t *length, struct error *err)
{
	size_t capacity = 0;
	char *text = NULL;
	size_t got;

	*length = 0;
	do {
		if (!array_reserve(&text, &capacity, *length + BLOCK_BYTES + 1, 1)) {
			error_memory(err);
			free(text);
			return NULL;
		}
		if (!input_read(input, text + *length, BLOCK_BYTES, &got, err)) {
			free(text);
			return NULL;
		}
		*length += got;
	} while (got > 0);
	text[*length] = '\0';
	return text;
}

/* The file as it is, before anything is unpacked: its hash is that of the file. */
static char *file_bytes(const char *path, size_t *length, struct error *err)
{
	FILE *stream = input_stream(path, err);
	size_t capacity = 0;
	char *bytes = NULL;
	size_t got = 1;
	bool good = stream != NULL;

	for (*length = 0; good && got > 0; *length += got) {
		good = array_reserve(&bytes, &capacity, *length + BLOCK_BYTES + 1, 1) ||
		       error_memory(err);
		got = good ? fread(bytes + *length, 1, BLOCK_BYTES, stream) : 0;
	}
	if (good && ferror(stream))
		good = error_set(err, "%s: %s", path, strerror(errno));
	if (stream)
		fclose(stream);
	if (good)
		return bytes;
	free(bytes);
	return NULL;
}

/* What the bytes hold, unpacked and UTF-8. Takes them over; there is room for a '\0'. */
static bool unpack(struct import_source *source, char *bytes, size_t length, struct error *err)
{
	struct input *input;

	source->text = bytes;
	source->length = length;
	bytes[length] = '\0';
	if (!input_open_text(&input, source->path, bytes, length, err))
		return false;
	if (input_is_changed(input)) {
		source->text = read_all(input, &source->length, err);
		free(bytes);
	}
	input_close(input);
	return source->text != NULL;
}

bool source_read(struct import_source *source, const char *path, struct error *err)
{
	char *bytes;
	size_t length;

	*source = (struct import_source){ .path = strdup(path) };
	if (!source->path)
		return error_memory(err);
	bytes = file_bytes(path, &length, err);
	if (bytes) {
		hash(source, bytes, length);
		source->bytes = length;
	}
	if (bytes && unpack(source, bytes, length, err) && accept(source, err))
		return true;
	source_free(source);
	return false;
}

bool source_of_text(struct import_source *source, const char *path, const char *text, size_t length,
		    struct error *err)
{
	char *bytes = malloc(length + 1);

	*source = (struct import_source){ .path = strdup(path), .bytes = length };
	if (!source->path || !bytes) {
		free(bytes);
		source_free(source);
		return error_memory(err);
	}
	memcpy(bytes, text, length);
	hash(source, bytes, length);
	if (unpack(source, bytes, length, err) && accept(source, err))
		return true;
	source_free(source);
	return false;
}

void source_free(struct import_source *source)
{
	free(source->path);
	free(source->text);
	*source = (struct import_source){ 0 };
}

struct place source_place_on(const char *byte, struct place from, const char *from_byte)
{
	for (const char *c = from_byte; c < byte; c++) {
		from.column++;
		if (*c == '\n') {
			from.line++;
			from.column = 1;
		}
	}
	return from;
}

struct place source_place(const struct import_source *source, const char *byte)
{
	return source_place_on(byte, (struct place){ source->path, 1, 1 }, source->text);
}

bool source_has(const struct import_source *source, const char *words)
{
	return strstr(source->text, words) != NULL;
}

static bool next_line(struct import_lines *lines, struct error *err)
{
	const struct import_source *source = lines->source;
	const char *start = source->text + lines->next;
	const char *end = strchr(start, '\n');

	lines->start = lines->next;
	lines->length = end ? (size_t)(end - start) : source->length - lines->next;
	lines->next += lines->length + (end != NULL);
	lines->number++;
	if (lines->length > 0 && start[lines->length - 1] == '\r')
		lines->length--;
	if (!array_reserve(&lines->text, &lines->capacity, lines->length + 1, 1))
		return error_memory(err);
	memcpy(lines->text, start, lines->length);
	lines->text[lines->length] = '\0';
	return true;
}

struct place lines_place(const struct import_lines *lines, const char *byte)
{
	return (struct place){ lines->source->path, lines->number, byte - lines->text + 1 };
}

bool lines_each(struct import_lines *lines, lines_take *take, void *closure, struct error *err)
{
	bool good = true;

	while (good && lines->next < lines->source->length) {
		good = next_line(lines, err) && take(closure, err);
		progress_share(lines->source->progress, lines->next, lines->source->length);
	}
	free(lines->text);
	*lines = (struct import_lines){ 0 };
	return good;
}
