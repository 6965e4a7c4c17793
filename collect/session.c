/* session.c — one call of `migstat collect` from its options to the run on the disk. */
#include "session.h"

#include "driver-libvirt.h"
#include "journal.h"
#include "placement.h"
#include "provenance.h"
#include "resume.h"
#include "stop.h"
#include "study.h"

#include "datasets/package.h"

#include <signal.h>
#include <string.h>

/* How long both hosts may take to settle after a migration before the verdict is spoken. */
#define AUDIT_SECONDS 10.0

struct session {
	struct collect_options *options;
	const char *folder;
	struct stop stop;
	struct journal journal;
	struct display display;
	struct driver *driver;
	struct run_writer *run;
	struct observer *observer;
	json_t *provenance;
	struct leftover leftover; /* all zero for a new run */
	struct study study;
};

static bool connect_hosts(struct session *session, struct error *err)
{
	const struct collect_options *options = session->options;
	struct libvirt_hosts hosts;

	for (int i = 0; i < 2; i++) {
		hosts.uri[i] = options->host[i];
		hosts.peer[i] = options->peer[i];
	}
	return driver_libvirt_open(&session->driver, &hosts, journal_event, &session->journal, err);
}

static void set_study(struct session *session)
{
	struct collect_options *options = session->options;

	session->study = (struct study){
		.cases = &options->cases,
		.vms = &options->vms,
		.plan = { options->cases.count, options->vms.count, options->cycles },
		.before_case = options->before_case,
		.display = &session->display,
		.measurer = { .journal = &session->journal,
			      .stop = &session->stop,
			      .interval_seconds = options->interval_seconds,
			      .deadline_seconds = options->deadline_seconds,
			      .audit_seconds = AUDIT_SECONDS,
			      .watch = display_watch,
			      .closure = &session->display },
	};
}

/* A new run: the folder must not hold one already; what to do if it does is told. */
static bool prepare_new(struct session *session, struct error *err)
{
	session->folder = session->options->output;
	if (leftover_is_run(session->folder))
		return error_set(err,
				 "%s: there is a run in this folder already; `migstat collect "
				 "--resume` goes on with one that was cut short, or give a new "
				 "folder",
				 session->folder);
	if (!options_read_files(session->options, err))
		return false;
	set_study(session);
	return true;
}

/* A run that goes on: its plan comes from its package. */
static bool prepare_resumed(struct session *session, struct error *err)
{
	json_t *package = package_read(session->options->resume, err);
	char text[512];

	session->folder = session->options->resume;
	if (!package)
		return false;
	session->provenance = json_incref(package_provenance(package));
	json_decref(package);
	if (!provenance_to_options(session->provenance, session->options, err))
		return false;
	set_study(session);
	if (!leftover_read(&session->leftover, session->folder, &session->study.plan, err))
		return false;
	leftover_text(&session->leftover, session->folder, text);
	if (session->leftover.whole)
		return error_set(err, "%s; there is nothing to go on with", text);
	(void)fprintf(stderr, "migstat-collect: %s\n", text);
	session->study.goes_on = true;
	session->study.next = session->leftover.rows;
	return true;
}

static bool open_run(struct session *session, int argc, char *const *argv, struct error *err)
{
	struct study *study = &session->study;
	bool torn;

	if (session->options->resume)
		return run_reopen(&session->run, session->folder, &torn, err);
	session->provenance = provenance_of(session->options, study, argc, argv);
	if (!session->provenance)
		return error_set(err, "the command line or a VM's definition is not UTF-8 text");
	return run_create(&session->run, session->folder, session->provenance,
			  plan_count(&study->plan), err);
}

/* Attaches the run to everything that writes to it, and settles what a dead collect left. */
static bool begin(struct session *session, struct error *err)
{
	bool settled;

	session->study.measurer.run = session->run;
	if (!observer_open(&session->observer, &session->options->observe, session->driver,
			   session->study.vms, session->run, err))
		return false;
	session->study.measurer.observer = session->observer;
	journal_attach(&session->journal, session->run);
	journal_note(&session->journal, NULL, session->options->resume ? "resumed" : "started",
		     NULL);
	if (!leftover_settle(&session->leftover, &session->study, &settled, err))
		return false;
	if (settled)
		session->study.next++;
	display_init(&session->display, stderr, session->options->quiet, session->study.next,
		     plan_count(&session->study.plan));
	return true;
}

static void tell_counts(const struct session *session, FILE *told)
{
	const char *separator = ": ";

	(void)fprintf(told, "%s: %zu of %zu migrations", session->folder, session->study.next,
		      plan_count(&session->study.plan));
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		if (session->study.counts[i] == 0)
			continue;
		(void)fprintf(told, "%s%s %zu", separator, outcome_words[i],
			      session->study.counts[i]);
		separator = ", ";
	}
	(void)fputc('\n', told);
}

/* The end of a run, whole or not: guests back, description written, one line told. */
static bool end(struct session *session, bool good, FILE *told, struct error *err)
{
	const struct study *study = &session->study;
	bool whole = good && study->next == plan_count(&study->plan);
	struct error ignored = { 0 };

	/* *err keeps its first text: what went wrong before matters more than what follows */
	good = placement_restore(study, err) && good;
	display_clear(&session->display);
	journal_note(&session->journal, NULL, whole ? "ended" : "stopped", NULL);
	journal_attach(&session->journal, NULL);
	json_object_set_new(session->provenance, "probing", observer_describe(session->observer));
	good = observer_close(session->observer, err) && good;
	session->observer = NULL;
	provenance_end(session->provenance, whole ? "complete" : "stopped", study->next);
	good = run_describe(session->run, session->provenance, good ? err : &ignored) && good;
	tell_counts(session, told);
	if (good && !whole)
		return error_set(err, "stopped by %s; `migstat collect --resume '%s'` goes on",
				 strsignal(session->stop.signal), session->folder);
	return good;
}

static void close_all(struct session *session)
{
	(void)observer_close(session->observer, &(struct error){ 0 });
	if (session->driver)
		session->driver->operations->close(session->driver);
	run_close(session->run);
	json_decref(session->provenance);
	journal_free(&session->journal);
	stop_close(&session->stop);
}

bool session_run(struct collect_options *options, int argc, char *const *argv, FILE *told,
		 struct error *err)
{
	struct session session = { .options = options };
	bool good;

	journal_init(&session.journal);
	good = stop_open(&session.stop, err) &&
	       (options->resume ? prepare_resumed(&session, err) : prepare_new(&session, err)) &&
	       connect_hosts(&session, err);
	if (good) {
		session.study.measurer.driver = session.driver;
		good = leftover_wait(&session.leftover, &session.study, err) &&
		       study_check(&session.study, err) && open_run(&session, argc, argv, err) &&
		       begin(&session, err);
	}
	if (good)
		good = end(&session, study_run(&session.study, err), told, err);
	close_all(&session);
	return good;
}
