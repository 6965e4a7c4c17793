/*
 * inside.h — the figures that lie in this folder itself, for the table in figures.c.
 */
#ifndef MIGSTAT_REPORT_FIGURES_INSIDE_H
#define MIGSTAT_REPORT_FIGURES_INSIDE_H

#include "report/figures/kit/kit.h"

figure_function figure_anatomy;
figure_function figure_continuity;
figure_function figure_resources;
figure_function figure_model;
figure_function figure_evacuation;
figure_function figure_trend;

#endif
