/*
 * flags.h — the command line: one table for each verb, from which come the parser, the check of
 * every value, --help and what the manual page is held against.
 *
 * An entry tells all about a flag: what it is called, what it does, which kind of value it takes
 * and where that goes. A flag that nobody handles cannot be: an entry without a kind, or whose
 * place does not fit its kind, is refused before the first verb runs (flags_check). --help and
 * --version need no entry: every verb has them.
 */
#ifndef MIGSTAT_FLAGS_H
#define MIGSTAT_FLAGS_H

#include "error.h"
#include "metric.h"
#include "texts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define MIGSTAT_VERSION "0.1"

/* What a flag takes, and the type of the place where it goes. Lists take memory from must.h, so
 * that they are nothing for collect. */
enum flag_kind {
	FLAG_UNHANDLED, /* what an entry without a kind has: refused */
	FLAG_SWITCH,    /* nothing; bool: becomes true */
	FLAG_TEXT,      /* const char *: borrowed from argv; `least` bytes or more */
	FLAG_COPY,      /* char *: not empty, allocated; the verb frees it */
	FLAG_WHOLE,     /* int, size_t or another integer: from least to most */
	FLAG_SECONDS, /* double: from least to most, or 0 with or_none; 500ms is 0.5 (quantity.h) */
	FLAG_SHARE,   /* double: between 0 and 1; 5% is the same double as 0.05 */
	FLAG_WORD,    /* an enum or bool: the index of the word among `words` */
	FLAG_ENTRY,   /* a pointer to the entry of that name in the table `words` */
	FLAG_METRIC,  /* size_t, by metric index, or const struct metric * */
	FLAG_METRICS, /* struct metric_list: adds those that commas separate, each once */
	FLAG_TEXTS,   /* struct texts: adds those that commas separate; `wanted` is what one is */
	FLAG_TAKE,    /* what the flag's own function makes of it: take */
	FLAG_PLAN,    /* struct plan_file: what it says is taken before the command line */
	FLAG_KINDS
};

/* The type of a place; INTO fills it in. */
enum flag_type {
	PLACE_BOOL = 1,
	PLACE_INT = 2,
	PLACE_UNSIGNED = 4, /* every enum, too */
	PLACE_LONG = 8,
	PLACE_DOUBLE = 16,
	PLACE_BORROWED = 32,
	PLACE_OWNED = 64,
	PLACE_METRIC_POINTER = 128,
	PLACE_METRICS = 256,
	PLACE_TEXTS = 512,
	PLACE_PLAN = 1024,
	PLACE_OTHER = 2048
};

/* A file that says what a command line can say (said.h); NULL: there is none. The verb frees both
 * with free(). */
struct plan_file {
	char *path, *text;
};

/* For an entry: its value goes into that member of the verb's options. */
#define FLAG_INTO(options, member)                                                                 \
	.place = offsetof(options, member), .type = _Generic(((options *)NULL)->member,            \
		bool: PLACE_BOOL,                                                                   \
		int: PLACE_INT,                                                                     \
		unsigned: PLACE_UNSIGNED,                                                           \
		long: PLACE_LONG,                                                                   \
		unsigned long: PLACE_LONG,                                                          \
		long long: PLACE_LONG,                                                              \
		unsigned long long: PLACE_LONG,                                                     \
		double: PLACE_DOUBLE,                                                               \
		const char *: PLACE_BORROWED,                                                       \
		char *: PLACE_OWNED,                                                                \
		const struct metric *: PLACE_METRIC_POINTER,                                        \
		struct metric_list: PLACE_METRICS, \
		struct texts: PLACE_TEXTS, \
		struct plan_file: PLACE_PLAN, \
		default: PLACE_OTHER)

struct flag;

/* Takes one value (NULL where the flag takes none; it lives as long as argv) into the place, which
 * is the verb's whole options without FLAG_INTO. False with *err if the value is wrong. */
typedef bool flag_take(void *place, const struct flag *flag, const char *value, struct error *err);

/* The words of a plain list, or the names that are the first members of a table's entries; ended by
 * a NULL. */
struct flag_words {
	const char *const *first;
	size_t stride; /* bytes from one to the next */
};
/* clang-format off */
#define FLAG_LIST(list)   { (list), sizeof(char *) }
#define FLAG_TABLE(table) { &(table)[0].name, sizeof *(table) }
/* clang-format on */

