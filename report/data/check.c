/* check.c — does an analysis belong to the run beside it, and can this figure show it? */
#include "inside.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t grouping_of(const struct table *table, const char *by[BY_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i < table->columns; i++) {
		if (schema_find(table->schema, table->names[i]) < schema_count(table->schema))
			continue;
		if (count < BY_MOST)
			by[count] = table->names[i];
		count++;
	}
	return count;
}

static bool same_grouping(const struct figure_data *data, const char *by[BY_MOST], size_t count)
{
	bool same = count == key_count(data);

	for (size_t i = 0; same && i < count; i++)
		same = strcmp(data->by[i], by[i]) == 0;
	return same;
}

static const char *others(size_t count)
{
	return count > 2 ? " and others" : count > 1 ? " and another" : "";
}

bool check_grouping(struct figure_data *data, const struct table *table, const char *folder,
		    struct error *err)
{
	const char *by[BY_MOST] = { NULL };
	size_t count = grouping_of(table, by);

	if (data->file && count == 0) { /* all rows are one group */
		by[0] = "";
		count = 1;
	}
	if (count == 0 || count > BY_MOST)
		return error_set(err,
				 "%s is grouped by %zu columns; a figure shows groups by one to "
				 "%d, such as `migstat analyze --by case,direction %s`",
				 table->path, count, BY_MOST, folder);
	if (data->by_count == 0) {
		memcpy(data->by, by, sizeof by);
		data->by_count = count;
	}
	if (same_grouping(data, by, count))
		return true;
	return error_set(
		err,
		"%s is grouped by '%s'%s, what was read before by '%s'%s: analyze all runs "
		"with the same --by",
		table->path, by[0], others(count), data->by[0], others(key_count(data)));
}

struct key_columns key_columns_of(const struct figure_data *data, const struct table *table)
{
	struct key_columns keys;

	for (size_t i = 0; i < BY_MOST; i++)
		keys.at[i] = i < key_count(data) ? table_find(table, data->by[i]) : table->columns;
	return keys;
}

bool group_has_row(const struct figure_data *data, const struct group *group,
		   const struct table *table, const struct key_columns *keys, size_t row)
{
	for (size_t i = 0; i < key_count(data); i++)
		if (strcmp(table_text(table, row, keys->at[i]), group->keys[i]) != 0)
			return false;
	return true;
}

bool check_outcome_row(const struct figure_data *data, const struct group *group, size_t *row,
		       struct error *err)
{
	const struct run_data *run = &data->runs[group->run];
	const struct table *table = run->outcomes;
	struct key_columns keys = key_columns_of(data, table);

	for (*row = 0; *row < table->rows; (*row)++)
		if (group_has_row(data, group, table, &keys, *row) &&
		    table_says(table, *row, "run", run_name(run->run)))
			return true;
	return error_set(err,
			 "%s: it has no row for the %s '%s': run `migstat analyze %s` again, with "
			 "the options it had",
			 table->path, data->by[data->by_count - 1], group->keys[data->by_count - 1],
			 run->run->folder);
}

/* Takes "word 12" off *text, with "; " after it if more follows. */
static bool take_count(const char **text, struct group *group)
{
	char word[64];
	size_t length = strcspn(*text, " ;");
	enum outcome outcome;
	char *end;
	long long count;

	if (length >= sizeof word || (*text)[length] != ' ')
		return false;
	memcpy(word, *text, length);
	word[length] = '\0';
	outcome = outcome_find(word);
	count = strtoll(*text + length, &end, 10);
	if (outcome == OUTCOME_COUNT || count <= 0 || (*end != '\0' && *end != ';'))
		return false;
	group->counts[outcome] += count;
	*text = end + strspn(end, "; ");
	return true;
}

bool check_counts(struct group *group, const struct table *outcomes, size_t row, struct error *err)
{
	size_t column = table_column(outcomes, "by_outcome");
	const char *text = group->by_outcome;
	long long sum = 0;

	while (*text != '\0')
		if (!take_count(&text, group))
			return error_at(err, table_place(outcomes, row, column),
					"column 'by_outcome': '%s' is not a list of outcomes such "
					"as 'ok 8; refused 2'",
					group->by_outcome);
	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		sum += group->counts[i];
	if (sum != group->planned)
		return error_at(err, table_place(outcomes, row, column),
				"column 'by_outcome': the outcomes add up to %lld, but %lld "
				"migrations were planned",
				sum, group->planned);
	return true;
}

