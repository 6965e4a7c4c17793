# oracles-plan.R — the numbers in tests/unit/analyze-plan.c, collect-until.c and datasets-two-way.c: a pilot's
# variances with their upper limits, what a study to come may expect, power, and how far a mean is
# off at most.
#
#     Rscript tests/golden/oracles-plan.R
#
# prints them; nothing is written. Base R alone: qchisq, qt, pt.

options(digits = 15)

# what neighbouring cycles do: f adds to the variance of a mean, g is left of that between cycles
neighbours <- function(rho, C) {
	f <- 1 + 2 * sum((1 - (1:(C - 1)) / C) * rho^(1:(C - 1)))
	g <- (C - f) / (C - 1)
	c(f = f, g = g, F = f / g, df = max(min(3, C - 1), min(C - 1, C / f - 1)))
}
limit.factor <- function(sure, df) df / qchisq(1 - sure, df)

# the shipped study, case shared, total time: the mean squares of its table of VMs by cycles
V <- 6; C <- 20
ms <- c(vm = .0208723313995, cycle = .539336292173, cell = .0677620837054)
lag <- .386380744643
rho <- ((C - 4) * (C * lag + 1) / (C - 4) + 10 * .3) / (C - 4 + 10)
n <- neighbours(rho, C)
q <- ms / (V * C)
model <- function(vm, cycle, cell) c(
	vm = max(0, V * (q[["vm"]] * vm - q[["cell"]])),
	cycle = max(0, C * (q[["cycle"]] * cycle - q[["cell"]])) / n[["g"]],
	cell = ms[["cell"]] * cell)
print(c(rho = rho, n))
print(model(1, 1, 1))
print(model(limit.factor(.8, V - 1), limit.factor(.8, n[["df"]]),
	limit.factor(.8, (V - 1) * (C - 1))))
print(c(limit.factor(.8, 5), limit.factor(.8, 7.02017733)))

# 10 VMs and 30 cycles
expected <- function(vm, cycle, cell, rho, V, C, sides, same) {
	n <- neighbours(rho, C)
	rest <- sides * cell / V / C
	qv <- (if (same) 0 else sides * vm / V) + rest
	qc <- sides * n[["f"]] * cycle / C + n[["F"]] * rest
	df <- c((if (same) 1 else sides) * (V - 1), sides * n[["df"]], sides * (V - 1) * (C - 1))
	both <- qv + qc - rest
	both.df <- both^2 / sum(c(qv, qc, rest)^2 / df)
	half <- c(qt(.975, df[1]) * sqrt(qv), qt(.975, df[2]) * sqrt(qc),
		if (qv > rest) qt(.975, both.df) * sqrt(both))
	list(vm = c(qv, df[1]), cycle = c(qc, df[2]), both = c(both, both.df), half = max(half),
		true = sides * ((if (same) 0 else vm) / V + n[["f"]] * cycle / C + cell / V / C))
}
print(expected(.004, .01, .02, .3, 10, 30, 1, FALSE))
print(expected(.004, .01, .02, .3, 10, 30, 2, FALSE))
print(expected(.004, .01, .02, .3, 10, 30, 2, TRUE))

# the power of a t test whose standard error is taken for another one
power <- function(effect, error, expected, df, alpha) {
	t <- qt(1 - alpha / 2, df) * expected / error
	pt(t, df, effect / error, lower.tail = FALSE) + pt(-t, df, effect / error)
}
print(c(power(.1, .03, .03, 12.5, .05), power(.1, .03, .04, 12.5, .05),
	power(.1, .03, .04, 3, .01)))

# collect --until-ci: VMs at -1, 0, 1 alone; then cycles at -2 to 2 alone, the first of 7 looks
sure <- function(df, error) qnorm(.975) * sqrt(df / qchisq(error, df))
print(c(qt(.975, 2), sure(2, .05)) / sqrt(3))
n <- neighbours((1 * 1 + 10 * .3) / 11, 5)
print(c(qt(.975, n[["df"]]), sure(n[["df"]], .05 / 7)) * sqrt(n[["F"]] / 2))

# compare, of runs that ended so: half an interval of which the variance is 1, by VM (3 degrees of
# freedom) and by cycle (24, 7 looks)
print(c(sure(3, .05), sure(24, .05 / 7)))
