/*
 * migstat.c — migrations.csv of a run of migstat's own, so that logs of probes and samples
 * that were made beside it can be put to its migrations.
 *
 * Only this table is read: the run's others stay where they are. Migrations are numbered anew.
 */
#include "collect/import/kit/csv.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct import_field fields[] = {
	{ "case", "", "migrations", "case", "and every other column of the schema likewise" },
	{ "vm", "", "migrations", "vm", NULL },
	{ "started_at", "", "migrations", "started_at", NULL },
	{ "outcome", "", "migrations", "outcome", NULL },
	{ "total_time_seconds", "s", "migrations", "total_time_seconds",
	  "and every other metric likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};

/* Those of an imported run; others than these are left out. */
static const char *const columns[] = { "storage", "tunnelled", "flavor", "parallel", NULL };

enum { FURTHER = COUNT(columns) - 1 };

/* Where the columns stand in the file: the schema's, and the further ones. */
struct header {
	size_t *at; /* by schema_migrations; count = it is not there */
	size_t further[FURTHER];
	size_t count;
};

static bool take_header(const struct csv_row *row, struct header *header,
			const struct import_source *source, struct error *err)
{
	header->count = row->count;
	header->at = calloc(schema_count(&schema_migrations), sizeof *header->at);
	if (!header->at)
		return error_memory(err);
	for (size_t i = 0; i < schema_count(&schema_migrations); i++) {
		const struct column *column = schema_column(&schema_migrations, i);

		header->at[i] = import_csv_column(row, column->name);
		if (column->required && header->at[i] == row->count)
			return error_at(err, (struct place){ source->path, 1, 0 },
					"column '%s' is missing", column->name);
	}
	for (size_t i = 0; i < FURTHER; i++)
		header->further[i] = import_csv_column(row, columns[i]);
	return true;
}

static const char *text_in(const struct csv_row *row, const struct header *header, const char *name)
{
	size_t at = header->at[schema_find(&schema_migrations, name)];

	return at < row->count && row->cells[at].text[0] != '\0' ? row->cells[at].text : NULL;
}

/* A whole number from 0 on; 0 where there is none. */
static bool whole_in(const struct csv_row *row, const struct header *header, const char *name,
		     int *number, struct error *err)
{
	const char *text = text_in(row, header, name);
	long long wide = 0;

	if (text && !integer_of_text(text, INT_MIN, INT_MAX, &wide))
		return error_at(err,
				row->cells[header->at[schema_find(&schema_migrations, name)]].at,
				"column '%s': '%s' is not a whole number such as 12", name, text);
	*number = (int)wide;
	return true;
}

static bool numbers_in(const struct csv_row *csv, const struct header *header,
		       struct migration_row *row, struct error *err)
{
	size_t clock = header->at[schema_find(&schema_migrations, "clock_seconds")];

	for (size_t i = 0; i < metric_count(); i++) {
		const char *name = metric_at(i)->column.name;
		size_t at = header->at[schema_find(&schema_migrations, name)];

		if (at < csv->count && csv->cells[at].text[0] != '\0' &&
		    !number_of_text(csv->cells[at].text, &row->value[i]))
			return error_at(err, csv->cells[at].at,
					"column '%s': '%s' is not a number such as 1.25", name,
					csv->cells[at].text);
	}
	if (clock < csv->count &&
	    !import_csv_number(&csv->cells[clock], "clock_seconds", &row->clock_seconds, err))
		return false;
	return whole_in(csv, header, "cycle", &row->cycle, err) &&
	       whole_in(csv, header, "order", &row->order, err) &&
	       whole_in(csv, header, "error_code", &row->error_code, err);
}

/* A word of the column's list. */
static bool word_in(const struct csv_row *row, const struct header *header, const char *name,
		    const char **word, struct error *err)
{
	size_t index = schema_find(&schema_migrations, name);
	const char *const *words = schema_column(&schema_migrations, index)->words;

	*word = text_in(row, header, name);
	for (size_t i = 0; *word && words[i]; i++)
		if (strcmp(words[i], *word) == 0)
			return true;
	return error_at(err, row->cells[header->at[index]].at,
			"column '%s': '%s' is no word of that column", name, *word ? *word : "");
}

static bool take_row(const struct csv_row *csv, const struct header *header,
		     struct import_sink *sink, struct error *err)
{
	struct migration_row row = sink_blank_migration();
	struct import_cell cells[FURTHER];
	const char *outcome = NULL;
	const char *started;

	if (csv->count != header->count)
		return error_at(err, csv->cells[0].at, "%zu cells where the header has %zu",
				csv->count, header->count);
	if (!word_in(csv, header, "outcome", &outcome, err) ||
	    !word_in(csv, header, "direction", &row.direction, err) ||
	    !numbers_in(csv, header, &row, err))
		return false;
	row.outcome = outcome_find(outcome);
	row.case_name = text_in(csv, header, "case");
	row.vm = text_in(csv, header, "vm");
	row.vm_uuid = text_in(csv, header, "vm_uuid");
	row.source = text_in(csv, header, "source");
	row.destination = text_in(csv, header, "destination");
	row.error = text_in(csv, header, "error");
	started = text_in(csv, header, "started_at");
	snprintf(row.started_at, sizeof row.started_at, "%s", started ? started : "");
	for (size_t i = 0; i < FURTHER; i++)
		cells[i] = (struct import_cell){ columns[i],
						 header->further[i] < csv->count
							 ? csv->cells[header->further[i]].text
							 : "" };
	return sink_migration(sink, &row, cells, FURTHER, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct header header = { 0 };
	bool good;

	if (!import_csv_open(&reader, source, err))
		return false;
	sink_note(sink, "only migrations.csv was read; the other tables stay in the run it is of");
	good = csv_next(reader, &row, err) && take_header(&row, &header, source, err);
	while (good && (good = csv_next(reader, &row, err)) && row.count > 0)
		good = take_row(&row, &header, sink, err);
	free(header.at);
	csv_close(reader);
	return good;
}

static bool looks_like(const struct import_source *source)
{
	return strncmp(source->text, "migration,case,vm,", 18) == 0;
}

const struct import_format import_migstat = {
	.name = "migstat",
	.producer = "migstat itself, migrations.csv of a run",
	.holds = "migrations",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
	.columns = columns,
};
