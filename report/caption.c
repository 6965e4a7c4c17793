/* caption.c — what a reader must know to read the figure. */
#include "caption.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

static void print_interval(FILE *out, const struct figure_data *data)
{
	bool of_vms = false;
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++) {
		of_vms = of_vms || data->groups[i].mean_is_of_vms;
		any = any || !isnan(data->groups[i].low);
	}
	(void)fputs("Diamond with number: mean", out);
	if (of_vms)
		(void)fputs(" of the VM means (VMs have unequal numbers of migrations)", out);
	if (any)
		(void)fprintf(out,
			      "; bar: %.6g" GLUE
			      "%% confidence interval of the mean (Student’s t on the VM "
			      "means, df = VMs − 1)",
			      data->level * 100);
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

static void print_cut(FILE *out, const struct figure_data *data, const struct axis *axis,
		      const struct language *language)
{
	const char *separator = "Intervals that reach beyond the axis (arrow heads): ";
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];
		char low[NUMBER_TEXT_SIZE];
		char high[NUMBER_TEXT_SIZE];

		if (!axis_cuts(axis, group->low, group->high))
			continue;
		number_short(low, group->low * axis->unit.factor, language);
		number_short(high, group->high * axis->unit.factor, language);
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

char *caption_of_means(const struct figure_data *data, const struct axis *axis,
		       const struct language *language, struct error *err)
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
		print_cut(out, data, axis, language);
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
