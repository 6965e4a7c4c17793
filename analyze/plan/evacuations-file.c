/* evacuations-file.c — evacuation.csv. */
#include "evacuations.h"

#include "analyze/output/group-columns.h"

#include "datasets/csv.h"
#include "datasets/output.h"

#include <stdlib.h>

static bool print_row(FILE *stream, struct csv_line *line, const struct evacuation_row *row,
		      const struct sides *sides, const struct plan_options *options,
		      struct error *err)
{
	const struct texts *key = &sides->groups[row->group].key;

	csv_line_text(line, run_name(&sides->runs[0]));
	for (size_t i = 0; i < key->count; i++)
		csv_line_text(line, key->at[i]);
	csv_line_integer(line, (long long)row->host_vms);
	csv_line_integer(line, (long long)row->at_a_time);
	csv_line_integer(line, (long long)row->n);
	csv_line_integer(line, (long long)row->vms);
	csv_line_exact(line, row->times.p50);
	csv_line_exact(line, row->times.p95);
	csv_line_exact(line, row->times.mean);
	csv_line_integer(line, EVACUATION_DRAWS);
	csv_line_integer(line, (long long)options->seed);
	csv_line_integer(line, (long long)row->attempted);
	csv_line_integer(line, (long long)row->failed);
	return csv_line_print(line, stream, err);
}

static bool print_all(FILE *stream, const struct evacuations *evacuations,
		      const struct sides *sides, const struct plan_options *options,
		      struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_evacuation, &options->by);
	good = csv_line_print(&line, stream, err);
	for (size_t i = 0; good && i < evacuations->count; i++)
		good = print_row(stream, &line, &evacuations->at[i], sides, options, err);
	csv_line_free(&line);
	return good;
}

bool evacuations_write(const struct evacuations *evacuations, const struct sides *sides,
		       const struct plan_options *options, struct error *err)
{
	struct output output = { 0 };
	char *path = path_join(options->output, schema_evacuation.file, err);
	bool good = path && folder_make(options->output, err) && output_open(&output, path, err) &&
		    print_all(output.stream, evacuations, sides, options, err) &&
		    output_commit(&output, err) && folder_sync(options->output, err);

	output_abandon(&output);
	free(path);
	return good;
}
