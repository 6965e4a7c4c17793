/*
 * utf8.h — names from other people's files made fit for drawing.
 */
#ifndef MIGSTAT_REPORT_DRAW_UTF8_H
#define MIGSTAT_REPORT_DRAW_UTF8_H

/*
 * A copy of text in which every byte that is not part of valid UTF-8 is U+FFFD and every
 * character that acts (characters.h) a blank, for pango warns about the one and breaks lines at the
 * other, and a PDF's text must not have U+FFFE. The caller
 * frees it.
 */
char *utf8_clean(const char *text);

/*
 * A copy in which a line may also break after _ . / + = and : (a zero-width space is put there).
 * The caller frees it.
 */
char *utf8_breakable(const char *text);

/* The character (its code point) at *text, which is then put behind it; U+FFFD for a byte that is
 * not part of valid UTF-8. *text must not be at its end. */
unsigned utf8_next(const char **text);

#endif
