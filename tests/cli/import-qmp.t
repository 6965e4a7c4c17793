#!/bin/sh
# import-qmp.t: QEMU's answers to query-migrate: one of each kind, and streams with times.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
sample=tests/import/qmp

ok 'one answer' migstat import $sample-completed.json -o "$TMP/one"
cells 'ok' "$TMP/one" outcome
cells '0.007' "$TMP/one" job_time_seconds
cells '0.000' "$TMP/one" downtime_seconds
cells '349373' "$TMP/one" memory_moved_bytes
cells '76851500' "$TMP/one" memory_rate_bytes_per_second # 614.812 Mbit/s, which is no MB/s
cells '2' "$TMP/one" iterations
cells '-' "$TMP/one" started_at

ok 'a failure' migstat import $sample-failed.json -o "$TMP/failed"
cells 'error_returned' "$TMP/failed" outcome
cells "Failed to connect to '127.0.0.1:1': Connection refused" "$TMP/failed" error

# answers behind their time; at the end virsh says that the VM is gone
ok 'a stream of lines' migstat import $sample.log -o "$TMP/log"
cells 'unknown' "$TMP/log" outcome
cells '2026-11-26T08:08:37.005489Z' "$TMP/log" started_at # 1795680517.113488780 - 0.108
cells '12' "$TMP/log" rows progress.csv '$r{rows} = ++$n; $r{job_time_seconds} == 1.767'
cells '9704030' "$TMP/log" memory_processed_bytes progress.csv '$r{job_time_seconds} == 0.108'

# JSON lines; first the "completed" of a guest that came in, which is no migration of its own
ok 'a stream of objects' migstat import $sample-stream.jsonl -o "$TMP/stream"
cells '1' "$TMP/stream" migration
cells '0.132 0.342' "$TMP/stream" job_time_seconds progress.csv '$r{job_time_seconds} < 0.5'
cells '17326080' "$TMP/stream" dirty_rate_max_bytes_per_second # 4230 pages of 4096 bytes a second

running='{"return": {"status": "active", "total-time": 100, "ram": {"dirty-pages-rate": 7, "mbps": 8}}}'
done='{"status": "completed", "total-time": 250, "downtime": 40, "cpu-throttle-percentage": 0}'
printf '%s\n' "100.5 $running" "100.7 $done" "100.9 $done" >"$TMP/whole.log"
ok 'bare answers too, and the end told twice' migstat import qmp "$TMP/whole.log" -o "$TMP/whole"
cells '1' "$TMP/whole" migration
cells '0.250' "$TMP/whole" job_time_seconds
cells '0.040' "$TMP/whole" downtime_seconds
cells '1970-01-01T00:01:40.400000Z' "$TMP/whole" started_at
cells '1000000' "$TMP/whole" memory_rate_bytes_per_second progress.csv
cells '-' "$TMP/whole" dirty_rate_bytes_per_second progress.csv # without ram.page-size
printf '%s\n' "{\"status\": \"cancelled\"," '"total-time": 5}' >"$TMP/pretty.json"
ok 'an answer over several lines' migstat import qmp "$TMP/pretty.json" -o "$TMP/pretty"
cells 'aborted_by_manager' "$TMP/pretty" outcome

refused qmp '{"status": "active"}\n{"status": "activ"}\n' "2:12: status: 'activ' is no status of a migration"
refused qmp '{"status": "active"}\n1.5 {"status": "active", "total-time": "x"}\n' "2:40: total-time: 'x' is a text where a number should be"
refused qmp '{"status": "active"}\nsoon {"status": "active"}\n' "2:1: 'soon' before the answer is no time"
refused qmp '{"status": "active"}\n5 {"status": \n' '2:'
refused qmp '{"status": "active", "ram": {"total": -1}}' '1:39: ram.total: -1 is negative'
refused qmp '{"return": {}}\n' '1: no answer tells of a migration'
refused qmp '{"return": [1]}\n' '1:12: return: '
done_testing
