/* comparison-words.c — a comparison in sentences. */
#include "comparison-words.h"

#include "speech.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const aspect_nouns[ASPECTS] = {
	[ASPECT_MEAN] = "mean",
	[ASPECT_MEDIAN] = "median",
	[ASPECT_SPREAD] = "spread",
	[ASPECT_TAIL] = "95th percentile",
	[ASPECT_FAILURES] = "share of failed migrations",
};

static void say_by_how_much(const struct speech *speech)
{
	char change[CHANGE_TEXT_SIZE];

	change_text(speech->of, change);
	if (change[0] == '+' || change[0] == '-')
		(void)fprintf(speech->stream, "the %s %s by %s", aspect_nouns[speech->of->aspect],
			      change[0] == '+' ? "rose" : "fell", change + 1);
	else
		(void)fprintf(speech->stream, "the %s did not change",
			      aspect_nouns[speech->of->aspect]);
}

static void say_change(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	char interval[CHANGE_TEXT_SIZE];
	char before[CHANGE_TEXT_SIZE];
	char after[CHANGE_TEXT_SIZE];

	change_interval_text(of, interval);
	amount_text(of, of->before, before);
	amount_text(of, of->after, after);
	say_by_how_much(speech);
	if (interval[1] != '\0')
		(void)fprintf(speech->stream, " (%.10g %% interval: %s)", speech->percent,
			      interval);
	(void)fprintf(speech->stream, "; %s before", before);
	if (of->aspect == ASPECT_FAILURES)
		(void)fprintf(speech->stream, " (%zu of %zu), %s after (%zu of %zu)",
			      of->shares[BEFORE].failed, of->shares[BEFORE].attempted, after,
			      of->shares[AFTER].failed, of->shares[AFTER].attempted);
	else
		(void)fprintf(speech->stream, ", %s after", after);
	if (of->raised + of->lowered > 0)
		(void)fprintf(speech->stream, "; it %s in %zu of %zu %ss",
			      of->raised > of->lowered ? "rose" : "fell",
			      of->raised > of->lowered ? of->raised : of->lowered, of->units[AFTER],
			      speech_unit(speech->all, of));
}

/* The p-value as a frequency, which people grasp, and as itself. */
static void say_chance(const struct speech *speech, double p, const char *correction)
{
	char text[CHANGE_TEXT_SIZE];
	int decimals = p < 0.1 && p > 0 ? -1 - (int)floor(log10(p)) : 0;

	p_text(p, text);
	if (p < 1e-4)
		(void)fprintf(speech->stream,
			      "chance alone shows as much in fewer than 1 of 10000");
	else
		(void)fprintf(speech->stream, "chance alone shows as much in %.*f of 100", decimals,
			      100 * p);
	(void)fprintf(speech->stream, " studies (p %s%s%s)", p < 1e-5 ? "" : "= ", text,
		      correction);
}

static void say_corrected(const struct speech *speech, double p)
{
	char correction[64] = "";

	if (speech->all->tests > 1)
		(void)snprintf(correction, sizeof correction, ", corrected for %zu tests",
			       speech->all->tests);
	say_chance(speech, p, correction);
}

static void say_changed(const struct speech *speech)
{
	(void)fprintf(speech->stream, "%s: ",
		      speech->of->verdict == VERDICT_WORSE    ? "Worse"
		      : speech->of->verdict == VERDICT_BETTER ? "Better"
							      : "Changed");
	say_change(speech);
	(void)fputs("; ", speech->stream);
	say_corrected(speech, speech->of->p_holm);
	(void)fputc('.', speech->stream);
}

