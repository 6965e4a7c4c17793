/* created.c — the date that a file says it was made. */
#include "created.h"

#include "datasets/clock.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <time.h>

bool creation_date(char text[UTC_TEXT_SIZE], const struct run *run, struct error *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = 0;
	time_t when = 0;
	struct tm parts;

	if (epoch && epoch[0] != '\0') {
		if (!integer_of_text(epoch, 0, CLOCK_END, &seconds))
			return error_set(err, "SOURCE_DATE_EPOCH: '%s' is no number of seconds",
					 epoch);
		when = (time_t)seconds;
	} else if (!clock_of_utc_text(run_created(run), &when)) {
		when = 0; /* a foreign run without a date */
	}
	gmtime_r(&when, &parts);
	strftime(text, UTC_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
	return true;
}
