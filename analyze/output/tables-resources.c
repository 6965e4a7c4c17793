/* tables-resources.c — the rows of resources.csv: every sample of a run's metrics.csv is read
 * again. */
#include "inside.h"

#include "analyze/resources/resources.h"

struct loads {
	const struct analysis *analysis;
	struct resources resources;
	struct resources_room room;
};

static void add_bin(struct row_sink *sink, struct loads *loads, size_t group, unsigned load,
		    size_t index)
{
	enum alignment alignment = (enum alignment)(load / (ENTITY_COUNT * QUANTITY_COUNT));
	enum entity entity = (enum entity)(load / QUANTITY_COUNT % ENTITY_COUNT);
	enum quantity quantity = (enum quantity)(load % QUANTITY_COUNT);
	const struct load_bins *bins = resources_bins(&loads->resources, group, alignment);
	const struct resources_bin bin = resources_bin(&loads->resources, &loads->room, group,
						       alignment, entity, quantity, index);
	const char *const leading[] = { run_name(&loads->analysis->run) };
	const char *const text[RESOURCES_COLUMNS] = {
		[RESOURCES_ALIGNED_AT] = alignment_words[alignment],
		[RESOURCES_ENTITY] = entity_words[entity],
		[RESOURCES_QUANTITY] = quantity_infos[quantity].name,
		[RESOURCES_UNIT] = quantity_infos[quantity].unit,
	};
	const double number[RESOURCES_COLUMNS] = {
		[RESOURCES_OFFSET_SECONDS] = load_bin_middle(bins, index),
		[RESOURCES_BIN_SECONDS] = bins->width,
		[RESOURCES_N] = (double)bin.n,
		[RESOURCES_VMS] = (double)bin.vms,
		[RESOURCES_MEDIAN] = bin.median,
		[RESOURCES_P25] = bin.p25,
		[RESOURCES_P75] = bin.p75,
	};

	if (bin.n > 0)
		group_row(sink, loads->analysis, group,
			  (struct sink_row){ leading, NULL, number, text });
}

static void add_group(struct row_sink *sink, struct loads *loads, size_t group)
{
	for (unsigned load = 0; load < ALIGNMENT_COUNT * ENTITY_COUNT * QUANTITY_COUNT; load++) {
		enum alignment alignment = (enum alignment)(load / (ENTITY_COUNT * QUANTITY_COUNT));
		size_t bins = resources_bins(&loads->resources, group, alignment)->count;

		for (size_t bin = 0; bin < bins; bin++)
			add_bin(sink, loads, group, load, bin);
	}
}

/* Fails if a metrics.csv or events.csv is malformed. */
void resources_rows(struct row_sink *sink, const struct analysis *analysis)
{
	struct loads loads = { .analysis = analysis };

	if (sink->failed ||
	    !resources_of(&loads.resources, &analysis->run, &analysis->groups, sink->err)) {
		sink->failed = true;
		return;
	}
	loads.room = resources_room_of(&loads.resources);
	for (size_t g = 0; g < analysis->groups.count; g++)
		add_group(sink, &loads, g);
	resources_room_free(&loads.room);
	resources_free(&loads.resources);
}
