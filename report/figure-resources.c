/*
 * figure-resources.c — the figure of loads around the migrations of one case: CPU, network, disk
 * and memory of hosts and VM, aligned at the start and at the switchover.
 *
 * The numbers are those of analysis/resources.csv.
 */
#include "figure.h"

#include "one-run.h"
#include "panels.h"
#include "quantity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROW_HEIGHT 37.0

enum { ENTITIES = 4, QUANTITIES = 6, ALIGNMENTS = 2 };

static const char *const alignments[ALIGNMENTS] = { "start", "switchover" };

static const struct {
	const char *word, *text;
} entities[ENTITIES] = {
	{ "source", "source host" },
	{ "destination", "destination host" },
	{ "vm_at_source", "VM at the source" },
	{ "vm_at_destination", "VM at the destination" },
};

static const struct {
	const char *word, *heading, *unit;
} quantities[QUANTITIES] = {
	{ "cpu_ratio", "CPU (1: one CPU busy)", "" },
	{ "network_received_bytes_per_second", "Network, received", "B/s" },
	{ "network_sent_bytes_per_second", "Network, sent", "B/s" },
	{ "disk_read_bytes_per_second", "Disk, read", "B/s" },
	{ "disk_written_bytes_per_second", "Disk, written", "B/s" },
	{ "memory_bytes", "Memory", "B" },
};

/* The rows of one case, and where they are drawn. */
struct resources {
	const struct table *table;
	const char *case_name;
	size_t rows;               /* of that case */
	size_t row_of[QUANTITIES]; /* of the panels; QUANTITIES: there is none */
	size_t row_count;
	bool has[ENTITIES];
	long long most_n, most_vms; /* in any bin */
	double bin_seconds;
};

static bool is_of_case(const struct resources *resources, size_t row)
{
	return strcmp(cell_text(resources->table, row, "case"), resources->case_name) == 0;
}

/* The number of a word in the row, or count. */
static size_t quantity_of(const struct resources *resources, size_t row)
{
	size_t i = 0;

	while (i < QUANTITIES &&
	       strcmp(quantities[i].word, cell_text(resources->table, row, "quantity")) != 0)
		i++;
	return i;
}

static size_t entity_of(const struct resources *resources, size_t row)
{
	size_t i = 0;

	while (i < ENTITIES &&
	       strcmp(entities[i].word, cell_text(resources->table, row, "entity")) != 0)
		i++;
	return i;
}

/* The case wished for, else the first one that has loads, else the run's first. */
static bool choose_case(struct resources *resources, const struct figure_job *job,
			const struct run *run, struct error *err)
{
	const char *wished = job->wish->case_name;
	size_t row = 0;

	resources->case_name = wished ? wished : run_text(run, 0, "case");
	if (!wished && resources->table->rows > 0)
		resources->case_name = cell_text(resources->table, 0, "case");
	while (row < run_rows(run) && strcmp(run_text(run, row, "case"), resources->case_name) != 0)
		row++;
	return row < run_rows(run) || error_set(err, "--case %s: %s has no such case",
						resources->case_name, run->migrations.path);
}

/* Which quantities and entities there are. */
static void survey(struct resources *resources)
{
	bool has[QUANTITIES] = { false };

	for (size_t row = 0; row < resources->table->rows; row++) {
		size_t quantity = quantity_of(resources, row);
		size_t entity = entity_of(resources, row);

		if (!is_of_case(resources, row) || quantity == QUANTITIES || entity == ENTITIES)
			continue;
		resources->rows++;
		has[quantity] = true;
		resources->has[entity] = true;
		resources->most_n = llround(
			fmax((double)resources->most_n, cell_number(resources->table, row, "n")));
		resources->most_vms = llround(fmax((double)resources->most_vms,
						   cell_number(resources->table, row, "vms")));
		resources->bin_seconds = cell_number(resources->table, row, "bin_seconds");
	}
	for (size_t i = 0; i < QUANTITIES; i++)
		resources->row_of[i] = has[i] ? resources->row_count++ : QUANTITIES;
}

