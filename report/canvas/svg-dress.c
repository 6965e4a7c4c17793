/* svg-dress.c — makes of cairo's SVG one that can be read aloud, put into a page, and compared. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/xml.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The numbers that cairo gave, in the order in which they come; an index is the number we give. */
struct numbers {
	unsigned long *given;
	size_t count, room;
};

static size_t number_of(struct numbers *numbers, unsigned long given)
{
	size_t ours = 0;

	while (ours < numbers->count && numbers->given[ours] != given)
		ours++;
	if (ours == numbers->count) {
		must_grow(&numbers->given, &numbers->room, numbers->count, sizeof *numbers->given);
		numbers->given[numbers->count++] = given;
	}
	return ours;
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
	static const char *const words[] = { "surface", "image", "source-" };

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

/* Writes the prefix and, if it holds a number of the process's, the name. Returns how much of the
 * SVG is done with. */
static size_t write_name(FILE *stream, const char *name, size_t rest, const char *prefix,
			 struct numbers *numbers)
{
	size_t word;
	size_t length = counted_name(name, rest, &word);

	fputs(prefix, stream);
	if (length > 0)
		fprintf(stream, "%.*s%zu", (int)word, name,
			number_of(numbers, strtoul(name + word, NULL, 10)));
	return length;
}

static void write_renamed(FILE *stream, const char *svg, size_t length, const char *prefix)
{
	struct numbers numbers = { 0 };
	size_t written = 0;

	for (size_t i = 1; i < length; i++) {
		if ((svg[i - 1] != '"' && svg[i - 1] != '#') || !name_begins(svg, i))
			continue;
		fwrite(svg + written, 1, i - written, stream);
		written = i + write_name(stream, svg + i, length - i, prefix, &numbers);
	}
	fwrite(svg + written, 1, length - written, stream);
	free(numbers.given);
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

/* What stands in it, and its words before the end. */
static void write_body(FILE *stream, const char *svg, size_t length, const struct svg_dress *dress)
{
	static const char end[] = "</svg>";
	const char *prefix = dress->prefix ? dress->prefix : "";
	size_t inside = length;

	while (dress->words && inside > 0 && !ends_with(svg, inside, end))
		inside--;
	if (inside < sizeof end) {
		write_renamed(stream, svg, length, prefix);
		return;
	}
	inside -= dress->words ? sizeof end - 1 : 0;
	write_renamed(stream, svg, inside, prefix);
	if (dress->words)
		svg_write_words(stream, dress->words);
	fwrite(svg + inside, 1, length - inside, stream);
}

bool svg_write(FILE *stream, const char *svg, size_t length, const struct svg_dress *dress)
{
	const char *prefix = dress->prefix ? dress->prefix : "";
	const char *head = memmem(svg, length, "<svg ", 5);
	const char *end = head ? memchr(head, '>', length - (size_t)(head - svg)) : NULL;

	if (!end)
		return fwrite(svg, 1, length, stream) == length;
	if (!dress->prefix)
		fwrite(svg, 1, (size_t)(head - svg), stream);
	fwrite(head, 1, (size_t)(end - head), stream);
	write_words(stream, dress->about, prefix);
	length -= (size_t)(end + 1 - svg);
	write_body(stream, end + 1, length, dress);
	return !ferror(stream);
}
