/* svg-dress.c — makes of cairo's SVG one that can be read aloud, put into a page, and compared. */
#include "svg-dress.h"

#include "datasets/array.h"
#include "datasets/xml.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The numbers that cairo gave, in the order in which they come; an index is the number we give. */
struct numbers {
	unsigned long *given;
	size_t count, room;
};

static bool number_of(struct numbers *numbers, unsigned long given, size_t *ours)
{
	for (*ours = 0; *ours < numbers->count; ++*ours)
		if (numbers->given[*ours] == given)
			return true;
	if (numbers->count == numbers->room) {
		size_t room = 2 * numbers->room + 8;
		unsigned long *more = realloc(numbers->given, room * sizeof *more);

		if (!more)
			return false;
		numbers->given = more;
		numbers->room = room;
	}
	numbers->given[numbers->count++] = given;
	return true;
}

static bool ends_with(const char *svg, size_t length, const char *text)
{
	size_t size = strlen(text);

	return length >= size && memcmp(svg + length - size, text, size) == 0;
}

/* Does a name begin behind the first `length` bytes? */
static bool name_begins(const char *svg, size_t length)
{
	return ends_with(svg, length, " id=\"") || ends_with(svg, length, "href=\"#") ||
	       ends_with(svg, length, "url(#");
}

/* The length of the name that begins here if it ends in a number of the process's, else 0. */
static size_t counted_name(const char *name, size_t length, size_t *word)
{
	static const char *const words[] = { "surface", "image" };

	for (size_t i = 0; i < COUNT(words); i++) {
		size_t digits = 0;

		*word = strlen(words[i]);
		if (length <= *word || memcmp(name, words[i], *word) != 0)
			continue;
		while (*word + digits < length && isdigit((unsigned char)name[*word + digits]))
			digits++;
		if (digits > 0)
			return *word + digits;
	}
	return 0;
}

/* Writes the prefix and, if it holds a number of the process's, the name. *length is then that of
 * the part of the SVG that is done with. */
static bool write_name(FILE *stream, const char *name, size_t rest, const char *prefix,
		       struct numbers *numbers, size_t *length)
{
	size_t word;
	size_t ours;

	fputs(prefix, stream);
	*length = counted_name(name, rest, &word);
	if (*length == 0)
		return true;
	if (!number_of(numbers, strtoul(name + word, NULL, 10), &ours))
		return false;
	fprintf(stream, "%.*s%zu", (int)word, name, ours);
	return true;
}

static bool write_renamed(FILE *stream, const char *svg, size_t length, const char *prefix)
{
	struct numbers numbers = { 0 };
	size_t written = 0;
	bool good = true;

	for (size_t i = 1; good && i < length; i++) {
		size_t done;

		if ((svg[i - 1] != '"' && svg[i - 1] != '#') || !name_begins(svg, i))
			continue;
		fwrite(svg + written, 1, i - written, stream);
		good = write_name(stream, svg + i, length - i, prefix, &numbers, &done);
		written = i + done;
	}
	fwrite(svg + written, 1, length - written, stream);
	free(numbers.given);
	return good;
}

/* Ends the tag <svg …> and writes what is read aloud. */
static void write_words(FILE *stream, const struct canvas_description *about, const char *prefix)
{
	const char *language = about->language ? about->language : "en";

	fprintf(stream,
		" role=\"img\" lang=\"%s\" xml:lang=\"%s\" aria-labelledby=\"%stitle\" "
		"aria-describedby=\"%sdesc\">\n<title id=\"%stitle\">",
		language, language, prefix, prefix, prefix);
	xml_print(stream, about->title ? about->title : "");
	fprintf(stream, "</title>\n<desc id=\"%sdesc\">", prefix);
	xml_print(stream, about->subject ? about->subject : "");
	fputs("</desc>", stream);
}

bool svg_write(FILE *stream, const char *svg, size_t length, const struct svg_dress *dress)
{
	const char *prefix = dress->prefix ? dress->prefix : "";
	const char *head = memmem(svg, length, "<svg ", 5);
	const char *end = head ? memchr(head, '>', length - (size_t)(head - svg)) : NULL;
	bool good;

	if (!end)
		return fwrite(svg, 1, length, stream) == length;
	if (!dress->prefix)
		fwrite(svg, 1, (size_t)(head - svg), stream);
	fwrite(head, 1, (size_t)(end - head), stream);
	write_words(stream, dress->about, prefix);
	good = write_renamed(stream, end + 1, length - (size_t)(end + 1 - svg), prefix);
	return good && !ferror(stream);
}
