/* trials.c — what succeeded or failed, and whether the failures heap on VMs or in rounds. */
#include "trials.h"

#include "random.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

struct tally *trials_tally(const struct trials *trials, enum grouping grouping)
{
	struct tally *tally = must_alloc(trials->limit[grouping], sizeof *tally);

	for (size_t i = 0; i < trials->count; i++) {
		struct tally *group = &tally[trials->at[i].of[grouping]];

		group->count++;
		group->failed += trials->at[i].failed;
	}
	return tally;
}

size_t trials_failed(const struct trials *trials)
{
	size_t failed = 0;

	for (size_t i = 0; i < trials->count; i++)
		failed += trials->at[i].failed;
	return failed;
}

size_t trials_groups(const struct trials *trials, enum grouping grouping)
{
	struct tally *tally = trials_tally(trials, grouping);
	size_t groups = 0;

	for (size_t i = 0; i < trials->limit[grouping]; i++)
		groups += tally[i].count > 0;
	free(tally);
	return groups;
}

/* ---- the heaping test ---- */

/* One side's groups, and the trials in an order in which each is as likely to stand first. */
struct urn {
	struct tally *tally; /* failed: those that were drawn */
	size_t *group_of;    /* of each trial; shuffled bit by bit */
	size_t groups, trials, drawn;
	double share; /* of those drawn: of the failures, or of the others where they are fewer */
};

static struct urn urn_of(const struct trials *side, enum grouping grouping)
{
	size_t failed = trials_failed(side);
	bool few = 2 * failed <= side->count;
	struct urn urn = {
		.tally = trials_tally(side, grouping),
		.group_of = must_alloc(side->count, sizeof *urn.group_of),
		.groups = side->limit[grouping],
		.trials = side->count,
		.drawn = few ? failed : side->count - failed,
	};

	for (size_t i = 0; i < side->count; i++)
		urn.group_of[i] = side->at[i].of[grouping];
	for (size_t g = 0; !few && g < urn.groups; g++)
		urn.tally[g].failed = urn.tally[g].count - urn.tally[g].failed;
	urn.share = (double)urn.drawn / (double)urn.trials;
	return urn;
}

static void urn_free(struct urn *urn)
{
	free(urn->tally);
	free(urn->group_of);
}

/* Pearson's X² of what is drawn. 0 where nothing is. */
static double x_squared(const struct urn *urn)
{
	double sum = 0;

	for (size_t g = 0; g < urn->groups; g++) {
		double n = (double)urn->tally[g].count;

		if (n > 0)
			sum += pow((double)urn->tally[g].failed - n * urn->share, 2) / n;
	}
	return urn->drawn > 0 ? sum / (urn->share * (1 - urn->share)) : 0;
}

/* Puts the same number on trials by chance. */
static void draw_again(struct urn *urn, struct random *random)
{
	for (size_t g = 0; g < urn->groups; g++)
		urn->tally[g].failed = 0;
	for (size_t i = 0; i < urn->drawn; i++) {
		size_t other = i + random_index(random, urn->trials - i);
		size_t group = urn->group_of[other];

		urn->group_of[other] = urn->group_of[i];
		urn->group_of[i] = group;
		urn->tally[group].failed++;
	}
}

static bool expects_enough(const struct urn *urn)
{
	for (size_t g = 0; g < urn->groups; g++)
		if (urn->tally[g].count > 0 &&
		    (double)urn->tally[g].count * urn->share < TRIALS_EXPECTED)
			return false;
	return true;
}

static double freedom(const struct urn *urn)
{
	double groups = 0;

	for (size_t g = 0; g < urn->groups; g++)
		groups += urn->tally[g].count > 0;
	return groups > 0 && urn->drawn > 0 ? groups - 1 : 0;
}

static double counted_p(struct urn *urns, size_t count, double seen)
{
	struct random random = random_of_seed(RANDOM_SEED);
	size_t as_far = 1;

	for (size_t draw = 0; draw < TRIALS_DRAWS; draw++) {
		double sum = 0;

		for (size_t i = 0; i < count; i++) {
			draw_again(&urns[i], &random);
			sum += x_squared(&urns[i]);
		}
		as_far += sum >= seen * (1 - 1e-9);
	}
	return (double)as_far / (TRIALS_DRAWS + 1);
}

double trials_heaping_p(const struct trials *sides, size_t count, enum grouping grouping)
{
	struct urn *urns = must_alloc(count, sizeof *urns);
	double seen = 0;
	double degrees = 0;
	double p = 1;
	bool enough = true;

	for (size_t i = 0; i < count; i++) {
		urns[i] = urn_of(&sides[i], grouping);
		seen += x_squared(&urns[i]);
		degrees += freedom(&urns[i]);
		enough = enough && (urns[i].drawn == 0 || expects_enough(&urns[i]));
	}
	if (degrees > 0)
		p = enough ? gsl_cdf_chisq_Q(seen, degrees) : counted_p(urns, count, seen);
	for (size_t i = 0; i < count; i++)
		urn_free(&urns[i]);
	free(urns);
	return p;
}
