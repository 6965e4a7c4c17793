#!/bin/sh
# import-mig-mon.t: the spike log of mig_mon, which tells the lengths of silences alone.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'a spike log' migstat import tests/import/mig_mon.csv --set probe_interval_seconds=0.05 -o "$TMP/alone"
cells '1.068000 0.159000' "$TMP/alone" silence_seconds gaps.csv
cells '1.018000 0.109000' "$TMP/alone" gap_seconds gaps.csv
cells '0.050000 0.050000' "$TMP/alone" resolution_seconds gaps.csv
cells '0.100000 0.100000' "$TMP/alone" threshold_seconds gaps.csv # mig_mon's own rule
cells '- -' "$TMP/alone" probes gaps.csv
cells 'udp udp' "$TMP/alone" probe gaps.csv
cells '2' "$TMP/alone" downtime_network_gaps
cells '1.127000' "$TMP/alone" downtime_network_seconds
cells '2026-11-26T07:52:52.000000Z' "$TMP/alone" started_at
fails_with 1 'does not write down how often it sends; give it by --set probe_interval_seconds=0.05' \
	migstat import tests/import/mig_mon.csv -o "$TMP/bad"
fails_with 1 '--set probe_interval_seconds=often: it is a number of seconds' \
	migstat import tests/import/mig_mon.csv --set probe_interval_seconds=often -o "$TMP/bad"
nothing_left "$TMP/bad"

# a migration from 1795680516.6 on, 2.236 s long; the first spike is of before it
printf '1795680500,18446744073709551615\n1795680510,300\n1795680518,250\n1795680519,150\n' >"$TMP/spikes.csv"
ok 'around a migration' migstat import tests/import/domjobinfo.log "$TMP/spikes.csv" --set probe_interval_seconds=0.05 \
	-o "$TMP/both"
cells '- 1 1' "$TMP/both" migration gaps.csv
cells '2' "$TMP/both" downtime_network_gaps
cells '0.300000' "$TMP/both" downtime_network_seconds
cells '0.200000' "$TMP/both" downtime_network_max_seconds

ok 'behind another log' migstat import tests/import/domjobinfo.log tests/import/ping.log "$TMP/spikes.csv" \
	--set probe_interval_seconds=0.05 -o "$TMP/third"
cells '2.617117' "$TMP/third" downtime_network_seconds
cells 'icmp udp udp udp' "$TMP/third" probe gaps.csv

# a log that ends before the migration: nobody knows whether mig_mon was still listening
printf '1795680500,18446744073709551615\n1795680510,300\n' >"$TMP/early.csv"
ok 'a log that ends early' migstat import tests/import/domjobinfo.log "$TMP/early.csv" --set probe_interval_seconds=0.05 \
	-o "$TMP/early"
cells '-' "$TMP/early" downtime_network_seconds
holds "$TMP/stdout" 'not whether mig_mon was listening' 'and says so'
printf '1795680530,300\n' >>"$TMP/early.csv"
ok 'one that goes on' migstat import tests/import/domjobinfo.log "$TMP/early.csv" --set probe_interval_seconds=0.05 \
	-o "$TMP/later"
cells '0.000000' "$TMP/later" downtime_network_seconds
printf '1795680500,18446744073709551615\n' >"$TMP/start.csv"
ok 'no silence at all' migstat import mig_mon "$TMP/start.csv" --set probe_interval_seconds=0.05 -o "$TMP/none"
cells '-' "$TMP/none" downtime_network_seconds

set_interval() {
	printf '%b' "$1" >"$TMP/refused"
	fails_with 1 "refused:$2" migstat import mig_mon "$TMP/refused" --set probe_interval_seconds=0.05 -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
set_interval '5,18446744073709551615\n6\n' "2:1: '6': a line should be SECONDS,MILLISECONDS"
set_interval '5,18446744073709551615\nsix,7\n' "2:1: 'six': a line should be SECONDS,MILLISECONDS"
set_interval '5,18446744073709551615\n6,long\n' "2:3: 'long' is not a number of milliseconds"
done_testing
