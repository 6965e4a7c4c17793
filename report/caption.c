/* caption.c — what a reader must know to read the figure. */
#include "caption.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GLUE "\u00A0" /* a blank at which no line breaks */

static void print_name(FILE *out, const struct figure_data *data, const struct group *group)
{
	if (data->run_count > 1)
		(void)fprintf(out, "%s/", data->runs[group->run].label);
	(void)fputs(group->label, out);
}

static void print_what(FILE *out, const struct figure_data *data)
{
	(void)fprintf(out, "%s by case, %s ", data->metric->title,
		      data->run_count > 1 ? "runs" : "run");
	for (size_t i = 0; i < data->run_count; i++)
		(void)fprintf(out, "%s%s", i > 0 ? ", " : "", data->runs[i].label);
	(void)fputs(data->point_count > 0 ? ". Points: single migrations. " : ". ", out);
}

/* The kinds of interval that summary.csv can tell; an analysis that tells none had the first. */
static const struct {
	const char *word, *text;
} kinds[] = {
	{ "vm-means", "Student’s t on the VM means, df = VMs − 1" },
	{ "log", "Cox’s, on the logarithms of the VM means" },
	{ "bca", "bootstrap of the VM means, BCa" },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

/* KINDS for a group without interval. */
static size_t kind_of(const struct group *group)
{
	size_t kind = 0;

	if (isnan(group->low))
		return KINDS;
	while (kind < KINDS && strcmp(kinds[kind].word, group->kind) != 0)
		kind++;
	return kind < KINDS ? kind : 0;
}

/* How many groups have an interval of this kind. */
static size_t count_kind(const struct figure_data *data, size_t kind)
{
	size_t count = 0;

	for (size_t i = 0; i < data->group_count; i++)
		count += kind_of(&data->groups[i]) == kind;
	return count;
}

/* The kinds of the intervals; where there are several, which groups have which. */
static void print_kinds(FILE *out, const struct figure_data *data)
{
	const char *separator = "";

	for (size_t kind = 0; kind < KINDS; kind++) {
		size_t count = count_kind(data, kind);
		const char *comma = ": ";

		if (count == 0)
			continue;
		(void)fprintf(out, "%s%s", separator, kinds[kind].text);
		separator = "; ";
		for (size_t i = 0;
		     count + count_kind(data, KINDS) < data->group_count && i < data->group_count;
		     i++) {
			if (kind_of(&data->groups[i]) != kind)
				continue;
			(void)fputs(comma, out);
			print_name(out, data, &data->groups[i]);
			comma = ", ";
		}
	}
}

static void print_interval(FILE *out, const struct figure_data *data)
{
	bool of_vms = false;

	for (size_t i = 0; i < data->group_count; i++)
		of_vms = of_vms || data->groups[i].mean_is_of_vms;
	(void)fputs("Diamond with number: mean", out);
	if (of_vms)
		(void)fputs(" of the VM means (VMs have unequal numbers of migrations)", out);
	if (count_kind(data, KINDS) < data->group_count) {
		(void)fprintf(out, "; bar: %.6g %% confidence interval of the mean (",
			      data->level * 100);
		print_kinds(out, data);
		(void)fputc(')', out);
	}
	(void)fputs(". ", out);
}

static bool same_counts(const struct group *a, const struct group *b)
{
	return a->n == b->n && a->vms == b->vms;
}

/* Whether all cases of the group's run have the same counts: then the run's name says it all. */
static bool whole_run(const struct figure_data *data, const struct group *group)
{
	for (size_t i = 0; i < data->group_count; i++)
		if (data->groups[i].run == group->run && !same_counts(&data->groups[i], group))
			return false;
	return data->run_count > 1;
}

/* The names of all groups that have as many migrations and VMs as this one. */
static void print_equals(FILE *out, const struct figure_data *data, const struct group *group)
{
	const char *separator = " (";

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *other = &data->groups[i];
		bool whole = whole_run(data, other);

		if (!same_counts(other, group) || (whole && i > 0 && other[-1].run == other->run))
			continue;
		(void)fputs(separator, out);
		if (whole)
			(void)fputs(data->runs[other->run].label, out);
		else
			print_name(out, data, other);
		separator = ", ";
	}
	(void)fputc(')', out);
}

static void print_counts(FILE *out, const struct figure_data *data)
{
	const struct group *groups = data->groups;
	const char *separator = "";
	bool equal = true;

	for (size_t i = 1; i < data->group_count; i++)
		equal = equal && same_counts(&groups[0], &groups[i]);
	for (size_t i = 0; i < data->group_count; i++) {
		size_t earlier = 0;

		while (!same_counts(&groups[earlier], &groups[i]))
			earlier++;
		if (earlier < i)
			continue;
		(void)fprintf(out, "%sn" GLUE "=" GLUE "%lld", separator, groups[i].n);
		if (groups[i].n > 0)
			(void)fprintf(out, " migration%s of %lld VM%s", groups[i].n == 1 ? "" : "s",
				      groups[i].vms, groups[i].vms == 1 ? "" : "s");
		if (!equal)
			print_equals(out, data, &groups[i]);
		separator = "; ";
	}
	(void)fputs(equal && data->group_count > 1 ? " in each case. " : ". ", out);
}

static void print_cut(FILE *out, const struct figure_data *data, const struct axis *axis)
{
	const char *separator = "Intervals that reach beyond the axis (arrow heads): ";
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];
		char low[NUMBER_TEXT_SIZE];
		char high[NUMBER_TEXT_SIZE];

		if (!axis_cuts(axis, group))
			continue;
		number_short(low, group->low * axis->unit.factor);
		number_short(high, group->high * axis->unit.factor);
		(void)fputs(separator, out);
		print_name(out, data, group);
		(void)fprintf(out, " %s to %s", low, high);
		separator = ", ";
		any = true;
	}
	if (any)
		(void)fprintf(out, "%s%s. ", axis->unit.text[0] != '\0' ? GLUE : "",
			      axis->unit.text);
}

static void print_without_interval(FILE *out, const struct figure_data *data)
{
	const char *separator = "No interval for ";
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		if (group->n == 0 || !isnan(group->low))
			continue;
		(void)fputs(separator, out);
		print_name(out, data, group);
		separator = ", ";
		any = true;
	}
	if (any)
		(void)fputs(": it takes at least two VMs. ", out);
}

static bool print_absent(FILE *out, const struct figure_data *data)
{
	const char *separator = "Not drawn: ";
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++) {
		char *absent = group_absent_text(&data->groups[i]);

		if (!absent)
			return false;
		if (absent[0] != '\0') {
			(void)fputs(separator, out);
			print_name(out, data, &data->groups[i]);
			(void)fprintf(out, ": %s", absent);
			separator = "; ";
			any = true;
		}
		free(absent);
	}
	if (any)
		(void)fputs(". ", out);
	return true;
}

char *caption_of_means(const struct figure_data *data, const struct axis *axis, struct error *err)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	bool good = out != NULL;

	if (good) {
		print_what(out, data);
		if (data->point_count > 0)
			print_interval(out, data);
		print_counts(out, data);
		print_cut(out, data, axis);
		print_without_interval(out, data);
		good = print_absent(out, data);
		good = fclose(out) == 0 && good;
	}
	if (!good) {
		free(text);
		error_memory(err);
		return NULL;
	}
	text[size - 1] = '\0'; /* every sentence ends with a blank */
	return text;
}
