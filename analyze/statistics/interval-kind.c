/* interval-kind.c — which of the intervals of the mean is the default one. */
#include "interval-kind.h"

#include <math.h>

/* Below, both intervals are nearly the same, and the one without logarithms is the plainer one. */
static const double wide_spread = 0.2;

/* With fewer VMs the one with logarithms is too wide to be of use. */
static const double least_vms = 3;

static bool log_is_better(const struct interval_choice *choice)
{
	return choice->vms >= least_vms && !isnan(choice->log.low) &&
	       choice->sd > wide_spread * choice->mean && choice->log.low <= choice->mean &&
	       choice->mean <= choice->log.high;
}

enum interval_kind interval_kind_of(enum interval_kind asked, const struct interval_choice *choice)
{
	if (asked != KIND_AUTO)
		return asked;
	return log_is_better(choice) ? KIND_LOG : KIND_VM_MEANS;
}

struct interval interval_of_kind(enum interval_kind kind, const struct interval_choice *choice)
{
	if (kind == KIND_LOG)
		return choice->log;
	return kind == KIND_BCA ? choice->bca : choice->vm_means;
}

const char *const interval_kind_words[KIND_COUNT + 1] = {
	[KIND_AUTO] = "auto",
	[KIND_VM_MEANS] = "vm-means",
	[KIND_LOG] = "log",
	[KIND_BCA] = "bca",
};

const char *interval_kind_word(enum interval_kind kind)
{
	return interval_kind_words[kind];
}

const char *const interval_kind_shorts[KIND_COUNT] = {
	[KIND_AUTO] = "-",
	[KIND_VM_MEANS] = "t",
	[KIND_LOG] = "log",
	[KIND_BCA] = "BCa",
};
