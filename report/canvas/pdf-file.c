/* pdf-file.c — finds the objects of a PDF that cairo wrote. */
#include "pdf.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* "0000000015 00000 n \n" */
enum { ENTRY_SIZE = 20 };
/* further from the end than this stands no startxref of cairo's */
enum { TAIL_SIZE = 64 };

bool pdf_refuse(struct error *err, const char *why)
{
	return error_set(err, "the PDF that cairo made cannot be completed: %s", why);
}

static struct pdf_slice from(const struct pdf_file *file, size_t offset)
{
	return (struct pdf_slice){ file->bytes.at + offset, file->bytes.length - offset };
}

/* The last place of the word in the file's last bytes, NULL if there is none. */
static const char *find_last(struct pdf_slice bytes, const char *word)
{
	size_t tail = bytes.length < TAIL_SIZE ? bytes.length : TAIL_SIZE;
	size_t length = strlen(word);

	for (size_t back = length; back <= tail; back++) {
		const char *at = bytes.at + bytes.length - back;

		if (memcmp(at, word, length) == 0)
			return at;
	}
	return NULL;
}

static bool find_table(struct pdf_file *file, struct error *err)
{
	static const char word[] = "startxref";
	const char *found = find_last(file->bytes, word);
	struct pdf_slice rest;
	struct pdf_slice value;

	if (file->bytes.length < 8 || memcmp(file->bytes.at, "%PDF-1.", 7) != 0 || !found)
		return pdf_refuse(err, "it does not begin with %PDF-1. or has no startxref");
	rest = from(file, (size_t)(found - file->bytes.at) + sizeof word - 1);
	if (!pdf_value_next(&rest, &value) || !pdf_number(value, &file->table) ||
	    file->table >= file->bytes.length)
		return pdf_refuse(err, "its startxref is not a place in it");
	return true;
}

static bool read_entry(struct pdf_file *file, size_t number, const struct pdf_slice *entry)
{
	struct pdf_slice offset = { entry->at + 1, 9 };
	struct pdf_slice generation = { entry->at + 11, 5 };
	size_t zero;

	if (entry->at[17] == 'f')
		return true;
	return entry->at[17] == 'n' && entry->at[0] == '0' &&
	       pdf_number(offset, &file->offsets[number]) && pdf_number(generation, &zero) &&
	       zero == 0 && file->offsets[number] < file->bytes.length;
}

static bool read_entries(struct pdf_file *file, struct pdf_slice *rest, struct error *err)
{
	file->offsets = must_alloc(file->count, sizeof *file->offsets);
	for (size_t i = 0; i < file->count; i++) {
		struct pdf_slice entry = { rest->at, ENTRY_SIZE };

		if (rest->length < ENTRY_SIZE || !read_entry(file, i, &entry))
			return pdf_refuse(err, "its table of objects is broken");
		rest->at += ENTRY_SIZE;
		rest->length -= ENTRY_SIZE;
	}
	return true;
}

static bool read_table(struct pdf_file *file, struct pdf_slice *rest, struct error *err)
{
	struct pdf_slice value;
	size_t first;

	if (!pdf_value_next(rest, &value) || !pdf_is(value, "xref"))
		return pdf_refuse(err, "it has a table of objects of another kind (a stream)");
	if (!pdf_value_next(rest, &value) || !pdf_number(value, &first) || first != 0 ||
	    !pdf_value_next(rest, &value) || !pdf_number(value, &file->count) ||
	    file->count > file->bytes.length / ENTRY_SIZE || rest->length == 0)
		return pdf_refuse(err, "its table of objects has a broken head");
	rest->at++; /* the end of the line */
	rest->length--;
	return read_entries(file, rest, err);
}

static bool read_trailer(struct pdf_file *file, struct pdf_slice *rest, struct error *err)
{
	struct pdf_slice value;
	size_t size;

	if (!pdf_value_next(rest, &value) || !pdf_is(value, "trailer") ||
	    !pdf_value_next(rest, &value) || !pdf_dictionary_inside(value, &file->trailer))
		return pdf_refuse(err, "it has no trailer");
	if (pdf_entry_find(file->trailer, "/Prev", &value) ||
	    pdf_entry_find(file->trailer, "/Encrypt", &value))
		return pdf_refuse(err, "it is encrypted or was completed before");
	if (!pdf_entry_find(file->trailer, "/Size", &value) || !pdf_number(value, &size) ||
	    size != file->count || !pdf_entry_find(file->trailer, "/Root", &value) ||
	    !pdf_reference(value, &file->root))
		return pdf_refuse(err, "its trailer does not name its catalog and size");
	return true;
}

bool pdf_file_read(struct pdf_file *file, struct pdf_slice bytes, struct error *err)
{
	struct pdf_slice rest;

	*file = (struct pdf_file){ .bytes = bytes };
	if (find_table(file, err)) {
		rest = from(file, file->table);
		if (read_table(file, &rest, err) && read_trailer(file, &rest, err))
			return true;
	}
	pdf_file_free(file);
	return false;
}

void pdf_file_free(struct pdf_file *file)
{
	free(file->offsets);
	*file = (struct pdf_file){ 0 };
}

bool pdf_file_dictionary(const struct pdf_file *file, size_t number, struct pdf_slice *inside,
			 struct error *err)
{
	struct pdf_slice rest;
	struct pdf_slice value;
	size_t found;
	size_t generation;

	if (number >= file->count || file->offsets[number] == 0)
		return pdf_refuse(err, "an object that is named is not there");
	rest = from(file, file->offsets[number]);
	if (!pdf_value_next(&rest, &value) || !pdf_number(value, &found) || found != number ||
	    !pdf_value_next(&rest, &value) || !pdf_number(value, &generation) ||
	    !pdf_value_next(&rest, &value) || !pdf_is(value, "obj") ||
	    !pdf_value_next(&rest, &value) || !pdf_dictionary_inside(value, inside))
		return pdf_refuse(err, "an object is not the dictionary it should be");
	return true;
}
