/* tags.c — says what each part of a page is. */
#include "tags.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const names[TAGS] = {
	[TAG_DOCUMENT] = "Document", [TAG_SECTION] = "Sect",    [TAG_HEADING_1] = "H1",
	[TAG_HEADING_2] = "H2",      [TAG_HEADING_3] = "H3",    [TAG_PARAGRAPH] = "P",
	[TAG_FIGURE] = "Figure",     [TAG_CAPTION] = "Caption", [TAG_LIST] = "L",
	[TAG_ITEM] = "LI",           [TAG_ITEM_BODY] = "LBody", [TAG_CODE] = "Code",
	[TAG_LINK] = "Link",         [TAG_TABLE] = "Table",     [TAG_ROW] = "TR",
	[TAG_COLUMN_HEAD] = "TH",    [TAG_ROW_HEAD] = "TH",     [TAG_CELL] = "TD",
};

/* Its address tells our data of a surface from others'. */
static const cairo_user_data_key_t key;

void tags_keep(struct tags *tags, cairo_surface_t *surface)
{
	*tags = (struct tags){ 0 };
	cairo_surface_set_user_data(surface, &key, tags, NULL);
}

void tags_free(struct tags *tags)
{
	for (size_t i = 0; i < tags->count; i++)
		free(tags->records[i].alternative);
	free(tags->records);
	*tags = (struct tags){ 0 };
}

/* The new record, NULL where no tags are kept. */
static struct tag_record *add(cairo_t *cr, enum tag tag)
{
	struct tags *tags = cairo_surface_get_user_data(cairo_get_target(cr), &key);

	if (!tags)
		return NULL;
	must_grow(&tags->records, &tags->room, tags->count, sizeof *tags->records);
	tags->records[tags->count] = (struct tag_record){ .tag = tag };
	return &tags->records[tags->count++];
}

void tag_begin(cairo_t *cr, enum tag tag)
{
	add(cr, tag);
	cairo_tag_begin(cr, names[tag], NULL);
}

void tag_end(cairo_t *cr, enum tag tag)
{
	cairo_tag_end(cr, names[tag]);
}

void tag_figure_begin(cairo_t *cr, const char *alternative, double width, double height)
{
	struct tag_record *record = add(cr, TAG_FIGURE);

	if (record) {
		record->right = width;
		record->bottom = height;
		cairo_user_to_device(cr, &record->left, &record->top);
		cairo_user_to_device(cr, &record->right, &record->bottom);
		record->alternative = must_copy(alternative);
	}
	cairo_tag_begin(cr, names[TAG_FIGURE], NULL);
}

void tag_link_begin(cairo_t *cr, const char *place, const char *words)
{
	struct tag_record *record = add(cr, TAG_LINK);
	char attributes[64];

	if (record)
		record->alternative = must_copy(words);
	snprintf(attributes, sizeof attributes, "dest='%.40s'", place);
	cairo_tag_begin(cr, names[TAG_LINK], attributes);
}

void tag_place(cairo_t *cr, const char *place, double x, double y)
{
	char attributes[128];

	snprintf(attributes, sizeof attributes, "name='%.40s' x=%.0f y=%.0f internal", place, x, y);
	cairo_tag_begin(cr, CAIRO_TAG_DEST, attributes);
	cairo_tag_end(cr, CAIRO_TAG_DEST);
}

const char *tag_name(enum tag tag)
{
	return names[tag];
}
