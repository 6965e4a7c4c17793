#!/bin/sh
# probes.t: what collect sees from outside, on real migrations of real guests: gaps, TCP stalls,
# samples, the guest's work, a network that never comes back, a collector that is late itself; and
# the short form of `make bench truth`. It starts a lab of its own and ends it whatever happens. Run
# from the project's root.
# shellcheck disable=SC2016  # the programs in single quotes are awk's
. tests/lab/on-guests.sh

# collect RUN ARGUMENTS...: of vm1, with its address, and vm2, without
collect() {
	run=$1
	shift
	"$LAB" in client "$BIN/migstat" collect -q -a $A -b $B -m vm1=10.78.0.11 -m vm2 \
		-o "$run" "$@"
}
# rows FILE PROGRAM: awk over a CSV file without quoted cells; c["name"] is a column's number
rows() {
	awk -F, "NR == 1 { for (i = 1; i <= NF; i++) c[\$i] = i; next } $2" "$1"
}

ok 'the lab comes up' $LAB up --guests 2

# ---- a run as anybody's ----

ok 'two VMs are migrated, one of them with an address' collect "$TMP/run" -c plain:unsafe=yes -n 2 \
	--margin 0.8 --work-rate udp:9001:lines
ok 'the VM with an address has a downtime of the network, with its resolution' rows \
	"$TMP/run/migrations.csv" '$c["vm"] == "vm1" { n++
		if ($c["downtime_network_seconds"] == "" || !($c["downtime_network_resolution_seconds"] > 0) ||
			$c["downtime_network_gaps"] == "" || $c["gap_threshold_seconds"] < 0.03 ||
			$c["collector_late_max_seconds"] == "") bad = 1 }
	END { exit bad || n != 4 }'
ok 'and TCP stalls, resets and retransmissions' rows "$TMP/run/migrations.csv" '
	$c["vm"] == "vm1" { n++; if ($c["tcp_stall_seconds"] == "" || $c["tcp_resets"] != 0 ||
		$c["tcp_retransmits"] == "") { print; bad = 1 } } END { exit bad || n != 4 }'
ok 'the VM without one has empty cells, not zeros' rows "$TMP/run/migrations.csv" '
	$c["vm"] == "vm2" { n++; if (($c["downtime_network_seconds"] $c["tcp_stall_seconds"] \
		$c["work_loss_ratio"] $c["collector_late_max_seconds"]) != "") { print; bad = 1 } } END { exit bad || n != 4 }'
# a switchover shorter than the threshold of a noisy guest is not seen, and must not be
ok "no switchover over the threshold is missed, and the longest gap is no shorter than it" rows \
	"$TMP/run/migrations.csv" '
	$c["vm"] == "vm1" { n++; d = $c["downtime_events_seconds"]; r = $c["downtime_network_resolution_seconds"]
		if (d > $c["gap_threshold_seconds"] + 0.02 && $c["downtime_network_max_seconds"] < d - r - 0.02) {
			print; bad = 1 } }
	END { exit bad || n != 4 }'
