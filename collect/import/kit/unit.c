/* unit.c — the units of foreign files. */
#include "unit.h"

#include "source.h"

#include "datasets/array.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* KiB is 1024 bytes, kB 1000; Mbit/s is a million bits a second, whatever the producer's letters.
 */
static const struct unit {
	const char *name;
	const char *base;
	double factor;
} units[] = {
	{ "", "", 1 },
	{ "%", "", 0.01 },
	{ "s", "s", 1 },
	{ "ms", "s", 1e-3 },
	{ "us", "s", 1e-6 },
	{ "ns", "s", 1e-9 },
	{ "min", "s", 60 },
	{ "h", "s", 3600 },
	{ "B", "B", 1 },
	{ "sector", "B", 512 },
	{ "KiB", "B", 1024 },
	{ "MiB", "B", 1048576 },
	{ "GiB", "B", 1073741824 },
	{ "TiB", "B", 1099511627776 },
	{ "kB", "B", 1e3 },
	{ "MB", "B", 1e6 },
	{ "GB", "B", 1e9 },
	{ "B/s", "B/s", 1 },
	{ "KiB/s", "B/s", 1024 },
	{ "MiB/s", "B/s", 1048576 },
	{ "GiB/s", "B/s", 1073741824 },
	{ "kB/s", "B/s", 1e3 },
	{ "MB/s", "B/s", 1e6 },
	{ "Mbit/s", "B/s", 125e3 },
	{ "Gbit/s", "B/s", 125e6 },
	{ "page", "page", 1 },
	{ "page/s", "page/s", 1 },
};

static const struct unit *unit_of(const char *name)
{
	for (size_t i = 0; i < COUNT(units); i++)
		if (strcmp(units[i].name, name) == 0)
			return &units[i];
	return NULL;
}

bool unit_factor(const char *from, const char *to, double page_bytes, double *factor)
{
	const struct unit *theirs = unit_of(from);
	const struct unit *ours = unit_of(to);

	if (!theirs || !ours)
		return false;
	*factor = theirs->factor / ours->factor;
	if (strcmp(theirs->base, ours->base) == 0)
		return true;
	*factor *= page_bytes;
	return (strcmp(theirs->base, "page") == 0 && strcmp(ours->base, "B") == 0) ||
	       (strcmp(theirs->base, "page/s") == 0 && strcmp(ours->base, "B/s") == 0);
}

double import_unit_scale(double value, double factor)
{
	char text[32];

	snprintf(text, sizeof text, "%.15g", value * factor);
	return strtod(text, NULL);
}

const char number_wrapped_note[] =
	"it holds numbers below 0 that were written as unsigned ones (2^64 less something): they "
	"are not known";

bool number_is_wrapped(double number)
{
	return number >= 9223372036854775808.0; /* 2^63 */
}

bool source_has_wrapped(const struct import_source *source)
{
	const char *at = source->text;

	for (;;) {
		size_t digits;

		at += strcspn(at, "0123456789");
		if (*at == '\0')
			return false;
		digits = strspn(at, "0123456789");
		if ((digits == 19 || digits == 20) && (at == source->text || at[-1] != '.') &&
		    number_is_wrapped(strtod(at, NULL)))
			return true;
		at += digits;
	}
}
