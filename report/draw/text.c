/* text.c — sets text with pango. */
#include "text.h"

#include "words.h"

#include "datasets/joins.h"
#include "datasets/must.h"

#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#define RIM_WIDTH 1.8

struct text_setter {
	PangoFontMap *map;
	PangoContext *context;
	const char *family;
};

struct text_setter *text_setter_new(void)
{
	struct text_setter *setter = must_alloc(1, sizeof *setter);
	cairo_font_options_t *options;

	/* a map of our own: what else in the process uses pango cannot change ours */
	setter->family = TEXT_FAMILY;
	setter->map = pango_cairo_font_map_new();
	setter->context = pango_font_map_create_context(setter->map);
	options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(setter->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(setter->context, FALSE);
	/* line breaks and shapes must not follow the user's locale */
	pango_context_set_language(setter->context, pango_language_from_string("en"));
	pango_context_set_base_dir(setter->context, PANGO_DIRECTION_LTR);
	return setter;
}

void text_setter_use(struct text_setter *setter, const char *family)
{
	setter->family = family;
}

const char *text_setter_family(const struct text_setter *setter)
{
	return setter->family;
}

void text_setter_free(struct text_setter *setter)
{
	if (!setter)
		return;
	g_object_unref(setter->context);
	g_object_unref(setter->map);
	free(setter);
}

bool text_family_found(const struct text_setter *setter)
{
	PangoFontFamily **families = NULL;
	int count = 0;
	bool found = false;

	pango_font_map_list_families(setter->map, &families, &count);
	for (int i = 0; i < count && !found; i++)
		found = strcmp(pango_font_family_get_name(families[i]), setter->family) == 0;
	g_free(families);
	return found;
}

static PangoAlignment alignment_of(enum text_align align)
{
	switch (align) {
	case ALIGN_CENTRE:
		return PANGO_ALIGN_CENTER;
	case ALIGN_RIGHT:
		return PANGO_ALIGN_RIGHT;
	case ALIGN_LEFT:
		break;
	}
	return PANGO_ALIGN_LEFT;
}

/* The bytes at the end of a text that say where it comes from are this much smaller. */
static const double tail_share = 0.8;

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

/* The caller unrefs them. */
static PangoAttrList *attributes_of(const struct text_block *block)
{
	PangoAttrList *list = pango_attr_list_new();
	int small = (int)(tail_share * block->size * PANGO_SCALE);
	size_t length = strlen(block->text);

	/* a hyphen that is not the name's own would make another name of it */
	add_attribute(list, pango_attr_insert_hyphens_new(FALSE), 0, length);
	if (block->lead > 0)
		add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), 0, block->lead);
	if (block->tail > 0)
		add_attribute(list, pango_attr_size_new_absolute(small), length - block->tail,
			      length);
	return list;
}

/* The bytes from the letter before the one at `at` to behind the one after it: pango asks whether
 * to break before each letter of a range but its first. */
static void keep_together(PangoAttrList *list, const char *text, size_t at)
{
	const char *start = g_utf8_find_prev_char(text, text + at);
	const char *end = g_utf8_next_char(text + at + 1);

	add_attribute(list, pango_attr_allow_breaks_new(FALSE), (size_t)(start - text),
		      (size_t)(end - text));
}

/* Numbers stay beside what they are of; false where the text has none. */
static bool add_joins(PangoAttrList *list, const char *text)
{
	bool any = false;

	for (size_t at = strcspn(text, " "); text[at] != '\0';
	     at += 1 + strcspn(text + at + 1, " "))
		if (joins_at(text, at)) {
			keep_together(list, text, at);
			any = true;
		}
	return any;
}

/* Sets the attributes, with joins where they leave every word its place: in a room that is narrower
 * than a number with its unit it is better broken than torn. */
static void set_attributes(PangoLayout *layout, const struct text_block *block)
{
	PangoAttrList *plain = attributes_of(block);
	PangoAttrList *joined = pango_attr_list_copy(plain);
	int width = 0;

	if (block->width > 0 && add_joins(joined, block->text)) {
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
		pango_layout_set_attributes(layout, joined);
		pango_layout_get_size(layout, &width, NULL);
	}
	if (width == 0 || width > (int)(block->width * PANGO_SCALE))
		pango_layout_set_attributes(layout, plain);
	pango_attr_list_unref(plain);
	pango_attr_list_unref(joined);
}

/* The caller unrefs it. */
static PangoLayout *layout_of(const struct text_setter *setter, const struct text_block *block)
{
	PangoLayout *layout = pango_layout_new(setter->context);
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family_static(font, setter->family);
	pango_font_description_set_absolute_size(font, block->size * PANGO_SCALE);
	if (block->bold)
		pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_text(layout, block->text, -1);
	pango_layout_set_alignment(layout, alignment_of(block->align));
	if (block->width > 0)
		pango_layout_set_width(layout, (int)(block->width * PANGO_SCALE));
	set_attributes(layout, block);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	if (block->lines > 0) {
		pango_layout_set_height(layout, -block->lines);
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_MIDDLE);
	}
	return layout;
}

struct text_size text_measure(const struct text_setter *setter, const struct text_block *block)
{
	PangoLayout *layout = layout_of(setter, block);
	int width;
	int height;

	pango_layout_get_size(layout, &width, &height);
	g_object_unref(layout);
	return (struct text_size){ (double)width / PANGO_SCALE, (double)height / PANGO_SCALE };
}

bool text_words_fit(const struct text_setter *setter, const struct text_block *block)
{
	PangoLayout *layout = layout_of(setter, block);
	int width;

	pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
	pango_layout_set_height(layout, -1);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	pango_layout_get_size(layout, &width, NULL);
	g_object_unref(layout);
	return (double)width / PANGO_SCALE <= block->width;
}

