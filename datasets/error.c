/* error.c — what went wrong, in one line fit for the user. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 2, 0))) static void append(struct error *err, const char *format,
							 va_list arguments)
{
	size_t used = strlen(err->text);

	vsnprintf(err->text + used, sizeof err->text - used, format, arguments);
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
		snprintf(err->text, sizeof err->text, "%s:%ld:%ld: ", at.file, at.line, at.column);
	else if (at.line > 0)
		snprintf(err->text, sizeof err->text, "%s:%ld: ", at.file, at.line);
	else
		snprintf(err->text, sizeof err->text, "%s: ", at.file);
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
