/*
 * latex.h — text in LaTeX.
 */
#ifndef MIGSTAT_LATEX_H
#define MIGSTAT_LATEX_H

#include <stdio.h>

/*
 * Prints UTF-8 text so that LaTeX sets just that text: its own signs are escaped, and the signs
 * that migstat's sentences have (minus, arrows, narrow blanks …) are put in commands that pdfLaTeX,
 * too, knows. Letters of any script pass: pdfLaTeX knows those of European languages, LuaLaTeX all
 * that its font has. Line breaks and other control characters become blanks.
 */
void latex_print(FILE *stream, const char *text);

#endif
