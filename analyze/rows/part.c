/* part.c — a block of a CSV file, read by itself. */
#include "part.h"

#include "datasets/must.h"
#include "datasets/number-text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the plan ---- */

static void ask(struct part_plan *plan, size_t column)
{
	plan->columns[plan->count++] = column;
}

static size_t where_count(const struct where *where)
{
	return where ? where_columns(where, NULL) : 0;
}

/* Whether a word that the user gave for "not known" looks like a number. */
static bool has_number(const struct texts *words)
{
	struct short_number number;

	for (size_t i = 0; i < words->count; i++)
		if (short_number_of(words->at[i], strlen(words->at[i]), &number))
			return true;
	return false;
}

void part_plan_of(struct part_plan *plan, const struct reading *reading)
{
	const struct places *places = &reading->rows->places;
	const size_t asked = where_count(reading->where) + where_count(reading->failed);

	*plan = (struct part_plan){ .reading = reading };
	plan->columns = must_alloc(reading->keys + 4 + reading->rows->column_count + asked,
				   sizeof *plan->columns);
	for (size_t i = 0; i < reading->keys; i++)
		ask(plan, reading->by[i]);
	if (reading->query->unit_of)
		ask(plan, reading->vm);
	plan->known.width = plan->keys = plan->count;
	plan->cycle = places->cycle_column != NULL;
	plan->direction = places->directions;
	if (plan->cycle)
		ask(plan, places->cycle_at);
	if (plan->direction)
		ask(plan, places->direction_at);
	plan->time = reading->rows->marks.kept && reading->rows->marks.column;
	atomic_store(&plan->marked, reading->rows->marks.kept);
	if (plan->time)
		ask(plan, reading->rows->marks.column_at);
	plan->values = plan->count;
	for (size_t i = 0; i < reading->rows->column_count; i++)
		ask(plan, reading->values[i]);
	plan->where = plan->count;
	if (reading->where)
		plan->count += where_columns(reading->where, plan->columns + plan->count);
	if (reading->failed)
		plan->count += where_columns(reading->failed, plan->columns + plan->count);
	plan->words = has_number(&reading->query->missing);
}

void part_plan_free(struct part_plan *plan)
{
	free(plan->columns);
	free(plan->targets);
	dictionary_free(&plan->known);
	*plan = (struct part_plan){ 0 };
}

/* ---- values ---- */

static void add_value(struct part_column *column, double value, uint32_t slot, uint32_t place,
		      size_t mark)
{
	if (column->count == column->capacity) {
		const size_t had = column->capacity;
		size_t grown = had;

		must_grow(&column->slot, &grown, column->count, sizeof *column->slot);
		grown = had;
		must_grow(&column->place, &grown, column->count, sizeof *column->place);
		grown = had;
		must_grow(&column->mark, &grown, column->count, sizeof *column->mark);
		must_grow(&column->at, &column->capacity, column->count, sizeof *column->at);
	}
	column->at[column->count] = value;
	column->slot[column->count] = slot;
	column->mark[column->count] = (uint32_t)mark;
	column->place[column->count++] = place;
}

/* Up to 15 digits, which come back from a double (packed.h), and a power of ten that is one. */
#define DIGITS_LIMIT UINT64_C(1000000000000000)

static const double powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
enum { POWER_MOST = sizeof powers / sizeof *powers - 1 };

/* The least power of ten of the cell's values is at most that of this one, whose digits may end in
 * zeros. */
static void lower(struct part_cell *cell, uint64_t digits, int exponent)
{
	if (digits == 0)
		return;
	for (; exponent < cell->exponent; exponent++, digits /= 10)
		if (digits % 10 != 0) {
			cell->exponent = exponent;
			return;
		}
}

/* The usual number: few digits, no power. False: take the long way. W. D. Clinger (number-text.h):
 * one multiplication or division of two doubles rounds once. */
static bool take_short(const struct rows_column *of, const struct csv_span *cell,
		       struct part_cell *at, struct part_column *column, double *value)
{
	struct short_number number;
	uint64_t digits;
	int exponent;

	if (!short_number_of(cell->text, cell->length, &number) ||
	    __builtin_mul_overflow(number.digits, (uint64_t)of->unit.multiplier, &digits) ||
	    digits >= DIGITS_LIMIT)
		return false;
	exponent = of->unit.exponent - number.decimals;
	if (exponent < -POWER_MOST || exponent > POWER_MOST || number.minus)
		return false;
	lower(at, digits, exponent);
	column->point |= number.point;
	*value = exponent < 0 ? (double)digits / powers[-exponent]
			      : (double)digits * powers[exponent];
	return true;
}

