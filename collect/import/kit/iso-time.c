/* iso-time.c — times of day as foreign files write them. */
#include "iso-time.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <ctype.h>
#include <string.h>
#include <time.h>

bool time_of_date(const char *text, double *seconds, char zone[8])
{
	static const char *const forms[] = { "%a %b %e %I:%M:%S %p", "%a %b %e %H:%M:%S",
					     "%a %e %b %I:%M:%S %p", "%a %e %b %H:%M:%S" };
	struct tm parts = { 0 };
	const char *end = NULL;
	size_t length;

	for (size_t i = 0; i < COUNT(forms) && !end; i++) {
		parts = (struct tm){ 0 };
		end = strptime(text, forms[i], &parts);
	}
	if (!end || *end != ' ')
		return false;
	end += strspn(end, " ");
	length = strcspn(end, " ");
	if (length == 0 || length >= 8 || !isalpha((unsigned char)*end))
		return false;
	memcpy(zone, end, length);
	zone[length] = '\0';
	end = strptime(end + length, " %Y", &parts);
	if (!end || end[strspn(end, " \t")] != '\0')
		return false;
	*seconds = (double)timegm(&parts);
	return *seconds >= 0;
}

bool is_epoch(double seconds)
{
	return seconds >= 0 && seconds <= CLOCK_END;
}
