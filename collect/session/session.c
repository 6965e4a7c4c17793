/* session.c — one call of `migstat collect` from its options to the run on the disk. */
#include "session.h"

#include "collect/check/list.h"
#include "collect/driver-calls.h"
#include "drain.h"
#include "hosts.h"
#include "inside.h"
#include "looking.h"
#include "provenance.h"

#include "datasets/characters.h"
#include "datasets/output.h"

#include <string.h>

/* So long a VM may take to answer the first probe before it is called silent. */
#define LISTEN_SECONDS 2.0

static bool open_run(struct session *session, int argc, char *const *argv, struct error *err)
{
	struct study *study = &session->study;
	bool torn;

	if (session->options->resume)
		return run_reopen(&session->run, session->folder, &torn, err);
	session->provenance = provenance_of(session->options, study, argc, argv);
	if (!session->provenance)
		return error_set(err,
				 "a host does not tell what it is, or the command line or a VM's "
				 "definition is not UTF-8 text");
	if (!folder_make(session->folder, err) || !lock_take(&session->lock, session->folder, err))
		return false;
	return run_create(&session->run, session->folder, session->provenance,
			  plan_count(&study->plan), err) &&
	       provenance_keep_plan(&session->options->plan, session->folder, err);
}

/* A VM that answers no probe has no network downtime in any row: better known before the run than
 * after it. */
static void tell_silent(struct session *session, const char *event, const char *when)
{
	const struct vms *vms = session->study.vms;

	for (size_t i = 0; i < vms->count; i++) {
		struct error text = { 0 };

		if (!observer_is_silent(session->observer, i))
			continue;
		error_set(
			&text,
			"VM '%s' at %s answers no probe%s: its rows will know no network downtime",
			vms->at[i].name, vms->at[i].address, when);
		journal_note(&session->journal, vms->at[i].name, event, text.text);
		display_say(&session->display, "warning: %s", text.text);
	}
}

/* Attaches the run to everything that writes to it, and settles what a dead collect left. */
static bool begin(struct session *session, struct error *err)
{
	session->study.measurer.run = session->run;
	if (!observer_open(&session->observer, &session->options->observe, session->driver,
			   session->study.vms, session->run, err))
		return false;
	session->study.measurer.observer = session->observer;
	journal_attach(&session->journal, session->run);
	journal_note(&session->journal, NULL, session->options->resume ? "resumed" : "started",
		     NULL);
	observer_listen(session->observer, LISTEN_SECONDS, &session->stop);
	tell_silent(session, "silent", "");
	if (!leftover_settle(&session->leftover, &session->study, err))
		return false;
	display_plan(&session->display, study_planned(&session->study), session->study.counts);
	return true;
}

static void tell_counts(const struct session *session, FILE *told)
{
	const struct study *study = &session->study;
	const char *separator = ": ";

	visible_print(told, "%s: %zu of %zu migrations", session->folder, study->done_count,
		      study->ended ? study->done_count : study_planned(study));
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		if (study->counts[i] == 0)
			continue;
		fprintf(told, "%s%s %zu", separator, outcome_words[i], study->counts[i]);
		separator = ", ";
	}
	fputc('\n', told);
}

/* Why the plan was not carried out to its end, though the run could be written. */
static bool tell_why(const struct session *session, struct error *err)
{
	const struct error *halt = &session->study.halt;

	if (session->study.ended)
		return error_set(err, "%s", halt->text);
	return error_set(err, "stopped%s %s; `migstat collect --resume '%s'` goes on",
			 halt->text[0] ? ":" : " by",
			 halt->text[0] ? halt->text : strsignal(session->stop.signal),
			 session->folder);
}

