/*
 * change-text.h — changes, amounts and p-values as people read them, and the numbers behind them.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_CHANGE_TEXT_H
#define MIGSTAT_ANALYZE_VERDICT_CHANGE_TEXT_H

#include "analyze/compare/compare.h"
#include "analyze/page/scale.h"

/* The change as "+8.0 %" or "-0.3 s" or, of failures, "-8.5 points"; "-" where there is none. */
struct phrase change_text(const struct comparison *comparison);

/* An interval of the change as "+5.1 to +11.0 %"; "-" where there is none. */
struct phrase change_interval_text(const struct comparison *comparison);

/* The numbers behind these texts. NaN = there is none. */
struct change_numbers {
	double change;
	struct interval interval, margin; /* margin: the bounds within which a change is none */
	char unit[16];                    /* with a blank before it: " %", " points", " ms" */
};
struct change_numbers change_numbers(const struct comparison *comparison);

/* The same of the interval that is held against the margin. */
struct phrase change_margin_text(const struct comparison *comparison);

/* A p-value as people read it: "0.041", "0.00020", "below 0.00001"; "-" where there is none. */
struct phrase p_text(double p);

/* One amount of the comparison's metric with four digits and its unit ("44.51 s"); failures: the
 * share ("8.5 %"). */
struct phrase amount_text(const struct comparison *comparison, double amount);

#endif
