/* display.c — what a person sees while collect runs. */
#include "display.h"

#include "datasets/clock.h"
#include "datasets/outcome.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K"

void display_init(struct display *display, FILE *stream, bool quiet)
{
	*display = (struct display){ .stream = quiet ? NULL : stream,
				     .alarm = stream,
				     .terminal = isatty(fileno(stream)) == 1,
				     .started_seconds = clock_seconds() };
	pthread_mutex_init(&display->lock, NULL);
}

/* "3:25", from an hour on "1 h 03 min"; or "" while nothing is known. */
static void time_left(const struct display *display, char text[32])
{
	size_t here = display->done - display->first;
	int left;

	text[0] = '\0';
	if (here == 0)
		return;
	left = (int)((clock_seconds() - display->started_seconds) / (double)here *
		     (double)(display->planned - display->done));
	if (left < 3600)
		snprintf(text, 32, ", %d:%02d left", left / 60, left % 60);
	else
		snprintf(text, 32, ", %d h %02d min left", left / 3600, left / 60 % 60);
}

/* The lock is held. The changing line, cut to the terminal's width so that it never wraps. */
static void draw(struct display *display, const char *state)
{
	struct winsize size;
	char left[32];
	char line[512];
	int width = 80;

	if (!display->stream || !display->terminal)
		return;
	if (ioctl(fileno(display->stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 1)
		width = size.ws_col;
	time_left(display, left);
	if (display->under_way > 1)
		snprintf(line, sizeof line, "[%zu/%zu done%s] %zu under way, last %s",
			 display->done, display->planned, left, display->under_way,
			 display->running);
	else
		snprintf(line, sizeof line, "[%zu/%zu done%s] %s%s", display->done,
			 display->planned, left, display->running, state);
	fprintf(display->stream, CLEAR_LINE "%.*s", width - 1, line);
	fflush(display->stream);
}

/* The lock is held. */
static void clear_line(const struct display *display)
{
	if (display->stream && display->terminal)
		fputs(CLEAR_LINE, display->stream);
}

void display_begin(struct display *display, const struct migration_row *row)
{
	pthread_mutex_lock(&display->lock);
	display->under_way++;
	snprintf(display->running, sizeof display->running, "%s, cycle %d, %s, %s", row->case_name,
		 row->cycle, row->direction, row->vm);
	draw(display, "");
	pthread_mutex_unlock(&display->lock);
}

void display_watch(void *closure, const struct progress_row *sample)
{
	struct display *display = closure;
	char state[64];

	/* before the first pass the job knows no total: nothing to say yet */
	if (!(sample->value[PROGRESS_DATA_TOTAL_BYTES] > 0))
		return;
	snprintf(state, sizeof state, ": %.1f s, %.0f MiB to go", sample->elapsed_seconds,
		 sample->value[PROGRESS_DATA_REMAINING_BYTES] / 1048576);
	pthread_mutex_lock(&display->lock);
	draw(display, state);
	pthread_mutex_unlock(&display->lock);
}

/* The lock is held. */
static void say_value(const struct display *display, const struct migration_row *row,
		      const char *what, enum metric_index metric)
{
	double value = row->value[metric];

	if (!isnan(value))
		fprintf(display->stream, ", %s %.3f s", what, value);
}

/* The lock is held. */
static void say_row(const struct display *display, const struct migration_row *row)
{
	clear_line(display);
	fprintf(display->stream, "%zu/%zu %s, cycle %d, %s, %s: %s", display->done,
		display->planned, row->case_name, row->cycle, row->direction, row->vm,
		outcome_words[row->outcome]);
	say_value(display, row, "total", METRIC_TOTAL_TIME_SECONDS);
	say_value(display, row, "downtime", METRIC_DOWNTIME_SECONDS);
	if (row->error)
		fprintf(display->stream, " (%s)", row->error);
	fputc('\n', display->stream);
}

void display_end(struct display *display, const struct migration_row *row)
{
	pthread_mutex_lock(&display->lock);
	display->done++;
	display->under_way--;
	if (display->terminal && outcome_info(row->outcome)->class == CLASS_OK)
		draw(display, "");
	else if (display->stream)
		say_row(display, row);
	pthread_mutex_unlock(&display->lock);
}

void display_skip(struct display *display)
{
	pthread_mutex_lock(&display->lock);
	display->planned--;
	pthread_mutex_unlock(&display->lock);
}

void display_drop(struct display *display)
{
	pthread_mutex_lock(&display->lock);
	display->under_way--;
	pthread_mutex_unlock(&display->lock);
}

void display_say(struct display *display, const char *format, ...)
{
	va_list arguments;

	if (!display->stream)
		return;
	pthread_mutex_lock(&display->lock);
	clear_line(display);
	va_start(arguments, format);
	vfprintf(display->stream, format, arguments);
	va_end(arguments);
	fputc('\n', display->stream);
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
	time_left(display, left);
	pthread_mutex_unlock(&display->lock);
	display_say(display, "case %s%s", name, display->terminal ? "" : left);
}

void display_shout(struct display *display, const char *text)
{
	pthread_mutex_lock(&display->lock);
	clear_line(display);
	fprintf(display->alarm, "%s: %s\n", program_invocation_short_name, text);
	pthread_mutex_unlock(&display->lock);
}

void display_clear(struct display *display)
{
	pthread_mutex_lock(&display->lock);
	clear_line(display);
	pthread_mutex_unlock(&display->lock);
}

void display_free(struct display *display)
{
	pthread_mutex_destroy(&display->lock);
}
