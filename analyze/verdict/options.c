/* options.c — what the user asks of `migstat compare`: defaults, operands, contradictions. */
#include "options.h"

#include <math.h>
#include <string.h>

/* Operands fill the sides that options did not. */
static bool take_operands(struct compare_options *options, size_t count, char *const *operands,
			  struct error *err)
{
	bool named = options->sides[BEFORE].count + options->sides[AFTER].count > 0;

	if (options->between_column) {
		if (count != 1 || named)
			return error_set(err, "--between compares within one run: migstat compare "
					      "--between COLUMN=TEXT,COLUMN=TEXT RUN");
		texts_add(&options->sides[BEFORE], "%s", operands[0]);
		return true;
	}
	if (named &&
	    (count > 0 || options->sides[BEFORE].count == 0 || options->sides[AFTER].count == 0))
		return error_set(err, "--before and --after belong together, and take the place of "
				      "the two operands");
	if (!named && count != 2)
		return error_set(
			err,
			"wanted are two runs, not %zu: migstat compare BEFORE AFTER (--help "
			"tells of several runs a side, and of cases of one run)",
			count);
	for (size_t i = 0; i < count; i++)
		texts_add(&options->sides[i], "%s", operands[i]);
	return true;
}

static bool check_csv(const struct compare_options *options, struct error *err)
{
	bool rows = options->rows.values.count > 0 || options->rows.unit_of ||
		    options->rows.cycle_of || options->rows.delimiter || options->rows.no_header ||
		    options->rows.missing.count > 0 || options->rows.where ||
		    options->rows.failed || options->better != NEITHER_IS_BETTER;

	if (!options->csv)
		return !rows ||
		       error_set(
			       err,
			       "--value, --unit-of, --cycle, --where, --failed and --better are "
			       "for CSV files: migstat compare --csv --value COLUMN BEFORE AFTER");
	if (options->rows.values.count == 0 && !options->rows.failed)
		return error_set(err,
				 "--csv: which columns are to be compared? Name them by --value "
				 "COLUMN[,COLUMN...]");
	if (options->query.aspects[ASPECT_FAILURES] && !options->rows.failed)
		return error_set(err, "--aspect failures: of a CSV file --failed EXPRESSION tells "
				      "which rows failed");
	if (options->cases.count > 0)
		return error_set(err, "--case is for runs; with --csv, --where chooses the rows");
	return (options->wish.named.count == 0 && !options->wish.all) ||
	       error_set(err, "--metric is for runs; with --csv, --value names the columns");
}

static bool check_sessions(const struct compare_options *options, struct error *err)
{
	bool baseline = options->baseline.count > 0;

	if (options->query.terms.session_sd > 0 && baseline)
		return error_set(err, "--session-sd and --baseline both say how much sessions "
				      "differ: give one of them");
	if (baseline && options->csv)
		return error_set(err, "--baseline names runs; with --csv, --session-sd says how "
				      "much sessions differ");
	if (options->between_column && (baseline || options->query.terms.session_sd > 0))
		return error_set(err, "--between compares within one session: --session-sd and "
				      "--baseline are for two runs");
	return options->baseline.count != 1 ||
	       error_set(err, "--baseline: one run does not tell how much runs differ; name at "
			      "least 2");
}

static void fill_aspects(struct compare_options *options, bool single)
{
	bool *aspects = options->query.aspects;
	bool any = false;

	for (enum aspect aspect = ASPECT_MEAN; aspect < ASPECTS; aspect++)
		any = any || aspects[aspect];
	for (enum aspect aspect = ASPECT_MEAN; !any && aspect < ASPECTS; aspect++)
		aspects[aspect] = !single || aspect == ASPECT_MEAN || aspect == ASPECT_MEDIAN;
	if (!any && options->csv)
		aspects[ASPECT_FAILURES] = options->rows.failed != NULL;
}

static void fill_defaults(struct compare_options *options)
{
	bool single = options->csv && !options->rows.unit_of; /* a row has no spread of its own */

	fill_aspects(options, single);
	options->query.terms.by_migration = single || options->unit == UNIT_WISH_MIGRATION;
	if (options->unpaired)
		options->query.terms.pairing = PAIRING_NEVER;
	if (options->between_column && !options->between_value[AFTER] &&
	    !texts_have(&options->by, options->between_column))
		texts_add(&options->by, "%s", options->between_column);
	if (options->by.count == 0 && !options->csv &&
	    (!options->between_column || strcmp(options->between_column, "case") != 0))
		texts_add(&options->by, "case");
}

bool compare_options_finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct compare_options *options = closure;

	if (!check_csv(options, err) || !check_sessions(options, err) ||
	    (!options->csv && !limits_check(&options->limits, err)) ||
	    !take_operands(options, count, operands, err))
		return false;
	fill_defaults(options);
	if (options->goals.count > 0)
		options->query.terms.goals = &options->goals;
	return (options->csv || goals_check_metrics(&options->goals, err)) &&
	       goals_check_cases(&options->goals, texts_have(&options->by, "case"), err);
}
