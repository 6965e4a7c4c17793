/* series-rows.c — the samples of a CSV file's group in the course of time. */
#include "series.h"

#include "analyze/rows/rows.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* More moments than these make no check better; a trend's test compares each with each. */
enum { MOMENTS_MOST = 200 };

/* A sample on its way to its place. */
struct timed {
	const struct sample *sample;
	double moment;
};

static int by_moment(const void *left, const void *right)
{
	const struct timed *a = left;
	const struct timed *b = right;

	if (a->moment != b->moment)
		return a->moment < b->moment ? -1 : 1;
	return (a->sample->row > b->sample->row) - (a->sample->row < b->sample->row);
}

/* AB and BA as in a run; other words as they come up first. */
static enum direction direction_of(const struct places *places, unsigned direction)
{
	if (!places->directions_known)
		return DIRECTION_COUNT;
	if (places->direction_text[0] && strcmp(places->direction_text[0], "BA") == 0)
		direction = !direction;
	return direction == 0 ? DIRECTION_AB : DIRECTION_BA;
}

/* The samples from first to before end, which are of one VM, in the order of time. */
static void fill_vm(struct series *series, const struct samples *samples, const struct rows *rows,
		    size_t first, size_t end)
{
	struct timed *timed = must_alloc(end - first, sizeof *timed);

	for (size_t i = first; i < end; i++)
		timed[i - first] = (struct timed){ &samples->at[i],
						   rows->marks.at[samples->at[i].row].moment };
	qsort(timed, end - first, sizeof *timed, by_moment);
	for (size_t i = first; i < end; i++) {
		const struct sample *sample = timed[i - first].sample;
		size_t turn = i - first;

		series->at[i] = (struct observation){
			.vm = series->vms,
			.cycle = samples->cycles ? (long long)sample->cycle + 1
						 : (long long)(turn - turn % series->turns) + 1,
			.direction = direction_of(&rows->places, sample->direction),
			.row = sample->row,
			.value = (double)sample->value,
		};
	}
	free(timed);
	series->vms++;
}

static size_t end_of_vm(const struct samples *samples, const struct rows *rows, size_t first)
{
	return rows->independent ? samples->count : samples_vm_end(samples, first);
}

/* How many values of a VM count as one moment; 0 where cycles are known. */
static size_t turns_of(const struct samples *samples, const struct rows *rows)
{
	size_t most = 1;
	size_t end;

	if (samples->cycles)
		return 0;
	for (size_t first = 0; first < samples->count; first = end) {
		end = end_of_vm(samples, rows, first);
		most = end - first > most ? end - first : most;
	}
	return (most + MOMENTS_MOST - 1) / MOMENTS_MOST;
}

struct series series_of_rows(const struct samples *samples, const struct rows *rows)
{
	struct series series = { .at = must_alloc(samples->count, sizeof *series.at),
				 .count = samples->count,
				 .turns = turns_of(samples, rows),
				 .of_file = true };
	size_t end;

	for (size_t first = 0; first < samples->count; first = end) {
		end = end_of_vm(samples, rows, first);
		fill_vm(&series, samples, rows, first, end);
	}
	series_finish(&series);
	return series;
}
