/* busy.c — which values were measured while a host had hardly a processor free. */
#include "checks.h"

#include <math.h>
#include <stdlib.h>

bool check_busy(struct finding *finding, const struct series *series, double level,
		struct error *err)
{
	size_t *rows = calloc(series->count + 1, sizeof *rows);
	double busy = 0;
	double others = 0;
	size_t count = 0;

	(void)level;
	*finding = finding_none(NULL);
	if (!rows)
		return error_memory(err);
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *one = &series->at[i];

		if (one->busy)
			rows[count++] = one->row;
		*(one->busy ? &busy : &others) += one->rest;
	}
	if (count == 0) {
		free(rows);
		return true;
	}
	finding->value = busy / (double)count - others / (double)(series->count - count);
	finding->detail = (double)series->count;
	finding->n = count;
	finding->seen = true;
	finding->rows = rows;
	finding->row_count = count;
	return true;
}
