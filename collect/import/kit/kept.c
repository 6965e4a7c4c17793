/* kept.c — imported migrations, kept until every file has been read. */
#include "inside.h"

#include "iso-time.h"

#include "datasets/array.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS = 7 };

struct kept_row {
	struct migration_row row;
	size_t further_count;
	const char **further;
};

/* The row's texts, one after the other. */
static void texts_of(struct migration_row *row, const char **texts[TEXTS])
{
	texts[0] = &row->case_name;
	texts[1] = &row->vm;
	texts[2] = &row->vm_uuid;
	texts[3] = &row->direction;
	texts[4] = &row->source;
	texts[5] = &row->destination;
	texts[6] = &row->error;
}

static void row_free(struct kept_row *kept)
{
	const char **texts[TEXTS];

	if (!kept)
		return;
	texts_of(&kept->row, texts);
	for (size_t i = 0; i < TEXTS; i++)
		free((char *)*texts[i]);
	for (size_t i = 0; kept->further && i < kept->further_count; i++)
		free((char *)kept->further[i]);
	free(kept->further);
	free(kept);
}

/* Copies a text in its place; NULL stays NULL. */
static bool own(const char **text)
{
	if (*text)
		*text = strdup(*text);
	return *text != NULL;
}

static struct kept_row *row_new(const struct migration_row *row, size_t further)
{
	struct kept_row *kept = calloc(1, sizeof *kept);
	const char **texts[TEXTS];
	bool good = true;

	if (!kept)
		return NULL;
	kept->row = *row;
	kept->further_count = further;
	kept->further = calloc(further + 1, sizeof *kept->further);
	kept->row.further = kept->further;
	texts_of(&kept->row, texts);
	for (size_t i = 0; i < TEXTS; i++)
		good = (!*texts[i] || own(texts[i])) && good;
	for (size_t i = 0; kept->further && i < further; i++) {
		kept->further[i] = row->further[i];
		good = (!row->further[i] || own(&kept->further[i])) && good;
	}
	if (good && kept->further)
		return kept;
	row_free(kept);
	return NULL;
}

bool kept_add(struct kept *kept, const struct migration_row *row, size_t further, struct error *err)
{
	if (!array_grow(&kept->rows, &kept->capacity, kept->count, sizeof(struct kept_row *)))
		return error_memory(err);
	kept->rows[kept->count] = row_new(row, further);
	if (!kept->rows[kept->count])
		return error_memory(err);
	kept->count++;
	free(kept->windows);
	kept->windows = NULL;
	return true;
}

/* How long it was under way, as well as it is known; NaN = not at all. */
static double length_of(const struct migration_row *row)
{
	static const enum metric_index lengths[] = { METRIC_TOTAL_TIME_SECONDS,
						     METRIC_CALL_TIME_SECONDS,
						     METRIC_JOB_TIME_SECONDS };
	double length = NAN;

	for (size_t i = 0; i < COUNT(lengths) && isnan(length); i++)
		length = row->value[lengths[i]];
	return length;
}

static int by_begin(const void *left, const void *right)
{
	const struct sink_window *a = left;
	const struct sink_window *b = right;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return a->migration < b->migration ? -1 : a->migration > b->migration;
}

static void make_windows(struct kept *kept)
{
	kept->window_count = 0;
	kept->windows = calloc(kept->count + 1, sizeof *kept->windows);
	for (size_t i = 0; kept->windows && i < kept->count; i++) {
		struct migration_row *row = &kept->rows[i]->row;
		double length = length_of(row);
		double begin;

		if (isnan(length) || !time_of_iso(row->started_at, &begin))
			continue;
		kept->windows[kept->window_count++] =
			(struct sink_window){ row->migration, row->vm, begin, begin + length,
					      row->value };
	}
	if (kept->window_count > 0)
		qsort(kept->windows, kept->window_count, sizeof *kept->windows, by_begin);
}

const struct sink_window *kept_windows(struct kept *kept, size_t *count)
{
	if (!kept->windows)
		make_windows(kept);
	*count = kept->windows ? kept->window_count : 0;
	return kept->windows;
}

double *kept_values(const struct kept *kept, long migration)
{
	for (size_t i = kept->count; i > 0; i--)
		if (kept->rows[i - 1]->row.migration == migration)
			return kept->rows[i - 1]->row.value;
	return NULL;
}

static bool is_same_text(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

static bool is_same(const struct migration_row *one, const struct migration_row *other)
{
	if (one->clock_seconds != other->clock_seconds || one->outcome != other->outcome ||
	    !is_same_text(one->vm, other->vm) || !is_same_text(one->source, other->source) ||
	    !is_same_text(one->destination, other->destination))
		return false;
	for (size_t i = 0; i < metric_count(); i++)
		if (one->value[i] != other->value[i] &&
		    !(isnan(one->value[i]) && isnan(other->value[i])))
			return false;
	return true;
}

bool kept_has(const struct kept *kept, size_t count, const struct migration_row *row)
{
	for (size_t i = count; i > 0; i--)
		if (is_same(&kept->rows[i - 1]->row, row))
			return true;
	return false;
}

bool kept_write(const struct kept *kept, struct run_writer *run, struct error *err)
{
	for (size_t i = 0; i < kept->count; i++)
		if (!run_add_migration(run, &kept->rows[i]->row, err))
			return false;
	return true;
}

void kept_free(struct kept *kept)
{
	for (size_t i = 0; i < kept->count; i++)
		row_free(kept->rows[i]);
	free(kept->rows);
	free(kept->windows);
	*kept = (struct kept){ 0 };
}
