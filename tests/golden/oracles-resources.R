# oracles-resources.R — what resources.csv of a run must hold, worked out a second time.
#
#   Rscript oracles-resources.R RUN GOLDEN.csv MARGIN
#
# For every migration and load the spans between two samples are put together into the integral of
# the load over time (approxfun); a bin's mean is the integral's growth over it by the time that was
# covered. Medians and quartiles are R's quantile, type 7. MARGIN is that of the run's plan. The golden
# keeps every seventh row. Base R is enough.
arguments <- commandArgs(trailingOnly = TRUE)
run <- arguments[1]
golden <- arguments[2]
margin <- as.numeric(arguments[3])
slack <- 0.1
every <- 7
count <- 0

read <- function(name) read.csv(file.path(run, name), colClasses = c(vm = "character"), na.strings = "")
table <- read("migrations.csv")
events <- read("events.csv")
metrics <- read("metrics.csv")
metrics$vm[is.na(metrics$vm)] <- ""
table$from <- ifelse(table$direction == "AB", "a", "b")
table$to <- ifelse(table$direction == "AB", "b", "a")
table$end <- table$clock_seconds + table$total_time_seconds
table$switchover <- sapply(seq_len(nrow(table)), function(i) {
	told <- events[events$migration == table$migration[i] & events$from == table$from[i] &
		grepl("^suspended", events$event), ]
	if (nrow(told)) told$clock_seconds[1] else table$end[i]
})
table <- table[table$outcome == "ok", ]

quantities <- list(c("cpu_ratio", "", "cpu_seconds"), c("memory_bytes", "B", "memory_bytes"),
	c("disk_read_bytes_per_second", "B/s", "disk_read_bytes"),
	c("disk_written_bytes_per_second", "B/s", "disk_written_bytes"),
	c("network_received_bytes_per_second", "B/s", "network_received_bytes"),
	c("network_sent_bytes_per_second", "B/s", "network_sent_bytes"))

# the spans of one migration's load: from, to, value
spans_of <- function(row, host, vm, column) {
	m <- metrics[metrics$host == host & metrics$vm == vm, ]
	n <- nrow(m)
	if (n < 2)
		return(NULL)
	from <- m$clock_seconds[-n]; to <- m$clock_seconds[-1]
	a <- m[[column]][-n]; b <- m[[column]][-1]
	value <- if (column == "memory_bytes") (a + b) / 2 else ifelse(b >= a, (b - a) / (to - from), NA)
	settle <- if (is.na(row$settle_time_seconds)) 0 else row$settle_time_seconds
	keep <- !is.na(value) & from >= row$clock_seconds - margin - slack &
		to <= row$end + settle + margin + slack
	if (any(keep)) data.frame(from = from[keep], to = to[keep], value = value[keep])
}

# the mean over each bin, NA where less than half of it is covered
means_of <- function(spans, edges, zero) {
	x <- sort(unique(c(spans$from, spans$to)))
	grow <- function(weight) {
		y <- sapply(x, function(t) sum(weight * pmax(0, pmin(spans$to, t) - spans$from)))
		approxfun(x, y, rule = 2)
	}
	at <- edges + zero
	covered <- diff(grow(1)(at))
	ifelse(covered >= diff(edges) / 2 - 1e-12, diff(grow(spans$value)(at)) / covered, NA)
}

width_of <- function(span) {
	least <- max(span / 60, 0.1)
	steps <- as.vector(outer(c(1, 2, 5), 10^(-1:6)))
	min(steps[steps >= least * (1 - 1e-9)])
}

out <- file(golden, "w")
writeLines(paste0("run,case,aligned_at,entity,quantity,unit,offset_seconds,bin_seconds,n,vms,",
	"median,p25,p75"), out)
reach <- function(x) max(quantile(x, 0.9, type = 7), 0)
number <- function(x) formatC(x, digits = 12, format = "g", width = 1)
for (case in unique(table$case)) {
	rows <- table[table$case == case, ]
	whole <- reach(rows$total_time_seconds)
	width <- width_of(whole + 2 * margin)
	ends <- list(start = c(margin, whole + margin),
		switchover = c(reach(rows$switchover - rows$clock_seconds) + margin,
			reach(rows$end - rows$switchover) + margin))
	for (aligned in names(ends)) {
		bins <- ceiling(ends[[aligned]] / width - 1e-6)
		edges <- seq(-bins[1], bins[2]) * width
		for (entity in c("source", "destination", "vm_at_source", "vm_at_destination"))
			for (quantity in quantities) {
				means <- sapply(seq_len(nrow(rows)), function(i) {
					row <- rows[i, ]
					host <- if (grepl("source$", entity)) row$from else row$to
					spans <- spans_of(row, host, if (grepl("^vm", entity)) row$vm else "",
						quantity[3])
					zero <- if (aligned == "start") row$clock_seconds else row$switchover
					if (is.null(spans)) rep(NA, length(edges) - 1)
					else means_of(spans, edges, zero)
				})
				for (bin in seq_len(length(edges) - 1)) {
					known <- !is.na(means[bin, ])
					if (!any(known))
						next
					count <- count + 1
					if (count %% every != 1)
						next
					q <- quantile(means[bin, known], c(0.5, 0.25, 0.75), type = 7)
					writeLines(paste(c("loads", case, aligned, entity, quantity[1:2],
						number(c((edges[bin] + edges[bin + 1]) / 2, width)), sum(known),
						length(unique(rows$vm[known])), number(q)), collapse = ","), out)
				}
			}
	}
}
close(out)
