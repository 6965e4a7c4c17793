/* course-failures.c — the share of failures, release by release. */
#include "course.h"

#include "analyze/statistics/heaps.h"

#include <math.h>

/* What all steps share. */
struct work {
	struct course *course;
	const struct sides *all;
	const struct releases *releases;
	double level;
};

/* Attempts and failures of one run. */
static struct share share_of_run(const struct work *work, size_t run)
{
	const struct side_rows *rows =
		&work->all->groups[work->course->compared.group].side[BEFORE];
	struct share share = { 0, 0 };

	for (size_t i = 0; i < rows->count; i++) {
		enum outcome outcome;

		if (rows->at[i].run != run)
			continue;
		outcome = run_outcome(&work->all->runs[run], rows->at[i].row);
		share.attempted += outcome_info(outcome)->class != CLASS_NOT_ATTEMPTED;
		share.failed += outcome_info(outcome)->class == CLASS_FAILED;
	}
	return share;
}

/* The release's own share, and the interval of as many trials as it is worth. */
static void take_share(const struct work *work, size_t release)
{
	struct level *level = &work->course->levels[release];
	const struct run_range of[SIDES] = { work->releases->at[release].runs, { 0, 0 } };
	struct sides view = sides_view(work->all, of);
	struct attempts_trials attempts = sides_attempts(&view, work->course->compared.group);
	const struct trials_sides side = { attempts.side, 1, { false, false } };

	level->value = (double)level->failed / (double)level->values;
	if (level->values > 0) {
		struct heaps heaps = heaps_of(&side);

		level->interval = heaps_share(&heaps, level->value, work->level);
		level->degrees_of_freedom = INFINITY;
		level->chance = LEVEL_TRIALS;
	}
	attempts_trials_free(&attempts);
	sides_view_free(&view);
}

void course_take_failures(struct course *course, const struct sides *all,
			  const struct releases *releases, double level)
{
	const struct work of = { course, all, releases, level };
	const struct work *work = &of;

	for (size_t run = 0; run < work->all->run_count; run++) {
		struct share share = share_of_run(work, run);
		size_t release = releases_of_run(work->releases, run);

		if (share.attempted == 0)
			continue;
		course->levels[release].runs++;
		course->levels[release].values += share.attempted;
		course->levels[release].failed += share.failed;
		course->release_of[course->count] = release;
		course->numbers[course->count++] = (double)share.failed / (double)share.attempted;
	}
	for (size_t release = 0; release < course->releases; release++)
		take_share(work, release);
}
