# oracles-compare.R — what compare's statistics must be, worked out a second time by base R.
#
#   Rscript oracles-compare.R SETS.csv GOLDEN.csv
#
# Makes the data sets (fixed seeds, few digits, so that ties occur where wanted) and writes what R
# says of each. Where base R has no exact test, every outcome is enumerated.
arguments <- commandArgs(trailingOnly = TRUE)
sets_file <- arguments[1]
golden_file <- arguments[2]

set.seed(20260401, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
sets <- list(
	paired_small = list(before = c(44.1, 46.9, 43.2, 47.7, 45.0), after = c(41.8, 45.1, 42.9, 44.2, 42.3)),
	paired_normal = local({
		vm <- rnorm(8, 100, 12)
		list(before = round(vm + rnorm(8, 0, 2), 3), after = round(0.97 * vm + rnorm(8, 0, 2), 3))
	}),
	paired_skewed = local({
		vm <- rlnorm(12, 1, 0.7)
		list(before = round(vm * rlnorm(12, 0, 0.2), 4), after = round(1.3 * vm * rlnorm(12, 0, 0.2), 4))
	}),
	paired_ties = list(before = c(1, 2, 3, 4, 5, 6, 7), after = c(3, 2, 5, 5, 4, 8, 9)),
	unpaired_small = list(before = c(16.34, 15.2, 17.01, 16.9), after = c(14.9, 15.1, 16.2)),
	unpaired_normal = list(before = round(rnorm(9, 50, 4), 3), after = round(rnorm(9, 55, 8), 3)),
	unpaired_skewed = list(before = round(rlnorm(10, 2, 0.6), 4), after = round(rlnorm(7, 2.4, 0.9), 4)),
	unpaired_ties = list(before = c(1, 2, 2, 3, 4, 4, 4), after = c(2, 4, 4, 5, 5, 6)),
	unpaired_huge = list(before = 1e9 + c(0.1, 0.2, 0.4, 0.3), after = 1e9 + c(0.5, 0.4, 0.7, 0.9, 0.6))
)
paired <- function(name) startsWith(name, "paired")

# every choice of sides: how often a sum of midranks is at least as far off
exact_p <- function(x, y) {
	ranks <- rank(c(x, y))
	sums <- colSums(matrix(combn(ranks, length(y)), nrow = length(y)))
	seen <- sum(ranks[-seq_along(x)])
	mean(abs(sums - mean(sums)) >= abs(seen - mean(sums)) - 1e-9)
}

lines <- character()
put <- function(set, statistic, value)
	lines <<- c(lines, sprintf("%s,%s,%.17g", set, statistic, value))

for (name in names(sets)) {
	x <- sets[[name]]$before
	y <- sets[[name]]$after
	test <- function(x, y, ...) t.test(y, x, paired = paired(name), ...)
	for (scale in c("plain", "log")) {
		if (scale == "log") { a <- log(x); b <- log(y) } else { a <- x; b <- y }
		t <- test(a, b)
		put(name, paste0(scale, "_estimate"), if (paired(name)) mean(b - a) else mean(b) - mean(a))
		put(name, paste0(scale, "_low"), t$conf.int[1])
		put(name, paste0(scale, "_high"), t$conf.int[2])
		put(name, paste0(scale, "_df"), t$parameter)
		put(name, paste0(scale, "_p"), t$p.value)
		margin <- 0.05 * if (scale == "log") 1 else mean(x)
		put(name, paste0(scale, "_outside"), max(
			test(a, b, mu = -margin, alternative = "greater")$p.value,
			test(a, b, mu = margin, alternative = "less")$p.value))
	}
	if (!paired(name)) {
		put(name, "rank_p", exact_p(x, y))
		if (!any(duplicated(c(x, y))))
			stopifnot(abs(wilcox.test(y, x, exact = TRUE)$p.value - exact_p(x, y)) < 1e-12)
	}
	# J. Hedges's g, exact correction; paired: of the differences
	correction <- function(df) exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
	if (paired(name)) {
		g <- mean(y - x) / sd(y - x) * correction(length(x) - 1)
	} else {
		df <- length(x) + length(y) - 2
		pooled <- sqrt(((length(x) - 1) * var(x) + (length(y) - 1) * var(y)) / df)
		g <- (mean(y) - mean(x)) / pooled * correction(df)
	}
	put(name, "hedges_g", g)
}

# Fisher and Newcombe: failed and attempted before, failed and attempted after
tables <- list(c(19, 223, 0, 240), c(7, 233, 1, 240), c(0, 8, 3, 9), c(2, 30, 2, 30), c(56, 70, 48, 80), c(0, 5, 0, 7))
wilson <- function(f, n) suppressWarnings(prop.test(f, n, correct = FALSE)$conf.int)
for (t in tables) {
	name <- paste(c("table", t), collapse = " ")
	put(name, "fisher_p", fisher.test(matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2))$p.value)
	b <- t[1] / t[2]; a <- t[3] / t[4]
	of_b <- wilson(t[1], t[2]); of_a <- wilson(t[3], t[4])
	put(name, "newcombe_low", a - b - sqrt((a - of_a[1])^2 + (of_b[2] - b)^2))
	put(name, "newcombe_high", a - b + sqrt((of_a[2] - a)^2 + (b - of_b[1])^2))
	put(name, "cohen_h", 2 * asin(sqrt(a)) - 2 * asin(sqrt(b)))
}

for (p in list(c(0.01, 0.04, 0.03), c(0.5, 0.001, 0.02, 0.02, 0.9), c(0.04))) {
	adjusted <- p.adjust(p, "holm")
	for (i in seq_along(p))
		put(paste(c("holm", p), collapse = " "), paste0("p", i), adjusted[i])
}

# n, sd, effect, alpha
for (q in list(c(6, 1, 1.5, 0.05), c(4, 3.2, 2, 0.005), c(40, 10, 3, 0.01), c(2, 1, 20, 0.05))) {
	for (type in c("paired", "two.sample")) {
		power <- power.t.test(n = q[1], sd = q[2], delta = q[3], sig.level = q[4], type = type, strict = TRUE)
		put(paste(c("power", q), collapse = " "), type, power$power)
	}
}
writeLines(c("set,statistic,value", lines), golden_file)
rows <- unlist(lapply(names(sets), function(name) unlist(lapply(c("before", "after"), function(side)
	sprintf("%s,%s,%.12g", name, side, sets[[name]][[side]])))))
writeLines(c("set,side,value", rows), sets_file)
