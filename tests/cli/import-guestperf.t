#!/bin/sh
# import-guestperf.t: reports of QEMU's guestperf, whole and with keys that are missing or new.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'it is known by itself' migstat import tests/import/guestperf.json -o "$TMP/run" --set vm=g1
cells 1 "$TMP/run" migration
cells 'cache-20' "$TMP/run" case
cells 'ok' "$TMP/run" outcome
cells '10.210' "$TMP/run" job_time_seconds
cells '-' "$TMP/run" total_time_seconds
cells '0.287' "$TMP/run" downtime_seconds
cells '0.003' "$TMP/run" setup_time_seconds
cells '1000000000' "$TMP/run" memory_moved_bytes
cells '101281250' "$TMP/run" memory_rate_bytes_per_second
cells '10240000' "$TMP/run" dirty_rate_max_bytes_per_second
cells '0.30' "$TMP/run" throttle_max_ratio
cells '2023-11-14T22:13:20.250000Z' "$TMP/run" started_at
cells '2' "$TMP/run" guest_cpus
cells '1073741824' "$TMP/run" guest_memory_bytes
cells 'localhost' "$TMP/run" destination
cells '0.250000 9.000000 10.210000' "$TMP/run" elapsed_seconds progress.csv
cells '0 100062500 101281250' "$TMP/run" memory_rate_bytes_per_second progress.csv
cells '0 10240000 4096000' "$TMP/run" dirty_rate_bytes_per_second progress.csv
cells '0 0.3 0.2' "$TMP/run" throttle_ratio progress.csv
cells '10' "$TMP/run" asked parameters.csv '$r{parameter} eq "compression_xbzrle_cache"'
cells '125' "$TMP/run" asked parameters.csv '$r{parameter} eq "bandwidth"'
cells '500' "$TMP/run" asked parameters.csv '$r{parameter} eq "downtime-limit"'
cells 'yes' "$TMP/run" asked parameters.csv '$r{parameter} eq "auto-converge"'
cells '10' "$TMP/run" asked parameters.csv '$r{parameter} eq "auto-converge-increment"'
cells '- -' "$TMP/run" asked parameters.csv '$r{parameter} eq "connections" || $r{parameter} eq "pause_iters"'
cells '1.25' "$TMP/run" cpu_seconds metrics.csv '$r{vm} eq "g1" && $r{host} eq "a"'
cells '0.6' "$TMP/run" cpu_seconds metrics.csv '$r{vm} eq "g1 vcpu 4712"'
cells '1 2 3' "$TMP/run" work metrics.csv '$r{vm} eq "g1" && $r{host} eq ""'
cells '1 2' "$TMP/run" work metrics.csv '$r{vm} eq "g1 thread 1"'
ok 'analyze takes it' migstat analyze "$TMP/run" --metric job_time_seconds
cell 10.21 "$TMP/run/analysis/summary.csv" mean case=cache-20

# a report that guestperf itself wrote
ok 'a real report' migstat import tests/import/guestperf-pause.json -o "$TMP/real"
cells '8.753' "$TMP/real" job_time_seconds
cells '0.211' "$TMP/real" downtime_seconds
cells '1 2 4' "$TMP/real" iteration progress.csv
cells 'yes' "$TMP/real" asked parameters.csv '$r{parameter} eq "pause"'
cells '2' "$TMP/real" asked parameters.csv '$r{parameter} eq "pause_iters"'
cells '37.34' "$TMP/real" cpu_seconds metrics.csv '$r{vm} eq "vm" && $r{cpu_seconds} ne "" && $r{clock_seconds} > 1795681846.6'
cells '41' "$TMP/real" work metrics.csv '$r{vm} eq "vm" && $r{work} == 41'

# with STATUS SCENARIO RECORD OTHERS: a report
with() {
	printf '{"scenario": {%s}, "progress_history": [{"status": "%s", "now": 50, "duration": 2000%s}]%s}' "$2" "$1" "$3" "$4"
}
# imports FILE TEXT: it is a run at FILE.run
imports() {
	printf '%s' "$2" >"$1.json"
	ok "imports $(basename "$1")" migstat import "$1.json" -o "$1.run"
}
imports "$TMP/little" "$(with completed '' '' '')"
cells imported "$TMP/little.run" case
cells - "$TMP/little.run" guest_cpus
cells 48.000000 "$TMP/little.run" clock_seconds
imports "$TMP/failed" "$(with failed '' ', "downtime": 300' '')"
cells error_returned "$TMP/failed.run" outcome
cells - "$TMP/failed.run" downtime_seconds
imports "$TMP/cancelled" "$(with cancelled '' '' '')"
cells timeout_cancelled "$TMP/cancelled.run" outcome
imports "$TMP/active" "$(with active '' '' '')"
cells unknown "$TMP/active.run" outcome
imports "$TMP/newer" "$(with completed '"multifd": true, "multifd_channels": 8, "multifd_compression": "zstd", "new_one": 1.5' \
	', "new": {}' ', "new_list": []')"
cells 'yes 8 zstd 1.5' "$TMP/newer.run" asked parameters.csv
cells 'multifd connections multifd_compression new_one' "$TMP/newer.run" parameter parameters.csv

refused guestperf '[]' '1: it holds no migration: its lists'
refused guestperf '{"scenario": {"name": "a"}}' '1:1: progress_history: is missing; it should be an array [...]'
refused guestperf '{"progress_history": []}' '1: it holds no migration: its lists'
refused guestperf '{"progress_history": [{"now": "then"}]}' "1:31: progress_history[0].now: 'then' is a text where a number should be"
refused guestperf '{"progress_history": [{"duration": -4}]}' '1:36: progress_history[0].duration: -4 is negative'
refused guestperf '{"progress_history": [{"ram": {"iterations": -4}}]}' '1:46: progress_history[0].ram.iterations: -4 is negative'
refused guestperf "$(with completed '"bandwidth": [1]' '' '')" '1:28: scenario.bandwidth: should be a number, a text, true or false'
refused guestperf "$(with completed '' '' ', "vcpu_timings": [{"tid": 1, "timestamp": 2}]')" '1:111: vcpu_timings[0].value: is missing; it should be a number'
refused guestperf '{"progress_history": [{"now": 1e999}]}' '1:35: bad JSON: real number overflow'
done_testing
