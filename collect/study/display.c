/* display.c — what a person sees while collect runs. */
#include "display.h"

#include "datasets/characters.h"
#include "datasets/clock.h"
#include "datasets/outcome.h"
#include "datasets/terminal.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Between two looks at whether the page is still right: time passes, and the terminal may have
 * another size. */
#define PAINT_SECONDS 0.2

void display_init(struct display *display, FILE *stream, bool quiet)
{
	pthread_condattr_t monotonic;

	*display = (struct display){ .stream = quiet ? NULL : stream,
				     .alarm = stream,
				     .terminal = isatty(fileno(stream)) == 1 && terminal_moves(),
				     .page = { .started_seconds = clock_seconds() },
				     .utf8 = terminal_speaks_utf8(),
				     .screen = { .stream = stream } };
	pthread_mutex_init(&display->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&display->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
}

void display_plan(struct display *display, size_t planned, const size_t done[OUTCOME_COUNT])
{
	struct page *page = &display->page;

	page->planned = planned;
	page->first = 0;
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		page->counts[i] = done[i];
		page->first += done[i];
	}
	page->done = page->first;
}

/* ---- the page ---- */

/* The lock is held. Draws it, if it is not there already. */
static void draw(struct display *display)
{
	struct screen_size size = screen_size(&display->screen);
	const struct page_look look = { size.columns - 1, size.rows - 1, display->utf8 };
	char lines[PAGE_LINES][PAGE_LINE_SIZE] = { "" };
	size_t count;

	if (!display->paints || display->resting > 0)
		return;
	count = page_lines(&display->page, &look, clock_seconds(), lines);
	if (display->screen.drawn == count && size.columns == display->shown_in.columns &&
	    size.rows == display->shown_in.rows && memcmp(lines, display->shown, sizeof lines) == 0)
		return;
	screen_draw(&display->screen, lines[0], PAGE_LINE_SIZE, count);
	memcpy(display->shown, lines, sizeof lines);
	display->shown_in = size;
}

static void *paint(void *closure)
{
	struct display *display = closure;

	pthread_mutex_lock(&display->lock);
	while (!display->leaving) {
		double next = clock_seconds() + PAINT_SECONDS;
		struct timespec moment = { .tv_sec = (time_t)next };

		moment.tv_nsec = (long)((next - (double)moment.tv_sec) * 1e9);
		draw(display);
		pthread_cond_timedwait(&display->changed, &display->lock, &moment);
	}
	pthread_mutex_unlock(&display->lock);
	return NULL;
}

/* The lock is held. From the first migration on there is something to be seen. */
static void begin_to_paint(struct display *display)
{
	if (display->stream && display->terminal && !display->paints && !display->leaving)
		display->paints = pthread_create(&display->painter, NULL, paint, display) == 0;
}

void display_rest(struct display *display)
{
	pthread_mutex_lock(&display->lock);
	display->resting++;
	screen_clear(&display->screen);
	pthread_mutex_unlock(&display->lock);
}

void display_go_on(struct display *display)
{
	pthread_mutex_lock(&display->lock);
	display->resting--;
	draw(display);
	pthread_mutex_unlock(&display->lock);
}

void display_clear(struct display *display)
{
	bool painted;

	pthread_mutex_lock(&display->lock);
	painted = display->paints;
	display->leaving = true;
	display->paints = false;
	screen_clear(&display->screen);
	pthread_cond_signal(&display->changed);
	pthread_mutex_unlock(&display->lock);
	if (painted)
		pthread_join(display->painter, NULL);
}

void display_free(struct display *display)
{
	display_clear(display);
	pthread_cond_destroy(&display->changed);
	pthread_mutex_destroy(&display->lock);
}

/* ---- what stays ---- */

/* The lock is held. Above the page, which comes back below it. */
static void print(struct display *display, FILE *stream, const char *text)
{
	screen_clear(&display->screen);
	visible_print(stream, "%s\n", text);
	draw(display);
}

