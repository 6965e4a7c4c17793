/*
 * error.h — what went wrong, in one line fit for the user.
 *
 * A function that can fail returns bool and takes `struct error *err` last; it fills *err and
 * returns false. Libraries never print and never exit: main prints `migstat-VERB: text`.
 * The first error wins: a second error_set on a filled error changes nothing, so clean-up code
 * may fail too without hiding the cause. What would act on a terminal in a text is made visible
 * (characters.h).
 */
#ifndef MIGSTAT_ERROR_H
#define MIGSTAT_ERROR_H

#include <stdbool.h>

/* Zero it before use: `struct error err = { 0 };`. An empty text means no error. */
struct error {
	char text[1024];
	bool of_system; /* memory, a disk or a file failed: never "this does not apply here" */
};

/*
 * A place in an input file. line and column count from 1 (column in bytes); 0 means unknown and
 * is left out of the message. file is borrowed.
 */
struct place {
	const char *file;
	long line;
	long column;
};

/* As `= { 0 }`, but cheap. */
static inline void error_clear(struct error *err)
{
	err->text[0] = '\0';
	err->of_system = false;
}

/* Both fill *err (unless it is filled already) and return false: `return error_set(...)`. */
bool error_set(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_at(struct error *err, struct place at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* error_set for what memory, a disk, a file or another part of the system refused. */
bool error_system(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "no memory", with the same contract; of the system, too. */
bool error_memory(struct error *err);

#endif
