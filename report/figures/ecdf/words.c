/* words.c — caption, alternative text and sidecar of the cumulative distributions. */
#include "ecdf.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>

enum { P95_VALUES_LEAST = 20, P99_VALUES_LEAST = 100 };

char *ecdf_curve_name(const struct ecdf *ecdf, const struct steps *curve)
{
	const char *panel = ecdf->panel_labels[curve->panel];
	bool alone = !panel || panel == curve->label;
	char *name = must_print("%s%s%s", alone ? "" : panel, alone ? "" : ", ", curve->label);

	for (char *at = name; *at != '\0'; at++)
		if (*at == '\n')
			*at = '/';
	return name;
}

/* "NAME 3 of 240" */
static void print_part(FILE *out, const struct ecdf *ecdf, const struct steps *curve,
		       long long part)
{
	const struct language *language = ecdf->job->style.language;

	group_print_name(out, &ecdf->data, curve->group);
	fputc(' ', out);
	number_print_count(out, part, language);
	fputs(" of ", out);
	number_print_count(out, (long long)curve->total, language);
}

static void print_zeros(FILE *out, const struct ecdf *ecdf)
{
	struct sentence sentence = {
		out, "Zeros have no place on the axis; the curve begins above them: ", ", ", 0
	};

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct steps *curve = &ecdf->curves[i];

		if (curve->zeros == 0)
			continue;
		sentence_next(&sentence);
		print_part(out, ecdf, curve, (long long)curve->zeros);
	}
	sentence_end(&sentence, ". ");
}

static void print_censored(FILE *out, const struct ecdf *ecdf)
{
	struct sentence sentence = {
		out, "Given up at a limit, so that the curve ends below 100" GLUE "%: ", ", ", 0
	};

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct steps *curve = &ecdf->curves[i];
		char limit[NUMBER_TEXT_SIZE];

		if (curve->group->censored == 0)
			continue;
		number_plain(limit, curve->group->limit * ecdf->x.unit.factor,
			     ecdf->job->style.language);
		sentence_next(&sentence);
		print_part(out, ecdf, curve, curve->group->censored);
		fprintf(out, " at %s" GLUE "%s", limit, ecdf->x.unit.text);
	}
	sentence_end(&sentence, ". ");
}

static bool has_few(const struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->curve_count; i++)
		if (ecdf->curves[i].count > 0 && ecdf->curves[i].count < P99_VALUES_LEAST)
			return true;
	return false;
}

void ecdf_caption(FILE *out, const void *figure)
{
	const struct ecdf *ecdf = figure;
	const struct figure_data *data = &ecdf->data;

	fprintf(out, "%s by ", data->metric->title);
	caption_print_by(out, data);
	fprintf(out,
		". Curve: share of the %ss whose value is at most so large; the axis is "
		"logarithmic. Marks: median (p50), 95th and 99th percentile (type 7). ",
		figure_data_row_word(data));
	if (ecdf->cut)
		fputs("The axis shows a part of the values. ", out);
	caption_print_counts(out, data, ecdf->job->style.language);
	if (has_few(ecdf))
		fprintf(out, "p95 takes %d values, p99 takes %d. ", P95_VALUES_LEAST,
			P99_VALUES_LEAST);
	print_zeros(out, ecdf);
	print_censored(out, ecdf);
	caption_print_absent(out, data, ecdf->job->style.language);
}

void ecdf_alt(FILE *out, const void *figure)
{
	const struct ecdf *ecdf = figure;

	fprintf(out,
		"Curves of the cumulative distribution. Horizontal axis: %s, %s, "
		"logarithmic. Vertical axis: share of %ss, percent.",
		ecdf->data.metric->title, ecdf->x.unit.text, figure_data_row_word(&ecdf->data));
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct steps *curve = &ecdf->curves[i];

		fputc(' ', out);
		group_print_name(out, &ecdf->data, curve->group);
		fprintf(out, ": median %s, 95th percentile %s, 99th %s.", curve->texts[0],
			curve->texts[1], curve->texts[2]);
	}
}

/* clang-format off */
#define ECDF_COLUMNS(C) \
	C(KIND,     "kind",     TEXT,    "", REQUIRED, "step: of the curve; median, p95, p99: a mark.") \
	C(VALUE,    "value",    NUMBER,  "", OPTIONAL, "Where on the horizontal axis.") \
	C(SHARE,    "share",    NUMBER,  "", REQUIRED, "How high, 0 to 1: of the values and those given up on, those at most so large.") \
	C(N,        "n",        INTEGER, "", REQUIRED, "Number of values of the group.") \
	C(CENSORED, "censored", INTEGER, "", REQUIRED, "Number of further values, given up on.")
/* clang-format on */

enum ecdf_column { COLUMN_LEADING = SIDECAR_UNIT, ECDF_COLUMNS(SIDECAR_INDEX) };
static const struct column ecdf_columns[] = { ECDF_COLUMNS(SIDECAR_COLUMN) };

const struct schema figure_ecdf_numbers = { .name = "ecdf",
					    .file = "the sidecar of ecdf",
					    .row = "One step of a curve or one of its marks.",
					    LEADING(sidecar_leading),
					    .grouped = true,
					    TRAILING(ecdf_columns) };

static void write_row(struct sidecar *sidecar, const struct ecdf *ecdf, const struct steps *curve,
		      const char *kind, double value, double share)
{
	sidecar_group(sidecar, &ecdf->data, curve->group, kind);
	sidecar_number(sidecar, COLUMN_VALUE, value);
	sidecar_number(sidecar, COLUMN_SHARE, share);
	sidecar_integer(sidecar, COLUMN_N, curve->group->n);
	sidecar_integer(sidecar, COLUMN_CENSORED, curve->group->censored);
	sidecar_row(sidecar);
}

static void write_curve(struct sidecar *sidecar, const struct ecdf *ecdf, const struct steps *curve)
{
	for (size_t i = 0; i < curve->count; i++)
		if (i + 1 == curve->count || curve->values[i + 1] > curve->values[i])
			write_row(sidecar, ecdf, curve, "step", curve->values[i],
				  (double)(i + 1) / curve->total);
	for (size_t i = 0; i < QUANTILES; i++)
		write_row(sidecar, ecdf, curve, ecdf_quantile_columns[i], curve->quantiles[i],
			  ecdf_quantile_shares[i]);
}

void ecdf_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct ecdf *ecdf = ((const struct panels *)drawing)->own;

	for (size_t i = 0; i < ecdf->curve_count; i++)
		write_curve(sidecar, ecdf, &ecdf->curves[i]);
}
