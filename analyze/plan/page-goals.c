/* page-goals.c — what each goal takes, for a person: rows from the size that would do if the pilot
 * saw right to the size to plan, and a sentence. */
#include "page.h"

#include "study-plan.h"

#include "datasets/array.h"

#include <math.h>
#include <string.h>

/* What the section is about. */
struct subject {
	const struct plan_options *options;
	const struct pilot *pilot;
	struct section *section;
};

enum way_kind { BY_VMS, BY_CYCLES, CHEAPEST, WAYS };

/* One row of the table. */
struct way {
	const char *goal, *name;
	enum way_kind kind;
	struct size size[ENDS];
};

static void add_text(struct texts *cells, const struct page_cell *cell)
{
	const char *const *text = cell->at;

	texts_add(cells, "%s", *text);
}

/* From one end to the other. A number that the way keeps is the same at both. */
static void add_range(struct texts *cells, const struct way *way, size_t seen, size_t limit,
		      bool is_kept)
{
	if (way->size[END_SEEN].vms == 0)
		texts_add(cells, "-");
	else if (seen == limit || is_kept)
		texts_add(cells, "%zu", seen);
	else if (way->size[END_LIMIT].vms == 0)
		texts_add(cells, "%zu to ?", seen);
	else
		texts_add(cells, "%zu to %zu", seen, limit);
}

static void add_vms(struct texts *cells, const struct page_cell *cell)
{
	const struct way *way = cell->row;

	add_range(cells, way, way->size[END_SEEN].vms, way->size[END_LIMIT].vms,
		  way->kind == BY_CYCLES);
}

static void add_cycles(struct texts *cells, const struct page_cell *cell)
{
	const struct way *way = cell->row;

	add_range(cells, way, way->size[END_SEEN].cycles, way->size[END_LIMIT].cycles,
		  way->kind == BY_VMS);
}

static struct phrase time_of(struct size size)
{
	return duration_text(size.hours * 3600);
}

static void add_time(struct texts *cells, const struct page_cell *cell)
{
	const struct way *way = cell->row;
	struct phrase seen = time_of(way->size[END_SEEN]);
	struct phrase limit = time_of(way->size[END_LIMIT]);

	if (way->size[END_SEEN].vms == 0)
		texts_add(cells, "not this way");
	else if (way->size[END_LIMIT].vms == 0)
		texts_add(cells, "%s to ?", seen.text);
	else if (strcmp(seen.text, limit.text) == 0)
		texts_add(cells, "%s", seen.text);
	else
		texts_add(cells, "%s to %s", seen.text, limit.text);
}

/* clang-format off */
static const struct page_column columns[] = {
	{ "to tell", add_text,   .offset = offsetof(struct way, goal) },
	{ "way",     add_text,   .offset = offsetof(struct way, name) },
	{ "VMs",     .add = add_vms },
	{ "cycles",  .add = add_cycles },
	{ "time",    .add = add_time },
};
/* clang-format on */

static const struct page_columns table = { columns, COUNT(columns), .words = 2 };

/* ---- what follows from a goal's rows ---- */

/* Which of the two alone does not do. */
static const char *limit_words(const struct way *ways)
{
	bool by_vms = ways[BY_VMS].size[END_SEEN].vms > 0;
	bool by_cycles = ways[BY_CYCLES].size[END_SEEN].vms > 0;

	if (by_vms && !by_cycles)
		return " More cycles with the pilot's VMs do not reach it: VMs differ, or are too "
		       "few.";
	if (by_cycles && !by_vms)
		return " More VMs with the pilot's cycles do not reach it: times differ, or are "
		       "too few.";
	return "";
}

