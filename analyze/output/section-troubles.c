/* section-troubles.c — what a reader must know beside the numbers: of one metric, what is missing,
 * censored or doubtful in single groups; of a run, what the checks of its measurements found. */
#include "inside.h"
#include "section.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What can be wrong with a group; the note that names all groups of which it holds. */
enum trouble {
	TROUBLE_MISSING,
	TROUBLE_CENSORED,
	TROUBLE_UNSEEN,
	TROUBLE_FEW_VMS,
	TROUBLE_NO_BCA,
	TROUBLE_TWO_VMS,
	TROUBLE_EQUAL_VMS,
	TROUBLE_LOG,
	TROUBLE_WIDE_T,
	TROUBLE_NAIVE,
	TROUBLE_COUNT
};

/* The whole sentence where it comes up first, and what stands for it in later metrics (NULL: it
 * again). */
static const struct {
	const char *first, *later;
} trouble_words[TROUBLE_COUNT] = {
	[TROUBLE_MISSING] = { "Rows without a value, left out", NULL },
	[TROUBLE_CENSORED] = { "Warning: censored, for they stand at the give-up limit: counted, "
			       "kept out of n, mean, sd and intervals, and larger than all others "
			       "for median and p95",
			       "Warning: censored, for they stand at the give-up limit" },
	[TROUBLE_UNSEEN] = { "Warning: 0 only because the probes heard nothing longer than their "
			     "threshold: such an outage may be anything from 0 to that, so mean, "
			     "median and intervals may be too low (the column "
			     "gap_threshold_seconds; probe more often, or see why the VM is "
			     "restless)",
			     "Warning: 0 only because nothing longer than the threshold was "
			     "heard" },
	[TROUBLE_FEW_VMS] = { "No interval, for it takes at least 2 VMs", NULL },
	[TROUBLE_NO_BCA] = { "No interval, for a bootstrap of fewer than 20 VMs holds the mean too "
			     "seldom (of 4 VMs, 8 times in 10 where 19 in 20 are promised), and is "
			     "refused",
			     "No bootstrap of fewer than 20 VMs" },
	[TROUBLE_TWO_VMS] = { "Warning: the interval rests on 2 VMs, that is on one difference (1 "
			      "degree of freedom): it is often huge and sometimes, by luck, tiny; "
			      "take more VMs",
			      "Warning: the interval rests on 2 VMs" },
	[TROUBLE_EQUAL_VMS] = { "Warning: all VMs have exactly the same mean, so the interval has "
				"no width; that says nothing about its truth",
				"Warning: all VMs have exactly the same mean, so the interval has "
				"no width" },
	[TROUBLE_LOG] = { "The interval is made on the log scale (kind log), and reaches farther "
			  "up than down, for the VMs' means differ by more than a fifth of their "
			  "mean, as times with long tails do: then Student's t on the VMs' means "
			  "holds the true mean only 86 to 95 times in 100, this one 93 to 97 "
			  "times. Student's t would be",
			  "The interval is made on the log scale (kind log); Student's t would "
			  "be" },
	[TROUBLE_WIDE_T] = { "Warning: the VMs' means differ by more than a fifth of their mean; "
			     "if they are not normal but have a long tail, the interval on the log "
			     "scale (--interval log) is the better one. It would be",
			     "Warning: the VMs' means differ much; on the log scale the interval "
			     "would be" },
	[TROUBLE_NAIVE] = { "Warning: the naive interval would be narrower than the VMs allow",
			    NULL },
};

static double half_width(const struct summary *summary, enum summary_column low)
{
	const struct interval interval = summary_interval(summary, low);

	return interval_half(&interval);
}

static double naive_narrower(const struct summary *summary)
{
	double naive = half_width(summary, SUMMARY_NAIVE_LOW);

	return naive > 0 ? half_width(summary, SUMMARY_INTERVAL_LOW) / naive : 1;
}

/* What the troubles of one metric are told of. */
struct about {
	const struct analysis *analysis;
	size_t metric;
	enum trouble trouble;
};

static void print_ends(char detail[GROUP_DETAIL_SIZE], const struct summary *summary,
		       enum summary_column low, const char *unit)
{
	const struct interval ends = summary_interval(summary, low);

	snprintf(detail, GROUP_DETAIL_SIZE, " (%.4g to %.4g%s%s)", ends.low, ends.high,
		 unit[0] != '\0' ? " " : "", unit);
}

/* Whether the rule would have taken the log scale where something else was asked for. */
static bool rule_says_log(struct summary summary)
{
	summary_choose(&summary, KIND_AUTO);
	return summary.kind == KIND_LOG;
}

