/* speech-undecided.c — why nothing is decided. */
#include "speech.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void say_seen(const struct speech *speech)
{
	speech_seen(speech, "Undecided");
	fputs("; ", speech->stream);
}

static void say_unclear(const struct speech *speech)
{
	say_seen(speech);
	speech_chance(speech, speech->of->p, "");
	fputs(", too often to rely on", speech->stream);
	if (!isnan(speech->of->margin))
		fprintf(speech->stream,
			", and the true change may be larger than the margin of %.10g %s",
			100 * speech->of->margin,
			speech->of->aspect == ASPECT_FAILURES ? "points" : "%");
	fputc('.', speech->stream);
	speech_more(speech);
}

static void say_holm(const struct speech *speech)
{
	say_seen(speech);
	speech_chance(speech, speech->of->p, "");
	fprintf(speech->stream,
		", clear by itself, but among %zu tests one such is likely to turn up by chance (p "
		"= %s when corrected for them).",
		speech->all->tests, p_text(speech->of->p_holm).text);
	speech_more(speech);
}

static void say_too_few_failures(const struct speech *speech)
{
	const struct share *shares = speech->of->shares;

	if (shares[BEFORE].failed + shares[AFTER].failed == 0)
		fprintf(speech->stream,
			"Undecided: none of the %s failed, neither before (of %zu) nor after (of "
			"%zu)",
			speech_rows(speech), shares[BEFORE].attempted, shares[AFTER].attempted);
	else
		fprintf(speech->stream,
			"Undecided: %zu of %zu %s failed before and %zu of %zu after, which can "
			"never be told from chance",
			shares[BEFORE].failed, shares[BEFORE].attempted, speech_rows(speech),
			shares[AFTER].failed, shares[AFTER].attempted);
	fprintf(speech->stream, "; the true shares may differ by %s (%.10g %% interval)%s.",
		change_interval_text(speech->of).text, speech->percent,
		isnan(speech->of->margin) ? "; --margin says how much matters" : "");
	speech_more(speech);
}

/* One VM that was moved often still has something to tell. */
static void say_too_few_units(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	bool is_one = of->kind == UNIT_IS_VM && of->units[BEFORE] == 1 && of->units[AFTER] == 1;

	fprintf(speech->stream,
		"Undecided: %zu %s before and %zu after tell nothing about other %s: it takes at "
		"least 2.",
		of->units[BEFORE], speech_units(speech, of->units[BEFORE]).text, of->units[AFTER],
		speech_units(speech, 2).text);
	if (is_one && of->values[BEFORE] > 1 && of->values[AFTER] > 1)
		fprintf(speech->stream,
			" Of this %s alone its cycles would tell%s, or --unit migration.",
			speech_unit(speech),
			speech->all->sides->query.csv ? " (--cycle names their column)" : "");
}

static void say_too_few(const struct speech *speech)
{
	const struct comparison *of = speech->of;

	if (of->aspect == ASPECT_FAILURES) {
		say_too_few_failures(speech);
		return;
	}
	if (of->test == TEST_NONE && of->units[BEFORE] > 1 && of->units[AFTER] > 1) {
		fputs("Undecided: such values, or their squares, are larger than any number that "
		      "can be reckoned with.",
		      speech->stream);
		return;
	}
	if (of->test == TEST_NONE) {
		say_too_few_units(speech);
		return;
	}
	say_seen(speech);
	fprintf(speech->stream,
		"with so few %s even the clearest change can come about by chance (p is %s at "
		"least), so it was not tested.",
		speech_units(speech, 2).text, p_text(of->least_p).text);
	speech_more(speech);
}

static void say_same(const struct speech *speech)
{
	fprintf(speech->stream,
		"Undecided: unchanged as measured: the %s is exactly the same before and after in "
		"every %s (%s), %s.",
		speech_noun(speech), speech_unit(speech),
		amount_text(speech->of, speech->of->before).text,
		isnan(speech->of->margin)
			? "which shows no more than that; --margin says how small a change does "
			  "not matter"
			: "but so few show no more than that");
}

