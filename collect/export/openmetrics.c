/*
 * openmetrics.c — OpenMetrics text (https://prometheus.io/docs/specs/om/open_metrics_spec/):
 * a family for each metric, a sample for each migration that has a value.
 */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/package.h"

#include <string.h>

/* The columns that tell a migration from the others, as labels of every sample. */
static const char *const identity[] = { "migration", "case", "vm", "cycle", "direction", "order" };
/* What else is known of it, as labels of migstat_migration_info. */
static const char *const information[] = { "vm_uuid", "source",     "destination",
					   "outcome", "error_code", "error" };

enum { IDENTITIES = COUNT(identity), INFORMATIONS = COUNT(information) };

/* Escapes as label values and HELP texts want it: both know \\, \n and \". */
static void put_escaped(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			fputs("\\n", stream);
		else
			fprintf(stream, *text == '\\' || *text == '"' ? "\\%c" : "%c", *text);
	}
}

/* The first label opens the braces. Of the others, an empty one is as good as none, and left out.
 */
static void put_label(FILE *stream, const char *name, const char *value, bool first)
{
	if (!first && value[0] == '\0')
		return;
	fprintf(stream, "%c%s=\"", first ? '{' : ',', name);
	put_escaped(stream, value);
	fputc('"', stream);
}

/* The run and the migration; more labels may follow, then put_value. */
static void put_identity(FILE *stream, const struct export_data *data, size_t row)
{
	put_label(stream, "run", run_name(&data->run), true);
	for (size_t i = 0; i < IDENTITIES; i++)
		put_label(stream, identity[i], export_cell(data, row, identity[i]), false);
}

/* Every sample has a time, or Prometheus's tool takes none of them: the migration's start, or where
 * that is not known the making of the run. */
static void put_value(FILE *stream, const struct export_data *data, const char *when,
		      const char *value)
{
	char epoch[EPOCH_TEXT_SIZE];

	fprintf(stream, "} %s", value);
	if (export_epoch(when, epoch) || export_epoch(run_created(&data->run), epoch))
		fprintf(stream, " %s", epoch);
	fputc('\n', stream);
}

/* The unit as the name must end in it, "" = none. */
static const char *unit_of(const struct column *column)
{
	static const struct {
		const char *unit, *word;
	} words[] = { { "s", "seconds" }, { "B", "bytes" }, { "B/s", "bytes_per_second" } };
	size_t length = strlen(column->name);

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(column->unit, words[i].unit) == 0)
			return words[i].word;
	return length > 6 && strcmp(column->name + length - 6, "_ratio") == 0 ? "ratio" : "";
}

static void put_family(FILE *stream, const char *name, const char *type, const char *unit,
		       const char *help)
{
	fprintf(stream, "# TYPE migstat_%s %s\n", name, type);
	if (unit[0] != '\0')
		fprintf(stream, "# UNIT migstat_%s %s\n", name, unit);
	fprintf(stream, "# HELP migstat_%s ", name);
	put_escaped(stream, help);
	fputc('\n', stream);
}

static void put_run(FILE *stream, const struct export_data *data)
{
	const json_t *provenance = package_provenance(data->run.package);

	put_family(stream, "run_info", "gauge", "", "The run that the samples come from.");
	fputs("migstat_run_info", stream);
	put_label(stream, "run", run_name(&data->run), true);
	put_label(stream, "created", run_created(&data->run), false);
	put_label(stream, "version", package_text(provenance, "version"), false);
	put_label(stream, "state", package_text(provenance, "state"), false);
	put_value(stream, data, run_created(&data->run), "1");
}

static void put_migrations(FILE *stream, const struct export_data *data)
{
	put_family(stream, "migration_info", "gauge", "",
		   "A planned migration, and what became of it: label outcome.");
	for (size_t row = 0; row < run_rows(&data->run); row++) {
		fputs("migstat_migration_info", stream);
		put_identity(stream, data, row);
		for (size_t i = 0; i < INFORMATIONS; i++)
			put_label(stream, information[i], export_cell(data, row, information[i]),
				  false);
		put_value(stream, data, export_cell(data, row, "started_at"), "1");
	}
}

