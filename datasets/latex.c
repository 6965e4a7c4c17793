/* latex.c — text in LaTeX. */
#include "latex.h"

#include "array.h"
#include "characters.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *sign, *latex;
} signs[] = {
	{ "\\", "\\textbackslash{}" },
	{ "~", "\\textasciitilde{}" },
	{ "^", "\\textasciicircum{}" },
	{ "<", "\\textless{}" },
	{ ">", "\\textgreater{}" },
	{ "|", "\\textbar{}" },
	{ "\"", "\\char34{}" }, /* babel's shorthands begin with it */
	{ "&", "\\&" },
	{ "%", "\\%" },
	{ "$", "\\$" },
	{ "#", "\\#" },
	{ "_", "\\_" },
	{ "{", "\\{" },
	{ "}", "\\}" },
	{ "[", "{[}" }, /* else taken for an option behind \\ */
	{ "]", "{]}" },
	{ "\u2212", "$-$" },
	{ "→", "$\\rightarrow$" },
	{ "←", "$\\leftarrow$" },
	{ "≤", "$\\leq$" },
	{ "≥", "$\\geq$" },
	{ "±", "$\\pm$" },
	{ "×", "$\\times$" },
	{ "·", "$\\cdot$" },
	{ "≈", "$\\approx$" },
	{ "µ", "$\\mu$" },
	{ "’", "'" },
	{ "‘", "`" },
	{ "“", "``" },
	{ "”", "''" },
	{ "–", "--" },
	{ "—", "---" },
	{ "…", "\\dots{}" },
	{ "\u00A0", "~" },
	{ "\u202F", "\\," },
	{ "\u2009", "\\," },
	{ "\u200B", "" },
};

/* The length of the sign that the text begins with, and what it becomes; 0 = it is none. */
static size_t sign_at(const char *text, const char **latex)
{
	for (size_t i = 0; i < COUNT(signs); i++) {
		size_t length = strlen(signs[i].sign);

		if (strncmp(text, signs[i].sign, length) == 0) {
			*latex = signs[i].latex;
			return length;
		}
	}
	return 0;
}

/* A character that TeX takes as it is; a blank for one that acts, or is none. Returns its length.
 */
static size_t print_character(FILE *stream, const char *text)
{
	size_t length = character_length(text);

	if (length == 0 || character_acts(character_code(text, length)))
		fputc(' ', stream);
	else
		fwrite(text, 1, length, stream);
	return length > 0 ? length : 1;
}

void latex_print(FILE *stream, const char *text)
{
	while (*text != '\0') {
		const char *latex;
		size_t length = sign_at(text, &latex);

		if (length > 0) {
			fputs(latex, stream);
			text += length;
		} else {
			text += print_character(stream, text);
		}
	}
}
