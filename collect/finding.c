/* finding.c — the table of what may stand in the way of a study. */
#include "finding.h"

/* clang-format off */
#define LINE(id, word, weight, why, remedy) { word, FINDING_##weight, why, remedy },
/* clang-format on */

const struct finding_info *finding_info(enum finding_kind kind)
{
	static const struct finding_info table[FINDING_KINDS] = { FINDINGS(LINE) };

	return &table[kind];
}

const char *finding_weight_word(enum finding_weight weight)
{
	static const char *const words[] = {
		[FINDING_STOPS] = "stops",
		[FINDING_CASE] = "case",
		[FINDING_WARNS] = "warns",
		[FINDING_NOTES] = "notes",
	};

	return words[weight];
}
