/* grid.c — rows and columns of a table in LaTeX. */
#include "grid.h"

#include "datasets/latex.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct latex_keys latex_grid_keys(const struct table *table, const char *before, const char *after)
{
	return (struct latex_keys){ table_column(table, before) + 1, table_column(table, after) };
}

bool latex_grid_row_is_of(const struct table *table, size_t row, const char *metric)
{
	return strcmp(table_text(table, row, table_column(table, "metric")), metric) == 0;
}

double latex_grid_number(const struct table *table, size_t row, const char *column)
{
	return table_number(table, row, table_column(table, column));
}

/* ---- cells ---- */

static void print_number(const struct latex_grid *grid, double value, int decimals)
{
	char text[NUMBER_TEXT_SIZE] = "–";

	if (!isnan(value))
		number_fixed(text, value, decimals, grid->job->style.language);
	latex_print(grid->stream, text);
}

void latex_grid_cell(const struct latex_grid *grid, double value)
{
	fputs(" & ", grid->stream);
	print_number(grid, value * grid->unit.factor, grid->decimals);
}

void latex_grid_count(const struct latex_grid *grid, double value)
{
	fputs(" & ", grid->stream);
	print_number(grid, value, 0);
}

void latex_grid_interval(const struct latex_grid *grid, double low, double high)
{
	latex_grid_cell(grid, low);
	if (isnan(low))
		return;
	fputs(" to ", grid->stream);
	print_number(grid, high * grid->unit.factor, grid->decimals);
}

/* The run, if there are several, and what names the group. */
bool latex_grid_print_keys(const struct latex_grid *grid, size_t run, const struct table *table,
			   size_t row, struct latex_keys keys, struct error *err)
{
	bool several = sources_count(grid->job->sources) > 1;

	for (size_t column = several ? keys.first - 1 : keys.first; column < keys.end; column++) {
		bool is_run = column < keys.first;
		char *text = labels_text(grid->job->labels,
					 is_run ? run_name(sources_run(grid->job->sources, run))
						: table_text(table, row, column));

		if (column > keys.first || (several && !is_run))
			fputs(" & ", grid->stream);
		latex_print(grid->stream, text);
		free(text);
	}
	return true;
}

/* ---- heads ---- */

static void print_title(const struct latex_grid *grid, const char *name)
{
	char title[64];

	snprintf(title, sizeof title, "%s", name);
	title[0] = (char)toupper((unsigned char)title[0]);
	for (char *sign = strchr(title, '_'); sign; sign = strchr(sign, '_'))
		*sign = ' ';
	latex_print(grid->stream, title);
}

void latex_grid_heads(const struct latex_grid *grid, const struct table *table,
		      struct latex_keys keys, const char *const *heads, double level)
{
	bool several = sources_count(grid->job->sources) > 1;
	size_t words = keys.end - keys.first + several;

	fputs("\\begin{tabular}{", grid->stream);
	for (size_t i = 0; i < words; i++)
		fputc('l', grid->stream);
	for (size_t i = 0; heads[i]; i++)
		fputc('r', grid->stream);
	fprintf(grid->stream, "}\n\\toprule\n%s", several ? "Run & " : "");
	for (size_t column = keys.first; column < keys.end; column++) {
		fputs(column > keys.first ? " & " : "", grid->stream);
		print_title(grid, table->names[column]);
	}
	for (size_t i = 0; heads[i]; i++) {
		fputs(" & ", grid->stream);
		if (heads[i][0] != '\0')
			latex_print(grid->stream, heads[i]);
		else
			fprintf(grid->stream, "%.6g\\,\\%% interval", level * 100);
	}
	fputs(" \\\\\n\\midrule\n", grid->stream);
}

void latex_grid_end(const struct latex_grid *grid, const char *label)
{
	fprintf(grid->stream,
		"\\bottomrule\n\\end{tabular}\n\\label{tab:migstat-%s}\n\\end{table*}\n", label);
}

void latex_grid_start(const struct latex_grid *grid, const char *what)
{
	fputs("\\begin{table*}\n\\centering\n\\caption{", grid->stream);
	latex_print(grid->stream, what);
	for (size_t i = 0; i < sources_count(grid->job->sources); i++) {
		fputs(i > 0                                   ? ", "
		      : sources_count(grid->job->sources) > 1 ? ", runs "
							      : ", run ",
		      grid->stream);
		latex_print(grid->stream, run_name(sources_run(grid->job->sources, i)));
	}
	fputs(". ", grid->stream);
}

/* Every run's table is grouped by the columns of the first one. */
bool latex_grid_same_keys(const struct table *table, const struct table *first, const char *before,
			  const char *after, struct error *err)
{
	struct latex_keys keys = latex_grid_keys(table, before, after);
	struct latex_keys others = latex_grid_keys(first, before, after);
	bool same = keys.end - keys.first == others.end - others.first;

	for (size_t i = 0; same && keys.first + i < keys.end; i++)
		same = strcmp(table->names[keys.first + i], first->names[others.first + i]) == 0;
	return same ||
	       error_set(err, "%s is grouped by other columns than %s", table->path, first->path);
}

bool latex_grid_rows(const struct latex_grid *grid, const struct schema *schema,
		     latex_row_function *print_row, struct error *err)
{
	for (size_t i = 0; i < sources_count(grid->job->sources); i++) {
		const struct table *table = sources_table(grid->job->sources, i, schema, err);

		if (!table)
			return false;
		for (size_t row = 0; row < table->rows; row++)
			if ((!grid->metric || latex_grid_row_is_of(table, row, grid->metric)) &&
			    !print_row(grid, i, table, row, err))
				return false;
	}
	return true;
}
