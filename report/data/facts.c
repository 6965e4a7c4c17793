/* facts.c — what a run tells of itself, as texts. */
#include "facts.h"

#include "datasets/must.h"
#include "datasets/order.h"
#include "datasets/package.h"
#include "datasets/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const json_t *fact_part(const struct run *run, const char *name)
{
	return json_object_get(package_provenance(run->package), name);
}

void fact_text(char text[FACT_SIZE], const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	text[0] = '\0';
	if (json_is_string(value))
		snprintf(text, FACT_SIZE, "%s", json_string_value(value));
	else if (json_is_integer(value))
		snprintf(text, FACT_SIZE, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value))
		snprintf(text, FACT_SIZE, "%.10g", json_real_value(value));
	else if (json_is_boolean(value))
		snprintf(text, FACT_SIZE, "%s", json_is_true(value) ? "yes" : "no");
}

size_t count_different(const char *const *texts, size_t count)
{
	uint32_t *ranks = must_alloc(count, sizeof *ranks);
	size_t different = rank_texts(ranks, texts, count);

	free(ranks);
	return different;
}

size_t fact_count(const struct run *run, const char *column)
{
	size_t rows = run_rows(run);
	const char **texts = must_alloc(rows, sizeof *texts);
	size_t count;

	for (size_t i = 0; i < rows; i++)
		texts[i] = run_text(run, i, column);
	count = count_different(texts, rows);
	free(texts);
	return count;
}

bool creation_date(char text[UTC_TEXT_SIZE], const struct run *run, struct error *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = 0;
	time_t when = 0;
	struct tm parts;

	if (epoch && epoch[0] != '\0') {
		if (!integer_of_text(epoch, 0, CLOCK_END, &seconds))
			return error_set(err, "SOURCE_DATE_EPOCH: '%s' is no number of seconds",
					 epoch);
		when = (time_t)seconds;
	} else if (!clock_of_utc_text(run_created(run), &when)) {
		when = 0; /* a foreign run without a date */
	}
	gmtime_r(&when, &parts);
	strftime(text, UTC_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
	return true;
}
