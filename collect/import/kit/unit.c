/* unit.c — the units of foreign files. */
#include "unit.h"

#include "source.h"

#include "datasets/array.h"

#include <ctype.h>
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
	{ "PiB", "B", 1125899906842624.0 },
	{ "EiB", "B", 1152921504606846976.0 },
	{ "kB", "B", 1e3 },
	{ "MB", "B", 1e6 },
	{ "GB", "B", 1e9 },
	{ "TB", "B", 1e12 },
	{ "B/s", "B/s", 1 },
	{ "KiB/s", "B/s", 1024 },
	{ "MiB/s", "B/s", 1048576 },
	{ "GiB/s", "B/s", 1073741824 },
	{ "TiB/s", "B/s", 1099511627776 },
	{ "PiB/s", "B/s", 1125899906842624.0 },
	{ "EiB/s", "B/s", 1152921504606846976.0 },
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

/* The factor of the unit of bytes behind a number; 1: there is none. */
static double factor_behind(const char *text)
{
	char name[8] = "";
	const struct unit *unit;

	text += strspn(text, " ");
	snprintf(name, sizeof name, "%.*s", (int)strcspn(text, " ,\n"), text);
	unit = unit_of(name);
	return unit && unit->factor > 1 && unit->base[0] == 'B' ? unit->factor : 1;
}

/* Whether a number that is a word of its own begins there, and wrapped around: no more than 2^64,
 * which roundings may pass. *end: behind its digits. */
static bool is_wrapped_word(const char *text, const char **end)
{
	static const double most = 18446744073709551616.0 * 1.00001;
	size_t digits = strspn(text, "0123456789");
	char *behind;
	double number = strtod(text, &behind);

	*end = text + digits;
	if (text[digits] == 'x' || isalnum((unsigned char)*behind) || *behind == '-' ||
	    *behind == '_')
		return false;
	number *= factor_behind(behind);
	return number_is_wrapped(number) && number <= most;
}

bool source_has_wrapped(const struct import_source *source)
{
	const char *at = source->text;

	for (;;) {
		char before;

		at += strcspn(at, "0123456789");
		if (*at == '\0')
			return false;
		before = at == source->text ? ' ' : at[-1];
		if (is_wrapped_word(at, &at) && !isalnum((unsigned char)before) &&
		    !strchr("._-", before))
			return true;
	}
}
