/* xml.c — text in XML and HTML. */
#include "xml.h"

void xml_print(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte == '&')
			fputs("&amp;", stream);
		else if (byte == '<')
			fputs("&lt;", stream);
		else if (byte == '>')
			fputs("&gt;", stream);
		else if (byte == '"')
			fputs("&quot;", stream);
		else
			fputc(byte < 0x20 || byte == 0x7f ? '?' : byte, stream);
	}
}
