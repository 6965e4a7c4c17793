/* pages-figure.c — makes figures of a report lower or higher where a page would stay empty. */
#include "pages.h"

#include "report/draw/paper.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* A figure is never lower or higher than these shares of what it likes to have. */
static const double least_share = 0.5;
static const double most_share = 2;

const struct drawing *pages_drawing(const struct pages *pages, size_t block)
{
	const struct drawing *fitted = pages->figures[block].drawing;

	return fitted ? fitted : pages->document->blocks[block].drawing;
}

bool pages_fit_figure(struct pages *pages, size_t block, double height)
{
	const struct basis *basis = pages->document->blocks[block].basis;
	const struct drawing *usual = pages->document->blocks[block].drawing;
	struct fitted_figure fitted = { 0 };
	struct error ignored = { 0 };
	/* whole millimetres, as figures have them */
	double height_mm = floor(length_mm(height));

	if (!basis || height_mm < least_share * usual->height_mm ||
	    height_mm > most_share * usual->height_mm)
		return false;
	fitted.basis = must_alloc(1, sizeof *fitted.basis);
	*fitted.basis = *basis;
	fitted.basis->own = NULL;
	fitted.basis->wish.height_mm = height_mm;
	fitted.basis->job.wish = &fitted.basis->wish;
	fitted.drawing = fitted.basis->job.figure->drawing_of(&fitted.basis->job, &ignored);
	if (!fitted.drawing) {
		basis_free(fitted.basis);
		return false;
	}
	fitted_figure_free(&pages->figures[block]);
	pages->figures[block] = fitted;
	return true;
}

void fitted_figure_free(struct fitted_figure *figure)
{
	if (figure->drawing)
		figure->drawing->free(figure->drawing);
	basis_free(figure->basis);
	*figure = (struct fitted_figure){ 0 };
}
