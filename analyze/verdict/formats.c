/* formats.c — the ways to print comparisons: one line each. */
#include "inside.h"

const struct compare_format compare_formats[] = {
	{ "table", compare_print_page, page_print_table },
	{ "csv", compare_print_csv, NULL },
	{ "json", compare_print_json, NULL },
	{ "markdown", compare_print_page, page_print_markdown },
	{ "latex", compare_print_page, page_print_latex },
	{ "junit", compare_print_junit, NULL },
	{ NULL, NULL, NULL },
};
