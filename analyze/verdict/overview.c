/* overview.c — the verdict on all of it: what stands first on the page, and the exit status. */
#include "inside.h"
#include "options.h"

#include "analyze/compare/bound.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

static void add_title(struct section *section, const struct comparisons *comparisons)
{
	char *before = text_clean(sides_label(comparisons->sides, BEFORE));
	char *after = text_clean(sides_label(comparisons->sides, AFTER));

	texts_add(&section->title, "Before: %s. After: %s", before, after);
	free(before);
	free(after);
}

/* More of them would only hide the others; they stand below. */
enum { MOST_LISTED = 8 };

static const enum verdict shown_verdicts[] = { VERDICT_WORSE, VERDICT_BETTER, VERDICT_CHANGED,
					       VERDICT_EQUAL, VERDICT_UNDECIDED };

/* Nobody misses a verdict that few metrics can have. */
static bool is_shown(const struct comparisons *comparisons, enum verdict verdict)
{
	return verdict != VERDICT_CHANGED || comparisons->verdicts[verdict] > 0;
}

static void add_counts(struct section *section, const struct comparisons *comparisons)
{
	for (size_t i = 0; i < COUNT(shown_verdicts); i++)
		if (is_shown(comparisons, shown_verdicts[i]))
			texts_add(&section->cells, "%s", verdict_words[shown_verdicts[i]]);
	section->columns = section->cells.count;
	for (size_t i = 0; i < COUNT(shown_verdicts); i++)
		if (is_shown(comparisons, shown_verdicts[i]))
			texts_add(&section->cells, "%zu", comparisons->verdicts[shown_verdicts[i]]);
}

/* "Worse: block, Total migration time, mean; …" */
static void add_list(struct section *section, const struct comparisons *comparisons,
		     enum verdict verdict, const char *word)
{
	char *list = NULL;
	size_t size = 0;
	FILE *stream = must_open_text(&list, &size);
	const char *separator = "";

	for (size_t i = 0; i < comparisons->count; i++) {
		char *name;

		if (comparisons->at[i].verdict != verdict)
			continue;
		name = comparison_name(comparisons, &comparisons->at[i], NAME_WHOLE);
		fprintf(stream, "%s%s", separator, name);
		separator = "; ";
		free(name);
	}
	must_close_text(stream);
	if (size > 0)
		texts_add(&section->notes, "%s: %s.", word, list);
	free(list);
}

static size_t bounds_with(const struct comparisons *comparisons, enum bound_verdict verdict)
{
	return comparisons->bounds.verdicts[verdict];
}

enum exit_status compare_status(const struct comparisons *comparisons,
				const struct compare_options *options)
{
	if (options->fail_on == FAIL_ON_NEVER)
		return EXIT_DONE;
	if (comparisons->verdicts[VERDICT_WORSE] + bounds_with(comparisons, BOUND_OVER) > 0)
		return EXIT_WORSE;
	if (options->fail_on == FAIL_ON_UNDECIDED &&
	    comparisons->verdicts[VERDICT_UNDECIDED] + bounds_with(comparisons, BOUND_UNDECIDED) >
		    0)
		return EXIT_UNDECIDED;
	return EXIT_DONE;
}

static void add_status(struct section *section, const struct comparisons *comparisons,
		       const struct compare_options *options)
{
	switch (compare_status(comparisons, options)) {
	case EXIT_WORSE:
		texts_add(&section->notes, "Exit status 3: something is worse%s.",
			  bounds_with(comparisons, BOUND_OVER) > 0 ? ", or over its limit" : "");
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

char *comparisons_headline(const struct comparisons *comparisons)
{
	struct texts situations = { 0 };
	char *headline;
	size_t size;
	FILE *stream = must_open_text(&headline, &size);

	if (bounds_with(comparisons, BOUND_OVER) > 0)
		fprintf(stream, "over %zu limit%s; ", bounds_with(comparisons, BOUND_OVER),
			bounds_with(comparisons, BOUND_OVER) == 1 ? "" : "s");
	fputs(overall_words(comparisons), stream);
	comparisons_situations(&situations, comparisons);
	for (size_t i = 0; i < situations.count; i++)
		fprintf(stream, "%s%s", i > 0 ? "; " : ", ", situations.at[i]);
	must_close_text(stream);
	texts_free(&situations);
	return headline;
}

/* How CSV files are written, as it was found: "a.csv: Cells are separated by ';'". What holds of
 * all of them is said once. */
static void add_forms(struct section *section, const struct sides *sides)
{
	for (size_t i = 0; sides->query.csv && i < sides->run_count; i++)
		for (size_t k = 0; k < sides->files[i].said.count; k++) {
			const char *said = sides->files[i].said.at[k];
			size_t holders = 0;

			for (size_t j = 0; j < sides->run_count; j++)
				holders += texts_have(&sides->files[j].said, said);
			if (holders < sides->run_count)
				texts_add(&section->notes, "%s: %s", run_name(&sides->runs[i]),
					  said);
			else if (i == 0)
				texts_add(&section->notes, "%s", said);
		}
}

void compare_overview(struct section *section, const struct comparisons *comparisons,
		      const struct compare_options *options)
{
	char *headline = comparisons_headline(comparisons);

	add_title(section, comparisons);
	texts_add(&section->heading, "Verdict: %s (%zu comparison%s)", headline, comparisons->count,
		  comparisons->count == 1 ? "" : "s");
	free(headline);
	add_counts(section, comparisons);
	add_list(section, comparisons, VERDICT_WORSE, "Worse");
	add_list(section, comparisons, VERDICT_BETTER, "Better");
	add_list(section, comparisons, VERDICT_CHANGED, "Changed, where neither way is better");
	add_list(section, comparisons, VERDICT_EQUAL, "Equal");
	if (comparisons->verdicts[VERDICT_UNDECIDED] <= MOST_LISTED)
		add_list(section, comparisons, VERDICT_UNDECIDED,
			 "Undecided, which is not the same as equal");
	add_status(section, comparisons, options);
	if (comparisons->sides->copied)
		texts_add(&section->notes, "Caution: a run after holds the same measurements as "
					   "one before, byte for byte: it is a copy.");
	add_forms(section, comparisons->sides);
}
