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
	{ "Mean", LATEX_VALUE, "mean_of_vms", NULL },
	{ NULL, LATEX_INTERVAL, "interval_low", "interval_high" },
	{ "SD", LATEX_VALUE, "sd", NULL },
	{ "Median", LATEX_VALUE, "median", NULL },
	{ "Least", LATEX_VALUE, "min", NULL },
	{ "Most", LATEX_VALUE, "max", NULL },
};

static void print_metric_caption(const struct latex_grid *grid, const struct metric *metric)
{
	const char *better = better_text(metric->better);
	bool has_unit = grid->unit.text[0] != '\0';
	char percent[NUMBER_TEXT_SIZE];
	char *what =
		must_print("%s%s%s%s%s%s", metric->title, has_unit ? " (" : "", grid->unit.text,
			   has_unit ? ")" : "", better[0] != '\0' ? ", " : "", better);

	latex_grid_start(grid, what);
	free(what);
	number_percent(percent, latex_grid_level(grid), grid->job->style.language);
	fputs("$n$: migrations with a value, of so many VMs; mean: of the VM means; interval: ",
	      grid->stream);
	latex_print(grid->stream, percent);
	latex_print(grid->stream, " confidence interval of that mean (Student’s t on the VM means, "
				  "df = VMs − 1");
	if (interval_is_marked(grid->job->sources, grid->metric))
		latex_print(grid->stream, "; where marked log, Cox’s on their logarithms; bca, "
					  "their bootstrap");
	latex_print(grid->stream, "); SD (sample), median, least and most: of all values.");
	fputs("}\n\\smallskip\n", grid->stream);
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
	print_metric_caption(&grid, metric);
	latex_grid_print(&grid, metric->column.name);
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
		latex_grid_start(&grid, "What became of the migrations");
		latex_print(grid.stream,
			    "ok (%): ok of attempted, with an interval that takes whole VMs or "
			    "rounds for what fails where failures heap there, or too few failed to "
			    "see whether they do.");
		fputs("}\n\\smallskip\n", grid.stream);
		latex_grid_print(&grid, "outcomes");
		good = output_commit(&output, err);
	}
	output_abandon(&output);
	return good;
}
