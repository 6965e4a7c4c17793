/* options.c — values of options that several verbs have. */
#include "options.h"

#include "datasets/metric.h"
#include "datasets/nearest.h"
#include "datasets/table.h"

#include <stdio.h>
#include <string.h>

static bool add_metric(const char *name, size_t *metrics, size_t *count, struct error *err)
{
	size_t metric = metric_find(name);
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	if (metric == metric_count()) {
		for (size_t i = 0; i < metric_count(); i++)
			nearest_offer(&nearest, metric_at(i)->column.name);
		nearest_text(&nearest, guess);
		return error_set(err,
				 "--metric %s: there is no such metric%s (migstat analyze "
				 "--list-metrics lists them)",
				 name, guess);
	}
	for (size_t i = 0; i < *count; i++)
		if (metrics[i] == metric)
			return true;
	metrics[(*count)++] = metric;
	return true;
}

bool option_metrics(const char *list, size_t *metrics, size_t *count, struct error *err)
{
	struct texts names = { 0 };
	bool good = texts_add_list(&names, list);

	if (!good)
		error_set(err, "--metric %s: a name is missing beside a comma", list);
	for (size_t i = 0; good && i < names.count; i++)
		good = add_metric(names.at[i], metrics, count, err);
	if (names.failed)
		good = error_memory(err);
	texts_free(&names);
	return good;
}

bool option_columns(const char *list, struct texts *by, struct error *err)
{
	size_t before = by->count;

	if (!texts_add_list(by, list))
		return error_set(err, "--by %s: a column is missing beside a comma", list);
	for (size_t i = before; i < by->count; i++) {
		struct texts earlier = { by->at, i, i, false };

		if (texts_have(&earlier, by->at[i]))
			return error_set(err, "--by: column '%s' is named twice", by->at[i]);
	}
	return true;
}

/* The percent sign becomes an exponent, so that 99.9% is the same double as 0.999. */
bool option_ratio(const char *text, double low, double high, double *ratio)
{
	size_t length = strcspn(text, "%");
	char number[40];

	if (length >= sizeof number - 3 || text[strcspn(text, "eE")] != '\0' ||
	    (text[length] != '\0' && text[length + 1] != '\0'))
		return false;
	snprintf(number, sizeof number, "%.*s%s", (int)length, text,
		 text[length] == '%' ? "e-2" : "");
	return number_of_text(number, ratio) && *ratio > low && *ratio < high;
}

bool option_share(const char *name, const char *text, const char *example, double *share,
		  struct error *err)
{
	return option_ratio(text, 0, 1, share) ||
	       error_set(err, "--%s %s: wanted is a number between 0 and 1, such as %s", name, text,
			 example);
}

bool option_seed(const char *text, uint64_t *seed, struct error *err)
{
	long long number;

	if (!integer_of_text(text, 0, 1LL << 53, &number))
		return error_set(err, "--seed %s: wanted is a whole number from 0 to 2^53", text);
	*seed = (uint64_t)number;
	return true;
}
