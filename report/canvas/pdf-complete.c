/* pdf-complete.c — adds to a PDF of cairo's what cairo leaves out: words, and what it says about
 * itself. */
#include "inside.h"

#include "report/draw/utf8.h"

#include "datasets/must.h"
#include "datasets/xml.h"

#include <stdlib.h>

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

/* The XMP packet: ISO 16684-1; the namespaces of PDF/UA: ISO 14289-1, 5. */
static void print_metadata(FILE *stream, const struct canvas_description *about)
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

/* ---- the update ---- */

/* The new table of objects, while it grows. */
struct update {
	FILE *stream;
	size_t start; /* where the update begins in the file */
	struct {
		size_t number, offset;
	} * objects;
	size_t count;
	size_t page; /* the last page that was printed anew; 0: none */
};

static void object_begin(struct update *update, size_t number)
{
	update->objects[update->count].number = number;
	update->objects[update->count].offset = (size_t)ftell(update->stream) + update->start;
	update->count++;
	fprintf(update->stream, "%zu 0 obj\n", number);
}

/* Prints the entries of a dictionary without those that are to be set anew. False if it is broken.
 */
static bool print_others(FILE *stream, struct pdf_slice inside, const char *const *anew)
{
	struct pdf_slice key;
	struct pdf_slice value;

	while (pdf_entry_next(&inside, &key, &value)) {
		bool kept = true;

		for (size_t i = 0; anew[i]; i++)
			kept = kept && !pdf_is(key, anew[i]);
		if (kept)
			fprintf(stream, "%.*s %.*s\n", (int)key.length, key.at, (int)value.length,
				value.at);
	}
	return key.length == 0 && inside.length == 0;
}

static bool refuse(struct error *err)
{
	return pdf_refuse(err, "a dictionary is broken");
}

/* Begins to print an object, a dictionary, anew: without the entries that are to be set. */
static bool begin_anew(struct update *update, const struct pdf_file *file, size_t object,
		       const char *const *anew, struct error *err)
{
	struct pdf_slice inside;

	if (!pdf_file_dictionary(file, object, &inside, err))
		return false;
	object_begin(update, object);
	fputs("<<\n", update->stream);
	return print_others(update->stream, inside, anew) || refuse(err);
}

static bool print_catalog(struct update *update, const struct pdf_file *file,
			  const struct canvas_description *about, struct error *err)
{
	static const char *const anew[] = { "/Lang",     "/ViewerPreferences", "/MarkInfo",
					    "/Metadata", "/Version",           NULL };

	if (!begin_anew(update, file, file->root, anew, err))
		return false;
	fputs("/Version /1.7\n/Lang ", update->stream);
	pdf_text_print(update->stream, language_of(about));
	fprintf(update->stream,
		"\n/MarkInfo << /Marked true >>\n"
		"/ViewerPreferences << /DisplayDocTitle true >>\n"
		"/Metadata %zu 0 R\n>>\nendobj\n",
		file->count);
	return true;
}

/* Not compressed, so that programs which know no PDF find it. */
static void print_packet(struct update *update, const struct pdf_file *file,
			 const struct canvas_description *about)
{
	char *packet;
	size_t length;
	FILE *stream = must_open_text(&packet, &length);

	print_metadata(stream, about);
	must_close_text(stream);
	object_begin(update, file->count);
	fprintf(update->stream,
		"<< /Type /Metadata /Subtype /XML /Length %zu >>\nstream\n%s\nendstream\n"
		"endobj\n",
		length, packet);
	free(packet);
}

static bool wants_more(const struct tag_record *record)
{
	return record->tag == TAG_FIGURE || record->tag == TAG_LINK ||
	       record->tag == TAG_COLUMN_HEAD || record->tag == TAG_ROW_HEAD;
}

static void print_attributes(FILE *stream, const struct tag_record *record, double page_height)
{
	if (record->tag == TAG_FIGURE) {
		fputs("/Alt ", stream);
		pdf_text_print(stream, record->alternative);
		fprintf(stream,
			"\n/A << /O /Layout /Placement /Block /BBox [ %.3f %.3f %.3f %.3f ] "
			">>\n",
			record->left, page_height - record->bottom, record->right,
			page_height - record->top);
	} else {
		fprintf(stream, "/A << /O /Table /Scope /%s >>\n",
			record->tag == TAG_ROW_HEAD ? "Row" : "Column");
	}
}

