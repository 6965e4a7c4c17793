/* xml.c — text in XML and HTML. */
#include "xml.h"

void xml_print(FILE *stream, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte == '&')
			(void)fputs("&amp;", stream);
		else if (byte == '<')
			(void)fputs("&lt;", stream);
		else if (byte == '>')
			(void)fputs("&gt;", stream);
		else if (byte == '"')
			(void)fputs("&quot;", stream);
		else
			(void)fputc(byte < 0x20 || byte == 0x7f ? '?' : byte, stream);
	}
}
