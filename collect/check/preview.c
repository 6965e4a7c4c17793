/* preview.c — what a run would do, migration by migration, and how long it would take. */
#include "preview.h"

#include "collect/driver-calls.h"
#include "sheet.h"

#include "datasets/array.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Where the case has no limit: 1 Gbit/s, in bytes a second. */
#define USUAL_RATE 125e6
#define MIB        1048576.0

/* "3 s", "12 min", "2 h 05 min". */
static void time_text(double seconds, char text[32])
{
	if (seconds < 120)
		snprintf(text, 32, "%.0f s", ceil(seconds));
	else if (seconds < 7200)
		snprintf(text, 32, "%.0f min", ceil(seconds / 60));
	else
		snprintf(text, 32, "%.0f h %02d min", floor(seconds / 3600),
			 (int)(fmod(seconds, 3600) / 60));
}

/* NaN: the VM's size is not known. */
static double estimate(const struct preview *preview, const struct guests *guests,
		       const struct move *move)
{
	const struct migration_case *one = &preview->cases->at[move->case_index];
	const struct guest *guest = guests_find(guests, preview->vms->at[move->vm_index].name);
	double limit = case_number(one, PARAMETER_BANDWIDTH) * MIB;
	double bytes = guest ? guest->memory_bytes : NAN;

	if (guest && case_word(one, PARAMETER_STORAGE) == STORAGE_BLOCK)
		bytes += guest->disk_bytes;
	return bytes / (limit > 0 ? limit : USUAL_RATE);
}

/* Lanes take turns, and each stretch waits for its last one. */
struct course {
	double *lane; /* when each is free */
	size_t lanes;
};

static double begin_in(struct course *course, double length)
{
	size_t first = 0;
	double begin;

	assert(course->lane && course->lanes > 0);
	for (size_t i = 1; i < course->lanes; i++)
		if (course->lane[i] < course->lane[first])
			first = i;
	begin = course->lane[first];
	course->lane[first] += length;
	return begin;
}

static void end_stretch(struct course *course)
{
	double last = 0;

	for (size_t i = 0; i < course->lanes; i++)
		last = fmax(last, course->lane[i]);
	for (size_t i = 0; i < course->lanes; i++)
		course->lane[i] = last;
}

static void add_move(struct sheet *sheet, const struct preview *preview, const struct move *move,
		     double begins, double length)
{
	char begin[32] = "";
	char takes[32] = "not known";

	if (!isnan(length)) {
		time_text(begins, begin);
		time_text(length, takes);
	}
	sheet_add(sheet, "%ld", move->migration);
	sheet_add(sheet, "%s", begin);
	sheet_add(sheet, "%s", preview->cases->at[move->case_index].name);
	sheet_add(sheet, "%d", move->cycle);
	sheet_add(sheet, "%s", direction_word(move->source));
	sheet_add(sheet, "%s", preview->vms->at[move->vm_index].name);
	sheet_add(sheet, "%s", takes);
}

/* All migrations, and when the last one is over. */
static double add_moves(struct sheet *sheet, const struct preview *preview,
			const struct guests *guests, struct course *course)
{
	size_t count = plan_count(&preview->plan);

	for (size_t i = 0; i < count; i++) {
		struct move move = plan_move(&preview->plan, i);
		double length = estimate(preview, guests, &move);
		double all = length + 2 * preview->margin_seconds + preview->settle_seconds;

		add_move(sheet, preview, &move, begin_in(course, isnan(all) ? 0 : all), length);
		if ((i + 1) % preview->plan.vms == 0)
			end_stretch(course);
	}
	assert(course->lane);
	return course->lane[0];
}

static void tell_all(const struct preview *preview, double seconds, FILE *stream)
{
	size_t warm_up = preview->plan.vms * preview->plan.cases * (size_t)preview->warm_up * 2;
	char text[32];

	time_text(seconds, text);
	fprintf(stream, "\n%zu migrations", plan_count(&preview->plan));
	if (warm_up > 0)
		fprintf(stream, " (and %zu before them that warm up, not counted here)", warm_up);
	fprintf(stream,
		": about %s, of which %g s before and after each are for probes and samples, and "
		"%g s to "
		"settle.\nEstimated: memory, and disks that are copied along, at the case's "
		"bandwidth, "
		"else at 1 Gbit/s; a busy VM takes longer.\n",
		text, 2 * preview->margin_seconds, preview->settle_seconds);
}

bool preview_print(const struct preview *preview, FILE *stream, struct error *err)
{
	static const char *const heads[] = { "number", "begins", "case", "cycle",
					     "way",    "VM",     "takes" };
	struct guests guests = { 0 };
	struct course course = { NULL, preview->parallel > 1 ? (size_t)preview->parallel : 1 };
	struct sheet sheet = sheet_of(heads, COUNT(heads));
	double seconds;
	bool good;

	course.lane = calloc(course.lanes, sizeof *course.lane);
	good = course.lane || error_memory(err);
	good = good && driver_guests(preview->driver, SIDE_A, &guests, err);
	if (good) {
		seconds = add_moves(&sheet, preview, &guests, &course);
		good = sheet_print(&sheet, stream) || error_memory(err);
		if (good)
			tell_all(preview, seconds, stream);
	}
	guests_free(&guests);
	free(course.lane);
	sheet_free(&sheet);
	return good;
}
