/* section-counts.c — what was counted, for a person: what became of the migrations of a run and how
 * often they succeed; which rows of a CSV file count. */
#include "inside.h"
#include "section.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/package.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static bool has_censored(const void *how)
{
	const struct counts *all = how;

	return all->censored > 0;
}

static void add_outcomes(struct texts *cells, const struct page_cell *cell)
{
	char text[COUNTS_TEXT_SIZE];

	counts_text(cell->row, COUNTS_ALL, text);
	texts_add(cells, "%s", text);
}

/* clang-format off */
static const struct page_column outcome_columns[] = {
	{ "planned",       column_count, .offset = offsetof(struct counts, planned) },
	{ "attempted",     column_count, .offset = offsetof(struct counts, attempted) },
	{ "ok",            column_count, .offset = offsetof(struct counts, ok) },
	{ "failed",        column_count, .offset = offsetof(struct counts, failed) },
	{ "not attempted", column_count, .offset = offsetof(struct counts, not_attempted) },
	{ "censored",      column_count, .offset = offsetof(struct counts, censored), .shown = has_censored },
	{ "outcomes",      .add = add_outcomes },
};
/* clang-format on */

/* What whoever imported the run was told, and its reader must know as well. */
static void add_import_notes(struct texts *notes, const struct run *run)
{
	const char *note;

	for (size_t i = 0; (note = package_note(run->package, i)); i++)
		texts_add_clean(notes, note);
}

void section_of_outcomes(struct section *section, const struct analysis *analysis)
{
	struct counts all = { 0 };
	const struct group_table table = {
		.columns = { outcome_columns, COUNT(outcome_columns), 0 },
		.rows = analysis->counts,
		.row_bytes = sizeof *analysis->counts,
		.how = &all,
	};
	char text[COUNTS_TEXT_SIZE];

	texts_add(&section->heading, "Outcomes of %zu planned migrations",
		  run_rows(&analysis->run));
	for (size_t g = 0; g < analysis->groups.count; g++)
		counts_add(&all, &analysis->counts[g]);
	section->words_last = true;
	section_add_table(section, analysis, &table);
	counts_text(&all, COUNTS_UNTIMED, text);
	if (text[0] != '\0')
		texts_add(&section->notes,
			  "Left out of the statistics, because they have no time of a whole "
			  "migration: %s.",
			  text);
	if (all.censored > 0)
		texts_add(&section->notes, "Censored: among those with a time, one of whose times "
					   "stands at a give-up limit.");
	if (analysis->metric_count == 0)
		texts_add(&section->notes, "No metric has a value.");
	add_import_notes(&section->notes, &analysis->run);
}

/* "93.8", and "86.0 to 97.3", in per cent; "-" where there were no trials. */
static void add_share(struct texts *cells, const struct page_cell *cell)
{
	const double *share = cell->at;

	if (isnan(*share))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.1f", 100 * *share);
}

static void add_shares(struct texts *cells, const struct page_cell *cell)
{
	const struct interval *shares = cell->at;

	if (isnan(shares->low))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.1f to %.1f", 100 * shares->low, 100 * shares->high);
}

static void add_worth(struct texts *cells, const struct page_cell *cell)
{
	const double *worth = cell->at;

	texts_add(cells, isnan(*worth) ? "-" : "%.0f", *worth);
}

static void add_word(struct texts *cells, const struct page_cell *cell)
{
	const char *const *word = cell->at;

	texts_add(cells, "%s", (*word)[0] != '\0' ? *word : "-");
}

/* clang-format off */
static const struct page_column rate_columns[] = {
	{ "attempted", add_share,  .offset = offsetof(struct rates, attempted.share) },
	{ "interval",  add_shares, .offset = offsetof(struct rates, attempted.interval) },
	{ "worth",     add_worth,  .offset = offsetof(struct rates, attempted.worth) },
	{ "heaps",     add_word,   .offset = offsetof(struct rates, attempted.heaps) },
	{ "exact",     add_shares, .offset = offsetof(struct rates, attempted.exact) },
	{ "planned",   add_share,  .offset = offsetof(struct rates, planned.share) },
	{ "interval",  add_shares, .offset = offsetof(struct rates, planned.interval) },
};
/* clang-format on */

void section_of_rates(struct section *section, const struct analysis *analysis)
{
	struct rates *rates = must_alloc(analysis->groups.count, sizeof *rates);
	const struct group_table table = {
		.columns = { rate_columns, COUNT(rate_columns), 0 },
		.rows = rates,
		.row_bytes = sizeof *rates,
	};

	texts_add(&section->heading,
		  "Success rates: ok in %% of the attempted and of the planned, with %.10g %% "
		  "intervals",
		  100 * analysis->query->level);
	for (size_t g = 0; g < analysis->groups.count; g++)
		rates[g] = rates_of(&analysis->run, analysis->groups.at[g].rows,
				    analysis->groups.at[g].count, analysis->query->level);
	section_add_table(section, analysis, &table);
	free(rates);
	texts_add(&section->notes,
		  "interval: where failures heap on single VMs or in single rounds, these are what "
		  "fails, and the migrations are worth so many independent ones; unseen: too few "
		  "failed (or succeeded) to see whether they do, so it supposes that each fails by "
		  "itself. exact: Clopper-Pearson, every migration taken as independent.");
}

