/* case.c — the cases of a study. */
#include "case.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/csv.h"
#include "datasets/schema.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

static bool set_parameter(struct migration_case *one, const char *name, const char *value,
			  struct error *err)
{
	struct error why = { 0 };
	enum parameter_index index = parameter_find(name, &why);

	if (index < PARAMETER_COUNT && parameter_take(&one->value[index], index, value, &why))
		return true;
	return error_set(err, "case '%s': %s", one->name, why.text);
}

/* What breaks a line of a table or acts on a terminal is no name. */
static bool plain_name(const char *name, size_t length)
{
	char *copy = strndup(name, length);
	bool plain = copy && text_is_plain(copy);

	free(copy);
	return plain;
}

/* A new case called by the first `length` bytes of name, not among the others yet. */
static struct migration_case *cases_grow(struct cases *cases, const char *name, size_t length,
					 struct error *err)
{
	if (length == 0) {
		error_set(err, "a case needs a name: NAME[:PARAM=VALUE,...]");
		return NULL;
	}
	if (!plain_name(name, length)) {
		error_set(err,
			  "case '%.*s': its name has a character that would act where it is shown "
			  "(a line's end, ESC), or is no UTF-8",
			  (int)length, name);
		return NULL;
	}
	for (size_t i = 0; i < cases->count; i++) {
		if (strncmp(cases->at[i].name, name, length) == 0 &&
		    cases->at[i].name[length] == '\0') {
			error_set(err, "case '%s' is there twice", cases->at[i].name);
			return NULL;
		}
	}
	if (array_grow(&cases->at, &cases->capacity, cases->count, sizeof *cases->at)) {
		cases->at[cases->count] = (struct migration_case){ .name = strndup(name, length) };
		if (cases->at[cases->count].name)
			return &cases->at[cases->count++];
	}
	error_memory(err);
	return NULL;
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
		for (unsigned i = 0; good && i < PARAMETER_COUNT; i++) {
			size_t here = table_column(&table, parameter_name(i));
			const char *value = table_text(&table, row, here);

			if (value[0] == '\0')
				continue;
			column = here;
			good = set_parameter(one, parameter_name(i), value, &why);
		}
		if (!good)
			error_at(err, table_place(&table, row, column), "%s", why.text);
	}
	if (good && table.rows == 0)
		good = error_set(err, "%s: no case in it, only the header", path);
	table_free(&table);
	return good;
}

bool cases_set_deadline(struct cases *cases, double seconds, struct error *err)
{
	for (size_t i = 0; i < cases->count; i++) {
		struct migration_case *one = &cases->at[i];

		if (case_number(one, PARAMETER_DEADLINE) == 0)
			one->value[PARAMETER_DEADLINE].number = seconds;
		if (case_number(one, PARAMETER_DEADLINE) == 0 &&
		    case_word(one, PARAMETER_AT_DEADLINE) != AT_DEADLINE_MARK)
			return error_set(err,
					 "case '%s': at-deadline without a deadline; add "
					 "deadline=SECONDS",
					 one->name);
	}
	return true;
}

static json_t *case_to_json(const struct migration_case *one)
{
	json_t *object = json_pack("{s:s}", "case", one->name);

	for (unsigned i = 0; object && i < PARAMETER_COUNT; i++) {
		char text[PARAMETER_TEXT_SIZE];

		parameter_text(&one->value[i], i, text);
		if (text[0] == '\0')
			continue;
		json_object_set_new(object, parameter_name(i),
				    parameter_is_number(i) ? json_real(one->value[i].number)
							   : json_string(text));
	}
	return object;
}

json_t *cases_to_json(const struct cases *cases)
{
	json_t *array = json_array();

	for (size_t i = 0; i < cases->count; i++)
		json_array_append_new(array, case_to_json(&cases->at[i]));
	return array;
}

/* A JSON value as the text that set_parameter takes. */
static const char *value_text(const json_t *value, char number[32])
{
	if (json_is_string(value))
		return json_string_value(value);
	csv_exact_text(number, json_number_value(value));
	return number;
}

static bool case_of_json(struct migration_case *one, const json_t *object, struct error *err)
{
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		const json_t *value = json_object_get(object, parameter_name(i));
		char number[32];

		if (value && !set_parameter(one, parameter_name(i), value_text(value, number), err))
			return false;
	}
	return true;
}

bool cases_of_json(struct cases *cases, const json_t *array, struct error *err)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		const char *name = json_string_value(json_object_get(object, "case"));
		struct migration_case *one =
			cases_grow(cases, name ? name : "", name ? strlen(name) : 0, err);

		if (!one || !case_of_json(one, object, err))
			return false;
	}
	return true;
}

void cases_free(struct cases *cases)
{
	for (size_t i = 0; i < cases->count; i++) {
		free(cases->at[i].name);
		for (unsigned p = 0; p < PARAMETER_COUNT; p++)
			parameter_free(&cases->at[i].value[p]);
	}
	free(cases->at);
	*cases = (struct cases){ 0 };
}
