/*
 * allocation.c — loaded before a program (LD_PRELOAD), lets one of its requests for memory fail.
 *
 * MIGSTAT_ALLOCATION=N: the N-th of the calls of malloc, calloc, realloc and reallocarray gives
 * NULL; with 0, or without it, none does. At the end the file named by MIGSTAT_ALLOCATIONS holds
 * how many there were, or where the one that failed came from. Where the program then dies by a bad
 * address, the object whose code that was is told on the standard error: our own, or a library that
 * does not look. The true functions are those that the GNU C library has under names of its own, so
 * that nothing has to be looked up, which would ask for memory itself.
 */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static atomic_ulong calls;
static unsigned long failing;

static void say(const char *text)
{
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		_exit(127);
}

/* Where the address is that of an instruction of the C library the caller is not known: it is ours
 * until shown otherwise. */
static void tell_whose(int number, siginfo_t *about, void *context)
{
	const ucontext_t *where = context;
	Dl_info object;

	(void)about;
	if (dladdr((void *)where->uc_mcontext.gregs[REG_RIP], &object)) {
		say("dies in ");
		say(object.dli_fname);
		say("\n");
	}
	signal(number, SIG_DFL);
	raise(number);
}

__attribute__((constructor)) static void begin(void)
{
	const char *text = getenv("MIGSTAT_ALLOCATION");
	struct sigaction action = { .sa_sigaction = tell_whose, .sa_flags = SA_SIGINFO };

	sigaction(SIGSEGV, &action, NULL);
	atomic_store(&calls, 0);
	failing = text ? strtoul(text, NULL, 10) : 0;
}

/* The file to tell into, or -1. */
static int told(void)
{
	const char *path = getenv("MIGSTAT_ALLOCATIONS");

	return path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644) : -1;
}

__attribute__((destructor)) static void end(void)
{
	char text[32];
	int length = snprintf(text, sizeof text, "%lu\n", atomic_load(&calls));
	int fd = failing == 0 ? told() : -1;

	if (fd < 0)
		return;
	if (write(fd, text, (size_t)length) != length)
		abort();
	close(fd);
}

/* The calls that led here; the one that asks for them asks for memory, too. */
static void tell_place(void)
{
	void *places[40];
	int fd = told();

	if (fd < 0)
		return;
	backtrace_symbols_fd(places, backtrace(places, 40), fd);
	close(fd);
}

static int fails(void)
{
	if (atomic_fetch_add(&calls, 1) + 1 != failing)
		return 0;
	tell_place();
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(old, count * size);
}