struct flag {
	const char *name;     /* the long option without its dashes */
	char letter;          /* the short option, 0 = none */
	const char *argument; /* the argument's name in --help, NULL = takes none */
	const char *help;     /* what it does, in a sentence or two */
	enum flag_kind kind;
	enum flag_type type; /* by FLAG_INTO, as is */
	size_t place;        /* in the options */
	double least, most;  /* most 0: a million, which no message tells */
	bool or_none;        /* of seconds: 0 is good, too */
	bool once;           /* of texts: none may be there twice */
	bool one_value;      /* of FLAG_TAKE: it is no list, and may be given once */
	struct flag_words words;
	flag_take *take;
	const char *wanted;  /* what would be right, for the message; NULL = told by the bounds. Of
			      * FLAG_ENTRY: where its names are told; NULL = all of them */
	const char *example; /* of what would be right; NULL = none */
	const char *section; /* where a plan file has it; NULL: it is of the command line alone */
};

/* A verb has no more flags than that. */
enum { FLAGS_MOST = 64 };

struct verb {
	const char *name;     /* "analyze" */
	const char *operands; /* after the options: "RUN..." */
	const char *purpose;  /* one sentence */
	const struct flag *flags;
	size_t flag_count;
	const char *epilogue; /* printed after the options, NULL = nothing */
	size_t options_size;
	const void *defaults; /* the options before the first flag is taken; NULL: all zero */

	/* Fills in what is no constant. NULL: nothing. */
	bool (*begin)(void *options, struct error *err);
	/* Takes the operands and tells what contradicts itself or is missing. */
	bool (*finish)(void *options, size_t count, char **operands, struct error *err);
	void (*free)(void *options); /* NULL: nothing is to be freed */
};

enum flags_result { FLAGS_RUN, FLAGS_HELP, FLAGS_VERSION, FLAGS_WRONG };

/*
 * Parses argv (argv[0] is skipped) into options. A flag of one value that is given twice is wrong:
 * nobody would see which of them counts. The options are to be freed by the verb's free whatever
 * the result; argv, which getopt_long reorders, must outlive them. Options and operands may be
 * mixed. A plan file, which a flag of FLAG_PLAN names, says the same as a command line; of a flag
 * that argv speaks of, it is not heard. FLAGS_WRONG comes with *err.
 */
enum flags_result flags_parse(const struct verb *verb, void *options, int argc, char **argv,
			      struct error *err);

/* Prints what argv and the plan file that it names say together, as a plan file (said.h); argv has
 * been parsed with success. Where both speak of a flag, argv is right. False with *err: no memory.
 */
bool flags_print_plan(const struct verb *verb, const struct plan_file *plan, int argc, char **argv,
		      FILE *stream, struct error *err);

/* Whether a flag has one value, and is not a list or a switch. */
bool flags_has_one_value(const struct flag *flag);

/* Takes the value of one flag into the options. False with *err if it is wrong. */
bool flags_take(const struct flag *flag, void *options, const char *value, struct error *err);

/* The verb's flag of that name, NULL if it has none. */
const struct flag *flags_find(const struct verb *verb, const char *name);

/* The index of a word among flag->words; false with *err, which guesses at what was meant. */
bool flags_word(const struct flag *flag, const char *word, size_t *index, struct error *err);

/* The index of a metric by its name; likewise. */
bool flags_metric(const struct flag *flag, const char *name, size_t *metric, struct error *err);

/* The types of places that a kind may go into, as bits of enum flag_type. */
unsigned flags_places(enum flag_kind kind);

/* Whether the verb's table is sound; false with *err: a flag that nobody handles, a place that does
 * not fit its kind, two flags of one name, letter or place. */
bool flags_check(const struct verb *verb, struct error *err);

/* Prints the help page to stream. */
void flags_help(const struct verb *verb, FILE *stream);

/* Prints the table for other programs: a line a flag, of letter, name and argument (- = none),
 * tabs in between; --help and --version, too. */
void flags_list(const struct verb *verb, FILE *stream);

/* Prints "migstat VERB 0.1" and the licence in one line to stream. */
void flags_version(const struct verb *verb, FILE *stream);

#endif
