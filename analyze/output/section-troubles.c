/* section-troubles.c — what a reader must know beside the numbers: of one metric, what is missing,
 * censored or doubtful in single groups; of a run, what the checks of its measurements found. */
#include "troubles.h"

#include "analyze/page/scale.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static bool tells_missing(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	snprintf(detail, GROUP_DETAIL_SIZE, " (%zu)", about->summary->missing);
	return about->summary->missing > 0;
}

static bool tells_censored(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const double *value = about->summary->value;

	snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f of %.0f, at %s %s or more)",
		 value[SUMMARY_CENSORED], value[SUMMARY_N] + value[SUMMARY_CENSORED],
		 digits_text(value[SUMMARY_LIMIT], 10).text, about->unit);
	return value[SUMMARY_CENSORED] > 0;
}

static bool tells_unseen(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE])
{
	const double *value = about->summary->value;

	snprintf(detail, GROUP_DETAIL_SIZE, " (%.0f of %.0f, each at most %s %s)",
		 value[SUMMARY_UNSEEN], value[SUMMARY_N],
		 digits_text(value[SUMMARY_UNSEEN_LIMIT], 3).text, about->unit);
	return value[SUMMARY_UNSEEN] > 0;
}

static const struct trouble value_troubles[] = {
	{ tells_missing, "Rows without a value, left out", NULL },
	{ tells_censored,
	  "Warning: censored, for they stand at the give-up limit: counted, kept out of n, mean, "
	  "sd "
	  "and intervals, and larger than all others for median and p95",
	  "Warning: censored, for they stand at the give-up limit" },
	{ tells_unseen,
	  "Warning: 0 only because the probes heard nothing longer than their threshold: such an "
	  "outage may be anything from 0 to that, so mean, median and intervals may be too low "
	  "(the "
	  "column gap_threshold_seconds; probe more often, or see why the VM is restless)",
	  "Warning: 0 only because nothing longer than the threshold was heard" },
	{ NULL, NULL, NULL },
};

/* One trouble in all groups of a metric. */
struct wanted {
	const struct analysis *analysis;
	size_t metric;
	const struct trouble *trouble;
};

static bool tells(const void *closure, size_t group, char detail[GROUP_DETAIL_SIZE])
{
	const struct wanted *wanted = closure;
	const struct trouble_about about = {
		.analysis = wanted->analysis,
		.metric = wanted->metric,
		.group = group,
		.summary = analysis_summary(wanted->analysis, wanted->metric, group),
		.unit = analysis_metric(wanted->analysis, wanted->metric)->column.unit,
	};

	return wanted->trouble->tells(&about, detail);
}

static bool came_up_before(struct wanted wanted)
{
	char detail[GROUP_DETAIL_SIZE];

	for (size_t m = wanted.metric; m > 0; m--) {
		wanted.metric = m - 1;
		for (size_t g = 0; g < wanted.analysis->groups.count; g++)
			if (tells(&wanted, g, detail))
				return true;
	}
	return false;
}

static void add_troubles(struct section *section, const struct analysis *analysis, size_t metric,
			 const struct trouble *list)
{
	for (const struct trouble *trouble = list; trouble->tells; trouble++) {
		const struct wanted wanted = { analysis, metric, trouble };
		char *groups = group_list(analysis, tells, &wanted);

		if (groups[0] != '\0')
			texts_add(&section->notes, "%s: %s.",
				  trouble->later && came_up_before(wanted) ? trouble->later
									   : trouble->first,
				  groups);
		free(groups);
	}
}

void section_add_troubles(struct section *section, const struct analysis *analysis, size_t metric)
{
	add_troubles(section, analysis, metric, value_troubles);
	add_troubles(section, analysis, metric, chance_troubles);
	add_troubles(section, analysis, metric, promise_troubles);
}

static void add_sentence(struct section *section, const struct analysis *analysis,
			 const struct metric *metric, size_t g, const char *sentence)
{
	char *words = group_words(analysis, g);

	texts_add(&section->notes, "%s, %s: %s", metric->title, words, sentence);
	free(words);
}

/* How many groups have VMs that answered no probe. */
static size_t add_silent(struct section *section, const struct analysis *analysis)
{
	size_t found = 0;

	for (size_t g = 0; analysis->silent && g < analysis->groups.count; g++) {
		const char *sentence = analysis->silent[g].sentence;

		if (!sentence)
			continue;
		add_sentence(section, analysis, metric_at(metric_find(silent_metric)), g, sentence);
		found++;
	}
	return found;
}

/* Kinds of tests on one metric, of which any could be made. */
static size_t count_families(const struct analysis *analysis)
{
	size_t families = 0;

	for (size_t m = 0; m < analysis->metric_count; m++)
		for (int check = 0; check < CHECK_COUNT; check++) {
			size_t g = 0;

			while (g < analysis->groups.count &&
			       isnan(analysis_diagnosis(analysis, m, g, (enum check)check)
					     ->p_adjusted))
				g++;
			families += g < analysis->groups.count;
		}
	return families;
}

/* With --full also what was looked for in vain. */
void section_of_diagnosis(struct section *section, const struct analysis *analysis, bool full)
{
	size_t counts[DIAGNOSIS_NOT_CHECKED + 1] = { 0 };
	size_t families = count_families(analysis);

	counts[DIAGNOSIS_FOUND] = add_silent(section, analysis);
	for (size_t m = 0; m < analysis->metric_count; m++)
		for (size_t g = 0; g < analysis->groups.count; g++)
			for (int check = 0; check < CHECK_COUNT; check++) {
				const struct diagnosis *diagnosis =
					analysis_diagnosis(analysis, m, g, (enum check)check);

				counts[diagnosis->word]++;
				if (diagnosis->word == DIAGNOSIS_FOUND ||
				    (full && diagnosis->word == DIAGNOSIS_NOT_FOUND))
					add_sentence(section, analysis,
						     analysis_metric(analysis, m), g,
						     diagnosis->sentence);
			}
	texts_add(&section->heading, "Checks of the measurements: %zu findings",
		  counts[DIAGNOSIS_FOUND]);
	texts_add(&section->notes,
		  "Looked for: direction, %sdrift, likeness of neighbours, warm-up, outliers, "
		  "two heaps, ticking clocks%s. %zu checks found nothing, %zu %s "
		  "(diagnostics.csv has them all). Nothing was dropped.",
		  analysis->of_csv ? "" : "order, ",
		  analysis->of_csv ? "" : ", busy hosts, VMs that answer no probe",
		  counts[DIAGNOSIS_NOT_FOUND], counts[DIAGNOSIS_NOT_CHECKED],
		  analysis->of_csv ? "could not be made" : "had too few values");
	if (families > 0)
		texts_add(
			&section->notes,
			"p-values are adjusted over the groups, for each kind of check on each "
			"metric "
			"by itself: there are %zu such families, and where nothing is wrong, about "
			"%.2g of them find something all the same.",
			families, (1 - analysis->query->level) * (double)families);
}
