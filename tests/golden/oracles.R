# oracles.R — what summary.csv of a run must hold, worked out a second time and independently.
#
#   Rscript oracles.R RUN GOLDEN.csv             the run's summary by case
#   Rscript oracles.R RUN GOLDEN.csv FILE.dat…   the same, checked by NIST's certified values
#   LIMIT=400 Rscript oracles.R …                total times at or above 400 s are censored
#
# The interval with VMs and cycles as chance is worked out in two-way.R, which lies beside this file.
# Means, variances and mean squares are exact rational numbers (package gmp) made from the decimal
# text; Student's t comes from qt(). Base R's own mean, sd, median, mad, quantile, aov and t.test, and
# survfit of package survival where values are censored, must agree as far as doubles can. A "*"
# stands for what no R can say to the last digit: the bootstrap, which oracles-describe.R is about.
# Debian: r-base-core r-cran-gmp r-cran-survival.
suppressPackageStartupMessages(library(gmp))
suppressPackageStartupMessages(library(survival))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "two-way.R"))

arguments <- commandArgs(trailingOnly = TRUE)
run <- arguments[1]
golden <- arguments[2]
nist <- arguments[-(1:2)]
level <- 0.95
timed <- c("ok", "late", "moved_but_leftover", "probe_lost", "stats_unavailable")

# "-12.50" as the rational -1250/100
exact <- function(text) {
	negative <- startsWith(text, "-")
	parts <- strsplit(sub("^[-+]", "", text), ".", fixed = TRUE)
	one <- function(part) {
		fraction <- if (length(part) > 1) part[2] else ""
		# gmp would take a leading zero for octal
		digits <- sub("^0+(?=.)", "", paste0(part[1], fraction), perl = TRUE)
		as.bigq(as.bigz(digits), as.bigz(10)^nchar(fraction))
	}
	values <- do.call(c, lapply(parts, one))
	values * ifelse(negative, -1L, 1L)
}

mean_of <- function(x) sum(x) / length(x)
sd_of <- function(x) {
	if (length(x) < 2)
		return(NA)
	d <- x - mean_of(x)
	sqrt(as.numeric(sum(d * d) / (length(x) - 1)))
}
half_of <- function(sd, n) qt((1 - level) / 2, n - 1, lower.tail = FALSE) * sd / sqrt(n)

# the two must agree to what doubles can do: much less than 12 digits where the spread is small
agree <- function(exact, base, spread, what) {
	if (is.na(exact) && is.na(base))
		return(invisible())
	if (abs(exact - base) > 1e-6 * max(abs(exact), spread))
		stop(what, ": exact ", exact, ", base R ", base)
}

# Type 7 of exact values; censored ones stand above all others.
quantile_of <- function(x, censored, percent) {
	n <- length(x) + censored
	if (n == 0)
		return(NA)
	x <- x[order(as.numeric(x - x[1]))]
	h <- as.bigq(as.bigz(n - 1) * percent, 100)
	low <- as.numeric(as.bigz(h - as.bigq(as.bigz(numerator(h)) %% denominator(h), denominator(h))))
	rest <- h - low
	if (rest == 0)
		return(if (low < length(x)) x[low + 1] else NA)
	if (low + 1 >= length(x))
		return(NA)
	x[low + 1] + (x[low + 2] - x[low + 1]) * rest
}
as_double <- function(x) if (is.logical(x)) NA_real_ else as.numeric(x)

mad_of <- function(x, censored) {
	middle <- quantile_of(x, censored, 50)
	if (is.logical(middle))
		return(NA)
	d <- x - middle
	quantile_of(d * ifelse(d < 0, -1L, 1L), censored, 50)
}