static void say_within(const struct speech *speech)
{
	char interval[CHANGE_TEXT_SIZE];
	char change[CHANGE_TEXT_SIZE];
	bool points = speech->of->aspect == ASPECT_FAILURES;

	change_text(speech->of, change);
	change_margin_text(speech->of, interval);
	(void)fprintf(speech->stream,
		      "Equal within %.10g %s: the %s changed by %s (%.10g %% interval: %s)",
		      100 * speech->terms->margin, points ? "points" : "%",
		      aspect_nouns[speech->of->aspect], change, 2 * speech->percent - 100,
		      interval);
	(void)fputs("; if the change were larger than the margin, ", speech->stream);
	say_corrected(speech, speech->of->p_equal_holm);
	(void)fputc('.', speech->stream);
	if (speech->of->p_holm <= 1 - speech->terms->level)
		(void)fputs(" It is a change, but one too small to matter.", speech->stream);
}

static void say_same(const struct speech *speech)
{
	char amount[CHANGE_TEXT_SIZE];

	amount_text(speech->of, speech->of->before, amount);
	(void)fprintf(speech->stream,
		      "Equal: the %s is exactly the same before and after in every %s",
		      aspect_nouns[speech->of->aspect], speech_unit(speech->all, speech->of));
	(void)fprintf(speech->stream, " (%zu and %zu %ss; mean of them %s).",
		      speech->of->units[BEFORE], speech->of->units[AFTER],
		      speech_unit(speech->all, speech->of), amount);
}

static void say_unclear(const struct speech *speech)
{
	(void)fputs("Undecided: ", speech->stream);
	say_change(speech);
	(void)fputs("; ", speech->stream);
	say_chance(speech, speech->of->p, "");
	(void)fputs(", too often to rely on", speech->stream);
	if (!isnan(speech->terms->margin))
		(void)fprintf(speech->stream,
			      ", and the true change may be larger than the margin of %.10g %s",
			      100 * speech->terms->margin,
			      speech->of->aspect == ASPECT_FAILURES ? "points" : "%");
	(void)fputc('.', speech->stream);
	speech_more(speech);
}

static void say_holm(const struct speech *speech)
{
	char p[CHANGE_TEXT_SIZE];

	p_text(speech->of->p_holm, p);
	(void)fputs("Undecided: ", speech->stream);
	say_change(speech);
	(void)fputs("; ", speech->stream);
	say_chance(speech, speech->of->p, "");
	(void)fprintf(speech->stream,
		      ", which by itself would be clear, but among %zu tests one such is likely to "
		      "turn up by chance (p = %s when corrected for them).",
		      speech->all->tests, p);
	speech_more(speech);
}

static void say_too_few_failures(const struct speech *speech)
{
	const struct share *shares = speech->of->shares;
	char interval[CHANGE_TEXT_SIZE];

	change_interval_text(speech->of, interval);
	if (shares[BEFORE].failed + shares[AFTER].failed == 0)
		(void)fprintf(
			speech->stream,
			"Undecided: no migration failed, neither before (of %zu) nor after (of "
			"%zu)",
			shares[BEFORE].attempted, shares[AFTER].attempted);
	else
		(void)fprintf(
			speech->stream,
			"Undecided: %zu of %zu migrations failed before and %zu of %zu after, "
			"which can never be told from chance",
			shares[BEFORE].failed, shares[BEFORE].attempted, shares[AFTER].failed,
			shares[AFTER].attempted);
	(void)fprintf(speech->stream, "; the true shares may differ by %s (%.10g %% interval)%s.",
		      interval, speech->percent,
		      isnan(speech->terms->margin) ? "; --margin says how much matters" : "");
	speech_more(speech);
}

static void say_too_few(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	char least[CHANGE_TEXT_SIZE];

	if (of->aspect == ASPECT_FAILURES) {
		say_too_few_failures(speech);
		return;
	}
	if (of->test == TEST_NONE) {
		(void)fprintf(speech->stream,
			      "Undecided: %zu %s%s before and %zu after tell nothing about other "
			      "%ss: it takes at least 2.",
			      of->units[BEFORE], speech_unit(speech->all, of),
			      speech_plural(of->units[BEFORE]), of->units[AFTER],
			      speech_unit(speech->all, of));
		return;
	}
	p_text(of->least_p, least);
	(void)fputs("Undecided: ", speech->stream);
	say_change(speech);
	(void)fprintf(
		speech->stream,
		"; with so few %ss even the clearest change can come about by chance (p is %s "
		"at least), so it was not tested.",
		speech_unit(speech->all, of), least);
	speech_more(speech);
}

