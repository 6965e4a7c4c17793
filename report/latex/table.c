/* table.c — tables of the analysis for a paper. */
#include "inside.h"

#include "report/data/data.h"

#include "datasets/array.h"
#include "datasets/latex.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* ---- a metric ---- */

static const struct latex_column metric_columns[] = {
	{ "n", LATEX_COUNT, "n", NULL },
	{ "VMs", LATEX_COUNT, "vms", NULL },
	{ "Cycles", LATEX_COUNT, "cycles", NULL },
	{ "Mean", LATEX_VALUE, "mean_of_vms", NULL },
	{ NULL, LATEX_INTERVAL, "interval_low", "interval_high" },
	{ "SD", LATEX_VALUE, "sd", NULL },
	{ "Median", LATEX_VALUE, "median", NULL },
	{ "Least", LATEX_VALUE, "min", NULL },
	{ "Most", LATEX_VALUE, "max", NULL },
};

/* "Total migration time (s), lower is better"; to be freed. */
static char *title_of(const struct latex_grid *grid, const struct metric *metric)
{
	const char *better = better_text(metric->better);
	bool has_unit = grid->unit.text[0] != '\0';

	return must_print("%s%s%s%s%s%s", metric->title, has_unit ? " (" : "", grid->unit.text,
			  has_unit ? ")" : "", better[0] != '\0' ? ", " : "", better);
}

static void print_metric_caption(const struct latex_grid *grid, const char *what)
{
	char percent[NUMBER_TEXT_SIZE];

	latex_grid_start(grid, what);
	number_percent(percent, latex_grid_level(grid), grid->job->style.language);
	fprintf(grid->stream,
		"$n$: %s with a value, of so many VMs in so many cycles; mean: of the VMs' "
		"levels; interval: ",
		sources_file(grid->job->sources) ? "rows" : "migrations");
	latex_print(grid->stream, percent);
	latex_print(grid->stream,
		    " confidence interval of that mean, for VMs like these, at times like those of "
		    "the run (VMs and cycles as chance; none of 2 VMs or 2 cycles, which are too "
		    "few");
	if (interval_is_marked(grid->job->sources, grid->metric)) {
		latex_print(grid->stream, "; ");
		latex_print(grid->stream, interval_marks_meaning);
	}
	latex_print(grid->stream, "); SD (sample), median, least and most: of all values.");
}

/* The greatest value of the metric in all runs; NaN = there is none. */
static double find_top(const struct latex_grid *grid)
{
	double top = NAN;

	for (size_t i = 0; i < sources_count(grid->job->sources); i++) {
		const struct table *table = latex_grid_table(grid, i);

		for (size_t row = 0; row < table->rows; row++)
			if (table_says(table, row, "metric", grid->metric))
				top = fmax(top, table_cell_number(table, row, "max"));
	}
	return top;
}

bool latex_table_metric(const char *folder, const struct figure_job *job,
			const struct metric *metric, bool *written, struct error *err)
{
	struct latex_grid grid = { .job = job,
				   .schema = &schema_summary,
				   .metric = metric->column.name,
				   .before = "unit",
				   .after = "n",
				   .columns = metric_columns,
				   .count = COUNT(metric_columns) };
	struct output output = { 0 };
	double top;
	char *what;

	*written = false;
	if (!latex_grid_read(&grid, err))
		return false;
	top = find_top(&grid);
	if (isnan(top))
		return true;
	grid.unit = unit_of(metric->column.unit, top);
	top *= grid.unit.factor;
	grid.decimals = top >= 100 ? 1 : top >= 10 ? 2 : 3;
	if (!latex_file_open(&output, folder, "table", metric->column.name, err))
		return false;
	grid.stream = output.stream;
	what = title_of(&grid, metric);
	print_metric_caption(&grid, what);
	latex_grid_print(&grid, what, metric->column.name);
	free(what);
	*written = output_commit(&output, err);
	output_abandon(&output);
	return *written;
}

/* ---- outcomes ---- */

static const struct latex_column outcome_columns[] = {
	{ "Planned", LATEX_COUNT, "planned", NULL },
	{ "Attempted", LATEX_COUNT, "attempted", NULL },
	{ "ok", LATEX_COUNT, "ok", NULL },
	{ "Failed", LATEX_COUNT, "failed", NULL },
	{ "Not attempted", LATEX_COUNT, "not_attempted", NULL },
	{ "ok (%)", LATEX_VALUE, "ok_of_attempted", NULL },
	{ NULL, LATEX_INTERVAL, "ok_of_attempted_low", "ok_of_attempted_high" },
};

static const char outcomes_title[] = "What became of the migrations";

bool latex_table_outcomes(const char *folder, const struct figure_job *job, struct error *err)
{
	struct latex_grid grid = { .job = job,
				   .schema = &schema_outcomes,
				   .before = "run",
				   .after = "planned",
				   .columns = outcome_columns,
				   .count = COUNT(outcome_columns),
				   .unit = { .factor = 100 },
				   .decimals = 1 };
	struct output output = { 0 };
	bool good = latex_grid_read(&grid, err) &&
		    latex_file_open(&output, folder, "table", "outcomes", err);

	if (good) {
		grid.stream = output.stream;
		latex_grid_start(&grid, outcomes_title);
		latex_print(grid.stream,
			    "ok (%): ok of attempted, with an interval that takes whole VMs or "
			    "rounds for what fails where failures heap there, or too few failed to "
			    "see whether they do.");
		latex_grid_print(&grid, outcomes_title, "outcomes");
		good = output_commit(&output, err);
	}
	output_abandon(&output);
	return good;
}
