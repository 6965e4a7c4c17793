/* speech.c — what sentences of several verdicts say: the change and how often chance alone shows as
 * much; what would decide; what to bear in mind. */
#include "speech.h"

#include <math.h>

const char *speech_plural(size_t count)
{
	return count == 1 ? "" : "s";
}

const char *speech_unit(const struct speech *speech)
{
	if (speech->of->kind == UNIT_IS_MIGRATION)
		return speech->all->sides->query.csv ? "row" : "migration";
	return speech->of->kind == UNIT_IS_RUN ? "run" : sides_unit_word(speech->all->sides);
}

const char *speech_rows(const struct speech *speech)
{
	return speech->all->sides->query.csv ? "rows" : "migrations";
}

const char *speech_noun(const struct speech *speech)
{
	static const char *const nouns[ASPECTS] = {
		[ASPECT_MEAN] = "mean",
		[ASPECT_MEDIAN] = "median",
		[ASPECT_SPREAD] = "spread",
		[ASPECT_TAIL] = "95th percentile",
		[ASPECT_FAILURES] = "share of failed migrations",
	};

	if (speech->of->aspect == ASPECT_FAILURES && speech->all->sides->query.csv)
		return "share of failed rows";
	return nouns[speech->of->aspect];
}

static void say_by_how_much(const struct speech *speech)
{
	struct phrase change = change_text(speech->of);

	if (change.text[0] == '+' || change.text[0] == '-')
		fprintf(speech->stream, "the %s %s by %s", speech_noun(speech),
			change.text[0] == '+' ? "rose" : "fell", change.text + 1);
	else
		fprintf(speech->stream, "the %s did not change", speech_noun(speech));
}

void speech_change(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	struct phrase interval = change_interval_text(of);
	struct phrase after = amount_text(of, of->after);

	say_by_how_much(speech);
	if (interval.text[1] != '\0')
		fprintf(speech->stream, " (%.10g %% interval: %s)", speech->percent, interval.text);
	fprintf(speech->stream, "; %s before", amount_text(of, of->before).text);
	if (of->aspect == ASPECT_FAILURES)
		fprintf(speech->stream, " (%zu of %zu), %s after (%zu of %zu)",
			of->shares[BEFORE].failed, of->shares[BEFORE].attempted, after.text,
			of->shares[AFTER].failed, of->shares[AFTER].attempted);
	else
		fprintf(speech->stream, ", %s after", after.text);
	if (of->raised + of->lowered > 0)
		fprintf(speech->stream, "; it %s in %zu of %zu %ss",
			of->raised > of->lowered ? "rose" : "fell",
			of->raised > of->lowered ? of->raised : of->lowered, of->units[AFTER],
			speech_unit(speech));
}

void speech_frequency(const struct speech *speech, double p, const char *correction)
{
	if (p < 1e-4)
		fputs("fewer than 1 of 10000", speech->stream);
	else
		fprintf(speech->stream, "%.*f of 100", decimals_of(100 * p, 2, 9), 100 * p);
	fprintf(speech->stream, " studies (p %s%s%s)", p < 1e-5 ? "" : "= ", p_text(p).text,
		correction);
}

void speech_chance(const struct speech *speech, double p, const char *correction)
{
	fputs("chance alone shows as much in ", speech->stream);
	speech_frequency(speech, p, correction);
}

static void say_more_migrations(const struct speech *speech)
{
	if (speech->of->more_units > 0)
		fprintf(speech->stream,
			" About %zu %s on each side would decide it in %.0f of 100 studies, if the "
			"shares are as seen.",
			speech->of->more_units, speech_rows(speech), 100 * speech->terms->power);
}

/* "About 12 VMs, or 40 cycles": what there is of numbers, with what is left as it is. */
static void say_numbers(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	const char *before = " About";

	if (of->more_units > 0) {
		fprintf(speech->stream, "%s %zu %ss%s", before, of->more_units,
			of->kind == UNIT_IS_RUN ? sides_unit_word(speech->all->sides)
						: speech_unit(speech),
			of->design == DESIGN_PAIRED ? "" : " on each side");
		before = ", or";
	}
	if (of->more_cycles > 0) {
		fprintf(speech->stream, "%s %zu cycles", before, of->more_cycles);
		before = ", or";
	}
	if (of->more_runs > 0)
		fprintf(speech->stream, "%s %zu runs on each side", before, of->more_runs);
}

static void say_more_units(const struct speech *speech)
{
	const struct comparison *of = speech->of;

	if (of->aim == MORE_NONE)
		return;
	say_numbers(speech);
	if (of->aim == MORE_HALF)
		fputs(" would make the interval half as wide; --margin says how small a change "
		      "does not matter.",
		      speech->stream);
	else if (of->aim == MORE_MARGIN)
		fprintf(speech->stream,
			" would show in %.0f of 100 studies that it is within the margin, if "
			"nothing changed.",
			100 * speech->terms->power);
	else
		fputs(" can be told from chance at all.", speech->stream);
}

void speech_more(const struct speech *speech)
{
	if (speech->of->aspect == ASPECT_FAILURES)
		say_more_migrations(speech);
	else if (speech->of->test != TEST_NONE)
		say_more_units(speech);
}

