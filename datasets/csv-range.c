/* csv-range.c — the rows that begin within a range of a file's bytes. */
#include "csv-range.h"

#include "csv-blocks.h"
#include "csv-inside.h"

#include <string.h>

bool csv_has_ranges(const struct csv_reader *reader)
{
	return csv_has_blocks(reader) && reader->input && input_has_places(reader->input);
}

static bool go_to(struct csv_reader *reader, uint64_t offset, struct error *err)
{
	if (!input_go(reader->input, offset, err))
		return false;
	reader->got = offset;
	reader->block_used = reader->block_length = 0;
	return true;
}

/* Passes over the rest of the line that holds the byte before the next one. */
static bool pass_line(struct csv_reader *reader, struct error *err)
{
	const unsigned char *end = NULL;

	while (!end) {
		const unsigned char *text = reader->block;
		size_t got = 0;

		if (!input_read(reader->input, reader->block, CSV_READ_BYTES, &got, err))
			return false;
		reader->got += got;
		reader->block_used = reader->block_length = got;
		reader->at_end = got == 0;
		if (reader->at_end)
			return true;
		end = memchr(text, '\n', got);
		if (end)
			reader->block_used = (size_t)(end - text) + 1;
	}
	return true;
}

/* A row may end at a carriage return; then its line feed is not read yet. */
static bool pass_line_feed(struct csv_reader *reader, struct error *err)
{
	const char *text;
	size_t length;

	if (reader->last != '\r')
		return true;
	if (!csv_peek(reader, &text, &length, err))
		return false;
	if (length == 0 || text[0] != '\n')
		return true;
	reader->block_used++;
	reader->here.line++;
	reader->here.column = 1;
	reader->last = '\n';
	return true;
}

bool csv_choose(struct csv_reader *reader, const struct csv_range *range, struct error *err)
{
	if (!pass_line_feed(reader, err))
		return false;
	reader->limit = range->to;
	if (range->from <= csv_offset(reader))
		return true;
	if (!go_to(reader, range->line > 0 ? range->from : range->from - 1, err))
		return false;
	reader->last = '\n';
	reader->here = (struct place){ reader->path, range->line > 0 ? (long)range->line : 1, 1 };
	return range->line > 0 || pass_line(reader, err);
}
