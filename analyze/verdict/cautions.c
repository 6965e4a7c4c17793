/* cautions.c — what to bear in mind although a verdict stands, a sentence each. */
#include "inside.h"
#include "speech.h"

#include <math.h>

/* With fewer runs than these on a side, it is they that limit what can be told. */
enum { ENOUGH_RUNS = 4 };

/* What the sides are to each other, and so what the change may be said of. */
static void add_situation(const struct speech *speech, struct texts *cautions)
{
	const struct comparison *of = speech->of;
	enum situation situation = comparison_situation(speech->all, of);
	char caution[SITUATION_CAUTION_SIZE];

	situation_caution(caution, situation_words[situation], of->session.sd);
	if (of->test == TEST_NONE)
		return;
	if (caution[0] != '\0')
		texts_add(cautions, "%s", caution);
	if (of->kind == UNIT_IS_RUN &&
	    (of->runs[BEFORE] < ENOUGH_RUNS || of->runs[AFTER] < ENOUGH_RUNS))
		texts_add(cautions,
			  "Few runs limit what can be told: more of them would tell more.");
	if (of->kind == UNIT_IS_MIGRATION && of->situation != SITUATION_ROWS)
		texts_add(cautions, "This is of these %s alone, not of others like them.",
			  speech_rows(speech));
}

/* What is found out of runs that ended because they agreed so well. */
static void add_looks(const struct comparison *of, struct texts *cautions)
{
	if (of->looks > 0 && of->test != TEST_NONE)
		texts_add(cautions,
			  "A run ended because its VMs and cycles agreed, which they may "
			  "have done by chance (--until-ci): interval and test count the "
			  "%d looks at it, and are wider for that.",
			  of->looks);
}

static void add_thinned(const struct speech *speech, struct texts *cautions)
{
	size_t thinned = speech->of->thinned;

	if (thinned > 0)
		texts_add(cautions,
			  "%zu value%s drawn at random %s left out, so that both sides have as "
			  "many of every %s.",
			  thinned, speech_plural(thinned), thinned == 1 ? "is" : "are",
			  speech_vms(speech, 1).text);
}

/* A VM is compared with itself in the directions that both sides have. */
static void add_directions(const struct comparison *of, struct texts *cautions)
{
	if (of->ways_apart)
		texts_add(cautions, "The sides were moved in different directions, so what differs "
				    "may be the direction.");
	if (of->one_way > 0)
		texts_add(cautions,
			  "%zu value%s in a direction that is on one side only %s left out.",
			  of->one_way, speech_plural(of->one_way), of->one_way == 1 ? "is" : "are");
}

/* What was asked for must not be missing silently. */
static void add_baseline(const struct speech *speech, struct texts *cautions)
{
	const struct comparison *of = speech->of;

	if (speech->terms->baseline && of->situation == SITUATION_TWO_RUNS &&
	    of->test != TEST_NONE && !(of->session.sd > 0) && of->aspect != ASPECT_FAILURES)
		texts_add(cautions, "The runs of --baseline do not tell how sessions differ in "
				    "this: fewer than two of them have values of it.");
}

/* Values that were given up are no measurements; what they do to the number is said. */
static void add_limit(const struct speech *speech, struct texts *cautions)
{
	const struct comparison *of = speech->of;

	if (of->aspect == ASPECT_FAILURES || of->at_limit[BEFORE] + of->at_limit[AFTER] == 0)
		return;
	texts_add(cautions,
		  "%zu values before and %zu after stand at the limit of %s %s, where the "
		  "measurement was given up: %s.",
		  of->at_limit[BEFORE], of->at_limit[AFTER], digits_text(of->limit, 10).text,
		  of->metric->column.unit,
		  of->aspect == ASPECT_MEAN ? "they stay out of the mean"
					    : "the true ones are at least so large");
}

