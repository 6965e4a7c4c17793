/*
 * resources.h — the inside of the figure of loads: which rows of resources.csv are drawn
 * where.
 */
#ifndef MIGSTAT_REPORT_FIGURES_RESOURCES_H
#define MIGSTAT_REPORT_FIGURES_RESOURCES_H

#include "report/figures/kit/kit.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

enum { ENTITIES = 4, QUANTITIES = 6 };

/* A word of the column entity, and what the figure calls it. */
struct resources_entity {
	const char *word, *text;
};

/* A word of the column quantity, the heading of its plots, its base unit. */
struct resources_quantity {
	const char *word, *heading, *unit;
};

extern const struct resources_entity resources_entities[ENTITIES];
extern const struct resources_quantity resources_quantities[QUANTITIES];

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

/* Takes the case that is wished for, else the first one that has loads, else the run's first. False
 * with *err if the run has no such case. */
bool resources_choose(struct resources *resources, struct error *err);

/* Fills in which quantities and entities the case has, and how many migrations. */
void resources_survey(struct resources *resources);

/* The number of the row's word; QUANTITIES, ENTITIES: it is not known. */
size_t resources_quantity_of(const struct resources *resources, size_t row);
size_t resources_entity_of(const struct resources *resources, size_t row);

#endif
