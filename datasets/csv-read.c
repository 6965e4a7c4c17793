/* csv-read.c — reads CSV row by row over libcsv and knows the place of every cell. */
#include "csv-inside.h"

#include "array.h"

#include <stdlib.h>
#include <string.h>

static bool grow(struct csv_reader *reader, size_t text_needed)
{
	size_t offsets = reader->capacity;

	return array_grow(&reader->offset, &offsets, reader->count, sizeof *reader->offset) &&
	       array_grow(&reader->cells, &reader->capacity, reader->count,
			  sizeof *reader->cells) &&
	       array_reserve(&reader->text, &reader->text_capacity, text_needed, 1);
}

/* Called by libcsv at the end of a cell. */
static void on_cell(void *bytes, size_t length, void *closure)
{
	struct csv_reader *reader = closure;
	struct place at = reader->in_cell ? reader->start : reader->here;

	reader->in_cell = false;
	if (reader->failed)
		return;
	if (memchr(bytes, '\0', length)) {
		reader->failed = !error_at(reader->err, at, "a NUL byte in a cell");
		return;
	}
	if (!grow(reader, reader->text_length + length + 1)) {
		reader->failed = !error_memory(reader->err);
		return;
	}
	reader->offset[reader->count] = reader->text_length;
	reader->cells[reader->count].at = at;
	reader->count++;
	memcpy(reader->text + reader->text_length, bytes, length);
	reader->text[reader->text_length + length] = '\0';
	reader->text_length += length + 1;
}

/* Called by libcsv at the end of a row. */
static void on_row(int terminator, void *closure)
{
	struct csv_reader *reader = closure;

	(void)terminator;
	reader->row_done = true;
	reader->in_row = false;
}

struct csv_reader *csv_reader_new(const char *path, struct error *err)
{
	struct csv_reader *reader = calloc(1, sizeof *reader);

	if (!reader) {
		error_memory(err);
		return NULL;
	}
	reader->path = strdup(path);
	/* aligned: the kernel copies four times faster into a page-aligned buffer (measured) */
	reader->block = aligned_alloc(4096, CSV_READ_BYTES);
	reader->block_capacity = CSV_READ_BYTES;
	if (!reader->path || !reader->block ||
	    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
		error_memory(err);
		csv_close(reader);
		return NULL;
	}
	reader->here = (struct place){ reader->path, 1, 1 };
	return reader;
}

bool csv_open(struct csv_reader **result, const char *path, enum csv_torn torn, struct error *err)
{
	struct csv_reader *reader = csv_reader_new(path, err);

	*result = reader;
	if (!reader)
		return false;
	reader->torn = torn;
	if (input_open(&reader->input, path, err))
		return true;
	csv_close(reader);
	*result = NULL;
	return false;
}

bool csv_open_text(struct csv_reader **result, const char *path, const char *text, size_t length,
		   struct error *err)
{
	struct csv_reader *reader = csv_reader_new(path, err);

	*result = reader;
	if (!reader)
		return false;
	reader->torn = CSV_TORN_IS_ROW;
	if (input_open_text(&reader->input, path, text, length, err))
		return true;
	csv_close(reader);
	*result = NULL;
	return false;
}

/* The next block, without a byte-order mark at the file's beginning; false at the end of the file
 * (at_end) or after a read error. */
static bool next_block(struct csv_reader *reader, struct error *err)
{
	bool first = reader->got == 0;

	if (reader->borrowed) {
		reader->at_end = true;
		return false;
	}
	reader->block_used = 0;
	if (!input_read(reader->input, reader->block, CSV_READ_BYTES, &reader->block_length, err))
		return false;
	reader->got += reader->block_length;
	reader->at_end = reader->block_length == 0;
	if (first && reader->block_length >= 3 && memcmp(reader->block, "\xEF\xBB\xBF", 3) == 0)
		reader->block_used = 3;
	if (reader->block_used == reader->block_length && !reader->at_end)
		return next_block(reader, err);
	return !reader->at_end;
}

