/* sidecar.c — the numbers of a figure as a CSV table. */
#include "sidecar.h"

#include "kit.h"

#include "datasets/output.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Goes to a place in the row; the cells before it that were left out are empty. */
static void go_to(struct sidecar *sidecar, size_t place)
{
	assert(place >= sidecar->next);
	while (sidecar->next < place) {
		csv_line_text(&sidecar->line, NULL);
		sidecar->next++;
	}
	sidecar->next++;
}

/* The place of the schema's column in the row. */
static size_t place_of(const struct sidecar *sidecar, size_t column)
{
	assert(column < schema_count(sidecar->schema));
	return column + (column < sidecar->schema->leading_count ? 0 : sidecar->by_count);
}

void sidecar_key(struct sidecar *sidecar, size_t index, const char *text)
{
	assert(sidecar->schema->grouped && index < sidecar->by_count);
	go_to(sidecar, sidecar->schema->leading_count + index);
	csv_line_text(&sidecar->line, text);
}

void sidecar_text(struct sidecar *sidecar, size_t column, const char *text)
{
	go_to(sidecar, place_of(sidecar, column));
	csv_line_text(&sidecar->line, text);
}

void sidecar_number(struct sidecar *sidecar, size_t column, double value)
{
	go_to(sidecar, place_of(sidecar, column));
	csv_line_exact(&sidecar->line, value);
}

void sidecar_integer(struct sidecar *sidecar, size_t column, long long value)
{
	go_to(sidecar, place_of(sidecar, column));
	csv_line_integer(&sidecar->line, value);
}

bool sidecar_row(struct sidecar *sidecar, struct error *err)
{
	for (; sidecar->next < schema_count(sidecar->schema) + sidecar->by_count; sidecar->next++)
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
	snprintf(path, size, "%.*s.csv", (int)stem, figure);
	return path;
}

/* Takes columns number first to end - 1 of the schema off the text, each with the comma or the line
 * end behind it. False if others stand there. */
static bool take_names(const char **text, const struct schema *schema, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const char *name = schema_column(schema, i)->name;
		size_t length = strlen(name);

		if (strncmp(*text, name, length) != 0 ||
		    ((*text)[length] != ',' && (*text)[length] != '\n'))
			return false;
		*text += length + 1;
	}
	return true;
}

/* Is this line the schema's header, perhaps with names of its own in between? */
static bool is_header(const char *text, const struct schema *schema)
{
	size_t count = schema_count(schema);

	if (!take_names(&text, schema, 0, schema->leading_count))
		return false;
	for (; schema->grouped && *text != '\0'; text += strcspn(text, ",\n") + 1) {
		const char *rest = text;

		if (take_names(&rest, schema, schema->leading_count, count) && *rest == '\0')
			return true;
		if (text[strcspn(text, ",\n")] == '\0')
			return false;
	}
	return !schema->grouped && *text == '\0';
}

bool sidecar_may_write(const char *path, struct error *err)
{
	FILE *stream = fopen(path, "rbe");
	char first[2048] = "";
	bool ours;

	if (!stream)
		return true; /* not there; or not to be read, and then writing it tells why */
	ours = !fgets(first, sizeof first, stream);
	fclose(stream);
	for (const struct figure *figure = figures; !ours && figure->name; figure++)
		ours = is_header(first, figure->numbers);
	if (ours)
		return true;
	return error_set(err,
			 "%s is there already and does not hold a figure's numbers: it would be "
			 "overwritten by those of this figure; choose another --output",
			 path);
}

static void print_header(struct sidecar *sidecar)
{
	const struct schema *schema = sidecar->schema;

	for (size_t i = 0; i < schema->leading_count; i++)
		sidecar_text(sidecar, i, schema_column(schema, i)->name);
	for (size_t i = 0; i < sidecar->by_count; i++)
		sidecar_key(sidecar, i, sidecar->by[i]);
	for (size_t i = schema->leading_count; i < schema_count(schema); i++)
		sidecar_text(sidecar, i, schema_column(schema, i)->name);
}

bool sidecar_print(FILE *stream, const struct drawing *drawing, const struct schema *schema,
		   struct error *err)
{
	struct sidecar sidecar = { .stream = stream,
				   .schema = schema,
				   .by = drawing->by,
				   .by_count = schema->grouped ? drawing->by_count : 0 };
	bool good;

	print_header(&sidecar);
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
