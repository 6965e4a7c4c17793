#!/bin/sh
# import-once-wrong.t: small inputs of many formats that once came out wrong: what nobody observed is
# empty and never zero, real migrations all arrive, and other jobs are none.
. tests/cli/lib.sh
. tests/cli/import-lib.sh
wrong=tests/import/once-wrong

# take NAME FILE…: they become the run $TMP/NAME
take() {
	run_name=$1
	shift
	files=
	for file in "$@"; do
		files="$files $wrong/$file"
	done
	# shellcheck disable=SC2086 # names without blanks
	ok "$*" migstat import $files -o "$TMP/$run_name"
}

# --- what probes saw ------------------------------------------------------------------------------
take appended ping-appended.log
cells '1.100000 3.100000' "$TMP/appended" downtime_network_seconds
take second ping-appended.log job-of-second-ping.log
cells '3.100000' "$TMP/second" downtime_network_seconds
for silent in ping-ends-silent ping-ends-silent-with-statistics; do
	take $silent $silent.log job-of-silent-ping.log
	cells '-' "$TMP/$silent" downtime_network_seconds
	holds "$TMP/stdout" "$silent.log:200: the l" 'a note tells the place'
done
take alone ping-ends-silent.log
cells '-' "$TMP/alone" downtime_network_seconds
take early ping-ends-early.log job-longer-than-ping.log
cells '-' "$TMP/early" downtime_network_seconds
holds "$TMP/stdout" 'ping-ends-early.log:301: the log ends 14.999 s before migration 1 does' 'a note says why'
take headless ping-no-header.log
cells '192.0.2.2' "$TMP/headless" vm

# --- ends of jobs, and jobs that are no migration -------------------------------------------------
take same-end same-end.jsonl
cells '5.754 5.754' "$TMP/same-end" job_time_seconds
cells '0.174 0.153' "$TMP/same-end" downtime_seconds
for job in d7-save d8-backup; do
	fails_with 1 'no migration: every job is another operation' migstat import "$wrong/$job.txt" -o "$TMP/$job"
	nothing_left "$TMP/$job"
done
take backup d18-backup-then-mig.log
cells '17.203' "$TMP/backup" job_time_seconds
cells '0.338' "$TMP/backup" downtime_seconds
take two two-vms-interleaved.log
cells 'web1 db1' "$TMP/two" vm
cells '12.500 12.900' "$TMP/two" job_time_seconds
cells '0.040 0.440' "$TMP/two" downtime_seconds
take wrapped downtime-wraps.txt
cells '-' "$TMP/wrapped" downtime_seconds
take pretty qmp-pretty.json
cells '12.021' "$TMP/pretty" job_time_seconds
cells '0.057' "$TMP/pretty" downtime_seconds
take hmp q1-hmp.txt
cells '12.950' "$TMP/hmp" job_time_seconds
cells '4' "$TMP/hmp" iterations

# --- clouds ---------------------------------------------------------------------------------------
take typeless nova-no-migration-type.json
cells '11111111-1111-1111-1111-111111111112' "$TMP/typeless" vm
holds "$TMP/stdout" 'records that are no live migration were left out' 'and it is said'
take moved nova-error-but-moved.json
cells 'api_error_but_moved refused' "$TMP/moved" outcome
cells 'AB BA' "$TMP/moved" direction
take client openstack-cli.json
cells '37.000000' "$TMP/client" total_time_seconds
take before rally-before.json
take after rally-after.json
prints 'All VMs together: 41.95 s before, 19.99 s after (-52 %' migstat compare "$TMP/before" "$TMP/after"
holds "$TMP/stdout" 'Not the same VMs before (100) and after (100)' 'iterations are paired with nothing'
fails_with 1 'rally-negative.json:219:27:' migstat import "$wrong/rally-negative.json" -o "$TMP/negative"
holds "$TMP/stderr" "is 2.000000 s before the action's own started_at" 'in words that can be read'

# --- monitors: samples beside a migration ---------------------------------------------------------
fails_with 1 'it holds no migration' migstat import "$wrong/pcp-dstat.csv" -o "$TMP/dstat"
fails_with 1 "'2026-11-30 07:41:46' is local time" migstat import "$wrong/sadf-local.csv" -o "$TMP/local"
ok 'with its offset' migstat import "$wrong/sadf-local.csv" "$wrong/d18-backup-then-mig.log" --utc-offset=+01:00 \
	-o "$TMP/offset"
cells '1796020906.000000 1796020907.000000' "$TMP/offset" clock_seconds metrics.csv # 06:41:46 and 47 in UTC

# --- any CSV --------------------------------------------------------------------------------------
# rows 'NAME UNIT N MEAN' FILE COLUMN [OPTION…]: so the column of the file is read
rows() {
	wanted=$1
	file=$2
	column=$3
	shift 3
	ok "$file, as analyze reads it" migstat analyze --csv "$wrong/$file" --value "$column" "$@" -o "$TMP/$file"
	cell "$wanted" "$TMP/$file/summary.csv" metric,unit,n,mean
}

rows '5 - 3 ~6.18633' c01-nohdr.csv 5 --no-header
rows 'time_seconds s 3 ~0.013333' c04-semi.csv 'time (ms)'
rows 'time_seconds s 3 ~0.013333' c15-deccomma.csv time_ms
rows 'trans_sec - 2 ~43551.05' per-second.csv trans_sec # a rate, and no time
fails_with 1 "neg.csv:3:3: column 'downtime_ms': '-1' is below 0" migstat analyze --csv "$wrong/neg.csv" \
	--value downtime_ms
rows 'downtime_seconds s 2 0.0135' neg.csv downtime_ms --missing=-1
prints 'the mean fell by 62 %' migstat compare --csv "$wrong/flip_b.csv" "$wrong/flip_a.csv" --value downtime_ms \
	--better lower --aspect mean
holds "$TMP/stdout" '53.03 ms before, 20.04 ms after' 'which its two numbers give'
done_testing
