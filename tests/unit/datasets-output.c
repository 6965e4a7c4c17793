/* datasets-output.c — tests of where an output goes, what stays when it fails, and of the claim on
 * a folder. */
#include "testing.h"

#include "datasets/litter.h"
#include "datasets/lock.h"
#include "datasets/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int set_up(void **state)
{
	char *folder = strdup("/tmp/migstat-output-XXXXXX");

	*state = folder;
	return folder && mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	litter_remove_folder(*state);
	free(*state);
	return 0;
}

static void path_in(char path[128], const char *folder, const char *name)
{
	snprintf(path, 128, "%s/%s", folder, name);
}

static void write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void assert_text(const char *path, const char *wanted)
{
	char text[64] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	assert_int_equal(fread(text, 1, sizeof text - 1, file), strlen(wanted));
	assert_string_equal(text, wanted);
	fclose(file);
}

static void put(const char *path, const char *text)
{
	struct output output;
	struct error err = { 0 };

	assert_true(output_open(&output, path, &err));
	fputs(text, output.stream);
	assert_true(output_commit(&output, &err));
	assert_null(output.path);
}

static void links_are_followed(void **state)
{
	char target[128];
	char link[128];
	char outer[128];
	struct stat status;

	path_in(target, *state, "target");
	path_in(link, *state, "link");
	path_in(outer, *state, "outer");
	write_text(target, "old");
	assert_int_equal(symlink("target", link), 0);
	assert_int_equal(symlink(link, outer), 0);
	put(outer, "new");
	assert_text(target, "new");
	assert_int_equal(lstat(outer, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	/* to what is not there yet */
	assert_int_equal(unlink(target), 0);
	put(link, "again");
	assert_text(target, "again");
}

static void circles_of_links_end(void **state)
{
	char one[128];
	char two[128];
	struct output output;
	struct error err = { 0 };

	path_in(one, *state, "one");
	path_in(two, *state, "two");
	assert_int_equal(symlink("two", one), 0);
	assert_int_equal(symlink("one", two), 0);
	assert_false(output_open(&output, one, &err));
	assert_non_null(strstr(err.text, strerror(ELOOP)));
}

static void fifo_is_written_to(void **state)
{
	char path[128];
	char text[16] = "";
	struct stat status;
	int reader;

	path_in(path, *state, "fifo");
	assert_int_equal(mkfifo(path, 0600), 0);
	reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(reader >= 0);
	put(path, "through");
	assert_int_equal(read(reader, text, sizeof text - 1), 7);
	assert_string_equal(text, "through");
	assert_int_equal(lstat(path, &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
	close(reader);
}

static void open_file_is_added_to(void **state)
{
	char path[128];
	char name[32];
	int fd;

	path_in(path, *state, "log");
	write_text(path, "before ");
	fd = open(path, O_WRONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	snprintf(name, sizeof name, "/dev/fd/%d", fd);
	put(name, "after");
	assert_text(path, "before after");
	close(fd);
}

static void folder_is_no_output(void **state)
{
	struct output output;
	struct error err = { 0 };

	assert_false(output_open(&output, *state, &err));
	assert_non_null(strstr(err.text, strerror(EISDIR)));
	assert_true(err.of_system);
}

/* /dev/full takes nothing; without root nobody could replace it, with root it must not be. */
static void reason_is_kept(void **state)
{
	struct output output;
	struct error err = { 0 };
	struct stat status;

	(void)state;
	assert_true(output_open(&output, "/dev/full", &err));
	for (int i = 0; i < 100000; i++)
		fputs("more than any buffer holds\n", output.stream);
	errno = 0;
	assert_false(output_commit(&output, &err));
	assert_non_null(strstr(err.text, strerror(ENOSPC)));
	assert_true(err.of_system);
	assert_int_equal(stat("/dev/full", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

static void several_come_together(void **state)
{
	char path[2][128];
	struct output output[2];
	struct error err = { 0 };

	for (int i = 0; i < 2; i++) {
		path_in(path[i], *state, i == 0 ? "first" : "second");
		assert_true(output_open(&output[i], path[i], &err));
		fputs("whole", output[i].stream);
		assert_true(output_finish(&output[i], &err));
		assert_int_not_equal(access(path[0], F_OK), 0);
	}
	assert_true(output_place(&output[0], &err));
	assert_text(path[0], "whole");
	output_abandon(&output[1]);
	assert_int_not_equal(access(path[1], F_OK), 0);
}

/* A number that no process has any more. */
static pid_t dead_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	return pid;
}

static void litter_of_the_dead_goes(void **state)
{
	char name[64];
	char path[128];
	char dead[128];
	char alive[128];
	char other[128];

	path_in(path, *state, "out");
	snprintf(name, sizeof name, "out.%ld.tmp", (long)dead_process());
	path_in(dead, *state, name);
	snprintf(name, sizeof name, "out.%ld.tmp", (long)getppid());
	path_in(alive, *state, name);
	path_in(other, *state, "out.mine.tmp");
	write_text(dead, "half");
	write_text(alive, "half");
	write_text(other, "somebody's own");
	put(path, "whole");
	assert_text(path, "whole");
	assert_int_not_equal(access(dead, F_OK), 0);
	assert_text(alive, "half");
	assert_text(other, "somebody's own");
}

static void folder_in_the_making_is_respected(void **state)
{
	char path[128];
	char name[64];
	char outer[128];
	char inside[192];
	struct lock lock;
	struct error err = { 0 };

	path_in(path, *state, "run");
	snprintf(name, sizeof name, ".run.%ld.tmp", (long)dead_process());
	path_in(outer, *state, name);
	assert_true(folder_make(outer, &err));
	snprintf(inside, sizeof inside, "%s/half", outer);
	write_text(inside, "half");
	assert_true(lock_take(&lock, outer, &err));
	assert_false(litter_sweep_folders(path, &err));
	assert_non_null(strstr(err.text, "another process is writing there"));
	assert_text(inside, "half");
	lock_release(&lock);
	err = (struct error){ 0 };
	assert_true(litter_sweep_folders(path, &err));
	assert_int_not_equal(access(outer, F_OK), 0);
}

static void one_at_a_time_writes(void **state)
{
	struct lock lock;
	struct lock second;
	struct error err = { 0 };
	char who[32];

	assert_true(lock_take(&lock, *state, &err));
	assert_true(folder_is_free(*state, &err)); /* the claim itself is nothing in it */
	assert_false(lock_take(&second, *state, &err));
	snprintf(who, sizeof who, "process %ld on host", (long)getpid());
	assert_non_null(strstr(err.text, who));
	assert_null(second.path);
	lock_release(&second);
	lock_release(&lock);
	err = (struct error){ 0 };
	assert_true(lock_take(&second, *state, &err));
	lock_release(&second);
	assert_false(lock_take(&lock, "/nowhere", &err));
	assert_non_null(strstr(err.text, "cannot be claimed for writing"));
}

/* Whoever is killed leaves the file, but not the claim. */
static void claim_ends_with_its_holder(void **state)
{
	struct lock lock;
	struct error err = { 0 };
	int ready[2];
	char byte;
	pid_t pid;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0) {
		bool good = lock_take(&lock, *state, &err);

		(void)!write(ready[1], good ? "y" : "n", 1);
		pause();
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_int_equal(byte, 'y');
	assert_false(lock_take(&lock, *state, &err));
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	err = (struct error){ 0 };
	assert_true(lock_take(&lock, *state, &err));
	lock_release(&lock);
	close(ready[0]);
	close(ready[1]);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(links_are_followed),
		WITH_FOLDER(circles_of_links_end),
		WITH_FOLDER(fifo_is_written_to),
		WITH_FOLDER(open_file_is_added_to),
		WITH_FOLDER(folder_is_no_output),
		WITH_FOLDER(reason_is_kept),
		WITH_FOLDER(several_come_together),
		WITH_FOLDER(litter_of_the_dead_goes),
		WITH_FOLDER(folder_in_the_making_is_respected),
		WITH_FOLDER(one_at_a_time_writes),
		WITH_FOLDER(claim_ends_with_its_holder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
