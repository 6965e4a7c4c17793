/*
 * report-pdf.c — fuzzes the completion of PDFs. It reads cairo's files only, but no bytes may bring
 * it down; what it completes keeps its own bytes and is not completed twice.
 */
#include "fuzzing.h"

#include "report/canvas/inside.h"

#include <stdlib.h>
#include <string.h>

static const enum tag kinds[] = { TAG_DOCUMENT, TAG_FIGURE, TAG_CAPTION,     TAG_PARAGRAPH,
				  TAG_TABLE,    TAG_ROW,    TAG_COLUMN_HEAD, TAG_CELL };
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool complete(const char *bytes, size_t length, char **text, size_t *size)
{
	static const struct canvas_description about = { .title = "t", .tagged = true };
	static char alternative[] = "what it shows";
	struct tag_record records[KINDS];
	struct tags tags = { records, KINDS, KINDS };
	struct pdf_completion completion = { &about, &tags, 100 };
	struct error err = { 0 };
	FILE *stream = open_memstream(text, size);
	bool good;

	for (size_t i = 0; i < KINDS; i++)
		records[i] = (struct tag_record){ .tag = kinds[i], .alternative = alternative };
	good = pdf_complete(stream, (struct pdf_slice){ bytes, length }, &completion, &err);
	if (fclose(stream) != 0 || good != (err.text[0] == '\0'))
		abort();
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = NULL;
	char *again = NULL;
	size_t length = 0;
	size_t again_length = 0;

	if (complete((const char *)data, size, &text, &length)) {
		if (length <= size || memcmp(text, data, size) != 0)
			abort();
		if (complete(text, length, &again, &again_length))
			abort();
	}
	free(text);
	free(again);
	return 0;
}
