# two-way.R — the interval of a mean whose VMs and cycles are both chance, worked out a second time.
#
# source()d by oracles.R and oracles-two-way.R. From the formulas of datasets/two-way/two-way.h and
# mean.h and of analyze/summary/crossed.h, but by other ways: the least squares by solving the normal
# equations of the VMs (the cycles eliminated), where migstat alternates; everything in base R.

# One row for each VM, cycle and direction that has a value.
two_way_cells <- function(x, vm, cycle, direction) {
	key <- paste(vm, cycle, direction, sep = "\r")
	first <- !duplicated(key)
	data.frame(vm = vm[first], cycle = cycle[first], direction = direction[first],
		   n = as.vector(table(key)[key[first]]),
		   mean = as.vector(tapply(x, key, mean)[key[first]]))
}

# The table VM x cycle: value and weight of each, the directions' difference and in how many cells.
two_way_table <- function(cells) {
	vms <- sort(unique(cells$vm))
	cycles <- sort(unique(cells$cycle))
	empty <- matrix(NA_real_, length(vms), length(cycles))
	y <- list(empty, empty)
	for (d in 0:1) {
		of <- cells[cells$direction == d, ]
		y[[d + 1]][cbind(match(of$vm, vms), match(of$cycle, cycles))] <- of$mean
	}
	both <- !is.na(y[[1]]) & !is.na(y[[2]])
	difference <- if (any(both)) mean((y[[2]] - y[[1]])[both]) else 0
	x <- ifelse(both, (y[[1]] + y[[2]]) / 2,
		    ifelse(is.na(y[[1]]), y[[2]] - difference / 2, y[[1]] + difference / 2))
	one_way <- length(unique(cells$direction)) == 1
	w <- ifelse(is.na(x), 0, ifelse(both | one_way, 1, 0.5))
	list(x = x, w = w, difference = difference, both = sum(both), vms = vms, cycles = cycles)
}

two_way_variance_of <- function(x) if (length(x) > 1) var(x) else NA

two_way_fit <- function(x, w) {
	x0 <- ifelse(w > 0, x, 0)
	V <- nrow(x)
	C <- ncol(x)
	wv <- rowSums(w)
	wc <- colSums(w)
	schur <- diag(wv, V) - w %*% (t(w) / wc)
	free <- sum(eigen(schur, symmetric = TRUE, only.values = TRUE)$values < 1e-9 * max(wv))
	df <- sum(w > 0) - V - C + 1
	connected <- free == 1
	if (connected) {
		right <- rowSums(w * x0) - w %*% (colSums(w * x0) / wc)
		a <- drop(solve(schur + matrix(1, V, V), right)) # of all solutions one
		b <- drop((colSums(w * x0) - t(w) %*% a) / wc)
		a <- a + mean(b)
		b <- b - mean(b)
		levels <- a
		courses <- mean(a) + b
	} else {
		levels <- rowSums(w * x0) / wv
		courses <- colSums(w * x0) / wc
		b <- courses - mean(courses)
	}
	residual <- if (connected && df >= 1) sum(w * (x0 - outer(levels, b, "+"))^2) / df else NA
	rest <- function(weights) if (is.na(residual)) 0 else residual * mean(1 / weights) / length(weights)
	lag <- function(k) {
		k <- k - mean(k)
		if (sum(k^2) > 0) sum(k[-1] * k[-length(k)]) / sum(k^2) else 0
	}
	list(V = V, C = C, mean = mean(levels), levels = levels, courses = courses, offsets = b,
	     QV = two_way_variance_of(levels) / V, QC = two_way_variance_of(courses) / C,
	     EV = rest(wv), EC = rest(wc), residual = residual, df = if (is.na(residual)) 0 else df,
	     connected = connected, lag = if (C > 1) lag(courses) else NA)
}

# Neighbouring cycles: what AR(1) adds, shrunk towards the prior.
two_way_neighbours <- function(lag, C, prior) {
	if (C < 2)
		return(list(rho = NA, factor = 1, df = NA))
	W <- max(0, C - 4)
	unbiased <- if (W > 0) max(-1, min(1, (C * lag + 1) / (C - 4))) else 0
	rho <- max(0, min(0.8, (W * unbiased + 10 * prior) / (W + 10)))
	k <- seq_len(C - 1)
	f <- 1 + 2 * sum((1 - k / C) * rho^k)
	list(rho = rho, factor = f * (C - 1) / (C - f), df = max(min(3, C - 1), min(C - 1, C / f - 1)))
}

