/* side.c — which of a foreign file's hosts is a, and which b. */
#include "side.h"

#include <stdlib.h>
#include <string.h>

const char *sides_word(struct import_sides *sides, const char *host)
{
	static const char *const words[] = { "a", "b" };

	for (int i = 0; i < 2; i++) {
		if (!sides->names[i])
			sides->names[i] = strdup(host);
		if (sides->names[i] && strcmp(sides->names[i], host) == 0)
			return words[i];
	}
	return NULL;
}

const char *sides_direction(struct import_sides *sides, const char *source, const char *destination)
{
	const char *from = source ? sides_word(sides, source) : NULL;
	const char *to = destination ? sides_word(sides, destination) : NULL;

	if (!from || !to || strcmp(from, to) == 0)
		return NULL;
	return from[0] == 'a' ? "AB" : "BA";
}

void sides_free(struct import_sides *sides)
{
	free(sides->names[0]);
	free(sides->names[1]);
	*sides = (struct import_sides){ 0 };
}
