/* journal.c — events of the hypervisor and decisions of collect, into events.csv. */
#include "journal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

void journal_init(struct journal *journal)
{
	*journal = (struct journal){ 0 };
	pthread_mutex_init(&journal->lock, NULL);
}

void journal_free(struct journal *journal)
{
	pthread_mutex_destroy(&journal->lock);
}

void journal_attach(struct journal *journal, struct run_writer *run)
{
	pthread_mutex_lock(&journal->lock);
	journal->run = run;
	pthread_mutex_unlock(&journal->lock);
}

void journal_begin(struct journal *journal, struct journal_entry *entry, long migration,
		   const char *vm, enum side source)
{
	*entry = (struct journal_entry){ .migration = migration,
					 .vm = vm,
					 .source = source,
					 .suspended_seconds = NAN,
					 .resumed_seconds = NAN,
					 .wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) };
	pthread_mutex_lock(&journal->lock);
	entry->next = journal->under_way;
	journal->under_way = entry;
	pthread_mutex_unlock(&journal->lock);
	journal_note(journal, vm, "migration_started", direction_word(source));
}

struct journal_seen journal_seen(struct journal *journal, const struct journal_entry *entry)
{
	struct journal_seen seen;

	pthread_mutex_lock(&journal->lock);
	seen = entry->seen;
	pthread_mutex_unlock(&journal->lock);
	return seen;
}

double journal_passes(const struct journal_seen *seen, double counter)
{
	return seen->first_iteration > 0 ? counter - seen->first_iteration + 1 : NAN;
}

double journal_end(struct journal *journal, struct journal_entry *entry)
{
	struct journal_entry **link = &journal->under_way;

	pthread_mutex_lock(&journal->lock);
	while (*link && *link != entry)
		link = &(*link)->next;
	if (*link)
		*link = entry->next;
	pthread_mutex_unlock(&journal->lock);
	if (entry->wake_fd >= 0)
		close(entry->wake_fd);
	entry->wake_fd = -1;
	return entry->resumed_seconds - entry->suspended_seconds;
}

/* The lock is held. */
static struct journal_entry *entry_of(const struct journal *journal, const char *vm)
{
	struct journal_entry *entry = journal->under_way;

	while (entry && (!vm || strcmp(entry->vm, vm) != 0))
		entry = entry->next;
	return entry;
}

/* The lock is held. */
static void write_row(struct journal *journal, struct event_row *row)
{
	if (!journal->run)
		return;
	clock_utc_text(row->at);
	run_add_event(journal->run, row, &journal->error);
}

/* The lock is held. */
static void write_event(struct journal *journal, const char *from, double clock, const char *vm,
			const char *event, const char *detail)
{
	const struct journal_entry *entry = entry_of(journal, vm);
	struct event_row row = { .clock_seconds = clock,
				 .migration = entry ? entry->migration : 0,
				 .from = from,
				 .vm = vm,
				 .event = event,
				 .detail = detail };

	write_row(journal, &row);
}

void journal_withdraw(struct journal *journal, long migration, const char *vm)
{
	struct event_row row = { .clock_seconds = clock_seconds(),
				 .migration = migration,
				 .from = "collect",
				 .vm = vm,
				 .event = "migration_withdrawn" };

	pthread_mutex_lock(&journal->lock);
	write_row(journal, &row);
	pthread_mutex_unlock(&journal->lock);
}

void journal_note(struct journal *journal, const char *vm, const char *event, const char *detail)
{
	pthread_mutex_lock(&journal->lock);
	write_event(journal, "collect", clock_seconds(), vm, event, detail);
	pthread_mutex_unlock(&journal->lock);
}

static bool begins_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/*
 * The guest stands still from the source's first "suspended" (migrated, post-copy, or paused by
 * somebody) to the destination's first "resumed". If it runs on at the source, it was no
 * switchover.
 */
static void take_event(struct journal_entry *entry, const struct driver_event *event)
{
	const uint64_t one = 1;

	if (strcmp(event->event, "suspended_post_copy") == 0)
		entry->seen.post_copied = true;
	if (event->side == entry->source) {
		if (begins_with(event->event, "suspended") && isnan(entry->suspended_seconds))
			entry->suspended_seconds = event->clock_seconds;
		if (begins_with(event->event, "resumed"))
			entry->suspended_seconds = NAN;
		if (strcmp(event->event, "iteration") == 0) {
			entry->seen.iteration = atoi(event->detail);
			if (entry->seen.first_iteration == 0)
				entry->seen.first_iteration = entry->seen.iteration;
			(void)!write(entry->wake_fd, &one, sizeof one);
		}
	} else if (strcmp(event->event, "started") == 0) {
		entry->seen.taken_in = true;
	} else if (begins_with(event->event, "resumed") && isnan(entry->resumed_seconds)) {
		entry->resumed_seconds = event->clock_seconds;
	}
}

void journal_event(void *closure, const struct driver_event *event)
{
	struct journal *journal = closure;
	struct journal_entry *entry;

	pthread_mutex_lock(&journal->lock);
	entry = entry_of(journal, event->vm);
	if (entry && !event->of_manager)
		take_event(entry, event);
	write_event(journal, event->of_manager ? "manager" : side_word(event->side),
		    event->clock_seconds, event->vm, event->event, event->detail);
	pthread_mutex_unlock(&journal->lock);
}

bool journal_good(struct journal *journal, struct error *err)
{
	bool good;

	pthread_mutex_lock(&journal->lock);
	good = journal->error.text[0] == '\0';
	if (!good)
		error_set(err, "%s", journal->error.text);
	pthread_mutex_unlock(&journal->lock);
	return good;
}
