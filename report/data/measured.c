/* measured.c — what the runs have measured of their migrations. */
#include "sources.h"

bool sources_measured(const struct sources *sources, size_t metric)
{
	for (size_t i = 0; !sources_file(sources) && i < sources_count(sources); i++)
		if (run_measured(sources_run(sources, i), metric))
			return true;
	return false;
}

enum metric_index sources_time(const struct sources *sources)
{
	return !sources_measured(sources, METRIC_TOTAL_TIME_SECONDS) &&
			       sources_measured(sources, METRIC_JOB_TIME_SECONDS)
		       ? METRIC_JOB_TIME_SECONDS
		       : METRIC_TOTAL_TIME_SECONDS;
}
