/* speech-change.c — how large the change is, and how often chance alone shows as much. */
#include "speech.h"

#include <math.h>

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
	char change[CHANGE_TEXT_SIZE];

	change_text(speech->of, change);
	if (change[0] == '+' || change[0] == '-')
		fprintf(speech->stream, "the %s %s by %s", speech_noun(speech),
			change[0] == '+' ? "rose" : "fell", change + 1);
	else
		fprintf(speech->stream, "the %s did not change", speech_noun(speech));
}

void speech_change(const struct speech *speech)
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
		fprintf(speech->stream, " (%.10g %% interval: %s)", speech->percent, interval);
	fprintf(speech->stream, "; %s before", before);
	if (of->aspect == ASPECT_FAILURES)
		fprintf(speech->stream, " (%zu of %zu), %s after (%zu of %zu)",
			of->shares[BEFORE].failed, of->shares[BEFORE].attempted, after,
			of->shares[AFTER].failed, of->shares[AFTER].attempted);
	else
		fprintf(speech->stream, ", %s after", after);
	if (of->raised + of->lowered > 0)
		fprintf(speech->stream, "; it %s in %zu of %zu %ss",
			of->raised > of->lowered ? "rose" : "fell",
			of->raised > of->lowered ? of->raised : of->lowered, of->units[AFTER],
			speech_unit(speech->all, of));
}

void speech_frequency(const struct speech *speech, double p, const char *correction)
{
	char text[CHANGE_TEXT_SIZE];
	int decimals = p < 0.1 && p > 0 ? -1 - (int)floor(log10(p)) : 0;

	p_text(p, text);
	if (p < 1e-4)
		fputs("fewer than 1 of 10000", speech->stream);
	else
		fprintf(speech->stream, "%.*f of 100", decimals, 100 * p);
	fprintf(speech->stream, " studies (p %s%s%s)", p < 1e-5 ? "" : "= ", text, correction);
}

void speech_chance(const struct speech *speech, double p, const char *correction)
{
	fputs("chance alone shows as much in ", speech->stream);
	speech_frequency(speech, p, correction);
}
