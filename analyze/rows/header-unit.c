/* header-unit.c — the unit in a column's header, and its base unit. */
#include "header-unit.h"

#include "analyze/statistics/decimal.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/must.h"
#include "datasets/table.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

/* One of them is multiplier · 10^exponent of the base. A word with `name` may stand as the suffix
 * of a name, too, in any case of letters; the others are too short to be told from a word, or tell
 * m from M. */
static const struct word {
	const char *word;
	const char *base;
	long long multiplier;
	int exponent;
	bool name;
} words[] = {
	{ "s", "s", 1, 0, true },
	{ "sec", "s", 1, 0, true },
	{ "secs", "s", 1, 0, true },
	{ "second", "s", 1, 0, true },
	{ "seconds", "s", 1, 0, true },
	{ "ms", "s", 1, -3, true },
	{ "msec", "s", 1, -3, true },
	{ "milliseconds", "s", 1, -3, true },
	{ "us", "s", 1, -6, true },
	{ "\xc2\xb5s", "s", 1, -6, true }, /* U+00B5, the micro sign */
	{ "\xce\xbcs", "s", 1, -6, true }, /* U+03BC, the Greek letter */
	{ "usec", "s", 1, -6, true },
	{ "microseconds", "s", 1, -6, true },
	{ "ns", "s", 1, -9, true },
	{ "nsec", "s", 1, -9, true },
	{ "nanoseconds", "s", 1, -9, true },
	{ "min", "s", 60, 0, false }, /* a name that ends in _min is a minimum */
	{ "minutes", "s", 60, 0, true },
	{ "h", "s", 3600, 0, false },
	{ "hours", "s", 3600, 0, true },
	{ "B", "B", 1, 0, false },
	{ "byte", "B", 1, 0, true },
	{ "bytes", "B", 1, 0, true },
	{ "kB", "B", 1, 3, true },
	{ "KB", "B", 1, 3, false },
	{ "MB", "B", 1, 6, true },
	{ "GB", "B", 1, 9, true },
	{ "TB", "B", 1, 12, true },
	{ "KiB", "B", 1LL << 10, 0, true },
	{ "MiB", "B", 1LL << 20, 0, true },
	{ "GiB", "B", 1LL << 30, 0, true },
	{ "TiB", "B", 1LL << 40, 0, true },
	{ "bit", "B", 125, -3, true },
	{ "bits", "B", 125, -3, true },
	{ "kbit", "B", 125, 0, true },
	{ "Mbit", "B", 125, 3, true },
	{ "Gbit", "B", 125, 6, true },
	{ "Bps", "B/s", 1, 0, true }, /* whether b or B is told by nothing else: see same_word */
	{ "kBps", "B/s", 1, 3, true },
	{ "MBps", "B/s", 1, 6, true },
	{ "GBps", "B/s", 1, 9, true },
	{ "bps", "B/s", 125, -3, true },
	{ "kbps", "B/s", 125, 0, true },
	{ "Mbps", "B/s", 125, 3, true },
	{ "Gbps", "B/s", 125, 6, true },
	{ "%", "", 1, -2, false },
	{ "percent", "", 1, -2, true },
	{ "ratio", "", 1, 0, true },
};

/* What makes a rate of bytes: in brackets, and at the end of a name. */
static const char *const rates_in_brackets[] = { "/s", "/sec", "/second" };
static const char *const rates_in_names[] = { "_per_second", "_per_sec", "_per_s" };
/* The same behind a name of bytes (throughput_mb_s), where they are no seconds. */
static const char *const short_rates[] = { "_second", "_sec", "_s" };

enum { RATE_COUNT = COUNT(rates_in_names) };

/* What is counted: a name that ends in one of these and _s or _sec is a rate (trans_sec, req_s),
 * and its numbers are no seconds. */