/* Prints an object anew, with the entry of that key set to a text or a word. */
static bool print_with(struct update *update, const struct pdf_file *file, size_t object,
		       const char *key, const char *word, const char *text, struct error *err)
{
	const char *const anew[] = { key, NULL };

	if (!begin_anew(update, file, object, anew, err))
		return false;
	fprintf(update->stream, "%s %s", key, word);
	if (text)
		pdf_text_print(update->stream, text);
	fputs("\n>>\nendobj\n", update->stream);
	return true;
}

/* A link says in words where it leads, and its page in which order it is reached by the keyboard
 * (ISO 14289-1, 7.18.3 and 7.18.5). */
static bool print_link(struct update *update, const struct pdf_file *file, size_t object,
		       const struct tag_record *record, struct error *err)
{
	size_t annotation;
	size_t page;

	if (!pdf_link_find(file, object, &annotation, &page, err) ||
	    !print_with(update, file, annotation, "/Contents", "", record->alternative, err))
		return false;
	if (page == update->page)
		return true;
	update->page = page;
	return print_with(update, file, page, "/Tabs", "/S", NULL, err);
}

static bool print_tag(struct update *update, const struct pdf_file *file, size_t object,
		      const struct tag_record *record, double page_height, struct error *err)
{
	static const char *const anew[] = { "/Alt", "/A", NULL };

	if (!begin_anew(update, file, object, anew, err))
		return false;
	print_attributes(update->stream, record, page_height);
	fputs(">>\nendobj\n", update->stream);
	return true;
}

static bool print_tags(struct update *update, const struct pdf_file *file,
		       const struct pdf_completion *completion, struct error *err)
{
	const struct tags *tags = completion->tags;
	size_t *objects = pdf_tree_objects(file, tags, err);
	bool good = objects;

	for (size_t i = 0; good && i < tags->count; i++) {
		if (!wants_more(&tags->records[i]))
			continue;
		good = tags->records[i].tag == TAG_LINK
			       ? print_link(update, file, objects[i], &tags->records[i], err)
			       : print_tag(update, file, objects[i], &tags->records[i],
					   completion->page_height, err);
	}
	free(objects);
	return good;
}

static bool print_table(struct update *update, const struct pdf_file *file, struct error *err)
{
	static const char *const anew[] = { "/Size", "/Prev", NULL };
	size_t table = (size_t)ftell(update->stream) + update->start;

	fputs("xref\n", update->stream);
	for (size_t i = 0; i < update->count; i++)
		fprintf(update->stream, "%zu 1\n%010zu 00000 n \n", update->objects[i].number,
			update->objects[i].offset);
	fputs("trailer\n<<\n", update->stream);
	if (!print_others(update->stream, file->trailer, anew))
		return refuse(err);
	fprintf(update->stream, "/Size %zu\n/Prev %zu\n>>\nstartxref\n%zu\n%%%%EOF\n",
		file->count + 1, file->table, table);
	return true;
}

static bool print_update(struct update *update, const struct pdf_file *file,
			 const struct pdf_completion *completion, struct error *err)
{
	/* of a link two */
	update->objects = must_alloc(2 * completion->tags->count + 2, sizeof *update->objects);
	if (!print_catalog(update, file, completion->about, err))
		return false;
	print_packet(update, file, completion->about);
	return print_tags(update, file, completion, err) && print_table(update, file, err);
}

bool pdf_complete(FILE *stream, struct pdf_slice bytes, const struct pdf_completion *completion,
		  struct error *err)
{
	struct pdf_file file = { 0 };
	char *text;
	size_t length;
	struct update update = { .start = bytes.length };
	bool good;

	if (!pdf_file_read(&file, bytes, err))
		return false;
	update.stream = must_open_text(&text, &length);
	good = print_update(&update, &file, completion, err);
	must_close_text(update.stream);
	if (good) {
		fwrite(bytes.at, 1, bytes.length, stream);
		fwrite(text, 1, length, stream);
	}
	free(update.objects);
	free(text);
	pdf_file_free(&file);
	return good;
}
