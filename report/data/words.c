/* words.c — what is said of groups and their intervals in words. */
#include "data.h"

#include "report/draw/number.h"

#include "datasets/must.h"
#include "datasets/two-way/mean.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void group_print_name(FILE *out, const struct figure_data *data, const struct group *group)
{
	const struct cluster *cluster = &data->clusters[group->cluster];

	for (const char *at = cluster->label; at && *at != '\0'; at++)
		fputc(*at == '\n' ? '/' : *at, out);
	fprintf(out, "%s%s", cluster->label ? "/" : "", group->label);
}

const char *figure_data_row_word(const struct figure_data *data)
{
	return data->file ? "row" : "migration";
}

bool figure_data_is_empty(const struct figure_data *data)
{
	size_t points = 0;

	for (size_t i = 0; i < data->group_count; i++)
		points += data->groups[i].point_count;
	return points == 0;
}

void figure_data_print_by(FILE *out, const struct figure_data *data)
{
	for (size_t i = 0; i < data->by_count; i++)
		fprintf(out, "%s%s", i > 0 ? " and " : "", data->by[i]);
}

/* How many migrations of the group moved their VM but have no value of the metric. */
static long long without_value(const struct group *group)
{
	long long timed = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		if (outcome_info((enum outcome)i)->timed)
			timed += group->counts[i];
	return timed - group->n - group->censored;
}

/* "error returned 12" behind the separator, with blanks for the word's underscores; nothing if
 * there is none. */
static void print_part(FILE *stream, const char **separator, const char *word, long long count,
		       const struct language *language)
{
	if (count <= 0)
		return;
	fputs(*separator, stream);
	for (; *word != '\0'; word++)
		fputc(*word == '_' ? ' ' : *word, stream);
	fputc(' ', stream);
	number_print_count(stream, count, language);
	*separator = ", ";
}

char *group_absent_text(const struct group *group, const struct language *language)
{
	char *text = NULL;
	size_t size;
	FILE *stream = must_open_text(&text, &size);
	const char *separator = "";

	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		if (!outcome_info((enum outcome)i)->timed)
			print_part(stream, &separator, outcome_words[i], group->counts[i],
				   language);
	print_part(stream, &separator, "given_up_at_the_limit", group->censored, language);
	print_part(stream, &separator, "no_value", without_value(group), language);
	if (separator[0] != '\0') {
		/* no number is left over alone in a line */
		fputs(" of\u00a0", stream);
		number_print_count(stream, group->planned, language);
	}
	must_close_text(stream);
	return text;
}

/* ---- intervals ---- */

struct shown_interval interval_shown(const struct table *summary, size_t row)
{
	double vms = table_cell_number(summary, row, "vms");
	double cycles = table_cell_number(summary, row, "cycles");
	struct shown_interval shown = { table_cell_number(summary, row, "interval_low"),
					table_cell_number(summary, row, "interval_high"), false };

	shown.too_few = two_way_too_few(vms > 0 ? (size_t)vms : 0, cycles > 0 ? (size_t)cycles : 0);
	if (shown.too_few)
		shown.low = shown.high = NAN;
	return shown;
}

const char *interval_source(const struct table *summary, size_t row)
{
	static const char *const words[] = { "", "VMs", "cycles", "both", "rest" };
	const char *source = table_cell(summary, row, "interval_by");
	size_t found = 0;

	while (two_way_source_words[found] && strcmp(two_way_source_words[found], source) != 0)
		found++;
	if (!two_way_source_words[found] || isnan(interval_shown(summary, row).low))
		return "";
	return words[found];
}

char *interval_base(const struct table *summary, size_t row)
{
	double vms = table_cell_number(summary, row, "vms");
	double cycles = table_cell_number(summary, row, "cycles");
	char *of_vms = must_print("%.0f VM%s", vms, vms == 1 ? "" : "s");
	char *both;

	if (isnan(cycles))
		return of_vms;
	both = must_print("%s in %.0f cycle%s", of_vms, cycles, cycles == 1 ? "" : "s");
	free(of_vms);
	return both;
}

/* The kinds that summary.csv can tell; an analysis that tells none had vm-means. */
enum kind {
	KIND_TWO_WAY,
	KIND_TWO_WAY_LOG,
	KIND_VM_MEANS,
	KIND_LOG,
	KIND_BCA,
	KINDS_TOLD,
	/* of one round, or of one VM, a two-way interval tells less */
	KIND_ONE_ROUND = KINDS_TOLD,
	KIND_ONE_ROUND_LOG,
	KIND_ONE_VM,
	KINDS /* of a group without interval */
};

