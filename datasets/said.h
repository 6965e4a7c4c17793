/*
 * said.h — what is said of a verb's flags, before any of it is believed: by a command line, or by a
 * plan file, which is the same in the form of libvirt's and systemd's files:
 *
 *     # a comment, as is ; at the beginning of a line
 *     [hosts]
 *     host-a = qemu+ssh://host-a/system
 *     [vms]
 *     vm = web=10.0.0.5
 *     vm = "db"
 *     all = yes
 *
 * A key is a flag's long name; of a list there is a line for each. A value goes to the line's end
 * without blanks around it, or stands in double quotes (quoted.h). A switch is yes or no (true, on,
 * 1; false, off, 0). Sections may be left out; beneath one only its own keys may stand, so that
 * nobody takes one key for another.
 */
#ifndef MIGSTAT_SAID_H
#define MIGSTAT_SAID_H

#include "error.h"
#include "flags.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct said {
	const struct flag *flag;
	const char *value;  /* NULL: of a switch; of a command line it is argv's */
	char *owned;        /* of a file */
	struct place place; /* in the file; its file NULL: on the command line */
};

/* Zero it before use, free with said_free. */
struct said_list {
	struct said *at;
	size_t count, capacity;
};

/*
 * Adds what argv says (argv[0] is skipped), and puts its operands last, from *operands on.
 * FLAGS_WRONG with *err: no such option, or it lacks its value. FLAGS_HELP and FLAGS_VERSION come
 * at once.
 */
enum flags_result said_of_words(struct said_list *said, const struct verb *verb, int argc,
				char **argv, int *operands, struct error *err);

/* Reads the bytes of a plan file, "-" the standard input, into *file, which is freed before. False
 * with *err. */
bool plan_file_read(struct plan_file *file, const char *path, struct error *err);

/* Adds what the file says; its path must outlive the list. False with *err, which names the place,
 * what is wrong there and what would be right. Whether a value is good is not looked at. */
bool said_of_file(struct said_list *said, const struct verb *verb, const struct plan_file *file,
		  struct error *err);

/* Removes all that is said of the flags that another list speaks of. */
void said_yield(struct said_list *said, const struct said_list *to);

/* Writes it as such a file, with what each flag does, and in comments what is not said. Read again
 * it says the same. Flags without a section are left out. */
void said_print(const struct said_list *said, const struct verb *verb, FILE *stream);

/* Whether the flag of that index is the first one of its section. */
bool said_begins_section(const struct verb *verb, size_t index);

void said_free(struct said_list *said);

#endif
