/* translated.c — what virsh domjobinfo prints in another language. */
#include "translated.h"

#include <stddef.h>
#include <string.h>

/* Behind the first colon of the line, also a wide one; NULL: it has none. */
static const char *behind_colon(const char *line, size_t length)
{
	static const char wide[] = "\xEF\xBC\x9A";

	for (size_t i = 0; i < length; i++) {
		if (line[i] == ':')
			return line + i + 1;
		if (strncmp(line + i, wide, sizeof wide - 1) == 0)
			return line + i + sizeof wide - 1;
	}
	return NULL;
}

bool virsh_may_be_translated(const struct import_source *source)
{
	size_t words = 0;
	size_t numbers = 0;

	for (const char *line = source->text; *line != '\0';) {
		size_t length = strcspn(line, "\n");
		const char *value = behind_colon(line, length);

		if (!value && strspn(line, " \t") < length)
			return false;
		if (value)
			value += strspn(value, " \t");
		if (value && strchr("0123456789", *value) && *value != '\0')
			numbers += value[strspn(value, "0123456789.,")] == ' ';
		else if (value)
			words++;
		line += length + (line[length] != '\0');
	}
	return words > 0 && numbers > 0;
}
