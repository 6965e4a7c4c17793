/* guest.c — the VMs that a host knows. */
#include "guest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *guest_state_word(enum guest_state state)
{
	static const char *const words[] = {
		[GUEST_UNKNOWN] = "unknown", [GUEST_ABSENT] = "absent", [GUEST_OFF] = "off",
		[GUEST_RUNNING] = "running", [GUEST_PAUSED] = "paused",
	};

	return words[state];
}

bool hindrance_forbids(enum hindrance hindrance)
{
	return hindrance < HINDRANCE_JOB;
}

const struct guest *guests_find(const struct guests *guests, const char *name)
{
	for (size_t i = 0; i < guests->count; i++)
		if (strcmp(guests->at[i].name, name) == 0)
			return &guests->at[i];
	return NULL;
}

static int by_name(const void *left, const void *right)
{
	return strcmp(((const struct guest *)left)->name, ((const struct guest *)right)->name);
}

void guests_sort(struct guests *guests)
{
	if (guests->count > 0)
		qsort(guests->at, guests->count, sizeof *guests->at, by_name);
}

void guest_hindrances(const struct guest *guest, bool only_forbidding, char *text, size_t size)
{
	size_t used = 0;

	text[0] = '\0';
	for (unsigned i = 0; i < HINDRANCES && used < size; i++)
		if (guest->hindrance[i] && (!only_forbidding || hindrance_forbids(i)))
			used += (size_t)snprintf(text + used, size - used, "%s%s",
						 used > 0 ? "; " : "", guest->hindrance[i]);
}

void guests_free(struct guests *guests)
{
	for (size_t i = 0; i < guests->count; i++) {
		struct guest *guest = &guests->at[i];

		for (size_t d = 0; d < guest->disk_count; d++) {
			free(guest->disks[d].target);
			free(guest->disks[d].type);
			free(guest->disks[d].source);
			free(guest->disks[d].cache);
		}
		for (unsigned h = 0; h < HINDRANCES; h++)
			free(guest->hindrance[h]);
		free(guest->disks);
		free(guest->definition);
		free(guest->name);
	}
	free(guests->at);
	*guests = (struct guests){ 0 };
}
