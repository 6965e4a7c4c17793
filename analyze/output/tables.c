/* tables.c — the rows of an analysis's tables, but for model.csv, model-line.csv (tables-model.c)
 * and resources.csv (tables-resources.c). */
#include "inside.h"
#include "section.h"

#include "analyze/groups/counts.h"

#include <math.h>
#include <stdlib.h>

json_t *group_row(struct row_sink *sink, const struct analysis *analysis, size_t group,
		  struct sink_row row)
{
	const char **key = group_keys(analysis, group);
	json_t *object;

	row.key = key;
	object = row_sink_add(sink, &row);
	free(key);
	return object;
}

void summary_rows(struct row_sink *sink, const struct analysis *analysis)
{
	for (size_t m = 0; m < analysis->metric_count; m++)
		for (size_t g = 0; g < analysis->groups.count; g++) {
			const struct summary *summary = analysis_summary(analysis, m, g);
			const struct column *metric = &analysis_metric(analysis, m)->column;
			const char *const leading[] = { run_name(&analysis->run), metric->name,
							metric->unit };
			const char *const text[SUMMARY_COLUMNS] = {
				[SUMMARY_INTERVAL_KIND] = summary_kind(summary),
				[SUMMARY_INTERVAL_BY] = two_way_source_word(summary->by),
			};

			group_row(sink, analysis, g,
				  (struct sink_row){ leading, NULL, summary->value, text });
		}
}

static void add_part(struct row_sink *sink, const struct analysis *analysis, size_t m, size_t g,
		     const struct vm_part *part)
{
	const struct column *metric = &analysis_metric(analysis, m)->column;
	const char *const leading[] = {
		run_name(&analysis->run),
		metric->name,
		metric->unit,
		part->vm,
		part->uuid,
		vm_direction_word(part->direction),
	};

	group_row(sink, analysis, g, (struct sink_row){ leading, NULL, part->value, NULL });
}

/* Where the groups are of one direction each, both are that one. */
void vm_rows(struct row_sink *sink, const struct analysis *analysis)
{
	bool by_direction = texts_have(sink->by, "direction");
	size_t groups = analysis->groups.count;

	for (size_t i = 0; i < analysis->metric_count * groups; i++) {
		const struct vm_parts *parts = &analysis->parts[i];

		for (size_t p = 0; p < parts->count; p++)
			if (!by_direction || parts->at[p].direction != VM_BOTH)
				add_part(sink, analysis, i / groups, i % groups, &parts->at[p]);
	}
}

static void put_rate(double *number, size_t share, const struct rate *rate)
{
	number[share] = rate->share;
	numbers_put_interval(number, share + 1, &rate->interval);
	number[share + 3] = rate->worth;
	numbers_put_interval(number, share + 5, &rate->exact);
	numbers_put_interval(number, share + 7, &rate->wilson);
}

static json_t *by_outcome(const struct counts *counts)
{
	json_t *object = json_object();

	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		if (counts->by_outcome[i] > 0)
			json_object_set_new(object, outcome_words[i],
					    json_integer((json_int_t)counts->by_outcome[i]));
	return object;
}

/* Of rows of which nobody knows whether they could have failed. */
static const struct rate no_rate = { .share = NAN,
				     .interval = { NAN, NAN },
				     .worth = NAN,
				     .heaps = "",
				     .exact = { NAN, NAN },
				     .wilson = { NAN, NAN } };

