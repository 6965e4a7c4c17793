/*
 * xml.h — reads through XML that a machine has made (definitions and capabilities of libvirt):
 * element by element, with their paths and attributes.
 *
 * What it takes: well-formed XML without a DTD of its own. Anything else ends the reading early;
 * nothing is read beyond the text.
 */
#ifndef MIGSTAT_COLLECT_LIBVIRT_XML_H
#define MIGSTAT_COLLECT_LIBVIRT_XML_H

#include <stdbool.h>
#include <stddef.h>

enum { XML_PATH_SIZE = 512 };

/* Where the reading stands: at the beginning or the end of an element. */
struct xml {
	const char *at;           /* what has not been read */
	char path[XML_PATH_SIZE]; /* of the element, as "/domain/devices/disk" */
	bool ends;                /* it is its end; else its beginning */
	/* private: */
	const char *attributes, *attributes_end;
	bool empty; /* <x/>: its end comes next */
	bool left;  /* the path's last part is to be taken away first */
};

/* text is borrowed. */
struct xml xml_of(const char *text);

/* To the next beginning or end; false: there is none. */
bool xml_next(struct xml *xml);

/* Whether it stands at the beginning of the element of that path. */
bool xml_begins(const struct xml *xml, const char *path);

/* Whether it stands at its end. */
bool xml_ends(const struct xml *xml, const char *path);

/* The value of an attribute of the element that begins here, into text; false ("" then): it has
 * none, or it is too long. */
bool xml_attribute(const struct xml *xml, const char *name, char *text, size_t size);

/* The text between the element's beginning, where it stands, and what comes next; "" if none. */
void xml_content(const struct xml *xml, char *text, size_t size);

#endif
