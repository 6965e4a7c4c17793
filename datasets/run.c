/* run.c — reads a run. */
#include "run.h"

#include "csv.h"
#include "package.h"
#include "two-way/looks.h"
#include "vm-key.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The name stands in tables, where a line's end is a blank (csv.h): it is the same name there and
 * here. */
static bool name_in_one_line(struct run *run, struct error *err)
{
	const char *name = run_name(run);
	char *line;
	bool good;

	if (name[strcspn(name, "\r\n")] == '\0')
		return true;
	line = strdup(name);
	if (!line)
		return error_memory(err);
	csv_in_one_line(line);
	good = run_call(run, line, err);
	free(line);
	return good;
}

bool run_read(struct run *run, const char *folder, struct error *err)
{
	*run = (struct run){ .folder = strdup(folder) };
	if (!run->folder)
		return error_memory(err);
	run->package = package_read(folder, err);
	if (run->package && name_in_one_line(run, err) &&
	    table_read_in(&run->migrations, folder, &schema_migrations, err)) {
		if (run->migrations.rows == 0)
			error_set(err, "%s: the run is empty: it holds no migration",
				  run->migrations.path);
		else if (run_facts_of(&run->facts, &run->migrations, err))
			return true;
	}
	run_free(run);
	return false;
}

void run_free(struct run *run)
{
	run_facts_free(&run->facts);
	table_free(&run->migrations);
	json_decref(run->package);
	free(run->folder);
	*run = (struct run){ 0 };
}

const char *run_name(const struct run *run)
{
	return package_text(run->package, "title");
}

bool run_call(struct run *run, const char *name, struct error *err)
{
	return json_object_set_new(run->package, "title", json_string(name)) == 0 ||
	       error_memory(err);
}

const char *run_created(const struct run *run)
{
	return package_text(run->package, "created");
}

size_t run_planned(const struct run *run)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	json_int_t planned = json_integer_value(json_object_get(plan, "migrations"));

	return planned > 0 ? (size_t)planned : 0;
}

size_t run_case_rank(const struct run *run, const char *name)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	const json_t *cases = json_object_get(plan, "cases");
	size_t rank = 0;

	for (; rank < json_array_size(cases); rank++) {
		const json_t *planned = json_object_get(json_array_get(cases, rank), "case");

		if (json_is_string(planned) && strcmp(json_string_value(planned), name) == 0)
			break;
	}
	return rank;
}

static bool says(const json_t *object, const char *key, const char *word)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text && strcmp(text, word) == 0;
}

static bool asks_post_copy(const struct run *run, size_t rank)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	const json_t *planned = json_array_get(json_object_get(plan, "cases"), rank);

	return says(planned, "post-copy", "yes") || says(planned, "at-deadline", "post-copy");
}

bool run_case_post_copies(const struct run *run, const char *name)
{
	return asks_post_copy(run, run_case_rank(run, name));
}

bool run_post_copies(const struct run *run)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	size_t rank = 0;
	size_t cases = json_array_size(json_object_get(plan, "cases"));

	while (rank < cases && !asks_post_copy(run, rank))
		rank++;
	return rank < cases;
}

bool run_vm_names_made_up(const struct run *run)
{
	const json_t *migstat = json_object_get(run->package, "migstat");
	const json_t *names = json_object_get(json_object_get(migstat, "import"), "vm_names");

	return json_is_string(names) && strcmp(json_string_value(names), "told") != 0;
}

bool run_order_is_random(const struct run *run)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	const json_t *order = json_object_get(plan, "order");

	return json_is_string(order) && strcmp(json_string_value(order), "random") == 0;
}

struct run_looks run_looks_of(const struct run *run)
{
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	const json_t *until = json_object_get(plan, "until");

	return (struct run_looks){
		json_string_value(json_object_get(until, "metric")),
		(int)json_integer_value(json_object_get(until, "least_cycles")),
		(int)json_integer_value(json_object_get(plan, "cycles")),
	};
}

/* The last cycle that was attempted in the case of the row. */
static double last_cycle(const struct run *run, size_t row)
{
	const char *name = run_text(run, row, "case");
	double last = 0;

	for (size_t i = 0; i < run_rows(run); i++)
		if (strcmp(run_text(run, i, "case"), name) == 0)
			last = fmax(last, table_cell_number(&run->migrations, i, "cycle"));
	return last;
}

int run_looks_counted(const struct run *run, const char *metric, size_t row)
{
	const struct run_looks looks = run_looks_of(run);
	double last;

	if (!looks.metric || strcmp(looks.metric, metric) != 0 || looks.least_cycles < 1)
		return 0;
	last = last_cycle(run, row);
	if (last < looks.least_cycles || last >= looks.most_cycles)
		return 0;
	return two_way_looks(looks.least_cycles, looks.most_cycles, looks.most_cycles);
}

size_t run_rows(const struct run *run)
{
	return run->migrations.rows;
}

const char *run_text(const struct run *run, size_t row, const char *column)
{
	return table_cell(&run->migrations, row, column);
}

const char *run_vm(const struct run *run, size_t row)
{
	return run->facts.at ? run->facts.at[row].vm : vm_key(&run->migrations, row);
}

enum outcome run_outcome(const struct run *run, size_t row)
{
	if (run->facts.at)
		return (enum outcome)run->facts.at[row].outcome;
	return outcome_find(run_text(run, row, "outcome"));
}

bool run_measured(const struct run *run, size_t metric)
{
	size_t column = table_column(&run->migrations, metric_at(metric)->column.name);

	for (size_t row = 0; row < run_rows(run); row++)
		if (table_text(&run->migrations, row, column)[0] != '\0' &&
		    outcome_info(run_outcome(run, row))->timed)
			return true;
	return false;
}
