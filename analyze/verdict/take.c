/* take.c — the options of `migstat compare`, taken one by one. */
#include "options.h"

#include "analyze/options.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/nearest.h"

#include <stdlib.h>
#include <string.h>

static bool take_metrics(struct compare_options *options, const char *list, struct error *err)
{
	if (strcmp(list, "all") == 0) {
		options->all_metrics = true;
		return true;
	}
	return option_metrics(list, options->wanted, &options->wanted_count, err);
}

static bool take_aspect(struct compare_options *options, const char *word, struct error *err)
{
	struct nearest nearest = { .typed = word };
	char guess[NEAREST_TEXT_SIZE];

	for (enum aspect aspect = ASPECT_MEAN; aspect < ASPECTS; aspect++) {
		if (strcmp(aspect_word(aspect), word) == 0) {
			options->query.aspects[aspect] = true;
			return true;
		}
		nearest_offer(&nearest, aspect_word(aspect));
	}
	nearest_text(&nearest, guess);
	return error_set(err, "--aspect %s: wanted is mean, median, spread, p95 or failures%s",
			 word, guess);
}

static bool take_aspects(struct compare_options *options, const char *list, struct error *err)
{
	struct texts words = { 0 };
	bool good = texts_add_list(&words, list);

	if (!good)
		error_set(err, "--aspect %s: a word is missing beside a comma", list);
	for (size_t i = 0; good && i < words.count; i++)
		good = take_aspect(options, words.at[i], err);
	if (words.failed)
		good = error_memory(err);
	texts_free(&words);
	return good;
}

static bool take_runs(struct texts *runs, const char *name, const char *list, struct error *err)
{
	if (texts_add_list(runs, list))
		return true;
	return error_set(err, "--%s %s: a run is missing beside a comma", name, list);
}

/* "case=a,case=b"; texts with a comma in them cannot be told. */
static bool take_between(struct compare_options *options, const char *text, struct error *err)
{
	size_t length = strcspn(text, "=");
	const char *comma = strchr(text, ',');
	const char *second = comma ? comma + 1 : "";

	free(options->between_column);
	free(options->between_value[BEFORE]);
	free(options->between_value[AFTER]);
	options->between_column = NULL;
	options->between_value[BEFORE] = NULL;
	options->between_value[AFTER] = NULL;
	if (length == 0 || !comma || text + length > comma ||
	    strncmp(text, second, length + 1) != 0 || strchr(second, ','))
		return error_set(err,
				 "--between %s: wanted are two texts of one column, such as "
				 "case=shared,case=block",
				 text);
	options->between_column = strndup(text, length);
	options->between_value[BEFORE] =
		strndup(text + length + 1, (size_t)(comma - text) - length - 1);
	options->between_value[AFTER] = strdup(second + length + 1);
	if (!options->between_column || !options->between_value[BEFORE] ||
	    !options->between_value[AFTER])
		return error_memory(err);
	if (strcmp(options->between_value[BEFORE], options->between_value[AFTER]) == 0)
		return error_set(err, "--between %s: both sides are the same", text);
	return true;
}

static bool take_fail_on(struct compare_options *options, const char *word, struct error *err)
{
	static const char *const words[] = {
		[FAIL_ON_WORSE] = "worse",
		[FAIL_ON_UNDECIDED] = "undecided",
		[FAIL_ON_NEVER] = "never",
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(words[i], word) == 0) {
			options->fail_on = (enum fail_on)i;
			return true;
		}
	return error_set(err, "--fail-on %s: wanted is worse, undecided or never", word);
}

static bool take_format(struct compare_options *options, const char *name, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	options->format = compare_format_find(name);
	if (options->format)
		return true;
	for (size_t i = 0; i < compare_format_count(); i++)
		nearest_offer(&nearest, compare_format_at(i)->name);
	nearest_text(&nearest, guess);
	return error_set(err, "--format %s: there is no such format%s", name, guess);
}

static bool take_better(struct compare_options *options, const char *word, struct error *err)
{
	if (strcmp(word, "lower") == 0)
		options->better = LOWER_IS_BETTER;
	else if (strcmp(word, "higher") == 0)
		options->better = HIGHER_IS_BETTER;
	else
		return error_set(err, "--better %s: wanted is lower or higher", word);
	return true;
}

/* Options of CSV files; *known: whether it is one. */
static bool take_csv(struct compare_options *options, const char *name, const char *value,
		     bool *known, struct error *err)
{
	*known = true;
	if (strcmp(name, "csv") == 0)
		options->csv = true;
	else if (strcmp(name, "unit-of") == 0)
		options->rows.unit_of = value;
	else if (strcmp(name, "where") == 0)
		options->rows.where = value;
	else if (strcmp(name, "failed") == 0)
		options->rows.failed = value;
	else if (strcmp(name, "better") == 0)
		return take_better(options, value, err);
	else if (strcmp(name, "value") != 0)
		*known = false;
	else if (!texts_add_list(&options->rows.values, value))
		return error_set(err, "--value %s: a column is missing beside a comma", value);
	return true;
}

bool compare_take(void *closure, const char *name, const char *value, struct error *err)
{
	struct compare_options *options = closure;
	struct terms *terms = &options->query.terms;
	bool known;

	if (!take_csv(options, name, value, &known, err) || known)
		return known && err->text[0] == '\0';
	if (strcmp(name, "before") == 0)
		return take_runs(&options->sides[BEFORE], name, value, err);
	if (strcmp(name, "after") == 0)
		return take_runs(&options->sides[AFTER], name, value, err);
	if (strcmp(name, "between") == 0)
		return take_between(options, value, err);
	if (strcmp(name, "metric") == 0)
		return take_metrics(options, value, err);
	if (strcmp(name, "aspect") == 0)
		return take_aspects(options, value, err);
	if (strcmp(name, "case") == 0)
		return texts_add_list(&options->cases, value) ||
		       error_set(err, "--case %s: a case is missing beside a comma", value);
	if (strcmp(name, "by") == 0)
		return option_columns(value, &options->by, err);
	if (strcmp(name, "margin") == 0)
		return option_share(name, value, "5% or 0.05", &terms->margin, err);
	if (strcmp(name, "limit") == 0)
		return limits_take(&options->limits, value, err);
	if (strcmp(name, "level") == 0)
		return option_share(name, value, "95% or 0.95", &terms->level, err);
	if (strcmp(name, "power") == 0)
		return option_share(name, value, "80% or 0.8", &terms->power, err);
	if (strcmp(name, "fail-on") == 0)
		return take_fail_on(options, value, err);
	if (strcmp(name, "format") == 0)
		return take_format(options, value, err);
	if (strcmp(name, "output") == 0)
		options->output = value;
	else if (strcmp(name, "no-plot") == 0)
		options->no_plot = true;
	else
		terms->pairing = PAIRING_NEVER;
	return true;
}
