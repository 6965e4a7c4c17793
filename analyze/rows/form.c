/* form.c — how a CSV file is written. */
#include "form.h"

#include "form-comma.h"
#include "form-lines.h"

#include "datasets/array.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char candidates[] = ",;\t|";

/* Whether all columns that are asked for stand in the line. */
static bool is_header(struct form_line line, char delimiter, const struct form_query *query)
{
	for (size_t i = 0; i < query->names->count; i++)
		if (!line_has_cell(line, delimiter, query->names->at[i]))
			return false;
	return line.length > 0;
}

/* The first line that is a header with one of these delimiters; marked: behind a #. */
static bool find_header_as(const struct form_lines *lines, const char *delimiters, bool marked,
			   const struct form_query *query, struct csv_form *form)
{
	for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++)
		for (size_t i = 0; i < lines->count; i++) {
			const struct form_line *line = &lines->at[i];

			if (line_is_marked(*line) == marked &&
			    is_header(line_behind_mark(*line), *delimiter, query)) {
				form->delimiter = *delimiter;
				form->skip = i;
				form->marked = marked;
				return true;
			}
		}
	return false;
}

/* A comment may name the same columns: lines without a mark come first. */
static bool find_header(const struct form_lines *lines, const char *delimiters,
			const struct form_query *query, struct csv_form *form)
{
	return find_header_as(lines, delimiters, false, query, form) ||
	       find_header_as(lines, delimiters, true, query, form);
}

/* Whether the first line is a header behind a #, as the row below it has as many cells. */
static bool begins_marked(const struct form_lines *lines, const struct csv_form *form)
{
	const size_t at = form->skip;
	size_t next = at + 1;

	if (at >= lines->count || !line_is_marked(lines->at[at]))
		return false;
	while (next < lines->count &&
	       (lines->at[next].length == 0 || line_is_marked(lines->at[next])))
		next++;
	return next < lines->count && line_cells(lines->at[at], form->delimiter) > 1 &&
	       line_cells(lines->at[at], form->delimiter) ==
		       line_cells(lines->at[next], form->delimiter);
}

/* `sep=;`, which spreadsheets write and read. */
static bool is_sep(struct form_line line)
{
	return line.length == 5 && strncasecmp(line.text, "sep=", 4) == 0;
}

/* The delimiter that parts the first lines into equally many cells, more than one; a comma where
 * none does. Lines of comments do not count. */
static char most_even(const struct form_lines *lines, size_t from, const char *delimiters)
{
	char best = '\0';
	size_t most = 1;

	for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++) {
		size_t count = 0;
		bool even = true;

		/* the last line of the beginning may be cut */
		for (size_t i = from; i < lines->count && (i + 1 < lines->count || i == from);
		     i++) {
			size_t cells = line_cells(lines->at[i], *delimiter);

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

/* Whether lines that begin with # are comments, and whether quotes stand in those of the file's
 * beginning. They are rows where there is no other line behind the header. */
static void find_comments(const struct form_lines *lines, bool no_header, struct csv_form *form)
{
	size_t rows = 0;
	size_t marked = 0;

	for (size_t i = form->skip; i < lines->count; i++) {
		const struct form_line *line = &lines->at[i];
		bool behind = no_header || i > form->skip;

		if (line->length == 0)
			continue;
		rows += behind && !line_is_marked(*line);
		marked += behind && line_is_marked(*line);
		form->quotes |= line_is_marked(*line) && memchr(line->text, '"', line->length);
	}
	form->comments = rows > 0 || marked == 0;
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
	if (form->csv.marked)
		texts_add(said, "The header stands behind a #, which is none of it.");
	if (!form->csv.comments)
		texts_add(said, "All lines begin with #: they are rows, and no comments.");
}

bool form_find(struct csv_reader *reader, const struct form_query *query, struct rows_form *form,
	       struct texts *said, struct error *err)
{
	char given[2] = "";
	const struct comma_columns columns = { query->names, query->values, query->no_header };
	const char *delimiters = candidates;
	struct form_lines lines;
	const char *text;
	size_t length;
	bool sep;

	*form = (struct rows_form){ 0 };
	if (query->delimiter && !take_delimiter(query->delimiter, given, err))
		return false;
	if (!csv_peek(reader, &text, &length, err))
		return false;
	lines = form_lines_of(text, length);
	sep = lines.count > 0 && is_sep(lines.at[0]);
	if (!query->delimiter && sep)
		given[0] = lines.at[0].text[4];
	if (given[0] != '\0')
		delimiters = given;
	if (query->no_header || query->names->count == 0 ||
	    !find_header(&lines, delimiters, query, &form->csv)) {
		form->csv.skip = sep;
		form->csv.delimiter = most_even(&lines, sep, delimiters);
		form->csv.marked = !query->no_header && begins_marked(&lines, &form->csv);
	}
	find_comments(&lines, query->no_header, &form->csv);
	form->decimal_comma = form->csv.delimiter == ';' ||
			      (lines.count > form->csv.skip &&
			       form_has_decimal_comma(&lines, &columns, &form->csv));
	say(query, form, said);
	csv_set_form(reader, &form->csv);
	return true;
}
