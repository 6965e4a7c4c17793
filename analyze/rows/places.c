/* places.c — when and which way each row of a CSV file was measured: its cycle and its direction.
 */
#include "places.h"

#include "cell.h"
#include "where.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/table.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

/* A place is the number of the cycle, twice, plus the direction. */
enum { DIRECTION_BITS = 1, DIRECTION_MASK = 1 };

static const char default_column[] = "cycle";
static const char no_column[] = "none";

bool places_bind(struct places *places, const struct csv_row *header, const char *cycle_of)
{
	size_t at = header->count;

	places->direction_at = header_find(header, "direction");
	places->directions = places->direction_at < header->count;
	places->directions_known = places->directions;
	if (!cycle_of || strcmp(cycle_of, no_column) != 0)
		at = header_find(header, cycle_of ? cycle_of : default_column);
	if (at < header->count) {
		places->cycle_at = at;
		places->cycle_asked = cycle_of != NULL;
		places->cycle_column = must_copy(header->cells[at].text);
	}
	return at < header->count || !cycle_of || strcmp(cycle_of, no_column) == 0;
}

bool places_kept(const struct places *places)
{
	return places->cycle_column || places->directions;
}

static int by_text(const void *left, const void *right)
{
	return strcmp(((const struct places_cycle *)left)->text,
		      ((const struct places_cycle *)right)->text);
}

/* The cycle of that text, made if there is none yet; NULL: there are too many for 31 bits. */
static struct places_cycle *cycle_of_text(struct places *places, const char *text)
{
	struct places_cycle wanted = { .text = (char *)text };
	struct places_cycle *const *found;

	if (places->last && strcmp(places->last->text, text) == 0)
		return places->last;
	found = tfind(&wanted, &places->tree, by_text);
	if (found)
		return places->last = *found;
	if (places->cycle_count > UINT32_MAX / 2 - 1)
		return NULL;
	must_grow(&places->cycles, &places->capacity, places->cycle_count, sizeof(void *));
	places->last = must_alloc(1, sizeof *places->last);
	*places->last = (struct places_cycle){ must_copy(text), (uint32_t)places->cycle_count };
	places->cycles[places->cycle_count++] = places->last;
	must_have(tsearch(places->last, &places->tree, by_text));
	return places->last;
}

bool places_add_cycle(struct places *places, const char *cycle)
{
	return cycle_of_text(places, cycle) != NULL;
}

/* A third text, or an empty one, and the directions are no longer known. */
static uint32_t direction_of_text(struct places *places, const char *text)
{
	for (uint32_t i = 0; i < COUNT(places->direction_text) && text[0] != '\0'; i++) {
		if (!places->direction_text[i])
			places->direction_text[i] = must_copy(text);
		if (strcmp(places->direction_text[i], text) == 0)
			return i;
	}
	places->directions_known = false;
	return 0;
}

bool places_of_texts(struct places *places, const char *cycle, const char *direction, size_t rows,
		     uint32_t *place)
{
	const struct places_cycle *found;

	*place = places->directions ? direction_of_text(places, direction) : 0;
	if (!places->cycle_column)
		return true;
	if (cycle[0] == '\0') {
		places->cycle_empty += rows;
		return true;
	}
	found = cycle_of_text(places, cycle);
	if (found)
		*place |= found->number << DIRECTION_BITS;
	return found != NULL;
}

bool places_of_row(struct places *places, const struct csv_row *row, const struct cell_form *form,
		   uint32_t *place, struct error *err)
{
	const struct cell *cycle = places->cycle_column ? &row->cells[places->cycle_at] : NULL;
	const char *direction = places->directions ? row->cells[places->direction_at].text : "";
	const char *text = cycle ? cycle->text : "";
	bool known = text[0] != '\0' && !cell_is_missing(form, text, strlen(text));

	if (cycle && !known && places->cycle_asked)
		return error_at(err, cycle->at,
				"column '%s' is %s: --cycle needs to know each row's cycle; "
				"leave such rows out by --where, or do without by --cycle none",
				places->cycle_column, text[0] == '\0' ? "empty" : text);
	return places_of_texts(places, known ? text : "", direction, 1, place) ||
	       error_at(err, cycle->at, "column '%s': more than 2^31 different cycles",
			places->cycle_column);
}

/* ---- the order of time ---- */

struct numbered {
	double value;
	uint32_t number;
};

static int by_value(const void *left, const void *right)
{
	const struct numbered *a = left;
	const struct numbered *b = right;

	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

void places_finish(struct places *places)
{
	struct numbered *order = must_alloc(places->cycle_count, sizeof *order);
	bool numbers = true;

	places->rank = must_alloc(places->cycle_count, sizeof *places->rank);
	for (uint32_t i = 0; i < places->cycle_count; i++) {
		order[i].number = i;
		numbers = numbers && number_of_text(places->cycles[i]->text, &order[i].value);
	}
	if (numbers && places->cycle_count > 0)
		qsort(order, places->cycle_count, sizeof *order, by_value);
	for (uint32_t i = 0; i < places->cycle_count; i++)
		places->rank[order[i].number] = i;
	free(order);
}

size_t places_cycles(const struct places *places)
{
	return places->cycle_empty > 0 ? 0 : places->cycle_count;
}

size_t places_cycle(const struct places *places, uint32_t place)
{
	return places_cycles(places) > 0 ? places->rank[place >> DIRECTION_BITS] : 0;
}

unsigned places_direction(const struct places *places, uint32_t place)
{
	return places->directions_known ? place & DIRECTION_MASK : 0;
}

static void keep_node(void *node)
{
	(void)node; /* the cycles are freed by their list */
}

void places_free(struct places *places)
{
	tdestroy(places->tree, keep_node);
	for (size_t i = 0; i < places->cycle_count; i++) {
		free(places->cycles[i]->text);
		free(places->cycles[i]);
	}
	for (size_t i = 0; i < COUNT(places->direction_text); i++)
		free(places->direction_text[i]);
	free(places->cycles);
	free(places->rank);
	free(places->cycle_column);
	*places = (struct places){ 0 };
}
