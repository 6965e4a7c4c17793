/*
 * column.h — one column of a table: name, type, unit, meaning.
 */
#ifndef MIGSTAT_COLUMN_H
#define MIGSTAT_COLUMN_H

#include <stdbool.h>

enum column_type {
	COLUMN_TEXT,    /* any text */
	COLUMN_WORD,    /* one word of a fixed list */
	COLUMN_INTEGER, /* decimal digits, perhaps a sign */
	COLUMN_ORDINAL, /* the number of something: a whole one from 1 to ORDINAL_MOST */
	COLUMN_NUMBER,  /* decimal text; empty = not known */
	COLUMN_TIME     /* UTC, ISO 8601 with microseconds and Z */
};

enum { ORDINAL_MOST = 1000000000 };

/* One column. unit is "" where a value has none. required: the cell may not be empty. */
struct column {
	const char *name;
	enum column_type type;
	const char *unit;
	bool required;
	const char *meaning;
	const char *const *words; /* COLUMN_WORD: the allowed words, ended by NULL */
};

/*
 * A column as one line of a table that can be read as a table: NAME, type, unit, need, meaning.
 * The type is TEXT, WORD(its words), INTEGER, ORDINAL, NUMBER, MICRO (a number that a run has with
 * six digits after the point) or TIME; the need is REQUIRED or OPTIONAL.
 */
/* clang-format off */
#define COLUMN(name, type, unit, need, meaning) \
	{ name, COLUMN_TYPE_##type, unit, COLUMN_NEED_##need, meaning, COLUMN_WORDS_##type }

#define COLUMN_TYPE_TEXT        COLUMN_TEXT
#define COLUMN_TYPE_WORD(words) COLUMN_WORD
#define COLUMN_TYPE_INTEGER     COLUMN_INTEGER
#define COLUMN_TYPE_ORDINAL     COLUMN_ORDINAL
#define COLUMN_TYPE_NUMBER      COLUMN_NUMBER
#define COLUMN_TYPE_MICRO       COLUMN_NUMBER
#define COLUMN_TYPE_TIME        COLUMN_TIME

#define COLUMN_WORDS_TEXT        NULL
#define COLUMN_WORDS_WORD(words) words
#define COLUMN_WORDS_INTEGER     NULL
#define COLUMN_WORDS_ORDINAL     NULL
#define COLUMN_WORDS_NUMBER      NULL
#define COLUMN_WORDS_MICRO       NULL
#define COLUMN_WORDS_TIME        NULL

#define COLUMN_NEED_REQUIRED true
#define COLUMN_NEED_OPTIONAL false
/* clang-format on */

/* Words that more than one table knows, ended by NULL. */
extern const char *const words_directions[]; /* AB, BA */
extern const char *const words_yes_no[];

/* The type's word in a Frictionless table schema: "string", "integer", "number", "datetime". */
const char *column_type_name(enum column_type type);

#endif