bool csv_is_behind(const struct csv_reader *reader)
{
	return reader->limit > 0 &&
	       reader->got - (reader->block_length - reader->block_used) >= reader->limit;
}

bool csv_peek(struct csv_reader *reader, const char **text, size_t *length, struct error *err)
{
	struct error at_first = { 0 };

	if (reader->block_used == reader->block_length && !next_block(reader, &at_first) &&
	    !reader->at_end)
		return error_set(err, "%s", at_first.text);
	*text = (const char *)reader->block + reader->block_used;
	*length = reader->at_end ? 0 : reader->block_length - reader->block_used;
	return true;
}

bool csv_rest(struct csv_reader *reader, char **text, size_t *length, struct error *err)
{
	size_t capacity = 0;

	*text = NULL;
	*length = 0;
	do {
		const char *bytes = "";
		size_t got = 0;

		if (!csv_peek(reader, &bytes, &got, err))
			break;
		if (!array_reserve(text, &capacity, *length + got + 1, 1)) {
			error_memory(err);
			break;
		}
		if (got > 0)
			memcpy(*text + *length, bytes, got);
		*length += got;
		(*text)[*length] = '\0';
		reader->block_used = reader->block_length;
		reader->here.line = 2; /* no byte-order mark stands in its midst */
		if (reader->at_end)
			return true;
	} while (true);
	free(*text);
	return false;
}

void csv_set_form(struct csv_reader *reader, const struct csv_form *form)
{
	reader->form = *form;
	csv_set_delim(&reader->parser, form->delimiter != '\0' ? (unsigned char)form->delimiter
							       : (unsigned char)',');
}

size_t csv_comments(const struct csv_reader *reader)
{
	return reader->comments;
}

/* The next byte; false at the end of the file (at_end) or after a read error (failed). */
static bool next_byte(struct csv_reader *reader, unsigned char *byte)
{
	if (reader->block_used == reader->block_length && !next_block(reader, reader->err)) {
		reader->failed = !reader->at_end;
		return false;
	}
	*byte = reader->block[reader->block_used++];
	return true;
}

/* Counts the place of the next byte on. */
static void step(struct csv_reader *reader, unsigned char byte)
{
	reader->last = byte;
	if (byte == '\n') {
		reader->here.line++;
		reader->here.column = 1;
	} else {
		reader->here.column++;
	}
}

static void feed(struct csv_reader *reader, unsigned char byte)
{
	bool line_end = byte == '\n' || byte == '\r';

	if (!reader->in_cell && !line_end) {
		reader->start = reader->here;
		reader->in_cell = true;
	}
	if (!reader->in_row && !line_end) {
		reader->row = reader->here;
		reader->in_row = true;
	}
	if (csv_parse(&reader->parser, &byte, 1, on_cell, on_row, reader) != 1) {
		if (!reader->failed)
			error_at(reader->err, reader->here,
				 "a misplaced quote: write the whole cell in quotes and double "
				 "those inside");
		reader->failed = true;
		return;
	}
	/* a blank line is no row: what stands in it begins none */
	if (line_end && !reader->row_done && reader->count == 0 && reader->parser.entry_pos == 0)
		reader->in_cell = reader->in_row = false;
	step(reader, byte);
}

/* The line is a comment. */
static void pass_comment(struct csv_reader *reader)
{
	reader->passing = true;
	reader->comments++;
	for (size_t i = 0; i < reader->held_count; i++)
		step(reader, (unsigned char)reader->held[i]);
	reader->passing = reader->last != '\n';
	reader->held_count = 0;
}

/* The line is a row. */
static void feed_held(struct csv_reader *reader)
{
	for (size_t i = 0; i < reader->held_count; i++)
		feed(reader, (unsigned char)reader->held[i]);
	reader->held_count = 0;
}

