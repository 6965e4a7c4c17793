/*
 * resources.c — the figure of loads around the migrations of one case: CPU, network, disk
 * and memory of hosts and VM, aligned at the start and at the switchover.
 *
 * The numbers are those of analysis/resources.csv.
 */
#include "inside.h"

#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ROW_HEIGHT 37.0

enum { ALIGNMENTS = 2, ENTITIES = 4, QUANTITIES = 6 };

static const char *const alignments[ALIGNMENTS] = { "start", "switchover" };

/* The words of the column entity, and what the figure calls them. */
static const struct {
	const char *word, *text;
} entities[ENTITIES] = {
	{ "source", "source host" },
	{ "destination", "destination host" },
	{ "vm_at_source", "VM at the source" },
	{ "vm_at_destination", "VM at the destination" },
};

/* The words of the column quantity, the headings of their plots, their base units. */
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
	const struct figure_job *job;
	const struct run *run;
	const struct table *table;
	const char *case_name;
	size_t rows;               /* of that case */
	size_t row_of[QUANTITIES]; /* of the panels; QUANTITIES: there is none */
	size_t row_count;
	bool has[ENTITIES];
	long long most_n, most_vms; /* in any bin */
	double bin_seconds;
};

/* The numbers of the row's words; QUANTITIES, ENTITIES: they are not known. */
static size_t quantity_of(const struct resources *resources, size_t row)
{
	size_t i = 0;

	while (i < QUANTITIES && !table_says(resources->table, row, "quantity", quantities[i].word))
		i++;
	return i;
}

static size_t entity_of(const struct resources *resources, size_t row)
{
	size_t i = 0;

	while (i < ENTITIES && !table_says(resources->table, row, "entity", entities[i].word))
		i++;
	return i;
}

/* Takes the case that is wished for, else the first one that has loads, else the run's first. */
static bool choose(struct resources *resources, struct error *err)
{
	const char *wished = resources->job->wish->case_name;
	const struct run *run = resources->run;
	size_t row = 0;

	resources->case_name = wished ? wished : run_text(run, 0, "case");
	if (!wished && resources->table->rows > 0)
		resources->case_name = table_cell(resources->table, 0, "case");
	while (row < run_rows(run) && strcmp(run_text(run, row, "case"), resources->case_name) != 0)
		row++;
	return row < run_rows(run) || error_set(err, "--case %s: %s has no such case",
						resources->case_name, run->migrations.path);
}

/* Which quantities and entities the case has, and how many migrations. */
static void survey(struct resources *resources)
{
	bool has[QUANTITIES] = { false };

	for (size_t row = 0; row < resources->table->rows; row++) {
		size_t quantity = quantity_of(resources, row);
		size_t entity = entity_of(resources, row);

		if (!table_says(resources->table, row, "case", resources->case_name) ||
		    quantity == QUANTITIES || entity == ENTITIES)
			continue;
		resources->rows++;
		has[quantity] = true;
		resources->has[entity] = true;
		resources->most_n = llround(fmax((double)resources->most_n,
						 table_cell_number(resources->table, row, "n")));
		resources->most_vms =
			llround(fmax((double)resources->most_vms,
				     table_cell_number(resources->table, row, "vms")));
		resources->bin_seconds = table_cell_number(resources->table, row, "bin_seconds");
	}
	for (size_t i = 0; i < QUANTITIES; i++)
		resources->row_of[i] = has[i] ? resources->row_count++ : QUANTITIES;
}

static bool same_load(const struct resources *resources, size_t a, size_t b)
{
	static const char *const keys[] = { "case", "aligned_at", "entity", "quantity" };

	for (size_t i = 0; i < COUNT(keys); i++)
		if (strcmp(table_cell(resources->table, a, keys[i]),
			   table_cell(resources->table, b, keys[i])) != 0)
			return false;
	return true;
}

/* Rows first to end - 1 as one curve: bins of at least half of the migrations. A bin that is not
 * there breaks it. */
static void add_curve(struct panel *panel, const struct resources *resources,
		      const struct theme *theme, size_t first, size_t end, enum curve_kind kind)
{
	const struct table *table = resources->table;
	size_t entity = entity_of(resources, first);
	struct curve *curve = panel_add_curve(panel, kind, theme_look(theme, entity),
					      entities[entity].word, NULL);
	bool band = kind == CURVE_BAND;
	double last = NAN;

	for (size_t row = first; row < end; row++) {
		struct curve_point point = {
			.x = table_cell_number(table, row, "offset_seconds"),
			.y = band ? NAN : table_cell_number(table, row, "median"),
			.low = band ? table_cell_number(table, row, "p25") : NAN,
			.high = band ? table_cell_number(table, row, "p75") : NAN,
			.n = llround(table_cell_number(table, row, "n")),
			.vms = llround(table_cell_number(table, row, "vms")),
		};

		if (2 * point.n < resources->most_n)
			continue;
		if (point.x - last > 1.5 * table_cell_number(table, row, "bin_seconds"))
			curve_add_xy(curve, point.x, NAN);
		curve_add(curve, point);
		last = point.x;
	}
}

