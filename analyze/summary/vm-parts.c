/* vm-parts.c — every VM of a group by itself, in each direction and in both. */
#include "vm-parts.h"

#include "analyze/data/members.h"
#include "analyze/statistics/moments.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[VM_DIRECTIONS] = { "AB", "BA", "both" };

/* One value, measured or censored. */
struct entry {
	const struct sample *sample;
	enum vm_direction direction;
	bool censored;
};

static int by_vm_direction_and_row(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	int order = strcmp(a->sample->vm, b->sample->vm);

	if (order == 0)
		order = (a->direction > b->direction) - (a->direction < b->direction);
	if (order == 0)
		order = (a->sample->row > b->sample->row) - (a->sample->row < b->sample->row);
	return order;
}

/* All values; the censored stand behind the others in samples. */
static void take_entries(struct entry *entries, size_t count, const struct samples *samples,
			 const struct run *run)
{
	for (size_t i = 0; i < count; i++) {
		const char *direction = run_text(run, samples->at[i].row, "direction");

		entries[i] = (struct entry){
			.sample = &samples->at[i],
			.direction = strcmp(direction, words[VM_AB]) == 0 ? VM_AB : VM_BA,
			.censored = i >= samples->count,
		};
	}
	qsort(entries, count, sizeof *entries, by_vm_direction_and_row);
}

static bool describe(struct vm_part *part, const struct samples *samples, struct error *err)
{
	struct moments moments = moments_of(samples, OVER_ROWS);
	struct sorted sorted = sorted_of(samples);

	(void)err;
	part->n = (double)samples->count;
	part->censored = (double)samples->censored;
	part->mean = moments.mean;
	part->sd = moments.sd;
	part->median = sorted_quantile(&sorted, 50);
	part->min = sorted.count > 0 ? sorted_value(&sorted, 0) : NAN;
	part->max = sorted.count > 0 ? sorted_value(&sorted, sorted.count - 1) : NAN;
	sorted_free(&sorted);
	return true;
}

/* Adds the part that entries[count] of one VM make. scratch has room for their samples, and tells
 * what all have in common. */
static bool add_part(struct vm_parts *parts, const struct entry *entries, size_t count,
		     enum vm_direction direction, struct samples *scratch, const struct run *run,
		     struct error *err)
{
	struct vm_part *part = &parts->at[parts->count++];
	size_t row = entries[0].sample->row;

	*part = (struct vm_part){ .vm = run_text(run, row, "vm"),
				  .uuid = run_text(run, row, "vm_uuid"),
				  .direction = direction };
	scratch->count = 0;
	for (size_t i = 0; i < count; i++)
		if (!entries[i].censored)
			scratch->at[scratch->count++] = *entries[i].sample;
	scratch->censored = count - scratch->count;
	scratch->vms = scratch->count > 0;
	return describe(part, scratch, err);
}

/* The parts of the VM whose entries begin at entries[0]; *used: how many are its. */
static bool add_vm(struct vm_parts *parts, const struct entry *entries, size_t count, size_t *used,
		   struct samples *scratch, const struct run *run, struct error *err)
{
	size_t back = 0;

	*used = 0;
	while (*used < count && strcmp(entries[*used].sample->vm, entries[0].sample->vm) == 0)
		back += entries[(*used)++].direction == VM_AB;
	return (back == 0 || add_part(parts, entries, back, VM_AB, scratch, run, err)) &&
	       (back == *used ||
		add_part(parts, entries + back, *used - back, VM_BA, scratch, run, err)) &&
	       add_part(parts, entries, *used, VM_BOTH, scratch, run, err);
}

bool vm_parts_of(struct vm_parts *parts, const struct samples *samples, const struct run *run,
		 struct error *err)
{
	size_t count = samples->count + samples->censored;
	struct entry *entries = calloc(count + 1, sizeof *entries);
	struct samples scratch = *samples;
	bool good;
	size_t used;

	/* a VM with one value has two parts: its direction's, and both */
	*parts = (struct vm_parts){ .at = calloc(2 * count + 1, sizeof *parts->at) };
	scratch.at = calloc(count + 1, sizeof *scratch.at);
	good = entries && parts->at && scratch.at;
	if (good)
		take_entries(entries, count, samples, run);
	else
		error_memory(err);
	for (size_t i = 0; good && i < count; i += used)
		good = add_vm(parts, entries + i, count - i, &used, &scratch, run, err);
	free(entries);
	free(scratch.at);
	return good;
}

void vm_parts_free(struct vm_parts *parts)
{
	free(parts->at);
	*parts = (struct vm_parts){ 0 };
}

const char *vm_direction_word(enum vm_direction direction)
{
	return words[direction];
}

/* Which member of a part stands in which column. */
static const struct member members[] = {
	{ "n", offsetof(struct vm_part, n) },
	{ "censored", offsetof(struct vm_part, censored) },
	{ "mean", offsetof(struct vm_part, mean) },
	{ "sd", offsetof(struct vm_part, sd) },
	{ "median", offsetof(struct vm_part, median) },
	{ "min", offsetof(struct vm_part, min) },
	{ "max", offsetof(struct vm_part, max) },
};

double vm_part_number(const struct vm_part *part, const char *column)
{
	return member_number(part, members, COUNT(members), column);
}
