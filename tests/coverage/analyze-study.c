/*
 * Prints how often each interval holds the true mean (95 % are promised), and how often compare
 * finds a difference where there is none (5 % are allowed). `make coverage-study` runs it; some
 * minutes.
 *
 * 240 values in 2 to 40 VMs; the seed is fixed. With 4000 rounds the standard error of a share near
 * 95 % is 0.35 points.
 */
#include "tests/unit/analyze-coverage.h"

#include <stdio.h>
#include <string.h>

enum { VALUES = 240, SEED = 20160401 };

static const size_t vms[] = { 2, 3, 4, 8, 12, 20, 40 };
static const double iccs[] = { 0, 0.1, 0.37, 0.7 };

/* Of the logarithms: 0.5 is a coefficient of variation of 0.53, 1 one of 1.31. */
static const struct {
	const char *name;
	bool log_normal;
	double sd;
} kinds[] = { { "normal 15 %", false, 3 },
	      { "normal 30 %", false, 6 },
	      { "log-normal 0.5", true, 0.5 },
	      { "log-normal 1", true, 1 } };

static void print_row(const char *kind, const struct world *world, int rounds, gsl_rng *random)
{
	size_t resamples = world->vms >= 12 ? 1000 : 0;
	struct coverage coverage = coverage_of(world, rounds, resamples, random);
	struct alarms alarms = alarms_of(world, rounds, random);
	double percent = 100.0 / rounds;

	printf("%-14s  %4.2f  %3zu  %5.1f  %3.0f %%  %5.1f  ", kind, world->icc, world->vms,
	       percent * coverage.chosen, percent * coverage.is_log, percent * coverage.vms);
	if (resamples > 0)
		printf("%5.1f", percent * coverage.bca);
	else
		printf("    -");
	printf("  %5.1f  %5.1f  |  %5.1f  %5.1f  %5.1f\n", percent * coverage.log,
	       percent * coverage.naive, percent * alarms.same_vms, percent * alarms.other_vms,
	       percent * alarms.naive);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 4000;
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

	if (!random || rounds < 1) {
		fprintf(stderr, "usage: analyze-study [ROUNDS]\n");
		return 2;
	}
	gsl_rng_set(random, SEED);
	printf("%d values a study, %d studies a row, seed %d\n\n", VALUES, rounds, SEED);
	printf("                           the mean is held, %% (95)                   false "
	       "alarms, %% (5)\n");
	printf("values           ICC  VMs  given    log      t    BCa    log  naive  |   same  "
	       "other  naive\n");
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < sizeof iccs / sizeof *iccs; i++)
			for (size_t v = 0; v < sizeof vms / sizeof *vms; v++) {
				struct world world = { kinds[k].log_normal, kinds[k].sd, iccs[i],
						       vms[v], VALUES / vms[v] };

				print_row(kinds[k].name, &world, rounds, random);
			}
	printf("\ngiven: what analyze gives, by the rule of interval-kind.h, and how often that "
	       "is the log one.\n"
	       "t: Student's t on the VMs' means. BCa: bootstrap of the VMs' means, 1000 "
	       "resamples. log: Cox's\n"
	       "interval on the VMs' means. naive: Student's t, or Welch, on all rows as if "
	       "independent. same,\n"
	       "other: compare with the same VMs, or other ones, afterwards. normal: standard "
	       "deviation of the\n"
	       "values in %% of their mean; log-normal: of the logarithms.\n");
	gsl_rng_free(random);
	return 0;
}
