/* said-file.c — what a plan file says of a verb's flags. */
#include "said.h"

#include "array.h"
#include "characters.h"
#include "nearest.h"
#include "quoted.h"

#include <stdlib.h>
#include <string.h>

#define BLANKS " \t"

struct reader {
	const struct verb *verb;
	struct said_list *said;
	size_t first;        /* of what this file says */
	const char *section; /* NULL: none has begun */
	char *text;          /* of this line, which is cut up in place */
	struct place place;  /* of the line */
	struct error *err;
};

/* The place in the line where `at` stands. */
static struct place place_of(const struct reader *reader, const char *at)
{
	struct place place = reader->place;

	place.column = at - reader->text + 1;
	return place;
}

static char *trimmed(char *from, char *end)
{
	while (end > from && strchr(BLANKS, end[-1]))
		end--;
	*end = '\0';
	return from + strspn(from, BLANKS);
}

/* ---- sections ---- */

static bool no_section(struct reader *reader, const char *name)
{
	const struct verb *verb = reader->verb;
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];
	char list[256] = "";
	size_t used = 0;

	for (size_t i = 0; i < verb->flag_count; i++) {
		const char *section = verb->flags[i].section;

		if (!said_begins_section(verb, i) || used >= sizeof list)
			continue;
		nearest_offer(&nearest, section);
		used += (size_t)snprintf(list + used, sizeof list - used, "%s[%s]",
					 used > 0 ? " " : "", section);
	}
	nearest_text(&nearest, guess);
	return error_at(reader->err, place_of(reader, name), "there is no section [%s]%s (%s)",
			name, guess, list);
}

static bool take_section(struct reader *reader, char *bracket)
{
	char *end = strchr(bracket, ']');
	const char *name;

	if (!end)
		return error_at(reader->err, place_of(reader, bracket),
				"'%s' is not closed: wanted is a section such as [vms]", bracket);
	if (end[1] != '\0')
		return error_at(reader->err, place_of(reader, end + 1),
				"'%s' behind a section: wanted is the line's end", end + 1);
	name = trimmed(bracket + 1, end);
	for (size_t i = 0; i < reader->verb->flag_count; i++) {
		const char *section = reader->verb->flags[i].section;

		if (section && strcmp(section, name) == 0) {
			reader->section = section;
			return true;
		}
	}
	return no_section(reader, name);
}

/* ---- keys ---- */

/* A single letter is perhaps a short option; else the nearest name. */
static void guess_key(const struct verb *verb, const char *key, char guess[NEAREST_TEXT_SIZE])
{
	const char *name = key + strspn(key, "-");
	struct nearest nearest = { .typed = name };
	bool letter = name[0] != '\0' && name[1] == '\0';

	for (size_t i = 0; i < verb->flag_count; i++) {
		const struct flag *flag = &verb->flags[i];

		if (flag->section && !letter)
			nearest_offer(&nearest, flag->name);
		if (flag->section && letter && flag->letter == name[0])
			nearest.word = flag->name;
	}
	nearest_text(&nearest, guess);
}

static bool no_key(struct reader *reader, const char *key)
{
	char guess[NEAREST_TEXT_SIZE];

	guess_key(reader->verb, key, guess);
	return error_at(reader->err, place_of(reader, key),
			"there is no key '%s'%s (they are the long options of migstat %s --help)",
			key, guess, reader->verb->name);
}

/* Perhaps the section has a flag that ends in that word: interval, under [probes]. */
static bool other_section(struct reader *reader, const struct flag *flag, const char *key)
{
	struct nearest nearest = { .typed = key };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < reader->verb->flag_count; i++) {
		const struct flag *other = &reader->verb->flags[i];
		const char *tail = strrchr(other->name, '-');

		if (!other->section || strcmp(other->section, reader->section) != 0)
			continue;
		nearest_offer(&nearest, other->name);
		if (tail && strcmp(tail + 1, key) == 0)
			nearest.word = other->name;
	}
	nearest_text(&nearest, guess);
	return error_at(reader->err, place_of(reader, key),
			"'%s' stands under [%s], but belongs to [%s]%s", key, reader->section,
			flag->section, guess);
}

/* The flag of the key, if it may stand here; else NULL with the complaint. */
static const struct flag *flag_here(struct reader *reader, const char *key)
{
	const struct flag *flag = flags_find(reader->verb, key);

	if (flag && !flag->section) {
		error_at(reader->err, place_of(reader, key), "'%s' is of the command line alone",
			 key);
		return NULL;
	}
	if (!flag)
		no_key(reader, key);
	else if (reader->section && strcmp(reader->section, flag->section) != 0)
		other_section(reader, flag, key);
	else
		return flag;
	return NULL;
}

