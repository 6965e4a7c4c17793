/* axis.c — the vertical axis of the figures of strips, and what --limits leave of their values. */
#include "strips.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/values.h"

#include <math.h>
#include <stdlib.h>

/* All that is drawn of the values, but for the ends of intervals, which may be cut. */
static struct value_range range_of(const struct strips *strips)
{
	struct value_range range = { -INFINITY, INFINITY };
	const struct figure_data *data = &strips->data;

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		value_range_see(&range, strips->kind->centre(data, group));
		for (size_t j = 0; !strips->kind->no_points && j < group->point_count; j++)
			value_range_see(&range, data->points[group->first_point + j].value);
	}
	return range;
}

static bool centre_is_shown(const struct strips *strips, const struct group *group,
			    struct error *err)
{
	double centre = strips->kind->centre(&strips->data, group);
	char *name;

	if (isnan(centre) || values_show(&strips->axis, strips->job->wish, centre))
		return true;
	name = group_name(&strips->data, group);
	error_set(err, "%s: the %s of %s, %g%s%s, lies beyond the axis",
		  strips->job->wish->limited ? "--limits" : "--log", strips->kind->row_name, name,
		  centre, strips->data.metric->column.unit[0] != '\0' ? " " : "",
		  strips->data.metric->column.unit);
	free(name);
	return false;
}

/* Takes the points out that have no place; how many. */
static size_t leave_out(struct strips *strips, struct group *group)
{
	struct point *points = strips->data.points + group->first_point;
	size_t count = group->point_count;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (values_show(&strips->axis, strips->job->wish, points[i].value))
			points[kept++] = points[i];
	group->point_count = kept;
	return count - kept;
}

bool strips_make_axis(struct strips *strips, int wanted, struct error *err)
{
	const struct figure_wish *wish = strips->job->wish;
	struct value_range range = range_of(strips);

	strips->axis = strips->kind->axis(&strips->data, wanted);
	if (!values_axis(&strips->axis, wish, strips->data.metric->column.unit, &range, wanted,
			 err))
		return false;
	if (strips->kind->from_zero && wish->limited && (wish->low > 0 || wish->high < 0))
		return error_set(err,
				 "--limits %g,%g: a bar is told from zero, which must lie "
				 "between them",
				 wish->low, wish->high);
	for (size_t i = 0; i < strips->data.group_count; i++) {
		if (!centre_is_shown(strips, &strips->data.groups[i], err))
			return false;
		if (!strips->kind->no_points)
			strips->beyond += leave_out(strips, &strips->data.groups[i]);
	}
	return true;
}