/* Any cell. False: it is none that there may be. */
static bool take_any(const struct part_plan *plan, const struct rows_column *of,
		     const struct csv_span *cell, struct part_cell *at, struct part_column *column,
		     bool *is_value)
{
	char text[CELL_NUMBER_SIZE];
	char plain[CELL_NUMBER_SIZE];
	char scaled[UNIT_TEXT_SIZE];
	double number;
	enum cell_kind kind;

	if (cell->length >= sizeof text)
		return false;
	memcpy(text, cell->text, cell->length);
	text[cell->length] = '\0';
	kind = cell_kind_of(&plan->reading->form, text, plain, &number);
	*is_value = kind == CELL_NUMBER;
	at->missing += kind == CELL_EMPTY || kind == CELL_MISSING || kind == CELL_WRAPPED;
	column->words += kind == CELL_MISSING;
	column->wrapped += kind == CELL_WRAPPED;
	if (!*is_value)
		return kind != CELL_OTHER;
	column->comma |= strchr(text, ',') != NULL;
	column->point |= strchr(text, '.') != NULL;
	if (number < 0 && !rows_may_be_negative(of))
		return false;
	if (header_unit_scales(&of->unit) && !header_unit_scale(&of->unit, plain, scaled))
		return false;
	texts_add(&column->odd, "%s", header_unit_scales(&of->unit) ? scaled : plain);
	return true;
}

static bool take_values(struct part *part, const struct csv_span *cells, size_t slot,
			uint32_t place)
{
	const struct part_plan *plan = part->plan;
	const struct rows *rows = plan->reading->rows;

	for (size_t c = 0; c < rows->column_count; c++) {
		struct part_cell *at = &part->cells[slot * rows->column_count + c];
		const struct csv_span *cell = &cells[plan->values + c];
		double value = NAN;
		bool is_value = true;

		if ((plan->words ||
		     !take_short(&rows->columns[c], cell, at, &part->columns[c], &value)) &&
		    !take_any(plan, &rows->columns[c], cell, at, &part->columns[c], &is_value))
			return false;
		if (is_value)
			add_value(&part->columns[c], value, (uint32_t)slot, place,
				  part->mark_count);
	}
	return true;
}

/* ---- rows ---- */

/* Puts the cells that expressions ask for into part->row, ended as texts are. */
static void lay_out(struct part *part, const struct csv_span *cells)
{
	const struct part_plan *plan = part->plan;
	size_t length = 0;
	char *text;

	for (size_t i = plan->where; i < plan->count; i++)
		length += cells[i].length + 1;
	if (length > part->row_text_capacity) {
		part->row_text = must_resize(part->row_text, 2 * length, 1);
		part->row_text_capacity = 2 * length;
	}
	text = part->row_text;
	for (size_t i = plan->where; i < plan->count; i++) {
		memcpy(text, cells[i].text, cells[i].length);
		text[cells[i].length] = '\0';
		part->row[plan->columns[i]].text = text;
		text += cells[i].length + 1;
	}
}

/* Whether the expressions keep the row, and call it failed (they stay as they are without one).
 * False: one compares with a number what is none. */
static bool fits(struct part *part, const struct csv_span *cells, bool *kept, bool *failed)
{
	const struct reading *reading = part->plan->reading;
	const struct csv_row row = { part->row, reading->width };
	struct error unsaid;

	lay_out(part, cells);
	error_clear(&unsaid);
	if (reading->where && !where_fits(reading->where, &row, kept, &unsaid))
		return false;
	return !*kept || !reading->failed || where_fits(reading->failed, &row, failed, &unsaid);
}

/* Whether the cell is empty, or says in a word that it is not known. */
static bool is_unknown(const struct part_plan *plan, const struct csv_span *cell)
{
	return cell->length == 0 || cell_is_missing(&plan->reading->form, cell->text, cell->length);
}

static size_t slot_of(struct part *part, const struct csv_span *cells)
{
	const size_t columns = part->plan->reading->rows->column_count;
	const size_t before = part->keys.count;
	const size_t slot = dictionary_number(&part->keys, cells);

	if (slot < before)
		return slot;
	must_grow(&part->slots, &part->slot_capacity, slot, sizeof *part->slots);
	part->slots[slot] = (struct part_slot){ 0 };
	for (size_t i = slot * columns; i < (slot + 1) * columns; i++) {
		must_grow(&part->cells, &part->cell_capacity, i, sizeof *part->cells);
		part->cells[i] = (struct part_cell){ 0 };
	}
	return slot;
}