/* The size to plan, and the one that would do if the pilot saw right. */
static void add_advice(const struct subject *subject, const struct aim *aim, const struct way *ways)
{
	struct texts *notes = &subject->section->notes;
	struct size seen = ways[CHEAPEST].size[END_SEEN];
	struct size limit = ways[CHEAPEST].size[END_LIMIT];
	const struct pilot *pilot = subject->pilot;
	double wanted = aim->goal == GOAL_WIDTH ? 1 : aim->power;

	if (seen.vms == 0)
		texts_add(notes, "%s: out of reach with any number of VMs or cycles.",
			  ways[0].goal);
	else if (limit.vms == 0)
		texts_add(notes,
			  "%s: %zu VMs and %zu cycles if the pilot saw right; it is too small to "
			  "promise any size.",
			  ways[0].goal, seen.vms, seen.cycles);
	else if (power_of_study(pilot, aim, END_LIMIT, pilot->vms, pilot->cycles) >= wanted)
		texts_add(notes,
			  "%s: a study as large as the pilot reaches it; %zu VMs and %zu cycles "
			  "are enough (%s).",
			  ways[0].goal, limit.vms, limit.cycles, time_of(limit).text);
	else
		texts_add(
			notes,
			"%s: plan %zu VMs and %zu cycles (%s); %zu and %zu (%s) are enough if the "
			"pilot saw right.%s",
			ways[0].goal, limit.vms, limit.cycles, time_of(limit).text, seen.vms,
			seen.cycles, time_of(seen).text, limit_words(ways));
}

/* ---- the goals ---- */

static struct aim aim_of(const struct plan_options *options, enum goal goal)
{
	return (struct aim){
		.goal = goal,
		.size = goal == GOAL_WIDTH ? options->width : options->difference,
		.level = options->level,
		.power = options->power,
		.vm_seconds = options->vm_seconds,
		.session_sd = options->session_sd,
	};
}

static struct phrase goal_words(const struct aim *aim)
{
	static const char *const between[GOALS] = {
		[GOAL_CASES] = "between cases of one run",
		[GOAL_SAME_VMS] = "two runs, same VMs",
		[GOAL_OTHER_VMS] = "two runs, other VMs",
	};

	if (aim->goal == GOAL_WIDTH)
		return phrase_of("mean to within %.10g %%", 100 * aim->size);
	return phrase_of("find %.10g %%, %s", 100 * aim->size, between[aim->goal]);
}

static void add_goal(const struct subject *subject, enum goal goal)
{
	static struct size (*const sizes[WAYS])(const struct pilot *, const struct aim *,
						enum end) = { size_by_vms, size_by_cycles,
							      size_cheapest };
	static const char *const names[WAYS] = { "as many cycles", "as many VMs", "cheapest" };
	struct aim aim = aim_of(subject->options, goal);
	struct phrase words = goal_words(&aim);
	struct way ways[WAYS];

	for (enum way_kind i = BY_VMS; i < WAYS; i++) {
		ways[i] = (struct way){ .goal = words.text, .name = names[i], .kind = i };
		for (enum end end = END_SEEN; end < ENDS; end++)
			ways[i].size[end] = sizes[i](subject->pilot, &aim, end);
		columns_row(subject->section, NULL, &table, &ways[i], NULL);
	}
	add_advice(subject, &aim, ways);
}

/* Several runs as large as the pilot, where it is known what sessions differ by. */
static void add_runs(const struct subject *subject)
{
	struct aim aim = aim_of(subject->options, GOAL_SAME_VMS);
	const struct pilot *pilot = subject->pilot;
	size_t seen = runs_needed(pilot, &aim, END_SEEN);
	size_t limit = runs_needed(pilot, &aim, END_LIMIT);
	double hours = (double)pilot->vms * (double)pilot->cycles * pilot->directions *
		       pilot->seconds / 3600;

	if (!(aim.session_sd > 0)) {
		texts_add(&subject->section->notes,
			  "Two runs: each side is one session, and one run does not tell how "
			  "sessions differ. These sizes leave it out; --session-sd RATIO adds it, "
			  "and tells how many runs a side it takes.");
		return;
	}
	if (seen == 0)
		texts_add(&subject->section->notes,
			  "Several runs: out of reach with runs as large as the pilot.");
	else if (limit == 0)
		texts_add(&subject->section->notes,
			  "Several runs: %zu runs a side as large as the pilot find %.10g %% if it "
			  "saw right; it is too small to promise any number.",
			  seen, 100 * aim.size);
	else
		texts_add(&subject->section->notes,
			  "Several runs: plan %zu runs a side as large as the pilot (%s in all) to "
			  "find %.10g %%; %zu are enough if it saw right.",
			  limit, duration_text(2 * (double)limit * hours * 3600).text,
			  100 * aim.size, seen);
}

void plan_add_goals(struct section *section, const struct pilot *pilot,
		    const struct plan_options *options)
{
	struct subject subject = { options, pilot, section };

	columns_head(section, NULL, &table, NULL);
	for (enum goal goal = GOAL_WIDTH; goal < GOALS; goal++)
		add_goal(&subject, goal);
	add_runs(&subject);
}
