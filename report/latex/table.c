/* table.c — tables of the analysis for a paper. */
#include "table.h"

#include "file.h"
#include "grid.h"
#include "report/data/data.h"

#include "datasets/array.h"
#include "datasets/latex.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- a metric ---- */

/* Whether an interval of the metric is another than Student's t in any run; what was read before is
 * read without an error. */
static bool is_marked(const struct figure_job *job, const char *metric)
{
	struct error ignored = { 0 };

	for (size_t i = 0; i < sources_count(job->sources); i++) {
		const struct table *summary =
			sources_table(job->sources, i, &schema_summary, &ignored);

		if (summary && interval_is_marked(summary, metric))
			return true;
	}
	return false;
}

static void print_metric_caption(const struct latex_grid *grid, const struct metric *metric,
				 double level)
{
	const char *better = better_text(metric->better);
	char percent[NUMBER_TEXT_SIZE];
	char *what = NULL;

	if (asprintf(&what, "%s%s%s%s%s%s", metric->title, grid->unit.text[0] != '\0' ? " (" : "",
		     grid->unit.text, grid->unit.text[0] != '\0' ? ")" : "",
		     better[0] != '\0' ? ", " : "", better) < 0)
		return;
	latex_grid_start(grid, what);
	free(what);
	number_percent(percent, level, grid->job->style.language);
	fputs("$n$: migrations with a value, of so many VMs; mean: of the VM means; interval: ",
	      grid->stream);
	latex_print(grid->stream, percent);
	latex_print(grid->stream, " confidence interval of that mean (Student’s t on the VM means, "
				  "df = VMs − 1");
	if (is_marked(grid->job, metric->column.name))
		latex_print(grid->stream, "; where marked log, Cox’s on their logarithms; bca, "
					  "their bootstrap");
	latex_print(grid->stream, "); SD (sample), median, least and most: of all values.");
	fputs("}\n\\smallskip\n", grid->stream);
}

static bool print_metric_row(const struct latex_grid *grid, size_t run, const struct table *table,
			     size_t row, struct error *err)
{
	if (!latex_grid_print_keys(grid, run, table, row, latex_grid_keys(table, "unit", "n"), err))
		return false;
	latex_grid_count(grid, latex_grid_number(table, row, "n"));
	latex_grid_count(grid, latex_grid_number(table, row, "vms"));
	latex_grid_cell(grid, latex_grid_number(table, row, "mean_of_vms"));
	latex_grid_interval(grid, latex_grid_number(table, row, "interval_low"),
			    latex_grid_number(table, row, "interval_high"));
	if (interval_mark(table, row)[0] != '\0')
		fprintf(grid->stream, " %s", interval_mark(table, row));
	latex_grid_cell(grid, latex_grid_number(table, row, "sd"));
	latex_grid_cell(grid, latex_grid_number(table, row, "median"));
	latex_grid_cell(grid, latex_grid_number(table, row, "min"));
	latex_grid_cell(grid, latex_grid_number(table, row, "max"));
	fputs(" \\\\\n", grid->stream);
	return true;
}

/* The greatest value of the metric in all runs; NaN = there is none. */
static bool find_top(const struct figure_job *job, const char *metric, double *top,
		     struct error *err)
{
	*top = NAN;
	for (size_t i = 0; i < sources_count(job->sources); i++) {
		const struct table *table = sources_table(job->sources, i, &schema_summary, err);

		if (!table || !latex_grid_same_keys(
				      table, sources_table(job->sources, 0, &schema_summary, err),
				      "unit", "n", err))
			return false;
		for (size_t row = 0; row < table->rows; row++)
			if (latex_grid_row_is_of(table, row, metric))
				*top = fmax(*top, latex_grid_number(table, row, "max"));
	}
	return true;
}

