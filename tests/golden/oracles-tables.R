# oracles-tables.R — critical values as they are printed, and by R's exact distributions.
#
#   Rscript oracles-tables.R RANKS.csv T.csv SHARES.csv
#
# RANKS.csv: for Mann-Whitney (two samples, 3 to 20 each) the largest U that is significant at 5 %, two
# sided, with the p of U and of U + 1 by pwilcox; and what is printed at
# https://numeracy-bank.net/?q=t/stt/mwu/3 ("Critical Value Table"; seen 2026). Two printed values are not R's: for
# 14 and 17 it is 67 (by its neighbours 64 and 74 a misprint: p of 69 is 0.0484), and for 4 and 20 it is
# 13 (p of 14 is 0.0454, so 14 is significant, too).
# T.csv: Student's t by qt, for the degrees of freedom and levels of NIST's table
# (https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm) and more.
# SHARES.csv: Clopper and Pearson's limits of a share, by halving with pbeta (D. Didonato and A. Morris,
# TOMS 708) until no double is left in between; where binom.test is good to 1e-7, it must say the same.
# R 4.2.2; Debian: r-base-core.
arguments <- commandArgs(trailingOnly = TRUE)
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)

# lines of the printed table: the larger sample, then the values for smaller ones up to 20 from the right
printed_rows <- list(
	"3" = "0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8",
	"4" = "0 1 2 3 4 4 5 6 7 8 9 10 11 11 12 13 13",
	"5" = "0 1 2 3 5 6 7 8 9 11 12 13 14 15 17 18 19 20",
	"6" = "1 2 3 5 6 8 10 11 13 14 16 17 19 21 22 24 25 27",
	"7" = "1 3 5 6 8 10 12 14 16 18 20 22 24 26 28 30 32 34",
	"8" = "0 2 4 6 8 10 13 15 17 19 22 24 26 29 31 34 36 38 41",
	"9" = "0 2 4 7 10 12 15 17 20 23 26 28 31 34 37 39 42 45 48",
	"10" = "0 3 5 8 11 14 17 20 23 26 29 33 36 39 42 45 48 52 55",
	"11" = "0 3 6 9 13 16 19 23 26 30 33 37 40 44 47 51 55 58 62",
	"12" = "1 4 7 11 14 18 22 26 29 33 37 41 45 49 53 57 61 65 69",
	"13" = "1 4 8 12 16 20 24 28 33 37 41 45 50 54 59 63 67 72 76",
	"14" = "1 5 9 13 17 22 26 31 36 40 45 50 55 59 64 67 74 78 83",
	"15" = "1 5 10 14 19 24 29 34 39 44 49 54 59 64 70 75 80 85 90",
	"16" = "1 6 11 15 21 26 31 37 42 47 53 59 64 70 75 81 86 92 98",
	"17" = "2 6 11 17 22 28 34 39 45 51 57 63 67 75 81 87 93 99 105",
	"18" = "2 7 12 18 24 30 36 42 48 55 61 67 74 80 86 93 99 106 112",
	"19" = "2 7 13 19 25 32 38 45 52 58 65 72 78 85 92 99 106 113 119",
	"20" = "2 8 13 20 27 34 41 48 55 62 69 76 83 90 98 105 112 119 127")
printed <- function(a, b) {
	row <- as.numeric(strsplit(printed_rows[[as.character(a)]], " ")[[1]])
	row[length(row) - (20 - b)]
}

out <- file(arguments[1], "w")
writeLines("test,n1,n2,critical,p,p_above,printed", out)
differ <- character()
for (a in 3:20)
	for (b in a:20) {
		p <- 2 * pwilcox(0:(a * b / 2), a, b)
		critical <- sum(p <= 0.05) - 1
		if (critical < 0)
			next
		if (critical != printed(a, b) || critical != printed(b, a))
			differ <- c(differ, paste(a, b, critical, printed(a, b), printed(b, a)))
		writeLines(paste("mann-whitney", a, b, critical, number(p[critical + 1]),
				 number(p[critical + 2]), printed(a, b), sep = ","), out)
	}
stopifnot(identical(differ, c("4 20 14 13 13", "14 17 69 67 67")))
close(out)

out <- file(arguments[2], "w")
writeLines("df,level,t", out)
for (df in c(1:40, 60, 100, 239))
	for (level in c(0.8, 0.9, 0.95, 0.98, 0.99, 0.998))
		writeLines(paste(df, level, number(qt((1 - level) / 2, df, lower.tail = FALSE)), sep = ","), out)
close(out)

# where pbeta has the probability `tail` above (or below) it
beta_point <- function(tail, a, b, above) {
	low <- 0
	high <- 1
	repeat {
		middle <- low + (high - low) / 2
		if (!(low < middle && middle < high))
			return(middle)
		p <- pbeta(middle, a, b, lower.tail = !above)
		if (if (above) p > tail else p < tail) low <- middle else high <- middle
	}
}
shares <- "successes,trials,level,low,high"
for (n in c(1, 2, 3, 5, 8, 40, 99, 240, 259, 260, 261, 351, 500, 840, 960, 1920, 5000, 1e5, 1e6)) {
	ks <- c(0, 1, 2, 3, 8, n %/% 3, n %/% 2, n - 8, n - 7, n - 3, n - 2, n - 1, n)
	for (k in sort(unique(ks[ks >= 0 & ks <= n]))) for (level in c(0.5, 0.95, 0.999)) {
		tail <- (1 - level) / 2
		low <- if (k > 0) beta_point(tail, k, n - k + 1, FALSE) else 0
		high <- if (k < n) beta_point(tail, k + 1, n - k, TRUE) else 1
		stopifnot(all.equal(as.vector(binom.test(k, n, conf.level = level)$conf.int), c(low, high),
			tolerance = 1e-6))
		shares <- c(shares, paste(format(k, scientific = FALSE), format(n, scientific = FALSE), level,
			number(low), number(high), sep = ","))
	}
}
writeLines(shares, arguments[3])
