/* from-csv.c — runs analyze over a CSV file, before it is drawn. */
#include "from-csv.h"

#include "datasets/must.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char program[] = "migstat-analyze";

/* Put before what it says, in every line of a complaint. */
static const char said_by[] = "migstat analyze: ";

/* The program beside this one if it is there, else by PATH; as the front door does (migstat.c). */
static int spawn(pid_t *child, const posix_spawn_file_actions_t *actions, char **arguments)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	int code = ENOENT;

	if (length > 0) {
		char *path;

		self[length] = '\0';
		path = must_print("%s/%s", dirname(self), program);
		code = posix_spawn(child, path, actions, NULL, arguments, environ);
		free(path);
	}
	return code == 0 ? 0 : posix_spawnp(child, program, actions, NULL, arguments, environ);
}

/* With its standard error at our end of the pipe. 0, or an errno. */
static int begin(pid_t *child, int *end, char **arguments)
{
	posix_spawn_file_actions_t actions;
	int ends[2];
	int code;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return errno;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
	code = spawn(child, &actions, arguments);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	*end = ends[0];
	if (code != 0)
		close(ends[0]);
	return code;
}

/* All that comes until it ends; to be freed. */
static char *read_all(int end)
{
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);
	char bytes[4096];
	ssize_t count;

	while ((count = read(end, bytes, sizeof bytes)) > 0 || (count < 0 && errno == EINTR))
		if (count > 0)
			fwrite(bytes, 1, (size_t)count, stream);
	must_close_text(stream);
	close(end);
	return text;
}

static int wait_for(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILED;
}

/* Its complaint, without its own name and the line's end. */
static void complain(const char *said, struct error *err)
{
	size_t length;

	if (strncmp(said, said_by, strlen(said_by)) == 0)
		said += strlen(said_by);
	length = strlen(said);
	while (length > 0 && said[length - 1] == '\n')
		length--;
	if (length > 0)
		error_set(err, "%.*s", (int)length, said);
	else
		error_set(err, "%s ended without a word", program);
}

static enum exit_status run(char **arguments, struct error *err)
{
	enum exit_status status = EXIT_FAILED;
	pid_t child = -1;
	char *said;
	int end = -1;
	int code = begin(&child, &end, arguments);

	if (code != 0) {
		error_set(err, "%s cannot be run: %s", program, strerror(code));
		return EXIT_FAILED;
	}
	said = read_all(end);
	switch (wait_for(child)) {
	case EXIT_DONE:
		fputs(said, stderr);
		status = EXIT_DONE;
		break;
	case EXIT_USAGE:
		status = EXIT_USAGE;
		complain(said, err);
		break;
	default:
		complain(said, err);
	}
	free(said);
	return status;
}

static bool make_folder(struct csv_analysis *analysis, struct error *err)
{
	const char *where = getenv("TMPDIR");

	analysis->above =
		must_print("%s/migstat-XXXXXX", where && where[0] != '\0' ? where : "/tmp");
	if (mkdtemp(analysis->above)) {
		analysis->folder = must_print("%s/analysis", analysis->above);
		return true;
	}
	error_system(err, "%s: cannot be made: %s", analysis->above, strerror(errno));
	free(analysis->above);
	analysis->above = NULL;
	return false;
}

enum exit_status csv_analysis_make(struct csv_analysis *analysis, const struct texts *words,
				   struct error *err)
{
	char **arguments;
	enum exit_status status;
	size_t count = 0;

	if (!make_folder(analysis, err))
		return EXIT_FAILED;
	arguments = must_alloc(words->count + 8, sizeof *arguments);
	arguments[count++] = (char *)program;
	arguments[count++] = (char *)"analyze";
	for (size_t i = 0; i < words->count; i++)
		arguments[count++] = words->at[i];
	arguments[count++] = (char *)"--for-report";
	arguments[count++] = (char *)"--quiet";
	arguments[count++] = (char *)"--format=csv";
	arguments[count++] = (char *)"--output";
	arguments[count++] = analysis->folder;
	status = run(arguments, err);
	free(arguments);
	return status;
}

/* The files of a folder, and it. */
static void remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
	rmdir(path);
}

void csv_analysis_remove(struct csv_analysis *analysis)
{
	if (analysis->folder)
		remove_folder(analysis->folder);
	if (analysis->above)
		remove_folder(analysis->above);
	free(analysis->folder);
	free(analysis->above);
	*analysis = (struct csv_analysis){ 0 };
}