static void say_one_round(const struct speech *speech)
{
	say_seen(speech);
	fputs("time itself is not in this interval, so it is not decided.", speech->stream);
}

static void say_disagree(const struct speech *speech)
{
	say_seen(speech);
	fputs("all together went the other way, so neither is decided.", speech->stream);
}

static void say_survivors(const struct speech *speech)
{
	say_seen(speech);
	fputs("that is of those that moved: more failed or were given up after than before, "
	      "which lowers the mean of what is left.",
	      speech->stream);
}

static void say_resolution(const struct speech *speech)
{
	say_seen(speech);
	fprintf(speech->stream,
		"what is measured is no finer than %s, coarser than the margin of %.10g %%, so "
		"nothing can be called equal.",
		amount_text(speech->of, speech->of->resolution).text, 100 * speech->of->margin);
}

/* All that was attempted on the side failed, or none was: the reader must not guess. */
static void say_no_values(const struct speech *speech, enum which_side side)
{
	struct counts counts = sides_counts(speech->all->sides, speech->of->group, side);

	fprintf(speech->stream, "no value %s, where %zu of %zu %s failed",
		side == BEFORE ? "before" : "after", counts.failed, counts.attempted,
		speech->all->sides->query.csv ? "rows" : "migrations attempted");
}

static void say_missing(const struct speech *speech)
{
	fputs("Undecided: there is ", speech->stream);
	switch (speech->of->reason) {
	case REASON_ABSENT_BEFORE:
		fputs("nothing of this before, so there is nothing to compare with",
		      speech->stream);
		break;
	case REASON_ABSENT_AFTER:
		fputs("nothing of this after: it was not measured again", speech->stream);
		break;
	case REASON_NO_BEFORE:
		say_no_values(speech, BEFORE);
		break;
	case REASON_NO_AFTER:
		say_no_values(speech, AFTER);
		break;
	default:
		say_no_values(speech, BEFORE);
		fputs(", and ", speech->stream);
		say_no_values(speech, AFTER);
		break;
	}
	fputc('.', speech->stream);
}

static void say_single(const struct speech *speech)
{
	fprintf(speech->stream,
		"Undecided: a %s takes at least 2 values of a %s in a direction on both sides.",
		speech_noun(speech), sides_unit_word(speech->all->sides));
}

/* What the sides count, and that no number of theirs may be held against another. */
static void say_other_meaning(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	const char *const names[SIDES] = { "before", "after" };

	fprintf(speech->stream, "Undecided: not compared, for %s " MEANING_MIXED,
		of->metric->column.name);
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct side_meaning meaning =
			sides_meaning(speech->all->sides, of->group, side, of->metric);
		char *text = side_meaning_text(&meaning);

		fprintf(speech->stream, "%s %s, %s", side == BEFORE ? ":" : "; and", names[side],
			text[0] != '\0' ? text : "where no disk was moved, either");
		free(text);
	}
	fputc('.', speech->stream);
}

void speech_undecided(const struct speech *speech)
{
	switch (speech->of->reason) {
	case REASON_UNCLEAR:
		say_unclear(speech);
		break;
	case REASON_HOLM:
		say_holm(speech);
		break;
	case REASON_TOO_FEW:
		say_too_few(speech);
		break;
	case REASON_SAME:
		say_same(speech);
		break;
	case REASON_ONE_ROUND:
		say_one_round(speech);
		break;
	case REASON_DISAGREE:
		say_disagree(speech);
		break;
	case REASON_SURVIVORS:
		say_survivors(speech);
		break;
	case REASON_RESOLUTION:
		say_resolution(speech);
		break;
	case REASON_OTHER_MEANING:
		say_other_meaning(speech);
		break;
	case REASON_SINGLE_VALUES:
		say_single(speech);
		break;
	default:
		say_missing(speech);
		break;
	}
}
