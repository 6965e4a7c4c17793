/* speech.c — what sentences of several verdicts say: the change and how often chance alone shows as
 * much; what would decide. */
#include "speech.h"

#include "inside.h"

#include <math.h>
#include <string.h>

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

/* "VM" to "VMs", "class" to "classes": a column of a CSV file may have any name. */
static struct phrase plural_of(const char *word)
{
	size_t length = strlen(word);
	char last = length > 0 ? word[length - 1] : '\0';

	return phrase_of("%s%s", word, last == 's' || last == 'x' ? "es" : "s");
}

struct phrase speech_units(const struct speech *speech, size_t count)
{
	const char *unit = speech_unit(speech);

	return count == 1 ? phrase_of("%s", unit) : plural_of(unit);
}

struct phrase speech_vms(const struct speech *speech, size_t count)
{
	const char *unit = sides_unit_word(speech->all->sides);

	return count == 1 ? phrase_of("%s", unit) : plural_of(unit);
}

/* Whose number it is that changed: of whole rows, of one VM, of a typical one, of all. */
enum subject { SUBJECT_PLAIN, SUBJECT_LONE, SUBJECT_TYPICAL, SUBJECT_ALL };

static enum subject subject_of(const struct comparison *of)
{
	if (of->aspect == ASPECT_FAILURES || of->situation == SITUATION_ROWS ||
	    of->kind == UNIT_IS_MIGRATION)
		return SUBJECT_PLAIN;
	if (of->vms[BEFORE] == 1 && of->vms[AFTER] == 1)
		return SUBJECT_LONE;
	return of->by_ratio ? SUBJECT_TYPICAL : SUBJECT_ALL;
}

void speech_subject(const struct speech *speech)
{
	const char *unit = sides_unit_word(speech->all->sides);
	const char *noun = speech_noun(speech);

	switch (subject_of(speech->of)) {
	case SUBJECT_PLAIN:
		fprintf(speech->stream, "the %s", noun);
		break;
	case SUBJECT_LONE:
		fprintf(speech->stream, "the %s of this %s", noun, unit);
		break;
	case SUBJECT_TYPICAL:
		fprintf(speech->stream, "a typical %s's %s", unit, noun);
		break;
	case SUBJECT_ALL:
		fprintf(speech->stream, "the mean %s of the %s", noun, speech_vms(speech, 2).text);
		break;
	}
}

void speech_situation(const struct speech *speech)
{
	char text[SITUATION_TEXT_SIZE];

	comparison_situation_text(text, speech->all, speech->of);
	fprintf(speech->stream, "%s%s", text, text[0] != '\0' ? ", " : "");
}

static void say_by_how_much(const struct speech *speech)
{
	struct phrase change = change_text(speech->of);

	speech_subject(speech);
	if (change.text[0] == '+' || change.text[0] == '-')
		fprintf(speech->stream, " %s by %s", change.text[0] == '+' ? "rose" : "fell",
			change.text + 1);
	else
		fputs(" came out the same", speech->stream);
}

/* In how many of the VMs it went the way that it went in all; of a single one that is no news. */
static void say_how_many(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	bool rose = of->by_ratio ? of->ratio > 1 : of->difference > 0;

	if (of->raised + of->lowered > 0 && of->units[AFTER] > 1)
		fprintf(speech->stream, "; it %s in %zu of %zu %s", rose ? "rose" : "fell",
			rose ? of->raised : of->lowered, of->units[AFTER],
			speech_units(speech, of->units[AFTER]).text);
}

void speech_amounts(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	struct phrase after = amount_text(of, of->after);

	fprintf(speech->stream, "; %s before", amount_text(of, of->before).text);
	if (of->aspect == ASPECT_FAILURES) {
		fprintf(speech->stream, " (%zu of %zu), %s after (%zu of %zu)",
			of->shares[BEFORE].failed, of->shares[BEFORE].attempted, after.text,
			of->shares[AFTER].failed, of->shares[AFTER].attempted);
		return;
	}
	fprintf(speech->stream, ", %s after", after.text);
	if (of->aspect == ASPECT_MEAN && subject_of(of) == SUBJECT_TYPICAL)
		fprintf(speech->stream, " (geometric means of the %s)", speech_vms(speech, 2).text);
}

void speech_seen(const struct speech *speech, const char *verdict)
{
	struct phrase interval = change_interval_text(speech->of);

	fprintf(speech->stream, "%s: ", verdict);
	speech_situation(speech);
	say_by_how_much(speech);
	if (interval.text[1] != '\0')
		fprintf(speech->stream, " (%.10g %% interval: %s)", speech->percent, interval.text);
	speech_amounts(speech);
	say_how_many(speech);
}

/* Whether the two changes differ by more than the second digit of the interval's half, to which
 * they are printed. */
static bool differs(const struct comparison *of)
{
	double half = interval_half(&of->ratio_interval);
	double apart = fabs(of->ratio - of->total.ratio);

	return isnan(half) ? apart > 1e-9 : apart > half / 10;
}

/* Of means; of other numbers only what contradicts. */
void speech_total(const struct speech *speech)
{
	const struct comparison *of = speech->of;
	struct comparison total = *of;

	if (subject_of(of) != SUBJECT_TYPICAL || isnan(of->total.ratio) || of->test == TEST_NONE)
		return;
	if (!(of->aspect == ASPECT_MEAN && differs(of)) && !comparison_disagrees(of))
		return;
	total.ratio = of->total.ratio;
	total.before = of->total.before;
	total.after = of->total.after;
	total.ratio_interval = of->total.ratio_interval;
	fprintf(speech->stream, " All %s together: %s before, %s after (%s",
		speech_vms(speech, 2).text, amount_text(&total, total.before).text,
		amount_text(&total, total.after).text, change_text(&total).text);
	if (!isnan(total.ratio_interval.low))
		fprintf(speech->stream, ", %s", change_interval_text(&total).text);
	fputs(").", speech->stream);
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
		fprintf(speech->stream, "%s %zu %s%s", before, of->more_units,
			of->kind == UNIT_IS_RUN ? speech_vms(speech, of->more_units).text
						: speech_units(speech, of->more_units).text,
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
		fputs(" would make the interval half as wide.", speech->stream);
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
