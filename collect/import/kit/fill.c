/* fill.c — a migration's row: what the file leaves open is filled in, by --set or by a rule. */
#include "inside.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct counted {
	char *key;
	int cycles;
};

static struct counted *find(const struct cycle_counts *cycles, const char *key)
{
	for (size_t i = 0; i < cycles->count; i++)
		if (strcmp(cycles->at[i].key, key) == 0)
			return &cycles->at[i];
	return NULL;
}

/* A new one; key is taken over if it is not NULL without memory. */
static struct counted *add(struct cycle_counts *cycles, char *key)
{
	if (!array_grow(&cycles->at, &cycles->capacity, cycles->count, sizeof *cycles->at))
		return NULL;
	cycles->at[cycles->count] = (struct counted){ key, 0 };
	return &cycles->at[cycles->count++];
}

static bool next_cycle(struct cycle_counts *cycles, const char *case_name, const char *vm,
		       const char *direction, int *cycle, struct error *err)
{
	struct counted *counted;
	char *key;

	if (asprintf(&key, "%s\n%s\n%s", case_name, vm, direction) < 0)
		return error_memory(err);
	counted = find(cycles, key);
	if (counted) {
		free(key);
	} else {
		counted = add(cycles, key);
		if (!counted) {
			free(key);
			return error_memory(err);
		}
	}
	*cycle = ++counted->cycles;
	return true;
}

void cycle_counts_free(struct cycle_counts *cycles)
{
	for (size_t i = 0; i < cycles->count; i++)
		free(cycles->at[i].key);
	free(cycles->at);
	*cycles = (struct cycle_counts){ 0 };
}

long sink_number(struct import_sink *sink)
{
	return ++sink->last;
}

/* The text of a required column that the file does not hold. */
static const char *fill(struct import_sink *sink, const char *column, const char *otherwise)
{
	const char *set = sink_set(sink, column);

	sink_said(sink, column, set ? set : otherwise, set ? "--set" : "assumption");
	return set ? set : otherwise;
}

/* --set may fill what the file leaves open, not contradict it. */
static bool agree(struct import_sink *sink, const char *column, const char **text,
		  struct error *err)
{
	const char *set = sink_set(sink, column);

	if (!set || (*text && strcmp(*text, set) == 0))
		return true;
	if (*text && strcmp(column, "case") != 0) /* a case's name is only a name */
		return error_set(err,
				 "%s: it says itself that %s is '%s'; --set %s=%s contradicts it",
				 sink->source->path, column, *text, column, set);
	*text = set;
	sink_said(sink, column, set, "--set");
	return true;
}

/* What became of it may be set where the file does not tell. */
static bool agree_outcome(struct import_sink *sink, struct migration_row *row, struct error *err)
{
	const char *told = row->outcome == OUTCOME_UNKNOWN ? NULL : outcome_words[row->outcome];

	if (!agree(sink, "outcome", &told, err))
		return false;
	if (row->outcome == OUTCOME_UNKNOWN && told) {
		row->outcome = outcome_find(told);
		row->error = NULL;
	}
	return true;
}

static bool fill_row(struct import_sink *sink, struct migration_row *row, struct error *err)
{
	if (!agree(sink, "case", &row->case_name, err) || !agree(sink, "vm", &row->vm, err) ||
	    !agree(sink, "vm_uuid", &row->vm_uuid, err) ||
	    !agree(sink, "source", &row->source, err) ||
	    !agree(sink, "destination", &row->destination, err) ||
	    !agree(sink, "direction", &row->direction, err) || !agree_outcome(sink, row, err))
		return false;
	if (row->migration == 0)
		row->migration = sink_number(sink);
	if (!row->case_name)
		row->case_name = fill(sink, "case", "imported");
	if (sink->made_up ? !sink_set(sink, "vm") : !row->vm && !sink_set(sink, "vm"))
		sink->made_up_names++;
	if (!row->vm)
		row->vm = fill(sink, "vm", "vm");
	if (!row->direction)
		row->direction = fill(sink, "direction", "AB");
	if (row->order == 0)
		row->order = 1;
	return row->cycle > 0 ||
	       next_cycle(&sink->cycles, row->case_name, row->vm, row->direction, &row->cycle, err);
}

static const char *cell_of(const struct import_cell *cells, size_t count, const char *column)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(cells[i].column, column) == 0)
			return cells[i].text;
	return NULL;
}

bool sink_migration(struct import_sink *sink, struct migration_row *row,
		    const struct import_cell *cells, size_t count, struct error *err)
{
	size_t columns = sink->further[0].table == &schema_migrations ? sink->further[0].count : 0;
	const char **further = calloc(columns + 1, sizeof *further);
	bool good;

	if (!further)
		return error_memory(err);
	good = fill_row(sink, row, err);
	for (size_t i = 0; good && i < columns; i++) {
		const char *name = sink->columns[i].name;

		further[i] = strcmp(name, "file") == 0 ? sink->source->path
						       : cell_of(cells, count, name);
		good = agree(sink, name, &further[i], err);
	}
	row->further = further;
	good = good && kept_add(&sink->kept, row, columns, err);
	row->further = NULL;
	free(further);
	return good;
}
