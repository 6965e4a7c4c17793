# oracles-model.R — what model.csv of a run must hold, worked out a second time by lm and predict.
#
#   Rscript oracles-model.R RUN GOLDEN.csv
#
# Coefficients, residual standard deviation and R squared come from lm; intervals of independent
# rows from confint and predict.lm. Cluster-robust ones are worked out from the design matrix as
# G/(G-1) (n-1)/(n-k) (X'X)^-1 sum(X_g' e_g e_g' X_g) (X'X)^-1 with t of G-1 degrees of freedom.
# Bytes are counted in GB on the way, so that X'X is well conditioned. Base R is enough.
arguments <- commandArgs(trailingOnly = TRUE)
run <- arguments[1]
golden <- arguments[2]
level <- 0.95
pause <- 0.3

# A line, its covariance and its degrees of freedom. x and y in units that keep numbers near 1.
line_of <- function(x, y, vm) {
	keep <- !is.na(x) & !is.na(y)
	x <- x[keep]; y <- y[keep]; vm <- vm[keep]
	line <- list(n = length(x), mean = if (length(x)) mean(x) else NA, state = "few_rows")
	if (line$n < 10)
		return(line)
	line$state <- "little_spread"
	if ((max(x) - min(x)) / mean(x) < 0.1)
		return(line)
	line$fit <- lm(y ~ x)
	line$state <- if (coef(line$fit)[2] > 0) "good" else "not_rising"
	line$vms <- length(unique(vm))
	line$errors <- if (line$vms >= 3) "vms" else "rows"
	line$V <- vcov(line$fit)
	line$df <- line$n - 2
	if (line$errors == "vms") {
		X <- model.matrix(line$fit)
		u <- rowsum(X * resid(line$fit), vm)
		bread <- solve(crossprod(X))
		line$V <- line$vms / (line$vms - 1) * (line$n - 1) / (line$n - 2) *
			bread %*% crossprod(u) %*% bread
		line$df <- line$vms - 1
	}
	line$sigma <- summary(line$fit)$sigma
	line$r2 <- summary(line$fit)$r.squared
	line
}

at <- function(line, x) unname(sum(coef(line$fit) * c(1, x)))
var_at <- function(line, x) as.numeric(c(1, x) %*% line$V %*% c(1, x))
around <- function(value, variance, df) {
	half <- qt(1 - (1 - level) / 2, df) * sqrt(variance)
	c(value, value - half, value + half)
}
mean_at <- function(line, x) around(at(line, x), var_at(line, x), line$df)
new_at <- function(line, x) around(at(line, x), var_at(line, x) + line$sigma^2, line$df)

# for independent rows the two ways must be one
check <- function(line, x) {
	new <- data.frame(x = x)
	stopifnot(all.equal(new_at(line, x),
			    as.numeric(predict(line$fit, new, interval = "prediction", level = level))),
		  all.equal(mean_at(line, 0)[-1], as.numeric(confint(line$fit, level = level)[1, ])))
}

number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))
none <- rep(NA, 3)

