/*
 * tags.h — says what each part of a page is, for readers who do not see it: a tagged PDF.
 *
 * Whoever paints puts tag_begin and tag_end around what it paints; they may be nested, and a tag
 * may go on over pages. On PNG and SVG they do nothing. cairo writes the tree of tags but drops
 * their attributes, so what a figure shows in words and which way a table's head looks are kept
 * here, in the order of the tags, and pdf-complete.c adds them to the finished file.
 *
 * In a PDF that calls itself PDF/UA everything is painted inside of a tag of contents: a heading, a
 * paragraph, a figure, a cell. canvas.h opens the document's own tag.
 */
#ifndef MIGSTAT_REPORT_CANVAS_TAGS_H
#define MIGSTAT_REPORT_CANVAS_TAGS_H

#include <cairo.h>
#include <stddef.h>

enum tag {
	TAG_DOCUMENT,
	TAG_SECTION,
	TAG_HEADING_1,
	TAG_HEADING_2,
	TAG_HEADING_3,
	TAG_PARAGRAPH,
	TAG_FIGURE,  /* by tag_figure_begin */
	TAG_LINK,    /* by tag_link_begin */
	TAG_CAPTION, /* holds a paragraph; stands beside its figure or first in its table */
	TAG_LIST,    /* holds items */
	TAG_ITEM,    /* holds one body */
	TAG_ITEM_BODY,
	TAG_CODE,
	TAG_TABLE, /* holds rows */
	TAG_ROW,   /* holds heads and cells */
	TAG_COLUMN_HEAD,
	TAG_ROW_HEAD,
	TAG_CELL,
	TAGS
};

/* One tag of a PDF, in the order in which they began. */
struct tag_record {
	enum tag tag;
	char *alternative; /* of a figure: what it shows, of a link: where it leads; UTF-8 */
	double left, top;  /* of a figure: its box, in points from the page's upper left corner */
	double right, bottom;
};

struct tags {
	struct tag_record *records;
	size_t count, room;
};

/* Keeps the tags of what is painted on that surface from now on. *tags must stay where it is until
 * the surface is finished; then free it with tags_free. */
void tags_keep(struct tags *tags, cairo_surface_t *surface);
void tags_free(struct tags *tags);

void tag_begin(cairo_t *cr, enum tag tag);
void tag_end(cairo_t *cr, enum tag tag);

/* Begins a figure, which tag_end(cr, TAG_FIGURE) ends. alternative says in words what it shows; the
 * figure fills that width and height from the origin of cr on. */
void tag_figure_begin(cairo_t *cr, const char *alternative, double width, double height);

/* Begins a link to a place of the document, which tag_end(cr, TAG_LINK) ends; it stands inside of a
 * paragraph. words say where it leads. */
void tag_link_begin(cairo_t *cr, const char *place, const char *words);

/* Names the point of the page as a place that links may lead to: letters and digits. */
void tag_place(cairo_t *cr, const char *place, double x, double y);

/* The name of the structure type, such as "H1" (ISO 32000-1, 14.8.4). */
const char *tag_name(enum tag tag);

#endif
