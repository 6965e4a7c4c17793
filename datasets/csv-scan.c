/* csv-scan.c — the rows of a block of CSV, of which only some columns are looked at. */
#include "csv-scan.h"

#include "array.h"
#include "csv-marks.h"

#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct csv_scan {
	struct csv_wanted wanted;
	struct csv_span *cells; /* one for each wanted column */
	struct csv_marks marks;
	size_t lines; /* before the row at hand */

	/* a block that goes through libcsv */
	size_t *first; /* of each column the first of the wanted that it is, plus 1; 0: none */
	size_t *other; /* of each wanted the next one of the same column, plus 1; 0: none */
	char *text;    /* of the wanted cells of the row at hand; it moves as it grows */
	size_t text_length, text_capacity;
	size_t *starts; /* of the cells in it */
	size_t column;  /* of the next cell */
	void *closure;
	enum csv_scan_result result;
};

struct csv_scan *csv_scan_new(const struct csv_wanted *wanted)
{
	struct csv_scan *scan = calloc(1, sizeof *scan);

	if (!scan)
		return NULL;
	scan->wanted = *wanted;
	scan->cells = calloc(wanted->count + 1, sizeof *scan->cells);
	scan->first = calloc(wanted->width, sizeof *scan->first);
	scan->other = calloc(wanted->count + 1, sizeof *scan->other);
	scan->starts = calloc(wanted->count + 1, sizeof *scan->starts);
	if (!scan->cells || !scan->first || !scan->other || !scan->starts) {
		csv_scan_free(scan);
		return NULL;
	}
	for (size_t i = wanted->count; i-- > 0;) {
		size_t *first = &scan->first[wanted->columns[i]];

		scan->other[i] = *first;
		*first = i + 1;
	}
	return scan;
}

void csv_scan_free(struct csv_scan *scan)
{
	if (!scan)
		return;
	csv_marks_free(&scan->marks);
	free(scan->cells);
	free(scan->first);
	free(scan->other);
	free(scan->starts);
	free(scan->text);
	free(scan);
}

/* ---- without a quote ---- */

/* What libcsv takes for one. */
static bool is_blank(char character)
{
	return character == ' ' || character == '\t';
}

static struct csv_span trimmed(const char *from, const char *end)
{
	while (from < end && is_blank(*from))
		from++;
	while (from < end && is_blank(end[-1]))
		end--;
	return (struct csv_span){ from, (size_t)(end - from) };
}

/* The wanted cells of the row from `begin` on, whose cells end at marks[width]; end is that of the
 * last, before \r. False: it is no row of as many cells. */
static bool part_row(struct csv_scan *scan, const char *text, uint32_t begin, const uint32_t *marks,
		     uint32_t end)
{
	const struct csv_wanted *wanted = &scan->wanted;
	size_t last = wanted->width - 1;
	bool broken = false;

	for (size_t i = 0; i < last; i++)
		broken |= text[marks[i]] == '\n';
	if (broken || text[marks[last]] != '\n')
		return false;
	for (size_t i = 0; i < wanted->count; i++) {
		size_t column = wanted->columns[i];

		scan->cells[i] = trimmed(text + (column == 0 ? begin : marks[column - 1] + 1),
					 text + (column == last ? end : marks[column]));
	}
	return true;
}

/* Whether the line holds nothing but blanks; then it is no row. */
static bool is_blank_line(const char *text, uint32_t begin, uint32_t end)
{
	return begin == end || trimmed(text + begin, text + end).length == 0;
}

/* The last line may have no end; the byte behind the block is made one. */
static bool find_marks(struct csv_scan *scan, const struct csv_block *block)
{
	size_t length = block->length;

	if (!csv_marks_of(&scan->marks, block->text, length, scan->wanted.delimiter))
		return false;
	if (block->text[length - 1] == '\n')
		return true;
	if (!array_grow(&scan->marks.at, &scan->marks.capacity, scan->marks.count,
			sizeof *scan->marks.at))
		return false;
	block->text[length] = '\n';
	scan->marks.at[scan->marks.count++] = (uint32_t)length;
	return true;
}

