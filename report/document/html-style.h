/*
 * html-style.h — how a report looks in a browser, and the script that sorts its tables.
 *
 * Both stand in the page itself, line by line, ended by NULL. They hold no '<' and no '&', so that
 * the page is well-formed XML, too. Nothing of the report needs the script.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_HTML_STYLE_H
#define MIGSTAT_REPORT_DOCUMENT_HTML_STYLE_H

extern const char *const html_style[];
extern const char *const html_script[];

#endif