static bool same_load(const struct resources *resources, size_t a, size_t b)
{
	return strcmp(cell_text(resources->table, a, "case"),
		      cell_text(resources->table, b, "case")) == 0 &&
	       strcmp(cell_text(resources->table, a, "aligned_at"),
		      cell_text(resources->table, b, "aligned_at")) == 0 &&
	       strcmp(cell_text(resources->table, a, "entity"),
		      cell_text(resources->table, b, "entity")) == 0 &&
	       strcmp(cell_text(resources->table, a, "quantity"),
		      cell_text(resources->table, b, "quantity")) == 0;
}

/* Rows first to end - 1 as one curve: bins of at least half of the migrations. A bin that is not
 * there breaks it. */
static void add_curve(struct panels *panels, struct panel *panel, const struct resources *resources,
		      size_t first, size_t end, enum curve_kind kind)
{
	size_t entity = entity_of(resources, first);
	struct curve *curve =
		panels_add_curve(panels, panel, kind, theme_look(panels->job->style.theme, entity),
				 entities[entity].word, NULL);
	double last = NAN;

	for (size_t row = first; row < end; row++) {
		struct curve_point point = {
			.x = cell_number(resources->table, row, "offset_seconds"),
			.y = kind == CURVE_LINE ? cell_number(resources->table, row, "median")
						: NAN,
			.low = kind == CURVE_BAND ? cell_number(resources->table, row, "p25") : NAN,
			.high = kind == CURVE_BAND ? cell_number(resources->table, row, "p75")
						   : NAN,
			.n = llround(cell_number(resources->table, row, "n")),
			.vms = llround(cell_number(resources->table, row, "vms")),
		};
		const struct curve_point none = { point.x, NAN, NAN, NAN, 0, 0 };

		if (2 * point.n < resources->most_n)
			continue;
		if (point.x - last > 1.5 * cell_number(resources->table, row, "bin_seconds"))
			panels_add_point(panels, curve, none);
		panels_add_point(panels, curve, point);
		last = point.x;
	}
}

static void fill_curves(struct panels *panels, const struct resources *resources)
{
	size_t end;

	for (size_t first = 0; first < resources->table->rows; first = end) {
		size_t quantity = quantity_of(resources, first);
		size_t column = strcmp(cell_text(resources->table, first, "aligned_at"),
				       alignments[1]) == 0;
		struct panel *panel;

		end = first + 1;
		while (end < resources->table->rows && same_load(resources, first, end))
			end++;
		if (!is_of_case(resources, first) || quantity == QUANTITIES ||
		    entity_of(resources, first) == ENTITIES)
			continue;
		panel = panels_at(panels, resources->row_of[quantity], column);
		add_curve(panels, panel, resources, first, end, CURVE_BAND);
		add_curve(panels, panel, resources, first, end, CURVE_LINE);
	}
}

static void fill_frame(struct panels *panels, const struct resources *resources)
{
	static const char *const titles[ALIGNMENTS] = { "Time since the start",
							"Time since the switchover" };

	for (size_t i = 0; i < ALIGNMENTS; i++) {
		panels->x[i].unit = "s";
		panels->x[i].title = panels_text(panels, "%s", titles[i]);
		panels->x[i].low = panels->x[i].high = 0;
		panels_add_mark(panels, i, 0, 0, alignments[i], NULL, false);
	}
	for (size_t i = 0; i < QUANTITIES; i++) {
		size_t row = resources->row_of[i];

		if (row == QUANTITIES)
			continue;
		panels->headings[row] = panels_text(panels, "%s", quantities[i].heading);
		panels->y[row].unit = quantities[i].unit;
		panels->y[row].from_zero = true;
		panels->heights[row] = ROW_HEIGHT;
	}
}

