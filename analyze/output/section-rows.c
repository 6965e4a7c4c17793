/* section-rows.c — which rows of a CSV file count, for a person. */
#include "analyze/page/page.h"

#include <stdio.h>

static void add_header(struct section *section, const struct analysis *analysis,
		       const struct options *options)
{
	section_add_by(section, options);
	texts_add(&section->cells, "rows");
	if (!analysis->rows.independent)
		texts_add(&section->cells, "VMs");
	for (size_t i = 0; i < analysis->rows.column_count; i++)
		texts_add(&section->cells, "values of %s", analysis->rows.columns[i].header);
	section->columns = section->cells.count;
}

static void add_group(struct section *section, const struct rows *rows, size_t g)
{
	const struct rows_group *group = rows->groups[g];

	texts_add(&section->cells, "%zu", group->rows);
	if (!rows->independent)
		texts_add(&section->cells, "%zu", group->count);
	for (size_t i = 0; i < rows->column_count; i++)
		texts_add(&section->cells, "%zu", group->rows - group->missing[i]);
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

static void add_notes(struct section *section, const struct analysis *analysis,
		      const struct options *options)
{
	const struct rows *rows = &analysis->rows;

	if (options->csv.where)
		texts_add(&section->notes, "Left out: %zu of %zu rows, which do not fit: %s",
			  rows->read - rows->kept, rows->read, options->csv.where);
	for (size_t i = 0; i < rows->column_count; i++)
		add_unit(&section->notes, &rows->columns[i]);
	if (rows->independent)
		texts_add(&section->notes,
			  "Without --unit-of every row counts as a VM of its own, independent of "
			  "the others. Where rows come from the same VM, the intervals are too "
			  "narrow: name the column that tells the VM.");
	else
		texts_add(&section->notes, "A VM is what the column '%s' tells apart.",
			  options->csv.unit_of);
}

void section_of_rows(struct section *section, const struct analysis *analysis,
		     const struct options *options)
{
	texts_add(&section->heading, "Rows that count: %zu of %zu", analysis->rows.kept,
		  analysis->rows.read);
	add_header(section, analysis, options);
	for (size_t g = 0; g < analysis->rows.count; g++) {
		section_add_key(section, analysis, g, options);
		add_group(section, &analysis->rows, g);
	}
	add_notes(section, analysis, options);
}
