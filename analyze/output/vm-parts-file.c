/* vm-parts-file.c — vms.csv. */
#include "vm-parts-file.h"

#include "group-columns.h"

/* What is known of one cell of the table of metrics and groups. */
struct place_of_parts {
	const struct analysis *analysis;
	size_t metric, group;
	const struct texts *by;
};

static bool print_part(FILE *stream, struct csv_line *line, const struct place_of_parts *place,
		       const struct vm_part *part, struct error *err)
{
	const struct column *metric = &analysis_metric(place->analysis, place->metric)->column;

	csv_line_text(line, run_name(&place->analysis->run));
	csv_line_text(line, metric->name);
	csv_line_text(line, metric->unit);
	csv_line_text(line, part->vm);
	csv_line_text(line, part->uuid);
	csv_line_text(line, vm_direction_word(part->direction));
	group_columns_key(line, place->analysis, place->group, &schema_by_vm, place->by);
	for (size_t i = 0; i < schema_by_vm.trailing_count; i++)
		csv_line_exact(line, vm_part_number(part, schema_by_vm.trailing[i].name));
	return csv_line_print(line, stream, err);
}

static bool print_parts(FILE *stream, struct csv_line *line, const struct place_of_parts *place,
			struct error *err)
{
	size_t cell = place->metric * place->analysis->groups.count + place->group;
	const struct vm_parts *parts = &place->analysis->parts[cell];
	bool by_direction = texts_have(place->by, "direction");
	bool good = true;

	for (size_t i = 0; good && i < parts->count; i++)
		if (!by_direction || parts->at[i].direction != VM_BOTH)
			good = print_part(stream, line, place, &parts->at[i], err);
	return good;
}

bool vm_parts_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		    struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_by_vm, &options->query.by);
	good = csv_line_print(&line, stream, err);
	for (size_t a = 0; a < analyses->count; a++) {
		const struct analysis *analysis = &analyses->at[a];

		for (size_t m = 0; m < analysis->metric_count; m++)
			for (size_t g = 0; good && g < analysis->groups.count; g++) {
				struct place_of_parts place = { analysis, m, g,
								&options->query.by };

				good = print_parts(stream, &line, &place, err);
			}
	}
	csv_line_free(&line);
	return good;
}
