/* pdf-tree.c — what the tags became in a PDF: objects in a tree, and links. */
#include "pdf.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 64 };

struct walk {
	const struct pdf_file *file;
	const struct tags *tags;
	size_t *objects;
	size_t count; /* of the tags found so far */
	struct error *err;
};

static bool refuse(struct error *err)
{
	return pdf_refuse(err, "its tree of tags is another than what was painted");
}

static bool walk_kids(struct walk *walk, struct pdf_slice kids, unsigned depth);

/* Each element uses up one tag, so that a tree that bites its tail ends, too. */
static bool walk_element(struct walk *walk, size_t number, unsigned depth)
{
	struct pdf_slice inside;
	struct pdf_slice value;
	char name[16];

	if (depth == DEPTH_MOST || walk->count == walk->tags->count)
		return refuse(walk->err);
	if (!pdf_file_dictionary(walk->file, number, &inside, walk->err))
		return false;
	strcpy(name, "/");
	strcat(name, tag_name(walk->tags->records[walk->count].tag));
	if (!pdf_entry_find(inside, "/S", &value) || !pdf_is(value, name))
		return refuse(walk->err);
	walk->objects[walk->count++] = number;
	return !pdf_entry_find(inside, "/K", &value) || walk_kids(walk, value, depth + 1);
}

/* A kid that is no reference is marked content (a number, a dictionary). */
static bool walk_kids(struct walk *walk, struct pdf_slice kids, unsigned depth)
{
	struct pdf_slice kid = { 0 };
	size_t number;

	if (pdf_reference(kids, &number))
		return walk_element(walk, number, depth);
	if (!pdf_array_inside(kids, &kids))
		return true;
	while (pdf_value_next(&kids, &kid))
		if (pdf_reference(kid, &number) && !walk_element(walk, number, depth))
			return false;
	return true;
}

static bool find_root(const struct pdf_file *file, struct pdf_slice *kids, struct error *err)
{
	struct pdf_slice inside;
	struct pdf_slice value;
	size_t number;

	if (!pdf_file_dictionary(file, file->root, &inside, err))
		return false;
	if (!pdf_entry_find(inside, "/StructTreeRoot", &value) || !pdf_reference(value, &number))
		return refuse(err);
	return pdf_file_dictionary(file, number, &inside, err) &&
	       (pdf_entry_find(inside, "/K", kids) || refuse(err));
}

size_t *pdf_tree_objects(const struct pdf_file *file, const struct tags *tags, struct error *err)
{
	struct walk walk = { file, tags, must_alloc(tags->count, sizeof *walk.objects), 0, err };
	struct pdf_slice kids = { 0 };

	if (find_root(file, &kids, err) && walk_kids(&walk, kids, 0) &&
	    (walk.count == tags->count || refuse(err)))
		return walk.objects;
	free(walk.objects);
	return NULL;
}

/* ---- links ---- */

/* Among the kids of the element is a reference to its annotation (ISO 32000-1, 14.7.4.3). */
static bool find_annotation(struct pdf_slice kids, size_t *annotation)
{
	struct pdf_slice inside;
	struct pdf_slice kid;
	struct pdf_slice value;

	if (!pdf_array_inside(kids, &kids))
		return false;
	while (pdf_value_next(&kids, &kid))
		if (pdf_dictionary_inside(kid, &inside) &&
		    pdf_entry_find(inside, "/Type", &value) && pdf_is(value, "/OBJR") &&
		    pdf_entry_find(inside, "/Obj", &value) && pdf_reference(value, annotation))
			return true;
	return false;
}

bool pdf_link_find(const struct pdf_file *file, size_t element, size_t *annotation, size_t *page,
		   struct error *err)
{
	struct pdf_slice inside;
	struct pdf_slice value;

	if (!pdf_file_dictionary(file, element, &inside, err))
		return false;
	if (pdf_entry_find(inside, "/Pg", &value) && pdf_reference(value, page) &&
	    pdf_entry_find(inside, "/K", &value) && find_annotation(value, annotation))
		return true;
	return pdf_refuse(err, "a link leads nowhere");
}
