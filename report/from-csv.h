/*
 * from-csv.h — a CSV file of any program is analyzed before it is drawn: `migstat analyze --csv`
 * does it, as the user would, into a folder that is there only as long as report runs.
 */
#ifndef MIGSTAT_REPORT_FROM_CSV_H
#define MIGSTAT_REPORT_FROM_CSV_H

#include "datasets/error.h"
#include "datasets/exit-status.h"
#include "datasets/texts.h"

/* Zero it before use. */
struct csv_analysis {
	char *above;  /* a folder of our own, in TMPDIR or /tmp */
	char *folder; /* in it: what analyze wrote; NULL: nothing */
};

/*
 * Runs `migstat-analyze analyze` with these words (options and their values, --csv among them).
 * What it warns of goes to stderr. End with csv_analysis_remove. EXIT_FAILED and EXIT_USAGE come
 * with *err: what analyze said.
 */
enum exit_status csv_analysis_make(struct csv_analysis *analysis, const struct texts *words,
				   struct error *err);

/* Removes the folder with what is in it. An empty *analysis is allowed. */
void csv_analysis_remove(struct csv_analysis *analysis);

#endif
