/* words.c — caption and alternative text of the cumulative distributions. */
#include "ecdf.h"

#include "report/figures/strips/strips.h"

#include <stdio.h>

#define GLUE "\u00A0" /* a blank at which no line breaks */

enum { P95_VALUES_LEAST = 20, P99_VALUES_LEAST = 100 };

char *ecdf_curve_name(const struct ecdf *ecdf, const struct curve *curve, struct error *err)
{
	const char *panel = ecdf->panel_labels[curve->panel];
	bool alone = !panel || panel == curve->label;
	char *name = NULL;

	if (asprintf(&name, "%s%s%s", alone ? "" : panel, alone ? "" : ", ", curve->label) < 0) {
		error_memory(err);
		return NULL;
	}
	for (char *at = name; *at != '\0'; at++)
		if (*at == '\n')
			*at = '/';
	return name;
}

static void print_zeros(FILE *out, const struct ecdf *ecdf)
{
	const struct language *language = ecdf->job->style.language;
	const char *separator = "Zeros have no place on the axis; the curve begins above them: ";
	bool any = false;

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct curve *curve = &ecdf->curves[i];

		if (curve->zeros == 0)
			continue;
		fputs(separator, out);
		group_print_name(out, &ecdf->data, curve->group);
		fputc(' ', out);
		number_print_count(out, (long long)curve->zeros, language);
		fputs(" of ", out);
		number_print_count(out, (long long)curve->total, language);
		separator = ", ";
		any = true;
	}
	if (any)
		fputs(". ", out);
}

static void print_censored(FILE *out, const struct ecdf *ecdf)
{
	const struct language *language = ecdf->job->style.language;
	const char *separator = "Given up at a limit, so that the curve ends below 100" GLUE "%: ";
	bool any = false;

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct curve *curve = &ecdf->curves[i];
		char limit[NUMBER_TEXT_SIZE];

		if (curve->group->censored == 0)
			continue;
		number_plain(limit, curve->group->limit * ecdf->x.unit.factor, language);
		fputs(separator, out);
		group_print_name(out, &ecdf->data, curve->group);
		fputc(' ', out);
		number_print_count(out, curve->group->censored, language);
		fputs(" of ", out);
		number_print_count(out, (long long)curve->total, language);
		fprintf(out, " at %s" GLUE "%s", limit, ecdf->x.unit.text);
		separator = ", ";
		any = true;
	}
	if (any)
		fputs(". ", out);
}

static bool has_few(const struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->curve_count; i++)
		if (ecdf->curves[i].count > 0 && ecdf->curves[i].count < P99_VALUES_LEAST)
			return true;
	return false;
}

static bool print_caption(FILE *out, const void *figure)
{
	const struct ecdf *ecdf = figure;
	const struct figure_data *data = &ecdf->data;

	fprintf(out, "%s by ", data->metric->title);
	figure_data_print_by(out, data);
	strips_print_runs(out, data);
	fputs(". Curve: share of the migrations whose value is at most so large; the axis is "
	      "logarithmic. Marks: median (p50), 95th and 99th percentile (type 7). ",
	      out);
	strips_print_counts(out, data, ecdf->job->style.language);
	if (has_few(ecdf))
		fprintf(out, "p95 takes %d values, p99 takes %d. ", P95_VALUES_LEAST,
			P99_VALUES_LEAST);
	print_zeros(out, ecdf);
	print_censored(out, ecdf);
	return strips_print_absent(out, data, ecdf->job->style.language);
}

char *ecdf_caption(const struct ecdf *ecdf, struct error *err)
{
	return figure_text(print_caption, ecdf, err);
}

static bool print_alt(FILE *out, const void *figure)
{
	const struct ecdf *ecdf = figure;

	fprintf(out,
		"Curves of the cumulative distribution. Horizontal axis: %s, %s, "
		"logarithmic. Vertical axis: share of migrations, percent.",
		ecdf->data.metric->title, ecdf->x.unit.text);
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct curve *curve = &ecdf->curves[i];

		fputc(' ', out);
		group_print_name(out, &ecdf->data, curve->group);
		fprintf(out, ": median %s, 95th percentile %s, 99th %s.", curve->texts[0],
			curve->texts[1], curve->texts[2]);
	}
	return true;
}

char *ecdf_alt(const struct ecdf *ecdf, struct error *err)
{
	return figure_text(print_alt, ecdf, err);
}
