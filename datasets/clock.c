/* clock.c — the two clocks of a run. */
#include "clock.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

double clock_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void clock_sleep_until(double seconds)
{
	struct timespec time = { (time_t)seconds, 0 };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR)
		;
}

static void write_utc(const struct timespec *when, char text[UTC_TEXT_SIZE])
{
	struct tm parts;
	char whole[UTC_TEXT_SIZE - 8];

	gmtime_r(&when->tv_sec, &parts);
	strftime(whole, sizeof whole, "%Y-%m-%dT%H:%M:%S", &parts);
	snprintf(text, UTC_TEXT_SIZE, "%.20s.%06uZ", whole,
		 (unsigned)(when->tv_nsec / 1000) % 1000000U);
}

void clock_utc_text(char text[UTC_TEXT_SIZE])
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	write_utc(&now, text);
}

void clock_utc_text_of(double seconds, char text[UTC_TEXT_SIZE])
{
	double whole = floor(seconds);
	long microseconds;
	struct timespec when;

	text[0] = '\0';
	if (!(seconds >= 0) || seconds > CLOCK_END)
		return;
	microseconds = lround((seconds - whole) * 1e6);
	when.tv_sec = (time_t)whole + microseconds / 1000000;
	when.tv_nsec = microseconds % 1000000 * 1000;
	write_utc(&when, text);
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