static void fill_curves(struct panels *panels, const struct resources *resources)
{
	size_t end;

	for (size_t first = 0; first < resources->table->rows; first = end) {
		size_t quantity = quantity_of(resources, first);
		size_t column = table_says(resources->table, first, "aligned_at", alignments[1]);
		struct panel *panel;

		end = first + 1;
		while (end < resources->table->rows && same_load(resources, first, end))
			end++;
		if (!table_says(resources->table, first, "case", resources->case_name) ||
		    quantity == QUANTITIES || entity_of(resources, first) == ENTITIES)
			continue;
		panel = panels_at(panels, resources->row_of[quantity], column);
		add_curve(panel, resources, panels->job->style.theme, first, end, CURVE_BAND);
		add_curve(panel, resources, panels->job->style.theme, first, end, CURVE_LINE);
	}
}

static void fill_frame(struct panels *panels, const struct resources *resources)
{
	static const char *const titles[ALIGNMENTS] = { "Time since the start",
							"Time since the switchover" };

	for (size_t i = 0; i < ALIGNMENTS; i++) {
		panels->x[i].unit = "s";
		panels->x[i].title = must_copy(titles[i]);
		panels->x[i].low = panels->x[i].high = 0;
		panels_add_mark(panels, i, 0, 0, alignments[i], NULL, false);
	}
	for (size_t i = 0; i < QUANTITIES; i++) {
		size_t row = resources->row_of[i];

		if (row == QUANTITIES)
			continue;
		panels->headings[row] = must_copy(quantities[i].heading);
		panels->y[row].unit = quantities[i].unit;
		panels->y[row].from_zero = true;
		panels->heights[row] = ROW_HEIGHT;
	}
}

/* A run without loads: one empty plot that says so. */
static void fill_nothing(struct panels *panels)
{
	bool sampled = sources_has(panels->job->sources, 0, &schema_metrics);

	for (size_t i = 0; i < ALIGNMENTS; i++)
		panels_at(panels, 0, i)->empty =
			must_print(sampled ? "no load was sampled around the migrations "
					     "of this case"
					   : "the run has no metrics.csv");
	panels->headings[0] = must_copy("Loads");
}

static void fill_legend(struct panels *panels, const struct resources *resources)
{
	for (size_t i = 0; i < ENTITIES; i++)
		if (resources->has[i])
			panels_add_legend(panels, LEGEND_LINE,
					  theme_look(panels->job->style.theme, i),
					  entities[i].text);
}

/* What the hypervisor does not tell, and so has no plot. */
static void print_missing(FILE *out, const struct resources *resources)
{
	size_t count = 0;

	for (size_t i = 0; i < QUANTITIES; i++)
		if (resources->row_of[i] == QUANTITIES)
			fprintf(out, "%s%s",
				count++ > 0 ? "; " : " Not sampled: ", quantities[i].heading);
	fputs(count > 0 ? "." : "", out);
}

static void print_numbers(FILE *out, const struct resources *resources)
{
	const struct language *language = resources->job->style.language;
	char migrations[NUMBER_TEXT_SIZE];
	char vms[NUMBER_TEXT_SIZE];
	char bin[NUMBER_TEXT_SIZE];

	number_count(migrations, resources->most_n, language);
	number_count(vms, resources->most_vms, language);
	number_plain(bin, resources->bin_seconds, language);
	fprintf(out,
		", n\u00a0=\u00a0%s migrations of %s\u00a0VM%s. Lines: median of the migrations; "
		"bands: their quartiles (type 7), not a confidence interval; in bins of "
		"%s\u00a0s, drawn where at least half of the migrations have samples. Left: 0 is "
		"the migration call; right: the guest is suspended at the source. VM: its "
		"process on that host.",
		migrations, vms, resources->most_vms == 1 ? "" : "s", bin);
	print_missing(out, resources);
}

static void print_caption(FILE *out, const void *figure)
{
	const struct resources *resources = figure;

	fputs("Case ", out);
	labels_print(out, resources->job->labels, resources->case_name);
	fputs(" of run ", out);
	labels_print_run(out, resources->job->labels, sources_name(resources->job->sources, 0));
	if (resources->rows > 0)
		print_numbers(out, resources);
	else
		fputs(", n\u00a0=\u00a00.", out);
}

static char *alt_of(const struct resources *resources)
{
	return must_print("Line charts in two columns, aligned at the start and at the switchover "
			  "of the migrations of case %s: one row for each of %zu quantities of "
			  "hosts and VM, each with its median and quartiles over time.",
			  resources->case_name, resources->row_count);
}

static struct drawing *draw(const struct resources *resources, struct error *err)
{
	struct panels *panels = panels_new(
		resources->job, resources->row_count > 0 ? resources->row_count : 1, ALIGNMENTS);

	panels->run = sources_name(resources->job->sources, 0);
	panels->case_name = must_copy(resources->case_name);
	fill_frame(panels, resources);
	if (resources->row_count == 0)
		fill_nothing(panels);
	fill_curves(panels, resources);
	fill_legend(panels, resources);
	return panels_finish(panels,
			     must_print("Loads around the migrations of %s", resources->case_name),
			     figure_text(print_caption, resources), alt_of(resources), err);
}

struct drawing *figure_resources(const struct figure_job *job, struct error *err)
{
	struct resources resources = { .job = job, .run = one_run(job, err) };

	if (!resources.run)
		return NULL;
	resources.table = sources_table(job->sources, 0, &schema_resources, err);
	if (!resources.table || !is_by_case(resources.table, resources.run->folder, err) ||
	    !choose(&resources, err))
		return NULL;
	survey(&resources);
	return draw(&resources, err);
}
