/* overview.c — the verdict on all of it, for a person: what stands first on the page. */
#include "formats.h"

#include "words.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>

static void add_title(struct section *section, const struct comparisons *comparisons)
{
	char *before = sides_label(comparisons->sides, BEFORE);
	char *after = sides_label(comparisons->sides, AFTER);
	struct texts clean = { 0 };

	if (before && after) {
		texts_add_clean(&clean, before);
		texts_add_clean(&clean, after);
	}
	if (clean.count == 2)
		texts_add(&section->title, "Before: %s. After: %s", clean.at[0], clean.at[1]);
	else
		section->title.failed = true;
	texts_free(&clean);
	free(before);
	free(after);
}

/* More of them would only hide the others; they stand below. */
enum { MOST_LISTED = 8 };

static const enum verdict shown_verdicts[] = { VERDICT_WORSE, VERDICT_BETTER, VERDICT_CHANGED,
					       VERDICT_EQUAL, VERDICT_UNDECIDED };
enum { SHOWN_VERDICTS = COUNT(shown_verdicts) };

static void add_counts(struct section *section, const struct comparisons *comparisons)
{
	for (size_t i = 0; i < SHOWN_VERDICTS; i++)
		if (shown_verdicts[i] != VERDICT_CHANGED ||
		    comparisons->verdicts[VERDICT_CHANGED] > 0) {
			texts_add(&section->cells, "%s", verdict_word(shown_verdicts[i]));
			section->columns++;
		}
	for (size_t i = 0; i < SHOWN_VERDICTS; i++)
		if (shown_verdicts[i] != VERDICT_CHANGED ||
		    comparisons->verdicts[VERDICT_CHANGED] > 0)
			texts_add(&section->cells, "%zu", comparisons->verdicts[shown_verdicts[i]]);
}

/* "Worse: block, Total migration time, mean; …" */
static void add_list(struct section *section, const struct comparisons *comparisons,
		     enum verdict verdict, const char *word)
{
	char *list = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&list, &size);

	if (!stream) {
		section->notes.failed = true;
		return;
	}
	for (size_t i = 0; i < comparisons->count; i++) {
		char *name = NULL;

		if (comparisons->at[i].verdict != verdict)
			continue;
		name = comparison_name(comparisons, &comparisons->at[i], NAME_WHOLE);
		fprintf(stream, "%s%s", ftell(stream) > 0 ? "; " : "", name ? name : "");
		free(name);
	}
	fclose(stream);
	if (size > 0)
		texts_add(&section->notes, "%s: %s.", word, list);
	free(list);
}

static void add_status(struct section *section, const struct comparisons *comparisons,
		       const struct compare_options *options)
{
	switch (compare_status(comparisons, options)) {
	case EXIT_WORSE:
		texts_add(&section->notes, "Exit status 3: something is worse.");
		break;
	case EXIT_UNDECIDED:
		texts_add(&section->notes,
			  "Exit status 4: nothing is worse, but something is undecided.");
		break;
	default:
		texts_add(&section->notes, "Exit status 0: %s.",
			  options->fail_on == FAIL_ON_NEVER   ? "as --fail-on never wants it"
			  : options->fail_on == FAIL_ON_WORSE ? "nothing is shown to be worse"
							      : "nothing is worse or undecided");
		break;
	}
}

/* All of it in a word or two. */
static const char *overall_words(const struct comparisons *comparisons)
{
	const size_t *verdicts = comparisons->verdicts;

	if (verdicts[VERDICT_WORSE] > 0)
		return verdicts[VERDICT_BETTER] > 0 ? "worse, though better in part" : "worse";
	if (verdicts[VERDICT_BETTER] > 0)
		return "better, nothing shown to be worse";
	if (verdicts[VERDICT_CHANGED] > 0)
		return "changed, where neither way is better";
	if (verdicts[VERDICT_UNDECIDED] == 0)
		return "equal";
	return verdicts[VERDICT_EQUAL] > 0 ? "equal in part, the rest undecided" : "undecided";
}

void compare_overview(struct section *section, const struct comparisons *comparisons,
		      const struct compare_options *options)
{
	add_title(section, comparisons);
	texts_add(&section->heading, "Verdict: %s (%zu comparison%s)", overall_words(comparisons),
		  comparisons->count, comparisons->count == 1 ? "" : "s");
	add_counts(section, comparisons);
	add_list(section, comparisons, VERDICT_WORSE, "Worse");
	add_list(section, comparisons, VERDICT_BETTER, "Better");
	add_list(section, comparisons, VERDICT_CHANGED, "Changed, where neither way is better");
	add_list(section, comparisons, VERDICT_EQUAL, "Equal");
	if (comparisons->verdicts[VERDICT_UNDECIDED] <= MOST_LISTED)
		add_list(section, comparisons, VERDICT_UNDECIDED,
			 "Undecided, which is not the same as equal");
	add_status(section, comparisons, options);
}
