/* drift.c — what diagnostics.csv says of each group's drift, in words. */
#include "cycles.h"

#include "report/draw/number.h"
#include "report/figures/kit/captions.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "+0.12", "−3.4": a change has a sign. */
static void print_change(FILE *out, const struct cycles *cycles, double value)
{
	char text[NUMBER_TEXT_SIZE];

	number_short(text, value * cycles->y.unit.factor, cycles->job->style.language);
	fprintf(out, "%s%s", value > 0 ? "+" : "", text);
}

static void print_words(FILE *out, const struct cycles *cycles, const struct drift *drift)
{
	bool found = strcmp(drift->finding, "found") == 0;

	if (!found && strcmp(drift->finding, "not_found") != 0) {
		fputs("drift not checked", out);
		return;
	}
	fputs(found ? "drift: " : "no drift shown: ", out);
	print_change(out, cycles, drift->value);
	fprintf(out, " %s" GLUE "per" GLUE "cycle", cycles->y.unit.text);
	if (isnan(drift->low) || isnan(drift->high))
		return;
	fputs(" (", out);
	print_change(out, cycles, drift->low);
	fputs(GLUE "to" GLUE, out);
	print_change(out, cycles, drift->high);
	fputc(')', out);
}

static char *words_of(const struct cycles *cycles, const struct drift *drift)
{
	char *words;
	size_t length;
	FILE *out = must_open_text(&words, &length);

	print_words(out, cycles, drift);
	must_close_text(out);
	return words;
}

static bool is_row(const struct cycles *cycles, const struct group *group,
		   const struct table *table, const struct key_columns *keys, size_t row)
{
	const struct figure_data *data = &cycles->data;

	return strcmp(table_cell(table, row, "check"), "drift") == 0 &&
	       strcmp(table_cell(table, row, "metric"), data->metric->column.name) == 0 &&
	       strcmp(table_cell(table, row, "run"), run_name(data->runs[group->run].run)) == 0 &&
	       group_has_row(data, group, table, keys, row);
}

static bool take_drift(struct cycles *cycles, size_t index, struct error *err)
{
	const struct group *group = &cycles->data.groups[index];
	struct drift *drift = &cycles->drifts[index];
	const struct table *table;
	struct key_columns keys;

	if (!sources_has(cycles->job->sources, group->run, &schema_diagnostics))
		return true; /* an older analysis: nothing is said */
	table = sources_table(cycles->job->sources, group->run, &schema_diagnostics, err);
	if (!table)
		return false;
	keys = key_columns_of(&cycles->data, table);
	for (size_t row = 0; row < table->rows; row++) {
		if (!is_row(cycles, group, table, &keys, row))
			continue;
		drift->known = true;
		drift->finding = table_cell(table, row, "finding");
		drift->value = table_cell_number(table, row, "value");
		drift->low = table_cell_number(table, row, "value_low");
		drift->high = table_cell_number(table, row, "value_high");
		drift->words = words_of(cycles, drift);
		return true;
	}
	return true;
}

bool cycles_take_drifts(struct cycles *cycles, struct error *err)
{
	bool good = true;

	cycles->drifts = must_alloc(cycles->data.group_count, sizeof *cycles->drifts);
	for (size_t i = 0; good && i < cycles->data.group_count; i++) {
		cycles->drifts[i] = (struct drift){ .value = NAN, .low = NAN, .high = NAN };
		good = take_drift(cycles, i, err);
	}
	return good;
}
