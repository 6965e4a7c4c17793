/* json.c — foreign JSON, with a place in every complaint. */
#include "json.h"

#include "unit.h"

#include "datasets/json-error.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Whole numbers beyond 63 bits, which jansson refuses, become real ones. */
static json_t *load(const char *text, size_t length, size_t flags, json_error_t *where)
{
	json_t *root;

	errno = 0;
	root = json_loadb(text, length, flags | JSON_REJECT_DUPLICATES, where);

	if (!root && json_error_code(where) == json_error_numeric_overflow)
		root = json_loadb(text, length,
				  flags | JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, where);
	return root;
}

bool json_file_read(struct json_file *file, const struct import_source *source, struct error *err)
{
	json_error_t where;

	*file = (struct json_file){ .source = source };
	file->root = load(source->text, source->length, 0, &where);
	if (file->root)
		return true;
	return json_error(err, (struct place){ source->path, where.line, where.column }, &where);
}

bool json_value_read(struct json_file *file, const struct import_source *source, size_t start,
		     size_t *end, struct error *err)
{
	json_error_t where;
	struct place at;

	*file = (struct json_file){ .source = source, .start = start };
	file->root =
		load(source->text + start, source->length - start, JSON_DISABLE_EOF_CHECK, &where);
	if (file->root) {
		*end = start + (size_t)where.position;
		return true;
	}
	at = source_place(source, source->text + start);
	if (where.line == 1)
		at.column += where.column - 1;
	else
		at.column = where.column;
	at.line += where.line - 1;
	return json_error(err, at, &where);
}

void json_file_free(struct json_file *file)
{
	json_decref(file->root);
	*file = (struct json_file){ 0 };
}

struct json_at json_root_of(const struct json_file *file)
{
	return (struct json_at){ .file = file, .value = file->root };
}

struct json_at json_key_of(const struct json_at *object, const char *key)
{
	return (struct json_at){ .file = object->file,
				 .up = object,
				 .key = key,
				 .value = json_object_get(object->value, key) };
}

struct json_at json_item_of(const struct json_at *array, size_t index)
{
	return (struct json_at){ .file = array->file,
				 .up = array,
				 .index = index,
				 .value = json_array_get(array->value, index) };
}

size_t json_size_of(const struct json_at *at)
{
	return json_is_object(at->value) ? json_object_size(at->value) : json_array_size(at->value);
}

/* Adds a printed text to *text if it fits. */
__attribute__((format(printf, 3, 4))) static void add(char **text, size_t *size, const char *format,
						      ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(*text, *size, format, arguments);
	va_end(arguments);
	if (length < 0 || (size_t)length >= *size)
		length = *size > 0 ? (int)*size - 1 : 0;
	*text += length;
	*size -= (size_t)length;
}

static void add_way(const struct json_at *at, char **text, size_t *size)
{
	if (!at->up)
		return;
	add_way(at->up, text, size);
	if (!at->key)
		add(text, size, "[%zu]", at->index);
	else
		add(text, size, "%s%s", at->up->up ? "." : "", at->key);
}

/* The way as text, such as "tasks[0].duration"; cut if it is longer than size. */
static void way_of(const struct json_at *at, char *text, size_t size)
{
	text[0] = '\0';
	if (!at->up)
		add(&text, &size, "the whole");
	add_way(at, &text, &size);
}

bool json_fail(const struct json_at *at, struct error *err, const char *format, ...)
{
	char way[200];
	char what[600];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	way_of(at, way, sizeof way);
	return error_at(err, json_place(at), "%s: %s", way, what);
}

static const char *type_words(json_type type)
{
	switch (type) {
	case JSON_OBJECT:
		return "an object {...}";
	case JSON_ARRAY:
		return "an array [...]";
	case JSON_STRING:
		return "a text";
	case JSON_INTEGER:
	case JSON_REAL:
		return "a number";
	case JSON_TRUE:
	case JSON_FALSE:
		return "true or false";
	case JSON_NULL:
		break;
	}
	return "null";
}

/* What is there is not what should be. */
static bool fail_type(const struct json_at *at, json_type wanted, struct error *err)
{
	if (!at->value)
		return json_fail(at, err, "is missing; it should be %s", type_words(wanted));
	if (json_is_string(at->value))
		return json_fail(at, err, "'%.60s' is a text where %s should be",
				 json_string_value(at->value), type_words(wanted));
	return json_fail(at, err, "is %s where %s should be", type_words(json_typeof(at->value)),
			 type_words(wanted));
}

bool json_need(const struct json_at *at, json_type type, struct error *err)
{
	return (at->value && json_typeof(at->value) == type) || fail_type(at, type, err);
}

static bool is_absent(const struct json_at *at)
{
	return !at->value || json_is_null(at->value);
}

bool json_text_at(const struct json_at *at, const char **text, struct error *err)
{
	*text = json_string_value(at->value);
	return *text || is_absent(at) || fail_type(at, JSON_STRING, err);
}

bool json_number_at(const struct json_at *at, double *number, struct error *err)
{
	*number = NAN;
	if (is_absent(at))
		return true;
	if (!json_is_number(at->value))
		return fail_type(at, JSON_REAL, err);
	*number = json_number_value(at->value);
	if (number_is_wrapped(*number))
		*number = NAN;
	return true;
}

bool json_need_number(const struct json_at *at, double low, double high, double *number,
		      struct error *err)
{
	if (!json_is_number(at->value))
		return fail_type(at, JSON_REAL, err);
	*number = json_number_value(at->value);
	if (*number >= low && *number <= high)
		return true;
	return json_fail(at, err, "%g is not from %g to %g", *number, low, high);
}

bool json_need_text(const struct json_at *object, const char *key, const char **text,
		    struct error *err)
{
	const struct json_at at = json_key_of(object, key);

	return json_need(&at, JSON_STRING, err) && json_text_at(&at, text, err);
}

bool json_text_of(const struct json_at *object, const char *key, const char **text,
		  struct error *err)
{
	const struct json_at at = json_key_of(object, key);

	return json_text_at(&at, text, err);
}

bool json_number_of(const struct json_at *object, const char *key, double *number,
		    struct error *err)
{
	const struct json_at at = json_key_of(object, key);

	return json_number_at(&at, number, err);
}

bool json_read(const struct import_source *source, json_take *take, void *closure,
	       struct error *err)
{
	struct json_file file;
	struct json_at root;
	bool good;

	if (!json_file_read(&file, source, err))
		return false;
	root = json_root_of(&file);
	good = take(closure, &root, err);
	json_file_free(&file);
	return good;
}

/* One value at the top of a file, or the items of an array. */
static bool take_value(const struct json_file *file, json_take *take, void *closure,
		       struct error *err)
{
	const struct json_at root = json_root_of(file);

	return json_is_array(root.value) ? json_each(&root, take, closure, err)
					 : take(closure, &root, err);
}

bool json_read_values(const struct import_source *source, json_take *take, void *closure,
		      struct error *err)
{
	size_t at = strspn(source->text, " \t\r\n");
	bool good = true;

	do {
		struct json_file file;

		good = json_value_read(&file, source, at, &at, err) &&
		       take_value(&file, take, closure, err);
		json_file_free(&file);
		at += strspn(source->text + at, " \t\r\n");
	} while (good && at < source->length);
	return good;
}

bool json_each(const struct json_at *array, json_take *take, void *closure, struct error *err)
{
	if (!json_need(array, JSON_ARRAY, err))
		return false;
	for (size_t i = 0; i < json_size_of(array); i++) {
		const struct json_at item = json_item_of(array, i);

		if (!take(closure, &item, err))
			return false;
	}
	return true;
}