static void add_outcomes(struct row_sink *sink, const struct analysis *analysis, size_t g)
{
	const struct counts *counts = &analysis->counts[g];
	const struct group *group = &analysis->groups.at[g];
	const struct rates rates = analysis->of_csv
					   ? (struct rates){ no_rate, no_rate }
					   : rates_of(&analysis->run, group->rows, group->count,
						      analysis->query->level);
	const char *const leading[] = { run_name(&analysis->run) };
	char words[COUNTS_TEXT_SIZE];
	const char *const text[OUTCOMES_COLUMNS] = { [OUTCOMES_BY_OUTCOME] = words,
						     [OUTCOMES_OK_OF_ATTEMPTED_HEAPS] =
							     rates.attempted.heaps,
						     [OUTCOMES_OK_OF_PLANNED_HEAPS] =
							     rates.planned.heaps };
	double number[OUTCOMES_COLUMNS];
	json_t *object;

	counts_text(counts, COUNTS_ALL, words);
	numbers_none(number, OUTCOMES_COLUMNS);
	number[OUTCOMES_PLANNED] = (double)counts->planned;
	number[OUTCOMES_ATTEMPTED] = (double)counts->attempted;
	number[OUTCOMES_OK] = (double)counts->ok;
	number[OUTCOMES_FAILED] = (double)counts->failed;
	number[OUTCOMES_NOT_ATTEMPTED] = (double)counts->not_attempted;
	number[OUTCOMES_CENSORED] = (double)counts->censored;
	put_rate(number, OUTCOMES_OK_OF_ATTEMPTED, &rates.attempted);
	put_rate(number, OUTCOMES_OK_OF_PLANNED, &rates.planned);
	number[OUTCOMES_LEVEL] = analysis->query->level;
	object = group_row(sink, analysis, g, (struct sink_row){ leading, NULL, number, text });
	if (object) /* which can hold the counts as numbers */
		json_object_set_new(object, schema_outcomes.trailing[OUTCOMES_BY_OUTCOME].name,
				    by_outcome(counts));
}

void outcome_rows(struct row_sink *sink, const struct analysis *analysis)
{
	for (size_t g = 0; g < analysis->groups.count; g++)
		add_outcomes(sink, analysis, g);
}

static void add_diagnosis(struct row_sink *sink, const struct analysis *analysis, size_t m,
			  size_t g, enum check check)
{
	const struct diagnosis *diagnosis = analysis_diagnosis(analysis, m, g, check);
	const struct finding *finding = &diagnosis->finding;
	const char *const leading[] = { run_name(&analysis->run),
					analysis_metric(analysis, m)->column.name };
	const char *const text[DIAGNOSTICS_COLUMNS] = {
		[DIAGNOSTICS_CHECK] = check_words[check],
		[DIAGNOSTICS_FINDING] = diagnosis_words[diagnosis->word],
		[DIAGNOSTICS_VALUE_UNIT] = diagnosis->unit,
		[DIAGNOSTICS_ROWS] = diagnosis->rows,
		[DIAGNOSTICS_SENTENCE] = diagnosis->sentence,
	};
	double number[DIAGNOSTICS_COLUMNS];

	numbers_none(number, DIAGNOSTICS_COLUMNS);
	number[DIAGNOSTICS_VALUE] = finding->value;
	numbers_put_interval(number, DIAGNOSTICS_VALUE_LOW, &finding->interval);
	number[DIAGNOSTICS_STATISTIC] = finding->statistic;
	number[DIAGNOSTICS_COUNT] = (double)finding->n;
	number[DIAGNOSTICS_P] = finding->p;
	number[DIAGNOSTICS_P_ADJUSTED] = diagnosis->p_adjusted;
	group_row(sink, analysis, g, (struct sink_row){ leading, NULL, number, text });
}

/* Only where there is something to tell: it is not asked of every metric. */
static void add_silent(struct row_sink *sink, const struct analysis *analysis, size_t g)
{
	const struct silent *silent = &analysis->silent[g];
	const char *const leading[] = { run_name(&analysis->run), silent_metric };
	const char *const text[DIAGNOSTICS_COLUMNS] = {
		[DIAGNOSTICS_CHECK] = "silent",
		[DIAGNOSTICS_FINDING] = diagnosis_words[DIAGNOSIS_FOUND],
		[DIAGNOSTICS_ROWS] = silent->rows,
		[DIAGNOSTICS_SENTENCE] = silent->sentence,
	};
	double number[DIAGNOSTICS_COLUMNS];

	if (!silent->sentence)
		return;
	numbers_none(number, DIAGNOSTICS_COLUMNS);
	number[DIAGNOSTICS_VALUE] = (double)silent->vms;
	number[DIAGNOSTICS_COUNT] = (double)silent->probed;
	group_row(sink, analysis, g, (struct sink_row){ leading, NULL, number, text });
}

void diagnosis_rows(struct row_sink *sink, const struct analysis *analysis)
{
	size_t groups = analysis->groups.count;

	for (size_t i = 0; i < analysis->metric_count * groups; i++)
		for (int check = 0; check < CHECK_COUNT; check++)
			add_diagnosis(sink, analysis, i / groups, i % groups, (enum check)check);
	for (size_t g = 0; analysis->silent && g < groups; g++)
		add_silent(sink, analysis, g);
}
