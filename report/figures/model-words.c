/* model-words.c — the words of the figure of the migration model. */
#include "model.h"

#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Why there is no line; NULL: there is one that rises. */
static const char *why_no_line(const char *word)
{
	static const struct {
		const char *word, *text;
	} reasons[] = {
		{ "few_rows", "no line: fewer than 10 migrations with time and bytes" },
		{ "little_spread", "no line: the bytes differ by less than 10 % of their mean" },
		{ "not_rising", "the line does not rise: no bandwidth follows" },
	};

	for (size_t i = 0; i < COUNT(reasons); i++)
		if (strcmp(word, reasons[i].word) == 0)
			return reasons[i].text;
	return NULL;
}

/* "fixed 3.26 s (2.43 s to 4.10 s)" from three columns of model.csv, all in one unit. The caller
 * frees it. */
static char *estimate_text(struct panels *panels, const struct model_figure *figure, size_t row,
			   const char *name, const char *const columns[3], const char *base_unit)
{
	double numbers[3];
	char texts[3][QUANTITY_TEXT_SIZE];
	struct unit unit;

	for (size_t i = 0; i < 3; i++)
		numbers[i] = table_cell_number(figure->model, row, columns[i]);
	unit = quantity_unit(fmax(fabs(numbers[0]), fabs(numbers[1])), base_unit);
	for (size_t i = 0; i < 3; i++)
		quantity_text_in(texts[i], numbers[i], &unit, panels->job->style.language);
	return must_print("%s %s (%s to %s)", name, texts[0], texts[1], texts[2]);
}

void model_add_words(struct panels *panels, struct panel *panel, const struct model_figure *figure,
		     size_t row)
{
	static const char *const fixed_columns[] = { "fixed_seconds", "fixed_low", "fixed_high" };
	static const char *const bandwidth_columns[] = { "bandwidth_bytes_per_second",
							 "bandwidth_low", "bandwidth_high" };
	const char *reason = why_no_line(table_cell(figure->model, row, "time_line"));
	char *fixed = estimate_text(panels, figure, row, "fixed", fixed_columns, "s");
	char *bandwidth = estimate_text(panels, figure, row, "bandwidth", bandwidth_columns, "B/s");
	char *words = reason ? must_copy(reason) : must_print("%s, %s", fixed, bandwidth);

	panel_add_note(panel, NAN, NAN, (struct anchor){ 0, 0 }, words);
	free(fixed);
	free(bandwidth);
	free(words);
}

/* n and VMs of every case. */
static void print_cases(FILE *out, const struct model_figure *figure)
{
	for (size_t i = 0; i < figure->count; i++) {
		size_t row = figure->rows[i];
		const char *vms = table_cell(figure->model, row, "time_vms");

		fputs(i > 0 ? ", " : "", out);
		labels_print(out, figure->job->labels, table_cell(figure->model, row, "case"));
		fputs(" n\u00a0=\u00a0", out);
		number_print_count(out, llround(table_cell_number(figure->model, row, "time_n")),
				   figure->job->style.language);
		if (vms[0] != '\0')
			fprintf(out, " of %s\u00a0VMs", vms);
	}
}

static void print_line(FILE *out, const struct model_figure *figure)
{
	char percent[NUMBER_TEXT_SIZE];

	number_percent(percent, table_cell_number(figure->model, figure->rows[0], "level"),
		       figure->job->style.language);
	fprintf(out,
		" Line: total time = fixed cost + bytes / bandwidth, by least squares; dark "
		"band: its %s confidence band; grey: %s prediction of one new migration. "
		"Numbers: fixed cost and bandwidth with their %s intervals. From 3 VMs on, "
		"errors count as independent from VM to VM only.",
		percent, percent, percent);
}

void model_caption(FILE *out, const void *closure)
{
	const struct model_figure *figure = closure;

	fputs("Run ", out);
	labels_print(out, figure->job->labels, run_name(figure->run));
	fputs(": ", out);
	print_cases(out, figure);
	fputs(". Points: single migrations.", out);
	if (figure->has_line)
		print_line(out, figure);
	if (figure->count > 1)
		fputs(" The same scale in all plots.", out);
}

void model_alt(FILE *out, const void *closure)
{
	const struct model_figure *figure = closure;

	fprintf(out,
		"Scatter plots, one for each of %zu cases: total migration time over bytes moved, "
		"with a fitted line and its bands where there is one.",
		figure->count);
}
