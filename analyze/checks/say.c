/* say.c — what a finding means, in a sentence with the number behind it. */
#include "checks.h"

#include "analyze/page/scale.h"
#include "analyze/rows/rows.h"
#include "analyze/summary/summary.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* So many migrations are named; diagnostics.csv has them all. */
enum { MOST_NAMED = 6 };

/* A sentence under way, and what it is about. */
struct sentence {
	FILE *stream;
	const struct diagnosis *diagnosis;
	const struct diagnosis_about *about;
};

/* Means that are equal leave a difference of some 1e-17 behind. */
static bool is_nothing(const struct sentence *sentence, double value)
{
	return fabs(value) < 1e-12 * fabs(sentence->about->summary->value[SUMMARY_MEAN]);
}

/* Three digits with the prefix of its unit: "1.43 s", "24 ms". What they round up to 1000 belongs
 * to the next prefix: 1 ms, not 1e+03 µs. */
static struct phrase value_text(const struct sentence *sentence, double value)
{
	const char *unit = sentence->about->metric->column.unit;
	double something = is_nothing(sentence, value) ? 0 : value;
	struct scale scale = scale_of(unit, fabs(something) * 1.0005);
	double shown = something / scale.factor;

	return phrase_of("%s%s%s%s", digits_text(shown, 3).text, unit[0] != '\0' ? " " : "",
			 scale.prefix, unit);
}

/* "2 s (5.1 % of the mean)", of the value without its sign. Nothing has no share of the
 * mean. */
static struct phrase size_text(const struct sentence *sentence, double value)
{
	double share = fabs(value) / sentence->about->summary->value[SUMMARY_MEAN];
	struct phrase size = value_text(sentence, fabs(value));

	if (!(share > 0) || !isfinite(share) || is_nothing(sentence, value))
		return size;
	return phrase_of("%s (%.*f %% of the mean)", size.text, share < 0.1, 100 * share);
}

/* "95 % interval 1.2 s to 1.6 s", of the finding. */
static struct phrase interval_text(const struct sentence *sentence)
{
	const struct interval *interval = &sentence->diagnosis->finding.interval;

	return phrase_of("%.10g %% interval %s to %s",
			 100 * sentence->about->summary->value[SUMMARY_LEVEL],
			 value_text(sentence, interval->low).text,
			 value_text(sentence, interval->high).text);
}

static struct phrase p_text(const struct sentence *sentence)
{
	double p = sentence->diagnosis->p_adjusted;

	return p < 0.0001 ? phrase_of("adjusted p < 0.0001") : phrase_of("adjusted p = %.2g", p);
}

static const char *higher(double value)
{
	return value < 0 ? "lower" : "higher";
}

static bool is_found(const struct sentence *sentence)
{
	return sentence->diagnosis->word == DIAGNOSIS_FOUND;
}

/* Of a CSV file, or of a run. */
static const struct rows *file_of(const struct sentence *sentence)
{
	return sentence->about->rows;
}

static bool tells_vms(const struct sentence *sentence)
{
	return !file_of(sentence) || !file_of(sentence)->independent;
}

/* AB is the direction that places.h numbers 0, unless that is called BA (series-rows.c). */
static void say_ways(const struct sentence *sentence, const struct finding *finding)
{
	char *const *ways = file_of(sentence)->places.direction_text;
	bool turned = strcmp(ways[0], "BA") == 0;

	fprintf(sentence->stream, "with direction %s it is %s %s than with %s;", ways[!turned],
		size_text(sentence, finding->value).text, higher(finding->value), ways[turned]);
}

static void say_direction(const struct sentence *sentence, const struct finding *finding)
{
	fprintf(sentence->stream, "%s: ",
		is_found(sentence) ? "the way matters"
				   : "no difference between the two ways is shown");
	if (file_of(sentence))
		say_ways(sentence, finding);
	else
		fprintf(sentence->stream, "back (BA) it is %s %s than there (AB);",
			size_text(sentence, finding->value).text, higher(finding->value));
	fprintf(sentence->stream, " %zu VMs, each against itself, %s, %s.", finding->n,
		interval_text(sentence).text, p_text(sentence).text);
}

static void say_order(const struct sentence *sentence, const struct finding *finding)
{
	fprintf(sentence->stream,
		"%s: in place %.0f it is %s %s than in all places on average; %zu rounds, %s.",
		is_found(sentence) ? "the place in the order matters"
				   : "no effect of the place in the order is shown",
		finding->detail, size_text(sentence, finding->value).text, higher(finding->value),
		finding->n, p_text(sentence).text);
	if (is_found(sentence) && finding->seen)
		fputs(" But every VM always has the same place, so it may as well be the VM.",
		      sentence->stream);
}