/* text with the characters from `from` to `to` (in bytes) replaced by an ellipsis. */
static void cut_middle(char *cut, const char *text, size_t from, size_t to)
{
	memcpy(cut, text, from);
	strcpy(cut + from, "…");
	strcat(cut + from, text + to);
}

static bool fits(const struct text_setter *setter, const struct text_block *block, const char *text)
{
	struct text_block whole = *block;
	PangoLayout *layout;
	bool good;

	whole.text = text;
	whole.lines = 0;
	layout = layout_of(setter, &whole);
	good = pango_layout_get_line_count(layout) <= block->lines;
	g_object_unref(layout);
	return good;
}

/* The places in bytes where text may be cut without tearing a letter from its accents, ended by
 * the text's length. *count of them; the caller frees them. */
static size_t *cut_places(const struct text_setter *setter, const struct text_block *block,
			  size_t *count)
{
	PangoLayout *layout = layout_of(setter, block);
	size_t *places = must_alloc(strlen(block->text) + 2, sizeof *places);
	const PangoLogAttr *attributes;
	const char *at = block->text;
	int characters;

	attributes = pango_layout_get_log_attrs_readonly(layout, &characters);
	*count = 0;
	for (int i = 0; i < characters; i++) {
		if (attributes[i].is_cursor_position)
			places[(*count)++] = (size_t)(at - block->text);
		at += *at != '\0'; /* one character on: its first byte and what continues it */
		while (((unsigned char)*at & 0xC0) == 0x80)
			at++;
	}
	g_object_unref(layout);
	return places;
}

char *text_shortened(const struct text_setter *setter, const struct text_block *block)
{
	size_t count;
	size_t *places = cut_places(setter, block, &count);
	char *text = must_alloc(strlen(block->text) + sizeof "…", 1);

	strcpy(text, block->text);
	/* one letter less each time; names are short */
	for (size_t left = count;
	     left > 3 && block->lines > 0 && block->width > 0 && !fits(setter, block, text);
	     left--) {
		size_t head = (left - 1) / 2;
		size_t tail = left - 2 - head;

		cut_middle(text, block->text, places[head], places[count - 1 - tail]);
	}
	free(places);
	return text;
}

static void set_colour(cairo_t *cr, struct colour colour)
{
	cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
}

/* One line of the layout, whose upper left corner is at x, y. */
static void add_line(cairo_t *cr, PangoLayoutIter *lines, const struct text_block *block,
		     const struct colour *rim, double x, double y)
{
	const PangoLayoutLine *line = pango_layout_iter_get_line_readonly(lines);
	struct word word = { .size = block->size,
			     .bold = block->bold,
			     .colour = block->colour,
			     .has_rim = rim != NULL,
			     .rim_width = RIM_WIDTH };
	PangoRectangle extents;

	pango_layout_iter_get_line_extents(lines, NULL, &extents);
	word.x = x + (double)extents.x / PANGO_SCALE;
	word.y = y + (double)pango_layout_iter_get_baseline(lines) / PANGO_SCALE;
	word.width = (double)extents.width / PANGO_SCALE;
	if (rim)
		word.rim = *rim;
	if (line->length > 0)
		words_add(cr, &word, block->text + line->start_index, (size_t)line->length);
}

/* Tells the lines to who keeps words; false where nobody does, or where the text is shortened, and
 * only its letters know how. */
static bool keep_words(cairo_t *cr, PangoLayout *layout, const struct text_block *block,
		       const struct colour *rim, double x, double y)
{
	PangoLayoutIter *lines;

	if (!words_of(cr) || pango_layout_is_ellipsized(layout))
		return false;
	lines = pango_layout_get_iter(layout);
	do
		add_line(cr, lines, block, rim, x, y);
	while (pango_layout_iter_next_line(lines));
	pango_layout_iter_free(lines);
	return true;
}

static void paint(const struct text_setter *setter, cairo_t *cr, const struct text_block *block,
		  const struct colour *rim, double x, double y)
{
	PangoLayout *layout;

	/* set here and not when the block was measured: the fonts depend on the surface's scale,
	 * the places of the letters, without hinting, do not */
	pango_cairo_update_context(cr, setter->context);
	layout = layout_of(setter, block);
	if (keep_words(cr, layout, block, rim, x, y)) {
		g_object_unref(layout);
		return;
	}
	cairo_save(cr);
	if (rim) {
		cairo_move_to(cr, x, y);
		pango_cairo_layout_path(cr, layout);
		set_colour(cr, *rim);
		cairo_set_line_width(cr, RIM_WIDTH);
		cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
		cairo_stroke(cr);
	}
	cairo_move_to(cr, x, y);
	set_colour(cr, block->colour);
	pango_cairo_show_layout(cr, layout);
	cairo_restore(cr);
	g_object_unref(layout);
}

void text_paint(const struct text_setter *setter, cairo_t *cr, const struct text_block *block,
		double x, double y)
{
	paint(setter, cr, block, NULL, x, y);
}

void text_paint_rimmed(const struct text_setter *setter, cairo_t *cr,
		       const struct text_block *block, struct colour rim, double x, double y)
{
	paint(setter, cr, block, &rim, x, y);
}

void text_paint_upwards(const struct text_setter *setter, cairo_t *cr,
			const struct text_block *block, double x, double y)
{
	double length = block->width > 0 ? block->width : text_measure(setter, block).width;

	cairo_save(cr);
	cairo_translate(cr, x, y + length);
	cairo_rotate(cr, -1.5707963267948966);
	paint(setter, cr, block, NULL, 0, 0);
	cairo_restore(cr);
}