/* All that was attempted on the side failed, or none was: the reader must not guess. */
static void say_no_values(const struct speech *speech, enum which_side side)
{
	struct counts counts = sides_counts(speech->all->sides, speech->of->group, side);

	(void)fprintf(speech->stream, "no value %s, where %zu of %zu migrations attempted failed",
		      side == BEFORE ? "before" : "after", counts.failed, counts.attempted);
}

static void say_missing(const struct speech *speech)
{
	(void)fputs("Undecided: there is ", speech->stream);
	switch (speech->of->reason) {
	case REASON_ABSENT_BEFORE:
		(void)fputs("nothing of this before, so there is nothing to compare with",
			    speech->stream);
		break;
	case REASON_ABSENT_AFTER:
		(void)fputs("nothing of this after: it was not measured again", speech->stream);
		break;
	case REASON_NO_BEFORE:
		say_no_values(speech, BEFORE);
		break;
	case REASON_NO_AFTER:
		say_no_values(speech, AFTER);
		break;
	default:
		say_no_values(speech, BEFORE);
		(void)fputs(", and ", speech->stream);
		say_no_values(speech, AFTER);
		break;
	}
	(void)fputc('.', speech->stream);
}

static void say_single(const struct speech *speech)
{
	(void)fprintf(
		speech->stream,
		"Undecided: a %s takes at least 2 values of a %s in a direction on both sides.",
		aspect_nouns[speech->of->aspect], sides_unit_word(speech->all->sides));
}

static void say_reason(const struct speech *speech)
{
	switch (speech->of->reason) {
	case REASON_CHANGED:
		say_changed(speech);
		break;
	case REASON_WITHIN_MARGIN:
		say_within(speech);
		break;
	case REASON_SAME:
		say_same(speech);
		break;
	case REASON_UNCLEAR:
		say_unclear(speech);
		break;
	case REASON_HOLM:
		say_holm(speech);
		break;
	case REASON_TOO_FEW:
		say_too_few(speech);
		break;
	case REASON_SINGLE_VALUES:
		say_single(speech);
		break;
	case REASON_NO_BEFORE:
	case REASON_NO_AFTER:
	case REASON_NO_VALUES:
	case REASON_ABSENT_BEFORE:
	case REASON_ABSENT_AFTER:
		say_missing(speech);
		break;
	}
}

char *comparison_words(const struct comparisons *comparisons, const struct comparison *comparison)
{
	char *words = NULL;
	size_t size;
	struct speech speech = {
		.stream = open_memstream(&words, &size),
		.all = comparisons,
		.of = comparison,
		.terms = &comparisons->terms,
		.percent = 100 * comparisons->terms.level,
	};

	if (!speech.stream)
		return NULL;
	say_reason(&speech);
	speech_cautions(&speech);
	(void)fclose(speech.stream);
	return words;
}

char *comparison_name(const struct comparisons *comparisons, const struct comparison *comparison,
		      enum name_length length)
{
	char *group = sides_group_label(comparisons->sides, comparison->group);
	char *name = NULL;

	if (group && (length == NAME_SHORT || comparison->aspect == ASPECT_FAILURES)) {
		if (asprintf(&name, "%s, %s", group, aspect_word(comparison->aspect)) < 0)
			name = NULL;
	} else if (group) {
		if (asprintf(&name, "%s, %s, %s", group, comparison->metric->title,
			     aspect_word(comparison->aspect)) < 0)
			name = NULL;
	}
	free(group);
	return name;
}
