/* form.c — how a CSV file is written. */
#include "form.h"

#include "datasets/array.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* A header that stands deeper is none. */
enum { LINES_MOST = 100 };

static const char candidates[] = ",;\t|";

/* A line of the file's beginning, without its end. */
struct line {
	const char *text;
	size_t length;
};

struct lines {
	struct line at[LINES_MOST];
	size_t count;
};

static struct lines lines_of(const char *text, size_t length)
{
	struct lines lines = { .count = 0 };

	while (length > 0 && lines.count < LINES_MOST) {
		const char *end = memchr(text, '\n', length);
		size_t size = end ? (size_t)(end - text) : length;
		size_t plain = size > 0 && text[size - 1] == '\r' ? size - 1 : size;

		lines.at[lines.count++] = (struct line){ text, plain };
		size += end != NULL;
		text += size;
		length -= size;
	}
	return lines;
}

/* The cell at the beginning of the line, without its quotes and blanks; the line goes on behind the
 * delimiter, its text is NULL at the end. */
static struct line next_cell(struct line *line, char delimiter)
{
	struct line cell = *line;
	size_t at = 0;
	bool quoted = false;

	while (at < line->length && (quoted || line->text[at] != delimiter))
		quoted ^= line->text[at++] == '"';
	cell.length = at;
	if (at < line->length) {
		line->text += at + 1;
		line->length -= at + 1;
	} else {
		*line = (struct line){ NULL, 0 };
	}
	while (cell.length > 0 && isblank((unsigned char)cell.text[cell.length - 1]))
		cell.length--;
	while (cell.length > 0 && isblank((unsigned char)*cell.text)) {
		cell.text++;
		cell.length--;
	}
	if (cell.length >= 2 && *cell.text == '"' && cell.text[cell.length - 1] == '"') {
		cell.text++;
		cell.length -= 2;
	}
	return cell;
}

static size_t cells_in(struct line line, char delimiter)
{
	size_t count = 0;

	for (; line.text; count++)
		next_cell(&line, delimiter);
	return count;
}

static bool has_cell(struct line line, char delimiter, const char *name)
{
	while (line.text) {
		const struct line cell = next_cell(&line, delimiter);

		if (cell.length == strlen(name) && memcmp(cell.text, name, cell.length) == 0)
			return true;
	}
	return false;
}

/* Whether all columns that are asked for stand in the line. */
static bool is_header(struct line line, char delimiter, const struct form_query *query)
{
	for (size_t i = 0; i < query->names->count; i++)
		if (!has_cell(line, delimiter, query->names->at[i]))
			return false;
	return line.length > 0;
}

/* The first line that is a header with one of these delimiters. */
static bool find_header(const struct lines *lines, const char *delimiters,
			const struct form_query *query, struct csv_form *form)
{
	for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++)
		for (size_t i = 0; i < lines->count; i++)
			if (is_header(lines->at[i], *delimiter, query)) {
				form->delimiter = *delimiter;
				form->skip = i;
				return true;
			}
	return false;
}

/* `sep=;`, which spreadsheets write and read. */
static bool is_sep(struct line line)
{
	return line.length == 5 && strncasecmp(line.text, "sep=", 4) == 0;
}

/* The delimiter that parts the first lines into equally many cells, more than one; a comma where
 * none does. Lines of comments do not count. */
static char most_even(const struct lines *lines, size_t from, const char *delimiters)
{
	char best = '\0';
	size_t most = 1;

	for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++) {
		size_t count = 0;
		bool even = true;

		/* the last line of the beginning may be cut */
		for (size_t i = from; i < lines->count && (i + 1 < lines->count || i == from);
		     i++) {
			size_t cells = cells_in(lines->at[i], *delimiter);

			if (lines->at[i].length == 0 || lines->at[i].text[0] == '#')
				continue;
			even = even && (count == 0 || cells == count);
			count = cells;
		}
		if (even && count > most) {
			most = count;
			best = *delimiter;
		}
	}
	return best != '\0' ? best : delimiters[0];
}

/* Lines that begin with # behind the header are comments unless they have as many cells as it. */
static bool has_comments(const struct lines *lines, const struct csv_form *form)
{
	size_t width = 0;

	for (size_t i = form->skip; i < lines->count; i++) {
		bool marked = lines->at[i].length > 0 && lines->at[i].text[0] == '#';
		size_t cells = cells_in(lines->at[i], form->delimiter);

		if (marked && (width == 0 || cells != width))
			return true;
		if (width == 0 && lines->at[i].length > 0)
			width = cells;
	}
	return false;
}

/* The words of --delimiter; false with *err. */
static bool take_delimiter(const char *text, char delimiters[2], struct error *err)
{
	static const struct {
		const char *word;
		char delimiter;
	} words[] = { { "tab", '\t' },  { "\\t", '\t' },  { "semicolon", ';' },
		      { "comma", ',' }, { "space", ' ' }, { "pipe", '|' } };

	delimiters[1] = '\0';
	for (size_t i = 0; i < COUNT(words); i++) {
		delimiters[0] = words[i].delimiter;
		if (strcmp(text, words[i].word) == 0)
			return true;
	}
	delimiters[0] = text[0];
	return (strlen(text) == 1 && text[0] > ' ' && text[0] < 0x7f && text[0] != '"' &&
		!isalnum((unsigned char)text[0])) ||
	       error_set(err,
			 "--delimiter '%s': it is one mark, such as ';', or tab, semicolon, comma, "
			 "pipe or space",
			 text);
}

static void say(const struct form_query *query, const struct rows_form *form, struct texts *said)
{
	char delimiter = form->csv.delimiter;
	char mark[4] = { '\'', delimiter, '\'', '\0' };

	if (!query->delimiter && delimiter != ',')
		texts_add(said, "Cells are separated by %s, as the file's beginning shows.",
			  delimiter == '\t' ? "tabs" : mark);
	if (form->csv.skip > 0)
		texts_add(said, "%zu line%s before the header passed over.", form->csv.skip,
			  form->csv.skip == 1 ? "" : "s");
}

bool form_find(struct csv_reader *reader, const struct form_query *query, struct rows_form *form,
	       struct texts *said, struct error *err)
{
	char given[2] = "";
	const char *delimiters = candidates;
	struct lines lines;
	const char *text;
	size_t length;
	bool sep;

	*form = (struct rows_form){ 0 };
	if (query->delimiter && !take_delimiter(query->delimiter, given, err))
		return false;
	if (!csv_peek(reader, &text, &length, err))
		return false;
	lines = lines_of(text, length);
	sep = lines.count > 0 && is_sep(lines.at[0]);
	if (!query->delimiter && sep)
		given[0] = lines.at[0].text[4];
	if (given[0] != '\0')
		delimiters = given;
	if (query->no_header || query->names->count == 0 ||
	    !find_header(&lines, delimiters, query, &form->csv)) {
		form->csv.skip = sep;
		form->csv.delimiter = most_even(&lines, sep, delimiters);
	}
	form->csv.comments = has_comments(&lines, &form->csv);
	form->decimal_comma = form->csv.delimiter == ';';
	say(query, form, said);
	csv_set_form(reader, &form->csv);
	return true;
}
