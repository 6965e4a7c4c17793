/* change.c — after less before of a scene's numbers, where VMs and time are chance. */
#include "change.h"

#include "fits.h"

#include "datasets/must.h"
#include "datasets/two-way/looks.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- looks and sessions ---- */

/* A run that a narrow interval ended is one in which VMs and cycles agreed by chance, too. Where
 * the run is the block, what its own VMs and cycles show is in no interval. Each side is one
 * session, or a few of them whose spread is known from more; scale: what the sd is a share of. */
static void add_looks_and_sessions(struct two_way_chance *chance, const struct scene *scene,
				   const struct change_terms *terms, double before_scale,
				   double after_scale)
{
	const struct session *session =
		scene->situation == SITUATION_RUNS ? &terms->known : &terms->session;
	double before = session->sd * before_scale;
	double after = session->sd * after_scale;
	double variance = before * before / (double)scene->side[BEFORE].runs +
			  after * after / (double)scene->side[AFTER].runs;

	if (terms->looks > 0 && scene->situation != SITUATION_RUNS)
		two_way_count_looks(chance, terms->level, terms->looks);
	if (!(variance > 0))
		return;
	if (scene->situation == SITUATION_TWO_RUNS)
		two_way_add_variance(chance, variance, session->degrees_of_freedom);
	else if (scene->situation == SITUATION_RUNS)
		two_way_know_runs(chance, variance, session->degrees_of_freedom);
}

/* ---- scales ---- */

/* The rows' numbers, as they are. */
static double *numbers_of(const struct scene_side *side)
{
	double *numbers = must_alloc(side->count, sizeof *numbers);

	for (size_t i = 0; i < side->count; i++)
		numbers[i] = side->at[i].number;
	return numbers;
}

/* Each row's number on the scale ln L + x / L - 1 of its VM's level. */
static void make_relative(double *into, const struct scene_side *side, const double *levels)
{
	for (size_t i = 0; i < side->count; i++)
		into[i] = two_way_relative(levels[side->at[i].vm], side->at[i].number);
}

/* The same of one level for all. */
static void make_total(double *into, const struct scene_side *side, double mean)
{
	for (size_t i = 0; i < side->count; i++)
		into[i] = two_way_relative(mean, side->at[i].number);
}

/* Back to the unit, so that the mean of them is the geometric mean, exp(mean). */
static void make_geometric(double *numbers, size_t count, double mean)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = exp(mean) * (1 + numbers[i] - mean);
}

static struct interval around(double estimate, double half)
{
	return (struct interval){ estimate - half, estimate + half };
}

static struct interval exp_around(double estimate, double half)
{
	return (struct interval){ exp(estimate - half), exp(estimate + half) };
}

/* ---- the two changes ---- */

/* What all of them need. */
struct work {
	const struct scene *scene;
	const struct change_terms *terms;
	double *numbers[SIDES]; /* scratch, one for each row */
};

static void take_levels(struct change *change, const struct work *work, struct fits *fits)
{
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct two_way_fit *fit = &fits->of[side];

		change->vms[side] = fit->vms;
		change->levels[side] = must_alloc(work->scene->vm_places, sizeof(double));
		for (size_t i = 0; i < work->scene->vm_places; i++)
			change->levels[side][i] = i < fit->vm_places ? fit->levels[i] : NAN;
		change->courses[side] = must_alloc(fit->cycle_places, sizeof(double));
		memcpy(change->courses[side], fit->courses, fit->cycle_places * sizeof(double));
	}
}

/* Values that differ by less only do so because a double has 53 bits. */
static bool is_constant(const struct two_way_chance *chance, double scale)
{
	double half = two_way_half(chance, 0.95, NULL);

	return chance->count > 0 && half <= 1e-11 * scale;
}

static void take_difference(struct change *change, const struct work *work,
			    const struct fits *plain)
{
	struct two_way_chance chance = plain->change.chance;
	double before = plain->of[BEFORE].mean;
	double after = before + plain->change.estimate;

	add_looks_and_sessions(&chance, work->scene, work->terms, before, after);
	change->estimate = plain->change.estimate;
	change->chance = chance;
	change->constant = is_constant(&chance, fmax(fabs(before), fabs(after)));
	change->typical = (struct amounts){
		.before = before,
		.after = after,
		.difference = after - before,
		.ratio = NAN,
		.difference_interval =
			around(change->estimate, two_way_half(&chance, work->terms->level, NULL)),
		.ratio_interval = { NAN, NAN },
	};
}

/* The interval of the difference of the geometric means. */
static struct interval geometric_interval(const struct work *work, double before, double after)
{
	struct fits fits;
	double half;

