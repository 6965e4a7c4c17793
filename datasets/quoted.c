/* quoted.c — a text in double quotes. */
#include "quoted.h"

#include "characters.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What stands behind a backslash, and what it means. */
static const char meanings[] = "\"\"\\\\n\nt\t";

/* One character, or a byte that is none; returns how many bytes it took. */
static size_t print_one(const char *at, FILE *stream)
{
	size_t length = character_length(at);

	for (const char *pair = meanings; *pair; pair += 2) {
		if (pair[1] != *at)
			continue;
		fprintf(stream, "\\%c", pair[0]);
		return 1;
	}
	if (length > 0 && !character_acts(character_code(at, length))) {
		fprintf(stream, "%.*s", (int)length, at);
		return length;
	}
	fprintf(stream, "\\x%02x", (unsigned)(unsigned char)*at);
	for (size_t i = 1; i < length; i++)
		fprintf(stream, "\\x%02x", (unsigned)(unsigned char)at[i]);
	return length > 0 ? length : 1;
}

void quoted_print(const char *text, FILE *stream)
{
	fputc('"', stream);
	while (*text != '\0')
		text += print_one(text, stream);
	fputc('"', stream);
}

/* The byte that the two digits of \xHH tell; 0: none. */
static char byte_of(const char *digits)
{
	char two[3] = "";

	if (!isxdigit((unsigned char)digits[0]) || !isxdigit((unsigned char)digits[1]))
		return '\0';
	memcpy(two, digits, 2);
	return (char)strtol(two, NULL, 16);
}

/* What the backslash at *from means, whose last byte *from is then at; 0: nothing that is known. */
static char meant_by(const char **from)
{
	++*from;
	for (const char *pair = meanings; *pair; pair += 2)
		if (pair[0] == **from)
			return pair[1];
	if (**from != 'x' || byte_of(*from + 1) == '\0')
		return '\0';
	*from += 2;
	return byte_of(*from - 1);
}

const char *quoted_read(char *text, struct error *err)
{
	char *to = text;
	const char *from = text + 1;

	for (; *from != '"' && *from != '\0'; from++) {
		const char *backslash = from;

		*to = *from == '\\' ? meant_by(&from) : *from;
		if (*to++ != '\0')
			continue;
		error_set(err,
			  "'%.2s' means nothing in quotes: known are \\\" \\\\ \\n \\t and \\xHH",
			  backslash);
		return backslash;
	}
	if (*from == '\0') {
		error_set(err, "the quote is not closed in this line");
		return text;
	}
	if (from[1] != '\0') {
		error_set(err, "'%s' behind the closing quote: wanted is the line's end", from + 1);
		return from + 1;
	}
	*to = '\0';
	return NULL;
}