static bool stale(const struct figure_data *data, const struct group *group, const char *what,
		  long long analyzed, long long found, struct error *err)
{
	const struct run *run = data->runs[group->run].run;

	return error_set(
		err,
		"%s/analysis does not belong to %s: %s '%s' has %lld %s in the analysis "
		"and %lld in the run: run `migstat analyze %s` again, with the options it had",
		run->folder, run->migrations.path, data->by[data->by_count - 1],
		group->keys[data->by_count - 1], analyzed, what, found, run->folder);
}

static long long vm_count(const struct point *points, size_t count)
{
	const char **keys = must_alloc(count, sizeof *keys);
	uint32_t *ranks = must_alloc(count, sizeof *ranks);
	size_t vms;

	for (size_t i = 0; i < count; i++)
		keys[i] = points[i].vm_key;
	vms = rank_texts(ranks, keys, count);
	free(keys);
	free(ranks);
	return (long long)vms;
}

static long long rows_of_group(const struct figure_data *data, const struct group *group)
{
	const struct table *table = &data->runs[group->run].run->migrations;
	struct key_columns keys = key_columns_of(data, table);
	long long rows = 0;

	for (size_t i = 0; i < table->rows; i++)
		rows += group_has_row(data, group, table, &keys, i);
	return rows;
}

/* Migrations measured anew can leave every count as it was: look at the values, too. */
static bool values_agree(const struct figure_data *data, const struct group *group)
{
	double least = INFINITY;
	double most = -INFINITY;

	for (size_t i = 0; i < group->point_count; i++) {
		double value = data->points[group->first_point + i].value;

		least = fmin(least, value);
		most = fmax(most, value);
	}
	/* written so that an analysis without these columns (NaN) passes */
	return group->point_count == 0 || !(fabs(group->least - least) > 1e-9 * fabs(least) ||
					    fabs(group->most - most) > 1e-9 * fabs(most));
}

bool check_planned(const struct figure_data *data, const struct group *group, struct error *err)
{
	long long rows = data->file ? group->planned : rows_of_group(data, group);

	return group->planned == rows ||
	       stale(data, group, "migrations", group->planned, rows, err);
}

bool check_group(const struct figure_data *data, const struct group *group, struct error *err)
{
	const struct run *run = data->runs[group->run].run;
	const struct point *points = data->points + group->first_point;
	long long vms = vm_count(points, group->point_count);

	if (!check_planned(data, group, err))
		return false;
	if (group->n != (long long)group->point_count)
		return stale(data, group, "values", group->n, (long long)group->point_count, err);
	if (group->censored_analyzed != group->censored)
		return stale(data, group, "values at the give-up limit", group->censored_analyzed,
			     group->censored, err);
	if (group->vms != vms && !(data->file && !data->file->unit_of))
		return stale(data, group, "VMs", group->vms, vms, err);
	if (group->n > 0 && isnan(group->mean))
		return error_set(err, "%s: %s '%s' has %lld values but no mean",
				 data->runs[group->run].summary->path, data->by[data->by_count - 1],
				 group->keys[data->by_count - 1], group->n);
	if (!values_agree(data, group))
		return error_set(err,
				 "%s/analysis does not belong to %s: %s '%s' has other values in "
				 "the run than in the analysis: run `migstat analyze %s` again, "
				 "with the options it had",
				 run->folder, run->migrations.path, data->by[data->by_count - 1],
				 group->keys[data->by_count - 1], run->folder);
	return true;
}

bool check_cases(const struct figure_data *data, size_t run, struct error *err)
{
	const struct run *source = data->runs[run].run;
	long long planned = 0;

	for (size_t i = 0; i < data->group_count; i++)
		if (data->groups[i].run == run)
			planned += data->groups[i].planned;
	if (planned == (long long)source->migrations.rows)
		return true;
	return error_set(
		err,
		"%s/analysis does not belong to %s: it counts %lld migrations, the run has "
		"%zu: run `migstat analyze %s` again, with the options it had",
		source->folder, source->migrations.path, planned, source->migrations.rows,
		source->folder);
}
