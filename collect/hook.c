/* hook.c — runs a command of the user's between cases. */
#include "hook.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* collect's environment is its own to set: every later hook sets the same three names again. */
static bool set_environment(const struct migration_case *parameters)
{
	return setenv("MIGSTAT_CASE", parameters->name, 1) == 0 &&
	       setenv("MIGSTAT_STORAGE", storage_word(parameters->storage), 1) == 0 &&
	       setenv("MIGSTAT_TUNNELLED", parameters->tunnelled ? "yes" : "no", 1) == 0;
}

static int spawn(const char *command, const struct stop *stop, pid_t *pid)
{
	const char *const arguments[] = { "sh", "-c", command, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int status;

	(void)posix_spawn_file_actions_init(&actions);
	(void)posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
	(void)posix_spawnattr_init(&attributes);
	(void)posix_spawnattr_setsigmask(&attributes, &stop->before);
	(void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	status = posix_spawn(pid, "/bin/sh", &actions, &attributes, (char *const *)arguments,
			     environ);
	(void)posix_spawnattr_destroy(&attributes);
	(void)posix_spawn_file_actions_destroy(&actions);
	return status;
}

bool hook_run(const char *command, const struct migration_case *parameters, const struct stop *stop,
	      struct error *err)
{
	pid_t pid;
	int status;

	if (!set_environment(parameters))
		return error_memory(err);
	status = spawn(command, stop, &pid);
	if (status != 0)
		return error_set(err, "the command before case '%s' could not be run: %s",
				 parameters->name, strerror(status));
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return error_set(err, "waitpid: %s", strerror(errno));
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFSIGNALED(status))
		return error_set(err, "the command before case '%s' was ended by signal %d",
				 parameters->name, WTERMSIG(status));
	return error_set(err, "the command before case '%s' ended with status %d", parameters->name,
			 WEXITSTATUS(status));
}