# The candidates: source, variance, degrees of freedom.
two_way_candidates <- function(fit, prior) {
	near <- two_way_neighbours(fit$lag, fit$C, prior)
	QV <- fit$QV
	QC <- fit$QC * near$factor
	found <- list()
	if (!is.na(QV))
		found$vm <- c(QV, fit$V - 1)
	if (!is.na(QC))
		found$cycle <- c(QC, near$df)
	if (!is.na(QV) && !is.na(QC)) {
		E <- min(fit$EV, fit$EC)
		q <- QV + QC - E
		if (QV > fit$EV && QC > fit$EC)
			found$both <- c(q, max(1, q^2 / (QV^2 / (fit$V - 1) + QC^2 / near$df +
							 if (E > 0) E^2 / fit$df else 0)))
		else if (fit$df >= 1 && QV <= fit$EV && QC <= fit$EC)
			found$residual <- c(max(fit$EV, fit$EC), fit$df)
	}
	found
}

two_way_none <- list(low = NA, high = NA, source = NA, df = NA, variance = NA)

two_way_widest <- function(candidates, centre, level) {
	if (length(candidates) == 0)
		return(two_way_none)
	halves <- sapply(candidates, function(c) qt((1 - level) / 2, c[2], lower.tail = FALSE) * sqrt(c[1]))
	at <- which.max(halves)
	list(low = centre - halves[[at]], high = centre + halves[[at]], source = names(candidates)[at],
	     df = candidates[[at]][2], variance = candidates[[at]][1])
}

two_way_shares <- function(parts) {
	parts <- pmax(parts, 0)
	sum <- sum(parts, na.rm = TRUE)
	if (sum > 0) parts / sum else parts * NA
}

# x: the values less the first of them, which is origin.
two_way <- function(x, origin, vm, cycle, direction, level, prior = 0.3) {
	cells <- two_way_cells(x, vm, cycle, direction)
	table <- two_way_table(cells)
	fit <- two_way_fit(table$x, table$w)
	near <- two_way_neighbours(fit$lag, fit$C, prior)
	candidates <- two_way_candidates(fit, prior)
	centre <- origin + fit$mean
	linear <- two_way_widest(candidates, centre, level)

	logs <- two_way_none
	levels <- origin + fit$levels
	# below zero no ratio means anything
	if (fit$V > 1 && all(levels > 0) && !any(origin + table$x[table$w > 0] < 0, na.rm = TRUE)) {
		relative <- two_way_fit(log(levels) + (origin + table$x) / levels - 1, table$w)
		s2 <- var(log(levels))
		relative$QV <- s2 / fit$V + s2^2 / (2 * (fit$V - 1))
		logs <- two_way_widest(two_way_candidates(relative, prior), mean(log(levels)) + s2 / 2, level)
		logs$low <- exp(logs$low)
		logs$high <- exp(logs$high)
	}
	chosen <- c(linear, kind = if (is.na(linear$low)) NA else "two-way")
	far <- fit$V >= 3 && all(levels > 0) && sqrt(fit$QV * fit$V) > centre / 5
	if (far && logs$low <= centre && centre <= logs$high) {
		chosen <- c(logs, kind = "two-way-log")
		if (fit$V >= 10) {
			if (linear$high >= logs$high)
				chosen <- c(linear, kind = "two-way-log")
			chosen$low <- if (linear$low <= 0) logs$low else min(linear$low, logs$low)
			chosen$high <- max(linear$high, logs$high)
		}
	}

	# the values about levels, offsets and directions
	way <- if (table$both > 0) ifelse(direction == 1, 0.5, -0.5) * table$difference else 0
	off <- x - fit$levels[match(vm, table$vms)] - fit$offsets[match(cycle, table$cycles)] - way
	df <- length(x) - fit$V - fit$C + 1 - (table$both > 0)
	rest <- if (fit$connected && df >= 1) sum(off^2) / df else NA
	per_vm <- mean(1 / as.vector(base::table(vm)))
	per_cycle <- mean(1 / as.vector(base::table(cycle)))
	EV <- if (fit$df >= 1) fit$EV else rest * per_vm / fit$V
	EC <- if (fit$df >= 1) fit$EC else rest * per_cycle / fit$C
	of_value <- if (is.na(rest)) rep(NA, 4) else two_way_shares(c(
		fit$V * (fit$QV - EV), fit$C * (fit$QC - EC),
		if (table$both > 0) table$difference^2 / 4 - rest / (2 * table$both) else NA, rest))
	QC <- fit$QC * near$factor
	of_mean <- if (fit$df < 1) rep(NA, 3) else
		two_way_shares(c(fit$QV - fit$EV, QC - fit$EC, min(fit$EV, fit$EC)))
	list(mean = centre, linear = linear, log = logs, chosen = chosen, cycles = fit$C,
	     of_value = of_value, of_mean = of_mean, lag = fit$lag, rho = near$rho,
	     factor = if (fit$C > 1) near$factor else NA, cycle_df = near$df, fit = fit,
	     variance = linear$variance)
}
