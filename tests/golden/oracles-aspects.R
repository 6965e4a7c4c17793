# oracles-aspects.R — what compare must say of means, medians, spreads and 95th percentiles where VMs
# and cycles are chance, worked out by base R (lm, quantile, pbeta, qt) from the rows of the runs.
#
#   Rscript oracles-aspects.R FOLDER STUDY ASPECTS.csv TWO-WAY.csv OUTCOMES.csv
#
# FOLDER holds the sets that make-aspects writes, STUDY the shipped runs classic and successor. The
# method is that of migstat-compare(1) and datasets/two-way: each value's number, whose mean over a
# VM's direction is what is compared; on the scale ln L + x / L - 1 of the VM's level; the widest of by
# VM, by cycle, both, residual. Fits are lm's, so incomplete tables are solved another way than there.
#
# OUTCOMES.csv: of runs in which values were given up at a limit, or migrations failed: the mean with those
# given up as the limit (of a complete table survival's restricted mean), and the test of the ranks of all
# outcomes, what was given up and then what failed as the largest.
# Debian: r-base-core r-cran-survival.
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
study <- arguments[2]

# the outcomes after which a time counts
timed <- c("ok", "late", "moved_but_leftover", "probe_lost", "stats_unavailable")

rows_of <- function(run, metric = "total_time_seconds", case = NULL, block = NULL) {
	rows <- read.csv(file.path(run, "migrations.csv"))
	rows <- rows[rows$outcome %in% timed & !is.na(rows[[metric]]), ]
	if (!is.null(case))
		rows <- rows[rows$case == case, ]
	data.frame(vm = rows$vm, cycle = rows$cycle, block = if (is.null(block)) rows$cycle else block,
		direction = rows$direction, value = rows[[metric]])
}

# ---- each value's number, by VM, direction and run ----
cell_of <- function(rows) paste(rows$vm, rows$direction, if (is.null(rows$run)) 1 else rows$run)

quantile_numbers <- function(rows, share) {
	cell <- cell_of(rows)
	centre <- ave(rows$value, cell, FUN = median)
	n <- ave(rows$value, cell, FUN = length)
	relative <- all(centre > 0)
	pool <- sort(((rows$value - centre) / (if (relative) centre else 1) * sqrt(n / (n - 1)))[n > 1])
	scatter <- function(n) {
		place <- (n - 1) * share + 1
		mean <- place / (n + 1)
		reach <- 8 * sqrt(mean * (1 - mean) / (n + 2))
		ends <- seq(max(0, mean - reach), min(1, mean + reach), length.out = 201)
		weight <- diff(pbeta(ends, place, n + 1 - place))
		x <- quantile(pool, ends[-1] - diff(ends) / 2, type = 7, names = FALSE)
		weighted.mean((x - weighted.mean(x, weight))^2, weight)
	}
	number <- rows$value
	for (of in unique(cell)) {
		here <- cell == of
		x <- rows$value[here]
		q <- quantile(x, share, type = 7, names = FALSE)
		above <- ((x > q) + (x >= q)) / 2
		above <- above - mean(above)
		s <- 0
		if (length(x) > 1 && var(above) > 0)
			s <- sqrt(scatter(length(x)) * length(x) / var(above)) * (if (relative) median(x) else 1)
		number[here] <- q + above * s
	}
	number
}

numbers <- list(
	mean = function(rows) rows$value,
	median = function(rows) quantile_numbers(rows, 0.5),
	spread = function(rows) abs(rows$value - ave(rows$value, cell_of(rows), FUN = median)),
	p95 = function(rows) quantile_numbers(rows, 0.95)
)

