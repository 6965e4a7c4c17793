/*
 * clock.h — the two clocks of a run: monotonic seconds for lengths, UTC for joining with others.
 */
#ifndef MIGSTAT_CLOCK_H
#define MIGSTAT_CLOCK_H

#include <stdbool.h>
#include <time.h>

enum { UTC_TEXT_SIZE = 32 };

/* The end of the year 9999, the last with four digits, in seconds since 1970. */
#define CLOCK_END 253402300799LL

/* CLOCK_MONOTONIC of this host, in seconds. Only differences mean something. */
double clock_seconds(void);

/* Sleeps until that moment of it, whatever signals come. */
void clock_sleep_until(double seconds);

/* Now in UTC, as 2026-01-31T12:00:00.000000Z. */
void clock_utc_text(char text[UTC_TEXT_SIZE]);

/* That moment, in seconds since 1970, in the same form; "" if it is no moment of the years 1970 to
 * 9999 (NaN, say). */
void clock_utc_text_of(double seconds, char text[UTC_TEXT_SIZE]);

/* Whether text is a moment in that form, with as many digits after the seconds as it likes or none:
 * one that the calendar and the clock have (23:59:60 too). */
bool clock_is_utc_text(const char *text);

/* The seconds since 1970 of such a text (fraction dropped); false if it is not one. */
bool clock_of_utc_text(const char *text, time_t *when);

#endif
