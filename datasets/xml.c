/* xml.c — text in XML and HTML. */
#include "xml.h"

#include "characters.h"

/* What XML cannot hold, or a reader would obey, is U+FFFD. */
#define REPLACEMENT "\xEF\xBF\xBD"

void xml_print(FILE *stream, const char *text)
{
	size_t length;

	for (; *text != '\0'; text += length > 0 ? length : 1) {
		unsigned char byte = (unsigned char)*text;

		length = character_length(text);
		if (byte == '&')
			fputs("&amp;", stream);
		else if (byte == '<')
			fputs("&lt;", stream);
		else if (byte == '>')
			fputs("&gt;", stream);
		else if (byte == '"')
			fputs("&quot;", stream);
		else if (length == 0 || character_acts(character_code(text, length)))
			fputs(REPLACEMENT, stream);
		else
			fwrite(text, 1, length, stream);
	}
}
