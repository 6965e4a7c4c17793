/* points.c — places the points of the figures of strips in their slots. */
#include "strips.h"

#include "report/draw/swarm.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define SPACE_BETWEEN 1.2 /* from point to point in a swarm, in diameters */

/* Points get smaller the more there are of them. */
static const double radii[] = { 1.6, 1.4, 1.2, 1.05, 0.9, 0.75, 0.6 };

/* And where even the smallest find no place beside each other: */
#define SPREAD_RADIUS 0.6
#define SPREAD_NEAR   5.0 /* points so near in height count as neighbours */

/* Tries a radius. */
static bool place_points(const struct strips *strips, double *x, const double *y, double radius)
{
	for (size_t i = 0; i < strips->data.group_count; i++) {
		const struct group *group = &strips->data.groups[i];

		if (!swarm_place(x + group->first_point, y + group->first_point, group->point_count,
				 radius * SPACE_BETWEEN, strips->layout.points_half - radius))
			return false;
	}
	return true;
}

/* Spread points cover each other, so one direction lies to the left and the other to the right. */
static void part_directions(const struct strips *strips, const struct group *group, double *x)
{
	for (size_t i = 0; i < group->point_count; i++) {
		enum direction to = strips->data.points[group->first_point + i].direction;

		x[i] = to == DIRECTION_AB ? -fabs(x[i]) : fabs(x[i]);
	}
}

/* Where one group is too crowded for a swarm all are spread, for a figure has one manner. */
static void spread_points(const struct strips *strips, double *x, const double *y)
{
	double half = strips->layout.points_half - SPREAD_RADIUS;

	for (size_t i = 0; i < strips->data.group_count; i++) {
		const struct group *group = &strips->data.groups[i];

		swarm_spread(x + group->first_point, y + group->first_point, group->point_count,
			     SPREAD_NEAR, SPREAD_RADIUS, half);
		part_directions(strips, group, x + group->first_point);
	}
}

/* The largest radius with which all points find their places. */
static void find_places(struct strips *strips, double *x, double *y)
{
	bool fits = false;

	for (size_t i = 0; i < strips->data.point_count; i++)
		y[i] = scale_at(&strips->y, strips->data.points[i].value);
	for (size_t i = 0; !fits && i < COUNT(radii); i++) {
		strips->radius = radii[i];
		fits = place_points(strips, x, y, strips->radius);
	}
	if (fits)
		return;
	strips->radius = SPREAD_RADIUS;
	spread_points(strips, x, y);
}

static void take_places(struct strips *strips, const double *x, const double *y)
{
	const struct figure_data *data = &strips->data;

	for (size_t i = 0; i < data->group_count; i++)
		for (size_t j = 0; j < data->groups[i].point_count; j++) {
			size_t point = data->groups[i].first_point + j;
			enum direction direction = data->points[point].direction;
			struct position at = { strips->layout.slots[i].points_middle + x[point],
					       y[point] };

			strips->points[point] = at;
			strips->painted[direction][strips->painted_count[direction]++] = at;
		}
}

void strips_place_points(struct strips *strips)
{
	size_t room = strips->data.point_count;
	double *x = must_alloc(room, sizeof *x);
	double *y = must_alloc(room, sizeof *y);
	double half = 0;

	if (strips->kind->no_points) {
		layout_contents(&strips->layout, 0, strips->number_width);
		free(x);
		free(y);
		return;
	}
	strips->points = must_alloc(room, sizeof *strips->points);
	for (size_t i = 0; i < DIRECTION_COUNT; i++)
		strips->painted[i] = must_alloc(room, sizeof *strips->painted[i]);
	find_places(strips, x, y);
	for (size_t i = 0; i < room; i++)
		half = fmax(half, fabs(x[i]) + strips->radius);
	layout_contents(&strips->layout, half, strips->number_width);
	take_places(strips, x, y);
	free(x);
	free(y);
}
