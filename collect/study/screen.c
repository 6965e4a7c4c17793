/* screen.c — lines that are drawn again and again at the same place of a terminal. */
#include "screen.h"

#include "datasets/texts.h"

#include <stdarg.h>
#include <sys/ioctl.h>

struct screen_size screen_size(const struct screen *screen)
{
	struct winsize size;

	if (ioctl(fileno(screen->stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 1 &&
	    size.ws_row > 1)
		return (struct screen_size){ size.ws_col, size.ws_row };
	return (struct screen_size){ 80, 24 };
}

/* How many rows the lines take in a terminal of that size. */
static size_t rows_of(const struct screen *screen, struct screen_size size)
{
	size_t rows = 0;

	for (size_t i = 0; i < screen->drawn; i++)
		rows += screen->width[i] > size.columns
				? (screen->width[i] + size.columns - 1) / size.columns
				: 1;
	return rows;
}

/* Whether the lines are where they were drawn: notes what a change of size has done to them. */
static bool is_whole(struct screen *screen, struct screen_size size)
{
	bool changed = size.columns != screen->size.columns || size.rows != screen->size.rows;

	if (changed && screen->drawn > 0 &&
	    (rows_of(screen, size) > screen->drawn || screen->drawn >= size.rows))
		screen->broken = true;
	screen->size = size;
	return !changed || !screen->broken;
}

/* What is written at once, so that no half of it is ever seen. */
struct batch {
	char text[16384];
	size_t used;
};

__attribute__((format(printf, 2, 3))) static void put(struct batch *batch, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(batch->text + batch->used, sizeof batch->text - batch->used, format,
			   arguments);
	va_end(arguments);
	if (length > 0 && (size_t)length < sizeof batch->text - batch->used)
		batch->used += (size_t)length;
}

static void put_up(struct batch *batch, size_t rows)
{
	put(batch, "\r");
	if (rows > 0)
		put(batch, "\033[%zuA", rows);
}

/*
 * Each row is erased whole before it is written: what was a broken line must not stay one in the
 * terminal's memory, which joins its halves when it becomes wider. Row by row, for erasing the
 * screen from its first row on would move it all to what can be scrolled back to.
 */
static void replace(struct screen *screen, const char *lines, size_t line_size, size_t count)
{
	struct batch batch = { .used = 0 };
	size_t before = screen->drawn;
	size_t more;

	if (!is_whole(screen, screen_size(screen))) {
		put(&batch, "\033[H\033[J");
		before = 0;
	}
	more = before > count ? before - count : 0;
	put_up(&batch, before);
	for (size_t i = 0; i < count; i++) {
		put(&batch, "\033[2K%s\n", lines + i * line_size);
		screen->width[i] = text_width(lines + i * line_size);
	}
	for (size_t i = 0; i < more; i++)
		put(&batch, "\033[2K\n");
	put(&batch, "\033[2K"); /* the cursor's own: a ^C that was typed */
	put_up(&batch, more);
	screen->drawn = count;
	fwrite(batch.text, 1, batch.used, screen->stream);
	fflush(screen->stream);
}

void screen_draw(struct screen *screen, const char *lines, size_t line_size, size_t count)
{
	replace(screen, lines, line_size, count);
}

void screen_clear(struct screen *screen)
{
	if (screen->drawn > 0)
		replace(screen, NULL, 0, 0);
}
