/* moment.c — dates and times as files write them. */
#include "moment.h"

#include "array.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What the zone's text adds to UTC, in seconds. */
static bool zone_offset(const char *text, double *offset)
{
	static const char *const utc[] = { "", "Z", " UTC", " GMT", "UTC", "GMT" };
	int hours;
	int minutes;

	*offset = 0;
	for (size_t i = 0; i < COUNT(utc); i++)
		if (strcmp(text, utc[i]) == 0)
			return true;
	if ((*text != '+' && *text != '-') || !isdigit((unsigned char)text[1]) ||
	    !isdigit((unsigned char)text[2]) || text[3] != ':' ||
	    !isdigit((unsigned char)text[4]) || !isdigit((unsigned char)text[5]) || text[6] != '\0')
		return false;
	hours = 10 * (text[1] - '0') + text[2] - '0';
	minutes = 10 * (text[4] - '0') + text[5] - '0';
	*offset = (hours * 60 + minutes) * 60 * (*text == '-' ? -1 : 1);
	return hours < 24 && minutes < 60;
}

bool time_of_iso(const char *text, double *seconds)
{
	struct tm parts = { 0 };
	const char *end =
		isdigit((unsigned char)text[0]) ? strptime(text, "%Y-%m-%d", &parts) : NULL;
	double fraction = 0;
	double offset;
	char *after;

	if (!end || (*end != 'T' && *end != ' '))
		return false;
	end = strptime(end + 1, "%H:%M:%S", &parts);
	if (!end)
		return false;
	if (end[0] == '.' && isdigit((unsigned char)end[1])) {
		fraction = strtod(end, &after);
		end = after;
	}
	if (!zone_offset(end, &offset))
		return false;
	*seconds = (double)timegm(&parts) + fraction - offset;
	return *seconds >= 0;
}