ok 'the gaps add up to the cells' sh -c '
	awk -F, "NR > 1 && \$3 == \"icmp\" && \$4 == \"target\" { s[\$1] += \$6 }
		END { for (m in s) printf \"%d %.3f\n\", m, s[m] }" "$1/gaps.csv" | sort >"$2/sums"
	awk -F, "NR == 1 { for (i = 1; i <= NF; i++) c[\$i] = i; next }
		\$c[\"downtime_network_seconds\"] > 0 { printf \"%d %.3f\n\", \$1, \$c[\"downtime_network_seconds\"] }" \
		"$1/migrations.csv" | sort >"$2/cells"
	diff "$2/sums" "$2/cells"' sh "$TMP/run" "$TMP"
ok 'both hosts and all VMs were sampled before, during and after every migration' sh -c '
	tail -n +2 "$1/metrics.csv" | cut -d, -f1,2,5,6 | sort -u >"$2/seen"
	for m in 1 2 3 4 5 6 7 8; do for p in before during after; do
		for who in a, b, ,vm1; do grep -qx "$m,$p,$who" "$2/seen" || { echo "$m,$p,$who"; exit 1; }; done
	done; done' sh "$TMP/run" "$TMP"
ok 'the migrating VM was sampled on both sides' sh -c '
	grep -q "^1,before,[^,]*,[^,]*,a,vm1," "$1" && grep -q "^1,after,[^,]*,[^,]*,b,vm1," "$1"' sh "$TMP/run/metrics.csv"
ok 'counters only grow, each on its host' rows "$TMP/run/metrics.csv" '
	$c["cpu_seconds"] != "" { k = $c["host"] $c["vm"]
		# a VM that comes to a host is a new process there
		if ($c["vm"] == "" && $c["cpu_seconds"] + 0 < last[k]) { print; bad = 1 }
		last[k] = $c["cpu_seconds"] + 0; n++ }
	END { exit bad || n < 100 }'
ok 'what libvirt cannot tell of a host is empty' rows "$TMP/run/metrics.csv" '
	$c["host"] != "" && $c["vm"] == "" { n++; if ($c["disk_read_bytes"] != "" || $c["network_sent_bytes"] != "" ||
		$c["memory_total_bytes"] == "") { print; bad = 1 } } END { exit bad || n < 100 }'
ok "the guest's loss of work is known" rows "$TMP/run/migrations.csv" '
	$c["vm"] == "vm1" { n++; if ($c["work_loss_ratio"] == "" || $c["work_loss"] == "" ||
		$c["work_loss_ratio"] > 1) { print; bad = 1 } } END { exit bad || n != 4 }'
ok 'analyze takes the new metrics' sh -c '
	migstat analyze "$1" >/dev/null && grep -q "downtime_network_seconds" "$1/analysis/summary.csv"' sh "$TMP/run"

# ---- collect itself is late ----

"$LAB" in client "$BIN/migstat" collect -q -a $A -b $B -m vm1=10.78.0.11 -o "$TMP/late" \
	-c slow:unsafe=yes,bandwidth=10 -n 1 --margin 0.5 >"$TMP/out" 2>&1 &
pid=$!
ok 'a slow migration is under way' wait_for_sample "$TMP/late" 1
kill -STOP $pid
sleep 1.2
kill -CONT $pid
wait $pid
ok 'it ends well' only "$TMP/late" 'ok|probe_lost' # lost: see outcomes of collect.t
ok "its own standstill is recorded as the collector's, in every probe" rows "$TMP/late/gaps.csv" '
	$c["migration"] == 1 && $c["cause"] == "collector" && $c["own_late_seconds"] > 0.5 { seen[$c["probe"]] = 1 }
	END { exit !(seen["icmp"] && seen["udp"] && seen["tcp"]) }'
ok 'and does not count as an outage of the guest' rows "$TMP/late/gaps.csv" '
	$c["cause"] == "target" && $c["own_late_seconds"] > 0.5 { print; bad = 1 } END { exit bad }'
ok 'the row says how late it was' rows "$TMP/late/migrations.csv" '
	$c["migration"] == 1 { late = $c["collector_late_max_seconds"] } END { exit !(late > 0.5) }'

# ---- the network never comes back ----

"$LAB" in client "$BIN/migstat" collect -q -a $A -b $B -m vm1=10.78.0.11 -o "$TMP/lost" \
	-c slow:unsafe=yes,bandwidth=20 -n 1 --margin 0.5 --lost-after 1 >"$TMP/out" 2>&1 &
pid=$!
ok 'another one is under way' wait_for_sample "$TMP/lost" 1
# the guests' bridge of host b loses its uplink
$LAB in b ip link set up0 down
tries=0
while kill -0 $pid 2>/dev/null && ! grep -q '^1,' "$TMP/lost/migrations.csv" && [ $tries -lt 600 ]; do
	tries=$((tries + 1))
	sleep 0.05
done
$LAB in b ip link set up0 up
wait $pid
ok 'moved, but no probe is answered any more: probe_lost' rows "$TMP/lost/migrations.csv" '
	$c["migration"] == 1 { word = $c["outcome"] $c["downtime_network_seconds"] } END { exit word != "probe_lost" }'
ok 'with an open gap' rows "$TMP/lost/gaps.csv" '
	$c["migration"] == 1 && $c["probe"] == "icmp" && $c["open"] == "yes" { n++ } END { exit n != 1 }'

# ---- known truth, the short form of `make bench` ----

# truth KIND OUTAGE...: three of each
truth() {
	kind=$1
	shift
	"$LAB" in client "$BUILD/bench/truth" "$kind" 0.01 3 $A "/run/netns/$MIGSTAT_LAB_NAME-a" vm1 \
		10.78.0.11 "$@" >"$TMP/truth.csv" && cp "$TMP/truth.csv" "$TMP/$kind.csv"
}
# The tolerance beside one interval is that of a busy machine whose emulated guest takes its time to
# answer; make bench shows how near it is on a quiet one. A gap below the threshold need not be seen.
right() {
	awk -F, '$2 == "icmp" { n++; i = $3
		if ($8 == "") { if ($5 > $11 + 2 * i) { print; bad = 1 }; next }
		if ($10 > i + 60 || $10 < -i - 60) { print; bad = 1 } else seen++ }
		END { exit bad || n < 6 || seen < 1 }' "$TMP/$1.csv"
}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
ok 'guests suspended for known times' truth suspend 200 1000
ok 'the probes are right about them' right suspend
ok 'links cut for known times' truth link 200 1000
ok 'the probes are right about them, too' right link

ok 'the lab goes down' $LAB down
done_testing