/* Values that were given up are no measurements; what they do to the number is said. */
static void say_limit(const struct speech *speech)
{
	const struct comparison *of = speech->of;

	if (of->aspect == ASPECT_FAILURES || of->at_limit[BEFORE] + of->at_limit[AFTER] == 0)
		return;
	fprintf(speech->stream,
		" %zu values before and %zu after stand at the limit of %.10g %s, where the "
		"measurement was given up: %s.",
		of->at_limit[BEFORE], of->at_limit[AFTER], of->limit, of->metric->column.unit,
		of->aspect == ASPECT_MEAN ? "they stay out of the mean"
					  : "the true ones are at least so large");
}

/* What the sides are to each other, and so what the change may be said of. */
static void say_situation(const struct speech *speech)
{
	const struct comparison *of = speech->of;

	if (of->test == TEST_NONE)
		return;
	if (of->situation == SITUATION_IN_RUN)
		fputs(" This holds in this run.", speech->stream);
	else if (of->situation == SITUATION_TWO_RUNS && of->session.sd > 0)
		fprintf(speech->stream,
			" Each side is one session, and sessions differ by %.2g %% (standard "
			"deviation), which is in the interval.",
			100 * of->session.sd);
	else if (of->situation == SITUATION_TWO_RUNS)
		fputs(" Each side is one session: what else was different that day is not in the "
		      "interval.",
		      speech->stream);
	if (of->kind == UNIT_IS_VM && of->vms[BEFORE] == 1 && of->vms[AFTER] == 1 &&
	    of->situation != SITUATION_ROWS)
		fprintf(speech->stream, " This is of this %s alone.",
			sides_unit_word(speech->all->sides));
	else if (of->kind == UNIT_IS_MIGRATION && of->situation != SITUATION_ROWS)
		fputs(" This is of these alone, not of others like them.", speech->stream);
	if (of->thinned > 0)
		fprintf(speech->stream,
			" %zu value%s drawn at random %s left out, so that both sides have as many "
			"of every %s.",
			of->thinned, speech_plural(of->thinned), of->thinned == 1 ? "is" : "are",
			sides_unit_word(speech->all->sides));
}

/* Where a verdict does not already tell it. */
static void say_disagreement(const struct speech *speech)
{
	const struct comparison *of = speech->of;

	if (comparison_disagrees(of) && of->reason != REASON_DISAGREE)
		fprintf(speech->stream,
			" That is of a typical %s; all %ss together went the other way: from %s to "
			"%s.",
			sides_unit_word(speech->all->sides), sides_unit_word(speech->all->sides),
			amount_text(of, of->total.before).text,
			amount_text(of, of->total.after).text);
}

/* A mean over those that are left is no mean of all. */
static void say_survivors(const struct speech *speech)
{
	const struct restricted *restricted = &speech->of->restricted;

	if (!isnan(restricted->before) && !isnan(restricted->after))
		fprintf(speech->stream,
			" With what was given up counted as the limit, the mean of all is %s "
			"before "
			"and %s after.",
			amount_text(speech->of, restricted->before).text,
			amount_text(speech->of, restricted->after).text);
	if (!isnan(restricted->p))
		fprintf(speech->stream,
			" Of all outcomes by rank, those given up or failed as the largest: p = "
			"%s.",
			p_text(restricted->p).text);
}

/* What a share of failures is worth where they do not come singly, or nobody can see it. */
static void say_heaps(const struct comparison *of, FILE *stream)
{
	static const char *const places[] = {
		[TEST_VMS] = "on single VMs",
		[TEST_ROUNDS] = "in single rounds",
		[TEST_VMS_AND_ROUNDS] = "on single VMs and in single rounds",
	};

	if (of->aspect != ASPECT_FAILURES || of->test == TEST_NONE)
		return;
	if (of->unseen)
		fputs(" So few failures do not show whether they come singly, so the interval "
		      "takes "
		      "whole VMs or rounds for what can fail, whichever are fewer.",
		      stream);
	else if (of->test >= TEST_VMS)
		fprintf(stream,
			" The failures heap %s, so test and interval take these as what fails: the "
			"migrations are worth %.0f independent ones before and %.0f after.",
			places[of->test], of->worth[BEFORE], of->worth[AFTER]);
}

/* What to bear in mind although the verdict stands. */
void speech_cautions(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	size_t failed = of->shares[BEFORE].failed > of->shares[AFTER].failed
				? of->shares[BEFORE].failed
				: of->shares[AFTER].failed;

	say_situation(speech);
	say_disagreement(speech);
	say_limit(speech);
	say_survivors(speech);
	if (of->left_out > 0)
		fprintf(speech->stream, " %zu %s%s without values on both sides %s left out.",
			of->left_out, sides_unit_word(speech->all->sides),
			speech_plural(of->left_out), of->left_out == 1 ? "is" : "are");
	say_heaps(of, speech->stream);
	if (of->worst_vm > 2 && 2 * of->worst_vm > failed)
		fprintf(speech->stream, " Caution: %zu of the %zu failures %s are of one VM.",
			of->worst_vm, failed,
			failed == of->shares[BEFORE].failed ? "before" : "after");
	for (enum which_side side = BEFORE; side < SIDES; side++)
		if (of->not_attempted[side] > 0)
			fprintf(speech->stream,
				" %zu migration%s planned %s %s not attempted and %s out.",
				of->not_attempted[side], speech_plural(of->not_attempted[side]),
				side == BEFORE ? "before" : "after",
				of->not_attempted[side] == 1 ? "was" : "were",
				of->not_attempted[side] == 1 ? "stays" : "stay");
}
