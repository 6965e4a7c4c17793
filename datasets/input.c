/* input.c — the bytes of a file, unpacked where it is compressed. */
#include "input.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { HEAD_BYTES = 10, BLOCK_BYTES = 65536 };

struct input {
	char *path;
	FILE *stream;     /* NULL: text */
	const char *text; /* what is left of it */
	size_t left;
	char head[HEAD_BYTES]; /* the file's first bytes, read to know what it is */
	size_t head_length, head_used;
	struct archive *archive; /* NULL: not compressed */
	char block[BLOCK_BYTES]; /* of the compressed file */
	int error;               /* errno of reading it */
};

/* The next bytes of the file as it is; 0 at its end, or with input->error. */
static size_t raw_read(struct input *input, char *bytes, size_t size)
{
	size_t from_head = input->head_length - input->head_used;
	size_t got;

	if (from_head > 0) {
		got = size < from_head ? size : from_head;
		memcpy(bytes, input->head + input->head_used, got);
		input->head_used += got;
		return got;
	}
	if (input->stream) {
		got = fread(bytes, 1, size, input->stream);
		if (got == 0 && ferror(input->stream))
			input->error = errno != 0 ? errno : EIO;
		return got;
	}
	got = size < input->left ? size : input->left;
	if (got > 0)
		memcpy(bytes, input->text, got);
	input->text += got;
	input->left -= got;
	return got;
}

/* libarchive asks for the next block. */
static la_ssize_t give_block(struct archive *archive, void *closure, const void **block)
{
	struct input *input = closure;
	size_t got = raw_read(input, input->block, sizeof input->block);

	*block = input->block;
	if (input->error == 0)
		return (la_ssize_t)got;
	archive_set_error(archive, input->error, "%s", strerror(input->error));
	return -1;
}

static bool begins(const struct input *input, const char *bytes, size_t length)
{
	return input->head_length >= length && memcmp(input->head, bytes, length) == 0;
}

static bool is_packed(const struct input *input)
{
	/* bzip2's mark is text: BZh, the size of its blocks, and the digits of pi */
	return begins(input, "\x1f\x8b\x08", 3) || begins(input, "\x28\xb5\x2f\xfd", 4) ||
	       begins(input, "\xfd\x37\x7a\x58\x5a\x00", 6) ||
	       (begins(input, "BZh", 3) && input->head_length == HEAD_BYTES &&
		memcmp(input->head + 4, "\x31\x41\x59\x26\x53\x59", 6) == 0);
}

static bool fail(const struct input *input, struct error *err)
{
	const char *why = archive_error_string(input->archive);

	return error_set(err, "%s: cannot be unpacked: %s", input->path,
			 why ? why : "it is no compressed file");
}

static bool open_archive(struct input *input, struct error *err)
{
	struct archive_entry *entry;
	struct archive *archive = archive_read_new();

	input->archive = archive;
	if (!archive)
		return error_memory(err);
	if (archive_read_support_filter_gzip(archive) != ARCHIVE_OK ||
	    archive_read_support_filter_zstd(archive) != ARCHIVE_OK ||
	    archive_read_support_filter_xz(archive) != ARCHIVE_OK ||
	    archive_read_support_filter_bzip2(archive) != ARCHIVE_OK ||
	    archive_read_support_format_raw(archive) != ARCHIVE_OK ||
	    archive_read_support_format_empty(archive) != ARCHIVE_OK ||
	    archive_read_open(archive, input, NULL, give_block, NULL) != ARCHIVE_OK)
		return fail(input, err);
	switch (archive_read_next_header(archive, &entry)) {
	case ARCHIVE_OK:
	case ARCHIVE_EOF: /* of nothing */
		return true;
	default:
		return fail(input, err);
	}
}

/* Looks at the first bytes; closes the input where that fails. */
static bool begin(struct input **input, struct error *err)
{
	struct input *it = *input;
	size_t got;

	while (it->head_length < HEAD_BYTES) {
		char byte;

		got = it->stream ? fread(&byte, 1, 1, it->stream) : it->left > 0;
		if (got == 0)
			break;
		if (!it->stream) {
			byte = *it->text++;
			it->left--;
		}
		it->head[it->head_length++] = byte;
	}
	if ((!it->stream || !ferror(it->stream)) && (!is_packed(it) || open_archive(it, err)))
		return true;
	if (it->stream && ferror(it->stream))
		error_system(err, "%s: %s", it->path, strerror(errno));
	input_close(it);
	*input = NULL;
	return false;
}

static struct input *input_new(const char *path, struct error *err)
{
	struct input *input = calloc(1, sizeof *input);

	if (input)
		input->path = strdup(path);
	if (input && input->path)
		return input;
	free(input);
	error_memory(err);
	return NULL;
}

bool input_open(struct input **result, const char *path, struct error *err)
{
	struct input *input = *result = input_new(path, err);

	if (!input)
		return false;
	input->stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
	if (input->stream)
		return begin(result, err);
	error_system(err, "%s: %s", path, strerror(errno));
	input_close(input);
	*result = NULL;
	return false;
}

bool input_open_text(struct input **result, const char *path, const char *text, size_t length,
		     struct error *err)
{
	*result = input_new(path, err);
	if (!*result)
		return false;
	(*result)->text = text;
	(*result)->left = length;
	return begin(result, err);
}

bool input_read(struct input *input, void *bytes, size_t size, size_t *got, struct error *err)
{
	char *to = bytes;

	for (*got = 0; *got < size;) {
		la_ssize_t now = input->archive
					 ? archive_read_data(input->archive, to + *got, size - *got)
					 : (la_ssize_t)raw_read(input, to + *got, size - *got);

		if (now < 0)
			return fail(input, err);
		if (input->error != 0)
			return error_system(err, "%s: %s", input->path, strerror(input->error));
		if (now == 0)
			break;
		*got += (size_t)now;
	}
	return true;
}

uint64_t input_size(const struct input *input)
{
	struct stat of;

	if (input->archive || !input->stream || fstat(fileno(input->stream), &of) != 0 ||
	    !S_ISREG(of.st_mode) || of.st_size < 0)
		return 0;
	return (uint64_t)of.st_size;
}

bool input_is_packed(const struct input *input)
{
	return input->archive != NULL;
}

void input_close(struct input *input)
{
	if (!input)
		return;
	if (input->archive)
		archive_read_free(input->archive);
	if (input->stream && input->stream != stdin)
		fclose(input->stream);
	free(input->path);
	free(input);
}
