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

static int days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

static int digits_of(const char *text, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++)
		number = 10 * number + (text[i] - '0');
	return number;
}

/* Takes it apart, its parts as struct tm has them. */
static bool take_apart(const char *text, struct tm *parts)
{
	const char *form = "dddd-dd-ddTdd:dd:dd";
	int year;
	int month;
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
			return false;
	year = digits_of(text, 4);
	month = digits_of(text + 5, 2);
	parts->tm_mday = digits_of(text + 8, 2);
	parts->tm_hour = digits_of(text + 11, 2);
	parts->tm_min = digits_of(text + 14, 2);
	parts->tm_sec = digits_of(text + 17, 2);
	if (text[i] == '.') {
		size_t digits = strspn(text + i + 1, "0123456789");

		if (digits == 0)
			return false;
		i += 1 + digits;
	}
	parts->tm_year = year - 1900;
	parts->tm_mon = month - 1;
	return strcmp(text + i, "Z") == 0 && month >= 1 && month <= 12 && parts->tm_mday >= 1 &&
	       parts->tm_mday <= days_of(year, month) && parts->tm_hour <= 23 &&
	       parts->tm_min <= 59 &&
	       parts->tm_sec <= (parts->tm_hour == 23 && parts->tm_min == 59 ? 60 : 59);
}

bool clock_is_utc_text(const char *text)
{
	struct tm parts = { 0 };

	return take_apart(text, &parts);
}

bool clock_of_utc_text(const char *text, time_t *when)
{
	struct tm parts = { 0 };

	if (!take_apart(text, &parts))
		return false;
	*when = timegm(&parts);
	return true;
}