static void put_parameters(FILE *stream, const struct export_data *data)
{
	put_family(stream, "parameter_info", "gauge", "",
		   "A parameter of a migration: label asked, as its case has it; label in_force, "
		   "as it really was.");
	for (size_t row = 0; row < run_rows(&data->run); row++) {
		size_t count;
		const struct index_entry *entries =
			export_index_of(&data->parameters_of, export_migration(data, row), &count);

		for (size_t i = 0; i < count; i++) {
			fputs("migstat_parameter_info", stream);
			put_identity(stream, data, row);
			put_label(stream, "parameter",
				  export_parameter(data, &entries[i], "parameter"), false);
			put_label(stream, "asked", export_parameter(data, &entries[i], "asked"),
				  false);
			put_label(stream, "in_force",
				  export_parameter(data, &entries[i], "in_force"), false);
			put_value(stream, data, export_cell(data, row, "started_at"), "1");
		}
	}
}

static void put_metric(FILE *stream, const struct export_data *data, const struct column *column)
{
	bool begun = false;

	for (size_t row = 0; row < run_rows(&data->run); row++) {
		const char *cell = export_cell(data, row, column->name);

		if (cell[0] == '\0')
			continue;
		if (!begun)
			put_family(stream, column->name, "gauge", unit_of(column), column->meaning);
		begun = true;
		fprintf(stream, "migstat_%s", column->name);
		put_identity(stream, data, row);
		put_value(stream, data, export_cell(data, row, "started_at"), cell);
	}
}

/* One number of gap number `index` (from 0) of the migration in that row. */
static void put_gap(FILE *stream, const struct export_data *data, size_t row,
		    const struct index_entry *gap, size_t index, const char *family,
		    const char *cell)
{
	char number[32];

	snprintf(number, sizeof number, "%zu", index + 1);
	fprintf(stream, "migstat_%s", family);
	put_identity(stream, data, row);
	put_label(stream, "gap", number, false);
	put_label(stream, "probe", export_gap(data, gap, "probe"), false);
	put_label(stream, "cause", export_gap(data, gap, "cause"), false);
	put_label(stream, "open", export_gap(data, gap, "open"), false);
	put_value(stream, data, export_cell(data, row, "started_at"), cell);
}

/* One column of gaps.csv as a family. */
static void put_gaps(FILE *stream, const struct export_data *data, const char *family,
		     const char *column_name)
{
	const struct column *column =
		schema_column(&schema_gaps, schema_find(&schema_gaps, column_name));

	put_family(stream, family, "gauge", "seconds", column->meaning);
	for (size_t row = 0; row < run_rows(&data->run); row++) {
		size_t count;
		const struct index_entry *entries =
			export_index_of(&data->gaps_of, export_migration(data, row), &count);

		for (size_t i = 0; i < count; i++) {
			const char *cell = export_gap(data, &entries[i], column_name);

			if (cell[0] != '\0')
				put_gap(stream, data, row, &entries[i], i, family, cell);
		}
	}
}

bool export_openmetrics(const struct export_runs *runs, FILE *stream, char note[EXPORT_NOTE_SIZE],
			struct error *err)
{
	const struct export_data *data = &runs->at[0];

	(void)note;
	(void)err;
	put_run(stream, data);
	put_migrations(stream, data);
	if (data->parameters_of.count > 0)
		put_parameters(stream, data);
	for (size_t i = 0; i < metric_count(); i++) {
		put_metric(stream, data, &metric_at(i)->column);
		progress_share(data->progress, i + 1, metric_count());
	}
	if (data->gaps_of.count > 0) {
		put_gaps(stream, data, "gap_seconds", "gap_seconds");
		put_gaps(stream, data, "gap_resolution_seconds", "resolution_seconds");
	}
	fputs("# EOF\n", stream);
	return true;
}