# One-way analysis of variance, exact; ICC in the form of Donner (1986).
clusters_of <- function(x, vm, means, vms) {
	n <- length(x)
	k <- length(vms)
	none <- rep(NA, 3)
	if (n <= k)
		return(none)
	sizes <- as.bigq(sapply(vms, function(v) sum(vm == v)))
	own <- means[match(vm, vms)]
	within <- sum((x - own) * (x - own)) / (n - k)
	if (k < 2)
		return(c(NA, sqrt(as.numeric(within)), NA))
	between <- sum(sizes * (means - mean_of(x)) * (means - mean_of(x))) / (k - 1)
	n0 <- (n - sum(sizes * sizes) / n) / (k - 1)
	of_vms <- (between - within) / n0
	sds <- c(sqrt(max(0, as.numeric(of_vms))), sqrt(as.numeric(within)))
	if (of_vms + within == 0)
		return(c(sds, NA))
	c(sds, as.numeric(of_vms / (of_vms + within)))
}

# Cox's interval as Olsson (2005) has it.
log_interval <- function(means) {
	means <- as.numeric(means)
	k <- length(means)
	if (k < 2 || any(means <= 0))
		return(c(NA, NA))
	v <- var(log(means))
	half <- qt((1 - level) / 2, k - 1, lower.tail = FALSE) * sqrt(v / k + v^2 / (2 * (k - 1)))
	exp(mean(log(means)) + v / 2 + c(-half, half))
}

# Order statistics around the median of n values, the places by the binomial distribution.
median_interval <- function(sorted, n) {
	place <- qbinom((1 - level) / 2, n, 0.5)
	if (place == 0)
		return(c(NA, NA))
	sorted[c(place, n + 1 - place)]
}

base_agrees <- function(x, censored, limit, row, what) {
	agree(row[["median"]], as.numeric(quantile(c(x, rep(limit, censored)), 0.5)), max(abs(x)), what)
	if (censored > 0) {
		fit <- survfit(Surv(c(x, rep(limit, censored)), rep(1:0, c(length(x), censored))) ~ 1)
		agree(row[["median"]], unname(summary(fit)$table["median"]), 0, paste(what, "Kaplan-Meier"))
	} else {
		agree(row[["mad"]], mad(x, constant = 1), max(abs(x)), paste(what, "mad"))
		agree(row[["p5"]], unname(quantile(x, 0.05)), max(abs(x)), paste(what, "p5"))
		agree(row[["p25"]], unname(quantile(x, 0.25)), max(abs(x)), paste(what, "p25"))
		agree(row[["p75"]], unname(quantile(x, 0.75)), max(abs(x)), paste(what, "p75"))
		agree(row[["p99"]], unname(quantile(x, 0.99)), max(abs(x)), paste(what, "p99"))
	}
}

# Zeros that only say that nothing longer than the resolution was seen; the most they may be.
unseen <- function(x, within) {
	if (is.null(within))
		return(c(NA, NA))
	zeros <- x == 0 & within > 0
	c(sum(zeros), if (any(zeros)) max(within[zeros]) else NA)
}

header <- c("n", "vms", "mean", "sd", "se", "mean_of_vms", "interval_low", "interval_high", "interval_kind",
	    "interval_by", "interval_df", "cycles", "share_vm", "share_cycle", "share_direction",
	    "share_rest", "mean_share_vm", "mean_share_cycle", "mean_share_rest", "lag_1", "correlation",
	    "cycle_factor", "naive_low", "naive_high", "level", "median", "min", "max", "censored",
	    "limit", "cv", "mad", "p5", "p25", "p75", "p90", "p95", "p99", "sd_between_vms",
	    "sd_within_vms", "icc", "design_effect", "effective_n", "two_way_low", "two_way_high",
	    "two_way_log_low", "two_way_log_high", "bca_low", "bca_high", "bca_seed", "log_low",
	    "log_high", "vm_means_low", "vm_means_high", "median_vms_low", "median_vms_high",
	    "median_naive_low", "median_naive_high", "unseen", "unseen_limit")
kinds <- c("two-way", "two-way-log")
sources <- c("vm", "cycle", "both", "residual")

