# oracles-change-points.R — where a short series changed its level, by package coin.
#
#   Rscript oracles-change-points.R SERIES.csv GOLDEN.csv
#
# SERIES.csv: series made up here (fixed seed): number, place. GOLDEN.csv: the place before which coin's
# maximally selected statistic splits the whole series (maxstat_test: of all splits the greatest
# standardized sum, whose square is the sum of squares between both parts, but for a factor), and its p
# under all orders of the numbers: of up to 8 numbers counted (every order), else from 10^6 drawn ones, so
# that it has a standard error of its own.
# Debian: r-base-core r-cran-coin.
suppressPackageStartupMessages(library(coin))
arguments <- commandArgs(trailingOnly = TRUE)
set.seed(20260701, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

made <- function(each, levels, sd) {
	place <- rep(seq_along(levels) - 1, each = each)
	data.frame(place = place, number = round(rnorm(length(place), levels[place + 1], sd), 6))
}
series <- list(
	"two of four" = made(2, c(10, 10, 11, 11), 0.4),
	"seven alone" = made(1, c(5, 5, 5, 6, 6, 6, 6), 0.3),
	"three of six" = made(3, c(10, 10, 10, 10.6, 10.6, 10.6), 0.5),
	"ten alone" = made(1, c(rep(3, 6), rep(3.4, 4)), 0.25),
	"unchanged" = made(2, rep(20, 8), 1),
	"uneven" = data.frame(place = c(0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 4), number = c(1.2, 1.9, 1.4, 2.6, 1.8, 2.1,
		2.8, 2.2, 2.9, 2.5, 2.4)))

permutations <- function(n) {
	if (n == 1)
		return(matrix(1))
	shorter <- permutations(n - 1)
	do.call(rbind, lapply(1:n, function(first)
		cbind(first, matrix((1:n)[-first][shorter], nrow(shorter)))))
}
statistic_of <- function(place, numbers) { # numbers: an order a row
	cuts <- sort(unique(place))[-1]
	n <- length(place)
	expected <- mean(numbers[1, ])
	squares <- sum((numbers[1, ] - expected)^2)
	z <- sapply(cuts, function(cut) {
		first <- place < cut
		k <- sum(first)
		abs(rowSums(numbers[, first, drop = FALSE]) - k * expected) /
			sqrt(squares * k * (n - k) / n / (n - 1))
	})
	apply(matrix(z, nrow(numbers)), 1, max)
}

lines <- "series,place,p,se"
for (name in names(series)) {
	of <- series[[name]]
	exact <- nrow(of) <= 8
	test <- maxstat_test(number ~ place, of, minprob = 0, maxprob = 1,
		distribution = if (exact) "asymptotic" else approximate(nresample = 1000000))
	seen <- as.numeric(statistic(test))
	# coin's statistic is that of the definition
	stopifnot(abs(seen / statistic_of(of$place, t(of$number)) - 1) < 1e-10)
	cut <- test@estimates$estimate$cutpoint # the last place of the old level
	if (exact) {
		orders <- permutations(nrow(of))
		all <- statistic_of(of$place, matrix(of$number[orders], nrow(orders)))
		p <- mean(all >= seen * (1 - 1e-9))
		se <- 0
	} else {
		p <- as.numeric(pvalue(test))
		se <- sqrt(p * (1 - p) / 1e6)
	}
	before <- max(of$place[of$place <= cut])
	lines <- c(lines, sprintf("%s,%d,%.17g,%.3g", name, as.integer(before + 1), p, se))
}
writeLines(lines, arguments[2])
rows <- do.call(rbind, lapply(names(series), function(name) cbind(series = name, series[[name]])))
write.csv(rows, arguments[1], row.names = FALSE, quote = FALSE)
