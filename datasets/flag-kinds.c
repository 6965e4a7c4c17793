/* flag-kinds.c — the kinds of flags: what each takes, and into which places. */
#include "flags.h"

#include "array.h"
#include "metric.h"
#include "nearest.h"
#include "number-text.h"
#include "quantity.h"
#include "said.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_MOST = 1000000, LIST_SIZE = 256 };

/* ---- numbers ---- */

/* "--cycles '0' is not a whole number from 1 on", or what the flag itself says is wanted. */
static bool no_number(const struct flag *flag, const char *value, const char *what,
		      struct error *err)
{
	char until[40] = " on";

	if (flag->wanted)
		return error_set(err, "--%s %s: wanted is %s", flag->name, value, flag->wanted);
	if (flag->most > 0)
		snprintf(until, sizeof until, " to %.16g", flag->most);
	return error_set(err, "--%s '%s' is not a %s from %g%s%s%s%s", flag->name, value, what,
			 flag->least, until, flag->or_none ? ", or 0 for none" : "",
			 flag->example ? ", such as " : "", flag->example ? flag->example : "");
}

/* Where a number has a unit that is none. */
static bool tell_units(const char *value, const char *unit, struct error *err)
{
	size_t used = strlen(err->text);

	if (strspn(value, ".0123456789") > 0)
		snprintf(err->text + used, sizeof err->text - used, "; units are %s",
			 quantity_units(unit));
	return false;
}

static double most_of(const struct flag *flag)
{
	return flag->most > 0 ? flag->most : USUAL_MOST;
}

static bool take_whole(void *place, const struct flag *flag, const char *value, struct error *err)
{
	long long number;
	unsigned narrow;

	if (!integer_of_text(value, (long long)flag->least, (long long)most_of(flag), &number))
		return no_number(flag, value, "whole number", err);
	narrow = (unsigned)number;
	if (flag->type == PLACE_LONG)
		memcpy(place, &number, sizeof number);
	else
		memcpy(place, &narrow, sizeof narrow);
	return true;
}

static bool take_seconds(void *place, const struct flag *flag, const char *value, struct error *err)
{
	double seconds;

	if (!quantity_of_text(value, "s", &seconds))
		return no_number(flag, value, "number of seconds", err) ||
		       tell_units(value, "s", err);
	if (seconds > most_of(flag) || (seconds < flag->least && !(flag->or_none && seconds == 0)))
		return no_number(flag, value, "number of seconds", err);
	*(double *)place = seconds;
	return true;
}

static bool take_share(void *place, const struct flag *flag, const char *value, struct error *err)
{
	return share_of_text(value, place) ||
	       error_set(err, "--%s %s: wanted is a number between 0 and 1, such as %s", flag->name,
			 value, flag->example);
}

/* ---- texts ---- */

static bool take_text(void *place, const struct flag *flag, const char *value, struct error *err)
{
	*(const char **)place = value;
	return (double)strlen(value) >= flag->least || error_set(err, "--%s is empty", flag->name);
}

static bool take_copy(void *place, const struct flag *flag, const char *value, struct error *err)
{
	char **text = place;

	if (value[0] == '\0')
		return error_set(err, "--%s is empty", flag->name);
	free(*text);
	*text = strdup(value);
	return *text || error_memory(err);
}

static bool take_switch(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	(void)value;
	(void)err;
	*(bool *)place = true;
	return true;
}

/* ---- words of a list ---- */

static const char *word_at(const struct flag_words *words, size_t index)
{
	const char *word;

	memcpy(&word, (const char *)words->first + index * words->stride, sizeof word);
	return word;
}

/* The words' count if it is none of them. */
static size_t find_word(const struct flag_words *words, const char *typed)
{
	size_t index = 0;

	while (word_at(words, index) && strcmp(word_at(words, index), typed) != 0)
		index++;
	return index;
}

/* "a, b or c"; `last` is what stands before the last one. */
static void list_words(const struct flag_words *words, const char *last, char list[LIST_SIZE])
{
	size_t used = 0;

	list[0] = '\0';
	for (size_t i = 0; word_at(words, i) && used < LIST_SIZE; i++) {
		const char *between = i == 0 ? "" : word_at(words, i + 1) ? ", " : last;

		used += (size_t)snprintf(list + used, LIST_SIZE - used, "%s%s", between,
					 word_at(words, i));
	}
}

bool flags_word(const struct flag *flag, const char *word, size_t *index, struct error *err)
{
	const struct flag_words *words = &flag->words;
	char guess[NEAREST_TEXT_SIZE];
	char list[LIST_SIZE];

	*index = find_word(words, word);
	if (word_at(words, *index))
		return true;
	nearest_of(guess, word, words->first, *index, words->stride);
	if (flag->kind != FLAG_ENTRY) {
		list_words(words, " or ", list);
		return error_set(err, "--%s %s: wanted is %s%s", flag->name, word, list, guess);
	}
	list_words(words, ", ", list);
	return error_set(err, "--%s %s: there is no such %s%s (%s)", flag->name, word, flag->name,
			 guess, flag->wanted ? flag->wanted : list);
}

