/* collect-libvirt-xml.c — fuzzes the reader of libvirt's XML: it ends, and keeps within its text.
 */
#include "fuzzing.h"

#include "collect/libvirt/xml.h"

#include <string.h>

static void look_at(const struct xml *xml)
{
	char value[24];

	if (xml_attribute(xml, "id", value, sizeof value) && strlen(value) >= sizeof value)
		abort();
	xml_attribute(xml, "type", value, 1);
	xml_content(xml, value, sizeof value);
	if (strlen(value) >= sizeof value || strlen(xml->path) >= sizeof xml->path)
		abort();
	if (xml_begins(xml, xml->path) && xml_ends(xml, xml->path))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = calloc(1, size + 1);
	struct xml xml;
	size_t steps = 0;

	if (!text)
		abort();
	memcpy(text, data, size);
	for (xml = xml_of(text); xml_next(&xml); steps++) {
		/* each step begins at a sign of its own, or ends an element that did */
		if (steps > 2 * size)
			abort();
		look_at(&xml);
	}
	free(text);
	return 0;
}
