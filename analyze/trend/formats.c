/* formats.c — the ways to print trends: one line each. */
#include "inside.h"

const struct trend_format trend_formats[] = {
	{ "table", trend_print_page, page_print_table },
	{ "csv", trend_print_csv, NULL },
	{ "json", trend_print_json, NULL },
	{ "markdown", trend_print_page, page_print_markdown },
	{ "latex", trend_print_page, page_print_latex },
	{ "junit", trend_print_junit, NULL },
	{ NULL, NULL, NULL },
};