# ---- table and fit ----
fit <- function(rows, x) {
	means <- aggregate(x, list(vm = rows$vm, block = rows$block, direction = rows$direction), mean)
	wide <- reshape(means, idvar = c("vm", "block"), timevar = "direction", direction = "wide")
	ways <- as.matrix(wide[, -(1:2), drop = FALSE])
	ways <- ways[, order(colnames(ways)), drop = FALSE]
	if (ncol(ways) == 2) {
		delta <- mean(ways[, 2] - ways[, 1], na.rm = TRUE)
		shifted <- cbind(ways[, 1] + delta / 2, ways[, 2] - delta / 2)
		both <- rowSums(is.na(ways)) == 0
		value <- ifelse(both, rowMeans(ways), rowMeans(shifted, na.rm = TRUE))
		weight <- ifelse(both, 1, 0.5)
	} else {
		value <- ways[, 1]
		weight <- rep(1, nrow(wide))
	}
	vm <- factor(wide$vm)
	block <- factor(wide$block, levels = sort(unique(wide$block)))
	model <- lm(value ~ 0 + vm + block, weights = weight, contrasts = list(block = "contr.sum"))
	V <- nlevels(vm)
	C <- nlevels(block)
	level <- coef(model)[1:V]
	offset <- coef(model)[-(1:V)]
	course <- mean(level) + c(offset, -sum(offset))
	s2 <- sum(weight * resid(model)^2) / model$df.residual
	off <- course - mean(course)
	list(V = V, C = C, level = setNames(level, levels(vm)), mean = mean(level),
		Q_V = var(level) / V, Q_C = var(course) / C, s2 = s2, nu_E = model$df.residual,
		E_V = s2 * mean(1 / tapply(weight, vm, sum)) / V,
		E_C = s2 * mean(1 / tapply(weight, block, sum)) / C,
		products = sum(off[-1] * off[-C]), squares = sum(off^2))
}

# ---- chance ----
neighbours <- function(rho, C) {
	f <- 1 + 2 * sum((1 - (1:(C - 1)) / C) * rho^(1:(C - 1)))
	list(factor = f * (C - 1) / (C - f), df = max(min(3, C - 1), min(C - 1, C / f - 1)))
}

shrunk <- function(r, C, weight, prior) {
	unbiased <- if (weight > 0) max(-1, min(1, (C * r + 1) / (C - 4))) else 0
	max(0, min(0.8, (weight * unbiased + 10 * prior) / (weight + 10)))
}

join <- function(q_v, df_v, q_c, df_c, squares_c, e_v, e_c, df_e, squares_e) {
	at <- data.frame(word = c("vm", "cycle"), q = c(q_v, q_c), df = c(df_v, df_c))
	if (q_v > e_v && q_c > e_c) {
		q <- q_v + q_c - min(e_v, e_c)
		at <- rbind(at, data.frame(word = "both", q = q,
			df = max(1, q^2 / (q_v^2 / df_v + squares_c + squares_e))))
	} else if (q_v <= e_v && q_c <= e_c) {
		at <- rbind(at, data.frame(word = "residual", q = max(e_v, e_c), df = df_e))
	}
	at
}

judge <- function(at, estimate, level = 0.95) {
	half <- qt(1 - (1 - level) / 2, at$df) * sqrt(at$q)
	list(half = max(half), df = at$df[which.max(half)], word = at$word[which.max(half)],
		p = max(2 * pt(-abs(estimate) / sqrt(at$q), at$df)))
}

welch <- function(a, df_a, b, df_b) (a + b)^2 / (a^2 / df_a + b^2 / df_b)

in_run <- function(rows, x, prior) {
	d <- fit(rows[[1]], x[[2]] - x[[1]])
	lag <- d$products / d$squares
	rho <- shrunk(lag, d$C, max(0, d$C - 4), prior)
	n <- neighbours(rho, d$C)
	q_c <- n$factor * d$Q_C
	rest <- min(d$E_V, d$E_C)
	list(estimate = d$mean, lag = lag, rho = rho,
		at = join(d$Q_V, d$V - 1, q_c, n$df, q_c^2 / n$df, d$E_V, d$E_C, d$nu_E, rest^2 / d$nu_E))
}

