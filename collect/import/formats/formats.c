/* formats.c — the foreign formats that import reads: which one a file is, and its reading. */
#include "formats.h"

#include "unreadable.h"

#include <assert.h>
#include <string.h>

#define FORMAT_INDEX(name)   INDEX_##name,
#define FORMAT_ADDRESS(name) &import_##name,

enum { IMPORT_FORMATS(FORMAT_INDEX) FORMATS };
static const struct import_format *const formats[FORMATS] = { IMPORT_FORMATS(FORMAT_ADDRESS) };

size_t import_format_count(void)
{
	return FORMATS;
}

const struct import_format *import_format_at(size_t index)
{
	assert(index < import_format_count());
	return formats[index];
}

const struct import_format *import_format_find(const char *name)
{
	for (size_t i = 0; i < import_format_count(); i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

static bool begins_with(const struct import_source *source, const char *words)
{
	return strncmp(source->text, words, strlen(words)) == 0;
}

/* Whether that is true of one of the words, or there are none. */
static bool one_of(const char *const *words, const struct import_source *source,
		   bool (*test)(const struct import_source *, const char *))
{
	size_t i = 0;

	while (i < IMPORT_WORDS && words[i] && !test(source, words[i]))
		i++;
	return !words[0] || (i < IMPORT_WORDS && words[i]);
}

static bool has_all(const struct import_source *source, const char *const *words)
{
	size_t i = 0;

	while (i < IMPORT_WORDS && words[i] && source_has(source, words[i]))
		i++;
	return i == IMPORT_WORDS || !words[i];
}

bool import_format_fits(const struct import_format *format, const struct import_source *source)
{
	if (format->looks_like)
		return format->looks_like(source);
	return one_of(format->begins, source, begins_with) && has_all(source, format->has_all) &&
	       one_of(format->has_one, source, source_has);
}

bool import_format_read(const struct import_format *format, const struct import_source *source,
			struct import_sink *sink, struct error *err)
{
	return format->read_json ? json_read(source, format->read_json, sink, err)
				 : format->read(source, sink, err);
}

const struct import_format *import_format_guess(const struct import_source *source,
						struct error *err)
{
	const struct import_format *found = NULL;

	for (size_t i = 0; i < import_format_count(); i++) {
		if (!import_format_fits(formats[i], source))
			continue;
		if (found) {
			error_set(err, "%s: it could be %s or %s: name the format", source->path,
				  found->name, formats[i]->name);
			return NULL;
		}
		found = formats[i];
	}
	if (!found && import_format_fits(&import_nothing, source))
		found = &import_nothing;
	if (!found)
		import_unreadable(source, err);
	return found;
}

void import_fields_print(const struct import_format *format, FILE *stream)
{
	fields_print(format->fields, stream);
	if (!format->derived)
		return;
	fputs("\nworked out of these:\n", stream);
	fields_print(format->derived, stream);
}

void import_formats_print(FILE *stream)
{
	for (size_t i = 0; i < import_format_count(); i++)
		fprintf(stream, "%-16s %s\n%17s%s\n", formats[i]->name, formats[i]->producer, "",
			formats[i]->holds);
}
