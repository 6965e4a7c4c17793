/*
 * file.h — a drawing becomes a file: PDF, PNG or SVG.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_FILE_H
#define MIGSTAT_REPORT_FIGURES_KIT_FILE_H

#include "kit.h"

/* Writes the drawing to path, whose ending must be known, with all that the file says about itself;
 * dpi is that of a PNG. False with *err. */
bool figure_file_write(const struct figure_job *job, const struct drawing *drawing, int dpi,
		       const char *path, struct error *err);

#endif
