/*
 * subreaper PIDFILE COMMAND...: the "init" of one host of the lab.
 *
 * Starts COMMAND (the host's libvirt daemon) and stays as the parent of all
 * that the host runs: QEMU processes that the daemon detaches become children
 * of this program (PR_SET_CHILD_SUBREAPER), not of process 1.
 *
 * Why: libvirt sees that a QEMU is gone only when somebody has reaped it, and
 * not every process 1 reaps quickly. A slow one adds seconds to every
 * migration that the migration itself did not take. This one reaps at once.
 *
 * The end of the daemon is not the end of the host: its guests run on, as on a
 * real host. SIGUSR1 starts a daemon that has ended again; it finds its guests.
 * SIGTERM or SIGINT ends the host: the daemon first, so that it does
 * not see its guests die, then everything else, until nothing is left.
 *
 * PIDFILE receives the process id; whoever enters the host's namespaces uses it.
 */
#include "pace.h"

#include <ctype.h>
#include <dirent.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t daemon_pid; /* 0 once it has ended, negative if it could not be started */

static void say(const char *text, int number)
{
	fprintf(stderr, "subreaper: %s %d\n", text, number);
}

/* Writes the file under another name first, so that it is never seen half written. */
static int write_pid_file(const char *path)
{
	char draft[4096];
	FILE *f;

	if (snprintf(draft, sizeof draft, "%s.new", path) >= (int)sizeof draft)
		return -1;
	f = fopen(draft, "we");
	if (f == NULL)
		return -1;
	fprintf(f, "%ld\n", (long)getpid());
	return fclose(f) == 0 && rename(draft, path) == 0 ? 0 : -1;
}

static pid_t start(char **command)
{
	pid_t pid = fork();

	if (pid == 0) {
		sigset_t none;

		/* a shell's background jobs ignore SIGINT and SIGQUIT; the daemon shall not */
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	return pid;
}

/* Reaps every child that has ended. Returns 0 when there are no children any more. */
static int reap(void)
{
	for (;;) {
		int status;
		pid_t pid = waitpid(-1, &status, WNOHANG);

		if (pid < 0)
			return errno == EINTR ? 1 : 0;
		if (pid == 0)
			return 1;
		if (pid == daemon_pid) {
			daemon_pid = 0;
			if (WIFSIGNALED(status))
				say("the daemon was ended by signal", WTERMSIG(status));
			else
				say("the daemon ended with status", WEXITSTATUS(status));
		}
	}
}

/* The parent of process `pid`, or -1. */
static long parent_of(const char *pid)
{
	char path[300], line[512], *after_name;
	long parent = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%s/stat", pid);
	f = fopen(path, "re");
	if (f == NULL)
		return -1;
	/* "pid (name) state ppid ...", and the name may hold blanks and brackets */
	if (fgets(line, sizeof line, f) != NULL && (after_name = strrchr(line, ')')) != NULL)
		if (sscanf(after_name + 1, " %*c %ld", &parent) != 1)
			parent = -1;
	fclose(f);
	return parent;
}

static void signal_children(int number)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;

	if (proc == NULL)
		return;
	while ((entry = readdir(proc)) != NULL)
		if (isdigit((unsigned char)entry->d_name[0]) &&
		    parent_of(entry->d_name) == getpid())
			kill((pid_t)strtol(entry->d_name, NULL, 10), number);
	closedir(proc);
}

/* Waits until the daemon (or, without `only_daemon`, every child) is gone; 1 when it is. */
static int wait_gone(int only_daemon, double seconds)
{
	double end = now_seconds() + seconds;
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	for (;;) {
		struct timespec nap = { 0, 50 * 1000 * 1000 };
		int some = reap();

		if (!some || (only_daemon && daemon_pid == 0))
			return 1;
		if (now_seconds() > end)
			return 0;
		sigtimedwait(&child, NULL, &nap);
	}
}

static void end_host(void)
{
	if (daemon_pid > 0) {
		kill(daemon_pid, SIGTERM);
		wait_gone(1, 3);
	}
	signal_children(SIGTERM);
	if (wait_gone(0, 2))
		return;
	/* children of a killed process become ours: again, until there are none */
	do
		signal_children(SIGKILL);
	while (!wait_gone(0, 0.1));
}

int main(int argc, char **argv)
{
	sigset_t wanted;

	if (argc < 3) {
		fprintf(stderr, "usage: subreaper PIDFILE COMMAND...\n");
		return 2;
	}
	sigemptyset(&wanted);
	sigaddset(&wanted, SIGCHLD);
	sigaddset(&wanted, SIGTERM);
	sigaddset(&wanted, SIGINT);
	sigaddset(&wanted, SIGUSR1);
	/* blocked signals are taken by sigwaitinfo() below, none is lost or interrupts */
	sigprocmask(SIG_BLOCK, &wanted, NULL);
	signal(SIGHUP, SIG_IGN);
	if (prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) != 0 ||
	    (daemon_pid = start(argv + 2)) < 0) {
		perror("subreaper");
		return 1;
	}
	if (write_pid_file(argv[1]) != 0) {
		perror(argv[1]);
		end_host();
		return 1;
	}
	for (;;) {
		int number = sigwaitinfo(&wanted, NULL);

		if (number == SIGTERM || number == SIGINT)
			break;
		reap();
		if (number == SIGUSR1 && daemon_pid <= 0)
			daemon_pid = start(argv + 2);
	}
	end_host();
	return 0;
}
