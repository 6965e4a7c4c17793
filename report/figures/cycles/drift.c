/* drift.c — what diagnostics.csv says of each group's drift, in words. */
#include "cycles.h"

#include "report/figures/kit/captions.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void print_words(FILE *out, const struct cycles *cycles, const struct drift *drift)
{
	const struct language *language = cycles->job->style.language;
	bool found = strcmp(drift->finding, "found") == 0;

	if (!found && strcmp(drift->finding, "not_found") != 0) {
		fputs("drift not checked", out);
		return;
	}
	fputs(found ? "drift: " : "no drift shown: ", out);
	caption_print_change(out, drift->value, &cycles->y.unit, language);
	fprintf(out, " %s" GLUE "per" GLUE "cycle", cycles->y.unit.text);
	caption_print_ends(out, drift->low, drift->high, &cycles->y.unit, language);
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

	return table_says(table, row, "check", "drift") &&
	       table_says(table, row, "metric", data->metric->column.name) &&
	       table_says(table, row, "run", run_name(data->runs[group->run].run)) &&
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