/* The troubles of the interval: which it is, or why there is none. */
static bool interval_tells(const struct about *about, const struct summary *summary,
			   const char *unit, char detail[GROUP_DETAIL_SIZE])
{
	switch (about->trouble) {
	case TROUBLE_FEW_VMS:
		return summary->value[SUMMARY_N] > 0 && summary->value[SUMMARY_VMS] < 2;
	case TROUBLE_NO_BCA:
		return about->analysis->query->interval == KIND_BCA &&
		       summary->value[SUMMARY_VMS] >= 2 && isnan(summary->value[SUMMARY_BCA_LOW]);
	case TROUBLE_TWO_VMS:
		return summary->value[SUMMARY_VMS] == 2 && summary->mean_of_vms_sd > 0;
	case TROUBLE_EQUAL_VMS:
		return summary->value[SUMMARY_VMS] >= 2 && !(summary->mean_of_vms_sd > 0);
	case TROUBLE_LOG:
		print_ends(detail, summary, SUMMARY_VM_MEANS_LOW, unit);
		return summary->kind == KIND_LOG;
	case TROUBLE_WIDE_T:
		print_ends(detail, summary, SUMMARY_LOG_LOW, unit);
		return summary->kind == KIND_VM_MEANS && rule_says_log(*summary);
	default:
		snprintf(detail, GROUP_DETAIL_SIZE, " (%.3g times)", naive_narrower(summary));
		/* where every VM has one row, both are about the same values */
		return summary->value[SUMMARY_VMS] >= 2 &&
		       summary->value[SUMMARY_N] > summary->value[SUMMARY_VMS] &&
		       naive_narrower(summary) > 1;
	}
}

static bool tells(const void *closure, size_t group, char detail[GROUP_DETAIL_SIZE])
{
	const struct about *about = closure;
	const struct summary *summary = analysis_summary(about->analysis, about->metric, group);
	const char *unit = analysis_metric(about->analysis, about->metric)->column.unit;

	if (about->trouble == TROUBLE_MISSING) {
		snprintf(detail, GROUP_DETAIL_SIZE, " (%zu)", summary->missing);
		return summary->missing > 0;
	}
	if (about->trouble == TROUBLE_CENSORED) {
		snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f of %.0f, at %.10g %s or more)",
			 summary->value[SUMMARY_CENSORED],
			 summary->value[SUMMARY_N] + summary->value[SUMMARY_CENSORED],
			 summary->value[SUMMARY_LIMIT], unit);
		return summary->value[SUMMARY_CENSORED] > 0;
	}
	if (about->trouble == TROUBLE_UNSEEN) {
		snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f of %.0f, each at most %.3g %s)",
			 summary->value[SUMMARY_UNSEEN], summary->value[SUMMARY_N],
			 summary->value[SUMMARY_UNSEEN_LIMIT], unit);
		return summary->value[SUMMARY_UNSEEN] > 0;
	}
	return interval_tells(about, summary, unit, detail);
}

static bool came_up_before(struct about about)
{
	char detail[GROUP_DETAIL_SIZE];

	for (size_t m = about.metric; m > 0; m--) {
		about.metric = m - 1;
		for (size_t g = 0; g < about.analysis->groups.count; g++)
			if (tells(&about, g, detail))
				return true;
	}
	return false;
}

void section_add_troubles(struct section *section, const struct analysis *analysis, size_t metric)
{
	for (int trouble = 0; trouble < TROUBLE_COUNT; trouble++) {
		struct about about = { analysis, metric, (enum trouble)trouble };
		const char *first = trouble_words[trouble].first;
		const char *later = trouble_words[trouble].later;
		char *groups = group_list(analysis, tells, &about);

		if (groups[0] != '\0')
			texts_add(&section->notes, "%s: %s.",
				  later && came_up_before(about) ? later : first, groups);
		free(groups);
	}
}

static void add_sentence(struct section *section, const struct analysis *analysis, size_t m,
			 size_t g, const struct diagnosis *diagnosis)
{
	char *words = group_words(analysis, g);

	texts_add(&section->notes, "%s, %s: %s", analysis_metric(analysis, m)->title, words,
		  diagnosis->sentence);
	free(words);
}

/* With --full also what was looked for in vain. */
void section_of_diagnosis(struct section *section, const struct analysis *analysis, bool full)
{
	size_t counts[DIAGNOSIS_NOT_CHECKED + 1] = { 0 };

	for (size_t m = 0; m < analysis->metric_count; m++)
		for (size_t g = 0; g < analysis->groups.count; g++)
			for (int check = 0; check < CHECK_COUNT; check++) {
				const struct diagnosis *diagnosis =
					analysis_diagnosis(analysis, m, g, (enum check)check);

				counts[diagnosis->word]++;
				if (diagnosis->word == DIAGNOSIS_FOUND ||
				    (full && diagnosis->word == DIAGNOSIS_NOT_FOUND))
					add_sentence(section, analysis, m, g, diagnosis);
			}
	texts_add(&section->heading, "Checks of the measurements: %zu findings",
		  counts[DIAGNOSIS_FOUND]);
	texts_add(&section->notes,
		  "Looked for: direction, order, drift, likeness of neighbours, warm-up, outliers, "
		  "two heaps, ticking clocks, busy hosts. %zu checks found nothing, %zu had too "
		  "few values (diagnostics.csv has them all). Nothing was dropped.",
		  counts[DIAGNOSIS_NOT_FOUND], counts[DIAGNOSIS_NOT_CHECKED]);
}
