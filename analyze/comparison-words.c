/* comparison-words.c — a comparison in sentences. */
#include "comparison-words.h"

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

/* What a sentence is put together from. */
struct speech {
	FILE *stream;
	const struct comparisons *all;
	const struct comparison *of;
	const struct terms *terms;
	double percent; /* the level */
};

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static const char *unit_word(const struct comparison *comparison)
{
	return comparison->kind == UNIT_IS_RUN ? "run" : "VM";
}

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
	(void)fprintf(speech->stream, ", from %s to %s", before, after);
	if (of->aspect == ASPECT_FAILURES)
		(void)fprintf(speech->stream, ", that is from %zu of %zu to %zu of %zu",
			      of->shares[BEFORE].failed, of->shares[BEFORE].attempted,
			      of->shares[AFTER].failed, of->shares[AFTER].attempted);
	if (of->raised + of->lowered > 0)
		(void)fprintf(speech->stream, "; it %s in %zu of %zu VMs",
			      of->raised > of->lowered ? "rose" : "fell",
			      of->raised > of->lowered ? of->raised : of->lowered,
			      of->units[AFTER]);
}

static void say_chance(const struct speech *speech, double p, const char *correction)
{
	char text[CHANGE_TEXT_SIZE];

	p_text(p, text);
	(void)fprintf(speech->stream,
		      "chance alone shows as much in %s%.2g of 100 studies (p = %s%s)",
		      p < 1e-4 ? "fewer than " : "", p < 1e-4 ? 0.01 : 100 * p, text, correction);
}

static void say_corrected(const struct speech *speech, double p)
{
	char correction[64] = "";

	if (speech->all->tests > 1)
		(void)snprintf(correction, sizeof correction, ", corrected for %zu tests",
			       speech->all->tests);
	say_chance(speech, p, correction);
}

/* ---- what would decide ---- */

static void say_more_migrations(const struct speech *speech)
{
	if (speech->of->more_units > 0)
		(void)fprintf(speech->stream,
			      " About %zu migrations on each side would decide it (power %.0f %%), "
			      "if the shares are as seen.",
			      speech->of->more_units, 100 * speech->terms->power);
}

static void say_more_units(const struct speech *speech)
{
	const struct comparison *of = speech->of;

	if (of->more_units > 0)
		(void)fprintf(speech->stream, " About %zu %ss%s", of->more_units, unit_word(of),
			      of->design == DESIGN_PAIRED ? "" : " on each side");
	else if (of->more_cycles > 0)
		(void)fprintf(speech->stream, " About");
	if (of->more_cycles > 0)
		(void)fprintf(speech->stream, "%s %zu cycles with these VMs",
			      of->more_units > 0 ? ", or" : "", of->more_cycles);
	if (of->more_units + of->more_cycles > 0)
		(void)fprintf(speech->stream,
			      " would decide it (power %.0f %%), if the change is as seen.",
			      100 * speech->terms->power);
	else
		(void)fprintf(speech->stream,
			      " No sensible number of VMs or cycles would decide it, if the change "
			      "is as seen%s.",
			      isnan(speech->terms->margin)
				      ? "; say with --margin how small a change does not matter"
				      : "");
}

static void say_more(const struct speech *speech)
{
	if (speech->of->aspect == ASPECT_FAILURES)
		say_more_migrations(speech);
	else if (speech->of->test != TEST_NONE)
		say_more_units(speech);
}

/* ---- one function for each reason ---- */

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
		      aspect_nouns[speech->of->aspect], unit_word(speech->of));
	(void)fprintf(speech->stream, " (%zu and %zu %ss; mean of them %s).",
		      speech->of->units[BEFORE], speech->of->units[AFTER], unit_word(speech->of),
		      amount);
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
	say_more(speech);
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
	say_more(speech);
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
	say_more(speech);
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
			      of->units[BEFORE], unit_word(of), plural(of->units[BEFORE]),
			      of->units[AFTER], unit_word(of));
		return;
	}
	p_text(of->least_p, least);
	(void)fputs("Undecided: ", speech->stream);
	say_change(speech);
	(void)fprintf(
		speech->stream,
		"; with so few %ss even the clearest change can come about by chance (p is %s "
		"at least), so it was not tested.",
		unit_word(of), least);
	say_more(speech);
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
	case REASON_NO_BEFORE:
	case REASON_NO_AFTER:
	case REASON_NO_VALUES:
	case REASON_ABSENT_BEFORE:
	case REASON_ABSENT_AFTER:
		say_missing(speech);
		break;
	}
}

/* Values that were given up are no measurements; what they do to the number is said. */
static void say_limit(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	char limit[CHANGE_TEXT_SIZE];

	if (of->aspect == ASPECT_FAILURES || of->at_limit[BEFORE] + of->at_limit[AFTER] == 0)
		return;
	amount_text(of, speech->terms->limits[of->metric], limit);
	(void)fprintf(speech->stream,
		      " %zu values before and %zu after stand at the limit of %s, where the "
		      "measurement was given up: %s.",
		      of->at_limit[BEFORE], of->at_limit[AFTER], limit,
		      of->aspect == ASPECT_MEAN ? "they stay out of the mean"
						: "the true ones are at least so large");
}

/* What to bear in mind although the verdict stands. */
static void say_cautions(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	size_t failed = of->shares[BEFORE].failed > of->shares[AFTER].failed
				? of->shares[BEFORE].failed
				: of->shares[AFTER].failed;

	say_limit(speech);
	if (of->left_out > 0)
		(void)fprintf(speech->stream, " %zu VM%s without values on both sides %s left out.",
			      of->left_out, plural(of->left_out), of->left_out == 1 ? "is" : "are");
	if (of->worst_vm > 2 && 2 * of->worst_vm > failed)
		(void)fprintf(speech->stream,
			      " Caution: %zu of the %zu failures %s are of one VM, so they are not "
			      "independent of each other, as the test takes them to be.",
			      of->worst_vm, failed,
			      failed == of->shares[BEFORE].failed ? "before" : "after");
	for (enum which_side side = BEFORE; side < SIDES; side++)
		if (of->not_attempted[side] > 0)
			(void)fprintf(speech->stream,
				      " %zu migration%s planned %s %s not attempted and %s out.",
				      of->not_attempted[side], plural(of->not_attempted[side]),
				      side == BEFORE ? "before" : "after",
				      of->not_attempted[side] == 1 ? "was" : "were",
				      of->not_attempted[side] == 1 ? "stays" : "stay");
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
	say_cautions(&speech);
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
		if (asprintf(&name, "%s, %s, %s", group, metric_at(comparison->metric)->title,
			     aspect_word(comparison->aspect)) < 0)
			name = NULL;
	}
	free(group);
	return name;
}
