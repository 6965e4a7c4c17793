/* run-facts.c — each row's VM, outcome and place, worked out once. */
#include "run-facts.h"

#include "array.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Texts that are known, each by a number from 0 on. */
struct known {
	const char **texts;
	size_t count, capacity;
	uint32_t *slots;   /* a text's number plus 1; 0: free */
	size_t slot_count; /* a power of two */
};

/* G. Fowler, L. C. Noll, K.-P. Vo: FNV-1a. */
static uint64_t hash_of(const char *text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
	return hash ^ hash >> 32;
}

static uint32_t *slot_of(const struct known *known, const char *text)
{
	size_t at = hash_of(text) & (known->slot_count - 1);

	while (known->slots[at] != 0 && strcmp(known->texts[known->slots[at] - 1], text) != 0)
		at = (at + 1) & (known->slot_count - 1);
	return &known->slots[at];
}

static bool make_room(struct known *known)
{
	uint32_t *old = known->slots;
	size_t slots = known->slot_count == 0 ? 64 : 2 * known->slot_count;

	if (2 * (known->count + 1) <= known->slot_count)
		return true;
	known->slots = calloc(slots, sizeof *known->slots);
	if (!known->slots) {
		known->slots = old;
		return false;
	}
	known->slot_count = slots;
	for (size_t i = 0; i < known->count; i++)
		*slot_of(known, known->texts[i]) = (uint32_t)i + 1;
	free(old);
	return true;
}

/* *number is the text's. False: no memory. */
static bool number_of(struct known *known, const char *text, uint32_t *number)
{
	uint32_t *slot;

	if (!make_room(known) ||
	    !array_grow(&known->texts, &known->capacity, known->count, sizeof *known->texts))
		return false;
	slot = slot_of(known, text);
	if (*slot == 0) {
		known->texts[known->count++] = text;
		*slot = (uint32_t)known->count;
	}
	*number = *slot - 1;
	return true;
}

static int by_text(const void *left, const void *right, void *closure)
{
	const struct known *known = closure;

	return strcmp(known->texts[*(const uint32_t *)left],
		      known->texts[*(const uint32_t *)right]);
}

/* From numbers to ranks. */
static bool rank_vms(struct run_facts *facts, size_t rows, const struct known *known)
{
	uint32_t *order = calloc(known->count + 1, sizeof *order);
	uint32_t *rank = calloc(known->count + 1, sizeof *rank);
	bool good = order && rank;

	for (size_t i = 0; good && i < known->count; i++)
		order[i] = (uint32_t)i;
	if (good && known->count > 0)
		qsort_r(order, known->count, sizeof *order, by_text, (void *)known);
	for (size_t i = 0; good && i < known->count; i++)
		rank[order[i]] = (uint32_t)i;
	for (size_t row = 0; good && row < rows; row++)
		facts->at[row].vm_rank = rank[facts->at[row].vm_rank];
	free(order);
	free(rank);
	return good;
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

static bool take_rows(struct run_facts *facts, const struct table *table, struct known *known)
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

		if (!number_of(known, key[0] != '\0' ? key : table_text(table, row, vm),
			       &fact->vm_rank))
			return false;
		fact->vm = known->texts[fact->vm_rank];
		fact->cycle = whole(table_text(table, row, cycle));
		fact->order = whole(table_text(table, row, order));
		fact->direction = direction_of(table_text(table, row, direction));
		fact->outcome = (uint8_t)outcome_find(table_text(table, row, outcome));
	}
	return true;
}

bool run_facts_of(struct run_facts *facts, const struct table *migrations, struct error *err)
{
	struct known known = { 0 };
	bool good;

	*facts = (struct run_facts){ calloc(migrations->rows + 1, sizeof *facts->at), 0 };
	good = facts->at && take_rows(facts, migrations, &known) &&
	       rank_vms(facts, migrations->rows, &known);
	facts->vms = known.count;
	free(known.texts);
	free(known.slots);
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
