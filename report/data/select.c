/* select.c — which groups of the analysis are wanted: by case, and by the text of a column. */
#include "inside.h"

#include "datasets/nearest.h"

#include <stdlib.h>
#include <string.h>

static bool no_such(const struct figure_data *data, size_t key, const char *option,
		    const char *text, struct error *err)
{
	struct nearest nearest = { .typed = text };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < data->group_count; i++)
		nearest_offer(&nearest, data->groups[i].keys[key]);
	nearest_text(&nearest, guess);
	return error_set(err, "--%s %s: the analysis has no such %s%s", option, text, data->by[key],
			 guess);
}

static bool has_text(const struct figure_data *data, size_t key, const char *text)
{
	for (size_t i = 0; i < data->group_count; i++)
		if (strcmp(data->groups[i].keys[key], text) == 0)
			return true;
	return false;
}

bool clusters_select(struct figure_data *data, const struct data_wish *wish, struct error *err)
{
	size_t wanted = wish->cases ? wish->cases->count : 0;
	size_t kept = 0;

	for (size_t i = 0; i < wanted; i++)
		if (!has_text(data, 0, wish->cases->at[i]))
			return no_such(data, 0, "case", wish->cases->at[i], err);
	for (size_t i = 0; wanted > 0 && i < data->group_count; i++)
		if (texts_have(wish->cases, data->groups[i].keys[0]))
			data->groups[kept++] = data->groups[i];
	if (wanted > 0)
		data->group_count = kept;
	return true;
}

static bool find_column(const struct figure_data *data, const char *column, size_t *key,
			struct error *err)
{
	struct nearest nearest = { .typed = column };
	char guess[NEAREST_TEXT_SIZE];

	for (*key = 0; *key < key_count(data); (*key)++) {
		if (strcmp(data->by[*key], column) == 0)
			return true;
		nearest_offer(&nearest, data->by[*key]);
	}
	nearest_text(&nearest, guess);
	return error_set(err,
			 "--by %s: it is none of the columns that the analysis is grouped by%s",
			 column, guess);
}

/* Column number key goes behind all others. */
static void move_back(struct figure_data *data, size_t key)
{
	const char *by = data->by[key];
	size_t last = key_count(data) - 1;

	for (size_t i = key; i < last; i++)
		data->by[i] = data->by[i + 1];
	data->by[last] = by;
	for (size_t g = 0; g < data->group_count; g++) {
		const char **keys = data->groups[g].keys;
		const char *text = keys[key];

		for (size_t i = key; i < last; i++)
			keys[i] = keys[i + 1];
		keys[last] = text;
	}
	data->by_count--;
	data->fixed_count++;
}

static bool fix(struct figure_data *data, const struct key_text *wanted, struct error *err)
{
	size_t kept = 0;
	size_t key;

	if (!find_column(data, wanted->column, &key, err))
		return false;
	if (!has_text(data, key, wanted->text))
		return no_such(data, key, "by", wanted->text, err);
	for (size_t i = 0; i < data->group_count; i++)
		if (strcmp(data->groups[i].keys[key], wanted->text) == 0)
			data->groups[kept++] = data->groups[i];
	data->group_count = kept;
	if (data->by_count > 1) /* something must be written beneath the groups */
		move_back(data, key);
	return true;
}

bool clusters_fix(struct figure_data *data, const struct data_wish *wish, struct error *err)
{
	for (size_t i = 0; i < wish->fixed_count; i++)
		if (!fix(data, &wish->fixed[i], err))
			return false;
	if (data->by_count <= BY_SHOWN)
		return true;
	return error_set(err,
			 "the analysis is grouped by %zu columns, and a plot tells groups apart by "
			 "one or two: `--by %s` gives each %s a plot of its own",
			 data->by_count, data->by[data->by_count - 1],
			 data->by[data->by_count - 1]);
}

bool figure_data_texts(struct texts *texts, struct sources *sources, const char *column,
		       struct error *err)
{
	const struct table *outcomes = sources_table(sources, 0, &schema_outcomes, err);
	struct figure_data data = { 0 };
	size_t key;

	if (!outcomes || !check_grouping(&data, outcomes, sources_run(sources, 0)->folder, err) ||
	    !find_column(&data, column, &key, err))
		return false;
	for (size_t i = 0; i < outcomes->rows; i++) {
		const char *text = table_text(outcomes, i, table_find(outcomes, column));

		if (!texts_have(texts, text))
			texts_add(texts, "%s", text);
	}
	return true;
}
