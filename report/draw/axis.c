/* axis.c — an axis of a figure. */
#include "axis.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>

/* Room beyond the outermost value, as a share of the range, so that its mark lies inside. */
#define HEAD_ROOM     0.02
#define LOG_HEAD_ROOM 0.04 /* of the range's logarithm */

enum { LOG_TICKS_LEAST = 3, COUNTS_WANTED = 5 };

struct axis axis_empty(const char *base_unit)
{
	return (struct axis){ .high = 1, .unit = unit_of(base_unit, 0) };
}

/* Drops ticks that lie outside the axis. */
static void drop_outside(struct axis *axis)
{
	double slack = 1e-9 * (axis->high - axis->low);
	size_t kept = 0;

	for (size_t i = 0; i < axis->ticks.count; i++) {
		double value = axis_tick_value(axis, i);

		if (value >= axis->low - slack && value <= axis->high + slack)
			axis->ticks.at[kept++] = axis->ticks.at[i];
	}
	axis->ticks.count = kept;
}

/* A little to both sides of one value, or of nothing but zeros. */
static struct axis spread(double low, double high)
{
	if (high > low)
		return (struct axis){ .low = low, .high = high };
	return (struct axis){ .low = low == 0 ? 0 : low - fabs(low) / 2,
			      .high = low == 0 ? 1 : low + fabs(low) / 2 };
}

struct axis axis_linear(double low, double high, const char *base_unit, int wanted)
{
	struct axis axis = spread(low, high);
	struct unit unit = unit_of(base_unit, fmax(axis.high, -axis.low));

	return axis_linear_in(low, high, &unit, wanted);
}

struct axis axis_linear_in(double low, double high, const struct unit *unit, int wanted)
{
	struct axis axis = spread(low, high);
	double room;

	axis.unit = *unit;
	axis.ticks = ticks_of(axis.low * axis.unit.factor, axis.high * axis.unit.factor, wanted);
	room = (axis.high - axis.low) * HEAD_ROOM;
	if (axis.high != 0)
		axis.high = fmax(axis.high + room, axis_tick_value(&axis, axis.ticks.count - 1));
	if (axis.low != 0)
		axis.low = fmin(axis.low - room, axis_tick_value(&axis, 0));
	drop_outside(&axis);
	return axis;
}

struct axis axis_counts(double first, double last)
{
	struct axis axis = { .low = first - 0.5, .high = last + 0.5, .unit = unit_of("", 0) };
	size_t kept = 0;

	axis.ticks = ticks_of(first, last, COUNTS_WANTED);
	for (size_t i = 0; i < axis.ticks.count; i++)
		if (axis.ticks.at[i] == round(axis.ticks.at[i]))
			axis.ticks.at[kept++] = axis.ticks.at[i];
	axis.ticks.count = kept;
	axis.ticks.decimals = 0;
	drop_outside(&axis);
	return axis;
}

/* Puts the given multiples of every power of ten within the axis into ticks. */
static void take_multiples(struct axis *axis, const int *multiples, size_t count)
{
	double low = axis->low * axis->unit.factor;
	double high = axis->high * axis->unit.factor;

	axis->ticks = (struct ticks){ 0 };
	for (int power = (int)floor(log10(low)); power <= (int)ceil(log10(high)); power++)
		for (size_t i = 0; i < count; i++) {
			double tick = multiples[i] * pow(10, power);

			if (tick >= low * (1 - 1e-12) && tick <= high * (1 + 1e-12) &&
			    axis->ticks.count < TICKS_MOST)
				axis->ticks.at[axis->ticks.count++] = tick;
		}
}

static void take_log_ticks(struct axis *axis, int wanted)
{
	static const int decades[] = { 1 };
	static const int nice[] = { 1, 2, 5 };
	static const int most[] = { 1, 2, 3, 4, 5, 6, 8 };
	struct ticks even;

	take_multiples(axis, decades, 1);
	if (axis->ticks.count < LOG_TICKS_LEAST)
		take_multiples(axis, nice, 3);
	if (axis->ticks.count >= LOG_TICKS_LEAST)
		return;
	axis->ticks =
		ticks_of(axis->low * axis->unit.factor, axis->high * axis->unit.factor, wanted);
	drop_outside(axis);
	if (axis->ticks.count >= LOG_TICKS_LEAST)
		return;
	even = axis->ticks;
	take_multiples(axis, most, COUNT(most));
	if (axis->ticks.count <= even.count)
		axis->ticks = even;
}

struct axis axis_log(double low, double high, const char *base_unit, int wanted)
{
	double room = low < high ? pow(high / low, LOG_HEAD_ROOM) : 1.5;

	return axis_between(AXIS_LOG, low / room, high * room, base_unit, wanted);
}

struct axis axis_between(enum axis_kind kind, double low, double high, const char *base_unit,
			 int wanted)
{
	struct axis axis = { .kind = kind, .low = low, .high = high };

	axis.unit = unit_of(base_unit, fmax(high, -low));
	if (kind == AXIS_LOG) {
		take_log_ticks(&axis, wanted);
		return axis;
	}
	axis.ticks = ticks_of(low * axis.unit.factor, high * axis.unit.factor, wanted);
	drop_outside(&axis);
	return axis;
}

int axis_wanted(double length, double spacing)
{
	return (int)fmin(fmax(round(length / spacing) + 1, 3), 9);
}

struct scale axis_scale(const struct axis *axis, double start, double end)
{
	return (struct scale){ axis->low, axis->high, start, end, axis->kind == AXIS_LOG };
}

double axis_tick_value(const struct axis *axis, size_t index)
{
	return axis->ticks.at[index] / axis->unit.factor;
}

void axis_tick_text(const struct axis *axis, size_t index, const struct language *language,
		    char text[NUMBER_TEXT_SIZE])
{
	if (axis->kind == AXIS_LOG)
		number_plain(text, axis->ticks.at[index], language);
	else
		number_fixed(text, axis->ticks.at[index], axis->ticks.decimals, language);
}

bool axis_cuts(const struct axis *axis, double low, double high)
{
	return low < axis->low || high > axis->high;
}

char *axis_title_of(const struct metric *metric, const struct unit *unit, const char *separator)
{
	/* blanks at which no line breaks keep the arrow at its words */
	static const char *const words[] = { [LOWER_IS_BETTER] = "←\u00A0lower\u00A0is\u00A0better",
					     [HIGHER_IS_BETTER] =
						     "higher\u00A0is\u00A0better\u00A0→",
					     [NEITHER_IS_BETTER] = "" };
	const char *better = words[metric->better];
	bool has_unit = unit->text[0] != '\0';

	return must_print("%s%s%s%s%s%s", metric->title, has_unit ? "\u00A0(" : "", unit->text,
			  has_unit ? ")" : "", better[0] != '\0' ? separator : "", better);
}
