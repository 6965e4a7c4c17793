/* resources-file.c — resources.csv. */
#include "resources-file.h"

#include "analyze/resources/resources.h"
#include "group-columns.h"

#include "datasets/csv.h"

/* What is being printed. */
struct printing {
	FILE *stream;
	struct csv_line line;
	const struct analysis *analysis;
	const struct texts *by;
	struct resources resources;
	struct resources_room room;
};

static bool print_bin(struct printing *printing, size_t group, unsigned load, size_t index,
		      struct error *err)
{
	enum alignment alignment = (enum alignment)(load / (ENTITY_COUNT * QUANTITY_COUNT));
	enum entity entity = (enum entity)(load / QUANTITY_COUNT % ENTITY_COUNT);
	enum quantity quantity = (enum quantity)(load % QUANTITY_COUNT);
	const struct load_bins *bins = resources_bins(&printing->resources, group, alignment);
	const struct resources_bin bin = resources_bin(&printing->resources, &printing->room, group,
						       alignment, entity, quantity, index);
	struct csv_line *line = &printing->line;

	if (bin.n == 0)
		return true;
	csv_line_text(line, run_name(&printing->analysis->run));
	group_columns_key(line, printing->analysis, group, &schema_resources, printing->by);
	csv_line_text(line, alignment_words[alignment]);
	csv_line_text(line, entity_words[entity]);
	csv_line_text(line, quantity_infos[quantity].name);
	csv_line_text(line, quantity_infos[quantity].unit);
	csv_line_exact(line, load_bin_middle(bins, index));
	csv_line_exact(line, bins->width);
	csv_line_integer(line, (long long)bin.n);
	csv_line_integer(line, (long long)bin.vms);
	csv_line_exact(line, bin.median);
	csv_line_exact(line, bin.p25);
	csv_line_exact(line, bin.p75);
	return csv_line_print(line, printing->stream, err);
}

static bool print_group(struct printing *printing, size_t group, struct error *err)
{
	for (unsigned load = 0; load < ALIGNMENT_COUNT * ENTITY_COUNT * QUANTITY_COUNT; load++) {
		enum alignment alignment = (enum alignment)(load / (ENTITY_COUNT * QUANTITY_COUNT));
		size_t bins = resources_bins(&printing->resources, group, alignment)->count;

		for (size_t bin = 0; bin < bins; bin++)
			if (!print_bin(printing, group, load, bin, err))
				return false;
	}
	return true;
}

static bool print_run(struct printing *printing, const struct analysis *analysis, struct error *err)
{
	bool good;

	printing->analysis = analysis;
	if (!resources_of(&printing->resources, &analysis->run, &analysis->groups, err))
		return false;
	good = true;
	printing->room = resources_room_of(&printing->resources);
	for (size_t g = 0; good && g < analysis->groups.count; g++)
		good = print_group(printing, g, err);
	resources_room_free(&printing->room);
	resources_free(&printing->resources);
	return good;
}

bool resources_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		     struct error *err)
{
	struct printing printing = { .stream = stream, .by = &options->query.by };
	bool good;

	group_columns_header(&printing.line, &schema_resources, &options->query.by);
	good = csv_line_print(&printing.line, stream, err);
	for (size_t a = 0; good && a < analyses->count; a++)
		good = print_run(&printing, &analyses->at[a], err);
	csv_line_free(&printing.line);
	return good;
}
