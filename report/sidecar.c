/* sidecar.c — the numbers of a figure as a CSV table. */
#include "sidecar.h"

#include "figure.h"

#include "datasets/output.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Goes to a column; the cells before it that were left out are empty. */
static void go_to(struct sidecar *sidecar, size_t column)
{
	assert(column >= sidecar->next && column < schema_count(sidecar->schema));
	while (sidecar->next < column) {
		csv_line_text(&sidecar->line, NULL);
		sidecar->next++;
	}
	sidecar->next++;
}

void sidecar_text(struct sidecar *sidecar, size_t column, const char *text)
{
	go_to(sidecar, column);
	csv_line_text(&sidecar->line, text);
}

void sidecar_number(struct sidecar *sidecar, size_t column, double value)
{
	go_to(sidecar, column);
	csv_line_exact(&sidecar->line, value);
}

void sidecar_integer(struct sidecar *sidecar, size_t column, long long value)
{
	go_to(sidecar, column);
	csv_line_integer(&sidecar->line, value);
}

bool sidecar_row(struct sidecar *sidecar, struct error *err)
{
	for (; sidecar->next < schema_count(sidecar->schema); sidecar->next++)
		csv_line_text(&sidecar->line, NULL);
	sidecar->next = 0;
	return csv_line_print(&sidecar->line, sidecar->stream, err);
}

char *sidecar_path(const char *figure, struct error *err)
{
	const char *ending = strrchr(figure, '.');
	size_t stem = ending ? (size_t)(ending - figure) : strlen(figure);
	size_t size = stem + sizeof ".csv";
	char *path = malloc(size);

	if (!path) {
		error_memory(err);
		return NULL;
	}
	(void)snprintf(path, size, "%.*s.csv", (int)stem, figure);
	return path;
}

/* The schema's header as the line `text` (up to its end) has it? */
static bool is_header(const char *text, const struct schema *schema)
{
	for (size_t i = 0; i < schema_count(schema); i++) {
		const char *name = schema_column(schema, i)->name;
		size_t length = strlen(name);

		if (strncmp(text, name, length) != 0)
			return false;
		text += length;
		if (*text != (i + 1 < schema_count(schema) ? ',' : '\n'))
			return false;
		text++;
	}
	return *text == '\0';
}

bool sidecar_may_write(const char *path, struct error *err)
{
	FILE *stream = fopen(path, "rbe");
	char first[2048] = "";
	bool ours;

	if (!stream)
		return true; /* not there; or not to be read, and then writing it tells why */
	ours = !fgets(first, sizeof first, stream);
	(void)fclose(stream);
	for (const struct figure *figure = figures; !ours && figure->name; figure++)
		ours = is_header(first, figure->numbers);
	if (ours)
		return true;
	return error_set(err,
			 "%s is there already and does not hold a figure's numbers: it would be "
			 "overwritten by those of this figure; choose another --output",
			 path);
}

bool sidecar_print(FILE *stream, const struct drawing *drawing, const struct schema *schema,
		   struct error *err)
{
	struct sidecar sidecar = { .stream = stream, .schema = schema };
	bool good;

	for (size_t i = 0; i < schema_count(schema); i++)
		sidecar_text(&sidecar, i, schema_column(schema, i)->name);
	good = sidecar_row(&sidecar, err) && drawing->write_numbers(drawing, &sidecar, err);
	csv_line_free(&sidecar.line);
	return good;
}

bool sidecar_write(const char *path, const struct drawing *drawing, const struct schema *schema,
		   struct error *err)
{
	struct output output = { 0 };
	bool good = output_open(&output, path, err) &&
		    sidecar_print(output.stream, drawing, schema, err) &&
		    output_commit(&output, err);

	output_abandon(&output);
	return good;
}
