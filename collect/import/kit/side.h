/*
 * side.h — which of a foreign file's hosts is a, and which b: the first two that come up.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_SIDE_H
#define MIGSTAT_COLLECT_IMPORT_KIT_SIDE_H

/* Zero it before use; free with sides_free. */
struct import_sides {
	char *names[2];
};

/* "a" or "b"; NULL for a third host, or without memory. */
const char *sides_word(struct import_sides *sides, const char *host);

/* "AB" or "BA"; NULL if a host is a third one, or not known (NULL). */
const char *sides_direction(struct import_sides *sides, const char *source,
			    const char *destination);

void sides_free(struct import_sides *sides);

#endif