static bool print_metric(struct latex_grid *grid, const struct metric *metric, struct error *err)
{
	static const char *const heads[] = { "n",      "VMs",   "Mean", "",  "SD",
					     "Median", "Least", "Most", NULL };
	const struct table *table = sources_table(grid->job->sources, 0, &schema_summary, err);
	double level = table->rows > 0 ? latex_grid_number(table, 0, "level") : NAN;

	print_metric_caption(grid, metric, level);
	latex_grid_heads(grid, table, latex_grid_keys(table, "unit", "n"), heads, level);
	if (!latex_grid_rows(grid, &schema_summary, print_metric_row, err))
		return false;
	latex_grid_end(grid, metric->column.name);
	return true;
}

bool latex_table_metric(const char *folder, const struct figure_job *job,
			const struct metric *metric, bool *written, struct error *err)
{
	struct latex_grid grid = { .job = job, .metric = metric->column.name };
	struct output output = { 0 };
	double top;
	bool good;

	*written = false;
	if (!find_top(job, metric->column.name, &top, err))
		return false;
	if (isnan(top))
		return true;
	grid.unit = unit_of(metric->column.unit, top);
	top *= grid.unit.factor;
	grid.decimals = top >= 100 ? 1 : top >= 10 ? 2 : 3;
	if (!latex_file_open(&output, folder, "table", metric->column.name, err))
		return false;
	grid.stream = output.stream;
	good = print_metric(&grid, metric, err) && output_commit(&output, err);
	output_abandon(&output);
	*written = good;
	return good;
}

/* ---- outcomes ---- */

static bool print_outcome_row(const struct latex_grid *grid, size_t run, const struct table *table,
			      size_t row, struct error *err)
{
	static const char *const counts[] = { "planned", "attempted", "ok", "failed",
					      "not_attempted" };

	if (!latex_grid_print_keys(grid, run, table, row, latex_grid_keys(table, "run", "planned"),
				   err))
		return false;
	for (size_t i = 0; i < COUNT(counts); i++)
		latex_grid_count(grid, latex_grid_number(table, row, counts[i]));
	latex_grid_cell(grid, latex_grid_number(table, row, "ok_of_attempted"));
	latex_grid_interval(grid, latex_grid_number(table, row, "ok_of_attempted_exact_low"),
			    latex_grid_number(table, row, "ok_of_attempted_exact_high"));
	fputs(" \\\\\n", grid->stream);
	return true;
}

static bool print_outcomes(const struct latex_grid *grid, struct error *err)
{
	static const char *const heads[] = { "Planned",       "Attempted", "ok", "Failed",
					     "Not attempted", "ok (%)",    "",   NULL };
	const struct table *table = sources_table(grid->job->sources, 0, &schema_outcomes, err);

	for (size_t i = 1; table && i < sources_count(grid->job->sources); i++) {
		const struct table *other =
			sources_table(grid->job->sources, i, &schema_outcomes, err);

		if (!other || !latex_grid_same_keys(other, table, "run", "planned", err))
			return false;
	}
	if (!table)
		return false;
	latex_grid_start(grid, "What became of the migrations");
	latex_print(grid->stream,
		    "ok (%): ok of attempted, with its exact (Clopper-Pearson) interval, "
		    "which takes migrations as independent.");
	fputs("}\n\\smallskip\n", grid->stream);
	latex_grid_heads(grid, table, latex_grid_keys(table, "run", "planned"), heads,
			 table->rows > 0 ? latex_grid_number(table, 0, "level") : NAN);
	if (!latex_grid_rows(grid, &schema_outcomes, print_outcome_row, err))
		return false;
	latex_grid_end(grid, "outcomes");
	return true;
}

bool latex_table_outcomes(const char *folder, const struct figure_job *job, struct error *err)
{
	struct latex_grid grid = { .job = job, .unit = { .factor = 100 }, .decimals = 1 };
	struct output output = { 0 };
	bool good = latex_file_open(&output, folder, "table", "outcomes", err);

	grid.stream = output.stream;
	good = good && print_outcomes(&grid, err) && output_commit(&output, err);
	output_abandon(&output);
	return good;
}
