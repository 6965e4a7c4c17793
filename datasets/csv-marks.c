/* csv-marks.c — where delimiters and line ends stand in a text. */
#include "csv-marks.h"

#include "array.h"

#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { STEP = 64 };

/* Bit i is set where byte i is a delimiter or a line end. */
#ifdef __SSE2__
static uint64_t marks_of_step(const char *text, char delimiter)
{
	const __m128i wanted = _mm_set1_epi8(delimiter);
	const __m128i line_end = _mm_set1_epi8('\n');
	uint64_t bits = 0;

	for (int i = 0; i < 4; i++) {
		__m128i bytes =
			_mm_loadu_si128((const __m128i *)(const void *)(text + (ptrdiff_t)16 * i));
		__m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, wanted),
					     _mm_cmpeq_epi8(bytes, line_end));

		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(found) << (16 * i);
	}
	return bits;
}
#else
static uint64_t marks_of_step(const char *text, char delimiter)
{
	uint64_t bits = 0;

	for (int i = 0; i < STEP; i++)
		bits |= (uint64_t)(text[i] == delimiter || text[i] == '\n') << i;
	return bits;
}
#endif

bool csv_marks_of(struct csv_marks *marks, const char *text, size_t length, char delimiter)
{
	marks->count = 0;
	for (size_t from = 0; from < length; from += STEP) {
		uint64_t bits = marks_of_step(text + from, delimiter);
		uint32_t *at;

		if (length - from < STEP)
			bits &= (UINT64_C(1) << (length - from)) - 1;
		if (!array_reserve(&marks->at, &marks->capacity, marks->count + STEP,
				   sizeof *marks->at))
			return false;
		for (at = marks->at + marks->count; bits != 0; bits &= bits - 1)
			*at++ = (uint32_t)from + (uint32_t)__builtin_ctzll(bits);
		marks->count = (size_t)(at - marks->at);
	}
	return true;
}

void csv_marks_free(struct csv_marks *marks)
{
	free(marks->at);
	*marks = (struct csv_marks){ 0 };
}
