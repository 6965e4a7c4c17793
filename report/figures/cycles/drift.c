/* drift.c — what diagnostics.csv says of each group's drift, in words. */
#include "cycles.h"

#include "report/data/data.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GLUE "\u00A0" /* a blank at which no line breaks */

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

static bool make_words(const struct cycles *cycles, struct drift *drift, struct error *err)
{
	size_t size;
	FILE *out = open_memstream(&drift->words, &size);

	if (!out)
		return error_memory(err);
	print_words(out, cycles, drift);
	return fclose(out) == 0 || error_memory(err);
}

static bool is_row(const struct cycles *cycles, const struct group *group,
		   const struct table *table, const struct key_columns *keys, size_t row)
{
	const struct figure_data *data = &cycles->data;

	return strcmp(table_text(table, row, table_column(table, "check")), "drift") == 0 &&
	       strcmp(table_text(table, row, table_column(table, "metric")),
		      data->metric->column.name) == 0 &&
	       strcmp(table_text(table, row, table_column(table, "run")),
		      run_name(data->runs[group->run].run)) == 0 &&
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
		drift->finding = table_text(table, row, table_column(table, "finding"));
		drift->value = table_number(table, row, table_column(table, "value"));
		drift->low = table_number(table, row, table_column(table, "value_low"));
		drift->high = table_number(table, row, table_column(table, "value_high"));
		return make_words(cycles, drift, err);
	}
	return true;
}

bool cycles_take_drifts(struct cycles *cycles, struct error *err)
{
	bool good = true;

	cycles->drifts = calloc(cycles->data.group_count + 1, sizeof *cycles->drifts);
	if (!cycles->drifts)
		return error_memory(err);
	for (size_t i = 0; good && i < cycles->data.group_count; i++) {
		cycles->drifts[i] = (struct drift){ .value = NAN, .low = NAN, .high = NAN };
		good = take_drift(cycles, i, err);
	}
	return good;
}
