/* measured.c — what the runs have measured of their migrations. */
#include "sources.h"

#include "datasets/array.h"

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

enum metric_index sources_downtime(const struct sources *sources)
{
	static const enum metric_index whole[] = { METRIC_DOWNTIME_EVENTS_SECONDS,
						   METRIC_DOWNTIME_NETWORK_SECONDS };
	bool post_copy = false;

	for (size_t i = 0; i < sources_count(sources) && !post_copy; i++)
		post_copy = run_post_copies(sources_run(sources, i));
	for (size_t i = 0; post_copy && i < COUNT(whole); i++)
		if (sources_measured(sources, whole[i]))
			return whole[i];
	return METRIC_DOWNTIME_SECONDS;
}
