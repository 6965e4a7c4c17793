/*
 * document.h — a report as headings, paragraphs, tables and figures, before any form is given to
 * it, and the two forms that it gets: a page of HTML and a PDF of A4 pages.
 *
 * In: blocks, which the parts of a report add one after the other. Every number carries its source:
 * the file and the line that it was read from. All texts are UTF-8 from files that may hold
 * anything: they are cleaned (utf8.h) when they are added, and escaped by whoever writes.
 *
 * Out: a file, whole or not at all; the same document makes the same bytes.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_DOCUMENT_H
#define MIGSTAT_REPORT_DOCUMENT_DOCUMENT_H

#include "report/canvas/canvas.h"
#include "report/figures/kit/kit.h"

#include "datasets/error.h"
#include "datasets/output-set.h"

#include <stdbool.h>
#include <stddef.h>

enum block_kind {
	BLOCK_HEADING,
	BLOCK_LEAD, /* a paragraph that answers: larger */
	BLOCK_TEXT, /* a paragraph */
	BLOCK_ITEM, /* of a list: items in a row are one list */
	BLOCK_CODE, /* a line as typed */
	BLOCK_TABLE,
	BLOCK_FIGURE,
	BLOCK_CONTENTS /* where the contents stand on paper; a page of HTML has them beside it */
};

/* What a cell says beside its words: the ground it stands on. */
enum tone { TONE_NONE, TONE_BETTER, TONE_WORSE, TONE_CHANGED, TONE_EQUAL, TONE_UNDECIDED, TONES };

/* "better", "worse", …: as comparisons.csv has the verdicts; "" of none. */
extern const char *const tone_words[TONES];

/* The tone of that word; TONE_NONE of any other. */
enum tone tone_of(const char *word);

struct grid_cell {
	char *text;
	char *source; /* "0.8475665, analysis/summary.csv:2"; NULL: it has none of its own */
	char *about;  /* as of a block; NULL: nothing that a figure shows */
	enum tone tone;
};

struct grid_column {
	char *head;
	char *meaning;   /* what the column holds, in a sentence; NULL: the head says it */
	bool is_numbers; /* set to the right, sorted as numbers */
	bool is_whole;   /* its cells are not broken over lines, as numbers are not */
};

/* The cells of a table, row by row. The first `keys` columns name the row. */
struct grid {
	struct grid_column *columns;
	size_t column_count, column_room;
	size_t keys;
	struct grid_cell *cells;
	size_t cell_count, cell_room;
};

/* What the numbers of a block or a cell are of, where it is no metric. */
#define ABOUT_FAILURES "failures"

/* So many bytes of a text. */
struct part_of_text {
	size_t start, length;
};

struct block {
	enum block_kind kind;
	int level;    /* of a heading: 1 to 3 */
	bool quiet;   /* of a heading: told, but not shown, for what is below is plain */
	char *lead;   /* bold words before the text; NULL: none */
	char *text;   /* of a table or a figure: its caption */
	char *source; /* where its numbers stand; NULL: nowhere but here */
	char *about;  /* what they are of: a metric, or FAILURES; NULL: it is not told */
	struct part_of_text *numbers; /* of a text: numbers in it, in their order */
	size_t number_count, number_room;
	struct grid grid;        /* of a table */
	struct drawing *drawing; /* of a figure; owned */
	struct basis *basis;     /* what the drawing borrows; owned */
};

/* Zero it before use, free with document_free. */
struct document {
	char *title;
	char *subtitle;
	char *subject; /* in a sentence; for the file's description */
	struct block *blocks;
	size_t count, room;
	bool uncited; /* where numbers stand is not told: those files are gone afterwards */
};

void document_name(struct document *document, const char *title, const char *subtitle,
		   const char *subject);

/* Each adds a block. A format is printf's. */
void document_heading(struct document *document, int level, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Makes the heading added last a quiet one. */
void document_quiet(struct document *document);
void document_lead(struct document *document, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void document_text(struct document *document, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void document_item(struct document *document, const char *lead, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void document_code(struct document *document, const char *text);
void document_contents(struct document *document);

/* A table; fill it by the grid_ functions before the next block is added. */
void document_table(struct document *document, size_t keys, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* What a drawing borrows as long as it lives. */
struct basis {
	struct figure_wish wish;
	struct figure_job job;
	struct sources *own; /* the job's sources, if they are the drawing's alone; else NULL */
};

void basis_free(struct basis *basis);

/* A figure with its own caption. The document takes drawing and basis (of malloc) over. */
void document_figure(struct document *document, struct drawing *drawing, struct basis *basis);

/* Says where the numbers of the block added last stand. */
void document_source(struct document *document, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Says what the numbers of the block added last are of: a metric's name, or ABOUT_FAILURES. What is
 * about the same is linked: numbers of texts to the table that has them, those of tables to the
 * figure that shows them, figures to the table. */
void document_about(struct document *document, const char *about);

/* Says that these words, behind those said before, are a number of the text added last. */
void document_number(struct document *document, const char *words);

/* The figure, or the table, about that; one in the same part of the report before the first of all.
 * The number of blocks if there is none, or where about is NULL. */
size_t document_find(const struct document *document, enum block_kind kind, const char *about,
		     size_t near);

/* Parts of the table added last. All columns come before the first cell. meaning may be NULL. */
void grid_column(struct document *document, const char *head, bool is_numbers, const char *meaning);
/* The column added last is not broken over lines. */
void grid_whole(struct document *document);
/* The next cell, of text. */
void grid_cell(struct document *document, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Says where the cell added last comes from, and what stands there exactly. */
void grid_source(struct document *document, const char *exact, const char *path, long line);

/* Says what the cell added last is a number of; "" is nothing. */
void grid_about(struct document *document, const char *about);

/* Gives the cell added last that tone. */
void grid_tone(struct document *document, enum tone tone);

size_t grid_rows(const struct grid *grid);
const struct grid_cell *grid_at(const struct grid *grid, size_t row, size_t column);

/* "4 ", "4.2 ", …: the number of the heading at that index; "" for other blocks. Tables and figures
 * are counted by kind, from 1. */
enum { BLOCK_NUMBER_SIZE = 32 };
void block_number(const struct document *document, size_t index, char text[BLOCK_NUMBER_SIZE]);

void document_free(struct document *document);

/*
 * Writes the document as one HTML page that holds everything it needs to path, whole or not at all.
 * Figures are inline SVG. The page needs no script and no network to be read; a small script makes
 * its tables sortable. It is well-formed XML as well.
 *
 * theme is the one that the figures were laid out in. The page comes to its place with the others
 * of the set, where set is NULL at once. False with *err.
 */
bool document_write_html(const struct document *document, const char *path,
			 const struct canvas_description *about, const struct theme *theme,
			 struct output_set *set, struct error *err);

/* Writes it as a PDF of A4 pages, tagged, with an outline and page numbers, to path (its ending is
 * .pdf), whole or not at all. False with *err. */
bool document_write_pdf(const struct document *document, const char *path,
			const struct canvas_description *about, const struct style *style,
			struct output_set *set, struct error *err);

#endif
