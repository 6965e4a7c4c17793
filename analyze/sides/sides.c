/* sides.c — what is compared with what: reads the runs of both sides. */
#include "inside.h"

#include "datasets/digest.h"
#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/run-names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The same folder twice would be compared with itself, or count twice. */
static bool check_once(const char *folder, const struct sides *sides, struct error *err)
{
	char *path = realpath(folder, NULL);
	bool good = true;

	for (size_t i = 0; path && good && i < sides->run_count; i++) {
		char *other = realpath(sides->runs[i].folder, NULL);

		if (other && strcmp(path, other) == 0)
			good = error_set(err,
					 "%s is named twice: a run is not compared with itself",
					 folder);
		free(other);
	}
	free(path);
	return good;
}

/* The file that holds what is compared. */
static const char *measurements_of(const struct sides *sides, size_t run)
{
	return sides->query.csv ? sides->runs[run].folder : sides->runs[run].migrations.path;
}

/* Whether both files are the same, byte by byte; false with *err, too. They are read only where
 * they are equally long. */
static bool are_copies(const char *one, const char *other, struct error *err)
{
	struct stat of_one;
	struct stat of_other;
	struct digest digests[2];

	return stat(one, &of_one) == 0 && stat(other, &of_other) == 0 && S_ISREG(of_one.st_mode) &&
	       S_ISREG(of_other.st_mode) && of_one.st_size == of_other.st_size &&
	       digest_of_file(&digests[0], one, err) && digest_of_file(&digests[1], other, err) &&
	       digest_equal(&digests[0], &digests[1]);
}

/* Whether the run that was read last holds the very bytes of another one: on the same side it would
 * count twice; on the other one that is told. */
static bool check_copies(struct sides *sides, size_t side, struct error *err)
{
	size_t before = sides->query.folder_count[BEFORE];
	size_t last = sides->run_count;

	for (size_t i = 0; i < last && run_rows(&sides->runs[last]) > 0; i++) {
		if (!are_copies(measurements_of(sides, i), measurements_of(sides, last), err))
			continue;
		if (side == AFTER && i < before)
			sides->copied = true;
		else
			return error_set(err,
					 "%s and %s hold the same measurements: a run and its copy "
					 "are one session, and count once",
					 sides->runs[i].folder, sides->runs[last].folder);
	}
	return err->text[0] == '\0';
}

/* The file's rows in groups of all columns that matter, as a run. */
static bool read_file(struct sides *sides, const char *path, struct error *err)
{
	const struct sides_query *query = &sides->query;
	struct rows_query wanted = *query->csv;
	struct rows *rows = &sides->files[sides->run_count];
	struct texts by = { 0 };
	bool good;

	for (size_t i = 0; i < query->by->count; i++)
		texts_add(&by, "%s", query->by->at[i]);
	if (query->between_column && !texts_have(&by, query->between_column))
		texts_add(&by, "%s", query->between_column);
	wanted.path = path;
	wanted.by = &by;
	wanted.directions = true;
	good = rows_read(rows, &wanted, err);
	if (good)
		sides->runs[sides->run_count] = rows_run(rows, path, &by);
	for (size_t i = 0; good && i < rows->column_count; i++)
		rows->columns[i].metric.better = query->better;
	texts_free(&by);
	return good;
}

/* Runs that share a name are told apart by their folders. */
static bool name_runs(struct sides *sides, struct error *err)
{
	size_t count = sides->run_count;
	const char **own = must_alloc(count, sizeof *own);
	const char **folders = must_alloc(count, sizeof *folders);
	char **names = must_alloc(count, sizeof *names);
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		own[i] = run_name(&sides->runs[i]);
		folders[i] = sides->runs[i].folder;
	}
	run_names(names, own, folders, count);
	for (size_t i = 0; i < count; i++) {
		good = good && (strcmp(names[i], run_name(&sides->runs[i])) == 0 ||
				run_call(&sides->runs[i], names[i], err));
		free(names[i]);
	}
	free(own);
	free(folders);
	free(names);
	return good;
}

/* Reads the folder or file of the next run. */
static bool read_next(struct sides *sides, const char *folder, struct error *err)
{
	const struct sides_query *query = &sides->query;
	struct run *run = &sides->runs[sides->run_count];

	if (query->csv)
		return read_file(sides, folder, err);
	if (!query->read)
		return run_read(run, folder, err);
	*run = *query->read;
	return true;
}

