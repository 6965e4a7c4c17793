/* mpi.c — what across.h asks for, by MPI. */
#include "mpi.h"

#include "datasets/must.h"

#include <mpi.h>
#include <stdlib.h>

/* Numbers in one call: MPI counts them in an int. */
enum { AT_ONCE = 1 << 20 };

struct mpi {
	MPI_Datatype whole; /* an int128 */
	MPI_Op add;         /* of such */
	struct mpi_traffic traffic;
	char host[MPI_MAX_PROCESSOR_NAME];
};

/* Stands for a sum that does not fit; no sum that fits is so small. */
#define NO_SUM ((int128)((unsigned128)1 << 127))

static void count(struct mpi *mpi, size_t bytes)
{
	mpi->traffic.calls++;
	mpi->traffic.bytes += bytes;
}

static size_t piece(size_t left)
{
	return left < AT_ONCE ? left : AT_ONCE;
}

static void sum(const struct across *across, uint64_t *at, size_t left)
{
	for (size_t now; left > 0; at += now, left -= now) {
		now = piece(left);
		MPI_Allreduce(MPI_IN_PLACE, at, (int)now, MPI_UINT64_T, MPI_SUM, MPI_COMM_WORLD);
		count(across->closure, now * sizeof *at);
	}
}

static void most(const struct across *across, double *at, size_t left)
{
	for (size_t now; left > 0; at += now, left -= now) {
		now = piece(left);
		MPI_Allreduce(MPI_IN_PLACE, at, (int)now, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
		count(across->closure, now * sizeof *at);
	}
}

static int128 add(int128 a, int128 b)
{
	int128 both;

	return a == NO_SUM || b == NO_SUM || __builtin_add_overflow(a, b, &both) ? NO_SUM : both;
}

/* MPI's own type of a reduction. */
static void add_all(void *from, void *into, int *length, MPI_Datatype *type)
{
	const int128 *a = from;
	int128 *b = into;

	(void)type;
	for (int i = 0; i < *length; i++)
		b[i] = add(a[i], b[i]);
}

static bool sum_whole(const struct across *across, int128 *at, size_t left)
{
	struct mpi *mpi = across->closure;
	bool good = true;

	for (size_t now; left > 0; at += now, left -= now) {
		now = piece(left);
		MPI_Allreduce(MPI_IN_PLACE, at, (int)now, mpi->whole, mpi->add, MPI_COMM_WORLD);
		count(mpi, now * sizeof *at);
		for (size_t i = 0; i < now; i++)
			good &= at[i] != NO_SUM;
	}
	return good;
}

static void send(struct mpi *mpi, const char *bytes, size_t length)
{
	uint64_t told = length;

	MPI_Send(&told, 1, MPI_UINT64_T, 0, 0, MPI_COMM_WORLD);
	for (size_t now; length > 0; bytes += now, length -= now) {
		now = piece(length);
		MPI_Send(bytes, (int)now, MPI_CHAR, 0, 0, MPI_COMM_WORLD);
		count(mpi, now);
	}
}

static void receive(int from, across_take *take, void *closure)
{
	uint64_t length;
	char *bytes;
	size_t got = 0;

	MPI_Recv(&length, 1, MPI_UINT64_T, from, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
	bytes = must_alloc(length, 1);
	for (size_t now; got < length; got += now) {
		now = piece(length - got);
		MPI_Recv(bytes + got, (int)now, MPI_CHAR, from, 0, MPI_COMM_WORLD,
			 MPI_STATUS_IGNORE);
	}
	take(closure, bytes, length);
	free(bytes);
}

static void collect(const struct across *across, const char *bytes, size_t length,
		    across_take *take, void *closure)
{
	if (across->rank > 0) {
		send(across->closure, bytes, length);
		return;
	}
	take(closure, bytes, length);
	for (size_t rank = 1; rank < across->ranks; rank++)
		receive((int)rank, take, closure);
}

static void spread(const struct across *across, size_t from, char **bytes, size_t *length)
{
	uint64_t told = *length;

	MPI_Bcast(&told, 1, MPI_UINT64_T, (int)from, MPI_COMM_WORLD);
	*length = told;
	if (across->rank != from) {
		free(*bytes);
		*bytes = must_alloc(*length, 1);
	}
	for (size_t at = 0, now; at < *length; at += now) {
		now = piece(*length - at);
		MPI_Bcast(*bytes + at, (int)now, MPI_CHAR, (int)from, MPI_COMM_WORLD);
		count(across->closure, across->rank == from ? now : 0);
	}
}

struct across *mpi_open(void)
{
	struct across *across = must_alloc(1, sizeof *across);
	struct mpi *mpi = must_alloc(1, sizeof *mpi);
	int rank;
	int ranks;
	int length;

	MPI_Comm_rank(MPI_COMM_WORLD, &rank);
	MPI_Comm_size(MPI_COMM_WORLD, &ranks);
	MPI_Get_processor_name(mpi->host, &length);
	MPI_Type_contiguous(sizeof(int128), MPI_BYTE, &mpi->whole);
	MPI_Type_commit(&mpi->whole);
	MPI_Op_create(add_all, 1, &mpi->add);
	*across = (struct across){
		.rank = (size_t)rank,
		.ranks = (size_t)ranks,
		.host = mpi->host,
		.closure = mpi,
		.sum = sum,
		.sum_whole = sum_whole,
		.most = most,
		.collect = collect,
		.spread = spread,
	};
	return across;
}

struct mpi_traffic mpi_traffic_of(const struct across *across)
{
	return ((const struct mpi *)across->closure)->traffic;
}

void mpi_close(struct across *across)
{
	struct mpi *mpi = across->closure;

	MPI_Op_free(&mpi->add);
	MPI_Type_free(&mpi->whole);
	free(mpi);
	free(across);
}
