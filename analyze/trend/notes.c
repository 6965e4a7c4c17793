/* notes.c — what stands beneath a table of trends: changes of level, gaps, steps in sentences. */
#include "inside.h"

#include "datasets/must.h"

#include <stdlib.h>

/* Takes over text; with the group's name before it, where it has one. */
static void add_note(struct section *section, const struct trends *trends,
		     const struct trend *trend, char *text)
{
	char *group = text_clean(trend_group_label(trends, trend));

	if (trends->all->query.by->count > 0)
		texts_add(&section->notes, "%s: %s", group, text);
	else
		texts_add(&section->notes, "%s", text);
	free(group);
	free(text);
}

static void add_gaps(struct section *section, const struct trends *trends,
		     const struct trend *trend)
{
	for (size_t i = 0; i < trends->releases->count; i++) {
		size_t all = trends->releases->at[i].runs.count;
		size_t runs = trend->course.levels[i].runs;

		if (runs == 0)
			add_note(section, trends, trend,
				 must_print("%s is a gap: none of its runs has a value. It counts "
					    "for nothing, and the next release is held against the "
					    "last that has values.",
					    release_label(trends, i)));
		else if (runs < all)
			add_note(section, trends, trend,
				 must_print("%zu of the %zu runs of %s have no value.", all - runs,
					    all, release_label(trends, i)));
	}
	if (trend->course.left_out > 0)
		add_note(section, trends, trend,
			 must_print("%zu VM%s not in every run and do%s not count.",
				    trend->course.left_out,
				    trend->course.left_out == 1 ? " is" : "s are",
				    trend->course.left_out == 1 ? "es" : ""));
}

static void add_changes(struct section *section, const struct trends *trends,
			const struct trend *trend)
{
	for (size_t i = 0; i < trend->change_count; i++)
		add_note(section, trends, trend, change_words(trends, trend, &trend->changes[i]));
	if (trend->change_count == 0)
		add_note(section, trends, trend, no_change_words(trends, trend));
}

/* The newest release's steps, and every other one that is better or worse. */
static void add_step_notes(struct section *section, const struct trends *trends,
			   const struct trend *trend, struct texts *cautions)
{
	size_t newest = trends->releases->count - 1;

	for (size_t i = 0; i <= newest; i++)
		for (enum against against = AGAINST_PREVIOUS; against < AGAINSTS; against++) {
			const struct comparison *step = step_at(trends, trend, i, against);

			if (!step || (against == AGAINST_BASELINE &&
				      step == step_at(trends, trend, i, AGAINST_PREVIOUS)))
				continue;
			if (i == newest || step->verdict <= VERDICT_CHANGED)
				add_note(section, trends, trend,
					 step_words(trends, trend, i, against, cautions));
		}
}

/* What several steps have to bear in mind is said once. */
static void add_cautions(struct section *section, const struct texts *cautions)
{
	for (size_t i = 0; i < cautions->count; i++)
		if (!texts_have(&section->notes, cautions->at[i]))
			texts_add(&section->notes, "%s", cautions->at[i]);
}

void trend_notes(struct section *section, const struct trends *trends, size_t first, size_t end)
{
	struct texts cautions = { 0 };

	for (size_t i = first; i < end; i++) {
		add_changes(section, trends, &trends->at[i]);
		add_gaps(section, trends, &trends->at[i]);
		add_step_notes(section, trends, &trends->at[i], &cautions);
	}
	add_cautions(section, &cautions);
	texts_free(&cautions);
}