/* A name that does not say all: which metric does. */
static void add_post_copy(const struct speech *speech, struct texts *cautions)
{
	const struct comparison *of = speech->of;

	if (of->aspect == ASPECT_FAILURES || of->test == TEST_NONE ||
	    !sides_post_copy(speech->all->sides, of->group))
		return;
	if (of->metric == metric_at(METRIC_DOWNTIME_SECONDS))
		texts_add(cautions, "With post-copy the hypervisor's downtime is only the last "
				    "part of it: downtime_events_seconds has all.");
	else if (of->metric == metric_at(METRIC_DOWNTIME_EVENTS_SECONDS))
		texts_add(cautions, "With post-copy the downtime is told by events: the "
				    "hypervisor's own is only the last part of it.");
}

/* A mean of those that moved is no mean of all: what can be said of all stands beside it. */
static void add_survivors(const struct speech *speech, struct texts *cautions)
{
	const struct restricted *all = &speech->of->restricted;
	char p[200] = "";

	if (!isnan(all->p))
		snprintf(p, sizeof p,
			 "by rank of all, those given up or failed as the largest, p = %s",
			 p_text(all->p).text);
	if (!isnan(all->before) && !isnan(all->after))
		texts_add(cautions,
			  "That is the mean of those that moved; of all, with what was given up as "
			  "the limit, it is %s before and %s after%s%s.",
			  amount_text(speech->of, all->before).text,
			  amount_text(speech->of, all->after).text, p[0] != '\0' ? "; " : "", p);
	else if (p[0] != '\0')
		texts_add(cautions, "That is the mean of those that moved; %s.", p);
}

/* What a share of failures is worth where they do not come singly, or nobody can see it. */
static void add_heaps(const struct comparison *of, struct texts *cautions)
{
	static const char *const places[] = {
		[TEST_VMS] = "on single VMs",
		[TEST_ROUNDS] = "in single rounds",
		[TEST_VMS_AND_ROUNDS] = "on single VMs and in single rounds",
	};

	if (of->aspect != ASPECT_FAILURES || of->test == TEST_NONE)
		return;
	if (of->unseen)
		texts_add(
			cautions,
			"So few failures (or successes) do not show whether they come singly; the "
			"interval supposes it.");
	else if (of->test >= TEST_VMS)
		texts_add(cautions,
			  "The failures heap %s, so test and interval take these as what fails: "
			  "the migrations are worth %.0f independent ones before and %.0f after.",
			  places[of->test], of->worth[BEFORE], of->worth[AFTER]);
}

static void add_worst_vm(const struct comparison *of, struct texts *cautions)
{
	bool before = of->shares[BEFORE].failed > of->shares[AFTER].failed;
	size_t failed = of->shares[before ? BEFORE : AFTER].failed;

	if (of->worst_vm > 2 && 2 * of->worst_vm > failed)
		texts_add(cautions, "Caution: %zu of the %zu failures %s are of one VM.",
			  of->worst_vm, failed, before ? "before" : "after");
}

void speech_cautions(const struct speech *speech, struct texts *cautions)
{
	const struct comparison *of = speech->of;

	add_situation(speech, cautions);
	add_baseline(speech, cautions);
	add_looks(of, cautions);
	add_directions(of, cautions);
	add_thinned(speech, cautions);
	add_limit(speech, cautions);
	add_post_copy(speech, cautions);
	add_survivors(speech, cautions);
	if (of->left_out > 0)
		texts_add(cautions, "%zu %s without values on both sides %s left out.",
			  of->left_out, speech_vms(speech, of->left_out).text,
			  of->left_out == 1 ? "is" : "are");
	add_heaps(of, cautions);
	add_worst_vm(of, cautions);
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		size_t missing = of->not_attempted[side];

		if (missing > 0)
			texts_add(cautions,
				  "%zu migration%s planned %s %s not attempted and %s out.",
				  missing, speech_plural(missing),
				  side == BEFORE ? "before" : "after",
				  missing == 1 ? "was" : "were", missing == 1 ? "stays" : "stay");
	}
}
