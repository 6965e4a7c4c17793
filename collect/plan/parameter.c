/* parameter.c — every parameter that a case can have. */
#include "parameter.h"

#include "datasets/csv.h"
#include "datasets/nearest.h"
#include "datasets/quantity.h"
#include "datasets/table.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_WORD, KIND_WHOLE, KIND_SECONDS, KIND_FOLDER };

static const char *const answers[] = { "no", "yes", NULL };

/* clang-format off */
#define KIND_OF_WORD(words) KIND_WORD, words
#define KIND_OF_YES_NO      KIND_WORD, answers
#define KIND_OF_INTEGER     KIND_WHOLE, NULL
#define KIND_OF_NUMBER      KIND_SECONDS, NULL
#define KIND_OF_TEXT        KIND_FOLDER, NULL
#define PARAMETER(id, name, type, most, unit, allowed, meaning) \
	{ name, unit, most, KIND_OF_##type, allowed },
/* clang-format on */

static const struct parameter {
	const char *name; /* a column of schema_cases */
	const char *unit;
	int most; /* KIND_WHOLE: from 1 to this */
	enum kind kind;
	const char *const *words; /* KIND_WORD: the first one is the default */
	const char *allowed;
} parameters[PARAMETER_COUNT] = { CASE_PARAMETERS(PARAMETER) };

/* A UNIX socket's path has 107 bytes; our own file name in that folder takes some of them. */
enum { FOLDER_MOST = 80 };

const char *parameter_name(enum parameter_index index)
{
	assert(index < PARAMETER_COUNT);
	return parameters[index].name;
}

static void list_names(char *text, size_t size)
{
	size_t used = 0;

	for (unsigned i = 0; i < PARAMETER_COUNT && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "%s%s", i > 0 ? ", " : "",
					 parameters[i].name);
}

enum parameter_index parameter_find(const char *name, struct error *err)
{
	char guess[NEAREST_TEXT_SIZE];
	char names[512];

	for (unsigned i = 0; i < PARAMETER_COUNT; i++)
		if (strcmp(parameters[i].name, name) == 0)
			return (enum parameter_index)i;
	nearest_of(guess, name, &parameters[0].name, PARAMETER_COUNT, sizeof *parameters);
	list_names(names, sizeof names);
	error_set(err, "unknown parameter '%s'%s (there are %s)", name, guess, names);
	return PARAMETER_COUNT;
}

static bool take_word(struct parameter_value *value, const struct parameter *parameter,
		      const char *text)
{
	for (int i = 0; parameter->words[i]; i++) {
		if (strcmp(parameter->words[i], text) == 0) {
			value->number = i;
			return true;
		}
	}
	return false;
}

static bool take_whole(struct parameter_value *value, const struct parameter *parameter,
		       const char *text)
{
	double number;

	if (!quantity_of_text(text, parameter->unit, &number) || number != floor(number) ||
	    number < 1 || number > parameter->most)
		return false;
	value->number = number;
	return true;
}

static bool take_seconds(struct parameter_value *value, const struct parameter *parameter,
			 const char *text)
{
	double seconds;

	if (!quantity_of_text(text, parameter->unit, &seconds) || seconds < 0.001 || seconds > 1e6)
		return false;
	value->number = seconds;
	return true;
}

static bool take_folder(struct parameter_value *value, const char *text)
{
	if (text[0] != '/' || strlen(text) > FOLDER_MOST)
		return false;
	free(value->text);
	value->text = strdup(text);
	return value->text != NULL;
}

bool parameter_take(struct parameter_value *value, enum parameter_index index, const char *text,
		    struct error *err)
{
	const struct parameter *parameter = &parameters[index];
	const char *units;
	bool good = false;

	switch (parameter->kind) {
	case KIND_WORD:
		good = take_word(value, parameter, text);
		break;
	case KIND_WHOLE:
		good = take_whole(value, parameter, text);
		break;
	case KIND_SECONDS:
		good = take_seconds(value, parameter, text);
		break;
	case KIND_FOLDER:
		good = take_folder(value, text);
		break;
	}
	units = quantity_units(parameter->unit);
	return good ||
	       error_set(err, "%s='%s' is not %s%s%s%s", parameter->name, text, parameter->allowed,
			 units[0] ? " (units are " : "", units, units[0] ? ")" : "");
}

void parameter_text(const struct parameter_value *value, enum parameter_index index,
		    char text[PARAMETER_TEXT_SIZE])
{
	text[0] = '\0';
	if (parameters[index].kind == KIND_WORD)
		snprintf(text, PARAMETER_TEXT_SIZE, "%s",
			 parameters[index].words[(int)value->number]);
	else if (parameters[index].kind == KIND_FOLDER)
		snprintf(text, PARAMETER_TEXT_SIZE, "%s", value->text ? value->text : "");
	else if (value->number > 0)
		csv_exact_text(text, value->number);
}

bool parameter_is_number(enum parameter_index index)
{
	return parameters[index].kind == KIND_WHOLE || parameters[index].kind == KIND_SECONDS;
}

const char *parameter_word(enum parameter_index index, int word)
{
	assert(parameters[index].kind == KIND_WORD);
	return parameters[index].words[word];
}

void parameter_free(struct parameter_value *value)
{
	free(value->text);
	*value = (struct parameter_value){ 0 };
}