static const char *const counted[] = {
	"trans",      "transactions", "req",     "reqs",     "requests", "op",          "ops",
	"operations", "ios",          "iops",    "queries",  "qry",      "tx",          "msgs",
	"messages",   "packets",      "pkts",    "pkt",      "pck",      "rows",        "records",
	"events",     "calls",        "hits",    "pages",    "errors",   "jobs",        "items",
	"samples",    "iterations",   "commits", "frames",   "conn",     "connections", "reads",
	"writes",     "tps",          "qps",     "bogo_ops", "entries",  "keys",
};

static bool ends_in(const char *text, size_t length, const char *end, bool any_case)
{
	size_t size = strlen(end);
	const char *from;

	if (length < size)
		return false;
	from = text + length - size;
	return any_case ? strncasecmp(from, end, size) == 0 : strncmp(from, end, size) == 0;
}

/* The length of text without the mark of a rate; the same length if it has none. */
static size_t without_rate(const char *text, size_t length, const char *const *rates)
{
	for (size_t i = 0; i < RATE_COUNT; i++)
		if (ends_in(text, length, rates[i], rates != rates_in_brackets))
			return length - strlen(rates[i]);
	return length;
}

static struct header_unit unit_of_word(const struct word *word, bool rate, size_t name_length)
{
	struct header_unit unit = { word->base, "_ratio", word->multiplier, word->exponent,
				    name_length };

	if (rate)
		unit.base = "B/s";
	if (strcmp(unit.base, "s") == 0)
		unit.suffix = "_seconds";
	else if (strcmp(unit.base, "B") == 0)
		unit.suffix = "_bytes";
	else if (strcmp(unit.base, "B/s") == 0)
		unit.suffix = "_bytes_per_second";
	return unit;
}

/* Only bytes make a rate that we know. */
static bool may_be(const struct word *word, bool rate)
{
	return !rate || strcmp(word->base, "B") == 0;
}

static size_t trimmed(const char *text, size_t length)
{
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		length--;
	return length;
}

/* "name (unit)" or "name [unit]". */
static bool find_in_brackets(const char *header, struct header_unit *unit)
{
	size_t length = trimmed(header, strlen(header));
	char last = length > 0 ? header[length - 1] : '\0';
	const char *open = last == ')' ? strrchr(header, '(') : strrchr(header, '[');
	size_t whole;
	size_t size;

	if ((last != ')' && last != ']') || !open)
		return false;
	whole = length - (size_t)(open + 1 - header) - 1;
	size = without_rate(open + 1, whole, rates_in_brackets);
	for (size_t i = 0; i < COUNT(words); i++) {
		if (strlen(words[i].word) != size || !may_be(&words[i], size < whole) ||
		    strncmp(open + 1, words[i].word, size) != 0)
			continue;
		*unit = unit_of_word(&words[i], size < whole,
				     trimmed(header, (size_t)(open - header)));
		return unit->name_length > 0;
	}
	return false;
}

/* Whether a word that may stand at the end of a name stands there, behind a mark. */
static bool stands_behind(const char *header, size_t whole, const char *word)
{
	size_t size = strlen(word);

	return whole >= size && ends_in(header, whole, word, true) &&
	       (whole == size || strchr("_ /.-", header[whole - size - 1]));
}

/* "trans_sec": so many of what is counted, a second. */
static bool is_count_rate(const char *header)
{
	size_t length = strlen(header);
	size_t whole = without_rate(header, length, short_rates);

	for (size_t i = 0; whole < length && i < COUNT(counted); i++)
		if (stands_behind(header, whole, counted[i]))
			return true;
	return false;
}

/* In any case of letters; but a b of a rate is a bit, and a B is a byte, and MBPS may be either. */
static bool same_word(const char *header, size_t whole, const char *word)
{
	size_t size = strlen(word);

	if (!ends_in(header, whole, word, true))
		return false;
	return size < 3 || strcmp(word + size - 2, "ps") != 0 ||
	       strncmp(header + whole - 3, word + size - 3, 3) == 0;
}