# What VMs and cycles as chance give, by the names of the columns; words by their place in the lists.
crossed_of <- function(x, vm, cycle, direction, sd) {
	n <- length(x)
	two <- two_way(as.numeric(x - x[1]), as.numeric(x[1]), vm, cycle, direction, level)
	low <- if (as.numeric(min(x)) >= 0) max(0, two$chosen$low) else two$chosen$low # of a positive quantity
	effect <- if (is.na(two$variance) || !(sd > 0)) NA else min(n, max(1, two$variance / (sd^2 / n)))
	neighbours <- if (two$cycles > 1) c(two$lag, two$rho, two$factor) else rep(NA, 3)
	# a variance may all but cancel what the rest gives it, and the digits with it
	sure <- function(shares) ifelse(!is.na(shares) & shares > 0 & shares < 1e-9, -Inf, shares)
	c(mean_of_vms = two$mean, interval_low = low, interval_high = two$chosen$high,
	  interval_kind = match(two$chosen$kind, kinds), interval_by = match(two$chosen$source, sources),
	  interval_df = two$chosen$df[[1]], cycles = two$cycles,
	  setNames(sure(two$of_value), c("share_vm", "share_cycle", "share_direction", "share_rest")),
	  setNames(sure(two$of_mean), c("mean_share_vm", "mean_share_cycle", "mean_share_rest")),
	  setNames(neighbours, c("lag_1", "correlation", "cycle_factor")),
	  design_effect = effect, effective_n = n / effect, two_way_low = two$linear$low,
	  two_way_high = two$linear$high, two_way_log_low = two$log$low, two_way_log_high = two$log$high)
}

summary_of <- function(text, vm, cycle, direction, what, limit, within) {
	above <- as.numeric(text) >= ifelse(is.na(limit), Inf, limit)
	row <- setNames(rep(NA_real_, length(header)), header)
	put <- function(...) {
		values <- c(...)
		row[names(values)] <<- as.numeric(values)
	}
	put(n = 0, vms = 0, cycles = 0, level = level, censored = sum(above), limit = limit,
	    unseen = if (is.null(within)) NA else 0)
	censored <- sum(above)
	text <- text[!above]
	vm <- vm[!above]
	n <- length(text)
	if (n == 0)
		return(row)
	x <- exact(text)
	x_base <- as.numeric(text)
	vms <- unique(vm)
	means <- do.call(c, lapply(vms, function(v) mean_of(x[which(vm == v)])))
	k <- length(vms)
	mean <- as.numeric(mean_of(x))
	sd <- sd_of(x)
	centre <- as.numeric(mean_of(means))
	half <- if (k < 2) NA else half_of(sd_of(means), k)
	naive <- if (n < 2) NA else half_of(sd, n)
	agree(mean, base::mean(x_base), 0, paste(what, "mean"))
	agree(sd, stats::sd(x_base), abs(mean) * 1e-8, paste(what, "sd"))
	if (k >= 2 && sd_of(means) > 0) {
		of_vms <- tapply(x_base, vm, base::mean)
		ends <- t.test(of_vms, conf.level = level)$conf.int
		agree(centre - half, ends[1], abs(centre), paste(what, "interval"))
		agree(centre + half, ends[2], abs(centre), paste(what, "interval"))
	}
	of_vms <- sort(tapply(x_base, vm, median))
	two <- function(names, values) setNames(values, names)
	put(n = n, vms = k, mean = mean, sd = sd, se = if (n < 2) NA else sd / sqrt(n), naive_low = mean - naive, naive_high = mean + naive,
	    median = as_double(quantile_of(x, censored, 50)), min = min(x_base), max = max(x_base),
	    cv = if (mean > 0) sd / mean else NA, mad = as_double(mad_of(x, censored)))
	put(crossed_of(x, vm, cycle[!above], direction[!above], sd))
	for (p in c(5, 25, 75, 90, 95, 99))
		put(two(paste0("p", p), as_double(quantile_of(x, censored, p))))
	put(two(c("sd_between_vms", "sd_within_vms", "icc"), clusters_of(x, vm, means, vms)))
	if (k >= 20)
		put(bca_low = -Inf, bca_high = -Inf, bca_seed = -Inf)
	put(two(c("log_low", "log_high"), log_interval(means)))
	put(vm_means_low = centre - half, vm_means_high = centre + half)
	put(two(c("median_vms_low", "median_vms_high"),
		if (censored > 0) c(NA, NA) else median_interval(of_vms, k)))
	put(two(c("median_naive_low", "median_naive_high"), median_interval(sort(x_base), n + censored)))
	put(two(c("unseen", "unseen_limit"), unseen(x_base, within)))
	base_agrees(x_base, censored, limit, row, what)
	row
}

