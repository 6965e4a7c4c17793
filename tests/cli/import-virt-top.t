#!/bin/sh
# import-virt-top.t: CSV of virt-top. Debian 12 has no virt-top: the sample has the form that its
# source writes.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
job=tests/import/domjobinfo.log
sample=tests/import/virt-top.csv

ok 'without a date' migstat import $job $sample -o "$TMP/run"
holds "$TMP/stdout" "virt-top's times have no date" 'it says that there is none'
cells '86398.000000 86399.000000 86400.000000' "$TMP/run" clock_seconds metrics.csv '$r{vm} eq ""'
cells '- - -' "$TMP/run" migration metrics.csv '$r{vm} eq ""'
cells '0 0.15 0.025' "$TMP/run" cpu_ratio metrics.csv '$r{vm} eq ""'
cells '9355603968' "$TMP/run" memory_total_bytes metrics.csv '$r{vm} eq "" && $r{clock_seconds} == 86398' # KB are KiB
cells '0 0.2' "$TMP/run" cpu_seconds metrics.csv '$r{vm} eq "vm1"' # vm1 ended
cells '0 0.1 0.15' "$TMP/run" cpu_seconds metrics.csv '$r{vm} eq "vm2"'
cells '- 0 512' "$TMP/run" disk_read_bytes metrics.csv '$r{vm} eq "vm2"'
cells '- 10 40' "$TMP/run" network_received_bytes metrics.csv '$r{vm} eq "vm2"'
cells '134217728' "$TMP/run" memory_bytes metrics.csv '$r{vm} eq "vm1" && $r{clock_seconds} == 86398'
ok 'with a date and its zone' migstat import $job $sample --set date=2026-11-26 --utc-offset +01:00 -o "$TMP/dated"
cells '1795733998.000000 1795733999.000000 1795734000.000000' "$TMP/dated" clock_seconds metrics.csv '$r{vm} eq ""'
fails_with 1 "times are local: --set date= needs --utc-offset" migstat import $job $sample --set date=2026-11-26 -o "$TMP/bad"
fails_with 1 '--set date=today is no date such as 2026-01-31' migstat import $job $sample --set date=today \
	--utc-offset +00:00 -o "$TMP/bad"
nothing_left "$TMP/bad"

head=$(head -n 1 $sample)
host='h,12:00:00,x,2,1,1,0,0,0,0,0,1,0,0.0,9,9,9,0'
bad() {
	printf '%s\n' "$head" "$1" >"$TMP/refused"
	fails_with 1 "refused:$2" migstat import $job "$TMP/refused" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
bad "$host,1,vm1" '2:1: 20 cells; it should be 18, and 10 for each VM'
bad "$host,1,vm1,fast,1,1,1,0,0,0,0" "2:52: column 'CPU (ns)': 'fast' is not a number from 0 on"
bad "h,noon,x,2,1,1,0,0,0,0,0,1,0,0.0,9,9,9,0" "2:3: column 'Time': 'noon' is no time such as 23:59:59"
done_testing