static void add_rows(struct texts *cells, const struct page_cell *cell)
{
	const struct rows_group *const *group = cell->row;

	texts_add(cells, "%zu", (*group)->rows);
}

static bool has_vms(const void *how)
{
	const struct rows *rows = how;

	return !rows->independent;
}

static void add_vms(struct texts *cells, const struct page_cell *cell)
{
	const struct rows_group *const *group = cell->row;

	texts_add(cells, "%zu", (*group)->count);
}

/* The offset is the number of the file's column. */
static void add_values(struct texts *cells, const struct page_cell *cell)
{
	const struct rows_group *const *group = cell->row;

	texts_add(cells, "%zu", (*group)->rows - (*group)->missing[cell->column->offset]);
}

static void add_rows_table(struct section *section, const struct analysis *analysis)
{
	const struct rows *rows = &analysis->rows;
	struct page_column *columns = must_alloc(2 + rows->column_count, sizeof *columns);
	struct texts headings = { 0 };
	const struct group_table table = {
		.columns = { columns, 2 + rows->column_count, 0 },
		.rows = rows->groups,
		.row_bytes = sizeof(void *), /* a row is a pointer to its group */
		.how = rows,
	};

	columns[0] = (struct page_column){ "rows", .add = add_rows };
	columns[1] = (struct page_column){ "VMs", .add = add_vms, .shown = has_vms };
	for (size_t i = 0; i < rows->column_count; i++) {
		texts_add(&headings, "values of %s", rows->columns[i].header);
		columns[2 + i] = (struct page_column){ headings.at[i], add_values, .offset = i };
	}
	section_add_table(section, analysis, &table);
	texts_free(&headings);
	free(columns);
}

/* "1e-3", "1048576", "125e3" */
static void add_unit(struct texts *notes, const struct rows_column *column)
{
	const struct header_unit *unit = &column->unit;
	char power[16] = "";

	if (!header_unit_scales(unit))
		return;
	if (unit->exponent != 0)
		snprintf(power, sizeof power, "e%d", unit->exponent);
	texts_add(notes, "%s is the column '%s' times %lld%s%s%s.", column->name, column->header,
		  unit->multiplier, power, unit->base[0] != '\0' ? ", in " : "", unit->base);
}

static void add_cycle(struct texts *notes, const struct places *places)
{
	if (!places->cycle_column)
		return;
	if (places->cycle_empty > 0)
		texts_add(notes,
			  "The column '%s' is empty in %zu rows, so no cycle is known (leave such "
			  "rows out by --where).",
			  places->cycle_column, places->cycle_empty);
	else
		texts_add(
			notes,
			"A cycle, a round of migrations, is what the column '%s' tells apart: %zu "
			"of them (--cycle names another column, or none).",
			places->cycle_column, places_cycles(places));
}

/* What was taken for the order of time. */
static void add_order(struct texts *notes, const struct marks *marks)
{
	char *place = marks->unreadable > 0 ? marks_place(marks, marks->unreadable) : NULL;

	if (!marks->kept)
		texts_add(notes,
			  "The measurements were not checked (drift, outliers, heaps and so on): "
			  "that is done of files of up to %d rows; --where can choose some.",
			  MARKS_MOST);
	else if (place)
		texts_add(notes,
			  "Taken for the order of time: that of the rows in the file, for line %s "
			  "has no time in the column '%s'.",
			  place, marks->column);
	else if (marks->column)
		texts_add(notes,
			  "Taken for the order of time: what the column '%s' tells (--time names "
			  "another one, or none).",
			  marks->column);
	else
		texts_add(notes, "Taken for the order of time: that of the rows in the file "
				 "(--time names a column that tells it).");
	free(place);
}

void file_notes(struct texts *notes, const struct analysis *analysis)
{
	const struct rows *rows = &analysis->rows;

	if (analysis->query->csv.where)
		texts_add(notes, "Left out: %zu of %zu rows, which do not fit: %s",
			  rows->read - rows->kept, rows->read, analysis->query->csv.where);
	for (size_t i = 0; i < rows->said.count; i++)
		texts_add(notes, "%s", rows->said.at[i]);
	for (size_t i = 0; i < rows->column_count; i++)
		add_unit(notes, &rows->columns[i]);
	if (rows->independent)
		texts_add(notes,
			  "Without --unit-of every row counts as a VM of its own. Where rows come "
			  "from the same VM, the intervals are too narrow: name the column that "
			  "tells the VM.");
	else
		texts_add(notes, "A VM is what the column '%s' tells apart.",
			  analysis->query->csv.unit_of);
	add_cycle(notes, &rows->places);
	add_order(notes, &rows->marks);
}

void section_of_rows(struct section *section, const struct analysis *analysis)
{
	texts_add(&section->heading, "Rows that count: %zu of %zu", analysis->rows.kept,
		  analysis->rows.read);
	add_rows_table(section, analysis);
	file_notes(&section->notes, analysis);
}
