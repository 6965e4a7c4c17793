/* said.c — what a file does not say itself: --set, which host is a and which b, and what is said of
 * all that in the run's description. */
#include "inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *import_sides_word(struct import_sides *sides, const char *host)
{
	static const char *const words[] = { "a", "b" };

	for (int i = 0; i < 2; i++) {
		if (!sides->names[i])
			sides->names[i] = strdup(host);
		if (sides->names[i] && strcmp(sides->names[i], host) == 0)
			return words[i];
	}
	return NULL;
}

const char *import_sides_direction(struct import_sides *sides, const char *source,
				   const char *destination)
{
	const char *from = source ? import_sides_word(sides, source) : NULL;
	const char *to = destination ? import_sides_word(sides, destination) : NULL;

	if (!from || !to || strcmp(from, to) == 0)
		return NULL;
	return from[0] == 'a' ? "AB" : "BA";
}

void import_sides_free(struct import_sides *sides)
{
	free(sides->names[0]);
	free(sides->names[1]);
	*sides = (struct import_sides){ 0 };
}

const char *sink_set(const struct import_sink *sink, const char *column)
{
	for (size_t i = 0; i < sink->settings->count; i++)
		if (strcmp(sink->settings->at[i].column, column) == 0)
			return sink->settings->at[i].value;
	return NULL;
}

const char *sink_side(struct import_sink *sink, const char *host)
{
	return import_sides_word(&sink->sides, host);
}

const char *sink_direction(struct import_sink *sink, const char *source, const char *destination)
{
	return import_sides_direction(&sink->sides, source, destination);
}

/* Adds value (taken over) to the list under key, once. */
static void add_once(json_t *description, const char *key, json_t *value)
{
	json_t *list = json_object_get(description, key);
	bool there = false;

	if (!list) {
		list = json_array();
		json_object_set_new(description, key, list);
	}
	for (size_t i = 0; i < json_array_size(list) && !there; i++)
		there = json_equal(json_array_get(list, i), value);
	if (there)
		json_decref(value);
	else
		json_array_append_new(list, value);
}

void sink_said(struct import_sink *sink, const char *column, const char *value, const char *from)
{
	add_once(sink->description, "not_in_the_file",
		 json_pack("{s:s, s:s, s:s}", "column", column, "value", value, "from", from));
}

void sink_note(struct import_sink *sink, const char *sentence)
{
	add_once(sink->description, "notes", json_string(sentence));
}

void sink_nothing(struct import_sink *sink, const char *reason)
{
	json_object_set_new(sink->description, "no_migration", json_string(reason));
}

void sink_names_are_made_up(struct import_sink *sink)
{
	sink->made_up = true;
}

const char *sink_vm_names(const struct import_sink *sink)
{
	if (sink->made_up_names == 0)
		return "told";
	return sink->made_up_names < sink->kept.count ? "partly made up" : "made up";
}

void sink_describe(struct import_sink *sink, const char *key, json_t *value)
{
	json_object_set_new(sink->description, key, value);
}

double sink_utc(struct import_sink *sink, double local, const char *zone)
{
	char text[120];

	if (strcmp(zone, "UTC") == 0 || strcmp(zone, "GMT") == 0 || strcmp(zone, "Z") == 0)
		return local;
	if (isnan(sink->settings->utc_offset)) {
		snprintf(text, sizeof text,
			 "Its times are local%s%.20s and stay so: give --utc-offset.",
			 zone[0] ? ", " : "", zone);
		sink_note(sink, text);
	} else {
		snprintf(text, sizeof text, "%+.0f s", sink->settings->utc_offset);
		sink_said(sink, "offset from UTC", text, "--utc-offset");
	}
	return local - sink->settings->utc_offset;
}
