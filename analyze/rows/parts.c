/* parts.c — the rows of a CSV file read in parts, by several threads. */

#include "part.h"

#include "datasets/must.h"
#include "datasets/workers.h"

#include <pthread.h>
#include <stdlib.h>

/* Large enough that a block's own groups cost nothing beside its rows, small enough that it stays
 * near the processor (measured). */
enum { BLOCK_BYTES = 1 << 19 };

/* Where a part is on its way round: its block is read by one thread at a time, then it is parsed,
 * waits for its turn, is added, and is free for another block. */
enum stage { FREE, AT_WORK, READ };

struct seat {
	struct part part;
	enum stage stage;
};

struct parts {
	struct reading *reading;
	struct part_plan plan;
	size_t block_bytes;
	struct seat *seats; /* more than threads, so that none waits for a slower one */
	size_t seat_count;

	pthread_mutex_t input; /* held while a block is read */
	size_t next;           /* number of the next block */
	bool ended;            /* there are no more blocks */

	pthread_mutex_t lock; /* of all that follows, and of the seats' stages */
	pthread_cond_t freed; /* a seat was, or all is over */
	size_t added;         /* blocks that are added */
	bool adding;          /* a thread is adding */
	bool over;            /* no more blocks, or something failed */
	bool failed;          /* to add a part: what comes behind it does not count */
	struct place here;    /* of the next block that is added */
	uint64_t done;        /* bytes that are added */
	struct error at_input;
	bool input_failed;
};

/* A free seat, or NULL when all is over. */
static struct seat *take_seat(struct parts *parts)
{
	struct seat *seat = NULL;

	pthread_mutex_lock(&parts->lock);
	while (!seat && !parts->over) {
		for (size_t i = 0; i < parts->seat_count && !seat; i++)
			if (parts->seats[i].stage == FREE)
				seat = &parts->seats[i];
		if (!seat)
			pthread_cond_wait(&parts->freed, &parts->lock);
	}
	if (seat)
		seat->stage = AT_WORK;
	pthread_mutex_unlock(&parts->lock);
	return seat;
}

static void end_blocks(struct parts *parts, bool failed)
{
	pthread_mutex_lock(&parts->lock);
	parts->over = true;
	parts->input_failed |= failed;
	pthread_cond_broadcast(&parts->freed);
	pthread_mutex_unlock(&parts->lock);
}

/* Reads the next block; false: there is none. */
static bool read_block(struct parts *parts, struct part *part)
{
	bool good;

	pthread_mutex_lock(&parts->input);
	if (!parts->ended) {
		good = csv_next_block(parts->reading->reader, parts->block_bytes, &part->block,
				      &parts->at_input);
		parts->ended = !good || part->block.length == 0;
		part->number = parts->next;
		parts->next += !parts->ended;
		if (parts->ended)
			end_blocks(parts, !good);
		good = !parts->ended;
	} else {
		good = false;
	}
	pthread_mutex_unlock(&parts->input);
	return good;
}

static struct seat *next_to_add(const struct parts *parts)
{
	for (size_t i = 0; i < parts->seat_count; i++)
		if (parts->seats[i].stage == READ && parts->seats[i].part.number == parts->added)
			return &parts->seats[i];
	return NULL;
}

/* So many bytes more are done. */
static void tell(struct parts *parts, size_t bytes)
{
	const struct rows_query *query = parts->reading->query;

	parts->done += bytes;
	if (query->progress)
		query->progress(query->progress_of, parts->done, csv_size(parts->reading->reader));
}

/* Adds all parts whose turn it is, unless another thread does so already. */
static void add_parts(struct parts *parts, struct seat *done)
{
	struct seat *seat;

	pthread_mutex_lock(&parts->lock);
	done->stage = READ;
	while (!parts->adding && (seat = next_to_add(parts))) {
		bool good;

		parts->adding = true;
		pthread_mutex_unlock(&parts->lock);
		good = !parts->failed &&
		       part_add(&seat->part, &parts->plan, parts->reading, &parts->here);
		tell(parts, seat->part.block.length);
		pthread_mutex_lock(&parts->lock);
		parts->adding = false;
		parts->added++;
		parts->failed |= !good;
		parts->over |= !good;
		seat->stage = FREE;
		pthread_cond_broadcast(&parts->freed);
	}
	pthread_mutex_unlock(&parts->lock);
}

static void work(void *closure)
{
	struct parts *parts = closure;
	struct csv_scan *scan = must_have(part_scan(&parts->plan));
	struct seat *seat;

	while ((seat = take_seat(parts)) && read_block(parts, &seat->part)) {
		part_read(&seat->part, &parts->plan, scan);
		add_parts(parts, seat);
	}
	csv_scan_free(scan);
}

static bool read_parts(struct parts *parts, size_t threads)
{
	struct reading *reading = parts->reading;
	bool good;

	pthread_mutex_init(&parts->input, NULL);
	pthread_mutex_init(&parts->lock, NULL);
	pthread_cond_init(&parts->freed, NULL);
	workers_run(threads, work, parts);
	pthread_cond_destroy(&parts->freed);
	pthread_mutex_destroy(&parts->lock);
	pthread_mutex_destroy(&parts->input);
	/* what stands before the failure of the input comes first */
	good = !parts->failed;
	if (good && parts->input_failed)
		good = error_set(reading->err, "%s", parts->at_input.text);
	csv_set_here(reading->reader, parts->here);
	return good;
}

bool parts_read(struct reading *reading)
{
	const struct rows_query *query = reading->query;
	size_t threads = query->threads > 0 ? query->threads : workers_most();
	struct parts parts = { .reading = reading, .here = csv_here(reading->reader) };
	bool good;

	if (query->row_by_row || !csv_has_blocks(reading->reader))
		return true;
	parts.block_bytes = query->block_bytes > 0 ? query->block_bytes : BLOCK_BYTES;
	part_plan_of(&parts.plan, reading);
	parts.seat_count = threads + 1;
	parts.seats = must_alloc(parts.seat_count, sizeof *parts.seats);
	good = read_parts(&parts, threads);
	if (query->progress)
		query->progress(query->progress_of, 0, 0);
	for (size_t i = 0; i < parts.seat_count; i++)
		part_free(&parts.seats[i].part);
	free(parts.seats);
	part_plan_free(&parts.plan);
	return good;
}
