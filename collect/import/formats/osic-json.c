/*
 * osic-json.c — what the OSIC study's parser made of its text log: times by flavor,
 * perhaps by the number of parallel migrations, evacuation and place.
 *
 * It holds no failures and no dates: a VM without a time is unknown here.
 */
#include "formats.h"
#include "osic.h"

#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "FLAVOR",             "",  "migrations", "flavor",             NULL },
	{ "parallel_N",         "",  "migrations", "parallel",           "if there is such a level" },
	{ "tunneling",          "",  "migrations", "tunnelled",          "on is yes, off is no" },
	{ "the file's name",    "",  "migrations", "storage",            "or --set storage" },
	{ "ITERATION.N",        "",  "migrations", "cycle",              "odd N: AB of cycle (N + 1) / 2; even: BA" },
	{ "ITERATION.N.VMn",    "s", "migrations", "total_time_seconds", "Rally's action nova.live_migrate; from 400 s on it is Rally's limit" },
	{ "VMn",                "",  "migrations", "vm",                 "a place in the evacuation's order, also in order" },
	{ "DOWNTIME.ADDRESS",   "",  "events",     "detail",             "seconds, a sum over all migrations of the VM" },
	{ "PACKETLOSS.ADDRESS", "",  "events",     "detail",             NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* The whole number that a key ends with; 0 if there is none from 1 to high. */
static int number_of_key(const char *key, const char *before, int high)
{
	long long number;

	if (strncmp(key, before, strlen(before)) != 0 ||
	    !integer_of_text(key + strlen(before), 1, high, &number))
		return 0;
	return (int)number;
}

static bool read_time(const struct json_at *at, struct osic_evacuation *evacuation,
		      struct error *err)
{
	int place = number_of_key(at->key, "VM", OSIC_VMS);
	const char *text;
	double seconds;

	if (place == 0)
		return json_fail(at, err, "'%.40s' is not VM1, VM2 and so on to VM%d", at->key,
				 OSIC_VMS);
	if (!json_text_at(at, &text, err))
		return false;
	if (place > evacuation->highest)
		evacuation->highest = place;
	if (!text || strcmp(text, "null") == 0 || strcmp(text, "None") == 0)
		return true;
	if (!number_of_text(text, &seconds) || seconds < 0)
		return json_fail(at, err, "'%.40s' is not a time in seconds such as 61.5", text);
	evacuation->seconds[place - 1] = seconds;
	return true;
}

static bool read_evacuation(struct osic *osic, const struct json_at *at, int number,
			    struct error *err)
{
	struct osic_evacuation evacuation;
	const char *key;
	json_t *value;

	if (!json_need(at, JSON_OBJECT, err))
		return false;
	osic_evacuation_begin(&evacuation, (number + 1) / 2, number % 2 == 0);
	evacuation.finished = true;
	json_object_foreach(at->value, key, value)
	{
		const struct json_at time = json_key_of(at, key);

		if (!read_time(&time, &evacuation, err))
			return false;
	}
	return osic_evacuation_end(osic, &evacuation, err);
}

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* The evacuations in the order of their numbers, whatever the order in the file. */
static bool read_evacuations(struct osic *osic, const struct json_at *iterations, struct error *err)
{
	size_t count = json_size_of(iterations);
	int *numbers = calloc(count + 1, sizeof *numbers);
	size_t i = 0;
	bool good = true;
	const char *key;
	json_t *value;

	if (!numbers)
		return error_memory(err);
	json_object_foreach(iterations->value, key, value)
	{
		const struct json_at at = json_key_of(iterations, key);

		numbers[i++] = number_of_key(key, "", 1000000);
		if (good && numbers[i - 1] == 0)
			good = json_fail(&at, err, "'%.40s' is not a number from 1 on", key);
	}
	qsort(numbers, count, sizeof *numbers, by_number);
	for (i = 0; good && i < count; i++) {
		char text[16];
		struct json_at at;

		snprintf(text, sizeof text, "%d", numbers[i]);
		at = json_key_of(iterations, text);
		good = read_evacuation(osic, &at, numbers[i], err);
	}
	free(numbers);
	return good;
}

static bool read_losses(struct osic *osic, const struct json_at *part, struct error *err)
{
	const struct json_at downtime = json_key_of(part, "DOWNTIME");
	const struct json_at stream = json_key_of(part, "PACKETLOSS");
	const char *address;
	const char *text;
	json_t *value;

	json_object_foreach(downtime.value, address, value)
	{
		const struct json_at at = json_key_of(&downtime, address);

		if (!json_need(&at, JSON_STRING, err))
			return false;
		if (!osic_add_lost_pings(osic, address, NULL, json_string_value(value), err))
			return err->text[0] != '\0' ? false
						    : json_fail(&at, err,
								"'%.40s' is not a time such as "
								"4.5 seconds",
								json_string_value(value));
	}
	json_object_foreach(stream.value, address, value)
	{
		if (!json_text_of(&stream, address, &text, err) ||
		    (text && !osic_add_stream(osic, address, NULL, text, err)))
			return false;
	}
	return true;
}

/* One flavor, or one number of parallel migrations of it. */
static bool read_part(struct osic *osic, const struct json_at *part, struct error *err)
{
	const struct json_at tunneling = json_key_of(part, "tunneling");
	const struct json_at iterations = json_key_of(part, "ITERATION");
	const struct json_at downtime = json_key_of(part, "DOWNTIME");
	const char *word;

	if (!json_need(&iterations, JSON_OBJECT, err) || !json_text_at(&tunneling, &word, err))
		return false;
	osic->tunnelled = NULL;
	if (word && !osic_set_tunnelling(osic, word))
		return json_fail(&tunneling, err, "'%.40s' is neither on nor off", word);
	osic->vms = json_size_of(&downtime) <= OSIC_VMS ? (int)json_size_of(&downtime) : OSIC_VMS;
	return read_evacuations(osic, &iterations, err) && read_losses(osic, part, err);
}

static bool read_flavor(struct osic *osic, const struct json_at *flavor, struct error *err)
{
	const char *key;
	json_t *value;

	if (!json_need(flavor, JSON_OBJECT, err))
		return false;
	snprintf(osic->flavor, sizeof osic->flavor, "%s", flavor->key);
	osic->level[0] = '\0';
	if (json_object_get(flavor->value, "ITERATION"))
		return read_part(osic, flavor, err);
	json_object_foreach(flavor->value, key, value)
	{
		const struct json_at level = json_key_of(flavor, key);

		if (number_of_key(key, "parallel_", 10000) == 0)
			return json_fail(&level, err, "'%.40s' is neither ITERATION nor parallel_N",
					 key);
		snprintf(osic->level, sizeof osic->level, "%s", key + strlen("parallel_"));
		if (!read_part(osic, &level, err))
			return false;
	}
	return true;
}

/* The place of a flavor in the study's own order: the file's is that of a hash table. */
static int rank_of(const char *flavor)
{
	static const char *const flavors[] = { "small", "medium", "large", NULL };
	int rank = 0;

	while (flavors[rank] && strcmp(flavors[rank], flavor) != 0)
		rank++;
	return rank;
}

static bool read_flavors(void *closure, const struct json_at *root, struct error *err)
{
	const char *key;
	json_t *value;

	if (!json_need(root, JSON_OBJECT, err))
		return false;
	for (int rank = 0; rank <= rank_of(""); rank++) {
		json_object_foreach(root->value, key, value)
		{
			const struct json_at flavor = json_key_of(root, key);

			if (rank_of(key) == rank && !read_flavor(closure, &flavor, err))
				return false;
		}
	}
	return true;
}

static bool read(const struct import_source *source, struct import_sink *sink, struct error *err)
{
	struct osic osic;

	osic_begin(&osic, source, sink);
	osic.times_by_vm = true;
	return json_read(source, read_flavors, &osic, err);
}

const struct import_format import_osic_json = {
	.name = "osic-json",
	.producer = "the OSIC live-migration study, its parser's JSON",
	.holds = "migrations; lost pings, TCP streams (events)",
	.has_all = { "\"ITERATION\"", "\"VM1\"" },
	.read = read,
	.fields = fields,
	.columns = osic_columns,
};
