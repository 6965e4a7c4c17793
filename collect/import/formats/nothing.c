/*
 * nothing.c — a file that a program of those whose formats import reads wrote when it had nothing
 * to tell: an empty list, answers without a migration, a ping that nobody answered. It looks like
 * none of the formats, and holds no migration; that refuses no other file of a call.
 */
#include "formats.h"
#include "ping-line.h"

#include "datasets/array.h"

#include <string.h>

/* ---- JSON: lists in which nothing stands ---- */

static bool is_hollow(json_t *value);

static bool is_empty(const json_t *value)
{
	return (json_is_array(value) && json_array_size(value) == 0) ||
	       (json_is_object(value) && json_object_size(value) == 0);
}

/* An answer of a QEMU's monitor that tells no number of a migration: to another command, or of a
 * guest that only came in by one. */
static bool is_silent(const json_t *answer)
{
	return !json_object_get(answer, "total-time") && !json_object_get(answer, "ram");
}

/* Whether no list in the object holds anything; *empty: it has one that is empty. */
static bool members_are_empty(json_t *object, bool *empty)
{
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		if (is_hollow(value))
			*empty = true;
		else if (json_is_array(value) ||
			 (json_is_object(value) && !members_are_empty(value, empty)))
			return false;
	}
	return true;
}

static bool is_hollow(json_t *value)
{
	json_t *answer = json_object_get(value, "return");
	bool empty = false;

	if (is_empty(value) || json_object_get(value, "QMP"))
		return true;
	if (answer)
		return is_silent(answer);
	if (json_is_object(value))
		return members_are_empty(value, &empty) && empty;
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!is_hollow(json_array_get(value, i)))
			return false;
	return json_is_array(value);
}

/* An empty list or object, or an object of nothing else. */
static bool is_plainly_empty(json_t *value)
{
	const char *key;
	json_t *member;

	json_object_foreach(value, key, member)
	{
		if (!is_empty(member))
			return false;
	}
	return json_is_object(value) || is_empty(value);
}

static bool is_plainly_empty_json(const struct import_source *source)
{
	struct json_file file;
	struct error err = { 0 };
	bool empty = json_file_read(&file, source, &err) && is_plainly_empty(file.root);

	json_file_free(&file);
	return empty;
}

static bool take_value(void *closure, const struct json_at *at, struct error *err)
{
	bool *hollow = closure;

	(void)err;
	*hollow = *hollow && is_hollow(at->value);
	return *hollow;
}

static bool is_hollow_json(const struct import_source *source)
{
	struct error err = { 0 };
	bool hollow = true;

	return json_read_values(source, take_value, &hollow, &err) && hollow;
}

/* ---- text ---- */

/* Whether every line begins with one of the words, or is blank. */
static bool all_lines_begin(const char *text, const char *const *words, size_t count)
{
	while (*text != '\0') {
		size_t i = 0;

		text += strspn(text, " \t");
		while (i < count && strncmp(text, words[i], strlen(words[i])) != 0)
			i++;
		if (i == count && *text != '\n' && *text != '\0')
			return false;
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return true;
}

static bool is_blank(const struct import_source *source)
{
	return all_lines_begin(source->text, NULL, 0);
}

static bool is_refusal(const struct import_source *source)
{
	static const char *const words[] = { "No resources found", "error: " };

	return all_lines_begin(source->text, words, COUNT(words));
}

/* `(qemu) info migrate`, and no answer: there was no migration since the guest began. */
static bool is_prompt(const struct import_source *source)
{
	static const char *const words[] = { "(qemu)", "QEMU " };

	return source_has(source, "(qemu)") && all_lines_begin(source->text, words, COUNT(words));
}

/* A ping that had no answer: its first line, perhaps its statistics. */
static bool is_unanswered(const struct import_source *source)
{
	static const char *const words[] = { "PING ", "--- ", "rtt ", "pipe ", "0 ", "1", "2",
					     "3",     "4",    "5",    "6",     "7",  "8", "9" };

	return strncmp(source->text, "PING ", 5) == 0 && !source_has(source, " bytes from ") &&
	       !ping_counts_answers(source->text) &&
	       all_lines_begin(source->text, words, COUNT(words));
}

static bool is_unanswered_fping(const struct import_source *source)
{
	return source_has(source, " : xmt/rcv/%loss = ") && !source_has(source, " bytes, ") &&
	       !fping_counts_answers(source->text);
}

/* Another task's log of Proxmox, a log of oVirt's engine in which nothing migrates. */
static bool is_other_task(const struct import_source *source)
{
	return source->text[strspn(source->text, " \n")] != '[' &&
	       (source_has(source, "TASK OK") || source_has(source, "TASK ERROR: "));
}

static bool is_engine_log(const struct import_source *source)
{
	return source_has(source, "[org.ovirt.engine.") ||
	       (source_has(source, "\"event\"") && source_has(source, "\"severity\""));
}

static const struct form {
	bool (*looks)(const struct import_source *source);
	const char *reason;
} forms[] = {
	{ is_blank, "it holds no migration: the file is empty" },
	{ is_hollow_json, "it holds no migration: its lists and answers are empty" },
	{ is_refusal, "it holds no migration, only that there was none to tell of" },
	{ is_prompt, "it holds no migration: QEMU's monitor answered nothing to info migrate" },
	{ is_unanswered, "it holds no migration, and no answer to any probe" },
	{ is_unanswered_fping, "it holds no migration, and no answer to any probe" },
	{ is_other_task, "it holds no migration: it is the log of another task" },
	{ is_engine_log, "it holds no migration: no event of oVirt tells of one" },
};

static const struct form *form_of(const struct import_source *source)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (forms[i].looks(source))
			return &forms[i];
	return NULL;
}

bool import_holds_nothing(const struct import_source *source)
{
	const struct form *form = form_of(source);

	return form && (form->looks != is_hollow_json || is_plainly_empty_json(source));
}

static bool looks_like(const struct import_source *source)
{
	return form_of(source) != NULL;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	const struct form *form = form_of(source);

	(void)err;
	sink_nothing(sink, form ? form->reason : "it holds no migration");
	return true;
}

const struct import_format import_nothing = {
	.name = "none",
	.producer = "a program that had nothing to tell",
	.holds = "nothing",
	.looks_like = looks_like,
	.read = read_file,
};
