/* wire.c — what processes tell each other of rows, as bytes. */
#include "wire.h"

#include <string.h>

void wire_number(FILE *to, uint64_t number)
{
	wire_bytes(to, &number, sizeof number);
}

void wire_text(FILE *to, const char *text)
{
	wire_bytes(to, text, strlen(text) + 1);
}

void wire_bytes(FILE *to, const void *bytes, size_t length)
{
	if (length > 0)
		fwrite(bytes, 1, length,
		       to); /* into memory: must_close_text asks whether it went well */
}

uint64_t wire_next_number(struct wire *wire)
{
	uint64_t number;

	wire_next_bytes(wire, &number, sizeof number);
	return number;
}

const char *wire_next_text(struct wire *wire)
{
	const char *text = wire->at;

	wire->at += strlen(text) + 1;
	return text;
}

void wire_next_bytes(struct wire *wire, void *bytes, size_t length)
{
	if (length > 0)
		memcpy(bytes, wire->at, length);
	wire->at += length;
}
