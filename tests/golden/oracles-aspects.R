# oracles-aspects.R — what compare must say of spread and 95th percentile, worked out by base R from
# the rows of two runs.
#
#   Rscript oracles-aspects.R FOLDER GOLDEN.csv
#
# FOLDER holds the pairs that make-aspects writes. As migstat-compare(1) has it: of every VM of both
# sides, in the directions that both sides have of it, one number; the means of these numbers; and
# the ratio from their logarithms, paired.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
golden_file <- arguments[2]

# the outcomes after which a time counts
timed <- c("ok", "late", "moved_but_leftover", "probe_lost", "stats_unavailable")

values_of <- function(name) {
	rows <- read.csv(file.path(folder, name, "migrations.csv"))
	rows <- rows[rows$outcome %in% timed & !is.na(rows$total_time_seconds), ]
	data.frame(vm = rows$vm, direction = rows$direction, value = rows$total_time_seconds)
}

aspects <- list(
	spread = function(rows) {
		centre <- ave(rows$value, rows$direction, FUN = median)
		several <- ave(rows$value, rows$direction, FUN = length) > 1
		mean(abs(rows$value - centre)[several])
	},
	p95 = function(rows) quantile(rows$value, 0.95, type = 7, names = FALSE)
)

columns <- c("before_value", "after_value", "ratio", "ratio_low", "ratio_high", "p")
lines <- paste(c("set", "aspect", columns), collapse = ",")
for (set in c("skewed", "unequal", "ties")) {
	before <- values_of(paste0(set, "-before"))
	after <- values_of(paste0(set, "-after"))
	cells <- lapply(list(before, after), function(rows) paste(rows$vm, rows$direction))
	common <- intersect(cells[[1]], cells[[2]])
	before <- before[cells[[1]] %in% common, ]
	after <- after[cells[[2]] %in% common, ]
	vms <- unique(before$vm)
	stopifnot(setequal(vms, after$vm), length(vms) >= 6)
	for (aspect in names(aspects)) {
		of_vms <- function(rows)
			vapply(vms, function(vm) aspects[[aspect]](rows[rows$vm == vm, ]), 0)
		b <- of_vms(before)
		a <- of_vms(after)
		t <- t.test(log(a), log(b), paired = TRUE)
		of_set <- c(mean(b), mean(a), exp(mean(log(a / b))), exp(t$conf.int), t$p.value)
		lines <- c(lines, paste(c(set, aspect, sprintf("%.17g", of_set)), collapse = ","))
	}
}
writeLines(lines, golden_file)