number <- function(x) ifelse(is.na(x), "", ifelse(x == -Inf, "*", formatC(x, digits = 17, format = "g", width = 1)))

unit_of <- function(metric) {
	if (grepl("bytes_per_second$", metric)) "B/s"
	else if (grepl("_seconds$", metric)) "s"
	else if (grepl("_bytes$", metric)) "B"
	else ""
}

table <- read.csv(file.path(run, "migrations.csv"), colClasses = "character", encoding = "UTF-8",
		  check.names = FALSE, na.strings = character())
package <- paste(readLines(file.path(run, "datapackage.json")), collapse = " ")
name <- sub('.*"title": *"([^"]*)".*', "\\1", package)
vm <- if (is.null(table$vm_uuid)) table$vm else ifelse(table$vm_uuid == "", table$vm, table$vm_uuid)
columns <- names(table)
# the metrics stand behind the outcome, and before the error (datasets/schema-run.c)
metrics <- setdiff(columns[-seq_len(which(columns == "outcome"))], c("error_code", "error"))
counts <- table$outcome %in% timed

# What NIST certifies: mean and sd, or the sums of squares whose total is that of one series.
certified <- function(file) {
	header <- readLines(file, warn = FALSE)[1:60]
	last <- function(pattern) {
		line <- grep(pattern, header, value = TRUE)
		if (length(line) == 0) NA else as.numeric(sub(".*[: ]", "", sub(" *$", "", line[1])))
	}
	sums <- regmatches(header, regexec("^(Between|Within) +[A-Za-z]+ +[0-9]+ +([0-9.E+-]+)", header))
	sums <- as.numeric(sapply(Filter(length, sums), `[`, 3))
	list(mean = last("^Sample Mean"), sd = last("^Sample Standard Deviation"),
	     squares = if (length(sums) == 2) sum(sums) else NA)
}

check_certified <- function(file, row) {
	case <- sub("\\.dat$", "", basename(file))
	certain <- certified(file)
	sd <- if (is.na(certain$sd)) sqrt(certain$squares / (row[["n"]] - 1)) else certain$sd
	digits <- function(x, truth) if (x == truth) 15 else min(15, -log10(abs(x / truth - 1)))
	right <- c(if (is.na(certain$mean)) NA else digits(row[["mean"]], certain$mean), digits(row[["sd"]], sd))
	cat(sprintf("%-14s digits right: mean %4.1f sd %4.1f\n", case, right[1], right[2]))
	if (any(right < 14, na.rm = TRUE))
		stop(case, ": not NIST's certified values")
}

out <- file(golden, "w", encoding = "UTF-8")
writeLines(paste(c("run", "metric", "unit", "case", header), collapse = ","), out)
for (metric in metrics) {
	filled <- counts & table[[metric]] != ""
	if (!any(filled))
		next
	for (case in unique(table$case)) {
		rows <- which(filled & table$case == case)
		limit <- if (metric == "total_time_seconds") as.numeric(Sys.getenv("LIMIT", NA)) else NA
		within <- if (grepl("^downtime_network_(max_)?seconds$", metric))
			as.numeric(table$downtime_network_resolution_seconds[rows])
		row <- summary_of(table[[metric]][rows], vm[rows], as.numeric(table$cycle[rows]),
				  as.numeric(table$direction[rows] == "BA"), paste(metric, case), limit, within)
		words <- number(row)
		word <- function(list, at) if (is.na(at)) "" else list[at]
		words[header == "interval_kind"] <- word(kinds, row[["interval_kind"]])
		words[header == "interval_by"] <- word(sources, row[["interval_by"]])
		cells <- c(name, metric, unit_of(metric), case, words)
		writeLines(paste(cells, collapse = ","), out)
		file <- nist[sub("\\.dat$", "", basename(nist)) == case]
		if (length(file) == 1)
			check_certified(file, row)
	}
}
close(out)
