/* loop.c — carries out the plan, stretch by stretch: cases come up and end, enough is enough. */
#include "inside.h"

#include <math.h>
#include <stdio.h>

static void end_case(struct study *study)
{
	if (!study->in_case)
		return;
	study->in_case = false;
	journal_note(study->measurer.journal, NULL, "case_ended",
		     study->cases->at[study->case_index].name);
	study_hook(study, HOOK_AFTER_CASE, study->case_index, NULL, NULL, &(struct error){ 0 });
}

/* Where another case comes up. *why says why nothing of it is to be attempted; "" = all is well. */
static void begin_case(struct study *study, const struct move *move, struct error *why)
{
	const char *name = study->cases->at[move->case_index].name;

	end_case(study);
	*why = (struct error){ 0 };
	study->case_index = move->case_index;
	study->in_case = true;
	for (size_t i = 0; i < study->plan.vms; i++)
		study->left[i] = (struct error){ 0 };
	display_case(study->display, name);
	journal_note(study->measurer.journal, NULL, "case_started", name);
	study_hook(study, HOOK_BEFORE_CASE, study->case_index, NULL, NULL, why);
}

bool study_all_done(const struct study *study, size_t first, size_t end)
{
	while (first < end && study->done[first])
		first++;
	return first == end;
}

static bool none_done(const struct study *study, size_t first, size_t end)
{
	while (first < end && !study->done[first])
		first++;
	return first == end;
}

/* What is known of the case's mean, in words: what was asked for is what is promised. */
static void known_text(const struct study *study, size_t case_index, char text[256])
{
	const struct until *until = &study->until;
	const char *name = study->cases->at[case_index].name;
	struct until_known known;
	double ratio;
	const char *word;

	if (!until_know(until, case_index, &known)) {
		snprintf(text, 256, "case %s: a VM has no value", name);
		return;
	}
	ratio = known.sure / fabs(known.mean);
	word = ratio <= until->ratio ? "to within" : "only to within";
	snprintf(text, 256,
		 "case %s: %s %.6g, known %s %.3g %%; looked at %d of %d times, bounded by %s; "
		 "95 %% interval %.6g to %.6g",
		 name, metric_at(until->metric)->column.name, known.mean, word,
		 100 * fmax(ratio, until->ratio), known.looks,
		 until_looks(until, until->most_cycles), two_way_source_word(known.source),
		 known.low, known.high);
}

/* An event and a line about the case's mean. */
static void tell_known(struct study *study, size_t case_index, const char *event)
{
	char text[256];

	known_text(study, case_index, text);
	journal_note(study->measurer.journal, NULL, event, text);
	display_say(study->display, "%s: %s", event, text);
}

/*
 * Whether the stretch, the first of its cycle, need not be done because enough has been seen: of
 * its case where the cases come one after the other; of every case where they alternate, so that
 * all get as many cycles. What has begun is finished: a run that goes on decides as this one did.
 */
static bool enough(struct study *study, size_t stretch)
{
	struct move move = plan_move(&study->plan, stretch * study->plan.vms);
	bool by_case = study->plan.order == ORDER_SEQUENTIAL;
	size_t stretches = by_case ? 2 : 2 * study->plan.cases;
	size_t round = stretch / stretches * stretches; /* its first stretch */
	struct until *until = &study->until;

	if (until->ratio == 0 ||
	    !none_done(study, round * study->plan.vms, (round + stretches) * study->plan.vms))
		return false;
	if (until->at[move.case_index].ended)
		return true;
	if (!until_is_look(until, move.cycle - 1))
		return false;
	for (size_t i = 0; i < study->plan.cases; i++)
		if ((!by_case || i == move.case_index) && !until_narrow(until, i))
			return false;
	for (size_t i = 0; i < study->plan.cases; i++)
		if (!by_case || i == move.case_index)
			until->at[i].ended = true;
	return true;
}

static bool is_needed(struct study *study, size_t stretch)
{
	return !study_all_done(study, stretch * study->plan.vms, (stretch + 1) * study->plan.vms) &&
	       !enough(study, stretch);
}

static void tell_until(struct study *study)
{
	if (study->until.ratio == 0)
		return;
	for (size_t i = 0; i < study->plan.cases; i++)
		tell_known(study, i,
			   until_narrow(&study->until, i) ? "narrow_enough" : "not_narrow_enough");
}

/* What comes before the first migration of a stretch. */
static void begin_stretch(struct study *study, size_t stretch, struct error *case_error)
{
	struct move move = plan_move(&study->plan, stretch * study->plan.vms);

	if (!study->in_case || move.case_index != study->case_index)
		begin_case(study, &move, case_error);
	if (case_error->text[0] != '\0' || study->halt.text[0] != '\0')
		return;
	/* a VM that cannot be brought there has rows that say so: no reason to give up */
	if (study->goes_on && !study->plan.one_way)
		placement_by_plan(study, &(struct error){ 0 });
	study->goes_on = false;
	if (!study->seen[study->case_index])
		placement_warm_up(study);
	study->seen[study->case_index] = true;
}

static bool run_stretch(struct study *study, size_t stretch, struct error *case_error,
			struct error *err)
{
	bool good = true;

	begin_stretch(study, stretch, case_error);
	if (drain_begin(study, stretch, case_error))
		good = lanes_run(study, stretch, case_error, err);
	drain_end(study, stretch);
	return good;
}

bool study_run(struct study *study, struct error *err)
{
	struct error case_error = { 0 };
	size_t stretch = 0;

	while (stretch < plan_stretches(&study->plan) && study->halt.text[0] == '\0' &&
	       !study_stopped(study)) {
		if (is_needed(study, stretch) && !run_stretch(study, stretch, &case_error, err))
			return false;
		if (study->halt.text[0] == '\0' && !study_stopped(study))
			stretch++;
	}
	end_case(study);
	study->ended = stretch == plan_stretches(&study->plan);
	if (study->ended)
		tell_until(study);
	else if (study_stopped(study))
		display_say(study->display, "stopping in good order; once more stops at once");
	return true;
}
