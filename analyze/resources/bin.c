/* bin.c — one bin of resources.csv: the median and the band of all migrations. */
#include "resources.h"

#include "analyze/compare/vm-number.h"
#include "analyze/statistics/numbers.h"

#include <math.h>
#include <stdlib.h>

bool resources_room_of(struct resources_room *room, const struct resources *resources,
		       struct error *err)
{
	*room = (struct resources_room){
		.values = calloc(run_rows(resources->run) + 1, sizeof *room->values),
		.seen = calloc(resources->vms + 1, sizeof *room->seen),
	};
	if (room->values && room->seen)
		return true;
	resources_room_free(room);
	return error_memory(err);
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
	for (size_t i = 0; i < rows->count; i++) {
		size_t row = rows->rows[i];
		const struct load_cell *cells =
			resources_cells(resources, row, alignment, entity, quantity);
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
	result.median = quantile_of_sorted(room->values, result.n, 0.5);
	result.p25 = quantile_of_sorted(room->values, result.n, 0.25);
	result.p75 = quantile_of_sorted(room->values, result.n, 0.75);
	return result;
}
