/* findings.c — what was found to stand in the way, gathered. */
#include "findings.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The remedy of the table with what the finder gives in the place of %s. Free it. */
static char *remedy_of(enum finding_kind kind, const char *given)
{
	const char *remedy = finding_info(kind)->remedy;
	const char *hole = strstr(remedy, "%s");
	char *text;

	if (!hole)
		return strdup(remedy);
	if (asprintf(&text, "%.*s%s%s", (int)(hole - remedy), remedy, given ? given : "...",
		     hole + 2) < 0)
		return NULL;
	return text;
}

void findings_add(void *closure, enum finding_kind kind, const char *about, const char *what,
		  const char *remedy)
{
	struct findings *findings = closure;
	struct found found = { .kind = kind };

	for (size_t i = 0; i < findings->count; i++)
		if (findings->at[i].kind == kind && strcmp(findings->at[i].about, about) == 0 &&
		    strcmp(findings->at[i].what, what) == 0)
			return;
	found.about = strdup(about);
	found.what = strdup(what);
	found.remedy = remedy_of(kind, remedy);
	found.given = remedy ? strdup(remedy) : NULL;
	if (found.about && found.what && found.remedy && (found.given || !remedy) &&
	    array_grow(&findings->at, &findings->capacity, findings->count, sizeof *findings->at)) {
		findings->at[findings->count++] = found;
		return;
	}
	free(found.about);
	free(found.what);
	free(found.remedy);
	free(found.given);
	findings->failed = true;
}

void findings_sort(struct findings *findings)
{
	for (size_t i = 1; i < findings->count; i++) {
		struct found found = findings->at[i];
		size_t place = i;

		while (place > 0 && finding_info(findings->at[place - 1].kind)->weight >
					    finding_info(found.kind)->weight) {
			findings->at[place] = findings->at[place - 1];
			place--;
		}
		findings->at[place] = found;
	}
}

size_t findings_of(const struct findings *findings, enum finding_weight weight)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += finding_info(findings->at[i].kind)->weight == weight;
	return count;
}

void found_text(const struct found *found, char *text, size_t size)
{
	const struct finding_info *info = finding_info(found->kind);

	snprintf(text, size, "%-5s  %s: %s [%s]; why: %s; do: %s",
		 finding_weight_word(info->weight), found->about, found->what, info->word,
		 info->why, found->remedy);
}

void findings_tell(const struct findings *findings, finding_sink *sink, void *closure)
{
	for (size_t i = 0; i < findings->count; i++)
		sink(closure, findings->at[i].kind, findings->at[i].about, findings->at[i].what,
		     findings->at[i].given);
}

void findings_free(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		free(findings->at[i].about);
		free(findings->at[i].what);
		free(findings->at[i].remedy);
		free(findings->at[i].given);
	}
	free(findings->at);
	*findings = (struct findings){ 0 };
}