/* The end of a run, whole or not: guests back, description written, one line told. */
static bool end(struct session *session, bool good, FILE *told, struct error *err)
{
	const struct study *study = &session->study;
	bool whole = good && study->ended;
	const char *shut = study->shut;
	struct error ignored = { 0 };

	/* *err keeps its first text: what went wrong before matters more than what follows */
	if (good && study->halt.text[0] != '\0')
		good = tell_why(session, err);
	/* a host that is shut takes nothing back */
	if (!study_open_host(&session->study, err)) {
		good = whole = false;
	} else {
		if (shut)
			display_shout(&session->display, "the host is enabled again: the second "
							 "attempt went well");
		good = study_restore(study, err) && good;
	}
	display_clear(&session->display);
	tell_silent(session, "silent_throughout", " in the whole run");
	journal_note(&session->journal, NULL, whole ? "ended" : "stopped", NULL);
	journal_attach(&session->journal, NULL);
	json_object_set_new(session->provenance, "probing", observer_describe(session->observer));
	good = observer_close(session->observer, err) && good;
	session->observer = NULL;
	provenance_end(session->provenance, whole ? "complete" : "stopped", study->done_count);
	good = run_describe(session->run, session->provenance, good ? err : &ignored) && good;
	tell_counts(session, told);
	if (study_drained(study) > 0)
		good = drain_tell(session->folder, told, err) && good;
	return good && !whole ? tell_why(session, err) : good;
}

static void close_all(struct session *session)
{
	observer_close(session->observer, &(struct error){ 0 });
	driver_close(session->driver);
	run_close(session->run);
	lock_release(&session->lock);
	json_decref(session->provenance);
	leftover_free(&session->leftover);
	if (session->study.plan.vms > 0)
		study_close(&session->study);
	display_free(&session->display);
	journal_free(&session->journal);
	stop_close(&session->stop);
}

/* Whether migrations were tried, and none has moved its VM. */
static bool came_to_nothing(const struct study *study)
{
	size_t tried = 0;
	size_t moved = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		tried += outcome_info(i)->class != CLASS_NOT_ATTEMPTED ? study->counts[i] : 0;
		moved += outcome_info(i)->timed ? study->counts[i] : 0;
	}
	return tried > 0 && moved == 0;
}

/* --check and --dry-run. */
static bool only_look(struct session *session, FILE *told, struct error *err)
{
	const struct collect_options *options = session->options;

	return (!options->check ||
		look_closely(options, &session->study, session->driver, told, err)) &&
	       (!options->dry_run ||
		look_ahead(options, &session->study, session->driver, told, err));
}

enum exit_status session_run(struct collect_options *options, int argc, char *const *argv,
			     FILE *told, struct error *err)
{
	struct session session = { .options = options };
	bool nothing = false;
	bool good;

	journal_init(&session.journal);
	display_init(&session.display, stderr, options->quiet);
	good = session_prepare(&session, told, err);
	if (good && (options->check || options->dry_run)) {
		good = only_look(&session, told, err);
		close_all(&session);
		return good ? EXIT_DONE : EXIT_FAILED;
	}
	if (good) {
		session.study.measurer.driver = session.driver;
		session.study.measurer.audit_seconds = session.driver->operations->patience_seconds;
		good = leftover_wait(&session.leftover, &session.study, err) &&
		       study_check(&session.study, err) &&
		       observer_may(&options->observe, &options->vms, err) &&
		       (options->no_check ||
			look_quickly(options, &session.study, session.driver, err)) &&
		       open_run(&session, argc, argv, err) && begin(&session, err);
	}
	if (good) {
		good = end(&session, study_run(&session.study, err), told, err);
		nothing = came_to_nothing(&session.study);
	}
	close_all(&session);
	if (nothing && good)
		error_set(err, "not one migration succeeded");
	if (nothing && !err->of_system)
		return EXIT_NOTHING;
	return good ? EXIT_DONE : EXIT_FAILED;
}

static bool list_of_cloud(const struct collect_options *options, FILE *told, struct error *err)
{
	const struct nova_place place = {
		.cloud = options->cloud,
		.region = options->region,
		.interface = options->interface,
		.host = { options->host[SIDE_A], options->host[SIDE_B] },
	};

	return list_cloud(&place, told, err);
}

bool session_list(struct collect_options *options, FILE *told, struct error *err)
{
	struct libvirt_hosts hosts;
	struct display display;
	bool both = options->host[SIDE_A] && options->host[SIDE_B];
	bool good;

	if (options->cloud)
		return list_of_cloud(options, told, err);
	display_init(&display, stderr, options->quiet);
	good = hosts_of(&hosts, options, &display, err);
	for (int i = 0; good && i < 2; i++) {
		if (!hosts.uri[i])
			continue;
		if (both)
			visible_print(told, "%sHost %s, %s\n", i > 0 ? "\n" : "",
				      i == SIDE_A ? "A" : "B", hosts.uri[i]);
		good = list_host(hosts.uri[i], hosts.answer_seconds, told, err);
	}
	display_free(&display);
	return good;
}
