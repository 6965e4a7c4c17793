/* where-parse.c — the parser of --where: recursive descent, as the grammar in where.h stands. */
#include "where-tree.h"
#include "where.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* So that no expression, however long, overflows the stack. */
enum { DEPTH_MAX = 100 };

struct parser {
	struct where *where;
	const char *text;
	size_t at; /* of the next character, from 0 */
	int depth;
	struct error *err;
};

static bool expression(struct parser *parser, size_t *node);

static void skip_blanks(struct parser *parser)
{
	while (isspace((unsigned char)parser->text[parser->at]))
		parser->at++;
}

/* Says what is wrong at character `at` (from 0) and shows what stands there. */
static bool wrong(struct parser *parser, size_t at, const char *what)
{
	const char *rest = parser->text + at;

	if (rest[0] == '\0')
		return error_set(parser->err, "%s, at its end (character %zu): %s",
				 parser->where->option, at + 1, what);
	return error_set(parser->err, "%s, at character %zu ('%.24s%s'): %s", parser->where->option,
			 at + 1, rest, strlen(rest) > 24 ? "..." : "", what);
}

static bool in_word(char character)
{
	return isalnum((unsigned char)character) || ((unsigned char)character & 0x80) ||
	       (character != '\0' && strchr("_.:-+", character));
}

static size_t word_length(const struct parser *parser)
{
	size_t length = 0;

	while (in_word(parser->text[parser->at + length]))
		length++;
	return length;
}

static bool next_is(const struct parser *parser, const char *keyword)
{
	return word_length(parser) == strlen(keyword) &&
	       strncmp(parser->text + parser->at, keyword, strlen(keyword)) == 0;
}

static bool is_keyword(const struct parser *parser)
{
	return next_is(parser, "and") || next_is(parser, "or") || next_is(parser, "not");
}

static bool take_keyword(struct parser *parser, const char *keyword)
{
	skip_blanks(parser);
	if (!next_is(parser, keyword))
		return false;
	parser->at += strlen(keyword);
	return true;
}

/* After the opening quote; the quote written twice stands for itself. */
static bool take_quoted(struct parser *parser, char quote, char **text)
{
	size_t start = parser->at++;
	size_t length = 0;

	*text = must_alloc(strlen(parser->text + start), 1);
	for (;; parser->at++) {
		char character = parser->text[parser->at];

		if (character == '\0')
			return wrong(parser, start, "a quote that is never closed");
		if (character == quote && parser->text[++parser->at] != quote)
			break;
		(*text)[length++] = character;
	}
	(*text)[length] = '\0';
	return true;
}

/* A word or a text in one of the quotes; what it is wanted for stands in the complaint. */
static bool take_text(struct parser *parser, const char *quotes, const char *wanted, char **text)
{
	char first;
	size_t length;

	skip_blanks(parser);
	first = parser->text[parser->at];
	if (first != '\0' && strchr(quotes, first))
		return take_quoted(parser, first, text);
	length = word_length(parser);
	if (length == 0 || is_keyword(parser))
		return wrong(parser, parser->at, wanted);
	*text = must_copy_part(parser->text + parser->at, length);
	parser->at += length;
	return true;
}

static bool take_relation(struct parser *parser, enum where_relation *relation)
{
	/* the longer ones first */
	static const struct {
		const char *text;
		enum where_relation relation;
	} relations[] = {
		{ "<=", WHERE_AT_MOST }, { ">=", WHERE_AT_LEAST }, { "!=", WHERE_UNEQUAL },
		{ "=", WHERE_EQUAL },    { "<", WHERE_LESS },      { ">", WHERE_GREATER },
	};

	skip_blanks(parser);
	for (size_t i = 0; i < COUNT(relations); i++) {
		size_t length = strlen(relations[i].text);

		if (strncmp(parser->text + parser->at, relations[i].text, length) == 0) {
			*relation = relations[i].relation;
			parser->at += length;
			return true;
		}
	}
	return wrong(parser, parser->at, "wanted is a comparison: = != < <= > >=");
}

/* Takes over the texts of new; returns its index. */
static size_t add_node(struct parser *parser, struct where_node new)
{
	struct where *where = parser->where;

	must_grow(&where->nodes, &where->capacity, where->count, sizeof *where->nodes);
	where->nodes[where->count] = new;
	return where->count++;
}

static bool comparison(struct parser *parser, size_t *index)
{
	struct where_node node = { .kind = WHERE_COMPARE };
	bool quoted;

	skip_blanks(parser);
	node.at = parser->at + 1;
	if (!take_text(parser, "\"", "wanted is a column, 'not' or '('", &node.column) ||
	    !take_relation(parser, &node.relation))
		goto failed;
	skip_blanks(parser);
	quoted = parser->text[parser->at] == '\'' || parser->text[parser->at] == '"';
	if (!take_text(parser, "'\"", "wanted is a number or a text to compare with", &node.text))
		goto failed;
	node.numeric = !quoted && number_of_text(node.text, &node.number);
	*index = add_node(parser, node);
	return true;
failed:
	free(node.column);
	free(node.text);
	return false;
}

static bool condition(struct parser *parser, size_t *index)
{
	struct where_node node = { .kind = WHERE_NOT };
	bool good;

	if (++parser->depth > DEPTH_MAX)
		return wrong(parser, parser->at, "too many 'not' and '(' within each other");
	if (take_keyword(parser, "not")) {
		good = condition(parser, &node.left);
		if (good)
			*index = add_node(parser, node);
	} else if (parser->text[parser->at] == '(') {
		parser->at++;
		good = expression(parser, index);
		skip_blanks(parser);
		if (good && parser->text[parser->at++] != ')') {
			parser->at--;
			good = wrong(parser, parser->at, "wanted is 'and', 'or' or ')'");
		}
	} else {
		good = comparison(parser, index);
	}
	parser->depth--;
	return good;
}

/* One or more of a part, with a keyword in between. */
static bool chain(struct parser *parser, const char *keyword, enum where_kind kind,
		  bool (*part)(struct parser *parser, size_t *index), size_t *index)
{
	if (!part(parser, index))
		return false;
	while (take_keyword(parser, keyword)) {
		struct where_node node = { .kind = kind, .left = *index };

		if (!part(parser, &node.right))
			return false;
		*index = add_node(parser, node);
	}
	return true;
}

static bool conjunction(struct parser *parser, size_t *index)
{
	return chain(parser, "and", WHERE_AND, condition, index);
}

static bool expression(struct parser *parser, size_t *index)
{
	return chain(parser, "or", WHERE_OR, conjunction, index);
}

bool where_parse(struct where **where, const char *option, const char *text, struct error *err)
{
	struct parser parser = { .text = text, .err = err };
	bool good;

	*where = parser.where = must_alloc(1, sizeof **where);
	(*where)->option = option;
	good = expression(&parser, &(*where)->root);
	if (good && text[parser.at] != '\0')
		good = wrong(&parser, parser.at, "wanted is 'and', 'or' or the end");
	if (!good) {
		where_free(*where);
		*where = NULL;
	}
	return good;
}
