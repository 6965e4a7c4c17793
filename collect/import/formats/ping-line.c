/* ping-line.c — one line of a ping. */
#include "ping-line.h"

#include "collect/import/kit/iso-time.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char from[] = " bytes from ";

/* Seconds since 1970 with their fraction (in brackets it may be missing), up to end. */
static bool seconds_in(const char *text, const char *end, bool bracket, double *when)
{
	char *behind;

	*when = strtod(text, &behind);
	return isdigit((unsigned char)text[0]) && behind == end && is_epoch(*when) &&
	       (bracket || memchr(text, '.', (size_t)(end - text)));
}

/* A date and time with its fraction and its zone, up to end. */
static bool date_in(const char *text, const char *end, double *when)
{
	char copy[48];
	size_t length = (size_t)(end - text);

	if (length < 20 || length >= sizeof copy || !memchr(text, '.', length))
		return false;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return (copy[length - 1] == 'Z' || strpbrk(copy + 19, "+-")) && time_of_iso(copy, when);
}

bool ping_line_time(const char *text, double *when, const char **behind)
{
	bool bracket = text[0] == '[';
	const char *begin = text + bracket;
	const char *end = begin + strcspn(begin, bracket ? "]" : " ");

	if (*end == '\0' || (!seconds_in(begin, end, bracket, when) && !date_in(begin, end, when)))
		return false;
	end += bracket;
	*behind = end + strspn(end, " ");
	return true;
}

const char *ping_line_number_words(const char *text)
{
	if (strstr(text, "icmp_seq="))
		return "icmp_seq=";
	return strstr(text, "icmp_seq ") ? "icmp_seq " : ": seq=";
}

bool ping_line_tells_loss(const char *text)
{
	return strncmp(text, "no answer yet for ", 18) == 0 ||
	       strncmp(text, "Request timeout for ", 20) == 0;
}

const char *ping_line_answer(const char *text)
{
	static const char *const losses[] = { "no answer yet for icmp_seq=",
					      "Request timeout for icmp_seq " };
	const char *at = strstr(text, from);

	if (at && strstr(at, "seq=")) {
		while (at > text && isdigit((unsigned char)at[-1]))
			at--;
		return at;
	}
	for (size_t i = 0; i < 2; i++)
		if ((at = strstr(text, losses[i])))
			return at;
	return NULL;
}

bool ping_line_address(const char *text, const char **address, size_t *length)
{
	const char *begin = strstr(text, from);
	const char *end = begin ? strstr(begin, ": icmp_seq=") : NULL;

	if (begin && !end)
		end = strstr(begin, ": seq=");
	if (!end)
		return false;
	begin += strlen(from);
	if (end[-1] == ')') {
		end--;
		for (const char *at = begin; at < end; at++)
			if (*at == '(')
				begin = at + 1;
	}
	*address = begin;
	*length = (size_t)(end - begin);
	return *length > 0;
}

bool ping_counts_answers(const char *text)
{
	static const char words[] = " packets transmitted, ";

	for (const char *at = text; (at = strstr(at, words));) {
		at += strlen(words);
		if (strtod(at, NULL) > 0)
			return true;
	}
	return false;
}

bool fping_counts_answers(const char *text)
{
	static const char words[] = " : xmt/rcv/%loss = ";

	for (const char *at = text; (at = strstr(at, words));) {
		at += strlen(words);
		at += strspn(at, "0123456789");
		if (*at == '/' && strtod(at + 1, NULL) > 0)
			return true;
	}
	return false;
}