static bool read_runs(struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;
	size_t last = query->between_column ? BEFORE : AFTER;
	bool good = true;
	size_t most = query->folder_count[BEFORE] + query->folder_count[AFTER];

	sides->runs = must_alloc(most, sizeof *sides->runs);
	sides->files = must_alloc(most, sizeof *sides->files);
	for (size_t side = BEFORE; side <= last; side++)
		for (size_t i = 0; good && i < query->folder_count[side]; i++) {
			const char *folder = query->folders[side][i];

			good = check_once(folder, sides, err) && read_next(sides, folder, err) &&
			       check_copies(sides, side, err);
			sides->run_count++; /* what is half read is freed, too */
			progress_share(query->progress, sides->run_count, most);
		}
	return good && (query->csv || name_runs(sides, err));
}

static bool check_column(const struct run *run, const char *option, const char *name,
			 struct error *err)
{
	const struct table *table = &run->migrations;
	char guess[NEAREST_LIST_SIZE];

	if (schema_find(&schema_comparisons, name) < schema_count(&schema_comparisons))
		return error_set(err, "%s %s: comparisons.csv has a column of that name already",
				 option, name);
	if (table_find(table, name) < table->columns)
		return true;
	nearest_or_list(guess, name, (const char *const *)table->names, table->columns,
			sizeof(char *));
	return error_set(err, "%s %s: %s has no such column%s", option, name, table->path, guess);
}

static bool check_columns(const struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;

	for (size_t r = 0; r < sides->run_count; r++) {
		for (size_t i = 0; i < query->by->count; i++)
			if (!check_column(&sides->runs[r], "--by", query->by->at[i], err))
				return false;
		if (query->between_column &&
		    !check_column(&sides->runs[r], "--between", query->between_column, err))
			return false;
	}
	return true;
}

static bool has_case(const struct sides *sides, const char *name)
{
	for (size_t r = 0; r < sides->run_count; r++)
		for (size_t row = 0; row < run_rows(&sides->runs[r]); row++)
			if (strcmp(run_text(&sides->runs[r], row, "case"), name) == 0)
				return true;
	return false;
}

static bool complain_case(const struct sides *sides, const char *name, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t r = 0; r < sides->run_count; r++)
		for (size_t row = 0; row < run_rows(&sides->runs[r]); row++)
			nearest_offer(&nearest, run_text(&sides->runs[r], row, "case"));
	nearest_text(&nearest, guess);
	return error_set(err, "--case %s: no run has such a case%s", name, guess);
}

/* Every case asked for is in some run. */
static bool check_cases(const struct sides *sides, struct error *err)
{
	const struct texts *cases = sides->query.cases;

	for (size_t i = 0; cases && i < cases->count; i++)
		if (!has_case(sides, cases->at[i]))
			return complain_case(sides, cases->at[i], err);
	return true;
}

static bool add_rows(struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;
	bool one_sided = query->folder_count[AFTER] == 0 && !query->between_column;

	if (sides_is_against_one(sides))
		return sides_add_rows_against_one(sides, err);
	return sides_add_rows(sides, BEFORE, err) &&
	       (one_sided ||
		(sides_add_rows(sides, AFTER, err) && sides_have_common_group(sides, err)));
}

bool sides_of(struct sides *sides, const struct sides_query *query, struct error *err)
{
	*sides = (struct sides){ .query = *query };
	if (read_runs(sides, err) && check_columns(sides, err) && check_cases(sides, err) &&
	    add_rows(sides, err)) {
		sides_order_groups(sides);
		return true;
	}
	sides_free(sides);
	return false;
}

void sides_free(struct sides *sides)
{
	for (size_t i = 0; i < sides->run_count; i++) {
		if (!sides->query.read)
			run_free(&sides->runs[i]);
		rows_free(&sides->files[i]);
	}
	free(sides->files);
	for (size_t i = 0; i < sides->group_count; i++) {
		texts_free(&sides->groups[i].key);
		free(sides->groups[i].side[BEFORE].at);
		free(sides->groups[i].side[AFTER].at);
	}
	free(sides->runs);
	free(sides->groups);
	free(sides->places);
	*sides = (struct sides){ 0 };
}
