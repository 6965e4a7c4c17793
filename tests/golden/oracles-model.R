# oracles-model.R — what model.csv of a run must hold, worked out a second time by lm and predict.
#
#   Rscript oracles-model.R RUN GOLDEN.csv
#
# Coefficients, residual standard deviation and R squared come from lm; intervals of independent
# rows from confint and predict.lm. Cluster-robust ones are worked out from the design matrix as
# G/(G-1) (n-1)/(n-k) (X'X)^-1 sum(X_g' e_g e_g' X_g) (X'X)^-1 with t of G-1 degrees of freedom, by VM, by
# cycle, and as by VM + by cycle - by cell with the fewer degrees: an interval is the widest of the three.
# Bytes are counted in GB on the way, so that X'X is well conditioned. Base R is enough.
arguments <- commandArgs(trailingOnly = TRUE)
run <- arguments[1]
golden <- arguments[2]
level <- 0.95
pause <- 0.3

# A line, its covariance and its degrees of freedom. x and y in units that keep numbers near 1.
line_of <- function(x, y, vm, cycle) {
	keep <- !is.na(x) & !is.na(y)
	x <- x[keep]; y <- y[keep]; vm <- vm[keep]; cycle <- cycle[keep]
	line <- list(n = length(x), mean = if (length(x)) mean(x) else NA, state = "few_rows")
	if (line$n < 10)
		return(line)
	line$state <- "little_spread"
	if ((max(x) - min(x)) / mean(x) < 0.1)
		return(line)
	line$fit <- lm(y ~ x)
	line$state <- if (coef(line$fit)[2] > 0) "good" else "not_rising"
	line$vms <- length(unique(vm))
	cycles <- length(unique(cycle))
	X <- model.matrix(line$fit)
	bread <- solve(crossprod(X))
	by <- function(group) {
		u <- rowsum(X * resid(line$fit), group)
		nrow(u) / (nrow(u) - 1) * (line$n - 1) / (line$n - 2) * bread %*% crossprod(u) %*% bread
	}
	line$ways <- list()
	if (line$vms >= 3)
		line$ways <- c(line$ways, list(list(V = by(vm), df = line$vms - 1)))
	if (cycles >= 3)
		line$ways <- c(line$ways, list(list(V = by(cycle), df = cycles - 1)))
	line$errors <- if (length(line$ways) == 2) "both" else if (line$vms >= 3) "vms" else
		if (cycles >= 3) "cycles" else "rows"
	if (line$errors == "both")
		line$ways <- c(line$ways, list(list(V = by(vm) + by(cycle) - by(paste(vm, cycle)),
						    df = min(line$vms, cycles) - 1)))
	if (line$errors == "rows")
		line$ways <- list(list(V = vcov(line$fit), df = line$n - 2))
	line$sigma <- summary(line$fit)$sigma
	line$r2 <- summary(line$fit)$r.squared
	line
}

t_of <- function(df) qt(1 - (1 - level) / 2, df)
at <- function(line, x) unname(sum(coef(line$fit) * c(1, x)))
# variance and degrees of freedom of the widest interval of a coefficient's combination
chance <- function(line, of, beside = 0) {
	ways <- lapply(line$ways, function(way)
		list(var = max(0, as.numeric(of %*% way$V %*% of) + beside), df = way$df))
	ways[[which.max(sapply(ways, function(way) t_of(way$df) * sqrt(way$var)))]]
}
around <- function(value, chance) {
	half <- t_of(chance$df) * sqrt(chance$var)
	unname(c(value, value - half, value + half))
}
mean_at <- function(line, x) around(at(line, x), chance(line, c(1, x)))
new_at <- function(line, x) around(at(line, x), chance(line, c(1, x), line$sigma^2))

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
	time <- line_of(gb, rows$total_time_seconds, rows$vm, rows$cycle)
	bytes <- line_of(rate, gb, rows$vm, rows$cycle)
	good <- function(line) line$state == "good"
	fixed <- bandwidth <- twice <- base <- per_rate <- twice_rate <- ratio <- none
	rounds <- NA
	converges <- "unknown"
	if (good(time)) {
		if (time$errors == "rows")
			check(time, 2 * time$mean)
		fixed <- mean_at(time, 0)
		slope <- around(coef(time$fit)[2], chance(time, c(0, 1)))
		bandwidth <- 1e9 / c(slope[1], slope[3], if (slope[2] > 0) slope[2] else NA)
		twice <- new_at(time, 2 * time$mean)
	}
	if (good(bytes)) {
		base <- 1e9 * mean_at(bytes, 0)
		per_rate <- 1e3 * around(coef(bytes$fit)[2], chance(bytes, c(0, 1)))
	}
	if (good(time) && good(bytes)) {
		moved <- at(bytes, 2 * bytes$mean)
		of_time <- chance(time, c(1, moved))
		of_bytes <- chance(bytes, c(1, 2 * bytes$mean))
		twice_rate <- around(at(time, moved),
			list(var = time$sigma^2 + of_time$var +
				coef(time$fit)[2]^2 * (bytes$sigma^2 + of_bytes$var),
			     df = min(of_time$df, of_bytes$df)))
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
		line <- line_of(rows$data_moved_bytes / 1e9, rows$total_time_seconds, rows$vm, rows$cycle)
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
