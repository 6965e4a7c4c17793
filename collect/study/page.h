/*
 * page.h — what a person sees of a study that runs, as a few lines: how far it is, what is under
 * way, how the network fared, what became of the others.
 *
 * No terminal is in here: what happens is told to it, and it gives the lines. Names are made
 * visible where they come in.
 */
#ifndef MIGSTAT_COLLECT_STUDY_PAGE_H
#define MIGSTAT_COLLECT_STUDY_PAGE_H

#include "sparkline.h"

#include "datasets/outcome.h"
#include "datasets/run-write.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	PAGE_UNDER_WAY = 4, /* so many migrations have a line of their own */
	PAGE_LINES = PAGE_UNDER_WAY + 5,
	PAGE_LINE_SIZE = 512,
	PAGE_NAME_SIZE = 64
};

struct page_move {
	long migration; /* 0: nothing is here */
	char vm[PAGE_NAME_SIZE];
	char direction[3];
	double elapsed_seconds, remaining_bytes; /* NaN: not known yet */
	struct sparkline remaining;
};

struct page {
	/* set by the caller */
	size_t planned, done, first; /* first: how many were done before this start */
	double started_seconds;
	/* where it stands */
	char case_name[PAGE_NAME_SIZE]; /* "" = nothing has begun */
	int cycle;
	struct page_move at[PAGE_UNDER_WAY];
	size_t under_way;            /* also those without a line */
	char probed[PAGE_NAME_SIZE]; /* the VM of the last migration that was probed; "" = none */
	double gap_seconds;          /* its longest; 0 = none was heard */
	size_t counts[OUTCOME_COUNT];
};

struct page_look {
	size_t columns, rows; /* what there is room for */
	bool utf8;
};

/* A migration begins, has been sampled, is over, was broken off without a row. */
void page_begin(struct page *page, const struct migration_row *row);
void page_sample(struct page *page, const struct progress_row *sample);
void page_end(struct page *page, const struct migration_row *row);
void page_drop(struct page *page, long migration);

/* ", 3:25 left", from an hour on ", 1 h 03 min left"; "" while nothing is known. */
void page_time_left(const struct page *page, double now, char text[32]);

/* The lines, each no wider than the look's columns, no more than its rows. Returns how many. */
size_t page_lines(const struct page *page, const struct page_look *look, double now,
		  char lines[PAGE_LINES][PAGE_LINE_SIZE]);

#endif
