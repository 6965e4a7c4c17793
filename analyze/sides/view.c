/* view.c — some runs of many, held against each other without being read again. */
#include "sides.h"

#include "datasets/must.h"

#include <stdlib.h>

static bool is_in(struct run_range range, size_t run)
{
	return run >= range.first && run < range.first + range.count;
}

/* The rows of those runs, which stand from `offset` on in the view. */
static struct side_rows rows_of(const struct side_rows *all, struct run_range range, size_t offset)
{
	struct side_rows rows = { 0 };

	for (size_t i = 0; i < all->count; i++)
		rows.capacity += is_in(range, all->at[i].run);
	rows.at = must_alloc(rows.capacity, sizeof *rows.at);
	for (size_t i = 0; i < all->count; i++)
		if (is_in(range, all->at[i].run))
			rows.at[rows.count++] =
				(struct side_row){ all->at[i].run - range.first + offset,
						   all->at[i].row };
	return rows;
}

struct sides sides_view(const struct sides *all, const struct run_range of[SIDES])
{
	struct sides view = {
		.query = all->query,
		.runs = must_alloc(of[BEFORE].count + of[AFTER].count, sizeof *view.runs),
		.groups = must_alloc(all->group_count, sizeof *view.groups),
		.group_count = all->group_count,
	};

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		view.query.folders[side] = all->query.folders[BEFORE] + of[side].first;
		view.query.folder_count[side] = of[side].count;
		for (size_t i = 0; i < of[side].count; i++)
			view.runs[view.run_count++] = all->runs[of[side].first + i];
	}
	for (size_t g = 0; g < all->group_count; g++) {
		view.groups[g] = (struct sided_group){ .key = all->groups[g].key };
		for (enum which_side side = BEFORE; side < SIDES; side++)
			view.groups[g].side[side] = rows_of(&all->groups[g].side[BEFORE], of[side],
							    side == BEFORE ? 0 : of[BEFORE].count);
	}
	return view;
}

void sides_view_free(struct sides *view)
{
	for (size_t g = 0; g < view->group_count; g++)
		for (enum which_side side = BEFORE; side < SIDES; side++)
			free(view->groups[g].side[side].at);
	free(view->groups);
	free(view->runs);
	*view = (struct sides){ 0 };
}
