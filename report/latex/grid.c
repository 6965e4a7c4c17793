/* grid.c — rows and columns of a table in LaTeX. */
#include "inside.h"

#include "report/data/data.h"

#include "datasets/latex.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* More rows than a page has room for, with its caption, go on in another table. */
enum { ROWS_MOST = 40 };

/* The columns that name the group of a row: all between two others. */
struct keys {
	size_t first, end;
};

static struct keys keys_of(const struct latex_grid *grid, const struct table *table)
{
	return (struct keys){ table_column(table, grid->before) + 1,
			      table_column(table, grid->after) };
}

const struct table *latex_grid_table(const struct latex_grid *grid, size_t run)
{
	return sources_table_read(grid->job->sources, run, grid->schema);
}

double latex_grid_level(const struct latex_grid *grid)
{
	const struct table *table = latex_grid_table(grid, 0);

	return table->rows > 0 ? table_cell_number(table, 0, "level") : NAN;
}

/* Whether the table is grouped by the columns of the first one. */
static bool has_keys_of(const struct latex_grid *grid, const struct table *table,
			const struct table *first)
{
	struct keys keys = keys_of(grid, table);
	struct keys others = keys_of(grid, first);
	bool same = keys.end - keys.first == others.end - others.first;

	for (size_t i = 0; same && keys.first + i < keys.end; i++)
		same = strcmp(table->names[keys.first + i], first->names[others.first + i]) == 0;
	return same;
}

bool latex_grid_read(const struct latex_grid *grid, struct error *err)
{
	const struct table *first = NULL;

	for (size_t i = 0; i < sources_count(grid->job->sources); i++) {
		const struct table *table = sources_table(grid->job->sources, i, grid->schema, err);

		if (!table)
			return false;
		first = first ? first : table;
		if (!has_keys_of(grid, table, first))
			return error_set(err, "%s is grouped by other columns than %s", table->path,
					 first->path);
	}
	return true;
}

/* ---- cells ---- */

/* A cell that a column S of siunitx takes, too: digits, a mark before the decimals, a plain minus,
 * nothing between thousands; what is no number stands in braces. */
static void print_number(const struct latex_grid *grid, double value, int decimals)
{
	struct language plain = *grid->job->style.language;
	char text[NUMBER_TEXT_SIZE];

	plain.thousands = "";
	fputs(" & ", grid->stream);
	if (isnan(value)) {
		fputs("{--}", grid->stream);
		return;
	}
	number_fixed(text, fabs(value), decimals, &plain);
	fprintf(grid->stream, "%s%s", value < 0 && strpbrk(text, "123456789") ? "-" : "", text);
}

/* What marks an interval's kind has a cell behind it where any is marked. */
static bool has_marks(const struct latex_grid *grid)
{
	return grid->metric && interval_is_marked(grid->job->sources, grid->metric);
}

static void print_cell(const struct latex_grid *grid, const struct latex_column *column,
		       const struct table *table, size_t row)
{
	double value = table_cell_number(table, row, column->column);
	bool is_count = column->kind == LATEX_COUNT;

	if (column->kind == LATEX_INTERVAL && grid->metric)
		value = interval_shown(table, row).low;
	print_number(grid, is_count ? value : value * grid->unit.factor,
		     is_count ? 0 : grid->decimals);
	if (column->kind != LATEX_INTERVAL)
		return;
	print_number(grid,
		     isnan(value)
			     ? NAN
			     : table_cell_number(table, row, column->second) * grid->unit.factor,
		     grid->decimals);
	if (has_marks(grid))
		fprintf(grid->stream, " & %s", interval_mark(table, row));
}

