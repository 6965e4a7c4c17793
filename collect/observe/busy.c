/* busy.c — how much of one host's processors was in use just before a migration. */
#include "busy.h"

#include <math.h>

void busy_init(struct busy *busy)
{
	*busy = (struct busy){ .processors = NAN };
	pthread_mutex_init(&busy->lock, NULL);
}

void busy_free(struct busy *busy)
{
	pthread_mutex_destroy(&busy->lock);
}

void busy_add(struct busy *busy, long migration, double clock_seconds, double idle_seconds,
	      double processors)
{
	pthread_mutex_lock(&busy->lock);
	if (migration != busy->migration) {
		busy->migration = migration;
		busy->first_seconds = clock_seconds;
		busy->first_idle_seconds = idle_seconds;
	}
	busy->last_seconds = clock_seconds;
	busy->last_idle_seconds = idle_seconds;
	busy->processors = processors;
	pthread_mutex_unlock(&busy->lock);
}

double busy_ratio(struct busy *busy, long migration)
{
	double ratio = NAN;

	pthread_mutex_lock(&busy->lock);
	if (migration == busy->migration && busy->last_seconds > busy->first_seconds)
		ratio = 1 - (busy->last_idle_seconds - busy->first_idle_seconds) /
				    (busy->last_seconds - busy->first_seconds) / busy->processors;
	pthread_mutex_unlock(&busy->lock);
	/* the kernel's clock of idle time is not ours */
	return ratio < 0 ? 0 : ratio;
}
