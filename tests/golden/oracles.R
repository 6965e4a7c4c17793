# oracles.R — what summary.csv of a run must hold, worked out a second time and independently.
#
#   Rscript oracles.R RUN GOLDEN.csv             the run's summary by case
#   Rscript oracles.R RUN GOLDEN.csv FILE.dat…   the same, checked by NIST's certified values
#
# Means and variances are exact rational numbers (package gmp) made from the decimal text; Student's
# t comes from qt(). Base R's own mean, sd, median and t.test must agree as far as doubles can.
# Debian: r-base-core r-cran-gmp.
suppressPackageStartupMessages(library(gmp))

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

summary_of <- function(text, vm, what) {
	n <- length(text)
	if (n == 0)
		return(c(0, 0, rep(NA, 7), level, rep(NA, 3)))
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
	c(n, k, mean, sd, centre, centre - half, centre + half, mean - naive, mean + naive, level,
	  median(x_base), min(x_base), max(x_base))
}

number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))

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
known <- grep("_(seconds|bytes|bytes_per_second|ratio)$|^iterations$", columns, value = TRUE)
metrics <- setdiff(known, "clock_seconds")
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
	sd <- if (is.na(certain$sd)) sqrt(certain$squares / (row[1] - 1)) else certain$sd
	digits <- function(x, truth) if (x == truth) 15 else min(15, -log10(abs(x / truth - 1)))
	right <- c(if (is.na(certain$mean)) NA else digits(row[3], certain$mean), digits(row[4], sd))
	cat(sprintf("%-14s digits right: mean %4.1f sd %4.1f\n", case, right[1], right[2]))
	if (any(right < 14, na.rm = TRUE))
		stop(case, ": not NIST's certified values")
}

out <- file(golden, "w", encoding = "UTF-8")
writeLines(paste0("run,metric,unit,case,n,vms,mean,sd,mean_of_vms,interval_low,interval_high,",
		  "naive_low,naive_high,level,median,min,max"), out)
for (metric in metrics) {
	filled <- counts & table[[metric]] != ""
	if (!any(filled))
		next
	for (case in unique(table$case)) {
		rows <- which(filled & table$case == case)
		row <- summary_of(table[[metric]][rows], vm[rows], paste(metric, case))
		cells <- c(name, metric, unit_of(metric), case, number(row))
		writeLines(paste(cells, collapse = ","), out)
		file <- nist[sub("\\.dat$", "", basename(nist)) == case]
		if (length(file) == 1)
			check_certified(file, row)
	}
}
close(out)
