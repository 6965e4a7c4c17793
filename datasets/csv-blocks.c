/* csv-blocks.c — the rows of a CSV file in blocks of bytes, cut at row ends. */
#include "csv-blocks.h"

#include "array.h"
#include "csv-inside.h"

#include <stdlib.h>
#include <string.h>

/* A row longer than that many blocks is read by csv_next, which needs memory for its cells only. */
enum { BLOCKS_MOST = 16 };

static bool reserve(struct csv_block *block, size_t size, struct error *err)
{
	size_t capacity = size + CSV_BLOCK_SLACK;
	char *grown;

	if (capacity <= block->capacity)
		return true;
	grown = realloc(block->text, capacity);
	if (!grown)
		return error_memory(err);
	block->text = grown;
	block->capacity = capacity;
	return true;
}

/* What the reader holds, read but not used, goes to the block. */
static bool take_held(struct csv_reader *reader, struct csv_block *block, struct error *err)
{
	size_t held = reader->block_length - reader->block_used;

	block->length = 0;
	if (!reserve(block, held, err))
		return false;
	if (held > 0)
		memcpy(block->text, reader->block + reader->block_used, held);
	block->length = held;
	reader->block_used = reader->block_length = 0;
	return true;
}

/* The bytes of the block from `from` on go back to the reader. */
static bool give_back(struct csv_reader *reader, struct csv_block *block, size_t from,
		      struct error *err)
{
	size_t rest = block->length - from;

	if (rest > reader->block_capacity) {
		free(reader->block);
		reader->block_capacity = 0;
		reader->block = malloc(rest);
		if (!reader->block)
			return error_memory(err);
		reader->block_capacity = rest;
	}
	memcpy(reader->block, block->text + from, rest);
	reader->block_used = 0;
	reader->block_length = rest;
	reader->at_end = false; /* there is something left */
	block->length = from;
	return true;
}

static size_t count_quotes(const char *text, size_t length)
{
	size_t count = 0;

	for (const char *at = text; (at = memchr(at, '"', length - (size_t)(at - text))); at++)
		count++;
	return count;
}

/* Behind the last row's end; 0: no row ends in the block. From the end on, so that each quote that
 * is passed tells whether what stands before it is inside of quotes. */
static size_t behind_rows(struct csv_block *block)
{
	const char *end;
	size_t at = block->length;
	bool inside;

	block->quotes = memchr(block->text, '"', block->length) != NULL;
	if (!block->quotes) {
		end = memrchr(block->text, '\n', block->length);
		return end ? (size_t)(end - block->text) + 1 : 0;
	}
	for (inside = count_quotes(block->text, block->length) % 2 == 1; at > 0; at--) {
		if (block->text[at - 1] == '\n' && !inside)
			return at;
		inside ^= block->text[at - 1] == '"';
	}
	return 0;
}

/* Behind the first row that ends at or behind `least` bytes; 0: none does. */
static size_t behind_row_at(struct csv_block *block, size_t least)
{
	bool inside = count_quotes(block->text, least - 1) % 2 == 1;

	block->quotes = memchr(block->text, '"', block->length) != NULL;
	for (size_t at = least - 1; at < block->length; at++) {
		if (block->text[at] == '\n' && !inside)
			return at + 1;
		inside ^= block->text[at] == '"';
	}
	return 0;
}

/* How many bytes there are still of the part that is read, if they are fewer than `size`; else 0.
 */
static size_t last_bytes(const struct csv_reader *reader, uint64_t from, size_t size)
{
	return reader->limit > 0 && reader->limit - from <= size ? (size_t)(reader->limit - from)
								 : 0;
}

/* Fills the block up to that size; false with *err. */
static bool fill(struct csv_reader *reader, size_t size, struct csv_block *block, struct error *err)
{
	size_t got = 0;

	if (!reserve(block, size, err))
		return false;
	if (block->length < size && !input_read(reader->input, block->text + block->length,
						size - block->length, &got, err))
		return false;
	reader->at_end = block->length < size && got < size - block->length;
	reader->got += got;
	block->length += got;
	return true;
}

bool csv_next_block(struct csv_reader *reader, size_t size, struct csv_block *block,
		    struct error *err)
{
	const size_t most = size * BLOCKS_MOST;
	const uint64_t from = csv_offset(reader);
	size_t end = 0;
	size_t last;

	block->length = 0;
	if (reader->at_end || !csv_has_blocks(reader) || csv_is_behind(reader))
		return true;
	if (!take_held(reader, block, err))
		return false;
	for (; end == 0; size *= 2) {
		if (!fill(reader, size, block, err))
			return false;
		last = last_bytes(reader, from, block->length);
		end = last > 0 ? behind_row_at(block, last) : behind_rows(block);
		if (reader->at_end && (last == 0 || end == 0) && reader->torn == CSV_TORN_IS_ROW)
			end = block->length;
		if (end == 0 && size >= most)
			break; /* the rest is for csv_next */
		if (reader->at_end)
			break;
	}
	if (end < block->length && !give_back(reader, block, end, err))
		return false;
	memset(block->text + block->length, 0, CSV_BLOCK_SLACK);
	return true;
}

bool csv_has_blocks(const struct csv_reader *reader)
{
	return !reader->form.quotes;
}

uint64_t csv_size(const struct csv_reader *reader)
{
	return reader->input ? input_size(reader->input) : 0;
}

uint64_t csv_offset(const struct csv_reader *reader)
{
	return reader->got - (reader->block_length - reader->block_used);
}

struct place csv_here(const struct csv_reader *reader)
{
	return reader->here;
}

void csv_set_here(struct csv_reader *reader, struct place here)
{
	reader->here = (struct place){ reader->path, here.line, here.column };
}

bool csv_open_block(struct csv_reader **result, const struct csv_reader *of,
		    const struct csv_block *block, struct place here, struct error *err)
{
	struct csv_reader *reader = *result = csv_reader_new(of->path, err);

	if (!reader)
		return false;
	free(reader->block);
	reader->block = (unsigned char *)block->text;
	reader->block_length = block->length;
	reader->borrowed = true;
	csv_set_form(reader, &of->form);
	csv_set_here(reader, here);
	return true;
}

void csv_block_free(struct csv_block *block)
{
	free(block->text);
	*block = (struct csv_block){ 0 };
}
