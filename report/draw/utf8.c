/* utf8.c — names from other people's files made fit for drawing. */
#include "utf8.h"

#include "datasets/characters.h"
#include "datasets/must.h"

#include <stddef.h>
#include <string.h>

/* Either of the two is three bytes long. */
#define REPLACEMENT "\xEF\xBF\xBD"
#define BREAK       "\xE2\x80\x8B"

char *utf8_clean(const char *text)
{
	char *clean = must_alloc(3 * strlen(text) + 1, 1);
	char *to = clean;

	while (*text != '\0') {
		size_t length = character_length(text);

		if (length == 0) {
			memcpy(to, REPLACEMENT, 3);
			to += 3;
			text++;
		} else if (character_acts(character_code(text, length))) {
			*to++ = ' ';
			text += length;
		} else {
			memcpy(to, text, length);
			to += length;
			text += length;
		}
	}
	*to = '\0';
	return clean;
}

char *utf8_breakable(const char *text)
{
	char *breakable = must_alloc(4 * strlen(text) + 1, 1);
	char *to = breakable;

	for (; *text != '\0'; text++) {
		*to++ = *text;
		if (strchr("_./+=:", *text) && text[1] != '\0') {
			memcpy(to, BREAK, 3);
			to += 3;
		}
	}
	*to = '\0';
	return breakable;
}

unsigned utf8_next(const char **text)
{
	const char *here = *text;
	size_t length = character_length(here);

	*text += length > 0 ? length : 1;
	return length > 0 ? character_code(here, length) : 0xFFFD;
}