static enum csv_scan_result scan_rows(struct csv_scan *scan, const struct csv_block *block,
				      void *closure)
{
	const char *text = block->text;
	const bool returns = memchr(text, '\r', block->length) != NULL;
	const size_t width = scan->wanted.width;
	const uint32_t *mark = scan->marks.at;
	const uint32_t *behind = mark + scan->marks.count;
	uint32_t begin = 0;

	for (scan->lines = 0; mark < behind; scan->lines++) {
		size_t used = (size_t)(behind - mark) < width ? (size_t)(behind - mark) : width;
		uint32_t end = mark[used - 1];
		bool row = used == width;

		if (text[mark[0]] == '\n') /* one cell, or none */
			end = mark[0];
		end -= returns && end > begin && text[end - 1] == '\r';
		if (returns && memchr(text + begin, '\r', end - begin))
			return SCAN_ODD;
		if (text[mark[0]] == '\n' && is_blank_line(text, begin, end)) {
			begin = *mark++ + 1;
			continue;
		}
		if (!row || !part_row(scan, text, begin, mark, end) ||
		    !scan->wanted.take(closure, scan->cells))
			return SCAN_ODD;
		begin = mark[width - 1] + 1;
		mark += width;
	}
	return SCAN_DONE;
}

static enum csv_scan_result scan_plain(struct csv_scan *scan, const struct csv_block *block,
				       void *closure, size_t *lines)
{
	enum csv_scan_result result;

	if (!find_marks(scan, block))
		return SCAN_FAILED;
	result = scan_rows(scan, block, closure);
	*lines = scan->lines;
	if (block->text[block->length - 1] != '\n') {
		block->text[block->length] = '\0';
		*lines -= result == SCAN_DONE;
	}
	return result;
}

/* ---- through libcsv ---- */

static void on_cell(void *bytes, size_t length, void *closure)
{
	struct csv_scan *scan = closure;
	size_t column = scan->column++;

	if (column >= scan->wanted.width)
		scan->result = SCAN_ODD;
	if (scan->result != SCAN_DONE || scan->first[column] == 0)
		return;
	if (!array_reserve(&scan->text, &scan->text_capacity,
			   scan->text_length + length + CSV_SCAN_SLACK, 1)) {
		scan->result = SCAN_FAILED;
		return;
	}
	memcpy(scan->text + scan->text_length, bytes, length);
	memset(scan->text + scan->text_length + length, 0, CSV_SCAN_SLACK);
	for (size_t i = scan->first[column]; i > 0; i = scan->other[i - 1]) {
		scan->starts[i - 1] = scan->text_length;
		scan->cells[i - 1].length = length;
	}
	scan->text_length += length + CSV_SCAN_SLACK;
}

static void on_row(int terminator, void *closure)
{
	struct csv_scan *scan = closure;

	(void)terminator;
	if (scan->column != scan->wanted.width)
		scan->result = SCAN_ODD;
	scan->column = 0;
	scan->text_length = 0;
	if (scan->result != SCAN_DONE)
		return;
	for (size_t i = 0; i < scan->wanted.count; i++)
		scan->cells[i].text = scan->text + scan->starts[i];
	if (!scan->wanted.take(scan->closure, scan->cells))
		scan->result = SCAN_ODD;
}

static size_t count_lines(const char *text, size_t length)
{
	size_t count = 0;

	for (const char *at = text; (at = memchr(at, '\n', length - (size_t)(at - text))); at++)
		count++;
	return count;
}

static enum csv_scan_result scan_quoted(struct csv_scan *scan, const struct csv_block *block,
					void *closure, size_t *lines)
{
	struct csv_parser parser;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return SCAN_FAILED;
	csv_set_delim(&parser, (unsigned char)scan->wanted.delimiter);
	scan->result = SCAN_DONE;
	scan->closure = closure;
	scan->column = scan->text_length = 0;
	if (csv_parse(&parser, block->text, block->length, on_cell, on_row, scan) !=
		    block->length ||
	    csv_fini(&parser, on_cell, on_row, scan) != 0)
		scan->result = scan->result == SCAN_FAILED ? SCAN_FAILED : SCAN_ODD;
	csv_free(&parser);
	*lines = count_lines(block->text, block->length);
	return scan->result;
}

size_t csv_scan_lines(const struct csv_scan *scan)
{
	return scan->lines;
}

/* Blocks begin where a row does. */
static bool has_comments(const struct csv_block *block)
{
	return block->length > 0 &&
	       (block->text[0] == '#' || memmem(block->text, block->length, "\n#", 2));
}

enum csv_scan_result csv_scan_block(struct csv_scan *scan, const struct csv_block *block,
				    void *closure, size_t *lines)
{
	if (scan->wanted.comments && has_comments(block))
		return SCAN_ODD;
	if (memchr(block->text, '\0', block->length) || block->length >= UINT32_MAX)
		return SCAN_ODD;
	return block->quotes ? scan_quoted(scan, block, closure, lines)
			     : scan_plain(scan, block, closure, lines);
}
