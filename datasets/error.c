/* error.c — what went wrong, in one line fit for the user. */
#include "error.h"

#include "characters.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What an error tells may come from anywhere, and goes to terminals: it is made visible. */
__attribute__((format(printf, 2, 0))) static void append(struct error *err, const char *format,
							 va_list arguments)
{
	size_t used = strlen(err->text);
	char raw[sizeof err->text];

	vsnprintf(raw, sizeof raw, format, arguments);
	text_visible(err->text + used, sizeof err->text - used, raw);
}

/* The beginning of a complaint about a place in a file, whose name may be anything, too. */
__attribute__((format(printf, 2, 3))) static void begin(struct error *err, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	append(err, format, arguments);
	va_end(arguments);
}

bool error_set(struct error *err, const char *format, ...)
{
	va_list arguments;

	if (err->text[0] != '\0')
		return false;
	va_start(arguments, format);
	append(err, format, arguments);
	va_end(arguments);
	return false;
}

bool error_at(struct error *err, struct place at, const char *format, ...)
{
	va_list arguments;

	if (err->text[0] != '\0')
		return false;
	if (at.line > 0 && at.column > 0)
		begin(err, "%s:%ld:%ld: ", at.file, at.line, at.column);
	else if (at.line > 0)
		begin(err, "%s:%ld: ", at.file, at.line);
	else
		begin(err, "%s: ", at.file);
	va_start(arguments, format);
	append(err, format, arguments);
	va_end(arguments);
	return false;
}

bool error_system(struct error *err, const char *format, ...)
{
	va_list arguments;

	if (err->text[0] != '\0')
		return false;
	va_start(arguments, format);
	append(err, format, arguments);
	va_end(arguments);
	err->of_system = true;
	return false;
}

bool error_memory(struct error *err)
{
	return error_system(err, "no memory");
}
