/*
 * json.h — foreign JSON, with a place in every complaint.
 *
 * jansson tells a place only of what it cannot parse. Here each value is reached by a way from the
 * root, and a complaint about it looks the way up in the text again: "FILE:12:7:
 * tasks[0].duration: 'x' is a text where a number should be".
 * The ways are structs on the caller's stack: one must live as long as those that come from it.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_JSON_H
#define MIGSTAT_COLLECT_IMPORT_KIT_JSON_H

#include "source.h"

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* Parsed JSON. Free with json_file_free. */
struct json_file {
	const struct import_source *source;
	size_t start; /* where its value stands in the source */
	json_t *root;
};

/* Refuses bad JSON, a key twice in one object, and what is nested deeper than jansson goes. */
bool json_file_read(struct json_file *file, const struct import_source *source, struct error *err);
void json_file_free(struct json_file *file);

/* Reads the one value that begins at byte `start` (blanks passed), whatever comes after it; *end is
 * the byte behind it. Free with json_file_free. */
bool json_value_read(struct json_file *file, const struct import_source *source, size_t start,
		     size_t *end, struct error *err);

/* A value and the way to it. */
struct json_at {
	const struct json_file *file;
	const struct json_at *up; /* NULL: the root */
	const char *key;          /* in the object above; NULL: an item of the array above */
	size_t index;
	json_t *value; /* borrowed; NULL = it is not there */
};

struct json_at json_root_of(const struct json_file *file);

/* What stands under key, or at index; value NULL if there is nothing (or above is no object, no
 * array). */
struct json_at json_key_of(const struct json_at *object, const char *key);
struct json_at json_item_of(const struct json_at *array, size_t index);

/* Takes a value; false with *err ends the reading. */
typedef bool json_take(void *closure, const struct json_at *at, struct error *err);

/* Parses the source and hands its root to take. */
bool json_read(const struct import_source *source, json_take *take, void *closure,
	       struct error *err);

/* The same of a file that holds values one after the other, on a line each or over many: hands each
 * of them to take; of an array each of its items. */
bool json_read_values(const struct import_source *source, json_take *take, void *closure,
		      struct error *err);

/* It must be an array; hands each of its items to take. */
bool json_each(const struct json_at *array, json_take *take, void *closure, struct error *err);

/* How many items an array has, members an object; 0 for everything else. */
size_t json_size_of(const struct json_at *at);

/* The place of a value in the text; of what it should stand in if it is not there. */
struct place json_place(const struct json_at *at);

/* A complaint about the value: its place (or that of what it should stand in) and its way. */
bool json_fail(const struct json_at *at, struct error *err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The value must be there and of that type (JSON_OBJECT, JSON_ARRAY, JSON_STRING...). */
bool json_need(const struct json_at *at, json_type type, struct error *err);

/* It may be missing or null: then the second is NULL or NaN. If it is there it must be a text, a
 * number (whole or not). A count below 0 that the producer's 64 bits wrapped around (2^63 or more)
 * is not known: NaN. */
bool json_text_at(const struct json_at *at, const char **text, struct error *err);
bool json_number_at(const struct json_at *at, double *number, struct error *err);

/* A number that must be there, in these bounds. */
bool json_need_number(const struct json_at *at, double low, double high, double *number,
		      struct error *err);

/* A text that must be there, of a member of an object. */
bool json_need_text(const struct json_at *object, const char *key, const char **text,
		    struct error *err);

/* What may be missing, of a member of an object, in one step. */
bool json_text_of(const struct json_at *object, const char *key, const char **text,
		  struct error *err);
bool json_number_of(const struct json_at *object, const char *key, double *number,
		    struct error *err);

#endif
