/* rates.c — how often migrations succeed. */
#include "rates.h"

#include "analyze/statistics/proportion.h"
#include "members.h"

#include "datasets/array.h"

#include <math.h>

static struct rate rate_of(size_t ok, size_t trials, double level)
{
	return (struct rate){
		.share = trials > 0 ? (double)ok / (double)trials : NAN,
		.exact = clopper_pearson(ok, trials, level),
		.wilson = wilson(ok, trials, level),
	};
}

struct rates rates_of(const struct counts *counts, double level)
{
	return (struct rates){
		.attempted = rate_of(counts->ok, counts->attempted, level),
		.planned = rate_of(counts->ok, counts->planned, level),
		.level = level,
	};
}

/* Which member of the rates stands in which column. */
static const struct member members[] = {
	{ "ok_of_attempted", offsetof(struct rates, attempted.share) },
	{ "ok_of_attempted_exact_low", offsetof(struct rates, attempted.exact.low) },
	{ "ok_of_attempted_exact_high", offsetof(struct rates, attempted.exact.high) },
	{ "ok_of_attempted_wilson_low", offsetof(struct rates, attempted.wilson.low) },
	{ "ok_of_attempted_wilson_high", offsetof(struct rates, attempted.wilson.high) },
	{ "ok_of_planned", offsetof(struct rates, planned.share) },
	{ "ok_of_planned_exact_low", offsetof(struct rates, planned.exact.low) },
	{ "ok_of_planned_exact_high", offsetof(struct rates, planned.exact.high) },
	{ "ok_of_planned_wilson_low", offsetof(struct rates, planned.wilson.low) },
	{ "ok_of_planned_wilson_high", offsetof(struct rates, planned.wilson.high) },
	{ "level", offsetof(struct rates, level) },
};

double rates_number(const struct rates *rates, const char *column)
{
	return member_number(rates, members, COUNT(members), column);
}
