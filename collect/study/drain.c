/*
 * drain.c — a host is shut while it is emptied, and opened again whatever happens.
 *
 * What is done to a host is written down before it is done (host_shutting) and after it is undone
 * (host_opened): whoever dies in between leaves a run that says what is to be undone.
 */
#include "inside.h"

#include "collect/driver-calls.h"

#include <string.h>

static const struct drain_operations *drain_of(const struct study *study)
{
	return study->measurer.driver->operations->drain;
}

static void note(const struct study *study, const char *event, const char *detail)
{
	journal_note(study->measurer.journal, NULL, event, detail);
}

/* The host that this stretch empties through the manager; NULL: it does not. */
static const char *host_of(const struct study *study, size_t stretch)
{
	if (study_drained(study) == 0 || plan_source(&study->plan, stretch) != SIDE_A)
		return NULL;
	return study->drained->at[study->plan.one_way ? stretch : 0];
}

/* Who is not there when its host's turn comes has nothing to leave; who cannot be asked about gets
 * a row that says so. */
static void skip_absent(struct study *study, size_t stretch)
{
	for (size_t i = 0; i < study->plan.vms; i++) {
		size_t index = stretch * study->plan.vms + i;
		struct move move = plan_move(&study->plan, index);
		struct host_view view;

		if (study->done[index])
			continue;
		driver_look(study->measurer.driver, SIDE_A, study->vms->at[move.vm_index].name,
			    &view);
		if (view.state == GUEST_ABSENT)
			study_skip(study, index);
	}
}

/* On the disk before it is done: a power cut leaves the host shut, too. */
static bool write_down(struct study *study, const char *host, struct error *err)
{
	note(study, "host_shutting", host);
	return journal_good(study->measurer.journal, err) &&
	       (!study->measurer.run || run_sync(study->measurer.run, err));
}

/* It was refused: nothing is to be undone, unless it was done all the same. */
static void take_back(struct study *study, const char *host)
{
	struct drain_host seen;
	struct error ignored = { 0 };

	if (!drain_of(study)->look(study->measurer.driver, host, &seen, &ignored) || seen.ours)
		return;
	note(study, "host_opened", host);
	study->shut = NULL;
}

/* One that somebody else has shut is left as it is, also afterwards. */
static bool shut(struct study *study, const char *host, struct error *err)
{
	struct drain_host seen;
	struct error text = { 0 };

	if (!drain_of(study)->look(study->measurer.driver, host, &seen, err))
		return false;
	if (seen.shut && !seen.ours) {
		error_set(&text, "%s: %s", host, seen.why[0] ? seen.why : "no reason is told");
		note(study, "host_was_shut", text.text);
		display_say(study->display,
			    "host '%s' was disabled before (%s), and stays so afterwards", host,
			    seen.why[0] ? seen.why : "no reason is told");
		return true;
	}
	if (!write_down(study, host, err))
		return false;
	study->shut = host;
	if (!drain_of(study)->shut(study->measurer.driver, host, err)) {
		take_back(study, host);
		return false;
	}
	note(study, "host_shut", host);
	return true;
}

bool drain_begin(struct study *study, size_t stretch, const struct error *case_error)
{
	const char *host = host_of(study, stretch);
	size_t first = stretch * study->plan.vms;
	struct error why = { 0 };
	struct error text = { 0 };
	bool good;

	study->draining = NULL;
	if (!host)
		return true;
	good = drain_of(study)->aim(study->measurer.driver, host, &why);
	if (good && study->plan.one_way)
		skip_absent(study, stretch);
	study->draining = host;
	note(study, "drain_started", host);
	if (good && case_error->text[0] == '\0' && !study_stopped(study) &&
	    !study_all_done(study, first, first + study->plan.vms))
		good = shut(study, host, &why);
	if (good)
		return true;
	error_set(&text, "host '%s' cannot be emptied: %s", host, why.text);
	study_halt(study, text.text);
	return false;
}

/* Also those that came, or were made, while it was emptied. */
static void tell_left(struct study *study, const char *host)
{
	struct guests guests = { 0 };
	struct error why = { 0 };

	if (!driver_guests(study->measurer.driver, SIDE_A, &guests, &why))
		note(study, "drain_not_verified", why.text);
	for (size_t i = 0; i < guests.count; i++)
		journal_note(study->measurer.journal, guests.at[i].name, "drain_left", host);
	if (guests.count > 0)
		display_say(study->display, "host '%s' is not empty: %zu left, such as '%s'", host,
			    guests.count, guests.at[0].name);
	guests_free(&guests);
}

void drain_end(struct study *study, size_t stretch)
{
	size_t first = stretch * study->plan.vms;
	const char *host = study->draining;
	struct error why = { 0 };

	if (!host)
		return;
	study->draining = NULL;
	if (study_all_done(study, first, first + study->plan.vms)) {
		note(study, "drain_ended", host);
		tell_left(study, host);
	} else {
		note(study, "drain_stopped", host);
	}
	if (!study_open_host(study, &why))
		study_halt(study, "a host could not be enabled again at once");
}

bool study_open_host(struct study *study, struct error *err)
{
	char command[DRAIN_COMMAND_SIZE];
	struct error why = { 0 };
	struct error text = { 0 };

	if (!study->shut)
		return true;
	if (drain_of(study)->open(study->measurer.driver, study->shut, &why)) {
		note(study, "host_opened", study->shut);
		study->shut = NULL;
		return true;
	}
	drain_command(command, study->shut);
	error_set(&text, "host '%s' IS STILL DISABLED (%s): %s, or `migstat collect --resume`",
		  study->shut, why.text, command);
	note(study, "host_not_opened", text.text);
	display_shout(study->display, text.text);
	return error_set(err, "%s", text.text);
}
