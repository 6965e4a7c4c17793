/* analyze-where.c — fuzzes the expression of --where: what parses has an answer, and `not` turns it
 * round; what does not parse says so. */
#include "fuzzing.h"

#include "analyze/rows/where.h"

#include <stdlib.h>
#include <string.h>

static const struct cell names[] = {
	{ "a", { 0 } }, { "b", { 0 } }, { "c d", { 0 } }, { "e", { 0 } }
};
static const struct cell cells[] = {
	{ "x", { 0 } }, { "12.5", { 0 } }, { "it's", { 0 } }, { "", { 0 } }
};
static const struct csv_row header = { names, sizeof names / sizeof *names };
static const struct csv_row row = { cells, sizeof cells / sizeof *cells };

/* 1 or 0 as the row fits or not, -1 if there is no answer. */
static int answer(const char *text, struct error *err)
{
	struct where *where;
	bool fits = false;
	bool good = where_parse(&where, "--where", text, err) && where_bind(where, &header, err) &&
		    where_fits(where, &row, &fits, err);

	where_free(where);
	if (good == (err->text[0] != '\0'))
		abort();
	return good ? fits : -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	struct error err_of_not = { 0 };
	char *text = strndup((const char *)data, size);
	char *turned = NULL;
	int fits = answer(text, &err);

	if (asprintf(&turned, "not (%s)", text) < 0)
		abort();
	/* only the depth of the brackets may come in between */
	if (fits >= 0 && answer(turned, &err_of_not) != !fits &&
	    !strstr(err_of_not.text, "too many"))
		abort();
	free(turned);
	free(text);
	return 0;
}
