/* csv-write.c — puts one line of CSV together, quoted only where it must be. */
#include "csv.h"

#include "array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void append(struct csv_line *line, const char *bytes, size_t length)
{
	if (line->failed)
		return;
	if (!array_reserve(&line->text, &line->capacity, line->length + length + 1, 1)) {
		line->failed = true;
		return;
	}
	memcpy(line->text + line->length, bytes, length);
	line->length += length;
	line->text[line->length] = '\0';
}

static void separate(struct csv_line *line)
{
	if (line->started)
		append(line, ",", 1);
	line->started = true;
}

/* libcsv trims blanks around an unquoted cell; an empty only cell would be a blank line. */
static bool needs_quotes(const char *cell)
{
	size_t length = strlen(cell);

	return cell[strcspn(cell, "\",\r\n")] != '\0' ||
	       (length > 0 && (strchr(" \t", cell[0]) || strchr(" \t", cell[length - 1])));
}

void csv_line_text(struct csv_line *line, const char *cell)
{
	separate(line);
	if (!cell)
		return;
	if (!needs_quotes(cell)) {
		append(line, cell, strlen(cell));
		return;
	}
	append(line, "\"", 1);
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			append(line, "\"\"", 2);
		else if (*cell == '\n' || *cell == '\r')
			append(line, " ", 1);
		else
			append(line, cell, 1);
	}
	append(line, "\"", 1);
}

void csv_in_one_line(char *cell)
{
	for (cell += strcspn(cell, "\r\n"); *cell != '\0'; cell += strcspn(cell, "\r\n"))
		*cell = ' ';
}

void csv_line_integer(struct csv_line *line, long long value)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", value);
	csv_line_text(line, text);
}

void csv_exact_text(char text[32], double value)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, 32, "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			return;
	}
}

void csv_line_exact(struct csv_line *line, double value)
{
	char text[32];

	if (isnan(value)) {
		csv_line_text(line, NULL);
		return;
	}
	csv_exact_text(text, value);
	csv_line_text(line, text);
}

bool csv_line_end(struct csv_line *line, struct error *err)
{
	append(line, "\n", 1);
	line->started = false;
	if (line->failed)
		return error_memory(err);
	return true;
}

bool csv_line_print(struct csv_line *line, FILE *stream, struct error *err)
{
	bool good = csv_line_end(line, err);

	if (good)
		fwrite(line->text, 1, line->length, stream);
	csv_line_clear(line);
	return good;
}

void csv_line_clear(struct csv_line *line)
{
	line->length = 0;
	line->started = false;
	line->failed = false;
}

void csv_line_free(struct csv_line *line)
{
	free(line->text);
	*line = (struct csv_line){ 0 };
}
