/* words.c — a comparison in sentences. */
#include "inside.h"
#include "speech.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Holm's p is no frequency of anything, so it stands beside the test's own. */
static struct phrase correction_text(const struct speech *speech, double p_holm)
{
	if (speech->all->tests > 1)
		return phrase_of("; %s when corrected for %zu tests", p_text(p_holm).text,
				 speech->all->tests);
	return phrase_of("%s", "");
}

static void say_changed(const struct speech *speech)
{
	speech_seen(speech, speech->of->verdict == VERDICT_WORSE    ? "Worse"
			    : speech->of->verdict == VERDICT_BETTER ? "Better"
								    : "Changed");
	fputs("; ", speech->stream);
	speech_chance(speech, speech->of->p, correction_text(speech, speech->of->p_holm).text);
	fputc('.', speech->stream);
}

static void say_within(const struct speech *speech)
{
	bool points = speech->of->aspect == ASPECT_FAILURES;

	fprintf(speech->stream, "Equal within %.10g %s: ", 100 * speech->of->margin,
		points ? "points" : "%");
	speech_situation(speech);
	speech_subject(speech);
	fprintf(speech->stream, " changed by %s (%.10g %% interval: %s)",
		change_text(speech->of).text, 2 * speech->percent - 100,
		change_margin_text(speech->of).text);
	speech_amounts(speech);
	fputs("; were the true change larger than the margin, one as small as this would turn up "
	      "in ",
	      speech->stream);
	speech_frequency(speech, speech->of->p_equal,
			 correction_text(speech, speech->of->p_equal_holm).text);
	fputc('.', speech->stream);
	if (speech->of->p_holm <= 1 - speech->terms->level)
		fputs(" It is a change, but one too small to matter.", speech->stream);
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
	default:
		speech_undecided(speech);
		break;
	}
}

char *comparison_words_of_row(const struct comparisons *comparisons,
			      const struct comparison *comparison, struct texts *cautions)
{
	char *words;
	size_t size;
	struct speech speech = {
		.stream = must_open_text(&words, &size),
		.all = comparisons,
		.of = comparison,
		.terms = &comparisons->terms,
		.percent = 100 * comparisons->terms.level,
	};

	say_reason(&speech);
	speech_total(&speech);
	speech_cautions(&speech, cautions);
	must_close_text(speech.stream);
	return words;
}

/* Machines show a row by itself. */
char *comparison_words(const struct comparisons *comparisons, const struct comparison *comparison)
{
	struct texts cautions = { 0 };
	char *own = comparison_words_of_row(comparisons, comparison, &cautions);
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	fputs(own, stream);
	for (size_t i = 0; i < cautions.count; i++)
		fprintf(stream, " %s", cautions.at[i]);
	must_close_text(stream);
	texts_free(&cautions);
	free(own);
	return words;
}

char *comparison_name(const struct comparisons *comparisons, const struct comparison *comparison,
		      enum name_length length)
{
	const char *aspect = aspect_words[comparison->aspect];
	char *group = sides_group_label(comparisons->sides, comparison->group);
	char *name;

	if (length == NAME_SHORT || comparison->aspect == ASPECT_FAILURES)
		name = must_print("%s, %s", group, aspect);
	else
		name = must_print("%s, %s, %s", group, comparison->metric->title, aspect);
	free(group);
	return name;
}
