#!/bin/sh
# import-domjobinfo.t: virsh domjobinfo: one migration as text and by --rawstats, and a log of one
# that was really made; what a log does not tell stays empty.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
sample=tests/import/domjobinfo

ok 'a log with timestamps' migstat import $sample.log -o "$TMP/log"
cells 'ok' "$TMP/log" outcome
cells '2.236' "$TMP/log" job_time_seconds
cells '0.026' "$TMP/log" downtime_seconds
cells '0.001' "$TMP/log" setup_time_seconds
cells '4' "$TMP/log" iterations
cells '-' "$TMP/log" total_time_seconds
# the first sample's time less its own: 1795680516.769173156 - 0.164
cells '2026-11-26T08:08:36.605173Z' "$TMP/log" started_at
cells '1795680516.605173' "$TMP/log" clock_seconds
cells '0.164 0.327 0.476' "$TMP/log" job_time_seconds progress.csv '$r{job_time_seconds} < 0.5'
cells '- - 6293553.152' "$TMP/log" memory_processed_bytes progress.csv '$r{job_time_seconds} < 0.5' # 6.002 MiB
cells '- - - 62955454.464' "$TMP/log" memory_rate_bytes_per_second progress.csv '$r{job_time_seconds} < 0.7' # 60.039 MiB/s
cells '2026-11-26T08:08:37.091030Z' "$TMP/log" at progress.csv '$r{job_time_seconds} == 0.476'
ok 'and it can be analyzed' migstat analyze "$TMP/log"

ok 'a log that was cut' migstat import domjobinfo $sample-cut.log -o "$TMP/cut"
cells 'unknown' "$TMP/cut" outcome
cells 'the log does not say how the job ended' "$TMP/cut" error
cells '-' "$TMP/cut" job_time_seconds
cells '731 1349 1972' "$TMP/cut" milliseconds progress.csv '$r{milliseconds} = 1000 * $r{job_time_seconds}'
ok 'its user may know better' migstat import $sample-cut.log --set outcome=ok -o "$TMP/known"
cells 'ok' "$TMP/known" outcome
cells '-' "$TMP/known" error

ok 'one text' migstat import $sample-completed.txt -o "$TMP/text" --set vm=web
holds "$TMP/stdout" 'rounded by virsh to three decimals' 'it says that virsh rounds'
ok 'the same by --rawstats' migstat import $sample-rawstats.txt -o "$TMP/raw" --set vm=web
cells 'ok' "$TMP/raw" outcome
cells '2.885' "$TMP/text" job_time_seconds
cells '2.885' "$TMP/raw" job_time_seconds
cells '0.104' "$TMP/raw" downtime_seconds
cells '130220695' "$TMP/raw" data_moved_bytes
cells '130220556' "$TMP/text" data_moved_bytes # 124.188 MiB, as virsh rounded it
cells '129908736' "$TMP/raw" memory_normal_bytes
cells '70525677' "$TMP/raw" memory_rate_bytes_per_second
cells '0' "$TMP/raw" disk_moved_bytes
cells '-' "$TMP/text" disk_moved_bytes # a text without the lines of disks
cells '-' "$TMP/raw" started_at

# what only some versions and jobs have
lines='Job type: Unbounded\nTime elapsed: 1500 ms\nDirty rate: 1000 pages/s\nPage size: 4096 bytes\nAuto converge throttle: 20\n'
lines="timestamp: 100\n${lines}timestamp: 101\nJob type: Cancelled\nTime elapsed: 2500 ms\nTotal downtime: 300 ms\nErrmsg: x\n"
printf '%b' "$lines" >"$TMP/some.log"
ok 'throttle, dirty rate and a cancelled job' migstat import domjobinfo "$TMP/some.log" -o "$TMP/some"
cells 'aborted_by_manager' "$TMP/some" outcome
cells '-' "$TMP/some" downtime_seconds # of a job that did not complete it is what was expected
cells '4096000' "$TMP/some" dirty_rate_max_bytes_per_second
cells '0.20' "$TMP/some" throttle_max_ratio
cells '0.2' "$TMP/some" throttle_ratio progress.csv
printf 'Job type: Unbounded\nTime elapsed: 900 ms\nDirty rate: 5 pages/s\n\nJob type: Unbounded\nTime elapsed: 100 ms\n' >"$TMP/two.log"
ok 'the clock of the job goes back' migstat import domjobinfo "$TMP/two.log" -o "$TMP/two"
cells 'unknown unknown' "$TMP/two" outcome
cells '1 2' "$TMP/two" migration progress.csv
cells '- -' "$TMP/two" dirty_rate_bytes_per_second progress.csv # the page size is not known
cat $sample-completed.txt $sample-completed.txt >"$TMP/twice.log"
ok 'the same end is told twice' migstat import domjobinfo "$TMP/twice.log" -o "$TMP/twice"
cells '1' "$TMP/twice" migration

refused domjobinfo 'Job type: Sometimes\n' "1:11: 'Job type': 'Sometimes' is none of None"
refused domjobinfo 'Job type: Completed\nTime elapsed: long ms\n' "2:15: 'Time elapsed': 'long' is not a number from 0 on"
refused domjobinfo 'Job type: Completed\nTime elapsed: -5 ms\n' "2:15: 'Time elapsed': '-5' is not a number from 0 on"
refused domjobinfo 'Job type: Completed\nTime elapsed: 5 KiB\n' "2:17: 'Time elapsed': 'KiB' is not a unit of it"
refused domjobinfo 'Job type: Completed\nData total: 5 furlongs\n' "2:15: 'Data total': 'furlongs' is not a unit"
refused domjobinfo 'timestamp: yesterday\nJob type: None\n' "1:12: 'timestamp': 'yesterday' is not a number"
refused domjobinfo 'Job type: None\n\n' "1: no job: every 'Job type' is None"
done_testing
