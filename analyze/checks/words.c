/* words.c — the numbers in the sentences of a diagnosis. */
#include "words.h"

#include "analyze/page/scale.h"

#include <math.h>

void sentence_value(const struct sentence *sentence, double value)
{
	const char *unit = sentence->about->metric->column.unit;
	/* means that are equal leave a difference of some 1e-17 behind */
	bool is_nothing = fabs(value) < 1e-12 * fabs(sentence->about->summary->value[SUMMARY_MEAN]);
	struct scale scale = scale_of(unit, is_nothing ? 0 : fabs(value) * 1.0005);
	double shown = is_nothing ? 0 : value / scale.factor;

	fprintf(sentence->stream, fabs(shown) < 999.5 ? "%.3g%s%s%s" : "%.0f%s%s%s", shown,
		unit[0] != '\0' ? " " : "", scale.prefix, unit);
}

void sentence_size(const struct sentence *sentence, double value)
{
	double share = fabs(value) / sentence->about->summary->value[SUMMARY_MEAN];

	sentence_value(sentence, fabs(value));
	if (share > 0 && isfinite(share))
		fprintf(sentence->stream, " (%.*f %% of the mean)", share < 0.1, 100 * share);
}

void sentence_interval(const struct sentence *sentence)
{
	const struct interval *interval = &sentence->diagnosis->finding.interval;

	fprintf(sentence->stream, "%.10g %% interval ", 100 * sentence->about->summary->value[SUMMARY_LEVEL]);
	sentence_value(sentence, interval->low);
	fputs(" to ", sentence->stream);
	sentence_value(sentence, interval->high);
}

void sentence_p(const struct sentence *sentence)
{
	double p = sentence->diagnosis->p_adjusted;

	if (p < 0.0001)
		fputs("adjusted p < 0.0001", sentence->stream);
	else
		fprintf(sentence->stream, "adjusted p = %.2g", p);
}

const char *sentence_higher(double value)
{
	return value < 0 ? "lower" : "higher";
}
