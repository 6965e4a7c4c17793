/*
 * parts.h — the report of runs, and of runs before against runs after: what stands in it, part by
 * part.
 *
 * In: the files of the runs and of their analysis, and figures of them. Nothing is computed here:
 * every number is read from a file, and the report says from which line.
 *
 * Out: a document (document.h), which is then written as PDF and as HTML.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_PARTS_PARTS_H
#define MIGSTAT_REPORT_PARTS_PARTS_H

#include "report/document/document.h"

#include "datasets/progress.h"

/* What a report is made from. Borrowed. */
struct report_job {
	struct sources *sources;
	size_t before;           /* so many of the runs, from the first, are those before; 0: it is
				  * no comparison */
	const char *comparisons; /* path of its comparisons.csv; NULL: analysis/ of the first run
				  * after */
	const char *title;       /* NULL: its own */
	bool full;               /* every number, not only what answers */
	const struct labels *labels;
	struct style style;
	struct progress *progress; /* told of each part that is there */
};

/* Puts the report together. Free with document_free. False with *err, which says what to do: a run
 * is not analyzed, or not compared. */
bool report_of(struct document *document, const struct report_job *job, struct error *err);

#endif
