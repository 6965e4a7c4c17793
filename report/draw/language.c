/* language.c — how languages write numbers. */
#include "language.h"

#include "datasets/array.h"
#include "datasets/nearest.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define NO_BREAK   "\u00A0"
#define NARROW     "\u202F" /* a narrow blank at which no line breaks */
#define APOSTROPHE "\u2019"
#define TAG_MOST   15

const struct language languages[] = {
	{ "en", ".", ",", NO_BREAK },
	{ "cs", ",", NO_BREAK, NO_BREAK },
	{ "da", ",", ".", NO_BREAK },
	{ "de", ",", ".", NO_BREAK },
	{ "de-AT", ",", NO_BREAK, NO_BREAK },
	{ "de-CH", ".", APOSTROPHE, "" },
	{ "es", ",", ".", NO_BREAK },
	{ "fi", ",", NO_BREAK, NO_BREAK },
	{ "fr", ",", NARROW, NARROW },
	{ "it", ",", ".", "" },
	{ "ja", ".", ",", "" },
	{ "ko", ".", ",", "" },
	{ "nb", ",", NO_BREAK, NO_BREAK },
	{ "nl", ",", ".", "" },
	{ "pl", ",", NO_BREAK, "" },
	{ "pt", ",", ".", "" },
	{ "ru", ",", NO_BREAK, NO_BREAK },
	{ "sv", ",", NO_BREAK, NO_BREAK },
	{ "tr", ",", ".", "" },
	{ "uk", ",", NO_BREAK, "" },
	{ "zh", ".", ",", "" },
	{ NULL, NULL, NULL, NULL },
};

static const struct language *with_tag(const char *tag)
{
	const struct language *language = languages;

	while (language->tag && strcasecmp(language->tag, tag) != 0)
		language++;
	return language->tag ? language : NULL;
}

static const char *list_of_tags(char *list, size_t size)
{
	size_t length = 0;

	for (const struct language *language = languages; language->tag; language++)
		length += (size_t)snprintf(list + length, size - length, "%s%s",
					   length > 0 ? ", " : "", language->tag);
	return list;
}

const struct language *language_find(const char *tag, struct error *err)
{
	char part[TAG_MOST + 1];
	size_t length = strcspn(tag, ".@");
	const struct language *found = NULL;
	char guess[NEAREST_TEXT_SIZE];
	char list[256];

	if (length <= TAG_MOST) {
		snprintf(part, sizeof part, "%.*s", (int)length, tag);
		for (char *at = part; *at != '\0'; at++)
			if (*at == '_')
				*at = '-';
		found = with_tag(part);
		part[strcspn(part, "-")] = '\0';
		found = found ? found : with_tag(part);
	}
	if (found)
		return found;
	nearest_of(guess, tag, &languages[0].tag, COUNT(languages), sizeof *languages);
	error_set(err, "--lang %s: its numbers are not known%s (%s)", tag, guess,
		  list_of_tags(list, sizeof list));
	return NULL;
}
