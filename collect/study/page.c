/* page.c — what a person sees of a study that runs, as a few lines. */
#include "page.h"

#include "datasets/characters.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Room for the words before a migration's numbers. */
enum { NAME_WIDTH = 20, BAR_MOST = 20 };

/* ---- what happens ---- */

/* Where the migration is on the page; 0: the first place that is free; NULL: there is none. */
static struct page_move *place_of(struct page *page, long migration)
{
	for (size_t i = 0; i < PAGE_UNDER_WAY; i++)
		if (page->at[i].migration == migration)
			return &page->at[i];
	return NULL;
}

void page_begin(struct page *page, const struct migration_row *row)
{
	struct page_move *move = place_of(page, 0);

	page->under_way++;
	text_visible(page->case_name, sizeof page->case_name, row->case_name);
	page->cycle = row->cycle;
	if (!move)
		return;
	*move = (struct page_move){ .migration = row->migration,
				    .elapsed_seconds = NAN,
				    .remaining_bytes = NAN };
	text_visible(move->vm, sizeof move->vm, row->vm);
	snprintf(move->direction, sizeof move->direction, "%s", row->direction);
}

/* NaN: the job knows no total yet, as before its first pass. A manager tells memory and disks, but
 * no sum. */
static double remaining_of(const struct progress_row *sample)
{
	const double *value = sample->value;
	double disk = value[PROGRESS_DISK_REMAINING_BYTES];

	if (value[PROGRESS_DATA_TOTAL_BYTES] > 0)
		return value[PROGRESS_DATA_REMAINING_BYTES];
	if (value[PROGRESS_MEMORY_TOTAL_BYTES] > 0)
		return value[PROGRESS_MEMORY_REMAINING_BYTES] + (disk > 0 ? disk : 0);
	return NAN;
}

void page_sample(struct page *page, const struct progress_row *sample)
{
	struct page_move *move = place_of(page, sample->migration);
	double remaining = remaining_of(sample);

	if (!move || sample->migration == 0) /* 0: of one that has no row */
		return;
	move->elapsed_seconds = sample->elapsed_seconds;
	if (!(remaining >= 0))
		return;
	move->remaining_bytes = remaining;
	sparkline_add(&move->remaining, remaining);
}

void page_drop(struct page *page, long migration)
{
	struct page_move *move = place_of(page, migration);

	page->under_way--;
	if (move)
		*move = (struct page_move){ 0 };
}

void page_end(struct page *page, const struct migration_row *row)
{
	double gap = row->value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS];

	page_drop(page, row->migration);
	page->done++;
	page->counts[row->outcome]++;
	if (isnan(gap))
		return;
	text_visible(page->probed, sizeof page->probed, row->vm);
	page->gap_seconds = gap;
}

/* ---- the lines ---- */

void page_time_left(const struct page *page, double now, char text[32])
{
	size_t here = page->done - page->first;
	int left;

	text[0] = '\0';
	if (here == 0)
		return;
	left = (int)((now - page->started_seconds) / (double)here *
		     (double)(page->planned - page->done));
	if (left < 3600)
		snprintf(text, 32, ", %d:%02d left", left / 60, left % 60);
	else
		snprintf(text, 32, ", %d h %02d min left", left / 3600, left / 60 % 60);
}

struct lines {
	const struct page_look *look;
	char (*at)[PAGE_LINE_SIZE];
	size_t count;
};

/* Cuts text to so many columns, whole characters only. */
static void cut(char *text, size_t columns)
{
	size_t length;

	for (char *at = text; *at != '\0'; at += length) {
		size_t width;

		length = character_length(at);
		width = length > 0 ? character_width(character_code(at, length)) : 1;
		length = length > 0 ? length : 1;
		if (width > columns) {
			*at = '\0';
			return;
		}
		columns -= width;
	}
}

