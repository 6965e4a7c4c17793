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

/* Notes in *good that there was no memory. */
static char *copy_text(const char *text, bool *good)
{
	char *copy = text ? strdup(text) : NULL;

	*good = *good && (copy || !text);
	return copy;
}

static bool copy_disks(struct guest *to, const struct guest *from)
{
	bool good = true;

	to->disks = calloc(from->disk_count + 1, sizeof *to->disks);
	if (!to->disks)
		return false;
	to->disk_count = from->disk_count;
	for (size_t i = 0; i < from->disk_count; i++) {
		to->disks[i] = from->disks[i];
		to->disks[i].target = copy_text(from->disks[i].target, &good);
		to->disks[i].type = copy_text(from->disks[i].type, &good);
		to->disks[i].source = copy_text(from->disks[i].source, &good);
		to->disks[i].cache = copy_text(from->disks[i].cache, &good);
	}
	return good;
}

static bool copy_guest(struct guest *to, const struct guest *from)
{
	bool good = true;

	*to = *from;
	to->disks = NULL;
	to->disk_count = 0;
	to->name = copy_text(from->name, &good);
	to->definition = copy_text(from->definition, &good);
	for (unsigned i = 0; i < HINDRANCES; i++)
		to->hindrance[i] = copy_text(from->hindrance[i], &good);
	return copy_disks(to, from) && good;
}

bool guests_copy(struct guests *to, const struct guests *from)
{
	bool good = true;

	to->at = calloc(from->count + 1, sizeof *to->at);
	if (!to->at)
		return false;
	to->capacity = from->count + 1;
	for (; good && to->count < from->count; to->count++)
		good = copy_guest(&to->at[to->count], &from->at[to->count]);
	return good;
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
