/*
 * where-tree.h — the parsed expression of --where: what where-parse.c makes and where.c evaluates.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_WHERE_TREE_H
#define MIGSTAT_ANALYZE_ROWS_WHERE_TREE_H

#include <stdbool.h>
#include <stddef.h>

enum where_kind { WHERE_COMPARE, WHERE_NOT, WHERE_AND, WHERE_OR };

enum where_relation {
	WHERE_EQUAL,
	WHERE_UNEQUAL,
	WHERE_LESS,
	WHERE_AT_MOST,
	WHERE_GREATER,
	WHERE_AT_LEAST
};

/* left and right are indices of nodes; a node stands behind those it refers to. */
struct where_node {
	enum where_kind kind;
	size_t left, right;

	/* a comparison */
	enum where_relation relation;
	char *column;
	size_t at;    /* the column's character in the expression, from 1 */
	size_t index; /* the column's place in the file */
	char *text;   /* the value as it is written, without quotes */
	bool numeric;
	double number;
};

struct where {
	const char *option; /* "--where": who is told of what is wrong; borrowed */
	struct where_node *nodes;
	size_t count, capacity, root;
	const struct cell_form *form; /* how the file writes numbers; borrowed; NULL: as usual */
};

#endif
