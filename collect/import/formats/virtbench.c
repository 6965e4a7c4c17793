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

static const struct import_field fields[] = {
	{ "namespace", "", "migrations", "vm", "virtbench has one VM in each" },
	{ "source_node", "", "migrations", "source", "Unknown is empty" },
	{ "target_node", "", "migrations", "destination", "Unknown is empty" },
	{ "observed_time_sec", "s", "migrations", "total_time_seconds",
	  "of a Success only; seen by asking every 2 s" },
	{ "vmim_time_sec", "s", "migrations", "kubevirt_time_seconds",
	  "KubeVirt's own, between stamps of whole seconds" },
	{ "status", "", "migrations", "outcome",
	  "Success is ok; Failed unknown: it may have been virtbench that gave up" },
	{ NULL, NULL, NULL, NULL, NULL },
};

static const char *const further[] = { "kubevirt_time_seconds", NULL };

enum { COLUMNS = COUNT(fields) - 1 };
enum { NAMESPACE, SOURCE, TARGET, OBSERVED, VMIM, STATUS };

/* Where the columns of the table above stand in the file. */
struct header {
	size_t at[COLUMNS];
	size_t count;
};

static bool take_header(const struct csv_row *row, struct header *header,
			const struct import_source *source, struct error *err)
{
	header->count = row->count;
	for (size_t i = 0; i < COLUMNS; i++) {
		header->at[i] = import_csv_column(row, fields[i].field);
		if (header->at[i] == row->count)
			return error_at(err, (struct place){ source->path, 1, 0 },
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

static bool take_row(const struct csv_row *csv, const struct header *header,
		     struct import_sink *sink, struct error *err)
{
	struct migration_row row = sink_blank_migration();
	const struct cell *cell[COLUMNS];
	struct import_cell vmim = { further[0], "" };
	double *total = &row.value[METRIC_TOTAL_TIME_SECONDS];
	double ignored;

	if (csv->count != header->count)
		return error_at(err, csv->cells[0].at, "%zu cells where the header has %zu",
				csv->count, header->count);
	for (size_t i = 0; i < COLUMNS; i++)
		cell[i] = &csv->cells[header->at[i]];
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
	row.direction = sink_direction(sink, row.source, row.destination);
	return sink_migration(sink, &row, &vmim, 1, err);
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
	sink_note(sink, "total_time_seconds was seen by asking every 2 s");
	good = csv_next(reader, &row, err) && take_header(&row, &header, source, err);
	while (good && (good = csv_next(reader, &row, err)) && row.count > 0)
		good = take_row(&row, &header, sink, err);
	csv_close(reader);
	return good;
}

static bool looks_like(const struct import_source *source)
{
	return source_has(source, "observed_time_sec,vmim_time_sec");
}

const struct import_format import_virtbench = {
	.name = "virtbench",
	.producer = "virtbench (kubevirt-benchmark), migration_results.csv",
	.holds = "migrations",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
	.columns = further,
};
