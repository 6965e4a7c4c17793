/* log-line.c — the lines that stand between the samples of a log. */
#include "log-line.h"

#include "iso-time.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <string.h>

static const char marks[] = "=-#*";
static const char blanks[] = " \t";

/* A copy of length bytes without the blanks around them; false if it is too long. */
static bool trim(const char *text, size_t length, char copy[LOG_NAME_SIZE])
{
	while (length > 0 && strchr(blanks, *text)) {
		text++;
		length--;
	}
	while (length > 0 && strchr(blanks, text[length - 1]))
		length--;
	if (length >= LOG_NAME_SIZE)
		return false;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return true;
}

static bool is_name(const char *text)
{
	double number;

	return *text != '\0' && !strpbrk(text, blanks) && !number_of_text(text, &number);
}

/* `== NAME ==`: at least two marks on both sides. */
static bool heading(const char *text, char name[LOG_NAME_SIZE])
{
	size_t length = strlen(text);
	size_t before = strspn(text, marks);
	size_t after = 0;

	while (after < length && strchr(marks, text[length - 1 - after]))
		after++;
	return before >= 2 && after >= 2 && before + after < length &&
	       trim(text + before, length - before - after, name) && is_name(name);
}

/* What --domain says, or the first word behind the command's that is no option: `virsh domjobinfo
 * --completed NAME`, pasted with its prompt or echoed by a script. */
static bool commanded(const char *text, char name[LOG_NAME_SIZE])
{
	static const char *const commands[] = { " domjobinfo ", " qemu-monitor-command " };
	static const char option[] = "--domain=";

	for (size_t i = 0; i < COUNT(commands) && strstr(text, "virsh "); i++) {
		const char *at = strstr(text, commands[i]);

		for (at = at ? at + strlen(commands[i]) : ""; *at != '\0';
		     at += strspn(at, blanks)) {
			size_t length = strcspn(at, blanks);

			if (strncmp(at, option, strlen(option)) == 0) {
				at += strlen(option);
				length -= strlen(option);
			}
			if (*at != '-')
				return trim(at, length, name) && is_name(name);
			at += length;
		}
	}
	return false;
}

/* `domain: NAME` and the like. */
static bool labelled(const char *text, char name[LOG_NAME_SIZE])
{
	static const char *const labels[] = { "domain:", "domain name:", "vm:", "guest:" };

	for (size_t i = 0; i < COUNT(labels); i++) {
		size_t length = strlen(labels[i]);

		if (strncasecmp(text, labels[i], length) == 0)
			return trim(text + length, strlen(text + length), name) && is_name(name);
	}
	return false;
}

static bool time_of(const char *text, struct import_sink *sink, double *when)
{
	char zone[8];
	double local;

	if (number_of_text(text, when))
		return is_epoch(*when);
	if (time_of_iso(text, when))
		return true;
	if (!time_of_date(text, &local, zone))
		return false;
	*when = sink_utc(sink, local, zone);
	return true;
}

enum log_line log_line_read(const char *line, struct import_sink *sink, double *when,
			    char name[LOG_NAME_SIZE])
{
	char text[LOG_NAME_SIZE];

	if (!trim(line, strlen(line), text))
		return LOG_OTHER;
	if (text[0] == '\0')
		return LOG_EMPTY;
	if (time_of(text, sink, when))
		return LOG_TIME;
	return heading(text, name) || labelled(text, name) || commanded(text, name) ? LOG_VM
										    : LOG_OTHER;
}
