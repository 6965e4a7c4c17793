/* domjobinfo-line.c — a line of what virsh domjobinfo prints: its label, its value, its unit. */
#include "domjobinfo.h"

#include "collect/import/kit/unit.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool virsh_split(const struct import_lines *lines, struct virsh_line *line)
{
	char *colon = strchr(lines->text, ':');
	char *end;

	if (!colon)
		return false;
	*colon = '\0';
	*line = (struct virsh_line){ lines, lines->text + strspn(lines->text, " \t"), NULL, NULL };
	line->value = colon + 1 + strspn(colon + 1, " \t");
	for (end = line->value + strlen(line->value); end > line->value && strchr(" \t", end[-1]);)
		*--end = '\0';
	line->unit = line->value + strcspn(line->value, " \t");
	if (*line->unit != '\0') {
		*line->unit++ = '\0';
		line->unit += strspn(line->unit, " \t");
	}
	return true;
}

/* virsh's word for a unit as import/kit/unit.h has it. */
static const char *unit_name(const char *unit)
{
	static const struct {
		const char *theirs, *ours;
	} words[] = { { "bytes", "B" }, { "pages/s", "page/s" } };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(unit, words[i].theirs) == 0)
			return words[i].ours;
	return unit;
}

bool virsh_number(const struct virsh_line *line, double *number, struct error *err)
{
	if (number_of_text(line->value, number) && *number >= 0)
		return true;
	if (strspn(line->value, "0123456789,") == strlen(line->value) && strchr(line->value, ','))
		return error_at(err, lines_place(line->lines, line->value),
				"'%s': '%s' is no number in English: run virsh as LC_ALL=C virsh",
				line->label, line->value);
	return error_at(err, lines_place(line->lines, line->value),
			"'%s': '%s' is not a number from 0 on", line->label, line->value);
}

bool virsh_convert(const struct virsh_line *line, const struct import_field *field,
		   double page_bytes, double *value, struct error *err)
{
	const char *unit = *line->unit != '\0' ? unit_name(line->unit) : field->unit;
	double factor;

	if (!virsh_number(line, value, err))
		return false;
	if (number_is_wrapped(*value))
		*value = NAN;
	if (!unit_factor(unit, field_column_unit(field), page_bytes, &factor))
		return error_at(err, lines_place(line->lines, line->unit),
				"'%s': '%s' is not a unit of it; it should be %s or the like",
				line->label, line->unit, field->unit);
	*value = isnan(*value) ? NAN : import_unit_scale(*value, factor);
	if (number_is_wrapped(*value)) /* 16.000 EiB */
		*value = NAN;
	return true;
}

/* Behind the first colon of the line, also a wide one; NULL: it has none. */
static const char *behind_colon(const char *line, size_t length)
{
	static const char wide[] = "\xEF\xBC\x9A";

	for (size_t i = 0; i < length; i++) {
		if (line[i] == ':')
			return line + i + 1;
		if (strncmp(line + i, wide, sizeof wide - 1) == 0)
			return line + i + sizeof wide - 1;
	}
	return NULL;
}

bool virsh_may_be_translated(const struct import_source *source)
{
	size_t words = 0;
	size_t numbers = 0;

	for (const char *line = source->text; *line != '\0';) {
		size_t length = strcspn(line, "\n");
		const char *value = behind_colon(line, length);

		if (!value && strspn(line, " \t") < length)
			return false;
		if (value)
			value += strspn(value, " \t");
		if (value && strchr("0123456789", *value) && *value != '\0')
			numbers += value[strspn(value, "0123456789.,")] == ' ';
		else if (value)
			words++;
		line += length + (line[length] != '\0');
	}
	return words > 0 && numbers > 0;
}

void virsh_join(const struct virsh_line *line, char *text, size_t size)
{
	snprintf(text, size, "%s%s%s", line->value, *line->unit ? " " : "", line->unit);
}