two_runs <- function(rows, x, prior) {
	b <- fit(rows[[1]], x[[1]])
	a <- fit(rows[[2]], x[[2]])
	d <- a$level - b$level[names(a$level)]
	lag <- (b$products + a$products) / (b$squares + a$squares)
	C <- (b$C + a$C) / 2
	rho <- shrunk(lag, C, max(0, 2 * (C - 4)), prior)
	n_b <- neighbours(rho, b$C)
	n_a <- neighbours(rho, a$C)
	c_b <- n_b$factor * b$Q_C
	c_a <- n_a$factor * a$Q_C
	e <- if (b$E_V + a$E_V <= b$E_C + a$E_C) c(b$E_V, a$E_V) else c(b$E_C, a$E_C)
	list(estimate = mean(d), lag = lag, rho = rho,
		at = join(var(d) / length(d), length(d) - 1, c_b + c_a, welch(c_b, n_b$df, c_a, n_a$df),
			c_b^2 / n_b$df + c_a^2 / n_a$df, b$E_V + a$E_V, b$E_C + a$E_C,
			welch(e[1], b$nu_E, e[2], a$nu_E), e[1]^2 / b$nu_E + e[2]^2 / a$nu_E))
}

several_runs <- function(rows, x, prior) {
	b <- fit(rows[[1]], x[[1]])
	a <- fit(rows[[2]], x[[2]])
	d <- a$level - b$level[names(a$level)]
	df <- b$C + a$C - 2
	ways <- 1 / b$C + 1 / a$C
	q_c <- (b$Q_C * b$C * (b$C - 1) + a$Q_C * a$C * (a$C - 1)) / df * ways
	df_e <- b$nu_E + a$nu_E
	e <- (b$s2 * b$nu_E + a$s2 * a$nu_E) / df_e * ways / min(a$V, b$V)
	list(estimate = mean(d), lag = NA, rho = NA,
		at = join(var(d) / length(d), length(d) - 1, q_c, df, q_c^2 / df, e, e, df_e, e^2 / df_e))
}

# ---- what compare prints ----
relative <- function(x, level) log(level) + x / level - 1

compare <- function(rows, aspect, situation, prior) {
	x <- lapply(rows, numbers[[aspect]])
	plain <- Map(fit, rows, x)
	u <- Map(function(r, x, f) relative(x, f$level[r$vm]), rows, x, plain)
	t <- Map(function(x, f) relative(x, f$mean), x, plain)
	typical <- situation(rows, u, prior)
	total <- situation(rows, t, prior)
	j <- judge(typical$at, typical$estimate)
	before <- exp(fit(rows[[1]], u[[1]])$mean)
	after <- before * exp(typical$estimate)
	g <- Map(function(u, mean) mean * (1 + u - log(mean)), u, list(before, after))
	plain_half <- judge(situation(rows, g, prior)$at, 1)$half
	of_total <- log(plain[[2]]$mean / plain[[1]]$mean)
	total_half <- judge(total$at, 1)$half
	list(word = j$word, numbers = c(before, after, after - before, after - before - plain_half,
		after - before + plain_half, exp(typical$estimate),
		exp(typical$estimate - j$half), exp(typical$estimate + j$half), j$df, typical$lag,
		typical$rho, plain[[1]]$mean, plain[[2]]$mean, exp(of_total),
		exp(of_total - total_half), exp(of_total + total_half), j$p))
}

columns <- c("bounded_by", "before_value", "after_value", "difference", "difference_low",
	"difference_high", "ratio", "ratio_low", "ratio_high", "df", "lag_1", "correlation",
	"total_before", "total_after", "total_ratio", "total_low", "total_high", "p")
line <- function(set, aspect, of)
	paste(c(set, aspect, of$word, ifelse(is.na(of$numbers), "", sprintf("%.17g", of$numbers))),
		collapse = ",")
heading <- paste(c("set", "aspect", columns), collapse = ",")

# only VMs and directions that every run of both sides has
common_rows <- function(rows) {
	runs <- unlist(lapply(rows, function(r) split(r, if (is.null(r$run)) 1 else r$run)),
		recursive = FALSE)
	common <- Reduce(intersect, lapply(runs, function(r) paste(r$vm, r$direction)))
	lapply(rows, function(r) r[paste(r$vm, r$direction) %in% common, ])
}

