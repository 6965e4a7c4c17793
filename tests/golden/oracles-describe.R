# oracles-describe.R — intervals that oracles.R has no place for, by R's own functions.
#
#   Rscript oracles-describe.R RUN RATES.csv BCA.csv
#
# RATES.csv: success rates of RUN by case and over planned and attempted; binom.test is
# Clopper-Pearson's interval, prop.test without correction Wilson's.
# BCA.csv: the BCa interval of package boot, with the data it is about. boot draws other random
# numbers than analyze, so the two agree only as far as 200 000 resamples let them.
# Debian: r-base-core r-cran-boot.
library(boot)
arguments <- commandArgs(trailingOnly = TRUE)
number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))

table <- read.csv(file.path(arguments[1], "migrations.csv"), colClasses = "character", encoding = "UTF-8")
rate <- function(ok, of) {
	if (of == 0)
		return(rep(NA, 5))
	c(ok / of, binom.test(ok, of)$conf.int, suppressWarnings(prop.test(ok, of, correct = FALSE))$conf.int)
}
out <- file(arguments[2], "w", encoding = "UTF-8")
for (case in unique(table$case)) {
	outcome <- table$outcome[table$case == case]
	ok <- sum(outcome %in% c("ok", "late", "stats_unavailable"))
	attempted <- sum(outcome != "not_attempted")
	writeLines(paste(c(case, number(c(rate(ok, attempted), rate(ok, length(outcome)), 0.95))),
			 collapse = ","), out)
}
close(out)

set.seed(20160401)
sets <- list(normal = round(rnorm(20, 40, 3), 2), skewed = round(exp(rnorm(24, 2, 0.8)), 2),
	     left = round(50 - exp(rnorm(40, 1, 0.7)), 2))
out <- file(arguments[3], "w")
writeLines("set,low,high,values", out)
for (name in names(sets)) {
	ends <- boot.ci(boot(sets[[name]], function(x, i) mean(x[i]), 200000), type = "bca")$bca[4:5]
	writeLines(paste(name, number(ends[1]), number(ends[2]), paste(sets[[name]], collapse = " "),
			 sep = ","), out)
}
close(out)