static bool take_word(void *place, const struct flag *flag, const char *value, struct error *err)
{
	size_t index;
	unsigned word;

	if (!flags_word(flag, value, &index, err))
		return false;
	word = (unsigned)index;
	if (flag->type == PLACE_BOOL)
		*(bool *)place = index > 0;
	else
		memcpy(place, &word, sizeof word);
	return true;
}

static bool take_entry(void *place, const struct flag *flag, const char *value, struct error *err)
{
	const void *entry;
	size_t index;

	if (!flags_word(flag, value, &index, err))
		return false;
	entry = (const char *)flag->words.first + index * flag->words.stride;
	memcpy(place, &entry, sizeof entry);
	return true;
}

bool flags_metric(const struct flag *flag, const char *name, size_t *metric, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	*metric = metric_find(name);
	if (*metric < metric_count())
		return true;
	for (size_t i = 0; i < metric_count(); i++)
		nearest_offer(&nearest, metric_at(i)->column.name);
	nearest_text(&nearest, guess);
	return error_set(err,
			 "--%s %s: there is no such metric%s (migstat analyze --list-metrics lists "
			 "them)",
			 flag->name, name, guess);
}

static bool take_metric(void *place, const struct flag *flag, const char *value, struct error *err)
{
	size_t metric;

	if (!flags_metric(flag, value, &metric, err))
		return false;
	if (flag->type == PLACE_METRIC_POINTER)
		*(const struct metric **)place = metric_at(metric);
	else
		*(size_t *)place = metric;
	return true;
}

/* ---- lists ---- */

static bool add_metric(struct metric_list *metrics, const struct flag *flag, const char *name,
		       struct error *err)
{
	size_t metric;

	if (!flags_metric(flag, name, &metric, err))
		return false;
	for (size_t i = 0; i < metrics->count; i++)
		if (metrics->at[i] == metric)
			return true;
	metrics->at[metrics->count++] = metric;
	return true;
}

static bool no_part(const struct flag *flag, const char *list, const char *part, struct error *err)
{
	return error_set(err, "--%s %s: a %s is missing beside a comma", flag->name, list, part);
}

static bool take_metrics(void *place, const struct flag *flag, const char *list, struct error *err)
{
	struct texts names = { 0 };
	bool good = texts_add_list(&names, list) || no_part(flag, list, "name", err);

	for (size_t i = 0; good && i < names.count; i++)
		good = add_metric(place, flag, names.at[i], err);
	texts_free(&names);
	return good;
}

static bool take_texts(void *place, const struct flag *flag, const char *list, struct error *err)
{
	struct texts *texts = place;
	size_t before = texts->count;

	if (!texts_add_list(texts, list))
		return no_part(flag, list, flag->wanted, err);
	for (size_t i = before; flag->once && i < texts->count; i++) {
		struct texts earlier = { .at = texts->at, .count = i };

		if (texts_have(&earlier, texts->at[i]))
			return error_set(err, "--%s: %s '%s' is named twice", flag->name,
					 flag->wanted, texts->at[i]);
	}
	return true;
}

static bool take_plan(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return plan_file_read(place, value, err);
}

/* ---- the kinds ---- */

/* clang-format off */
static const struct kind {
	flag_take *take; /* NULL: the flag's own */
	unsigned types;  /* of a place that it may go into */
} kinds[FLAG_KINDS] = {
	[FLAG_SWITCH]  = { take_switch,  PLACE_BOOL },
	[FLAG_TEXT]    = { take_text,    PLACE_BORROWED },
	[FLAG_COPY]    = { take_copy,    PLACE_OWNED },
	[FLAG_WHOLE]   = { take_whole,   PLACE_INT | PLACE_UNSIGNED | PLACE_LONG },
	[FLAG_SECONDS] = { take_seconds, PLACE_DOUBLE },
	[FLAG_SHARE]   = { take_share,   PLACE_DOUBLE },
	[FLAG_WORD]    = { take_word,    PLACE_UNSIGNED | PLACE_BOOL },
	[FLAG_ENTRY]   = { take_entry,   PLACE_OTHER },
	[FLAG_METRIC]  = { take_metric,  PLACE_LONG | PLACE_METRIC_POINTER },
	[FLAG_METRICS] = { take_metrics, PLACE_METRICS },
	[FLAG_TEXTS]   = { take_texts,   PLACE_TEXTS },
	[FLAG_TAKE]    = { NULL,         ~0U },
	[FLAG_PLAN]    = { take_plan,    PLACE_PLAN },
};
/* clang-format on */

bool flags_take(const struct flag *flag, void *options, const char *value, struct error *err)
{
	flag_take *take = flag->kind == FLAG_TAKE ? flag->take : kinds[flag->kind].take;

	return take((char *)options + flag->place, flag, value, err);
}

unsigned flags_places(enum flag_kind kind)
{
	return kinds[kind].types;
}
