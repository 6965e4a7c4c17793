/*
 * inside.h — how trends are told: the forms there are (formats.c), the sentences (words.c), what
 * the exit status is about (gate.c).
 */
#ifndef MIGSTAT_ANALYZE_TREND_INSIDE_H
#define MIGSTAT_ANALYZE_TREND_INSIDE_H

#include "analyze/page/page.h"
#include "analyze/verdict/limits-met.h"
#include "options.h"
#include "trends.h"

#include "datasets/exit-status.h"

#include <jansson.h>
#include <stdio.h>

/* A way to print trends, as --format names it. Prints to stream; the caller asks the stream whether
 * writing failed. False with *err if they cannot be put in this form. */
typedef bool trend_print(FILE *stream, const struct trends *trends,
			 const struct trend_options *options, struct error *err);

struct trend_format {
	const char *name; /* as --format takes it */
	trend_print *print;
	page_print *page; /* which way to draw the page: of those that print it */
};

/* The formats, ended by one without a name; the first is the default. */
extern const struct trend_format trend_formats[];

/* The page (page.c); its rows (rows.c); what CI servers show (junit.c). */
trend_print trend_print_page, trend_print_csv, trend_print_json, trend_print_junit;

/* The parts of the page: what stands first (overview.c), and what stands beneath the table of those
 * trends (notes.c). */
void trend_overview(struct section *section, const struct trends *trends,
		    const struct trend_options *options);
void trend_notes(struct section *section, const struct trends *trends, size_t first, size_t end);

/* ---- rows.c ---- */

/* From which tables trend.csv will be made, before they are read. A new reference; NULL with *err.
 */
json_t *trend_manifest(const struct trend_options *options, struct error *err);

/* Writes trend.csv, with that manifest. */
bool trend_write(const struct trends *trends, const struct trend_options *options, json_t *manifest,
		 struct error *err);

/* ---- words.c; everything returned is to be freed ---- */

/* A release's label. Borrowed. */
const char *release_label(const struct trends *trends, size_t release);

/* The group in words, and the series: "shared", "shared, Total migration time, mean". */
char *trend_group_label(const struct trends *trends, const struct trend *trend);
char *trend_name(const struct trends *trends, const struct trend *trend);

/* A level, and an amount that is of the same series, as people read them: "44.51 s", "8.5 %". */
struct phrase level_text(const struct trend *trend, double amount);
struct phrase level_interval_text(const struct trend *trend, size_t release);

/* All there is to say of one release in one series. */
char *trend_words(const struct trends *trends, const struct trend *trend, size_t release);

/* "8.2 against 8.1: Worse: …". against is what the step is of. What several steps may have to bear
 * in mind is added to cautions, a sentence each; NULL: it stands behind the words. */
char *step_words(const struct trends *trends, const struct trend *trend, size_t release,
		 enum against against, struct texts *cautions);

/* "A change of level begins with 8.2: …". */
char *change_words(const struct trends *trends, const struct trend *trend,
		   const struct trend_change *change);

/* Why no change of level is found: that none is, or that none could be. */
char *no_change_words(const struct trends *trends, const struct trend *trend);

/* The limits, to be told (limits-met.h). */
struct limits_met trend_limits(const struct trends *trends);

/* ---- gate.c ---- */

enum gate_of { GATE_OF_PREVIOUS, GATE_OF_BASELINE, GATE_OF_CHANGE, GATE_OF_GAP };

/* One verdict that the exit status looks at. */
struct gate_item {
	const struct trend *trend;
	size_t release;
	enum gate_of of;
	const struct trend_change *change; /* of GATE_OF_CHANGE */
	enum verdict verdict;
};

/* Free at. */
struct gate_items {
	struct gate_item *at;
	size_t count;
	size_t verdicts[VERDICT_UNDECIDED + 1];
	const size_t *limits; /* verdicts on limits (bound.h), of the trends; borrowed */
};

/*
 * Of the newest release: against the one before, against the baseline, and the last change of level
 * since the baseline, for what is newest is on that level; where it is a gap, that. Of all: every
 * release's.
 */
struct gate_items gate_items_of(const struct trends *trends, enum gate gate);

enum exit_status gate_status(const struct gate_items *items, enum fail_on fail_on);

/* "worse, from 3 and 3 runs". Free it. */
char *gate_headline(const struct trends *trends, const struct gate_items *items);

/* worse if anything is, or over its limit; else undecided; else better, changed, equal. */
enum verdict gate_verdict(const struct gate_items *items);

#endif