/* What spreadsheets write where no value is known; other cells that begin with # make a comment. */
static const char *const words[] = { "#N/A", "#NA" };

static bool held_is_word(const struct csv_reader *reader, size_t length)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (strlen(words[i]) == length && memcmp(reader->held, words[i], length) == 0)
			return true;
	return false;
}

static bool held_begins_word(const struct csv_reader *reader)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (reader->held_count <= strlen(words[i]) &&
		    memcmp(reader->held, words[i], reader->held_count) == 0)
			return true;
	return false;
}

/* Takes a byte of a line that begins with #. */
static void hold(struct csv_reader *reader, unsigned char byte)
{
	const unsigned char delimiter = csv_get_delim(&reader->parser);
	bool ends =
		byte == delimiter || byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';

	reader->held[reader->held_count++] = (char)byte;
	if (ends && held_is_word(reader, reader->held_count - 1))
		feed_held(reader);
	else if (!held_begins_word(reader))
		pass_comment(reader);
}

/* Whether the byte is one of a line that is passed over, or may be. */
static bool pass(struct csv_reader *reader, unsigned char byte)
{
	const size_t line = (size_t)reader->here.line;
	bool first = reader->here.column == 1 && !reader->in_row && byte == '#' && !reader->passing;

	if (reader->held_count > 0) {
		hold(reader, byte);
		return true;
	}
	if (first && reader->form.marked && line == reader->form.skip + 1) {
		step(reader, byte);
		return true;
	}
	if (first && reader->form.comments && line > reader->form.skip) {
		hold(reader, byte);
		return true;
	}
	if (!reader->passing && reader->here.column == 1)
		reader->passing = line <= reader->form.skip;
	if (!reader->passing)
		return false;
	reader->passing = byte != '\n';
	step(reader, byte);
	return true;
}

/* At the end of the file: a last line without a line end becomes a row or is left out. */
static void finish(struct csv_reader *reader)
{
	if (held_is_word(reader, reader->held_count))
		feed_held(reader);
	else if (reader->held_count > 0)
		pass_comment(reader);
	if (!reader->in_row)
		return;
	if (reader->torn == CSV_TORN_IS_LEFT_OUT) {
		reader->torn_at = reader->row;
		reader->count = 0;
		reader->in_row = false;
		return;
	}
	if (csv_fini(&reader->parser, on_cell, on_row, reader) != 0) {
		if (!reader->failed)
			error_at(reader->err, reader->start, "a quote that is never closed");
		reader->failed = true;
	}
}

bool csv_next(struct csv_reader *reader, struct csv_row *row, struct error *err)
{
	unsigned char byte;

	*row = (struct csv_row){ 0 };
	if (reader->failed)
		return error_set(err, "%s: reading goes on after an error", reader->path);
	reader->err = err;
	reader->count = 0;
	reader->text_length = 0;
	reader->row_done = false;
	while (!reader->row_done && !reader->failed && !reader->at_end) {
		if (!reader->in_row && reader->held_count == 0 && reader->last == '\n' &&
		    csv_is_behind(reader))
			break;
		if (!next_byte(reader, &byte)) {
			if (!reader->failed)
				finish(reader);
		} else if (!pass(reader, byte)) {
			feed(reader, byte);
		}
	}
	reader->err = NULL;
	if (reader->failed)
		return false;
	for (size_t i = 0; i < reader->count; i++)
		reader->cells[i].text = reader->text + reader->offset[i];
	row->cells = reader->cells;
	row->count = reader->count;
	return true;
}

struct place csv_torn_at(const struct csv_reader *reader)
{
	return reader->torn_at;
}

void csv_close(struct csv_reader *reader)
{
	if (!reader)
		return;
	input_close(reader->input);
	csv_free(&reader->parser);
	free(reader->path);
	if (!reader->borrowed)
		free(reader->block);
	free(reader->text);
	free(reader->offset);
	free(reader->cells);
	free(reader);
}
