/* table.c — the heads and cells of a report's tables. */
#include "table.h"

#include "report/data/data.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

static const char none[] = "–";

static bool is_set_right(enum cell_kind kind)
{
	return kind != CELL_TEXT && kind != CELL_NAME && kind != CELL_TITLE && kind != CELL_GROUP &&
	       kind != CELL_FACT;
}

void part_heads(struct report *report, const struct part_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		grid_column(report->document, columns[i].head, is_set_right(columns[i].kind),
			    columns[i].meaning);
}

/* The column that change_signed tells, or one end of its interval. */
static const char *column_of_change(const struct change *change, bool is_end)
{
	bool is_ratio = change->offset > 0;

	if (is_end)
		return is_ratio ? "ratio_low" : "difference_low";
	return is_ratio ? "ratio" : "difference";
}

/* The column of the file that the cell's number stands in. */
static const char *column_of(const struct part_column *column, const struct part_row *row)
{
	if (column->kind == CELL_CHANGE || column->kind == CELL_CHANGE_RANGE)
		return column_of_change(row->change, column->kind == CELL_CHANGE_RANGE);
	return column->column;
}

static void say_percent(char text[CHANGE_TEXT_SIZE], const struct report *report,
			const struct part_column *column, const struct part_row *row)
{
	const struct language *language = report->job->style.language;
	char low[NUMBER_TEXT_SIZE];
	char high[NUMBER_TEXT_SIZE];

	double share = table_cell_number(row->table, row->row, column->column);

	if (column->kind != CELL_PERCENTS) {
		number_percent(low, share, language);
		snprintf(text, CHANGE_TEXT_SIZE, "%s", low);
		return;
	}
	/* one sign for both ends: the column is narrow */
	number_percent_digits(low, share, language);
	number_percent(high, table_cell_number(row->table, row->row, column->second), language);
	snprintf(text, CHANGE_TEXT_SIZE, "%s to %s", low, high);
}

static void say_mark(char text[CHANGE_TEXT_SIZE], const struct part_row *row)
{
	const char *mark = interval_mark(row->table, row->row);

	if (!isnan(interval_shown(row->table, row->row).low))
		snprintf(text, CHANGE_TEXT_SIZE, "%s", mark[0] != '\0' ? mark : "t");
}

static void say_source(char text[CHANGE_TEXT_SIZE], const struct part_row *row)
{
	const char *source = interval_source(row->table, row->row);

	if (source[0] != '\0')
		snprintf(text, CHANGE_TEXT_SIZE, "%s", source);
}

static void say_interval(char text[CHANGE_TEXT_SIZE], const struct part_row *row)
{
	struct shown_interval shown = interval_shown(row->table, row->row);

	notation_range(text, row->notation, shown.low, shown.high);
}

/* The number, or change, as a text; "–" where there is none. */
static void say(char text[CHANGE_TEXT_SIZE], const struct report *report,
		const struct part_column *column, const struct part_row *row)
{
	const struct language *language = report->job->style.language;
	double value =
		column->column ? table_cell_number(row->table, row->row, column->column) : NAN;

	snprintf(text, CHANGE_TEXT_SIZE, "%s", none);
	switch (column->kind) {
	case CELL_VALUE:
		notation_text(text, row->notation, value);
		break;
	case CELL_RANGE:
		notation_range(text, row->notation, value,
			       table_cell_number(row->table, row->row, column->second));
		break;
	case CELL_INTERVAL:
		say_interval(text, row);
		break;
	case CELL_MARK:
		say_mark(text, row);
		break;
	case CELL_SOURCE:
		say_source(text, row);
		break;
	case CELL_AMOUNT:
		change_amount(text, row->change, column->column);
		break;
	case CELL_CHANGE:
		change_signed(text, row->change);
		break;
	case CELL_CHANGE_RANGE:
		change_range(text, row->change);
		break;
	case CELL_BOUND:
		change_bound(text, row->change);
		break;
	case CELL_P:
		change_p(text, row->change);
		break;
	default:
		if (isnan(value))
			break;
		if (column->kind == CELL_COUNT)
			number_fixed(text, value, 0, language);
		else if (column->kind == CELL_PLAIN)
			number_short(text, value, language);
		else
			say_percent(text, report, column, row);
		break;
	}
}

/* What the row's numbers are of: outcomes.csv has no metric, failures have none. */
static void say_about(struct report *report, const struct part_row *row)
{
	const char *metric = row->table->schema == &schema_outcomes
				     ? ""
				     : table_cell(row->table, row->row, "metric");

	grid_about(report->document, metric[0] != '\0' ? metric : ABOUT_FAILURES);
}

/* What stands in the file, and where: "0.8475665, analysis/summary.csv:2". Of a comparison also
 * where nothing stands there: its line says why. */
static void add_source(struct report *report, const struct part_column *column,
		       const struct part_row *row)
{
	const char *exact = table_cell(row->table, row->row, column_of(column, row));
	bool range = column->kind == CELL_RANGE || column->kind == CELL_INTERVAL;
	const char *second = range ? table_cell(row->table, row->row, column->second) : "";
	char *both;

	if (exact[0] == '\0' && !row->change)
		return;
	both = must_print("%s%s%s", exact, range ? " to " : "", second);
	grid_source(report->document, both, row->citation, report_line(row->table, row->row));
	say_about(report, row);
	free(both);
}

static void add_number(struct report *report, const struct part_column *column,
		       const struct part_row *row)
{
	char text[CHANGE_TEXT_SIZE];

	say(text, report, column, row);
	grid_cell(report->document, "%s", text);
	if (row->citation)
		add_source(report, column, row);
}

/* A text of the file; its source is told where it is a number. */
static void add_text(struct report *report, const struct part_column *column,
		     const struct part_row *row)
{
	const char *text = table_cell(row->table, row->row, column->column);

	if (column->kind == CELL_NAME)
		report_add_name(report, text);
	else if (column->kind == CELL_NEEDED && text[0] == '\0')
		grid_cell(report->document, "%s", none);
	else
		grid_cell(report->document, "%s", text);
	if (row->citation && !row->change)
		add_source(report, column, row);
}

static void add_group(struct report *report, const struct part_row *row)
{
	char *group = report_group(report, row->table, row->row);

	grid_cell(report->document, "%s", group);
	free(group);
}

static void add_fact(struct report *report, const struct part_column *column,
		     const struct part_row *row)
{
	char fact[FACT_SIZE];

	fact_text(fact, row->facts, column->column);
	grid_cell(report->document, "%s", fact[0] != '\0' ? fact : none);
}

void part_cells(struct report *report, const struct part_column *columns, size_t count,
		const struct part_row *row)
{
	for (size_t i = 0; i < count; i++)
		switch (columns[i].kind) {
		case CELL_TEXT:
		case CELL_DIGITS:
		case CELL_NEEDED:
		case CELL_NAME:
			add_text(report, &columns[i], row);
			break;
		case CELL_LINE:
			grid_cell(report->document, "%ld", report_line(row->table, row->row));
			break;
		case CELL_TITLE:
			grid_cell(report->document, "%s",
				  report_comparison_title(report, row->table, row->row));
			break;
		case CELL_GROUP:
			add_group(report, row);
			break;
		case CELL_FACT:
		case CELL_FACT_DIGITS:
			add_fact(report, &columns[i], row);
			break;
		default:
			add_number(report, &columns[i], row);
			break;
		}
}
