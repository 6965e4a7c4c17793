/* legend.c — what all numbers of a page of comparisons mean, said once. */
#include "inside.h"
#include "speech.h"

#include <math.h>

static bool has_failures(const struct comparisons *comparisons)
{
	for (size_t i = 0; i < comparisons->count; i++)
		if (comparisons->at[i].aspect == ASPECT_FAILURES)
			return true;
	return false;
}

static void add_vm_legend(struct texts *legend, const struct comparisons *comparisons)
{
	const struct speech speech = { .all = comparisons };
	const char *unit = sides_unit_word(comparisons->sides);
	struct phrase units = speech_vms(&speech, 2);

	texts_add(legend,
		  "mean, median, spread and p95 are worked out for every %s and direction by "
		  "itself, and the %s' numbers are compared. before and after are of a typical %s: "
		  "their geometric means; where one is not above zero, their plain means.",
		  unit, units.text, unit);
	texts_add(
		legend,
		"change: after / before, of a typical %s (the mean of the %s' ratios); where one "
		"is not above zero, the difference of the means. Told beside it where it differs: "
		"all %s together, by their plain means, in which large ones count for more.",
		unit, units.text, units.text);
	texts_add(legend, "spread: mean absolute deviation from the median of the same direction "
			  "(Brown-Forsythe). p95: 95th percentile, type 7.");
}

/* Migrations that count whatever their VM (--unit migration). */
static void add_migration_legend(struct texts *legend, const struct comparisons *comparisons)
{
	texts_add(legend,
		  "mean, median, spread and p95 are of all %s of a direction together, whatever "
		  "their %s; before and after are the mean of the directions.",
		  comparisons->sides->query.csv ? "rows" : "migrations",
		  sides_unit_word(comparisons->sides));
	texts_add(legend, "change: after / before; where one is not above zero, the difference. "
			  "spread: mean absolute deviation from the median of the same direction "
			  "(Brown-Forsythe). p95: 95th percentile, type 7.");
}

/* Rows that are units by themselves. */
static void add_row_legend(struct texts *legend)
{
	texts_add(legend,
		  "Every row counts as independent of all others: mean and median, before "
		  "and after, are theirs. change: after / before, the ratio of the means or "
		  "medians; where one is not above zero, the difference.");
}

static void add_chance_legend(struct texts *legend, const struct comparisons *comparisons,
			      bool rows)
{
	double percent = 100 * comparisons->terms.level;

	texts_add(legend,
		  "%.10g %% interval: where the true change lies, in %.10g of 100 such studies; of "
		  "each change by itself.%s",
		  percent, percent,
		  rows ? ""
		       : " by: what makes it so wide: VMs, cycles, both together, what is left of "
			 "both (rest), or with several runs a side the runs.");
	if (has_failures(comparisons))
		texts_add(legend,
			  "points: percentage points; from 8 %% to 6 %% it is 2 points down.");
	texts_add(legend,
		  "p (Holm): two-sided, by t on %s (%sfailures: Fisher, or whole VMs and rounds "
		  "permuted where failures heap there), corrected for all %zu test%s of this call, "
		  "so that the risk of even one false alarm among them is %.3g %%.",
		  rows ? "the rows" : "VMs and cycles", rows ? "median: by ranks; " : "",
		  comparisons->tests, comparisons->tests == 1 ? "" : "s", 100 - percent);
}

/* The margin of all comparisons; NaN: none, or not all have the same. *some: any has one. */
static double margin_of_all(const struct comparisons *comparisons, bool *some)
{
	double margin = NAN;
	bool same = true;

	*some = false;
	for (size_t i = 0; i < comparisons->count; i++) {
		double own = comparisons->at[i].margin;

		same = same && (i == 0 || own == margin || (isnan(own) && isnan(margin)));
		margin = own;
		*some = *some || !isnan(own);
	}
	return same ? margin : NAN;
}

void compare_legend(struct texts *legend, const struct comparisons *comparisons)
{
	bool some;
	double margin = margin_of_all(comparisons, &some);
	bool rows = comparisons->sides->query.csv && !comparisons->sides->query.csv->unit_of;

	if (rows)
		add_row_legend(legend);
	else if (comparisons->terms.by_migration)
		add_migration_legend(legend, comparisons);
	else
		add_vm_legend(legend, comparisons);
	add_chance_legend(legend, comparisons, rows);
	texts_add(legend, "undecided is not equal: the data cannot tell.%s",
		  some ? ""
		       : " equal takes a margin (--margin), below which a change does not matter.");
	if (some && isnan(margin))
		texts_add(legend, "equal: two one-sided tests show that the change is within its "
				  "margin, which is not the same for all.");
	else if (some)
		texts_add(legend,
			  "equal: two one-sided tests show that the change is within %.10g %% (of "
			  "failures: percentage points).",
			  100 * margin);
}
