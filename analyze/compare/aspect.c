/* aspect.c — what of a metric is compared. */
#include "aspect.h"

#include "datasets/texts.h"

const char *const aspect_words[ASPECTS + 1] = {
	[ASPECT_MEAN] = "mean", [ASPECT_MEDIAN] = "median",     [ASPECT_SPREAD] = "spread",
	[ASPECT_TAIL] = "p95",  [ASPECT_FAILURES] = "failures",
};

bool aspects_take(void *place, const struct flag *flag, const char *list, struct error *err)
{
	bool *aspects = place;
	struct texts words = { 0 };
	const struct flag parts = { .name = flag->name, .kind = FLAG_TEXTS, .wanted = "word" };
	bool good = flags_take(&parts, &words, list, err);

	for (size_t i = 0; good && i < words.count; i++) {
		size_t aspect;

		good = flags_word(flag, words.at[i], &aspect, err);
		if (good)
			aspects[aspect] = true;
	}
	texts_free(&words);
	return good;
}
