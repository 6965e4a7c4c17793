/* part-add.c — what a block of a CSV file says, added to the rows. */
#include "part.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- an odd block: row by row ---- */

static size_t count_lines(const struct csv_block *block)
{
	const char *end = block->text + block->length;
	size_t count = 0;

	for (const char *at = block->text; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		count++;
	return count;
}

/* Goes on behind the block, which has so many ends of lines. */
static void pass_block(const struct csv_block *block, size_t lines, struct place *here)
{
	const char *last = memrchr(block->text, '\n', block->length);
	const char *end = block->text + block->length;

	here->line += (long)lines;
	here->column = last ? end - last : here->column + end - block->text;
}

static bool add_rows(const struct part *part, struct reading *reading, struct place *here)
{
	struct csv_reader *reader;
	bool good = csv_open_block(&reader, reading->reader, &part->block, *here, reading->err) &&
		    reading_take_rows(reading, reader);

	if (reader)
		reading->rows->comments += csv_comments(reader);
	csv_close(reader);
	pass_block(&part->block, count_lines(&part->block), here);
	return good;
}

/* ---- the others ---- */

/* The cells of a tuple, as the dictionary has them. */
static void cells_of_text(const char *text, struct csv_span *cells, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		cells[i] = (struct csv_span){ text, strlen(text) };
		text += cells[i].length + 1;
	}
}

static struct part_target new_target(struct part_plan *plan, struct reading *reading,
				     const struct csv_span *cells)
{
	struct part_target target;
	const char *vm = reading->query->unit_of ? cells[plan->keys - 1].text : "";

	for (size_t i = 0; i < reading->keys; i++)
		reading->key[i] = (char *)cells[i].text;
	target.group = rows_group_of(reading->rows, reading->key);
	target.vm = rows_vm_of(reading->rows, target.group, vm);
	return target;
}

/* The groups and VMs of the part's slots. */
static struct part_target *targets_of(const struct part *part, struct part_plan *plan,
				      struct reading *reading)
{
	struct part_target *targets = must_alloc(part->keys.count, sizeof *targets);
	struct csv_span *cells = must_alloc(plan->keys, sizeof *cells);

	for (size_t s = 0; s < part->keys.count; s++) {
		const size_t before = plan->known.count;
		size_t number;

		cells_of_text(dictionary_text(&part->keys, s), cells, plan->keys);
		number = dictionary_number(&plan->known, cells);
		if (number == before) {
			must_grow(&plan->targets, &plan->target_capacity, number,
				  sizeof *plan->targets);
			plan->targets[number] = new_target(plan, reading, cells);
		}
		targets[s] = plan->targets[number];
	}
	free(cells);
	return targets;
}

/* What the values keep of the part's places; NULL: there are too many cycles. */
static uint32_t *places_of(const struct part *part, struct places *places)
{
	const struct part_plan *plan = part->plan;
	uint32_t *tags = must_alloc(part->places.count, sizeof *tags);

	for (size_t i = 0; i < part->places.count; i++) {
		const char *text = dictionary_text(&part->places, i);
		const char *next = plan->cycle ? text + strlen(text) + 1 : text;

		if (!places_of_texts(places, plan->cycle ? text : "", plan->direction ? next : "",
				     part->place_rows[i], &tags[i])) {
			free(tags);
			return NULL;
		}
	}
	return tags;
}

static void add_counts(const struct part *part, struct rows *rows,
		       const struct part_target *targets)
{
	rows->read += part->read;
	rows->kept += part->kept;
	for (size_t s = 0; s < part->keys.count; s++) {
		const struct part_target *to = &targets[s];

		to->group->rows += part->slots[s].rows;
		to->vm->rows += part->slots[s].rows;
		to->vm->failed += part->slots[s].failed;
		for (size_t c = 0; c < rows->column_count; c++) {
			const struct part_cell *cell = &part->cells[s * rows->column_count + c];

			to->group->missing[c] += cell->missing;
			packed_lower(&to->vm->columns[c], cell->exponent);
		}
	}
}

/* The marks of the part's rows; NULL: they are not kept, or no longer. Free it. */
static uint32_t *marks_of(const struct part *part, struct marks *marks, const struct place *here)
{
	uint32_t *made = must_alloc(part->mark_count, sizeof *made);

	for (size_t i = 0; marks->kept && i < part->mark_count; i++) {
		struct row_mark mark = part->marks[i].mark;

		mark.line += (size_t)here->line;
		made[i] = marks_add(marks, mark, part->marks[i].told);
	}
	if (marks->kept)
		return made;
	free(made);
	return NULL;
}

/* tags, marks: NULL: none are kept. */
static void add_values(const struct part_column *from, size_t column,
		       const struct part_target *targets, const uint32_t *tags,
		       const uint32_t *marks)
{
	size_t odd = 0;

	for (size_t i = 0; i < from->count; i++) {
		struct packed *values = &targets[from->slot[i]].vm->columns[column];

		if (tags)
			packed_tag_next(values, tags[from->place[i]]);
		if (isnan(from->at[i]))
			packed_add(values, from->odd.at[odd++]);
		else
			packed_add_double(values, from->at[i]);
		if (marks)
			packed_mark_last(values, marks[from->mark[i]]);
	}
}

/* Numbers with a point here and with a comma there: row by row it is found where. */
static bool mixes_points(const struct part *part, const struct rows *rows)
{
	for (size_t c = 0; c < rows->column_count; c++)
		if ((part->columns[c].comma || rows->columns[c].comma) &&
		    (part->columns[c].point || rows->columns[c].point))
			return true;
	return false;
}

bool part_add(struct part *part, struct part_plan *plan, struct reading *reading,
	      struct place *here)
{
	struct rows *rows = reading->rows;
	struct part_target *targets;
	uint32_t *tags;
	uint32_t *marks;
	bool good;

	if (part->result == SCAN_FAILED)
		return error_memory(reading->err);
	tags = part->result == SCAN_ODD || mixes_points(part, rows)
		       ? NULL
		       : places_of(part, &rows->places);
	if (!tags) {
		good = add_rows(part, reading, here);
		atomic_store(&plan->marked, rows->marks.kept);
		return good;
	}
	marks = marks_of(part, &rows->marks, here);
	atomic_store(&plan->marked, rows->marks.kept);
	targets = targets_of(part, plan, reading);
	add_counts(part, rows, targets);
	for (size_t c = 0; c < rows->column_count; c++) {
		rows->columns[c].words += part->columns[c].words;
		rows->columns[c].wrapped += part->columns[c].wrapped;
		rows->columns[c].point |= part->columns[c].point;
		rows->columns[c].comma |= part->columns[c].comma;
		add_values(&part->columns[c], c, targets, places_kept(&rows->places) ? tags : NULL,
			   marks);
	}
	pass_block(&part->block, part->lines, here);
	free(tags);
	free(marks);
	free(targets);
	return true;
}
