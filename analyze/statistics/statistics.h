/*
 * statistics.h — the statistics, each with whom it comes from and what it supposes: what is
 * reckoned from numbers, whatever they measure. Knows migrations only as values that come from VMs.
 *
 * In: the values of one metric in one group of a run's rows, or numbers that somebody worked out
 * before; levels and seeds.
 * Out: numbers; NaN where there is no such number.
 * Doors: by the question that they answer,
 *   which values, VM by VM          samples.h, and as exact decimals decimal.h
 *   who else holds some of them     across.h, and order statistics then: across-select.h
 *   how large, how spread           moments.h; by quantiles sorted.h, of many numbers select.h;
 *                                   values given up censor.h
 *   how sure is that                interval.h, one of several interval-kind.h, bootstrap.h (with
 *                                   random.h)
 *   do VMs differ                   clusters.h
 *   where a series changed          change-points.h
 *   do failures heap                trials.h (a test), trials-spread.h (the variance then), heaps.h
 * (a share's worth and interval), blocks.h (two shares by whole blocks) before against after
 * contrast.h (t), ranks.h (ranks); many at once adjust.h; how many units it takes power.h one
 * quantity by another         fit.h (a line), trend.h (in the course of time)
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_STATISTICS_H
#define MIGSTAT_ANALYZE_STATISTICS_STATISTICS_H

#endif
