/* releases.c — releases in order, and the runs of each. */
#include "releases.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

size_t releases_find(const struct releases *releases, const char *label)
{
	size_t i = 0;

	while (i < releases->count && strcmp(releases->at[i].label, label) != 0)
		i++;
	return i;
}

/* Begins a release; its runs are those that are added to the folders from here on. */
static struct release *add_release(struct releases *releases, char *label)
{
	struct release *release;

	must_grow(&releases->at, &releases->capacity, releases->count, sizeof *releases->at);
	release = &releases->at[releases->count++];
	*release = (struct release){ label, { releases->folders.count, 0 } };
	return release;
}

bool releases_take(void *place, const struct flag *flag, const char *text, struct error *err)
{
	struct releases *releases = place;
	const char *equals = strchr(text, '=');
	struct release *release;
	char *label;

	if (!equals || equals == text || equals[1] == '\0')
		return error_set(err,
				 "--%s %s: wanted are a name and its runs, as "
				 "8.1=run-a,run-b",
				 flag->name, text);
	label = must_copy_part(text, (size_t)(equals - text));
	if (releases_find(releases, label) < releases->count) {
		error_set(err, "--%s %s: a release %s is named already", flag->name, text, label);
		free(label);
		return false;
	}
	release = add_release(releases, label);
	if (!texts_add_list(&releases->folders, equals + 1))
		return error_set(err, "--%s %s: a run without a name", flag->name, text);
	release->runs.count = releases->folders.count - release->runs.first;
	return true;
}

/* The last part of a path. The caller frees it. */
static char *base_of(const char *path)
{
	size_t end = strlen(path);
	size_t first;

	while (end > 1 && path[end - 1] == '/')
		end--;
	first = end;
	while (first > 0 && path[first - 1] != '/')
		first--;
	return first < end ? must_copy_part(path + first, end - first) : must_copy(path);
}

bool releases_add_run(struct releases *releases, const char *folder, struct error *err)
{
	char *label = base_of(folder);

	if (releases_find(releases, label) < releases->count) {
		free(label);
		label = must_copy(folder);
	}
	if (releases_find(releases, label) < releases->count) {
		free(label);
		return error_set(err, "%s: a release of that name is there already", folder);
	}
	add_release(releases, label)->runs.count = 1;
	texts_add(&releases->folders, "%s", folder);
	return true;
}

size_t releases_of_run(const struct releases *releases, size_t run)
{
	size_t i = 0;

	while (i + 1 < releases->count && run >= releases->at[i + 1].runs.first)
		i++;
	return i;
}

void releases_free(struct releases *releases)
{
	for (size_t i = 0; i < releases->count; i++)
		free(releases->at[i].label);
	free(releases->at);
	texts_free(&releases->folders);
	*releases = (struct releases){ 0 };
}
