/* course.c — one aspect of one metric in one group, release by release. */
#include "course.h"

#include "course-rows.h"

#include "analyze/compare/fits.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const level_chance_words[] = {
	[LEVEL_NONE] = "",           [LEVEL_RUNS] = "runs",         [LEVEL_SESSIONS] = "sessions",
	[LEVEL_SESSION] = "session", [LEVEL_TRIALS] = "migrations", NULL,
};

/* What all steps share. */
struct work {
	struct course *course;
	const struct sides *all;
	const struct releases *releases;
	const struct terms *terms;
	double *means; /* of each release's numbers */
	struct course_rows rows;
};

static double to_unit(const struct course *course, double number)
{
	return course->by_ratio ? exp(number) : number;
}

/* ---- the runs' numbers ---- */

/* The rows' numbers on the scale that is fitted. The caller frees them. */
static double *numbers_of(const struct scene_side *side, const double *levels)
{
	double *numbers = must_alloc(side->count, sizeof *numbers);

	for (size_t i = 0; i < side->count; i++)
		numbers[i] = levels ? two_way_relative(levels[side->at[i].vm], side->at[i].number)
				    : side->at[i].number;
	return numbers;
}

/* Different VMs and all values of a release. */
static void count_rows(struct work *work, const struct scene_side *side)
{
	struct level *levels = work->course->levels;
	size_t *last = must_alloc(work->releases->count, sizeof *last);

	for (size_t i = 0; i < side->count; i++) {
		size_t release = releases_of_run(work->releases, side->at[i].of_run);

		levels[release].values++;
		levels[release].vms += last[release] != side->at[i].vm + 1;
		last[release] = side->at[i].vm + 1;
	}
	free(last);
}

/* ---- one release ---- */

/* Its fit on the scale that decides. Free with two_way_fit_free. */
static struct two_way_fit fit_release(const struct scene *scene, bool by_ratio)
{
	const struct scene_side *side = &scene->side[BEFORE];
	double *numbers = numbers_of(side, NULL);
	struct two_way_fit fit = fit_side(scene, BEFORE, numbers);

	free(numbers);
	if (!by_ratio)
		return fit;
	numbers = numbers_of(side, fit.levels);
	two_way_fit_free(&fit);
	fit = fit_side(scene, BEFORE, numbers);
	free(numbers);
	return fit;
}

static bool is_positive(const struct work *work)
{
	bool positive = !scene_has_negative(&work->rows.scene);

	for (size_t release = 0; positive && release < work->course->releases; release++) {
		struct scene scene = course_rows_release(&work->rows, release);

		if (scene.side[BEFORE].count > 0) {
			struct two_way_fit fit = fit_release(&scene, false);

			positive = two_way_positive(&fit);
			two_way_fit_free(&fit);
		}
		scene_free(&scene);
	}
	return positive;
}

/* A run's number. */
static void add_number(struct course *course, size_t release, double number)
{
	course->numbers[course->count] = number;
	course->release_of[course->count++] = release;
	course->levels[release].runs++;
}

/* The numbers of the release's runs, and their mean. */
static void take_numbers(struct work *work, size_t release)
{
	struct course *course = work->course;
	struct scene scene = course_rows_release(&work->rows, release);
	struct two_way_fit fit;
	double sum = 0;

	if (scene.side[BEFORE].count > 0) {
		fit = fit_release(&scene, course->by_ratio);
		if (!work->rows.several)
			add_number(course, release, fit.mean);
		for (size_t run = 0; work->rows.several && run < fit.cycle_places; run++)
			if (!isnan(fit.courses[run]))
				add_number(course, release, fit.courses[run]);
		for (size_t i = 1; i <= course->levels[release].runs; i++)
			sum += course->numbers[course->count - i];
		work->means[release] = sum / (double)course->levels[release].runs;
		course->levels[release].value = to_unit(course, work->means[release]);
		two_way_fit_free(&fit);
	}
	scene_free(&scene);
}

/* ---- intervals ---- */

static void set_interval(const struct work *work, size_t release, double half,
			 double degrees_of_freedom, enum level_chance chance)
{
	struct level *level = &work->course->levels[release];
	double mean = work->means[release];

	if (isnan(half))
		return;
	level->interval = (struct interval){ to_unit(work->course, mean - half),
					     to_unit(work->course, mean + half) };
	level->degrees_of_freedom = degrees_of_freedom;
	level->chance = chance;
}

