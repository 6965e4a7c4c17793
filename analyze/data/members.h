/*
 * members.h — which member of a struct stands in which column of a table.
 */
#ifndef MIGSTAT_ANALYZE_DATA_MEMBERS_H
#define MIGSTAT_ANALYZE_DATA_MEMBERS_H

#include <stddef.h>

/* One column, and where the struct has its number: a double. */
struct member {
	const char *column;
	size_t offset;
};

/* The number of object that stands in column, which must be one of members[count]. */
double member_number(const void *object, const struct member *members, size_t count,
		     const char *column);

#endif
