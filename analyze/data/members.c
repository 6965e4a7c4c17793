/* members.c — which member of a struct stands in which column of a table. */
#include "members.h"

#include <assert.h>
#include <string.h>

double member_number(const void *object, const struct member *members, size_t count,
		     const char *column)
{
	double number;
	size_t i = 0;

	while (i < count && strcmp(members[i].column, column) != 0)
		i++;
	assert(i < count); /* the schema has outgrown the members */
	memcpy(&number, (const char *)object + members[i].offset, sizeof number);
	return number;
}
