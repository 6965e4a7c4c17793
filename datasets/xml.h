/*
 * xml.h — text in XML and HTML.
 */
#ifndef MIGSTAT_XML_H
#define MIGSTAT_XML_H

#include <stdio.h>

/* Prints UTF-8 text so that it may stand between tags and in double quotes. What XML 1.0 cannot
 * hold (control characters) becomes a question mark. */
void xml_print(FILE *stream, const char *text);

#endif
