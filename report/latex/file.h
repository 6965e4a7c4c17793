/*
 * file.h — the files of a folder for LaTeX: their names, and how they are written.
 */
#ifndef MIGSTAT_REPORT_LATEX_FILE_H
#define MIGSTAT_REPORT_LATEX_FILE_H

#include "datasets/output.h"

/* FOLDER/KIND-NAME.ENDING, or FOLDER/KIND.ENDING where name is NULL. The caller frees it; NULL with
 * *err without memory. */
char *latex_path(const char *folder, const char *kind, const char *name, const char *ending,
		 struct error *err);

/*
 * Opens that file with the ending .tex for writing, whole or not at all; its first line says who
 * wrote it. False with *err if it cannot be made, or if a file is there that migstat did not write.
 * End with output_commit.
 */
bool latex_file_open(struct output *output, const char *folder, const char *kind, const char *name,
		     struct error *err);

#endif
