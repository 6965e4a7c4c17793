/* schema.c — the lists of tables, how a column is found, and the words of columns; the tables are
 * in schema-*.c. */
#include "schema.h"

#include "metric.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const words_directions[] = { "AB", "BA", NULL };
const char *const words_yes_no[] = { "yes", "no", NULL };

const struct schema *const schema_run_tables[] = {
	&schema_migrations, &schema_progress, &schema_events, &schema_parameters,
	&schema_gaps,       &schema_metrics,  NULL,
};

const struct schema *const schema_all_tables[] = {
	&schema_migrations,  &schema_progress,
	&schema_events,      &schema_parameters,
	&schema_gaps,        &schema_metrics,
	&schema_cases,       &schema_vms,
	&schema_summary,     &schema_by_vm,
	&schema_outcomes,    &schema_diagnostics,
	&schema_model,       &schema_model_line,
	&schema_resources,   &schema_evacuation,
	&schema_comparisons, &schema_contrasts,
	&schema_trend,       &schema_limits,
	&schema_limits_met,  NULL,
};

size_t schema_count(const struct schema *schema)
{
	return schema->leading_count + (schema->with_metrics ? metric_count() : 0) +
	       schema->trailing_count;
}

const struct column *schema_column(const struct schema *schema, size_t index)
{
	assert(index < schema_count(schema));
	if (index < schema->leading_count)
		return &schema->leading[index];
	index -= schema->leading_count;
	if (schema->with_metrics) {
		if (index < metric_count())
			return &metric_at(index)->column;
		index -= metric_count();
	}
	return &schema->trailing[index];
}

size_t schema_find(const struct schema *schema, const char *name)
{
	size_t index = 0;
	size_t count = schema_count(schema);

	while (index < count && strcmp(schema_column(schema, index)->name, name) != 0)
		index++;
	return index;
}

bool schema_refers_to_migrations(const struct schema *schema)
{
	return schema != &schema_migrations &&
	       schema_find(schema, schema_migrations.key) < schema_count(schema);
}

void schema_must_know(const struct schema *schema, const char *name)
{
	if (schema_find(schema, name) < schema_count(schema))
		return;
	fprintf(stderr, "%s: a mistake in the program: %s has no column '%s'\n",
		program_invocation_short_name, schema->file, name);
	abort();
}

const char *column_type_name(enum column_type type)
{
	switch (type) {
	case COLUMN_INTEGER:
	case COLUMN_ORDINAL:
		return "integer";
	case COLUMN_NUMBER:
		return "number";
	case COLUMN_TIME:
		return "datetime";
	case COLUMN_TEXT:
	case COLUMN_WORD:
		break;
	}
	return "string";
}
