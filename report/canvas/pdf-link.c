/* pdf-link.c — finds what belongs to a link in a PDF. */
#include "pdf-link.h"

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
	return error_set(err, "the PDF that cairo made cannot be completed: a link leads nowhere");
}