/* A run without loads: one empty plot that says so. */
static void fill_nothing(struct panels *panels, const struct figure_job *job)
{
	bool sampled = sources_has(job->sources, 0, &schema_metrics);

	for (size_t i = 0; i < ALIGNMENTS; i++)
		panels_at(panels, 0, i)->empty =
			panels_text(panels, sampled ? "no load was sampled around the migrations "
						      "of this case"
						    : "the run has no metrics.csv");
	panels->headings[0] = panels_text(panels, "Loads");
}

static void fill_legend(struct panels *panels, const struct resources *resources)
{
	for (size_t i = 0; i < ENTITIES; i++)
		if (resources->has[i])
			panels_add_legend(panels, LEGEND_LINE,
					  theme_look(panels->job->style.theme, i),
					  entities[i].text);
}

/* What hypervisors do not tell of hosts, and so has no line. */
static char *missing_of(struct panels *panels, const struct resources *resources)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	size_t count = 0;

	if (out) {
		for (size_t i = 0; i < QUANTITIES; i++)
			if (resources->row_of[i] == QUANTITIES)
				(void)fprintf(out, "%s%s", count++ > 0 ? "; " : " Not sampled: ",
					      quantities[i].heading);
		(void)fputs(count > 0 ? "." : "", out);
	}
	if (out && fclose(out) == 0)
		return text;
	panels->failed = true;
	return text;
}

static char *caption_of(struct panels *panels, const struct resources *resources,
			const struct run *run)
{
	char *missing = missing_of(panels, resources);
	char bin[QUANTITY_TEXT_SIZE];
	char *text;

	quantity_text(bin, resources->bin_seconds, "s", panels->job->style.language);
	if (resources->rows == 0)
		text = panels_text(panels, "Case %s of run %s, n\u00a0=\u00a00.",
				   resources->case_name, run_name(run));
	else
		text = panels_text(
			panels,
			"Case %s of run %s, n\u00a0=\u00a0%lld migrations of %lld\u00a0VM%s. "
			"Lines: "
			"median of the "
			"migrations; bands: their quartiles (type 7), not a confidence interval; "
			"in "
			"bins of %s, drawn where at least half of the migrations have samples. "
			"Left: 0 is the migration call; right: the guest is suspended at the "
			"source. VM: its process on that host.%s",
			resources->case_name, run_name(run), resources->most_n, resources->most_vms,
			resources->most_vms == 1 ? "" : "s", bin, missing ? missing : "");
	free(missing);
	return text;
}

static char *alt_of(struct panels *panels, const struct resources *resources)
{
	return panels_text(panels,
			   "Line charts in two columns, aligned at the start and at the switchover "
			   "of the migrations of case %s: one row for each of %zu quantities of "
			   "hosts and VM, each with its median and quartiles over time.",
			   resources->case_name, resources->row_count);
}

static struct drawing *draw(const struct figure_job *job, const struct resources *resources,
			    const struct run *run, struct error *err)
{
	struct panels *panels = panels_new(job, resources->row_count > 0 ? resources->row_count : 1,
					   ALIGNMENTS, err);

	if (!panels)
		return NULL;
	panels->run = run_name(run);
	panels->case_name = panels_text(panels, "%s", resources->case_name);
	fill_frame(panels, resources);
	if (resources->row_count == 0)
		fill_nothing(panels, job);
	fill_curves(panels, resources);
	fill_legend(panels, resources);
	return panels_finish(
		panels,
		panels_text(panels, "Loads around the migrations of %s", resources->case_name),
		caption_of(panels, resources, run), alt_of(panels, resources), err);
}

struct drawing *figure_resources(const struct figure_job *job, struct error *err)
{
	const struct run *run = one_run(job, err);
	struct resources resources = { 0 };

	if (!run)
		return NULL;
	resources.table = sources_table(job->sources, 0, &schema_resources, err);
	if (!resources.table || !is_by_case(resources.table, run->folder, err) ||
	    !choose_case(&resources, job, run, err))
		return NULL;
	survey(&resources);
	return draw(job, &resources, run, err);
}
