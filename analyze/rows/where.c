/* where.c — the expression of --where, evaluated row by row. The parser is in where-parse.c. */
#include "where.h"
#include "where-tree.h"

#include "datasets/nearest.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

void where_free(struct where *where)
{
	if (!where)
		return;
	for (size_t i = 0; i < where->count; i++) {
		free(where->nodes[i].column);
		free(where->nodes[i].text);
	}
	free(where->nodes);
	free(where);
}

size_t header_find(const struct csv_row *header, const char *name)
{
	size_t i = 0;

	while (i < header->count && strcmp(header->cells[i].text, name) != 0)
		i++;
	return i;
}

static bool bind_node(struct where_node *node, const char *option, const struct csv_row *header,
		      struct error *err)
{
	char guess[NEAREST_LIST_SIZE];

	node->index = header_find(header, node->column);
	if (node->index < header->count)
		return true;
	nearest_or_list(guess, node->column, &header->cells->text, header->count,
			sizeof *header->cells);
	return error_set(err, "%s, at character %zu: the file has no column '%s'%s", option,
			 node->at, node->column, guess);
}

void where_set_form(struct where *where, const struct cell_form *form)
{
	where->form = form;
}

bool where_bind(struct where *where, const struct csv_row *header, struct error *err)
{
	for (size_t i = 0; i < where->count; i++)
		if (where->nodes[i].kind == WHERE_COMPARE &&
		    !bind_node(&where->nodes[i], where->option, header, err))
			return false;
	return true;
}

size_t where_columns(const struct where *where, size_t *columns)
{
	size_t count = 0;

	for (size_t i = 0; i < where->count; i++) {
		if (where->nodes[i].kind != WHERE_COMPARE)
			continue;
		if (columns)
			columns[count] = where->nodes[i].index;
		count++;
	}
	return count;
}

/* order: below, at or above 0 as the cell is below, at or above the value. */
static bool holds(enum where_relation relation, int order)
{
	switch (relation) {
	case WHERE_EQUAL:
		return order == 0;
	case WHERE_UNEQUAL:
		return order != 0;
	case WHERE_LESS:
		return order < 0;
	case WHERE_AT_MOST:
		return order <= 0;
	case WHERE_GREATER:
		return order > 0;
	case WHERE_AT_LEAST:
		return order >= 0;
	}
	return false;
}

static bool compare(const struct where *where, const struct where_node *node,
		    const struct cell *cell, bool *fits, struct error *err)
{
	static const struct cell_form usual = { 0 };
	char plain[CELL_NUMBER_SIZE];
	enum cell_kind kind;
	double number;

	if (!node->numeric) {
		*fits = holds(node->relation, strcmp(cell->text, node->text));
		return true;
	}
	*fits = false;
	kind = cell_kind_of(where->form ? where->form : &usual, cell->text, plain, &number);
	if (kind == CELL_EMPTY || kind == CELL_MISSING || kind == CELL_WRAPPED)
		return true;
	if (kind == CELL_OTHER)
		return error_at(err, cell->at,
				"column '%s': '%s' is not a number, but %s compares it with %s (in "
				"quotes: as text)",
				node->column, cell->text, where->option, node->text);
	*fits = holds(node->relation, (number > node->number) - (number < node->number));
	return true;
}

static bool fits_node(const struct where *where, size_t index, const struct csv_row *row,
		      bool *fits, struct error *err)
{
	const struct where_node *node = &where->nodes[index];

	switch (node->kind) {
	case WHERE_COMPARE:
		return compare(where, node, &row->cells[node->index], fits, err);
	case WHERE_NOT:
		if (!fits_node(where, node->left, row, fits, err))
			return false;
		*fits = !*fits;
		return true;
	case WHERE_AND:
	case WHERE_OR:
		if (!fits_node(where, node->left, row, fits, err))
			return false;
		if (*fits == (node->kind == WHERE_OR))
			return true;
		return fits_node(where, node->right, row, fits, err);
	}
	return false;
}

bool where_fits(const struct where *where, const struct csv_row *row, bool *fits, struct error *err)
{
	return fits_node(where, where->root, row, fits, err);
}
