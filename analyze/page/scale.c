/* scale.c — the decimal prefix that makes a number readable. */
#include "scale.h"

#include "datasets/array.h"

#include <stddef.h>
#include <string.h>

static const struct scale bytes[] = {
	{ "T", 1e12, 12 }, { "G", 1e9, 9 }, { "M", 1e6, 6 }, { "k", 1e3, 3 }, { "", 1, 0 },
};
static const struct scale seconds[] = {
	{ "", 1, 0 },
	{ "m", 1e-3, -3 },
	{ "µ", 1e-6, -6 },
};

/* The first that largest reaches; the last one for what is smaller still. */
static struct scale first_reached(const struct scale *scales, size_t count, double largest)
{
	size_t i = 0;

	while (i + 1 < count && largest < scales[i].factor)
		i++;
	return scales[i];
}

struct scale scale_of(const char *unit, double largest)
{
	if (strcmp(unit, "B") == 0 || strcmp(unit, "B/s") == 0)
		return first_reached(bytes, COUNT(bytes), largest);
	if (strcmp(unit, "s") == 0 && largest > 0)
		return first_reached(seconds, COUNT(seconds), largest);
	return (struct scale){ "", 1, 0 };
}
