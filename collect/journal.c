/* journal.c — events of the hypervisor and decisions of collect, into events.csv. */
#include "journal.h"

#include <math.h>
#include <string.h>

void journal_init(struct journal *journal)
{
	*journal = (struct journal){ .suspended_seconds = NAN, .resumed_seconds = NAN };
	(void)pthread_mutex_init(&journal->lock, NULL);
}

void journal_free(struct journal *journal)
{
	(void)pthread_mutex_destroy(&journal->lock);
}

void journal_attach(struct journal *journal, struct run_writer *run)
{
	(void)pthread_mutex_lock(&journal->lock);
	journal->run = run;
	(void)pthread_mutex_unlock(&journal->lock);
}

void journal_begin(struct journal *journal, long migration, const char *vm, enum side source)
{
	(void)pthread_mutex_lock(&journal->lock);
	journal->migration = migration;
	journal->vm = vm;
	journal->source = source;
	journal->suspended_seconds = NAN;
	journal->resumed_seconds = NAN;
	(void)pthread_mutex_unlock(&journal->lock);
	journal_note(journal, vm, "migration_started", direction_word(source));
}

double journal_end(struct journal *journal)
{
	double downtime;

	(void)pthread_mutex_lock(&journal->lock);
	downtime = journal->resumed_seconds - journal->suspended_seconds;
	journal->migration = 0;
	journal->vm = NULL;
	(void)pthread_mutex_unlock(&journal->lock);
	return downtime;
}

/* The lock is held. */
static void write_event(struct journal *journal, const char *from, double clock, const char *vm,
			const char *event, const char *detail)
{
	bool ours = journal->vm && vm && strcmp(journal->vm, vm) == 0;
	struct event_row row = { .clock_seconds = clock,
				 .migration = ours ? journal->migration : 0,
				 .from = from,
				 .vm = vm,
				 .event = event,
				 .detail = detail };

	if (!journal->run)
		return;
	clock_utc_text(row.at);
	(void)run_add_event(journal->run, &row, &journal->error);
}

void journal_note(struct journal *journal, const char *vm, const char *event, const char *detail)
{
	(void)pthread_mutex_lock(&journal->lock);
	write_event(journal, "collect", clock_seconds(), vm, event, detail);
	(void)pthread_mutex_unlock(&journal->lock);
}

void journal_event(void *closure, const struct driver_event *event)
{
	struct journal *journal = closure;

	(void)pthread_mutex_lock(&journal->lock);
	if (journal->vm && strcmp(journal->vm, event->vm) == 0) {
		if (event->side == journal->source &&
		    strcmp(event->event, "suspended_migrated") == 0)
			journal->suspended_seconds = event->clock_seconds;
		if (event->side != journal->source && strcmp(event->event, "resumed_migrated") == 0)
			journal->resumed_seconds = event->clock_seconds;
	}
	write_event(journal, side_word(event->side), event->clock_seconds, event->vm, event->event,
		    event->detail);
	(void)pthread_mutex_unlock(&journal->lock);
}

bool journal_good(struct journal *journal, struct error *err)
{
	bool good;

	(void)pthread_mutex_lock(&journal->lock);
	good = journal->error.text[0] == '\0';
	if (!good)
		error_set(err, "%s", journal->error.text);
	(void)pthread_mutex_unlock(&journal->lock);
	return good;
}
