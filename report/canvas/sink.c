/* sink.c — what lies between cairo and a file: its bytes, and in a PNG the resolution. */
#include "inside.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define METRES_PER_INCH 0.0254

uint32_t png_crc(const unsigned char *bytes, size_t count)
{
	uint32_t crc = 0xFFFFFFFFU;

	for (size_t i = 0; i < count; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
	}
	return ~crc;
}

static void put_big_endian(unsigned char *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (unsigned char)(value >> (24 - 8 * i) & 0xFF);
}

void png_dpi_chunk(unsigned char chunk[PNG_DPI_SIZE], int dpi)
{
	static const unsigned char type[] = { 'p', 'H', 'Y', 's' };
	uint32_t per_metre = (uint32_t)lround(dpi / METRES_PER_INCH);

	put_big_endian(chunk, 9); /* the length of the data */
	memcpy(chunk + 4, type, sizeof type);
	put_big_endian(chunk + 8, per_metre);
	put_big_endian(chunk + 12, per_metre);
	chunk[16] = 1; /* the unit is the metre */
	put_big_endian(chunk + 17, png_crc(chunk + 4, 13));
}

static bool put(struct canvas_sink *sink, const unsigned char *bytes, size_t count)
{
	if (fwrite(bytes, 1, count, sink->stream) == count)
		return true;
	sink->error = errno;
	return false;
}

cairo_status_t sink_write(void *closure, const unsigned char *bytes, unsigned count)
{
	struct canvas_sink *sink = closure;
	size_t before = count;
	unsigned char chunk[PNG_DPI_SIZE];

	if (sink->dpi > 0 && sink->written <= PNG_DPI_PLACE &&
	    sink->written + count >= PNG_DPI_PLACE) {
		before = PNG_DPI_PLACE - sink->written;
		png_dpi_chunk(chunk, sink->dpi);
		sink->dpi = 0; /* once is enough */
		if (!put(sink, bytes, before) || !put(sink, chunk, sizeof chunk))
			return CAIRO_STATUS_WRITE_ERROR;
		if (!put(sink, bytes + before, count - before))
			return CAIRO_STATUS_WRITE_ERROR;
	} else if (!put(sink, bytes, count)) {
		return CAIRO_STATUS_WRITE_ERROR;
	}
	sink->written += count;
	return CAIRO_STATUS_SUCCESS;
}
