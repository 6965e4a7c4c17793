/* paint.h — words that layout and painter of the cumulative distributions share. */
#ifndef MIGSTAT_REPORT_FIGURES_ECDF_PAINT_H
#define MIGSTAT_REPORT_FIGURES_ECDF_PAINT_H

#include "ecdf.h"

#define ECDF_Y_TITLE "Share of migrations (%)"

#define ECDF_HEAD_GAP   2.0  /* between a panel's title and the panel */
#define ECDF_SYMBOL     20.0 /* room of a curve's symbol in the table */
#define ECDF_COLUMN_GAP 8.0  /* before a column of numbers */
#define ECDF_BLOCK_GAP  24.0 /* between two blocks of the table */

/* The title of a panel, in three lines at most. */
struct text_block ecdf_head(const struct ecdf *ecdf, size_t panel);

/* The heads of the table's columns. */
extern const char *const ecdf_quantile_heads[QUANTILES];

#endif
