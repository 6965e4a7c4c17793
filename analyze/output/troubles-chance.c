/* troubles-chance.c — what must be known of an interval: why there is none, what it does not tell
 * of, and what would narrow it. */
#include "troubles.h"

#include "analyze/page/scale.h"

#include <math.h>
#include <stdio.h>

/* From so large a share of the mean's variance on, more of another source hardly helps. */
static const double most = 0.5;

static double half_width(const struct summary *summary, enum summary_column low)
{
	const struct interval interval = summary_interval(summary, low);

	return interval_half(&interval);
}

/* How much wider the interval is than the naive one; NaN where there is one of them alone. */
static double times_naive(const struct summary *summary)
{
	double naive = half_width(summary, SUMMARY_NAIVE_LOW);

	return naive > 0 ? half_width(summary, SUMMARY_INTERVAL_LOW) / naive : NAN;
}

static void print_ends(char detail[GROUP_DETAIL_SIZE], const struct trouble_about *about,
		       enum summary_column low)
{
	const struct interval ends = summary_interval(about->summary, low);

	snprintf(detail, GROUP_DETAIL_SIZE, " (%s to %s%s%s)", digits_text(ends.low, 4).text,
		 digits_text(ends.high, 4).text, about->unit[0] != '\0' ? " " : "", about->unit);
}

static void print_times(char detail[GROUP_DETAIL_SIZE], const struct summary *summary)
{
	snprintf(detail, GROUP_DETAIL_SIZE, " (%s times)",
		 digits_text(times_naive(summary), 3).text);
}

bool trouble_has_interval(const struct summary *summary)
{
	return !isnan(summary->value[SUMMARY_INTERVAL_LOW]) && !summary_is_of_too_few(summary);
}

bool trouble_is_two_way(const struct summary *summary)
{
	return summary->kind == KIND_TWO_WAY || summary->kind == KIND_TWO_WAY_LOG;
}

/* ---- none ---- */

static bool tells_none(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct summary *summary = about->summary;

	(void)detail;
	return summary->value[SUMMARY_N] > 0 && summary->crossed.vms < 2 &&
	       summary->crossed.cycles < 2;
}

static bool tells_no_bca(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct summary *summary = about->summary;

	(void)detail;
	return about->analysis->query->interval == KIND_BCA && summary->value[SUMMARY_VMS] >= 2 &&
	       isnan(summary->value[SUMMARY_BCA_LOW]);
}

static bool tells_no_log(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct two_way_mean *mean = &about->summary->crossed;

	(void)detail;
	return about->analysis->query->interval == KIND_TWO_WAY_LOG &&
	       isnan(about->summary->value[SUMMARY_INTERVAL_LOW]) &&
	       (mean->vms > 1 || mean->cycles > 1);
}

static bool tells_too_large(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const double *value = about->summary->value;
	double largest = fmax(fabs(value[SUMMARY_MIN]), fabs(value[SUMMARY_MAX]));

	(void)detail;
	return isnan(value[SUMMARY_INTERVAL_LOW]) && isinf(largest * largest);
}

static bool tells_too_few(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct two_way_mean *mean = &about->summary->crossed;
	const char *unit = analysis_unit(about->analysis) == UNIT_VM ? "VMs" : "rows";

	snprintf(detail, GROUP_DETAIL_SIZE, " (%s%s%s%s)", mean->vms == 2 ? "2 " : "",
		 mean->vms == 2 ? unit : "", mean->vms == 2 && mean->cycles == 2 ? " and " : "",
		 mean->cycles == 2 ? "2 cycles" : "");
	return summary_is_of_too_few(about->summary) &&
	       !isnan(about->summary->value[SUMMARY_INTERVAL_LOW]);
}

static bool tells_no_width(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	(void)detail;
	return trouble_has_interval(about->summary) &&
	       half_width(about->summary, SUMMARY_INTERVAL_LOW) == 0;
}

/* ---- what it does not tell of ---- */

static bool tells_one_vm(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	(void)detail;
	return trouble_has_interval(about->summary) && about->summary->value[SUMMARY_VMS] == 1;
}

static bool tells_units(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	(void)detail;
	return trouble_has_interval(about->summary) && about->summary->value[SUMMARY_VMS] > 1 &&
	       about->analysis->query->unit == UNIT_MIGRATION;
}

