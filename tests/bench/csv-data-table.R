# csv-data-table.R FILE THREADS -- number, mean, standard deviation and quantiles by group, by data.table.
suppressMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[2]))
rows <- fread(arguments[1], select = c("case", "host", "vm", "downtime_ms"), showProgress = FALSE)
shares <- c(0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
groups <- rows[, c(list(n = .N, mean = mean(downtime_ms), sd = sd(downtime_ms), low = min(downtime_ms),
	high = max(downtime_ms)), as.list(quantile(downtime_ms, shares))), by = .(case, host, vm)]
cat(nrow(groups), "groups\n")
