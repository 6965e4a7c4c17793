/* hook.c — runs the user's commands. */
#include "hook.h"

#include "datasets/array.h"

#include <ctype.h>
#include <errno.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const names[HOOK_COUNT] = { "before-case", "after-case", "before", "after" };

const char *hook_name(enum hook hook)
{
	return names[hook];
}

/* A child's environment: NAME=VALUE texts of its own, ended by NULL. Commands of several lanes run
 * at once, so collect's own environment is left as it is. */
struct environment {
	char **at;
	size_t count, capacity;
	bool failed;
};

static void take(struct environment *environment, char *text)
{
	/* room for the NULL, too */
	if (!text || !array_grow(&environment->at, &environment->capacity, environment->count + 1,
				 sizeof *environment->at)) {
		environment->failed = true;
		free(text);
		return;
	}
	environment->at[environment->count++] = text;
	environment->at[environment->count] = NULL;
}

static void set(struct environment *environment, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Sets MIGSTAT_name, with the name in capitals and '_' for '-'. */
static void set(struct environment *environment, const char *name, const char *format, ...)
{
	va_list arguments;
	char *value = NULL;
	char *text = NULL;

	va_start(arguments, format);
	if (vasprintf(&value, format, arguments) < 0)
		value = NULL;
	va_end(arguments);
	if (!value || asprintf(&text, "MIGSTAT_%s=%s", name, value) < 0)
		text = NULL;
	free(value);
	for (char *c = text; c && *c != '='; c++)
		*c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
	take(environment, text);
}

static void set_migration(struct environment *environment, enum hook hook,
			  const struct hook_scene *scene)
{
	set(environment, "vm", "%s", scene->vm->name);
	set(environment, "vm-uuid", "%s", scene->vm->uuid);
	set(environment, "vm-address", "%s", scene->vm->address ? scene->vm->address : "");
	set(environment, "migration", "%ld", scene->row->migration);
	set(environment, "cycle", "%d", scene->row->cycle);
	set(environment, "direction", "%s", scene->row->direction);
	/* a destination that the manager chooses is known afterwards, of a return the source, too
	 */
	set(environment, "source", "%s", scene->row->source ? scene->row->source : "");
	set(environment, "destination", "%s",
	    scene->row->destination ? scene->row->destination : "");
	if (hook == HOOK_AFTER)
		set(environment, "outcome", "%s", outcome_words[scene->row->outcome]);
}

/* Whether the name of NAME=VALUE is among the first `count`. */
static bool is_set(const struct environment *environment, size_t count, const char *text)
{
	size_t length = strcspn(text, "=") + 1;

	for (size_t i = 0; i < count; i++)
		if (strncmp(environment->at[i], text, length) == 0)
			return true;
	return false;
}

static void set_all(struct environment *environment, enum hook hook, const struct hook_scene *scene)
{
	size_t ours;

	set(environment, "hook", "%s", names[hook]);
	set(environment, "run", "%s", scene->run);
	set(environment, "case", "%s", scene->parameters->name);
	for (unsigned i = 0; i < PARAMETER_COUNT; i++) {
		char text[PARAMETER_TEXT_SIZE];

		parameter_text(&scene->parameters->value[i], i, text);
		set(environment, parameter_name(i), "%s", text);
	}
	if (scene->row)
		set_migration(environment, hook, scene);
	ours = environment->count;
	for (char **inherited = environ; *inherited; inherited++)
		if (!is_set(environment, ours, *inherited))
			take(environment, strdup(*inherited));
}

static void environment_free(struct environment *environment)
{
	for (size_t i = 0; i < environment->count; i++)
		free(environment->at[i]);
	free(environment->at);
}

static int spawn(const char *command, const struct environment *environment,
		 const struct stop *stop, pid_t *pid)
{
	const char *const arguments[] = { "sh", "-c", command, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
	posix_spawnattr_init(&attributes);
	if (stop) {
		posix_spawnattr_setsigmask(&attributes, &stop->before);
		posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	}
	status = posix_spawn(pid, "/bin/sh", &actions, &attributes, (char *const *)arguments,
			     environment->at);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return status;
}

/* "the command of --before for VM 'x'" */
static void describe(enum hook hook, const struct hook_scene *scene, char text[256])
{
	snprintf(text, 256, "the command of --%s for %s '%s'", names[hook],
		 scene->vm ? "VM" : "case", scene->vm ? scene->vm->name : scene->parameters->name);
}

bool hook_run(enum hook hook, const char *command, const struct hook_scene *scene,
	      const struct stop *stop, struct error *err)
{
	struct environment environment = { 0 };
	char what[256];
	pid_t pid = 0;
	int status = ENOMEM;

	describe(hook, scene, what);
	set_all(&environment, hook, scene);
	if (!environment.failed)
		status = spawn(command, &environment, stop, &pid);
	environment_free(&environment);
	if (status != 0)
		return error_set(err, "%s could not be run: %s", what, strerror(status));
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return error_set(err, "waitpid: %s", strerror(errno));
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFSIGNALED(status))
		return error_set(err, "%s was ended by signal %d", what, WTERMSIG(status));
	return error_set(err, "%s ended with status %d", what, WEXITSTATUS(status));
}
