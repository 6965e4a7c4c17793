/* candidates.c — the candidates of a shift, in order. */
#include "candidates.h"

static double least_of(const struct candidates *all)
{
	return all->a ? all->b[0] - all->a[all->m - 1] : all->b[0];
}

static double greatest_of(const struct candidates *all)
{
	return all->a ? all->b[all->n - 1] - all->a[0] : all->b[all->n - 1];
}

/* How many are x or less: along the border between them and the rest. */
static size_t count_up_to(const struct candidates *all, double x)
{
	size_t count = 0;
	size_t j = all->a ? 0 : all->n;

	for (size_t i = 0; all->a && i < all->m; i++) {
		while (j < all->n && all->b[j] - all->a[i] <= x)
			j++;
		count += j;
	}
	for (size_t i = 0; !all->a && i < all->n; i++) {
		while (j > i && (all->b[i] + all->b[j - 1]) / 2 > x)
			j--;
		if (j <= i)
			break;
		count += j - i;
	}
	return count;
}

double candidates_at(const struct candidates *all, size_t k)
{
	double low = least_of(all);
	double high = greatest_of(all);

	if (count_up_to(all, low) >= k)
		return low;
	for (int i = 0; i < 200; i++) {
		double middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			break;
		if (count_up_to(all, middle) >= k)
			high = middle;
		else
			low = middle;
	}
	return high;
}