model_of <- function(rows) {
	gb <- rows$data_moved_bytes / 1e9
	rate <- rows$dirty_rate_max_bytes_per_second / 1e6
	time <- line_of(gb, rows$total_time_seconds, rows$vm)
	bytes <- line_of(rate, gb, rows$vm)
	good <- function(line) line$state == "good"
	fixed <- bandwidth <- twice <- base <- per_rate <- twice_rate <- ratio <- none
	rounds <- NA
	converges <- "unknown"
	if (good(time)) {
		if (time$errors == "rows")
			check(time, 2 * time$mean)
		fixed <- mean_at(time, 0)
		slope <- around(coef(time$fit)[2], time$V[2, 2], time$df)
		bandwidth <- 1e9 / c(slope[1], slope[3], if (slope[2] > 0) slope[2] else NA)
		twice <- new_at(time, 2 * time$mean)
	}
	if (good(bytes)) {
		base <- 1e9 * mean_at(bytes, 0)
		per_rate <- 1e3 * around(coef(bytes$fit)[2], bytes$V[2, 2], bytes$df)
	}
	if (good(time) && good(bytes)) {
		moved <- at(bytes, 2 * bytes$mean)
		twice_rate <- around(at(time, moved), time$sigma^2 + var_at(time, moved) +
			coef(time$fit)[2]^2 * (bytes$sigma^2 + var_at(bytes, 2 * bytes$mean)),
			min(time$df, bytes$df))
	}
	if (good(time) && !is.na(bytes$mean)) {
		ratio <- 1e6 * bytes$mean / bandwidth[c(1, 3, 2)]
		if (is.na(bandwidth[3]))
			ratio[2] <- 0
		converges <- if (ratio[3] < 1) "yes" else if (ratio[2] >= 1) "no" else "undecided"
		if (ratio[1] < 1)
			rounds <- ceiling(log(bandwidth[1] * pause / mean(rows$memory_total_bytes)) / log(ratio[1]))
	}
	fitted <- function(line, what) if (is.null(line$fit)) NA else line[[what]]
	text <- function(line, what) if (is.null(line$fit)) "" else line[[what]]
	scaled <- function(line, what, by) if (is.null(line$fit)) NA else by * line[[what]]
	c(time$state, number(c(time$n, fitted(time, "vms"))), text(time, "errors"),
	  number(c(fixed, bandwidth, fitted(time, "sigma"), fitted(time, "r2"), 1e9 * time$mean, twice)),
	  bytes$state, number(c(bytes$n, fitted(bytes, "vms"))), text(bytes, "errors"),
	  number(c(1e6 * bytes$mean, base, per_rate, scaled(bytes, "sigma", 1e9), fitted(bytes, "r2"),
		   twice_rate, ratio)), converges, number(c(rounds, level)))
}

table <- read.csv(file.path(run, "migrations.csv"))
table <- table[table$outcome == "ok", ]
out <- file(golden, "w")
writeLines(paste0("run,case,time_line,time_n,time_vms,time_errors,fixed_seconds,fixed_low,fixed_high,",
	"bandwidth_bytes_per_second,bandwidth_low,bandwidth_high,time_sd,time_r_squared,mean_moved_bytes,",
	"twice_bytes_seconds,twice_bytes_low,twice_bytes_high,bytes_line,bytes_n,bytes_vms,bytes_errors,",
	"mean_dirty_rate_bytes_per_second,base_bytes,base_low,base_high,per_dirty_rate_seconds,",
	"per_dirty_rate_low,per_dirty_rate_high,bytes_sd,bytes_r_squared,twice_dirty_rate_seconds,",
	"twice_dirty_rate_low,twice_dirty_rate_high,dirty_ratio,dirty_ratio_low,dirty_ratio_high,",
	"converges,rounds,level"), out)
for (case in unique(table$case))
	writeLines(paste(c("model", case, model_of(table[table$case == case, ])), collapse = ","), out)
close(out)

# a third argument: the golden of model-line.csv, the line and both bands in 41 places
if (!is.na(arguments[3])) {
	out <- file(arguments[3], "w")
	writeLines("run,case,moved_bytes,time_seconds,mean_low,mean_high,new_low,new_high,level", out)
	for (case in unique(table$case)) {
		rows <- table[table$case == case, ]
		line <- line_of(rows$data_moved_bytes / 1e9, rows$total_time_seconds, rows$vm)
		if (is.null(line$fit))
			next
		x <- range(rows$data_moved_bytes[!is.na(rows$total_time_seconds)], na.rm = TRUE)
		for (moved in seq(x[1], x[2], length.out = 41)) {
			mean <- mean_at(line, moved / 1e9)
			writeLines(paste(c("model", case, number(c(moved, mean, new_at(line, moved / 1e9)[-1],
				level))), collapse = ","), out)
		}
	}
	close(out)
}
