/* case.c — the cases of a study. */
#include "case.h"

#include "datasets/nearest.h"
#include "datasets/schema.h"
#include "datasets/table.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *storage_word(enum storage storage)
{
	return storage == STORAGE_BLOCK ? "block" : "shared";
}

static bool set_storage(struct migration_case *one, const char *value)
{
	one->storage = strcmp(value, "block") == 0 ? STORAGE_BLOCK : STORAGE_SHARED;
	return strcmp(value, storage_word(one->storage)) == 0;
}

static bool yes_or_no(bool *answer, const char *value)
{
	*answer = strcmp(value, "yes") == 0;
	return *answer || strcmp(value, "no") == 0;
}

static bool set_tunnelled(struct migration_case *one, const char *value)
{
	return yes_or_no(&one->tunnelled, value);
}

static bool set_unsafe(struct migration_case *one, const char *value)
{
	return yes_or_no(&one->unsafe, value);
}

static bool positive(long *number, const char *value)
{
	long long wide;

	if (!integer_of_text(value, 1, INT_MAX, &wide))
		return false;
	*number = (long)wide;
	return true;
}

static bool set_bandwidth(struct migration_case *one, const char *value)
{
	return positive(&one->bandwidth_mib_per_second, value);
}

static bool set_downtime_limit(struct migration_case *one, const char *value)
{
	return positive(&one->downtime_limit_ms, value);
}

static const struct parameter {
	const char *name; /* a column of schema_cases */
	const char *allowed;
	bool (*set)(struct migration_case *one, const char *value);
} parameters[] = {
	{ "storage", "shared or block", set_storage },
	{ "tunnelled", "yes or no", set_tunnelled },
	{ "unsafe", "yes or no", set_unsafe },
	{ "bandwidth", "a whole number of MiB/s from 1", set_bandwidth },
	{ "downtime-limit", "a whole number of milliseconds from 1", set_downtime_limit },
};

enum { PARAMETERS = sizeof parameters / sizeof *parameters };

static bool unknown_parameter(const struct migration_case *one, const char *name, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < PARAMETERS; i++)
		nearest_offer(&nearest, parameters[i].name);
	nearest_text(&nearest, guess);
	return error_set(err,
			 "case '%s': unknown parameter '%s'%s (there are storage, tunnelled, "
			 "unsafe, bandwidth, downtime-limit)",
			 one->name, name, guess);
}

static bool set_parameter(struct migration_case *one, const char *name, const char *value,
			  struct error *err)
{
	for (size_t i = 0; i < PARAMETERS; i++) {
		if (strcmp(parameters[i].name, name) != 0)
			continue;
		if (parameters[i].set(one, value))
			return true;
		return error_set(err, "case '%s': %s='%s' is not %s", one->name, name, value,
				 parameters[i].allowed);
	}
	return unknown_parameter(one, name, err);
}

/* A new case called by the first `length` bytes of name, not among the others yet. */
static struct migration_case *cases_grow(struct cases *cases, const char *name, size_t length,
					 struct error *err)
{
	struct migration_case *bigger;

	if (length == 0) {
		error_set(err, "a case needs a name: NAME[:PARAM=VALUE,...]");
		return NULL;
	}
	for (size_t i = 0; i < cases->count; i++) {
		if (strncmp(cases->at[i].name, name, length) == 0 &&
		    cases->at[i].name[length] == '\0') {
			error_set(err, "case '%s' is there twice", cases->at[i].name);
			return NULL;
		}
	}
	bigger = realloc(cases->at, (cases->count + 1) * sizeof *bigger);
	if (!bigger) {
		error_memory(err);
		return NULL;
	}
	cases->at = bigger;
	cases->at[cases->count] = (struct migration_case){ .name = strndup(name, length) };
	if (!cases->at[cases->count].name) {
		error_memory(err);
		return NULL;
	}
	return &cases->at[cases->count++];
}

bool cases_add(struct cases *cases, const char *text, struct error *err)
{
	size_t name_length = strcspn(text, ":");
	struct migration_case *one = cases_grow(cases, text, name_length, err);
	char *list = strdup(text);
	char *save = NULL;
	bool good = one && list;

	if (!list)
		error_memory(err);
	if (good && text[name_length] == ':') {
		for (char *item = strtok_r(list + name_length + 1, ",", &save); good && item;
		     item = strtok_r(NULL, ",", &save)) {
			char *equals = strchr(item, '=');

			if (equals)
				*equals = '\0';
			good = equals ? set_parameter(one, item, equals + 1, err)
				      : error_set(err,
						  "case '%s': '%s' has no value; write %s=VALUE",
						  one->name, item, item);
		}
	}
	free(list);
	return good;
}

bool cases_read(struct cases *cases, const char *path, struct error *err)
{
	struct table table;
	bool good = table_read(&table, path, &schema_cases, CSV_TORN_IS_ROW, TABLE_UNKNOWN_IS_ERROR,
			       err);

	if (!good)
		return false;
	for (size_t row = 0; good && row < table.rows; row++) {
		const char *name = table_text(&table, row, table_column(&table, "case"));
		struct error why = { 0 };
		struct migration_case *one = cases_grow(cases, name, strlen(name), &why);
		size_t column = table_column(&table, "case");

		good = one != NULL;
		for (size_t i = 0; good && i < PARAMETERS; i++) {
			size_t here = table_column(&table, parameters[i].name);
			const char *value = table_text(&table, row, here);

			if (value[0] == '\0')
				continue;
			column = here;
			good = set_parameter(one, parameters[i].name, value, &why);
		}
		if (!good)
			error_at(err, table_place(&table, row, column), "%s", why.text);
	}
	if (good && table.rows == 0)
		good = error_set(err, "%s: no case in it, only the header", path);
	table_free(&table);
	return good;
}

json_t *cases_to_json(const struct cases *cases)
{
	json_t *array = json_array();

	for (size_t i = 0; i < cases->count; i++) {
		const struct migration_case *one = &cases->at[i];
		json_t *object = json_pack("{s:s, s:s, s:s, s:s}", "case", one->name, "storage",
					   storage_word(one->storage), "tunnelled",
					   one->tunnelled ? "yes" : "no", "unsafe",
					   one->unsafe ? "yes" : "no");

		if (one->bandwidth_mib_per_second > 0)
			json_object_set_new(object, "bandwidth",
					    json_integer(one->bandwidth_mib_per_second));
		if (one->downtime_limit_ms > 0)
			json_object_set_new(object, "downtime-limit",
					    json_integer(one->downtime_limit_ms));
		json_array_append_new(array, object);
	}
	return array;
}

/* A JSON value as the text that set_parameter takes. */
static const char *value_text(const json_t *value, char number[32])
{
	if (json_is_string(value))
		return json_string_value(value);
	(void)snprintf(number, 32, "%lld", (long long)json_integer_value(value));
	return number;
}

bool cases_of_json(struct cases *cases, const json_t *array, struct error *err)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		const char *name = json_string_value(json_object_get(object, "case"));
		struct migration_case *one =
			cases_grow(cases, name ? name : "", name ? strlen(name) : 0, err);

		if (!one)
			return false;
		for (size_t p = 0; p < PARAMETERS; p++) {
			const json_t *value = json_object_get(object, parameters[p].name);
			char number[32];

			if (value &&
			    !set_parameter(one, parameters[p].name, value_text(value, number), err))
				return false;
		}
	}
	return true;
}

void cases_free(struct cases *cases)
{
	for (size_t i = 0; i < cases->count; i++)
		free(cases->at[i].name);
	free(cases->at);
	*cases = (struct cases){ 0 };
}
