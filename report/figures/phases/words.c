/* words.c — caption, alternative text and sidecar of the figure of phases. */
#include "phases.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"
#include "report/figures/panels/panels.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>

static bool lacks_downtime(const struct phase_row *row)
{
	return row->n > 0 && isnan(row->means[PHASE_DOWNTIME]);
}

/* What the segments are; without the hosts' libvirt there is no downtime to tell from the job. */
static void print_phases(FILE *out, const struct phases *phases)
{
	struct sentence without = { out, "The downtime is not known and part of the job: ", ", ",
				    0 };

	fputs("Segments, from the request on: queue, as long as the manager let the migration "
	      "wait; prepare, until the job of the hypervisor begins; job, without the downtime; "
	      "downtime; post, from when the guest runs on the destination until the manager is "
	      "done. Queue, prepare and post are the manager's share. ",
	      out);
	for (size_t i = 0; i < phases->data.group_count; i++) {
		if (!lacks_downtime(&phases->rows[i]))
			continue;
		sentence_next(&without);
		fputs(phases->rows[i].label, out);
	}
	sentence_end(&without, ". ");
}

static void print_interval(FILE *out, const struct phases *phases)
{
	for (size_t i = 0; i < phases->data.group_count; i++) {
		if (isnan(phases->rows[i].group->low) || phases->rows[i].n == 0)
			continue;
		fputs("Line: ", out);
		number_print_percent(out, phases->data.level, phases->job->style.language);
		fputs(" interval of the mean of the whole. ", out);
		return;
	}
}

static void print_left_out(FILE *out, const struct phases *phases)
{
	const struct language *language = phases->job->style.language;
	struct sentence unknown = { out, "Left out, for not all of their phases are known: ", ", ",
				    0 };
	struct sentence odd = { out, "Left out, for their phases are longer than the whole: ", ", ",
				0 };

	for (size_t i = 0; i < phases->data.group_count; i++) {
		if (phases->rows[i].left_out == 0)
			continue;
		sentence_next(&unknown);
		fprintf(out, "%s ", phases->rows[i].label);
		number_print_count(out, phases->rows[i].left_out, language);
	}
	sentence_end(&unknown, ". ");
	for (size_t i = 0; i < phases->data.group_count; i++) {
		if (phases->rows[i].odd == 0)
			continue;
		sentence_next(&odd);
		fprintf(out, "%s ", phases->rows[i].label);
		number_print_count(out, phases->rows[i].odd, language);
	}
	sentence_end(&odd, ". ");
}

void phases_caption(FILE *out, const void *figure)
{
	const struct phases *phases = figure;

	fputs("Mean time from the request until the manager is done, by ", out);
	caption_print_by(out, &phases->data);
	fputs(". ", out);
	print_phases(out, phases);
	print_interval(out, phases);
	print_left_out(out, phases);
	caption_print_counts(out, &phases->data, phases->job->style.language);
	caption_print_absent(out, &phases->data, phases->job->style.language);
}

static void print_alt_row(FILE *out, const struct phases *phases, const struct phase_row *row)
{
	struct sentence sentence = { out, "", ", ", 0 };
	char text[QUANTITY_TEXT_SIZE];

	fprintf(out, " %s: ", row->label);
	for (size_t i = 0; i < PHASE_COUNT; i++) {
		if (isnan(row->means[i]))
			continue;
		sentence_next(&sentence);
		quantity_text(text, row->means[i], "s", phases->job->style.language);
		fprintf(out, "%s %s", phase_infos[i].name, text);
	}
	fprintf(out, "%s%s.", sentence.count > 0 ? "; manager's share " : "", row->text);
}

void phases_alt(FILE *out, const void *figure)
{
	const struct phases *phases = figure;

	fputs("Stacked bars. Horizontal axis: mean time from the request until the manager is "
	      "done, seconds.",
	      out);
	for (size_t i = 0; i < phases->data.group_count; i++)
		print_alt_row(out, phases, &phases->rows[i]);
}

/* clang-format off */
#define PHASES_COLUMNS(C) \
	C(PHASE,    "phase",        TEXT,    "",  REQUIRED, "The phase of a segment; all: together.") \
	C(SECONDS,  "mean_seconds", NUMBER,  "s", OPTIONAL, "Mean over the n migrations; empty: the phase is not known, or no migration has all.") \
	C(SHARE,    "share",        NUMBER,  "",  OPTIONAL, "Of the whole, 0 to 1.") \
	C(MANAGERS, "managers",     TEXT,    "",  OPTIONAL, "yes: the phase is the manager's; no: the hypervisor's; empty: of all.") \
	C(N,        "n",            INTEGER, "",  REQUIRED, "Migrations that the means are of.") \
	C(LEFT_OUT, "left_out",     INTEGER, "",  REQUIRED, "Migrations with api_time_seconds that the means are not of: a phase is not known, or the phases are longer than the whole.") \
	C(LOW,      "low",          NUMBER,  "s", OPTIONAL, "Of all: lower end of the interval of the mean of api_time_seconds (summary.csv).") \
	C(HIGH,     "high",         NUMBER,  "s", OPTIONAL, "Upper end of the same.") \
	C(LEVEL,    "level",        NUMBER,  "",  OPTIONAL, "Confidence level of the interval, 0 to 1.")
/* clang-format on */

enum phases_column { COLUMN_LEADING = SIDECAR_RUN, PHASES_COLUMNS(SIDECAR_INDEX) };
static const struct column phases_columns[] = { PHASES_COLUMNS(SIDECAR_COLUMN) };

const struct schema figure_phases_numbers = { .name = "phases",
					      .file = "the sidecar of phases",
					      .row = "One segment of a bar, or a whole bar.",
					      .leading = sidecar_leading,
					      .leading_count =
						      SIDECAR_METRIC, /* without metric and unit */
					      .grouped = true,
					      TRAILING(phases_columns) };

static void begin_row(struct sidecar *sidecar, const struct phases *phases,
		      const struct phase_row *row, const char *word, double seconds)
{
	sidecar_group(sidecar, &phases->data, row->group, word);
	sidecar_number(sidecar, COLUMN_SECONDS, seconds);
	sidecar_number(sidecar, COLUMN_SHARE, seconds / row->total);
}

static void end_row(struct sidecar *sidecar, const struct phase_row *row)
{
	sidecar_integer(sidecar, COLUMN_N, row->n);
	sidecar_integer(sidecar, COLUMN_LEFT_OUT, row->left_out + row->odd);
}

static void write_row(struct sidecar *sidecar, const struct phases *phases,
		      const struct phase_row *row)
{
	for (size_t i = 0; i < PHASE_COUNT; i++) {
		begin_row(sidecar, phases, row, phase_infos[i].word, row->means[i]);
		sidecar_text(sidecar, COLUMN_MANAGERS, phase_infos[i].managers ? "yes" : "no");
		end_row(sidecar, row);
		sidecar_row(sidecar);
	}
	begin_row(sidecar, phases, row, "all", row->total);
	end_row(sidecar, row);
	if (row->n > 0) {
		sidecar_number(sidecar, COLUMN_LOW, row->group->low);
		sidecar_number(sidecar, COLUMN_HIGH, row->group->high);
		sidecar_number(sidecar, COLUMN_LEVEL, phases->data.level);
	}
	sidecar_row(sidecar);
}

void phases_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct phases *phases = ((const struct panels *)drawing)->own;

	for (size_t i = 0; i < phases->data.group_count; i++)
		write_row(sidecar, phases, &phases->rows[i]);
}
