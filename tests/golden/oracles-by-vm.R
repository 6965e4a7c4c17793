# oracles-by-vm.R — vms.csv by R's own functions: every VM by itself, in each direction and in both.
#
#   LIMIT=400 Rscript oracles-by-vm.R RUN GOLDEN.csv
#
# LIMIT: total times at or above it are censored. The median is R's of all values with the censored
# ones above all others, and is not known if it would be one of them.
arguments <- commandArgs(trailingOnly = TRUE)
run <- arguments[1]
timed <- c("ok", "late", "moved_but_leftover", "probe_lost", "stats_unavailable")
table <- read.csv(file.path(run, "migrations.csv"), colClasses = "character", encoding = "UTF-8",
		  check.names = FALSE, na.strings = character())
package <- paste(readLines(file.path(run, "datapackage.json")), collapse = " ")
name <- sub('.*"title": *"([^"]*)".*', "\\1", package)
uuid <- if (is.null(table$vm_uuid)) rep("", nrow(table)) else table$vm_uuid
vm <- ifelse(uuid == "", table$vm, uuid)
columns <- names(table)
metrics <- setdiff(columns[-seq_len(which(columns == "outcome"))], c("error_code", "error"))
number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = 1))
unit_of <- function(metric) {
	if (grepl("bytes_per_second$", metric)) "B/s"
	else if (grepl("_seconds$", metric)) "s"
	else if (grepl("_bytes$", metric)) "B"
	else ""
}

describe <- function(x, limit) {
	above <- x >= limit
	kept <- x[!above]
	all <- c(kept, rep(Inf, sum(above)))
	middle <- median(all)
	n <- length(kept)
	c(n, sum(above), if (n > 0) mean(kept) else NA, if (n > 1) sd(kept) else NA,
	  if (is.finite(middle)) middle else NA, if (n > 0) range(kept) else c(NA, NA))
}

out <- file(arguments[2], "w", encoding = "UTF-8")
writeLines("run,metric,unit,vm,vm_uuid,direction,case,n,censored,mean,sd,median,min,max", out)
for (metric in metrics) {
	filled <- table$outcome %in% timed & table[[metric]] != ""
	limit <- if (metric == "total_time_seconds") as.numeric(Sys.getenv("LIMIT", Inf)) else Inf
	for (case in unique(table$case))
		for (one in sort(unique(vm[filled & table$case == case]), method = "radix"))
			for (direction in c("AB", "BA", "both")) {
				rows <- which(filled & table$case == case & vm == one &
					      (direction == "both" | table$direction == direction))
				if (length(rows) == 0)
					next
				row <- describe(as.numeric(table[[metric]][rows]), limit)
				cells <- c(name, metric, unit_of(metric), table$vm[rows[1]], uuid[rows[1]],
					   direction, case, number(row))
				writeLines(paste(cells, collapse = ","), out)
			}
}
close(out)
