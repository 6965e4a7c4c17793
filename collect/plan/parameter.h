/*
 * parameter.h — every parameter that a case can have: one table.
 *
 * A parameter is a column of cases.csv (schema_cases), a PARAM of --case, a row of parameters.csv
 * and a name in the environment of hooks. To add one: a line in datasets/schema-cases.h, and its
 * use in the drivers.
 */
#ifndef MIGSTAT_COLLECT_PLAN_PARAMETER_H
#define MIGSTAT_COLLECT_PLAN_PARAMETER_H

#include "datasets/error.h"
#include "datasets/schema-cases.h"

#include <stdbool.h>

#define PARAMETER_INDEX(id, ...) PARAMETER_##id,
enum parameter_index { CASE_PARAMETERS(PARAMETER_INDEX) PARAMETER_COUNT };
#undef PARAMETER_INDEX

/* The words of each, in the order in which schema-cases.h has them. */
enum storage { STORAGE_SHARED, STORAGE_BLOCK, STORAGE_AUTO };
enum control { CONTROL_PEER_TO_PEER, CONTROL_MANAGED };
enum compression {
	COMPRESSION_NONE,
	COMPRESSION_XBZRLE,
	COMPRESSION_MT,
	COMPRESSION_ZLIB,
	COMPRESSION_ZSTD
};
enum at_deadline {
	AT_DEADLINE_MARK,
	AT_DEADLINE_CANCEL,
	AT_DEADLINE_POST_COPY,
	AT_DEADLINE_SUSPEND,
	AT_DEADLINE_FORCE
};

/* One value. All zero is the default of every parameter. Free with parameter_free. */
struct parameter_value {
	double number; /* a word: its index; yes: 1 */
	char *text;    /* PARAMETER_UNIX_SOCKET */
};

enum { PARAMETER_TEXT_SIZE = 256 };

/* The parameter's name: a column of schema_cases. index is below PARAMETER_COUNT. */
const char *parameter_name(enum parameter_index index);

/* Its index, or PARAMETER_COUNT with *err that names the nearest ones. */
enum parameter_index parameter_find(const char *name, struct error *err);

/* Takes the value from text; false with *err "NAME='TEXT' is not ...". */
bool parameter_take(struct parameter_value *value, enum parameter_index index, const char *text,
		    struct error *err);

/* The value as text: a word, "yes", a number; "" where the hypervisor's default holds. */
void parameter_text(const struct parameter_value *value, enum parameter_index index,
		    char text[PARAMETER_TEXT_SIZE]);

/* Whether its texts are numbers. */
bool parameter_is_number(enum parameter_index index);

/* The word of that number of a parameter with words. */
const char *parameter_word(enum parameter_index index, int word);

void parameter_free(struct parameter_value *value);

#endif
