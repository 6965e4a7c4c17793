/* alone.c — takes the groups that are on one side only out of the figure before-after.
 */
#include "pairs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the block's VMs are all on one side. */
static bool is_alone(const struct pairs *pairs, const struct pair_block *block)
{
	bool has_before = false;
	bool has_after = false;

	for (size_t i = block->first; i < block->first + block->count; i++) {
		has_before = has_before || !isnan(pairs->pairs[i].before);
		has_after = has_after || !isnan(pairs->pairs[i].after);
	}
	return has_before != has_after;
}

static void drop_block(struct pairs *pairs, struct pair_block *block, FILE *names)
{
	fprintf(names, "%s%s", ftell(names) > 0 ? "; " : "", block->label);
	free(block->label);
	for (size_t i = block->first; i < block->first + block->count; i++)
		free(pairs->pairs[i].label);
}

bool pairs_leave_out(struct pairs *pairs, struct error *err)
{
	size_t blocks = 0;
	size_t count = 0;
	size_t alone = 0;
	size_t size;
	FILE *names;

	for (size_t i = 0; i < pairs->block_count; i++)
		alone += is_alone(pairs, &pairs->blocks[i]);
	if (alone == 0 || alone == pairs->block_count)
		return true;
	names = open_memstream(&pairs->left_out, &size);
	if (!names)
		return error_memory(err);
	for (size_t i = 0; i < pairs->block_count; i++) {
		struct pair_block block = pairs->blocks[i];

		if (is_alone(pairs, &block)) {
			drop_block(pairs, &block, names);
			continue;
		}
		memmove(pairs->pairs + count, pairs->pairs + block.first,
			block.count * sizeof *pairs->pairs);
		block.first = count;
		count += block.count;
		pairs->blocks[blocks++] = block;
	}
	pairs->block_count = blocks;
	pairs->pair_count = count;
	return fclose(names) == 0 || error_memory(err);
}
