/* complete.c — which words a flag or an operand may have: by the table of flags, and the run. */
#include "complete.h"

#include "complete-inside.h"
#include "texts.h"

#include <string.h>

/* ---- values ---- */

static const char *word_at(const struct flag_words *words, size_t index)
{
	const char *word;

	memcpy(&word, (const char *)words->first + index * words->stride, sizeof word);
	return word;
}

static void offer_words(const struct completion *completion, const struct flag_words *words)
{
	for (size_t i = 0; word_at(words, i); i++)
		completion_offer(completion, word_at(words, i), "", NULL);
}

/* Those that the run has measured; without a run all. */
static void offer_metrics(const struct completion *completion, const char *end)
{
	for (size_t i = 0; i < metric_count(); i++)
		if (!completion->has_run || run_measured(&completion->run, i))
			completion_offer(completion, metric_at(i)->column.name, end,
					 metric_at(i)->title);
}

/* Every text that a column of the run's migrations has, once. */
static void offer_texts(const struct completion *completion, const char *column)
{
	struct texts said = { 0 };

	for (size_t row = 0; completion->has_run && row < run_rows(&completion->run); row++) {
		const char *text = table_text(&completion->run.migrations, row,
					      table_find(&completion->run.migrations, column));

		if (text[0] == '\0' || texts_have(&said, text))
			continue;
		texts_add(&said, "%s", text);
		completion_offer(completion, text, "", NULL);
	}
	texts_free(&said);
}

static void offer_columns(const struct completion *completion, const char *end)
{
	const struct table *table = &completion->run.migrations;

	for (size_t i = 0; completion->has_run && i < table->columns; i++)
		completion_offer(completion, table->names[i], end, NULL);
	for (size_t i = 0; !completion->has_run && i < schema_count(&schema_migrations); i++)
		completion_offer(completion, schema_column(&schema_migrations, i)->name, end, NULL);
}

