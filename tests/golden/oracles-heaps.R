# oracles-heaps.R — what shares of failures that heap on VMs or in rounds must give, by R.
#
#   Rscript oracles-heaps.R SETS.csv GOLDEN.csv
#
# SETS.csv: sets of trials on two sides, made up (fixed seed): VM, round, failed. GOLDEN.csv:
#   *_variance, *_df   package sandwich's vcovCL of a linear model (type HC0, G/(G - 1); two-way with the
#                      cells' part uncorrected, as analyze has it); sides without common groups: the sum of
#                      the sides', Satterthwaite's degrees of freedom
#   *_p, *_least       permutation of whole blocks, every arrangement (expand.grid, combn); where all blocks
#                      are as large, package coin's exact tests must say the same (symmetry_test, oneway_test)
#   chisq_*            chisq.test of the first side's VMs or rounds
#   worth, low, high   one side: the effective n by where failures heap (chisq.test, p <= 0.2), and the
#                      exact interval (qbeta)
#   change_*           two sides: the same (X² of both sides added), Newcombe's interval of the effective n
# R 4.2.2; Debian: r-base-core r-cran-sandwich r-cran-coin.
library(sandwich)
suppressPackageStartupMessages(library(coin))
arguments <- commandArgs(trailingOnly = TRUE)
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
set.seed(20260601, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

# vms, rounds, the share of each VM and of each round, both directions
made <- function(vms, rounds, of_vm, of_round, lost = 0) {
	t <- expand.grid(direction = 1:2, round = seq_len(rounds), vm = seq_len(vms))
	t$failed <- as.integer(runif(nrow(t)) < 1 - (1 - of_vm[t$vm]) * (1 - of_round[t$round]))
	t <- t[runif(nrow(t)) >= lost, ]
	t[, c("vm", "round", "failed")]
}
sides <- function(before, after) rbind(cbind(side = 0, before), cbind(side = 1, after))
sets <- list(
	both = sides(made(6, 10, c(0, 0, .1, .1, .5, .9), c(.9, .6, rep(.02, 8))),
		made(6, 10, c(.3, .1, .1, 0, 0, .2), rep(c(.02, .5), 5))),
	uneven = sides(made(8, 9, c(.6, .6, rep(.05, 6)), rep(.05, 9), .2),
		made(8, 9, rep(.1, 8), c(.9, .8, rep(.1, 7)), .1)),
	few = sides(made(4, 5, c(.1, .2, .9, .1), rep(0, 5)), made(4, 5, rep(.3, 4), rep(0, 5))))

level <- 0.95
lines <- character()
put <- function(set, what, value) lines <<- c(lines, paste(set, what, number(value), sep = ","))

clustered <- function(t, by) {
	m <- if (length(unique(t$side)) > 1) lm(failed ~ side, t) else lm(failed ~ 1, t)
	of <- nrow(vcov(m))
	v <- function(cluster) vcovCL(m, cluster = cluster, type = "HC0", cadjust = TRUE)[of, of]
	c(v(t[[by]]), length(unique(t[[by]])) - 1)
}
cells <- function(t) {
	m <- if (length(unique(t$side)) > 1) lm(failed ~ side, t) else lm(failed ~ 1, t)
	of <- nrow(vcov(m))
	vcovCL(m, cluster = interaction(t$vm, t$round, drop = TRUE), type = "HC0", cadjust = FALSE)[of, of]
}
satterthwaite <- function(a, b) c(a[1] + b[1], (a[1] + b[1])^2 / (a[1]^2 / a[2] + b[1]^2 / b[2]))
both <- function(vm, round, cell) {
	q <- max(vm[1], round[1], vm[1] + round[1] - cell)
	c(q, max(1, q^2 / (vm[1]^2 / vm[2] + round[1]^2 / round[2] + cell^2 / vm[2] / round[2])))
}
ratio <- function(spread, alone) spread[1] / alone * (qt((1 + level) / 2, spread[2]) / qnorm((1 + level) / 2))^2
x_squared <- function(t, by) {
	k <- tapply(t$failed, t[[by]], sum)
	n <- tapply(t$failed, t[[by]], length)
	suppressWarnings(chisq.test(rbind(k, n - k), correct = FALSE))
}
heaped <- function(parts) {
	found <- sapply(c("vm", "round"), function(by) {
		of <- lapply(parts, x_squared, by)
		pchisq(sum(sapply(of, `[[`, "statistic")), sum(sapply(of, `[[`, "parameter")), lower.tail = FALSE) <= 0.2
	})
	c(names(found)[found], if (all(found)) "both")
}
alone <- function(t) mean(t$failed) * (1 - mean(t$failed)) / nrow(t)
wilson <- function(p, n) {
	z <- qnorm((1 + level) / 2)
	c(p + z^2 / 2 / n - z * sqrt(p * (1 - p) / n + z^2 / 4 / n^2),
	  p + z^2 / 2 / n + z * sqrt(p * (1 - p) / n + z^2 / 4 / n^2)) / (1 + z^2 / n)
}
difference <- function(k0, n0, k1, n1) k1 / n1 - k0 / n0
counted <- function(d, seen) {
	top <- max(abs(d))
	c(mean(abs(d) >= abs(seen) * (1 - 1e-9)), mean(abs(d) >= top * (1 - 1e-9)))
}

# coin's p of the difference of the failures of blocks, of which `blocks` are on both sides or none is
says_coin <- function(k, n, side, block, p) {
	if (length(unique(n)) > 1)
		return(invisible())
	of <- data.frame(k = k, side = factor(side), block = factor(block))
	test <- if (any(duplicated(block))) symmetry_test(k ~ side | block, of, distribution = "exact")
		else oneway_test(k ~ side, of, distribution = "exact")
	stopifnot(abs(pvalue(test) - p) < 1e-9)
	held <<- held + 1
}
held <- 0

for (name in names(sets)) {
	t <- sets[[name]]
	b <- t[t$side == 0, ]
	a <- t[t$side == 1, ]
	seen <- mean(a$failed) - mean(b$failed)
	one <- list(vm = clustered(b, "vm"), round = clustered(b, "round"))
	one$both <- both(one$vm, one$round, cells(b))
	two <- list(vm = clustered(t, "vm"), round = satterthwaite(one$round, clustered(a, "round")))
	# the rounds of two runs are apart, so each side has cells of its own
	two$both <- both(two$vm, two$round, cells(b) + cells(a))
	for (by in names(one)) {
		put(name, paste0("one_", by, "_variance"), one[[by]][1])
		put(name, paste0("one_", by, "_df"), one[[by]][2])
		put(name, paste0("two_", by, "_variance"), two[[by]][1])
		put(name, paste0("two_", by, "_df"), two[[by]][2])
	}
	for (by in c("vm", "round"))
		put(name, paste0("chisq_", by), x_squared(b, by)$p.value)
	widest <- max(1, sapply(one[heaped(list(b))], ratio, alone(b)))
	n <- nrow(b) / widest
	x <- mean(b$failed) * n
	put(name, "worth", n)
	put(name, "low", qbeta((1 - level) / 2, x, n - x + 1))
	put(name, "high", qbeta((1 + level) / 2, x + 1, n - x))
	widest <- max(1, sapply(two[heaped(list(b, a))], ratio, alone(b) + alone(a)))
	of_b <- wilson(mean(b$failed), nrow(b) / widest)
	of_a <- wilson(mean(a$failed), nrow(a) / widest)
	put(name, "change_low", seen - sqrt((mean(a$failed) - of_a[1])^2 + (of_b[2] - mean(b$failed))^2))
	put(name, "change_high", seen + sqrt((of_a[2] - mean(a$failed))^2 + (mean(b$failed) - of_b[1])^2))
	for (by in c("vm", "round")) {
		kb <- tapply(b$failed, b[[by]], sum); nb <- tapply(b$failed, b[[by]], length)
		ka <- tapply(a$failed, a[[by]], sum); na <- tapply(a$failed, a[[by]], length)
		swap <- as.matrix(expand.grid(rep(list(0:1), length(kb))))
		exchanged <- counted(difference(
			swap %*% ka + (1 - swap) %*% kb, swap %*% na + (1 - swap) %*% nb,
			swap %*% kb + (1 - swap) %*% ka, swap %*% nb + (1 - swap) %*% na), seen)
		put(name, paste0("exchanged_", by, c("_p", "_least")), exchanged)
		k <- c(kb, ka); n <- c(nb, na)
		side <- rep(0:1, c(length(kb), length(ka)))
		says_coin(k, n, side, c(names(kb), names(ka)), exchanged[1])
		if (choose(length(k), length(kb)) > 20000)
			next
		chosen <- combn(length(k), length(kb))
		k0 <- colSums(matrix(k[chosen], nrow = length(kb))); n0 <- colSums(matrix(n[chosen], nrow = length(kb)))
		shuffled <- counted(difference(k0, n0, sum(k) - k0, sum(n) - n0), seen)
		put(name, paste0("shuffled_", by, c("_p", "_least")), shuffled)
		says_coin(k, n, side, seq_along(k), shuffled[1])
	}
}
stopifnot(held == 7)
writeLines(c("set,what,value", lines), arguments[2])
rows <- do.call(rbind, lapply(names(sets), function(name) cbind(set = name, sets[[name]])))
write.csv(rows, arguments[1], row.names = FALSE, quote = FALSE)
