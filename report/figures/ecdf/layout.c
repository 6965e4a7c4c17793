/* layout.c — gives everything of the figure of cumulative distributions its place. */
#include "ecdf.h"

#include "paint.h"
#include "report/draw/axis-paint.h"

#include <math.h>
#include <stdlib.h>

#define PANEL_LEAST 92.0 /* a narrower panel shows nothing */
#define PANEL_SHAPE 0.85 /* height of one of several tiles, in its width */
#define PLOT_LEAST  50.0
#define TABLE_GAP   5.0 /* between the axis and the table */
#define ROW_GAP     1.2
#define BLOCK_LEAST 4    /* rows of a block of the table */
#define STEP_LEAST  0.08 /* points: a curve's corners nearer to each other than this are one */

const char *const ecdf_quantile_heads[QUANTILES] = { "p50", "p95", "p99" };

/* The place of a share on the axis of percents. */
static double height_at(const struct scale *y, const struct curve *curve, size_t values)
{
	return scale_at(y, 100 * (double)values / curve->total);
}

static void add_corner(struct curve *curve, double x, double y)
{
	const struct position *last = curve->line + curve->line_count - 1;

	if (curve->line_count > 1 && fabs(last->x - x) < STEP_LEAST &&
	    fabs(last->y - y) < STEP_LEAST)
		return;
	curve->line[curve->line_count++] = (struct position){ x, y };
}

/* The steps of a curve: along to each value, then up. */
static bool place_curve(const struct ecdf *ecdf, struct curve *curve, struct error *err)
{
	struct rect plot = tiles_plot(&ecdf->tiles, curve->panel);
	struct scale x = axis_scale(&ecdf->x, plot.x, plot.x + plot.width);
	struct scale y = axis_scale(&ecdf->y, plot.y + plot.height, plot.y);

	curve->line = calloc(2 * curve->count + 3, sizeof *curve->line);
	if (!curve->line)
		return error_memory(err);
	if (curve->count == curve->zeros)
		return true;
	add_corner(curve, curve->zeros > 0 ? plot.x : scale_at(&x, curve->values[0]),
		   height_at(&y, curve, curve->zeros));
	for (size_t i = curve->zeros; i < curve->count; i++) {
		double at = scale_at(&x, curve->values[i]);

		add_corner(curve, at, curve->line[curve->line_count - 1].y);
		add_corner(curve, at, height_at(&y, curve, i + 1));
	}
	curve->line[curve->line_count++] =
		(struct position){ plot.x + plot.width, height_at(&y, curve, curve->count) };
	return true;
}

/* As many blocks beside each other as have room and are no shorter than BLOCK_LEAST. */
static void arrange_table(struct ecdf *ecdf)
{
	double fit =
		(sheet_width(ecdf->job) + ECDF_BLOCK_GAP) / (ecdf->table.width + ECDF_BLOCK_GAP);
	double most = fmax(floor(fmin(fit, (double)ecdf->curve_count / BLOCK_LEAST)), 1);

	ecdf->table_columns = (size_t)most;
	ecdf->table_rows = (ecdf->curve_count + ecdf->table_columns - 1) / ecdf->table_columns;
	ecdf->table.height = ecdf->row_height * (double)(ecdf->table_rows + 1);
}

static bool measure_table(struct ecdf *ecdf, struct error *err)
{
	const struct style *style = &ecdf->job->style;
	double height = style_measure(style, TYPE_SMALL, "p99").height;

	for (size_t j = 0; j < QUANTILES; j++)
		ecdf->number_width[j] =
			style_measure(style, TYPE_SMALL, ecdf_quantile_heads[j]).width;
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		char *name = ecdf_curve_name(ecdf, &ecdf->curves[i], err);
		struct text_size size;

		if (!name)
			return false;
		size = style_measure(style, TYPE_SMALL, name);
		ecdf->name_width = fmax(ecdf->name_width, size.width);
		height = fmax(height, size.height);
		free(name);
		for (size_t j = 0; j < QUANTILES; j++)
			ecdf->number_width[j] = fmax(
				ecdf->number_width[j],
				style_measure(style, TYPE_SMALL, ecdf->curves[i].texts[j]).width);
	}
	ecdf->row_height = height + ROW_GAP;
	ecdf->table.width = ECDF_SYMBOL + ecdf->name_width;
	for (size_t j = 0; j < QUANTILES; j++)
		ecdf->table.width += ECDF_COLUMN_GAP + ecdf->number_width[j];
	if (ecdf->table.width > sheet_width(ecdf->job)) {
		ecdf->name_width -= ecdf->table.width - sheet_width(ecdf->job);
		ecdf->table.width = sheet_width(ecdf->job);
	}
	arrange_table(ecdf);
	return true;
}

struct text_block ecdf_head(const struct ecdf *ecdf, size_t panel)
{
	const char *label = ecdf->panel_labels[panel];
	struct text_block block = style_block(&ecdf->job->style, TYPE_SMALL, label ? label : "");

	block.bold = true;
	block.width = ecdf->tiles.plot_width;
	block.lines = 3;
	return block;
}

static double plot_height(const struct ecdf *ecdf)
{
	double usual = sheet_plot_height(ecdf->job);

	return ecdf->tiles.count > 1 ? fmin(usual, PANEL_SHAPE * ecdf->tiles.plot_width) : usual;
}

bool ecdf_lay_out(struct ecdf *ecdf, struct error *err)
{
	const struct style *style = &ecdf->job->style;
	struct axis_view x = { .axis = &ecdf->x, .title = ecdf->x_title };
	struct axis_view y = { .axis = &ecdf->y, .title = ECDF_Y_TITLE, .grid = true };
	struct tiles *tiles = &ecdf->tiles;
	struct rect area;
	double table;
	bool good = true;

	if (!measure_table(ecdf, err))
		return false;
	tiles->left = axis_left_room(style, &y, sheet_plot_height(ecdf->job));
	tiles->right = axis_bottom_overhang(style, &x);
	tiles->head = axis_left_overhang(style, &y);
	tiles_arrange(tiles, sheet_width(ecdf->job), PANEL_LEAST);
	for (size_t i = 0; i < tiles->count; i++) {
		struct text_block head = ecdf_head(ecdf, i);

		if (ecdf->panel_labels[i])
			tiles->head = fmax(tiles->head, text_measure(style->setter, &head).height +
								ECDF_HEAD_GAP);
	}
	tiles->bottom =
		axis_bottom_room(style, &x, sheet_width(ecdf->job) - tiles->left - tiles->right);
	table = TABLE_GAP + ecdf->table.height;
	if (!sheet_lay_out(&ecdf->sheet, ecdf->job, &ecdf->drawing, NULL,
			   tiles_height(tiles, plot_height(ecdf)) + table,
			   tiles_height(tiles, PLOT_LEAST) + table, err))
		return false;
	area = ecdf->sheet.body;
	area.height -= table;
	tiles_place(tiles, &area);
	ecdf->table.x = area.x + tiles->left;
	if (ecdf->table_columns > 1 || ecdf->table.x + ecdf->table.width > area.x + area.width)
		ecdf->table.x = area.x;
	ecdf->table.y = area.y + area.height + TABLE_GAP;
	for (size_t i = 0; good && i < ecdf->curve_count; i++)
		good = place_curve(ecdf, &ecdf->curves[i], err);
	return good;
}
