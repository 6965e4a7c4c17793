/* outcomes.c — runs with their outcomes by group, without a metric. */
#include "inside.h"

#include "datasets/must.h"

#include <string.h>

static bool read_run(struct figure_data *data, struct sources *sources, size_t index,
		     const struct labels *labels, size_t *rows, struct error *err)
{
	struct run_data *run = &data->runs[index];

	run->run = sources_run(sources, index);
	run->outcomes = sources_table(sources, index, &schema_outcomes, err);
	if (!run->outcomes || !check_grouping(data, run->outcomes, run->run->folder, err))
		return false;
	*rows += run->outcomes->rows;
	run->label = labels_text(labels, run_name(run->run));
	return true;
}

static bool add_group(struct figure_data *data, size_t run, size_t row, const struct labels *labels,
		      struct error *err)
{
	const struct table *table = data->runs[run].outcomes;
	struct group *group = &data->groups[data->group_count++];

	*group = (struct group){ .run = run, .row = row };
	for (size_t i = 0; i < data->by_count; i++)
		group->keys[i] = table_cell(table, row, data->by[i]);
	group->by_outcome = table_cell(table, row, "by_outcome");
	integer_of_text(table_cell(table, row, "planned"), 0, 1000000000, &group->planned);
	group->label = labels_text(labels, group->keys[data->by_count - 1]);
	return check_counts(group, table, row, err) && check_planned(data, group, err);
}

static bool take_run(struct figure_data *data, size_t index, const struct labels *labels,
		     struct error *err)
{
	const struct run_data *run = &data->runs[index];

	for (size_t row = 0; row < run->outcomes->rows; row++)
		if (strcmp(table_cell(run->outcomes, row, "run"), run_name(run->run)) == 0 &&
		    !add_group(data, index, row, labels, err))
			return false;
	return check_cases(data, index, err);
}

bool figure_data_read_outcomes(struct figure_data *data, struct sources *sources,
			       const struct labels *labels, const char *only_case,
			       struct error *err)
{
	size_t count = sources_count(sources);
	size_t rows = 0;
	bool good = true;

	*data = (struct figure_data){ 0 };
	data->runs = must_alloc(count, sizeof *data->runs);
	for (size_t i = 0; good && i < count; i++) {
		data->run_count++;
		good = read_run(data, sources, i, labels, &rows, err);
	}
	data->groups = must_alloc(rows, sizeof *data->groups);
	for (size_t i = 0; good && i < count; i++)
		good = take_run(data, i, labels, err);
	good = good && clusters_select(data, only_case, err);
	if (good)
		clusters_make(data, labels);
	else
		figure_data_free(data);
	return good;
}
