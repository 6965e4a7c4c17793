/* run-facts.c — each row's VM, outcome and place, worked out once. */
#include "run-facts.h"

#include "text-numbers.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* From numbers to ranks. */
static bool rank_vms(struct run_facts *facts, size_t rows, const struct text_numbers *vms)
{
	uint32_t *rank = text_numbers_ranks(vms);

	for (size_t row = 0; rank && row < rows; row++)
		facts->at[row].vm_rank = rank[facts->at[row].vm_rank];
	free(rank);
	return rank != NULL;
}

static long long whole(const char *text)
{
	long long number;

	return integer_of_text(text, 1, LLONG_MAX, &number) ? number : 0;
}

static uint8_t direction_of(const char *word)
{
	if (strcmp(word, "AB") == 0)
		return FACT_AB;
	return strcmp(word, "BA") == 0 ? FACT_BA : FACT_NO_DIRECTION;
}

static bool take_rows(struct run_facts *facts, const struct table *table, struct text_numbers *vms)
{
	const size_t cycle = table_column(table, "cycle");
	const size_t order = table_column(table, "order");
	const size_t direction = table_column(table, "direction");
	const size_t outcome = table_column(table, "outcome");
	const size_t uuid = table_column(table, "vm_uuid");
	const size_t vm = table_column(table, "vm");

	for (size_t row = 0; row < table->rows; row++) {
		struct run_fact *fact = &facts->at[row];
		const char *key = table_text(table, row, uuid);

		if (!text_numbers_find(vms, key[0] != '\0' ? key : table_text(table, row, vm),
				       &fact->vm_rank))
			return false;
		fact->vm = vms->texts[fact->vm_rank];
		fact->cycle = whole(table_text(table, row, cycle));
		fact->order = whole(table_text(table, row, order));
		fact->direction = direction_of(table_text(table, row, direction));
		fact->outcome = (uint8_t)outcome_find(table_text(table, row, outcome));
	}
	return true;
}

bool run_facts_of(struct run_facts *facts, const struct table *migrations, struct error *err)
{
	struct text_numbers vms = { 0 };
	bool good;

	*facts = (struct run_facts){ calloc(migrations->rows + 1, sizeof *facts->at), 0 };
	good = facts->at && take_rows(facts, migrations, &vms) &&
	       rank_vms(facts, migrations->rows, &vms);
	facts->vms = vms.count;
	text_numbers_free(&vms);
	if (good)
		return true;
	run_facts_free(facts);
	return error_memory(err);
}

void run_facts_free(struct run_facts *facts)
{
	free(facts->at);
	*facts = (struct run_facts){ 0 };
}
