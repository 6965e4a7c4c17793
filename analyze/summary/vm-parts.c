/* vm-parts.c — every VM of a group by itself, in each direction and in both. */
#include "vm-parts.h"

#include "analyze/statistics/moments.h"
#include "analyze/statistics/sorted.h"

#include "datasets/must.h"

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
	int order =
		same_vm(a->sample->vm, b->sample->vm) ? 0 : strcmp(a->sample->vm, b->sample->vm);

	if (order == 0)
		order = (a->direction > b->direction) - (a->direction < b->direction);
	if (order == 0)
		order = (a->sample->row > b->sample->row) - (a->sample->row < b->sample->row);
	return order;
}

static bool is_back(const struct run *run, size_t row)
{
	if (run->facts.at)
		return run->facts.at[row].direction != FACT_AB;
	return strcmp(run_text(run, row, "direction"), words[VM_AB]) != 0;
}

/* Of samples in order, none of which is censored: in each VM the one direction, then the other. */
static void part_directions(struct entry *entries, const struct samples *samples)
{
	struct entry *back = must_alloc(samples->count, sizeof *back);
	size_t end;

	for (size_t first = 0; first < samples->count; first = end) {
		size_t kept = first;
		size_t moved = 0;

		end = samples_vm_end(samples, first);
		for (size_t i = first; i < end; i++)
			if (entries[i].direction == VM_AB)
				entries[kept++] = entries[i];
			else
				back[moved++] = entries[i];
		memcpy(entries + kept, back, moved * sizeof *back);
	}
	free(back);
}

/* All values; the censored stand behind the others in samples. */
static void take_entries(struct entry *entries, size_t count, const struct samples *samples,
			 const struct run *run)
{
	for (size_t i = 0; i < count; i++) {
		const size_t row = samples->at[i].row;

		entries[i] = (struct entry){
			.sample = &samples->at[i],
			.direction = is_back(run, row) ? VM_BA : VM_AB,
			.censored = i >= samples->count,
		};
	}
	if (samples->censored == 0)
		part_directions(entries, samples);
	else
		qsort(entries, count, sizeof *entries, by_vm_direction_and_row);
}

static void describe(struct vm_part *part, const struct samples *samples)
{
	struct moments moments = moments_of(samples, OVER_ROWS);
	struct sorted sorted = sorted_of(samples);

	part->value[BY_VM_N] = (double)samples->count;
	part->value[BY_VM_CENSORED] = (double)samples->censored;
	part->value[BY_VM_MEAN] = moments.mean;
	part->value[BY_VM_SD] = moments.sd;
	part->value[BY_VM_MEDIAN] = sorted_quantile(&sorted, 50);
	part->value[BY_VM_MIN] = sorted.count > 0 ? sorted_value(&sorted, 0) : NAN;
	part->value[BY_VM_MAX] = sorted.count > 0 ? sorted_value(&sorted, sorted.count - 1) : NAN;
	sorted_free(&sorted);
}

/* Adds the part that entries[count] of one VM make. scratch has room for their samples, and tells
 * what all have in common. */
static void add_part(struct vm_parts *parts, const struct entry *entries, size_t count,
		     enum vm_direction direction, struct samples *scratch, const struct run *run)
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
	describe(part, scratch);
}

/* The parts of the VM whose entries begin at entries[0]: how many are its. */
static size_t add_vm(struct vm_parts *parts, const struct entry *entries, size_t count,
		     struct samples *scratch, const struct run *run)
{
	size_t used = 0;
	size_t back = 0;

	while (used < count && same_vm(entries[used].sample->vm, entries[0].sample->vm))
		back += entries[used++].direction == VM_AB;
	if (back > 0)
		add_part(parts, entries, back, VM_AB, scratch, run);
	if (back < used)
		add_part(parts, entries + back, used - back, VM_BA, scratch, run);
	add_part(parts, entries, used, VM_BOTH, scratch, run);
	return used;
}

static size_t vms_of(const struct entry *entries, size_t count)
{
	size_t vms = 0;

	for (size_t i = 0; i < count; i++)
		vms += i == 0 || !same_vm(entries[i].sample->vm, entries[i - 1].sample->vm);
	return vms;
}

struct vm_parts vm_parts_of(const struct samples *samples, const struct run *run)
{
	size_t count = samples->count + samples->censored;
	struct entry *entries = must_alloc(count, sizeof *entries);
	struct samples scratch = *samples;
	struct vm_parts parts = { 0 };

	scratch.at = must_alloc(count, sizeof *scratch.at);
	take_entries(entries, count, samples, run);
	parts.at = must_alloc(VM_DIRECTIONS * vms_of(entries, count), sizeof *parts.at);
	for (size_t i = 0; i < count;)
		i += add_vm(&parts, entries + i, count - i, &scratch, run);
	free(entries);
	free(scratch.at);
	return parts;
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
