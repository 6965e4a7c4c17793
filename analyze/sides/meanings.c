/* meanings.c — what the numbers of a group mean: whether those of a metric count the same thing on
 * both sides, and whether the hypervisor's downtime is all of it. */
#include "sides.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Only rows that have a value tell. */
static bool has_value(const struct run *run, size_t row, const struct metric *metric)
{
	return outcome_info(run_outcome(run, row))->timed &&
	       !isnan(table_cell_number(&run->migrations, row, metric->column.name));
}

struct side_meaning sides_meaning(const struct sides *sides, size_t group, enum which_side side,
				  const struct metric *metric)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct side_meaning meaning = { .change = NULL };

	if (sides->query.csv)
		return meaning;
	meaning.change = meaning_change_of(metric_find(metric->column.name));
	for (size_t i = 0; meaning.change && i < rows->count; i++) {
		const struct run *run = &sides->runs[rows->at[i].run];
		char version[MEANING_VERSION_SIZE];
		enum meaning of_row;

		if (!has_value(run, rows->at[i].row, metric))
			continue;
		of_row = meaning_of(meaning.change, run, rows->at[i].row, version);
		if (meaning.has[of_row]) {
			if (of_row == MEANING_UNKNOWN &&
			    strcmp(meaning.version[of_row], version) != 0)
				meaning.several_unknown = true;
			continue;
		}
		meaning.has[of_row] = true;
		snprintf(meaning.version[of_row], MEANING_VERSION_SIZE, "%s", version);
	}
	return meaning;
}

bool meanings_differ(const struct side_meaning of[SIDES])
{
	size_t different = 0;

	for (int i = MEANING_FIRST; i < MEANINGS; i++)
		different += of[BEFORE].has[i] || of[AFTER].has[i];
	return different > 1 || of[BEFORE].several_unknown || of[AFTER].several_unknown ||
	       (of[BEFORE].has[MEANING_UNKNOWN] && of[AFTER].has[MEANING_UNKNOWN] &&
		strcmp(of[BEFORE].version[MEANING_UNKNOWN], of[AFTER].version[MEANING_UNKNOWN]) !=
			0);
}

bool sides_mean_other(const struct sides *sides, size_t group, const struct metric *metric)
{
	const struct side_meaning of[SIDES] = { sides_meaning(sides, group, BEFORE, metric),
						sides_meaning(sides, group, AFTER, metric) };

	return meanings_differ(of);
}

static bool side_post_copies(const struct sides *sides, const struct side_rows *rows)
{
	const char *last = NULL; /* the rows of a case mostly follow each other */

	for (size_t i = 0; i < rows->count; i++) {
		const struct run *run = &sides->runs[rows->at[i].run];
		const char *name = run_text(run, rows->at[i].row, "case");

		if (last && strcmp(last, name) == 0 && rows->at[i].run == rows->at[i - 1].run)
			continue;
		if (run_case_post_copies(run, name))
			return true;
		last = name;
	}
	return false;
}

bool sides_post_copy(const struct sides *sides, size_t group)
{
	const struct side_rows *side = sides->groups[group].side;

	return !sides->query.csv &&
	       (side_post_copies(sides, &side[BEFORE]) || side_post_copies(sides, &side[AFTER]));
}

/* "QEMU 7.2.22: the disk's virtual size, with its holes" */
static void print_meaning(FILE *stream, const struct side_meaning *of, enum meaning meaning)
{
	const struct meaning_change *change = of->change;
	const char *version = of->version[meaning];

	if (version[0] == '\0')
		fprintf(stream, "%s of a version that is not known", change->component);
	else
		fprintf(stream, "%s %s", change->component, version);
	fprintf(stream, ": %s",
		meaning == MEANING_FIRST   ? change->first
		: meaning == MEANING_LATER ? change->later
					   : "which of the two, is not known");
}

char *side_meaning_text(const struct side_meaning *of)
{
	const char *separator = "";
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);

	for (int i = MEANING_FIRST; i < MEANINGS; i++) {
		if (!of->has[i])
			continue;
		fputs(separator, stream);
		print_meaning(stream, of, (enum meaning)i);
		separator = "; ";
	}
	must_close_text(stream);
	return text;
}
