/* words.c — the words of a grid from those of its cells: what all say is said once. */
#include "inside.h"

#include "report/figures/kit/captions.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether a sentence begins there: with a capital, a number, or "n = 240". */
static bool begins_sentence(const char *at)
{
	return (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9') ||
	       strncmp(at, "n" GLUE, 1 + strlen(GLUE)) == 0;
}

/* The sentences of a caption; each ends at a full stop with a blank behind it. */
static void take_sentences(struct texts *sentences, const char *text)
{
	const char *from = text;

	for (const char *at = text; *at != '\0'; at++)
		if (at[0] == '.' && at[1] == ' ' && begins_sentence(at + 2)) {
			texts_add(sentences, "%.*s", (int)(at + 1 - from), from);
			from = at + 2;
		}
	if (*from != '\0')
		texts_add(sentences, "%s", from);
}

/* What the figure says behind its question. */
static const char *behind_question(const struct plot_cell *cell)
{
	const char *caption = cell->drawing->caption;
	size_t length = strlen(figure_question(&cell->job));

	return strncmp(caption, figure_question(&cell->job), length) == 0 && caption[length] == ' '
		       ? caption + length + 1
		       : caption;
}

static bool all_have(const struct texts *captions, size_t count, const char *sentence)
{
	for (size_t i = 0; i < count; i++)
		if (!texts_have(&captions[i], sentence))
			return false;
	return true;
}

/* What only some say, with the titles of those that say it; a cell by itself first, for it says
 * what its axis is. */
static void print_own(FILE *out, const struct grid *grid, const struct texts *captions)
{
	for (size_t i = 0; i < grid->count; i++) {
		const char *title = grid->cells[i].title;
		bool any = false;

		for (size_t j = 0; j < captions[i].count; j++) {
			if (all_have(captions, grid->count, captions[i].at[j]))
				continue;
			if (!any && strncmp(captions[i].at[j], title, strlen(title)) != 0)
				fprintf(out, "%s: ", title);
			any = true;
			fprintf(out, "%s ", captions[i].at[j]);
		}
	}
}

/* What all say, in the place where the first has it. */
static void print_common(FILE *out, const struct grid *grid, const struct texts *captions)
{
	for (size_t j = 0; j < captions[0].count; j++)
		if (all_have(captions, grid->count, captions[0].at[j]))
			fprintf(out, "%s ", captions[0].at[j]);
}

static void print_caption(FILE *out, const void *figure)
{
	const struct grid *grid = figure;
	struct texts *captions = must_alloc(grid->count, sizeof *captions);

	for (size_t i = 0; i < grid->count; i++)
		take_sentences(&captions[i], behind_question(&grid->cells[i]));
	print_common(out, grid, captions);
	print_own(out, grid, captions);
	for (size_t i = 0; i < grid->count; i++)
		texts_free(&captions[i]);
	free(captions);
}

static void print_alt(FILE *out, const void *figure)
{
	const struct grid *grid = figure;

	if (grid->count > 1)
		fprintf(out, "%zu plots. ", grid->count);
	for (size_t i = 0; i < grid->count; i++)
		fprintf(out, "%s%s%s%s", i > 0 ? " " : "", grid->cells[i].title,
			grid->cells[i].title[0] != '\0' ? ": " : "", grid->cells[i].drawing->alt);
}

/* The titles of the blocks, each once. */
static void print_title(FILE *out, const void *figure)
{
	const struct grid *grid = figure;

	for (size_t i = 0; i < grid->count; i += grid->per_block)
		fprintf(out, "%s%s", i > 0 ? "; " : "", grid->cells[i].drawing->title);
}

/* It shows something if one of the cells does. */
static char *lack_of(const struct grid *grid)
{
	for (size_t i = 0; i < grid->count; i++)
		if (!grid->cells[i].drawing->lacks)
			return NULL;
	return must_copy(grid->cells[0].drawing->lacks);
}

void grid_set_words(struct grid *grid)
{
	drawing_set_words(&grid->drawing, grid->job, figure_text(print_title, grid),
			  figure_text(print_caption, grid), figure_text(print_alt, grid));
	grid->drawing.lacks = lack_of(grid);
}
