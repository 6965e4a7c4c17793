/* figure-check.c — does an analysis belong to the run beside it, and can this figure show it? */
#include "figure-check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool check_grouping(const struct table *table, const char *folder, struct error *err)
{
	for (size_t i = 0; i < table->columns; i++) {
		const char *name = table->names[i];

		if (strcmp(name, "case") != 0 &&
		    schema_find(table->schema, name) == schema_count(table->schema))
			return error_set(err,
					 "%s is grouped by '%s'; this figure shows cases: run "
					 "`migstat analyze %s` without --by",
					 table->path, name, folder);
	}
	if (table_column(table, "case") == table->columns)
		return error_set(err,
				 "%s is not grouped by 'case', which this figure shows: run "
				 "`migstat analyze %s` without --by",
				 table->path, folder);
	return true;
}

bool check_outcome_row(const struct run_data *run, const char *name, size_t *row, struct error *err)
{
	const struct table *table = run->outcomes;

	for (*row = 0; *row < table->rows; (*row)++)
		if (strcmp(table_text(table, *row, table_column(table, "case")), name) == 0 &&
		    strcmp(table_text(table, *row, table_column(table, "run")),
			   run_name(run->run)) == 0)
			return true;
	return error_set(err, "%s: it has no row for the case '%s': run `migstat analyze %s` again",
			 table->path, name, run->run->folder);
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

	return error_set(err,
			 "%s/analysis does not belong to %s: case '%s' has %lld %s in the analysis "
			 "and %lld in the run: run `migstat analyze %s` again",
			 run->folder, run->migrations.path, group->name, analyzed, what, found,
			 run->folder);
}

static long long vm_count(const struct point *points, size_t count)
{
	long long vms = 0;

	for (size_t i = 0; i < count; i++) {
		size_t earlier = 0;

		while (earlier < i && strcmp(points[earlier].vm_key, points[i].vm_key) != 0)
			earlier++;
		vms += earlier == i;
	}
	return vms;
}

static long long rows_of_case(const struct run *run, const char *name)
{
	size_t column = table_column(&run->migrations, "case");
	long long rows = 0;

	for (size_t i = 0; i < run->migrations.rows; i++)
		rows += strcmp(table_text(&run->migrations, i, column), name) == 0;
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

bool check_group(const struct figure_data *data, const struct group *group, struct error *err)
{
	const struct run *run = data->runs[group->run].run;
	const struct point *points = data->points + group->first_point;
	long long rows = rows_of_case(run, group->name);
	long long vms = vm_count(points, group->point_count);

	if (group->planned != rows)
		return stale(data, group, "migrations", group->planned, rows, err);
	if (group->n != (long long)group->point_count)
		return stale(data, group, "values", group->n, (long long)group->point_count, err);
	if (group->censored_analyzed != group->censored)
		return stale(data, group, "values at the give-up limit", group->censored_analyzed,
			     group->censored, err);
	if (group->vms != vms)
		return stale(data, group, "VMs", group->vms, vms, err);
	if (group->n > 0 && isnan(group->mean))
		return error_set(err, "%s: case '%s' has %lld values but no mean",
				 data->runs[group->run].summary->path, group->name, group->n);
	if (!values_agree(data, group))
		return error_set(err,
				 "%s/analysis does not belong to %s: case '%s' has other values in "
				 "the run than in the analysis: run `migstat analyze %s` again",
				 run->folder, run->migrations.path, group->name, run->folder);
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
		"%zu: run `migstat analyze %s` again",
		source->folder, source->migrations.path, planned, source->migrations.rows,
		source->folder);
}
