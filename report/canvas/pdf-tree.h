/*
 * pdf-tree.h — the tree of tags in a PDF: which object each tag became.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_TREE_H
#define MIGSTAT_REPORT_CANVAS_PDF_TREE_H

#include "pdf-file.h"
#include "tags.h"

/*
 * The numbers of the objects of all tags, in their order; free it. Every structure element of the
 * file is walked, and each must be of its tag's type. NULL with *err if the tree is not that of the
 * tags, or is broken.
 */
size_t *pdf_tree_objects(const struct pdf_file *file, const struct tags *tags, struct error *err);

#endif