/* "the 20 cycles", "all rows of a VM (5 at a time)" */
static struct phrase cycles_text(const struct sentence *sentence, const struct finding *finding)
{
	const char *of_vm = tells_vms(sentence) ? " of a VM" : "";

	if (finding->turns == 0)
		return phrase_of("the %zu cycles", finding->n);
	if (finding->turns == 1)
		return phrase_of("all %zu rows%s", finding->n, of_vm);
	return phrase_of("all rows%s (%zu at a time)", of_vm, finding->turns);
}

static void say_drift(const struct sentence *sentence, const struct finding *finding)
{
	fprintf(sentence->stream, "%s: it %s by %s with each %s, %s over %s; slope's %s, %s.",
		is_found(sentence) ? "it drifts" : "no drift is shown",
		finding->value < 0 ? "falls" : "rises",
		value_text(sentence, fabs(finding->value)).text,
		finding->turns == 0 ? "cycle" : "row",
		size_text(sentence, finding->value * finding->detail).text,
		cycles_text(sentence, finding).text, interval_text(sentence).text,
		p_text(sentence).text);
}

static void say_autocorrelation(const struct sentence *sentence, const struct finding *finding)
{
	const char *of_vm = tells_vms(sentence) ? " of the same VM" : "";

	if (!is_found(sentence))
		fputs("no likeness between neighbours in time is shown", sentence->stream);
	else if (finding->value > 0)
		fprintf(sentence->stream,
			"a %s resembles the one before it%s, so many of them say less than their "
			"number",
			file_of(sentence) ? "row" : "migration", of_vm);
	else
		fputs("a high value follows a low one more often than by chance", sentence->stream);
	fprintf(sentence->stream, ": lag-1 autocorrelation %.2f over %zu pairs, %s.",
		finding->value, finding->n, p_text(sentence).text);
}

/* "the first cycle", "the beginning (5 rows of each VM)" */
static struct phrase beginning_text(const struct sentence *sentence, const struct finding *finding)
{
	const char *of_vm = tells_vms(sentence) ? " of each VM" : "";

	if (finding->turns == 0)
		return phrase_of("%s", "the first cycle");
	if (finding->turns == 1)
		return phrase_of("the first row%s", of_vm);
	return phrase_of("the beginning (%zu rows%s)", finding->turns, of_vm);
}

static void say_warm_up(const struct sentence *sentence, const struct finding *finding)
{
	struct phrase beginning = beginning_text(sentence, finding);

	if (is_found(sentence))
		fprintf(sentence->stream,
			"%s is unlike the later ones, as if something had to warm up: it is",
			beginning.text);
	else
		fprintf(sentence->stream, "no warm-up is shown: %s is", beginning.text);
	fprintf(sentence->stream, " %s %s than the mean of the %zu later ones, %s, %s.%s",
		size_text(sentence, finding->value).text, higher(finding->value), finding->n - 1,
		interval_text(sentence).text, p_text(sentence).text,
		is_found(sentence) ? " It is kept." : "");
}

/* What a row of the finding is called: a migration's number, a line's; the row's number beneath the
 * header, where the file has no such lines. */
static void print_row(FILE *stream, const struct diagnosis_about *about, size_t row)
{
	char *place;

	if (!about->rows) {
		fputs(run_text(about->run, row, "migration"), stream);
		return;
	}
	place = marks_place(&about->rows->marks, about->rows->marks.at[row].line);
	fputs(place, stream);
	free(place);
}

/* " Migration 4, 17, and more." */
static void say_migrations(const struct sentence *sentence, const struct finding *finding)
{
	const struct rows *rows = file_of(sentence);

	if (rows)
		fputs(strcmp(marks_word(&rows->marks), "row") == 0 ? " Row" : " Line",
		      sentence->stream);
	else
		fputs(" Migration", sentence->stream);
	for (size_t i = 0; i < finding->row_count && i < MOST_NAMED; i++) {
		fputs(i > 0 ? ", " : " ", sentence->stream);
		print_row(sentence->stream, sentence->about, finding->rows[i]);
	}
	fputs(finding->row_count > MOST_NAMED ? ", and more." : ".", sentence->stream);
}

static void say_outliers(const struct sentence *sentence, const struct finding *finding)
{
	bool many = finding->value > 1;

	if (!is_found(sentence)) {
		fprintf(sentence->stream,
			"none of %zu values is more than 3.5 robust standard deviations from "
			"%s median.",
			finding->n, tells_vms(sentence) ? "its VM's" : "the");
		return;
	}
	fprintf(sentence->stream,
		"%.0f of %zu values %s more than 3.5 robust standard deviations from the median%s, "
		"the farthest %.1f; %s kept.",
		finding->value, finding->n, many ? "are" : "is",
		!tells_vms(sentence) ? ""
		: many               ? " of their VM"
				     : " of its VM",
		finding->statistic, many ? "they are" : "it is");
	say_migrations(sentence, finding);
}