/* ", total 1.234 s"; nothing if it is not known. */
static size_t put_value(char *text, size_t size, const struct migration_row *row, const char *what,
			enum metric_index metric)
{
	double value = row->value[metric];

	text[0] = '\0';
	return isnan(value) ? 0 : (size_t)snprintf(text, size, ", %s %.3f s", what, value);
}

/* The lock is held. */
static void say_row(struct display *display, const struct migration_row *row)
{
	char total[64];
	char downtime[64];
	char text[VISIBLE_MOST];

	put_value(total, sizeof total, row, "total", METRIC_TOTAL_TIME_SECONDS);
	put_value(downtime, sizeof downtime, row, "downtime", METRIC_DOWNTIME_SECONDS);
	snprintf(text, sizeof text, "%zu/%zu %s, cycle %d, %s, %s: %s%s%s%s%s%s",
		 display->page.done, display->page.planned, row->case_name, row->cycle,
		 row->direction, row->vm, outcome_words[row->outcome], total, downtime,
		 row->error ? " (" : "", row->error ? row->error : "", row->error ? ")" : "");
	print(display, display->stream, text);
}

void display_say(struct display *display, const char *format, ...)
{
	char text[VISIBLE_MOST];
	va_list arguments;

	if (!display->stream)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	pthread_mutex_lock(&display->lock);
	print(display, display->stream, text);
	pthread_mutex_unlock(&display->lock);
}

void display_shout(struct display *display, const char *text)
{
	pthread_mutex_lock(&display->lock);
	screen_clear(&display->screen);
	visible_print(display->alarm, "%s: %s\n", program_invocation_short_name, text);
	draw(display);
	pthread_mutex_unlock(&display->lock);
}

/* ---- what happens ---- */

void display_begin(struct display *display, const struct migration_row *row)
{
	pthread_mutex_lock(&display->lock);
	page_begin(&display->page, row);
	begin_to_paint(display);
	draw(display);
	pthread_mutex_unlock(&display->lock);
}

/* The painter sees it soon enough: samples may come a thousand times a second. */
void display_watch(void *closure, const struct progress_row *sample)
{
	struct display *display = closure;

	pthread_mutex_lock(&display->lock);
	page_sample(&display->page, sample);
	pthread_mutex_unlock(&display->lock);
}

void display_end(struct display *display, const struct migration_row *row)
{
	pthread_mutex_lock(&display->lock);
	page_end(&display->page, row);
	if (display->terminal && outcome_info(row->outcome)->class == CLASS_OK)
		draw(display);
	else if (display->stream)
		say_row(display, row);
	pthread_mutex_unlock(&display->lock);
}

void display_skip(struct display *display)
{
	pthread_mutex_lock(&display->lock);
	display->page.planned--;
	pthread_mutex_unlock(&display->lock);
}

void display_drop(struct display *display, const struct migration_row *row)
{
	pthread_mutex_lock(&display->lock);
	page_drop(&display->page, row->migration);
	pthread_mutex_unlock(&display->lock);
}

void display_busy(void *closure, enum side side, double ratio)
{
	struct display *display = closure;
	bool told;

	pthread_mutex_lock(&display->lock);
	told = display->told_busy[side];
	display->told_busy[side] = true;
	pthread_mutex_unlock(&display->lock);
	if (!told)
		display_say(display,
			    "warning: host %s is busy before a migration, %.0f %% of its "
			    "processors: what else runs there is measured along; the events "
			    "host_busy tell when",
			    side_word(side), 100 * ratio);
}

void display_case(struct display *display, const char *name)
{
	char left[32];

	pthread_mutex_lock(&display->lock);
	page_time_left(&display->page, clock_seconds(), left);
	pthread_mutex_unlock(&display->lock);
	display_say(display, "case %s%s", name, display->terminal ? "" : left);
}
