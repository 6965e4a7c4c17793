/* layout.h — what layout and painter of the figure of cycles share. */
#ifndef MIGSTAT_REPORT_FIGURES_CYCLES_LAYOUT_H
#define MIGSTAT_REPORT_FIGURES_CYCLES_LAYOUT_H

#include "cycles.h"

#define CYCLES_X_TITLE "Cycle"

/* Between what stands over a panel and the panel. */
#define CYCLES_HEAD_GAP 2.0

/* The two blocks over a panel, its name, and what is said of its drift.
 */
struct text_block cycles_head(const struct cycles *cycles, size_t group);
struct text_block cycles_drift(const struct cycles *cycles, size_t group);

#endif
