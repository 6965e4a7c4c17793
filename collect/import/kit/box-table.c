/* box-table.c — a table that a program drew for a terminal. */
#include "box-table.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <string.h>

static bool is_edge(const char *line)
{
	size_t length = strspn(line, "+-=");

	return length >= 3 && line[0] == '+' && line[length - 1] == '+' &&
	       (line[length] == '\n' || line[length] == '\0');
}

bool box_table_is_in(const struct import_source *source)
{
	const char *line = source->text;

	while (*line != '\0') {
		const char *next = line + strcspn(line, "\n");

		next += *next == '\n';
		if (is_edge(line) && *next == '|')
			return true;
		line = next;
	}
	return false;
}

struct table {
	struct import_lines lines;
	import_csv_take *take_header, *take_row;
	void *closure;
	char *header; /* its first cell; NULL: it was not there yet */
	struct cell *cells;
	size_t count, capacity;
};

/* Cuts the line at its |: each cell without the blanks around it. */
static bool cut(struct table *table, struct error *err)
{
	char *at = table->lines.text + 1;

	table->count = 0;
	for (char *end; (end = strchr(at, '|')); at = end + 1) {
		char *last = end;

		if (!array_grow(&table->cells, &table->capacity, table->count,
				sizeof *table->cells))
			return error_memory(err);
		while (at < end && *at == ' ')
			at++;
		while (last > at && last[-1] == ' ')
			last--;
		table->cells[table->count++] = (struct cell){ at, lines_place(&table->lines, at) };
		*last = '\0';
	}
	return true;
}

static bool take_line(void *closure, struct error *err)
{
	struct table *table = closure;
	const char *line = table->lines.text;
	const char *first;
	struct csv_row row;

	if (line[0] != '|')
		return true;
	if (!cut(table, err))
		return false;
	if (table->count == 0)
		return true;
	row = (struct csv_row){ table->cells, table->count };
	first = table->cells[0].text;
	if (!table->header && !(table->header = strdup(first)))
		return error_memory(err);
	if (strcmp(first, table->header) == 0)
		return table->take_header(table->closure, &row, err);
	if (first[0] == '\0')
		return error_at(
			err, lines_place(&table->lines, line),
			"the row above was broken to fit the terminal, and its texts cannot "
			"be put together: write it with -f json");
	return table->take_row(table->closure, &row, err);
}

bool box_table_read(const struct import_source *source, import_csv_take *take_header,
		    import_csv_take *take_row, void *closure, struct error *err)
{
	struct table table = { .lines = { .source = source },
			       .take_header = take_header,
			       .take_row = take_row,
			       .closure = closure };
	bool good = lines_each(&table.lines, take_line, &table, err);

	if (good && !table.header)
		good = error_at(err, (struct place){ source->path, 1, 0 }, "it holds no table");
	free(table.header);
	free(table.cells);
	return good;
}