static bool tells_one_cycle(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	(void)detail;
	return trouble_has_interval(about->summary) && about->summary->value[SUMMARY_CYCLES] == 1;
}

static bool tells_no_cycle(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	(void)detail;
	return trouble_has_interval(about->summary) && isnan(about->summary->value[SUMMARY_CYCLES]);
}

static bool tells_one_way(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	print_ends(detail, about, SUMMARY_TWO_WAY_LOW);
	return trouble_has_interval(about->summary) && !trouble_is_two_way(about->summary) &&
	       about->summary->crossed.cycles > 1;
}

/* ---- what bounds it ---- */

/* A source that is alone cannot be told from another. */
static bool is_crossed(const struct summary *summary)
{
	return trouble_has_interval(summary) && trouble_is_two_way(summary) &&
	       summary->crossed.vms > 1 && summary->crossed.cycles > 1 &&
	       half_width(summary, SUMMARY_INTERVAL_LOW) > 0;
}

static bool mostly(const struct trouble_about *about, enum summary_column share,
		   enum two_way_source source, char detail[GROUP_DETAIL_SIZE])
{
	const struct summary *summary = about->summary;

	snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f %%)", 100 * summary->value[share]);
	return is_crossed(summary) && summary->value[share] > most &&
	       (summary->by == source || summary->by == TWO_WAY_BOTH);
}

static bool tells_cycles(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	return mostly(about, SUMMARY_MEAN_SHARE_CYCLE, TWO_WAY_CYCLE, detail);
}

static bool tells_vms(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	return mostly(about, SUMMARY_MEAN_SHARE_VM, TWO_WAY_VM, detail);
}

/* The source bounds the interval although most of the chance lies elsewhere. */
static bool bounds(const struct trouble_about *about, enum summary_column share,
		   enum two_way_source source)
{
	return is_crossed(about->summary) && about->summary->by == source &&
	       !(about->summary->value[share] > most);
}

static bool tells_cycles_bound(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f cycles)",
		 about->summary->value[SUMMARY_CYCLES]);
	return bounds(about, SUMMARY_MEAN_SHARE_CYCLE, TWO_WAY_CYCLE);
}

static bool tells_vms_bound(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	snprintf(detail, GROUP_DETAIL_SIZE, " (%zu VMs)", about->summary->crossed.vms);
	return bounds(about, SUMMARY_MEAN_SHARE_VM, TWO_WAY_VM);
}

static bool tells_either(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const struct summary *summary = about->summary;
	const double *value = summary->value;

	snprintf(detail, GROUP_DETAIL_SIZE, " (VMs %.0f %%, cycles %.0f %%)",
		 100 * value[SUMMARY_MEAN_SHARE_VM], 100 * value[SUMMARY_MEAN_SHARE_CYCLE]);
	return is_crossed(summary) &&
	       (summary->by == TWO_WAY_RESIDUAL ||
		(summary->by == TWO_WAY_BOTH && !(value[SUMMARY_MEAN_SHARE_VM] > most) &&
		 !(value[SUMMARY_MEAN_SHARE_CYCLE] > most)));
}

/* ---- beside others ---- */

static bool tells_log(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	print_ends(detail, about, SUMMARY_TWO_WAY_LOW);
	return trouble_has_interval(about->summary) && about->summary->kind == KIND_TWO_WAY_LOG;
}

/* The rule would have taken logarithms where something else was asked for. */
static bool tells_wide_t(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	print_ends(detail, about, SUMMARY_TWO_WAY_LOG_LOW);
	return trouble_has_interval(about->summary) && about->summary->crossed.by_logarithms &&
	       (about->summary->kind == KIND_TWO_WAY || about->summary->kind == KIND_VM_MEANS);
}

static bool tells_naive(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const double *value = about->summary->value;

	/* where every VM has one row, both are about the same values */
	print_times(detail, about->summary);
	return trouble_has_interval(about->summary) && value[SUMMARY_N] > value[SUMMARY_VMS] &&
	       times_naive(about->summary) > 1 + 1e-9;
}

static bool tells_narrow(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	print_times(detail, about->summary);
	return trouble_has_interval(about->summary) && times_naive(about->summary) < 1 - 1e-9;
}

