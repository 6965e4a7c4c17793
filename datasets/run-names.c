/* run-names.c — what runs are called that share a name. */
#include "run-names.h"

#include "must.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Whether the path has a part that is no name: "." or "..". */
static bool has_dots(const char *path)
{
	for (size_t length; *path != '\0'; path += length + (path[length] == '/')) {
		length = strcspn(path, "/");
		if (strncmp(path, "..", length) == 0 && length > 0 && length <= 2)
			return true;
	}
	return false;
}

/* The path without slashes at its end, and without "." and ".." if it is there. To be freed. */
static char *path_of(const char *folder)
{
	char *real = has_dots(folder) ? realpath(folder, NULL) : NULL;
	char *path = must_copy(real ? real : folder);

	for (size_t length = strlen(path); length > 1 && path[length - 1] == '/'; length--)
		path[length - 1] = '\0';
	free(real);
	return path;
}

/* The last `parts` parts of the path; the whole, if it has no more. */
static const char *end_of(const char *path, size_t parts)
{
	const char *end = path + strlen(path);

	while (end > path && (end[-1] != '/' || --parts > 0))
		end--;
	return end;
}

/* Whether no other run is, or may be, called so. */
static bool is_alone(const char *end, size_t parts, size_t index, char *const *paths,
		     const char *const *own, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *other =
			strcmp(own[i], own[index]) == 0 ? end_of(paths[i], parts) : own[i];

		if (i != index && strcmp(end, other) == 0)
			return false;
	}
	return true;
}

static bool is_shared(const char *const *own, size_t index, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (i != index && strcmp(own[i], own[index]) == 0)
			return true;
	return false;
}

static const char *name_of(size_t index, char *const *paths, const char *const *own, size_t count)
{
	size_t parts = 1;

	if (!is_shared(own, index, count))
		return own[index];
	while (!is_alone(end_of(paths[index], parts), parts, index, paths, own, count)) {
		if (end_of(paths[index], parts) == paths[index])
			return paths[index];
		parts++;
	}
	return end_of(paths[index], parts);
}

void run_names(char **names, const char *const *own, const char *const *folders, size_t count)
{
	char **paths = must_alloc(count, sizeof *paths);

	for (size_t i = 0; i < count; i++)
		paths[i] = path_of(folders[i]);
	for (size_t i = 0; i < count; i++)
		names[i] = must_copy(name_of(i, paths, own, count));
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	free(paths);
}