/* The unit in the first `whole` bytes of a name; the rest is the mark of a rate, if rate. */
static bool find_word(const char *header, size_t whole, bool rate, struct header_unit *unit)
{
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t size = strlen(words[i].word);

		if (!words[i].name || !may_be(&words[i], rate) || whole < size + 2 ||
		    header[whole - size - 1] != '_' || !same_word(header, whole, words[i].word))
			continue;
		*unit = unit_of_word(&words[i], rate, whole - size - 1);
		return true;
	}
	return false;
}

/* "name_unit". */
static bool find_in_name(const char *header, struct header_unit *unit)
{
	size_t length = strlen(header);
	size_t whole = without_rate(header, length, rates_in_names);

	if (whole < length)
		return find_word(header, whole, true, unit);
	whole = without_rate(header, length, short_rates);
	return (whole < length && find_word(header, whole, true, unit)) ||
	       find_word(header, length, false, unit);
}

/* Whether a word may stand behind that mark: "/s" is a second's part of a rate, and behind a blank
 * alone most are words of their own ("seen by us"). */
static bool may_stand_behind(const char *mark, const struct word *word)
{
	bool seconds = strcmp(word->base, "s") == 0;

	if (strcmp(mark, "/") == 0)
		return !seconds || word->exponent != 0;
	return strcmp(mark, " ") != 0 ||
	       (seconds && (word->exponent == -3 || (word->word[0] & 0x80) != 0));
}

/* "name in unit", "name/unit", or "name ms"; "in ms" has no name. */
static bool find_behind(const char *header, struct header_unit *unit)
{
	static const char *const marks[] = { " in ", "/", " " };
	size_t length = trimmed(header, strlen(header));

	for (size_t m = 0; m < COUNT(marks); m++)
		for (size_t i = 0; i < COUNT(words); i++) {
			size_t size = strlen(words[i].word) + strlen(marks[m]);

			if (length <= size || !ends_in(header, length, words[i].word, false) ||
			    strncmp(header + length - size, marks[m], strlen(marks[m])) != 0 ||
			    !may_stand_behind(marks[m], &words[i]) ||
			    strncasecmp(header, "in ", 3) == 0)
				continue;
			*unit = unit_of_word(&words[i], false, trimmed(header, length - size));
			return unit->name_length > 0;
		}
	return false;
}

struct header_unit header_unit_of(const char *header)
{
	struct header_unit unit;

	if (find_in_brackets(header, &unit))
		return unit;
	if (!is_count_rate(header) && (find_in_name(header, &unit) || find_behind(header, &unit)))
		return unit;
	return (struct header_unit){ "", "", 1, 0, strlen(header) };
}

bool header_unit_scales(const struct header_unit *unit)
{
	return unit->multiplier != 1 || unit->exponent != 0;
}

bool header_unit_scale(const struct header_unit *unit, const char *text,
		       char scaled[UNIT_TEXT_SIZE])
{
	struct decimal decimal;
	double number;
	int128 digits;

	if (!number_of_text(text, &number))
		return false;
	if (decimal_of_text(text, &decimal) &&
	    !__builtin_mul_overflow(decimal.digits, unit->multiplier, &digits) &&
	    decimal_ratio(digits, 1, decimal.exponent + unit->exponent, scaled))
		return number_of_text(scaled, &number);
	number *= (double)unit->multiplier * pow(10, unit->exponent);
	csv_exact_text(scaled, number);
	return isfinite(number);
}

char *header_name(const struct header_unit *unit, const char *header)
{
	char *name;

	if (unit->suffix[0] == '\0')
		return must_copy(header);
	name = must_print("%.*s%s", (int)unit->name_length, header, unit->suffix);
	for (size_t i = 0; i < unit->name_length; i++)
		if (isspace((unsigned char)name[i]))
			name[i] = '_';
	return name;
}
