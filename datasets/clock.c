/* clock.c — the two clocks of a run. */
#include "clock.h"

#include <stdio.h>
#include <string.h>

double clock_seconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void clock_utc_text(char text[UTC_TEXT_SIZE])
{
	struct timespec now;
	struct tm parts;
	char whole[UTC_TEXT_SIZE - 8];

	(void)clock_gettime(CLOCK_REALTIME, &now);
	(void)gmtime_r(&now.tv_sec, &parts);
	(void)strftime(whole, sizeof whole, "%Y-%m-%dT%H:%M:%S", &parts);
	(void)snprintf(text, UTC_TEXT_SIZE, "%.20s.%06uZ", whole,
		       (unsigned)(now.tv_nsec / 1000) % 1000000U);
}

bool clock_of_utc_text(const char *text, time_t *when)
{
	struct tm parts = { 0 };
	const char *end = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);

	if (!end || (*end != '.' && *end != 'Z'))
		return false;
	*when = timegm(&parts);
	return true;
}
