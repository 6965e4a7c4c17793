/* joins.c — where a line must not be broken. */
#include "joins.h"

#include "array.h"

#include <string.h>

/* A word of a text: borrowed, not ended. */
struct part {
	const char *at;
	size_t length;
};

/* What stands behind a number and means nothing without it. */
static const char *const units[] = { "%",    "s",     "ms",    "µs",     "min",  "h",
				     "B",    "kB",    "MB",    "GB",     "TB",   "KiB",
				     "MiB",  "GiB",   "TiB",   "B/s",    "kB/s", "MB/s",
				     "GB/s", "KiB/s", "MiB/s", "MHz",    "GHz",  "mm",
				     "VM",   "VMs",   "cycle", "cycles", "runs", "tests" };

static struct part part_before(const char *text, size_t blank)
{
	size_t start = blank;

	while (start > 0 && text[start - 1] != ' ')
		start--;
	return (struct part){ text + start, blank - start };
}

static struct part part_behind(const char *text, size_t blank)
{
	return (struct part){ text + blank + 1, strcspn(text + blank + 1, " ") };
}

/* The word without what opens or closes around it. */
static struct part bare(struct part part)
{
	while (part.length > 0 && strchr("([", *part.at)) {
		part.at++;
		part.length--;
	}
	while (part.length > 0 && strchr(")],;:.", part.at[part.length - 1]))
		part.length--;
	return part;
}

static bool is(struct part part, const char *word)
{
	return part.length == strlen(word) && memcmp(part.at, word, part.length) == 0;
}

static bool is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

/* "8", "-0.5", "+9999", "1,024": digits, their marks, and a sign. */
static bool is_number(struct part part)
{
	static const char *const signs[] = { "+", "-", "±", "\xE2\x88\x92" };

	for (size_t i = 0; i < COUNT(signs); i++) {
		size_t length = strlen(signs[i]);

		if (part.length > length && memcmp(part.at, signs[i], length) == 0) {
			part.at += length;
			part.length -= length;
			break;
		}
	}
	for (size_t i = 0; i < part.length; i++)
		if (!is_digit(part.at[i]) && !strchr(".,", part.at[i]))
			return false;
	return part.length > 0 && is_digit(part.at[0]);
}

/* It stands as it is, with nothing closed behind it. */
static bool is_open_number(struct part part)
{
	return part.length > 0 && is_digit(part.at[part.length - 1]) && is_number(bare(part));
}

static bool is_unit(struct part part)
{
	for (size_t i = 0; i < COUNT(units); i++)
		if (is(part, units[i]))
			return true;
	return false;
}

static bool is_between(struct part part)
{
	return is(part, "of") || is(part, "to");
}

static bool ends_a_word(struct part part)
{
	unsigned char last = (unsigned char)part.at[part.length - 1];

	return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || last >= 0x80;
}

/* A count behind its word: "refused 4, …", "not attempted 4 of 8". */
static bool is_count(const char *text, struct part part)
{
	size_t behind = (size_t)(part.at - text) + part.length;
	char last = part.length > 0 ? part.at[part.length - 1] : ' ';

	if (!is_number(bare(part)) || !is_digit(part.at[0]))
		return false;
	if (strchr(",;.)", last) || text[behind] == '\0')
		return true;
	return text[behind] == ' ' && is(part_behind(text, behind), "of");
}

bool joins_at(const char *text, size_t blank)
{
	struct part before = part_before(text, blank);
	struct part behind = part_behind(text, blank);

	if (before.length == 0 || behind.length == 0)
		return false;
	if (is_open_number(before)) {
		size_t next = blank + 1 + behind.length;

		if (is_unit(bare(behind)))
			return true;
		return is_between(behind) && text[next] == ' ' &&
		       is_number(bare(part_behind(text, next)));
	}
	if (is_between(before) && before.at > text)
		return is_number(bare(behind)) &&
		       is_open_number(part_before(text, (size_t)(before.at - text) - 1));
	return ends_a_word(before) && is_count(text, behind);
}

size_t joins_length(const char *text)
{
	size_t length = strcspn(text, " ");

	while (length > 0 && text[length] == ' ' && joins_at(text, length))
		length += 1 + strcspn(text + length + 1, " ");
	return length;
}