__attribute__((format(printf, 2, 3))) static void add_line(struct lines *lines, const char *format,
							   ...)
{
	va_list arguments;

	if (lines->count == PAGE_LINES || lines->count >= lines->look->rows)
		return;
	va_start(arguments, format);
	vsnprintf(lines->at[lines->count], PAGE_LINE_SIZE, format, arguments);
	va_end(arguments);
	cut(lines->at[lines->count++], lines->look->columns);
}

/* "57 of 240 done, 3:25 left [=====>      ]": the bar takes what room there is. */
static void add_state(struct lines *lines, const struct page *page, double now)
{
	char left[32];
	char words[128];
	char bar[BAR_MOST + 1];
	size_t room = lines->look->columns;
	size_t width;
	size_t full;

	page_time_left(page, now, left);
	snprintf(words, sizeof words, "%zu of %zu migrations%s", page->done, page->planned, left);
	width = room > strlen(words) + 4 ? room - strlen(words) - 4 : 0;
	width = width < BAR_MOST ? width : BAR_MOST;
	full = page->planned > 0 ? width * page->done / page->planned : 0;
	for (size_t i = 0; i < width; i++)
		bar[i] = i < full ? '=' : ' ';
	bar[width] = '\0';
	if (width > 4)
		add_line(lines, "%s  [%s]", words, bar);
	else
		add_line(lines, "%s", words);
}

/* The name, cut or filled to its column, and the numbers. */
static void add_move(struct lines *lines, const struct page_move *move)
{
	char remaining[SPARKLINE_SIZE];
	char name[PAGE_NAME_SIZE];
	int filler = NAME_WIDTH;

	snprintf(name, sizeof name, "%s", move->vm);
	cut(name, NAME_WIDTH);
	for (const char *at = name; *at != '\0'; at += character_length(at))
		filler -= (int)character_width(character_code(at, character_length(at)));
	sparkline_text(&move->remaining, SPARKLINE_MOST, lines->look->utf8, remaining);
	if (isnan(move->elapsed_seconds))
		add_line(lines, "  %s %s%*s  begins", move->direction, name, filler, "");
	else if (isnan(move->remaining_bytes))
		add_line(lines, "  %s %s%*s %6.1f s", move->direction, name, filler, "",
			 move->elapsed_seconds);
	else
		add_line(lines, "  %s %s%*s %6.1f s %7.0f MiB to go %s", move->direction, name,
			 filler, "", move->elapsed_seconds, move->remaining_bytes / 1048576,
			 remaining);
}

static void add_moves(struct lines *lines, const struct page *page)
{
	size_t shown = 0;

	for (size_t i = 0; i < PAGE_UNDER_WAY; i++) {
		if (page->at[i].migration == 0)
			continue;
		add_move(lines, &page->at[i]);
		shown++;
	}
	if (page->under_way > shown)
		add_line(lines, "  and %zu more under way", page->under_way - shown);
}

static void add_gap(struct lines *lines, const struct page *page)
{
	if (page->probed[0] == '\0')
		add_line(lines, "last gap: not known");
	else if (page->gap_seconds > 0)
		add_line(lines, "last gap: %.3f s, %s", page->gap_seconds, page->probed);
	else
		add_line(lines, "last gap: none heard, %s", page->probed);
}

static void add_outcomes(struct lines *lines, const struct page *page)
{
	char text[PAGE_LINE_SIZE] = "";
	size_t used = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT && used < sizeof text; i++)
		if (page->counts[i] > 0)
			used += (size_t)snprintf(text + used, sizeof text - used, "%s%s %zu",
						 used > 0 ? ", " : "", outcome_words[i],
						 page->counts[i]);
	add_line(lines, "outcomes: %s", used > 0 ? text : "none yet");
}

size_t page_lines(const struct page *page, const struct page_look *look, double now,
		  char at[PAGE_LINES][PAGE_LINE_SIZE])
{
	struct lines lines = { look, at, 0 };

	add_state(&lines, page, now);
	if (page->case_name[0] != '\0')
		add_line(&lines, "case %s, cycle %d", page->case_name, page->cycle);
	add_moves(&lines, page);
	add_gap(&lines, page);
	add_outcomes(&lines, page);
	return lines.count;
}
