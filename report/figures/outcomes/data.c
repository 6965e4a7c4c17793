/* data.c — reads outcomes.csv of the runs. */
#include "outcomes.h"

#include "report/data/check.h"
#include "report/data/clusters.h"

#include <stdlib.h>
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
		group->keys[i] = table_text(table, row, table_column(table, data->by[i]));
	group->by_outcome = table_text(table, row, table_column(table, "by_outcome"));
	integer_of_text(table_text(table, row, table_column(table, "planned")), 0, 1000000000,
			&group->planned);
	group->label = labels_text(labels, group->keys[data->by_count - 1]);
	return check_counts(group, table, row, err) && check_planned(data, group, err);
}

static bool take_run(struct figure_data *data, size_t index, const struct labels *labels,
		     struct error *err)
{
	const struct run_data *run = &data->runs[index];
	size_t name = table_column(run->outcomes, "run");

	for (size_t row = 0; row < run->outcomes->rows; row++)
		if (strcmp(table_text(run->outcomes, row, name), run_name(run->run)) == 0 &&
		    !add_group(data, index, row, labels, err))
			return false;
	return check_cases(data, index, err);
}

bool outcomes_read(struct figure_data *data, struct sources *sources, const struct labels *labels,
		   const char *only_case, struct error *err)
{
	size_t count = sources_count(sources);
	size_t rows = 1;
	bool good = true;

	*data = (struct figure_data){ 0 };
	data->runs = calloc(count + 1, sizeof *data->runs);
	if (!data->runs)
		return error_memory(err);
	for (size_t i = 0; good && i < count; i++) {
		data->run_count++;
		good = read_run(data, sources, i, labels, &rows, err);
	}
	if (good) {
		data->groups = calloc(rows, sizeof *data->groups);
		good = data->groups || error_memory(err);
	}
	for (size_t i = 0; good && i < count; i++)
		good = take_run(data, i, labels, err);
	good = good && clusters_select(data, only_case, err);
	if (good)
		clusters_make(data, labels);
	else
		figure_data_free(data);
	return good;
}
