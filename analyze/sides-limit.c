/* sides-limit.c — the give-up limit of a metric, named or found. */
#include "censor.h"
#include "sides.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The samples of one group on one side, all runs together; as samples_of makes them of one run. */
static bool gather(struct samples *samples, const struct sides *sides, size_t group,
		   enum which_side side, const struct metric *metric, struct error *err)
{
	const struct side_rows *rows = &sides->groups[group].side[side];

	*samples = (struct samples){ .at = calloc(rows->count + 1, sizeof *samples->at) };
	if (!samples->at)
		return error_memory(err);
	for (size_t i = 0; i < rows->count; i++) {
		const struct run *run = &sides->runs[rows->at[i].run];
		const char *text = run_text(run, rows->at[i].row, metric->column.name);

		if (text[0] != '\0' && outcome_info(run_outcome(run, rows->at[i].row))->timed)
			samples->at[samples->count++] = (struct sample){
				.vm = sides_vm(sides, rows->at[i]),
				.text = text,
				.row = i,
			};
	}
	samples_prepare(samples);
	return true;
}

static bool find(double *limit, const struct sides *sides, const struct metric *metric,
		 struct error *err)
{
	struct samples *samples = calloc(SIDES * sides->group_count + 1, sizeof *samples);
	size_t count = 0;
	bool good = samples != NULL;

	if (!good)
		error_memory(err);
	for (size_t g = 0; good && g < sides->group_count; g++)
		for (enum which_side side = BEFORE; good && side < SIDES; side++)
			good = gather(&samples[count++], sides, g, side, metric, err);
	good = good && censor_find(limit, samples, count, err);
	for (size_t i = 0; i < count; i++)
		samples_free(&samples[i]);
	free(samples);
	return good;
}

bool sides_limit(double *limit, const struct sides *sides, const struct metric *metric,
		 const struct limits *limits, struct error *err)
{
	*limit = limits_value(limits, metric->column.name);
	if (!isnan(*limit) || !limits->find || strcmp(metric->column.unit, "s") != 0)
		return true;
	return find(limit, sides, metric, err);
}
