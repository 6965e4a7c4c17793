/* cells.c — what the migrations have in the bins: every span adds to them, every bin of
 * resources.csv is the middle of them. */
#include "inside.h"

#include "analyze/statistics/sorted.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* Where the cells of one migration stand. */
static struct load_cell **cells_of(const struct resources *resources, size_t row,
				   enum alignment alignment, enum entity entity,
				   enum quantity quantity)
{
	size_t load = (row * ALIGNMENT_COUNT + alignment) * ENTITY_COUNT + entity;

	return &resources->loads[load * QUANTITY_COUNT + quantity];
}

const struct load_bins *resources_bins(const struct resources *resources, size_t group,
				       enum alignment alignment)
{
	return &resources->bins[group * ALIGNMENT_COUNT + alignment];
}

void resources_add(struct resources *resources, size_t row, enum entity entity,
		   const struct load_span *span)
{
	const struct anchor *anchor = &resources->anchors[row];
	const double zero[ALIGNMENT_COUNT] = { anchor->start, anchor->switchover };

	for (unsigned i = 0; i < ALIGNMENT_COUNT * QUANTITY_COUNT; i++) {
		enum alignment alignment = (enum alignment)(i / QUANTITY_COUNT);
		enum quantity quantity = (enum quantity)(i % QUANTITY_COUNT);
		const struct load_bins *bins =
			resources_bins(resources, resources->group_of[row], alignment);
		struct load_cell **cells = cells_of(resources, row, alignment, entity, quantity);

		if (isnan(span->value[quantity]))
			continue;
		if (!*cells)
			*cells = must_alloc(bins->count, sizeof **cells);
		resources->any = true;
		load_share(*cells, bins, span->from - zero[alignment], span->to - zero[alignment],
			   span->value[quantity]);
	}
}

struct resources_room resources_room_of(const struct resources *resources)
{
	struct resources_room room = {
		.values = must_alloc(run_rows(resources->run), sizeof *room.values),
		.seen = must_alloc(resources->vms, sizeof *room.seen),
	};

	return room;
}

void resources_room_free(struct resources_room *room)
{
	free(room->values);
	free(room->seen);
	*room = (struct resources_room){ 0 };
}

struct resources_bin resources_bin(const struct resources *resources, struct resources_room *room,
				   size_t group, enum alignment alignment, enum entity entity,
				   enum quantity quantity, size_t bin)
{
	const struct group *rows = &resources->groups->at[group];
	const struct load_bins *bins = resources_bins(resources, group, alignment);
	struct resources_bin result = { 0 };

	room->asked++;
	for (size_t i = 0; resources->any && i < rows->count; i++) {
		size_t row = rows->rows[i];
		const struct load_cell *cells =
			*cells_of(resources, row, alignment, entity, quantity);
		double value = cells ? load_mean(&cells[bin], bins) : NAN;

		if (isnan(value))
			continue;
		room->values[result.n++] = value;
		result.vms += room->seen[resources->vm_of[row]] != room->asked;
		room->seen[resources->vm_of[row]] = room->asked;
	}
	if (result.n == 0)
		return result;
	numbers_sort(room->values, result.n);
	result.median = numbers_quantile(room->values, result.n, 0.5);
	result.p25 = numbers_quantile(room->values, result.n, 0.25);
	result.p75 = numbers_quantile(room->values, result.n, 0.75);
	return result;
}