/* ---- values ---- */

static bool unquote(struct reader *reader, char *value)
{
	struct error what = { 0 };
	const char *wrong = quoted_read(value, &what);

	return !wrong || error_at(reader->err, place_of(reader, wrong), "%s", what.text);
}

/* A switch's value: whether it is on. */
static bool take_switch(struct reader *reader, const char *value, bool *on)
{
	static const char *const words[] = { "no", "yes", "off", "on", "false", "true", "0", "1" };

	for (size_t i = 0; i < COUNT(words); i++) {
		*on = i % 2 == 1;
		if (strcmp(words[i], value) == 0)
			return true;
	}
	return error_at(reader->err, place_of(reader, value), "'%s': wanted is yes or no", value);
}

static bool is_first(struct reader *reader, const struct flag *flag, const char *key)
{
	for (size_t i = reader->first; i < reader->said->count; i++)
		if (reader->said->at[i].flag == flag &&
		    (flags_has_one_value(flag) || !flag->argument))
			return error_at(reader->err, place_of(reader, key),
					"'%s' stands in line %ld already: it takes one value", key,
					reader->said->at[i].place.line);
	return true;
}

static bool add(struct reader *reader, const struct flag *flag, const char *value,
		struct place place)
{
	struct said_list *list = reader->said;
	struct said *said;

	if (!array_grow(&list->at, &list->capacity, list->count, sizeof *list->at))
		return error_memory(reader->err);
	said = &list->at[list->count];
	*said = (struct said){ .flag = flag, .place = place, .owned = strdup(value) };
	if (!said->owned)
		return error_memory(reader->err);
	said->value = said->owned;
	list->count++;
	return true;
}

static bool take_pair(struct reader *reader, char *key)
{
	char *equals = strchr(key, '=');
	const struct flag *flag;
	struct place place;
	char *value;
	bool on = true;

	if (!equals)
		return error_at(reader->err, place_of(reader, key),
				"'%s' has no value: wanted is KEY = VALUE", key);
	trimmed(key, equals);
	value = equals + 1 + strspn(equals + 1, BLANKS);
	place = place_of(reader, value);
	flag = flag_here(reader, key);
	if (!flag || !is_first(reader, flag, key))
		return false;
	if (value[0] == '\0')
		return error_at(reader->err, place, "'%s' has no value: wanted is %s", key,
				flag->argument ? flag->argument : "yes or no");
	if (value[0] == '"' && !unquote(reader, value))
		return false;
	if (!flag->argument && !take_switch(reader, value, &on))
		return false;
	return !on || add(reader, flag, value, place);
}

/* ---- lines ---- */

/* What acts on a terminal, or is no text, can stand in quotes as \xHH, where it is seen. */
static bool is_text(struct reader *reader)
{
	size_t length;

	for (const char *at = reader->text; *at != '\0'; at += length) {
		length = character_length(at);
		if (length == 0)
			return error_at(reader->err, place_of(reader, at),
					"'%.1s' is no UTF-8 (in quotes it is \\x%02x)", at,
					(unsigned)(unsigned char)*at);
		if (*at != '\t' && character_acts(character_code(at, length)))
			return error_at(reader->err, place_of(reader, at),
					"'%.*s' may not stand here as it is: in quotes it is "
					"\\xHH, byte by byte",
					(int)length, at);
	}
	return true;
}

static bool take_line(struct reader *reader, char *end)
{
	char *first;

	if (end > reader->text && end[-1] == '\r')
		end--;
	first = trimmed(reader->text, end);
	if (!is_text(reader))
		return false;
	if (*first == '\0' || *first == '#' || *first == ';')
		return true;
	return *first == '[' ? take_section(reader, first) : take_pair(reader, first);
}

bool said_of_file(struct said_list *said, const struct verb *verb, const struct plan_file *file,
		  struct error *err)
{
	struct reader reader = { .verb = verb,
				 .said = said,
				 .first = said->count,
				 .place = { .file = file->path },
				 .err = err };
	char *text = strdup(file->text);
	bool good = true;

	if (!text)
		return error_memory(err);
	reader.text = text;
	while (good && *reader.text != '\0') {
		char *end = reader.text + strcspn(reader.text, "\n");
		bool last = *end == '\0';

		reader.place.line++;
		good = take_line(&reader, end);
		reader.text = last ? end : end + 1;
	}
	free(text);
	return good;
}
