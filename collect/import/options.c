/* options.c — the command line of `migstat import`. */
#include "options.h"

#include "collect/import/formats/formats.h"
#include "collect/import/kit/column.h"

#include "datasets/array.h"
#include "datasets/nearest.h"
#include "datasets/schema.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The columns of the schema that a file may leave open and --set may fill. */
static bool may_be_set(const char *column)
{
	static const char *const columns[] = { "case",        "vm",        "vm_uuid", "source",
					       "destination", "direction", "outcome", NULL };
	size_t index = 0;

	while (columns[index] && strcmp(columns[index], column) != 0)
		index++;
	return columns[index] ||
	       schema_find(&schema_migrations, column) == schema_count(&schema_migrations);
}

static bool check_words(const char *name, const char *value, struct error *err)
{
	size_t index = schema_find(&schema_migrations, name);
	const struct column *column = index < schema_count(&schema_migrations)
					      ? schema_column(&schema_migrations, index)
					      : import_column(name);

	if (!column || !column->words)
		return true;
	for (size_t i = 0; column->words[i]; i++)
		if (strcmp(column->words[i], value) == 0)
			return true;
	return column->words[2]
		       ? error_set(err, "--set %s=%s: it is no word of that column", name, value)
		       : error_set(err, "--set %s=%s: it is %s or %s", name, value,
				   column->words[0], column->words[1]);
}

static bool check_setting(const struct import_settings *settings, const char *column,
			  const char *value, struct error *err)
{
	if (column[strspn(column, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0' ||
	    column[0] == '\0')
		return error_set(err, "--set '%s=%s': a column's name is made of a-z, 0-9 and _",
				 column, value);
	if (!may_be_set(column))
		return error_set(err, "--set %s: that is measured, not set", column);
	for (size_t i = 0; i < settings->count; i++)
		if (strcmp(settings->at[i].column, column) == 0)
			return error_set(err, "--set %s is given twice", column);
	return check_words(column, value, err);
}

static bool take_set(void *place, const struct flag *flag, const char *text, struct error *err)
{
	struct import_settings *settings = place;
	const char *equals = strchr(text, '=');
	struct import_setting *bigger;
	struct import_setting setting;

	(void)flag;
	if (!equals || equals[1] == '\0')
		return error_set(err, "--set '%s' is not COLUMN=VALUE, such as storage=block",
				 text);
	bigger = realloc(settings->at, (settings->count + 1) * sizeof *bigger);
	if (!bigger)
		return error_memory(err);
	settings->at = bigger;
	setting.column = strndup(text, (size_t)(equals - text));
	setting.value = strdup(equals + 1);
	if (setting.column && setting.value &&
	    check_setting(settings, setting.column, setting.value, err)) {
		settings->at[settings->count++] = setting;
		return true;
	}
	free(setting.column);
	free(setting.value);
	return error_memory(err);
}

static bool take_offset(void *place, const struct flag *flag, const char *text, struct error *err)
{
	unsigned hours;
	unsigned minutes;
	char end;

	(void)flag;
	if ((text[0] != '+' && text[0] != '-') || strlen(text) != strlen("+HH:MM") ||
	    sscanf(text + 1, "%2u:%2u%c", &hours, &minutes, &end) != 2 || hours > 14 ||
	    minutes > 59)
		return error_set(err, "--utc-offset '%s' is not +HH:MM or -HH:MM, such as -06:00",
				 text);
	*(double *)place = (hours * 60.0 + minutes) * (text[0] == '-' ? -60 : 60);
	return true;
}

/* A first word that is no format and no file is a format mistyped. */
static bool unknown_format(const char *typed, struct error *err)
{
	struct nearest nearest = { .typed = typed };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < import_format_count(); i++)
		nearest_offer(&nearest, import_format_at(i)->name);
	nearest_text(&nearest, guess);
	return error_set(err, "'%s' is neither a format (migstat import --list) nor a file%s",
			 typed, guess);
}

/* [FORMAT] FILE... */
static bool take_operands(struct import_options *options, size_t count, char **operands,
			  struct error *err)
{
	if (count > 0)
		options->format = import_format_find(operands[0]);
	if (count > 0 && !options->format && access(operands[0], F_OK) != 0)
		return unknown_format(operands[0], err);
	options->files = operands + (options->format != NULL);
	options->file_count = count - (options->format != NULL);
	return true;
}

static bool check(const struct import_options *options, struct error *err)
{
	if (options->list && options->file_count > 0)
		return error_set(err, "--list takes the name of a format, not '%s'",
				 options->files[0]);
	if (options->list)
		return true;
	if (options->file_count == 0)
		return error_set(err, "no file to import");
	if (options->check && options->output)
		return error_set(err, "--check writes nothing: leave out --output");
	return options->output || options->check ||
	       error_set(err, "--output FOLDER is missing: where the run is to be written");
}

static bool finish(void *closure, size_t count, char **operands, struct error *err)
{
	return take_operands(closure, count, operands, err) && check(closure, err);
}

static void free_options(void *closure)
{
	struct import_options *options = closure;

	for (size_t i = 0; i < options->settings.count; i++) {
		free(options->settings.at[i].column);
		free(options->settings.at[i].value);
	}
	free(options->settings.at);
}

#define INTO(member) FLAG_INTO(struct import_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "output", 'o', "FOLDER", "The run: a new or empty folder.",
	  FLAG_TEXT, INTO(output), .least = 1 },
	{ "set", 's', "COLUMN=VALUE",
	  "A column that the files do not hold, such as storage=block or vm=web-1; repeat for "
	  "more. Any name that migrations.csv does not have yet is a new column.",
	  FLAG_TAKE, INTO(settings), .take = take_set },
	{ "utc-offset", 0, "+HH:MM",
	  "Of local times in files that do not tell theirs, or only by a name that is several "
	  "zones, such as CST.",
	  FLAG_TAKE, INTO(settings.utc_offset), .take = take_offset, .one_value = true },
	{ "check", 0, NULL, "Read the files and tell, but write nothing.",
	  FLAG_SWITCH, INTO(check) },
	{ "quiet", 'q', NULL, "No progress: a line on the terminal that says how far long work is.",
	  FLAG_SWITCH, INTO(quiet) },
	{ "list", 'l', NULL,
	  "List the formats; with FORMAT, its fields and what becomes of each of them.",
	  FLAG_SWITCH, INTO(list) },
};
/* clang-format on */

const struct verb verb_import = {
	.name = "import",
	.operands = "[FORMAT] FILE... -o RUN",
	.purpose = "Makes a run of what other programs have measured.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "FORMAT is guessed from each file where it is left out.\n"
		    "Exit status: 0 imported, 1 it could not be, 2 wrong usage. See\n"
		    "migstat-import(1).\n",
	.options_size = sizeof(struct import_options),
	.defaults = &(const struct import_options){ .settings.utc_offset = NAN },
	.finish = finish,
	.free = free_options,
};
