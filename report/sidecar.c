/* sidecar.c — the numbers of a figure as a CSV table. */
#include "sidecar.h"

#include "datasets/csv.h"
#include "datasets/output.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char header[] =
	"run,metric,unit,case,kind,vm,direction,cycle,value,low,high,n,vms,level,"
	"outcome\n";

char *sidecar_path(const char *figure, struct error *err)
{
	const char *ending = strrchr(figure, '.');
	size_t stem = ending ? (size_t)(ending - figure) : strlen(figure);
	size_t size = stem + sizeof ".csv";
	char *path = malloc(size);

	if (!path) {
		error_memory(err);
		return NULL;
	}
	(void)snprintf(path, size, "%.*s.csv", (int)stem, figure);
	return path;
}

bool sidecar_may_write(const char *path, struct error *err)
{
	FILE *stream = fopen(path, "rbe");
	char first[sizeof header] = "";
	bool ours;

	if (!stream)
		return true; /* not there; or not to be read, and then writing it tells why */
	ours = !fgets(first, sizeof first, stream) || strcmp(first, header) == 0;
	(void)fclose(stream);
	if (ours)
		return true;
	return error_set(err,
			 "%s is there already and does not hold a figure's numbers: it would be "
			 "overwritten by those of this figure; choose another --output",
			 path);
}

static void add_start(struct csv_line *line, const struct figure_data *data,
		      const struct group *group)
{
	csv_line_text(line, run_name(&data->runs[group->run].run));
	csv_line_text(line, data->metric->column.name);
	csv_line_text(line, data->metric->column.unit);
	csv_line_text(line, group->name);
}

static bool print_point(FILE *stream, struct csv_line *line, const struct figure_data *data,
			const struct group *group, const struct point *point, struct error *err)
{
	add_start(line, data, group);
	csv_line_text(line, "point");
	csv_line_text(line, point->vm);
	csv_line_text(line, point->direction == DIRECTION_AB ? "AB" : "BA");
	csv_line_text(line, point->cycle);
	csv_line_exact(line, point->value);
	for (int i = 0; i < 5; i++)
		csv_line_text(line, NULL); /* low to level are those of a mean */
	csv_line_text(line, outcome_words[point->outcome]);
	return csv_line_print(line, stream, err);
}

static bool print_mean(FILE *stream, struct csv_line *line, const struct figure_data *data,
		       const struct group *group, struct error *err)
{
	add_start(line, data, group);
	csv_line_text(line, group->mean_is_of_vms ? "mean_of_vms" : "mean");
	for (int i = 0; i < 3; i++)
		csv_line_text(line, NULL); /* vm, direction and cycle are those of a point */
	csv_line_exact(line, group->mean);
	csv_line_exact(line, group->low);
	csv_line_exact(line, group->high);
	csv_line_integer(line, group->n);
	csv_line_integer(line, group->vms);
	csv_line_exact(line, data->level);
	csv_line_text(line, group->by_outcome);
	return csv_line_print(line, stream, err);
}

static bool print_table(FILE *stream, const struct figure_data *data, struct error *err)
{
	struct csv_line line = { 0 };
	bool good = true;

	(void)fputs(header, stream);
	for (size_t i = 0; good && i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		for (size_t j = 0; good && j < group->point_count; j++)
			good = print_point(stream, &line, data, group,
					   &data->points[group->first_point + j], err);
		good = good && print_mean(stream, &line, data, group, err);
	}
	csv_line_free(&line);
	return good;
}

bool sidecar_write(const char *path, const struct figure_data *data, struct error *err)
{
	struct output output = { 0 };
	bool good = output_open(&output, path, err) && print_table(output.stream, data, err) &&
		    output_commit(&output, err);

	output_abandon(&output);
	return good;
}
