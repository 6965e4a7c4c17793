/* gate.c — which verdicts the exit status looks at. */
#include "inside.h"

#include "analyze/verdict/sentences.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>

static void add(struct gate_items *items, struct gate_item item)
{
	items->at[items->count++] = item;
	items->verdicts[item.verdict]++;
}

static void add_step(struct gate_items *items, const struct trends *trends,
		     const struct trend *trend, size_t release, enum gate_of of)
{
	const long *steps = trend->places[release].steps;
	long step = steps[of == GATE_OF_BASELINE ? AGAINST_BASELINE : AGAINST_PREVIOUS];

	if (step == STEP_NONE || (of == GATE_OF_BASELINE && step == steps[AGAINST_PREVIOUS]))
		return;
	add(items, (struct gate_item){ trend, release, of, NULL, trends->steps[step].verdict });
}

static void add_release(struct gate_items *items, const struct trends *trends,
			const struct trend *trend, size_t release)
{
	if (trend->course.levels[release].runs == 0) {
		add(items,
		    (struct gate_item){ trend, release, GATE_OF_GAP, NULL, VERDICT_UNDECIDED });
		return;
	}
	add_step(items, trends, trend, release, GATE_OF_PREVIOUS);
	add_step(items, trends, trend, release, GATE_OF_BASELINE);
}

static void add_change(struct gate_items *items, const struct trend *trend,
		       const struct trend_change *change)
{
	add(items,
	    (struct gate_item){ trend, change->release, GATE_OF_CHANGE, change, change->verdict });
}

static void add_trend(struct gate_items *items, const struct trends *trends,
		      const struct trend *trend, enum gate gate)
{
	size_t releases = trend->course.releases;
	const struct trend_change *last =
		trend->change_count > 0 ? &trend->changes[trend->change_count - 1] : NULL;

	for (size_t i = gate == GATE_ALL ? 0 : releases - 1; i < releases; i++)
		add_release(items, trends, trend, i);
	for (size_t i = 0; gate == GATE_ALL && i < trend->change_count; i++)
		add_change(items, trend, &trend->changes[i]);
	if (gate == GATE_NEWEST && last && last->release > trends->baseline)
		add_change(items, trend, last);
}

struct gate_items gate_items_of(const struct trends *trends, enum gate gate)
{
	size_t most = 3 * trends->count * trends->releases->count;
	struct gate_items items = { .at = must_alloc(most, sizeof *items.at),
				    .limits = trends->bounds.verdicts };

	for (size_t i = 0; i < trends->count; i++)
		add_trend(&items, trends, &trends->at[i], gate);
	return items;
}

enum exit_status gate_status(const struct gate_items *items, enum fail_on fail_on)
{
	if (fail_on == FAIL_ON_NEVER)
		return EXIT_DONE;
	if (items->verdicts[VERDICT_WORSE] + items->limits[BOUND_OVER] > 0)
		return EXIT_WORSE;
	return fail_on == FAIL_ON_UNDECIDED &&
			       items->verdicts[VERDICT_UNDECIDED] + items->limits[BOUND_UNDECIDED] >
				       0
		       ? EXIT_UNDECIDED
		       : EXIT_DONE;
}

enum verdict gate_verdict(const struct gate_items *items)
{
	static const enum verdict order[] = { VERDICT_WORSE, VERDICT_UNDECIDED, VERDICT_BETTER,
					      VERDICT_CHANGED };

	if (items->limits[BOUND_OVER] > 0)
		return VERDICT_WORSE;
	for (size_t i = 0; i < COUNT(order); i++)
		if (items->verdicts[order[i]] > 0)
			return order[i];
	return items->count > 0 ? VERDICT_EQUAL : VERDICT_UNDECIDED;
}

/* ---- in a line ---- */

static const char *overall_words(const size_t *verdicts)
{
	if (verdicts[VERDICT_WORSE] > 0)
		return verdicts[VERDICT_BETTER] > 0 ? "worse, though better in part" : "worse";
	if (verdicts[VERDICT_BETTER] > 0)
		return "better, nothing shown to be worse";
	if (verdicts[VERDICT_CHANGED] > 0)
		return "changed, where neither way is better";
	if (verdicts[VERDICT_UNDECIDED] == 0 && verdicts[VERDICT_EQUAL] > 0)
		return "equal";
	return verdicts[VERDICT_EQUAL] > 0 ? "equal in part, the rest undecided" : "undecided";
}

/* What the verdicts may be said of: those that decide; all, where none does. */
static void add_situation(struct texts *texts, const struct trends *trends,
			  const struct gate_items *items, const struct gate_item *item)
{
	bool decided = items->count > items->verdicts[VERDICT_UNDECIDED];
	enum against against = item->of == GATE_OF_BASELINE ? AGAINST_BASELINE : AGAINST_PREVIOUS;
	char text[SITUATION_TEXT_SIZE] = "";
	struct comparisons step;

	if (decided && item->verdict == VERDICT_UNDECIDED)
		return;
	if (item->of == GATE_OF_CHANGE) {
		snprintf(text, sizeof text, "by a change of level");
	} else if (item->of != GATE_OF_GAP) {
		step = trends_step(trends, item->trend->places[item->release].steps[against]);
		comparison_situation_text(text, &step, step.at);
	}
	if (text[0] != '\0' && !texts_have(texts, text))
		texts_add(texts, "%s", text);
}

char *gate_headline(const struct trends *trends, const struct gate_items *items)
{
	struct texts situations = { 0 };
	char *headline;
	size_t size;
	FILE *stream = must_open_text(&headline, &size);

	if (items->limits[BOUND_OVER] > 0)
		fprintf(stream, "over %zu limit%s; ", items->limits[BOUND_OVER],
			items->limits[BOUND_OVER] == 1 ? "" : "s");
	fputs(overall_words(items->verdicts), stream);
	for (size_t i = 0; i < items->count; i++)
		add_situation(&situations, trends, items, &items->at[i]);
	for (size_t i = 0; i < situations.count; i++)
		fprintf(stream, "%s%s", i > 0 ? "; " : ", ", situations.at[i]);
	must_close_text(stream);
	texts_free(&situations);
	return headline;
}