/* The spread of runs about their release's mean, all releases together, on the numbers' scale. */
static double spread_of(const struct work *work, double *degrees_of_freedom)
{
	const struct course *course = work->course;
	double squares = 0;

	*degrees_of_freedom = 0;
	for (size_t i = 0; i < course->count; i++) {
		double off = course->numbers[i] - work->means[course->release_of[i]];

		squares += off * off;
	}
	for (size_t release = 0; release < course->releases; release++)
		if (course->levels[release].runs > 1)
			*degrees_of_freedom += (double)course->levels[release].runs - 1;
	return sqrt(squares / *degrees_of_freedom);
}

static void take_spread(struct course *course, double spread, double degrees_of_freedom)
{
	double sum = 0;

	for (size_t i = 0; i < course->count; i++)
		sum += course->numbers[i];
	course->spread.sd = course->by_ratio ? spread : spread / fabs(sum / (double)course->count);
	course->spread.degrees_of_freedom = degrees_of_freedom;
}

/* One session: what its cycles, and sessions as named, add to the variance of its number. */
static void take_session(const struct work *work, size_t release)
{
	struct scene scene = course_rows_release(&work->rows, release);
	struct two_way_fit fit = fit_release(&scene, work->course->by_ratio);
	struct two_way_chance chance = two_way_chance_of(&fit, TWO_WAY_PRIOR);
	double sd =
		work->terms->session_sd * (work->course->by_ratio ? 1 : fabs(work->means[release]));
	double own = chance.cycle_part;
	double variance = own + sd * sd;
	double df = chance.cycle_df;

	if (sd > 0)
		df = fmin(1e9, variance * variance / (own * own / df)); /* sd has no end of them */
	if (!isnan(variance))
		set_interval(work, release, student_t(work->terms->level, df) * sqrt(variance), df,
			     sd > 0 ? LEVEL_SESSIONS : LEVEL_SESSION);
	two_way_fit_free(&fit);
	scene_free(&scene);
}

static void take_intervals(const struct work *work)
{
	struct course *course = work->course;
	double df;
	double spread = spread_of(work, &df);

	for (size_t release = 0; release < course->releases; release++) {
		double runs = (double)course->levels[release].runs;

		if (runs > 0 && df > 0)
			set_interval(work, release,
				     student_t(work->terms->level, df) * spread / sqrt(runs), df,
				     LEVEL_RUNS);
		else if (runs > 0)
			take_session(work, release);
	}
	if (df > 0)
		take_spread(course, spread, df);
}

static void fill(struct work *work)
{
	work->course->by_ratio = is_positive(work);
	count_rows(work, &work->rows.scene.side[BEFORE]);
	for (size_t release = 0; release < work->course->releases; release++)
		take_numbers(work, release);
	take_intervals(work);
}

/* ---- all of it ---- */

static const struct level no_level = { .value = NAN,
				       .interval = { NAN, NAN },
				       .degrees_of_freedom = NAN };

struct course course_of(const struct sides *all, const struct releases *releases,
			const struct compared *compared, const struct terms *terms)
{
	struct course course = {
		.compared = *compared,
		.levels = must_alloc(releases->count, sizeof *course.levels),
		.releases = releases->count,
		.numbers = must_alloc(all->run_count, sizeof *course.numbers),
		.release_of = must_alloc(all->run_count, sizeof *course.release_of),
		.spread = { 0, INFINITY },
	};
	struct work work = {
		.course = &course,
		.all = all,
		.releases = releases,
		.terms = terms,
		.means = must_alloc(releases->count, sizeof(double)),
	};
	struct observations observations;

	for (size_t i = 0; i < releases->count; i++)
		course.levels[i] = no_level;
	if (compared->aspect == ASPECT_FAILURES) {
		course_take_failures(&course, all, releases, terms->level);
		free(work.means);
		return course;
	}
	observations =
		observations_of(all, compared->group, BEFORE, compared->metric, compared->limit);
	work.rows = course_rows_of(&observations, releases, compared->aspect, terms->pairing);
	course.left_out = work.rows.scene.left_out;
	if (work.rows.scene.situation != SITUATION_NONE)
		fill(&work);
	course_rows_free(&work.rows);
	observations_free(&observations);
	free(work.means);
	return course;
}

void course_free(struct course *course)
{
	free(course->levels);
	free(course->numbers);
	free(course->release_of);
	*course = (struct course){ 0 };
}