/* The run, if there are several, and what names the group. */
static void print_keys(const struct latex_grid *grid, size_t run, const struct table *table,
		       size_t row)
{
	struct keys keys = keys_of(grid, table);
	bool several = sources_count(grid->job->sources) > 1;

	for (size_t column = several ? keys.first - 1 : keys.first; column < keys.end; column++) {
		bool is_run = column < keys.first;
		char *text = labels_text(grid->job->labels,
					 is_run ? sources_name(grid->job->sources, run)
						: table_text(table, row, column));

		if (column > keys.first || (several && !is_run))
			fputs(" & ", grid->stream);
		latex_print(grid->stream, text);
		free(text);
	}
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

static void print_heads(const struct latex_grid *grid)
{
	const struct table *table = latex_grid_table(grid, 0);
	struct keys keys = keys_of(grid, table);
	bool several = sources_count(grid->job->sources) > 1;
	size_t words = keys.end - keys.first + several;

	fputs("\\sbox0{\\begin{tabular}{", grid->stream);
	for (size_t i = 0; i < words; i++)
		fputc('l', grid->stream);
	for (size_t i = 0; i < grid->count; i++)
		fputs(grid->columns[i].kind != LATEX_INTERVAL ? "r"
		      : has_marks(grid)                       ? "rrl"
							      : "rr",
		      grid->stream);
	fprintf(grid->stream, "}\n\\toprule\n%s", several ? "Run & " : "");
	for (size_t column = keys.first; column < keys.end; column++) {
		fputs(column > keys.first ? " & " : "", grid->stream);
		print_title(grid, table->names[column]);
	}
	for (size_t i = 0; i < grid->count; i++) {
		fputs(" & ", grid->stream);
		if (grid->columns[i].head) {
			fputc('{', grid->stream);
			latex_print(grid->stream, grid->columns[i].head);
			fputc('}', grid->stream);
		} else {
			fprintf(grid->stream, "\\multicolumn{2}{c}{%.6g\\,\\%% interval}%s",
				latex_grid_level(grid) * 100, has_marks(grid) ? " &" : "");
		}
	}
	fputs(" \\\\\n\\midrule\n", grid->stream);
}

void latex_grid_start(const struct latex_grid *grid, const char *what)
{
	fputs("\\begin{table*}\n\\centering\n\\caption{", grid->stream);
	latex_print(grid->stream, what);
	for (size_t i = 0; i < sources_count(grid->job->sources); i++) {
		char *run = labels_run_text(grid->job->labels, sources_name(grid->job->sources, i));

		fputs(i > 0                                   ? ", "
		      : sources_count(grid->job->sources) > 1 ? ", runs "
							      : ", run ",
		      grid->stream);
		latex_print(grid->stream, run);
		free(run);
	}
	fputs(". ", grid->stream);
}

/* A table that is wider than the page is set smaller; nothing of it is cut. */
static void print_end(const struct latex_grid *grid)
{
	fputs("\\bottomrule\n\\end{tabular}}%\n"
	      "\\ifdim\\wd0>\\textwidth\\resizebox{\\textwidth}{!}{\\usebox0}\\else\\usebox0\\fi\n"
	      "\\end{table*}\n",
	      grid->stream);
}

/* The table goes on in another: a page has an end. */
static void go_on(const struct latex_grid *grid, const char *what)
{
	print_end(grid);
	latex_grid_start(grid, what);
	fputs("Continued.}\n\\smallskip\n", grid->stream);
	print_heads(grid);
}

static void print_rows(struct latex_grid *grid, size_t run, const char *what)
{
	const struct table *table = latex_grid_table(grid, run);

	for (size_t row = 0; row < table->rows; row++) {
		if (grid->metric && !table_says(table, row, "metric", grid->metric))
			continue;
		if (grid->rows > 0 && grid->rows % ROWS_MOST == 0)
			go_on(grid, what);
		grid->rows++;
		print_keys(grid, run, table, row);
		for (size_t i = 0; i < grid->count; i++)
			print_cell(grid, &grid->columns[i], table, row);
		fputs(" \\\\\n", grid->stream);
	}
}

void latex_grid_print(struct latex_grid *grid, const char *what, const char *label)
{
	fprintf(grid->stream, "}\n\\label{tab:migstat-%s}\n\\smallskip\n", label);
	print_heads(grid);
	for (size_t run = 0; run < sources_count(grid->job->sources); run++)
		print_rows(grid, run, what);
	print_end(grid);
}
