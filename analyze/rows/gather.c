/* gather.c — the values of a group that several processes hold, brought to the first of them. */
#include "rows.h"
#include "wire.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* Of one column in one group. */
struct gathering {
	const struct rows_group *group;
	size_t column;
	size_t taken; /* processes */
};

static void write_values(FILE *to, const struct packed *values)
{
	wire_number(to, values->count);
	wire_bytes(to, values->at, values->count * sizeof *values->at);
	wire_number(to, values->odd.count);
	for (size_t i = 0; i < values->odd.count; i++)
		wire_text(to, values->odd.at[i]);
	wire_number(to, values->tags != NULL);
	if (values->tags)
		wire_bytes(to, values->tags, values->count * sizeof *values->tags);
	wire_number(to, values->marks != NULL);
	if (values->marks)
		wire_bytes(to, values->marks, values->count * sizeof *values->marks);
}

/* Adds what write_values wrote, behind those that are there. */
static void add_values(struct packed *values, struct wire *from)
{
	const size_t count = wire_next_number(from);
	struct wire at = *from;
	struct wire odd;
	struct wire tags = { NULL };
	struct wire marks = { NULL };
	size_t texts;

	from->at += count * sizeof *values->at;
	texts = wire_next_number(from);
	odd = *from;
	for (size_t i = 0; i < texts; i++)
		wire_next_text(from);
	if (wire_next_number(from) > 0) {
		tags = *from;
		from->at += count * sizeof *values->tags;
	}
	if (wire_next_number(from) > 0) {
		marks = *from;
		from->at += count * sizeof *values->marks;
	}
	for (size_t i = 0; i < count; i++) {
		double value;
		uint32_t beside;

		wire_next_bytes(&at, &value, sizeof value);
		if (tags.at) {
			wire_next_bytes(&tags, &beside, sizeof beside);
			packed_tag_next(values, beside);
		}
		if (isnan(value))
			packed_add(values, wire_next_text(&odd));
		else
			packed_add_double(values, value);
		if (marks.at) {
			wire_next_bytes(&marks, &beside, sizeof beside);
			packed_mark_last(values, beside);
		}
	}
}

static void take_values(void *closure, const char *bytes, size_t length)
{
	struct gathering *gathering = closure;
	struct wire from = { bytes };

	(void)length;
	for (size_t v = 0; gathering->taken > 0 && v < gathering->group->count; v++)
		add_values(&gathering->group->vms[v]->columns[gathering->column], &from);
	gathering->taken++; /* the first process has its own */
}

void rows_gather(const struct rows *rows, size_t group, size_t column)
{
	struct gathering gathering = { rows->groups[group], column, 0 };
	char *bytes;
	size_t length;
	FILE *to;

	if (!rows->across)
		return;
	to = must_open_text(&bytes, &length);
	for (size_t v = 0; v < gathering.group->count; v++)
		write_values(to, &gathering.group->vms[v]->columns[column]);
	must_close_text(to);
	across_collect(rows->across, bytes, length, take_values, &gathering);
	for (size_t v = 0; rows->across->rank > 0 && v < gathering.group->count; v++)
		packed_free(&gathering.group->vms[v]->columns[column]);
	free(bytes);
}
