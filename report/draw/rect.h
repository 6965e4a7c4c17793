/* rect.h — a rectangle on the page: points of 1/72 inch from its upper left corner, y downwards. */
#ifndef MIGSTAT_REPORT_DRAW_RECT_H
#define MIGSTAT_REPORT_DRAW_RECT_H

struct rect {
	double x, y, width, height;
};

#endif