static const struct {
	const char *word, *mark, *text; /* word: of summary.csv */
} kinds[KINDS] = {
	[KIND_TWO_WAY] = { "two-way", "",
			   "VMs and cycles as chance: for VMs like these, at times like those of "
			   "the run" },
	[KIND_TWO_WAY_LOG] = { "two-way-log", "log",
			       "VMs and cycles as chance, by logarithms: for VMs like these, at "
			       "times like those of the run" },
	[KIND_VM_MEANS] = { "vm-means", "VM t",
			    "Student’s t on the VM means, df = VMs − 1: as if time did not "
			    "matter" },
	[KIND_LOG] = { "log", "VM log",
		       "Cox’s, on the logarithms of the VM means: as if time did not matter" },
	[KIND_BCA] = { "bca", "VM BCa",
		       "bootstrap of the VM means, BCa: as if time did not matter" },
	[KIND_ONE_ROUND] = { NULL, "",
			     "VMs as chance: of this one round; how much time itself matters is "
			     "not "
			     "in it" },
	[KIND_ONE_ROUND_LOG] = { NULL, "log",
				 "VMs as chance, by logarithms: of this one round; how much time "
				 "itself matters is not in it" },
	[KIND_ONE_VM] = { NULL, "", "cycles as chance: of this VM" },
};

const char interval_marks_meaning[] =
	"log: by logarithms; VM t, VM log, VM BCa: of the VMs alone (Student’s t on their means; "
	"Cox’s "
	"on the logarithms of these; their bootstrap), as if time did not matter";

static enum kind kind_of_word(const char *word)
{
	enum kind kind = KIND_TWO_WAY;

	while (kind < KINDS_TOLD && strcmp(kinds[kind].word, word) != 0)
		kind++;
	return kind < KINDS_TOLD ? kind : KIND_VM_MEANS;
}

static enum kind kind_of(const struct group *group)
{
	enum kind kind = kind_of_word(group->kind);

	if (isnan(group->low))
		return KINDS;
	if (kind > KIND_TWO_WAY_LOG || group->cycles > 1)
		return kind <= KIND_TWO_WAY_LOG && group->vms == 1 ? KIND_ONE_VM : kind;
	return kind == KIND_TWO_WAY ? KIND_ONE_ROUND : KIND_ONE_ROUND_LOG;
}

/* The same where nothing tells the VM, and each row is a unit of its own. */
static const char *text_of_rows(enum kind kind)
{
	switch (kind) {
	case KIND_TWO_WAY:
	case KIND_TWO_WAY_LOG:
		return "rows and cycles as chance: too narrow where rows resemble each other "
		       "otherwise";
	case KIND_LOG:
		return "rows as chance, by logarithms: too narrow where rows resemble each other";
	case KIND_BCA:
		return "bootstrap of the rows, BCa: too narrow where rows resemble each other";
	default:
		return "rows as chance: too narrow where rows resemble each other";
	}
}

/* How many groups have an interval of this kind. */
static size_t count_kind(const struct figure_data *data, enum kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < data->group_count; i++)
		count += kind_of(&data->groups[i]) == kind;
	return count;
}

static void print_groups(FILE *out, const struct figure_data *data, enum kind kind)
{
	const char *separator = ": ";

	for (size_t i = 0; i < data->group_count; i++) {
		if (kind_of(&data->groups[i]) != kind)
			continue;
		fputs(separator, out);
		group_print_name(out, data, &data->groups[i]);
		separator = ", ";
	}
}

/* ", 20 cycles", ", 18 to 20 cycles", of the groups of this kind. */
static void print_cycles(FILE *out, const struct figure_data *data, enum kind kind)
{
	double least = INFINITY;
	double most = 0;

	for (size_t i = 0; i < data->group_count; i++) {
		if (kind_of(&data->groups[i]) != kind || isnan(data->groups[i].cycles))
			continue;
		least = fmin(least, data->groups[i].cycles);
		most = fmax(most, data->groups[i].cycles);
	}
	if (most <= 1)
		return;
	fputs(", ", out);
	if (least < most)
		fprintf(out, "%.0f to ", least);
	fprintf(out, "%.0f cycles", most);
}

void interval_print_kinds(FILE *out, const struct figure_data *data)
{
	size_t with_interval = data->group_count - count_kind(data, KINDS);
	const char *separator = "";

	for (enum kind kind = KIND_TWO_WAY; kind < KINDS; kind++) {
		size_t count = count_kind(data, kind);

		if (count == 0)
			continue;
		fprintf(out, "%s%s", separator,
			data->file && !data->file->unit_of ? text_of_rows(kind) : kinds[kind].text);
		print_cycles(out, data, kind);
		separator = "; ";
		if (count < with_interval)
			print_groups(out, data, kind);
	}
}

bool interval_is_marked(const struct sources *sources, const char *metric)
{
	for (size_t run = 0; run < sources_count(sources); run++) {
		const struct table *summary = sources_table_read(sources, run, &schema_summary);

		for (size_t row = 0; row < summary->rows; row++)
			if (interval_mark(summary, row)[0] != '\0' &&
			    (!metric || table_says(summary, row, "metric", metric)))
				return true;
	}
	return false;
}

const char *interval_mark(const struct table *summary, size_t row)
{
	if (isnan(interval_shown(summary, row).low))
		return "";
	return kinds[kind_of_word(table_cell(summary, row, "interval_kind"))].mark;
}
