# oracles-two-way.R — datasets/two-way/ worked out a second time on the study, and by REML.
#
#   Rscript oracles-two-way.R STUDY TWO-WAY.csv REML.csv
#
# STUDY is datasets/study. Both tables have a row for each run, case, metric, scale (log: of the
# logarithms of the values) and choice of rows (all, or without those whose migration number ends in 3).
# TWO-WAY.csv: the method, by two-way.R; its mean squares of complete tables must be those of aov.
# REML.csv: of complete tables, the crossed mixed model of the cells by lme4 and lmerTest with
# Satterthwaite's degrees of freedom, and, to be held against, the method without the correction for
# neighbours (prior 0, and no lag): the candidate of the components that REML has not put at 0 must
# agree to 5 digits. Where it puts both at 0, REML pools, and migstat does not.
# Debian: r-base-core r-cran-lme4 r-cran-lmertest.
suppressPackageStartupMessages(library(lmerTest))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "two-way.R"))
arguments <- commandArgs(trailingOnly = TRUE)
level <- 0.95
number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))

method <- function(of) {
	two <- two_way(of$x - of$x[1], of$x[1], of$vm, of$cycle, of$direction, level)
	fit <- two$fit
	if (nrow(of) == 240) {
		cells <- aggregate(x ~ vm + cycle, of, mean)
		squares <- summary(aov(x ~ factor(vm) + factor(cycle), cells))[[1]][["Mean Sq"]]
		ours <- c(fit$QV * fit$V * fit$C, fit$QC * fit$V * fit$C, fit$residual)
		stopifnot(abs(squares / ours - 1) < 1e-9)
	}
	half <- (two$linear$high - two$linear$low) / 2
	c(number(c(two$mean, half)), two$linear$source,
	  number(c(two$linear$df, two$variance, fit$QV, fit$QC, fit$EV, fit$EC, fit$residual,
		   two$lag, two$rho, two$factor, two$cycle_df)))
}

reml <- function(of) {
	cells <- aggregate(x ~ vm + cycle, of, mean)
	exactly <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-13, maxfun = 1e6))
	model <- suppressMessages(suppressWarnings(
		lmer(x ~ 1 + (1 | vm) + (1 | cycle), cells, control = exactly)))
	found <- summary(model)$coefficients
	parts <- as.data.frame(VarCorr(model))
	var_of <- function(group) parts$vcov[parts$grp == group]
	table <- two_way_table(two_way_cells(of$x, of$vm, of$cycle, of$direction))
	fit <- two_way_fit(table$x, table$w)
	fit$lag <- -1 # no correlation: the factor is 1
	se <- found[1, "Std. Error"]
	df <- found[1, "df"]
	with <- c(var_of("vm"), var_of("cycle")) > 1e-8 * var_of("Residual")
	if (any(with)) {
		ours <- two_way_candidates(fit, 0)[[if (all(with)) "both" else c("vm", "cycle")[with]]]
		stopifnot(abs(sqrt(ours[1]) / se - 1) < 1e-5, abs(ours[2] / df - 1) < 1e-5)
	}
	# an optimiser's numbers: as many digits as it has
	formatC(c(found[1, "Estimate"], se, df, var_of("vm"), var_of("cycle"), var_of("Residual")), digits = 8, format = "g")
}

first <- file(arguments[2], "w")
second <- file(arguments[3], "w")
keys <- "run,case,metric,scale,rows"
writeLines(paste0(keys, ",mean,half,source,df,variance,vm_part,cycle_part,vm_rest,cycle_rest,residual,",
		  "lag_1,correlation,cycle_factor,cycle_df"), first)
writeLines(paste0(keys, ",mean,se,df,var_vm,var_cycle,var_residual"), second)
for (run in c("classic", "successor")) {
	rows <- read.csv(file.path(arguments[1], run, "migrations.csv"))
	for (case in unique(rows$case))
		for (metric in c("total_time_seconds", "downtime_seconds"))
			for (scale in c("linear", "log"))
				for (all in c(TRUE, FALSE)) {
					of <- rows[rows$case == case & (all | rows$migration %% 10 != 3), ]
					of <- data.frame(vm = of$vm, cycle = of$cycle,
							 direction = as.numeric(of$direction == "BA"),
							 x = of[[metric]])
					if (scale == "log")
						of$x <- log(of$x)
					key <- c(run, case, metric, scale, nrow(of))
					writeLines(paste(c(key, method(of)), collapse = ","), first)
					if (all)
						writeLines(paste(c(key, reml(of)), collapse = ","), second)
				}
}
close(first)
close(second)
