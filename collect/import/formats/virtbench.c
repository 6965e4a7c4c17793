/*
 * virtbench.c — migration_results.csv of virtbench (kubevirt-benchmark): one line for each
 * VM that was moved.
 *
 * It does not tell a migration that failed from one that it gave up waiting for; then
 * observed_time_sec is its own patience, which is no duration.
 */
#include "collect/import/kit/csv.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/metric.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "namespace",         "",  "migrations", "vm",                    "virtbench has one VM in each" },
	{ "source_node",       "",  "migrations", "source",                "Unknown is empty" },
	{ "target_node",       "",  "migrations", "destination",           "Unknown is empty" },
	{ "observed_time_sec", "s", "migrations", "total_time_seconds",    "of a Success only; seen by asking every 2 s" },
	{ "vmim_time_sec",     "s", "migrations", "kubevirt_time_seconds", "KubeVirt's own, between stamps of whole seconds" },
	{ "status",            "",  "migrations", "outcome",               "Success is ok; Failed unknown: it may have been virtbench that gave up" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const further[] = { "kubevirt_time_seconds", NULL };

enum { COLUMNS = COUNT(fields) - 1 };
enum { NAMESPACE, SOURCE, TARGET, OBSERVED, VMIM, STATUS };

struct reader {
	struct import_sink *sink;
	size_t at[COLUMNS]; /* where the columns of the table above stand in the file */
	size_t count;       /* of columns in the file */
};

static bool take_header(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;

	reader->count = row->count;
	for (size_t i = 0; i < COLUMNS; i++) {
		reader->at[i] = import_csv_column(row, fields[i].field);
		if (reader->at[i] == row->count)
			return error_at(err, (struct place){ sink_path(reader->sink), 1, 0 },
					"column '%s' is missing", fields[i].field);
	}
	return true;
}

static const char *known(const struct cell *cell)
{
	return strcmp(cell->text, "Unknown") == 0 || cell->text[0] == '\0' ? NULL : cell->text;
}

static bool take_outcome(const struct cell *status, struct migration_row *row, struct error *err)
{
	if (strcmp(status->text, "Success") == 0) {
		row->outcome = OUTCOME_OK;
		return true;
	}
	row->outcome = OUTCOME_UNKNOWN;
	row->error = "virtbench says Failed: the migration failed, or virtbench gave up waiting";
	return strcmp(status->text, "Failed") == 0 ||
	       error_at(err, status->at, "column 'status': '%s' is neither Success nor Failed",
			status->text);
}

static bool take_row(void *closure, const struct csv_row *csv, struct error *err)
{
	struct reader *reader = closure;
	struct migration_row row = sink_blank_migration();
	const struct cell *cell[COLUMNS];
	struct import_cell vmim = { further[0], "" };
	double *total = &row.value[METRIC_TOTAL_TIME_SECONDS];
	double ignored;

	if (!import_csv_fits(csv, reader->count, err))
		return false;
	for (size_t i = 0; i < COLUMNS; i++)
		cell[i] = &csv->cells[reader->at[i]];
	if (!take_outcome(cell[STATUS], &row, err) ||
	    !import_csv_number(cell[OBSERVED], fields[OBSERVED].field, total, err) ||
	    !import_csv_number(cell[VMIM], fields[VMIM].field, &ignored, err))
		return false;
	if (row.outcome != OUTCOME_OK)
		*total = NAN;
	vmim.text = cell[VMIM]->text;
	row.vm = known(cell[NAMESPACE]);
	row.source = known(cell[SOURCE]);
	row.destination = known(cell[TARGET]);
	row.direction = sink_direction(reader->sink, row.source, row.destination);
	return sink_migration(reader->sink, &row, &vmim, 1, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .sink = sink };

	sink_note(sink, "total_time_seconds was seen by asking every 2 s");
	return import_csv_read(source, take_header, take_row, &reader, err);
}

const struct import_format import_virtbench = {
	.name = "virtbench",
	.producer = "virtbench (kubevirt-benchmark), migration_results.csv",
	.holds = "migrations",
	.has_all = { "observed_time_sec,vmim_time_sec" },
	.read = read_file,
	.fields = fields,
	.columns = further,
};
