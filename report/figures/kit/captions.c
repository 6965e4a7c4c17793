/* captions.c — the sentences that captions share. */
#include "captions.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* More different counts than this are not listed one by one. */
enum { COUNTS_MOST = 3 };

const char *const direction_words[DIRECTION_COUNT] = { "A → B", "B → A" };

void sentence_next(struct sentence *sentence)
{
	fputs(sentence->count++ > 0 ? sentence->between : sentence->start, sentence->out);
}

void sentence_end(struct sentence *sentence, const char *end)
{
	if (sentence->count > 0)
		fputs(end, sentence->out);
}

void caption_print_change(FILE *out, double change, const struct unit *unit,
			  const struct language *language)
{
	char text[NUMBER_TEXT_SIZE];

	number_short(text, change * unit->factor, language);
	fprintf(out, "%s%s", change > 0 ? "+" : "", text);
}

void caption_print_ends(FILE *out, double low, double high, const struct unit *unit,
			const struct language *language)
{
	if (isnan(low) || isnan(high))
		return;
	fputs(" (", out);
	caption_print_change(out, low, unit, language);
	fputs(GLUE "to" GLUE, out);
	caption_print_change(out, high, unit, language);
	fputc(')', out);
}

char *group_name(const struct figure_data *data, const struct group *group)
{
	char *name;
	size_t length;
	FILE *out = must_open_text(&name, &length);

	group_print_name(out, data, group);
	must_close_text(out);
	return name;
}

void caption_print_by(FILE *out, const struct figure_data *data)
{
	if (data->by[0][0] == '\0')
		fputs("all rows", out);
	else
		figure_data_print_by(out, data);
	if (data->file) {
		fprintf(out, ", file %s", data->runs[0].label);
		return;
	}
	fprintf(out, ", %s ", data->run_count > 1 ? "runs" : "run");
	for (size_t i = 0; i < data->run_count; i++) {
		fputs(i > 0 ? ", " : "", out);
		labels_print_run(out, NULL, data->runs[i].label);
	}
}

static bool same_counts(const struct group *a, const struct group *b)
{
	return a->n == b->n && a->vms == b->vms;
}

/* Whether all groups of the group's cluster have the same counts: then its name says it all. */
static bool whole_cluster(const struct figure_data *data, const struct group *group)
{
	for (size_t i = 0; i < data->group_count; i++)
		if (data->groups[i].cluster == group->cluster &&
		    !same_counts(&data->groups[i], group))
			return false;
	return data->cluster_count > 1;
}

static void print_cluster(FILE *out, const struct cluster *cluster)
{
	for (const char *at = cluster->label; *at != '\0'; at++)
		fputc(*at == '\n' ? '/' : *at, out);
}

/* The names of all groups that have as many migrations and VMs as this one. */
static void print_equals(FILE *out, const struct figure_data *data, const struct group *group)
{
	const char *separator = " (";

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *other = &data->groups[i];
		bool whole = whole_cluster(data, other);

		if (!same_counts(other, group) ||
		    (whole && i > 0 && other[-1].cluster == other->cluster))
			continue;
		fputs(separator, out);
		if (whole)
			print_cluster(out, &data->clusters[other->cluster]);
		else
			group_print_name(out, data, other);
		separator = ", ";
	}
	fputc(')', out);
}

/* How many different pairs of counts there are. */
static size_t different_counts(const struct figure_data *data)
{
	size_t different = 0;

	for (size_t i = 0; i < data->group_count; i++) {
		size_t earlier = 0;

		while (!same_counts(&data->groups[earlier], &data->groups[i]))
			earlier++;
		different += earlier == i;
	}
	return different;
}

/* Of a CSV file perhaps nothing tells VMs apart. */
static bool tells_vms(const struct figure_data *data)
{
	return !data->file || data->file->unit_of;
}

/* "n = 198 to 360 migrations of 6 VMs, by group": where every number would fill the page. */
static void print_range(FILE *out, const struct figure_data *data, const struct language *language)
{
	struct group least = data->groups[0];
	struct group most = data->groups[0];

	for (size_t i = 1; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		least.n = group->n < least.n ? group->n : least.n;
		least.vms = group->vms < least.vms ? group->vms : least.vms;
		most.n = group->n > most.n ? group->n : most.n;
		most.vms = group->vms > most.vms ? group->vms : most.vms;
	}
	fputs("n" GLUE "=" GLUE, out);
	number_print_count(out, least.n, language);
	fputs(" to ", out);
	number_print_count(out, most.n, language);
	fprintf(out, " %ss", figure_data_row_word(data));
	if (!tells_vms(data)) {
		fputs(" in each group. ", out);
		return;
	}
	fputs(" of ", out);
	if (least.vms != most.vms) {
		number_print_count(out, least.vms, language);
		fputs(" to ", out);
	}
	number_print_count(out, most.vms, language);
	fputs(" VMs in each group. ", out);
}

/* "n = 8 migrations of 2 VMs" */
static void print_n(FILE *out, const struct figure_data *data, const struct group *group,
		    const struct language *language)
{
	fputs("n" GLUE "=" GLUE, out);
	number_print_count(out, group->n, language);
	if (group->n == 0)
		return;
	fprintf(out, " %s%s", figure_data_row_word(data), group->n == 1 ? "" : "s");
	if (!tells_vms(data))
		return;
	fputs(" of ", out);
	number_print_count(out, group->vms, language);
	fprintf(out, " VM%s", group->vms == 1 ? "" : "s");
}

/* "A VM is what the column host tells apart, a cycle what round does." */
static void print_columns(FILE *out, const struct figure_data *data)
{
	const struct csv_file *file = data->file;

	if (file && file->unit_of)
		fprintf(out, "A VM is what the column ‘%s’ tells apart%s%s%s. ", file->unit_of,
			file->cycle ? ", a cycle what ‘" : "", file->cycle ? file->cycle : "",
			file->cycle ? "’ does" : "");
}

static void print_counts(FILE *out, const struct figure_data *data, const struct language *language)
{
	const struct group *groups = data->groups;
	const char *separator = "";
	size_t different = different_counts(data);
	bool equal = different <= 1;

	if (different > COUNTS_MOST) {
		print_range(out, data, language);
		return;
	}
	for (size_t i = 0; i < data->group_count; i++) {
		size_t earlier = 0;

		while (!same_counts(&groups[earlier], &groups[i]))
			earlier++;
		if (earlier < i)
			continue;
		fputs(separator, out);
		print_n(out, data, &groups[i], language);
		if (!equal)
			print_equals(out, data, &groups[i]);
		separator = "; ";
	}
	if (equal && data->group_count > 1)
		fprintf(out, " in each %s. ",
			data->by_count > 1 || data->file ? "group" : data->by[0]);
	else
		fputs(". ", out);
}

void caption_print_counts(FILE *out, const struct figure_data *data,
			  const struct language *language)
{
	print_counts(out, data, language);
	print_columns(out, data);
}

void caption_print_absent(FILE *out, const struct figure_data *data,
			  const struct language *language)
{
	struct sentence sentence = { out, "Not drawn: ", "; ", 0 };

	for (size_t i = 0; i < data->group_count; i++) {
		char *absent = group_absent_text(&data->groups[i], language);

		if (absent[0] != '\0') {
			sentence_next(&sentence);
			group_print_name(out, data, &data->groups[i]);
			fprintf(out, ": %s", absent);
		}
		free(absent);
	}
	sentence_end(&sentence, ". ");
}
