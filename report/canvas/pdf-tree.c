/* pdf-tree.c — the tree of tags in a PDF. */
#include "pdf-tree.h"

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
	return error_set(err, "the PDF that cairo made cannot be completed: its tree of tags is "
			      "another than what was painted");
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
	struct walk walk = { file, tags, calloc(tags->count + 1, sizeof *walk.objects), 0, err };
	struct pdf_slice kids = { 0 };

	if (!walk.objects) {
		error_memory(err);
		return NULL;
	}
	if (find_root(file, &kids, err) && walk_kids(&walk, kids, 0) &&
	    (walk.count == tags->count || refuse(err)))
		return walk.objects;
	free(walk.objects);
	return NULL;
}
