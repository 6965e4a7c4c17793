/* input.c — the bytes of a file, unpacked where it is compressed, UTF-8 where it is UTF-16. */
#include "input.h"

#include "utf16.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { HEAD_BYTES = 10, BLOCK_BYTES = 65536, FIRST_BYTES = 2 };

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
	char first[FIRST_BYTES]; /* of what is unpacked, read to know whether it is UTF-16 */
	size_t first_length, first_used;
	struct utf16 *utf16; /* NULL: it is none */
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

/* As input_read, of what is unpacked. */
static bool unpacked_read(void *closure, void *bytes, size_t size, size_t *got, struct error *err)
{
	struct input *input = closure;
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

static bool open_utf16(struct input *input, struct error *err)
{
	if (!unpacked_read(input, input->first, FIRST_BYTES, &input->first_length, err))
		return false;
	if (utf16_mark(input->first, input->first_length) == 0)
		return true;
	input->first_length = 0;
	input->utf16 = utf16_open(input->first, input->path, unpacked_read, input, err);
	return input->utf16 != NULL;
}

/* Looks at the first bytes; closes the input where that fails. */
static bool begin(struct input **input, struct error *err)
{
	struct input *it = *input;
	bool good;
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
	good = !it->stream || !ferror(it->stream) ||
	       error_system(err, "%s: %s", it->path, strerror(errno));
	if (good && (!is_packed(it) || open_archive(it, err)) && open_utf16(it, err))
		return true;
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

static bool has_an_end(FILE *stream)
{
	struct stat status;

	if (fstat(fileno(stream), &status) != 0)
		return true; /* reading tells what is wrong */
	if (S_ISBLK(status.st_mode))
		return false;
	return !S_ISCHR(status.st_mode) || isatty(fileno(stream)) ||
	       status.st_rdev == makedev(1, 3); /* /dev/null: devices.txt of the kernel */
}

/* stream, unless it is NULL or has no end; then NULL with *err. */
static FILE *only_with_an_end(FILE *stream, const char *path, struct error *err)
{
	if (!stream) {
		error_system(err, "%s: %s", path, strerror(errno));
	} else if (!has_an_end(stream)) {
		error_set(err, "%s: it is a device, which has no end as a file has", path);
		if (stream != stdin)
			fclose(stream);
		stream = NULL;
	}
	return stream;
}

FILE *input_stream(const char *path, struct error *err)
{
	return only_with_an_end(fopen(path, "rbe"), path, err);
}

bool input_open(struct input **result, const char *path, struct error *err)
{
	struct input *input = *result = input_new(path, err);

	if (!input)
		return false;
	input->stream = strcmp(path, "-") == 0 ? only_with_an_end(stdin, path, err)
					       : input_stream(path, err);
	if (input->stream)
		return begin(result, err);
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
	size_t first = input->first_length - input->first_used;
	char *to = bytes;

	if (input->utf16)
		return utf16_read(input->utf16, bytes, size, got, err);
	first = size < first ? size : first;
	memcpy(to, input->first + input->first_used, first);
	input->first_used += first;
	if (!unpacked_read(input, to + first, size - first, got, err))
		return false;
	*got += first;
	return true;
}

/* Of a file on a disk that is read as it is. */
static bool stat_plain(const struct input *input, struct stat *of)
{
	return !input_is_changed(input) && input->stream && fstat(fileno(input->stream), of) == 0 &&
	       S_ISREG(of->st_mode) && of->st_size >= 0;
}

uint64_t input_size(const struct input *input)
{
	struct stat of;

	return stat_plain(input, &of) ? (uint64_t)of.st_size : 0;
}

bool input_has_places(const struct input *input)
{
	struct stat of;

	return input->stream != stdin && stat_plain(input, &of);
}

bool input_go(struct input *input, uint64_t offset, struct error *err)
{
	input->head_used = input->head_length;
	input->first_used = input->first_length;
	return fseeko(input->stream, (off_t)offset, SEEK_SET) == 0 ||
	       error_system(err, "%s: %s", input->path, strerror(errno));
}

bool input_is_packed(const struct input *input)
{
	return input->archive != NULL;
}

bool input_is_changed(const struct input *input)
{
	return input->archive || input->utf16;
}

void input_close(struct input *input)
{
	if (!input)
		return;
	utf16_close(input->utf16);
	if (input->archive)
		archive_read_free(input->archive);
	if (input->stream && input->stream != stdin)
		fclose(input->stream);
	free(input->path);
	free(input);
}
