/* collect-guest-work.c — fuzzes what a guest answers when it is asked how much it has done, and the
 * question as the user writes it. No answer becomes a number that a run could not hold. */
#include "fuzzing.h"

#include "collect/observe/work.h"

#include <math.h>
#include <string.h>

static void ask(const char *text, const char *name)
{
	const char *wrong = NULL;
	double count = work_count_in(text, name, &wrong);

	if (isinf(count) || count < 0)
		abort();
	if (wrong && (wrong < text || wrong >= text + strlen(text)))
		abort();
	if (!isnan(count) && !strstr(text, name))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = calloc(1, size + 1);
	char again[WORK_PLAN_TEXT_SIZE];
	struct work_plan plan;
	struct work_plan second;
	struct error err = { 0 };

	if (!text)
		abort();
	memcpy(text, data, size);
	ask(text, "lines");
	ask(text, "x");
	if (work_plan_read(&plan, text, &err)) {
		work_plan_text(&plan, again);
		if (!work_plan_read(&second, again, &err) || second.port != plan.port ||
		    strcmp(second.name, plan.name) != 0)
			abort();
	} else if (err.text[0] == '\0') {
		abort();
	}
	free(text);
	return 0;
}