static void say_modes(const struct sentence *sentence, const struct finding *finding)
{
	if (!is_found(sentence)) {
		fprintf(sentence->stream,
			"the values lie in one heap: the best cut in two explains %.0f %% of the "
			"variance, and two heaps begin at %.0f %%.",
			100 * finding->statistic, 100 * MODES_SHARE);
		return;
	}
	fprintf(sentence->stream,
		"the values lie in two heaps, %s apart, %.0f %% of them in the upper one (the cut "
		"explains %.0f %% of the "
		"variance): the mean lies between them and describes neither; --by %s "
		"may tell them apart.",
		size_text(sentence, finding->value).text, 100 * finding->detail,
		100 * finding->statistic, file_of(sentence) ? "a column" : "direction or vm");
}

static void say_ticks(const struct sentence *sentence, const struct finding *finding)
{
	if (!is_found(sentence)) {
		fputs("no ticking clock is seen.", sentence->stream);
		return;
	}
	fprintf(sentence->stream, "the clock ticks: %s of %s",
		isnan(finding->p) ? "all values are whole steps apart,"
				  : "the values favour points in steps",
		value_text(sentence, finding->value).text);
	if (!isnan(finding->p))
		fprintf(sentence->stream, " (strength %.2f of 1, %s)", finding->statistic,
			p_text(sentence).text);
	fputs(", as if somebody looked only so often whether it was over; single values are "
	      "uncertain by as much.",
	      sentence->stream);
}

static void say_busy(const struct sentence *sentence, const struct finding *finding)
{
	if (!is_found(sentence)) {
		fputs("no event tells of a busy host.", sentence->stream);
		return;
	}
	if (isnan(finding->value)) {
		fprintf(sentence->stream,
			"before all %zu migrations a host had hardly a processor free: what "
			"else ran there is measured along in every value.",
			finding->n);
		return;
	}
	fprintf(sentence->stream,
		"before %zu of %.0f migrations a host had hardly a processor free: what else "
		"ran there is measured along; there it is %s %s than in the others, seen from the "
		"mean of its VM and way. Nothing is left out.",
		finding->n, finding->detail, size_text(sentence, finding->value).text,
		higher(finding->value));
	say_migrations(sentence, finding);
}

static void (*const sayers[CHECK_COUNT])(const struct sentence *sentence,
					 const struct finding *finding) = {
	[CHECK_DIRECTION] = say_direction, [CHECK_ORDER] = say_order,
	[CHECK_DRIFT] = say_drift,         [CHECK_AUTOCORRELATION] = say_autocorrelation,
	[CHECK_WARM_UP] = say_warm_up,     [CHECK_OUTLIERS] = say_outliers,
	[CHECK_MODES] = say_modes,         [CHECK_TICKS] = say_ticks,
	[CHECK_BUSY] = say_busy,
};

static char *unit_of_value(const struct diagnosis_about *about, size_t turns)
{
	const char *unit = about->metric->column.unit;

	if (about->check == CHECK_AUTOCORRELATION || about->check == CHECK_OUTLIERS)
		return must_copy("");
	if (about->check != CHECK_DRIFT)
		return must_copy(unit);
	return must_print("%s/%s", unit[0] != '\0' ? unit : "1", turns == 0 ? "cycle" : "row");
}

/* The numbers of the migrations or lines, with blanks. */
static char *numbers_of_rows(const struct finding *finding, const struct diagnosis_about *about)
{
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);

	for (size_t i = 0; i < finding->row_count; i++) {
		fputs(i > 0 ? " " : "", stream);
		print_row(stream, about, finding->rows[i]);
	}
	must_close_text(stream);
	return text;
}

void diagnosis_say(struct diagnosis *diagnosis, const struct diagnosis_about *about)
{
	size_t size;
	struct sentence sentence = { must_open_text(&diagnosis->sentence, &size), diagnosis,
				     about };

	diagnosis->unit = unit_of_value(about, diagnosis->finding.turns);
	diagnosis->rows = numbers_of_rows(&diagnosis->finding, about);
	if (diagnosis->word == DIAGNOSIS_NOT_CHECKED)
		fprintf(sentence.stream, "%s not checked: %s (there are %zu).",
			check_words[about->check], diagnosis->finding.reason, diagnosis->finding.n);
	else
		sayers[about->check](&sentence, &diagnosis->finding);
	must_close_text(sentence.stream);
}
