/*
 * caption.h — what a reader must know to read the figure, said by the figure itself.
 */
#ifndef MIGSTAT_REPORT_CAPTION_H
#define MIGSTAT_REPORT_CAPTION_H

#include "axis.h"
#include "figure-data.h"
#include "language.h"

/*
 * The caption of the figure of means, behind its question: what is drawn, n and VMs, kind and level
 * of the interval, the ends of intervals that are cut at the axis, migrations that are not drawn
 * and why. UTF-8; the caller frees it. NULL with *err without memory.
 */
char *caption_of_means(const struct figure_data *data, const struct axis *axis,
		       const struct language *language, struct error *err);

#endif