sets <- list(skewed = c("mean", "median", "spread", "p95"),
	unequal = c("mean", "median", "spread", "p95"), ties = c("mean", "median"))
lines <- heading
for (set in names(sets)) {
	rows <- common_rows(lapply(c("before", "after"),
		function(side) rows_of(file.path(folder, paste0(set, "-", side)))))
	for (aspect in sets[[set]])
		lines <- c(lines, line(set, aspect, compare(rows, aspect, two_runs, 0.3)))
}
runs_of <- function(side, count) do.call(rbind, lapply(1:count, function(run) {
	rows <- rows_of(file.path(folder, paste0("runs-", side, run)), block = run)
	rows$run <- run
	rows
}))
rows <- common_rows(list(runs_of("before", 3), runs_of("after", 2)))
for (aspect in c("mean", "median", "spread", "p95"))
	lines <- c(lines, line("runs", aspect, compare(rows, aspect, several_runs, 0.3)))
writeLines(lines, arguments[3])

# ---- what was given up, and what failed ----
outcomes_of <- function(set, limit) lapply(c("before", "after"), function(side) {
	rows <- read.csv(file.path(folder, paste0(set, "-", side), "migrations.csv"))
	value <- ifelse(rows$outcome %in% timed, rows$total_time_seconds, Inf)
	value[is.finite(value)] <- pmin(value[is.finite(value)], limit)
	data.frame(vm = rows$vm, cycle = rows$cycle, block = rows$cycle, direction = rows$direction,
		value = value)
})
restricted <- function(rows, limit) {
	model <- survfit(Surv(rows$value, rows$value < limit) ~ 1)
	found <- summary(model, rmean = limit)$table[["rmean"]]
	stopifnot(abs(fit(rows, rows$value)$mean / found - 1) < 1e-12)
	found
}
outcomes <- function(set, limit) {
	rows <- common_rows(outcomes_of(set, limit))
	rank <- rank(c(rows[[1]]$value, rows[[2]]$value))
	first <- seq_len(nrow(rows[[1]]))
	of <- two_runs(rows, list(rank[first], rank[-first]), 0.3)
	means <- if (is.finite(limit)) sapply(rows, restricted, limit) else c(NA, NA)
	number <- c(means, means[2] / means[1], judge(of$at, of$estimate)$p)
	paste(c(set, ifelse(is.na(number), "", sprintf("%.17g", number))), collapse = ",")
}
writeLines(c("set,restricted_before,restricted_after,restricted_ratio,restricted_p",
	outcomes("skewed", 60), outcomes("unequal", 45), outcomes("ties", Inf)), arguments[5])

# the shipped study: cases of one run, and classic against successor
metrics <- c("total_time_seconds", "downtime_seconds")
pairs <- list(classic = list(c("shared", "block"), c("shared", "shared-tunnelled"),
		c("block", "block-tunnelled"), c("shared-tunnelled", "block-tunnelled")),
	successor = list(c("shared", "shared-tls"), c("block", "block-tls"), c("shared", "block"),
		c("shared-tls", "block-tls")))
lines <- sub("^set", "before,after,metric", heading)
sorted <- function(rows) rows[order(rows$vm, rows$cycle, rows$direction), ]
for (metric in metrics) {
	for (run in names(pairs)) for (pair in pairs[[run]]) {
		rows <- lapply(pair, function(case)
			sorted(rows_of(file.path(study, run), metric, case)))
		for (aspect in names(numbers))
			lines <- c(lines, line(paste(run, pair[1], run, pair[2], metric, sep = ","),
				aspect, compare(rows, aspect, in_run, 0.1)))
	}
	for (case in c("shared", "block")) {
		rows <- lapply(c("classic", "successor"), function(run)
			rows_of(file.path(study, run), metric, case))
		for (aspect in names(numbers))
			lines <- c(lines, line(paste("classic", case, "successor", case, metric, sep = ","),
				aspect, compare(rows, aspect, two_runs, 0.3)))
	}
}
lines[1] <- sub("^before,after,metric", "before,before_case,after,after_case,metric", lines[1])
writeLines(lines, arguments[4])