static bool tells_looks(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	snprintf(detail, GROUP_DETAIL_SIZE, " (%d looks)", about->summary->looks);
	return trouble_has_interval(about->summary) && about->summary->looks > 0;
}

const struct trouble chance_troubles[] = {
	{ tells_none, "No interval, for it takes at least 2 VMs, or 2 cycles", NULL },
	{ tells_no_bca,
	  "No interval, for a bootstrap of fewer than 20 VMs holds the mean too seldom (of 4 VMs, "
	  "8 times in 10 where 19 in 20 are promised), and is refused",
	  "No bootstrap of fewer than 20 VMs" },
	{ tells_no_log,
	  "No interval by logarithms: it takes 3 VMs and values above zero, and does not hold the "
	  "mean where the VMs' levels are not log-normal",
	  "No interval by logarithms" },
	{ tells_too_large,
	  "No interval: the squares of such values are larger than any number that can be "
	  "reckoned with",
	  "No interval: the values are too large" },
	{ tells_too_few,
	  "Too few to say how sure the mean is: of 2 VMs, or of 2 cycles, an interval is about "
	  "four "
	  "times as wide as it need be, or by luck tiny, so summary.csv has it and this page has "
	  "not; a third would halve it",
	  "Too few to say how sure the mean is; a third would halve the interval" },
	{ tells_no_width,
	  "Warning: the means do not differ at all, so the interval has no width; that says "
	  "nothing "
	  "about its truth",
	  "Warning: the means do not differ at all, so the interval has no width" },
	{ tells_looks,
	  "The run was looked at while it ran, to end as soon as this mean was known well enough "
	  "(--until-ci): the interval is wider for that, and holds all the same. Other metrics' "
	  "intervals are not, though what goes with this one agreed by the same chance",
	  NULL },
	{ tells_one_vm, "The interval is of this VM: how much VMs differ is not in it", NULL },
	{ tells_units,
	  "The interval is of these VMs (--unit migration): each cycle's mean is one observation, "
	  "and how much VMs differ is not in it",
	  "The interval is of these VMs" },
	{ tells_one_cycle,
	  "The interval is of this one round: how much time itself matters is not in it", NULL },
	{ tells_no_cycle,
	  "The interval is of this one round, for no column tells the cycle (--cycle): how much "
	  "time itself matters is not in it",
	  "The interval is of this one round" },
	{ tells_one_way,
	  "Warning: this kind of interval takes the VMs alone for chance; how much time matters is "
	  "not in it. With VMs and cycles (--interval two-way) it would be",
	  "Warning: with VMs and cycles the interval would be" },
	{ tells_cycles,
	  "Most of the chance lies between cycles: more cycles, or cycles further apart, would "
	  "narrow the interval; more VMs would hardly",
	  NULL },
	{ tells_vms,
	  "Most of the chance lies between VMs: more VMs would narrow the interval; more cycles "
	  "would hardly",
	  NULL },
	{ tells_cycles_bound,
	  "The cycles bound the interval: more cycles would narrow it; more VMs would hardly",
	  NULL },
	{ tells_vms_bound,
	  "The VMs bound the interval: more VMs would narrow it; more cycles would hardly", NULL },
	{ tells_either, "More VMs, or more cycles, would narrow the interval alike", NULL },
	{ tells_log,
	  "The interval is made by logarithms (kind log), and reaches farther up than down, for "
	  "the "
	  "VMs differ by more than a fifth of their mean, as times with long tails do; on the "
	  "plain "
	  "scale it would be",
	  "The interval is made by logarithms (kind log); on the plain scale it would be" },
	{ tells_wide_t,
	  "Warning: the VMs differ by more than a fifth of their mean; if they are not normal but "
	  "have a long tail, the interval by logarithms (--interval two-way-log) is the better "
	  "one. "
	  "It would be",
	  "Warning: the VMs differ much; by logarithms the interval would be" },
	{ tells_naive,
	  "Warning: the naive interval would be narrower than the VMs and cycles allow", NULL },
	{ tells_narrow,
	  "Narrower than the naive interval: VMs and cycles agree more than chance would have it, "
	  "or the directions differ, which the naive one takes for chance",
	  "Narrower than the naive interval" },
	{ NULL, NULL, NULL },
};
