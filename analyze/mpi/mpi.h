/*
 * mpi.h — the room of MPI: several processes, on one machine or many, as what across.h asks for.
 *
 * In: an MPI job (mpirun, or a scheduler that starts one).
 * Out: sums and maxima by MPI_Allreduce (128-bit sums by an operation of their own), bytes by
 * MPI_Send and MPI_Bcast.
 * Doors: none; main.c is the program migstat-analyze-mpi, which `make mpi` builds. Nothing else
 * knows of MPI.
 *
 * A failed call of MPI ends the job: that is MPI's own default, and its message names the process.
 */
#ifndef MIGSTAT_ANALYZE_MPI_MPI_H
#define MIGSTAT_ANALYZE_MPI_MPI_H

#include "analyze/statistics/across.h"

#include <stdint.h>

/* What this process handed to MPI so far. */
struct mpi_traffic {
	uint64_t calls, bytes;
};

struct mpi;

/* The processes of the job; MPI is begun. Free with mpi_close. */
struct across *mpi_open(void);

struct mpi_traffic mpi_traffic_of(const struct across *across);

void mpi_close(struct across *across);

#endif
