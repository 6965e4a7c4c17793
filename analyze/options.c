/* options.c — values of flags that several verbs have. */
#include "options.h"

#include "analyze/groups/limits.h"

static bool add_metric(const struct flag *flag, const char *name, size_t *metrics, size_t *count,
		       struct error *err)
{
	size_t metric;

	if (!flags_metric(flag, name, &metric, err))
		return false;
	for (size_t i = 0; i < *count; i++)
		if (metrics[i] == metric)
			return true;
	metrics[(*count)++] = metric;
	return true;
}

static bool no_part(const struct flag *flag, const char *list, const char *part, struct error *err)
{
	return error_set(err, "--%s %s: %s is missing beside a comma", flag->name, list, part);
}

bool option_metrics(const struct flag *flag, const char *list, size_t *metrics, size_t *count,
		    struct error *err)
{
	struct texts names = { 0 };
	bool good = texts_add_list(&names, list) || no_part(flag, list, "a name", err);

	for (size_t i = 0; good && i < names.count; i++)
		good = add_metric(flag, names.at[i], metrics, count, err);
	texts_free(&names);
	return good;
}

bool option_list(void *place, const struct flag *flag, const char *list, struct error *err)
{
	return texts_add_list(place, list) || no_part(flag, list, flag->wanted, err);
}

bool option_columns(void *place, const struct flag *flag, const char *list, struct error *err)
{
	struct texts *columns = place;
	size_t before = columns->count;

	if (!texts_add_list(columns, list))
		return no_part(flag, list, "a column", err);
	for (size_t i = before; i < columns->count; i++) {
		struct texts earlier = { .at = columns->at, .count = i };

		if (texts_have(&earlier, columns->at[i]))
			return error_set(err, "--%s: column '%s' is named twice", flag->name,
					 columns->at[i]);
	}
	return true;
}

bool option_limit(void *place, const struct flag *flag, const char *value, struct error *err)
{
	(void)flag;
	return limits_take(place, value, err);
}
