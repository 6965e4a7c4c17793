/* latex.c — the page as LaTeX tables (package booktabs), each with a caption that says
 * everything by itself. */
#include "page.h"

#include "datasets/latex.h"

#include <string.h>

/* A number's sign is a minus, not the hyphen of a name; "-" alone is an empty cell. */
static void print_number(FILE *stream, const char *text)
{
	if (strcmp(text, "-") == 0) {
		fputs("--", stream);
		return;
	}
	for (; *text != '\0'; text++)
		if (*text == '-')
			fputs("$-$", stream);
		else if (*text == '%')
			fputs("\\%", stream);
		else
			fputc(*text, stream);
}

static void print_row(FILE *stream, const struct section *section, size_t row)
{
	for (size_t column = 0; column < section->columns; column++) {
		const char *text = section_cell(section, row, column);

		fputs(column > 0 ? " & " : "", stream);
		if (section_has_words(section, column))
			latex_print(stream, text);
		else
			print_number(stream, text);
	}
	fputs(" \\\\\n", stream);
}

static void print_sentences(FILE *stream, const struct texts *sentences)
{
	for (size_t i = 0; i < sentences->count; i++) {
		fputs("\n  ", stream);
		latex_print(stream, sentences->at[i]);
	}
}

static void print_grid(FILE *stream, const struct section *section)
{
	fputs("\\begin{tabular}{", stream);
	for (size_t column = 0; column < section->columns; column++)
		fputc(section_has_words(section, column) ? 'l' : 'r', stream);
	fputs("}\n\\toprule\n", stream);
	for (size_t row = 0; row < section_rows(section); row++) {
		print_row(stream, section, row);
		if (row == 0)
			fputs("\\midrule\n", stream);
	}
	fputs("\\bottomrule\n\\end{tabular}\n", stream);
}

/* Heading and title, with `between` in between, and the notes. title: of the run that the section
 * belongs to. */
static void print_caption(FILE *stream, const struct section *section, const char *between,
			  const char *title)
{
	latex_print(stream, section->heading.at[0]);
	fputs(between, stream);
	latex_print(stream, title);
	fputc('.', stream);
	print_sentences(stream, &section->notes);
}

/* A section without a table. */
static void print_paragraph(FILE *stream, const struct section *section, const char *title)
{
	fputs("\\paragraph{", stream);
	print_caption(stream, section, ".} ", title);
	fputs("\n\n", stream);
}

static void print_section(FILE *stream, const struct section *section, const char *title,
			  const struct texts *legend)
{
	fputs("\\begin{table}\n\\centering\n\\caption{", stream);
	print_caption(stream, section, ". ", title);
	print_sentences(stream, legend);
	fputs("}\n", stream);
	print_grid(stream, section);
	fputs("\\end{table}\n\n", stream);
}

void page_print_latex(FILE *stream, const struct page *page)
{
	const struct texts none = { 0 };
	const char *title = "";

	fputs("% Put \\usepackage{booktabs} into the preamble.\n", stream);
	for (size_t i = 0; i < page->count; i++) {
		const struct section *section = &page->sections[i];
		bool first = section->title.count > 0; /* a run's first table has no interval */

		if (first)
			title = section->title.at[0];
		if (section->columns == 0)
			print_paragraph(stream, section, title);
		else
			print_section(stream, section, title, first ? &none : &page->legend);
	}
}
