/* figure-model-words.c — the words of the figure of the migration model. */
#include "figure-model.h"

#include "one-run.h"
#include "quantity.h"

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

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
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
		numbers[i] = cell_number(figure->model, row, columns[i]);
	unit = quantity_unit(fmax(fabs(numbers[0]), fabs(numbers[1])), base_unit);
	for (size_t i = 0; i < 3; i++)
		quantity_text_in(texts[i], numbers[i], &unit, panels->job->style.language);
	return panels_text(panels, "%s %s (%s to %s)", name, texts[0], texts[1], texts[2]);
}

void model_add_words(struct panels *panels, struct panel *panel, const struct model_figure *figure,
		     size_t row)
{
	static const char *const fixed_columns[] = { "fixed_seconds", "fixed_low", "fixed_high" };
	static const char *const bandwidth_columns[] = { "bandwidth_bytes_per_second",
							 "bandwidth_low", "bandwidth_high" };
	const char *reason = why_no_line(cell_text(figure->model, row, "time_line"));
	char *fixed = estimate_text(panels, figure, row, "fixed", fixed_columns, "s");
	char *bandwidth = estimate_text(panels, figure, row, "bandwidth", bandwidth_columns, "B/s");
	char *words = reason ? panels_text(panels, "%s", reason)
			     : panels_text(panels, "%s, %s", fixed ? fixed : "",
					   bandwidth ? bandwidth : "");

	panels_add_note(panels, panel, NAN, NAN, (struct anchor){ 0, 0 }, words ? words : "");
	free(fixed);
	free(bandwidth);
	free(words);
}

/* n and VMs of every line. */
static char *lines_of(struct panels *panels, const struct model_figure *figure)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; out && i < figure->count; i++) {
		size_t row = figure->rows[i];
		const char *vms = cell_text(figure->model, row, "time_vms");

		(void)fprintf(out, "%s%s n\u00a0=\u00a0%s", i > 0 ? ", " : "",
			      cell_text(figure->model, row, "case"),
			      cell_text(figure->model, row, "time_n"));
		if (vms[0] != '\0')
			(void)fprintf(out, " of %s\u00a0VMs", vms);
	}
	if (out && fclose(out) == 0)
		return text;
	panels->failed = true;
	return text;
}

char *model_caption(struct panels *panels, const struct model_figure *figure)
{
	char *lines = lines_of(panels, figure);
	double level = cell_number(figure->model, figure->rows[0], "level");
	char percent[NUMBER_TEXT_SIZE];
	char *text;

	number_percent(percent, level, panels->job->style.language);
	text = panels_text(
		panels, "Run %s: %s. Points: single migrations.%s", run_name(figure->run),
		lines ? lines : "",
		figure->line->rows == 0
			? " No case has a line."
			: " Line: total time = fixed cost + bytes / bandwidth, by least squares");
	free(lines);
	if (text && figure->line->rows > 0) {
		char *whole = panels_text(
			panels,
			"%s; dark band: its %s confidence band; grey: %s prediction of one new "
			"migration. Numbers: fixed cost and bandwidth with their %s intervals. "
			"From "
			"3 VMs on, errors count as independent from VM to VM only. The same scale "
			"in all plots.",
			text, percent, percent, percent);

		free(text);
		text = whole;
	}
	return text;
}

char *model_alt(struct panels *panels, const struct model_figure *figure)
{
	return panels_text(panels,
			   "Scatter plots, one for each of %zu cases: total migration time over "
			   "bytes moved, with a fitted line and its bands where there is one.",
			   figure->count);
}
