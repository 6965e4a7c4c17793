/* files.c — summary.csv, outcomes.csv, and the folder that they and the others are written into:
 * vms.csv, diagnostics.csv, model.csv, model-line.csv and resources.csv come from vm-parts-file.c,
 * diagnostics-file.c, model-output.c, model-line.c and resources-file.c. */
#include "files.h"

#include "analyze/groups/counts.h"
#include "diagnostics-file.h"
#include "group-columns.h"
#include "inside.h"
#include "model-output.h"
#include "options.h"
#include "resources-file.h"
#include "vm-parts-file.h"

#include "datasets/csv.h"
#include "datasets/output.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool print_summary(FILE *stream, struct csv_line *line, const struct analysis *analysis,
			  size_t m, size_t group, const struct texts *by, struct error *err)
{
	const struct summary *summary = analysis_summary(analysis, m, group);
	const struct column *metric = &analysis_metric(analysis, m)->column;

	csv_line_text(line, run_name(&analysis->run));
	csv_line_text(line, metric->name);
	csv_line_text(line, metric->unit);
	group_columns_key(line, analysis, group, &schema_summary, by);
	for (size_t i = 0; i < schema_summary.trailing_count; i++) {
		const struct column *column = &schema_summary.trailing[i];

		if (column->type == COLUMN_WORD)
			csv_line_text(line, summary_kind(summary));
		else
			csv_line_exact(line, summary_number(summary, column->name));
	}
	return csv_line_print(line, stream, err);
}

bool summary_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		   struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_summary, &options->query.by);
	good = csv_line_print(&line, stream, err);
	for (size_t a = 0; a < analyses->count; a++) {
		const struct analysis *analysis = &analyses->at[a];

		for (size_t m = 0; m < analysis->metric_count; m++)
			for (size_t g = 0; good && g < analysis->groups.count; g++)
				good = print_summary(stream, &line, analysis, m, g,
						     &options->query.by, err);
	}
	csv_line_free(&line);
	return good;
}

static bool print_outcomes(FILE *stream, struct csv_line *line, const struct analysis *analysis,
			   size_t group, const struct texts *by, double level, struct error *err)
{
	const struct counts *counts = &analysis->counts[group];
	struct rates rates = rates_of(counts, level);
	char by_outcome[COUNTS_TEXT_SIZE];

	counts_text(counts, COUNTS_ALL, by_outcome);
	csv_line_text(line, run_name(&analysis->run));
	group_columns_key(line, analysis, group, &schema_outcomes, by);
	for (size_t i = 0; i < schema_outcomes.trailing_count; i++) {
		const struct column *column = &schema_outcomes.trailing[i];

		if (column->type == COLUMN_TEXT)
			csv_line_text(line, by_outcome);
		else if (column->type == COLUMN_NUMBER)
			csv_line_exact(line, rates_number(&rates, column->name));
		else
			csv_line_integer(line, (long long)counts_number(counts, column->name));
	}
	return csv_line_print(line, stream, err);
}

bool outcomes_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		    struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_outcomes, &options->query.by);
	good = csv_line_print(&line, stream, err);
	for (size_t a = 0; a < analyses->count; a++)
		for (size_t g = 0; good && g < analyses->at[a].groups.count; g++)
			good = print_outcomes(stream, &line, &analyses->at[a], g,
					      &options->query.by, options->query.level, err);
	csv_line_free(&line);
	return good;
}

static bool write_file(const char *folder, const char *name, format_print *print,
		       const struct analyses *analyses, const struct options *options,
		       struct error *err)
{
	struct output output = { 0 };
	char *path = path_join(folder, name, err);
	bool good = path && output_open(&output, path, err) &&
		    print(output.stream, analyses, options, err) && output_commit(&output, err);

	output_abandon(&output);
	free(path);
	return good;
}

/* Whether there are migrations whose outcomes can be counted. */
static bool are_runs(const struct analyses *analyses)
{
	return analyses->count == 0 || !analyses->at[0].of_csv;
}

/* The one file for which every sample is read again. */
static bool write_resources(const char *folder, const struct analyses *analyses,
			    const struct options *options, struct error *err)
{
	return options->no_resources ||
	       write_file(folder, schema_resources.file, resources_print, analyses, options, err);
}

static bool write_folder(const char *folder, const struct analyses *analyses,
			 const struct options *options, struct error *err)
{
	return folder_make(folder, err) &&
	       write_file(folder, schema_summary.file, summary_print, analyses, options, err) &&
	       (!are_runs(analyses) ||
		(write_file(folder, schema_by_vm.file, vm_parts_print, analyses, options, err) &&
		 write_file(folder, schema_outcomes.file, outcomes_print, analyses, options, err) &&
		 write_file(folder, schema_diagnostics.file, diagnostics_print, analyses, options,
			    err) &&
		 write_file(folder, schema_model.file, model_print, analyses, options, err) &&
		 write_file(folder, schema_model_line.file, model_line_print, analyses, options,
			    err) &&
		 write_resources(folder, analyses, options, err))) &&
	       folder_sync(folder, err);
}

bool analyses_write(const struct analyses *analyses, const struct options *options,
		    struct error *err)
{
	bool good = true;

	if (options->output)
		return write_folder(options->output, analyses, options, err);
	for (size_t i = 0; good && are_runs(analyses) && i < analyses->count; i++) {
		struct analyses one = { &analyses->at[i], 1 };
		char *folder = path_join(one.at->run.folder, "analysis", err);

		good = folder && write_folder(folder, &one, options, err);
		free(folder);
	}
	return good;
}
