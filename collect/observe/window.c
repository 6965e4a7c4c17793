/* window.c — which VMs have a migration around them now, and in which phase. */
#include "window.h"

#include <stdlib.h>
#include <string.h>

const char *phase_word(enum phase phase)
{
	static const char *const words[] = { "", "before", "during", "after" };

	return words[phase];
}

bool windows_init(struct windows *windows, size_t vms)
{
	*windows = (struct windows){ .count = vms };
	pthread_mutex_init(&windows->lock, NULL);
	pthread_cond_init(&windows->changed, NULL);
	windows->at = calloc(vms > 0 ? vms : 1, sizeof *windows->at);
	return windows->at != NULL;
}

void windows_free(struct windows *windows)
{
	pthread_cond_destroy(&windows->changed);
	pthread_mutex_destroy(&windows->lock);
	free(windows->at);
	windows->at = NULL;
}

void windows_set(struct windows *windows, size_t vm, long migration, enum phase phase)
{
	pthread_mutex_lock(&windows->lock);
	windows->at[vm] = (struct window){ migration, phase };
	pthread_cond_broadcast(&windows->changed);
	pthread_mutex_unlock(&windows->lock);
}

/* Migrations are numbered in the order of their start. The lock is held. */
static struct window oldest_of(const struct windows *windows)
{
	struct window oldest = { 0, PHASE_NONE };

	for (size_t i = 0; i < windows->count; i++) {
		const struct window *window = &windows->at[i];

		if (window->phase != PHASE_NONE &&
		    (oldest.phase == PHASE_NONE || window->migration < oldest.migration))
			oldest = *window;
	}
	return oldest;
}

bool windows_wait(struct windows *windows, struct window *at)
{
	bool goes_on;

	pthread_mutex_lock(&windows->lock);
	while (!windows->closing && oldest_of(windows).phase == PHASE_NONE)
		pthread_cond_wait(&windows->changed, &windows->lock);
	goes_on = !windows->closing;
	memcpy(at, windows->at, windows->count * sizeof *at);
	at[windows->count] = oldest_of(windows);
	pthread_mutex_unlock(&windows->lock);
	return goes_on;
}

void windows_close(struct windows *windows)
{
	pthread_mutex_lock(&windows->lock);
	windows->closing = true;
	pthread_cond_broadcast(&windows->changed);
	pthread_mutex_unlock(&windows->lock);
}