	make_geometric(work->numbers[BEFORE], work->scene->side[BEFORE].count, log(before));
	make_geometric(work->numbers[AFTER], work->scene->side[AFTER].count, log(after));
	fits = fits_of(work->scene, work->numbers, work->terms->prior);
	add_looks_and_sessions(&fits.change.chance, work->scene, work->terms, before, after);
	half = two_way_half(&fits.change.chance, work->terms->level, NULL);
	fits_free(&fits);
	return around(after - before, half);
}

static void take_ratio(struct change *change, const struct work *work, const struct fits *plain)
{
	struct amounts *typical = &change->typical;
	struct fits fits;

	for (enum which_side side = BEFORE; side < SIDES; side++)
		make_relative(work->numbers[side], &work->scene->side[side],
			      plain->of[side].levels);
	fits = fits_of(work->scene, work->numbers, work->terms->prior);
	change->by_ratio = true;
	change->estimate = fits.change.estimate;
	change->chance = fits.change.chance;
	add_looks_and_sessions(&change->chance, work->scene, work->terms, 1, 1);
	change->constant = is_constant(&change->chance, 1);
	typical->before = exp(fits.of[BEFORE].mean);
	typical->ratio = exp(change->estimate);
	typical->after = typical->before * typical->ratio;
	typical->difference = typical->after - typical->before;
	typical->ratio_interval = exp_around(
		change->estimate, two_way_half(&change->chance, work->terms->level, NULL));
	fits_free(&fits);
	typical->difference_interval = geometric_interval(work, typical->before, typical->after);
}

static void take_total(struct change *change, const struct work *work, const struct fits *plain)
{
	struct amounts *total = &change->total;
	double before = plain->of[BEFORE].mean;
	double after = plain->of[AFTER].mean;
	struct fits fits;
	double half;

	*total = (struct amounts){ before, after, after - before, NAN, { NAN, NAN }, { NAN, NAN } };
	if (!(before > 0 && after > 0))
		return;
	make_total(work->numbers[BEFORE], &work->scene->side[BEFORE], before);
	make_total(work->numbers[AFTER], &work->scene->side[AFTER], after);
	fits = fits_of(work->scene, work->numbers, work->terms->prior);
	add_looks_and_sessions(&fits.change.chance, work->scene, work->terms, 1, 1);
	half = two_way_half(&fits.change.chance, work->terms->level, NULL);
	total->ratio = after / before;
	total->ratio_interval = exp_around(log(total->ratio), half);
	fits_free(&fits);
}

struct change change_of_scene(const struct scene *scene, const struct change_terms *terms)
{
	struct work work = {
		scene, terms, { numbers_of(&scene->side[BEFORE]), numbers_of(&scene->side[AFTER]) }
	};
	struct change change = { 0 };
	struct fits plain;

	plain = fits_of(scene, work.numbers, terms->prior);
	take_levels(&change, &work, &plain);
	if (two_way_positive(&plain.of[BEFORE]) && two_way_positive(&plain.of[AFTER]) &&
	    !scene_has_negative(scene))
		take_ratio(&change, &work, &plain);
	else
		take_difference(&change, &work, &plain);
	take_total(&change, &work, &plain);
	fits_free(&plain);
	free(work.numbers[BEFORE]);
	free(work.numbers[AFTER]);
	return change;
}

double change_p_plain(const struct scene *scene, const struct change_terms *terms)
{
	double *numbers[SIDES] = { numbers_of(&scene->side[BEFORE]),
				   numbers_of(&scene->side[AFTER]) };
	struct fits fits = fits_of(scene, numbers, terms->prior);
	double p;

	if (terms->looks > 0 && scene->situation != SITUATION_RUNS)
		two_way_count_looks(&fits.change.chance, terms->level, terms->looks);
	p = two_way_p(&fits.change.chance, fits.change.estimate);
	fits_free(&fits);
	free(numbers[BEFORE]);
	free(numbers[AFTER]);
	return p;
}

void change_free(struct change *change)
{
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		free(change->levels[side]);
		free(change->courses[side]);
	}
}

struct session session_of(const struct scene *scene)
{
	const struct scene_side *side = &scene->side[BEFORE];
	struct session session = { 0, INFINITY };
	double *numbers = numbers_of(side);
	struct two_way_fit fit;
	double scale = 1;

	fit = fit_side(scene, BEFORE, numbers);
	if (two_way_positive(&fit)) {
		make_relative(numbers, side, fit.levels);
		two_way_fit_free(&fit);
		fit = fit_side(scene, BEFORE, numbers);
	} else {
		scale = fabs(fit.mean);
	}
	if (scene->situation == SITUATION_RUNS && fit.cycles > 1 && scale > 0)
		session = (struct session){ sqrt(fit.cycle_part * (double)fit.cycles) / scale,
					    (double)fit.cycles - 1 };
	two_way_fit_free(&fit);
	free(numbers);
	return session;
}
