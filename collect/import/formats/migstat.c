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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "case",               "",  "migrations", "case",               "and every other column of the schema likewise" },
	{ "vm",                 "",  "migrations", "vm",                 NULL },
	{ "started_at",         "",  "migrations", "started_at",         NULL },
	{ "outcome",            "",  "migrations", "outcome",            NULL },
	{ "total_time_seconds", "s", "migrations", "total_time_seconds", "and every other metric likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* Those of an imported run; others than these are left out. */
static const char *const columns[] = { "storage", "tunnelled", "flavor", "parallel", NULL };

enum { FURTHER = COUNT(columns) - 1 };

struct reader {
	struct import_sink *sink;
	size_t *at; /* where the schema's columns stand in the file; count = nowhere */
	size_t further[FURTHER];
	size_t count;
	size_t uncounted; /* rows without a cycle */
};

static bool take_header(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;

	reader->count = row->count;
	reader->at = calloc(schema_count(&schema_migrations), sizeof *reader->at);
	if (!reader->at)
		return error_memory(err);
	for (size_t i = 0; i < schema_count(&schema_migrations); i++) {
		const struct column *column = schema_column(&schema_migrations, i);

		reader->at[i] = import_csv_column(row, column->name);
		if (column->required && reader->at[i] == row->count)
			return error_at(err, (struct place){ sink_path(reader->sink), 1, 0 },
					"column '%s' is missing", column->name);
	}
	for (size_t i = 0; i < FURTHER; i++)
		reader->further[i] = import_csv_column(row, columns[i]);
	return true;
}

static const char *text_in(const struct csv_row *row, const struct reader *reader, const char *name)
{
	size_t at = reader->at[schema_find(&schema_migrations, name)];

	return at < row->count && row->cells[at].text[0] != '\0' ? row->cells[at].text : NULL;
}

/* A whole number from `least` on; 0 where there is none. */
static bool whole_in(const struct csv_row *row, const struct reader *reader, const char *name,
		     long long least, int *number, struct error *err)
{
	const char *text = text_in(row, reader, name);
	long long wide = 0;

	if (text && !integer_of_text(text, least, INT_MAX, &wide))
		return error_at(err,
				row->cells[reader->at[schema_find(&schema_migrations, name)]].at,
				"column '%s': '%s' is not a whole number such as 12%s", name, text,
				least > 0 ? "; they count from 1" : "");
	*number = (int)wide;
	return true;
}

static bool numbers_in(const struct csv_row *csv, const struct reader *reader,
		       struct migration_row *row, struct error *err)
{
	size_t clock = reader->at[schema_find(&schema_migrations, "clock_seconds")];

	for (size_t i = 0; i < metric_count(); i++) {
		const char *name = metric_at(i)->column.name;
		size_t at = reader->at[schema_find(&schema_migrations, name)];

		if (at < csv->count && csv->cells[at].text[0] != '\0' &&
		    !number_of_text(csv->cells[at].text, &row->value[i]))
			return error_at(err, csv->cells[at].at,
					"column '%s': '%s' is not a number such as 1.25", name,
					csv->cells[at].text);
	}
	if (clock < csv->count &&
	    !import_csv_number(&csv->cells[clock], "clock_seconds", &row->clock_seconds, err))
		return false;
	return whole_in(csv, reader, "cycle", 1, &row->cycle, err) &&
	       whole_in(csv, reader, "order", 1, &row->order, err) &&
	       whole_in(csv, reader, "error_code", INT_MIN, &row->error_code, err);
}

/* A word of the column's list. */
static bool word_in(const struct csv_row *row, const struct reader *reader, const char *name,
		    const char **word, struct error *err)
{
	size_t index = schema_find(&schema_migrations, name);
	const char *const *words = schema_column(&schema_migrations, index)->words;

	*word = text_in(row, reader, name);
	for (size_t i = 0; *word && words[i]; i++)
		if (strcmp(words[i], *word) == 0)
			return true;
	return error_at(err, row->cells[reader->at[index]].at,
			"column '%s': '%s' is no word of that column", name, *word ? *word : "");
}

static bool take_row(void *closure, const struct csv_row *csv, struct error *err)
{
	struct reader *reader = closure;
	struct migration_row row = sink_blank_migration();
	struct import_cell cells[FURTHER];
	const char *outcome = NULL;
	const char *started;

	if (!import_csv_fits(csv, reader->count, err))
		return false;
	if (!word_in(csv, reader, "outcome", &outcome, err) ||
	    !word_in(csv, reader, "direction", &row.direction, err) ||
	    !numbers_in(csv, reader, &row, err))
		return false;
	row.outcome = outcome_find(outcome);
	row.case_name = text_in(csv, reader, "case");
	row.vm = text_in(csv, reader, "vm");
	row.vm_uuid = text_in(csv, reader, "vm_uuid");
	row.source = text_in(csv, reader, "source");
	row.destination = text_in(csv, reader, "destination");
	row.error = text_in(csv, reader, "error");
	reader->uncounted += row.cycle == 0;
	started = text_in(csv, reader, "started_at");
	snprintf(row.started_at, sizeof row.started_at, "%s", started ? started : "");
	for (size_t i = 0; i < FURTHER; i++)
		cells[i] = (struct import_cell){ columns[i],
						 reader->further[i] < csv->count
							 ? csv->cells[reader->further[i]].text
							 : "" };
	return sink_migration(reader->sink, &row, cells, FURTHER, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .sink = sink };
	char text[160];
	bool good;

	sink_note(sink, "only migrations.csv was read; the other tables stay in the run it is of");
	good = import_csv_read(source, take_header, take_row, &reader, err);
	if (reader.uncounted > 0) {
		snprintf(text, sizeof text,
			 "%zu row%s no cycle: each got the number of its VM's migrations in that "
			 "case and direction so far",
			 reader.uncounted, reader.uncounted == 1 ? " has" : "s have");
		sink_note(sink, text);
	}
	free(reader.at);
	return good;
}

const struct import_format import_migstat = {
	.name = "migstat",
	.producer = "migstat itself, migrations.csv of a run",
	.holds = "migrations",
	.begins = { "migration,case,vm," },
	.read = read_file,
	.fields = fields,
	.columns = columns,
};
