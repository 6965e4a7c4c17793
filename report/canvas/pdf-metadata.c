/* pdf-metadata.c — what a PDF says about itself in XMP, and texts as PDF writes them. */
#include "inside.h"

#include "report/draw/utf8.h"

#include "datasets/xml.h"

static void print_property(FILE *stream, const char *name, const char *before, const char *text,
			   const char *after)
{
	if (!text)
		return;
	fprintf(stream, "<%s>%s", name, before);
	xml_print(stream, text);
	fprintf(stream, "%s</%s>\n", after, name);
}

static const char *language_of(const struct canvas_description *about)
{
	return about->language ? about->language : "en";
}

void pdf_metadata_print(FILE *stream, const struct canvas_description *about)
{
	static const char open[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
	static const char close[] = "</rdf:li></rdf:Alt>";

	fputs("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	      "<rdf:Description rdf:about=\"\" "
	      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
	      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
	      "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n",
	      stream);
	print_property(stream, "dc:format", "", "application/pdf", "");
	print_property(stream, "dc:title", open, about->title, close);
	print_property(stream, "dc:description", open, about->subject, close);
	print_property(stream, "dc:language", "<rdf:Bag><rdf:li>", language_of(about),
		       "</rdf:li></rdf:Bag>");
	print_property(stream, "pdf:Keywords", "", about->keywords, "");
	print_property(stream, "xmp:CreatorTool", "", about->creator, "");
	print_property(stream, "xmp:CreateDate", "", about->created, "");
	if (about->tagged)
		print_property(stream, "pdfuaid:part", "", "1", "");
	fputs("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n", stream);
}

void pdf_text_print(FILE *stream, const char *text)
{
	fputs("<FEFF", stream);
	while (*text != '\0') {
		unsigned code = utf8_next(&text);

		if (code >= 0x10000)
			fprintf(stream, "%04X%04X", 0xD800 + ((code - 0x10000) >> 10),
				0xDC00 + (code & 0x3FF));
		else
			fprintf(stream, "%04X", code);
	}
	fputc('>', stream);
}
