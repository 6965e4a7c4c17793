/* overview.c — what stands first on the page: the releases, the verdict, the exit status. */
#include "inside.h"

#include "analyze/page/scale.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>

static void add_title(struct section *section, const struct trends *trends)
{
	char *title;
	size_t size;
	FILE *stream = must_open_text(&title, &size);

	for (size_t i = 0; i < trends->releases->count; i++)
		fprintf(stream, "%s%s (%zu run%s)", i > 0 ? ", " : "", release_label(trends, i),
			trends->releases->at[i].runs.count,
			trends->releases->at[i].runs.count == 1 ? "" : "s");
	must_close_text(stream);
	title = text_clean(title);
	texts_add(&section->title, "Releases: %s. Baseline: %s", title,
		  release_label(trends, trends->baseline));
	free(title);
}

static void add_counts(struct section *section, const struct gate_items *items)
{
	static const enum verdict shown[] = { VERDICT_WORSE, VERDICT_BETTER, VERDICT_CHANGED,
					      VERDICT_EQUAL, VERDICT_UNDECIDED };

	for (size_t i = 0; i < COUNT(shown); i++)
		texts_add(&section->cells, "%s", verdict_words[shown[i]]);
	section->columns = COUNT(shown);
	for (size_t i = 0; i < COUNT(shown); i++)
		texts_add(&section->cells, "%zu", items->verdicts[shown[i]]);
}

/* Each release is one session, as far as anybody knows. */
static void add_sessions(struct section *section, const struct trends *trends)
{
	if (trends_have_runs(trends))
		return;
	if (trends->terms.session_sd > 0)
		texts_add(&section->notes,
			  "Each release is one session. What sessions differ by (%s %%) is as it "
			  "was told, not measured.",
			  digits_text(100 * trends->terms.session_sd, 3).text);
	else
		texts_add(&section->notes,
			  "Each release is one session: what else was different that day is not in "
			  "its interval, and better or worse is between two sessions, not between "
			  "two releases. Several runs of each release tell more, or --session-sd, "
			  "from earlier ones. Only a change of level knows that sessions differ.");
}

static void add_status(struct section *section, const struct gate_items *items,
		       const struct trend_options *options)
{
	const char *of = options->gate == GATE_ALL ? "of any release" : "of the last release";

	switch (gate_status(items, options->fail_on)) {
	case EXIT_WORSE:
		texts_add(&section->notes, "Exit status 3: something %s is worse%s.", of,
			  items->limits[BOUND_OVER] > 0 ? ", or over its limit" : "");
		break;
	case EXIT_UNDECIDED:
		texts_add(&section->notes,
			  "Exit status 4: nothing %s is worse, but something is undecided.", of);
		break;
	default:
		texts_add(&section->notes, "Exit status 0: %s.",
			  options->fail_on == FAIL_ON_NEVER ? "as --fail-on never wants it"
			  : options->fail_on == FAIL_ON_WORSE
				  ? "nothing that it looks at is shown to be worse"
				  : "nothing that it looks at is worse or undecided");
		break;
	}
}

void trend_overview(struct section *section, const struct trends *trends,
		    const struct trend_options *options)
{
	struct gate_items items = gate_items_of(trends, options->gate);
	char *headline = gate_headline(trends, &items);
	char *label = text_clean(must_copy(release_label(trends, trends->releases->count - 1)));

	add_title(section, trends);
	texts_add(&section->heading, "Verdict on %s: %s (%zu verdict%s)",
		  options->gate == GATE_ALL ? "all releases" : label, headline, items.count,
		  items.count == 1 ? "" : "s");
	add_counts(section, &items);
	add_sessions(section, trends);
	add_status(section, &items, options);
	free(label);
	free(headline);
	free(items.at);
}
