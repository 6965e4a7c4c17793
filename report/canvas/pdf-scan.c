/* pdf-scan.c — reads the syntax of PDF values. */
#include "pdf.h"

#include <string.h>

enum { NUMBER_DIGITS_MOST = 9 };

static bool is_blank(char byte)
{
	return byte == '\0' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r' ||
	       byte == ' ';
}

static bool is_delimiter(char byte)
{
	return byte != '\0' && strchr("()<>[]{}/%", byte);
}

static void skip(struct pdf_slice *rest, size_t count)
{
	rest->at += count;
	rest->length -= count;
}

static void skip_blanks(struct pdf_slice *rest)
{
	bool comment = false;

	while (rest->length > 0) {
		char byte = *rest->at;

		if (byte == '%')
			comment = true;
		else if (byte == '\n' || byte == '\r')
			comment = false;
		else if (!comment && !is_blank(byte))
			return;
		skip(rest, 1);
	}
}

static bool starts(const struct pdf_slice *rest, const char *text)
{
	size_t length = strlen(text);

	return rest->length >= length && memcmp(rest->at, text, length) == 0;
}

/* The length of a text in brackets, which may hold further pairs of them; 0 without an end. */
static size_t text_length(const struct pdf_slice *rest)
{
	size_t depth = 0;

	for (size_t i = 0; i < rest->length; i++) {
		if (rest->at[i] == '\\')
			i++;
		else if (rest->at[i] == '(')
			depth++;
		else if (rest->at[i] == ')' && --depth == 0)
			return i + 1;
	}
	return 0;
}

/* A name, number or word ends where the next begins. */
static size_t word_length(const struct pdf_slice *rest)
{
	size_t length = *rest->at == '/';

	while (length < rest->length && !is_blank(rest->at[length]) &&
	       !is_delimiter(rest->at[length]))
		length++;
	return length;
}

/* The length of the token at the start of *rest, 0 = there is none. Brackets that hold values are
 * tokens of their own. */
static size_t token_length(const struct pdf_slice *rest)
{
	const char *end;

	if (rest->length == 0)
		return 0;
	if (starts(rest, "<<") || starts(rest, ">>"))
		return 2;
	switch (*rest->at) {
	case '[':
	case ']':
		return 1;
	case '(':
		return text_length(rest);
	case '<':
		end = memchr(rest->at, '>', rest->length);
		return end ? (size_t)(end - rest->at) + 1 : 0;
	default:
		return word_length(rest);
	}
}

static bool token_next(struct pdf_slice *rest, struct pdf_slice *token)
{
	skip_blanks(rest);
	*token = (struct pdf_slice){ rest->at, token_length(rest) };
	skip(rest, token->length);
	return token->length > 0;
}

/* Skips to the bracket that closes the one just taken. Pairs are counted, not kept: that << ends
 * with >> and not with ] is left to those who wrote it. */
static bool skip_to_close(struct pdf_slice *rest)
{
	struct pdf_slice token;
	size_t depth = 1;

	while (depth > 0) {
		if (!token_next(rest, &token))
			return false;
		if (pdf_is(token, "<<") || pdf_is(token, "["))
			depth++;
		else if (pdf_is(token, ">>") || pdf_is(token, "]"))
			depth--;
	}
	return true;
}

/* After a number: takes "0 R" off *rest if that is what follows. */
static void join_reference(struct pdf_slice *rest)
{
	struct pdf_slice ahead = *rest;
	struct pdf_slice token;
	size_t number;

	if (token_next(&ahead, &token) && pdf_number(token, &number) &&
	    token_next(&ahead, &token) && pdf_is(token, "R"))
		*rest = ahead;
}

bool pdf_value_next(struct pdf_slice *rest, struct pdf_slice *value)
{
	size_t number;

	if (!token_next(rest, value) || pdf_is(*value, ">>") || pdf_is(*value, "]"))
		return false;
	if (pdf_is(*value, "<<") || pdf_is(*value, "[")) {
		if (!skip_to_close(rest))
			return false;
	} else if (pdf_number(*value, &number)) {
		join_reference(rest);
	}
	value->length = (size_t)(rest->at - value->at);
	return true;
}

static bool inside_of(struct pdf_slice value, const char *open, const char *close,
		      struct pdf_slice *inside)
{
	size_t width = strlen(open);

	if (value.length < 2 * width || !starts(&value, open) ||
	    memcmp(value.at + value.length - width, close, width) != 0)
		return false;
	*inside = (struct pdf_slice){ value.at + width, value.length - 2 * width };
	return true;
}

bool pdf_dictionary_inside(struct pdf_slice value, struct pdf_slice *inside)
{
	return inside_of(value, "<<", ">>", inside);
}

bool pdf_array_inside(struct pdf_slice value, struct pdf_slice *inside)
{
	return inside_of(value, "[", "]", inside);
}

bool pdf_entry_next(struct pdf_slice *rest, struct pdf_slice *key, struct pdf_slice *value)
{
	skip_blanks(rest);
	return token_next(rest, key) && *key->at == '/' && pdf_value_next(rest, value);
}

bool pdf_entry_find(struct pdf_slice inside, const char *key, struct pdf_slice *value)
{
	struct pdf_slice found;

	while (pdf_entry_next(&inside, &found, value))
		if (pdf_is(found, key))
			return true;
	return false;
}

bool pdf_is(struct pdf_slice slice, const char *word)
{
	return slice.length == strlen(word) && memcmp(slice.at, word, slice.length) == 0;
}

bool pdf_number(struct pdf_slice value, size_t *number)
{
	size_t sum = 0;

	if (value.length == 0 || value.length > NUMBER_DIGITS_MOST)
		return false;
	for (size_t i = 0; i < value.length; i++) {
		if (value.at[i] < '0' || value.at[i] > '9')
			return false;
		sum = 10 * sum + (size_t)(value.at[i] - '0');
	}
	*number = sum;
	return true;
}

bool pdf_reference(struct pdf_slice value, size_t *number)
{
	struct pdf_slice token;
	size_t generation;

	return token_next(&value, &token) && pdf_number(token, number) &&
	       token_next(&value, &token) && pdf_number(token, &generation) && generation == 0 &&
	       token_next(&value, &token) && pdf_is(token, "R") && !token_next(&value, &token);
}
