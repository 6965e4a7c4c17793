/* field.c — which field of a foreign format becomes which column of ours, and how. */
#include "field.h"

#include "column.h"
#include "unit.h"

#include "datasets/metric.h"

#include <assert.h>
#include <math.h>
#include <string.h>

const struct import_field *field_find(import_fields *fields, const char *field,
				      const struct schema *table)
{
	while (fields->field &&
	       (strcmp(fields->field, field) != 0 || strcmp(fields->table, table->name) != 0))
		fields++;
	assert(fields->field);
	return fields;
}

static const struct schema *schema_of(const char *name)
{
	for (size_t i = 0; schema_run_tables[i]; i++)
		if (strcmp(schema_run_tables[i]->name, name) == 0)
			return schema_run_tables[i];
	return NULL;
}

const char *field_column_unit(const struct import_field *field)
{
	const struct schema *schema = schema_of(field->table);
	size_t index;

	if (strcmp(field->table, "package") == 0)
		return field->unit;
	if (schema == &schema_parameters &&
	    schema_find(&schema_cases, field->column) == schema_count(&schema_cases))
		return field->unit; /* a parameter that only the producer knows */
	if (schema == &schema_parameters)
		schema = &schema_cases;
	if (!schema)
		return NULL;
	index = schema_find(schema, field->column);
	if (index < schema_count(schema))
		return schema_column(schema, index)->unit;
	if (schema == &schema_migrations && import_column(field->column))
		return import_column(field->column)->unit;
	if (schema == &schema_metrics && import_sample_column(field->column))
		return import_sample_column(field->column)->unit;
	return NULL;
}

/* The first column of value[] in a row of the table (run-write.h). */
static size_t first_value(const struct schema *table)
{
	if (table == &schema_progress)
		return schema_find(table, "job_time_seconds");
	if (table == &schema_metrics)
		return schema_find(table, "cpu_seconds");
	return table->leading_count; /* migrations: the metrics */
}

static size_t value_count(const struct schema *table)
{
	return table == &schema_migrations ? metric_count()
					   : schema_count(table) - first_value(table);
}

size_t field_index(const struct import_field *field, const struct schema *table)
{
	return schema_find(table, field->column) - first_value(table);
}

double field_convert(const struct import_field *field, double theirs, double page_bytes)
{
	double factor = NAN;
	bool known = unit_factor(field->unit, field_column_unit(field), page_bytes, &factor);

	assert(known); /* tests/unit/collect-import.c looks at every line of every table */
	return known ? import_unit_scale(theirs, factor) : NAN;
}

/* The number at a path such as "ram.iterations". */
static bool number_of_path(const struct json_at *object, const char *path, double *number,
			   struct error *err)
{
	const char *dot = strchr(path, '.');
	char key[64];
	struct json_at at;

	if (!dot) {
		at = json_key_of(object, path);
		if (!json_number_at(&at, number, err))
			return false;
		return !(*number < 0) || json_fail(&at, err, "%g is negative", *number);
	}
	assert((size_t)(dot - path) < sizeof key);
	memcpy(key, path, (size_t)(dot - path));
	key[dot - path] = '\0';
	at = json_key_of(object, key);
	return number_of_path(&at, dot + 1, number, err);
}

bool fields_fill(import_fields *fields, const struct schema *table, const struct json_at *object,
		 double page_bytes, double *value, struct error *err)
{
	size_t count = value_count(table);

	values_forget(value, count);
	for (; fields->field; fields++) {
		size_t index;
		double theirs;

		if (strcmp(fields->table, table->name) != 0)
			continue;
		index = field_index(fields, table);
		if (index >= count)
			continue; /* an identity, a time: the reader's own business */
		if (!number_of_path(object, fields->field, &theirs, err))
			return false;
		if (!isnan(theirs))
			value[index] = field_convert(fields, theirs, page_bytes);
	}
	return true;
}

/* The field that becomes a further column of migrations.csv; the reader asks for its own. */
static const struct import_field *field_of_column(import_fields *fields, const char *column)
{
	while (fields->field && (strcmp(fields->column, column) != 0 ||
				 strcmp(fields->table, schema_migrations.name) != 0))
		fields++;
	assert(fields->field);
	return fields;
}

bool fields_cells(import_fields *fields, const char *const *columns, const struct json_at *object,
		  struct field_cells *cells, struct error *err)
{
	cells->count = 0;
	for (; *columns && cells->count < FIELD_CELLS_MOST; columns++) {
		const struct import_field *field = field_of_column(fields, *columns);
		char *text = cells->text[cells->count];
		double theirs;

		if (!number_of_path(object, field->field, &theirs, err))
			return false;
		import_cell_text(text, isnan(theirs) ? NAN : field_convert(field, theirs, NAN));
		cells->cell[cells->count++] = (struct import_cell){ *columns, text };
	}
	return true;
}

int import_word_number(const struct import_word *words, const char *word)
{
	while (words->word && strcmp(words->word, word) != 0)
		words++;
	return words->number;
}

void import_take_status(struct migration_row *row, const struct import_word *outcomes,
			const char *status)
{
	row->outcome = (enum outcome)import_word_number(outcomes, status ? status : "");
	if (row->outcome != OUTCOME_OK)
		row->error = status;
}

void fields_print(import_fields *fields, FILE *stream)
{
	fprintf(stream, "%-34s %-8s %-45s %s\n", "field", "unit", "becomes", "times");
	for (; fields->field; fields++) {
		const char *unit = field_column_unit(fields);
		char becomes[96];
		double factor = NAN;

		snprintf(becomes, sizeof becomes, "%s.%s", fields->table, fields->column);
		fprintf(stream, "%-34s %-8s %-45s", fields->field, fields->unit, becomes);
		if (unit_factor(fields->unit, unit ? unit : "", NAN, &factor) && factor != 1)
			(void)(isnan(factor) ? fprintf(stream, " page size")
					     : fprintf(stream, " %.12g", factor));
		fputc('\n', stream);
		if (fields->note)
			fprintf(stream, "    %s\n", fields->note);
	}
}
