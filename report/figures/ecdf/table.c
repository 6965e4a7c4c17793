/* table.c — the table under the cumulative distributions: legend and quantiles in one. */
#include "ecdf.h"

#include "report/draw/marks.h"

#include <math.h>
#include <stdlib.h>

#define ROW_GAP     1.2
#define SYMBOL      20.0 /* room of a curve's symbol */
#define SYMBOL_LINE 15.0
#define MARK_RADIUS 1.9
#define COLUMN_GAP  8.0  /* before a column of numbers */
#define BLOCK_GAP   24.0 /* between two blocks */

enum { BLOCK_LEAST = 4 }; /* rows of a block */

static const char *const heads[QUANTILES] = { "p50", "p95", "p99" };

/* As many blocks beside each other as have room and are no shorter than BLOCK_LEAST. */
static void arrange(struct ecdf *ecdf)
{
	struct ecdf_table *table = &ecdf->table;
	double fit = (sheet_width(ecdf->job) + BLOCK_GAP) / (table->width + BLOCK_GAP);
	double most = fmax(floor(fmin(fit, (double)ecdf->curve_count / BLOCK_LEAST)), 1);

	table->columns = (size_t)most;
	table->rows = (ecdf->curve_count + table->columns - 1) / table->columns;
}

static void measure_row(struct ecdf *ecdf, const struct steps *curve, double *height)
{
	const struct style *style = &ecdf->job->style;
	struct ecdf_table *table = &ecdf->table;
	char *name = ecdf_curve_name(ecdf, curve);
	struct text_size size = style_measure(style, TYPE_SMALL, name);

	free(name);
	table->name_width = fmax(table->name_width, size.width);
	*height = fmax(*height, size.height);
	for (size_t j = 0; j < QUANTILES; j++)
		table->number_width[j] =
			fmax(table->number_width[j],
			     style_measure(style, TYPE_SMALL, curve->texts[j]).width);
}

double ecdf_measure_table(struct ecdf *ecdf)
{
	const struct style *style = &ecdf->job->style;
	struct ecdf_table *table = &ecdf->table;
	double height = style_measure(style, TYPE_SMALL, "p99").height;

	for (size_t j = 0; j < QUANTILES; j++)
		table->number_width[j] = style_measure(style, TYPE_SMALL, heads[j]).width;
	for (size_t i = 0; i < ecdf->curve_count; i++)
		measure_row(ecdf, &ecdf->curves[i], &height);
	table->row_height = height + ROW_GAP;
	table->width = SYMBOL + table->name_width;
	for (size_t j = 0; j < QUANTILES; j++)
		table->width += COLUMN_GAP + table->number_width[j];
	if (table->width > sheet_width(ecdf->job)) {
		table->name_width -= table->width - sheet_width(ecdf->job);
		table->width = sheet_width(ecdf->job);
	}
	arrange(ecdf);
	return table->row_height * (double)(table->rows + 1);
}

static void paint_numbers(const struct ecdf *ecdf, const char *const texts[QUANTILES],
			  struct position at, struct colour colour, cairo_t *cr)
{
	double right = at.x + SYMBOL + ecdf->table.name_width;

	for (size_t j = 0; j < QUANTILES; j++) {
		right += COLUMN_GAP + ecdf->table.number_width[j];
		style_paint(&ecdf->job->style, cr, TYPE_SMALL, texts[j], colour, right, at.y,
			    (struct anchor){ 1, 0 });
	}
}

static void paint_row(const struct ecdf *ecdf, const struct steps *curve, struct position at,
		      cairo_t *cr)
{
	const struct style *style = &ecdf->job->style;
	const struct look *look = theme_look(style->theme, curve->look);
	const char *const texts[] = { curve->texts[0], curve->texts[1], curve->texts[2] };
	char *name = ecdf_curve_name(ecdf, curve);
	struct text_block block =
		style_lines(style, TYPE_SMALL, name, ecdf->table.name_width + 0.5, 1);
	double middle = at.y + (ecdf->table.row_height - 1) / 2;
	struct position line[] = { { at.x, middle }, { at.x + SYMBOL_LINE, middle } };
	struct position symbol = { at.x + SYMBOL_LINE / 2, middle };

	marks_polyline(cr, line, 2, look, style->theme->line_width);
	marks_points(cr, &symbol, 1, look, MARK_RADIUS);
	text_paint(style->setter, cr, &block, at.x + SYMBOL, at.y);
	paint_numbers(ecdf, texts, at, style->theme->ink, cr);
	free(name);
}

/* Under the first plot, if it has room there, else from the left margin on. */
static double left_of(const struct panels *panels, const struct ecdf_table *table)
{
	const struct rect *below = &panels->below;
	double left = below->x + panels->tiles.left;

	return table->columns > 1 || left + table->width > below->x + below->width ? below->x
										   : left;
}

void ecdf_paint_table(const struct panels *panels, cairo_t *cr)
{
	const struct ecdf *ecdf = panels->own;
	const struct style *style = &ecdf->job->style;
	const struct ecdf_table *table = &ecdf->table;
	double left = left_of(panels, table);
	double step = table->width + BLOCK_GAP;

	for (size_t i = 0; i < table->columns; i++) {
		struct position at = { left + step * (double)i, panels->below.y };

		style_paint(style, cr, TYPE_SMALL, ecdf->x.unit.text, style->theme->soft,
			    at.x + SYMBOL, at.y, (struct anchor){ 0, 0 });
		paint_numbers(ecdf, heads, at, style->theme->soft, cr);
	}
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		size_t row = i % table->rows + 1;
		size_t column = i / table->rows;
		struct position at = { left + step * (double)column,
				       panels->below.y + (double)row * table->row_height };

		paint_row(ecdf, &ecdf->curves[i], at, cr);
	}
}
