/* probe-plan.c — which probes are sent: the text of --probe. */
#include "probe-plan.h"

#include "datasets/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PORT_ECHO = 7 };

static const char *const words[PROBE_KINDS] = { "icmp", "udp", "tcp" };

const char *probe_word(enum probe_kind kind)
{
	return words[kind];
}

static bool add(struct probe_plan *plan, char *word, struct error *err)
{
	char *colon = strchr(word, ':');
	long long port = PORT_ECHO;
	size_t kind = 0;

	if (colon)
		*colon = '\0';
	while (kind < PROBE_KINDS && strcmp(words[kind], word) != 0)
		kind++;
	if (kind == PROBE_KINDS)
		return error_set(err, "--probe: '%s' is none of icmp, udp[:PORT], tcp[:PORT], none",
				 word);
	if (colon && (kind == PROBE_ICMP || !integer_of_text(colon + 1, 1, 65535, &port)))
		return error_set(err,
				 kind == PROBE_ICMP ? "--probe: icmp has no port (':%s')"
						    : "--probe: '%s' is no port, 1 to 65535",
				 colon + 1);
	for (size_t i = 0; i < plan->count; i++)
		if (plan->kinds[i] == (enum probe_kind)kind)
			return error_set(err, "--probe: '%s' is there twice", word);
	plan->kinds[plan->count++] = (enum probe_kind)kind;
	plan->port[kind] = kind == PROBE_ICMP ? 0 : (uint16_t)port;
	return true;
}

bool probe_plan_read(struct probe_plan *plan, const char *text, struct error *err)
{
	char *copy = strdup(text);
	char *rest = copy;
	char *word;
	bool good = true;

	if (!copy)
		return error_memory(err);
	plan->count = 0;
	if (strcmp(text, "none") != 0)
		while (good && (word = strsep(&rest, ",")))
			good = add(plan, word, err);
	free(copy);
	return good;
}

void probe_plan_text(const struct probe_plan *plan, char text[PROBE_PLAN_TEXT_SIZE])
{
	size_t used = 0;

	snprintf(text, PROBE_PLAN_TEXT_SIZE, "none");
	for (size_t i = 0; i < plan->count; i++) {
		enum probe_kind kind = plan->kinds[i];
		char port[8] = "";

		if (kind != PROBE_ICMP)
			snprintf(port, sizeof port, ":%u", plan->port[kind]);
		used += (size_t)snprintf(text + used, PROBE_PLAN_TEXT_SIZE - used, "%s%s%s",
					 i > 0 ? "," : "", words[kind], port);
	}
}