/* False: the cycle is asked for and not known. */
static bool place_of(struct part *part, const struct csv_span *cells, uint32_t *place)
{
	const struct part_plan *plan = part->plan;
	const size_t before = part->places.count;
	struct csv_span at[2]; /* as many as are asked for */
	size_t number;

	*place = 0;
	if (!plan->cycle && !plan->direction)
		return true;
	memcpy(at, cells + plan->keys, ((size_t)plan->cycle + plan->direction) * sizeof *at);
	if (plan->cycle && is_unknown(plan, &at[0])) {
		if (plan->reading->rows->places.cycle_asked)
			return false;
		at[0].length = 0;
	}
	number = dictionary_number(&part->places, at);
	if (number == before) {
		must_grow(&part->place_rows, &part->place_capacity, number,
			  sizeof *part->place_rows);
		part->place_rows[number] = 0;
	}
	part->place_rows[number]++;
	*place = (uint32_t)number;
	return true;
}

/* The mark of a row whose values were taken. False: its time is asked for, or too long. */
static bool mark_row(struct part *part, const struct csv_span *cells)
{
	const struct part_plan *plan = part->plan;
	struct part_mark mark = { .mark.line = csv_scan_lines(part->scan) };
	const struct csv_span *cell = plan->time ? &cells[plan->values - 1] : NULL;
	char text[CELL_NUMBER_SIZE];

	if (cell && cell->length >= sizeof text)
		return false;
	if (cell) {
		memcpy(text, cell->text, cell->length);
		text[cell->length] = '\0';
		mark.told = marks_moment(text, &mark.mark.moment);
	}
	if (!mark.told && plan->reading->rows->marks.asked)
		return false;
	must_grow(&part->marks, &part->mark_capacity, part->mark_count, sizeof *part->marks);
	part->marks[part->mark_count++] = mark;
	return true;
}

static bool take_row(void *closure, const struct csv_span *cells)
{
	struct part *part = closure;
	const struct part_plan *plan = part->plan;
	uint32_t place;
	bool kept = true;
	bool failed = false;
	size_t slot;

	part->read++;
	if (plan->where < plan->count && !fits(part, cells, &kept, &failed))
		return false;
	if (!kept)
		return true;
	if (plan->reading->query->unit_of && is_unknown(plan, &cells[plan->keys - 1]))
		return false;
	slot = slot_of(part, cells);
	part->kept++;
	part->slots[slot].rows++;
	part->slots[slot].failed += failed;
	if (failed)
		return true;
	return place_of(part, cells, &place) && take_values(part, cells, slot, place) &&
	       (!part->marked || mark_row(part, cells));
}

struct csv_scan *part_scan(const struct part_plan *plan)
{
	return csv_scan_new(&(const struct csv_wanted){
		.columns = plan->columns,
		.count = plan->count,
		.width = plan->reading->width,
		.delimiter = plan->reading->delimiter,
		.comments = plan->reading->comments,
		.take = take_row,
	});
}

/* Makes it empty, for another block. */
static void clear(struct part *part, struct part_plan *plan)
{
	const size_t columns = plan->reading->rows->column_count;

	if (!part->columns) {
		part->columns = must_alloc(columns, sizeof *part->columns);
		part->row = must_alloc(plan->reading->width, sizeof *part->row);
		for (size_t i = 0; i < plan->reading->width; i++)
			part->row[i].text = "";
	}
	part->plan = plan;
	part->read = part->kept = part->mark_count = 0;
	part->marked = atomic_load(&plan->marked);
	dictionary_clear(&part->keys);
	dictionary_clear(&part->places);
	part->keys.width = plan->keys;
	part->places.width = (size_t)plan->cycle + plan->direction;
	for (size_t c = 0; c < columns; c++) {
		struct part_column *column = &part->columns[c];

		column->count = column->words = column->wrapped = 0;
		column->point = column->comma = false;
		texts_free(&column->odd);
	}
}

void part_read(struct part *part, struct part_plan *plan, struct csv_scan *scan)
{
	clear(part, plan);
	part->scan = scan;
	if (part->marked && part->block.quotes) {
		part->result = SCAN_ODD; /* the lines of its rows are not known */
		return;
	}
	part->result = csv_scan_block(scan, &part->block, part, &part->lines);
}

void part_free(struct part *part)
{
	for (size_t c = 0; part->columns && c < part->plan->reading->rows->column_count; c++) {
		free(part->columns[c].at);
		free(part->columns[c].slot);
		free(part->columns[c].place);
		free(part->columns[c].mark);
		texts_free(&part->columns[c].odd);
	}
	csv_block_free(&part->block);
	dictionary_free(&part->keys);
	dictionary_free(&part->places);
	free(part->slots);
	free(part->cells);
	free(part->place_rows);
	free(part->marks);
	free(part->columns);
	free(part->row);
	free(part->row_text);
	*part = (struct part){ 0 };
}
