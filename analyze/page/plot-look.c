/* plot-look.c — what the reader's terminal can show of a plot. */
#include "plot-look.h"

#include "datasets/table.h"
#include "datasets/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_UNTOLD = 80 };

static size_t width_of(int terminal)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size = { 0 };
	long long width;

	if (ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		width = size.ws_col;
	else if (!columns || !integer_of_text(columns, 1, 1000, &width))
		width = WIDTH_UNTOLD; /* a refused text leaves something behind */
	if (width < PLOT_WIDTH_LEAST)
		return 0;
	return width < PLOT_WIDTH_MOST ? (size_t)width : PLOT_WIDTH_MOST;
}

static bool wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR");

	return (!no_color || no_color[0] == '\0') && terminal_moves();
}

struct plot_look plot_look_of(FILE *stream)
{
	int terminal = fileno(stream);

	if (terminal < 0 || !isatty(terminal))
		return (struct plot_look){ 0 };
	return (struct plot_look){ width_of(terminal), terminal_speaks_utf8(), wants_colour() };
}
