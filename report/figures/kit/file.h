/*
 * file.h — a drawing becomes a file: PDF, PNG or SVG; and its numbers a CSV table beside it.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_FILE_H
#define MIGSTAT_REPORT_FIGURES_KIT_FILE_H

#include "kit.h"

#include "datasets/output-set.h"

/* Writes the drawing to path, whose ending must be known, with all that the file says about itself;
 * dpi is that of a PNG. The file comes to its place with the others of the set, where set is NULL
 * at once. False with *err. */
bool figure_file_write(const struct figure_job *job, const struct drawing *drawing, int dpi,
		       const char *path, struct output_set *set, struct error *err);

/* The sidecar's path for a figure's: figure.pdf has figure.csv. The caller frees it. */
char *sidecar_path(const char *figure);

/* Writes the drawing's table to path, whole or not at all, with the others of the set. */
bool sidecar_write(const char *path, const struct drawing *drawing, const struct schema *schema,
		   struct output_set *set, struct error *err);

/* The same into an open stream, which the caller checks and closes: for who embeds the table. */
bool sidecar_print(FILE *stream, const struct drawing *drawing, const struct schema *schema,
		   struct error *err);

#endif
