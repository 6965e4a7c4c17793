/* plain-text.c — the text of a foreign file as its reader expects it. */
#include "plain-text.h"

#include <stdbool.h>
#include <string.h>

/* \r\n becomes \n. */
static size_t plain_ends(char *text, size_t length)
{
	size_t written = 0;

	for (size_t i = 0; i < length; i++)
		if (text[i] != '\r' || text[i + 1] != '\n')
			text[written++] = text[i];
	text[written] = '\0';
	return written;
}

static bool begins(const char *text, size_t length, const char *mark)
{
	return length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0;
}

void plain_text(char *text, size_t *length)
{
	if (begins(text, *length, "\xef\xbb\xbf")) {
		*length -= 3;
		memmove(text, text + 3, *length + 1);
	}
	*length = plain_ends(text, *length);
}