/* COLUMN=TEXT: the column, then what the run has in it. */
static void offer_column_and_text(struct completion *completion)
{
	const char *equals = strchr(completion->typed, '=');
	char column[128];

	if (!equals) {
		offer_columns(completion, "=");
		return;
	}
	snprintf(column, sizeof column, "%.*s", (int)(equals - completion->typed),
		 completion->typed);
	completion_pass(completion, '=');
	offer_texts(completion, column);
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

static bool is_of_metrics(const struct flag *flag)
{
	return flag->kind == FLAG_METRIC || flag->kind == FLAG_METRICS ||
	       strcmp(flag->name, "metric") == 0;
}

/* What the argument's name in --help tells of it. */
static void offer_by_argument(struct completion *completion, const struct flag *flag)
{
	const char *argument = flag->argument;

	if (begins(argument, "RUN"))
		completion_paths(completion, PATHS_RUNS);
	else if (begins(argument, "FOLDER"))
		completion_paths(completion, PATHS_FOLDERS);
	else if (begins(argument, "FILE"))
		completion_paths(completion, PATHS_FILES);
	else if (begins(argument, "COLUMN="))
		offer_column_and_text(completion);
	else if (begins(argument, "COLUMN"))
		offer_columns(completion, "");
	else if (strcmp(flag->name, "case") == 0 || strcmp(flag->name, "vm") == 0)
		offer_texts(completion, flag->name);
}

static void offer_values(struct completion *completion, const struct flag *flag)
{
	if (begins(flag->argument, "LABEL=")) {
		if (!strchr(completion->typed, '='))
			return;
		completion_pass(completion, '=');
		completion_pass(completion, ',');
		completion_paths(completion, PATHS_RUNS);
		return;
	}
	if (strstr(flag->argument, "[,"))
		completion_pass(completion, ',');
	if (begins(flag->argument, "[METRIC=]")) {
		offer_metrics(completion, "=");
		completion_offer(completion, "none", "", "do not look for limits");
	} else if (flag->words.first) {
		offer_words(completion, &flag->words);
	} else if (is_of_metrics(flag)) {
		offer_metrics(completion, "");
	} else {
		offer_by_argument(completion, flag);
	}
}

/* ---- the command line as far as it is typed ---- */

static void offer_flags(const struct completion *completion, const struct verb *verb)
{
	char name[64];

	for (size_t i = 0; i < verb->flag_count; i++) {
		snprintf(name, sizeof name, "--%s", verb->flags[i].name);
		completion_offer(completion, name, "", verb->flags[i].help);
	}
	completion_offer(completion, "--help", "", "Show a short help page");
	completion_offer(completion, "--version", "", "Show the version");
}

static void offer_operands(const struct completion *completion, const struct verb *verb)
{
	const char *run = strstr(verb->operands, "RUN");
	const char *file = strstr(verb->operands, "FILE");

	if (file && (!run || file < run))
		completion_paths(completion, PATHS_FILES);
	else if (run || strstr(verb->operands, "BEFORE"))
		completion_paths(completion, PATHS_RUNS);
}

/* The flag of "--name=value", "--name" or "-n"; *value is what stands behind the '=', NULL without
 * one. */
static const struct flag *flag_of_word(const struct verb *verb, const char *word,
				       const char **value)
{
	const char *equals = strchr(word, '=');
	char name[64];

	*value = NULL;
	if (begins(word, "--")) {
		*value = equals ? equals + 1 : NULL;
		snprintf(name, sizeof name, "%.*s",
			 equals ? (int)(equals - word) - 2 : (int)strlen(word) - 2, word + 2);
		return flags_find(verb, name);
	}
	for (size_t i = 0; word[0] == '-' && word[1] != '\0' && i < verb->flag_count; i++)
		if (verb->flags[i].letter == word[strlen(word) - 1])
			return &verb->flags[i];
	return NULL;
}

/* The first run of a list, which may have a label. */
static void take_run(struct completion *completion, const char *list)
{
	const char *equals = strchr(list, '=');
	char path[4096];

	if (completion->has_run)
		return;
	if (equals)
		list = equals + 1;
	snprintf(path, sizeof path, "%.*s", (int)strcspn(list, ","), list);
	completion->has_run = run_read(&completion->run, path, &(struct error){ 0 });
}

static bool names_runs(const struct flag *flag)
{
	return flag->argument && strstr(flag->argument, "RUN");
}

/* Looks through the words before the last one for a run; gives the flag whose value the last one
 * is, NULL if it is none. */
static const struct flag *look_through(struct completion *completion, const struct verb *verb,
				       size_t count, char *const *words)
{
	const struct flag *waiting = NULL;
	const char *value;

	for (size_t i = 0; i < count; i++) {
		const struct flag *flag = waiting;

		value = words[i];
		waiting = NULL;
		if (!flag && words[i][0] == '-') {
			flag = flag_of_word(verb, words[i], &value);
			if (flag && flag->argument && !value)
				waiting = flag;
			if (!flag || !value)
				continue;
		}
		if (!flag || names_runs(flag))
			take_run(completion, value);
	}
	return waiting;
}

void complete_print(const struct verb *verb, size_t count, char *const *words, FILE *stream)
{
	const char *last = words[count - 1];
	struct completion completion = { .stream = stream, .stem = last, .typed = last };
	const struct flag *flag = look_through(&completion, verb, count - 1, words);
	const char *equals = strchr(last, '=');
	const char *value;

	if (!flag && begins(last, "--") && equals) {
		flag = flag_of_word(verb, last, &value);
		completion.typed = equals + 1;
		completion.stem_length = (int)(equals + 1 - last);
		if (flag && flag->argument)
			offer_values(&completion, flag);
	} else if (flag) {
		offer_values(&completion, flag);
	} else if (last[0] == '-') {
		offer_flags(&completion, verb);
	} else {
		offer_operands(&completion, verb);
	}
	if (completion.has_run)
		run_free(&completion.run);
}
