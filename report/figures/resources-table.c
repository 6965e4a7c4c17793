/* resources-table.c — the rows of resources.csv for one case. */
#include "resources.h"

#include "report/figures/kit/one-run.h"

#include <math.h>
#include <string.h>

const struct resources_entity resources_entities[ENTITIES] = {
	{ "source", "source host" },
	{ "destination", "destination host" },
	{ "vm_at_source", "VM at the source" },
	{ "vm_at_destination", "VM at the destination" },
};

const struct resources_quantity resources_quantities[QUANTITIES] = {
	{ "cpu_ratio", "CPU (1: one CPU busy)", "" },
	{ "network_received_bytes_per_second", "Network, received", "B/s" },
	{ "network_sent_bytes_per_second", "Network, sent", "B/s" },
	{ "disk_read_bytes_per_second", "Disk, read", "B/s" },
	{ "disk_written_bytes_per_second", "Disk, written", "B/s" },
	{ "memory_bytes", "Memory", "B" },
};

size_t resources_quantity_of(const struct resources *resources, size_t row)
{
	size_t i = 0;

	while (i < QUANTITIES &&
	       !table_says(resources->table, row, "quantity", resources_quantities[i].word))
		i++;
	return i;
}

size_t resources_entity_of(const struct resources *resources, size_t row)
{
	size_t i = 0;

	while (i < ENTITIES &&
	       !table_says(resources->table, row, "entity", resources_entities[i].word))
		i++;
	return i;
}

bool resources_choose(struct resources *resources, struct error *err)
{
	const char *wished = resources->job->wish->case_name;
	const struct run *run = resources->run;
	size_t row = 0;

	resources->case_name = wished ? wished : run_text(run, 0, "case");
	if (!wished && resources->table->rows > 0)
		resources->case_name = table_cell(resources->table, 0, "case");
	while (row < run_rows(run) && strcmp(run_text(run, row, "case"), resources->case_name) != 0)
		row++;
	return row < run_rows(run) || error_set(err, "--case %s: %s has no such case",
						resources->case_name, run->migrations.path);
}

void resources_survey(struct resources *resources)
{
	bool has[QUANTITIES] = { false };

	for (size_t row = 0; row < resources->table->rows; row++) {
		size_t quantity = resources_quantity_of(resources, row);
		size_t entity = resources_entity_of(resources, row);

		if (!table_says(resources->table, row, "case", resources->case_name) ||
		    quantity == QUANTITIES || entity == ENTITIES)
			continue;
		resources->rows++;
		has[quantity] = true;
		resources->has[entity] = true;
		resources->most_n = llround(fmax((double)resources->most_n,
						 table_cell_number(resources->table, row, "n")));
		resources->most_vms =
			llround(fmax((double)resources->most_vms,
				     table_cell_number(resources->table, row, "vms")));
		resources->bin_seconds = table_cell_number(resources->table, row, "bin_seconds");
	}
	for (size_t i = 0; i < QUANTITIES; i++)
		resources->row_of[i] = has[i] ? resources->row_count++ : QUANTITIES;
}
