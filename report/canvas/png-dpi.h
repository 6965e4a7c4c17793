/*
 * png-dpi.h — tells the resolution in a PNG: the chunk pHYs, which cairo does not write.
 *
 * Without it LaTeX and Word take 72 or 96 dots per inch and place the figure far too large.
 * Format: PNG (Portable Network Graphics) Specification, 11.3.5.3 and annex D (CRC). Twenty lines
 * here save a dependency on libpng, which would only be used for this.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PNG_DPI_H
#define MIGSTAT_REPORT_CANVAS_PNG_DPI_H

#include <stddef.h>
#include <stdint.h>

/* The chunk's place in the file: behind the signature (8 bytes) and IHDR (25), before the data. */
enum { PNG_DPI_PLACE = 33, PNG_DPI_SIZE = 21 };

/* The whole chunk pHYs, length to CRC, for that many dots per inch in both directions. */
void png_dpi_chunk(unsigned char chunk[PNG_DPI_SIZE], int dpi);

/* The CRC of a PNG chunk's type and data (polynomial 0xEDB88320, as in ISO 3309). */
uint32_t png_crc(const unsigned char *bytes, size_t count);

#endif
