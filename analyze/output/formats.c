/* formats.c — the ways to print analyses: one line each. */
#include "inside.h"

const struct format output_formats[] = {
	{ "table", pages_print, page_print_table },
	{ "csv", summary_print, NULL },
	{ "json", json_print, NULL },
	{ "markdown", pages_print, page_print_markdown },
	{ "latex", pages_print, page_print_latex },
	{ NULL, NULL, NULL },
};
