/* model-line.c — model-line.csv: the line of total time by bytes moved, place by place. */
#include "model-output.h"

#include "analyze/model/model.h"
#include "group-columns.h"

#include "datasets/csv.h"
#include "datasets/schema.h"

static bool print_place(FILE *stream, struct csv_line *line, const struct analysis *analysis,
			size_t group, size_t place, const struct texts *by, struct error *err)
{
	const struct model *model = &analysis->models[group];
	const struct line *time = &model->time;
	double share = (double)place / (MODEL_LINE_PLACES - 1);
	double x = time->least_x + share * (time->most_x - time->least_x);
	const struct estimate mean = fit_mean(&time->fit, x, model->level);
	const struct estimate new = fit_prediction(&time->fit, x, model->level);

	csv_line_text(line, run_name(&analysis->run));
	group_columns_key(line, analysis, group, &schema_model_line, by);
	csv_line_exact(line, x);
	csv_line_exact(line, mean.value);
	csv_line_exact(line, mean.interval.low);
	csv_line_exact(line, mean.interval.high);
	csv_line_exact(line, new.interval.low);
	csv_line_exact(line, new.interval.high);
	csv_line_exact(line, model->level);
	return csv_line_print(line, stream, err);
}

static bool print_group(FILE *stream, struct csv_line *line, const struct analysis *analysis,
			size_t group, const struct texts *by, struct error *err)
{
	enum line_state state = analysis->models[group].time.state;

	if (state != LINE_GOOD && state != LINE_NOT_RISING)
		return true;
	for (size_t place = 0; place < MODEL_LINE_PLACES; place++)
		if (!print_place(stream, line, analysis, group, place, by, err))
			return false;
	return true;
}

bool model_line_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		      struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_model_line, &options->query.by);
	good = csv_line_print(&line, stream, err);
	for (size_t a = 0; a < analyses->count; a++)
		for (size_t g = 0; good && g < analyses->at[a].groups.count; g++)
			good = print_group(stream, &line, &analyses->at[a], g, &options->query.by,
					   err);
	csv_line_free(&line);
	return good;
}
