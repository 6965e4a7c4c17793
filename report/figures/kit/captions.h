/*
 * captions.h — the sentences that captions share, each with a blank at its end.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_CAPTIONS_H
#define MIGSTAT_REPORT_FIGURES_KIT_CAPTIONS_H

#include "report/data/data.h"
#include "report/draw/number.h"

#include <stdio.h>

#define GLUE "\u00A0" /* a blank at which no line breaks */

/* "A → B", "B → A". */
extern const char *const direction_words[DIRECTION_COUNT];

/* A sentence that lists something and is not said if there is nothing to list. */
struct sentence {
	FILE *out;
	const char *start, *between;
	size_t count; /* 0 at first */
};

/* Before each item: writes the start, or what stands between two. */
void sentence_next(struct sentence *sentence);

/* Behind the last item, if there was any: writes end. */
void sentence_end(struct sentence *sentence, const char *end);

/* "+4.10": a change, which has a sign, in that unit; " (−4.46 to −3.74)": the ends of its interval,
 * nothing if it has none. */
void caption_print_change(FILE *out, double change, const struct unit *unit,
			  const struct language *language);
void caption_print_ends(FILE *out, double low, double high, const struct unit *unit,
			const struct language *language);

/* What tells the group apart, as group_print_name has it. The caller frees it. */
char *group_name(const struct figure_data *data, const struct group *group);

/* "case and flavor, runs a, b": what the groups are. */
void caption_print_by(FILE *out, const struct figure_data *data);

/* How many migrations of how many VMs in which group. */
void caption_print_counts(FILE *out, const struct figure_data *data,
			  const struct language *language);

/* Which migrations are not drawn and why. */
void caption_print_absent(FILE *out, const struct figure_data *data,
			  const struct language *language);

#endif
