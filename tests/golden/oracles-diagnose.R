# oracles-diagnose.R — the numbers of diagnostics.csv, worked out a second time by base R's own tests:
# t.test, friedman.test, lm, cor.test, p.adjust; what base R has no test for, from the definition.
#
#   LIMIT=400 Rscript oracles-diagnose.R RUN GOLDEN.csv
#
# Debian: r-base-core.
arguments <- commandArgs(trailingOnly = TRUE)
run <- arguments[1]
golden <- arguments[2]
limit <- as.numeric(Sys.getenv("LIMIT", Inf))
level <- 0.95
timed <- c("ok", "late", "moved_but_leftover", "probe_lost", "stats_unavailable")
checks <- c("direction", "order", "drift", "autocorrelation", "warm_up", "outliers", "modes", "ticks",
	    "busy")

none <- function(count) c(NA, NA, NA, NA, count, NA)

check_direction <- function(d) {
	by <- tapply(d$x, list(d$vm, d$direction), mean)
	difference <- na.omit(by[, "BA"] - by[, "AB"])
	if (length(difference) < 2)
		return(none(length(difference)))
	test <- t.test(difference, conf.level = level)
	c(test$estimate, test$conf.int, test$statistic, length(difference), test$p.value)
}

check_order <- function(d) {
	places <- max(d$order)
	rounds <- Filter(function(r) nrow(r) == places, split(d, list(d$direction, d$cycle), drop = TRUE))
	if (length(rounds) < 5)
		return(none(length(rounds)))
	table <- t(sapply(rounds, function(r) r$x[order(r$order)]))
	test <- friedman.test(table)
	off <- colMeans(table) - mean(table)
	c(off[which.max(abs(off))], NA, NA, test$statistic, length(rounds), test$p.value)
}

cycles <- function(d) tapply(d$x - ave(d$x, d$vm, d$direction), d$cycle, mean)

check_drift <- function(d) {
	y <- cycles(d)
	x <- as.numeric(names(y))
	fit <- lm(y ~ x)
	test <- cor.test(x, y, method = "kendall", exact = TRUE)
	s <- test$estimate * choose(length(y), 2)
	c(coef(fit)[2], confint(fit, "x", level), s, length(y), test$p.value)
}

check_autocorrelation <- function(d) {
	e <- d$x - ave(d$x, d$vm, d$direction)
	size <- ave(d$x, d$vm, d$direction, FUN = length)
	i <- which(head(d$vm, -1) == tail(d$vm, -1))
	r <- sum(e[i] * e[i + 1]) / sum(e^2)
	freedom <- nrow(d) - nrow(unique(d[c("vm", "direction")]))
	same <- d$direction[i] == d$direction[i + 1]
	z <- (r + sum(same / size[i]) / freedom) * freedom / sqrt(length(i))
	c(r, NA, NA, z, length(i), 2 * pnorm(-abs(z)))
}

# A single new observation against the others: as the dummy variable of a linear model.
check_warm_up <- function(d) {
	y <- cycles(d)
	first <- seq_along(y) == 1
	fit <- lm(y ~ first)
	row <- summary(fit)$coefficients["firstTRUE", ]
	c(row[1], confint(fit, "firstTRUE", level), row[3], length(y), row[4])
}

spread <- function(d) mad(d$x - ave(d$x, d$vm, FUN = median), center = 0)

check_outliers <- function(d) {
	z <- (d$x - ave(d$x, d$vm, FUN = median)) / spread(d)
	far <- abs(z) > 3.5
	c(sum(far), NA, NA, if (any(far)) z[which.max(abs(z))] else NA, nrow(d), NA)
}

check_modes <- function(d) {
	x <- sort(d$x)
	explained <- sapply(seq_len(length(x) - 1), function(low) {
		heap <- rep(1:2, c(low, length(x) - low))
		sum((ave(x, heap) - mean(x))^2) / sum((x - mean(x))^2)
	})
	low <- which.max(explained)
	c(mean(x[-seq_len(low)]) - mean(x[seq_len(low)]), NA, NA, max(explained), length(x), NA)
}

check_ticks <- function(d) {
	s <- spread(d)
	sorted <- sort(d$x)
	n <- length(sorted)
	cut <- n %/% 20
	width <- sorted[n - cut] - sorted[cut + 1]
	finest <- 5 / s
	coarsest <- 1 / (1.5 * s)
	tries <- min(max(ceiling(8 * width * (finest - coarsest)), 100), 2000)
	wound <- function(step) Mod(mean(exp(2i * pi * d$x / step)))
	steps <- 1 / (coarsest + (finest - coarsest) * (0:(tries - 1)) / tries)
	lengths <- sapply(steps, wound)
	around <- pmax(sapply(0.8 * steps, wound), sapply(1.25 * steps, wound))
	good <- lengths >= 2 * around
	if (!any(good))
		return(c(NA, NA, NA, NA, n, 1))
	best <- which(good)[which.max(lengths[good])]
	c(steps[best], NA, NA, lengths[best], n, min(1, exp(-n * (lengths[best]^2 - around[best]^2)) * tries))
}

# none of its events tells of a busy host
check_busy <- function(d) c(NA, NA, NA, NA, 0, NA)

number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))

table <- read.csv(file.path(run, "migrations.csv"), colClasses = "character")
rows <- list()
for (metric in grep("_seconds$", names(table), value = TRUE))
	for (case in unique(table$case)) {
		d <- table[table$case == case & table$outcome %in% timed & table[[metric]] != "", ]
		d$x <- as.numeric(d[[metric]])
		if (metric == "total_time_seconds")
			d <- d[d$x < limit, ]
		d$order <- as.numeric(d$order)
		d$cycle <- as.numeric(d$cycle)
		d <- d[order(d$vm), ]
		for (check in checks)
			rows[[length(rows) + 1]] <- list(metric = metric, case = case, check = check,
							 numbers = do.call(paste0("check_", check), list(d)))
	}
p <- sapply(rows, function(r) r$numbers[6])
# a family: one kind of check on one metric, over the cases
family <- sapply(rows, function(r) paste(r$metric, r$check))
adjusted <- ave(p, family, FUN = function(p) p.adjust(p, "BH"))
out <- file(golden, "w")
writeLines("metric,case,check,value,value_low,value_high,statistic,count,p,p_adjusted", out)
for (i in seq_along(rows)) {
	r <- rows[[i]]
	writeLines(paste(c(r$metric, r$case, r$check, number(c(r$numbers, adjusted[i]))), collapse = ","), out)
}
close(out)
