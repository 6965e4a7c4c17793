/*
 * description.h — what a file says about itself.
 */
#ifndef MIGSTAT_REPORT_CANVAS_DESCRIPTION_H
#define MIGSTAT_REPORT_CANVAS_DESCRIPTION_H

#include <stdbool.h>

/* Texts are UTF-8 and borrowed; NULL: nothing is said. */
struct canvas_description {
	const char *title, *subject, *keywords, *creator;
	const char *created;  /* 2026-01-31T12:00:00Z */
	const char *language; /* of the text, as BCP 47 has it; NULL: "en" */
	/* Everything that is painted stands in a tag (tags.h), and every figure says in words what
	 * it shows: a PDF then calls itself PDF/UA-1 (ISO 14289-1), unless its paper is not white.
	 */
	bool tagged;
};

#endif
